"""What the catalogue holds for a choice, counted by hand on made-up figures and on the project's own."""

import math
from collections.abc import Mapping
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_evidence import about, observed, row

import econlab
from econlab.evidence import coverage, overview, rivals
from econlab.evidence.intervals import Interval
from econlab.evidence.statements import VERDICTS
from econlab.evidence.tables import Row
from econlab.evidence.vocabulary import KINDS
from econlab.showing.language import LANGUAGES, label

INDICATORS = {
    name: Row("indicators.csv", 2, {"indicator": name, "topic": topic})
    for name, topic in {"share": "economy", "size": "economy", "users": "society"}.items()
}


def printed(indicator: str, period: int | str, value: Interval | float, **cells: Any) -> dict[str, Any]:
    """A figure of a document; `row` alone makes a reference value."""
    return row(indicator, period, value, **{"document": "doc-a", "line": 7, "source": "", **cells})


FIGURES = observed(
    printed("share", 2022, about(41.5, 0.05), figure="a", unit="percent"),
    printed("share", 2022, about(50.2, 0.05), figure="b", unit="percent", document="doc-b", line=3),
    printed("share", 2022, about(41.5, 0.05), figure="c", unit="percent", line=9),
    printed("share", 2030, Interval(30, 100, 30), figure="d", unit="percent", kind="target"),
    printed("size", "2021/2022", 12.0, figure="e", unit="percent", kind="change", direction="decrease"),
    printed("users", 2022, about(5e6, 5e4), figure="f", place="BBB", unit="person"),
)  # fmt: skip
REFERENCE = observed(
    row("share", 2022, about(20, 0.5), figure="r1", unit="percent", definition="E"),
    row("share", 2020, about(38.6, 0.05), figure="r2", unit="percent"),
    row("share", 2020, about(18.8, 0.05), figure="r3", unit="percent", definition="E"),
    row("share", 2020, about(99, 0.05), figure="r4", unit="percent", status="recalled"),
    row("share", 2022, about(11, 0.5), figure="r5", unit="percent", place="CCC"),
)


# The choice


@pytest.mark.parametrize(
    ("choice", "ids"),
    [
        ({}, "abcdef"),
        ({"document": "doc-b"}, "b"),
        ({"place": "AAA"}, "abcde"),
        ({"topic": "economy"}, "abcde"),
        ({"topic": "society", "place": "AAA"}, ""),
        ({"topic": "economy", "document": "doc-a"}, "acde"),
    ],
)
def test_a_choice_keeps_what_fits_all_of_it(choice: dict[str, str], ids: str) -> None:
    assert "".join(overview.choose(FIGURES, INDICATORS, **choice)["figure"]) == ids


def test_published_values_stand_beside_figures_of_their_indicator_and_place() -> None:
    chosen = overview.choose(FIGURES, INDICATORS, topic="economy")
    stacked = overview.beside(chosen, REFERENCE)
    assert list(stacked["figure"]) == ["a", "b", "c", "d", "e", "r1", "r2", "r3"], (
        "none recalled, none of CCC"
    )


# Counts


def test_mentions_are_counted_by_kind() -> None:
    assert overview.counts(FIGURES) == {
        "mentions": 6, "statistic": 4, "target": 1, "forecast": 0, "change": 1, "indicators": 3,
        "documents": 2,
    }  # fmt: skip
    by_topic = overview.by_topic(FIGURES, INDICATORS).to_dict("records")
    assert [
        [one[name] for name in ("topic", *KINDS, "mentions", "indicators")] for one in by_topic
    ] == [["economy", 3, 1, 0, 1, 5, 2], ["society", 1, 0, 0, 0, 1, 1]]  # fmt: skip
    by_indicator = overview.by_indicator(FIGURES, first=2).to_dict("records")
    assert [(one["indicator"], one["mentions"], one["places"], one["figures"]) for one in by_indicator] == [
        ("share", 4, 1, ("a", "b", "c", "d")), ("size", 1, 1, ("e",)),
    ]  # fmt: skip


def test_the_same_quantity_and_value_is_one_row() -> None:
    found = rivals.quantities(FIGURES)
    assert list(found["figures"]) == [("a", "c"), ("b",), ("d",), ("e",), ("f",)]
    assert list(found["mentions"]) == [2, 1, 1, 1, 1]
    bounds = found[["value", "value_low", "value_high"]].iloc[1]
    assert list(bounds) == pytest.approx([50.2, 50.15, 50.25])
    assert list(found["told_as"]) == ["statistic", "statistic", "target", "decrease", "statistic"]
    assert not rivals.quantities(REFERENCE)["in_documents"].any()


# Disagreement


def test_values_that_cannot_be_one_number_disagree() -> None:
    [found] = rivals.disagreements(overview.beside(FIGURES, REFERENCE)).to_dict("records")
    assert (found["indicator"], found["place"], found["period"], found["values"]) == (
        "share",
        "AAA",
        "2022",
        3,
    )
    assert (found["lowest"], found["lowest_by"], found["highest"], found["highest_by"]) == (
        20,
        "E",
        50.2,
        "D",
    )
    # From 20.5, the upper bound of the lowest, to 50.15, the lower bound of the highest.
    assert found["gap"] == pytest.approx(100 * (50.15 - 20.5) / 20.5)
    assert set(found["figures"]) == {"a", "b", "c", "r1"}


def test_bounds_that_meet_do_not_disagree() -> None:
    rows = observed(
        printed("share", 2022, Interval(12.0, 12.5), figure="a"),
        printed("share", 2022, Interval(12.5, 13.0), figure="b", definition="E"),
    )
    assert rivals.disagreements(rows).empty
    assert rivals.most_disputed(rows) == ""


def test_targets_changes_and_other_units_do_not_disagree() -> None:
    rows = observed(
        printed("share", 2022, 1.0, figure="a", unit="percent"),
        printed("share", 2022, 2.0, figure="b", unit="percent", kind="target"),
        printed("share", 2022, 3.0, figure="c", unit="percent", kind="forecast"),
        printed("share", 2022, 4.0, figure="d", unit="percent", kind="change", direction="increase"),
        printed("share", 2022, 5.0, figure="e", unit="CNY"),
    )
    assert rivals.disagreements(rows).empty


def test_what_only_publications_tell_is_no_disagreement_of_documents() -> None:
    assert rivals.disagreements(REFERENCE).empty
    rows = overview.beside(FIGURES, REFERENCE)
    assert set(rivals.disagreements(rows)["period"]) == {"2022"}
    assert set(rivals.side_by_side(rows, "share")["period"]) == {"2020", "2022", "2030"}


def test_of_two_indicators_with_as_many_the_one_told_more_is_drawn() -> None:
    rows = observed(
        printed("aaa", 2022, 1.0, figure="a"), printed("aaa", 2022, 2.0, figure="b"),
        printed("share", 2022, 1.0, figure="c"), printed("share", 2022, 2.0, figure="d"),
    )  # fmt: skip
    assert rivals.most_disputed(rows) == "aaa"
    more = [row("share", 2020, value, figure=f"r{value}") for value in (1.0, 2.0)]
    assert rivals.most_disputed(observed(*rows.to_dict("records"), *more)) == "share"


def test_statistics_stand_before_what_is_ahead_and_places_by_their_disagreements() -> None:
    rows = observed(
        *FIGURES.to_dict("records"),
        printed("share", 2022, 7.0, figure="g", unit="percent", kind="forecast"),
        *(printed("share", y, y, figure=f"h{y}", unit="percent", place="BBB") for y in (2020, 2021)),
        *(printed("share", y, 1.0, figure=f"i{y}", unit="percent", place="BBB") for y in (2020, 2021)),
    )
    side = rivals.side_by_side(rows, "share")
    assert list(dict.fromkeys(side["place"])) == ["BBB", "AAA"]
    kinds = side[side["place"] == "AAA"]["kind"]
    assert list(kinds) == ["statistic", "statistic", "forecast", "target"]
    assert list(dict.fromkeys(rivals.side_by_side(rows, "share", places=1)["place"])) == ["BBB"]


def test_nothing_is_told_of_nothing() -> None:
    none = FIGURES.head(0)
    beside = overview.beside(none, REFERENCE)
    assert overview.counts(none)["mentions"] == 0
    for empty in (
        beside,
        overview.by_topic(none, INDICATORS),
        overview.by_indicator(none),
        rivals.quantities(none),
        rivals.disagreements(beside),
        rivals.side_by_side(beside, ""),
    ):
        assert empty.empty


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 3), st.sampled_from("DEF")), max_size=8))
def test_two_values_disagree_when_their_bounds_are_apart(values: list[tuple[int, int, str]]) -> None:
    rows = observed(
        *(
            printed("share", 2022, Interval(low, low + width), figure=f"f{n}", definition=whose)
            for n, (low, width, whose) in enumerate(values)
        )
    )
    apart = any(one[0] + one[1] < other[0] for one in values for other in values)
    found = rivals.disagreements(rows)
    assert len(found) == apart
    assert (found["gap"] > 0).all()
    assert (rivals.most_disputed(rows) == "share") is apart
    side = rivals.side_by_side(rows, "share")
    assert len(side) == (len(set(values)) if apart else 0)


# The audit

STATEMENTS = pd.DataFrame(
    [
        {"statement": "one", "document": "doc-a", "stated": "f", "inputs": "f a"},
        {"statement": "two", "document": "doc-a", "stated": "e", "inputs": "e"},
        {"statement": "three", "document": "doc-b", "stated": ">= 0", "inputs": "f r1"},
        {"statement": "four", "document": "doc-b", "stated": "5%", "inputs": ""},
    ]
)


@pytest.mark.parametrize(
    ("choice", "ids"),
    [
        ({}, ["one", "two", "three", "four"]),
        ({"document": "doc-b"}, ["three", "four"]),
        ({"place": "BBB"}, ["one", "three"]),
        ({"topic": "economy"}, ["one", "two"]),
        ({"topic": "society", "document": "doc-b"}, ["three"]),
        ({"topic": "society", "place": "AAA"}, []),
    ],
)
def test_statements_concern_the_places_and_topics_of_their_figures(
    choice: dict[str, str], ids: list[str]
) -> None:
    assert overview.concerning(STATEMENTS, FIGURES, INDICATORS, **choice) == ids


def audited(*rows: tuple[str, str]) -> pd.DataFrame:
    told = {
        "document": "doc-a", "line": 7, "says": "s", "says_vi": "v", "printed": "5%", "recomputed": "6 %",
        "why": "w", "note": "n",
    }  # fmt: skip
    inputs = [{"figure": "a", "document": "doc-a", "line": 7}]
    found = [{"statement": s, "verdict": v, **told, "inputs": inputs} for s, v in rows]
    return pd.DataFrame(found, columns=["statement", "verdict", *told, "inputs"])


def test_verdicts_are_counted_apart_from_suggestions() -> None:
    found = audited(
        ("one", "consistent"), ("two", "consistent"), ("three", "unit_error"), ("four", "needs_reference"),
        ("suggested:a|b", "contradiction"),
    )  # fmt: skip
    verdicts = overview.by_verdict(found)
    assert list(verdicts["verdict"]) == list(VERDICTS)
    assert dict(zip(verdicts["verdict"], verdicts["statements"], strict=True)) == {
        "inconsistent": 0, "contradiction": 0, "unit_error": 1, "needs_reference": 1, "consistent": 2,
    }  # fmt: skip
    assert list(verdicts["suggestions"]) == [int(verdict == "contradiction") for verdict in VERDICTS]
    for column, kind in (("statement_ids", "statements"), ("suggestion_ids", "suggestions")):
        assert list(map(len, verdicts[column])) == list(verdicts[kind])
    ids = verdicts["statement_ids"].sum() + verdicts["suggestion_ids"].sum()
    assert sorted(ids) == sorted(found["statement"])
    told = overview.told(verdicts)
    assert (told["all"], told["wrong"], told["consistent"], told["needs_reference"]) == (5, 2, 2, 1)
    findings = overview.findings(found)
    assert list(findings["verdict"]) == ["unit_error", "needs_reference", "contradiction"]
    assert list(findings["figures"]) == [("a",)] * 3


def test_an_audit_of_nothing_has_no_verdicts() -> None:
    verdicts = overview.by_verdict(audited())
    assert overview.told(verdicts) == dict.fromkeys((*VERDICTS, "all", "wrong"), 0)
    assert overview.findings(audited()).empty


# Coverage


def counts(*rows: tuple[str, str, int]) -> list[Mapping[str, str]]:
    return [{"document": d, "reason": r, "numbers": str(n), "lines": "1"} for d, r, n in rows]


COUNTED = counts(
    ("doc-a", coverage.FIGURE, 40), ("doc-a", "date", 50), ("doc-a", "name", 5), ("doc-a", coverage.OPEN, 5),
    ("doc-b", coverage.FIGURE, 30), ("doc-b", "date", 70),
)  # fmt: skip


def test_coverage_by_hand() -> None:
    found = overview.coverage(COUNTED)
    assert found.to_dict("records") == [
        {"document": "doc-a", "numbers": 100, "in_figures": 40, "by_rule": 55, "open": 5, "covered": 95.0},
        {"document": "doc-b", "numbers": 100, "in_figures": 30, "by_rule": 70, "open": 0, "covered": 100.0},
    ]
    assert overview.whole(found) == {
        "numbers": 200, "in_figures": 70, "by_rule": 125, "open": 5, "covered": 97.5,
    }  # fmt: skip
    assert list(overview.coverage(COUNTED, "doc-b")["document"]) == ["doc-b"]
    assert overview.reasons(COUNTED).to_dict("records") == [
        {"reason": "date", "numbers": 120},
        {"reason": "name", "numbers": 5},
    ]
    assert list(overview.reasons(COUNTED, "doc-b")["numbers"]) == [70]


def test_documents_that_nobody_counted_have_no_coverage() -> None:
    assert overview.coverage(COUNTED, "doc-c").empty
    assert math.isnan(overview.whole(overview.coverage([]))["covered"])
    assert overview.reasons([]).empty


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("word", [*coverage.RULES, *KINDS, *VERDICTS, "increase", "decrease"])
def test_whatever_is_counted_has_a_label(word: str, language: Any) -> None:
    assert label(word, language)


# The project's own


def test_documents_are_those_of_the_figures() -> None:
    found = overview.mentioned(
        [
            {
                "document": d,
                "date": "2022",
                **dict.fromkeys(("title", "title_vi", "issuer", "issuer_vi"), "t"),
            }
            for d in ("doc-a", "doc-b", "doc-c")
        ],
        FIGURES,
    )
    assert list(zip(found["document"], found["mentions"], strict=True)) == [("doc-a", 5), ("doc-b", 1)]
    assert [figure for ids in found["figures"] for figure in ids] == list(
        FIGURES.sort_values("document", kind="stable")["figure"]
    )


def test_the_catalogue_is_counted_whole() -> None:
    figures, names = econlab.figures(), econlab.vocabulary()
    by_topic = overview.by_topic(figures, names.indicators)
    assert by_topic["mentions"].sum() == len(figures)
    assert set(by_topic["topic"]) <= set(names.topics)
    places = {overview.choose(figures, names.indicators, place=place).shape[0] for place in names.places}
    assert sum(figures["place"].value_counts()) == len(figures)
    assert max(places) == figures["place"].value_counts().max()
    every = econlab.statements()
    parts = [
        overview.concerning(every, figures, names.indicators, document=document)
        for document in sorted(set(every["document"]))
    ]
    assert sorted(statement for part in parts for statement in part) == sorted(every["statement"])


def test_the_two_shares_of_viet_nam_are_told_side_by_side() -> None:
    """The ministry printed 16.5, the statistics office 12.33 per cent of GDP for 2023."""
    figures = econlab.figures(place="VNM", indicator="digital_economy_share_gdp")
    side = rivals.side_by_side(figures, "digital_economy_share_gdp")
    told = dict(zip(zip(side["period"], side["definition"], strict=True), side["value"], strict=True))
    assert (told["2023", "GSO"], told["2023", "MIC"], told["2030", "POLICY"]) == (12.33, 16.5, 30)
