"""The trend of the split: against least squares, Newey and West and prediction by the textbook formula."""

import math
from collections.abc import Mapping, Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_evidence import about, series
from textbook import STUDENT_5, Textbook, student_below, student_quantile

from econlab.errors import InputError
from econlab.evidence.intervals import Interval
from econlab.measures.composition import Composition, compose
from econlab.measures.composition_trend import MINIMUM_YEARS, Trend, log_ratio, share_of, to_frame, trend

# The core of China by CAICT, per cent of the digital economy, 2016 to 2022.
CORE = [22.8, 22.8, 20.4, 19.8, 19.1, 18.3, 18.3]


def test_students_t_as_tables_print_it() -> None:
    for confidence, quantile in STUDENT_5.items():
        assert student_quantile((1 + confidence) / 2, 5) == pytest.approx(quantile, rel=1e-5)


def composed(core: Mapping[int, Interval | float]) -> Composition:
    return compose([series("digital_industrialisation_share_digital_economy", core, unit="percent")])


def yearly(cores: Sequence[float], half: float = 0.0, first: int = 2016) -> Composition:
    return composed({first + at: about(core, half) for at, core in enumerate(cores)})


def found(cores: Sequence[float] = CORE, half: float = 0.05, **given: float) -> Trend:
    return trend(yearly(cores, half), 2016, 2015 + len(cores), **({"draws": 200} | given))  # type: ignore[arg-type]


def logits(cores: Sequence[float]) -> list[float]:
    return [math.log(core / (100 - core)) for core in cores]


def logistic(y: float) -> float:
    return 100 * math.exp(y) / (1 + math.exp(y))


# Log-ratios


def test_log_ratio_by_hand() -> None:
    """A fifth is one to four, and ln 4 = 1.386294."""
    assert log_ratio(Interval.exact(20)).value == pytest.approx(-1.386294, abs=1e-6)
    assert log_ratio(Interval.exact(50)).value == 0


@given(st.floats(0.01, 99), st.floats(0, 0.9))
def test_shares_come_back_from_log_ratios(core: float, width: float) -> None:
    share = Interval(core, core + width, core)
    back = share_of(log_ratio(share))
    assert (back.low, back.point, back.high) == pytest.approx((share.low, share.point, share.high))


@pytest.mark.parametrize(
    ("share", "part"), [(Interval(0, 0.05, 0), "core"), (Interval(99.95, 100), "sectoral part")]
)
def test_a_zero_share_has_no_log_ratio(share: Interval, part: str) -> None:
    with pytest.raises(InputError, match=f"log-ratio needs shares that cannot be zero, and the {part} can"):
        log_ratio(share)


# The line


def test_a_line_by_hand() -> None:
    """Log-ratios 0, 1, 1, 2 of four years: mean 1, slope (1.5 + 0 + 0 + 1.5) / 5 = 0.6, residuals ±0.1, ±0.3.

    RSS 0.2, so s^2 = 0.1; at the mean of the years 1 + 1/4, a year later than the last 1 + 1/4 + 2.5^2 / 5.
    """
    seen = trend(yearly([logistic(y) for y in (0, 1, 1, 2)]), 2016, 2019, horizon=2020, draws=10)
    assert seen.slope.value == pytest.approx(0.6)
    assert seen.residual == pytest.approx(math.sqrt(0.1))
    assert (seen.degrees_of_freedom, seen.lags) == (2, 1)
    last = seen.predicted[-1]
    # Student's t with two degrees of freedom, two-sided 95 %: 4.302653.
    half = 4.302653 * math.sqrt(0.1 * 2.5)
    assert last.year == 2020
    assert (last.core.low, last.core.point, last.core.high) == pytest.approx(
        (logistic(2.5 - half), logistic(2.5), logistic(2.5 + half)), rel=1e-6
    )
    assert (last.sectoral.low, last.sectoral.high) == pytest.approx(
        (100 - last.core.high, 100 - last.core.low)
    )


@pytest.mark.parametrize("confidence", STUDENT_5)
def test_china_by_the_textbook(confidence: float) -> None:
    seen = found(confidence=confidence, horizon=2026)
    book = Textbook(range(2016, 2023), logits(CORE))
    assert seen.lags == 2, "4 (7 / 100)^(2/9) = 2.2"
    assert seen.slope.value == pytest.approx(book.beta[1], rel=1e-7)
    assert seen.standard_error == pytest.approx(book.newey_west(), rel=1e-6)
    assert seen.slope.width / 2 == pytest.approx(STUDENT_5[confidence] * book.newey_west(), rel=1e-6)
    assert seen.residual == pytest.approx(math.sqrt(book.variance), rel=1e-6)
    for item in seen.predicted:
        expected = [logistic(y) for y in book.prediction(item.year, STUDENT_5[confidence])]
        assert (item.core.low, item.core.point, item.core.high) == pytest.approx(expected, rel=1e-6)


@given(st.lists(st.floats(2, 98), min_size=4, max_size=12), st.integers(1, 8), st.floats(0.5, 0.99))
@settings(deadline=None, max_examples=40)
def test_any_line_by_the_textbook(cores: list[float], ahead: int, confidence: float) -> None:
    seen = found(cores, confidence=confidence, horizon=2015 + len(cores) + ahead)
    book = Textbook(range(len(cores)), logits(cores))
    assert seen.slope.point == pytest.approx(book.beta[1], rel=1e-6, abs=1e-9)
    assert seen.standard_error == pytest.approx(book.newey_west(), rel=1e-5, abs=1e-9)
    quantile = student_quantile((1 + confidence) / 2, len(cores) - 2)
    assert len(seen.predicted) == len(cores) + ahead
    for at, item in enumerate(seen.predicted):
        expected = [logistic(y) for y in book.prediction(at, quantile)]
        assert [item.core.low, item.core.point, item.core.high] == pytest.approx(expected, rel=1e-5, abs=1e-6)


def test_the_test_is_one_sided() -> None:
    book = Textbook(range(7), logits(CORE))
    below = student_below(book.beta[1] / book.newey_west(), 5)
    assert found().falls == pytest.approx(below, rel=1e-4)
    assert found().falls < 0.001
    assert found(CORE[::-1]).falls == pytest.approx(1 - below, rel=1e-6), "a share that rises does not fall"


def test_mirrored_parts_mirror_the_slope() -> None:
    one, other = found(), found([100 - core for core in CORE])
    assert other.slope.point == pytest.approx(-one.slope.point)
    assert other.standard_error == pytest.approx(one.standard_error)


def test_a_line_without_noise_is_certain() -> None:
    seen = found([logistic(-1 - 0.1 * at) for at in range(6)], half=0.0, horizon=2023)
    assert (seen.slope.low, seen.slope.high) == pytest.approx((-0.1, -0.1))
    assert seen.falls == pytest.approx(0, abs=1e-12)
    assert seen.predicted[-1].core.point == pytest.approx(logistic(-1.7))


def test_leaving_one_out_by_brute_force() -> None:
    y = logits(CORE)
    slopes = [
        np.polyfit([*range(left), *range(left + 1, 7)], y[:left] + y[left + 1 :], 1)[0] for left in range(7)
    ]
    spread = found().leave_one_out
    assert (spread.low, spread.high) == pytest.approx((min(slopes), max(slopes)))


# Drawing the shares anew


def test_draws_keep_to_the_bounds_and_to_the_seed() -> None:
    assert found(half=0.5, seed=1).measurement == found(half=0.5, seed=1).measurement
    assert found(half=0.5, seed=1).measurement != found(half=0.5, seed=2).measurement
    assert found(half=0.5, seed=1).slope == found(half=0.5, seed=2).slope
    usual = trend(yearly(CORE, 0.5), 2016, 2022)
    assert usual == trend(yearly(CORE, 0.5), 2016, 2022, draws=2000, seed=0)
    assert usual != trend(yearly(CORE, 0.5), 2016, 2022, draws=2001, seed=0)


@given(st.floats(0.01, 5), st.integers(0, 99))
@settings(deadline=None, max_examples=15)
def test_draws_stay_within_the_slopes_that_the_bounds_allow(half: float, seed: int) -> None:
    spread = found(half=half, seed=seed, confidence=1.0).measurement
    weights = (np.arange(7) - 3) / 28
    lows, highs = (np.array(logits([core + way * half for core in CORE])) for way in (-1, 1))
    assert np.minimum(weights * lows, weights * highs).sum() <= spread.low
    assert spread.high <= np.maximum(weights * lows, weights * highs).sum()


def test_exact_shares_have_no_measurement_error() -> None:
    seen = found(half=0.0)
    assert (seen.measurement.low, seen.measurement.high) == pytest.approx((seen.slope.point,) * 2)


# Years


def test_extrapolated_years_are_flagged() -> None:
    seen = found(horizon=2025)
    assert seen.extrapolated == (2023, 2024, 2025)
    assert [item.year for item in seen.predicted] == list(range(2016, 2026))
    assert found().extrapolated == ()
    assert seen.predicted[-1].observed is None
    first = seen.predicted[0].observed
    assert first is not None
    assert (first.low, first.point, first.high) == pytest.approx((22.75, 22.8, 22.85))


def test_a_year_that_is_not_known_is_predicted_and_one_outside_the_line_flagged() -> None:
    known = {2016: 22.8, 2017: 22.0, 2019: 20.0, 2020: 19.0}
    seen = trend(composed(known), 2016, 2022, draws=10)
    assert seen.years == (2016, 2017, 2019, 2020)
    assert seen.extrapolated == (2021, 2022)
    table = to_frame(seen).set_index("year")
    assert not table["used"][2018]
    assert math.isnan(table["observed"][2018])
    assert not table["extrapolated"][2018]


def test_only_years_of_the_window_count_and_left_out_ones_are_told() -> None:
    seen = trend(yearly(CORE), 2017, 2022, without=(2019, 2030), draws=10)
    assert seen.years == (2017, 2018, 2020, 2021, 2022)
    assert seen.left_out == (2019,)
    assert trend(yearly(CORE), 2017, 2021, without=(2019, 2022), draws=10).left_out == (2019,)
    book = Textbook(seen.years, logits([CORE[year - 2016] for year in seen.years]))
    assert seen.slope.point == pytest.approx(book.beta[1], rel=1e-6)
    assert len(seen.figures) == 5


# Bad input


def test_too_few_years_are_refused_and_counted() -> None:
    with pytest.raises(
        InputError, match=rf"in 3 years .*: 2016, 2017, 2018; a trend needs at least {MINIMUM_YEARS}"
    ):
        found(CORE[:3])


def test_a_zero_share_is_refused_with_its_year() -> None:
    with pytest.raises(InputError, match=r"AAA D first, 2018: the core has 0 \[0, 0.05\] per cent"):
        trend(composed({**dict.fromkeys(range(2016, 2021), 20.0), 2018: Interval(0, 0.05, 0)}), 2016, 2020)


def parts_of(
    core: Mapping[int, float], sectoral: Mapping[int, float], whole: Mapping[int, float]
) -> Composition:
    told = {"digital_industrialisation_size": core, "industrial_digitalisation_size": sectoral}
    told |= {"digital_economy_size": whole} if whole else {}
    return compose([series(name, values) for name, values in told.items()])


def test_a_missing_part_is_refused_with_its_year() -> None:
    years = range(2016, 2021)
    seen = parts_of(dict.fromkeys(years, 2.0), {year: 8.0 for year in years if year != 2018}, {})
    with pytest.raises(InputError, match=r"2018: core .* the part sectoral is missing"):
        trend(seen, 2016, 2020)
    assert trend(seen, 2016, 2020, without=[2018], draws=10).left_out == (2018,)


def test_parts_that_cannot_add_up_are_refused_with_their_year() -> None:
    years = range(2016, 2021)
    seen = parts_of(
        dict.fromkeys(years, 2.0), dict.fromkeys(years, 8.0), {**dict.fromkeys(years, 10.0), 2019: 12.0}
    )
    with pytest.raises(InputError, match=r"2019: .* cannot add up to 12"):
        trend(seen, 2016, 2020)


def test_an_empty_window_and_an_early_horizon_are_refused() -> None:
    with pytest.raises(InputError, match="the window 2020 to 2020 is empty"):
        trend(yearly(CORE), 2020, 2020)
    with pytest.raises(InputError, match="horizon: 2021 lies before the end of the window, 2022"):
        trend(yearly(CORE), 2016, 2022, horizon=2021)
