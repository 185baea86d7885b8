"""Warm kernels beside cold ones: a start, papermill's command line, and two hundred in a row.

Cold and warm take turns, so that a busy machine slows both.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from statistics import median
from time import perf_counter, sleep

from jupyter_client import KernelManager

from econlab.project import root
from econlab.running import kernels

HEAVY = "import pandas, seaborn, statsmodels.api, matplotlib.pyplot, econlab"
NOTEBOOK = "02_growth_multipliers"
PAIRS, IN_A_ROW = 5, 200
COLD, WARM = "python3", "econlab-warm"


def life(name: str) -> tuple[float, float, float]:
    """Wall times of a start until ready, of the heavy imports, and of the shutdown."""
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
    ready, imported, ended = (after - before for before, after in pairwise(times))
    return ready, imported, ended


def papermill(name: str, folder: Path) -> float:
    """Wall time of papermill's command line."""
    start = perf_counter()
    command = ["papermill", "--no-progress-bar", "-k", name, f"notebooks/{NOTEBOOK}.ipynb"]
    subprocess.run(
        [sys.executable, "-m", *command, str(folder / "out.ipynb")],
        cwd=root(),
        check=True,
        capture_output=True,
    )
    return perf_counter() - start


def row(what: str, cold: list[float], warm: list[float]) -> None:
    """Print medians, and the median of the ratios of each pair."""
    ratio = median(fast / slow for slow, fast in zip(cold, warm, strict=True))
    print(f"{what:<28}{median(cold):>8.2f}{median(warm):>8.2f}{ratio:>8.2f}")


def taken(measure: Callable[[str], tuple[float, ...]]) -> dict[str, list[tuple[float, ...]]]:
    """What is measured, cold and warm in turn."""
    found: dict[str, list[tuple[float, ...]]] = {COLD: [], WARM: []}
    for _ in range(PAIRS):
        for name, times in found.items():
            times.append(measure(name))
    return found


def held(server: int, folder: Path) -> dict[str, int]:
    """What a leak would add to."""
    process = Path("/proc", str(server))
    [memory] = [line for line in (process / "status").read_text().splitlines() if line.startswith("VmRSS")]
    return {
        "processes": len((process / "task" / str(server) / "children").read_text().split()),
        "sockets": sum(path.is_socket() for path in folder.iterdir()),
        "descriptors of the server": len(list((process / "fd").iterdir())),
        "descriptors of the client": len(list(Path("/proc/self/fd").iterdir())),
        "memory of the server, MB": int(memory.split()[1]) // 1024,
    }


def server_in(folder: Path) -> int:
    """Number of the process that serves the newest socket."""
    import socket

    newest = max(folder.glob("*.socket"), key=lambda path: path.stat().st_mtime)
    with socket.socket(socket.AF_UNIX) as caller:
        caller.connect(str(newest))
        return kernels.peer(caller)[0]


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        os.environ["XDG_RUNTIME_DIR"] = name
        start = perf_counter()
        life(WARM)
        print(f"The first warm kernel, with the start of its server: {perf_counter() - start:.2f} s")
        lives = taken(life)
        print(f"{'seconds, medians':<28}{'cold':>8}{'warm':>8}{'ratio':>8}")
        for index, what in enumerate(("start until ready", "heavy imports", "shutdown")):
            row(what, *([times[index] for times in lives[way]] for way in (COLD, WARM)))
        row("the three together", *([sum(times) for times in lives[way]] for way in (COLD, WARM)))
        runs = taken(lambda way: (papermill(way, Path(name)),))
        row("papermill's command line", *([times[0] for times in runs[way]] for way in (COLD, WARM)))

        folder = kernels.folder()
        server = server_in(folder)
        before, times = held(server, folder), []
        for _ in range(IN_A_ROW):
            start = perf_counter()
            life(WARM)
            times.append(perf_counter() - start)
        sleep(0.2)
        after = held(server, folder)
        first, last = median(times[:20]), median(times[-20:])
        print(f"{IN_A_ROW} warm kernels in a row: {first:.2f} s each at first, {last:.2f} s at last")
        for what, count in before.items():
            print(f"  {what}: {count} before, {after[what]} after")
