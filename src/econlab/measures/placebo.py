"""Whether a shortfall is unusual for its series: the same procedure at other cut-offs and baselines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from econlab.errors import InputError
from econlab.evidence.intervals import Interval, columns
from econlab.evidence.series import Series, united
from econlab.faces import Faced
from econlab.measures.counterfactual import (
    MINIMUM_YEARS,
    Counterfactual,
    Scale,
    Shortfall,
    baseline_years,
    counterfactual,
    shortfalls,
)

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Placebo(Faced):
    """A shortfall that the same procedure finds at an earlier cut-off, where no event is supposed.

    Attributes
    ----------
    end : int
        Last year of its baseline.
    year, steps : int
        Which year is compared, and how many years after the baseline.
    shortfall : Interval
        Expected less observed, with bounds as in `Shortfall`.
    relative : Interval or None
        The same in per cent of expected.
    outside : bool
        Whether the value lies below the prediction interval.
    figures : tuple of str
        Ids of the figures behind the baseline and the year compared.
    """

    end: int
    year: int
    steps: int
    shortfall: Interval
    relative: Interval | None
    outside: bool
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlaceboSummary(Faced):
    """How a shortfall compares with the placebos of its series.

    Attributes
    ----------
    year, steps : int
        Which shortfall, and how many years after its baseline.
    shortfall : Interval
        That shortfall.
    count : int
        Placebos, at any number of steps.
    below : int
        Those whose value lies below their prediction interval.
    by_chance : float
        How many would on average if the trend went on each time, ``count (1 - confidence) / 2``.
    at_same_steps : int
        Placebos as many years after their baseline.
    largest : Placebo or None
        The largest shortfall among these.
    figures : tuple of str
        Ids of the figures behind all placebos.
    """

    year: int
    steps: int
    shortfall: Interval
    count: int
    below: int
    by_chance: float
    at_same_steps: int
    largest: Placebo | None
    figures: tuple[str, ...]

    @property
    def exceeds(self) -> bool | None:
        """Whether the shortfall is larger than every placebo at the same steps; None where there is none."""
        return None if self.largest is None else self.shortfall.point > self.largest.shortfall.point


def placebos(
    series: Series,
    *,
    end: int,
    scale: Scale = "levels",
    confidence: float = 0.95,
    start: int = 0,
    length: int = 0,
) -> tuple[Placebo, ...]:
    """Shortfalls at every earlier cut-off, for every later year up to the true one.

    In the manner of placebos in time (Abadie, Diamond and Hainmueller 2015,
    American Journal of Political Science 59): a procedure that often finds a
    shortfall before the event says little when it finds one after it. The
    placebos of one series share years, so they are not independent of each other.

    Parameters
    ----------
    series : Series
        Whose.
    end : int
        Last year of the true baseline; nothing after it is used.
    scale, confidence, start
        As in `counterfactual`.
    length : int
        How many years each placebo's baseline has, as many as the true one for the
        same procedure; 0 for all from `start` to its cut-off.

    Returns
    -------
    tuple of Placebo
        By cut-off and year; empty where the baseline has no year to spare.

    Raises
    ------
    InputError
        As `counterfactual` does; or when `length` is less than `MINIMUM_YEARS`.
    """
    if length and length < MINIMUM_YEARS:
        raise InputError(f"length: found {length}; a trend needs at least {MINIMUM_YEARS} years.")
    years = baseline_years(series, start, end)
    found = []
    for at in range(length or MINIMUM_YEARS, len(years)):
        first, cut, later = years[at - length] if length else start, years[at - 1], years[at:]
        found += [
            Placebo(
                cut,
                item.year,
                item.steps,
                item.shortfall,
                item.relative,
                item.outside,
                series.cited(*(year for year in years[:at] if year >= first), item.year),
            )
            for item in shortfalls(series, later, start=first, end=cut, scale=scale, confidence=confidence)
        ]
    return tuple(found)


def placebo_summary(found: Counterfactual, placebos: Sequence[Placebo]) -> tuple[PlaceboSummary, ...]:
    """Each shortfall beside the placebos of the same series.

    Parameters
    ----------
    found : Counterfactual
        Whose shortfalls.
    placebos : sequence of Placebo
        Of the same series, scale, confidence and first year, up to the end of the same baseline.
    """
    return tuple(_beside(item, placebos, found.confidence) for item in found.shortfalls)


def _beside(item: Shortfall, placebos: Sequence[Placebo], confidence: float) -> PlaceboSummary:
    same = [placebo for placebo in placebos if placebo.steps == item.steps]
    largest = max(same, key=lambda placebo: placebo.shortfall.point, default=None)
    below, by_chance = sum(placebo.outside for placebo in placebos), len(placebos) * (1 - confidence) / 2
    return PlaceboSummary(
        item.year, item.steps, item.shortfall, len(placebos), below, by_chance, len(same), largest,
        united(*(placebo.figures for placebo in placebos)),
    )  # fmt: skip


def windows(
    series: Series, year: int, *, end: int, scale: Scale = "levels", confidence: float = 0.95
) -> tuple[Counterfactual, ...]:
    """Counterfactuals of one year from every baseline long enough that ends in the same year.

    The first begins with the series, each further one a year later: what one more
    or one fewer year before the event does to the shortfall.

    Parameters
    ----------
    series, end, scale, confidence
        As in `counterfactual`.
    year : int
        The year compared.

    Raises
    ------
    InputError
        As `counterfactual` does.
    """
    years = baseline_years(series, 0, end)
    return tuple(
        counterfactual(series, [year], start=first, end=end, scale=scale, confidence=confidence)
        for first in years[: len(years) - MINIMUM_YEARS + 1]
    )


def to_frame(found: Iterable[Placebo]) -> pd.DataFrame:
    """Placebos as a table, one row each.

    Returns
    -------
    pandas.DataFrame
        Columns ``end``, ``year``, ``steps``, with bounds ``shortfall`` and ``relative``
        (per cent), and ``outside``.
    """
    import pandas as pd

    return pd.DataFrame(
        [
            {
                "end": item.end,
                "year": item.year,
                "steps": item.steps,
                **columns("shortfall", item.shortfall),
                **columns("relative", item.relative),
                "outside": item.outside,
            }
            for item in found
        ]
    )
