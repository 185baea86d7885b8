"""Interval arithmetic against hand computation, and the laws it has to keep."""

import math
import operator
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from econlab.evidence.intervals import Interval, as_interval, columns, monotone, rounded

INF = math.inf
OPERATIONS: dict[str, Callable[..., float]] = {
    "plus": operator.add,
    "minus": operator.sub,
    "times": operator.mul,
    "over": operator.truediv,
}
numbers = st.integers(-(10**6), 10**6).map(lambda n: n / 1000)
steps = st.integers(0, 16)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = sorted((draw(numbers), draw(numbers)))
    value = draw(st.sampled_from([None, low, high, low + (high - low) / 2]))
    opened = draw(st.sampled_from(["", "", "", "low", "high", "both"]))
    return Interval(
        -INF if opened in ("low", "both") else low, INF if opened in ("high", "both") else high, value
    )


def inside(interval: Interval, step: int) -> float:
    """One of 17 numbers in the interval, from end to end."""
    low, high = max(interval.low, -1e9), min(interval.high, 1e9)
    return min(low + (high - low) * step / 16, interval.high)


def around(interval: Interval, below: float, above: float) -> Interval:
    return Interval(interval.low - abs(below), interval.high + abs(above))


def holds(outer: Interval, inner: Interval) -> bool:
    return outer.low <= inner.low and inner.high <= outer.high


def result(operation: str, a: Interval, b: Interval) -> Interval | None:
    if operation == "over" and 0 in b:
        return None
    return OPERATIONS[operation](a, b)  # type: ignore[arg-type,return-value]


@pytest.mark.parametrize("operation", OPERATIONS)
@given(a=intervals(), b=intervals(), steps=st.tuples(steps, steps))
def test_a_result_holds_the_result_of_every_pair(
    operation: str, a: Interval, b: Interval, steps: tuple[int, int]
) -> None:
    found = result(operation, a, b)
    if found is not None:
        x, y = inside(a, steps[0]), inside(b, steps[1])
        assert OPERATIONS[operation](x, y) in found
        assert (found.value is None) == (a.value is None or b.value is None)


@pytest.mark.parametrize("operation", OPERATIONS)
@given(a=intervals(), b=intervals(), wider=st.tuples(numbers, numbers, numbers, numbers))
def test_wider_inputs_never_give_narrower_outputs(
    operation: str, a: Interval, b: Interval, wider: tuple[float, float, float, float]
) -> None:
    narrow = result(operation, a, b)
    wide = result(operation, around(a, *wider[:2]), around(b, *wider[2:]))
    if narrow is not None and wide is not None:
        assert holds(wide, narrow)


@given(a=intervals(), number=numbers, step=steps)
def test_a_plain_number_on_either_side_is_an_exact_interval(a: Interval, number: float, step: int) -> None:
    exact = Interval.exact(number)
    assert (number + a, number - a, number * a) == (exact + a, exact - a, exact * a)
    assert (a + number, a - number, a * number) == (a + exact, a - exact, a * exact)
    if 0 not in a:
        assert number / a == exact / a
        assert number / inside(a, step) in number / a
    if number:
        assert a / number == a / exact
    assert -inside(a, step) in -a
    assert operator.neg(-a) == a


positive = st.integers(1, 10**6).map(lambda n: n / 100)


@given(
    st.lists(st.tuples(positive, positive, steps), min_size=2, max_size=2),
    st.integers(1, 12),
)
def test_monotone_holds_a_formula_at_every_point(ends: list[tuple[float, float, int]], years: int) -> None:
    def growth(first: float, last: float) -> float:
        return float((last / first) ** (1 / years) - 1)

    given_intervals = [Interval(*sorted(pair[:2])) for pair in ends]
    points = [inside(interval, pair[2]) for interval, pair in zip(given_intervals, ends, strict=True)]
    found = monotone(growth, *given_intervals)
    # The power is rounded once at each point: next to no growth the bounds may differ by that.
    assert found.low - 1e-15 <= growth(*points) <= found.high + 1e-15
    assert found.value is None


# Each size is rounded to 0.1, so the multiple lies between 50.15 / 22.65 and 50.25 / 22.55.
def test_the_multiple_of_two_rounded_sizes() -> None:
    multiple = Interval(50.15, 50.25, 50.2) / Interval(22.55, 22.65, 22.6)
    assert multiple.low == pytest.approx(2.2141280353, abs=1e-10)
    assert multiple.value == pytest.approx(2.2212389381, abs=1e-10)
    assert multiple.high == pytest.approx(2.2283813747, abs=1e-10)
    assert str(multiple) == "2.221 [2.214, 2.228]"


HAND = [
    (lambda: Interval(1, 2) + Interval(10, 20), (11, 22)),
    (lambda: Interval(1, 2) - Interval(10, 20), (-19, -8)),
    (lambda: Interval(-1, 2) * Interval(3, 4), (-4, 8)),
    (lambda: Interval(-3, -2) * Interval(-5, 4), (-12, 15)),
    (lambda: Interval(1, 2) / Interval(4, 8), (0.125, 0.5)),
    (lambda: Interval(1, 2) / Interval(-8, -4), (-0.5, -0.125)),
    (lambda: Interval(-1, 2) / Interval(4, 8), (-0.25, 0.5)),
    (lambda: 6 / Interval(2, 3), (2, 3)),
    (lambda: -Interval(1, 2), (-2, -1)),
    (lambda: Interval(80, INF) + 1, (81, INF)),
    (lambda: Interval(80, INF) - Interval(1, INF), (-INF, INF)),
    (lambda: Interval(-INF, 10) + Interval(20, INF), (-INF, INF)),
    (lambda: 1 - Interval(80, INF), (-INF, -79)),
    (lambda: Interval(80, INF) * Interval(-1, 2), (-INF, INF)),
    (lambda: Interval(80, INF) * 0, (0, 0)),
    (lambda: Interval(0, 1) * Interval(1, INF), (0, INF)),
    (lambda: Interval(-INF, INF) * Interval(0, 0), (0, 0)),
    (lambda: 1 / Interval(4, INF), (0, 0.25)),
    (lambda: Interval(1, INF) / Interval(4, INF), (0, INF)),
    (lambda: Interval(-INF, -1) / Interval(4, 5), (-INF, -0.2)),
]


@pytest.mark.parametrize(("compute", "ends"), HAND)
def test_bounds_computed_by_hand(compute: Callable[[], Interval], ends: tuple[float, float]) -> None:
    found = compute()
    assert (found.low, found.high) == pytest.approx(ends, rel=1e-12)


def test_rounding_outwards_is_far_below_any_printed_digit() -> None:
    product = Interval(50.15, 50.25, 50.2) * Interval(7.05, 7.15, 7.1)
    assert product.low < 50.15 * 7.05
    assert product.high > 50.25 * 7.15
    assert product.width == pytest.approx(50.25 * 7.15 - 50.15 * 7.05, rel=1e-9)


@pytest.mark.parametrize(
    ("number", "digits", "down", "even", "up"),
    [
        (2.175, 3, 2.17, 2.18, 2.18),
        (2.165, 3, 2.16, 2.16, 2.17),
        (-2.175, 3, -2.18, -2.18, -2.17),
        (2.1751, 3, 2.18, 2.18, 2.18),
        (-2.1749, 3, -2.17, -2.17, -2.17),
        (9.9995, 4, 9.999, 10.0, 10.0),
        (12_045_000.0, 4, 12_040_000.0, 12_040_000.0, 12_050_000.0),
        (0.0, 3, 0.0, 0.0, 0.0),
        (-0.0, 3, 0.0, 0.0, 0.0),
        (5e-324, 4, 5e-324, 5e-324, 5e-324),
        (1.7976931348623157e308, 4, 1.7976931348623157e308, 1.7976931348623157e308, 1.7976931348623157e308),
        (math.inf, 4, math.inf, math.inf, math.inf),
    ],
)
def test_rounding_by_hand(number: float, digits: int, down: float, even: float, up: float) -> None:
    found = [rounded(number, digits, "down"), rounded(number, digits), rounded(number, digits, "up")]
    assert [repr(one) for one in found] == [repr(one) for one in (down, even, up)]


@given(st.integers(-(10**7), 10**7).filter(bool), st.integers(-9, 9), st.integers(-50, 50))
def test_the_last_bits_decide_no_rounding(whole: int, power: int, bits: int) -> None:
    """Every number of seven digits, ties of six among them, wherever the last bits lead it."""
    number = float(f"{whole}e{power}")
    moved = number + bits * math.ulp(number)
    for ties in ("down", "even", "up"):
        assert rounded(moved, 6, ties) == rounded(number, 6, ties)


@given(st.floats(allow_nan=False, allow_infinity=False), st.integers(1, 10))
def test_ties_move_a_bound_outwards_and_nothing_else(number: float, digits: int) -> None:
    down, even, up = (rounded(number, digits, ties) for ties in ("down", "even", "up"))
    assert even in (down, up)
    assert down <= up
    assert -up == rounded(-number, digits, "down")
    assert even == pytest.approx(number, rel=0.51 * 10.0 ** (1 - digits))


def test_exact_numbers_stay_exact() -> None:
    assert Interval.exact(3.0) * 2 + 1 == Interval(7, 7, 7)
    assert as_interval(7) == Interval.exact(7.0)
    assert as_interval(Interval(1, 2)) == Interval(1, 2)


@pytest.mark.parametrize("divisor", [(0, 1), (-1, 0), (-1, 1), (0, 0), (-INF, INF), (0, INF)])
def test_a_divisor_that_can_be_zero_is_refused(divisor: tuple[float, float]) -> None:
    with pytest.raises(ZeroDivisionError, match=r"the divisor can be zero: \["):
        Interval(1, 2) / Interval(*divisor)
    with pytest.raises(ZeroDivisionError):
        1 / Interval(*divisor)


@pytest.mark.parametrize(
    "ends", [(2, 1), (1, 2, 3), (1, 2, 0), (math.nan, 1), (1, math.nan), (1, 2, math.nan), (INF, -INF)]
)
def test_bounds_out_of_order_are_refused(ends: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match="bounds out of order"):
        Interval(*ends)


def test_the_point_is_the_value_or_the_middle_or_unknown() -> None:
    assert Interval(41, 43, 41.5).point == 41.5
    assert Interval(10, 20).point == 15
    assert Interval(80, INF, 80).point == 80
    assert math.isnan(Interval(80, INF).point)
    assert math.isnan(Interval(-INF, INF).point)


def test_both_ends_are_inside() -> None:
    share = Interval(41.45, 41.55, 41.5)
    assert 41.45 in share
    assert 41.55 in share
    assert 41.56 not in share
    assert 1e300 in Interval(80, INF)


@given(intervals(), intervals())
def test_intervals_overlap_when_they_share_a_number(a: Interval, b: Interval) -> None:
    assert a.overlaps(a)
    assert a.overlaps(b) == b.overlaps(a) == (max(a.low, b.low) <= min(a.high, b.high))


def test_intervals_that_touch_overlap() -> None:
    assert Interval(1, 2).overlaps(Interval(2, 3))
    assert not Interval(1, 2).overlaps(Interval(2.0001, 3))


@pytest.mark.parametrize(
    ("given_ends", "clipped"),
    [
        ((80, INF, 80), (80, 100, 80)),
        ((-INF, 10, 10), (0, 10, 10)),
        ((-5, 105, -1), (0, 100, 0)),
        ((120, 130, 125), (100, 100, 100)),
        ((41.45, 41.55, 41.5), (41.45, 41.55, 41.5)),
        ((-INF, INF), (0, 100)),
    ],
)
def test_a_share_is_clipped_to_its_limits(given_ends: tuple[float, ...], clipped: tuple[float, ...]) -> None:
    assert Interval(*given_ends).clipped(0, 100) == Interval(*clipped)


@pytest.mark.parametrize(
    ("interval", "text"),
    [
        (Interval(41.45, 41.55, 41.5), "41.5 [41.45, 41.55]"),
        (Interval(10, 20), "[10, 20]"),
        (Interval(80, INF, 80), "80 [80, inf]"),
        (Interval(-INF, 0.5), "[-inf, 0.5]"),
        (Interval(50.15e12, 50.25e12, 50.2e12), "5.02e+13 [5.015e+13, 5.025e+13]"),
    ],
)
def test_an_interval_is_written_with_four_digits(interval: Interval, text: str) -> None:
    assert str(interval) == text


def test_monotone_counts_a_number_that_occurs_twice_once() -> None:
    x = Interval(1, 2, 1.5)
    step_by_step = x / (1 + x)
    whole = monotone(lambda number: number / (1 + number), x)
    assert (step_by_step.low, step_by_step.high) == pytest.approx((1 / 3, 1), rel=1e-12)
    assert (whole.low, whole.high) == pytest.approx((1 / 2, 2 / 3), rel=1e-12)
    assert whole.value == 0.6


def test_monotone_refuses_what_is_not_defined_everywhere() -> None:
    with pytest.raises(ValueError, match=r"not defined over the whole of \[1, inf\], \[1, inf\]"):
        monotone(lambda a, b: a / b, Interval(1, INF), Interval(1, INF))


@pytest.mark.parametrize("large", [Interval.exact(1e300), Interval(1e300, 2e300), Interval(-2e300, -1e300)])
def test_what_is_beyond_all_floats_is_refused(large: Interval) -> None:
    with pytest.raises(ValueError, match="too large to be computed over"):
        large * 1e300
    assert (large * Interval(1, 1e300)).width == INF


def test_columns_of_a_table() -> None:
    assert columns("share", Interval(80, INF, 80)) == {"share": 80, "share_low": 80, "share_high": INF}
    missing = columns("share", None)
    assert list(missing) == ["share", "share_low", "share_high"]
    assert all(map(math.isnan, missing.values()))


def test_a_range_has_no_point_in_a_table() -> None:
    found = columns("growth", Interval(10, 20))
    assert math.isnan(found["growth"])
    assert (found["growth_low"], found["growth_high"]) == (10, 20)
