"""Targets for whole, core and sectoral part taken together: by hand, and as the inverse of growing there."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_evidence import about, observed, row, series

import econlab
from econlab.errors import InputError
from econlab.evidence.intervals import Interval
from econlab.measures.composition import Composition, compose
from econlab.measures.composition_evidence import compositions
from econlab.measures.composition_targets import (
    INDICATORS,
    Implied,
    implied,
    implied_targets,
    required_frame,
    required_parts,
)


def exactly(total: float, industry: float, sectoral: float, **cells: Any) -> Implied:
    return implied(
        *map(Interval.exact, (total, industry, sectoral)), **({"place": "AAA", "year": 2030} | cells)
    )


# Together


def test_the_minimums_of_2030_leave_one_per_cent_of_gdp() -> None:
    """30 × 70 % = 21, and 8, of 30."""
    seen = exactly(30, 8, 70)
    assert seen.sectoral_gdp.value == 21
    assert seen.platforms.value == 1
    assert seen.feasible
    assert seen.feasible_at_minimum
    assert seen.needed_total.value == 30
    assert seen.largest_industry.value == 9
    assert seen.largest_sectoral.value == pytest.approx(100 * 22 / 30)


def test_more_of_gdp_leaves_more_for_platforms() -> None:
    """Of 40, the sectors need 28 and the industry 8."""
    assert exactly(30, 8, 70).platforms_up_to(40).value == 4
    assert exactly(30, 8, 70).platforms_up_to(25).value == pytest.approx(-0.5)


def test_targets_that_exclude_each_other_at_the_minimum_but_not_above() -> None:
    """Of 20, sectors and industry would need 14 + 8; from 26.67 on they fit."""
    seen = exactly(20, 8, 70)
    assert seen.platforms.value == pytest.approx(-2)
    assert (seen.feasible_at_minimum, seen.feasible) == (False, True)
    assert seen.needed_total.value == pytest.approx(80 / 3)


def test_targets_that_can_never_hold_together() -> None:
    """An industry of 40 would be 30 per cent of the digital economy, which had to be 133 of GDP."""
    seen = exactly(50, 40, 70)
    assert seen.needed_total.value == pytest.approx(400 / 3)
    assert not seen.feasible


def test_targets_that_just_fit_do() -> None:
    """0.9 of 3 is 2.7: nothing is left for platforms, and nothing lacks, whatever binary says."""
    seen = exactly(3, 0.3, 90)
    assert seen.platforms.value == pytest.approx(0, abs=1e-12)
    assert seen.feasible_at_minimum


def test_an_industry_above_the_whole_leaves_the_sectors_nothing() -> None:
    assert exactly(8, 10, 70).largest_sectoral.value == 0


def test_bounds_count_the_total_once() -> None:
    """P = 0.3 T - 8 between 29 and 31; with T free in both places it would be wider."""
    seen = implied(about(30, 1), Interval.exact(8), Interval.exact(70))
    assert (seen.platforms.low, seen.platforms.high) == pytest.approx((0.7, 1.3))


@given(st.floats(1, 100), st.floats(0, 100), st.floats(0, 99))
def test_at_the_total_needed_platforms_have_nothing_or_more(
    total: float, industry: float, sectoral: float
) -> None:
    seen = exactly(total, industry, sectoral)
    assert seen.platforms_up_to(seen.needed_total).high >= -1e-9
    assert (
        seen.feasible_at_minimum == (seen.needed_total.point <= total + 1e-6)
        or abs(seen.platforms.point) < 1e-6
    )
    parts = seen.industry.point + seen.sectoral_gdp.point + seen.platforms.point
    assert parts == pytest.approx(total)


@pytest.mark.parametrize("name", ["total", "industry", "sectoral"])
@pytest.mark.parametrize("share", [Interval.exact(101.0), Interval(-1, 50), Interval(50, 101)])
def test_shares_that_can_be_outside_0_and_100_are_refused(name: str, share: Interval) -> None:
    given = {"total": Interval.exact(30), "industry": Interval.exact(8), "sectoral": Interval.exact(70)}
    with pytest.raises(InputError, match=rf"{name}: a target of .* expected a share between 0 and 100"):
        implied(**(given | {name: share}))


@pytest.mark.parametrize(("total", "sectoral"), [(0.0, 70.0), (30.0, 100.0)])
def test_a_whole_of_nothing_and_sectors_that_are_everything_are_refused(
    total: float, sectoral: float
) -> None:
    with pytest.raises(InputError, match="expected some digital economy"):
        exactly(total, 8.0, sectoral)
    with pytest.raises(InputError, match="expected some digital economy"):
        implied(Interval(total, 30), Interval.exact(8), Interval(70, sectoral))


# As documents print them


def told(name: str, share: Interval, qualifier: str = "at_least", **cells: Any) -> dict[str, Any]:
    base = {"kind": "target", "unit": "percent", "qualifier": qualifier, "definition": "POLICY"}
    return row(INDICATORS[name], 2030, share, **(base | cells))


def test_at_least_asks_for_the_lower_end() -> None:
    figures = observed(
        told("total", Interval(30, 100, 30), figure="t"),
        told("total", Interval(20, 100, 20)) | {"period": "2025"},
        told("industry", Interval(8, 100, 8), figure="i"),
        told("sectoral", Interval(70, 100, 70), figure="s"),
    )
    assert implied_targets(figures, "AAA", 2030) == exactly(30, 8, 70, figures=("i", "s", "t"))


def test_a_missing_target_is_refused() -> None:
    figures = observed(told("total", Interval(30, 100, 30)), told("sectoral", Interval(70, 100, 70)))
    with pytest.raises(InputError, match="industry: no document sets a target of AAA for digital_technology"):
        implied_targets(figures, "AAA", 2030)


# Required growth


def bases(core: float, sectoral: float, year: int = 2024) -> Composition:
    told = {"digital_industrialisation": core, "industrial_digitalisation": sectoral}
    return compose(
        [series(f"{stem}_share_gdp", {year: value}, unit="percent") for stem, value in told.items()]
    )


def test_required_growth_by_hand() -> None:
    """In one year: from 8 and 5 of 13 to 8, 22 and 30; GDP grows by a tenth."""
    found = required_parts([bases(8, 5, 2029)], exactly(30, 8, 70), [10.0])
    needed = {item.component: item.growth.value for item in found}
    assert needed == pytest.approx({
        "core": 10, "sectoral": 100 * (22 / 5 * 1.1 - 1), "digital_economy": 100 * (30 / 13 * 1.1 - 1),
    })  # fmt: skip
    assert {item.target.point for item in found} == {8, 22, 30}
    assert {item.definition for item in found} == {"D"}


@given(st.floats(0.5, 20), st.floats(0.5, 20), st.floats(1, 12), st.integers(1, 10))
def test_growing_as_required_reaches_the_targets(
    core: float, sectoral: float, growth: float, years: int
) -> None:
    found = required_parts([bases(core, sectoral, 2030 - years)], exactly(30, 8, 70), [growth])
    for item in found:
        grown = item.base.point * ((1 + item.growth.point / 100) / (1 + growth / 100)) ** years
        assert grown == pytest.approx(item.target.point)
    by_part = {item.component: item.target.point for item in found}
    assert by_part["core"] + by_part["sectoral"] == pytest.approx(by_part["digital_economy"])


def test_growth_of_gdp_may_be_an_interval_and_bases_have_their_bounds() -> None:
    given = compose(
        [
            series(f"{stem}_share_gdp", {2024: about(value, 0.5)}, unit="percent")
            for stem, value in (("digital_industrialisation", 8), ("industrial_digitalisation", 5))
        ]
    )
    [wide] = [
        item
        for item in required_parts([given], exactly(30, 8, 70), [Interval(6, 8)])
        if item.component == "core"
    ]
    assert wide.growth.low == pytest.approx(100 * ((8 / 8.5) ** (1 / 6) * 1.06 - 1))
    assert wide.growth.high == pytest.approx(100 * ((8 / 7.5) ** (1 / 6) * 1.08 - 1))


def test_bases_at_or_after_the_target_and_without_shares_of_gdp_give_nothing() -> None:
    stems = ("digital_industrialisation", "industrial_digitalisation")
    sizes = compose([series(f"{stem}_size", {2024: 1.0}) for stem in stems])
    assert required_parts([bases(8, 5, 2030), sizes], exactly(30, 8, 70), [7.0]) == ()


def test_the_table_has_a_row_for_each_path() -> None:
    table = required_frame(required_parts([bases(8, 5)], exactly(30, 8, 70, figures=["t"]), [6.0, 8.0]))
    assert len(table) == 6
    assert list(table["gdp_growth"]) == [6, 8] * 3
    assert table["figures"][0].endswith(" t")


# The project's own data


def test_viet_nam_in_2030() -> None:
    seen = implied_targets(econlab.figures(), "VNM", 2030)
    assert (seen.total.value, seen.industry.value, seen.sectoral.value) == (30, 8, 70)
    assert seen.platforms.value == 1
    assert len(seen.figures) >= 3
    [base] = compositions(econlab.observations(), "VNM", "GSO", "2025-01")
    needed = {item.component: item for item in required_parts([base], seen, [7.0])}
    assert needed["core"].base.value == 8.16
    assert needed["core"].growth.high < 7, "the core by GSO is above the industry's target already"
    assert needed["sectoral"].growth.point == pytest.approx(100 * ((22 / 5.01) ** (1 / 6) * 1.07 - 1))
