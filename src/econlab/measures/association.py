"""Whether two yearly series move together, and why that shows no more than that they do."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations
from typing import TYPE_CHECKING, Any, Literal, get_args

from econlab.errors import InputError
from econlab.evidence.intervals import Interval, columns, monotone
from econlab.evidence.series import Series, united
from econlab.faces import Faced
from econlab.measures.least_squares import drawn, fitted, leave_one_out, slopes, spread

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    from econlab.measures.least_squares import Levels

Form = Literal["differences", "levels"]
FORMS: tuple[Form, ...] = get_args(Form)

# With fewer, leaving one year out leaves no degree of freedom.
MINIMUM_YEARS = 4
# With fewer, even a correlation of 0.63 does not differ from none at 95 % confidence.
FEW_YEARS = 10
# Up to here every order of the years is tried: 8! = 40,320.
EXACT_YEARS = 8

Reason = Literal[
    "few", "not_significant", "sign_changes", "pandemic_years", "forms_disagree", "interval_holds_zero",
    "no_design",
]  # fmt: skip
REASONS: tuple[Reason, ...] = get_args(Reason)


@dataclass(frozen=True, slots=True)
class Association(Faced):
    """Slope of one yearly series on another, with what makes it uncertain.

    Attributes
    ----------
    place, outcome, driver : str
        Codes of the vocabulary.
    form : {"differences", "levels"}
        Change of the outcome on growth of the driver in per cent, or outcome on driver.
    years : tuple of int
        The observations used; with differences, a year stands for the change to it.
    left_out : tuple of int
        Observations left out because that was asked for.
    slope : Interval
        Outcome's unit per percentage point of growth, or per unit of the driver,
        with its confidence interval from Student's t and HAC standard errors.
    standard_error : float
        HAC standard error with small-sample correction.
    degrees_of_freedom, lags : int
        Observations less two, and the lags of the Bartlett kernel.
    correlation : float
        Pearson's, -1 to 1.
    permutation_p : float
        Two-sided: how many orders of the outcome's years give a correlation as far from zero.
    exact : bool
        Whether all orders were tried; else some were drawn.
    permutations : int
        Orders tried or drawn.
    leave_one_out : Interval
        Lowest and highest slope when one year is left out.
    measurement : Interval
        Median and percentile range of the slope when every value is drawn anew within its bounds.
    points : tuple of (int, Interval, Interval)
        Year, driver and outcome as regressed, those left out included.
    confidence : float
        Of `slope` and `measurement`.
    figures : tuple of str
        Ids of the figures behind the observations used.
    """

    place: str
    outcome: str
    driver: str
    form: Form
    years: tuple[int, ...]
    left_out: tuple[int, ...]
    slope: Interval
    standard_error: float
    degrees_of_freedom: int
    lags: int
    correlation: float
    permutation_p: float
    exact: bool
    permutations: int
    leave_one_out: Interval
    measurement: Interval
    points: tuple[tuple[int, Interval, Interval], ...]
    confidence: float
    figures: tuple[str, ...]

    @property
    def n(self) -> int:
        """Number of observations used."""
        return len(self.years)

    @property
    def sign_changes(self) -> bool:
        """Whether leaving one year out can turn the slope to zero or to the other side of it."""
        return 0 in self.leave_one_out

    @property
    def exchangeable(self) -> bool:
        """Whether any order of the years is as likely; levels that trend are not, so their p is not valid."""
        return self.form == "differences"


def associate(
    outcome: Series,
    driver: Series,
    *,
    without: Collection[int] = (),
    form: Form = "differences",
    confidence: float = 0.95,
    draws: int = 10000,
    seed: int = 0,
    driver_is_growth: bool = False,
) -> Association:
    """Estimate ``y_t = a + b x_t + u_t`` by least squares, with a permutation test of no association.

    With differences, y is the change of the outcome since the year before and x
    the growth of the driver in per cent; a year whose predecessor has no value
    gives no difference. Slope and standard error as
    `econlab.measures.least_squares.fitted` has them. With so few years HAC errors
    tend to be too small; the permutation test does not rest on them.

    The permutation test (Fisher 1935, The Design of Experiments) asks how often
    the same values in another order give a correlation as far from zero: over
    all n! orders up to `EXACT_YEARS` observations, else over seeded draws, as
    ``(1 + hits) / (1 + draws)`` (Phipson and Smyth 2010, Statistical
    Applications in Genetics and Molecular Biology 9). It takes the years to be
    exchangeable, which levels with a trend are not: two series that both rise
    are correlated whatever they have to do with each other (Yule 1926, Journal
    of the Royal Statistical Society 89).

    Parameters
    ----------
    outcome, driver : Series
        Of one place, with both bounds in every year used.
    without : collection of int
        Observations to leave out. With differences that is the change to the
        year; the change from it to the next year stays.
    form : {"differences", "levels"}
        What is regressed on what.
    confidence : float
        Between 0 and 1.
    draws : int
        Number of draws within the bounds, and of orders where not all are tried.
    seed : int
        Of the draws.
    driver_is_growth : bool
        Whether the driver already is a growth rate in per cent; for differences only.

    Raises
    ------
    InputError
        When the two are of different places, less than `MINIMUM_YEARS` observations
        are left, a value has an open end, a driver can be zero where its growth
        is needed, or outcome or driver do not vary.

    Examples
    --------
    >>> def yearly(code, *values):
    ...     known = {2016 + at: Interval.exact(value) for at, value in enumerate(values)}
    ...     return Series("AAA", code, "D", "first", "person", known, {})
    >>> seen = associate(yearly("workers", 1, 3, 2, 4), yearly("sales", 1, 2, 3, 4), form="levels")
    >>> round(seen.slope.point, 3), round(seen.correlation, 3), round(seen.permutation_p, 3)
    (0.8, 0.8, 0.333)
    """
    import numpy as np

    kinds = _kinds(outcome, driver, form, driver_is_growth)
    x_known, y_known = _regressed(driver, kinds[0]), _regressed(outcome, kinds[1])
    both = sorted(x_known.keys() & y_known.keys())
    years = tuple(year for year in both if year not in without)
    x, y = (np.array([known[year].point for year in years]) for known in (x_known, y_known))
    _check_years(outcome, driver, form, years)
    _check_variation(driver, x)
    _check_variation(outcome, y)
    fit = fitted(y, x, confidence)
    generator = np.random.default_rng(seed)
    chance, tried, exact = _permuted(y, x, draws, generator)
    x_drawn, y_drawn = (
        _redrawn(series, kind, years, draws, generator)
        for series, kind in zip((driver, outcome), kinds, strict=True)
    )
    return Association(
        outcome.place, outcome.indicator, driver.indicator, form, years,
        tuple(year for year in both if year in without), fit.slope, fit.standard_error,
        fit.degrees_of_freedom, fit.lags, float(np.corrcoef(x, y)[0, 1]), chance, exact, tried,
        leave_one_out(y, x), spread(slopes(y_drawn, x_drawn), confidence),
        tuple((year, x_known[year], y_known[year]) for year in both), confidence,
        united(driver.cited(*_needed(kinds[0], years)), outcome.cited(*_needed(kinds[1], years))),
    )  # fmt: skip


# What is made of a series before it is regressed, from the value of a year and of the year before.
_Kind = Literal["level", "change", "growth"]
_FORMULAS: Mapping[_Kind, Callable[[Any, Any], Any]] = {
    "level": lambda now, before: now,
    "change": lambda now, before: now - before,
    "growth": lambda now, before: 100 * (now / before - 1),
}


def _kinds(outcome: Series, driver: Series, form: Form, driver_is_growth: bool) -> tuple[_Kind, _Kind]:
    """What is made of driver and outcome."""
    if form not in FORMS:
        raise InputError(f"form: found {form}; expected {' or '.join(FORMS)}.")
    if outcome.place != driver.place:
        raise InputError(
            f"driver: of {driver.place}, but the outcome is of {outcome.place}; expected one place."
        )
    if form == "levels":
        if driver_is_growth:
            raise InputError(
                f"form: found levels, but {driver.indicator} is a growth rate; expected differences."
            )
        return "level", "level"
    return "level" if driver_is_growth else "growth", "change"


def _needed(kind: _Kind, years: Iterable[int]) -> tuple[int, ...]:
    """Years whose values are needed, each once."""
    back = 0 if kind == "level" else 1
    return tuple(sorted({year - step for year in years for step in (0, back)}))


def _regressed(series: Series, kind: _Kind) -> dict[int, Interval]:
    """What is regressed, for each year that has it."""
    found = {}
    for year in series.years:
        first = _needed(kind, [year])[0]
        if series.covers(first):
            _check_value(series, year, "level")
            _check_value(series, first, kind)
            found[year] = monotone(_FORMULAS[kind], series.values[year], series.values[first])
    return found


def _check_value(series: Series, year: int, kind: _Kind) -> None:
    value = series.values[year]
    if not math.isfinite(value.width):
        raise InputError(
            f"series: {series.indicator} of {series.place} is {value} in {year}; a slope needs both bounds."
        )
    if kind == "growth" and value.low <= 0:
        raise InputError(
            f"driver: {series.indicator} of {series.place} is {value} in {year}; "
            "growth needs values above zero."
        )


def _check_years(outcome: Series, driver: Series, form: Form, years: Sequence[int]) -> None:
    if len(years) < MINIMUM_YEARS:
        raise InputError(
            f"outcome, driver: {outcome.indicator} and {driver.indicator} of {outcome.place} have {form} in "
            f"{len(years)} years{': ' if years else ''}{', '.join(map(str, years))}; "
            f"a slope needs at least {MINIMUM_YEARS}."
        )


def _check_variation(series: Series, points: Levels) -> None:
    ordered = sorted(points)
    # Without the one year that differs, nothing would be left to regress on.
    if ordered[0] == ordered[-2] or ordered[1] == ordered[-1]:
        raise InputError(
            f"series: {series.indicator} of {series.place} is the same in all years but one at most; "
            "a slope needs more that differ."
        )


def _permuted(y: Levels, x: Levels, draws: int, generator: np.random.Generator) -> tuple[float, int, bool]:
    """Return the two-sided p-value of the correlation, the orders tried, and whether they are all."""
    import numpy as np

    across, up = ((axis - axis.mean()) / np.sqrt(((axis - axis.mean()) ** 2).sum()) for axis in (x, y))
    exact = len(y) <= EXACT_YEARS
    if exact:
        orders = up[np.array(list(permutations(range(len(y)))))]
    else:
        orders = generator.permuted(np.tile(up, (draws, 1)), axis=1)
    # Orders that give the same correlation differ by rounding.
    hits = int((np.abs(orders @ across) >= abs(up @ across) - 1e-12).sum())
    return (hits / len(orders) if exact else (1 + hits) / (1 + draws)), len(orders), exact


def _redrawn(
    series: Series, kind: _Kind, years: Sequence[int], draws: int, generator: np.random.Generator
) -> Levels:
    """What is regressed when every value is drawn anew within its bounds; shape (draws, years)."""
    needed = _needed(kind, years)
    levels = drawn([series.values[year] for year in needed], draws, generator)
    at = {year: column for column, year in enumerate(needed)}
    before = [at[_needed(kind, [year])[0]] for year in years]
    found: Levels = _FORMULAS[kind](levels[:, [at[year] for year in years]], levels[:, before])
    return found


def why_not_identified(found: Sequence[Association], *, confidence: float) -> tuple[Reason, ...]:
    """Reasons why associations do not show what one series does to the other, in the order of `REASONS`.

    ``few``
        One rests on less than `FEW_YEARS` observations.
    ``not_significant``
        The permutation test of one, its years exchangeable, does not reject at `confidence`.
    ``sign_changes``
        Leaving one year out can turn the slope of one to zero or beyond.
    ``pandemic_years``
        Two that differ in the years left out differ in sign, or in whether the interval holds zero.
    ``forms_disagree``
        Differences and levels of the same years left out have slopes of opposite sign.
    ``interval_holds_zero``
        The confidence interval of one slope holds zero.
    ``no_design``
        Always: nothing but time sets the driver apart from all else that moved with it.

    Parameters
    ----------
    found : sequence of Association
        Of the same question: other years left out, other forms.
    confidence : float
        Of the permutation tests, between 0 and 1.
    """
    pairs = [(one, other) for one, other in combinations(found, 2) if _question(one) == _question(other)]
    holds: dict[Reason, bool] = {
        "few": any(one.n < FEW_YEARS for one in found),
        "not_significant": any(one.exchangeable and one.permutation_p > 1 - confidence for one in found),
        "sign_changes": any(one.sign_changes for one in found),
        "pandemic_years": any(
            _sign(one) != _sign(other) or (0 in one.slope) != (0 in other.slope)
            for one, other in pairs
            if one.form == other.form
        ),
        "forms_disagree": any(
            _sign(one) != _sign(other)
            for one, other in pairs
            if one.form != other.form and one.left_out == other.left_out
        ),
        "interval_holds_zero": any(0 in one.slope for one in found),
        "no_design": True,
    }
    return tuple(reason for reason in REASONS if holds[reason])


def _question(one: Association) -> tuple[str, str, str]:
    return one.place, one.outcome, one.driver


def _sign(one: Association) -> float:
    return math.copysign(1, one.slope.point) if one.slope.point else 0.0


def to_frame(found: Iterable[Association]) -> pd.DataFrame:
    """Associations as a table, one row each.

    Returns
    -------
    pandas.DataFrame
        Columns ``place``, ``outcome``, ``driver``, ``form``, ``n``, ``years`` and ``left_out``
        (joined by commas), ``slope`` with bounds, ``standard_error``, ``correlation``,
        ``permutation_p``, ``exchangeable``, ``exact``, ``permutations``, ``leave_one_out_low`` and
        ``_high``, ``sign_changes``, ``measurement`` with bounds, ``confidence`` and ``figures``
        (ids, joined by blanks).
    """
    import pandas as pd

    return pd.DataFrame(
        [
            {
                **{name: getattr(one, name) for name in ("place", "outcome", "driver", "form", "n")},
                "years": ", ".join(map(str, one.years)),
                "left_out": ", ".join(map(str, one.left_out)),
                **columns("slope", one.slope),
                **{name: getattr(one, name) for name in _TESTED},
                "leave_one_out_low": one.leave_one_out.low,
                "leave_one_out_high": one.leave_one_out.high,
                "sign_changes": one.sign_changes,
                **columns("measurement", one.measurement),
                "confidence": one.confidence,
                "figures": " ".join(one.figures),
            }
            for one in found
        ]
    )


_TESTED = ("standard_error", "correlation", "permutation_p", "exchangeable", "exact", "permutations")
