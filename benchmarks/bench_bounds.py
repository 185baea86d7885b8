"""Bounds.

Of a growth multiplier, from the rounding of four printed figures: econlab goes to the corners; a user
without it would draw every figure within its rounding ten thousand times, which stays within the bounds.
"""

import numpy as np

from econlab.evidence.intervals import Interval, monotone
from econlab.measures.accounts import rate

SIZES = Interval(22.55, 22.65, 22.6), Interval(50.15, 50.25, 50.2)
GDPS = Interval(74.405, 74.415, 74.41), Interval(121.02065, 121.02075, 121.0207)
YEARS, DRAWS = 6, 10_000


def multiplier(first: float, last: float, gdp_first: float, gdp_last: float) -> float:
    """Return the ratio of the two compound growth rates."""
    return rate(last / first, YEARS) / rate(gdp_last / gdp_first, YEARS)


def corners() -> Interval:
    """Return sharp bounds."""
    return monotone(multiplier, *SIZES, *GDPS)


def drawn() -> np.ndarray:
    """Return multipliers of figures drawn within their bounds."""
    generator = np.random.default_rng(0)
    first, last, gdp_first, gdp_last = (generator.uniform(i.low, i.high, DRAWS) for i in (*SIZES, *GDPS))
    digital = (last / first) ** (1 / YEARS) - 1
    return digital / ((gdp_last / gdp_first) ** (1 / YEARS) - 1)


def bench_bounds(side_by_side, rows):
    side_by_side(
        "sharp bounds of a multiplier",
        corners,
        {f"{DRAWS} draws": drawn},
        pairs=15,
        times=20,
        unit="ms",
        told=lambda taken: 1000 * taken,
    )
    width, found = corners().width, float(np.ptp(drawn()))
    rows("width of the bounds", [width], f"what {DRAWS} draws find", [found], "times")
