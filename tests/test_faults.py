"""What breaks while runs are done: processes killed at any moment, no room or right, inputs gone, floods."""

import json
import os
import random
import shutil
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest
from processes import SECONDS, children, command, is_running, kill, parent, started, until, written
from raw_project import Project
from small_cluster import Cluster
from small_project import code, parameters, write_notebook

from econlab.cli import main
from econlab.running.reports import damage, earlier
from econlab.scratch import exclusive

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc, and locks folders")
RUNS = 6
# How many moments are tried; many more of them in an hour of leisure.
MOMENTS = int(os.environ.get("ECONLAB_FAULTS", "6"))
HEAVY = "import os, base64\nfrom econlab.running.results import record\nrecord('n', n)\n"


def sweep(root: Path, body: str, *, runs: int = RUNS) -> list[str]:
    """Write a notebook and a sweep of it, and return the command for it."""
    pids = str(root.parent / "pids")
    at_work = f"import os, pathlib, time\npathlib.Path({pids!r}, str(os.getpid())).touch()\n"
    write_notebook(root, "01", parameters("n: int = 0\n"), code(HEAVY), code(at_work + body))
    path = root / "sweep.toml"
    path.write_text(f"[01]\nn = {list(range(runs))}\n", encoding="utf-8")
    return ["run", "--sweep", str(path), "--workers", "2"]


def names(count: int = RUNS) -> list[str]:
    return ["default", *(f"n-{number}" for number in range(1, count))]


def complete(folder: Path) -> list[str]:
    """The runs of a report; each has to be whole, and nothing half-written is to stand among them."""
    found = sorted(path.parent.name for path in folder.glob("runs/01/*/run.json"))
    for name in found:
        assert damage(earlier("01", name, folder), folder) == ""
    assert sorted(path.name for path in folder.glob("runs/01/*")) == found
    for path in folder.glob("failed/01/*.json"):
        assert json.loads(path.read_bytes())["outcome"] == "failed"
    if (folder / "run.json").exists():
        json.loads((folder / "run.json").read_bytes())
    if (folder / "index.html").exists():
        assert (folder / "index.html").read_text(encoding="utf-8").rstrip().endswith("</html>")
    return found


def outcome(folder: Path) -> dict[str, bytes]:
    """What the same runs always leave, byte for byte."""
    kept = [*folder.glob("runs/01/*/01.*"), *folder.glob("results.*")]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(kept)}


def finished(asked: list[str], folder: Path, expected: dict[str, bytes]) -> None:
    """Give a command once more, which does what is missing, and nothing else."""
    before = complete(folder)
    stamps = {name: (folder / f"runs/01/{name}/run.json").stat().st_mtime_ns for name in before}
    assert main([*asked, "--output", str(folder)]) == 0
    assert complete(folder) == names()
    assert outcome(folder) == expected
    for name, stamp in stamps.items():
        assert (folder / f"runs/01/{name}/run.json").stat().st_mtime_ns == stamp, "it was done again"
    assert list(folder.glob(".*")) == []


def at_work(root: Path) -> dict[str, list[int]]:
    """The kernels that run, and what has forked them."""
    kernels = [pid for pid in written(root.parent / "pids") if is_running(pid)]
    return {
        "kernel": kernels,
        "server of kernels": sorted({parent(pid) for pid in kernels} - {0, 1, os.getpid()}),
    }


def victims(process: "subprocess.Popen[str]", root: Path) -> dict[str, list[int]]:
    """The processes that are at work, by what they are."""
    below = {pid: command(pid) for pid in children(process.pid)}
    forkservers = [pid for pid, said in below.items() if b"forkserver" in said]
    return {
        "econlab": [process.pid],
        "worker": [pid for forkserver in forkservers for pid in children(forkserver)],
        "server of workers": forkservers,
        "tracker": [pid for pid, said in below.items() if b"resource_tracker" in said],
        **at_work(root),
    }


def test_a_kill_at_any_moment_halves_nothing_and_the_next_call_does_the_rest(root: Path) -> None:
    asked = sweep(root, "time.sleep(0.2)")
    assert main([*asked, "--output", str(root / "undisturbed")]) == 0
    expected = outcome(root / "undisturbed")
    killed = set()
    for moment in range(MOMENTS):
        chance = random.Random(moment)
        folder = root / f"reports-{moment}"
        for old in (root.parent / "pids").iterdir():
            old.unlink()
        with started("-m", "econlab.cli", *asked, "--output", str(folder)) as process:
            time.sleep(chance.uniform(0.2, 5.0))
            try:
                found = victims(process, root)
                kind = chance.choice(sorted(kind for kind, pids in found.items() if pids))
                kill(chance.choice(found[kind]))
            except ProcessLookupError:
                kind = "too late"
            killed.add(kind)
            _, said = process.communicate(timeout=SECONDS)
        # Python's own tracker of resources tells what it forgot when it was killed.
        assert "Traceback" not in said or kind == "tracker"
        if kind not in ("econlab", "kernel", "server of kernels"):
            assert (process.returncode, complete(folder)) == (0, names()), (moment, kind, said)
        finished(asked, folder, expected)
    assert killed


def test_a_cluster_that_is_killed_at_any_moment_does_the_rest_at_once_or_at_the_next_call(
    root: Path, cluster: Cluster
) -> None:
    here = sweep(root, "time.sleep(0.2)")
    assert main([*here, "--output", str(root / "undisturbed")]) == 0
    expected = outcome(root / "undisturbed")
    asked = [*here[: here.index("--workers")], "--scheduler", cluster.address]
    for _ in range(2):
        cluster.start_worker()
    killed = set()
    with cluster.supervised():
        for moment in range(MOMENTS):
            chance = random.Random(f"cluster {moment}")
            folder = root / f"reports-{moment}"
            for old in (root.parent / "pids").iterdir():
                old.unlink()
            until(cluster.is_whole)
            with started("-m", "econlab.cli", *asked, "--output", str(folder)) as process:
                time.sleep(chance.uniform(0.5, 6.0))
                found = {
                    "econlab": [process.pid],
                    "scheduler": [cluster.scheduler.pid],
                    "worker": [worker.pid for worker in cluster.workers],
                    **at_work(root),
                }
                kind = chance.choice(sorted(kind for kind, pids in found.items() if pids))
                with suppress(ProcessLookupError):  # it was done before
                    kill(chance.choice(found[kind]))
                killed.add(kind)
                _, said = process.communicate(timeout=SECONDS)
            assert "Traceback" not in said, (moment, kind, said)
            if "nothing answers there" in said:  # it was killed before econlab had greeted it
                assert (kind, process.returncode, complete(folder)) == ("scheduler", 2, [])
            elif kind in ("scheduler", "worker"):
                assert (process.returncode, complete(folder)) == (0, names()), (moment, kind, said)
            until(cluster.is_whole)
            finished(asked, folder, expected)
    assert killed


def test_a_worker_that_is_killed_while_it_hands_over_leaves_nobody_waiting(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # Its notebook is far larger than a pipe holds, so that it would be in the midst of handing it over.
    body = "print(base64.b64encode(os.urandom(3_000_000)).decode())"
    asked = sweep(root, body, runs=8)
    with started("-m", "econlab.cli", *asked) as process:
        until(lambda: complete(root / "reports"))
        for _ in range(3):
            workers = victims(process, root)["worker"]
            if workers:
                with suppress(ProcessLookupError):  # it has come to its end
                    kill(workers[0])
            time.sleep(0.7)
        _, said = process.communicate(timeout=SECONDS)
    assert process.returncode in (0, 1), said
    assert "Traceback" not in said
    main(asked)
    assert complete(root / "reports") == names(8)


def in_a_small_disk(folder: Path, size: str, *commands: str) -> None:
    """Run shell commands in a namespace where a folder is a disk of its own, or skip."""
    folder.mkdir(exist_ok=True)
    mount = f"mount -t tmpfs -o size={size} none {folder}"
    if (
        shutil.which("unshare") is None
        or subprocess.run(["unshare", "-rm", "sh", "-c", mount], capture_output=True, check=False).returncode
    ):
        pytest.skip("no namespace with a disk of its own can be had here")
    lines = "\n".join([mount, *commands])
    subprocess.run(["unshare", "-rm", "sh", "-c", lines], check=True, timeout=2 * SECONDS)


def test_a_full_disk_fails_what_does_not_fit_and_is_taken_up_when_there_is_room(root: Path) -> None:
    body = "print(base64.b64encode(os.urandom(600_000)).decode()) if n == 1 else None"
    asked = " ".join([sys.executable, "-m", "econlab.cli", *sweep(root, body, runs=4)])
    reports, seen = root / "reports", root.parent / "seen"
    seen.mkdir()
    in_a_small_disk(
        reports,
        "3m",
        f"head -c 2000k /dev/zero > {reports}/ballast",
        f"{asked} 2> {seen}/first; echo $? > {seen}/first-code",
        f"cp -a {reports} {seen}/full",
        f"head -c 9000k /dev/zero > {reports}/more 2> /dev/null; {asked} --fresh 2> {seen}/none; true",
        f"cp -a {reports} {seen}/fuller; rm {reports}/ballast {reports}/more",
        f"{asked} 2> {seen}/second; echo $? > {seen}/second-code",
        f"cp -a {reports} {seen}/roomy",
    )
    first = (seen / "first").read_text(encoding="utf-8")
    assert (seen / "first-code").read_text(encoding="utf-8") == "1\n", first
    assert "01 (n-1): failed" in first
    assert "What it left cannot be kept: No space left on device." in first
    assert complete(seen / "full") == ["default", "n-2", "n-3"]
    none = (seen / "none").read_text(encoding="utf-8")
    assert "the report cannot be written (No space left on device)" in none or "cannot be kept" in none
    assert "Traceback" not in none
    complete(seen / "fuller")
    assert (seen / "second-code").read_text(encoding="utf-8") == "0\n"
    assert complete(seen / "roomy") == names(4)
    assert list((seen / "roomy").glob(".*")) == []


def test_a_read_only_report_is_one_message_before_anything_starts(root: Path) -> None:
    asked = " ".join([sys.executable, "-m", "econlab.cli", *sweep(root, "pass", runs=2)])
    seen = root.parent / "seen"
    seen.mkdir()
    in_a_small_disk(
        root / "reports",
        "1m",
        f"mount -o remount,ro {root}/reports",
        f"{asked} 2> {seen}/said; echo $? > {seen}/code",
    )
    said = (seen / "said").read_text(encoding="utf-8")
    assert (seen / "code").read_text(encoding="utf-8") == "2\n", said
    assert "cannot be written (Read-only file system)" in said
    assert "Traceback" not in said
    assert written(root.parent / "pids") == []


@pytest.mark.parametrize("gone", ["notebooks", "data"])
def test_inputs_that_vanish_meanwhile_harm_no_run_that_was_asked_for(
    root: Path, gone: str, capsys: pytest.CaptureFixture[str]
) -> None:
    block = root.parent / "block"
    block.touch()
    asked = sweep(root, f"while os.path.exists({str(block)!r}): time.sleep(0.05)", runs=3)
    write_notebook(root, "02", parameters("n: int = 0\n"), code(HEAVY))
    (root / "sweep.toml").write_text("[01]\nn = [0, 1, 2]\n[02]\nn = [0, 1, 2]\n", encoding="utf-8")

    def take_away() -> None:
        until(lambda: written(root.parent / "pids"))
        (root / gone).rename(root / f"{gone}-gone")
        block.unlink()

    thread = threading.Thread(target=take_away)
    thread.start()
    code_ = main(asked)
    thread.join()
    said = capsys.readouterr().err
    assert "Traceback" not in said
    assert complete(root / "reports") == names(3), said
    assert (code_, "6 runs: 6 done, 0 failed" in said) == (0, True), said


def test_two_sweeps_at_once_in_one_report_both_come_to_their_end(root: Path) -> None:
    asked = sweep(root, "time.sleep(0.1)")
    with (
        started("-m", "econlab.cli", *asked) as one,
        started("-m", "econlab.cli", *asked, "--fresh") as other,
    ):
        said = [process.communicate(timeout=SECONDS)[1] for process in (one, other)]
    assert [one.returncode, other.returncode] == [0, 0], said
    assert complete(root / "reports") == names()
    both = outcome(root / "reports")
    assert main([*asked, "--output", str(root / "undisturbed")]) == 0
    assert both == outcome(root / "undisturbed")
    assert list((root / "reports").glob(".*")) == []


def test_builds_at_once_and_one_that_is_killed_leave_the_tables_whole(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = project.copy(tmp_path / "copy").root
    monkeypatch.setenv("ECONLAB_PROJECT", str(root))
    assert main(["build"]) == 0
    folder = root / "data" / "processed"
    expected = {path.name: path.read_bytes() for path in folder.iterdir()}
    for moment in range(MOMENTS):
        with started("-m", "econlab.cli", "build") as one, started("-m", "econlab.cli", "build") as other:
            time.sleep(random.Random(moment).uniform(0.5, 3.0))
            one.kill()
            assert other.wait(SECONDS) == 0
    assert main(["build"]) == 0
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == expected


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("for _ in range(100 if n == 1 else 0): print('x' * 1_000_000)", "prints more than 32 MB"),
        ("print('x' * 100_000_000 if n == 1 else '')", "prints more than 32 MB"),
        ("held = bytearray(1 << 45) if n == 1 else None", "MemoryError"),
        ("if n == 1: raise ValueError('no such town')", "Cell [4]: ValueError: no such town"),
    ],
)
def test_a_run_that_floods_or_takes_all_memory_fails_alone_and_says_why(
    root: Path, body: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(sweep(root, body, runs=3)) == 1
    told = capsys.readouterr().err
    assert "01 (n-1): failed" in told
    assert said in told
    assert complete(root / "reports") == ["default", "n-2"]
    partial = root / "reports" / "failed" / "01" / "n-1.ipynb"
    assert partial.stat().st_size < 1_000_000
    assert json.loads(partial.read_bytes())["cells"][-1]["outputs"][-1]["output_type"] == "error"


def test_a_kernel_gets_its_share_of_memory_and_is_the_first_to_go(root: Path) -> None:
    body = (
        "import resource\nrecord('limit', resource.getrlimit(resource.RLIMIT_DATA)[0])\n"
        "record('order', int(open('/proc/self/oom_score_adj').read()))"
    )
    assert main(sweep(root, body, runs=2)) == 0
    results = {one["name"]: one["value"] for one in earlier("01", "default", root / "reports")["results"]}
    total = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    assert 0 < results["limit"] <= max(total // 2, 2 << 30)
    assert results["order"] == 500


def test_a_clock_that_jumps_changes_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = sweep(root, "pass", runs=2)
    assert main(asked) == 0
    for folder, _, files in os.walk(root / "reports"):
        for number, name in enumerate([*files, "."]):
            moment = (0, 4_000_000_000)[number % 2]  # 1970 and 2096
            os.utime(Path(folder, name), (moment, moment))
    capsys.readouterr()
    assert main(asked) == 0
    assert "2 skipped" in capsys.readouterr().err


def test_who_holds_a_folder_is_waited_for_however_it_ends(tmp_path: Path) -> None:
    holding = (
        "import sys, time, pathlib\nfrom econlab.scratch import exclusive\n"
        "with exclusive(pathlib.Path(sys.argv[1])):\n    print('held', flush=True)\n    time.sleep(600)"
    )
    entered: list[float] = []

    def enter() -> None:
        with exclusive(tmp_path):
            entered.append(time.monotonic())

    with started("-c", holding, str(tmp_path)) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        thread = threading.Thread(target=enter)
        thread.start()
        thread.join(1)
        assert entered == []
        process.kill()
        thread.join(SECONDS)
    assert entered
    assert list(tmp_path.iterdir()) == []


def test_no_right_to_write_is_one_message(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ECONLAB_PROJECT", str(project.root))
    folder = project.root / "data" / "processed"
    folder.chmod(0o555)
    command = [sys.executable, "-m", "econlab.cli", "build"]
    if os.geteuid() == 0:  # whom the rights of a folder bind only without this one of its own
        if shutil.which("setpriv") is None:
            pytest.skip("root may write anywhere")
        command = ["setpriv", "--bounding-set=-dac_override", *command]
    done = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")
    folder.chmod(0o755)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Permission denied. Make room or set rights there, and try again." in done.stderr
    assert "Traceback" not in done.stderr
