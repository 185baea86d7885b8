"""Numbers known only between two bounds, and arithmetic that keeps the bounds."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from itertools import product
from typing import Literal

from econlab.faces import Faced

# Bounds but zero are widened outwards by this relative amount after each operation: more than
# floating-point rounding can move them, far less than the last digit anybody prints.
OUTWARD = 1e-13
# Significant digits that widening, and the ways in which processors add up, leave as they are.
_SURE_DIGITS = 11
Ties = Literal["even", "down", "up"]


@dataclass(frozen=True, slots=True)
class Interval(Faced):
    """A number that lies between `low` and `high`, both included.

    Parameters
    ----------
    low, high : float
        The bounds; infinite for an open end.
    value : float or None
        The point inside the bounds that was printed or computed from printed
        points; None where only the bounds are known, as for a printed range.

    Raises
    ------
    ValueError
        When a bound is not a number, or low, value and high are out of order.

    Examples
    --------
    >>> share = Interval(41.45, 41.55, 41.5)
    >>> print(share / 100)
    0.415 [0.4145, 0.4155]
    """

    low: float
    high: float
    value: float | None = None

    def __post_init__(self) -> None:
        """Refuse bounds that do not order."""
        inside = self.value is None or self.low <= self.value <= self.high
        if not (self.low <= self.high and inside):
            raise ValueError(f"bounds out of order: {self.low!r} <= {self.value!r} <= {self.high!r}")

    @classmethod
    def exact(cls, value: float) -> Interval:
        """Return the interval that holds one number only."""
        return cls(value, value, value)

    @property
    def width(self) -> float:
        """Distance between the bounds."""
        return self.high - self.low

    @property
    def point(self) -> float:
        """The point value; the middle of the bounds where none is known, NaN where an end is open."""
        if self.value is not None:
            return self.value
        return (self.low + self.high) / 2 if math.isfinite(self.low + self.high) else math.nan

    def __contains__(self, number: float) -> bool:
        """Whether a number lies within the bounds."""
        return self.low <= number <= self.high

    def overlaps(self, other: Interval) -> bool:
        """Whether both can be the same number."""
        return self.low <= other.high and other.low <= self.high

    def clipped(self, low: float, high: float) -> Interval:
        """Return the interval with each number outside two limits moved to the nearer one.

        For what cannot lie outside them, such as a share of GDP outside 0 and 100.
        """

        def inside(number: float) -> float:
            return min(max(number, low), high)

        value = None if self.value is None else inside(self.value)
        return Interval(inside(self.low), inside(self.high), value)

    def __add__(self, other: Interval | float) -> Interval:
        """Sum."""
        return monotone(_plus, self, other)

    def __sub__(self, other: Interval | float) -> Interval:
        """Difference of two independent numbers."""
        return monotone(lambda a, b: _plus(a, -b), self, other)

    def __mul__(self, other: Interval | float) -> Interval:
        """Product of two independent numbers."""
        return monotone(_times, self, other)

    def __truediv__(self, other: Interval | float) -> Interval:
        """Ratio of two independent numbers.

        Raises
        ------
        ZeroDivisionError
            When the divisor can be zero.
        """
        divisor = as_interval(other)
        if 0 in divisor:
            raise ZeroDivisionError(f"the divisor can be zero: {divisor}")
        return monotone(_divided, self, divisor)

    __radd__ = __add__
    __rmul__ = __mul__

    def __rsub__(self, other: float) -> Interval:
        """Difference from a number."""
        return as_interval(other) - self

    def __rtruediv__(self, other: float) -> Interval:
        """Ratio of a number to this one."""
        return as_interval(other) / self

    def __neg__(self) -> Interval:
        """Mirror image."""
        return Interval(-self.high, -self.low, None if self.value is None else -self.value)

    def __str__(self) -> str:
        """Value and bounds with four significant digits."""
        bounds = f"[{rounded(self.low, 4, 'down'):.4g}, {rounded(self.high, 4, 'up'):.4g}]"
        return bounds if self.value is None else f"{rounded(self.value, 4):.4g} {bounds}"


def rounded(number: float, digits: int, ties: Ties = "even") -> float:
    """Return a number to significant digits.

    What was computed is first freed from the last bits, which differ from one
    processor to another: they would move 2.175 to either side of the tie.

    Parameters
    ----------
    number : float
        Infinite ones, NaN and what would be rounded to infinity stay as they are.
    digits : int
        Significant digits, 10 at most.
    ties : {"even", "down", "up"}
        Where a number in the middle of two goes: to the even one, or as a bound does, outwards.

    Examples
    --------
    >>> rounded(118.195 - 116.02, 3), rounded(2.1749, 3)
    (2.18, 2.17)
    >>> rounded(12.655, 4, "down"), rounded(12.665, 4, "up")
    (12.65, 12.67)
    """
    if not math.isfinite(number):
        return number
    sure = Decimal(f"{number:.{_SURE_DIGITS}g}")
    away = ROUND_HALF_UP if (ties == "up") == (sure > 0) else ROUND_HALF_DOWN
    last = Decimal(1).scaleb(sure.adjusted() - digits + 1)
    found = float(sure.quantize(last, ROUND_HALF_EVEN if ties == "even" else away))
    # Adding nothing turns -0.0 into 0.0.
    return found + 0.0 if math.isfinite(found) else number


def as_interval(number: Interval | float) -> Interval:
    """Return an interval as it is, and a plain number as the interval holding only it."""
    return number if isinstance(number, Interval) else Interval.exact(float(number))


def columns(name: str, interval: Interval | None) -> dict[str, float]:
    """Return an interval as table columns: the point value, and the bounds as ``_low`` and ``_high``.

    NaN stands for a point that is not known, and for all three where there is no interval.

    Examples
    --------
    >>> columns("share", Interval(41.45, 41.55, 41.5))
    {'share': 41.5, 'share_low': 41.45, 'share_high': 41.55}
    """
    point = math.nan if interval is None or interval.value is None else interval.value
    numbers = (point, interval.low, interval.high) if interval else (math.nan,) * 3
    return dict(zip(column_names(name), numbers, strict=True))


def column_names(*names: str) -> list[str]:
    """Return the names of the columns that `columns` makes of some intervals.

    Examples
    --------
    >>> column_names("share")
    ['share', 'share_low', 'share_high']
    """
    return [f"{name}{end}" for name in names for end in ("", "_low", "_high")]


def monotone(function: Callable[..., float], *arguments: Interval | float) -> Interval:
    """Bounds of a function of independent numbers that has its extremes at the corners.

    That holds for every function that, in each argument taken alone, only rises
    or only falls over the given bounds. Used on a whole formula rather than step
    by step, it counts a number that occurs twice once, so the bounds are sharp.

    Parameters
    ----------
    function : callable
        Takes one float per argument and returns a float.
    *arguments : Interval or float
        The numbers, each free within its bounds.

    Returns
    -------
    Interval
        Its value is the function at the point values, None where one is missing.

    Raises
    ------
    ValueError
        When the function is not defined at a corner, or at all of them beyond the largest float.

    Examples
    --------
    >>> print(monotone(lambda first, last: (last / first) ** (1 / 6) - 1,
    ...                Interval(22.55, 22.65, 22.6), Interval(50.15, 50.25, 50.2)))
    0.1423 [0.1417, 0.1429]
    """
    intervals = [as_interval(argument) for argument in arguments]
    corners = [function(*corner) for corner in product(*({i.low, i.high} for i in intervals))]
    if any(math.isnan(corner) for corner in corners):
        raise ValueError(f"not defined over the whole of {', '.join(map(str, intervals))}")
    low, high = min(corners), max(corners)
    if low == math.inf or high == -math.inf:
        raise ValueError(f"too large to be computed over {', '.join(map(str, intervals))}")
    points = [interval.value for interval in intervals]
    value = None if None in points else function(*points)
    exact = all(interval.width == 0 for interval in intervals)
    if not exact:
        low, high = low - abs(low) * OUTWARD, high + abs(high) * OUTWARD
    if value is not None:
        low, high = min(low, value), max(high, value)
    return Interval(low, high, value)


def _plus(a: float, b: float) -> float:
    # Ends open to opposite sides: floats would say NaN, and the two other corners open both sides.
    return 0.0 if math.isinf(a) and a == -b else a + b


def _times(a: float, b: float) -> float:
    # An open end times nothing is nothing, where floats would say NaN.
    return 0.0 if a == 0 or b == 0 else a * b


def _divided(a: float, b: float) -> float:
    return 0.0 if math.isinf(b) else a / b
