"""Runs side by side: what varies, what goes together, what changes nothing, and how it is laid out."""

from itertools import product
from typing import Any

import pytest
from small_runs import Record, answering, run_of

from econlab.evidence.intervals import Interval
from econlab.showing.comparison import (
    MOST_LINES,
    MOST_SERIES,
    Answer,
    Axis,
    compare,
    layout,
    left_out,
    lines_left,
)
from econlab.showing.results import bounded_of

INFINITY = float("inf")


def grid(**axes: Any) -> list[Record]:
    """A run for every combination, each with another answer."""
    return [
        answering(run_of(**dict(zip(axes, values, strict=True))), growth=float(number))
        for number, values in enumerate(product(*axes.values()))
    ]


def test_what_varies_is_told_apart_from_what_is_the_same() -> None:
    found = compare(grid(place=["VNM", "CHN"], draws=[9], start=[2020, 0, 2016]))
    assert found.same == {"draws": 9, "language": "en"}
    assert found.varying == {"place": ("CHN", "VNM"), "start": (0, 2016, 2020)}
    order = [(run["parameters"]["place"], run["parameters"]["start"]) for run in found.runs]
    assert order == list(product(["CHN", "VNM"], [0, 2016, 2020]))


def test_the_order_of_runs_does_not_matter() -> None:
    runs = grid(place=["VNM", "CHN"], start=[2020, 0, 2016])
    assert compare(runs) == compare(runs[::-1])


def test_parameters_that_go_together_share_an_axis() -> None:
    joint = [("CHN", "CAICT", 2016), ("VNM", "GSO", 0), ("VNM", "MIC", 0)]
    runs = [
        answering(run_of(place=place, definition=definition, start=start, basis=basis), growth=number + 0.5)
        for number, ((place, definition, start), basis) in enumerate(product(joint, ["nominal", "real"]))
    ]
    assert compare(runs).axes == (
        Axis(("place", "definition", "start"), tuple(joint)),
        Axis(("basis",), (("nominal",), ("real",))),
    )


def test_a_parameter_that_changes_no_number_is_idle() -> None:
    runs = [
        answering(run_of(place=place, basis=basis, language=language), growth=rate, verdict=language)
        for (place, rate), basis, language in product(
            [("CHN", 1), ("VNM", 2)], ["real", "mixed"], ["en", "vi"]
        )
    ]
    found = compare(runs)
    assert found.idle == ("basis", "language")
    assert [axis.names for axis in found.axes] == [("place",)]


def test_a_parameter_that_never_varies_alone_is_not_called_idle() -> None:
    runs = [
        answering(run_of(place=place, start=start), growth=1.5) for place, start in [("CHN", 1), ("VNM", 2)]
    ]
    assert compare(runs).idle == ()


def test_a_parameter_that_changes_one_bound_is_not_idle() -> None:
    runs = [answering(run_of(draws=draws), growth=(1.5, 1.0, high)) for draws, high in [(1, 2.0), (2, 2.1)]]
    assert compare(runs).idle == ()
    assert compare(runs).moving == compare(runs).answers


def test_answers_are_named_by_what_holds_in_all_runs() -> None:
    runs = [answering(run_of(place=place), growth=number, verdict="x") for number, place in enumerate("ab")]
    assert compare(runs).answers == (
        Answer("answer_growth", "growth of output", "percent"),
        Answer("answer_verdict", "verdict of output", ""),
    )
    assert [answer.name for answer in compare(runs).moving] == ["answer_growth"]


def test_answers_that_would_share_a_name_keep_their_own() -> None:
    runs = [
        answering(run_of(place=place), share_first=1, share_last=number) for number, place in enumerate("ab")
    ]
    for run in runs:
        for one in run["results"]:
            one["label"] = f"{run['run']}: share"
    assert [answer.words for answer in compare(runs).answers] == ["share first", "share last"]


def test_the_words_are_those_of_the_language_of_the_page() -> None:
    runs = [answering(run_of(language=language), growth=1) for language in ("en", "vi")]
    runs[1]["results"][0] |= {"label": "tăng trưởng"}
    assert compare(runs).answers[0].words == "China, 2024: growth of output"
    assert compare(runs, "vi").answers[0].words == "tăng trưởng"
    assert compare(runs[:1], "vi").answers[0].words == "China, 2024: growth of output"


def test_a_parameter_that_only_some_runs_have_is_compared() -> None:
    runs = [answering(run_of(), growth=1), answering(run_of(horizon=3), growth=2)]
    assert compare(runs).varying == {"horizon": (None, 3)}


@pytest.mark.parametrize(
    ("told", "number"),
    [
        ({"value": 1.5, "low": 1, "high": 2}, Interval(1, 2, 1.5)),
        ({"value": 1.5, "low": None, "high": None}, Interval(1.5, 1.5, 1.5)),
        ({"value": 80, "low": 80.0, "high": "inf"}, Interval(80, INFINITY, 80)),
        ({"value": "-inf", "low": None, "high": None}, Interval(-INFINITY, -INFINITY, -INFINITY)),
        ({"value": None, "low": 0.25, "high": 0.5}, Interval(0.25, 0.5)),
        ({"value": None, "low": 0.25, "high": None}, Interval(0.25, INFINITY)),
        ({"value": "not testable", "low": None, "high": None}, None),
        ({"value": None, "low": None, "high": None}, None),
    ],
)
def test_a_result_is_a_number_between_bounds_or_none(told: dict[str, Any], number: Interval | None) -> None:
    assert bounded_of(told) == number


def test_panels_run_along_what_takes_the_most_values() -> None:
    arranged = layout(compare(grid(place=["CHN", "VNM"], basis=["a", "b", "c"], start=[1, 2, 3, 4, 5])))
    assert arranged is not None
    assert (arranged.along.names, arranged.along.numeric) == (("start",), True)
    assert arranged.series is not None
    assert arranged.series.names == ("basis",)
    assert [axis.names for axis in arranged.facets] == [("place",)]


def test_what_takes_too_many_values_for_lines_is_told_apart_by_panels() -> None:
    places = [f"P{number}" for number in range(MOST_LINES + 1)]
    arranged = layout(compare(grid(place=places, basis=["a", "b"])))
    assert arranged is not None
    assert arranged.along.names == ("basis",)
    assert [axis.names for axis in arranged.facets] == [("place",)]
    alone = layout(compare(grid(place=places)))
    assert alone is not None
    assert alone.along.names == ("place",)
    assert lines_left(compare(grid(place=places))) == 1
    assert lines_left(compare(grid(place=places, basis=["a", "b"]))) == 0
    assert lines_left(compare(grid(start=list(range(99))))) == 0


def test_what_takes_more_values_than_there_are_colours_is_told_apart_by_panels() -> None:
    many = list(range(MOST_SERIES + 1))
    arranged = layout(compare(grid(start=list(range(9)), place=[f"P{number}" for number in many])))
    assert arranged is not None
    assert (arranged.series, len(arranged.settings)) == (None, MOST_SERIES + 1)


def test_two_numbers_are_no_scale_and_neither_are_numbers_with_texts() -> None:
    assert not Axis(("start",), ((1,), (2,))).numeric
    assert not Axis(("start",), ((1,), (2,), ("3",))).numeric
    assert not Axis(("real",), ((None,), (True,), (False,))).numeric
    assert Axis(("start",), ((1,), (2.5,), (3,))).numeric


@pytest.mark.parametrize(
    ("answers", "places", "left"), [(1, 1, 0), (13, 1, 1), (2, 6, 0), (3, 6, 6), (1, 12, 0), (2, 13, 14)]
)
def test_what_there_is_no_room_for_is_counted(answers: int, places: int, left: int) -> None:
    runs = [
        answering(
            run_of(start=start, place=f"P{place}"),
            **{f"a{number}": start + 2.5 * place for number in range(answers)},
        )
        for start, place in product(range(20), range(places))
    ]
    assert left_out(compare(runs)) == left


def test_runs_that_answer_the_same_are_not_drawn() -> None:
    same = compare([answering(run_of(place=place), growth=1.5) for place in ("CHN", "VNM")])
    assert layout(same) is None
    assert left_out(same) == 0
    assert layout(compare([answering(run_of(), growth=1.5)])) is None
    assert compare([]).runs == ()
