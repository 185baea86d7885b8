"""Least squares and Student's t written out, with nothing of econlab, statsmodels or scipy in them."""

import math
from collections.abc import Sequence

import numpy as np

# Quantiles of Student's t as tables print them: two-sided confidence, five degrees of freedom.
STUDENT_5 = {0.90: 2.015048, 0.95: 2.570582, 0.99: 4.032143}


def student_below(t: float, freedom: int) -> float:
    """Distribution function of Student's t: cosines to the power freedom - 1, by the trapezoid rule."""
    angles = np.linspace(0, math.atan(t / math.sqrt(freedom)), 4001)
    area = np.trapezoid(np.cos(angles) ** (freedom - 1), angles)
    halves = math.sqrt(math.pi) * math.exp(math.lgamma(freedom / 2) - math.lgamma((freedom + 1) / 2))
    return 0.5 + float(area) / halves


def student_quantile(below: float, freedom: int) -> float:
    low, high = 0.0, 1000.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if student_below(middle, freedom) < below else (low, middle)
    return low


class Textbook:
    """A line by matrices."""

    def __init__(self, x: Sequence[float], y: Sequence[float]) -> None:
        self.x = np.column_stack([np.ones(len(x)), np.array(x, dtype=float)])
        self.y, self.n = np.array(y), len(x)
        self.bread = np.linalg.inv(self.x.T @ self.x)
        self.beta = self.bread @ self.x.T @ self.y
        self.left = self.y - self.x @ self.beta
        self.variance = self.left @ self.left / (self.n - 2)

    def classical(self) -> float:
        """Standard error of the slope where residuals are independent and of one variance."""
        return float(np.sqrt(self.variance * self.bread[1, 1]))

    def newey_west(self) -> float:
        """Standard error of the slope: Bartlett weights, lags 4 (n / 100)^(2/9), times n / (n - 2)."""
        lags = math.floor(4 * (self.n / 100) ** (2 / 9))
        apart = np.abs(np.subtract.outer(np.arange(self.n), np.arange(self.n)))
        weights = np.clip(1 - apart / (lags + 1), 0, None)
        middle = self.x.T @ (weights * np.outer(self.left, self.left)) @ self.x
        return float(np.sqrt((self.n / (self.n - 2) * self.bread @ middle @ self.bread)[1, 1]))

    def slope(self, confidence: float) -> tuple[float, float, float]:
        """The slope between its bounds by Student's t and that error."""
        half = student_quantile((1 + confidence) / 2, self.n - 2) * self.newey_west()
        return (self.beta[1] - half, self.beta[1], self.beta[1] + half)

    def error(self, x: float) -> float:
        """Standard error of one new observation."""
        new = np.array([1.0, x])
        return float(np.sqrt(self.variance * (1 + new @ self.bread @ new)))

    def prediction(self, x: float, quantile: float) -> tuple[float, float, float]:
        middle, half = float(np.array([1.0, x]) @ self.beta), quantile * self.error(x)
        return (middle - half, middle, middle + half)


def log_mean(a: float, b: float) -> float:
    """Logarithmic mean of two numbers that differ."""
    return (a - b) / math.log(a / b)
