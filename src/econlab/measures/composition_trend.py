"""How the split of a digital economy moves: a line through log-ratios, and where it would lead."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from econlab.errors import InputError
from econlab.evidence.intervals import Interval, columns, monotone
from econlab.faces import Faced
from econlab.measures.composition import Composition
from econlab.measures.least_squares import drawn, fitted, leave_one_out, predicted, slopes, spread
from econlab.measures.windows import check_window

if TYPE_CHECKING:
    import pandas as pd

# With fewer, less than two degrees of freedom are left for a standard error.
MINIMUM_YEARS = 4


@dataclass(frozen=True, slots=True)
class Predicted(Faced):
    """Share of the core in a year, by the line and by the evidence.

    Attributes
    ----------
    year : int
        Which year.
    core, sectoral : Interval
        Shares that the line gives, per cent, with the prediction interval for
        one new observation.
    observed : Interval or None
        The core's share by the evidence; None for a year without it.
    extrapolated : bool
        Whether the year lies outside the years of the line.
    """

    year: int
    core: Interval
    sectoral: Interval
    observed: Interval | None
    extrapolated: bool


@dataclass(frozen=True, slots=True)
class Trend(Faced):
    """Yearly change of the log-ratio of core to sectoral part, with its uncertainty.

    Attributes
    ----------
    place, definition, vintage : str
        As in `Composition`.
    years : tuple of int
        The observations used.
    left_out : tuple of int
        Years of the window left out because that was asked for.
    slope : Interval
        Change of ``ln(core / sectoral)`` a year, with its confidence interval
        from Student's t and HAC standard errors; below zero, the core's share falls.
    standard_error : float
        HAC standard error with small-sample correction.
    degrees_of_freedom, lags : int
        Observations less two, and the lags of the Bartlett kernel.
    falls : float
        One-sided p-value of a slope as low as this where the core's share does not fall.
    leave_one_out : Interval
        Lowest and highest slope when one year is left out.
    measurement : Interval
        Median and percentile range of the slope when every share is drawn anew within its bounds.
    residual : float
        Standard deviation of the residuals, ``sqrt(RSS / (n - 2))``.
    predicted : tuple of Predicted
        Every year from the first of the window to the horizon.
    confidence : float
        Of `slope`, `measurement` and `predicted`.
    figures : tuple of str
        Ids of the figures used.
    """

    place: str
    definition: str
    vintage: str
    years: tuple[int, ...]
    left_out: tuple[int, ...]
    slope: Interval
    standard_error: float
    degrees_of_freedom: int
    lags: int
    falls: float
    leave_one_out: Interval
    measurement: Interval
    residual: float
    predicted: tuple[Predicted, ...]
    confidence: float
    figures: tuple[str, ...]

    @property
    def extrapolated(self) -> tuple[int, ...]:
        """Years predicted beyond those of the line."""
        return tuple(item.year for item in self.predicted if item.extrapolated)


def log_ratio(core: Interval, whose: str = "shares") -> Interval:
    """Additive log-ratio of two parts, ``ln(core / (100 - core))``, from the core's share in per cent.

    The transform of Aitchison, J. (1986), The Statistical Analysis of
    Compositional Data, for two parts: shares cannot leave 0 to 100 on it.

    Parameters
    ----------
    core : Interval
        Between 0 and 100, both excluded.
    whose : str
        Named in an error.

    Raises
    ------
    InputError
        When a share can be zero.

    Examples
    --------
    >>> print(log_ratio(Interval.exact(20.0)))
    -1.386 [-1.386, -1.386]
    """
    if core.low <= 0 or core.high >= 100:
        part = "core" if core.low <= 0 else "sectoral part"
        raise InputError(
            f"{whose}: the core has {core} per cent; a log-ratio needs shares that cannot be zero, "
            f"and the {part} can."
        )
    return monotone(lambda share: math.log(share / (100 - share)), core)


def share_of(ratio: Interval) -> Interval:
    """Share of the core in per cent from a log-ratio, ``100 / (1 + exp(-ratio))``."""
    return monotone(lambda y: 100 / (1 + math.exp(-y)), ratio)


def trend(
    composition: Composition,
    start: int,
    end: int,
    *,
    horizon: int = 0,
    without: Collection[int] = (),
    confidence: float = 0.95,
    draws: int = 2000,
    seed: int = 0,
) -> Trend:
    """Estimate ``ln(core_t / sectoral_t) = a + b t + u_t`` by least squares.

    Slope and standard error as `econlab.measures.least_squares.fitted` has them.
    The prediction for a year is back-transformed from the textbook interval for
    one new observation, as `econlab.measures.least_squares.predicted` has it.

    Parameters
    ----------
    composition : Composition
        Whose split.
    start, end : int
        First and last year of the window.
    horizon : int
        Last year to predict; 0 for none after `end`.
    without : collection of int
        Years of the window to leave out.
    confidence : float
        Between 0 and 1.
    draws : int
        Number of draws within the bounds.
    seed : int
        Of the draws.

    Raises
    ------
    InputError
        When the window is empty, less than `MINIMUM_YEARS` years have a split, one of
        them has a missing part or parts that cannot add up, a share can be
        zero, or the horizon lies before the end of the window.
    """
    import numpy as np

    check_window(start, end)
    if horizon and horizon < end:
        raise InputError(
            f"horizon: {horizon} lies before the end of the window, {end}; expected a later year."
        )
    years = _years(composition, start, end, without)
    cores = [composition.split(year).shares["core"] for year in years]
    ratios = [log_ratio(core, f"{composition}, {year}") for year, core in zip(years, cores, strict=True)]
    y = np.array([ratio.point for ratio in ratios])
    x = np.array(years, dtype=float)
    fit = fitted(y, x - x.mean(), confidence)
    shares = drawn(cores, draws, np.random.default_rng(seed))
    found = slopes(np.log(shares / (100 - shares)), np.broadcast_to(x, shares.shape))
    wanted = range(start, max(end, horizon) + 1)
    ahead = predicted(y, x, np.array(wanted, dtype=float), confidence)
    return Trend(
        composition.place, composition.definition, composition.vintage, years,
        tuple(sorted(set(without) & set(range(start, end + 1)))), fit.slope, fit.standard_error,
        fit.degrees_of_freedom, fit.lags, fit.falls, leave_one_out(y, x), spread(found, confidence),
        ahead.residual, _shares(composition, years, wanted, ahead.values), confidence,
        composition.cited(*years),
    )  # fmt: skip


def _years(composition: Composition, start: int, end: int, without: Collection[int]) -> tuple[int, ...]:
    window = [year for year in range(start, end + 1) if year not in without]
    for finding in composition.findings:
        for year in window:
            if finding.period == str(year):
                composition.split(year)
    years = tuple(year for year in window if year in composition.years)
    if len(years) < MINIMUM_YEARS:
        raise InputError(
            f"start, end: {composition} has a split in {len(years)} years from {start} to {end}"
            f"{': ' if years else ''}{', '.join(map(str, years))}; a trend needs at least {MINIMUM_YEARS}."
        )
    return years


def _shares(
    composition: Composition, years: tuple[int, ...], wanted: Sequence[int], values: Sequence[Interval]
) -> tuple[Predicted, ...]:
    """Shares of the years wanted, from the log-ratios that the line gives for them."""
    found = []
    for year, value in zip(wanted, values, strict=True):
        core = share_of(value)
        observed = composition.split(year).shares["core"] if year in composition.years else None
        outside = not years[0] <= year <= years[-1]
        found.append(Predicted(year, core, 100 - core, observed, outside))
    return tuple(found)


def to_frame(found: Trend) -> pd.DataFrame:
    """Predicted shares as a table, one row a year.

    Returns
    -------
    pandas.DataFrame
        Columns ``year``, ``used`` (whether the line rests on it), with bounds
        ``observed``, ``core`` and ``sectoral`` (per cent), and ``extrapolated``.
    """
    import pandas as pd

    return pd.DataFrame(
        [
            {
                "year": item.year,
                "used": item.year in found.years,
                **columns("observed", item.observed),
                **columns("core", item.core),
                **columns("sectoral", item.sectoral),
                "extrapolated": item.extrapolated,
            }
            for item in found.predicted
        ]
    )
