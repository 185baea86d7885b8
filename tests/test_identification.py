"""Which series a stated change was drawn from: what is a candidate, what agrees, and in which order."""

import math
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_evidence import about, observed, row, yearly

import econlab
from econlab.errors import InputError
from econlab.evidence.intervals import Interval
from econlab.evidence.vocabulary import Vocabulary
from econlab.measures.change_candidates import Candidate, candidates
from econlab.measures.identification import (
    Identification,
    Match,
    Stated,
    counted,
    identifications,
    identify,
    stated_changes,
    to_frame,
)

INF = math.inf
NAMES = Vocabulary(
    *({},) * 5,
    indicators={
        code: {"measure": measure}  # type: ignore[dict-item]
        for code, measure in {"workers": "stock", "pay": "flow", "workers_change": "flow"}.items()
    },
    series={},
)


def stated(change: Interval | float = -2.0, **cells: Any) -> Stated:
    bounds = change if isinstance(change, Interval) else about(change, 0.05)
    given_stated = Stated("s", "AAA", "workers", "2019", "2021", "person", bounds, "doc", 7, "2")
    return replace(given_stated, **cells)


def candidate(
    change: Interval | float = -2.0, start: str = "2019", end: str = "2021", **cells: Any
) -> Candidate:
    bounds = change if isinstance(change, Interval) else about(change, 0.05)
    one = Candidate(
        "AAA", "workers", "D", "first", "person", "stock", start, end, "year", True, "difference of levels",
        None, None, bounds, None, ("a", "b"),
    )  # fmt: skip
    return replace(one, **cells)


def only(claim: Stated, one: Candidate, **options: float) -> Match:
    [match] = identify(claim, [one], **options)
    return match


def people(indicator: str, period: int | str, value: Interval | float, **cells: Any) -> dict[str, Any]:
    return row(indicator, period, value, unit="person", **cells)


def found(
    *rows: dict[str, Any], first: int = 2019, last: int = 2022, **options: Any
) -> tuple[Candidate, ...]:
    return candidates(observed(*rows), NAMES, ["workers"], "AAA", first=first, last=last, **options)


# What documents state


def change(figure: str, value: Interval | float, **cells: Any) -> dict[str, Any]:
    told = {"kind": "change", "direction": "decrease", "document": "doc", "line": 3, "printed": "2"}
    return people("workers", "2019/2021", value, figure=figure) | told | cells


def test_a_decrease_is_a_negative_change() -> None:
    [one] = stated_changes(observed(change("f", about(2.46, 0.005))), ["workers"], "AAA")
    assert (one.change.low, one.change.high, one.change.value) == (-2.465, -2.455, -2.46)
    assert (one.figure, one.place, one.indicator, one.start, one.end) == (
        "f",
        "AAA",
        "workers",
        "2019",
        "2021",
    )
    assert (one.unit, one.document, one.line) == ("person", "doc", 3)


def test_an_increase_and_a_multiple() -> None:
    rows = [change("rise", 3, direction="increase", line=1), change("times", 4, unit="multiple", line=2)]
    rise, times = stated_changes(observed(*rows), ["workers"], "AAA")
    assert (rise.change.value, times.change.value) == (3, 0.25)


def test_a_rise_by_ranks_lowers_the_number() -> None:
    rows = [change("up", 11, direction="increase", line=1), change("down", 4, line=2)]
    up, down = stated_changes(observed(*(one | {"unit": "rank"} for one in rows)), ["workers"], "AAA")
    assert (up.change.value, down.change.value) == (-11, 4)


@pytest.mark.parametrize(
    "cells",
    [
        {"place": "BBB"}, {"kind": "statistic"}, {"correction": "flag: doubtful"}, {"period": "2021"},
        {"indicator": "pay"},
    ],
    ids=str,
)  # fmt: skip
def test_what_is_no_change_between_two_dates_is_left_out(cells: dict[str, str]) -> None:
    rows = observed(change("z", 2, document="e"), change("y", 2, line=1), change("x", 9, **cells))
    assert [one.figure for one in stated_changes(rows, ["workers"], "AAA")] == ["y", "z"]


# Candidates


def test_every_pair_of_years_gives_a_difference() -> None:
    three = found(
        *yearly("workers", {2019: about(100, 1), 2020: about(90, 1), 2022: about(99, 2)}, unit="person")
    )
    assert [(one.start, one.end, one.change.point) for one in three] == [
        ("2019", "2020", -10), ("2019", "2022", -1), ("2020", "2022", 9),
    ]  # fmt: skip
    one = three[0]
    assert (one.change.low, one.change.high) == pytest.approx((-12, -8))
    assert one.relative is not None
    assert (one.relative.low, one.relative.value, one.relative.high) == pytest.approx(
        (100 * (89 / 101 - 1), -10, 100 * (91 / 99 - 1))
    )
    assert (one.before, one.after) == (about(100, 1), about(90, 1))
    assert (one.definition, one.vintage, one.unit, one.measure) == ("D", "first", "person", "stock")
    assert (one.grain, one.same_season, one.route) == ("year", True, "difference of levels")
    assert one.figures == ("workers:AAA:first:2019", "workers:AAA:first:2020")


def test_only_periods_of_one_length_are_paired() -> None:
    periods = ("2019", "2019-Q1", "2019-Q3", "2020-Q1", "2019-S1", "2020-S2", "2019-04", "2020-04", "2020")
    pairs = [
        (one.start, one.end, one.grain, one.same_season)
        for one in found(*(people("workers", period, 5) for period in periods))
    ]
    assert sorted(pairs) == [
        ("2019", "2020", "year", True),
        ("2019-04", "2020-04", "month", True),
        ("2019-Q1", "2019-Q3", "quarter", False),
        ("2019-Q1", "2020-Q1", "quarter", True),
        ("2019-Q3", "2020-Q1", "quarter", False),
        ("2019-S1", "2020-S2", "half-year", False),
    ]


def test_no_date_lies_outside_the_years() -> None:
    rows = yearly("workers", dict.fromkeys(range(2017, 2025), 1.0), unit="person")
    dates = {(one.start, one.end) for one in found(*rows, first=2019, last=2021)}
    assert dates == {("2019", "2020"), ("2019", "2021"), ("2020", "2021")}
    assert found(*rows, first=2019, last=2019) == ()


def test_definitions_and_vintages_stay_apart() -> None:
    rows = [
        people("workers", year, 10 * year, **cells)
        for cells in ({}, {"definition": "E"}, {"vintage": "2024"})
        for year in (2019, 2021)
    ]
    assert [(one.definition, one.vintage) for one in found(*rows)] == [
        ("D", "2024"), ("D", "first"), ("E", "first"),
    ]  # fmt: skip


def test_recalled_and_flagged_values_and_other_places_give_none() -> None:
    known = people("workers", 2019, 5)
    for cells in ({"status": "recalled"}, {"correction": "flag: doubtful"}, {"place": "BBB"}):
        assert found(known, people("workers", 2021, 5, **cells)) == ()
    recalled = people("workers", 2021, 5, status="recalled")
    assert len(found(known, recalled, recalled=True)) == 1


def test_a_level_that_can_be_zero_has_no_relative_change() -> None:
    for before in (Interval(0, 1), Interval(-5, -4, -5), Interval(-1, 1, 0)):
        [one] = found(people("workers", 2019, before), people("workers", 2021, 5))
        assert one.relative is None


def test_changes_that_publishers_print_are_candidates_but_not_those_of_documents() -> None:
    rows = [
        people("workers_change", "2019-Q1/2021-Q1", about(-2.5, 0.1), figure="p"),
        people("workers_change", "2018/2021", -2, figure="early"),
        people("workers_change", "2020", -2, figure="of one year"),
        people("workers_change", "2019/2021", -2, figure="d", line=4, document="doc"),
        people("workers_change", "2019/2021", -2, figure="r", status="recalled"),
    ]
    [one] = found(*rows)
    assert (one.indicator, one.measure, one.start, one.end) == ("workers", "stock", "2019-Q1", "2021-Q1")
    assert (one.grain, one.same_season, one.route) == ("quarter", True, "published change")
    assert (one.change, one.before, one.after, one.relative) == (about(-2.5, 0.1), None, None, None)
    assert one.figures == ("p",)


def test_both_routes_to_one_change_stand_together() -> None:
    rows = [
        people("workers_change", f"{start}/{end}", -1, definition=definition)
        for definition in ("E", "D")
        for start, end in ((2020, 2021), (2019, 2020))
    ]
    rows += [
        people("workers", year, 5, definition=definition) for definition in "ED" for year in (2019, 2020)
    ]
    assert [(one.definition, one.start, one.end, one.route) for one in found(*rows)] == [
        ("D", "2019", "2020", "difference of levels"),
        ("D", "2019", "2020", "published change"),
        ("D", "2020", "2021", "published change"),
        ("E", "2019", "2020", "difference of levels"),
        ("E", "2019", "2020", "published change"),
        ("E", "2020", "2021", "published change"),
    ]


def test_indicators_count_once_in_the_order_given() -> None:
    rows = [people(code, year, year) for code in ("workers", "pay") for year in (2019, 2021)]
    asked = ["workers", "pay", "workers"]
    drawn = candidates(observed(*rows), NAMES, asked, "AAA", first=2019, last=2021)
    assert [(one.indicator, one.measure) for one in drawn] == [("workers", "stock"), ("pay", "flow")]


def test_years_out_of_order_are_refused() -> None:
    with pytest.raises(InputError) as refused:
        found(first=2021, last=2019)
    assert str(refused.value) == (
        "first, last: found 2021 and 2019; expected a first year not after the last."
    )


def test_an_indicator_that_is_none_is_refused() -> None:
    with pytest.raises(InputError) as refused:
        candidates(observed(), NAMES, ["worker"], "AAA", first=2019, last=2021)
    assert str(refused.value) == (
        "indicators: found 'worker' (did you mean workers or workers_change?); expected codes of "
        "indicators.csv."
    )


# Agreement


@pytest.mark.parametrize(
    ("own", "given_change", "agreement"),
    [
        (about(-2.46, 0.005), about(-2.46, 0.01), "reproduces"),
        (about(-2.46, 0.005), about(-2.449, 0.01), "reproduces"),
        # The ends touch: each of four values would have been rounded from the very edge.
        (about(-2.46, 0.005), Interval(-2.455, -2.425, -2.44), "near"),
        (about(-2.46, 0.005), Interval(-2.455 - 1e-13, -2.425, -2.44), "near"),
        (about(-2.46, 0.005), Interval.exact(-2.455), "reproduces"),
        (Interval.exact(-2), Interval.exact(-2), "reproduces"),
        (Interval.exact(-2), Interval.exact(-2.09), "near"),
        (about(-2, 0.05), about(-2.11, 0.05), "differs"),
        (about(-2, 0.05), about(2, 0.05), "differs"),
        (Interval(2, INF, 2), about(40, 1), "reproduces"),
        (Interval(2, INF), about(1, 0.1), "differs"),
        (Interval(-INF, INF), about(1, 0.1), "reproduces"),
        (Interval(-1, 1, 0), about(0.5, 0.1), "reproduces"),
        (Interval.exact(0), Interval.exact(0.01), "differs"),
        (Interval.exact(0), Interval.exact(0), "reproduces"),
    ],
)
def test_agreement_by_hand(own: Interval, given_change: Interval, agreement: str) -> None:
    assert only(stated(own), candidate(given_change)).agreement == agreement


def test_the_distance_is_relative_to_the_stated_point() -> None:
    assert only(stated(-2), candidate(-2.5)).distance == pytest.approx(0.25)
    assert only(stated(-2), candidate(2)).distance == pytest.approx(2)
    assert only(stated(Interval(-3, -1)), candidate(-2.5)).distance == pytest.approx(0.25)
    assert only(stated(Interval(2, INF)), candidate(-2.5)).distance == INF
    assert only(stated(Interval.exact(0)), candidate(0.5)).distance == INF


def test_near_is_a_parameter() -> None:
    assert only(stated(-2), candidate(-2.4), near=0.25).agreement == "near"
    assert only(stated(-2), candidate(-2.4), near=0.1).agreement == "differs"
    assert only(stated(-2), candidate(-2.5), near=0.25).agreement == "near"
    assert only(stated(-2), candidate(-2.5), near=0).agreement == "differs"
    with pytest.raises(InputError, match=r"near: found -0\.1, expected 0 or more\."):
        identify(stated(), [], near=-0.1)


def test_a_change_in_per_cent_is_held_against_relative_changes() -> None:
    fall = stated(about(-10, 0.5), unit="percent")
    match = only(fall, candidate(-999, relative=about(-10.2, 0.1)))
    assert (match.agreement, match.compared) == ("reproduces", about(-10.2, 0.1))
    assert identify(fall, [candidate(-10)]) == (), "a published change of people is no rate"
    [published] = identify(fall, [candidate(about(-10, 0.1), unit="percent", route="published change")])
    assert published.agreement == "reproduces"


@pytest.mark.parametrize("unit", ["percent", "percent_per_year"])
def test_points_are_held_against_differences_of_percentages(unit: str) -> None:
    points = stated(2, unit="percentage_point")
    share = candidate(2, unit=unit, relative=about(50, 1))
    assert only(points, share).agreement == "reproduces"
    assert identify(points, [candidate(2)]) == ()


def test_a_multiple_is_held_against_how_many_times_as_much() -> None:
    times = stated(about(2.2, 0.05), unit="multiple")
    match = only(times, candidate(12, relative=about(120, 1)))
    assert match.agreement == "reproduces"
    assert (match.compared.low, match.compared.value) == pytest.approx((2.19, 2.2))
    assert identify(times, [candidate(2.2)]) == ()


def test_a_stated_change_does_not_confirm_itself() -> None:
    assert identify(stated(), [candidate(figures=("s",))]) == ()


# Dates and names


@pytest.mark.parametrize(
    ("own", "dates", "told"),
    [
        (("2019", "2021"), ("2019", "2021"), "same"),
        (("2019", "2021"), ("2019-Q1", "2021-Q1"), "within"),
        (("2019", "2021"), ("2019-12", "2021-12"), "within"),
        (("2019", "2021"), ("2019", "2022"), "other"),
        (("2019", "2021"), ("2018-Q4", "2021-Q1"), "other"),
        (("2019", "2021"), ("2019-Q1", "2022-Q1"), "other"),
        (("2019-Q1", "2021-Q1"), ("2019-Q1", "2021-Q1"), "same"),
        (("2019-Q1", "2021-Q1"), ("2019-03", "2021-03"), "within"),
        (("2019-Q1", "2021-Q1"), ("2019", "2021"), "other"),
    ],
)
def test_dates_by_hand(own: tuple[str, str], dates: tuple[str, str], told: str) -> None:
    assert only(stated(start=own[0], end=own[1]), candidate(-2, *dates)).dates == told


def test_the_name_is_that_of_the_document() -> None:
    assert only(stated(), candidate()).same_indicator
    assert not only(stated(), candidate(indicator="pay")).same_indicator


# Ranks

# From the best to the worst: each differs from the next in what the ranking looks at next.
IN_ORDER = (
    candidate(-2, vintage="a"),
    candidate(-2, vintage="b"),
    candidate(-2.01, vintage="c"),
    candidate(-2, vintage="d", indicator="pay"),
    candidate(-2, "2019-Q2", "2021-Q2", grain="quarter"),
    candidate(-2, "2019-Q1", "2021-Q3", grain="quarter", same_season=False),
    candidate(-2, "2018", "2021"),
    candidate(-2.1, vintage="e"),
    candidate(-2.105, "2018", "2020", indicator="pay"),
    candidate(-9, vintage="f"),
    candidate(-3, "2018", "2022"),
)


@given(st.permutations(IN_ORDER))
def test_ranks_do_not_hang_on_the_order_of_the_candidates(shuffled: list[Candidate]) -> None:
    ranked = identify(stated(-2), shuffled, near=0.06)
    assert tuple(match.candidate for match in ranked) == IN_ORDER
    assert [match.agreement for match in ranked] == ["reproduces"] * 7 + ["near"] * 2 + ["differs"] * 2


def test_two_routes_to_one_change_are_one_confirmation() -> None:
    levels, published = candidate(-2), candidate(-2, route="published change")
    far = replace(published, change=about(-3, 0.1), start="2018")
    for given_order in ([levels, published, far], [far, published, levels]):
        matches = identify(stated(-2), given_order)
        assert [(match.candidate, match.repeats) for match in matches] == [
            (levels, False), (published, True), (far, False),
        ]  # fmt: skip
    better = replace(published, change=about(-2, 0.001))
    matches = identify(stated(-2), [better, candidate(-2.01)])
    assert [(match.candidate.route, match.repeats) for match in matches] == [
        ("published change", False), ("difference of levels", True),
    ]  # fmt: skip


def test_what_agrees_is_counted_once() -> None:
    again = candidate(-2, vintage="a", route="published change")
    assert counted(identify(stated(-2), [*IN_ORDER, again], near=0.06)) == {
        "candidates": 11,
        "reproduce": 7, "reproduce_dates": 4, "reproduce_name": 6, "reproduce_both": 3,
        "near": 2, "near_dates": 1, "near_name": 1, "near_both": 1,
    }  # fmt: skip
    assert set(counted([]).values()) == {0}


def test_each_stated_change_is_held_against_the_years_around_it() -> None:
    workers = {2016: 101, 2017: 102, 2018: 103, 2019: 100, 2021: 98, 2022: 97, 2023: 96}
    rows = observed(*yearly("workers", workers, unit="person"))
    claims = [stated(-2), stated(-1, figure="t", start="2018-Q1", end="2019-Q1")]
    one, other = identifications(rows, NAMES, iter(["workers"]), claims)
    assert [(found.stated, found.first, found.last) for found in (one, other)] == [
        (claims[0], 2018, 2022), (claims[1], 2017, 2020),
    ]  # fmt: skip
    for found_one in (one, other):
        first, last = found_one.first, found_one.last
        every = candidates(rows, NAMES, ["workers"], "AAA", first=first, last=last)
        assert found_one.matches == identify(found_one.stated, every)
    assert len(one.matches) == 6
    assert identifications(rows, NAMES, ["workers"], []) == ()


def test_values_from_memory_identify_a_change_when_asked_for() -> None:
    rows = observed(*yearly("workers", {2019: 100, 2021: 98}, unit="person", status="recalled"))
    lengths = [
        len(identifications(rows, NAMES, ["workers"], [stated(-2)], recalled=recalled)[0].matches)
        for recalled in (False, True)
    ]
    assert lengths == [0, 1]


def test_the_likeliest_and_what_the_document_names() -> None:
    first = candidate(-2, "2019-Q1", "2021-Q1", grain="quarter", figures=("b",))
    named = candidate(-9, figures=("c", "a"))
    worse = candidate(-10, figures=("d",))
    pay = candidate(-8, indicator="pay", figures=("e",))
    found_one = Identification(stated(-2), 2018, 2022, identify(stated(-2), [worse, pay, named, first]))
    assert found_one.best is not None
    assert found_one.best.candidate is first
    assert found_one.named is not None
    assert found_one.named.candidate is named
    assert found_one.cited() == ("a", "b", "c", "d", "e", "s")
    assert (found_one.cited(0), found_one.cited(1)) == (("s",), ("b", "s"))
    assert replace(found_one, matches=identify(stated(-2), [first, pay])).named is None
    assert replace(found_one, matches=()).best is None


def test_a_table_of_matches() -> None:
    [first, *_] = found(*yearly("workers", {2019: 100, 2021: 98}, unit="person"))
    frame = to_frame(identify(stated(-2), [candidate(-9), first]))
    assert list(frame["rank"]) == [1, 2]
    assert frame.loc[0, ["indicator", "start", "end", "before", "after", "change", "relative"]].tolist() == [
        "workers", "2019", "2021", 100, 98, -2, pytest.approx(-2),
    ]  # fmt: skip
    assert frame.loc[0, ["agreement", "dates", "same_indicator", "repeats"]].tolist() == [
        "reproduces", "same", True, False,
    ]  # fmt: skip
    assert frame.loc[1, ["change_low", "change_high", "distance"]].tolist() == pytest.approx(
        [-9.05, -8.95, 3.5]
    )
    assert math.isnan(frame.loc[1, "before"])
    assert frame["figures"].tolist() == ["workers:AAA:first:2019 workers:AAA:first:2021", "a b"]


# Bounds

rounded = st.tuples(st.integers(1, 500), st.sampled_from([0.0, 0.5, 1.0]))


@given(rounded, rounded, st.floats(-1, 1), st.floats(-1, 1))
def test_what_could_have_given_the_stated_number_is_never_ruled_out(
    before: tuple[int, float], after: tuple[int, float], low: float, high: float
) -> None:
    """Two true levels, printed rounded, and their true difference, printed rounded: they agree."""
    true = [value + half * 0.999 * at for (value, half), at in ((before, low), (after, high))]
    [one] = found(people("workers", 2019, about(*before)), people("workers", 2021, about(*after)))
    assert only(stated(about(true[1] - true[0], 0.5)), one).agreement == "reproduces"


# The project's own data


@pytest.fixture(scope="module")
def china() -> tuple[Stated, tuple[Match, ...]]:
    codes = [
        f"migrant_workers_{name}" for name in ("total", "local", "outgoing", "interprovincial", "in_city")
    ]
    codes.append("rural_outgoing_workers")
    [claim] = stated_changes(econlab.figures(), codes, "CHN")
    drawn = candidates(econlab.observations(), econlab.vocabulary(), codes, "CHN", first=2017, last=2023)
    return claim, identify(claim, drawn)


def of(matches: tuple[Match, ...], indicator: str, start: str, end: str) -> Match:
    return next(
        match
        for match in matches
        if (match.candidate.indicator, match.candidate.start, match.candidate.end) == (indicator, start, end)
    )


def test_the_stated_fall_of_migrants_in_cities(china: tuple[Stated, tuple[Match, ...]]) -> None:
    claim, _ = china
    assert (claim.indicator, claim.start, claim.end) == ("migrant_workers_in_city", "2019", "2021")
    assert claim.change == Interval(-2_465_000, -2_455_000, -2_460_000)
    assert (claim.document, claim.line) == ("mic-2023-china-experience", 38)


def test_it_is_the_count_at_the_end_of_march(china: tuple[Stated, tuple[Match, ...]]) -> None:
    """Neither a full year nor people in cities."""
    first, second = china[1][:2]
    one = first.candidate
    assert (one.indicator, one.start, one.end) == ("rural_outgoing_workers", "2019-Q1", "2021-Q1")
    assert one.before is not None
    assert one.after is not None
    assert (one.before.value, one.after.value) == (176_510_000, 174_050_000)
    assert (one.measure, one.grain, one.change.value) == ("stock", "quarter", -2_460_000)
    assert (first.agreement, first.dates, first.same_indicator) == ("reproduces", "within", False)
    assert (second.candidate.route, second.repeats) == ("published change", True)


def test_what_the_survey_gives_for_the_dates_and_the_name(china: tuple[Stated, tuple[Match, ...]]) -> None:
    matches = china[1]
    counts = counted(matches)
    assert counts["reproduce_dates"] == counts["reproduce_name"] == 0
    assert of(matches, "migrant_workers_in_city", "2019", "2021").agreement == "differs"


def test_close_but_of_the_wrong_year(china: tuple[Stated, tuple[Match, ...]]) -> None:
    match = of(china[1], "migrant_workers_in_city", "2019", "2022")
    assert match.candidate.change.value == -2_440_000
    assert (match.agreement, match.dates, match.same_indicator) == ("near", "other", True)
    assert match.distance == pytest.approx(0.02 / 2.46)


def test_every_stated_change_of_the_documents_can_be_held_against_the_evidence() -> None:
    """Whatever its unit; a place or an indicator with few values has few candidates, or none."""
    figures, names = econlab.figures(), econlab.vocabulary()
    observations = econlab.observations()
    compared = 0
    for place, indicator in sorted(set(zip(figures["place"], figures["indicator"], strict=True))):
        claims = stated_changes(figures, [indicator], place)
        if claims:
            drawn = candidates(observations, names, [indicator], place, first=1990, last=2050)
            compared += sum(len(identify(claim, drawn)) for claim in claims)
    assert compared > 10


def test_an_empty_table_gives_none() -> None:
    assert found() == ()
    assert to_frame([]).empty
