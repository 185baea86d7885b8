"""Malformed files, each refused with the file, the line and the column to look at."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from econlab.errors import InputError
from econlab.evidence.tables import MESSAGES_SHOWN, Row, as_csv, clean_rows, read_table

COLUMNS = ("figure", "place", "note")
GOOD = "figure,place,note\na,CHN,\nb,VNM,two words\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "raw").mkdir()
    return tmp_path / "raw" / "figures.csv"


def read(path: Path, content: str | bytes, **options: tuple[str, ...]) -> list[Row]:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_table(path, COLUMNS, **options)


def refused(path: Path, content: str | bytes, **options: tuple[str, ...]) -> str:
    with pytest.raises(InputError) as caught:
        read(path, content, **options)
    return str(caught.value)


def test_rows_come_in_the_order_of_the_file(path: Path) -> None:
    rows = read(path, GOOD, key=("figure",))
    assert [(row.file, row.line, dict(row.cells)) for row in rows] == [
        ("raw/figures.csv", 2, {"figure": "a", "place": "CHN", "note": ""}),
        ("raw/figures.csv", 3, {"figure": "b", "place": "VNM", "note": "two words"}),
    ]


def test_columns_may_stand_in_any_order_and_spaces_around_cells_do_not_count(path: Path) -> None:
    (row,) = read(path, "note,figure,place\n  x ,a,\tCHN\n")
    assert dict(row.cells) == {"note": "x", "figure": "a", "place": "CHN"}


def test_windows_line_ends_change_nothing(path: Path) -> None:
    windows = read(path, GOOD.replace("\n", "\r\n"))
    assert windows == read(path, GOOD)


def test_a_missing_line_end_and_blank_lines_change_no_row(path: Path) -> None:
    assert [row.line for row in read(path, "figure,place,note\n\na,CHN,\n\n\nb,VNM,")] == [3, 6]


def test_a_header_alone_is_an_empty_table(path: Path) -> None:
    assert read(path, "figure,place,note\n") == []


def test_line_numbers_count_lines_not_rows(path: Path) -> None:
    text = 'figure,place,note\na,CHN,"one\ntwo\n\nthree"\nb,VNM,\n"c\n",VNM,\nd,CHN,x\n'
    rows = read(path, text)
    assert [(row.line, row["figure"]) for row in rows] == [(2, "a"), (6, "b"), (7, "c"), (9, "d")]
    assert rows[0]["note"] == "one\ntwo\n\nthree"
    assert "raw/figures.csv, line 9: found 2 cells" in refused(path, text.replace("d,CHN,x", "d,CHN"))


def test_quotes_keep_commas_and_quotes(path: Path) -> None:
    (row,) = read(path, 'figure,place,note\na,CHN,"16 tỉnh, ""thành phố"""\n')
    assert row["note"] == '16 tỉnh, "thành phố"'


# content, what the message has to say
MALFORMED = {
    "empty file": ("", ["line 1", "column figure is there 0 times", "figure, place, note"]),
    "byte order mark": ("\ufeff" + GOOD, ["line 1", "byte order mark", "plain UTF-8"]),
    "missing column": (GOOD.replace(",note", ",remark"), ["line 1", "column note is there 0 times"]),
    "column twice": ("figure,place,note,place\na,CHN,,CHN\n", ["line 1", "column place is there 2 times"]),
    "unknown column": (
        "figure,place,note,year\n",
        ["line 1", "unknown column 'year'", "figure, place, note"],
    ),
    "header in capitals": (GOOD.replace("figure", "Figure"), ["line 1", "column figure is there 0 times"]),
    "semicolons": (GOOD.replace(",", ";"), ["line 1", "column figure is there 0 times"]),
    "too few cells": (GOOD + "c,CHN\n", ["line 4", "found 2 cells, expected 3", "figure, place, note"]),
    "too many cells": (GOOD + "c,CHN,1,5\n", ["line 4", "found 4 cells, expected 3", "double quotes"]),
    "latin 1": (GOOD.encode() + b"c,CHN,caf\xe9\n", ["line 4", "0xe9", "UTF-8"]),
    "utf 16": (GOOD.encode("utf-16"), ["line 1", "0xff", "UTF-8"]),
    "wrong byte in the header": (b"figure,place,not\xe9\n", ["line 1", "0xe9"]),
    "duplicate key": (GOOD + "a,VNM,\n", ["line 4, column figure", "'a'", "line 2 has the same"]),
    "blank key": (GOOD + " ,VNM,\n", ["line 4, column figure", "''", "a filled cell"]),
    "open quote": (GOOD + 'c,CHN,"never closed\nd,CHN,\ne,CHN,\n', ["line 4", "close every quote"]),
    "open quote closed far below": (GOOD + 'c,CHN,"x\nd,CHN,\ne,CHN,"y"\n', ["line 4", "close every quote"]),
    "text after a quote": (GOOD + 'c,CHN,"x" y\n', ["line 4", "close every quote"]),
    "open quote in the header": ('"figure,place,note\na,CHN,\n', ["line 1", "close every quote"]),
}


@pytest.mark.parametrize("name", MALFORMED)
def test_a_malformed_file_is_refused_with_the_place_to_look(name: str, path: Path) -> None:
    content, says = MALFORMED[name]
    message = refused(path, content, key=("figure",))
    assert message.startswith("raw/figures.csv, line ")
    for part in says:
        assert part in message
    assert "\n" not in message


def test_a_missing_file_is_refused_with_its_path(path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_table(path, COLUMNS)
    assert str(caught.value) == f"raw/figures.csv is missing: expected it at {path}."


def test_a_key_of_two_columns_may_repeat_each_of_them(path: Path) -> None:
    text = "figure,place,note\na,CHN,\na,VNM,\nb,CHN,\n"
    assert len(read(path, text, key=("figure", "place"))) == 3
    assert "line 5, column figure: found 'a'" in refused(path, text + "a,VNM,x\n", key=("figure", "place"))


def test_every_wrong_key_and_blank_cell_is_told(path: Path) -> None:
    text = "figure,place,note\na,CHN,1\na,VNM,\n,CHN,2\na,CHN,3\n"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_table(path, COLUMNS, key=("figure",), filled={"note": "a remark"})
    used = "expected a value that is not yet used (line 2 has the same one)"
    assert str(caught.value).splitlines() == [
        f"raw/figures.csv, line 3, column figure: found 'a', {used}.",
        "raw/figures.csv, line 3, column note: found '', expected a remark.",
        "raw/figures.csv, line 4, column figure: found '', expected a filled cell.",
        f"raw/figures.csv, line 5, column figure: found 'a', {used}.",
    ]


def test_a_cell_is_refused_with_what_was_found_and_expected(path: Path) -> None:
    row = read(path, GOOD)[1]
    assert str(row.error("place", "a country")) == (
        "raw/figures.csv, line 3, column place: found 'VNM', expected a country."
    )


def test_a_code_has_to_be_known(path: Path) -> None:
    row = read(path, GOOD)[1]
    assert row.known("place", ["CHN", "VNM"]) == "VNM"
    assert row.known("note", ["two words"], blank=True) == "two words"
    with pytest.raises(InputError, match=r"line 3, column place: found 'VNM', expected one of CHN, USA\.$"):
        row.known("place", ["USA", "CHN"])
    expected = r"a code of data/raw/vocabulary/places\.csv \(did you mean VNN\?\), or a row for it there\.$"
    with pytest.raises(InputError, match=f"found 'VNM', expected {expected}"):
        row.known("place", ["VNN", "CHN"], table="vocabulary/places")


def test_a_blank_cell_is_known_only_where_that_is_allowed(path: Path) -> None:
    row = read(path, GOOD)[0]
    assert row.known("note", ["x"], blank=True) == ""
    with pytest.raises(InputError, match="column note: found '', expected one of x"):
        row.known("note", ["x"])


def only_letters(row: Row) -> str:
    if not row["figure"].isalpha():
        raise row.error("figure", "letters")
    return row["figure"]


def test_every_wrong_row_is_reported(path: Path) -> None:
    rows = read(path, "figure,place,note\n1,,\nb,,\n3,,\n")
    with pytest.raises(InputError) as caught:
        clean_rows(rows, only_letters)
    assert str(caught.value).splitlines() == [
        "raw/figures.csv, line 2, column figure: found '1', expected letters.",
        "raw/figures.csv, line 4, column figure: found '3', expected letters.",
    ]
    assert clean_rows(rows[1:2], only_letters) == ["b"]


def test_very_many_wrong_rows_are_counted(path: Path) -> None:
    rows = read(path, "figure,place,note\n" + "".join(f"{n},,\n" for n in range(MESSAGES_SHOWN + 7)))
    with pytest.raises(InputError) as caught:
        clean_rows(rows, only_letters)
    lines = str(caught.value).splitlines()
    assert len(lines) == MESSAGES_SHOWN + 1
    assert lines[-1] == "... and 7 more."


cells = st.text(st.characters(exclude_categories=["Cs", "Cc"])).map(str.strip)


@given(st.lists(st.fixed_dictionaries(dict.fromkeys(COLUMNS, cells))))
def test_what_is_written_can_be_read_back(
    tmp_path_factory: pytest.TempPathFactory, rows: list[dict[str, str]]
) -> None:
    path = tmp_path_factory.getbasetemp() / "written.csv"
    text = as_csv(COLUMNS, rows)
    path.write_text(text, encoding="utf-8", newline="")
    assert [dict(row.cells) for row in read_table(path, COLUMNS)] == rows
    assert list(csv.DictReader(io.StringIO(text, newline=""))) == rows
    assert "\r" not in text


def test_a_cell_that_must_be_filled_is_told_of_with_its_line(path: Path) -> None:
    path.write_text(GOOD, encoding="utf-8")
    assert read_table(path, COLUMNS, filled={"place": "a place"})
    with pytest.raises(InputError) as caught:
        read_table(path, COLUMNS, filled={"note": "some words"})
    assert str(caught.value) == "raw/figures.csv, line 2, column note: found '', expected some words."
