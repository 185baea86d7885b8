"""Ways to do something: how long one takes, commands as a user gives them, and the most memory of one."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest

ECONLAB = "import sys; from econlab.cli import main; sys.exit(main(sys.argv[1:]))"
# The most memory is noted by the process itself: what the system tells of a child includes its parent's.
NOTED = """
import sys
from pathlib import Path
noted, code, *sys.argv[1:] = sys.argv[1:]
try:
    exec(code, {"__name__": "__main__"})
finally:
    status = Path("/proc/self/status").read_text().splitlines()
    Path(noted).write_text(next(line for line in status if line.startswith("VmHWM")).split()[1])
"""


# Where it returns a fraction, that is the seconds that count.
Way = Callable[[], Any]


def seconds(way: Way, times: int = 1) -> float:
    """Return how long something takes once, of so many times."""
    start = perf_counter()
    for _ in range(times):
        told = way()
    return told if isinstance(told, float) else (perf_counter() - start) / times


def python(*arguments: str | Path, cwd: Path | None = None, **environment: str) -> str:
    """Run Python, and return what it prints."""
    done = subprocess.run(
        [sys.executable, *map(str, arguments)],
        cwd=cwd,
        env=os.environ | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{arguments} ended with {done.returncode}:\n{done.stderr}")
    return done.stdout


def econlab(*arguments: str | Path, **environment: str) -> str:
    """Run a command of econlab, and return what it prints."""
    return python("-c", ECONLAB, *arguments, **environment)


def peak(code: str, *arguments: str | Path, cwd: Path | None = None, **environment: str) -> float:
    """Return the most memory in MB that Python takes for some lines, without processes that it starts."""
    if not Path("/proc/self/status").exists():
        pytest.skip("The most memory of a process: read from /proc, which this system has not.")
    with tempfile.TemporaryDirectory() as folder:
        noted = Path(folder, "kilobytes")
        python("-c", NOTED, noted, code, *arguments, cwd=cwd, **environment)
        return int(noted.read_text()) / 1024
