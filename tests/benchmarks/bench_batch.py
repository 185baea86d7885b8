"""A grid of runs, side by side: papermill alone, econlab, and the bare cells of the notebook.

The notebook imports what ours import, and then works for about a second. Every way
does the same runs, in turn; the bare cells draw their chart, as a notebook does to
show it, and econlab also writes pages, results and the index.
``ECONLAB_BENCH_REPEATS`` is how often (3), ``ECONLAB_BENCH_RUNS`` how many runs the
longest sweep has whose cost per run is compared with one of ten (100).
"""

import io
import json
import multiprocessing
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import redirect_stdout
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

REPEATS = int(os.environ.get("ECONLAB_BENCH_REPEATS", "3"))
LONGEST = int(os.environ.get("ECONLAB_BENCH_RUNS", "100"))
GRID, WORKERS = 12, 2
NAME = "01_bench"
CELLS = (
    "n: int = 0",
    """import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns
import statsmodels.api as sm
from econlab.running.results import record""",
    """draws = np.random.default_rng(n).normal(size=(2000, 4))
frame = pd.DataFrame(draws, columns=list("abcd"))
samples = [frame.sample(2000, replace=True, random_state=i) for i in range(300)]
slopes = [sm.OLS(one["a"], sm.add_constant(one[["b", "c"]])).fit().params["b"] for one in samples]""",
    """figure, axes = plt.subplots()
sns.histplot(slopes, kde=True, ax=axes)
plt.show()""",
    """record("answer_slope", float(np.median(slopes)))""",
)


def notebook() -> dict[str, Any]:
    """The notebook of the grid."""
    cells = [
        {
            "cell_type": "code",
            "execution_count": None,
            "id": f"c{number}",
            "metadata": {"tags": ["parameters"]} if number == 0 else {},
            "outputs": [],
            "source": source,
        }
        for number, source in enumerate(CELLS)
    ]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}


def bare(n: int) -> None:
    """The cells, one after another, in a process that has imported everything."""
    import matplotlib as mpl

    mpl.use("agg")
    names: dict[str, Any] = {}
    for source in ("\n".join([CELLS[0], f"n = {n}"]), *CELLS[1:]):
        with redirect_stdout(io.StringIO()):
            exec(source, names)
        if names.get("figure"):
            names["figure"].savefig(io.BytesIO(), bbox_inches="tight")
            names["plt"].close("all")
            del names["figure"]


def through_papermill(asked: tuple[str, str, int]) -> None:
    """One run through papermill's interface, as in its users' own pools."""
    import papermill

    source, output, n = asked
    papermill.execute_notebook(
        source, output, {"n": n}, progress_bar=False, extra_arguments=["--log-level=ERROR"]
    )


def pooled(work: Callable[..., None], asked: list[Any], ready: Callable[[], None] | None) -> float:
    """Wall time of a pool of two; what makes it ready is not counted."""
    with ProcessPoolExecutor(WORKERS, multiprocessing.get_context("spawn")) as pool:
        if ready:
            list(pool.map(work, [asked[0]] * WORKERS * 2))
        start = perf_counter()
        list(pool.map(work, asked))
        return perf_counter() - start


class Place:
    """A project of one notebook, and the ways to do its runs."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.root = folder, folder / "project"
        for part in ("data/raw/vocabulary", "data/processed", "notebooks"):
            (self.root / part).mkdir(parents=True)
        self.source = self.root / "notebooks" / f"{NAME}.ipynb"
        self.source.write_text(json.dumps(notebook()), encoding="utf-8")
        own = Path(__file__).resolve().parents[2] / "data"
        for path in [*own.glob("raw/*.*"), *own.glob("raw/vocabulary/*"), *own.glob("processed/*")]:
            (self.root / "data" / path.relative_to(own)).write_bytes(path.read_bytes())
        self.count = 0

    def output(self) -> Path:
        """A new folder."""
        self.count += 1
        place = self.folder / f"output-{self.count}"
        place.mkdir()
        return place

    def command_line(self) -> float:
        """papermill's command line, one run after another."""
        output, start = self.output(), perf_counter()
        for n in range(GRID):
            arguments = [str(self.source), str(output / f"{n}.ipynb"), "-p", "n", str(n), "--no-progress-bar"]
            subprocess.run([sys.executable, "-m", "papermill", *arguments], check=True, capture_output=True)
        return perf_counter() - start

    def pool(self) -> float:
        """papermill's interface in two processes."""
        output = self.output()
        start = perf_counter()
        pooled(
            through_papermill, [(str(self.source), str(output / f"{n}.ipynb"), n) for n in range(GRID)], None
        )
        return perf_counter() - start

    def bare(self) -> float:
        """The bare cells in two processes."""
        return pooled(bare, list(range(GRID)), lambda: None)

    def econlab(self, runs: int = GRID, *more: str, output: Path | None = None) -> tuple[float, float]:
        """Wall time of a sweep, and the most memory of its own process in MB."""
        sweep = self.folder / f"sweep-{runs}.toml"
        sweep.write_text(f"[{NAME}]\nn = {list(range(runs))}\n", encoding="utf-8")
        arguments = ["run", "--sweep", str(sweep), "--output", str(output or self.output()), *more]
        lines = (
            "import resource, sys\nfrom econlab.cli import main\n"
            "code = main(sys.argv[1:])\n"
            "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)\nsys.exit(code)"
        )
        start = perf_counter()
        done = subprocess.run(
            [sys.executable, "-c", lines, *arguments, "--workers", str(WORKERS)],
            check=True,
            capture_output=True,
            text=True,
            env=os.environ | {"ECONLAB_PROJECT": str(self.root)},
        )
        return perf_counter() - start, float(done.stdout)

    def grid(self) -> None:
        """Print the table of all ways."""
        ways: dict[str, Callable[[], float]] = {
            "papermill's command line, one after another": self.command_line,
            "papermill's interface, in two processes": self.pool,
            "econlab run --sweep --cold": lambda: self.econlab(GRID, "--cold")[0],
            "econlab run --sweep": lambda: self.econlab(GRID)[0],
            "the bare cells in two processes, imported": self.bare,
        }
        times: dict[str, list[float]] = {way: [] for way in ways}
        self.econlab(2)  # starts the process that kernels are forked from, which the next sweeps find
        for _ in range(REPEATS):
            for way, measure in ways.items():
                times[way].append(measure())
        kept = self.output()
        self.econlab(GRID, output=kept)
        ways["econlab run --sweep, nothing changed"] = lambda: self.econlab(GRID, output=kept)[0]
        times["econlab run --sweep, nothing changed"] = [
            ways["econlab run --sweep, nothing changed"]() for _ in range(REPEATS)
        ]
        whole = median(times["papermill's command line, one after another"])
        print(f"{GRID} runs, {WORKERS} at a time, median of {REPEATS}:")
        floor = median(times["the bare cells in two processes, imported"])
        print(f"{'way':50} {'s':>7} {'against papermill':>18} {'of the bare cells':>18}")
        for way, seconds in times.items():
            against = median(seconds)
            print(f"{way:50} {against:7.2f} {whole / against:18.1f} {against / floor:18.2f}")

    def lengths(self) -> None:
        """Print the cost of a run in a short and in a long sweep."""
        for runs in sorted({10, 100, LONGEST}):
            seconds, megabytes = self.econlab(runs)
            print(f"{runs:5} runs: {seconds / runs:.2f} s a run, {megabytes:.0f} MB in econlab's own process")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        place = Place(Path(name))
        place.grid()
        place.lengths()
