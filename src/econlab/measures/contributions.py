"""How much a digital economy added to the growth of GDP."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from econlab.evidence.intervals import Interval, column_names, columns, monotone
from econlab.faces import Faced
from econlab.measures.accounts import Accounts, rate
from econlab.measures.windows import check_window, window_name

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Contribution(Faced):
    """What the digital economy added to the growth of GDP at current prices in a window.

    Attributes
    ----------
    points : Interval
        Rise of the digital economy over GDP of the first year, in percentage points.
    share : Interval or None
        The same over the growth of GDP, in per cent; None where GDP growth can be zero.
    figures : tuple of str
        Ids of the figures and reference values used.
    """

    start: int
    end: int
    points: Interval
    share: Interval | None
    figures: tuple[str, ...]


def contributions(accounts: Accounts, start: int, end: int) -> tuple[Contribution, ...]:
    """Contribution of each year of a window that the evidence allows, and last of the whole window."""
    pairs = dict.fromkeys([*pairwise(range(start, end + 1)), (start, end)])
    found = (contribution(accounts, first, last) for first, last in pairs)
    return tuple(item for item in found if item)


def contribution(accounts: Accounts, start: int, end: int) -> Contribution | None:
    """Contribution of the digital economy to the growth of nominal GDP.

    ``points = 100 (E_end - E_start) / Y_start`` and
    ``share = 100 (E_end - E_start) / (Y_end - Y_start)``. An accounting identity:
    it says where growth was recorded, not what caused it.

    Returns
    -------
    Contribution or None
        None where the evidence lacks a value.

    Raises
    ------
    InputError
        When the window is empty.

    Examples
    --------
    A rise from 30 to 36 beside a GDP that rises from 100 to 110:

    >>> from econlab.evidence.series import Series
    >>> def levels(first, last):
    ...     known = {2020: Interval.exact(first), 2021: Interval.exact(last)}
    ...     return Series("AAA", "size", "D", "first", "CNY", known, {})
    >>> seen = Accounts("AAA", "D", "first", "first", levels(30, 36), None, levels(100, 110), None)
    >>> added = contribution(seen, 2020, 2021)
    >>> print(added.points, "points of 10:", added.share, "%")
    6 [6, 6] points of 10: 60 [60, 60] %
    """
    check_window(start, end)
    gdp = accounts.gdp
    base = next(
        (series for series in (accounts.size, accounts.share) if series and series.covers(start, end)), None
    )
    if base is None or gdp is None or not gdp.covers(start, end):
        return None
    ends = (base.values[start], base.values[end], gdp.values[start], gdp.values[end])
    # In per cent of GDP of the first year: a size over it, a share grown with it.
    name, added = ("size", _added_by_size) if base is accounts.size else ("share", _added_by_share)
    points = monotone(added, *ends)
    share = None
    if not ends[2].overlaps(ends[3]):
        share = monotone(lambda a, b, y0, y1: 100 * added(a, b, y0, y1) / rate(y1 / y0, 1), *ends)
    return Contribution(start, end, points, share, accounts.cited_window(start, end, (name, "gdp")))


def _added_by_size(e0: float, e1: float, y0: float, _y1: float) -> float:
    return 100 * (e1 - e0) / y0


def _added_by_share(s0: float, s1: float, y0: float, y1: float) -> float:
    return s1 * y1 / y0 - s0


def to_frame(contributions: Iterable[Contribution]) -> pd.DataFrame:
    """Contributions as a table, one row each, bounds in columns of their own; ``figures`` has the ids."""
    import pandas as pd

    return pd.DataFrame(
        [
            {
                "window": window_name(item.start, item.end),
                **columns("points", item.points),
                **columns("part", item.share),
                "figures": " ".join(item.figures),
            }
            for item in contributions
        ],
        columns=["window", *column_names("points", "part"), "figures"],
    )
