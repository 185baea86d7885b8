"""Monte Carlo.

What digital work could account for, on the example of the tests: ten thousand draws of every assumption.
econlab also gives rank correlations; the loop writes the accounting out and does it once for each draw,
as a user without econlab or a spreadsheet would.
"""

from statistics import median

import numpy as np
from small_digital_work import ASSUMPTIONS, INPUTS, SOURCES

from econlab.measures.digital_work_sensitivity import simulate


def missing(generator: np.random.Generator, count: int) -> np.ndarray:
    """Return shortfalls of between 1.2 and 5 million."""
    return generator.uniform(1.2e6, 5e6, count)


def looped(draws: int) -> list[float]:
    """Return the share that digital work accounts for, one draw after the other."""
    generator, shares = np.random.default_rng(0), []
    for _ in range(draws):
        at = {name: generator.uniform(low, high) for name, (low, _, high) in INPUTS.items()}
        every = [
            at["labellers_count"] * at["labellers"] / 100,
            at["sellers_count"] * at["sellers_more"] * at["sellers"] / 100,
            at["villagers_count"] * at["jobs_per_village"] * at["villagers"] / 100,
            at["entrepreneurs_count"] * at["entrepreneurs"] / 100,
            at["retail_count"] * at["jobs_per_billion"] * at["retail"] / 100,
        ]
        held = sum(every) - at["overlap"] / 100 * (sum(every) - max(every))
        shares.append(100 * held / missing(generator, 1)[0])
    return shares


def bench_draws(side_by_side, rows, size):
    draws = size(10_000, 500)
    found: dict[str, float] = {}

    def ours() -> None:
        share = simulate(SOURCES, ASSUMPTIONS, missing, draws=draws).share
        assert share is not None
        found["ours"] = share.point

    def theirs() -> None:
        found["theirs"] = median(looped(draws))

    side_by_side(f"{draws} draws", ours, {"a loop": theirs}, pairs=7)
    rows("median share that they find", [found["ours"]], "the loop", [found["theirs"]], "%")
