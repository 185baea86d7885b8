"""Arithmetic over rounded numbers against hand computation, and what it refuses."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from econlab.errors import InputError
from econlab.evidence.arithmetic import DIGITS, LONGEST, evaluate

HAND = [
    # 22.55 - 3.975 and 22.65 - 3.965
    ("22.6 - 3.97", "18.575", "18.63", "18.685"),
    ("3.5 + 31.8", "35.2", "35.3", "35.4"),
    ("100 - 77.2", "22.75", "22.8", "22.85"),
    # 6.15 / 27.25 and 6.25 / 27.15
    ("6.2 / 27.2 * 100", "22.5688073394", "22.7941176471", "23.0202578269"),
    # 31.25 / 27.25 and 31.35 / 27.15
    ("(31.3 / 27.2 - 1) * 100", "14.6788990826", "15.0735294118", "15.4696132597"),
    ("2 * 4.5", "8.9", "9.0", "9.1"),
    ("12 * 2", "23", "24", "25"),
    ("10 + 20", "29", "30", "31"),
    ("100 * 3", "300", "300", "300"),
    ("1.0", "0.95", "1.0", "1.05"),
    ("9", "9", "9", "9"),
    (".5", "0.45", "0.5", "0.55"),
    ("5.", "4.5", "5", "5.5"),
    ("-2.4", "-2.45", "-2.4", "-2.35"),
    ("-2.4 * -1.5", "3.4075", "3.6", "3.7975"),
    ("-(2.4 - 5)", "2.55", "2.6", "2.65"),
    ("0.1 * (2.5 - 3.5)", "-0.165", "-0.1", "-0.045"),
    ("1 / 3", "0.333333333333", "0.333333333333", "0.333333333333"),
    ("  1.5+1.5  ", "2.9", "3.0", "3.1"),
]


@pytest.mark.parametrize(("formula", "low", "value", "high"), HAND)
def test_bounds_by_hand(formula: str, low: str, value: str, high: str) -> None:
    assert evaluate(formula) == (Decimal(low), Decimal(value), Decimal(high))


@pytest.mark.parametrize(
    "formula",
    [
        "", " ", "gdp", "1e3", "1 + gdp", "abs(1)", "__import__('os')", "2 ** 3", "7 // 2", "7 % 2", "1, 2",
        "1; 2", "1\n+ 2", "1_000", "0x10", "1 = 1", "1 < 2", "[1]", "'1'", "1 if 1 else 2", "٣", "１",
        "()", "...", "1 +", "+1", "(1", "1)", "1 2", "1.2.3", "07", "2(3)", "1(2)(3)", "5,3", "- ", ".", "--",
        "1 * * 2",
    ],
)  # fmt: skip
def test_anything_else_is_refused(formula: str) -> None:
    with pytest.raises(InputError):
        evaluate(formula)


@pytest.mark.parametrize("formula", ["1" * (LONGEST + 1), "1+" * LONGEST + "1", " " * LONGEST + "1"])
def test_a_long_text_is_refused(formula: str) -> None:
    with pytest.raises(InputError, match="at most 200 characters"):
        evaluate(formula)


def test_the_deepest_text_of_the_longest_length_can_be_read() -> None:
    depth = (LONGEST - 3) // 2
    assert evaluate("(" * depth + "2.5" + ")" * depth)[1] == Decimal("2.5")
    assert evaluate("-" * (LONGEST - 3) + "2.5") == (Decimal("-2.55"), Decimal("-2.5"), Decimal("-2.45"))
    assert evaluate("1+" * (LONGEST // 2 - 1) + "1")[1] == LONGEST // 2


@pytest.mark.parametrize(
    "formula",
    ["1 / 0", "1 / 0.0", "1 / 0.00", "1 / (2 - 2)", "1 / (2.5 - 2.5)", "1 / (2.5 - 2.6)", "1 / (0 * 5)"],
)
def test_division_by_what_can_be_zero_is_refused(formula: str) -> None:
    with pytest.raises(InputError, match="no division by a number that can be zero"):
        evaluate(formula)


# 1 / 0.045 and 1 / 0.035: near zero, and never zero
def test_division_by_what_is_only_small_is_not() -> None:
    assert evaluate("1 / 0.04") == (Decimal("22.2222222222"), 25, Decimal("28.5714285714"))


OPERATIONS = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
}
Tree = str | tuple["Tree", str, "Tree"]
leaves = st.builds(
    lambda number, places: f"{Decimal(number).scaleb(-places)}", st.integers(0, 999), st.integers(0, 2)
)
trees: st.SearchStrategy[Tree] = st.recursive(
    leaves, lambda below: st.tuples(below, st.sampled_from("+-*/"), below), max_leaves=6
)


def written(tree: Tree) -> str:
    return tree if isinstance(tree, str) else f"({written(tree[0])} {tree[1]} {written(tree[2])})"


def true_value(tree: Tree, shifts: st.DataObject) -> Fraction:
    """The formula over numbers that round to the printed ones."""
    if not isinstance(tree, str):
        return OPERATIONS[tree[1]](true_value(tree[0], shifts), true_value(tree[2], shifts))
    if tree in {*"123456789", "100"}:
        return Fraction(tree)
    places = len(tree.partition(".")[2])
    return Fraction(tree) + Fraction(shifts.draw(st.integers(-8, 8)), 16 * 10**places)


@given(trees, st.data())
def test_the_bounds_hold_whatever_the_rounding_hid(tree: Tree, shifts: st.DataObject) -> None:
    try:
        low, value, high = map(Fraction, evaluate(written(tree)))
    except InputError as refusal:
        assume("zero" not in str(refusal))
        raise
    slack = max(abs(low), abs(high)) * Fraction(1, 10 ** (DIGITS - 1))
    assert low - slack <= true_value(tree, shifts) <= high + slack
    assert low <= value <= high
