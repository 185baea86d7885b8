"""Many runs: handed over, lost, tried again, stopped and taken up, with real kernels that are killed."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest
from processes import is_running, kill, started, until, written
from small_project import code, parameters, write_notebook

from econlab.cli import main
from econlab.errors import InputError
from econlab.running.batch import Batch
from econlab.running.bundles import Bundle
from econlab.running.executors import LostError
from econlab.running.progress import Progress
from econlab.running.work import Finished, Needs, Task

posix = pytest.mark.skipif(os.name != "posix", reason="kills processes")
PLAIN = (parameters("n: int = 0\n"), code("n"))


def sweep(root: Path, text: str) -> list[str]:
    path = root / "sweep.toml"
    path.write_text(text, encoding="utf-8")
    return ["run", "--sweep", str(path)]


def at_work(root: Path, then: str) -> Any:
    """A cell that leaves the number of its kernel, and does something else for run 0 only."""
    pids = str(root.parent / "pids")
    return code(f"import os, time, pathlib\npathlib.Path({pids!r}, str(os.getpid())).touch()\n{then}")


def complete(root: Path) -> list[str]:
    return sorted(path.parent.name for path in (root / "reports").glob("runs/*/*/run.json"))


class FakePool:
    """Answers at once, as it is told to."""

    def __init__(self, answer: Callable[[Task, int], Any], *, blames: bool = True) -> None:
        self.answer, self.blames = answer, blames
        self.asked: list[Task] = []
        self.opened = self.most = 0

    def open(self, held: Bundle) -> None:
        self.opened += 1

    def submit(self, function: Any, task: Task) -> Future[Any]:
        self.asked.append(task)
        future: Future[Any] = Future()
        came = self.answer(task, len(self.asked))
        if isinstance(came, BaseException):
            future.set_exception(came)
        elif came is not None:
            future.set_result(came)
        return future

    def result(self, future: Future[Any]) -> Finished:
        return future.result()

    def slots(self) -> int:
        return 2

    def is_loss(self, error: BaseException) -> bool:
        return isinstance(error, LostError)

    def stop(self, sweep: str) -> None:
        pass

    def close(self) -> None:
        pass


def task(number: int) -> Task:
    needs = Needs("", "", ())
    return Task("s", "01", str(number), "en", b"", {}, {}, needs, "key")


DATA = Bundle("key", b"data")
DONE = Finished({"outcome": "done", "duration": 1.0})
FAILED = Finished({"outcome": "failed", "error": "no", "duration": 1.0}, again=True)


def worked_off(pool: FakePool, count: int, **options: Any) -> dict[int, Finished]:
    landed: dict[int, Finished] = {}
    batch = Batch(pool, DATA, landed.__setitem__, Progress(count), **options)
    batch.work_off((number, task(number)) for number in range(count))
    return landed


def test_only_a_few_tasks_are_made_ahead() -> None:
    made: list[int] = []
    landed: list[int] = []
    ahead: list[int] = []

    def tasks() -> Any:
        for number in range(50):
            made.append(number)
            ahead.append(len(made) - len(landed))
            yield number, task(number)

    pool = FakePool(lambda *_: DONE)
    Batch(pool, DATA, lambda number, _: landed.append(number), Progress(50)).work_off(tasks())
    assert sorted(landed) == list(range(50))
    assert max(ahead) <= 5


def test_a_worker_without_the_data_is_sent_them() -> None:
    pool = FakePool(lambda one, _: Finished(lacks=True) if one.content is None else DONE)
    assert worked_off(pool, 3) == dict.fromkeys(range(3), DONE)
    assert {one.content for one in pool.asked} == {None, b"data"}


def test_what_lacks_the_data_is_sent_again_in_its_order() -> None:
    pool = FakePool(lambda one, _: Finished(lacks=True) if one.content is None else DONE)
    worked_off(pool, 4)
    assert [one.run for one in pool.asked] == [*"0123", *"0123"]


def test_a_failed_run_is_tried_again_as_often_as_asked(capsys: pytest.CaptureFixture[str]) -> None:
    pool = FakePool(lambda *_: FAILED)
    assert worked_off(pool, 1, retry=2) == {0: FAILED}
    assert len(pool.asked) == 3
    assert capsys.readouterr().err.count("01 (0): tried again after: no") == 2
    final = Finished({"outcome": "failed", "error": "refused", "duration": 0.0}, again=False)
    pool = FakePool(lambda *_: final)
    assert worked_off(pool, 1, retry=2) == {0: final}
    assert len(pool.asked) == 1


def test_a_worker_that_differs_ends_the_sweep() -> None:
    pool = FakePool(lambda *_: Finished(differs="pandas is 2.2 there and 3.1 here"))
    with pytest.raises(InputError, match=r"pandas is 2.2 there and 3.1 here. Install the same"):
        worked_off(pool, 3)


def test_a_run_that_ends_its_worker_is_found_out_and_the_others_are_done() -> None:
    pool = FakePool(lambda one, _: LostError() if one.run == "1" else DONE)
    landed = worked_off(pool, 5)
    assert [landed[number].record["outcome"] for number in range(5)] == [
        "done", "failed", "done", "done", "done",
    ]  # fmt: skip
    assert landed[1].record["error"] == "Its worker died each of 3 times, perhaps for want of memory"
    assert pool.opened == 4


def test_a_lost_scheduler_is_no_fault_of_a_run() -> None:
    pool = FakePool(lambda one, count: LostError() if count % 4 == 1 and count < 40 else DONE, blames=False)
    assert worked_off(pool, 5) == dict.fromkeys(range(5), DONE)


def test_an_error_of_the_executor_is_a_failed_run() -> None:
    pool = FakePool(lambda one, _: MemoryError("no room") if one.run == "0" else DONE)
    landed = worked_off(pool, 2)
    assert (landed[0].record["error"], landed[1]) == ("MemoryError: no room", DONE)


@posix
def test_a_worker_that_is_killed_takes_no_other_run_with_it(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    killing = at_work(
        root,
        "if n == 1: os.kill(int(os.environ['JPY_PARENT_PID']), 9); time.sleep(60)",
    )
    write_notebook(root, "01", parameters("n: int = 0\n"), killing)
    assert main([*sweep(root, "[01]\nn = [0, 1, 2, 3]\n"), "--workers", "2"]) == 1
    said = capsys.readouterr().err
    assert complete(root) == ["default", "n-2", "n-3"]
    assert "01 (n-1): failed, 0.0 s. Its worker died each of 3 times, perhaps for want of memory." in said
    assert "A worker died: its runs are done again." in said
    until(lambda: not any(map(is_running, written(root.parent / "pids"))))
    assert list((root.parent / "temporary").glob("econlab-*")) == []


@posix
def test_a_run_that_takes_too_long_is_stopped_and_the_others_go_on(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sleeping = at_work(root, "if n == 1: time.sleep(600)")
    write_notebook(root, "01", parameters("n: int = 0\n"), code("n"), sleeping)
    asked = sweep(root, "[01]\nn = [0, 1, 2]\n")
    assert main([*asked, "--workers", "1", "--timeout", "15"]) == 1
    said = capsys.readouterr().err
    assert "Cell number 4: TimeoutError: the time of the run is over: 15 s." in said
    assert "3 runs: 2 done, 1 failed, 0 skipped" in said
    partial = json.loads((root / "reports" / "failed" / "01" / "n-1.ipynb").read_text(encoding="utf-8"))
    assert partial["cells"][2]["outputs"][0]["data"]["text/plain"] == "1"
    assert partial["cells"][3]["outputs"][0]["ename"] == "TimeoutError"
    assert not any(map(is_running, written(root.parent / "pids")))


def test_what_is_tried_again_may_succeed(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mark = str(root.parent / "tried")
    flaky = f"import os\nif not os.path.exists({mark!r}):\n    open({mark!r}, 'w').close()\n    os._exit(1)"
    write_notebook(root, "01", parameters("n: int = 0\n"), code(flaky))
    assert main(["run", "--retry", "1"]) == 0
    said = capsys.readouterr().err
    assert "01 (default): tried again after: Cell number 2: DeadKernelError: Kernel died" in said


def test_what_econlab_refuses_is_not_tried_again(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    refusing = "from econlab.errors import InputError\nraise InputError('not for this place')"
    write_notebook(root, "01", parameters("n: int = 0\n"), code(refusing))
    assert main(["run", "--retry", "3"]) == 1
    assert "tried again" not in capsys.readouterr().err


def test_runs_at_the_same_time_share_nothing(root: Path) -> None:
    meet = str(root.parent / "meet")
    Path(meet).mkdir()
    body = (
        "import os, pathlib, time\nfrom econlab.running.results import record\n"
        f"pathlib.Path({meet!r}, str(n)).touch()\n"
        f"while len(os.listdir({meet!r})) < 2: time.sleep(0.05)\n"
        "pathlib.Path('here.txt').write_text(str(n))\ntime.sleep(0.5)\n"
        "record('same', int(pathlib.Path('here.txt').read_text()) == n and 1 or 0)\n"
        "record('raw', int(pathlib.Path('data/raw/figures.csv').is_file()))\n"
        "record('project', str(pathlib.Path(os.environ['ECONLAB_PROJECT'], 'here.txt').exists()))"
    )
    write_notebook(root, "01", parameters("n: int = 0\n"), code(body))
    assert main([*sweep(root, "[01]\nn = [0, 1]\n"), "--workers", "2"]) == 0
    for name in ("default", "n-1"):
        record = json.loads((root / "reports/runs/01" / name / "run.json").read_text(encoding="utf-8"))
        assert [one["value"] for one in record["results"]] == [1, 1, "False"]


def test_a_file_that_is_not_declared_is_not_there_and_the_run_says_why(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "data" / "extra.txt").write_text("7", encoding="utf-8")
    read = code("open('data/extra.txt').read()")
    write_notebook(root, "01", parameters("n: int = 0\n"), read)
    assert main(["run"]) == 1
    assert "declares with '# inputs:' in its parameters cell." in capsys.readouterr().err
    write_notebook(root, "01", parameters("n: int = 0\n# inputs: data/extra.txt\n"), read)
    assert main(["run"]) == 0


@posix
@pytest.mark.parametrize(("signum", "code_"), [(signal.SIGINT, 130), (signal.SIGKILL, -signal.SIGKILL)])
def test_a_sweep_that_is_stopped_leaves_no_process_and_is_taken_up(
    root: Path, signum: int, code_: int, capsys: pytest.CaptureFixture[str]
) -> None:
    block = str(root.parent / "block")
    Path(block).touch()
    blocked = at_work(root, f"while n and os.path.exists({block!r}): time.sleep(0.05)")
    write_notebook(root, "01", parameters("n: int = 0\n"), blocked)
    asked = sweep(root, "[01]\nn = [0, 1, 2, 3, 4]\n")
    with started("-m", "econlab.cli", *asked, "--workers", "2") as process:
        until(lambda: complete(root) and len(written(root.parent / "pids")) == 3)
        process.send_signal(signum)
        _, said = process.communicate(timeout=120)
    assert process.returncode == code_
    assert "Traceback" not in said
    if signum == signal.SIGINT:
        assert "interrupted: 1 of 5 runs are complete and kept. Give the same command again" in said
        assert not any(map(is_running, written(root.parent / "pids")))
        assert list((root.parent / "temporary").glob("econlab-*")) == []
    until(lambda: not any(map(is_running, written(root.parent / "pids"))))
    assert complete(root) == ["default"]
    Path(block).unlink()
    assert main([*asked, "--workers", "2"]) == 0
    assert "5 runs: 4 done, 0 failed, 1 skipped" in capsys.readouterr().err
    assert list((root / "reports").glob(".*")) == []
    assert list((root.parent / "temporary").glob("econlab-*")) == []


# Presses Ctrl-C where what gathers the runs is being imported, and tells whether that is gone on with.
INTERRUPTED_IMPORT = """
import os, signal, sys, threading, time
from importlib.abc import MetaPathFinder

class Interrupting(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name == "matplotlib.ft2font" and threading.current_thread() is not threading.main_thread():
            deaf = signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, [])
            os.kill(os.getpid(), signal.SIGINT)
            time.sleep(2)
            print("deaf" if deaf else "not deaf", flush=True)

sys.meta_path.insert(0, Interrupting())
from econlab.cli import main
sys.exit(main(sys.argv[1:]))
"""


@posix
def test_a_sweep_that_is_stopped_cuts_off_no_import(root: Path) -> None:
    write_notebook(root, "01", parameters("n: int = 0\n"), at_work(root, "time.sleep(60)"))
    asked = sweep(root, "[01]\nn = [0, 1]\n")
    with started("-c", INTERRUPTED_IMPORT, *asked) as process:
        seen, said = process.communicate(timeout=120)
    assert process.returncode == 130, said
    assert said.endswith("Give the same command again to go on.\n")
    assert seen == "deaf\n"


def test_nothing_heavy_is_imported_where_nothing_has_changed(root: Path) -> None:
    write_notebook(root, "01", *PLAIN)
    assert main(["run"]) == 0
    lines = (
        "import sys; from econlab.cli import main; assert main(['run']) == 0; "
        "print(sorted({'papermill', 'pandas', 'nbconvert', 'nbformat', 'distributed', 'multiprocessing', "
        "'jinja2', 'numpy', 'jupyter_client'} & sys.modules.keys()))"
    )
    done = subprocess.run(
        [sys.executable, "-c", lines], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    assert done.stdout == "[]\n"


@posix
def test_a_kernel_that_is_killed_from_outside_is_a_failed_run(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_notebook(root, "01", parameters("n: int = 0\n"), at_work(root, "time.sleep(600)"))

    def killer() -> None:
        until(lambda: written(root.parent / "pids"))
        kill(written(root.parent / "pids")[0])

    thread = threading.Thread(target=killer)
    thread.start()
    assert main(["run"]) == 1
    thread.join()
    assert "Cell number 2: DeadKernelError: Kernel died." in capsys.readouterr().err


def test_a_script_that_is_not_guarded_may_ask_for_runs(root: Path) -> None:
    write_notebook(root, "01", *PLAIN)
    script = root / "script.py"
    script.write_text(
        "from econlab.project import root\nfrom econlab.running.runs import run\n"
        "print([one['outcome'] for one in run([], [], root=root())])\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, check=False, encoding="utf-8"
    )
    assert (done.stdout, done.returncode) == ("['done']\n", 0), done.stderr
