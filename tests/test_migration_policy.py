"""What a shortfall is held against, its scales, and when each condition of a conclusion holds."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_evidence import about, observed, row, series, yearly
from small_migration import INF, people, stated, viet_nam

import econlab
from econlab.errors import InputError
from econlab.evidence.intervals import Interval
from econlab.measures.association import Association
from econlab.measures.change_candidates import Candidate, candidates
from econlab.measures.counterfactual import Counterfactual, counterfactual, drawn_shortfall
from econlab.measures.digital_work import persons
from econlab.measures.identification import Match, identify, stated_changes
from econlab.measures.migration import COUNTS, ROLES, Migration, select_migration
from econlab.measures.migration_policy import (
    Condition,
    Scaled,
    Yardstick,
    below_trend,
    conditions_frame,
    enough_work,
    held_against,
    moves_against,
    named_right,
    policy_scale,
    towns_relieved,
    went_home,
    yardsticks,
)
from econlab.measures.migration_work import KINDS, assumptions, countings
from econlab.measures.partition import Part, Partition, partition

IN_CITY = ROLES["in_city"]
SCHEME = {"total": ("local", "outgoing"), "outgoing": ("interprovincial", "intraprovincial")}


def trend(values: dict[int, float], **options: Any) -> Counterfactual:
    """The line through the years to 2019 of those living in cities, and every later year against it."""
    known = series(IN_CITY, {year: about(value, 0.5) for year, value in values.items()}, unit="person")
    return counterfactual(known, [year for year in values if year > 2019], end=2019, **options)


LINE = trend({2016: 100.0, 2017: 103.0, 2018: 103.0, 2019: 106.0, 2020: 104.0, 2021: 100.0, 2022: 110.0})


def told(interval: Interval | None) -> tuple[Any, ...]:
    assert interval is not None
    return interval.value, interval.low, interval.high


def holds(found: Condition) -> str:
    return found.holds


# Yardsticks


def test_the_fall_printed_and_the_shortfall_against_the_trend() -> None:
    printed, fallen = yardsticks([stated(about(-6.0, 0.5))], LINE, 2021)
    assert (printed.name, printed.shortfall, printed.figures) == ("printed", None, ("stated",))
    assert told(printed.persons) == (6, 5.5, 6.5)
    # Mean 103, slope 9 / 5: 103 + 3.5 x 1.8 = 109.3 in 2021, where 100 were counted.
    assert fallen.name == "trend"
    assert fallen.persons.value == pytest.approx(9.3)
    assert fallen.shortfall is not None
    assert (fallen.shortfall.year, fallen.figures) == (2021, LINE.figures)
    [_, later] = yardsticks([stated(about(-6.0, 0.5))], LINE, 2022)
    assert later.persons.value == pytest.approx(111.1 - 110)


@pytest.mark.parametrize(
    "change",
    [
        stated(about(6.0, 0.5)),
        stated(about(-0.2, 0.5)),
        stated(about(-2.0, 0.5), unit="percent"),
        stated(Interval(-INF, -6.0, -6.0)),
    ],
)
def test_rises_other_units_and_open_ends_are_no_yardstick(change: Any) -> None:
    assert [one.name for one in yardsticks([change], LINE, 2021)] == ["trend"]


def test_of_several_falls_that_of_the_count_itself_serves() -> None:
    other = stated(figure="other", indicator="rural_outgoing_workers")
    assert yardsticks([other, stated()], LINE, 2021)[0].figures == ("stated",)
    first, fallen = yardsticks([stated(), stated(figure="second")], LINE, 2021)
    assert (first.figures, fallen.name) == (("stated",), "trend")
    assert yardsticks([other], LINE, 2021)[0].figures == ("other",)


def test_one_is_chosen_by_name_or_the_first() -> None:
    both = yardsticks([stated()], LINE, 2021)
    assert [held_against(both, name).name for name in ("", "printed", "trend")] == [
        "printed", "printed", "trend",
    ]  # fmt: skip
    assert held_against(both[1:], "").name == "trend"


def test_each_message() -> None:
    both = yardsticks([stated()], LINE, 2021)
    with pytest.raises(InputError) as error:
        held_against(both, "paper")
    assert str(error.value) == "against: found 'paper', expected printed or trend."
    with pytest.raises(InputError) as error:
        held_against(both[1:], "printed")
    assert str(error.value) == "against: found 'printed', expected trend."
    with pytest.raises(InputError) as error:
        yardsticks([], LINE, 2030)
    assert str(error.value) == "year: found 2030; expected one of 2020, 2021, 2022."


def test_draws_of_a_printed_fall_are_uniform_and_of_a_trend_are_its_own() -> None:
    printed, fallen = yardsticks([stated(about(-6.0, 0.5))], LINE, 2021)
    drawn = printed.draw(np.random.default_rng(1), 4000)
    assert drawn.shape == (4000,)
    assert drawn.min() >= 5.5
    assert drawn.max() <= 6.5
    assert np.quantile(drawn, [0.25, 0.5, 0.75]) == pytest.approx([5.75, 6, 6.25], abs=0.05)
    assert fallen.shortfall is not None
    again = drawn_shortfall(fallen.shortfall, 50, np.random.default_rng(2))
    assert fallen.draw(np.random.default_rng(2), 50) == pytest.approx(again)
    assert np.median(fallen.draw(np.random.default_rng(3), 4000)) == pytest.approx(9.3, abs=0.2)


# Scales


def selected(frame: pd.DataFrame) -> Migration:
    found = select_migration(frame, "AAA")
    assert found is not None
    return found


COUNTED = people("in_city", {2017: 9.0, 2018: 9.0, 2019: 9.0, 2021: 9.0})


def scales(shortfall: Interval, *rows: dict[str, Any], recalled: bool = False) -> dict[str, Scaled]:
    frame = observed(*COUNTED, *rows)
    return {one.name: one for one in policy_scale(frame, selected(frame), shortfall, recalled=recalled)}


def test_scales_by_hand() -> None:
    found = scales(
        Interval(1e6, 3e6, 2e6),
        row("rural_employed_persons", 2021, about(200e6, 1e6), unit="person"),
        *yearly("urban_population", {2019: 880e6, 2020: 900e6, 2021: about(920e6, 1e6)}, unit="person"),
        row("rural_population", 2021, 500e6, unit="person"),
        row("rural_online_retail_sales", 2021, about(2000e9, 5e9)),
    )
    assert list(found) == [
        "per_million_rural_workers", "urban_growth", "share_of_urban_growth", "retail_per_rural_person",
    ]  # fmt: skip
    workers = found["per_million_rural_workers"]
    assert told(workers.value) == (10_000, pytest.approx(1e6 / 201), pytest.approx(3e6 / 199))
    assert (workers.unit, workers.period, len(workers.figures)) == ("person", "2021", 1)
    growth, share = found["urban_growth"], found["share_of_urban_growth"]
    assert told(growth.value) == (40e6, pytest.approx(39e6), pytest.approx(41e6))
    assert told(share.value) == (5, pytest.approx(100 / 41), pytest.approx(300 / 39))
    assert (growth.period, growth.unit, share.period, share.unit) == (
        "2019/2021",
        "person",
        "2019/2021",
        "percent",
    )
    assert [figure[-4:] for figure in share.figures] == ["2019", "2021"]
    a_head = found["retail_per_rural_person"]
    assert told(a_head.value) == (4000, pytest.approx(3990), pytest.approx(4010))
    assert (a_head.unit, len(a_head.figures)) == ("CNY", 2)


def test_a_scale_of_a_shortfall_rests_on_the_figures_behind_it_too() -> None:
    rows = [
        row("rural_employed_persons", 2021, 200e6, unit="person"),
        *yearly("urban_population", {2019: 880e6, 2021: 920e6}, unit="person"),
    ]
    frame = observed(*COUNTED, *rows)
    found = policy_scale(frame, selected(frame), Interval.exact(2e6), behind=["behind"])
    with_it = [one.name for one in found if "behind" in one.figures]
    assert with_it == ["per_million_rural_workers", "share_of_urban_growth"]
    assert [one.name for one in found] == ["per_million_rural_workers", "urban_growth", with_it[1]]


def test_what_the_evidence_lacks_is_left_out() -> None:
    missing = Interval(1e6, 3e6, 2e6)
    assert scales(missing) == {}
    assert scales(missing, row("rural_employed_persons", 2020, 2e6)) == {}
    assert scales(missing, row("rural_employed_persons", 2021, 2e6, place="BBB")) == {}
    assert scales(missing, row("rural_population", 2021, 2e6)) == {}
    assert scales(missing, row("rural_online_retail_sales", 2021, 2e6)) == {}
    assert scales(missing, row("urban_population", 2021, 2e6)) == {}
    assert scales(missing, *yearly("urban_population", {2018: 1e6, 2021: 2e6})) == {}
    recalled = row("rural_employed_persons", 2021, 2e6, status="recalled")
    assert scales(missing, recalled) == {}
    assert list(scales(missing, recalled, recalled=True)) == ["per_million_rural_workers"]


def test_towns_grow_within_one_release_only() -> None:
    """A release after a census begins in 2020: its growth is of one year, and no share of it is told."""
    found = scales(
        Interval.exact(1.0),
        *yearly("urban_population", {2017: 80.0, 2018: 85.0, 2019: 90.0}, unit="person"),
        *yearly("urban_population", {2020: 97.0, 2021: 100.0}, unit="person", vintage="second"),
    )
    assert list(found) == ["urban_growth"]
    assert (found["urban_growth"].value.value, found["urban_growth"].period) == (3, "2020/2021")


def test_a_shrinking_town_has_no_share_of_growth() -> None:
    falls = yearly("urban_population", {2019: 90.0, 2021: about(90.0, 1.0)}, unit="person")
    assert list(scales(Interval.exact(1.0), *falls)) == ["urban_growth"]
    still = yearly("urban_population", {2019: 90.0, 2021: Interval(90.0, 91.0)}, unit="person")
    assert list(scales(Interval.exact(1.0), *still)) == ["urban_growth"]
    little = yearly("urban_population", {2019: 90.0, 2021: 90.5}, unit="person")
    assert scales(Interval.exact(1.0), *little)["share_of_urban_growth"].value.value == 200


bounded = st.lists(st.floats(-1e7, 1e7), min_size=2, max_size=2).map(lambda ends: Interval(*sorted(ends)))


@settings(max_examples=20)
@given(bounded, st.floats(0.1, 10))
def test_scales_are_proportional_to_the_shortfall(missing: Interval, by: float) -> None:
    rows = [
        row("rural_employed_persons", 2021, 3e6),
        *yearly("urban_population", {2019: 5e6, 2021: about(8e6, 1e5)}),
    ]
    once, more = scales(missing, *rows), scales(missing * by, *rows)
    for name in ("per_million_rural_workers", "share_of_urban_growth"):
        ends = [by * once[name].value.low, by * once[name].value.high]
        assert [more[name].value.low, more[name].value.high] == pytest.approx(ends, rel=1e-9, abs=1e-6)


# Named right


def match(agreement: str = "reproduces", dates: str = "same", **cells: Any) -> Match:
    change = cells.pop("change", about(-6.0, 0.5))
    one = Candidate(
        "AAA", IN_CITY, "D", "first", "person", "stock", "2019", "2021", "year", True, "difference of levels",
        None, None, change, None, ("a", "b"),
    )  # fmt: skip
    told_as: dict[str, Any] = {
        "agreement": agreement,
        "dates": dates,
        "same_indicator": True,
        "repeats": False,
    }
    return Match(one, change, 0.0, **(told_as | cells))


def test_named_right_by_the_best_of_the_name_and_the_dates() -> None:
    found = named_right([match("reproduces", "other"), match(change=about(-7.0, 0.5)), match("differs")])
    assert (found.name, found.holds, found.unit, found.figures) == (
        "named_right",
        "yes",
        "person",
        ("a", "b"),
    )
    assert told(found.found) == (-7, -7.5, -6.5)
    assert holds(named_right([match("near"), match("differs")])) == "no"
    assert holds(named_right([match("differs")])) == "no"


@pytest.mark.parametrize(
    "matches", [[], [match(dates="within")], [match(dates="other")], [match(same_indicator=False)]]
)
def test_named_right_is_unknown_without_the_count_and_the_years_named(matches: list[Match]) -> None:
    assert named_right(matches) == Condition("named_right", "unknown", None, "", ())


# Below the trend


def test_below_the_trend_whichever_way_it_is_drawn() -> None:
    """2021: 9.3 below, of 4.303 x 1.825 = 7.85 and half a person; 2022: 1.1 below."""
    found = below_trend("below_trend", [LINE], 2021)
    assert (found.name, found.holds, found.unit, found.figures) == (
        "below_trend",
        "yes",
        "person",
        LINE.figures,
    )
    assert found.found == LINE.shortfalls[1].shortfall
    assert holds(below_trend("lasts", [LINE], 2022)) == "no"
    surer = trend(dict(_points(LINE)), confidence=0.99)
    assert holds(below_trend("below_trend", [surer], 2021)) == "no"
    both = below_trend("below_trend", [surer, LINE], 2021)
    assert (both.holds, both.found) == ("open", surer.shortfalls[1].shortfall)
    logs = replace(LINE, scale="logs", figures=("z", "a"))
    assert below_trend("below_trend", [LINE, logs], 2021).figures == tuple(sorted({*LINE.figures, "a", "z"}))


def _points(line: Counterfactual) -> Iterable[tuple[int, float]]:
    return ((year, value.point) for year, value in line.observed)


def test_below_the_trend_is_unknown_without_a_line_or_the_year() -> None:
    assert below_trend("lasts", [], 2021) == Condition("lasts", "unknown", None, "", ())
    assert below_trend("lasts", [LINE], 2030) == Condition("lasts", "unknown", None, "", ())


# Going home


def part(name: str, change: Interval | float) -> Part:
    bounds = change if isinstance(change, Interval) else Interval.exact(float(change))
    return Part(name, Interval.exact(0), bounds, bounds, None, inferred=False, figures=(f"f_{name}", "f"))


def divided(**changes: Interval | float) -> Partition:
    parts = tuple(part(name, change) for name, change in changes.items())
    nothing = Interval.exact(0)
    return Partition(
        "AAA", "D", "first", "person", 2019, 2021, part("total", 0), parts, (), (part("in_city", -9),),
        nothing, "exact",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "holds"),
    [
        ({"local": 4.0, "outgoing": -3.0}, "yes"),
        ({"local": 4.0, "interprovincial": -4.0, "intraprovincial": 1.0}, "yes"),
        ({"local": 4.0, "interprovincial": -4.0, "intraprovincial": 5.0}, "no"),
        ({"local": -1.0, "outgoing": -3.0}, "no"),
        ({"local": 4.0, "outgoing": 3.0}, "no"),
        ({"local": 0.0, "outgoing": -3.0}, "no"),
        ({"local": 4.0, "outgoing": 0.0}, "no"),
        ({"local": Interval(-1.0, 4.0), "outgoing": -3.0}, "open"),
        ({"local": 4.0, "outgoing": Interval(-3.0, 1.0)}, "open"),
        ({"local": Interval(-1.0, 0.5), "outgoing": -3.0}, "open"),
        ({"local": 4.0, "interprovincial": Interval(-4.0, -2.0), "intraprovincial": 3.0}, "open"),
    ],
)
def test_going_home_is_more_work_near_home_and_less_away(changes: dict[str, Any], holds: str) -> None:
    found = went_home(divided(**changes))
    assert (found.name, found.holds, found.unit) == ("went_home", holds, "person")
    assert found.found == part("local", changes["local"]).change
    assert found.figures == tuple(sorted({"f", *(f"f_{name}" for name in changes)}))


@pytest.mark.parametrize("split", [None, divided(outgoing=-3.0), divided(local=3.0), divided()])
def test_going_home_is_unknown_without_both_parts(split: Partition | None) -> None:
    assert went_home(split) == Condition("went_home", "unknown", None, "", ())


# Enough work


@pytest.mark.parametrize(
    ("held", "missing", "holds"),
    [
        (Interval(5, 9), Interval(2, 4), "yes"),
        (Interval(4, 9), Interval(2, 4), "yes"),
        (Interval(5, 9), Interval(-2, 4), "yes"),
        (Interval(0, 1), Interval(2, 4), "no"),
        (Interval(0, 2), Interval(2, 4), "open"),
        (Interval(3, 9), Interval(2, 4), "open"),
        (Interval(0, 1), Interval(-2, 4), "open"),
        (Interval(0, INF), Interval(2, 4), "open"),
        (Interval(5, 9), Interval(-4, -2), "unknown"),
        (Interval(5, 9), Interval(-4, 0), "unknown"),
        (None, Interval(2, 4), "unknown"),
    ],
)
def test_enough_work_reaches_the_shortfall(held: Interval | None, missing: Interval, holds: str) -> None:
    expected = Condition("enough_work", holds, held, "person", ("a",))  # type: ignore[arg-type]
    assert enough_work(held, missing, ("a",)) == expected


@given(bounded, bounded)
def test_enough_work_is_yes_or_no_only_where_no_pair_of_numbers_says_otherwise(
    held: Interval, missing: Interval
) -> None:
    held = held.clipped(0, INF)
    found = enough_work(held, missing, ()).holds
    reaches = {p >= s for p in (held.low, held.high) for s in (missing.low, missing.high)}
    assert found == (
        "unknown"
        if missing.high <= 0
        else {1: "yes", 0: "no"}[reaches.pop()]
        if len(reaches) == 1
        else "open"
    )


# Moving together


def moving(slope: Interval, p: float, left: Interval, *figures: str) -> Association:
    return Association(
        "AAA", IN_CITY, "sales", "differences", (2018, 2019, 2020, 2021), (), slope, 1.0, 2, 1, -0.5, p, True,
        24, left, slope, (), 0.95, figures,
    )  # fmt: skip


AGAINST = moving(Interval(-3, -1, -2), 0.01, Interval(-3, -1), "b", "a")
WITH = moving(Interval(1, 3, 2), 0.01, Interval(-1, 3), "c")
WIDE = moving(Interval(-5, 1, -2), 0.01, Interval(-3, -1))
SHUFFLED = moving(Interval(-3, -1, -2), 0.2, Interval(-3, -1))
FRAGILE = moving(Interval(-3, -1, -2), 0.01, Interval(-3, 1))
SHUFFLED_WITH = moving(Interval(1, 3, 2), 0.2, Interval(1, 3))
WIDE_WITH = moving(Interval(-1, 3, 2), 0.01, Interval(1, 3))


@pytest.mark.parametrize(
    ("found", "holds"),
    [
        ([AGAINST], "yes"),
        ([AGAINST, AGAINST], "yes"),
        ([AGAINST, WIDE], "open"),
        ([AGAINST, WITH], "open"),
        ([WIDE], "open"),
        ([SHUFFLED], "open"),
        ([FRAGILE], "open"),
        ([WITH], "no"),
        ([WITH, WITH], "no"),
        ([SHUFFLED_WITH], "open"),
        ([WIDE_WITH], "open"),
    ],
)
def test_moving_against_takes_every_choice_of_years(found: list[Association], holds: str) -> None:
    seen = moves_against(found, 0.95)
    assert (seen.name, seen.holds, seen.found, seen.unit) == (
        "moves_against",
        holds,
        found[0].slope,
        "person",
    )
    assert seen.figures == tuple(sorted({figure for one in found for figure in one.figures}))


def test_moving_against_depends_on_confidence_and_is_unknown_without_years() -> None:
    assert holds(moves_against([SHUFFLED], 0.75)) == "yes"
    assert holds(moves_against([AGAINST], 0.995)) == "open"
    at_the_edge = [replace(line, permutation_p=0.25) for line in (AGAINST, WITH)]
    assert [holds(moves_against([line], 0.75)) for line in at_the_edge] == ["open", "open"]
    assert moves_against([], 0.95) == Condition("moves_against", "unknown", None, "", ())


# Towns


@pytest.mark.parametrize(
    ("growth", "holds"),
    [
        (Interval(-3, -1), "yes"),
        (Interval(1, 3), "no"),
        (Interval(0, 3), "no"),
        (Interval(-1, 1), "open"),
        (Interval(-1, 0), "open"),
    ],
)
def test_towns_are_relieved_where_fewer_live_in_them(growth: Interval, holds: str) -> None:
    other = Scaled("share_of_urban_growth", Interval(-9, -9), "percent", "2019/2021", ("z",))
    scale = Scaled("urban_growth", growth, "person", "2019/2021", ("a",))
    assert towns_relieved([other, scale]) == Condition("towns_relieved", holds, growth, "person", ("a",))  # type: ignore[arg-type]
    assert towns_relieved([other]) == Condition("towns_relieved", "unknown", None, "", ())


def test_conditions_by_row() -> None:
    first, second = conditions_frame(
        [enough_work(Interval(5, 9, 7), Interval(2, 4), ("a",)), named_right([])]
    ).to_dict("records")
    assert first == {
        "condition": "enough_work", "holds": "yes", "found": 7, "found_low": 5, "found_high": 9,
        "found_unit": "person", "figures": ("a",),
    }  # fmt: skip
    assert (second["condition"], second["holds"], second["found_unit"]) == ("named_right", "unknown", "")
    assert pd.isna(second["found_low"])


# China


@pytest.fixture(scope="module")
def china() -> pd.DataFrame:
    return econlab.observations(place="CHN")


@pytest.fixture(scope="module")
def chosen(china: pd.DataFrame) -> Migration:
    found = select_migration(china, "CHN", stated_changes(econlab.figures(), COUNTS, "CHN"))
    assert found is not None
    return found


def against_trend(of: Migration) -> Counterfactual:
    return counterfactual(of.chosen, of.after, start=of.start, end=of.baseline_end)


def test_the_yardsticks_of_china(chosen: Migration) -> None:
    """In cities, 2016 to 2019: 135.85, 137.10, 135.06, 135.00; mean 135.7525, slope -2.295 / 5."""
    stated_of = stated_changes(econlab.figures(), COUNTS, "CHN")
    printed, fallen = yardsticks(stated_of, against_trend(chosen), 2021)
    assert told(printed.persons) == (2.46e6, 2.455e6, 2.465e6)
    assert fallen.persons.value == pytest.approx(1e6 * (135.7525 - 0.459 * 3.5 - 133.09))
    assert holds(below_trend("below_trend", [against_trend(chosen)], 2021)) == "no"


def test_the_scales_of_china(china: pd.DataFrame, chosen: Migration) -> None:
    missing = Interval.exact(2e6)
    found = {one.name: one.value.point for one in policy_scale(china, chosen, missing)}
    assert found == pytest.approx(
        {
            "per_million_rural_workers": 2e6 / 278.79,
            "urban_growth": 914.25e6 - 902.20e6,
            "retail_per_rural_person": 2.05e12 / 498.35e6,
        }
    )
    known = {one.name: one for one in policy_scale(china, chosen, missing, recalled=True)}
    assert (known["urban_growth"].period, known["urban_growth"].value.point) == ("2019/2021", 29.99e6)
    assert known["share_of_urban_growth"].value.point == pytest.approx(200 / 29.99)
    assert holds(towns_relieved(known.values())) == "no"


def test_the_paper_names_another_count_than_it_prints(china: pd.DataFrame) -> None:
    [change] = stated_changes(econlab.figures(), COUNTS, "CHN")
    every = candidates(china, econlab.vocabulary(), COUNTS, "CHN", first=2018, last=2022)
    found = named_right(identify(change, every))
    assert holds(found) == "no"
    assert found.found is not None
    assert found.found.value == pytest.approx(-1.91e6)


def test_more_worked_near_home_and_fewer_away_in_china(chosen: Migration) -> None:
    found = went_home(partition(chosen.series, SCHEME, 2019, 2021, beside=["in_city"]))
    assert holds(found) == "yes"
    assert found.found is not None
    assert found.found.value == pytest.approx(4.27e6)


# Viet Nam


def test_without_figures_of_viet_nam_nothing_is_known() -> None:
    found = [
        named_right([]),
        below_trend("below_trend", [], 2021),
        went_home(None),
        enough_work(None, Interval(1, 2), ()),
        moves_against([], 0.95),
        towns_relieved([]),
    ]
    assert {one.holds for one in found} == {"unknown"}
    assert {one.found for one in found} == {None}


def test_viet_nam_as_soon_as_its_figures_are_added() -> None:
    frame, change = viet_nam(), stated(place="VNM")
    found = select_migration(frame, "VNM", [change])
    assert found is not None
    line = against_trend(found)
    both = yardsticks([change], line, found.compare)
    assert [one.persons.value for one in both] == [6000, pytest.approx(9300)]
    scaled = {one.name: one for one in policy_scale(frame, found, both[1].persons)}
    assert {name: (one.value.value, one.unit) for name, one in scaled.items()} == {
        "per_million_rural_workers": (pytest.approx(18_600), "person"),
        "urban_growth": (100_000, "person"),
        "share_of_urban_growth": (pytest.approx(9.3), "percent"),
        "retail_per_rural_person": (62_500, "VND"),
    }
    every = candidates(frame, econlab.vocabulary(), COUNTS, "VNM", first=2018, last=2022)
    work = countings(frame, "VNM", start=2019, end=2021)
    ranges = {"jobs_per_village": (1.0, 2.0), "jobs_per_billion": (1.0, 2.0), "open_end": (1.0, 2.0)}
    ranges |= dict.fromkeys(("entrepreneurs_digital", "overlap", *KINDS), (10.0, 20.0))
    held = persons([one.source for one in work], assumptions(ranges))
    judged = [
        named_right(identify(change, every)),
        below_trend("below_trend", [line], 2021),
        below_trend("lasts", [line], 2022),
        went_home(partition(found.series, SCHEME, 2019, 2021, beside=["in_city"])),
        enough_work(held, both[0].persons, ()),
        towns_relieved(scaled.values()),
    ]
    assert {one.name: one.holds for one in judged} == {
        "named_right": "yes",
        "below_trend": "yes",
        "lasts": "no",
        "went_home": "yes",
        "enough_work": "no",
        "towns_relieved": "no",
    }
    assert len(conditions_frame(judged)) == len(judged)


def test_a_yardstick_keeps_its_shortfall() -> None:
    [one] = yardsticks([], LINE, 2021)
    assert one.shortfall == LINE.shortfalls[1]
    assert one == Yardstick("trend", LINE.shortfalls[1].shortfall, LINE.shortfalls[1], LINE.figures)
