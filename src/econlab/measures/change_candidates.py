"""Every change between two dates that the evidence gives: the candidates for a stated one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Literal

from econlab.errors import InputError, nearest
from econlab.evidence.intervals import Interval, monotone
from econlab.evidence.periods import months
from econlab.evidence.series import DatedSeries, dated_values
from econlab.evidence.vocabulary import Vocabulary

if TYPE_CHECKING:
    import pandas as pd

Grain = Literal["year", "half-year", "quarter", "month"]
Route = Literal["difference of levels", "published change"]

_GRAINS: dict[int, Grain] = {12: "year", 6: "half-year", 3: "quarter", 1: "month"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A change between two dates that published values give.

    Attributes
    ----------
    place, indicator, definition, vintage : str
        What has changed, codes of the vocabulary.
    unit : str
        Of the change.
    measure : str
        What kind of number has changed: ``stock``, ``flow``, ``share``, ...
    start, end : str
        The two periods.
    grain : {"year", "half-year", "quarter", "month"}
        How long each of them is.
    same_season : bool
        Whether both are the same part of a year, so that seasons do not make the change.
    route : {"difference of levels", "published change"}
        Computed from two values, or printed by the publisher.
    before, after : Interval or None
        The two values; None for a published change.
    change : Interval
        `after` less `before`, or as published.
    relative : Interval or None
        The change in per cent of `before`; None where that is not known or can be zero.
    figures : tuple of str
        Ids of the figures and reference values used.
    """

    place: str
    indicator: str
    definition: str
    vintage: str
    unit: str
    measure: str
    start: str
    end: str
    grain: Grain
    same_season: bool
    route: Route
    before: Interval | None
    after: Interval | None
    change: Interval
    relative: Interval | None
    figures: tuple[str, ...]


def candidates(
    observations: pd.DataFrame,
    names: Vocabulary,
    indicators: Iterable[str],
    place: str,
    *,
    first: int,
    last: int,
    recalled: bool = False,
) -> tuple[Candidate, ...]:
    """Every change of some indicators that the evidence gives between two dates within a span of years.

    Of each definition and vintage by itself: the difference of each two values of
    periods that are equally long; and the changes that publishers print
    themselves, reference values of an indicator called ``INDICATOR_change``.
    Changes that a document prints are what is to be explained, and do not count.

    Parameters
    ----------
    observations : pandas.DataFrame
        As `econlab.observations` gives them.
    names : Vocabulary
        As `econlab.vocabulary` gives it.
    indicators : iterable of str
        Codes of the levels that may have changed.
    place : str
        Code of the place.
    first, last : int
        Years that no date may lie outside of.
    recalled : bool
        Whether values known from memory only may be used.

    Returns
    -------
    tuple of Candidate
        In the order of `indicators`; then by definition, vintage, dates and
        route. Empty where the place has no values.

    Raises
    ------
    InputError
        When an indicator is not in the vocabulary, or the years are out of order.
    """
    if first > last:
        raise InputError(f"first, last: found {first} and {last}; expected a first year not after the last.")
    found: list[Candidate] = []
    for indicator in dict.fromkeys(indicators):
        if indicator not in names.indicators:
            hint = nearest(indicator, names.indicators)
            raise InputError(f"indicators: found {indicator!r}{hint}; expected codes of indicators.csv.")
        measure = names.indicators[indicator]["measure"]
        of_one = [
            *_differences(observations, indicator, place, measure, recalled=recalled),
            *_published(observations, indicator, place, measure, recalled=recalled),
        ]
        inside = [one for one in of_one if first <= int(one.start[:4]) and int(one.end[:4]) <= last]
        found += sorted(inside, key=lambda one: (*what_changed(one), one.route))
    return tuple(found)


def _drawn(
    observations: pd.DataFrame, indicator: str, place: str, *, recalled: bool, windows: bool
) -> Iterator[DatedSeries]:
    """Draw the series of an indicator of each definition and vintage."""
    own = observations[(observations["indicator"] == indicator) & (observations["place"] == place)]
    for definition in sorted(set(own["definition"])):
        yield from dated_values(
            own, indicator, place=place, definition=definition, recalled=recalled, windows=windows
        )


def _differences(
    observations: pd.DataFrame, indicator: str, place: str, measure: str, *, recalled: bool
) -> Iterator[Candidate]:
    for series in _drawn(observations, indicator, place, recalled=recalled, windows=False):
        for start, end in combinations(series.periods, 2):
            if len(months(start)) != len(months(end)):
                continue
            before, after = series.values[start], series.values[end]
            relative = None
            if before.low > 0:
                relative = monotone(lambda first, last: 100 * (last / first - 1), before, after)
            yield Candidate(
                place, indicator, series.definition, series.vintage, series.unit, measure, start, end,
                _GRAINS[len(months(start))], _same_season(start, end), "difference of levels",
                before, after, after - before, relative, series.cited(start, end),
            )  # fmt: skip


def _published(
    observations: pd.DataFrame, indicator: str, place: str, measure: str, *, recalled: bool
) -> Iterator[Candidate]:
    reference = observations[observations["line"].isna()]
    for series in _drawn(reference, f"{indicator}_change", place, recalled=recalled, windows=True):
        for window in series.periods:
            start, end = window.split("/")
            yield Candidate(
                place, indicator, series.definition, series.vintage, series.unit, measure, start, end,
                _GRAINS[len(months(start))], _same_season(start, end), "published change",
                None, None, series.values[window], None, series.cited(window),
            )  # fmt: skip


def _same_season(start: str, end: str) -> bool:
    return months(start).start % 12 == months(end).start % 12


def what_changed(one: Candidate) -> tuple[str, ...]:
    """Series and dates of a candidate, which are the same for the same change by another route."""
    return one.place, one.indicator, one.definition, one.vintage, one.start, one.end
