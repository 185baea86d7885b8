"""How much core and sectoral part added to the growth of a digital economy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from econlab.errors import InputError
from econlab.evidence.intervals import Interval, columns, monotone
from econlab.evidence.series import Series, united
from econlab.faces import Faced
from econlab.measures.composition import PARTS, Composition, Measure, Part, Split
from econlab.measures.windows import check_window, window_name

if TYPE_CHECKING:
    import pandas as pd

_ONE = Interval.exact(1.0)


@dataclass(frozen=True, slots=True)
class GrowthContributions(Faced):
    """Growth of a digital economy over a window, by part.

    Attributes
    ----------
    place, definition, vintage : str
        As in `Composition`.
    start, end : int
        First and last year.
    measure : str
        What they were computed from: ``size``, or ``share_gdp`` with GDP.
    growth : Interval
        Of the sum of the parts over the whole window, per cent.
    whole_growth : Interval
        Of the printed whole; its point differs by rounding, since parts and whole were reconciled.
    points : mapping of str to Interval
        What each part added to it, in percentage points.
    shares : mapping of str to Interval, or None
        The same in per cent of the growth; None where that can be zero.
    figures : tuple of str
        Ids of the figures used.
    """

    place: str
    definition: str
    vintage: str
    start: int
    end: int
    measure: Measure
    growth: Interval
    whole_growth: Interval
    points: Mapping[Part, Interval]
    shares: Mapping[Part, Interval] | None
    figures: tuple[str, ...]


def growth_contributions(
    composition: Composition, start: int, end: int, gdp: Series | None = None
) -> tuple[GrowthContributions, ...]:
    """Contributions of core and sectoral part, for each year of a window that has a split, and the window.

    ``points_i = 100 (V_i,end - V_i,start) / (C_start + S_start)`` for V = C, S.
    The points of the parts add up exactly to the growth of their sum. Each is,
    in each argument taken alone, only rising or only falling, so bounds are at
    the corners; the same holds for the shares, ``100 dC / (dC + dS)``, where
    the growth is not zero.

    Parameters
    ----------
    composition : Composition
        With sizes; or with shares of GDP, and `gdp`.
    start, end : int
        First and last year.
    gdp : Series, optional
        GDP at current prices of the place, for compositions without sizes.

    Returns
    -------
    tuple of GrowthContributions
        Of the single years, and last of the window.

    Raises
    ------
    InputError
        When the window is empty, or the split or the sizes of one of its ends are not known.
    """
    check_window(start, end)
    if gdp and gdp.place != composition.place:
        raise InputError(
            f"gdp: of {gdp.place}, but the parts are of {composition.place}; expected one place."
        )
    composition.split(start)
    composition.split(end)
    pairs = dict.fromkeys([*pairwise(range(start, end + 1)), (start, end)])
    known = [pair for pair in pairs if set(pair) <= set(composition.years)]
    return tuple(_contributions(composition, *pair, gdp) for pair in known)


def _contributions(composition: Composition, start: int, end: int, gdp: Series | None) -> GrowthContributions:
    first, last = composition.split(start), composition.split(end)
    measure, factor, cited = _basis(composition, first, last, gdp)
    (c0, s0, w0), (c1, s1, w1) = _levels(first, measure), _levels(last, measure)
    ends: Mapping[Part, tuple[Interval, ...]] = {
        "core": (c0, s0, c1, s1, factor),
        "sectoral": (s0, c0, s1, c1, factor),
    }
    growth = monotone(lambda c0, s0, c1, s1, f: 100 * ((c1 + s1) * f / (c0 + s0) - 1), *ends["core"])
    whole_growth = monotone(lambda before, after, f: 100 * (after * f / before - 1), w0, w1, factor)
    points = {part: monotone(_added, *ends[part]) for part in PARTS}
    shares = None if 0 in growth else {part: monotone(_share_added, *ends[part]) for part in PARTS}
    return GrowthContributions(
        composition.place, composition.definition, composition.vintage, start, end, measure,
        growth, whole_growth, points, shares,
        united(first.cited(measure), last.cited(measure), cited),
    )  # fmt: skip


def _levels(split: Split, measure: Measure) -> tuple[Interval, Interval, Interval]:
    held = split.measured[measure]
    return held.parts["core"], held.parts["sectoral"], held.whole


# Of one part v and the other u in the first and last year, and the factor f from shares to levels.
def _added(v0: float, u0: float, v1: float, _u1: float, f: float) -> float:
    return 100 * (v1 * f - v0) / (v0 + u0)


def _share_added(v0: float, u0: float, v1: float, u1: float, f: float) -> float:
    return 100 * (v1 * f - v0) / ((v1 + u1) * f - (v0 + u0))


def _basis(
    composition: Composition, first: Split, last: Split, gdp: Series | None
) -> tuple[Measure, Interval, tuple[str, ...]]:
    """Choose sizes, or else shares of GDP with the growth factor of GDP."""
    for measure in ("size", "share_gdp"):
        if all(split.level(measure, "core") for split in (first, last)):
            if measure == "size":
                return measure, _ONE, ()
            years = (int(first.period), int(last.period))
            if gdp and gdp.covers(*years):
                return "share_gdp", gdp.values[years[1]] / gdp.values[years[0]], gdp.cited(*years)
    raise InputError(
        f"composition: {composition} has no sizes of the parts in both {first.period} and {last.period}; "
        "expected them, or shares of GDP with gdp, a series that covers both years."
    )


def contribution_frame(found: Iterable[GrowthContributions]) -> pd.DataFrame:
    """Contributions to growth as a table, one row for each window and part.

    Returns
    -------
    pandas.DataFrame
        Columns ``window``, ``part``, with bounds ``points``, ``share`` (per cent
        of the growth), ``growth`` and ``whole_growth`` (per cent), and ``figures``.
    """
    import pandas as pd

    return pd.DataFrame(
        [
            {
                "window": window_name(item.start, item.end),
                "part": part,
                **columns("points", points),
                **columns("share", item.shares[part] if item.shares else None),
                **columns("growth", item.growth),
                **columns("whole_growth", item.whole_growth),
                "figures": " ".join(item.figures),
            }
            for item in found
            for part, points in item.points.items()
        ]
    )
