"""Shortfalls: against matrices and Student's t written out, by hand, and by what must not matter."""

import math
from collections.abc import Sequence
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_evidence import about, series
from textbook import Textbook, student_below, student_quantile

import econlab
from econlab.errors import InputError
from econlab.evidence.intervals import Interval
from econlab.evidence.series import Series, yearly_series
from econlab.measures.counterfactual import (
    MINIMUM_YEARS_HAC,
    SCALES,
    Counterfactual,
    Scale,
    Shortfall,
    counterfactual,
    counterfactuals,
    drawn_shortfall,
    to_frame,
)

# Four years of a baseline, two years without a value, and one to compare.
KNOWN = {2016: 100.0, 2017: 101.0, 2018: 101.0, 2019: 102.0, 2021: 102.5}

levels = st.floats(50, 150).map(lambda value: round(value, 2))
baselines = st.lists(levels, min_size=3, max_size=8)


def workers(values: Sequence[float], half: float = 0.0, first: int = 2010) -> Series:
    """A series whose last value is the one to compare."""
    return series("workers", {first + at: about(value, half) for at, value in enumerate(values)})


def last(values: Sequence[float], *, scale: Scale = "levels", half: float = 0.0) -> Shortfall:
    """Shortfall of the last value against the line through those before."""
    known = workers(values, half)
    [found] = counterfactual(known, known.years[-1:], end=known.years[-2], scale=scale).shortfalls
    return found


def told(*values: float | Interval | None) -> list[float]:
    """Points and bounds in a row, to compare."""
    row: list[float] = []
    for value in values:
        assert value is not None
        row += [value.low, value.point, value.high] if isinstance(value, Interval) else [value]
    return row


# One year


def test_a_shortfall_by_hand() -> None:
    """Slope (1.5 + 0 + 0 + 1.5) / 5 = 0.6, residuals ±0.1 and ±0.3, so s^2 = 0.2 / 2 = 0.1.

    2021 is 3.5 years after the middle: the line is at 101 + 2.1, and the error of
    a new observation is sqrt(0.1 (1 + 1/4 + 3.5^2 / 5)).
    """
    found = counterfactual(series("workers", {**KNOWN, 2021: about(102.5, 0.5)}), [2021], end=2019)
    [seen] = found.shortfalls
    error = math.sqrt(0.1 * 3.7)
    # Student's t with two degrees of freedom: 4.302653 at two-sided 95 %, F(t) = (1 + t / sqrt(2 + t^2)) / 2.
    half, t = 4.302653 * error, -0.6 / error
    assert told(seen.expected) == pytest.approx([103.1 - half, 103.1, 103.1 + half])
    assert told(seen.shortfall) == pytest.approx([0.1 - half, 0.6, 1.1 + half])
    relative = [100 * (1 - 103 / (103.1 - half)), 60 / 103.1, 100 * (1 - 102 / (103.1 + half))]
    assert told(seen.relative) == pytest.approx(relative)
    assert seen.p == pytest.approx((1 + t / math.sqrt(2 + t * t)) / 2)
    assert (seen.year, seen.steps, seen.outside) == (2021, 2, False)
    assert (seen.standard_error, seen.degrees_of_freedom) == (pytest.approx(error), 2)
    assert (found.hac, found.lags, found.residual) == (True, 1, pytest.approx(math.sqrt(0.1)))
    assert found.slope.value == pytest.approx(0.6)


@pytest.mark.parametrize("scale", SCALES)
@given(baselines, st.integers(1, 6), levels, st.floats(0.5, 0.99))
@settings(deadline=None, max_examples=40)
def test_any_shortfall_by_the_textbook(
    scale: Scale, values: list[float], ahead: int, observed: float, confidence: float
) -> None:
    n = len(values)
    known = series("workers", {**dict(enumerate(values, 2010)), 2009 + n + ahead: observed})
    found = counterfactual(known, [2009 + n + ahead], end=2009 + n, scale=scale, confidence=confidence)
    to, back = (math.log, math.exp) if scale == "logs" else (float, float)
    book = Textbook(range(n), [to(value) for value in values])
    line = book.prediction(n - 1 + ahead, student_quantile((1 + confidence) / 2, n - 2))
    [seen] = found.shortfalls
    expected = [back(value) for value in line]
    assert told(seen.expected) == pytest.approx(expected, rel=1e-4)
    assert told(seen.shortfall) == pytest.approx([value - observed for value in expected], rel=1e-4, abs=1e-3)
    assert seen.standard_error == pytest.approx(book.error(n - 1 + ahead), rel=1e-6, abs=1e-9)
    if seen.standard_error > 1e-6:
        below = (to(observed) - line[1]) / book.error(n - 1 + ahead)
        assert seen.p == pytest.approx(student_below(below, n - 2), abs=1e-5)
    slope = book.beta[1] if scale == "levels" else 100 * math.expm1(book.beta[1])
    assert found.slope.point == pytest.approx(slope, rel=1e-6, abs=1e-8)


@given(baselines)
@settings(deadline=None, max_examples=25)
def test_three_years_have_the_classical_error_of_the_slope_and_more_the_hac_one(values: list[float]) -> None:
    found = counterfactual(workers([*values, 100]), [2010 + len(values)], end=2009 + len(values))
    book = Textbook(range(len(values)), values)
    assert found.hac == (len(values) >= MINIMUM_YEARS_HAC)
    error = book.newey_west() if found.hac else book.classical()
    half = student_quantile(0.975, len(values) - 2) * error
    assert found.slope.width / 2 == pytest.approx(half, rel=1e-4, abs=1e-7)
    assert (found.lags > 0) == found.hac


def test_a_value_below_the_interval_is_outside_only_if_it_is_so_whatever_its_rounding() -> None:
    low = counterfactual(series("workers", KNOWN), [2021], end=2019).shortfalls[0].expected.low
    for half, outside in ((0.09, True), (0.11, False)):
        known = series("workers", {**KNOWN, 2021: about(low - 0.1, half)})
        assert counterfactual(known, [2021], end=2019).shortfalls[0].outside is outside


def test_p_and_interval_agree() -> None:
    """At the lower end of a 95 % interval, 2.5 % are lower."""
    for scale in SCALES:
        low = (
            counterfactual(series("workers", KNOWN), [2021], end=2019, scale=scale).shortfalls[0].expected.low
        )
        known = series("workers", {**KNOWN, 2021: low})
        found = counterfactual(known, [2021], end=2019, scale=scale).shortfalls[0]
        assert found.p == pytest.approx(0.025)


@pytest.mark.parametrize("scale", SCALES)
def test_a_series_that_never_changed_leaves_no_doubt(scale: Scale) -> None:
    seen, below = last([50] * 5, scale=scale), last([50, 50, 50, 50, 49], scale=scale)
    assert (seen.shortfall.point, seen.p, seen.outside) == (pytest.approx(0, abs=1e-9), 1, False)
    assert (below.shortfall.point, below.p, below.outside) == (pytest.approx(1), 0, True)


def test_a_series_of_zeros_has_nothing_to_be_relative_to() -> None:
    seen = last([0, 0, 0, 0, -1])
    assert (seen.shortfall.point, seen.p, seen.outside, seen.relative) == (1, 0, True, None)


def test_nothing_is_relative_to_an_expected_value_that_can_be_zero() -> None:
    seen = last([9, 1, 9, 1, 5])
    assert seen.expected.low < 0 < seen.expected.point
    assert seen.relative is None
    assert last([9, 1, 9, 1, 5], scale="logs").relative is not None


def test_logs_can_lead_beyond_every_number() -> None:
    known = series("workers", {2000: 1.0, 2001: 1e6, 2002: 1.0, 2040: 5.0})
    [seen] = counterfactual(known, [2040], end=2002, scale="logs").shortfalls
    assert (seen.expected.high, seen.shortfall.high) == (math.inf, math.inf)
    drawn = drawn_shortfall(seen, 100, np.random.default_rng(0))
    assert not np.isnan(drawn).any()


# What must not matter


@pytest.mark.parametrize("scale", SCALES)
@given(st.lists(levels, min_size=4, max_size=7), st.integers(-500, 500))
@settings(deadline=None, max_examples=25)
def test_shifting_all_years_changes_nothing(scale: Scale, values: list[float], years: int) -> None:
    here = counterfactual(workers(values), [2009 + len(values)], end=2008 + len(values), scale=scale)
    there = counterfactual(
        workers(values, first=2010 + years),
        [2009 + years + len(values)], end=2008 + years + len(values), scale=scale,
    )  # fmt: skip
    one, other = here.shortfalls[0], there.shortfalls[0]
    assert told(other.shortfall, other.p, there.slope) == pytest.approx(
        told(one.shortfall, one.p, here.slope), rel=1e-6, abs=1e-6
    )


@pytest.mark.parametrize("scale", SCALES)
@given(st.lists(levels, min_size=4, max_size=7), st.sampled_from([1e-4, 7.0, 1e6]))
@settings(deadline=None, max_examples=25)
def test_scaling_the_unit_scales_the_shortfall(scale: Scale, values: list[float], unit: float) -> None:
    one, other = last(values, scale=scale), last([unit * value for value in values], scale=scale)
    assert told(other.shortfall) == pytest.approx(
        [unit * value for value in told(one.shortfall)], rel=1e-6, abs=1e-6 * unit
    )
    assert other.p == pytest.approx(one.p, abs=1e-6)


@given(st.lists(levels, min_size=4, max_size=7), st.floats(-20, 20), st.floats(-5, 5))
@settings(deadline=None, max_examples=25)
def test_adding_a_line_leaves_the_shortfall(values: list[float], start: float, slope: float) -> None:
    one = last(values)
    other = last([value + start + slope * at for at, value in enumerate(values)])
    assert told(other.shortfall) == pytest.approx(told(one.shortfall), rel=1e-6, abs=1e-6)


@given(st.lists(levels, min_size=4, max_size=7), st.floats(-0.2, 0.2))
@settings(deadline=None, max_examples=25)
def test_steady_growth_leaves_the_relative_shortfall_in_logs(values: list[float], growth: float) -> None:
    one = last(values, scale="logs")
    other = last([value * math.exp(growth * at) for at, value in enumerate(values)], scale="logs")
    assert told(other.relative) == pytest.approx(told(one.relative), rel=1e-6, abs=1e-6)


@pytest.mark.parametrize("scale", SCALES)
@given(st.floats(50, 150), st.floats(-3, 3), st.integers(4, 9))
@settings(deadline=None, max_examples=25)
def test_a_perfect_line_has_no_shortfall(scale: Scale, start: float, slope: float, n: int) -> None:
    bend = math.exp if scale == "logs" else float
    start, slope = (start, slope) if scale == "levels" else (start / 50, slope / 50)
    seen = last([bend(start + slope * at) for at in range(n)], scale=scale)
    assert told(seen.shortfall) == pytest.approx([0, 0, 0], abs=1e-9)
    assert not seen.outside


@given(st.lists(st.tuples(levels, levels), min_size=4, max_size=7))
@settings(deadline=None, max_examples=25)
def test_shortfalls_of_parts_add_up_to_that_of_the_whole(parts: list[tuple[float, float]]) -> None:
    """In levels and over the same baseline; their intervals do not."""
    local, outgoing = (last(values).shortfall.point for values in zip(*parts, strict=True))
    assert last([sum(pair) for pair in parts]).shortfall.point == pytest.approx(local + outgoing, abs=1e-7)


# Rounding


@pytest.mark.parametrize("scale", SCALES)
@given(st.lists(levels, min_size=4, max_size=6), st.floats(0.01, 20))
@settings(deadline=None, max_examples=15)
def test_rounding_of_the_baseline_by_every_corner(scale: Scale, values: list[float], half: float) -> None:
    baseline, ahead = values[:-1], len(values) - 1
    to, back = (np.log, np.exp) if scale == "logs" else (np.array, np.array)
    corners = [
        back(Textbook(range(ahead), to([v + way * half for v, way in zip(baseline, ways, strict=True)]))
             .prediction(ahead, 0)[1])
        for ways in product((-1, 1), repeat=ahead)
    ]  # fmt: skip
    middle = back(Textbook(range(ahead), to(baseline)).prediction(ahead, 0)[1])
    reach = (max(corners) - middle, middle - min(corners))
    seen = last(values, scale=scale, half=half).rounding
    if scale == "levels":
        assert seen == pytest.approx(max(reach), rel=1e-6)
    else:
        # The reach in logs, upwards: at least as far as the trend itself can move.
        assert seen >= max(reach) * (1 - 1e-9)
        assert seen == pytest.approx(max(reach[0], middle * (middle / min(corners) - 1)), rel=1e-6)


def test_rounding_of_the_baseline_is_not_in_the_interval_and_that_of_the_year_is() -> None:
    exact, rounded = last(list(KNOWN.values())), last(list(KNOWN.values()), half=0.5)
    assert exact.rounding == 0
    assert told(rounded.expected) == pytest.approx(told(exact.expected))
    assert rounded.shortfall.width == pytest.approx(exact.shortfall.width + 1)


# Drawing


@pytest.mark.parametrize("scale", SCALES)
def test_draws_have_the_interval_as_their_quantiles(scale: Scale) -> None:
    seen = last([100, 120, 110, 150, 170, 140], scale=scale)
    drawn = drawn_shortfall(seen, 400_000, np.random.default_rng(3))
    assert drawn.shape == (400_000,)
    quantiles = list(np.quantile(drawn, [0.025, 0.5, 0.975]))
    assert quantiles == pytest.approx(told(seen.shortfall), abs=0.01 * seen.shortfall.width)
    assert (drawn < 0).mean() == pytest.approx(seen.p, abs=0.003), "as often as so low a value is expected"


def test_draws_hang_on_the_generator_alone_and_count_the_rounding() -> None:
    seen = last([1, 2, 3, 4, 4.5], half=0.5)
    one, two, other = (drawn_shortfall(seen, 1000, np.random.default_rng(seed)) for seed in (1, 1, 2))
    assert (one == two).all()
    assert (one != other).any()
    assert (one.min(), one.max()) == pytest.approx((0, 1), abs=0.01), "a perfect line leaves the rounding"


# Years


def test_the_baseline_begins_where_it_is_told_and_may_have_gaps() -> None:
    known = series("workers", {2010: 7.0, 2014: 98.0, **KNOWN})
    found = counterfactual(known, [2021], start=2014, end=2020)
    assert found.years == (2014, 2016, 2017, 2018, 2019)
    assert found.shortfalls[0].steps == 2, "counted from the last year that has a value"
    book = Textbook(found.years, [known.values[year].point for year in found.years])
    assert found.shortfalls[0].expected.point == pytest.approx(book.prediction(2021, 0)[1])
    assert [year for year, _ in found.observed] == [2014, 2016, 2017, 2018, 2019, 2021]
    assert counterfactual(known, [2021], end=2020).years[0] == 2010


def test_the_line_covers_every_year() -> None:
    known = series("workers", {**KNOWN, 2023: about(104, 0.5)})
    found = counterfactual(known, [2021], end=2019)
    assert [year for year, _ in found.fitted] == list(range(2016, 2024))
    book = Textbook(range(2016, 2020), list(KNOWN.values())[:4])
    for year, value in found.fitted:
        assert told(value) == pytest.approx(book.prediction(year, student_quantile(0.975, 2)), rel=1e-6)


def test_years_are_compared_in_order_and_once() -> None:
    known = series("workers", {**KNOWN, 2023: 104.0})
    found = counterfactual(known, [2023, 2021, 2023], end=2019)
    assert [(item.year, item.steps) for item in found.shortfalls] == [(2021, 2), (2023, 4)]
    assert found.figures == tuple(f"workers:first:{year}" for year in (2016, 2017, 2018, 2019, 2021, 2023))
    alone = counterfactual(series("workers", KNOWN), [2021], end=2019)
    assert found.shortfalls[0] == alone.shortfalls[0], "later years do not move the trend"


# Bad input


WORKERS = "workers of AAA (D)"


@pytest.mark.parametrize(
    ("years", "start", "end", "message"),
    [
        ([2021], 0, 2017, f"start, end: {WORKERS} has values in 2 years up to 2017: 2016, 2017; {{least}}"),
        ([2021], 2020, 2020, f"start, end: {WORKERS} has values in 0 years from 2020 to 2020; {{least}}"),
        ([2018, 2021], 0, 2018, f"years: found 2018; {WORKERS} {{compared}} to 2018 in 2019, 2021."),
        ([2020], 0, 2019, f"years: found 2020; {WORKERS} {{compared}} to 2019 in 2021."),
        ([], 0, 2021, f"years: found none; {WORKERS} {{compared}} to 2021 in no year."),
    ],
)
def test_bad_years_are_refused(years: list[int], start: int, end: int, message: str) -> None:
    with pytest.raises(InputError) as refused:
        counterfactual(series("workers", KNOWN), years, start=start, end=end)
    least, compared = "a trend needs at least 3.", "can be compared with its trend"
    assert str(refused.value) == message.format(least=least, compared=compared)


def test_another_scale_is_refused() -> None:
    with pytest.raises(InputError, match=r"^scale: found log; expected levels or logs\.$"):
        counterfactual(series("workers", KNOWN), [2021], end=2019, scale="log")  # type: ignore[arg-type]


@pytest.mark.parametrize("year", [2018, 2021])
def test_bad_values_are_refused_with_their_year(year: int) -> None:
    cases: list[tuple[Interval, Scale, str]] = [
        (Interval(80, math.inf, 80), "levels", f"series: {WORKERS} is 80 [80, inf] in {year}; "),
        (Interval(0, 1, 0.5), "logs", f"scale: {WORKERS} is 0.5 [0, 1] in {year}; "),
    ]
    needs = {"levels": "a trend needs both bounds.", "logs": "logs need values above zero."}
    for value, scale, message in cases:
        with pytest.raises(InputError) as refused:
            counterfactual(series("workers", {**KNOWN, year: value}), [2021], end=2019, scale=scale)
        assert str(refused.value) == message + needs[scale]


# Tables


def test_several_series_at_once_and_why_some_have_no_trend() -> None:
    short = {year: value for year, value in KNOWN.items() if year > 2017}
    given_series = {
        "long": series("workers", {**KNOWN, 2022: 103.0}),
        "short": series("workers", short),
        "with zero": series("workers", {**KNOWN, 2017: 0.0}),
    }
    lines, refused = counterfactuals(given_series, start=2016, end=2019, confidence=0.9)
    assert list(lines) == [("long", "levels"), ("long", "logs"), ("with zero", "levels")]
    for (name, scale), line in lines.items():
        after = [2021, 2022] if name == "long" else [2021]
        alone = counterfactual(given_series[name], after, start=2016, end=2019, scale=scale, confidence=0.9)
        assert line == alone
    assert list(refused) == ["short"]
    assert "a trend needs at least 3" in refused["short"]
    assert counterfactuals({}, end=2019) == ({}, {})


def test_the_shortfall_in_a_year() -> None:
    found = counterfactual(series("workers", {**KNOWN, 2022: 103.0}), [2021, 2022], end=2019)
    assert [found.shortfall_in(year) for year in (2020, 2021, 2022)] == [None, *found.shortfalls]


def test_shortfalls_as_a_table() -> None:
    known = series("workers", {**KNOWN, 2023: 104.0}, unit="person")
    found = [counterfactual(known, [2021, 2023], end=2019, scale=scale) for scale in SCALES]
    table = to_frame(found)
    assert list(zip(table["scale"], table["year"], strict=True)) == [
        ("levels", 2021), ("levels", 2023), ("logs", 2021), ("logs", 2023),
    ]  # fmt: skip
    first, seen = table.iloc[0], found[0].shortfalls[0]
    assert list(first[["place", "indicator", "unit", "start", "end", "baseline_years", "steps"]]) == [
        "AAA", "workers", "person", 2016, 2019, 4, 2,
    ]  # fmt: skip
    for name in ("observed", "expected", "shortfall", "relative"):
        assert list(first[[f"{name}_low", name, f"{name}_high"]]) == told(getattr(seen, name))
    assert list(first[["p", "outside", "rounding"]]) == [seen.p, False, 0]
    assert first["figures"].split() == list(found[0].figures)


# The project's own data


def china(name: str) -> tuple[Series, Counterfactual]:
    observations, indicator = econlab.observations(), f"migrant_workers_{name}"
    [known] = yearly_series(observations, indicator, place="CHN", definition="NBS", vintage="first")
    return known, counterfactual(known, [2021], start=2016, end=2019)


@pytest.mark.parametrize("name", ["in_city", "outgoing", "local"])
def test_only_outgoing_workers_are_fewer_than_the_trend_leads_to(name: str) -> None:
    [seen] = china(name)[1].shortfalls
    assert seen.outside == (name == "outgoing")
    assert seen.rounding < 0.05 * seen.standard_error


def test_the_shortfalls_of_china_add_up() -> None:
    """The printed total differs from its parts by its own rounding."""
    total, *parts = (china(name)[1].shortfalls[0].shortfall.point for name in ("total", "local", "outgoing"))
    assert total == pytest.approx(sum(parts), abs=2e4)
