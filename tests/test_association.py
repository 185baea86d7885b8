"""Associations: against matrices, every order of the years by loops, and by what must not matter."""

import math
from dataclasses import replace
from itertools import pairwise, permutations
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_evidence import about, series
from textbook import Textbook, student_quantile

import econlab
from econlab.errors import InputError
from econlab.evidence.intervals import Interval
from econlab.evidence.series import Series, yearly_series
from econlab.measures.association import (
    REASONS,
    Association,
    Form,
    associate,
    to_frame,
    why_not_identified,
)

WORKERS = [135.9, 137.1, 135.1, 135.0, 131.0, 133.1, 132.6]
SALES = [0.89, 1.24, 1.37, 1.70, 1.79, 2.05, 2.17]

numbers = st.integers(-9, 9).map(float)


def yearly(code: str, values: list[float], half: float = 0.0, first: int = 2016) -> Series:
    return series(code, {first + at: about(value, half) for at, value in enumerate(values)})


def found(workers: list[float] = WORKERS, sales: list[float] = SALES, **given: Any) -> Association:
    half = given.pop("half", 0.0)
    return associate(
        yearly("workers", workers, half), yearly("sales", sales, half), **({"draws": 200} | given)
    )


def varied(values: list[float]) -> bool:
    ordered = sorted(values)
    return ordered[0] < ordered[-2] and ordered[1] < ordered[-1]


pairs = st.integers(4, 6).flatmap(
    lambda n: st.tuples(*(st.lists(numbers, min_size=n, max_size=n).filter(varied) for _ in range(2)))
)


def changes(values: list[float]) -> list[float]:
    return [now - before for before, now in pairwise(values)]


def growth(values: list[float]) -> list[float]:
    return [100 * (now / before - 1) for before, now in pairwise(values)]


# The slope


def test_levels_by_hand() -> None:
    """Deviations of x -1.5, -0.5, 0.5, 1.5 and of y -1.5, 0.5, -0.5, 1.5: both squares 5, product 4."""
    seen = found([1, 3, 2, 4], [1, 2, 3, 4], form="levels")
    assert (seen.slope.point, seen.correlation) == (pytest.approx(0.8), pytest.approx(0.8))
    # Of 24 orders, 0.8 or more: 1234, 2134, 1324, 1243; as many with the other sign.
    assert (seen.permutation_p, seen.permutations, seen.exact) == (pytest.approx(8 / 24), 24, True)
    assert (seen.n, seen.degrees_of_freedom, seen.lags) == (4, 2, 1)


@given(pairs, st.floats(0.5, 0.99))
@settings(deadline=None, max_examples=40)
def test_any_levels_by_the_textbook(values: tuple[list[float], list[float]], confidence: float) -> None:
    y, x = values
    seen, book = found(y, x, form="levels", confidence=confidence), Textbook(x, y)
    assert seen.slope.point == pytest.approx(book.beta[1], rel=1e-6, abs=1e-9)
    assert seen.standard_error == pytest.approx(book.newey_west(), rel=1e-5, abs=1e-8)
    half = student_quantile((1 + confidence) / 2, len(x) - 2) * book.newey_west()
    assert seen.slope.width / 2 == pytest.approx(half, rel=1e-4, abs=1e-7)
    assert seen.correlation == pytest.approx(np.corrcoef(x, y)[0, 1], abs=1e-9)


def test_differences_are_changes_on_growth() -> None:
    seen, book = found(), Textbook(growth(SALES), changes(WORKERS))
    assert seen.slope.point == pytest.approx(book.beta[1])
    assert seen.standard_error == pytest.approx(book.newey_west())
    assert seen.years == (2017, 2018, 2019, 2020, 2021, 2022)
    for (_, x, y), rate, change in zip(seen.points, growth(SALES), changes(WORKERS), strict=True):
        assert (x.point, y.point) == (pytest.approx(rate), pytest.approx(change))


def test_points_have_the_bounds_of_both_years() -> None:
    year, x, y = found(half=0.01).points[0]
    assert year == 2017
    assert (x.low, x.high) == pytest.approx((100 * (1.23 / 0.90 - 1), 100 * (1.25 / 0.88 - 1)))
    assert (y.low, y.high) == pytest.approx((1.18, 1.22))


def test_a_driver_may_be_a_growth_rate() -> None:
    rates = series("sales_growth", dict(zip(range(2017, 2023), growth(SALES), strict=True)))
    seen = associate(yearly("workers", WORKERS), rates, driver_is_growth=True, draws=10)
    assert seen.slope.point == pytest.approx(found().slope.point)
    assert seen.figures == tuple(
        sorted([f"workers:first:{year}" for year in range(2016, 2023)] + list(rates.cited(*rates.years)))
    )


def test_leaving_one_out_by_brute_force() -> None:
    x, y = growth(SALES), changes(WORKERS)
    slopes = [np.polyfit(x[:at] + x[at + 1 :], y[:at] + y[at + 1 :], 1)[0] for at in range(6)]
    seen = found()
    assert (seen.leave_one_out.low, seen.leave_one_out.high) == pytest.approx((min(slopes), max(slopes)))
    assert seen.sign_changes == (min(slopes) < 0 < max(slopes))


# Years


def test_years_are_left_out_and_told() -> None:
    seen = found(without=[2020, 2030])
    assert (seen.years, seen.left_out) == ((2017, 2018, 2019, 2021, 2022), (2020,))
    kept = [0, 1, 2, 4, 5]
    x, y = growth(SALES), changes(WORKERS)
    assert seen.slope.point == pytest.approx(np.polyfit([x[at] for at in kept], [y[at] for at in kept], 1)[0])
    assert [year for year, _, _ in seen.points] == list(range(2017, 2023)), "those left out are told too"
    assert "sales:first:2020" in seen.figures, "the change to 2021 begins there"


def test_a_year_without_a_predecessor_is_no_difference() -> None:
    gap = series(
        "sales", {year: value for year, value in zip(range(2016, 2023), SALES, strict=True) if year != 2019}
    )
    seen = associate(yearly("workers", WORKERS), gap, draws=10)
    assert seen.years == (2017, 2018, 2021, 2022)
    assert "workers:first:2019" not in seen.figures
    levels = associate(yearly("workers", WORKERS), gap, form="levels", draws=10)
    assert levels.years == (2016, 2017, 2018, 2020, 2021, 2022)


# Permutations


@given(pairs)
@settings(deadline=None, max_examples=40)
def test_every_order_by_a_loop(values: tuple[list[float], list[float]]) -> None:
    """Small whole numbers, so that many orders tie."""
    y, x = values
    products = [sum(a * b for a, b in zip(x, order, strict=True)) for order in permutations(y)]
    middle = sum(x) * sum(y) / len(x)
    seen = abs(sum(a * b for a, b in zip(x, y, strict=True)) - middle)
    hits = sum(abs(product - middle) >= seen - 1e-9 for product in products)
    assert found(y, x, form="levels").permutation_p == hits / math.factorial(len(x))


def test_up_to_eight_years_all_orders_are_tried() -> None:
    eight, nine = [3.0, 1, 4, 1, 5, 9, 2, 6], [3.0, 1, 4, 1, 5, 9, 2, 6, 8]
    seen = found(eight, list(range(8)), form="levels")
    assert (seen.exact, seen.permutations) == (True, 40320)
    drawn = found(nine, list(range(9)), form="levels", draws=500)
    assert (drawn.exact, drawn.permutations) == (False, 500)


def test_drawn_orders_come_close_to_all_orders() -> None:
    y, x = [3.0, 1, 4, 1, 5, 9, 2, 6, 8], np.arange(9.0)
    orders = np.array(list(permutations(y)))
    products = np.abs((orders - np.mean(y)) @ (x - 4))
    exact = (products >= products[0] - 1e-9).mean()
    seen = found(y, list(x), form="levels", draws=20000)
    assert seen.permutation_p == pytest.approx(exact, abs=0.01)
    assert (seen.permutation_p * 20001) % 1 == pytest.approx(0, abs=1e-6), "(1 + hits) / (1 + draws)"


def test_drawn_orders_never_say_never_and_hang_on_the_seed() -> None:
    line = found(list(range(12)), list(range(12)), form="levels", draws=99)
    assert line.permutation_p == 1 / 100
    y = [3.0, 1, 4, 1, 5, 9, 2, 6, 8]
    one, two, other = (found(y, list(range(9)), form="levels", draws=300, seed=seed) for seed in (1, 1, 2))
    assert one == two
    assert one.permutation_p != other.permutation_p
    assert one.slope == other.slope


def test_only_differences_are_exchangeable() -> None:
    assert found().exchangeable
    assert not found(form="levels").exchangeable


# What must not matter


@pytest.mark.parametrize("form", ["differences", "levels"])
@given(st.integers(-500, 500))
@settings(deadline=None, max_examples=10)
def test_shifting_all_years_changes_nothing(form: Form, years: int) -> None:
    there = associate(
        yearly("workers", WORKERS, first=2016 + years), yearly("sales", SALES, first=2016 + years),
        form=form, draws=200,
    )  # fmt: skip
    here = found(form=form)
    assert (there.slope, there.permutation_p, there.measurement) == (
        here.slope, here.permutation_p, here.measurement,
    )  # fmt: skip


@given(st.sampled_from([1e-12, 100.0, 1e15]), st.sampled_from([1e-3, 1e8]))
@settings(deadline=None, max_examples=10)
def test_units_scale_the_slope_and_growth_has_none(of_sales: float, of_workers: float) -> None:
    workers, sales = [of_workers * value for value in WORKERS], [of_sales * value for value in SALES]
    for form, factor in (("differences", of_workers), ("levels", of_workers / of_sales)):
        one, other = found(form=form), found(workers, sales, form=form)
        assert other.slope.point == pytest.approx(factor * one.slope.point, rel=1e-6)
        assert other.standard_error == pytest.approx(factor * one.standard_error, rel=1e-6)
        assert other.permutation_p == one.permutation_p
        assert other.correlation == pytest.approx(one.correlation)


@given(st.floats(-50, 50), st.floats(-5, 5))
@settings(deadline=None, max_examples=20)
def test_adding_a_constant_leaves_the_slope(more_growth: float, more_workers: float) -> None:
    """Growth a constant number of points higher; workers on another level, or with another steady change."""
    rates = growth(SALES)
    workers = [value + 100 + more_workers * at for at, value in enumerate(WORKERS)]
    one, other = (
        associate(
            yearly("workers", counts), yearly("rates", [rate + more for rate in rates], first=2017),
            driver_is_growth=True, draws=10,
        )
        for counts, more in ((WORKERS, 0.0), (workers, more_growth))
    )  # fmt: skip
    assert other.slope.point == pytest.approx(one.slope.point, rel=1e-6)
    assert other.permutation_p == one.permutation_p


def test_the_other_sign_of_the_outcome_turns_the_slope() -> None:
    one, other = found(), found([-value for value in WORKERS])
    assert (other.slope.low, other.slope.high) == pytest.approx((-one.slope.high, -one.slope.low))
    assert other.permutation_p == one.permutation_p


# Drawing the values anew


def test_exact_values_have_no_measurement_error() -> None:
    seen = found()
    assert (seen.measurement.low, seen.measurement.high) == pytest.approx((seen.slope.point,) * 2)


def test_levels_are_drawn_once_for_both_changes_they_belong_to() -> None:
    """With exact growth the slope is a weighted sum of levels, so its extremes are at their ends."""
    rates = yearly("rates", growth(SALES), first=2017)
    seen = associate(
        yearly("workers", WORKERS, 0.5), rates, driver_is_growth=True, confidence=1.0, draws=20000
    ).measurement
    x = np.array(growth(SALES)) - np.mean(growth(SALES))
    weights = x / (x @ x)
    of_levels = np.append(0, weights) - np.append(weights, 0)
    reach, middle = 0.5 * np.abs(of_levels).sum(), float(weights @ changes(WORKERS))
    assert middle - reach <= seen.low < seen.high <= middle + reach
    assert seen.width > 1.2 * reach, "20,000 draws come near the ends"


def test_the_same_seed_draws_the_same_and_wider_values_spread_more() -> None:
    one, two, other = (found(half=0.02, seed=seed).measurement for seed in (1, 1, 2))
    assert one == two
    assert one != other
    assert found(half=0.002).measurement.width < one.width


# Bad input


def refusal(workers: Series, sales: Series, **given: Any) -> str:
    with pytest.raises(InputError) as refused:
        associate(workers, sales, **given)
    return str(refused.value)


def test_too_few_years_are_refused_and_counted() -> None:
    workers, sales = yearly("workers", WORKERS[:4]), yearly("sales", SALES[:4])
    assert refusal(workers, sales) == (
        "outcome, driver: workers and sales of AAA have differences in 3 years: 2017, 2018, 2019; "
        "a slope needs at least 4."
    )
    assert refusal(workers, sales, form="levels", without=range(2016, 2020)) == (
        "outcome, driver: workers and sales of AAA have levels in 0 years; a slope needs at least 4."
    )
    assert associate(workers, sales, form="levels", draws=10).n == 4


def test_what_does_not_vary_is_refused() -> None:
    same = "is the same in all years but one at most; a slope needs more that differ."
    steady, varying = [5.0, 5, 5, 9, 5], WORKERS[:5]
    for workers, sales, name in ((varying, steady, "sales"), (steady, varying, "workers")):
        message = refusal(yearly("workers", workers), yearly("sales", sales), form="levels")
        assert message == f"series: {name} of AAA {same}"


def test_two_places_are_refused() -> None:
    elsewhere = replace(yearly("sales", SALES), place="BBB")
    assert refusal(yearly("workers", WORKERS), elsewhere) == (
        "driver: of BBB, but the outcome is of AAA; expected one place."
    )


def test_other_forms_are_refused() -> None:
    workers, sales = yearly("workers", WORKERS), yearly("sales", SALES)
    assert refusal(workers, sales, form="logs") == "form: found logs; expected differences or levels."
    assert refusal(workers, sales, form="levels", driver_is_growth=True) == (
        "form: found levels, but sales is a growth rate; expected differences."
    )


def test_bad_values_are_refused_with_their_year() -> None:
    workers = yearly("workers", WORKERS)
    known = dict(zip(range(2016, 2023), SALES, strict=True))
    assert refusal(workers, series("sales", {**known, 2018: Interval(0, 1.5, 1.4)})) == (
        "driver: sales of AAA is 1.4 [0, 1.5] in 2018; growth needs values above zero."
    )
    for form in ("differences", "levels"):
        open_end = series("sales", {**known, 2018: Interval(1.3, math.inf, 1.3)})
        assert refusal(workers, open_end, form=form) == (
            "series: sales of AAA is 1.3 [1.3, inf] in 2018; a slope needs both bounds."
        )


# Why nothing is identified


@pytest.fixture
def clear() -> Association:
    """Eleven years that rise together without doubt, but for the design."""
    x = [float(at * (at + 3) % 11) for at in range(11)]
    y = [2 * value + 0.1 * (-1) ** at for at, value in enumerate(x)]
    counts = [100 + sum(y[:at]) for at in range(12)]
    return associate(
        yearly("workers", counts), yearly("rates", x, first=2017), driver_is_growth=True, draws=999
    )


def reasons(*associations: Association) -> tuple[str, ...]:
    return why_not_identified(associations, confidence=0.95)


def test_without_a_design_nothing_is_identified(clear: Association) -> None:
    assert clear.slope.low > 0
    assert reasons(clear) == ("no_design",)
    assert reasons() == ("no_design",)


def test_each_reason_alone(clear: Association) -> None:
    down = replace(clear, slope=Interval(-3, -1, -2))
    levels = replace(clear, form="levels")
    assert reasons(replace(clear, years=clear.years[:9])) == ("few", "no_design")
    assert reasons(replace(clear, years=clear.years[:10])) == ("no_design",)
    assert reasons(replace(clear, permutation_p=0.06)) == ("not_significant", "no_design")
    assert reasons(replace(clear, leave_one_out=Interval(-1, 2))) == ("sign_changes", "no_design")
    assert reasons(replace(clear, slope=Interval(-1, 3, 1))) == ("interval_holds_zero", "no_design")
    assert reasons(clear, replace(down, left_out=(2020,))) == ("pandemic_years", "no_design")
    assert reasons(clear, replace(down, form="levels")) == ("forms_disagree", "no_design")
    assert reasons(replace(levels, permutation_p=0.5)) == ("no_design",), "the p of levels is not valid"


def test_whether_the_interval_holds_zero_may_hang_on_the_years(clear: Association) -> None:
    doubtful = replace(clear, slope=Interval(-1, 5, 2), left_out=(2020,))
    assert reasons(clear, doubtful) == ("pandemic_years", "interval_holds_zero", "no_design")
    for nearly in (Interval(-1, 0.5, 0.2), Interval(-0.5, 0.5, 0.2)):
        seen = replace(doubtful, slope=nearly)
        for pair in ((clear, seen), (seen, clear)):
            assert reasons(*pair) == ("pandemic_years", "interval_holds_zero", "no_design")


def test_only_the_same_question_is_compared(clear: Association) -> None:
    down = replace(clear, slope=Interval(-3, -1, -2), left_out=(2020,))
    assert reasons(clear, replace(down, outcome="others")) == ("no_design",)
    assert reasons(clear, replace(down, form="levels")) == ("no_design",), "form and years differ"


def test_reasons_come_in_one_order(clear: Association) -> None:
    bad = replace(
        clear, years=clear.years[:5], permutation_p=0.5, leave_one_out=Interval(-1, 1),
        slope=Interval(-1, 1, -0.5), left_out=(2020,),
    )  # fmt: skip
    assert reasons(bad, replace(clear, form="levels", left_out=(2020,)), clear) == REASONS


# Tables


def test_associations_as_a_table() -> None:
    seen = [found(form=form, without=[2020]) for form in ("differences", "levels")]
    table = to_frame(seen)
    first = table.iloc[0]
    assert list(table["form"]) == ["differences", "levels"]
    assert list(table["exchangeable"]) == [True, False]
    assert list(table["n"]) == [5, 6]
    assert (first["years"], first["left_out"]) == ("2017, 2018, 2019, 2021, 2022", "2020")
    assert list(first[["slope_low", "slope", "slope_high"]]) == [
        seen[0].slope.low, seen[0].slope.point, seen[0].slope.high,
    ]  # fmt: skip
    assert (first["leave_one_out_low"], first["permutation_p"], first["permutations"]) == (
        seen[0].leave_one_out.low, seen[0].permutation_p, 120,
    )  # fmt: skip
    assert first["leave_one_out_high"] == seen[0].leave_one_out.high > seen[0].leave_one_out.low
    assert first["figures"].split() == list(seen[0].figures)


# The project's own data


def china(indicator: str, definition: str) -> Series:
    [known] = yearly_series(
        econlab.observations(), indicator, place="CHN", definition=definition, vintage="first"
    )
    return known


def test_workers_in_cities_and_sales_in_the_countryside_are_not_identified() -> None:
    workers, sales = china("migrant_workers_in_city", "NBS"), china("rural_online_retail_sales", "MOFCOM")
    seen = [associate(workers, sales, form=form, draws=300) for form in ("differences", "levels")]
    levels = seen[1]
    book = Textbook(
        [sales.values[year].point / 1e12 for year in levels.years],
        [workers.values[year].point / 1e6 for year in levels.years],
    )
    assert levels.slope.point * 1e6 == pytest.approx(book.beta[1], rel=1e-6)
    assert levels.slope.high < 0 < seen[0].slope.high, "what falls with sales in levels does not in changes"
    assert {"few", "not_significant", "no_design"} <= set(why_not_identified(seen, confidence=0.95))
