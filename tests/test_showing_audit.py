"""The audit for reading: why in both languages, the three formats, and the command line."""

from __future__ import annotations

import ast
import csv
import io
import json
import string
import subprocess
import sys
from collections.abc import Iterator, Mapping
from inspect import getsource
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from raw_project import Project
from small_statements import TOLERANCE, figure, published
from test_cli import econlab

from econlab.errors import InputError
from econlab.evidence import audit as suggesting
from econlab.evidence import statements, tolerances
from econlab.evidence.statements import VERDICTS
from econlab.evidence.tolerances import readings
from econlab.showing.audit import FORMATS, as_csv, as_json, as_table, audit, why
from econlab.showing.language import LABELS, LANGUAGES, SENTENCES, Language
from econlab.showing.quantities import unit_names

# Why

PRINTED = {
    "x": figure("x", "50.2%", document="paper", line="9"),
    "y": figure("y", "41.5%", document="atlas", line="3"),
    "s": published("12.0%", source="OFFICE"),
}
UNITS = {"percent": "%", "Mbps": "Mbps", "multiple": "times", "CNY": "CNY"}
ROW: dict[str, Any] = {
    "statement": "one", "verdict": "consistent", "stated": "x", "unit": "percent", "stated_value": 50.2,
    "stated_low": 50.15, "stated_high": 50.25, "value": 41.5, "low": 41.45, "high": 41.55,
    "inputs": "y", "detail": "", "printed": "50.2%", "note": "",
}  # fmt: skip
# Each reason: what differs from the row above, and what its sentence says in every language.
TOLD: dict[tuple[str, str], tuple[dict[str, Any], list[str]]] = {
    ("consistent", "holds"): ({}, ["41"]),
    ("consistent", "cut_off"): ({}, ["41"]),
    ("consistent", "rounded_off"): ({}, ["41"]),
    ("consistent", "by_times"): ({"unit": "multiple"}, ["41", "40"]),
    ("consistent", "inputs_cut_off"): ({}, ["41"]),
    ("consistent", "by_reference"): ({"inputs": "s", "detail": "sales:OFFICE"}, ["41", "OFFICE"]),
    ("consistent", "definitions"): ({"detail": "GSO; MIC"}, ["41", "GSO; MIC"]),
    ("contradiction", "definitions"): ({"detail": "GSO; MIC"}, ["41", "GSO; MIC", "atlas 3"]),
    ("consistent", "releases"): ({"detail": "2023; first"}, ["41", "2023; first"]),
    ("contradiction", "releases"): ({"detail": "2023; first"}, ["41", "2023; first", "atlas 3"]),
    ("unit_error", "other_unit"): ({"detail": "Mbps"}, ["Mbps"]),
    ("unit_error", "other_scale"): ({"detail": "100", "value": 5020.0, "high": 5040.0}, ["5020"]),
    ("unit_error", "same_digits"): ({"detail": "CNY", "low": float("nan")}, ["CNY", "atlas 3"]),
    ("contradiction", "elsewhere"): ({}, ["41", "atlas 3"]),
    ("contradiction", "suggested_pair"): ({"inputs": "y x"}, ["41", "atlas 3"]),
    ("inconsistent", "own_inputs"): ({}, ["41"]),
    ("inconsistent", "says_too_little"): ({}, ["41"]),
    ("inconsistent", "suggested_whole"): ({"inputs": "x y"}, ["41", "atlas 3"]),
    ("needs_reference", "other_time"): ({"detail": "2022; 2024"}, ["41", "2022; 2024", "atlas 3"]),
    ("needs_reference", "no_reference"): ({"detail": "sales VNM 2022"}, ["sales VNM 2022"]),
    ("needs_reference", "against_reference"): ({"inputs": "s", "detail": "sales:OFFICE"}, ["41", "OFFICE"]),
    ("needs_reference", "nothing_to_check_with"): ({"note": "no census", "low": float("nan")}, ["no census"]),
}  # fmt: skip


def sentence(verdict: str, reason: str, language: Language, **cells: Any) -> str:
    return why(ROW | {"verdict": verdict, "reason": reason} | cells, PRINTED, UNITS, language)


@pytest.mark.parametrize(("verdict", "reason"), TOLD)
def test_why_is_one_sentence_in_each_language(verdict: str, reason: str) -> None:
    cells, pieces = TOLD[verdict, reason]
    told = {language: sentence(verdict, reason, language, **cells) for language in LANGUAGES}
    assert len(set(told.values())) == len(LANGUAGES)
    for said in told.values():
        assert all(piece in said for piece in pieces)
        assert not {"{", "}"} & set(said)
        assert said.endswith((".", "no census"))
        assert said == said.strip()


def test_numbers_of_a_sentence_are_written_in_its_language() -> None:
    assert "41.5 [41.45, 41.55] %" in sentence("consistent", "holds", "en")
    assert "41,5 [41,45; 41,55] %" in sentence("consistent", "holds", "vi")


def told_in_code(module: object) -> Iterator[tuple[str, str]]:
    """Each verdict and reason that a module writes next to each other."""
    for node in ast.walk(ast.parse(getsource(module))):
        pair = (
            node.elts[:2]
            if isinstance(node, ast.Tuple)
            else node.args[:2]
            if isinstance(node, ast.Call)
            else []
        )
        if len(pair) == 2 and all(isinstance(one, ast.Constant) for one in pair):
            verdict, reason = (one.value for one in pair if isinstance(one, ast.Constant))
            if verdict in VERDICTS and reason not in VERDICTS:
                yield verdict, reason


def reasons() -> set[tuple[str, str]]:
    innocent = {"by_times", "inputs_cut_off", *readings(figure("x", "about 60%"), TOLERANCE)}
    both = {
        (verdict, reason)
        for reason in ("definitions", "releases")
        for verdict in ("consistent", "contradiction")
    }
    return {*told_in_code(statements), *told_in_code(suggesting), *both} | {
        ("consistent", r) for r in innocent
    }


def test_every_reason_has_words_and_all_words_a_reason() -> None:
    assert {"own_inputs", "other_scale", "elsewhere", "suggested_whole"} <= {
        reason for _, reason in reasons()
    }
    assert reasons() == TOLD.keys()
    worded = {key.removeprefix("why: ").partition(" (")[0] for key in SENTENCES if key.startswith("why: ")}
    assert worded == {reason for _, reason in reasons()}


def test_reasons_named_in_one_place_only_are_those_tested() -> None:
    source = getsource(statements) + getsource(tolerances)
    assert all(
        f'"{reason}"' in source for reason in ("by_times", "inputs_cut_off", "definitions", "releases")
    )


def test_both_languages_ask_for_the_same_values() -> None:
    for key, told in SENTENCES.items():
        if key.startswith("why: "):
            asked = [{name for _, name, _, _ in string.Formatter().parse(said) if name} for said in told]
            assert asked[0] == asked[1], key


def test_every_verdict_has_a_label_in_each_language() -> None:
    assert all(len(set(LABELS[verdict])) == len(LANGUAGES) for verdict in VERDICTS)


# The audit of the project's own data


@pytest.fixture(scope="module")
def found(own_data: Project) -> pd.DataFrame:
    return audit(own_data.root)


def test_the_gravest_come_first_then_document_line_and_id(found: pd.DataFrame) -> None:
    keys = [
        (VERDICTS.index(row["verdict"]), row["document"], int(row["line"]), row["statement"])
        for row in found.to_dict("records")
    ]
    assert keys == sorted(keys)
    assert VERDICTS[0] == "inconsistent"
    assert VERDICTS[-1] == "consistent"


def test_every_statement_is_there_once_and_says_why(found: pd.DataFrame, own_data: Project) -> None:
    asked = {row["statement"] for row in own_data.rows("statements")}
    shown = set(found["statement"])
    assert found["statement"].is_unique
    assert asked <= shown
    assert all(statement.startswith("suggested:") for statement in shown - asked)
    assert all(found["why"].str.strip() == found["why"])
    assert all(found["why"] != "")


def test_every_statement_has_words_in_vietnamese_too(found: pd.DataFrame, own_data: Project) -> None:
    vietnamese = audit(own_data.root, language="vi")
    assert list(vietnamese["statement"]) == list(found["statement"])
    assert all(vietnamese["why"] != found["why"])


def test_inputs_stand_in_a_document_or_come_from_a_source(found: pd.DataFrame, own_data: Project) -> None:
    printed = {row["figure"]: (row["document"], int(row["line"])) for row in own_data.rows("figures")}
    sources = {row["source"] for row in own_data.rows("sources")}
    for one in [one for inputs in found["inputs"] for one in inputs]:
        if one["figure"] in printed:
            assert (one["document"], one["line"]) == printed[one["figure"]]
        else:
            assert one["document"] in sources
            assert one["line"] is None


@pytest.mark.parametrize("verdict", VERDICTS)
def test_only_what_is_asked_for_is_shown(verdict: str, found: pd.DataFrame, own_data: Project) -> None:
    document = found["document"].iloc[0]
    shown = audit(own_data.root, verdict=verdict, document=[document])
    wanted = found[(found["verdict"] == verdict) & (found["document"] == document)]
    pd.testing.assert_frame_equal(shown, wanted.reset_index(drop=True), check_dtype=False)


@pytest.mark.parametrize(
    "asked", [{"verdict": "wrong"}, {"document": "unknown"}, {"language": "fr"}, {"place": "CHN"}]
)
def test_what_is_not_known_is_refused(asked: dict[str, Any], own_data: Project) -> None:
    with pytest.raises(InputError, match="expected one of"):
        audit(own_data.root, **asked)


def test_another_project_has_its_own_units(
    project: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ECONLAB_PROJECT", str(tmp_path))
    assert len(audit(project.root)) > 0


def test_every_unit_of_the_vocabulary_has_a_name(own_data: Project, found: pd.DataFrame) -> None:
    from econlab.evidence.catalogue import vocabulary

    for language in LANGUAGES:
        names = unit_names(vocabulary(own_data.root), language)
        assert set(found["unit"]) <= names.keys()


# Formats

KEYS = [
    "statement",
    "document",
    "line",
    "verdict",
    "says",
    "stated",
    "recomputed",
    "unit",
    "inputs",
    "why",
    "note",
]


def strictly(text: str) -> list[dict[str, Any]]:
    """JSON without NaN and Infinity, which the standard does not know."""

    def refuse(constant: str) -> None:
        raise ValueError(constant)

    rows: list[dict[str, Any]] = json.loads(text, parse_constant=refuse)
    return rows


def test_json_has_the_promised_keys_and_types(found: pd.DataFrame) -> None:
    rows = strictly(as_json(found))
    assert len(rows) == len(found)
    for row in rows:
        assert list(row) == KEYS
        assert row["verdict"] in VERDICTS
        assert isinstance(row["line"], int)
        assert set(row["stated"]) == {"printed", "low", "high"}
        assert row["recomputed"] is None or set(row["recomputed"]) == {"low", "high"}
        assert all(set(one) == {"figure", "document", "line"} for one in row["inputs"])


def ends(row: Mapping[str, Any], low: str, high: str) -> list[float | None]:
    return [float(row[end]) if abs(row[end]) < float("inf") else None for end in (low, high)]


def test_json_says_what_the_table_says_and_open_ends_are_null(found: pd.DataFrame) -> None:
    nulls = 0
    for row, told in zip(found.to_dict("records"), strictly(as_json(found)), strict=True):
        assert [told[key] for key in ("statement", "document", "line", "verdict", "unit", "why", "note")] == [
            row[key] for key in ("statement", "document", "line", "verdict", "unit", "why", "note")
        ]
        assert [told["stated"]["low"], told["stated"]["high"]] == ends(row, "stated_low", "stated_high")
        if told["recomputed"] is None:
            assert pd.isna(row["low"])
        else:
            assert [told["recomputed"]["low"], told["recomputed"]["high"]] == ends(row, "low", "high")
        nulls += told["stated"]["high"] is None
    assert nulls > 0


def test_what_is_said_is_told_in_the_language(own_data: Project) -> None:
    shown = audit(own_data.root, language="vi", document="cri-2020-asean-cooperation")
    told = {row["statement"]: row for row in own_data.rows("statements")}
    for row in strictly(as_json(shown, "vi")):
        assert row["says"] == told[row["statement"]]["says_vi"]
    for row in strictly(as_json(shown)):
        assert row["says"] == told[row["statement"]]["says"]
    assert "2 MHz" in as_table(shown, "vi")
    assert "Broadband" not in as_table(shown, "vi")


def test_csv_reads_back_as_the_table(found: pd.DataFrame) -> None:
    text = as_csv(found)
    back = pd.read_csv(io.StringIO(text), keep_default_na=False, na_values={"low": [""], "high": [""]})
    assert list(back.columns) == list(found.columns)
    for column in ("statement", "document", "verdict", "says", "printed", "why", "note", "unit"):
        assert list(back[column]) == list(found[column])
    for column in ("low", "high"):
        pd.testing.assert_series_equal(back[column], found[column])
    assert list(back["inputs"]) == [" ".join(one["figure"] for one in inputs) for inputs in found["inputs"]]
    assert len(list(csv.reader(io.StringIO(text), strict=True))) == len(found) + 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_tells_each_statement_below_its_verdict_and_the_counts_last(
    language: Language, own_data: Project
) -> None:
    shown = audit(own_data.root, language=language)
    text = as_table(shown, language)
    position = LANGUAGES.index(language)
    counts = shown["verdict"].value_counts()
    heads = [f"{LABELS[v][position]} ({counts[v]})" for v in VERDICTS if v in counts]
    assert [line for line in text.splitlines() if line in heads] == heads
    assert all(f"[{statement}]" in text for statement in shown["statement"])
    last = text.splitlines()[-1]
    assert last.startswith(f"{LABELS['statements'][position]}: {len(shown)}. ")
    assert all(f"{LABELS[v][position]} {counts[v]}" in last for v in counts.index)


def test_nothing_found_is_said_in_every_format(found: pd.DataFrame) -> None:
    nothing = found.iloc[:0]
    assert as_table(nothing) == "statements: 0."
    assert json.loads(as_json(nothing)) == []
    assert as_csv(nothing) == ",".join(found.columns)


# The command line


@pytest.fixture
def at_own_data(own_data: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.setenv("ECONLAB_PROJECT", str(own_data.root))
    return own_data


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_command_prints_each_format(name: str, language: Language, at_own_data: Project) -> None:
    done = econlab("audit", "--format", name, "--language", language, "--verdict", "unit_error")
    shown = audit(at_own_data.root, language=language, verdict="unit_error")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == FORMATS[name](shown, language) + "\n"


def test_options_may_be_repeated(at_own_data: Project, found: pd.DataFrame) -> None:
    documents = sorted(set(found["document"]))[:2]
    asked = [word for document in documents for word in ("--document", document)]
    done = econlab("audit", "--format", "json", *asked, "--verdict", "unit_error", "--verdict", "consistent")
    shown = strictly(done.stdout)
    kept = found["document"].isin(documents) & found["verdict"].isin(["unit_error", "consistent"])
    assert [row["statement"] for row in shown] == list(found["statement"][kept])


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--format", "xml"], "econlab: --format: found 'xml', expected one of table, csv, json."),
        (["--language", "fr"], "econlab: language: found 'fr', expected one of en, vi."),
        (
            ["--verdict", "wrong"],
            "econlab: unknown verdict 'wrong'; expected one of consistent, contradiction, ",
        ),
        (["--document", ""], "econlab: unknown document ''; expected one of cri-2020-asean-cooperation, "),
        (
            ["--document", "none"],
            "econlab: unknown document 'none'; expected one of cri-2020-asean-cooperation, ",
        ),
    ],
)
def test_a_wrong_option_gives_one_message(options: list[str], message: str, at_own_data: Project) -> None:
    done = econlab("audit", *options)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(message)
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("options", [["--format"], ["--place", "CHN"], ["extra"]])
def test_a_word_that_is_no_option_shows_the_usage(options: list[str], at_own_data: Project) -> None:
    done = econlab("audit", *options)
    assert (done.returncode, done.stdout) == (2, "")
    assert "usage: econlab" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_terminal_without_vietnamese_letters_is_no_failure(
    at_own_data: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    done = econlab("audit", "--format", "json", "--verdict", "unit_error")
    assert (done.returncode, done.stderr) == (0, "")
    assert "điểm" in done.stdout or "đồng" in done.stdout
    assert strictly(done.stdout)


def test_a_reader_that_has_seen_enough_is_no_failure(at_own_data: Project) -> None:
    command = [sys.executable, "-m", "econlab.cli", "audit", "--format", "json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.close()
        _, said = process.communicate(timeout=120)
    assert (process.returncode, said) == (0, "")


def test_tables_older_than_the_raw_ones_are_refused(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ECONLAB_PROJECT", str(project.root))
    project.change("statements", {}, says="something else")
    done = econlab("audit")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.endswith("Run: econlab build\n")
    assert done.stderr.count("\n") == 1
