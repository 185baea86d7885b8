"""The innocent readings of a printed figure, against hand computation."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_statements import TOLERANCE, Row, change, figure

from econlab.evidence.intervals import Interval
from econlab.evidence.tolerances import (
    agreement,
    distance,
    loosest,
    printed_bounds,
    readings,
    signed,
    strict,
)

Ends = tuple[float, float]


def ends(interval: Interval) -> Ends:
    return interval.low, interval.high


def close(interval: Interval, low: float, high: float) -> bool:
    return ends(interval) == pytest.approx((low, high), rel=1e-12)


@pytest.mark.parametrize(
    ("printed", "bounds", "taken"),
    [
        ("41.5%", (41.45, 41.55), (41.45, 41.55)),
        ("about 41.5%", (41.45, 41.55), (41.45, 41.55)),
        # open ends: the printed bound, and twice or half of it
        ("over 50 times", (50, math.inf), (50, 100)),
        ("over 2.5 billion CNY", (2.5e9, math.inf), (2.5e9, 5e9)),
        ("nearly 50 times", (-math.inf, 50), (25, 50)),
        # "at least" and "at most" say what they say
        ("at least 50 times", (50, math.inf), (50, math.inf)),
        ("at most 50 times", (-math.inf, 50), (-math.inf, 50)),
        ("over 0 times", (0, math.inf), (0, math.inf)),
        ("10 to 20%", (10, 20), (10, 20)),
        # things counted one by one are exact, but for round numbers from 100 on
        ("63 provinces", (62.5, 63.5), (63, 63)),
        ("60 provinces", (59.5, 60.5), (60, 60)),
        ("0 provinces", (-0.5, 0.5), (0, 0)),
        ("1,234 provinces", (1233.5, 1234.5), (1234, 1234)),
        ("120 provinces", (119.5, 120.5), (119.5, 120.5)),
        ("1,230 provinces", (1229.5, 1230.5), (1229.5, 1230.5)),
        ("1.2 million people", (1.15e6, 1.25e6), (1.15e6, 1.25e6)),
        ("about 63 provinces", (62.5, 63.5), (62.5, 63.5)),
        ("43/53 services", (43, 43), (43, 43)),
        ("rank 86", (86, 86), (86, 86)),
        # not counted
        ("63%", (62.5, 63.5), (62.5, 63.5)),
        ("63 CNY", (62.5, 63.5), (62.5, 63.5)),
    ],
)
def test_bounds_as_printed_and_as_taken_first(printed: str, bounds: Ends, taken: Ends) -> None:
    row = figure("a", printed)
    assert ends(printed_bounds(row)) == bounds
    assert ends(strict(row, TOLERANCE)) == taken


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("41.5%", {"holds": (41.45, 41.55), "cut_off": (41.45, 41.6)}),
        ("0.0%", {"holds": (-0.05, 0.05), "cut_off": (-0.05, 0.1)}),
        # a negative number is cut off towards zero
        ("-2.4%", {"holds": (-2.45, -2.35), "cut_off": (-2.5, -2.35)}),
        # about 60: 55 to 65; about 62: as printed; about 1.50: 1.45 to 1.55
        ("about 60%", {"holds": (59.5, 60.5), "cut_off": (59.5, 61), "rounded_off": (55, 65)}),
        ("about 62%", {"holds": (61.5, 62.5), "cut_off": (61.5, 63), "rounded_off": (61.5, 62.5)}),
        ("about 1.50%", {"holds": (1.495, 1.505), "cut_off": (1.495, 1.51), "rounded_off": (1.45, 1.55)}),
        ("about 700 people", {"holds": (699.5, 700.5), "cut_off": (699.5, 701), "rounded_off": (650, 750)}),
        ("over 80%", {"holds": (80, 160)}),
        ("at least 80%", {"holds": (80, math.inf)}),
        ("10 to 20%", {"holds": (10, 20)}),
        ("63 provinces", {"holds": (63, 63)}),
        ("rank 86", {"holds": (86, 86)}),
    ],
)
def test_readings_by_hand_in_their_order(printed: str, expected: dict[str, Ends]) -> None:
    found = readings(figure("a", printed), TOLERANCE)
    assert list(found) == list(expected)
    for reading, (low, high) in expected.items():
        assert close(found[reading], low, high), reading
    tried = loosest(figure("a", printed), TOLERANCE)
    assert close(tried, min(low for low, _ in expected.values()), max(high for _, high in expected.values()))


HEDGES = st.sampled_from(["", "about ", "over ", "nearly ", "at least ", "at most "])
UNITS = st.sampled_from(["%", " times", " provinces", " billion CNY"])
NUMBERS = st.one_of(
    st.integers(0, 99).map(str),
    st.integers(0, 9999).map(lambda n: f"{n / 100:.2f}"),
    st.integers(1, 99).map(lambda n: f"{n}00"),
)
forms = st.builds("{}{}{}".format, HEDGES, NUMBERS, UNITS)


@given(forms)
def test_every_reading_holds_the_printed_number_and_the_loosest_holds_every_reading(printed: str) -> None:
    row = figure("a", printed)
    widest = loosest(row, TOLERANCE)
    for reading in readings(row, TOLERANCE).values():
        assert float(row["value"]) in reading
        assert widest.low <= reading.low
        assert reading.high <= widest.high


# Directions


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (change("a", "2.5%"), (2.45, 2.55)),
        (change("a", "2.5%", "decrease"), (-2.55, -2.45)),
        (change("a", "over 2%", "decrease"), (-math.inf, -2)),
        (change("a", "4 times", "decrease"), (1 / 4.5, 1 / 3.5)),
        (change("a", "over 4 times", "decrease"), (0, 1 / 4)),
        # less than a fourth of a fall: the level stays above a fourth
        (change("a", "nearly 4 times", "decrease"), (1 / 4, math.inf)),
        (figure("a", "2.5%"), (2.45, 2.55)),
    ],
)
def test_a_decrease_is_negative_and_of_a_multiple_the_inverse(row: Row, expected: Ends) -> None:
    assert close(signed(row, printed_bounds(row)), *expected)


# Agreement


@pytest.mark.parametrize(
    ("row", "given_low", "given_high", "expected"),
    [
        (figure("a", "41.5%"), 41.4, 41.45, "holds"),
        (figure("a", "41.5%"), 41.56, 41.58, "cut_off"),
        (figure("a", "41.5%"), 41.61, 41.7, ""),
        (figure("a", "41.5%"), 41.3, 41.44, ""),
        (figure("a", "about 60%"), 56, 57, "rounded_off"),
        (figure("a", "60%"), 56, 57, ""),
        (change("a", "2.5%", "decrease"), -2.6, -2.5, "holds"),
        (change("a", "2.5%", "decrease"), -2.6, -2.58, "cut_off"),
        (change("a", "2.5%", "decrease"), 2.4, 2.6, ""),
        # 75.2 times as much is 74.2 times more
        (change("a", "74 times"), 75.2, 75.2, "by_times"),
        (change("a", "74 times"), 74.7, 74.7, "cut_off"),
        (change("a", "74 times"), 76.2, 76.2, ""),
        (figure("a", "74 times"), 75.2, 75.2, ""),
        (change("a", "74%"), 75.2, 75.2, ""),
    ],
)
def test_the_first_reading_that_agrees(row: Row, given_low: float, given_high: float, expected: str) -> None:
    assert agreement(row, Interval(given_low, given_high), TOLERANCE) == expected


# Distance


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        # 16.45 - 12.335 over 12.335
        (Interval(16.45, 16.55), Interval(12.325, 12.335), 4.115 / 12.335),
        (Interval(12.325, 12.335), Interval(16.45, 16.55), 4.115 / 16.55),
        (Interval(1, 2), Interval(2, 3), 0),
        (Interval(-2, -1), Interval(1, 4), 0.5),
        (Interval(1, 2), Interval.exact(0), math.inf),
        (Interval(-math.inf, 1), Interval(2, 4), 0.25),
        (Interval(1, 2), Interval(4, math.inf), math.inf),
    ],
)
def test_distance_by_hand(first: Interval, second: Interval, expected: float) -> None:
    assert distance(first, second) == pytest.approx(expected, rel=1e-12)


numbers = st.floats(-1e6, 1e6)
intervals = st.tuples(numbers, numbers).map(lambda pair: Interval(min(pair), max(pair)))


@given(intervals, intervals)
def test_only_intervals_that_meet_are_at_no_distance(first: Interval, second: Interval) -> None:
    assert (distance(first, second) == 0) == first.overlaps(second)
