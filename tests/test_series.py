"""Yearly series: which observations count, and what several of one year come to."""

from __future__ import annotations

import math
from itertools import permutations
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from raw_project import Project

from econlab.evidence.catalogue import observations
from econlab.evidence.intervals import Interval
from econlab.evidence.periods import months
from econlab.evidence.series import (
    DatedSeries,
    Series,
    combine,
    dated_values,
    hull,
    interval_of,
    yearly_series,
)

INF = math.inf
BASE: dict[str, Any] = {
    "figure": "a", "place": "CHN", "indicator": "size", "definition": "CAICT", "vintage": "first",
    "period": "2022", "kind": "statistic", "value": 50.2, "low": 50.15, "high": 50.25, "unit": "CNY",
    "status": "reviewed", "correction": "",
}  # fmt: skip


def table(*rows: dict[str, Any]) -> pd.DataFrame:
    """Rows like `BASE` except for what they say, with ids a, b, c, ..."""
    return pd.DataFrame(
        [BASE | {"figure": chr(ord("a") + n)} | row for n, row in enumerate(rows)], columns=list(BASE)
    )


def about(value: float, half: float = 0.05, **cells: Any) -> dict[str, Any]:
    return {"value": value, "low": value - half, "high": value + half} | cells


def drawn(*rows: dict[str, Any], **options: Any) -> tuple[Series, ...]:
    return yearly_series(table(*rows), "size", place="CHN", definition="CAICT", **options)


def only(*rows: dict[str, Any], **options: Any) -> Series:
    (series,) = drawn(*rows, **options)
    return series


# Combining


numbers = st.integers(-1000, 1000).map(lambda n: n / 8)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = sorted((draw(numbers), draw(numbers)))
    value = draw(st.sampled_from([None, low, (low + high) / 2, high]))
    return Interval(low, draw(st.sampled_from([high, high, INF])), value)


several = st.lists(intervals(), min_size=1, max_size=4)


@given(several)
def test_a_number_in_all_intervals_is_in_the_combined_one(found: list[Interval]) -> None:
    combined = combine(found)
    candidates = [end for interval in found for end in (interval.low, interval.high)]
    shared = [number for number in candidates if all(number in interval for interval in found)]
    assert all(number in combined for number in shared)
    if shared:
        assert all(interval.low <= combined.low <= combined.high <= interval.high for interval in found)
    else:
        assert all(combined.low <= interval.low and interval.high <= combined.high for interval in found)
        assert combined.value is None


@given(several)
def test_the_order_and_repetition_of_intervals_do_not_move_the_bounds(found: list[Interval]) -> None:
    combined = combine(found)
    for order in permutations(found):
        again = combine([*order, order[0]])
        assert (again.low, again.high) == (combined.low, combined.high)


@given(intervals())
def test_one_interval_combines_to_itself(interval: Interval) -> None:
    assert combine([interval]) == interval
    assert combine([interval, interval]) == interval


@given(several)
def test_the_hull_holds_each_interval_and_no_more(found: list[Interval]) -> None:
    whole = hull(found)
    assert whole.low == min(interval.low for interval in found)
    assert whole.high == max(interval.high for interval in found)
    assert whole.value in {None, found[0].value}


@given(several)
def test_the_combined_value_is_a_printed_one(found: list[Interval]) -> None:
    combined = combine(found)
    assert combined.value in {None, *(interval.value for interval in found)}


@pytest.mark.parametrize(
    ("given_intervals", "combined"),
    [
        ([(41, 42), (41.45, 41.55, 41.5)], (41.45, 41.55, 41.5)),
        ([(40, INF, 40), (41.45, 41.55, 41.5)], (41.45, 41.55, 41.5)),
        ([(50.15, 50.25, 50.2), (50.195, 50.205, 50.2)], (50.195, 50.205, 50.2)),
        ([(1, 2, 1.5), (2, 3, 2.5)], (2, 2)),
        ([(8.15, 8.25, 8.2), (11.95, 12.05, 12.0)], (8.15, 12.05)),
        ([(1, 2), (1.5, 3), (10, 11)], (1, 11)),
        ([(80, INF, 80), (-INF, 10, 10)], (-INF, INF)),
    ],
)
def test_combined_bounds_by_hand(
    given_intervals: list[tuple[float, ...]], combined: tuple[float, ...]
) -> None:
    assert combine([Interval(*ends) for ends in given_intervals]) == Interval(*combined)


def test_a_row_is_an_interval() -> None:
    assert interval_of({"value": 41.5, "low": 41.45, "high": 41.55}) == Interval(41.45, 41.55, 41.5)
    assert interval_of({"value": math.nan, "low": 10, "high": 20}) == Interval(10, 20)
    assert interval_of({"value": 80.0, "low": 80.0, "high": INF}) == Interval(80, INF, 80)


# What counts


def test_years_come_in_order_with_values_and_origins() -> None:
    series = only(about(50.2, period="2022"), about(45.5, period="2021"), about(39.2, period="2020"))
    assert series.years == (2020, 2021, 2022)
    assert series.values[2021].value == 45.5
    assert dict(series.origins) == {2020: ("c",), 2021: ("b",), 2022: ("a",)}
    assert (series.place, series.indicator, series.definition, series.vintage, series.unit) == (
        "CHN", "size", "CAICT", "first", "CNY",
    )  # fmt: skip
    assert series.covers(2020, 2022)
    assert series.covers()
    assert not series.covers(2020, 2019)
    assert series.cited(2022, 2020, 2022, 1999) == ("a", "c")


@pytest.mark.parametrize(
    "cells",
    [
        {"kind": "target"},
        {"kind": "forecast"},
        {"kind": "change"},
        {"correction": "flag: the size printed as a share"},
        {"status": "recalled"},
        {"place": "VNM"},
        {"indicator": "share"},
        {"definition": "CAICT-global"},
        {"period": "2016/2022"},
        {"period": "2022-S1"},
        {"period": "2022-Q4"},
    ],
    ids=str,
)
def test_what_is_no_statistic_of_one_year_never_counts(cells: dict[str, str]) -> None:
    assert drawn(cells) == ()
    series = only({}, about(99, **({"period": "2022"} | cells)))
    assert dict(series.values) == {2022: Interval(50.15, 50.25, 50.2)}
    assert dict(series.origins) == {2022: ("a",)}


@pytest.mark.parametrize("correction", ["override: misprint", "scale: thousands"])
def test_repaired_figures_count(correction: str) -> None:
    assert only({"correction": correction}).years == (2022,)


def test_flagged_figures_never_count_even_when_recalled_ones_do() -> None:
    assert drawn({"correction": "flag: doubtful"}, recalled=True) == ()


def test_each_vintage_is_a_series_of_its_own() -> None:
    rows = [
        about(1, vintage="first"),
        about(2, vintage="2024"),
        about(3, vintage=""),
        about(4, vintage="first", period="2021"),
    ]
    found = drawn(*rows)
    assert [(series.vintage, series.years) for series in found] == [
        ("", (2022,)),
        ("2024", (2022,)),
        ("first", (2021, 2022)),
    ]
    assert [series.vintage for series in drawn(*rows, vintage="2024")] == ["2024"]
    assert [series.vintage for series in drawn(*rows, vintage="")] == [""]
    assert drawn(*rows, vintage="2023") == ()


# Statuses of one year


def test_several_reliable_values_of_a_year_are_combined() -> None:
    series = only(
        about(50.2), about(50, 0.5, status="corroborated"), {"value": 50.0, "low": 50.0, "high": INF}
    )
    assert series.values[2022] == interval_of(about(50.2))
    assert series.origins[2022] == ("a", "b", "c")


def test_reliable_values_that_cannot_be_the_same_number_span_their_hull() -> None:
    series = only(about(8.2), about(12.0, status="corroborated"))
    assert series.values[2022] == Interval(8.2 - 0.05, 12.05)


def test_a_conflicting_value_does_not_count_beside_a_reliable_one() -> None:
    series = only(about(50.2, status="corroborated"), about(39.2, status="conflicting"))
    assert series.values[2022].value == 50.2
    assert series.origins[2022] == ("a",)


def test_conflicting_values_alone_span_their_hull() -> None:
    series = only(about(15.1, status="conflicting"), about(20.9, status="conflicting"))
    assert (series.values[2022].low, series.values[2022].high) == pytest.approx((15.05, 20.95))
    assert series.values[2022].value is None
    assert series.origins[2022] == ("a", "b")


# 6 and 7, each rounded to 1, are both 6.5 only by the chance that their bounds touch there.
def test_conflicting_values_that_touch_are_not_made_certain() -> None:
    series = only(about(6, 0.5, status="conflicting"), about(7, 0.5, status="conflicting"))
    assert series.values[2022] == Interval(5.5, 7.5)
    same = only(about(6, 0.5, status="conflicting"), about(6, 0.5, status="conflicting"))
    assert same.values[2022] == Interval(5.5, 6.5, 6)


def test_recalled_values_count_only_when_asked_for_and_only_where_nothing_better_is() -> None:
    rows = [
        about(50.2, period="2022", status="corroborated"),
        about(51.0, period="2022", status="recalled"),
        about(45.0, period="2021", status="recalled"),
    ]
    assert only(*rows).years == (2022,)
    series = only(*rows, recalled=True)
    assert series.years == (2021, 2022)
    assert series.values[2022].value == 50.2
    assert dict(series.origins) == {2021: ("c",), 2022: ("a",)}


# Two currencies


def test_money_is_in_the_currency_of_most_rows() -> None:
    yuan = [about(45.5, period="2021"), about(50.2, period="2022"), about(50.2, period="2022")]
    series = only(*yuan, about(7, 0.5, unit="USD", period="2022"), about(5, 0.5, unit="USD", period="2019"))
    assert (series.unit, series.years) == ("CNY", (2021, 2022))
    assert series.values[2022].value == 50.2
    assert series.origins[2022] == ("b", "c")
    assert not series.covers(2019)


def test_the_order_of_rows_does_not_choose_between_two_currencies() -> None:
    rows = [about(50.2, unit="CNY"), about(7, 0.5, unit="USD")]
    assert only(*rows).unit == only(*reversed(rows)).unit == "CNY"


# By moment


def dated(*rows: dict[str, Any], **options: Any) -> tuple[DatedSeries, ...]:
    return dated_values(table(*rows), "size", place="CHN", definition="CAICT", **options)


MOMENTS = ("2021", "2021-06", "2021-Q2", "2021-S1", "2022-Q4")


def test_moments_of_any_length_are_drawn_and_windows_by_themselves() -> None:
    rows = [about(n, period=period) for n, period in enumerate([*MOMENTS, "2021/2022", "2021-Q2/2022-Q2"])]
    [moments] = dated(*rows)
    assert moments.periods == MOMENTS
    assert [moments.values[period].value for period in MOMENTS] == [0, 1, 2, 3, 4]
    [windows] = dated(*rows, windows=True)
    assert windows.periods == ("2021-Q2/2022-Q2", "2021/2022")
    assert windows.cited("2021/2022", "2021-Q2/2022-Q2", "2021/2022", "2000") == ("f", "g")


def test_moments_follow_the_rules_of_years() -> None:
    quarter = {"period": "2022-Q1"}
    rows = [
        about(50.2, **quarter),
        about(50, 0.5, status="corroborated", **quarter),
        about(39, status="conflicting", **quarter),
        about(99, kind="target", **quarter),
        about(99, correction="flag: doubtful", **quarter),
        about(99, unit="USD", **quarter),
        about(45, status="recalled", period="2021-Q1"),
        about(7, vintage="2024", **quarter),
    ]
    of_2024, first = dated(*rows)
    assert (of_2024.vintage, of_2024.values["2022-Q1"].value) == ("2024", 7)
    assert first.values == {"2022-Q1": interval_of(about(50.2))}
    assert (first.unit, first.origins) == ("CNY", {"2022-Q1": ("a", "b")})
    assert dated(*rows, vintage="2024") == (of_2024,)
    assert dated(*rows, recalled=True)[1].periods == ("2021-Q1", "2022-Q1")
    assert dated(*rows, windows=True) == ()


@given(st.lists(st.tuples(st.integers(2015, 2018), st.integers(1, 9)), min_size=1, max_size=6))
def test_the_yearly_series_is_the_moments_of_whole_years(found: list[tuple[int, int]]) -> None:
    rows = [about(value, period=str(year)) for year, value in found]
    series, (moments,) = only(*rows), dated(*rows)
    assert {str(year): value for year, value in series.values.items()} == dict(moments.values)
    assert {str(year): figures for year, figures in series.origins.items()} == dict(moments.origins)


@pytest.mark.parametrize(
    ("period", "first", "length"),
    [
        ("2019", (2019, 1), 12),
        ("2019-S2", (2019, 7), 6),
        ("2019-Q4", (2019, 10), 3),
        ("2019-01", (2019, 1), 1),
        ("2019-12", (2019, 12), 1),
        ("2019/2021", (2019, 1), 36),
        ("2019-Q3/2020-Q1", (2019, 7), 9),
    ],
)
def test_the_months_of_a_period(period: str, first: tuple[int, int], length: int) -> None:
    spanned = months(period)
    assert (spanned.start // 12, spanned.start % 12 + 1) == first
    assert len(spanned) == length


# The project's own data


def test_the_size_of_the_digital_economy_of_china(own_data: Project) -> None:
    (series,) = yearly_series(
        observations(own_data.root), "digital_economy_size", place="CHN", definition="CAICT", vintage="first"
    )
    assert series.unit == "CNY"
    assert series.covers(*range(2015, 2024))
    assert series.values[2022] == Interval(50.15e12, 50.25e12, 50.2e12)
    # Printed in the report and published by its source; the conversion to dollars does not count.
    assert series.cited(2022) == ("digital_economy_size_caict_first:CHN:2022:CAICT2023", "mic2023_size_2022")


def test_the_flagged_share_of_china_does_not_count(own_data: Project) -> None:
    found = observations(own_data.root)
    assert found.loc[found["figure"] == "party2024_share_chn_2022", "value"].tolist() == [50.2]
    (series,) = yearly_series(
        found, "digital_economy_share_gdp", place="CHN", definition="CAICT", vintage="first"
    )
    assert series.values[2022].low >= 41.45
    assert series.values[2022].high <= 41.55
    assert "party2024_share_chn_2022" not in series.cited(*series.years)


def test_targets_of_viet_nam_make_no_series(own_data: Project) -> None:
    found = observations(own_data.root)
    assert yearly_series(found, "digital_economy_share_gdp", place="VNM", definition="POLICY") == ()


@pytest.mark.parametrize("recalled", [False, True])
def test_every_series_of_the_project_can_be_drawn(own_data: Project, recalled: bool) -> None:
    found = observations(own_data.root)
    keys = found[["indicator", "place", "definition"]].drop_duplicates()
    years = 0
    for indicator, place, definition in keys.itertuples(index=False):
        for series in yearly_series(found, indicator, place=place, definition=definition, recalled=recalled):
            years += len(series.years)
            assert set(series.origins) == set(series.values)
            assert all(series.origins.values())
    assert years > 300
