"""What a target asks of growth: by hand, and as the inverse of the path that reaches it."""

import itertools
import math

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_evidence import about, observed, row

import econlab
from econlab.evidence.intervals import Interval
from econlab.measures.targets import (
    Base,
    Target,
    fan_table,
    horizon,
    required_growth,
    required_table,
    share_path,
    share_targets,
)

SHARE = "digital_economy_share_gdp"


def exactly(share: float, year: int = 2030) -> Target:
    return Target("AAA", year, Interval.exact(share), ())


def printed(year: int | str, share: Interval, qualifier: str = "exact", **cells: object) -> dict[str, object]:
    told = {"kind": "target", "unit": "percent", "qualifier": qualifier, "definition": "POLICY"}
    return row(SHARE, year, share, **(told | cells))


def asked(*rows: dict[str, object]) -> tuple[Target, ...]:
    return share_targets(observed(*rows), "AAA")


# What documents ask for


@pytest.mark.parametrize("qualifier", ["over", "at_least"])
def test_at_least_and_over_ask_for_their_lower_end(qualifier: str) -> None:
    [target] = asked(printed(2030, Interval(30, 100, 30), qualifier))
    assert target.share == Interval.exact(30)


@pytest.mark.parametrize("qualifier", ["exact", "about"])
def test_other_targets_keep_their_bounds(qualifier: str) -> None:
    [target] = asked(printed(2025, about(20, 0.5), qualifier, figure="one"))
    assert target == Target("AAA", 2025, about(20, 0.5), ("one",))


def test_a_range_has_no_point() -> None:
    [target] = asked(printed(2030, Interval(30, 35), "range"))
    assert target.share == Interval(30, 35)


def test_repeated_targets_are_one_with_all_their_figures() -> None:
    [target] = asked(
        printed(2030, Interval(30, 100, 30), "at_least", figure="b"),
        printed(2030, about(30, 0.5), figure="a"),
    )
    assert target.share == Interval.exact(30), "the number that both can be"
    assert target.figures == ("a", "b")


def test_targets_come_year_by_year_in_order() -> None:
    seen = asked(printed(2045, about(50, 1)), printed(2025, about(20, 1)), printed(2030, about(30, 1)))
    assert [(target.year, target.share.value) for target in seen] == [(2025, 20), (2030, 30), (2045, 50)]


def test_only_targets_for_the_share_of_the_place_count() -> None:
    others = [
        printed(2025, about(20, 1), kind="statistic"),
        printed(2025, about(20, 1), kind="forecast"),
        printed(2025, about(20, 1), place="BBB"),
        printed(2025, about(20, 1)) | {"indicator": "digital_economy_growth"},
        printed(2025, about(20, 1), correction="flag: a misprint"),
        printed("2021/2025", about(20, 1)),
    ]
    assert asked(*others) == ()


# What they require


def test_required_growth_by_hand() -> None:
    """10 to 14.4 % in two years is a rise by a fifth each year; GDP grows 5 %.

    1.2 × 1.05 = 1.26, so the digital economy grows 26 %, 5.2 times as fast as GDP.
    """
    needed = required_growth(Interval.exact(10), 2028, exactly(14.4), 5.0)
    assert (needed.base_year, needed.target_year, needed.gdp_growth) == (2028, 2030, Interval.exact(5))
    assert needed.digital_growth.value == pytest.approx(26)
    assert needed.multiplier.value == pytest.approx(5.2)


def test_a_share_that_is_to_stay_asks_for_growth_like_gdp() -> None:
    needed = required_growth(Interval.exact(30), 2024, exactly(30), 6.5)
    assert needed.multiplier.value == pytest.approx(1)
    assert needed.digital_growth.value == pytest.approx(6.5)


def test_a_share_that_may_fall_asks_for_less() -> None:
    needed = required_growth(Interval.exact(30), 2029, exactly(15), 10.0)
    # Half of 1.1 is 0.55.
    assert needed.digital_growth.value == pytest.approx(-45)
    assert needed.multiplier.value == pytest.approx(-4.5)


def test_the_base_must_come_before_the_target() -> None:
    for year in (2030, 2031):
        with pytest.raises(ValueError, match=f"base year {year} is not before the target year 2030"):
            required_growth(Interval.exact(10), year, exactly(20), 5.0)


@pytest.mark.parametrize("growth", [0.0, -1.0, Interval(0.0, 5.0), Interval(-1.0, 5.0)])
def test_gdp_growth_must_be_above_zero(growth: float | Interval) -> None:
    with pytest.raises(ValueError, match="GDP growth must be above zero"):
        required_growth(Interval.exact(10), 2024, exactly(20), growth)


BASES = st.builds(lambda value, half: about(value, value * half), st.floats(5, 40), st.floats(0, 0.05))
GOALS = st.builds(lambda value, half: about(value, value * half), st.floats(5, 60), st.floats(0, 0.05))
GROWTH = st.builds(lambda low, more: Interval(low, low + more), st.floats(0.5, 10), st.floats(0, 3))


@given(BASES, GOALS, GROWTH, st.integers(1, 20))
@settings(deadline=None)
def test_bounds_of_what_is_required_are_sharp(
    base: Interval, goal: Interval, growth: Interval, years: int
) -> None:
    needed = required_growth(base, 2030 - years, Target("AAA", 2030, goal, ()), growth)
    digital, ratio = [], []
    for first, last, g in itertools.product(*([i.low, i.point, i.high] for i in (base, goal, growth))):
        digital.append(100 * ((last / first) ** (1 / years) * (1 + g / 100) - 1))
        ratio.append(digital[-1] / g)
    for interval, values in ((needed.digital_growth, digital), (needed.multiplier, ratio)):
        room = 1e-9 * max(1.0, *map(abs, values))
        assert min(values) - room <= interval.low <= min(values) + 1e-12 * max(1.0, *map(abs, values))
        assert max(values) + room >= interval.high >= max(values) - 1e-12 * max(1.0, *map(abs, values))


@given(st.floats(2, 40), st.floats(2, 90), st.floats(0.5, 10), st.integers(1, 20))
@settings(deadline=None)
def test_following_the_required_multiplier_reaches_the_target(
    base: float, goal: float, growth: float, years: int
) -> None:
    needed = required_growth(Interval.exact(base), 2030 - years, exactly(goal), growth)
    path = share_path(
        Interval.exact(base), range(2030 - years, 2031), needed.multiplier.point, needed.gdp_growth.point
    )
    assert path[0].point == pytest.approx(base)
    assert path[-1].point == pytest.approx(goal, rel=1e-9)


# Paths and tables


def test_a_path_by_hand() -> None:
    """GDP grows 5 %, the digital economy three times that: 1.15 / 1.05 a year."""
    path = share_path(about(21, 1.05), (2024, 2025, 2026), 3.0, 5.0)
    assert [share.point for share in path] == pytest.approx([21, 23, 21 * (1.15 / 1.05) ** 2])
    assert (path[1].low, path[1].high) == (pytest.approx(23 * 0.95), pytest.approx(23 * 1.05))


def test_a_path_may_leave_out_years() -> None:
    whole = share_path(Interval.exact(20), range(2024, 2031), 2.0, 6.0)
    some = share_path(Interval.exact(20), (2024, 2030), 2.0, 6.0)
    assert some == (whole[0], whole[-1])


def test_a_horizon_ends_with_the_last_target_ahead() -> None:
    assert horizon(2024, [exactly(20, 2025), exactly(30, 2030)]) == range(2024, 2031)
    assert horizon(2025, [exactly(20, 2025)]) == range(2025, 2036), "none is ahead"


def test_a_share_never_passes_the_whole_of_gdp() -> None:
    path = share_path(about(60, 1), range(2024, 2060), 4.0, 8.0)
    assert path[-1] == Interval.exact(100)
    assert all(share.high <= 100 for share in path)


def test_the_fan_is_the_hull_over_the_paths_of_gdp() -> None:
    table = fan_table(about(20, 1), (2024, 2030), (1.0, 3.0), (5.0, 8.0))
    assert list(table["multiplier"]) == [1, 1, 3, 3]
    assert list(table["year"]) == [2024, 2030, 2024, 2030]
    # At the pace of GDP the share stays; at three times it grows by 1.15 / 1.05 or 1.24 / 1.08 a year.
    assert list(table["low"]) == pytest.approx([19, 19, 19, 19 * (1.15 / 1.05) ** 6])
    assert list(table["high"]) == pytest.approx([21, 21, 21, 21 * (1.24 / 1.08) ** 6])


def test_a_requirement_rests_on_its_base_and_its_target() -> None:
    goal = Target("AAA", 2030, Interval.exact(30.0), ("t", "s"))
    table = required_table({"GSO": Base(2024, about(14, 0.5), ("b",))}, [goal, exactly(40)], [5.0])
    assert list(table["figures"]) == ["b s t", "b"]


def test_the_table_of_requirements() -> None:
    bases = {"GSO": Base(2024, about(14, 0.5), ("b",)), "MIC": Base(2027, Interval.exact(20))}
    table = required_table(bases, [exactly(20, 2026), exactly(30, 2030)], [5.0, 8.0])
    told = list(
        zip(table["definition"], table["base_year"], table["target_year"], table["gdp_path"], strict=True)
    )
    assert told == [
        ("GSO", 2024, 2026, 5), ("GSO", 2024, 2026, 8), ("GSO", 2024, 2030, 5), ("GSO", 2024, 2030, 8),
        ("MIC", 2027, 2030, 5), ("MIC", 2027, 2030, 8),
    ]  # fmt: skip
    last = table.iloc[-1]
    needed = 1.5 ** (1 / 3) * 1.08 - 1
    assert last["required_growth"] == pytest.approx(100 * needed)
    assert last["required_multiplier"] == pytest.approx(needed / 0.08)
    assert (last["base"], last["target_share"], last["target_share_high"]) == (20, 30, 30)
    first = table.iloc[0]
    assert first["required_multiplier_low"] < first["required_multiplier"] < first["required_multiplier_high"]
    assert (first["base_low"], first["base_high"]) == (13.5, 14.5)


def test_tables_without_targets_have_columns() -> None:
    whole = required_table({"GSO": Base(2024, Interval.exact(14))}, [exactly(20)], [5.0])
    bases = {"GSO": Base(2024, Interval.exact(14))}
    for empty in (required_table(bases, [], [5.0]), required_table({}, [exactly(20)], [5.0])):
        assert list(empty) == list(whole)
        assert empty.empty
    past = required_table({"GSO": Base(2030, Interval.exact(14))}, [exactly(20)], [5.0])
    assert past.empty
    assert list(fan_table(Interval.exact(20), (), (), ())) == ["multiplier", "year", "low", "high"]


# The project's own data


@pytest.fixture(scope="module")
def observations() -> pd.DataFrame:
    return econlab.observations()


def test_the_targets_of_viet_nam(observations: pd.DataFrame) -> None:
    """20 % by 2025, printed exactly and as "about"; at least 30 % by 2030 and 50 % by 2045."""
    seen = {target.year: target for target in share_targets(observations, "VNM")}
    assert {year: target.share for year, target in seen.items()} == {
        2025: about(20, 0.5), 2030: Interval.exact(30), 2045: Interval.exact(50),
    }  # fmt: skip
    assert len(seen[2030].figures) >= 3
    assert "party2024_share_2030_resolution52" in seen[2030].figures


def test_what_thirty_per_cent_by_2030_asks_of_viet_nam(observations: pd.DataFrame) -> None:
    """From a share s in 2024, with GDP growing 7 %: ((30 / s)^(1/6) × 1.07 - 1) / 0.07."""
    [target] = [t for t in share_targets(observations, "VNM") if t.year == 2030]
    for share in (13.0, 18.0):
        needed = required_growth(about(share, 0.05), 2024, target, 7.0).multiplier
        assert needed.value == pytest.approx((math.exp(math.log(30 / share) / 6) * 1.07 - 1) / 0.07)


def test_places_without_targets_have_none(observations: pd.DataFrame) -> None:
    assert share_targets(observations, "CHN") == ()
    assert share_targets(observations, "nowhere") == ()
