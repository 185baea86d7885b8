"""Elasticity: against statsmodels, against Newey and West by hand, and against brute force."""

import math
from collections.abc import Mapping

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_evidence import about, accounts

import econlab
from econlab.evidence.intervals import Interval
from econlab.measures.elasticity import MINIMUM_OBSERVATIONS, Elasticity, elasticity
from econlab.measures.growth import PRICE_BASES, PriceBasis
from econlab.measures.selection import Selection, select

SIZE = [22.6, 27.2, 31.3, 35.8, 39.2, 45.5, 50.2]
GDP = [74.4, 82.7, 90.0, 99.1, 101.6, 114.4, 121.0]
YEARS = range(2016, 2023)

# Quantiles of Student's t as tables print them: two-sided confidence, five degrees of freedom.
STUDENT_5 = {0.90: 2.015048, 0.95: 2.570582, 0.99: 4.032143}


def yearly(values: list[float], half: float = 0.0) -> dict[int, Interval]:
    return {2016 + at: about(value, half) for at, value in enumerate(values)}


def estimated(size: Mapping[int, Interval], gdp: Mapping[int, Interval], **given: float | int) -> Elasticity:
    return elasticity(
        [accounts(size=size, gdp=gdp)], min(size), max(size), "nominal", **{"draws": 200, **given}
    )  # type: ignore[arg-type]


def newey_west(y: list[float], x: list[float], lags: int) -> tuple[float, float]:
    """Slope and standard error, written out: Bartlett weights, corrected by n / (n - 2)."""
    n = len(x)
    design = [(1.0, a) for a in x]
    mean_x, mean_y = sum(x) / n, sum(y) / n
    spread = sum((a - mean_x) ** 2 for a in x)
    slope = sum((a - mean_x) * (b - mean_y) for a, b in zip(x, y, strict=True)) / spread
    left = [b - mean_y - slope * (a - mean_x) for a, b in zip(x, y, strict=True)]
    scores = [np.multiply(row, u) for row, u in zip(design, left, strict=True)]
    middle = sum(np.outer(score, score) for score in scores)
    for lag in range(1, lags + 1):
        weight = 1 - lag / (lags + 1)
        for now, before in zip(scores[lag:], scores, strict=False):
            middle = middle + weight * (np.outer(now, before) + np.outer(before, now))
    bread = np.linalg.inv(np.array(design).T @ np.array(design))
    covariance = n / (n - 2) * bread @ middle @ bread
    return slope, math.sqrt(covariance[1, 1])


@pytest.fixture(scope="module")
def logs() -> tuple[list[float], list[float]]:
    return [math.log(e) for e in SIZE], [math.log(y) for y in GDP]


@pytest.fixture(scope="module")
def found() -> Elasticity:
    return estimated(yearly(SIZE, 0.05), yearly(GDP, 0.05), draws=1000)


# The estimate


def test_slope_and_error_by_hand(found: Elasticity, logs: tuple[list[float], list[float]]) -> None:
    assert found.lags == 2, "4 (7 / 100)^(2/9) = 2.2"
    slope, error = newey_west(*logs, lags=2)
    assert found.estimate is not None
    assert found.estimate.value == pytest.approx(slope, rel=1e-9)
    assert found.standard_error == pytest.approx(error, rel=1e-9)


def test_slope_error_and_interval_of_statsmodels(
    found: Elasticity, logs: tuple[list[float], list[float]]
) -> None:
    import statsmodels.formula.api as smf

    data = pd.DataFrame({"e": logs[0], "y": logs[1]})
    fit = smf.ols("e ~ y", data).fit(
        cov_type="HAC", cov_kwds={"maxlags": 2, "use_correction": True, "kernel": "bartlett"}, use_t=True
    )
    assert found.estimate is not None
    assert found.estimate.value == pytest.approx(fit.params["y"])
    assert found.standard_error == pytest.approx(fit.bse["y"])
    assert [found.estimate.low, found.estimate.high] == pytest.approx(list(fit.conf_int().loc["y"]))


@pytest.mark.parametrize("confidence", STUDENT_5)
def test_confidence_sets_the_width_by_student(confidence: float) -> None:
    found = estimated(yearly(SIZE), yearly(GDP), confidence=confidence)
    assert (found.confidence, found.degrees_of_freedom) == (confidence, 5)
    assert found.estimate is not None
    half = STUDENT_5[confidence] * found.standard_error
    assert found.estimate.width == pytest.approx(2 * half, rel=1e-6)
    assert found.estimate.point == pytest.approx((found.estimate.low + found.estimate.high) / 2)


@pytest.mark.parametrize(
    ("years", "lags"),
    [(5, 2), (7, 2), (27, 2), (28, 3), (30, 3)],  # 4 (27/100)^(2/9) = 2.990, 4 (28/100)^(2/9) = 3.014
)
def test_lags_grow_with_the_number_of_years(years: int, lags: int) -> None:
    gdp = [100 * 1.05**t for t in range(years)]
    size = [10 * y**1.2 * (1 + 0.02 * math.sin(7 * t)) for t, y in enumerate(gdp)]
    found = estimated(yearly(size), yearly(gdp))
    assert found.lags == lags
    slope, error = newey_west([math.log(e) for e in size], [math.log(y) for y in gdp], lags)
    assert found.estimate is not None
    assert found.estimate.value == pytest.approx(slope, rel=1e-9)
    assert found.standard_error == pytest.approx(error, rel=1e-7)


@given(st.floats(-2, 4), st.lists(st.floats(0.01, 0.2), min_size=4, max_size=9))
@settings(deadline=None, max_examples=25)
def test_a_power_law_has_its_exponent_and_no_error(exponent: float, growth: list[float]) -> None:
    gdp = list(np.cumprod([100.0, *(1 + g for g in growth)]))
    found = estimated(yearly([float(3 * y**exponent) for y in gdp]), yearly([float(y) for y in gdp]))
    assert found.estimate is not None
    assert found.estimate.value == pytest.approx(exponent, abs=1e-9)
    assert found.standard_error == pytest.approx(0, abs=1e-9)
    for spread in (found.leave_one_out, found.measurement):
        assert spread is not None
        assert (spread.low, spread.high) == (
            pytest.approx(exponent, abs=1e-9), pytest.approx(exponent, abs=1e-9),
        )  # fmt: skip


@given(st.floats(1e-6, 1e6), st.floats(1e-6, 1e6))
@settings(deadline=None, max_examples=20)
def test_units_of_money_do_not_matter(of_size: float, of_gdp: float) -> None:
    plain = estimated(yearly(SIZE), yearly(GDP)).estimate
    scaled = estimated(yearly([of_size * e for e in SIZE]), yearly([of_gdp * y for y in GDP])).estimate
    assert plain is not None
    assert scaled is not None
    assert (scaled.low, scaled.point, scaled.high) == pytest.approx(
        (plain.low, plain.point, plain.high), rel=1e-7
    )


# Which levels are regressed


def basis_levels(basis: PriceBasis) -> tuple[list[float], list[float]]:
    """Logs of what stands on the two sides, by definition of the price basis."""
    real = np.cumprod([1.0, *(1 + r / 100 for r in REAL)])
    share = [e / y for e, y in zip(SIZE, GDP, strict=True)]
    digital = {"nominal": SIZE, "mixed": SIZE, "real": [s * r for s, r in zip(share, real, strict=True)]}
    gdp = {"nominal": GDP, "mixed": real, "real": real}
    return [math.log(v) for v in digital[basis]], [math.log(v) for v in gdp[basis]]


REAL = [6.9, 6.7, 6.0, 2.3, 8.4, 3.0]
RATES = {2017 + at: rate for at, rate in enumerate(REAL)}
SHARE = {year: 100 * e / y for year, e, y in zip(YEARS, SIZE, GDP, strict=True)}


@pytest.mark.parametrize("basis", PRICE_BASES)
@pytest.mark.parametrize("known", ["size gdp", "share gdp", "size share"])
def test_the_levels_of_each_basis_by_each_pair_of_series(basis: PriceBasis, known: str) -> None:
    known_series = {
        "size": yearly(SIZE), "gdp": yearly(GDP), "share": SHARE,
    }  # fmt: skip
    seen = accounts(**{name: known_series[name] for name in known.split()}, real=RATES)
    found = elasticity([seen], 2016, 2022, basis, draws=10)
    slope, error = newey_west(*basis_levels(basis), lags=2)
    assert found.years == tuple(YEARS)
    assert found.estimate is not None
    assert found.estimate.value == pytest.approx(slope, rel=1e-9)
    assert found.standard_error == pytest.approx(error, rel=1e-7)


def test_real_gdp_is_chained_over_years_without_a_digital_value() -> None:
    """2019 has no size; its growth of real GDP still counts."""
    size = {year: e for year, e in zip(YEARS, SIZE, strict=True) if year != 2019}
    found = elasticity([accounts(size=size, real=RATES)], 2016, 2022, "mixed", draws=10)
    digital, gdp = basis_levels("mixed")
    slope, _ = newey_west([*digital[:3], *digital[4:]], [*gdp[:3], *gdp[4:]], lags=2)
    assert found.years == (2016, 2017, 2018, 2020, 2021, 2022)
    assert found.estimate is not None
    assert found.estimate.value == pytest.approx(slope)


def test_years_after_a_gap_in_real_growth_are_left_out() -> None:
    rates = {year: rate for year, rate in RATES.items() if year != 2022}
    seen = accounts(size=dict(zip(YEARS, SIZE, strict=True)), real=rates)
    assert elasticity([seen], 2016, 2022, "mixed", draws=10).years == tuple(range(2016, 2022))


def test_a_rate_that_is_missing_at_the_start_leaves_one_year() -> None:
    """Without real growth of 2017 no later level can be told from that of 2016."""
    rates = {year: rate for year, rate in RATES.items() if year != 2017}
    seen = accounts(size=dict(zip(YEARS, SIZE, strict=True)), real=rates)
    assert elasticity([seen], 2016, 2022, "mixed", draws=10).years == (2016,)


@pytest.mark.parametrize(
    ("sizes", "shares", "end", "used", "years"),
    [
        (range(2016, 2021), range(2017, 2023), 2022, "share", range(2017, 2023)),  # 5 and 6: the last counts
        (range(2016, 2022), range(2018, 2023), 2022, "size", range(2016, 2022)),  # 6 and 5: the first count
        (range(2017, 2023), range(2016, 2023), 2022, "share", range(2016, 2023)),  # 6 and 7: the first counts
        (range(2016, 2023), range(2016, 2023), 2022, "size", range(2016, 2023)),  # as many
        (range(2016, 2021), range(2017, 2023), 2021, "size", range(2016, 2021)),  # as many up to the end
    ],
)
def test_the_series_of_most_years_is_used(
    sizes: range, shares: range, end: int, used: str, years: range
) -> None:
    size = {year: e for year, e in zip(YEARS, SIZE, strict=True) if year in sizes}
    share = {year: s for year, s in SHARE.items() if year in shares}
    found = elasticity([accounts(size=size, share=share, gdp=yearly(GDP))], 2016, end, "nominal", draws=10)
    assert found.years == tuple(years)
    assert set(found.figures) == {f"{name}:first:{year}" for name in (used, "gdp") for year in years}


def test_only_years_of_the_window_count() -> None:
    seen = accounts(size=yearly(SIZE), gdp=yearly(GDP))
    for end in (2020, 2021):
        found = elasticity([seen], 2017, end, "nominal", draws=10)
        assert (found.start, found.end, found.years) == (2017, end, tuple(range(2017, end + 1)))
        assert (found.estimate is None) == (end == 2020), "four years are too few"


def test_it_knows_the_figures_of_every_release_it_drew_from() -> None:
    """2019 has no size, and real growth of 2019 still counts; that of 2016 is before the first level."""
    size = {year: e for year, e in zip(YEARS, SIZE, strict=True) if year != 2019}
    real = {2015: 6.0, 2016: 6.0} | RATES | {2023: 5.0}
    seen = [accounts(size=size, gdp=yearly(GDP), real=real, vintage=one) for one in ("first", "second")]
    found = elasticity(seen, 2016, 2022, "mixed", draws=10)
    sizes = {f"size:{one}:{year}" for one in ("first", "second") for year in size}
    assert set(found.figures) == sizes | {f"real:first:{year}" for year in YEARS if year > 2016}
    nominal = elasticity(seen[:1], 2017, 2018, "nominal")
    assert nominal.estimate is None
    assert nominal.figures == ("gdp:first:2017", "gdp:first:2018", "size:first:2017", "size:first:2018")
    assert elasticity([accounts(size=size)], 2016, 2022, "nominal").figures == ()


# Refusal


@pytest.mark.parametrize("n", [0, 1, 4])
def test_too_few_years_are_refused_and_counted(n: int) -> None:
    seen = accounts(size=yearly(SIZE), gdp=yearly(GDP[:n]) or {2000: about(1, 0)})
    found = elasticity([seen], 2016, 2022, "nominal")
    assert found.estimate is None
    assert (found.leave_one_out, found.measurement, found.vintages, found.lags) == (None, None, (), 0)
    assert math.isnan(found.standard_error)
    assert (len(found.years), found.degrees_of_freedom) == (n, n - 2)
    assert found.note.startswith(f"{n} years")
    assert str(MINIMUM_OBSERVATIONS) in found.note


def test_five_years_are_enough() -> None:
    found = estimated(yearly(SIZE[:5]), yearly(GDP[:5]))
    assert found.estimate is not None
    assert (found.degrees_of_freedom, found.note) == (3, "")


def test_without_the_series_of_a_basis_it_is_refused() -> None:
    seen = accounts(size=yearly(SIZE), gdp=yearly(GDP))
    assert elasticity([seen], 2016, 2022, "real").estimate is None
    assert elasticity([seen], 2016, 2022, "mixed").years == ()


# Leaving one out


def test_leaving_one_out_by_brute_force(found: Elasticity, logs: tuple[list[float], list[float]]) -> None:
    slopes = [
        np.polyfit(logs[1][:left] + logs[1][left + 1 :], logs[0][:left] + logs[0][left + 1 :], 1)[0]
        for left in range(7)
    ]
    assert found.leave_one_out is not None
    assert found.leave_one_out.low == pytest.approx(min(slopes))
    assert found.leave_one_out.high == pytest.approx(max(slopes))


# Drawing the figures anew


def test_the_same_seed_draws_the_same() -> None:
    one, two, other = (
        estimated(yearly(SIZE, 0.5), yearly(GDP, 0.5), seed=seed).measurement for seed in (1, 1, 2)
    )
    assert one == two
    assert one != other
    seen = [accounts(size=yearly(SIZE, 0.5), gdp=yearly(GDP, 0.5))]
    usual = elasticity(seen, 2016, 2022, "nominal")
    assert usual == elasticity(seen, 2016, 2022, "nominal", draws=2000, seed=0, confidence=0.95)
    assert usual != elasticity(seen, 2016, 2022, "nominal", draws=2001, seed=0)


def test_a_draw_does_not_touch_the_estimate(found: Elasticity) -> None:
    assert estimated(yearly(SIZE, 0.05), yearly(GDP, 0.05), seed=9).estimate == found.estimate


def test_wider_figures_spread_the_slope_more() -> None:
    spreads = [estimated(yearly(SIZE, half), yearly(GDP), draws=500).measurement for half in (0, 0.05, 0.5)]
    widths = [spread.width for spread in spreads if spread]
    assert widths[0] == pytest.approx(0, abs=1e-12)
    assert widths[0] < widths[1] < widths[2]
    assert widths[2] == pytest.approx(10 * widths[1], rel=0.2)


def test_higher_confidence_takes_more_of_the_draws() -> None:
    spreads = [
        estimated(yearly(SIZE, 0.5), yearly(GDP), draws=500, confidence=c).measurement
        for c in (0.5, 0.9, 1.0)
    ]
    widths = [spread.width for spread in spreads if spread]
    assert widths[0] < widths[1] < widths[2]


@given(st.floats(0.01, 5), st.integers(0, 99))
@settings(deadline=None, max_examples=20)
def test_draws_stay_within_the_slopes_that_the_figures_allow(half: float, seed: int) -> None:
    """With exact GDP the slope is a weighted sum of log sizes, so its extremes are at their ends."""
    found = estimated(yearly(SIZE, half), yearly(GDP), seed=seed, confidence=1.0)
    x = np.log(GDP) - np.log(GDP).mean()
    weights = x / (x * x).sum()
    ends = [np.log(np.array(SIZE) - half), np.log(np.array(SIZE) + half)]
    reach = [(np.minimum(weights * ends[0], weights * ends[1])).sum()]
    reach += [(np.maximum(weights * ends[0], weights * ends[1])).sum()]
    assert found.measurement is not None
    assert reach[0] <= found.measurement.low <= found.measurement.high <= reach[1]


def test_draws_go_to_every_release_alike() -> None:
    """Two releases with exact figures: half of the slopes are of one, half of the other."""
    steep = accounts(size=yearly([y**2 for y in GDP]), gdp=yearly(GDP), vintage="steep")
    flat = accounts(size=yearly(GDP), gdp=yearly(GDP), vintage="flat")
    found = elasticity([steep, flat], 2016, 2022, "nominal", draws=1000, confidence=0.96)
    assert found.vintages == ("steep, GDP first", "flat, GDP first")
    assert found.estimate is not None
    assert found.estimate.value == pytest.approx(2), "the first release is estimated"
    assert found.measurement is not None
    assert (found.measurement.low, found.measurement.point, found.measurement.high) == pytest.approx(
        (1, 1.5, 2)
    )


def test_a_release_of_other_years_is_not_drawn_from() -> None:
    whole = accounts(size=yearly(SIZE), gdp=yearly(GDP), vintage="whole")
    part = accounts(size=yearly(SIZE[:6]), gdp=yearly(GDP), vintage="part")
    assert elasticity([whole, part], 2016, 2022, "nominal", draws=10).vintages == ("whole, GDP first",)


# The project's own data


@pytest.fixture(scope="module")
def china() -> Selection:
    return select(econlab.observations(), econlab.defaults(), "CHN")


def of(seen: Selection, basis: PriceBasis) -> Elasticity:
    return elasticity(seen.alternatives, seen.start, seen.end, basis, draws=300, seed=1)


def test_china_by_each_release_of_gdp(china: Selection) -> None:
    found = of(china, "nominal")
    assert found.estimate is not None
    assert found.measurement is not None
    assert found.measurement.overlaps(found.estimate)
    assert len(found.vintages) == 3, "GDP as first published, after the census, and implied"


def test_viet_nam_by_its_ministry_has_too_few_years() -> None:
    seen = select(econlab.observations(), econlab.defaults(), "VNM", definition="MIC")
    found = of(seen, "nominal")
    assert (found.estimate, len(found.years)) == (None, 4)
