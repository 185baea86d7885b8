"""A grid of runs.

The notebook imports pandas, seaborn and statsmodels and then works for about a second. Every way does the
same runs of it, two at a time but for papermill's command line; econlab also writes pages, charts, results
and the index.
"""


def bench_command_line(side_by_side, grid, size):
    runs = size(12, 2)
    side_by_side(
        f"econlab run --sweep, {runs} runs",
        lambda: grid.econlab(runs),
        {
            "papermill's command line, one after another": lambda: grid.command_line(runs),
            "econlab run --sweep --cold": lambda: grid.econlab(runs, "--cold"),
        },
        pairs=1,
        warm=False,
    )


def bench_pool(side_by_side, grid, size):
    runs = size(12, 2)
    side_by_side(
        f"econlab run --sweep, {runs} runs",
        lambda: grid.econlab(runs),
        {
            "papermill's interface in two processes": lambda: grid.pool(runs),
            "the bare cells in two processes that have imported everything": lambda: grid.bare(runs),
        },
        pairs=2,
        warm=False,
    )


def bench_nothing_changed(side_by_side, grid, size):
    runs, kept = size(12, 2), grid.output()
    grid.econlab(runs, output=kept)
    side_by_side(
        f"econlab run --sweep, {runs} runs, nothing changed",
        lambda: grid.econlab(runs, output=kept),
        {"all anew": lambda: grid.econlab(runs)},
        pairs=3,
        warm=False,
    )
