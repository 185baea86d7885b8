"""Processes of a test: started, waited for, killed; and never left behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

# Only for what hangs: a busy machine is to fail no test.
SECONDS = 180


def until(happened: Callable[[], object], seconds: float = SECONDS) -> None:
    """Wait for something, and fail where it does not happen."""
    limit = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < limit, "it did not happen"
        time.sleep(0.05)


@contextmanager
def started(*command: str, **options: str) -> Iterator[subprocess.Popen[str]]:
    """Start Python with arguments, both streams kept, and kill it in the end."""
    with subprocess.Popen(
        [sys.executable, *command],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=os.environ | options,
    ) as process:
        try:
            yield process
        finally:
            process.kill()
            with suppress(ValueError):  # already read
                process.communicate(timeout=SECONDS)


def is_running(pid: int) -> bool:
    """Whether there is a process, and not only its entry in the table."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


def parent(pid: int) -> int:
    """Return the number of the process that a process belongs to; zero where there is none any more."""
    try:
        return int(Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[1])
    except (FileNotFoundError, ProcessLookupError):
        return 0


def children(pid: int) -> list[int]:
    """Return the numbers of the processes that belong to a process."""
    everybody = sorted(int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit())
    return [one for one in everybody if parent(one) == pid]


def grandchildren(pid: int) -> list[int]:
    """Return the numbers of the processes that belong to those that belong to a process."""
    return [one for child in children(pid) for one in children(child)]


def command(pid: int) -> bytes:
    """Return the command line of a process; nothing where there is none any more."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        return b""


def written(folder: Path) -> list[int]:
    """Return the numbers that kernels wrote as names of files in a folder."""
    return sorted(int(path.name) for path in folder.iterdir() if path.name.isdigit())


def kill(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)
