"""Arithmetic over printed numbers, with their rounding carried through."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from itertools import product

from econlab.errors import InputError

_OPERATIONS: dict[type[ast.operator], Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: lambda a, b: a + b,
    ast.Sub: lambda a, b: a - b,
    ast.Mult: lambda a, b: a * b,
    ast.Div: lambda a, b: a / b,
}
_WRITTEN = re.compile(r"[0-9.+\-*/() ]+")
LONGEST = 200
DIGITS = 12

Bounds = tuple[Fraction, Fraction, Fraction]


def evaluate(formula: str) -> tuple[Decimal, Decimal, Decimal]:
    """Evaluate ``+ - * /`` and brackets over printed decimals.

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
        To 12 significant digits.

    Raises
    ------
    InputError
        When the text is anything else, or divides by what can be zero.

    Examples
    --------
    >>> [str(number) for number in evaluate("22.6 - 3.97")]
    ['18.575', '18.63', '18.685']
    """
    if len(formula) > LONGEST or not _WRITTEN.fullmatch(formula):
        raise InputError(f"arithmetic of numbers with + - * / and brackets, at most {LONGEST} characters")
    try:
        tree = ast.parse(formula.strip(), mode="eval").body
    except (SyntaxError, RecursionError, MemoryError):
        raise InputError(f"arithmetic that can be read, not {formula!r}") from None
    low, value, high = _bounds(tree, formula.strip())
    return _decimal(low), _decimal(value), _decimal(high)


def _bounds(node: ast.expr, formula: str) -> Bounds:
    if isinstance(node, ast.Constant):
        return _number(ast.get_source_segment(formula, node) or "")
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        low, value, high = _bounds(node.operand, formula)
        return -high, -value, -low
    if not isinstance(node, ast.BinOp) or type(node.op) not in _OPERATIONS:
        raise InputError("only numbers, brackets and + - * /")
    left, right = _bounds(node.left, formula), _bounds(node.right, formula)
    if isinstance(node.op, ast.Div) and right[0] <= 0 <= right[2]:
        raise InputError("no division by a number that can be zero")
    operation = _OPERATIONS[type(node.op)]
    corners = [operation(a, b) for a, b in product((left[0], left[2]), (right[0], right[2]))]
    return min(corners), operation(left[1], right[1]), max(corners)


def _number(text: str) -> Bounds:
    try:
        number = Decimal(text)
    except ArithmeticError:
        raise InputError(f"a plain decimal number, not {text!r}") from None
    value = Fraction(number)
    if text in ("1", "2", "3", "4", "5", "6", "7", "8", "9", "100"):
        return value, value, value
    half = Fraction(Decimal(1).scaleb(int(number.as_tuple().exponent))) / 2
    return value - half, value, value + half


def _decimal(number: Fraction) -> Decimal:
    return Decimal(f"{float(number):.{DIGITS}g}")
