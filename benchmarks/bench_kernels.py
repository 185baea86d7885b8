"""Warm kernels.

A kernel is started until it is ready, imports pandas, seaborn, statsmodels, matplotlib and econlab, and is
shut down; forked from a process that has imported them, or started in the ordinary way. Many in a row
show whether that process grows.
"""

import os
import socket
import subprocess
from itertools import pairwise
from pathlib import Path
from time import perf_counter, sleep

import pytest
from commands import python
from jupyter_client import KernelManager

from econlab.running import kernels

HEAVY = "import pandas, seaborn, statsmodels.api, matplotlib.pyplot, econlab"
COLD, WARM = "python3", "econlab-warm"
PARTS = ("start until ready", "heavy imports", "shutdown")

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="Warm kernels: this system cannot fork.")


def life(name: str) -> tuple[float, ...]:
    """Return the seconds of a start until ready, of the heavy imports, and of the shutdown."""
    manager = KernelManager(kernel_name=name)
    times = [perf_counter()]
    manager.start_kernel(stderr=subprocess.DEVNULL)
    client = manager.client()
    client.start_channels()
    client.wait_for_ready(timeout=120)
    times.append(perf_counter())
    client.execute_interactive(HEAVY, timeout=120)
    times.append(perf_counter())
    client.stop_channels()
    manager.shutdown_kernel()
    times.append(perf_counter())
    return tuple(after - before for before, after in pairwise(times))


def server() -> int:
    """Return the number of the process that serves the newest socket."""
    newest = max(kernels.folder().glob("*.socket"), key=lambda path: path.stat().st_mtime)
    with socket.socket(socket.AF_UNIX) as caller:
        caller.connect(str(newest))
        return kernels.peer(caller)[0]


def held(process: int) -> float:
    """Return the memory that a process holds, in MB."""
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines()
    return int(next(line for line in status if line.startswith("VmRSS")).split()[1]) / 1024


def bench_life(side_by_side, rows):
    life(WARM)  # starts the server
    lives: dict[str, list[tuple[float, ...]]] = {WARM: [], COLD: []}
    side_by_side(
        "a warm kernel: start, imports, shutdown",
        lambda: lives[WARM].append(life(WARM)),
        {"an ordinary kernel": lambda: lives[COLD].append(life(COLD))},
        warm=False,
    )
    for what, warm, cold in zip(
        PARTS, zip(*lives[WARM], strict=True), zip(*lives[COLD], strict=True), strict=True
    ):
        rows(f"of that, {what}", warm, "an ordinary kernel", cold, "s")


def bench_papermill(side_by_side, grid, tmp_path):
    command = ("-m", "papermill", "--no-progress-bar", grid.source, tmp_path / "out.ipynb", "-k")
    side_by_side(
        f"papermill -k {WARM}",
        lambda: python(*command, WARM),
        {"papermill": lambda: python(*command, COLD)},
        pairs=3,
    )


def bench_in_a_row(rows, size):
    if not Path("/proc/self/status").exists():
        pytest.skip("The memory of the server of kernels: read from /proc, which this system has not.")
    number = size(60, 6)
    few = number // 5
    life(WARM)
    before = held(server())
    times = [sum(life(WARM)) for _ in range(number)]
    sleep(0.2)
    rows(
        f"the last {few} of {number} warm kernels in a row",
        times[-few:],
        f"the first {few}",
        times[:few],
        "s",
    )
    rows(f"memory of their server after {number}", [held(server())], "before", [before], "MB")
