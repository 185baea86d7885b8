"""What the evidence counts of digital work at home, and what figures say of the assumptions about it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from econlab.errors import InputError
from econlab.evidence.intervals import Interval, columns
from econlab.evidence.series import Series, hull, united
from econlab.measures.digital_work import OVERLAP, Assumption, Source
from econlab.measures.migration import Migration, longest_series

if TYPE_CHECKING:
    import pandas as pd


DRIVER = "rural_online_retail_sales"
# The same as the issuer states it, on sales of one scope.
GROWTH = "rural_online_retail_sales_growth"
# What is counted of a kind of digital work: the change of its stock or yearly sales since the baseline, that
# of a count that never falls, so that the years around a missing one bound it, or all there are.
Counted = Literal["change", "cumulative", "level"]
# Factor of a count that is printed as "over" a number.
OPEN_END = "open_end"
_BILLION = 1e9


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of digital work, what counts it, and what turns the count into people kept at home.

    Attributes
    ----------
    indicator : str
        Code of the vocabulary.
    counted : {"change", "cumulative", "level"}
        What of it is counted.
    factors : tuple of str
        Names of the assumptions it is multiplied by.
    scale : float
        By which the value is divided before that: jobs are told per billion of sales.
    """

    indicator: str
    counted: Counted
    factors: tuple[str, ...]
    scale: float = 1.0


KINDS: Mapping[str, Kind] = {
    "labellers": Kind("data_labelling_workers", "level", ("labellers",)),
    "sellers": Kind("ecommerce_livestream_sellers", "level", ("sellers",)),
    "villagers": Kind("taobao_villages", "change", ("jobs_per_village", "villagers")),
    "entrepreneurs": Kind(
        "return_home_entrepreneurs", "cumulative", ("entrepreneurs_digital", "entrepreneurs")
    ),
    "retail": Kind(DRIVER, "change", ("jobs_per_billion", "retail"), _BILLION),
}
# Least and largest value that is possible, and the unit, of each assumption; the first are known from
# published ratios, the parts of those counted who would otherwise work in cities are not.
ASSUMED: Mapping[str, tuple[float, float, str]] = {
    "jobs_per_village": (0, math.inf, "person"),
    "jobs_per_billion": (0, math.inf, "person"),
    "entrepreneurs_digital": (0, 100, "percent"),
    OPEN_END: (1, math.inf, "multiple"),
    OVERLAP: (0, 100, "percent"),
    **dict.fromkeys(KINDS, (0, 100, "percent")),
}
# Published ratios that bear on an assumption: numerator, denominator and what that is divided by.
_RATIOS: Mapping[str, tuple[str, str, float]] = {
    "jobs_per_village": ("taobao_village_jobs", "taobao_villages", 1.0),
    "jobs_per_billion": ("rural_online_retail_jobs", DRIVER, _BILLION),
}
_PUBLISHED_SHARE = {"entrepreneurs_digital": "return_home_entrepreneurs_digital_share"}
# What all of them would be if people in digital work were as likely to be in cities as other migrant workers.
LIKE_OTHERS = "like_all_migrant_workers"


@dataclass(frozen=True, slots=True)
class Counting:
    """How many of a kind of digital work are counted, and when.

    Attributes
    ----------
    source : Source
        With the count, in persons, villages or billions of the currency.
    indicator, unit : str
        Of what is counted, codes of the vocabulary.
    counted : {"change", "cumulative", "level"}
        As in `Kind`.
    period : str
        Year, or START/END of a change; a level may be of another year than the one compared.
    """

    source: Source
    indicator: str
    unit: str
    counted: Counted
    period: str


def countings(
    observations: pd.DataFrame, place: str, *, start: int, end: int, recalled: bool = False
) -> tuple[Counting, ...]:
    """Count each kind of digital work that could keep people at home, as far as the evidence goes.

    A change is the value of `end` less that of `start`, and none below zero. A
    cumulative count of a missing year lies between those of the years around it. A
    level is that of the year nearest to `end`. Of what is more than a number the
    number counts, times the factor `OPEN_END`. A kind is left out where a value is
    not known, or where all that is known of the change is that it may be anything.

    Parameters
    ----------
    observations : pandas.DataFrame
        As `econlab.observations` gives them.
    place : str
        Code of the place.
    start, end : int
        Last year of the baseline, and the year compared.
    recalled : bool
        Whether values known from memory only may be used.
    """
    found = []
    for name, kind in KINDS.items():
        years = (start, end) if kind.counted == "change" else ()
        series = longest_series(observations, kind.indicator, place, years, recalled=recalled)
        told = _counted(series, kind, start, end) if series else None
        if series is None or told is None:
            continue
        value, more, used = told
        count = value / kind.scale if kind.scale != 1 else value
        factors = (OPEN_END, *kind.factors) if more else kind.factors
        period = str(used[-1]) if kind.counted == "level" else f"{start}/{end}"
        source = Source(name, count, factors, series.cited(*used))
        found.append(Counting(source, kind.indicator, series.unit, kind.counted, period))
    return tuple(found)


def _counted(
    series: Series, kind: Kind, start: int, end: int
) -> tuple[Interval, bool, tuple[int, ...]] | None:
    """Return what is counted, whether it may be more, and the years used; None where nothing is known."""
    known = {year: value.clipped(0, math.inf) for year, value in series.values.items()}
    opened = {year for year, value in known.items() if math.isinf(value.high)}
    numbers = known | {year: Interval.exact(known[year].low) for year in opened}
    if kind.counted == "level":
        year = min(known, key=lambda year: (abs(year - end), year))
        return numbers[year], year in opened, (year,)
    before, after = (_around(series, year) for year in (start, end))
    if not (before and after):
        return None
    gain = hull([numbers[year] for year in after]) - hull([known[year] for year in before])
    more = not opened.isdisjoint(after)
    if more and gain.low <= 0:
        return None
    return gain.clipped(0, math.inf), more, tuple(sorted({*before, *after}))


def _around(series: Series, year: int) -> tuple[int, ...]:
    # A change comes with both years, so that only a count that never falls is bracketed.
    if series.covers(year):
        return (year,)
    earlier = [known for known in series.years if known < year]
    later = [known for known in series.years if known > year]
    return (earlier[-1], later[0]) if earlier and later else ()


def assumptions(
    ranges: Mapping[str, tuple[float, float]], implied: Sequence[ImpliedValue] = ()
) -> tuple[Assumption, ...]:
    """Return the ranges as assumptions, in the order of `ASSUMED`, with the figures that bear on them.

    Parameters
    ----------
    ranges : mapping of str to (float, float)
        Low and high end for each name of `ASSUMED`.
    implied : sequence of ImpliedValue
        As `implied_values` gives them.

    Raises
    ------
    InputError
        When a range is missing, out of order, or beyond what is possible.
    """
    for name in ASSUMED:
        if name not in ranges:
            raise InputError(f"ranges: found none for {name}; expected its low and high end.")
    cited = {name: united(*(one.figures for one in implied if one.name == name)) for name in ASSUMED}
    return tuple(
        Assumption(name, *ranges[name], limit, unit, least, cited[name])
        for name, (least, limit, unit) in ASSUMED.items()
    )


@dataclass(frozen=True, slots=True)
class ImpliedValue:
    """What published figures say of an assumption, in a year.

    Attributes
    ----------
    name : str
        Of the assumption, or `LIKE_OTHERS`.
    year : int
        Which year.
    value : Interval
        In the unit of the assumption; an open end where a number is printed as "over".
    unit : str
        Of it.
    figures : tuple of str
        Ids.
    """

    name: str
    year: int
    value: Interval
    unit: str
    figures: tuple[str, ...]


def implied_values(
    observations: pd.DataFrame, migration: Migration, *, recalled: bool = False
) -> tuple[ImpliedValue, ...]:
    """Published ratios that bear on the assumptions: averages of all who are counted, not of the new ones.

    A year whose denominator can be zero has none. For the part who would otherwise
    work in cities nothing is published. What stands for it is the part of all
    migrant workers who lived in cities at the end of the baseline: the part if
    people in digital work were like the others.

    Parameters
    ----------
    observations : pandas.DataFrame
        As `econlab.observations` gives them.
    migration : Migration
        Whose place and baseline.
    recalled : bool
        Whether values known from memory only may be used.
    """

    def known(indicator: str) -> Series | None:
        return longest_series(observations, indicator, migration.place, recalled=recalled)

    found = []
    for name, (above, below, scale) in _RATIOS.items():
        over, under = known(above), known(below)
        if over and under:
            for year in sorted({*over.years} & {*under.years}):
                if under.values[year].low > 0:
                    value = over.values[year] / (under.values[year] / scale)
                    found.append(_implied(name, year, value, over, under))
    for name, indicator in _PUBLISHED_SHARE.items():
        if share := known(indicator):
            found += [_implied(name, year, share.values[year], share) for year in share.years]
    total, in_city = migration.series.get("total"), migration.series.get("in_city")
    year = migration.baseline_end
    if total and in_city and total.covers(year) and in_city.covers(year):
        share_in_city = 100 * in_city.values[year] / total.values[year]
        found.append(_implied(LIKE_OTHERS, year, share_in_city, in_city, total))
    return tuple(found)


def _implied(name: str, year: int, value: Interval, *of: Series) -> ImpliedValue:
    unit = ASSUMED[name][2] if name in ASSUMED else "percent"
    return ImpliedValue(name, year, value, unit, united(*(series.cited(year) for series in of)))


def countings_frame(found: Sequence[Counting]) -> pd.DataFrame:
    """Counts of digital work as a table, one row each, with ``count`` in bounds."""
    import pandas as pd

    return pd.DataFrame(
        [
            {
                "work": item.source.name,
                "indicator": item.indicator,
                "counted": item.counted,
                "period": item.period,
                **columns("count", item.source.count),
                "figures": item.source.figures,
            }
            for item in found
        ]
    )


def implied_frame(found: Sequence[ImpliedValue]) -> pd.DataFrame:
    """What figures say of assumptions as a table, one row for each assumption and year, in bounds."""
    import pandas as pd

    return pd.DataFrame(
        [
            {
                "assumption": item.name,
                "year": item.year,
                **columns("implied", item.value),
                "unit": item.unit,
                "figures": item.figures,
            }
            for item in found
        ]
    )
