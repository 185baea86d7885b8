"""Formulas over rounded numbers and over figures against hand computation, and what they refuse."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from math import fsum, inf, sqrt
from pathlib import Path
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from laws import check_arithmetic, check_formula

from econlab.errors import InputError
from econlab.evidence.formulas import (
    DIGITS,
    LONGEST,
    WITH_TEXT,
    evaluate,
    printed_arithmetic,
    statement_formula,
)
from econlab.evidence.intervals import Interval
from econlab.evidence.quantities import FUNCTIONS, Quantity, alike

# Printed arithmetic

HAND = [
    # 22.55 - 3.975 and 22.65 - 3.965
    ("22.6 - 3.97", "18.575", "18.63", "18.685"),
    ("3.5 + 31.8", "35.2", "35.3", "35.4"),
    ("100 - 77.2", "22.75", "22.8", "22.85"),
    # 6.15 / 27.25 and 6.25 / 27.15
    ("6.2 / 27.2 * 100", "22.56880734", "22.79411765", "23.02025783"),
    # 31.25 / 27.25 and 31.35 / 27.15
    ("(31.3 / 27.2 - 1) * 100", "14.67889908", "15.07352941", "15.46961326"),
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
    ("1 / 3", "0.3333333333", "0.3333333333", "0.3333333333"),
    # 1 / 0.045 and 1 / 0.035: near zero, and never zero
    ("1 / 0.04", "22.22222222", "25", "28.57142857"),
    ("  1.5+1.5  ", "2.9", "3.0", "3.1"),
]


@pytest.mark.parametrize(("formula", "low", "value", "high"), HAND)
def test_bounds_of_printed_numbers_by_hand(formula: str, low: str, value: str, high: str) -> None:
    assert printed_arithmetic(formula) == (Decimal(low), Decimal(value), Decimal(high))


@pytest.mark.parametrize(
    "formula",
    [
        "", " ", "gdp", "1e3", "1 + gdp", "abs(1)", "__import__('os')", "2 ** 3", "7 // 2", "7 % 2", "1, 2",
        "1; 2", "1\n+ 2", "1_000", "0x10", "1 = 1", "1 < 2", "[1]", "'1'", "1 if 1 else 2", "٣", "１",
        "()", "...", "1 +", "+1", "(1", "1)", "1 2", "1.2.3", "07", "2(3)", "1(2)(3)", "5,3", "- ", ".", "--",
        "1 * * 2", "9" * 400, "100*" * 200 + "1", "1 * " + "9" * 300 + " * " + "9" * 300,
    ],
)  # fmt: skip
def test_anything_but_printed_arithmetic_is_refused(formula: str) -> None:
    with pytest.raises(InputError):
        printed_arithmetic(formula)


DEEP = ["(" * 400 + "1" + ")" * 400, "-" * 990 + "1", "1+" * 499 + "1", "(1+" * 240 + "1" + ")" * 240]


@pytest.mark.parametrize("formula", DEEP)
def test_deep_nesting_is_computed_or_refused(formula: str) -> None:
    try:
        found: Decimal | None = printed_arithmetic(formula)[1]
    except InputError:
        found = None
    assert found in (None, 1, 241, 500)


@pytest.mark.parametrize("formula", ["1" * (LONGEST + 1), "1+" * LONGEST + "1", " " * LONGEST + "1"])
def test_a_long_text_is_refused(formula: str) -> None:
    for read in (printed_arithmetic, computed):
        with pytest.raises(InputError, match=f"at most {LONGEST} characters"):
            read(formula)


NEVER_DIVIDED = ["1 / 0", "1 / 0.0", "1 / (2 - 2)", "1 / (2.5 - 2.5)", "1 / (2.5 - 2.6)", "1 / (0 * 5)"]


@pytest.mark.parametrize("formula", NEVER_DIVIDED)
def test_division_by_what_can_be_zero_is_refused(formula: str) -> None:
    with pytest.raises(InputError, match="no division by a number that can be zero"):
        printed_arithmetic(formula)


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
        low, value, high = map(Fraction, printed_arithmetic(written(tree)))
    except InputError as refusal:
        assume("zero" not in str(refusal))
        raise
    slack = max(abs(low), abs(high)) * Fraction(1, 10 ** (DIGITS - 1))
    assert low - slack <= true_value(tree, shifts) <= high + slack
    assert low <= value <= high


# Statements


def quantity(low: float, value: float | None, high: float, unit: str = "") -> Quantity:
    return Quantity(Interval(low, high, value), unit)


FIGURES = {
    "a": quantity(9, 10, 11, "CNY"),
    "b": quantity(19, 20, 21, "CNY"),
    "d": quantity(0.9, 1, 1.1, "CNY"),
    "u": quantity(1, 2, 4, "USD"),
    "g": quantity(9.5, 10, 10.5, "percent"),
    "m": quantity(1.9, 2, 2.1, "multiple"),
    "p": quantity(40, 41, 42, "percent"),
    "q": quantity(50, 50.5, 51, "percent"),
    "r": quantity(10, None, 20, "percent_per_year"),
    "n": quantity(4, 4, 4, "person"),
    "c": quantity(2, 2, 2, "country"),
}


def published(series: str, place: str, period: str) -> Quantity:
    return Quantity(Interval.exact(float(len(series + place + period))), "CNY")


def computed(formula: str, stated_unit: str = "", figures: Mapping[str, Quantity] = FIGURES) -> Quantity:
    return statement_formula(formula, figures, published, stated_unit)


BY_HAND = [
    ("a", "", (9, 10, 11), "CNY"),
    ("-a", "", (-11, -10, -9), "CNY"),
    ("a + b - d", "", (26.9, 29, 31.1), "CNY"),
    ("(a + b) * 2 / 4", "", (14, 15, 16), "CNY"),
    ("100 - p", "", (58, 59, 60), "percent"),
    ("a * b", "", (171, 200, 231), None),
    ("b * p / 100", "", (7.6, 8.2, 8.82), "CNY"),
    ("b / a", "", (19 / 11, 2, 21 / 9), ""),
    ("b / u", "", (4.75, 10, 21), "CNY_per_USD"),
    ("u * (b / u)", "", (4.75, 20, 84), None),
    ("b / n", "", (4.75, 5, 5.25), None),
    ("n / c", "", (2, 2, 2), ""),
    # 19/11 and 21/9
    ("change(a, b)", "percent", (100 * 8 / 11, 100, 100 * 12 / 9), "percent"),
    ("change(a, b)", "percent_per_year", (100 * 8 / 11, 100, 100 * 12 / 9), "percent"),
    ("change(a, b)", "multiple", (19 / 11, 2, 21 / 9), "multiple"),
    ("change(a, b)", "CNY", (8, 10, 12), "CNY"),
    ("change(p, q)", "percentage_point", (8, 9.5, 11), "percentage_point"),
    ("change(p, q)", "percent", (100 * 8 / 42, 100 * 9.5 / 41, 27.5), "percent"),
    ("growth(a, b)", "multiple", (100 * 8 / 11, 100, 100 * 12 / 9), "percent"),
    (
        "yearly_growth(a, b, 2)", "percent",
        (100 * (sqrt(19 / 11) - 1), 100 * (sqrt(2) - 1), 100 * (sqrt(21 / 9) - 1)), "percent_per_year",
    ),
    ("grown(a, g)", "", (9 * 1.095, 11, 11 * 1.105), "CNY"),
    ("grown(a, m)", "", (17.1, 20, 23.1), "CNY"),
    ("grown(a, d)", "", (9.9, 11, 12.1), "CNY"),
    ("grown(a, r)", "", (9.9, None, 13.2), "CNY"),
    ("before(b, g)", "", (19 / 1.105, 20 / 1.1, 21 / 1.095), "CNY"),
    ("before(b, m)", "", (19 / 2.1, 10, 21 / 1.9), "CNY"),
    ("before(b, d)", "", (17.9, 19, 20.1), "CNY"),
    ("ratio(b, a)", "", (19 / 11, 2, 21 / 9), "multiple"),
    ("share(a, b)", "", (100 * 9 / 21, 50, 100 * 11 / 19), "percent"),
    ("total(a, b, d)", "", (28.9, 31, 33.1), "CNY"),
    ("average(a, b)", "", (14, 15, 16), "CNY"),
    # steps 8 to 12, then -2 to 2
    ("smallest_step(a, b, b)", "", (-2, 0, 2), "CNY"),
    ("largest_step(a, b, b)", "", (8, 10, 12), "CNY"),
    ("between(a, b)", "", (9, None, 21), "CNY"),
    ("between(-1, 5)", "", (-1, None, 5), ""),
    ('reference("abc", "de", "f")', "", (6, 6, 6), "CNY"),
    ("reference('abc', 'de', 'f') - d", "", (4.9, 5, 5.1), "CNY"),
    ('measured_in("Mbps")', "", (-inf, None, inf), "Mbps"),
    ('possible(0, 100, "account")', "", (0, None, 100), None),
]  # fmt: skip


@pytest.mark.parametrize(("formula", "stated", "expected", "unit"), BY_HAND)
def test_statements_by_hand(
    formula: str, stated: str, expected: tuple[float, float | None, float], unit: str | None
) -> None:
    given = computed(formula, stated)
    low, value, high = expected
    assert (given.bounds.low, given.bounds.high) == pytest.approx((low, high), rel=1e-11)
    assert given.bounds.value == (value if value is None else pytest.approx(value, rel=1e-12))
    assert given.unit == unit


def test_every_function_is_computed_by_hand() -> None:
    called = {formula.partition("(")[0] for formula, *_ in BY_HAND if "(" in formula}
    assert FUNCTIONS.keys() | WITH_TEXT.keys() <= called


def test_what_fits_otherwise_is_told() -> None:
    assert computed('measured_in("Mbps")').otherwise == "Mbps"
    assert computed('possible(0, 100, "account")').otherwise == "account"
    assert computed("a").otherwise == ""


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("CNY", "CNY", True),
        ("CNY", "USD", False),
        ("CNY", "", True),
        ("CNY", None, True),
        ("CNY", "percent", False),
        ("percent", "percentage_point", True),
        ("percent", "multiple", False),
        ("person", "country", True),
        ("person", "CNY", False),
        ("CNY_per_person", "CNY", False),
    ],
)
def test_alike_units(first: str, second: str | None, expected: bool) -> None:
    assert alike(first, second) is alike(second, first) is expected


UNLIKE = [
    "a + u", "a - u", "total(a, b, u)", "average(u, a)", "share(a, u)", "growth(a, u)", "change(a, u)",
    "yearly_growth(a, u, 2)", "ratio(a, u)", "between(u, a)", "smallest_step(a, u)", "largest_step(b, u)",
    "grown(a, u)", "before(a, u)", "a + p",
]  # fmt: skip


@pytest.mark.parametrize("formula", UNLIKE)
def test_quantities_of_unlike_units_are_not_joined(formula: str) -> None:
    with pytest.raises(InputError, match="quantities of one unit, not"):
        computed(formula, "CNY")


# Safety

REFUSED = [
    "a.bounds", "a.__class__.__mro__", "().__class__", "FIGURES['a']", "[a][0]", "{a: b}", "{a}", "[a, b]",
    "open('PATH', 'w')", "__import__('os').system('touch PATH')", "eval('1')", "exec('1')", "print(1)",
    "(lambda: 1)()", "lambda: 1", "[x for x in a]", "(x for x in a)", "total(x for x in a)", "total(*a)",
    "average(a, b, key=1)", "average(**a)", "2 ** 9", "a ** b", "2 ** 2 ** 99", "a // b", "a % b", "a @ b",
    "a << b", "a | b", "~a", "+a", "not a", "a and b", "a < b", "a == b", "a if a else b", "(x := 1)",
    "'a'", "'a' + 'b'", "f'{a}'", "f'1'", "b'1'", "total('a', a)", "growth('a', 'b')", "True", "False",
    "None", "...", "1j", "2.5j * a", "1e3", "1e999", "1_000", "0x10", "0b1", "0o7", "inf", "nan", "a, b",
    "9" * 400, "1 * " + "9" * 300 + " * " + "9" * 300, "yearly_growth(1, " + "9" * 300 + ", 0.001)",
    "a = 1", "a; b", "import os", "await a", "yield", "a(b)", "total(a)(b)", "a.total(b)", "total", "", "#",
    "\x00", "\ud800", "unknown", "unknown(a)", "total(a)", "growth(a)", "growth(a, b, d)",
    "total(" + ", ".join("a" * 50) + ")", "between(b, a)", "yearly_growth(a, b, 0)",
    "yearly_growth(-1, d, 2)", "possible(0, 100)", "measured_in(a)", 'measured_in("")', 'reference("abc")',
    "reference(a, b, d)", 'reference("abc", "de", a)', "a / 0", "a / (b - b)", *DEEP[:2],
]  # fmt: skip


@pytest.mark.parametrize("formula", REFUSED)
def test_everything_else_is_refused_and_nothing_executed(formula: str, tmp_path: Path) -> None:
    canary = tmp_path / "touched"
    with pytest.raises(InputError) as caught:
        computed(formula.replace("PATH", str(canary)))
    assert str(caught.value)
    assert not canary.exists()


def test_an_unknown_name_is_shown_with_the_nearest_known() -> None:
    with pytest.raises(InputError, match=r"unknwon is none \(did you mean unknown\?\)"):
        computed("unknwon", figures={"unknown": quantity(1, 1, 1)})


def test_without_names_and_calls_only_numbers_are_read() -> None:
    for formula in ("a", "total(1, 2)"):
        with pytest.raises(InputError, match=r"only numbers, brackets and \+ - \* /"):
            evaluate(formula, number=float)
    assert evaluate("2 * (1 - 3) / 8", number=float) == -0.5


# Laws

NAMES = "abcde"
ends = st.floats(-1000, 1000).map(lambda x: round(x, 3))
intervals = st.tuples(ends, ends).map(lambda pair: Interval(min(pair), max(pair)))
calls = st.sampled_from(["total", "average", "smallest_step", "largest_step"])
pairs = st.sampled_from(["ratio", "share", "growth", "change", "grown", "before"])
formulas = st.recursive(
    st.sampled_from(NAMES) | st.integers(0, 99).map(str),
    lambda below: (
        st.builds("({} {} {})".format, below, st.sampled_from("+-*/"), below)
        | st.builds("{}({}, {})".format, pairs, below, below)
        | st.builds("{}({}, {}, {})".format, calls, below, below, below)
        | below.map("-{}".format)
    ),
    max_leaves=6,
)
UNITS = st.sampled_from(["percent", "multiple", "", "percentage_point"])


@given(formulas, st.lists(intervals, min_size=5, max_size=5), UNITS, st.data())
def test_bounds_enclose_what_every_point_within_them_gives(
    formula: str, bounds: Sequence[Interval], unit: str, data: st.DataObject
) -> None:
    points = [Quantity(Interval.exact(data.draw(st.floats(i.low, i.high)))) for i in bounds]
    try:
        enclosing = computed(formula, unit, dict(zip(NAMES, map(Quantity, bounds), strict=True))).bounds
    except InputError as refusal:
        # ratio( ) and share( ) give a multiple and a percentage, which nothing else may join.
        assume(not any(reason in str(refusal) for reason in ("zero", "large", "quantities of one unit")))
        raise
    point = computed(formula, unit, dict(zip(NAMES, points, strict=True))).bounds.point
    slack = 1e-9 * max(1.0, abs(point))
    assert enclosing.low - slack <= point <= enclosing.high + slack


@given(formulas, st.lists(intervals, min_size=5, max_size=5), UNITS, st.randoms(use_true_random=False))
def test_wider_figures_never_give_narrower_results(
    formula: str, bounds: Sequence[Interval], unit: str, random: Random
) -> None:
    figures = {name: Quantity(interval, unit) for name, interval in zip(NAMES, bounds, strict=True)}
    check_formula(formula, figures, random)


WRITTEN = st.lists(st.sampled_from([*"0123456789.()+-*/ ", "100", "22.6", "3.97", " - ", " / "]), max_size=12)


@given(trees.map(written) | WRITTEN.map("".join), st.randoms(use_true_random=False))
def test_any_text_is_computed_with_bounds_that_hold_or_refused(text: str, random: Random) -> None:
    check_arithmetic(text, random)


def exact(number: float, unit: str = "") -> Quantity:
    return Quantity(Interval.exact(number), unit)


levels = st.floats(0.1, 1e6)
changes = st.one_of(
    st.builds(exact, st.floats(-99, 1e3), st.sampled_from(["percent", "percent_per_year"])),
    st.builds(exact, st.floats(0.01, 1e3), st.just("multiple")),
    st.builds(exact, st.floats(-1e6, 1e6), st.just("CNY")),
)


@given(levels, changes)
def test_before_undoes_grown_and_growth_finds_it(level: float, changed: Quantity) -> None:
    figures = {"level": exact(level, "CNY"), "changed": changed}
    back = computed("before(grown(level, changed), changed)", "", figures)
    assert back.bounds.point == pytest.approx(level, rel=1e-9, abs=1e-6)
    assert back.unit == "CNY"
    found = computed("change(level, grown(level, changed))", str(changed.unit), figures)
    assert found.bounds.point == pytest.approx(changed.bounds.point, rel=1e-6, abs=1e-6)


parts = st.lists(intervals, min_size=2, max_size=40)


@given(parts)
def test_a_total_adds_its_parts_and_an_average_lies_among_them(parts: Sequence[Interval]) -> None:
    figures = {f"part_{n}": Quantity(part, "CNY") for n, part in enumerate(parts)}
    listed = ", ".join(figures)
    total, average = (computed(f"{function}({listed})", "", figures) for function in ("total", "average"))
    assert total.unit == average.unit == "CNY"
    assert total.bounds.low == pytest.approx(fsum(part.low for part in parts), rel=1e-9, abs=1e-9)
    assert total.bounds.high == pytest.approx(fsum(part.high for part in parts), rel=1e-9, abs=1e-9)
    for end in ("low", "high"):
        ends = [getattr(part, end) for part in parts]
        assert min(ends) - 1e-9 <= getattr(average.bounds, end) <= max(ends) + 1e-9


@given(st.floats(1, 1000), st.floats(1, 1000), st.integers(1, 50))
def test_growth_a_year_compounds_to_the_growth_of_the_window(base: float, end: float, years: int) -> None:
    figures = {"base": exact(base), "end": exact(end), "years": exact(years)}
    yearly = computed("yearly_growth(base, end, years)", "", figures).bounds.point
    assert base * (1 + yearly / 100) ** years == pytest.approx(end, rel=1e-9)


@given(st.lists(levels, min_size=2, max_size=8))
def test_steps_are_of_one_sign_where_a_series_only_rises(series: Sequence[float]) -> None:
    figures = {f"year_{n}": exact(level) for n, level in enumerate(sorted(series))}
    listed = ", ".join(figures)
    assert computed(f"smallest_step({listed})", "", figures).bounds.low >= 0
    falling = ", ".join(reversed(figures))
    assert computed(f"largest_step({falling})", "", figures).bounds.high <= 0
