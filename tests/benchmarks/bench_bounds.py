"""Bounds of a growth multiplier: interval corners beside drawing the figures at random.

A user without econlab would draw every figure within its rounding many times
over. The script times both on the same window and says how much of the sharp
bounds the draws have found.
"""

from statistics import median
from timeit import repeat

import numpy as np

from econlab.evidence.intervals import Interval, monotone
from econlab.measures.accounts import rate

SIZES = Interval(22.55, 22.65, 22.6), Interval(50.15, 50.25, 50.2)
GDPS = Interval(74.405, 74.415, 74.41), Interval(121.02065, 121.02075, 121.0207)
YEARS, DRAWS = 6, 10_000


def multiplier(first: float, last: float, gdp_first: float, gdp_last: float) -> float:
    """Ratio of the two compound growth rates."""
    return rate(last / first, YEARS) / rate(gdp_last / gdp_first, YEARS)


def corners() -> Interval:
    """Sharp bounds."""
    return monotone(multiplier, *SIZES, *GDPS)


def drawn() -> np.ndarray:
    """Multipliers of figures drawn within their bounds."""
    generator = np.random.default_rng(0)
    first, last, gdp_first, gdp_last = (generator.uniform(i.low, i.high, DRAWS) for i in (*SIZES, *GDPS))
    digital = (last / first) ** (1 / YEARS) - 1
    return digital / ((gdp_last / gdp_first) ** (1 / YEARS) - 1)


if __name__ == "__main__":
    pairs = list(zip(repeat(corners, number=20, repeat=15), repeat(drawn, number=20, repeat=15), strict=True))
    ratio = median(random / sharp for sharp, random in pairs)
    found = np.ptp(drawn()) / corners().width
    print(f"{DRAWS} draws take {ratio:.1f} times as long as the corners and find {found:.1%} of their width")
