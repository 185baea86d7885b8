"""What the trend before an event would have led to, and how far a series fell short of it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from econlab.errors import InputError, attempted
from econlab.evidence.intervals import OUTWARD, Interval, columns, monotone
from econlab.evidence.series import Series
from econlab.faces import Faced
from econlab.measures.least_squares import drawn, fitted, line_weights, predicted

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    from econlab.measures.least_squares import Levels, Prediction

Scale = Literal["levels", "logs"]
SCALES: tuple[Scale, ...] = get_args(Scale)

# Three years leave one degree of freedom: a prediction interval, though a very wide one.
MINIMUM_YEARS = 3
# With fewer, autocorrelation of the residuals cannot be told from the line.
MINIMUM_YEARS_HAC = 4


@dataclass(frozen=True, slots=True)
class Shortfall(Faced):
    """How far one year lies below what the trend of earlier years leads to.

    Attributes
    ----------
    year, steps : int
        Which year, and how many years after the last one of the baseline.
    observed : Interval
        The value of the year, with the bounds of its rounding.
    expected : Interval
        The trend, with the prediction interval for one new observation. In logs
        the point is the median.
    shortfall : Interval
        Expected less observed; above zero, the value is lower than the trend leads to.
    relative : Interval or None
        The same in per cent of expected; None where that can be zero or less.
    p : float
        One-sided: how likely a value as low as this one is if the trend goes on.
    rounding : float
        How far the rounding of the baseline's values can move the trend at most,
        in the unit of the series; not part of `expected`.
    scale : {"levels", "logs"}
        On which the trend is a straight line.
    standard_error : float
        Of one new observation, on that scale.
    degrees_of_freedom : int
        Of its Student's t distribution.
    """

    year: int
    steps: int
    observed: Interval
    expected: Interval
    shortfall: Interval
    relative: Interval | None
    p: float
    rounding: float
    scale: Scale
    standard_error: float
    degrees_of_freedom: int

    @property
    def outside(self) -> bool:
        """Whether the value lies below the prediction interval whatever its rounding."""
        return self.shortfall.low > _noise(self.observed.high, self.expected.point)


@dataclass(frozen=True, slots=True)
class Counterfactual(Faced):
    """The trend of a baseline, led on, and how far later years fell short of it.

    Attributes
    ----------
    place, indicator, definition, vintage, unit : str
        As in `Series`.
    scale : {"levels", "logs"}
        On which the trend is a straight line.
    years : tuple of int
        Of the baseline, as far as they have a value.
    confidence : float
        Of `slope` and of the prediction intervals.
    slope : Interval
        Yearly change, in the unit of the series; for logs in per cent a year.
    hac : bool
        Whether its standard error is HAC; with three years it is the classical one.
    lags, degrees_of_freedom : int
        Lags of the Bartlett kernel, and years of the baseline less two.
    residual : float
        Standard deviation of the residuals, in the unit of the series or in logs.
    observed : tuple of (int, Interval)
        The series from the first year of the baseline on.
    fitted : tuple of (int, Interval)
        The trend with its prediction interval, for every year from the first of
        the baseline to the last that is observed.
    shortfalls : tuple of Shortfall
        One for each year compared, in order.
    figures : tuple of str
        Ids of the figures behind the baseline and the years compared.
    """

    place: str
    indicator: str
    definition: str
    vintage: str
    unit: str
    scale: Scale
    years: tuple[int, ...]
    confidence: float
    slope: Interval
    hac: bool
    lags: int
    degrees_of_freedom: int
    residual: float
    observed: tuple[tuple[int, Interval], ...]
    fitted: tuple[tuple[int, Interval], ...]
    shortfalls: tuple[Shortfall, ...]
    figures: tuple[str, ...]

    def shortfall_in(self, year: int) -> Shortfall | None:
        """Return the shortfall of a year; None where the year was not compared."""
        return next((item for item in self.shortfalls if item.year == year), None)


def counterfactual(
    series: Series,
    years: Iterable[int],
    *,
    start: int = 0,
    end: int,
    scale: Scale = "levels",
    confidence: float = 0.95,
) -> Counterfactual:
    """Shortfall of later years against a straight line through the years of a baseline.

    ``y_t = a + b t + u_t`` by least squares on the years from `start` to `end`, led
    on as `econlab.measures.least_squares.predicted` has it; with logs, on ln y,
    and taken back by exp, which gives the median of what is expected, not the
    mean. The shortfall of a year is what the trend leads to less what was
    observed. It says how unusual the year is if the trend goes on; why the year is
    lower, and whether the trend would have gone on, it cannot say. Shortfalls of
    several years share one trend, so they are not independent; and where the
    baseline bends, the interval is too narrow, which placebos show.

    The rounding of the year compared is in the bounds of its shortfall. That of
    the baseline is not: it is one of the reasons why residuals scatter, and
    `Shortfall.rounding` says how far it can move the trend at most.

    Parameters
    ----------
    series : Series
        With both bounds in every year used.
    years : iterable of int
        To compare; each after the baseline.
    start, end : int
        First and last year of the baseline; `start` 0 for the first of the series.
    scale : {"levels", "logs"}
        What the trend is straight in.
    confidence : float
        Between 0 and 1.

    Raises
    ------
    InputError
        When the baseline has less than `MINIMUM_YEARS` years, a year compared has no
        value or is not after it, a value has an open end, or one can be zero
        with logs.

    Examples
    --------
    Residuals are 0.1, -0.2 and 0.1, so s is 0.245; in 2021 the line is at 5.

    >>> workers = {2017: 1.1, 2018: 1.8, 2019: 3.1, 2021: 3.0}
    >>> seen = counterfactual(
    ...     Series("AAA", "workers", "D", "first", "person",
    ...            {year: Interval.exact(value) for year, value in workers.items()}, {}),
    ...     [2021], end=2019)
    >>> print(seen.shortfalls[0].expected, "lacks", seen.shortfalls[0].shortfall)
    5 [-2.517, 12.52] lacks 2 [-5.517, 9.517]
    """
    import numpy as np

    baseline, wanted = baseline_years(series, start, end), sorted(set(years))
    compared = shortfalls(series, wanted, start=start, end=end, scale=scale, confidence=confidence)
    ahead = range(baseline[0], max(*wanted, series.years[-1]) + 1)
    line = _line(series, baseline, ahead, scale, confidence)
    x, y = np.array(baseline, dtype=float), _scaled(_bounded(series, baseline, scale), scale)
    hac = len(baseline) >= MINIMUM_YEARS_HAC
    fit = fitted(y, x, confidence, hac=hac)
    slope = fit.slope if scale == "levels" else monotone(lambda b: 100 * (_exp(b) - 1), fit.slope)
    return Counterfactual(
        series.place, series.indicator, series.definition, series.vintage, series.unit, scale, baseline,
        confidence, slope, hac, fit.lags, fit.degrees_of_freedom, line.residual,
        tuple((year, series.values[year]) for year in series.years if year >= baseline[0]),
        tuple((year, _back(value, scale)) for year, value in zip(ahead, line.values, strict=True)),
        compared, series.cited(*baseline, *wanted),
    )  # fmt: skip


def counterfactuals(
    series: Mapping[str, Series], *, start: int = 0, end: int, confidence: float = 0.95
) -> tuple[dict[tuple[str, Scale], Counterfactual], dict[str, str]]:
    """Shortfalls of all years after a baseline, of several series and on both scales.

    Parameters
    ----------
    series : mapping of str to Series
        By the name that a result is found by.
    start, end, confidence
        As in `counterfactual`.

    Returns
    -------
    (dict of (str, str) to Counterfactual, dict of str to str)
        By name and scale, where the trend can be drawn; and by name, why it cannot in levels.
    """
    lines: dict[tuple[str, Scale], Counterfactual] = {}
    refused = {}
    for name, one in series.items():
        after = [year for year in one.years if year > end]
        for scale in SCALES:
            line, why = attempted(
                counterfactual, one, after, start=start, end=end, scale=scale, confidence=confidence
            )
            if line:
                lines[name, scale] = line
            elif scale == "levels":
                refused[name] = why
    return lines, refused


def baseline_years(series: Series, start: int, end: int) -> tuple[int, ...]:
    """Years of a baseline that have a value; `start` 0 for the first of the series.

    Raises
    ------
    InputError
        When they are less than `MINIMUM_YEARS`.
    """
    years = tuple(year for year in series.years if start <= year <= end)
    if len(years) < MINIMUM_YEARS:
        raise InputError(
            f"start, end: {_name(series)} has values in {len(years)} years "
            f"{f'from {start} to' if start else 'up to'} {end}"
            f"{': ' if years else ''}{', '.join(map(str, years))}; a trend needs at least {MINIMUM_YEARS}."
        )
    return years


def shortfalls(
    series: Series, years: Sequence[int], *, start: int, end: int, scale: Scale, confidence: float
) -> tuple[Shortfall, ...]:
    """Shortfalls alone, as `counterfactual` has them, in the order of the years."""
    import numpy as np

    baseline = baseline_years(series, start, end)
    _check(series, years, baseline, scale)
    line = _line(series, baseline, years, scale, confidence)
    weights = line_weights(np.array(baseline, dtype=float), np.array(years, dtype=float))
    reach = _reach(_bounded(series, baseline, scale), weights, scale)
    seen = _bounded(series, years, scale)
    return tuple(
        _shortfall(year, year - baseline[-1], seen[at], line, at, reach=reach[at], scale=scale)
        for at, year in enumerate(years)
    )


def drawn_shortfall(shortfall: Shortfall, count: int, generator: np.random.Generator) -> Levels:
    """Draw a shortfall `count` times, in the unit of the series; shape (count,).

    Expected is the trend and its standard error times Student's t, on the scale
    of the trend; observed is uniform within its bounds.
    """
    import numpy as np

    t = generator.standard_t(shortfall.degrees_of_freedom, count)
    observed = drawn([shortfall.observed], count, generator)[:, 0]
    middle, error = shortfall.expected.point, shortfall.standard_error
    with np.errstate(over="ignore"):
        expected = middle + error * t if shortfall.scale == "levels" else middle * np.exp(error * t)
    found: Levels = expected - observed
    return found


def _name(series: Series) -> str:
    return f"{series.indicator} of {series.place} ({series.definition})"


def _shortfall(
    year: int, steps: int, observed: Interval, line: Prediction, at: int, *, reach: float, scale: Scale
) -> Shortfall:
    from scipy.special import stdtr

    expected, error = _back(line.values[at], scale), line.standard_errors[at]
    value, middle = float(_scaled([observed], scale)[0]), line.values[at].point
    if error > _noise(value, middle):
        p = float(stdtr(line.degrees_of_freedom, (value - middle) / error))
    else:
        p = float(value >= middle - _noise(value, middle))
    relative = monotone(lambda e, o: 100 * (1 - o / e), expected, observed) if expected.low > 0 else None
    rounding = reach if scale == "levels" else expected.point * (_exp(reach) - 1)
    return Shortfall(
        year, steps, observed, expected, expected - observed, relative, p, rounding, scale, error,
        line.degrees_of_freedom,
    )  # fmt: skip


def _check(series: Series, years: Sequence[int], baseline: Sequence[int], scale: Scale) -> None:
    if scale not in SCALES:
        raise InputError(f"scale: found {scale}; expected {' or '.join(SCALES)}.")
    after = ", ".join(str(year) for year in series.years if year > baseline[-1])
    wrong = [year for year in years if year <= baseline[-1] or not series.covers(year)]
    if wrong or not years:
        raise InputError(
            f"years: found {', '.join(map(str, wrong)) or 'none'}; {_name(series)} can be compared "
            f"with its trend to {baseline[-1]} in {after or 'no year'}."
        )


def _bounded(series: Series, years: Iterable[int], scale: Scale) -> list[Interval]:
    found = [series.values[year] for year in years]
    for year, value in zip(years, found, strict=True):
        if not math.isfinite(value.width):
            raise InputError(f"series: {_name(series)} is {value} in {year}; a trend needs both bounds.")
        if scale == "logs" and value.low <= 0:
            raise InputError(f"scale: {_name(series)} is {value} in {year}; logs need values above zero.")
    return found


def _scaled(values: Sequence[Interval], scale: Scale) -> Levels:
    import numpy as np

    points = np.array([value.point for value in values])
    return points if scale == "levels" else np.log(points)


def _line(
    series: Series, baseline: Sequence[int], years: Iterable[int], scale: Scale, confidence: float
) -> Prediction:
    """Line through the baseline, and the prediction intervals of other years, on the scale of the line."""
    import numpy as np

    y = _scaled(_bounded(series, baseline, scale), scale)
    return predicted(y, np.array(baseline, dtype=float), np.array([*years], dtype=float), confidence)


def _noise(*numbers: float) -> float:
    """How far floating-point rounding may move numbers: a baseline that scatters less leaves no doubt."""
    return OUTWARD * sum(map(abs, numbers))


def _back(value: Interval, scale: Scale) -> Interval:
    return value if scale == "levels" else monotone(_exp, value)


def _exp(number: float) -> float:
    # A line through few years can lead anywhere, beyond the largest float too.
    return math.exp(number) if number < 709 else math.inf


def _reach(known: Sequence[Interval], weights: Levels, scale: Scale) -> list[float]:
    """How far the line can move at most, up or down, when each known value moves within its bounds."""
    import numpy as np

    ends = [[Interval.exact(end) for end in (value.low, value.high)] for value in known]
    moves = [weights * (_scaled(end, scale) - _scaled(known, scale)) for end in zip(*ends, strict=True)]
    up, down = np.maximum(*moves).sum(axis=1), np.minimum(*moves).sum(axis=1)
    return [float(most) for most in np.maximum(up, -down)]


def to_frame(found: Iterable[Counterfactual]) -> pd.DataFrame:
    """Shortfalls as a table, one row for each counterfactual and year compared.

    Returns
    -------
    pandas.DataFrame
        Columns ``place``, ``indicator``, ``definition``, ``vintage``, ``unit``, ``scale``,
        ``start`` and ``end`` (of the baseline), ``baseline_years`` (how many), ``slope``
        with bounds, ``hac``, ``confidence``, ``year``, ``steps``, with bounds ``observed``, ``expected``,
        ``shortfall`` and ``relative`` (per cent), ``p``, ``outside``, ``rounding`` and
        ``figures`` (ids, joined by blanks).
    """
    import pandas as pd

    return pd.DataFrame(
        [
            {
                **{name: getattr(one, name) for name in _WHOSE},
                "start": one.years[0],
                "end": one.years[-1],
                "baseline_years": len(one.years),
                **columns("slope", one.slope),
                "hac": one.hac,
                "confidence": one.confidence,
                "year": item.year,
                "steps": item.steps,
                **columns("observed", item.observed),
                **columns("expected", item.expected),
                **columns("shortfall", item.shortfall),
                **columns("relative", item.relative),
                "p": item.p,
                "outside": item.outside,
                "rounding": item.rounding,
                "figures": " ".join(one.figures),
            }
            for one in found
            for item in one.shortfalls
        ]
    )


_WHOSE = ("place", "indicator", "definition", "vintage", "unit", "scale")
