"""From one run to many, and from one worker to two.

Sweeps of the notebook of the grid, two runs at a time where nothing else is said: seconds for each run, and
memory of the process that hands them out. `ECONLAB_BENCH_RUNS=1000` measures a thousand runs as well.
"""


def bench_length(rows, grid, measured):
    short, others = (2, {4}) if measured.quick else (10, {1, 100, measured.longest} - {10})
    seconds, most = grid.memory(short)
    for runs in sorted(number for number in others if number <= measured.longest):
        taken, more = grid.memory(runs)
        rows(f"a run, of {runs} in a sweep", [taken / runs], f"of {short}", [seconds / short], "s")
        if runs > short:
            rows(f"most memory of econlab's own process, {runs} runs", [more], f"{short} runs", [most], "MB")


def bench_workers(side_by_side, grid, size):
    runs = size(12, 2)
    side_by_side(
        f"econlab run --sweep --workers 2, {runs} runs",
        lambda: grid.econlab(runs),
        {"--workers 1": lambda: grid.econlab(runs, workers=1)},
        pairs=3,
        warm=False,
    )
