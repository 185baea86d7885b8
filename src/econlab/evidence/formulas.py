"""Formulas over printed numbers: a small language that can only compute, with bounds."""

from __future__ import annotations

import ast
import math
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from typing import Any

from econlab.errors import InputError, nearest
from econlab.evidence import words
from econlab.evidence.intervals import Interval, as_interval, monotone

LONGEST = 1000
DIGITS = 10
TOO_LARGE = "numbers that can be computed with, none of them too large"
PERCENTS = ("percent", "percentage_point", "percent_per_year")
_PLAIN = ("", "multiple", *PERCENTS)
_MONEY = re.compile("[A-Z]{3}")
_DECIMAL = re.compile(r"[0-9]+\.?[0-9]*|\.[0-9]+")
_WRITTEN = re.compile(r"[0-9.+\-*/() ]+")

Call = Callable[[str, list[Any]], Any]


def evaluate(
    formula: str,
    *,
    number: Callable[[str], Any],
    name: Callable[[str], Any] | None = None,
    call: Call | None = None,
) -> Any:
    """Evaluate a formula of numbers, names, calls, brackets and ``+ - * /``.

    Nothing else is read, and nothing is executed: the formula is walked, and
    each leaf handed to one of the functions given.

    Parameters
    ----------
    formula : str
        At most `LONGEST` characters.
    number : callable
        Makes a value of a number as it is written; values know ``+ - * /``.
    name, call : callable, optional
        Make a value of a name, and of a function name with its arguments, each
        a value or, where a text in quotes stands, a str. Without them, names
        and calls are refused.

    Raises
    ------
    InputError
        When the formula holds anything else, or divides by what can be zero.
    """
    if len(formula) > LONGEST:
        raise InputError(f"a formula of at most {LONGEST} characters, not {len(formula)}")
    source = formula.strip()

    def walk(node: ast.expr) -> Any:
        match node:
            case ast.Constant(value=int() | float()) if not isinstance(node.value, bool):
                return number(ast.get_source_segment(source, node) or "")
            case ast.Name(id=known) if name is not None:
                return name(known)
            case ast.UnaryOp(op=ast.USub()):
                return -walk(node.operand)
            case ast.BinOp():
                return _operate(node.op, walk(node.left), walk(node.right))
            case ast.Call(func=ast.Name(id=function), keywords=[]) if call is not None:
                return call(function, [_text(argument) or walk(argument) for argument in node.args])
        raise InputError("only numbers, names, known functions, brackets and + - * /" if name else
                         "only numbers, brackets and + - * /")  # fmt: skip

    with _refusals(formula):
        return walk(ast.parse(source, mode="eval").body)


@contextmanager
def _refusals(formula: str) -> Iterator[None]:
    """Turn everything that can go wrong with a formula into one error."""
    try:
        yield
    except InputError:
        raise
    except (SyntaxError, RecursionError, MemoryError, UnicodeError):
        raise InputError(f"a formula that can be read, not {formula!r}") from None
    except ZeroDivisionError:
        raise InputError("no division by a number that can be zero") from None
    except (ValueError, OverflowError):
        raise InputError(TOO_LARGE) from None


def _text(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _operate(operator: ast.operator, left: Any, right: Any) -> Any:
    match operator:
        case ast.Add():
            return left + right
        case ast.Sub():
            return left - right
        case ast.Mult():
            return left * right
        case ast.Div():
            return left / right
    raise InputError("only the operations + - * /")


def printed_arithmetic(formula: str) -> tuple[Decimal, Decimal, Decimal]:
    """Evaluate ``+ - * /`` and brackets over printed decimals, with their rounding carried through.

    Each number with a decimal point, and each of more than one digit, is taken
    as rounded to its last printed digit; the numbers 1 to 9 and 100 written
    without a point are taken as exact, as the 1 and 100 of a growth rate are.

    Parameters
    ----------
    formula : str
        Such as ``22.6 - 3.97`` or ``(31.3 / 27.2 - 1) * 100``.

    Returns
    -------
    low, value, high : decimal.Decimal
        To 10 significant digits.

    Raises
    ------
    InputError
        When the text is anything else, or divides by what can be zero.

    Examples
    --------
    >>> [str(number) for number in printed_arithmetic("22.6 - 3.97")]
    ['18.575', '18.63', '18.685']
    """
    if not _WRITTEN.fullmatch(formula):
        raise InputError("arithmetic of numbers with + - * / and brackets")
    bounds = _finite(evaluate(formula, number=_rounded))
    low, value, high = (Decimal(f"{n:.{DIGITS}g}") for n in (bounds.low, bounds.point, bounds.high))
    return low, value, high


def _finite(bounds: Interval) -> Interval:
    """Return bounds that are not both beyond what can be computed with."""
    if bounds.low == math.inf or bounds.high == -math.inf:
        raise InputError(TOO_LARGE)
    return bounds


def _decimal(text: str) -> Decimal:
    if not _DECIMAL.fullmatch(text):
        raise InputError(f"a plain decimal number, not {text!r}")
    return Decimal(text)


def _rounded(text: str) -> Interval:
    number = _decimal(text)
    exact = re.fullmatch("[1-9]|100", text)
    half = Decimal(0) if exact else Decimal(5).scaleb(int(number.as_tuple().exponent) - 1)
    return Interval(float(number - half), float(number + half), float(number))


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
    return known <= words.NOUNS.keys()


def _is_money(unit: str | None) -> bool:
    return bool(unit and _MONEY.fullmatch(unit))


def _common(*quantities: Quantity) -> str | None:
    units = [quantity.unit for quantity in quantities]
    for unit in units:
        if not alike(units[0], unit):
            raise InputError(f"quantities of one unit, not {units[0]} with {unit}")
    return next((unit for unit in units if unit), units[0])


def statement_formula(
    formula: str,
    figures: Mapping[str, Quantity],
    reference: Callable[[str, str, str], Quantity],
    stated_unit: str,
) -> Quantity:
    """What the inputs of a statement give.

    Parameters
    ----------
    formula : str
        Over figure ids, decimals (exact) and the functions of `FUNCTIONS`.
    figures : mapping of str to Quantity
        Printed figures by id; a decrease is negative.
    reference : callable
        Gives the quantity of a series, place and period, for
        ``reference("series", "place", "period")``.
    stated_unit : str
        Unit of what is stated; ``change`` is computed in it.

    Notes
    -----
    ``possible(low, high, "unit")`` is all that the stated quantity can be in the
    unit it is printed with, and the unit that fits otherwise;
    ``measured_in("unit")`` is any number in that unit.

    Raises
    ------
    InputError
        When the formula cannot be read, names an unknown figure or function,
        joins unlike units, or divides by what can be zero.

    Examples
    --------
    >>> figures = {"first": Quantity(Interval(1.5, 2.5, 2.0)), "last": Quantity(Interval.exact(876.0))}
    >>> print(statement_formula("change(first, last)", figures, None, "multiple").bounds)
    438 [350.4, 584]
    """

    def name(figure: str) -> Quantity:
        if figure not in figures:
            raise InputError(f"ids of figures.csv; {figure} is none{nearest(figure, figures)}")
        return figures[figure]

    def call(function: str, arguments: list[Any]) -> Quantity:
        match function, arguments:
            case "reference", [str(series), str(place), str(period)]:
                return reference(series, place, period)
            case "measured_in", [str(unit)]:
                return Quantity(Interval(-math.inf, math.inf), unit, unit)
            case "possible", [Quantity() as low, Quantity() as high, str(unit)]:
                return replace(_between("", low, high), unit=None, otherwise=unit)
        return _called(function, arguments, stated_unit)

    def number(text: str) -> Quantity:
        return Quantity(_finite(Interval.exact(float(_decimal(text)))))

    result: Quantity = evaluate(formula, number=number, name=name, call=call)
    _finite(result.bounds)
    return result


def _called(function: str, arguments: list[Any], stated_unit: str) -> Quantity:
    if function in WITH_TEXT:
        raise InputError(WITH_TEXT[function])
    if function not in FUNCTIONS:
        known = ", ".join(sorted([*FUNCTIONS, *WITH_TEXT]))
        raise InputError(f"the functions {known}; {function} is none of them")
    least, most, compute = FUNCTIONS[function]
    if not least <= len(arguments) <= most or any(isinstance(a, str) for a in arguments):
        asked = f"{least}" if least == most else f"{least} to {most}"
        raise InputError(f"{asked} quantities in {function}( ), not {len(arguments)}")
    return compute(stated_unit, *arguments)


def change_in(unit: str, base: Quantity, end: Quantity) -> Quantity:
    """Change from one level to another: in percent, percentage points, as a multiple, or as a difference."""
    _common(base, end)
    if unit in ("percent", "percent_per_year"):
        return growth(unit, base, end)
    if unit == "multiple":
        return Quantity((end / base).bounds, "multiple")
    return Quantity((end - base).bounds, unit if unit == "percentage_point" else end.unit)


def growth(_: str, base: Quantity, end: Quantity) -> Quantity:
    """Growth from one level to another, in percent: ``100 (end / base - 1)``."""
    _common(base, end)
    return Quantity((end / base).bounds * 100.0 - 100.0, "percent")


def yearly_growth(_: str, base: Quantity, end: Quantity, years: Quantity) -> Quantity:
    """Average growth a year, in percent: ``100 ((end / base)^(1 / years) - 1)``."""
    _common(base, end)
    ratio = (end / base).bounds
    if ratio.low < 0 or years.bounds.low <= 0:
        raise InputError("levels above zero, and a number of years above zero, in yearly_growth( )")
    return Quantity(monotone(lambda r, n: 100 * (r ** (1 / n) - 1), ratio, years.bounds), "percent_per_year")


def grown(_: str, base: Quantity, change: Quantity) -> Quantity:
    """Level after a change, whose own unit says how it is meant."""
    if change.unit in ("percent", "percent_per_year"):
        return Quantity(base.bounds * (1 + change.bounds / 100), base.unit)
    return base * change if change.unit == "multiple" else base + change


def before(_: str, end: Quantity, change: Quantity) -> Quantity:
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


def _between(_: str, low: Quantity, high: Quantity) -> Quantity:
    if low.bounds.low > high.bounds.high:
        raise InputError("the lower end first in between( )")
    return Quantity(Interval(low.bounds.low, high.bounds.high), _common(low, high))


# Functions that take texts, as they have to be written.
WITH_TEXT = {
    "reference": 'reference("series", "place", "period")',
    "measured_in": 'measured_in("unit")',
    "possible": 'possible(low, high, "unit otherwise")',
}
_MANY = 40
# Each with the number of arguments it takes; the first argument given is the stated unit.
FUNCTIONS: Mapping[str, tuple[int, int, Callable[..., Quantity]]] = {
    "change": (2, 2, change_in),
    "growth": (2, 2, growth),
    "yearly_growth": (3, 3, yearly_growth),
    "grown": (2, 2, grown),
    "before": (2, 2, before),
    "ratio": (2, 2, _ratio),
    "share": (2, 2, _share),
    "total": (2, _MANY, _total),
    "average": (2, _MANY, _average),
    "smallest_step": (2, _MANY, _smallest_step),
    "largest_step": (2, _MANY, _largest_step),
    "between": (2, 2, _between),
}


def bounded(number: float | Interval, unit: str | None = "") -> Quantity:
    """Return a number or interval as a quantity."""
    return Quantity(as_interval(number), unit)
