"""What digital work could account for: econlab's draws beside a loop over the same draws.

A user without econlab would write the accounting out and call it once for each draw, or open a
spreadsheet. The script times both on the example of the tests.
"""

import sys
from pathlib import Path
from statistics import median
from timeit import repeat

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from small_digital_work import ASSUMPTIONS, INPUTS, SOURCES

from econlab.measures.digital_work_sensitivity import simulate

DRAWS = 10_000


def missing(generator: np.random.Generator, count: int) -> np.ndarray:
    """Shortfalls of between 1.2 and 5 million."""
    return generator.uniform(1.2e6, 5e6, count)


def vectorised() -> float:
    """Median share, rank correlations and all."""
    share = simulate(SOURCES, ASSUMPTIONS, missing, draws=DRAWS).share
    assert share is not None
    return share.point


def looped() -> float:
    """Median share alone, one draw after the other."""
    generator, shares = np.random.default_rng(0), []
    for _ in range(DRAWS):
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
    return median(shares)


if __name__ == "__main__":
    pairs = list(zip(repeat(vectorised, number=1, repeat=7), repeat(looped, number=1, repeat=7), strict=True))
    ratio = median(loop / whole for whole, loop in pairs)
    print(f"{DRAWS} draws in a loop take {ratio:.1f} times as long as econlab's, rank correlations included")
    print(f"median share: {vectorised():.1f} % against {looped():.1f} % of the loop")
