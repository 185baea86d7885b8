"""What is counted of digital work, what figures say of the assumptions, and what a place still lacks."""

import math
from typing import Any

import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from small_evidence import Values, about, observed, row, yearly
from small_migration import INF, people, stated, viet_nam

import econlab
from econlab.errors import InputError
from econlab.evidence.intervals import Interval
from econlab.measures import migration_work
from econlab.measures.digital_work import OVERLAP, accounting, persons
from econlab.measures.identification import stated_changes
from econlab.measures.migration import COUNTS, ROLES, Migration, select_migration
from econlab.measures.migration_ingredients import Ingredient, ingredients, ingredients_frame
from econlab.measures.migration_work import (
    ASSUMED,
    KINDS,
    LIKE_OTHERS,
    OPEN_END,
    Counting,
    assumptions,
    countings,
    countings_frame,
    implied_frame,
    implied_values,
)
from econlab.showing import tables

RANGES = {
    "jobs_per_village": (500.0, 1500.0),
    "jobs_per_billion": (10.0, 20.0),
    "entrepreneurs_digital": (40.0, 60.0),
    "open_end": (1.0, 2.0),
    "overlap": (0.0, 100.0),
    **dict.fromkeys(KINDS, (10.0, 50.0)),
}
YEARLY = {name: kind.indicator for name, kind in KINDS.items()}


def work(*rows: dict[str, Any], start: int = 2019, end: int = 2021, **more: Any) -> dict[str, Counting]:
    return {one.source.name: one for one in countings(observed(*rows), "AAA", start=start, end=end, **more)}


def count(name: str, values: Values, **more: Any) -> Interval | None:
    """What is counted of one kind of digital work that has these values."""
    found = work(*yearly(YEARLY[name], values), **more)
    assert set(found) <= {name}
    return found[name].source.count if found else None


def bounds(interval: Interval | None) -> tuple[Any, ...]:
    assert interval is not None
    return interval.value, interval.low, interval.high


# Countings


def test_each_kind_by_hand() -> None:
    found = work(
        *yearly("data_labelling_workers", {2022: about(5.0, 0.5)}, unit="person"),
        *yearly("ecommerce_livestream_sellers", {2021: Interval(7.0, INF, 7.0)}, unit="person"),
        *yearly("taobao_villages", {2019: 10.0, 2020: 12.0, 2021: 15.0}, unit="village"),
        *yearly("return_home_entrepreneurs", {2019: 20.0, 2020: 24.0, 2022: 30.0}, unit="person"),
        *yearly("rural_online_retail_sales", {2019: about(2e9, 1e8), 2021: about(5e9, 2e8)}),
    )
    assert list(found) == list(KINDS), "in the order of the kinds"
    told = {name: bounds(one.source.count) for name, one in found.items()}
    assert told["labellers"] == (5, 4.5, 5.5)
    assert told["sellers"] == (7, 7, 7)
    assert told["villagers"] == (5, 5, 5)
    assert told["entrepreneurs"] == (None, pytest.approx(4), pytest.approx(10))
    assert told["retail"] == pytest.approx((3, 2.7, 3.3))
    assert {name: one.source.factors for name, one in found.items()} == {
        "labellers": ("labellers",),
        "sellers": ("open_end", "sellers"),
        "villagers": ("jobs_per_village", "villagers"),
        "entrepreneurs": ("entrepreneurs_digital", "entrepreneurs"),
        "retail": ("jobs_per_billion", "retail"),
    }
    assert {name: (one.unit, one.counted, one.period) for name, one in found.items()} == {
        "labellers": ("person", "level", "2022"),
        "sellers": ("person", "level", "2021"),
        "villagers": ("village", "change", "2019/2021"),
        "entrepreneurs": ("person", "cumulative", "2019/2021"),
        "retail": ("CNY", "change", "2019/2021"),
    }
    assert [figure[-4:] for figure in found["villagers"].source.figures] == ["2019", "2021"]
    assert [figure[-4:] for figure in found["entrepreneurs"].source.figures] == ["2019", "2020", "2022"]
    assert found["labellers"].source.figures == ("data_labelling_workers:AAA:first:2022",)


def test_without_figures_nothing_is_counted() -> None:
    assert work() == {}
    assert work(*yearly("taobao_villages", {2019: 1.0, 2021: 2.0}, place="BBB")) == {}
    assert work(*yearly("taobao_villages", {2019: 1.0, 2021: 2.0}, kind="forecast")) == {}


@pytest.mark.parametrize("name", ["villagers", "retail"])
def test_a_change_needs_both_years_of_one_release(name: str) -> None:
    scale = KINDS[name].scale
    assert bounds(count(name, {2019: 3 * scale, 2021: 8 * scale})) == (5, 5, 5)
    for values in ({2019: 3.0}, {2021: 3.0}, {2018: 3.0, 2020: 4.0, 2022: 5.0}):
        assert count(name, values) is None
    two = [row(YEARLY[name], 2019, 3.0), row(YEARLY[name], 2021, 8.0, vintage="second")]
    assert work(*two) == {}
    # A shorter release that has both years goes before a longer one that has not.
    longer = yearly(YEARLY[name], {2017: 1.0, 2018: 1.0, 2019: 1.0}, definition="A")
    assert len(work(*longer, *yearly(YEARLY[name], {2019: 3.0, 2021: 8.0}))) == 1


def test_a_fall_counts_as_none() -> None:
    assert bounds(count("villagers", {2019: 8.0, 2021: 3.0})) == (0, 0, 0)
    assert bounds(count("villagers", {2019: about(8, 1), 2021: about(7, 1)})) == (0, 0, pytest.approx(1))
    assert bounds(count("entrepreneurs", {2019: 8.0, 2021: 3.0})) == (0, 0, 0)


def test_a_cumulative_count_lies_between_those_around_it() -> None:
    assert bounds(count("entrepreneurs", {2019: 3.0, 2021: 8.0})) == (5, 5, 5)
    assert bounds(count("entrepreneurs", {2018: 3.0, 2020: 4.0, 2022: 6.0})) == (
        None,
        pytest.approx(0),
        pytest.approx(3),
    )
    # The nearest of several later years counts.
    assert bounds(count("entrepreneurs", {2019: 3.0, 2020: 3.5, 2022: 6.0, 2023: 9.0})) == (
        None, pytest.approx(0.5), pytest.approx(3),
    )  # fmt: skip
    # Years between the same two: none or all of the rise.
    assert bounds(count("entrepreneurs", {2018: 3.0, 2022: 6.0})) == (None, 0, pytest.approx(3))
    assert count("entrepreneurs", {2019: 3.0, 2020: 4.0}) is None
    assert count("entrepreneurs", {2020: 3.0, 2021: 4.0}) is None
    # A level that did not change is known in between.
    assert bounds(count("entrepreneurs", {2019: 3.0, 2020: 4.0, 2022: 4.0})) == (1, 1, 1)


rises = st.lists(st.integers(0, 9), min_size=6, max_size=9)


@settings(max_examples=40)
@given(rises, st.data())
def test_the_brackets_hold_every_count_that_never_falls(steps: list[int], data: st.DataObject) -> None:
    levels = {2010 + at: float(sum(steps[: at + 1])) for at in range(len(steps))}
    start, end = sorted(data.draw(st.lists(st.sampled_from([*levels]), min_size=2, max_size=2, unique=True)))
    kept = data.draw(st.sets(st.sampled_from([*levels]), min_size=1))
    fewer = count("entrepreneurs", {year: levels[year] for year in kept}, start=start, end=end)
    told = kept and min(kept) <= start and end <= max(kept)
    assert (fewer is not None) == told
    assume(fewer)
    assert fewer is not None
    assert levels[end] - levels[start] in fewer
    # One more year never widens them.
    more = count("entrepreneurs", {y: levels[y] for y in {*kept, start}}, start=start, end=end)
    assert more is not None
    assert fewer.low <= more.low + 1e-9
    assert more.high <= fewer.high + 1e-9


@settings(max_examples=20)
@given(st.integers(1, 1000), st.floats(0.01, 1e6))
def test_a_change_scales_with_its_values(rise: int, by: float) -> None:
    once, scaled = (count("villagers", {2019: 7.0 * k, 2021: (7.0 + rise) * k}) for k in (1.0, by))
    assert once is not None
    assert scaled is not None
    assert scaled.point == pytest.approx(by * once.point)
    assert (scaled.low, scaled.high) == pytest.approx((by * once.low, by * once.high))


def test_a_level_is_that_of_the_nearest_year_the_earlier_of_two() -> None:
    assert bounds(count("labellers", {2015: 1.0, 2020: 2.0, 2022: 3.0})) == (2, 2, 2)
    assert bounds(count("labellers", {2015: 1.0, 2021: 2.0, 2022: 3.0})) == (2, 2, 2)
    assert bounds(count("labellers", {2030: 9.0})) == (9, 9, 9)
    found = work(*yearly("data_labelling_workers", {2020: 2.0, 2022: 3.0}))["labellers"]
    assert (found.period, found.source.figures) == ("2020", ("data_labelling_workers:AAA:first:2020",))


def test_open_ends_are_multiples_or_left_out() -> None:
    over = Interval(8.0, INF, 8.0)
    assert bounds(count("villagers", {2019: 3.0, 2021: over})) == (5, 5, 5)
    less = {2019: about(3, 1), 2021: over}
    assert bounds(count("villagers", less)) == (5, pytest.approx(4), pytest.approx(6))
    around: Values = {2019: 3.0, 2020: 5.0, 2022: over}
    assert bounds(count("entrepreneurs", around)) == (None, pytest.approx(2), pytest.approx(5))
    found = work(*yearly("taobao_villages", {2019: 3.0, 2021: over}))["villagers"]
    assert found.source.factors == ("open_end", "jobs_per_village", "villagers")
    # Of a change from "over" one number to "over" another nothing is known, whatever multiplies it.
    assert count("villagers", {2019: Interval(3.0, INF, 3.0), 2021: over}) is None
    assert count("villagers", {2019: 9.0, 2021: over}) is None
    # From "over 3" to exactly 8, 5 at most.
    assert bounds(count("villagers", {2019: Interval(3.0, INF, 3.0), 2021: 8.0})) == (5, 0, pytest.approx(5))
    # "Under" a number no people are fewer than none.
    under = Interval(-INF, 8.0, 8.0)
    assert bounds(count("labellers", {2021: under})) == (8, 0, 8)
    assert bounds(count("villagers", {2019: under, 2021: 10.0})) == (2, pytest.approx(2), pytest.approx(10))


def test_values_from_memory_count_when_asked_for() -> None:
    rows = yearly("taobao_villages", {2019: 1.0, 2021: 2.0}, status="recalled")
    assert work(*rows) == {}
    assert set(work(*rows, recalled=True)) == {"villagers"}


# Assumptions


def test_ranges_become_assumptions_in_order() -> None:
    found = assumptions(dict(reversed(RANGES.items())))
    assert [one.name for one in found] == list(ASSUMED)
    assert {one.name: (one.low, one.high) for one in found} == RANGES
    by_name = {one.name: one for one in found}
    assert (by_name["open_end"].least, by_name["open_end"].limit) == (1, INF)
    assert (by_name["labellers"].limit, by_name["labellers"].unit) == (100, "percent")
    assert (by_name["jobs_per_village"].limit, by_name["jobs_per_village"].unit) == (INF, "person")
    assert {one.figures for one in found} == {()}


def test_every_factor_is_assumed() -> None:
    used = {factor for kind in KINDS.values() for factor in kind.factors} | {OPEN_END, OVERLAP}
    assert used == set(ASSUMED)


def test_figures_stand_beside_the_assumption_they_bear_on() -> None:
    implied = [
        migration_work.ImpliedValue("jobs_per_village", 2020, Interval.exact(5), "person", ("b", "a")),
        migration_work.ImpliedValue("jobs_per_village", 2021, Interval.exact(6), "person", ("c", "a")),
        migration_work.ImpliedValue(LIKE_OTHERS, 2019, Interval.exact(50), "percent", ("d",)),
    ]
    cited = {one.name: one.figures for one in assumptions(RANGES, implied)}
    assert cited["jobs_per_village"] == ("a", "b", "c")
    assert {figures for name, figures in cited.items() if name != "jobs_per_village"} == {()}


@pytest.mark.parametrize(
    ("name", "ends", "message"),
    [
        ("labellers", None, "ranges: found none for labellers; expected its low and high end."),
        (
            "jobs_per_village",
            (5.0, 1.0),
            "assumption jobs_per_village: found 5 to 1 person; expected a range within 0 to inf,",
        ),
        (
            "sellers",
            (5.0, 101.0),
            "assumption sellers: found 5 to 101 percent; expected a range within 0 to 100,",
        ),
        (
            "open_end",
            (0.5, 2.0),
            "assumption open_end: found 0.5 to 2 multiple; expected a range within 1 to inf,",
        ),
    ],
)
def test_each_message(name: str, ends: tuple[float, float] | None, message: str) -> None:
    ranges = {
        key: value for key, value in (RANGES | {name: ends or (0.0, 0.0)}).items() if ends or key != name
    }
    with pytest.raises(InputError) as error:
        assumptions(ranges)
    assert str(error.value) == (message if message.endswith(".") else f"{message} the lower end first.")


# What figures say of them


def told(frame: pd.DataFrame, *, recalled: bool = False, **years: Any) -> dict[tuple[str, int], Interval]:
    found = select_migration(frame, "AAA", **years)
    assert found is not None
    return {(one.name, one.year): one.value for one in implied_values(frame, found, recalled=recalled)}


COMPARED = [*people("total", {2018: 200.0, 2019: 300.0, 2021: 310.0})]


def test_ratios_by_hand_in_the_years_that_both_have() -> None:
    found = told(
        observed(
            *COMPARED,
            *people("in_city", {2018: 150.0, 2019: 120.0, 2021: 130.0}),
            *yearly("taobao_village_jobs", {2018: 50.0, 2020: about(80.0, 8.0), 2022: 7.0}, unit="person"),
            *yearly("taobao_villages", {2018: 10.0, 2020: 20.0, 2021: 30.0}, unit="village"),
            *yearly("rural_online_retail_jobs", {2020: Interval(600.0, INF, 600.0)}, unit="person"),
            *yearly("rural_online_retail_sales", {2020: 3e9}),
            *yearly("return_home_entrepreneurs_digital_share", {2017: about(54.0, 0.5)}, unit="percent"),
        )
    )
    assert list(found) == [
        ("jobs_per_village", 2018),
        ("jobs_per_village", 2020),
        ("jobs_per_billion", 2020),
        ("entrepreneurs_digital", 2017),
        (LIKE_OTHERS, 2019),
    ]
    assert bounds(found["jobs_per_village", 2018]) == (5, 5, 5)
    assert bounds(found["jobs_per_village", 2020]) == (4, pytest.approx(3.6), pytest.approx(4.4))
    assert bounds(found["jobs_per_billion", 2020]) == (200, pytest.approx(200), INF)
    assert bounds(found["entrepreneurs_digital", 2017]) == (54, 53.5, 54.5)
    assert bounds(found[LIKE_OTHERS, 2019]) == (40, 40, 40)


def test_half_a_ratio_is_none() -> None:
    assert told(observed(*COMPARED)) == {}
    assert told(observed(*COMPARED, *yearly("taobao_village_jobs", {2019: 5.0}))) == {}
    assert told(observed(*COMPARED, *yearly("taobao_villages", {2019: 5.0}))) == {}
    apart = [*yearly("taobao_villages", {2019: 5.0}), *yearly("taobao_village_jobs", {2020: 5.0})]
    assert told(observed(*COMPARED, *apart)) == {}
    # The part in cities is that of the end of the baseline.
    assert told(observed(*COMPARED, *people("in_city", {2018: 50.0}))) == {}
    assert told(observed(*COMPARED, *people("in_city", {2018: 50.0})), years=(0, 2018, 2021)) == {
        (LIKE_OTHERS, 2018): Interval.exact(25)
    }


def test_a_denominator_that_can_be_zero_gives_no_ratio() -> None:
    jobs = yearly("taobao_village_jobs", {2018: 0.0, 2019: 5.0, 2020: 8.0})
    villages = yearly("taobao_villages", {2018: 0.0, 2019: Interval(-INF, 5.0, 5.0), 2020: 4.0})
    assert told(observed(*COMPARED, *jobs, *villages)) == {("jobs_per_village", 2020): Interval.exact(2)}
    halved = [*yearly("taobao_village_jobs", {2020: 8.0}), *yearly("taobao_villages", {2020: 0.5})]
    assert told(observed(*COMPARED, *halved)) == {("jobs_per_village", 2020): Interval.exact(16)}


def test_ratios_from_memory_count_when_asked_for() -> None:
    share = yearly("return_home_entrepreneurs_digital_share", {2017: 54.0}, status="recalled")
    assert told(observed(*COMPARED, *share)) == {}
    assert list(told(observed(*COMPARED, *share), recalled=True)) == [("entrepreneurs_digital", 2017)]


# Ingredients


def test_ingredients_name_periods_definitions_and_figures() -> None:
    frame = observed(
        *people("total", {2019: 1.0, 2021: 2.0}, figure=""),
        *people("total", {2019: 1.0}, definition="A", figure="a"),
        row("rural_outgoing_workers", "2019-Q1", 3.0),
        *people("local", {2019: 1.0}, kind="target"),
        *people("outgoing", {2019: 1.0}, status="recalled"),
        *people("in_city", {2019: 1.0}, correction="flag: wrong place"),
        *yearly("taobao_villages", {2019: 1.0}, place="BBB"),
    )
    found = {one.role: one for one in ingredients(frame, "AAA", [stated(), stated(figure="second")])}
    assert list(found) == ["stated_change", *ROLES, "quarter_end", *KINDS]
    assert found["stated_change"].indicator == ROLES["in_city"]
    assert (found["total"].definition, found["total"].periods) == ("A, D", ("2019", "2021"))
    assert found["total"].figures == (
        "a",
        "migrant_workers_total:AAA:first:2019",
        "migrant_workers_total:AAA:first:2021",
    )
    assert (found["quarter_end"].indicator, found["quarter_end"].periods) == (COUNTS[-1], ("2019-Q1",))
    blank = [role for role, one in found.items() if not one.periods]
    assert blank == ["local", "outgoing", "interprovincial", "in_city", *KINDS]
    assert all(not found[role].figures and not found[role].definition for role in blank)
    recalled = {one.role: one for one in ingredients(frame, "AAA", recalled=True)}
    assert recalled["outgoing"].periods == ("2019",)


def test_each_stated_change_is_an_ingredient() -> None:
    several = [stated(), stated(figure="second", start="2018", end="2020")]
    found = [one for one in ingredients(observed(), "AAA", several) if one.role == "stated_change"]
    assert [(one.periods, one.figures) for one in found] == [
        (("2019/2021",), ("stated",)),
        (("2018/2020",), ("second",)),
    ]


@pytest.mark.parametrize(
    ("periods", "text"),
    [
        ([], ""),
        ([2019], "2019"),
        ([2019, 2020], "2019–2020"),
        ([2015, 2016, 2017, 2019, 2021, 2022], "2015–2017, 2019, 2021–2022"),
        (["2019-Q1", "2019-Q2", 2020, 2021, "2021-06"], "2019-Q1, 2019-Q2, 2020–2021, 2021-06"),
    ],
)
def test_years_are_written_as_spans(periods: list[int | str], text: str) -> None:
    rows = [row(ROLES["total"], period, 1.0) for period in periods]
    table = ingredients_frame(ingredients(observed(*rows), "AAA"))
    assert table.set_index("ingredient")["periods"]["total"] == text


@given(st.sets(st.integers(2000, 2030)))
def test_spans_hold_all_years_and_no_other(years: set[int]) -> None:
    one = Ingredient("total", "", "", tuple(map(str, sorted(years))), ())
    [text] = ingredients_frame([one])["periods"]
    spans = [span.split("–") for span in text.split(", ") if span]
    assert {year for span in spans for year in range(int(span[0]), int(span[-1]) + 1)} == years


# China and Viet Nam


@pytest.fixture(scope="module")
def china() -> pd.DataFrame:
    return econlab.observations(place="CHN")


@pytest.fixture(scope="module")
def selected(china: pd.DataFrame) -> Migration:
    found = select_migration(china, "CHN", stated_changes(econlab.figures(), COUNTS, "CHN"))
    assert found is not None
    return found


def test_digital_work_of_china_between_2019_and_2021(china: pd.DataFrame) -> None:
    found = {one.source.name: one for one in countings(china, "CHN", start=2019, end=2021)}
    assert list(found) == list(KINDS)
    known = {name: bounds(one.source.count) for name, one in found.items()}
    assert known["labellers"] == (5e6, 4.5e6, 5.5e6)
    assert known["sellers"] == (550_000, 550_000, 550_000)
    assert found["sellers"].source.factors == (OPEN_END, "sellers")
    # Villages and towns were printed as 4,310 of 2019 and as a sum of 2021.
    assert known["villagers"] == (2713, pytest.approx(2711.5), pytest.approx(2714.5))
    # 8.5 million of 2019; 10.1 million of 2020 and 12.2 million of 2022, each to a tenth of a million.
    assert known["entrepreneurs"] == (None, pytest.approx(1.5e6), pytest.approx(3.8e6))
    # CNY 1.7 trillion, to a tenth, and 2.05 trillion, to a hundredth: 350 billion.
    assert known["retail"] == (350, pytest.approx(295), pytest.approx(405))
    assert found["labellers"].period == "2022"
    [one] = [
        c for c in countings(china, "CHN", start=2019, end=2021, recalled=True) if c.counted == "cumulative"
    ]
    assert bounds(one.source.count) == pytest.approx((2.7e6, 2.6e6, 2.8e6))


def test_what_chinese_figures_say_of_the_assumptions(china: pd.DataFrame, selected: Migration) -> None:
    found = {(one.name, one.year): one for one in implied_values(china, selected)}
    points = {key: one.value.point for key, one in found.items() if math.isfinite(one.value.high)}
    assert points == {
        ("jobs_per_village", 2018): pytest.approx(1.80e6 / 3202),
        ("jobs_per_village", 2020): pytest.approx(8.28e6 / 5425),
        ("entrepreneurs_digital", 2017): 54,
        ("entrepreneurs_digital", 2020): 55,
        (LIKE_OTHERS, 2019): pytest.approx(100 * 135.00 / 290.77),
    }
    over = {key: one.value.low for key, one in found.items() if math.isinf(one.value.high)}
    assert over["jobs_per_village", 2016] == pytest.approx(840_000 / 1311.5)
    assert over["jobs_per_billion", 2018] == pytest.approx(30e6 / 1375)
    assert {one.unit for one in found.values()} == {"person", "percent"}
    cited = {one.name: len(one.figures) for one in assumptions(RANGES, [*found.values()])}
    assert {name for name, many in cited.items() if many} == {
        "jobs_per_village", "jobs_per_billion", "entrepreneurs_digital",
    }  # fmt: skip


def test_china_lacks_nothing_and_viet_nam_everything(china: pd.DataFrame) -> None:
    change = stated_changes(econlab.figures(), COUNTS, "CHN")
    assert all(one.periods and one.figures for one in ingredients(china, "CHN", change))
    observations = econlab.observations(place="VNM")
    found = ingredients(observations, "VNM")
    assert len(found) == 2 + len(ROLES) + len(KINDS)
    assert {(one.definition, one.periods, one.figures) for one in found} == {("", (), ())}
    assert set(ingredients_frame(found)["periods"]) == {""}
    assert countings(observations, "VNM", start=2019, end=2021) == ()


def test_viet_nam_as_soon_as_its_figures_are_added() -> None:
    frame = viet_nam()
    found = select_migration(frame, "VNM", [stated(place="VNM")])
    assert found is not None
    counted = countings(frame, "VNM", start=found.baseline_end, end=found.compare)
    assert {one.source.name: bounds(one.source.count) for one in counted} == {
        "labellers": (4000, 3500, 4500),
        "sellers": (1000, 1000, 1000),
        "villagers": (4, 4, 4),
        # 1,000 to 1,400 in 2019, and 1,400 to 2,000 in 2021.
        "entrepreneurs": (None, 0, pytest.approx(1000)),
        "retail": (30, 30, 30),
    }
    assert counted[-1].unit == "VND"
    implied = implied_values(frame, found)
    assert {one.name: one.value.value for one in implied} == {
        "jobs_per_village": 50,
        "jobs_per_billion": 20,
        "entrepreneurs_digital": 40,
        LIKE_OTHERS: 53,
    }
    assert all("VNM" in figure for one in implied for figure in one.figures)
    assert all(one.periods for one in ingredients(frame, "VNM", [stated(place="VNM")]))
    # The middle of all ranges but the overlap, by hand: 0.3 of each, sellers times 1.5, and so on.
    held = persons([one.source for one in counted], assumptions(RANGES, implied))
    least = [3500 * 0.1, 1000 * 0.1, 4 * 500 * 0.1, 0, 30 * 10 * 0.1]
    most = [4500 * 0.5, 2000 * 0.5, 4 * 1500 * 0.5, 1000 * 0.6 * 0.5, 30 * 20 * 0.5]
    assert (held.low, held.high) == pytest.approx((max(least), sum(most)))


def test_assumptions_serve_a_place_that_has_few_counts() -> None:
    found = work(*yearly("data_labelling_workers", {2022: 100.0}))
    used = accounting([one.source for one in found.values()], assumptions(RANGES))
    assert list(used.assumptions) == ["labellers"]


# Tables


def test_tables_by_row() -> None:
    found = work(*yearly("taobao_villages", {2019: about(10, 1), 2021: about(15, 1)}, unit="village"))
    [line] = countings_frame([*found.values()]).to_dict("records")
    assert {key: line[key] for key in ("work", "indicator", "counted", "period", "count")} == {
        "work": "villagers", "indicator": "taobao_villages", "counted": "change", "period": "2019/2021",
        "count": 5,
    }  # fmt: skip
    assert (line["count_low"], line["count_high"]) == pytest.approx((3, 7))
    assert line["figures"] == found["villagers"].source.figures
    one = migration_work.ImpliedValue("jobs_per_village", 2020, Interval(4.0, INF, 4.0), "person", ("b",))
    assert implied_frame([one]).to_dict("records") == [
        {
            "assumption": "jobs_per_village", "year": 2020, "implied": 4.0, "implied_low": 4.0,
            "implied_high": INF, "unit": "person", "figures": ("b",),
        }
    ]  # fmt: skip


def test_no_row_can_be_shown_too() -> None:
    """A place may have counts of digital work, and no figure that bears on an assumption."""
    shown = tables.table(implied_frame(()), ["assumption", "year", "implied"], names=econlab.vocabulary())
    assert shown.frame.empty
