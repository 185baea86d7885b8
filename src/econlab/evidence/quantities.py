"""Bounded numbers with units, and what formulas may compute of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from econlab.errors import InputError
from econlab.evidence.intervals import Interval, monotone
from econlab.evidence.noun_words import NOUNS

PERCENTS = ("percent", "percentage_point", "percent_per_year")
_PLAIN = ("", "multiple", *PERCENTS)
_MONEY = re.compile("[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A bounded number with its unit.

    Attributes
    ----------
    bounds : Interval
        The number.
    unit : str or None
        Empty for a plain number, None where the formula made a new unit.
    otherwise : str
        Unit that the digits must have if they do not fit.
    """

    bounds: Interval
    unit: str | None = ""
    otherwise: str = ""

    def __neg__(self) -> Quantity:
        """Mirror image."""
        return Quantity(-self.bounds, self.unit)

    def __add__(self, other: Quantity) -> Quantity:
        """Sum of two like quantities."""
        return Quantity(self.bounds + other.bounds, _common(self, other))

    def __sub__(self, other: Quantity) -> Quantity:
        """Difference of two like quantities."""
        return Quantity(self.bounds - other.bounds, _common(self, other))

    def __mul__(self, other: Quantity) -> Quantity:
        """Product; a plain number, multiple or percentage leaves the unit of the other."""
        unit = self.unit if other.unit in _PLAIN else other.unit if self.unit in _PLAIN else None
        return Quantity(self.bounds * other.bounds, unit)

    def __truediv__(self, other: Quantity) -> Quantity:
        """Ratio; of two currencies, an exchange rate."""
        if self.unit and other.unit and alike(self.unit, other.unit):
            unit: str | None = ""
        elif other.unit in _PLAIN:
            unit = self.unit
        elif _is_money(self.unit) and _is_money(other.unit):
            unit = f"{self.unit}_per_{other.unit}"
        else:
            unit = None
        return Quantity(self.bounds / other.bounds, unit)


def alike(first: str | None, second: str | None) -> bool:
    """Whether quantities of two units can be added or compared."""
    known = {unit for unit in (first, second) if unit}
    if len(known) < 2 or known <= set(PERCENTS):
        return True
    return known <= NOUNS.keys()


def _is_money(unit: str | None) -> bool:
    return bool(unit and _MONEY.fullmatch(unit))


def _common(*quantities: Quantity) -> str | None:
    units = [quantity.unit for quantity in quantities]
    for unit in units:
        if not alike(units[0], unit):
            raise InputError(f"quantities of one unit, not {units[0]} with {unit}")
    return next((unit for unit in units if unit), units[0])


def _change_in(unit: str, base: Quantity, end: Quantity) -> Quantity:
    """Change from one level to another: in percent, percentage points, as a multiple, or as a difference."""
    _common(base, end)
    if unit in ("percent", "percent_per_year"):
        return _growth(unit, base, end)
    if unit == "multiple":
        return Quantity((end / base).bounds, "multiple")
    return Quantity((end - base).bounds, unit if unit == "percentage_point" else end.unit)


def _growth(_: str, base: Quantity, end: Quantity) -> Quantity:
    """Growth from one level to another, in percent: ``100 (end / base - 1)``."""
    _common(base, end)
    return Quantity((end / base).bounds * 100.0 - 100.0, "percent")


def _yearly_growth(_: str, base: Quantity, end: Quantity, years: Quantity) -> Quantity:
    """Average growth a year, in percent: ``100 ((end / base)^(1 / years) - 1)``."""
    _common(base, end)
    ratio = (end / base).bounds
    if ratio.low < 0 or years.bounds.low <= 0:
        raise InputError("levels above zero, and a number of years above zero, in yearly_growth( )")
    return Quantity(monotone(lambda r, n: 100 * (r ** (1 / n) - 1), ratio, years.bounds), "percent_per_year")


def _grown(_: str, base: Quantity, change: Quantity) -> Quantity:
    """Level after a change, whose own unit says how it is meant."""
    if change.unit in ("percent", "percent_per_year"):
        return Quantity(base.bounds * (1 + change.bounds / 100), base.unit)
    return base * change if change.unit == "multiple" else base + change


def _before(_: str, end: Quantity, change: Quantity) -> Quantity:
    """Level before a change, whose own unit says how it is meant."""
    if change.unit in ("percent", "percent_per_year"):
        return Quantity(end.bounds / (1 + change.bounds / 100), end.unit)
    return end / change if change.unit == "multiple" else end - change


def _ratio(_: str, first: Quantity, second: Quantity) -> Quantity:
    _common(first, second)
    return Quantity((first / second).bounds, "multiple")


def _share(_: str, part: Quantity, whole: Quantity) -> Quantity:
    _common(part, whole)
    return Quantity((part / whole).bounds * 100.0, "percent")


def _total(_: str, *parts: Quantity) -> Quantity:
    summed = Interval.exact(0.0)
    for part in parts:
        summed = summed + part.bounds
    return Quantity(summed, _common(*parts))


def _average(_: str, *parts: Quantity) -> Quantity:
    return Quantity(_total("", *parts).bounds / len(parts), _common(*parts))


def _steps(*series: Quantity) -> list[Interval]:
    return [(late - early).bounds for early, late in pairwise(series)]


def _smallest_step(_: str, *series: Quantity) -> Quantity:
    return Quantity(_extreme(min, _steps(*series)), _common(*series))


def _largest_step(_: str, *series: Quantity) -> Quantity:
    return Quantity(_extreme(max, _steps(*series)), _common(*series))


def _extreme(choose: Callable[..., float], intervals: list[Interval]) -> Interval:
    points = [interval.value for interval in intervals if interval.value is not None]
    value = choose(points) if len(points) == len(intervals) else None
    return Interval(choose(i.low for i in intervals), choose(i.high for i in intervals), value)


def between(_: str, low: Quantity, high: Quantity) -> Quantity:
    """All from the lower end of one quantity to the upper end of another."""
    if low.bounds.low > high.bounds.high:
        raise InputError("the lower end first in between( )")
    return Quantity(Interval(low.bounds.low, high.bounds.high), _common(low, high))


_MANY = 40
# Each with the number of arguments it takes; the first argument given is the stated unit.
FUNCTIONS: Mapping[str, tuple[int, int, Callable[..., Quantity]]] = {
    "change": (2, 2, _change_in),
    "growth": (2, 2, _growth),
    "yearly_growth": (3, 3, _yearly_growth),
    "grown": (2, 2, _grown),
    "before": (2, 2, _before),
    "ratio": (2, 2, _ratio),
    "share": (2, 2, _share),
    "total": (2, _MANY, _total),
    "average": (2, _MANY, _average),
    "smallest_step": (2, _MANY, _smallest_step),
    "largest_step": (2, _MANY, _largest_step),
    "between": (2, 2, between),
}
