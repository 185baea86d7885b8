"""What a shortfall of migrant workers is held against, on what scale, and what conclusions from it need."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from econlab.errors import InputError
from econlab.evidence.intervals import Interval, columns, monotone
from econlab.evidence.series import united
from econlab.faces import Faced
from econlab.measures.counterfactual import drawn_shortfall
from econlab.measures.least_squares import drawn
from econlab.measures.migration import Migration, longest_series
from econlab.measures.migration_work import DRIVER

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    from econlab.evidence.series import Series
    from econlab.measures.association import Association
    from econlab.measures.counterfactual import Counterfactual, Shortfall
    from econlab.measures.identification import Match, Stated
    from econlab.measures.least_squares import Levels
    from econlab.measures.partition import Partition

Holds = Literal["yes", "no", "open", "unknown"]

_MILLION = 1e6
# What digital work may be held against: the fall that a document prints, the shortfall against a trend.
YARDSTICKS = ("printed", "trend")


@dataclass(frozen=True, slots=True)
class Yardstick:
    """A number of people that digital work is held against.

    Attributes
    ----------
    name : {"printed", "trend"}
        A fall that a document prints, or a shortfall against the trend.
    persons : Interval
        How many; above zero, fewer migrants.
    shortfall : Shortfall or None
        Of a trend.
    figures : tuple of str
        Ids.
    """

    name: str
    persons: Interval
    shortfall: Shortfall | None
    figures: tuple[str, ...]

    def draw(self, generator: np.random.Generator, count: int) -> Levels:
        """Draw the number: Student's t about the trend, or uniformly within what is printed."""
        if self.shortfall:
            return drawn_shortfall(self.shortfall, count, generator)
        found: Levels = drawn([self.persons], count, generator)[:, 0]
        return found


def yardsticks(stated: Sequence[Stated], line: Counterfactual, year: int) -> tuple[Yardstick, ...]:
    """Return the fall that documents print, if they do, and the shortfall of a year against a trend.

    Parameters
    ----------
    stated : sequence of Stated
        Changes that documents state. The first fall in the unit of the count serves,
        one of the count itself before others; a rise, or "more than" a number, does not.
    line : Counterfactual
        The trend.
    year : int
        Which of its shortfalls.

    Raises
    ------
    InputError
        When the year is not among them.
    """
    by_year = {item.year: item for item in line.shortfalls}
    if year not in by_year:
        raise InputError(f"year: found {year}; expected one of {', '.join(map(str, by_year))}.")
    falls = [
        one for one in stated if one.unit == line.unit and -math.inf < one.change.low and one.change.high < 0
    ]
    falls.sort(key=lambda change: change.indicator != line.indicator)
    printed = [Yardstick("printed", -change.change, None, (change.figure,)) for change in falls]
    return (*printed[:1], Yardstick("trend", by_year[year].shortfall, by_year[year], line.figures))


def held_against(found: Sequence[Yardstick], name: str) -> Yardstick:
    """Return the yardstick of a name; of a blank one, the first.

    Raises
    ------
    InputError
        When there is none of that name.
    """
    for one in found:
        if name in ("", one.name):
            return one
    raise InputError(f"against: found {name!r}, expected {' or '.join(one.name for one in found)}.")


@dataclass(frozen=True, slots=True)
class Scaled:
    """The shortfall, or what stands beside it, on a scale that a reader knows.

    Attributes
    ----------
    name : str
        ``per_million_rural_workers`` (persons), ``share_of_urban_growth`` (per
        cent), ``urban_growth`` (persons) or ``retail_per_rural_person`` (currency a year).
    value : Interval
        With bounds.
    unit : str
        Code of the vocabulary, or a currency.
    period : str
        Year, or START/END.
    figures : tuple of str
        Ids of the figures it rests on.
    """

    name: str
    value: Interval
    unit: str
    period: str
    figures: tuple[str, ...]


def policy_scale(
    observations: pd.DataFrame,
    migration: Migration,
    shortfall: Interval,
    *,
    behind: Collection[str] = (),
    recalled: bool = False,
) -> tuple[Scaled, ...]:
    """Put a shortfall beside the rural workers and the growth of towns, and rural sales beside rural people.

    Scales for which the evidence lacks a value of the year are left out. The growth of
    towns is told from the first year since the baseline of one release: releases before
    and after a census are not compared.

    Parameters
    ----------
    observations : pandas.DataFrame
        As `econlab.observations` gives them.
    migration : Migration
        Whose place and years.
    shortfall : Interval
        Persons.
    behind : collection of str
        Ids of the figures behind the shortfall.
    recalled : bool
        Whether values known from memory only may be used.
    """
    year, before = migration.compare, migration.baseline_end

    def known(indicator: str, *years: int) -> Series | None:
        return longest_series(observations, indicator, migration.place, years, recalled=recalled)

    found = []
    if workers := known("rural_employed_persons", year):
        rate = shortfall / (workers.values[year] / _MILLION)
        found.append(
            Scaled(
                "per_million_rural_workers", rate, "person", str(year), united(behind, workers.cited(year))
            )
        )
    urban = known("urban_population", year)
    first = min((y for y in urban.years if before <= y < year), default=year) if urban else year
    if urban and first < year:
        growth, period = urban.values[year] - urban.values[first], f"{first}/{year}"
        figures = urban.cited(first, year)
        found.append(Scaled("urban_growth", growth, "person", period, figures))
        if first == before and growth.low > 0:
            share = monotone(lambda fewer, more: 100 * fewer / more, shortfall, growth)
            found.append(Scaled("share_of_urban_growth", share, "percent", period, united(behind, figures)))
    rural, sales = known("rural_population", year), known(DRIVER, year)
    if rural and sales:
        a_head = sales.values[year] / rural.values[year]
        figures = united(sales.cited(year), rural.cited(year))
        found.append(Scaled("retail_per_rural_person", a_head, sales.unit, str(year), figures))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Condition(Faced):
    """Something that has to be true for a conclusion to follow, and what the figures say of it.

    Attributes
    ----------
    name : str
        What has to be true.
    holds : {"yes", "no", "open", "unknown"}
        ``open`` where the figures allow both, ``unknown`` where there are none.
    found : Interval or None
        The number it is judged by.
    unit : str
        Of that number.
    figures : tuple of str
        Ids.
    """

    name: str
    holds: Holds
    found: Interval | None
    unit: str
    figures: tuple[str, ...]


def _unknown(name: str) -> Condition:
    return Condition(name, "unknown", None, "", ())


def _judged(yes: bool, no: bool) -> Holds:
    return "yes" if yes else "no" if no else "open"


def named_right(matches: Sequence[Match]) -> Condition:
    """Whether the stated change is one of the count and the years that the document names."""
    told = [match for match in matches if match.same_indicator and match.dates == "same"]
    if not told:
        return _unknown("named_right")
    found = told[0].candidate
    holds: Holds = "yes" if told[0].agreement == "reproduces" else "no"
    return Condition("named_right", holds, found.change, found.unit, found.figures)


def below_trend(name: str, found: Sequence[Counterfactual], year: int) -> Condition:
    """Whether the count lies below the prediction interval of a year, whichever way the trend is drawn.

    Parameters
    ----------
    name : str
        Of the condition, which may be asked of several years.
    found : sequence of Counterfactual
        The same count with other scales and baselines, the preferred first.
    year : int
        Which year.
    """
    every = [fallen for line in found if (fallen := line.shortfall_in(year))]
    figures = united(*(line.figures for line in found))
    if not every:
        return _unknown(name)
    below = [fallen.outside for fallen in every]
    return Condition(name, _judged(all(below), not any(below)), every[0].shortfall, "person", figures)


def went_home(split: Partition | None) -> Condition:
    """Whether more work near home as fewer work away: what going home would look like in the counts."""
    parts = {part.name: part for part in split.parts} if split else {}
    away = [part.change for name, part in parts.items() if name != "local"]
    if not split or "local" not in parts or not away:
        return _unknown("went_home")
    left = monotone(lambda *changes: sum(changes), *away)
    home = parts["local"].change
    holds = _judged(home.low > 0 > left.high, home.high <= 0 or left.low >= 0)
    figures = united(*(part.figures for part in parts.values()))
    return Condition("went_home", holds, home, split.unit, figures)


def enough_work(persons: Interval | None, shortfall: Interval, figures: tuple[str, ...]) -> Condition:
    """Whether digital work within the assumed ranges reaches the shortfall.

    Parameters
    ----------
    persons : Interval or None
        Kept at home by digital work if the assumptions hold; None where nothing is counted.
    shortfall : Interval
        Fewer persons than the trend leads to.
    figures : tuple of str
        Ids behind the count.
    """
    if persons is None or shortfall.high <= 0:
        return Condition("enough_work", "unknown", persons, "person", figures)
    holds = _judged(persons.low >= shortfall.high, persons.high < shortfall.low)
    return Condition("enough_work", holds, persons, "person", figures)


def moves_against(found: Sequence[Association], confidence: float) -> Condition:
    """Whether fewer leave when rural online retail grows faster, in every way the years are chosen.

    A ``yes`` is an association only.
    """
    if not found:
        return _unknown("moves_against")
    sure = [
        line.slope.high < 0 and line.permutation_p < 1 - confidence and not line.sign_changes
        for line in found
    ]
    against = [line.slope.low > 0 and line.permutation_p < 1 - confidence for line in found]
    figures = united(*(line.figures for line in found))
    return Condition("moves_against", _judged(all(sure), all(against)), found[0].slope, "person", figures)


def towns_relieved(scales: Iterable[Scaled]) -> Condition:
    """Whether fewer people live in towns after than before."""
    growth = next((scale for scale in scales if scale.name == "urban_growth"), None)
    if growth is None:
        return _unknown("towns_relieved")
    holds = _judged(growth.value.high < 0, growth.value.low >= 0)
    return Condition("towns_relieved", holds, growth.value, growth.unit, growth.figures)


def conditions_frame(found: Iterable[Condition]) -> pd.DataFrame:
    """Conditions as a table, one row each, with ``found`` in bounds."""
    import pandas as pd

    return pd.DataFrame(
        [
            {
                "condition": item.name,
                "holds": item.holds,
                **columns("found", item.found),
                "found_unit": item.unit,
                "figures": item.figures,
            }
            for item in found
        ]
    )
