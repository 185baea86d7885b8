"""What a printed figure may innocently mean: the bounds an audit tries before it calls anything wrong."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from econlab.evidence.intervals import Interval
from econlab.evidence.noun_words import NOUNS

Figure = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far apart numbers may lie before they are held against each other.

    Attributes
    ----------
    open_end : float
        A figure printed as "over" X is taken to lie between X and `open_end`
        times X, and "under" likewise: whoever means 438 does not print "over 50".
    near : float
        Relative distance up to which another release or another definition
        explains why two numbers differ.
    """

    open_end: float
    near: float


def printed_bounds(row: Figure) -> Interval:
    """Bounds a figure is printed with."""
    return Interval(float(row["low"]), float(row["high"]), float(row["value"]) if row["value"] else None)


def strict(row: Figure, tolerance: Tolerance) -> Interval:
    """Bounds of a figure as an audit takes them first.

    Those it is printed with; but things counted one by one are exact, and an
    end that "over" or "under" opens is closed at `Tolerance.open_end`.
    """
    bounds = printed_bounds(row)
    low, high, value = bounds.low, bounds.high, bounds.value
    if value is None:
        return bounds
    if row["qualifier"] == "exact" and row["unit"] in NOUNS and _to_the_unit(bounds):
        return Interval.exact(value)
    if row["qualifier"] == "over" and value > 0:
        high = min(high, value * tolerance.open_end)
    if row["qualifier"] == "under" and value > 0:
        low = max(low, value / tolerance.open_end)
    return Interval(low, high, value)


def _to_the_unit(bounds: Interval) -> bool:
    """Whether a whole number looks counted, and not rounded to tens or more."""
    return bounds.width == 1 and (bounds.point < 100 or bounds.point % 10 != 0)


def readings(row: Figure, tolerance: Tolerance) -> dict[str, Interval]:
    """Bounds of a figure by each innocent reading, the strictest first.

    Returns
    -------
    dict of str to Interval
        ``holds``: as `strict` has it. ``cut_off``: further digits were cut off
        instead of rounded. ``rounded_off``: hedged with "about", it was rounded
        to its last digit other than zero. The last two only where they apply, so
        not to things counted one by one.
    """
    bounds = printed_bounds(row)
    found = {"holds": strict(row, tolerance)}
    if bounds.value is not None and row["qualifier"] in ("exact", "about") and found["holds"].width > 0:
        beyond = bounds.value + math.copysign(bounds.width, bounds.value)
        found["cut_off"] = Interval(min(bounds.low, beyond), max(bounds.high, beyond), bounds.value)
        if row["qualifier"] == "about" and bounds.value:
            exponent = int(Decimal(row["value"]).normalize().as_tuple().exponent)
            half = max(float(Decimal(5).scaleb(exponent - 1)), bounds.width / 2)
            found["rounded_off"] = Interval(bounds.value - half, bounds.value + half, bounds.value)
    return found


def loosest(row: Figure, tolerance: Tolerance) -> Interval:
    """Bounds that hold all innocent readings of a figure."""
    tried = list(readings(row, tolerance).values())
    return Interval(min(i.low for i in tried), max(i.high for i in tried), tried[0].value)


def signed(row: Figure, bounds: Interval) -> Interval:
    """Return a decrease as a negative change, or as the inverse of a multiple."""
    if row["kind"] != "change" or row["direction"] != "decrease":
        return bounds
    if row["unit"] != "multiple":
        return -bounds
    if bounds.low > 0:
        return 1 / bounds
    return Interval(1 / bounds.high, math.inf, 1 / bounds.value if bounds.value else None)


def agreement(stated: Figure, given: Interval, tolerance: Tolerance) -> str:
    """Return how what is stated agrees with what was recomputed; empty where it does not.

    Returns
    -------
    str
        The first of the `readings` that agrees, or ``by_times`` where "rose 74
        times" means by, not to, 74 times as much.
    """
    bounds = {reason: signed(stated, b) for reason, b in readings(stated, tolerance).items()}
    for reason, stands_for in bounds.items():
        if stands_for.overlaps(given):
            return reason
    by_times = stated["unit"] == "multiple" and stated["kind"] == "change"
    return "by_times" if by_times and any(b.overlaps(given - 1) for b in bounds.values()) else ""


def distance(first: Interval, second: Interval) -> float:
    """Return the gap between two intervals, relative to the second; 0 where they meet.

    Examples
    --------
    >>> round(distance(Interval(16.45, 16.55), Interval(12.325, 12.335)), 4)
    0.3336
    """
    gap = max(second.low - first.high, first.low - second.high, 0.0)
    size = max(abs(second.low), abs(second.high))
    if gap == 0:
        return 0.0
    return gap / size if 0 < size < math.inf else math.inf
