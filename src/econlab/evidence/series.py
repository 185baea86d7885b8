"""Series of bounded values, by year or by moment, drawn from figures and reference values."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from econlab.evidence.intervals import Interval
from econlab.faces import Faced

if TYPE_CHECKING:
    import pandas as pd

Record = Mapping[Any, Any]
When = TypeVar("When", int, str)

_RELIABLE = ("reviewed", "corroborated")


def united(*ids: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of several groups, sorted, each once.

    Examples
    --------
    >>> united(["gdp_2020", "share_2020"], ["gdp_2020"])
    ('gdp_2020', 'share_2020')
    """
    return tuple(sorted({one for group in ids for one in group}))


@dataclass(frozen=True, slots=True)
class _Series(Faced, Generic[When]):
    """One indicator of one place, definition and vintage, by what says when."""

    place: str
    indicator: str
    definition: str
    vintage: str
    unit: str
    values: Mapping[When, Interval]
    origins: Mapping[When, tuple[str, ...]]

    def cited(self, *times: When) -> tuple[str, ...]:
        """Ids behind the values of some years or periods, sorted, each once."""
        return united(*(self.origins.get(time, ()) for time in times))


@dataclass(frozen=True, slots=True)
class Series(_Series[int]):
    """One indicator of one place, definition and vintage, year by year.

    Attributes
    ----------
    place, indicator, definition, vintage, unit : str
        Codes of the vocabulary.
    values : mapping of int to Interval
        Bounded value of each year.
    origins : mapping of int to tuple of str
        Ids of the figures and reference values behind each year.
    """

    @property
    def years(self) -> tuple[int, ...]:
        """The years that have a value, in order."""
        return tuple(sorted(self.values))

    def covers(self, *years: int) -> bool:
        """Whether every one of the years has a value."""
        return all(year in self.values for year in years)


@dataclass(frozen=True, slots=True)
class DatedSeries(_Series[str]):
    """One indicator of one place, definition and vintage, period by period.

    As `Series`, but `values` and `origins` are by the period as it is written, such as ``2019``,
    ``2019-Q1`` or ``2019-Q1/2021-Q1``.
    """

    @property
    def periods(self) -> tuple[str, ...]:
        """The periods that have a value, as text sorts them."""
        return tuple(sorted(self.values))


def combine(intervals: Sequence[Interval]) -> Interval:
    """Bounds of one number that several sources print.

    Where all can be the same number, that number lies in all of them; where
    they cannot, all that is known is that it lies between the extremes.

    Returns
    -------
    Interval
        The intersection, with the first point value inside it; or the hull,
        without a point value.

    Examples
    --------
    >>> print(combine([Interval(41, 42), Interval(41.45, 41.55, 41.5)]))
    41.5 [41.45, 41.55]
    >>> print(combine([Interval(8.15, 8.25, 8.2), Interval(11.95, 12.05, 12.0)]))
    [8.15, 12.05]
    """
    low, high = max(i.low for i in intervals), min(i.high for i in intervals)
    if low > high:
        return hull(intervals)
    points = (i.value for i in intervals if i.value is not None and low <= i.value <= high)
    return Interval(low, high, next(points, None))


def hull(intervals: Sequence[Interval]) -> Interval:
    """Bounds that hold each of several numbers, with a point value only where all print the same.

    Examples
    --------
    >>> print(hull([Interval(5.5, 6.5, 6.0), Interval(6.5, 7.5, 7.0)]))
    [5.5, 7.5]
    """
    points = {i.value for i in intervals}
    value = points.pop() if len(points) == 1 else None
    return Interval(min(i.low for i in intervals), max(i.high for i in intervals), value)


def yearly_series(
    observations: pd.DataFrame,
    indicator: str,
    *,
    place: str,
    definition: str,
    vintage: str | None = None,
    recalled: bool = False,
) -> tuple[Series, ...]:
    """Draw the yearly series of an indicator, one for each vintage.

    Only statistics of single years count; targets, forecasts, changes, flagged
    figures and, unless asked for, recalled values are left out. Where a year
    has a reviewed or corroborated value, the others do not count; where it has
    none, it gets the hull of those others, even where they overlap.

    Parameters
    ----------
    observations : pandas.DataFrame
        As `econlab.observations` gives them.
    indicator, place, definition : str
        Codes of the vocabulary.
    vintage : str, optional
        Only this vintage.
    recalled : bool
        Whether values known from memory only may be used.

    Returns
    -------
    tuple of Series
        Sorted by vintage. Money is in the currency that most of its rows have.
    """
    own = _own(observations, indicator, place, definition, recalled=recalled)
    years = own[own["period"].str.fullmatch(r"\d{4}")]
    return tuple(
        Series(
            place, indicator, definition, one.vintage, one.unit,
            {int(period): value for period, value in one.values.items()},
            {int(period): figures for period, figures in one.origins.items()},
        )
        for one in _by_vintage(years, (indicator, place, definition), vintage)
    )  # fmt: skip


def dated_values(
    observations: pd.DataFrame,
    indicator: str,
    *,
    place: str,
    definition: str,
    vintage: str | None = None,
    recalled: bool = False,
    windows: bool = False,
) -> tuple[DatedSeries, ...]:
    """Draw the series of an indicator by moment, one for each vintage.

    What counts, and what several values of one moment come to, is as in
    `yearly_series`.

    Parameters
    ----------
    observations, indicator, place, definition, vintage, recalled
        As in `yearly_series`.
    windows : bool
        Whether values of windows START/END are drawn, and not those of years,
        half-years, quarters and months.

    Returns
    -------
    tuple of DatedSeries
        Sorted by vintage. Money is in the currency that most of its rows have.
    """
    own = _own(observations, indicator, place, definition, recalled=recalled)
    chosen = own[own["period"].str.contains("/", regex=False) == windows]
    return _by_vintage(chosen, (indicator, place, definition), vintage)


_USED = ("figure", "vintage", "period", "value", "low", "high", "unit", "status")


def _own(
    observations: pd.DataFrame, indicator: str, place: str, definition: str, *, recalled: bool
) -> pd.DataFrame:
    """Return the statistics of an indicator that count, of whatever period."""
    rows = observations[
        (observations["indicator"] == indicator)
        & (observations["place"] == place)
        & (observations["definition"] == definition)
        & (observations["kind"] == "statistic")
        & ~observations["correction"].str.startswith("flag")
    ]
    return rows if recalled else rows[rows["status"] != "recalled"]


def _by_vintage(
    rows: pd.DataFrame, whose: tuple[str, str, str], vintage: str | None
) -> tuple[DatedSeries, ...]:
    by_vintage: dict[str, list[Record]] = {}
    for row in rows[list(_USED)].to_dict("records"):
        if vintage is None or row["vintage"] == vintage:
            by_vintage.setdefault(row["vintage"], []).append(row)
    return tuple(_one(found, *whose, name) for name, found in sorted(by_vintage.items()))


def _one(rows: Sequence[Record], indicator: str, place: str, definition: str, vintage: str) -> DatedSeries:
    unit = Counter(sorted(row["unit"] for row in rows)).most_common(1)[0][0]
    by_period: dict[str, list[Record]] = {}
    for row in rows:
        if row["unit"] == unit:
            by_period.setdefault(row["period"], []).append(row)
    used: dict[str, list[Record]] = {}
    values: dict[str, Interval] = {}
    for period, found in sorted(by_period.items()):
        reliable = [row for row in found if row["status"] in _RELIABLE]
        used[period] = reliable or found
        bounded = [interval_of(row) for row in used[period]]
        values[period] = combine(bounded) if reliable else hull(bounded)
    origins = {period: tuple(sorted(row["figure"] for row in found)) for period, found in used.items()}
    return DatedSeries(place, indicator, definition, vintage, unit, values, origins)


def interval_of(row: Mapping[Any, Any]) -> Interval:
    """Return the bounded value of one row of the tables.

    Examples
    --------
    >>> print(interval_of({"value": 41.5, "low": 41.45, "high": 41.55}))
    41.5 [41.45, 41.55]
    """
    value, low, high = (float(row[column]) for column in ("value", "low", "high"))
    return Interval(low, high, None if math.isnan(value) else value)
