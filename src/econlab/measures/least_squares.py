"""A straight line through a short series, where it leads, and what makes both uncertain."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import starmap
from typing import TYPE_CHECKING, Any

from econlab.evidence.intervals import Interval

if TYPE_CHECKING:
    import numpy as np

    Levels = np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class Fit:
    """Slope of a line with its small-sample uncertainty.

    Attributes
    ----------
    slope : Interval
        With its confidence interval from Student's t and HAC standard errors.
    standard_error : float
        HAC standard error with small-sample correction, or the classical one.
    degrees_of_freedom : int
        Observations less two.
    lags : int
        Lags of the Bartlett kernel; 0 for a classical standard error.
    falls : float
        One-sided p-value: how likely a slope as low as this is where the true one is not below zero.
    """

    slope: Interval
    standard_error: float
    degrees_of_freedom: int
    lags: int
    falls: float


@dataclass(frozen=True, slots=True)
class Prediction:
    """Where a line leads, with the uncertainty of one new observation at each place.

    Attributes
    ----------
    values : tuple of Interval
        The line at each new x, with the prediction interval of one new observation.
    standard_errors : tuple of float
        Of one new observation at each new x.
    residual : float
        Standard deviation of the residuals, ``sqrt(RSS / (n - 2))``.
    degrees_of_freedom : int
        Observations less two.
    """

    values: tuple[Interval, ...]
    standard_errors: tuple[float, ...]
    residual: float
    degrees_of_freedom: int


def fitted(y: Levels, x: Levels, confidence: float, *, hac: bool = True) -> Fit:
    """Fit ``y = a + b x`` by least squares.

    Standard errors are heteroskedasticity and autocorrelation consistent (Newey
    and West 1987, Econometrica 55: Bartlett kernel), with small-sample correction
    ``n / (n - 2)`` and ``floor(4 (n / 100)^(2/9))`` lags, the rule of thumb after
    Newey and West 1994, Review of Economic Studies 61. Intervals are from
    Student's t with n - 2 degrees of freedom.

    Parameters
    ----------
    y, x : numpy.ndarray
        Shape (n,), n at least three.
    confidence : float
        Between 0 and 1.
    hac : bool
        False for the classical standard error, ``sqrt(RSS / (n - 2) / S)`` with S
        the sum of squares of x about its mean.
    """
    import statsmodels.api as sm

    lags = math.floor(4 * (len(x) / 100) ** (2 / 9)) if hac else 0
    kind: dict[str, Any] = {"cov_type": "nonrobust"}
    if hac:
        kind = {"cov_type": "HAC", "cov_kwds": {"maxlags": lags, "use_correction": True}}
    fit, scale = sm.OLS(y, _design(x, x)).fit(use_t=True, **kind), x.std()
    slope = _around(fit.params[1] / scale, fit.conf_int(1 - confidence)[1] / scale)
    error, below = float(fit.bse[1] / scale), slope.point < 0
    # Half of the two-sided value lies on the side of the slope; without an error there is no doubt.
    half = float(fit.pvalues[1]) / 2 if error else 0.0
    return Fit(slope, error, len(x) - 2, lags, half if below else 1 - half)


def predicted(y: Levels, x: Levels, new: Levels, confidence: float) -> Prediction:
    """Predict one new observation at each of several places by a line through others.

    The interval at x is

        a + b x  ±  t(n - 2) s sqrt(1 + 1 / n + (x - mean)^2 / S),

    with s^2 the residual variance ``RSS / (n - 2)`` and S the sum of squares of
    the x about their mean: the textbook interval, which takes residuals to be
    independent and normal and the line to go on.

    Parameters
    ----------
    y, x : numpy.ndarray
        Shape (n,), n at least three.
    new : numpy.ndarray
        Shape (m,).
    confidence : float
        Between 0 and 1.
    """
    import statsmodels.api as sm

    fit = sm.OLS(y, _design(x, x)).fit()
    found = fit.get_prediction(_design(x, new))
    bounds = found.conf_int(obs=True, alpha=1 - confidence)
    values = tuple(starmap(_around, zip(found.predicted_mean, bounds, strict=True)))
    errors = tuple(float(error) for error in found.se_obs)
    return Prediction(values, errors, math.sqrt(fit.mse_resid), len(x) - 2)


def _design(x: Levels, new: Levels) -> Levels:
    """Constant and standardised x: statsmodels drops a constant beside values of 1e15."""
    import numpy as np

    return np.column_stack([np.ones(len(new)), (new - x.mean()) / x.std()])


def _around(value: float, bounds: Sequence[float]) -> Interval:
    """Return bounds about a value, in order even where rounding moved them past a value without an error."""
    low, high = bounds
    return Interval(float(min(low, value)), float(max(high, value)), float(value))


def line_weights(x: Levels, new: Levels) -> Levels:
    """Weight of each observation in the line at each new x, ``1 / n + (new - mean) (x - mean) / S``.

    Shape (m, n). The line is their sum with y, so bounds on y bound the line.
    """
    import numpy as np

    centred = x - x.mean()
    found: Levels = 1 / len(x) + np.outer(new - x.mean(), centred) / (centred @ centred)
    return found


def slopes(y: Levels, x: Levels) -> Levels:
    """Return the slope of each row of `y` on the same row of `x`, both of shape (rows, n)."""
    centred = x - x.mean(axis=1, keepdims=True)
    found: Levels = (centred * y).sum(axis=1) / (centred * centred).sum(axis=1)
    return found


def leave_one_out(y: Levels, x: Levels) -> Interval:
    """Lowest and highest slope when one observation is left out."""
    import numpy as np

    kept = [np.delete(np.arange(len(x)), left) for left in range(len(x))]
    found = slopes(np.stack([y[index] for index in kept]), np.stack([x[index] for index in kept]))
    return Interval(float(found.min()), float(found.max()))


def drawn(intervals: Sequence[Interval], count: int, generator: np.random.Generator) -> Levels:
    """Draw each number `count` times, uniformly within its bounds; shape (count, numbers)."""
    return generator.uniform([i.low for i in intervals], [i.high for i in intervals], (count, len(intervals)))


def spread(found: Levels, confidence: float) -> Interval:
    """Median of draws, and the bounds that hold the given part of them."""
    import numpy as np

    tail = (1 - confidence) / 2
    low, middle, high = np.quantile(found, [tail, 0.5, 1 - tail])
    return Interval(float(low), float(high), float(middle))
