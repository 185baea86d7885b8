"""Formulas over printed numbers: a small language that can only compute, with bounds."""

from __future__ import annotations

import ast
import math
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from decimal import Decimal
from typing import Any

from econlab.errors import InputError, nearest
from econlab.evidence.intervals import Interval
from econlab.evidence.quantities import FUNCTIONS, Quantity, between

LONGEST = 1000
DIGITS = 10
_TOO_LARGE = "numbers that can be computed with, none of them too large"
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
        raise InputError(_TOO_LARGE) from None


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
        raise InputError(_TOO_LARGE)
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


# Functions that take texts, as they have to be written.
WITH_TEXT = {
    "reference": 'reference("series", "place", "period")',
    "measured_in": 'measured_in("unit")',
    "possible": 'possible(low, high, "unit otherwise")',
}


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
        Over figure ids, decimals (exact) and the functions of `econlab.evidence.quantities.FUNCTIONS`.
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
                return replace(between("", low, high), unit=None, otherwise=unit)
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
