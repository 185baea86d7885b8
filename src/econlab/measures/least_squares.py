"""A straight line through a short series, and what makes its slope uncertain."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
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
        HAC standard error with small-sample correction.
    degrees_of_freedom : int
        Observations less two.
    lags : int
        Lags of the Bartlett kernel.
    falls : float
        One-sided p-value: how likely a slope as low as this is where the true one is not below zero.
    """

    slope: Interval
    standard_error: float
    degrees_of_freedom: int
    lags: int
    falls: float


def fitted(y: Levels, x: Levels, confidence: float) -> Fit:
    """Fit ``y = a + b x`` by least squares.

    Standard errors are heteroskedasticity and autocorrelation consistent (Newey
    and West 1987, Bartlett kernel, lags ``floor(4 (n / 100)^(2/9))``, small-sample
    correction ``n / (n - 2)``), intervals from Student's t with n - 2 degrees of freedom.

    Parameters
    ----------
    y, x : numpy.ndarray
        Shape (n,), n at least three.
    confidence : float
        Between 0 and 1.
    """
    import statsmodels.api as sm

    lags = math.floor(4 * (len(x) / 100) ** (2 / 9))
    fit = sm.OLS(y, sm.add_constant(x)).fit(
        cov_type="HAC", cov_kwds={"maxlags": lags, "use_correction": True}, use_t=True
    )
    low, high = fit.conf_int(alpha=1 - confidence)[1]
    slope = Interval(float(low), float(high), float(fit.params[1]))
    error, below = float(fit.bse[1]), slope.point < 0
    # Half of the two-sided value lies on the side of the slope; without an error there is no doubt.
    half = float(fit.pvalues[1]) / 2 if error else 0.0
    return Fit(slope, error, len(x) - 2, lags, half if below else 1 - half)


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
