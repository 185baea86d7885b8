"""A notebook that imports what econlab's import and then works for about a second, and ways to run it."""

import io
import json
import multiprocessing
import shutil
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import redirect_stdout
from itertools import count
from pathlib import Path
from time import perf_counter
from typing import Any

from commands import ECONLAB, econlab, peak, python

from econlab.project import root

WORKERS = 2
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
    """Return the notebook."""
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
    """Do the cells, one after another, in a process that has imported everything; the chart is drawn."""
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
    """Do one run through papermill's interface, as in its users' own pools."""
    import papermill

    source, output, n = asked
    papermill.execute_notebook(
        source, output, {"n": n}, progress_bar=False, extra_arguments=["--log-level=ERROR"]
    )


def pooled(work: Callable[..., None], asked: list[Any], *, ready: bool) -> float:
    """Return the seconds that processes take for some work; where they are to be ready, from then on."""
    with ProcessPoolExecutor(WORKERS, multiprocessing.get_context("spawn")) as pool:
        if ready:
            list(pool.map(work, [asked[0]] * WORKERS * 2))
        start = perf_counter()
        list(pool.map(work, asked))
        return perf_counter() - start


class Grid:
    """A project of that notebook, and the ways to do its runs; each takes the number of runs."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.root = folder, folder / "project"
        shutil.copytree(root() / "data", self.root / "data")
        self.source = self.root / "notebooks" / f"{NAME}.ipynb"
        self.source.parent.mkdir()
        self.source.write_text(json.dumps(notebook()), encoding="utf-8")
        self._numbers = count()

    def output(self) -> Path:
        """Make a new folder."""
        place = self.folder / f"output-{next(self._numbers)}"
        place.mkdir()
        return place

    def command_line(self, runs: int) -> None:
        """Use papermill's command line, one run after another."""
        output = self.output()
        for n in range(runs):
            arguments = [self.source, output / f"{n}.ipynb", "-p", "n", str(n), "--no-progress-bar"]
            python("-m", "papermill", *arguments)

    def pool(self, runs: int) -> float:
        """Use papermill's interface in two processes, whose start counts."""
        output = self.output()
        start = perf_counter()
        asked = [(str(self.source), str(output / f"{n}.ipynb"), n) for n in range(runs)]
        pooled(through_papermill, asked, ready=False)
        return perf_counter() - start

    def bare(self, runs: int) -> float:
        """Do the bare cells in two processes that have imported everything."""
        return pooled(bare, list(range(runs)), ready=True)

    def asked(self, runs: int, *more: str, output: Path | None = None) -> list[str]:
        """Return the arguments of a sweep."""
        sweep = self.folder / f"sweep-{runs}.toml"
        sweep.write_text(f"[{NAME}]\nn = {list(range(runs))}\n", encoding="utf-8")
        return ["run", "--sweep", str(sweep), "--output", str(output or self.output()), *more]

    def econlab(self, runs: int, *more: str, workers: int = WORKERS, output: Path | None = None) -> None:
        """Use econlab run --sweep."""
        asked = self.asked(runs, "--workers", str(workers), *more, output=output)
        econlab(*asked, ECONLAB_PROJECT=str(self.root))

    def memory(self, runs: int) -> tuple[float, float]:
        """Return the seconds of a sweep, and the most memory of econlab's own process in MB."""
        asked, start = self.asked(runs, "--workers", str(WORKERS)), perf_counter()
        most = peak(ECONLAB, *asked, ECONLAB_PROJECT=str(self.root))
        return perf_counter() - start, most
