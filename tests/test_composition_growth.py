"""Contributions of core and sectoral part to growth: by hand, adding up, and with bounds that hold."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_evidence import about, series

import econlab
from econlab.errors import InputError
from econlab.evidence.intervals import Interval
from econlab.evidence.series import Series, yearly_series
from econlab.measures.composition import PARTS, Composition, compose
from econlab.measures.composition_evidence import compositions
from econlab.measures.composition_growth import contribution_frame, growth_contributions

Values = Mapping[int, Interval | float]


def parts(measure: str, core: Values, sectoral: Values, whole: Values | None = None) -> Composition:
    unit = "CNY" if measure == "size" else "percent"
    told = {"digital_industrialisation": core, "industrial_digitalisation": sectoral}
    told |= {"digital_economy": whole} if whole else {}
    return compose([series(f"{stem}_{measure}", values, unit=unit) for stem, values in told.items()])


def gdp(values: Values, place: str = "AAA") -> Series:
    one = series("gdp_nominal", values)
    return Series(place, one.indicator, "national_accounts", "first", "CNY", one.values, one.origins)


def test_contributions_by_hand() -> None:
    """From 20 + 80 to 25 + 100: growth 25 per cent, of which 5 points and a fifth from the core."""
    [only] = growth_contributions(parts("size", {2020: 20, 2021: 25}, {2020: 80, 2021: 100}), 2020, 2021)
    assert (only.start, only.end, only.measure) == (2020, 2021, "size")
    assert only.growth.value == pytest.approx(25)
    assert (only.points["core"].value, only.points["sectoral"].value) == (5, 20)
    assert only.shares is not None
    assert (only.shares["core"].value, only.shares["sectoral"].value) == (20, 80)


def test_shares_of_gdp_with_gdp_by_hand() -> None:
    """2 and 8 of 100, then 3 and 9 of 150, that is 4.5 and 13.5: growth 80 per cent, 25 by the core."""
    found = parts("share_gdp", {2020: 2, 2021: 3}, {2020: 8, 2021: 9})
    [only] = growth_contributions(found, 2020, 2021, gdp({2020: 100, 2021: 150}))
    assert only.measure == "share_gdp"
    assert only.growth.value == pytest.approx(80)
    assert (only.points["core"].value, only.points["sectoral"].value) == pytest.approx((25, 55))
    assert only.shares is not None
    assert (only.shares["core"].value, only.shares["sectoral"].value) == pytest.approx((31.25, 68.75))
    assert only.figures[-2:] == (
        "industrial_digitalisation_share_gdp:first:2020", "industrial_digitalisation_share_gdp:first:2021",
    )  # fmt: skip
    assert "gdp_nominal:first:2021" in only.figures


def test_sizes_stand_before_shares_of_gdp() -> None:
    found = compose(
        [
            series(f"{stem}_{measure}", {2020: first, 2021: last}, unit=unit)
            for stem, first, last in (
                ("digital_industrialisation", 2, 3),
                ("industrial_digitalisation", 8, 9),
            )
            for measure, unit in (("size", "CNY"), ("share_gdp", "percent"))
        ]
    )
    [only] = growth_contributions(found, 2020, 2021, gdp({2020: 100, 2021: 150}))
    assert (only.measure, only.growth.value) == ("size", pytest.approx(20))


def test_each_year_and_then_the_window() -> None:
    found = parts("size", {2016: 2, 2017: 3, 2019: 4, 2020: 5}, {2016: 8, 2017: 8, 2019: 8, 2020: 8})
    windows = [(item.start, item.end) for item in growth_contributions(found, 2016, 2020)]
    assert windows == [(2016, 2017), (2019, 2020), (2016, 2020)]


def test_rounding_of_the_printed_whole_is_told() -> None:
    """China 2018 and 2019: parts add to 31.3 and 35.9, printed 31.3 and 35.8."""
    found = parts(
        "size",
        {2018: about(6.4, 0.05), 2019: about(7.1, 0.05)},
        {2018: about(24.9, 0.05), 2019: about(28.8, 0.05)},
        {2018: about(31.3, 0.05), 2019: about(35.8, 0.05)},
    )
    [only] = growth_contributions(found, 2018, 2019)
    assert only.growth.value == pytest.approx(100 * (35.9 / 31.3 - 1))
    assert only.whole_growth.value == pytest.approx(100 * (35.8 / 31.3 - 1))
    assert only.growth.overlaps(only.whole_growth)


def test_a_growth_that_can_be_zero_has_no_shares() -> None:
    found = parts("size", {2020: about(2, 0.5), 2021: about(2, 0.5)}, {2020: 8, 2021: 8})
    [only] = growth_contributions(found, 2020, 2021)
    assert only.shares is None
    assert contribution_frame([only])["share"].isna().all()


size, half = st.floats(1, 100), st.floats(0, 0.4)
place = st.floats(-1, 1)


@given(
    st.tuples(size, size, size, size),
    st.lists(half, min_size=4, max_size=4),
    st.lists(place, min_size=4, max_size=4),
)
def test_they_add_up_and_their_bounds_hold_the_truth(
    sizes: tuple[float, ...], halves: list[float], at: list[float]
) -> None:
    bounds = [about(number, by) for number, by in zip(sizes, halves, strict=True)]
    found = parts("size", {2020: bounds[0], 2021: bounds[1]}, {2020: bounds[2], 2021: bounds[3]})
    [only] = growth_contributions(found, 2020, 2021)
    total = only.points["core"].point + only.points["sectoral"].point
    assert total == pytest.approx(only.growth.point, abs=1e-9)
    if only.shares:
        assert only.shares["core"].point + only.shares["sectoral"].point == pytest.approx(100)
    c0, c1, s0, s1 = (number + by * where for number, by, where in zip(sizes, halves, at, strict=True))
    for part, rise in zip(PARTS, (c1 - c0, s1 - s0), strict=True):
        points = only.points[part]
        assert points.low - 1e-6 <= 100 * rise / (c0 + s0) <= points.high + 1e-6
        if only.shares:
            held = only.shares[part]
            truth = 100 * rise / (c1 + s1 - c0 - s0)
            assert held.low - 1e-6 * abs(truth) <= truth <= held.high + 1e-6 * abs(truth)


def test_the_table_has_a_row_for_each_part() -> None:
    found = growth_contributions(parts("size", {2020: 20, 2021: 25}, {2020: 80, 2021: 100}), 2020, 2021)
    table = contribution_frame(found)
    assert list(table["part"]) == ["core", "sectoral"]
    assert list(table["window"]) == ["2020–2021"] * 2
    assert table["points"].sum() == table["growth"][0]


# Bad input


def test_a_missing_part_or_year_is_refused() -> None:
    found = parts("size", {2020: 2, 2021: 3}, {2020: 8})
    with pytest.raises(InputError, match=r"2021: core .* the part sectoral is missing"):
        growth_contributions(found, 2020, 2021)
    with pytest.raises(InputError, match="2019: neither part is known; expected one of 2020"):
        growth_contributions(found, 2019, 2020)


def test_shares_of_gdp_need_gdp_of_the_place_and_years() -> None:
    found = parts("share_gdp", {2020: 2, 2021: 3}, {2020: 8, 2021: 9})
    for other in (None, gdp({2020: 100})):
        with pytest.raises(
            InputError, match="has no sizes of the parts in both 2020 and 2021; expected them, or"
        ):
            growth_contributions(found, 2020, 2021, other)
    with pytest.raises(InputError, match="gdp: of BBB, but the parts are of AAA"):
        growth_contributions(found, 2020, 2021, gdp({2020: 100, 2021: 150}, "BBB"))


def test_an_empty_window_is_refused() -> None:
    with pytest.raises(InputError, match="the window 2021 to 2021 is empty"):
        growth_contributions(parts("size", {2020: 2, 2021: 3}, {2020: 8, 2021: 9}), 2021, 2021)


# The project's own data


def test_china_from_2016_to_2022() -> None:
    """From 5.2 + 17.4 to 9.2 + 41.0: 4.0 and 23.6 of a rise by 27.6, after 22.6."""
    [china] = compositions(econlab.observations(), "CHN", "CAICT", "first")
    *years, window = growth_contributions(china, 2016, 2022)
    assert len(years) == 6
    assert window.growth.value == pytest.approx(100 * 27.6 / 22.6)
    assert window.points["core"].value == pytest.approx(100 * 4.0 / 22.6)
    assert window.shares is not None
    assert window.shares["sectoral"].value == pytest.approx(100 * 23.6 / 27.6)


def test_viet_nam_from_2020_to_2024() -> None:
    """Shares of GDP 7.91 and 4.75, then 8.16 and 5.01, with GDP of 8044.4 and 11511.9 trillion dong."""
    seen = econlab.observations()
    [found] = compositions(seen, "VNM", "GSO", "2025-01")
    [money] = yearly_series(
        seen, "gdp_nominal", place="VNM", definition="national_accounts", vintage="reevaluated"
    )
    [window] = growth_contributions(found, 2020, 2024, money)
    factor = 11511.9 / 8044.4
    assert window.growth.value == pytest.approx(100 * (13.17 * factor / 12.66 - 1))
    assert window.points["core"].value == pytest.approx(100 * (8.16 * factor - 7.91) / 12.66)
