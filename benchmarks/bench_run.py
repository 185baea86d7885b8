"""One run of a notebook.

All but the bare cells write the executed notebook; econlab also writes its page, its charts, its results
and the index. The notebook is that of the grid; 02_growth_multipliers is one of the project's own.
"""

from commands import ECONLAB, econlab, peak, python
from grids import NAME

from econlab.project import root

OWN = "02_growth_multipliers"
INTERFACE = "import sys, papermill; papermill.execute_notebook(*sys.argv[1:], progress_bar=False)"


def bench_warm(side_by_side, grid):
    output, executed = grid.output(), grid.folder / "executed.ipynb"
    side_by_side(
        "econlab run",
        lambda: econlab("run", NAME, "--fresh", "--output", output, ECONLAB_PROJECT=str(grid.root)),
        {
            "papermill's command line": lambda: grid.command_line(1),
            "papermill's interface, in a new process": lambda: python("-c", INTERFACE, grid.source, executed),
            "the bare cells in a process that has imported everything": lambda: grid.bare(1),
        },
        pairs=3,
    )


def bench_cold(side_by_side, grid):
    output, run = grid.output(), ("run", NAME, "--fresh", "--cold", "--output")
    side_by_side(
        "econlab run --cold",
        lambda: econlab(*run, output, ECONLAB_PROJECT=str(grid.root)),
        {"papermill's command line": lambda: grid.command_line(1)},
        pairs=3,
        warm=False,
    )


def bench_own(side_by_side, tmp_path):
    papermill = ("-m", "papermill", "--no-progress-bar", f"notebooks/{OWN}.ipynb", tmp_path / "out.ipynb")
    side_by_side(
        f"econlab run {OWN}",
        lambda: econlab("run", OWN, "--fresh", "--output", tmp_path, ECONLAB_PROJECT=str(root())),
        {"papermill's command line": lambda: python(*papermill, cwd=root())},
        pairs=3,
    )


def bench_memory(rows, tmp_path):
    ours = peak(ECONLAB, "run", OWN, "--fresh", "--output", tmp_path, ECONLAB_PROJECT=str(root()))
    code = "from papermill.cli import papermill; papermill()"
    source = root() / "notebooks" / f"{OWN}.ipynb"
    theirs = peak(code, "--no-progress-bar", source, tmp_path / "out.ipynb")
    rows(f"most memory of econlab run {OWN}, its kernel aside", [ours], "of papermill's", [theirs], "MB")
