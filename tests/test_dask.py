"""A sweep on a Dask cluster on loopback: a real scheduler and two worker processes, some of them killed."""

import json
import os
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from processes import is_running, kill, started, until, written
from small_cluster import Cluster
from small_project import code, markdown, parameters, write_notebook

from econlab.cli import main
from econlab.running.translations import guard

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kills processes")

# As the command line, with less patience.
IMPATIENT = (
    "import sys; from econlab.running import cluster; cluster.RETURN_SECONDS = 3; "
    "from econlab.cli import main; sys.exit(main(sys.argv[1:]))"
)
ENDS = "import sys; from econlab.cli import main; sys.exit(main(sys.argv[1:]))"


def asked(root: Path, cluster: Cluster, count: int, *more: str) -> list[str]:
    path = root / "sweep.toml"
    path.write_text(f"[01]\nn = {list(range(count))}\n", encoding="utf-8")
    return ["run", "--sweep", str(path), "--scheduler", cluster.address, *more]


def at_work(root: Path, then: str) -> Any:
    pids = str(root.parent / "pids")
    return code(f"import os, time, pathlib\npathlib.Path({pids!r}, str(os.getpid())).touch()\n{then}")


def complete(report: Path) -> list[str]:
    return sorted(path.parent.name for path in report.glob("runs/*/*/run.json"))


def blocking(root: Path) -> Path:
    """Write a notebook whose first run ends and whose others wait for a file to go, and return the file.

    Which run is the first is left to the scheduler.
    """
    block, first = root.parent / "block", root.parent / "first"
    block.touch()
    lines = (
        f"try: pathlib.Path({str(first)!r}).touch(exist_ok=False)\n"
        "except FileExistsError:\n"
        f"    while os.path.exists({str(block)!r}): time.sleep(0.05)"
    )
    write_notebook(root, "01", parameters("n: int = 0\n"), at_work(root, lines))
    return block


def without_times(report: Path) -> dict[str, Any]:
    held: dict[str, Any] = {}
    for path in sorted(path for path in report.rglob("*") if path.is_file()):
        name = path.relative_to(report).as_posix()
        if path.name == "run.json" and path.parent != report:
            record = json.loads(path.read_text(encoding="utf-8"))
            held[name] = {
                key: record[key] for key in record.keys() - {"started", "duration", "files", "seal"}
            }
        elif path.name != "run.json":
            held[name] = path.read_bytes()
    return held


def test_a_cluster_leaves_what_this_machine_leaves(root: Path, cluster: Cluster) -> None:
    lines = (
        "import pathlib, sys\nfrom econlab.evidence import catalogue\n"
        "from econlab.running.results import record\n"
        "record('twice', n * 2)\nrecord('extra', pathlib.Path('data/extra.txt').read_text())\n"
        "catalogue.documents()"
    )
    (root / "data" / "extra.txt").write_text("7", encoding="utf-8")
    asked_for = parameters('n: int = 0\nlanguage: str = "vi"\n# inputs: data/extra.txt\n')
    notebook = write_notebook(root, "01", markdown("# Twice"), asked_for, code(lines))
    translated = f"<!-- cell-0 {guard('# Twice')} -->\n\n# Gấp đôi\n"
    notebook.with_suffix(".vi.md").write_text(translated, encoding="utf-8")
    for _ in range(2):
        # Far from the project: nothing but what is sent is there.
        cluster.start_worker(ECONLAB_PROJECT="")
    on_cluster = [*asked(root, cluster, 4), "--output", str(root / "cluster")]
    with started("-c", ENDS, *on_cluster) as process:
        _, said = process.communicate(timeout=120)
    assert process.returncode == 0, said
    assert "4 runs: 4 done, 0 failed, 0 skipped" in said
    here = [word for word in on_cluster if word not in ("--scheduler", cluster.address)]
    here[-1] = str(root / "here")
    assert main(here) == 0
    assert without_times(root / "cluster") == without_times(root / "here")
    runs = json.loads((root / "cluster" / "run.json").read_text(encoding="utf-8"))["runs"]
    assert {run["title"] for run in runs} == {"Gấp đôi"}


def test_a_lost_worker_and_ctrl_c(root: Path, cluster: Cluster) -> None:
    block = blocking(root)
    for _ in range(2):
        cluster.start_worker()
    with started("-c", ENDS, *asked(root, cluster, 5)) as process:
        until(lambda: complete(root / "reports") and len(written(root.parent / "pids")) >= 3)
        kill(cluster.workers[0].pid)
        # Its run starts again on the other, after the one that is there.
        block.unlink()
        _, said = process.communicate(timeout=120)
    assert process.returncode == 0, said
    assert complete(root / "reports") == ["default", "n-1", "n-2", "n-3", "n-4"]

    block.touch()
    before = len(written(root.parent / "pids"))
    with started("-c", ENDS, *asked(root, cluster, 5, "--fresh")) as process:
        until(lambda: len(written(root.parent / "pids")) >= before + 1)
        process.send_signal(2)
        _, said = process.communicate(timeout=120)
    assert process.returncode == 130, said
    assert "runs are complete and kept" in said
    assert "Traceback" not in said
    until(lambda: not any(map(is_running, written(root.parent / "pids"))))


def test_a_lost_scheduler_that_comes_back(root: Path, cluster: Cluster) -> None:
    block = blocking(root)
    cluster.start_worker()
    with started("-c", ENDS, *asked(root, cluster, 3)) as process:
        until(lambda: complete(root / "reports") and len(written(root.parent / "pids")) >= 2)
        cluster.scheduler.kill()
        cluster.workers[0].kill()
        cluster.start_scheduler()
        cluster.start_worker()
        block.unlink()
        _, said = process.communicate(timeout=120)
    assert process.returncode == 0, said
    assert "The scheduler was lost: waiting for it to come back" in said
    assert complete(root / "reports") == ["default", "n-1", "n-2"]


def test_a_lost_scheduler_that_stays_away(root: Path, cluster: Cluster) -> None:
    blocking(root)
    cluster.start_worker()
    with started("-c", IMPATIENT, *asked(root, cluster, 3)) as process:
        until(lambda: complete(root / "reports") and len(written(root.parent / "pids")) >= 2)
        cluster.scheduler.kill()
        _, said = process.communicate(timeout=120)
    assert process.returncode == 2
    assert "it was lost, and has not come back for 3 s. What is complete is kept: start it" in said
    assert "Traceback" not in said
    assert len(complete(root / "reports")) == 1


def test_a_worker_that_differs_is_refused(root: Path, cluster: Cluster) -> None:
    write_notebook(root, "01", parameters("n: int = 0\n"))
    own = root.parent / "own"
    own.mkdir()
    (own / "matplotlibrc").write_text("font.size: 20\n", encoding="utf-8")
    cluster.start_worker(MPLCONFIGDIR=str(own))
    with started("-c", ENDS, *asked(root, cluster, 2)) as process:
        _, said = process.communicate(timeout=120)
    assert process.returncode == 2
    assert (
        "A worker differs from this machine: the settings of matplotlib or IPython are others. "
        "Install the same there" in said
    )
    assert complete(root / "reports") == []


@pytest.mark.parametrize(
    "address",
    [
        "tcp://127.0.0.1:1",
        "nowhere",
        "carrier://pigeon:1",
        "127.0.0.1:8786",
        "tcp://:1",
        "tcp://127.0.0.1:99999",
    ],
)
def test_a_wrong_address_is_told_in_seconds(
    root: Path, address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    write_notebook(root, "01", parameters("n: int = 0\n"))
    with started("-c", ENDS, "run", "--scheduler", address) as process:
        _, said = process.communicate(timeout=120)
    assert process.returncode == 2
    assert f"econlab: --scheduler {address}: nothing answers there (" in said
    assert "Traceback" not in said


@contextmanager
def answering(with_: bytes | None) -> Iterator[str]:
    """Listen on loopback, and answer whoever calls with some bytes, or with nothing at all."""
    held: list[socket.socket] = []

    def serve() -> None:
        with suppress(OSError):
            while True:
                caller, _ = listener.accept()
                held.append(caller)
                if with_ is not None:
                    with suppress(OSError):  # whoever only knocks may be gone already
                        caller.sendall(with_)
                        caller.shutdown(socket.SHUT_WR)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield f"tcp://127.0.0.1:{listener.getsockname()[1]}"
        listener.shutdown(socket.SHUT_RDWR)
    thread.join()
    for caller in held:
        caller.close()


@pytest.mark.parametrize(
    ("with_", "why"),
    [
        (None, "it said nothing for 5 s"),
        (b"", "it does not speak as one"),
        (b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n", "it does not speak as one"),
        (bytes(range(256)) * 64, "it does not speak as one"),
    ],
)
def test_what_listens_and_is_no_scheduler_is_told_in_seconds(
    root: Path, with_: bytes | None, why: str
) -> None:
    write_notebook(root, "01", parameters("n: int = 0\n"))
    with answering(with_) as address:
        with started("-c", ENDS, "run", "--scheduler", address) as process:
            _, said = process.communicate(timeout=120)
        assert process.returncode == 2
        assert said == (
            f"econlab: --scheduler {address}: what listens there is no Dask scheduler ({why}). "
            "Give the address that 'dask scheduler' prints, such as tcp://192.0.2.1:8786.\n"
        )


def test_a_worker_is_no_scheduler(root: Path, cluster: Cluster) -> None:
    write_notebook(root, "01", parameters("n: int = 0\n"))
    cluster.start_worker()
    log = (cluster.folder / "worker-0.log").read_text(encoding="utf-8")
    address = log.partition("Start worker at:")[2].split()[0]
    with started("-c", ENDS, "run", "--scheduler", address) as process:
        _, said = process.communicate(timeout=120)
    assert process.returncode == 2
    assert f"--scheduler {address}: what listens there is no Dask scheduler (it is a Dask Worker)." in said


def test_workers_go_with_no_scheduler(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_notebook(root, "01", parameters("n: int = 0\n"))
    assert main(["run", "--workers", "2", "--scheduler", "tcp://127.0.0.1:1"]) == 2
    assert "found --scheduler as well, which has workers of its own" in capsys.readouterr().err


def test_without_dask_it_is_named(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write_notebook(root, "01", parameters("n: int = 0\n"))
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert main(["run", "--scheduler", "tcp://127.0.0.1:1"]) == 2
    assert "Dask is not installed. Install it with pip install 'econlab[cluster]'." in capsys.readouterr().err
