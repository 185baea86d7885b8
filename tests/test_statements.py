"""Verdicts on made-up statements: every explanation, their order, and no false alarms."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from itertools import permutations
from math import inf
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_statements import Row, change, figure, found, judged, published

from econlab.errors import InputError
from econlab.evidence.statements import SCALES, VERDICTS

HOLDS = ("consistent", "holds", "")
OWN = ("inconsistent", "own_inputs", "")

# Known values, three decimals of which the sum, the ratio and so on follow by hand.
NORTH, SOUTH = figure("north", "30.0%"), figure("south", "25.0%")
EARLY, LATE = figure("early", "20.0%", period="2021"), figure("late", "25.0%")
FEW, MANY = figure("few", "628.5 Gbps", period="2013"), figure("many", "46,976 Gbps", period="2020")
SHARE = figure("share", "16.5%", definition="MIC")
# 37 and 24 provinces, counted
SOME, REST = figure("some", "37 provinces"), figure("rest", "24 provinces")
YEARLY, TEN_MONTHS = "n / (10 / 12)", figure("n", "503 million transactions")
PUBLISHED = published("12.0%", definition="OFFICE")
REFERENCE = 'reference("sales_published", "AAA", "2022")'

CASES: list[tuple[tuple[str, str, str], tuple[Any, ...]]] = [
    # What the inputs allow
    (HOLDS, (figure("x", "55.0%"), "north + south", NORTH, SOUTH)),
    (HOLDS, (figure("x", "55.1%"), "north + south", NORTH, SOUTH)),
    (OWN, (figure("x", "55.3%"), "north + south", NORTH, SOUTH)),
    (("consistent", "cut_off", ""), (change("x", "74 times"), "change(few, many)", FEW, MANY)),
    (("consistent", "by_times", ""), (change("x", "73 times"), "change(few, many)", FEW, MANY)),
    (OWN, (change("x", "72 times"), "change(few, many)", FEW, MANY)),
    (OWN, (figure("x", "72 times"), "ratio(many, few) - 1.5", FEW, MANY)),
    (("consistent", "rounded_off", ""), (figure("x", "about 60%"), "north + south + 1", NORTH, SOUTH)),
    # twice 41.55 is 83.10; cut off, 41.5 may be 41.6
    (
        ("consistent", "inputs_cut_off", ""),
        (figure("x", "83.2%"), "2 * part", figure("part", "41.5%")),
    ),
    # Counted things are exact; measured ones are not
    (HOLDS, (figure("x", "61 provinces"), "some + rest", SOME, REST)),
    (OWN, (figure("x", "62 provinces"), "some + rest", SOME, REST)),
    (OWN, (figure("x", "60 provinces"), "some + rest", SOME, REST)),
    (OWN, ("≤ 60", "some + rest", SOME, REST)),
    (HOLDS, (figure("x", "62%"), "36.8 + 24.9", SOME)),
    # Decreases
    (HOLDS, (change("x", "20.0%", "decrease"), "change(late, early)", EARLY, LATE)),
    (OWN, (change("x", "20.0%"), "change(late, early)", EARLY, LATE)),
    (HOLDS, (change("x", "1.25 times", "decrease"), "change(late, early)", EARLY, LATE)),
    (HOLDS, (change("x", "nearly 1.3 times", "decrease"), "change(late, early)", EARLY, LATE)),
    (HOLDS, (figure("x", "20.0%"), "grown(late, fall)", LATE, change("fall", "20.0%", "decrease"))),
    (HOLDS, (figure("x", "25.0%"), "before(early, fall)", EARLY, change("fall", "20.0%", "decrease"))),
    # Open ends: over 50 is 50 to 100
    (HOLDS, (change("x", "over 50 times"), "change(few, many)", FEW, MANY)),
    (HOLDS, (change("x", "nearly 80 times"), "change(few, many)", FEW, MANY)),
    (HOLDS, (change("x", "at least 2 times"), "change(few, many)", FEW, MANY)),
    (("inconsistent", "says_too_little", ""), (change("x", "over 30 times"), "change(few, many)", FEW, MANY)),
    (
        ("inconsistent", "says_too_little", ""),
        (change("x", "nearly 160 times"), "change(few, many)", FEW, MANY),
    ),
    (OWN, (change("x", "over 80 times"), "change(few, many)", FEW, MANY)),
    (OWN, (change("x", "at most 70 times"), "change(few, many)", FEW, MANY)),
    # Literals
    (HOLDS, ("≥ 0", "late - early", EARLY, LATE)),
    (HOLDS, ("100%", "north + south + 45", NORTH, SOUTH)),
    (OWN, ("≤ 0", "late - early", EARLY, LATE)),
    (OWN, ("100%", "north + south", NORTH, SOUTH)),
    # Units: 25 over 20 is 25 per cent, 25 less 20 is 5 points
    (
        ("unit_error", "other_unit", "percentage_point"),
        (change("x", "5.0%"), "change(early, late)", EARLY, LATE),
    ),
    (
        ("unit_error", "other_unit", "percent"),
        (change("x", "25.0 percentage points"), "change(early, late)", EARLY, LATE),
    ),
    (HOLDS, (change("x", "5.0 percentage points"), "change(early, late)", EARLY, LATE)),
    # 5 points only where "about" is taken widely
    (OWN, (change("x", "about 10%"), "change(early, late)", EARLY, LATE)),
    (HOLDS, (change("x", "25%"), "change(early, late)", EARLY, LATE)),
    (OWN, (figure("x", "5.0%"), "growth(early, late)", EARLY, LATE)),
    (("unit_error", "other_unit", "Mbps"), (figure("x", "2 MHz"), 'measured_in("Mbps")')),
    (
        ("unit_error", "other_unit", "percentage_point"),
        (figure("x", "2%"), 'measured_in("percentage_point")'),
    ),
    (HOLDS, (figure("x", "2 Mbps"), 'measured_in("Mbps")')),
    (("unit_error", "other_unit", "account"), (figure("x", "185.7%"), 'possible(0, 100, "account")')),
    (HOLDS, (figure("x", "85.7%"), 'possible(0, 100, "account")')),
    (
        ("unit_error", "same_digits", "CNY"),
        (figure("x", "50.2%"), "size", figure("size", "50.2 trillion CNY", document="other")),
    ),
    # Rates: 503 million in ten months are 603.6 million a year, 1.65 million a day
    (
        ("unit_error", "other_unit", "transaction_per_day"),
        (figure("x", "1.65 million transactions a year"), YEARLY, TEN_MONTHS),
    ),
    (
        ("unit_error", "other_unit", "transaction_per_month"),
        (figure("x", "50.3 million transactions a year"), YEARLY, TEN_MONTHS),
    ),
    (HOLDS, (figure("x", "604 million transactions a year"), YEARLY, TEN_MONTHS)),
    # a rate of growth is no quantity per stretch of time: four times 10 is no growth a quarter
    (OWN, (figure("x", "10% a year"), "4 * y", figure("y", "10% a year"))),
    # Scales
    (
        ("unit_error", "other_scale", "1e+09"),
        (figure("x", "198.24 million VND"), "rate * 245.6", figure("rate", "807 trillion VND")),
    ),
    (
        ("unit_error", "other_scale", "1000"),
        (
            change("x", "6 million CNY", "decrease"),
            "change(early, y)",
            figure("early", "16 billion CNY"),
            figure("y", "10 billion CNY"),
        ),
    ),
    (("unit_error", "other_scale", "100"), (figure("x", "0.55%"), "north + south", NORTH, SOUTH)),
    (OWN, (figure("x", "0.055%"), "north + south", NORTH, SOUTH)),
    # two scale words would fit
    (OWN, (figure("x", "1 billion CNY"), "between(1, 1000) * y", figure("y", "1.000 trillion CNY"))),
    (OWN, (figure("x", "rank 5"), "1000 * y", figure("y", "rank 5"))),
    (OWN, (figure("x", "5 times"), "1000 * y", figure("y", "5 times"))),
    # Definitions and releases, near (5 per cent) and far
    (("contradiction", "definitions", "D; MIC"), (SHARE, "y", figure("y", "12.33%", document="other"))),
    (("consistent", "definitions", "D; MIC"), (SHARE, "y", figure("y", "16.0%"))),
    (HOLDS, (SHARE, "y", figure("y", "16.5%"))),
    (
        ("contradiction", "releases", "2023; first"),
        (figure("x", "16.5%", vintage="first"), "y", figure("y", "12.33%", vintage="2023")),
    ),
    (
        ("consistent", "releases", "2023; first"),
        (figure("x", "16.5%", vintage="first"), "y", figure("y", "16.0%", vintage="2023")),
    ),
    (OWN, (SHARE, "y + 0", figure("y", "12.33%"))),
    # whoever names no measure explains nothing
    (
        ("contradiction", "elsewhere", ""),
        (figure("x", "16.5%", definition="STATED"), "y", figure("y", "16.0%")),
    ),
    # Another time, another place
    (
        ("needs_reference", "other_time", "2022; 2024"),
        (figure("x", "43 services"), "y", figure("y", "41 services", period="2024")),
    ),
    (HOLDS, (figure("x", "43 services"), "y", figure("y", "43 services", period="2024"))),
    (("contradiction", "elsewhere", ""), (figure("x", "50.2%"), "y", figure("y", "41.5%"))),
    (
        ("contradiction", "elsewhere", ""),
        (figure("x", "50.2%"), "y + 0", figure("y", "41.5%", document="other")),
    ),
    # References confirm, speak against, are missing
    (("consistent", "by_reference", "sales_published:AAA:2022:S"), (figure("x", "12.0%"), REFERENCE)),
    (("needs_reference", "against_reference", "sales_published:AAA:2022:S"), (figure("x", "14%"), REFERENCE)),
    (
        ("needs_reference", "no_reference", "sales_published AAA 2019"),
        (figure("x", "14%"), REFERENCE.replace("2022", "2019")),
    ),
    (
        ("needs_reference", "no_reference", "sales_published VNM 2022"),
        (figure("x", "14%"), REFERENCE.replace("AAA", "VNM")),
    ),
    (("needs_reference", "nothing_to_check_with", ""), (figure("x", "14%"), "")),
]  # fmt: skip


@pytest.mark.parametrize(("expected", "statement"), CASES)
def test_verdict_and_reason(expected: tuple[str, str, str], statement: tuple[Any, ...]) -> None:
    assert found(*statement, reference=[PUBLISHED]) == expected


def test_every_verdict_is_reached() -> None:
    assert {verdict for (verdict, _, _), _ in CASES} == set(VERDICTS)


# What a judgement shows


def test_a_judgement_shows_what_is_stated_and_what_is_given() -> None:
    told = judged(change("x", "74 times"), "change(few, many)", FEW, MANY)
    assert told.stated is not None
    assert told.recomputed is not None
    assert (told.stated.low, told.stated.high, told.unit) == (73.5, 74.5, "multiple")
    assert told.recomputed.value == pytest.approx(46976 / 628.5)
    assert told.recomputed.low == pytest.approx(46975.5 / 628.55)
    assert told.recomputed.high == pytest.approx(46976.5 / 628.45)
    assert told.inputs == ("few", "many")


def test_open_ends_are_shown_open_and_decreases_negative() -> None:
    told = judged(change("x", "over 2%", "decrease"), "change(late, early)", EARLY, LATE)
    assert told.stated is not None
    assert (told.stated.low, told.stated.high) == (-inf, -2)
    assert judged("≥ 0", "late - early", EARLY, LATE).stated == type(told.stated)(0, inf, 0)


def test_inputs_come_once_in_the_order_of_the_formula() -> None:
    formula = f"{REFERENCE} + late / early - late * 0"
    assert judged(figure("x", "14%"), formula, EARLY, LATE, reference=[PUBLISHED]).inputs == (
        "sales_published:AAA:2022:S", "late", "early",
    )  # fmt: skip


def test_nothing_is_given_where_nothing_can_be_compared() -> None:
    assert judged(figure("x", "14%"), "").recomputed is None
    size = figure("size", "50.2 trillion CNY")
    assert judged(figure("x", "50.2%"), "size", size).recomputed is None


def test_conflicting_sources_widen_a_reference_and_recalled_ones_do_not() -> None:
    rows = [
        published("12.0%", source="A", status="conflicting"),
        published("13.0%", source="B", status="conflicting"),
        published("20.0%", source="C", status="recalled"),
    ]
    told = judged(figure("x", "12.5%"), REFERENCE, reference=rows)
    assert (told.verdict, told.reason) == ("consistent", "by_reference")
    assert told.inputs == ("sales_published:AAA:2022:A", "sales_published:AAA:2022:B")
    assert told.recomputed is not None
    assert (told.recomputed.low, told.recomputed.high) == (11.95, 13.05)
    assert judged(figure("x", "20%"), REFERENCE, reference=rows[2:]).reason == "no_reference"


# The order of explanations: an innocent one first, and what names the mistake before what only counts it

BIG = figure("y", "50.2 trillion CNY", definition="E", period="2021", document="other")


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        # agrees, though definition and time differ
        ((figure("x", "50.2 trillion CNY"), "y", BIG), "holds"),
        # a scale word before another definition and another time
        ((figure("x", "50.2 billion CNY"), "y", BIG), "other_scale"),
        # percentage points before another release
        (
            (
                change("x", "5.0%", vintage="first"),
                "change(early, y)",
                EARLY,
                figure("y", "25.0%", vintage="2023"),
            ),
            "other_unit",
        ),
        # what is possible before what scale would fit
        ((figure("x", "200%"), 'possible(1, 3, "account")'), "other_unit"),
        # another definition before another time, and that before another place
        ((figure("x", "70 trillion CNY"), "y", BIG), "definitions"),
        ((figure("x", "70 trillion CNY", definition="E"), "y", BIG), "other_time"),
        # a scale word, by a published value
        ((figure("x", "0.12%"), REFERENCE), "other_scale"),
        # a published value before "over" and "under"
        ((figure("x", "over 2%"), REFERENCE), "against_reference"),
        # and before another definition
        (
            (figure("x", "12.5%"), f"{REFERENCE} + 0 * y", figure("y", "12.5%", definition="E")),
            "against_reference",
        ),
        # "over" before the document of an input
        ((figure("x", "over 2%"), "2 * y", figure("y", "12%", document="other")), "says_too_little"),
    ],
)
def test_the_first_explanation_decides(statement: tuple[Any, ...], reason: str) -> None:
    assert found(*statement, reference=[PUBLISHED])[1] == reason


# What cannot be judged


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        (
            (figure("x", "20%", kind="target"), "north", NORTH),
            "two figures of one kind, not a target with a stat",
        ),
        (
            (figure("x", "20%"), "y", change("y", "20%")),
            "two figures of one kind, not a statistic with a change",
        ),
        (
            (figure("x", "20%"), "size", figure("size", "50.2 trillion CNY")),
            "a formula that gives percent; this",
        ),
        ((figure("x", "20%"), "x"), "another figure than the one stated"),
        # two ranges have no digits to share
        (
            (figure("x", "10 to 20%"), "y", figure("y", "1 to 2 billion CNY")),
            "a formula that gives percent; this",
        ),
        ((figure("x", "20 USD"), "2 * y", figure("y", "10 CNY")), "gives USD; this one gives CNY"),
        ((figure("x", "20%"), "nroth", NORTH), r"nroth is none \(did you mean north\?\)"),
        (
            (figure("x", "20%"), 'reference("unknown", "AAA", "2022")'),
            "a series that reference.csv has values of",
        ),
        ((figure("x", "20%"), "north /"), "a formula that can be read"),
        (("many", "north", NORTH), "the id of a figure, or a literal such as"),
        (("20 and 30", "north", NORTH), "the id of a figure, or a literal such as"),
        (("", "north", NORTH), "the id of a figure, or a literal such as"),
    ],
)
def test_what_cannot_be_judged_is_refused(statement: tuple[Any, ...], message: str) -> None:
    with pytest.raises(InputError, match=message):
        found(*statement, reference=[PUBLISHED])


# No false alarms, whatever the figures


def money(name: str, value: Decimal, hedge: str = "") -> Row:
    return figure(name, f"{hedge}{value} billion CNY")


thousandths = st.integers(1_000, 999_999).map(lambda n: Decimal(n).scaleb(-3))
inputs = st.tuples(thousandths, thousandths)
EXPECTED = {
    "total(a, b)": lambda a, b: a + b,
    "average(a, b)": lambda a, b: (a + b) / 2,
    "a": lambda a, b: a,
    "grown(a, ratio(b, a))": lambda a, b: b,
}
ROUNDINGS = st.sampled_from([ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_DOWN])


@given(inputs, st.sampled_from(sorted(EXPECTED)), ROUNDINGS, ROUNDINGS, st.integers(0, 2))
def test_a_level_rounded_or_cut_off_from_its_inputs_is_consistent(
    true: tuple[Decimal, Decimal], formula: str, of_inputs: str, of_stated: str, places: int
) -> None:
    printed = [value.quantize(Decimal("0.01"), of_inputs) for value in true]
    result = EXPECTED[formula](*true).quantize(Decimal(1).scaleb(-places), of_stated)
    told = judged(money("x", result), formula, money("a", printed[0]), money("b", printed[1]))
    assert told.verdict == "consistent"


@given(inputs, st.sampled_from(["percent", "multiple"]), ROUNDINGS, ROUNDINGS)
def test_a_change_rounded_or_cut_off_from_its_levels_is_consistent(
    true: tuple[Decimal, Decimal], unit: str, of_inputs: str, of_stated: str
) -> None:
    printed = [value.quantize(Decimal("0.1"), of_inputs) for value in true]
    base, end = true
    result = end / base if unit == "multiple" else 100 * (end / base - 1)
    magnitude = abs(result).quantize(Decimal("0.01"), of_stated)
    sign = " times" if unit == "multiple" else "%"
    stated = change("x", f"{magnitude}{sign}", "increase" if result >= 0 else "decrease")
    told = judged(stated, "change(a, b)", money("a", printed[0]), money("b", printed[1]))
    assert told.verdict == "consistent"


@given(
    st.integers(1, 9),
    st.integers(1, 5),
    st.integers(-499, 499),
    st.sampled_from(["a", "a + 0", "2 * (a / 2)"]),
)
def test_about_before_a_round_number_leaves_half_of_its_last_digit(
    digit: int, zeros: int, thousandth: int, formula: str
) -> None:
    round_number = digit * 10**zeros
    true = round_number + Decimal(thousandth).scaleb(zeros - 3)
    told = judged(money("x", Decimal(round_number), "about "), formula, money("a", true))
    assert told.verdict == "consistent"


@given(thousandths, st.integers(0, 999), st.sampled_from(["over ", "nearly ", "at least ", "at most "]))
def test_a_hedge_on_the_right_side_of_a_near_number_is_consistent(
    low: Decimal, more: int, hedge: str
) -> None:
    high = (low * (1000 + more) / 1000).quantize(Decimal("0.001"), ROUND_DOWN)
    stated, true = (low, high) if hedge in ("over ", "at least ") else (high, low)
    assert judged(money("x", stated, hedge), "a", money("a", true)).verdict == "consistent"


@given(st.integers(1, 49), st.integers(1, 49), st.integers(1, 99))
def test_a_sum_of_counted_things_is_consistent_only_when_it_is_the_sum(a: int, b: int, stated: int) -> None:
    parts = figure("a", f"{a} provinces"), figure("b", f"{b} provinces")
    told = judged(figure("x", f"{stated} provinces"), "total(a, b)", *parts)
    assert (told.verdict == "consistent") == (stated == a + b)


WORDS = ["thousand", "million", "billion", "trillion", "quadrillion"]
wrong_words = st.sampled_from(list(permutations(WORDS, 2)))
SUMS = st.sampled_from(["total(a, b)", "a + b", "2 * average(a, b)"])


@given(inputs, wrong_words, SUMS)
def test_a_wrong_scale_word_is_named_with_its_factor(
    true: tuple[Decimal, Decimal], printed: tuple[str, str], formula: str
) -> None:
    right, wrong = printed
    factor = 1000.0 ** (WORDS.index(right) - WORDS.index(wrong))
    parts = [figure(name, f"{value} {right} CNY") for name, value in zip("ab", true, strict=True)]
    told = judged(figure("x", f"{sum(true)} {wrong} CNY"), formula, *parts)
    assert (told.verdict, told.reason) == ("unit_error", "other_scale")
    assert float(told.detail) == pytest.approx(factor)
    assert max(factor, 1 / factor) in [pytest.approx(scale) for scale in SCALES]


@given(st.integers(1, 999), st.integers(1, 999) | st.integers(-2, 2))
def test_two_prints_agree_up_to_one_in_the_last_digit(tenths: int, other: int) -> None:
    other = other if other > 2 else min(max(tenths + other, 1), 999)
    told = judged(figure("x", f"{tenths / 10:.1f}%"), "a", figure("a", f"{other / 10:.1f}%"))
    assert (told.verdict == "consistent") == (abs(tenths - other) <= 1)
