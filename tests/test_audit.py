"""The audited table: rows, places, wrong rows, and what the catalogue suggests by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from raw_project import Project
from small_statements import TOLERANCE, change, evidence, figure, published
from small_statements import Row as Figure

from econlab.errors import InputError
from econlab.evidence.audit import COLUMNS, judged, suggested
from econlab.evidence.cleaning import clean
from econlab.evidence.raw import RAW, Raw, read_raw
from econlab.evidence.statements import VERDICTS
from econlab.evidence.tables import Row
from econlab.evidence.vocabulary import Vocabulary

FIGURES = [
    figure("north", "30.0%", line="7", indicator="northern"),
    figure("south", "25.0%", line="8", indicator="southern"),
    figure("both", "55.0%", line="9"),
    figure("early", "20.0%", period="2021", document="atlas", line="3"),
    figure("fall", "20.0%", kind="change", direction="decrease", line="12"),
]
SUM = {
    "statement": "parts", "document": "paper", "line": "9", "says": "North and south are all.",
    "says_vi": "Bắc và nam là tất cả.",
    "stated": "both", "formula": "north + south", "note": "",
}  # fmt: skip
INDICATORS = dict.fromkeys(("sales", "northern", "southern", "exports"), "")
INDICATORS |= dict.fromkeys(("online", "offline"), "sales")


def rows(table: str, *told: Mapping[str, str]) -> list[Row]:
    blank = dict.fromkeys(RAW.get(table, ()), "")
    return [Row(f"data/raw/{table}.csv", number, blank | cells) for number, cells in enumerate(told, 2)]


def vocabulary(unit: str = "CNY") -> Vocabulary:
    units = rows("units", *({"unit": unit} for unit in ("percent", "Mbps")))
    indicators = rows(
        "indicators", *({"indicator": i, "unit": unit, "part_of": whole} for i, whole in INDICATORS.items())
    )
    tables = {
        "units": {row["unit"]: row for row in units},
        "indicators": {r["indicator"]: r for r in indicators},
    }
    empty = {table: dict[str, Row]() for table in Vocabulary.__slots__}
    return Vocabulary(**(empty | tables))


def audited(*statements: Mapping[str, str], figures: Sequence[Figure] = FIGURES) -> list[dict[str, str]]:
    documents = rows("documents", {"document": "paper"}, {"document": "atlas"})
    tables = {"documents": documents, "statements": rows("statements", *statements)}
    return judged(Raw(tables, vocabulary(), Decimal(0), TOLERANCE), figures, [published("12.0%")])


# Rows


def test_a_statement_becomes_a_row() -> None:
    assert audited(SUM) == [
        SUM | {
            "unit": "percent", "stated_value": "55", "stated_low": "54.95", "stated_high": "55.05",
            "value": "55", "low": "54.9", "high": "55.1", "verdict": "consistent", "reason": "holds",
            "detail": "", "inputs": "north south",
        }
    ]  # fmt: skip
    assert set(audited(SUM)[0]) == set(COLUMNS)


def test_open_ends_are_inf_and_what_is_not_computed_is_blank() -> None:
    (row,) = audited(SUM | {"stated": "≥ 50", "formula": "", "note": "nothing published"})
    assert [row[f"stated_{end}"] for end in ("value", "low", "high")] == ["50", "50", "inf"]
    assert [row[end] for end in ("value", "low", "high", "inputs")] == ["", "", "", ""]


def test_bounds_without_a_point_have_a_blank_value() -> None:
    (row,) = audited(SUM | {"formula": "between(south, north) * 2"})
    assert (row["value"], row["low"], row["high"]) == ("", "49.9", "60.1")


def test_a_decrease_is_told_as_negative() -> None:
    (row,) = audited(SUM | {"line": "12", "stated": "fall", "formula": "growth(south, early)"})
    assert (row["stated_value"], row["stated_low"], row["stated_high"]) == ("-20", "-20.05", "-19.95")
    assert (row["verdict"], row["value"]) == ("consistent", "-20")


def test_rows_come_by_document_line_as_a_number_and_id() -> None:
    told = [
        SUM | {"statement": statement, "line": line, "document": document, "stated": "≥ 0"}
        for statement, document, line in [
            ("z", "paper", "9"), ("b", "paper", "10"), ("a", "paper", "10"), ("y", "atlas", "100"),
        ]
    ]  # fmt: skip
    assert [row["statement"] for row in audited(*told)] == ["y", "z", "a", "b"]


# Wrong rows


WRONG: list[tuple[dict[str, str], str, str]] = [
    ({"document": "essay"}, "document", "found 'essay', expected a code of data/raw/documents.csv"),
    ({"says": ""}, "says", "found '', expected what the document says, in our own words"),
    ({"formula": ""}, "note", "found '', expected what is missing to check a statement that has no formula"),
    ({"stated": "boht"}, "stated", "found 'boht', expected the id of a figure, or a literal such as ≥ 0"),
    ({"formula": "north + soth"}, "formula", "expected ids of figures.csv; soth is none (did you mean south"),
    ({"formula": "north +"}, "formula", "expected a formula that can be read"),
    ({"formula": "north.low"}, "formula", "expected only numbers, names, known functions, brackets"),
    ({"formula": "north + 1 / 0"}, "formula", "expected no division by a number that can be zero"),
    ({"formula": 'measured_in("furlong")'}, "formula", "expected a unit of units.csv; furlong is none"),
    ({"formula": 'reference("cakes", "AAA", "2022")'}, "formula", "expected a series that reference.csv has"),
    ({"formula": "fall"}, "formula", "expected two figures of one kind, not a statistic with a change"),
    ({"line": "0"}, "line", "found '0', expected a line number, counted from 1"),
    ({"line": "nine"}, "line", "found 'nine', expected a line number, counted from 1"),
    ({"line": "", "stated": "≥ 0"}, "line", "found '', expected a line number, counted from 1"),
    ({"line": "10"}, "line", "expected the place of one of its figures: paper, line 7; paper, line 8;"),
    ({"document": "atlas"}, "line", "found '9', expected the place of one of its figures: paper, line 7;"),
]  # fmt: skip


@pytest.mark.parametrize(("cells", "column", "message"), WRONG)
def test_a_wrong_row_is_refused_with_its_place(cells: dict[str, str], column: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        audited(SUM, SUM | {"statement": "wrong"} | cells)
    assert str(caught.value).startswith(f"data/raw/statements.csv, line 3, column {column}: ")
    assert message in str(caught.value)


def test_all_wrong_rows_are_told_at_once() -> None:
    with pytest.raises(InputError) as caught:
        audited(SUM | {"says": ""}, SUM, SUM | {"line": "77"})
    lines = str(caught.value).splitlines()
    assert [line.partition(", column")[0] for line in lines] == [
        "data/raw/statements.csv, line 2", "data/raw/statements.csv, line 4",
    ]  # fmt: skip


@pytest.mark.parametrize("line", ["7", "8", "9"])
def test_a_statement_stands_where_one_of_its_figures_does(line: str) -> None:
    assert audited(SUM | {"line": line})[0]["line"] == line


def test_a_literal_may_be_stated_anywhere() -> None:
    assert audited(SUM | {"stated": "55%", "line": "99"})[0]["verdict"] == "consistent"


# Draft and flagged figures, on the project's own data


def own_audit(project: Project) -> list[dict[str, str]]:
    raw = read_raw(project.root)
    return judged(raw, *clean(raw))


@pytest.fixture
def compared(project: Project) -> tuple[Project, str]:
    """A project, and a figure of it that a statement compares with another."""
    figures = {row["figure"]: row for row in project.rows("figures")}
    corrected = {row["figure"] for row in project.rows("corrections")}
    return project, next(
        row["formula"]
        for row in project.rows("statements")
        if row["formula"] in figures and row["stated"] in figures and row["formula"] not in corrected
    )


def test_a_draft_figure_is_no_evidence(compared: tuple[Project, str]) -> None:
    project, name = compared
    project.change("figures", {"figure": name}, status="draft")
    with pytest.raises(
        InputError, match=rf"data/raw/statements.csv, line \d+, column formula: .*{name} is none"
    ):
        own_audit(project)


def test_a_flagged_figure_is(compared: tuple[Project, str]) -> None:
    project, name = compared
    row = project.one(name)
    guard = row["value"] or f"{row['low']}..{row['high']}"
    before = own_audit(project)
    reason = {"figure": name, "action": "flag", "expected": guard, "value": "", "reason": "looks odd"}
    project.write("corrections", [*project.rows("corrections"), reason])
    assert own_audit(project) == before


# Suggestions


def suggestions(
    *figures: Figure, statements: Sequence[Mapping[str, str]] = (), unit: str = "CNY"
) -> list[dict[str, str]]:
    return suggested(figures, TOLERANCE, vocabulary(unit).indicators, statements)


def ids(found: Sequence[Mapping[str, str]]) -> list[str]:
    return [row["inputs"] for row in found]


def test_two_prints_that_cannot_be_one_number_are_suggested() -> None:
    first, second = figure("a", "50.2%", line="4"), figure("b", "41.5%", document="atlas", line="6")
    (row,) = suggestions(first, second)
    assert row == dict.fromkeys(COLUMNS, "") | {
        "statement": "suggested:a|b", "document": "atlas", "line": "6", "stated": "b", "formula": "a",
        "unit": "percent", "stated_value": "41.5", "stated_low": "41.45", "stated_high": "41.55",
        "value": "50.2", "low": "50.15", "high": "50.25", "verdict": "contradiction",
        "reason": "suggested_pair", "inputs": "a b",
    }  # fmt: skip


def test_suggestions_stand_among_the_statements() -> None:
    found = audited(SUM, figures=[*FIGURES, figure("a", "50.2%", line="8", indicator="exports"),
                                  figure("b", "41.5%", line="10", indicator="exports")])  # fmt: skip
    # north, south and both are of one indicator, place, period and definition; one statement compares them
    assert [row["statement"] for row in found] == ["parts", "suggested:a|b"]


@pytest.mark.parametrize(
    ("printed", "cells"),
    [
        ("50.2%", {}),
        # bounds that touch, a digit cut off, "about", "over"
        ("50.3%", {}),
        ("50%", {}),
        ("about 50%", {}),
        ("over 40%", {}),
        ("nearly 80%", {}),
        ("40 to 60%", {}),
        # not the same thing
        ("41.5%", {"indicator": "exports"}),
        ("41.5%", {"place": "BBB"}),
        ("41.5%", {"period": "2021"}),
        ("41.5%", {"definition": "E"}),
        ("41.5%", {"vintage": "2023"}),
        ("41.5%", {"kind": "target"}),
        ("41.5%", {"kind": "change", "direction": "increase"}),
        ("41.5 USD", {}),
    ],
)
def test_what_can_be_one_number_or_is_another_thing_is_not(printed: str, cells: dict[str, str]) -> None:
    assert suggestions(figure("a", "50.2%"), figure("b", printed, **cells)) == []


@pytest.mark.parametrize(
    ("printed", "other"),
    [("about 50%", "60%"), ("over 50%", "110%"), ("nearly 50%", "20%"), ("61 provinces", "62 provinces")],
)
def test_no_innocent_reading_goes_further(printed: str, other: str) -> None:
    assert ids(suggestions(figure("a", printed), figure("b", other))) == ["a b"]


def test_decreases_are_suggested_as_negative() -> None:
    (row,) = suggestions(change("a", "2%", "decrease"), change("b", "4%", "decrease"))
    assert (row["stated_value"], row["value"]) == ("-4", "-2")


def test_a_number_printed_several_times_is_suggested_once() -> None:
    prints = [
        figure("a", "50.2%"),
        figure("b", "41.5%"),
        figure("c", "41.5%", line="30"),
        figure("d", "50.2%"),
    ]
    assert ids(suggestions(*prints)) == ["a b"]


def test_ranges_of_one_beginning_are_not_one_number() -> None:
    prints = [figure("a", "40 to 60%"), figure("b", "40 to 45%"), figure("c", "50.2%")]
    assert ids(suggestions(*prints)) == ["b c"]


@pytest.mark.parametrize(
    ("stated", "inputs", "expected"),
    [
        ("b", "a", []),
        ("a", "b", []),
        ("≥ 0", "a b x", []),
        # another print of the same number is compared
        ("c", "a", []),
        ("b", "x", ["a b"]),
        ("b", "", ["a b"]),
        ("ab", "bc", ["a b"]),
    ],
)
def test_what_a_statement_compares_is_not_suggested(stated: str, inputs: str, expected: list[str]) -> None:
    prints = [figure("a", "50.2%"), figure("b", "41.5%"), figure("c", "41.5%", line="30")]
    assert ids(suggestions(*prints, statements=[{"stated": stated, "inputs": inputs}])) == expected


def parts(*printed: str, **cells: str) -> list[Figure]:
    names = [name for name, whole in INDICATORS.items() if whole == "sales"]
    return [figure(n, form, indicator=n, **cells) for n, form in zip(names, printed, strict=True)]


def test_parts_that_exceed_their_whole_are_suggested() -> None:
    (row,) = suggestions(*parts("6.0 billion CNY", "5.0 billion CNY"), figure("all", "10.0 billion CNY"))
    told = {"statement": "suggested:online|offline|all", "stated": "all", "formula": "online + offline"}
    told |= {"verdict": "inconsistent", "reason": "suggested_whole", "inputs": "online offline all"}
    told |= {"value": "1.1e+10", "low": "1.09e+10", "high": "1.11e+10", "unit": "CNY"}
    assert {column: row[column] for column in told} == told


@pytest.mark.parametrize(
    ("printed", "whole", "expected"),
    [
        (("60%", "50%"), "", True),
        (("60%", "40%"), "", False),
        # the rounding of both, and of both to tens
        (("60.4%", "39.7%"), "", False),
        (("about 60%", "about 50%"), "", False),
        (("over 60%", "over 41%"), "", True),
        (("over 60%", "nearly 50%"), "", False),
        (("6.0 billion CNY", "4.1 billion CNY"), "10.0 billion CNY", False),
        (("6.0 billion CNY", "4.3 billion CNY"), "10.0 billion CNY", True),
        (("6.0 billion CNY", "5.0 billion CNY"), "over 10 billion CNY", False),
        (("6.0 billion CNY", "5.0 billion CNY"), "", False),
        (("37 provinces", "16 provinces"), "51 provinces", True),
        (("37 provinces", "16 provinces"), "53 provinces", False),
    ],
)
def test_parts_and_their_whole(printed: tuple[str, str], whole: str, expected: bool) -> None:
    assert bool(suggestions(*parts(*printed), *([figure("all", whole)] if whole else []))) is expected


def test_shares_of_gdp_are_held_against_the_share_of_their_whole() -> None:
    shares = parts("7.0%", "4.0%")
    assert not suggestions(*shares, figure("all", "10.0%"))
    assert suggestions(*shares, figure("all", "10.0%"), unit="percent")
    assert not suggestions(*shares, figure("all", "11.0%"), unit="percent")
    assert not suggestions(*shares, unit="percent"), "no whole is printed"


def test_a_rise_and_a_fall_of_one_thing_are_suggested() -> None:
    rise, fall = change("a", "5.0%"), change("b", "5.0%", "decrease")
    assert ids(suggestions(rise, fall)) == ["a b"]


@pytest.mark.parametrize(
    "cells",
    [{"period": "2021"}, {"place": "BBB"}, {"definition": "E"}, {"kind": "target"}, {"vintage": "2023"}],
)
def test_parts_of_another_whole_are_not_added(cells: dict[str, str]) -> None:
    first, second = parts("60%", "50%")
    assert suggestions(first, second | cells) == []


def test_a_part_printed_twice_counts_once_with_its_smaller_print() -> None:
    first, second = parts("60%", "40%")
    again = figure("again", "90%", indicator="online")
    assert ids(suggestions(first, second, again)) == ["online again"]


def test_changes_of_parts_are_not_parts() -> None:
    assert suggestions(*parts("60%", "50%", kind="change", direction="increase")) == []


def test_the_largest_print_of_the_whole_counts_and_a_statement_on_it_is_enough() -> None:
    told = parts("6.0 billion CNY", "5.0 billion CNY")
    wholes = [figure("low", "10.0 billion CNY"), figure("high", "10.2 billion CNY")]
    found = suggestions(*told, *wholes, statements=[{"stated": "low", "inputs": "high"}])
    assert ids(found) == ["online offline high"]
    # 6 and 5 are more than 10.2, but about 10 may be 15
    assert suggestions(*told, wholes[1], figure("about", "about 10 billion CNY")) == []
    compares = {"stated": "high", "inputs": "online offline"}
    assert ids(suggestions(*told, *wholes, statements=[compares])) == ["low high"]


forms = st.sampled_from(
    ["1.0%", "1.1%", "about 1%", "over 1%", "nearly 2%", "3.0%", "1 to 2%", "99%", "at most 3%"]
)
indicators = st.sampled_from(sorted(INDICATORS))


@given(st.lists(st.tuples(forms, indicators), max_size=8), st.randoms())
def test_nothing_is_suggested_twice_and_the_order_of_figures_changes_nothing(
    told: Sequence[tuple[str, str]], chance: object
) -> None:
    figures = [figure(f"f{n}", printed, indicator=i) for n, (printed, i) in enumerate(told)]
    found = [frozenset(inputs.split()) for inputs in ids(suggestions(*figures))]
    assert len(set(found)) == len(found)
    assert all(row["verdict"] in VERDICTS for row in suggestions(*figures))
    # and once a statement compares it, it is gone
    compares = [{"stated": "", "inputs": " ".join(one)} for one in found]
    assert suggestions(*figures, statements=compares) == []


def test_the_evidence_of_a_statement_is_never_changed() -> None:
    before = [dict(row) for row in FIGURES]
    audited(SUM)
    assert before == FIGURES
    assert evidence(*FIGURES).tolerance == TOLERANCE
