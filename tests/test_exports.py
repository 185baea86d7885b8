"""Exports: every format is read back by an outside reader, and gives what went out."""

import csv
import io
import json
import math
import re
import warnings
import zipfile
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pyarrow.parquet
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from raw_project import Project
from small_runs import answering, failing, run_of, write_runs

from econlab.cli import main
from econlab.errors import InputError
from econlab.evidence import building, catalogue
from econlab.running import exporting
from econlab.showing import export_excel, export_sdmx, export_stata, exports
from econlab.showing.codebook import codebook
from econlab.showing.export_stata import stata_names
from econlab.showing.exports import FORMATS, TABLES, Column, Dataset, Export
from econlab.showing.language import LANGUAGES, Language

FORMULAS = ("=1+1", "+84 24", "-5%", "@SUM(A1)", "\tx", "\rx", "='a'!A1", "=cmd|' /C calc'!A0")
# What all formats but one can hold; each of the others says which text it refuses.
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=40)
HELD_BY_EXCEL = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="￾￿", include_characters="\t\n"),
    max_size=40,
)


@pytest.fixture(scope="module")
def everything(own_data: Project, tmp_path_factory: pytest.TempPathFactory) -> Export:
    """All tables of the project's own data, and results of a report."""
    report = tmp_path_factory.mktemp("report")
    runs = [
        answering(
            run_of(place="CHN", share=0.5, years=3, end=0, seed=2**53 + 1, recalled=False),
            growth=(1.5, 1.25, math.inf),
            claim="not testable",
        ),
        answering(run_of(place="VNM", share=2), growth=(None, 1.0, 2.0), size=12_345_678.5),
        failing(run_of(place="MYS")),
    ]
    write_runs(report, runs)
    tables, found = exporting.chosen([], report, named=True)
    return exporting.gathered(tables, found, own_data.root)


@pytest.fixture(scope="module")
def files(everything: Export) -> dict[str, dict[str, bytes]]:
    return {name: form.files(everything) for name, form in FORMATS.items()}


def of_texts(*texts: str, kind: str = "string", name: str = "note") -> Dataset:
    return Dataset("figures", (Column(name, kind, "Meaning."),), tuple({name: text} for text in texts))


def alone(table: Dataset, everything: Export) -> Export:
    """An export of one table, with empty sources and codebook."""
    empty = [Dataset(one.name, one.columns, ()) for one in (everything.sources, everything.codebook)]
    return Export((table,), *empty, everything.names)


def sheet_of(table: Dataset, everything: Export) -> Any:
    book = openpyxl.load_workbook(io.BytesIO(export_excel.to_workbook(alone(table, everything))))
    return book["Figures"]


# What is exported


def test_every_table_is_exported_with_its_sources_and_codebook(everything: Export, own_data: Project) -> None:
    assert tuple(table.name for table in everything.tables) == TABLES
    counts = {table.name: len(table.rows) for table in everything.datasets}
    assert counts["figures"] == len(catalogue.figures(own_data.root))
    assert counts["sources"] == len(own_data.rows("documents")) + len(own_data.rows("sources"))
    assert counts["results"] == 4, "failed runs have none"


def test_a_result_has_its_parameters_typed_and_its_verdict_apart(everything: Export) -> None:
    table = everything.tables[TABLES.index("results")]
    cells = {column.name: table.values(column) for column in table.columns}
    assert cells["name"] == ["answer_growth", "answer_claim", "answer_growth", "answer_size"]
    assert cells["value"] == [1.5, None, None, 12_345_678.5]
    assert cells["high"] == [math.inf, None, 2.0, None]
    assert cells["verdict"] == [None, "not testable", None, None]
    assert cells["share"] == [0.5, 0.5, 2.0, 2.0]
    assert cells["years"] == [3, 3, None, None]
    assert cells["recalled"] == [False, False, None, None]
    assert cells["seed"] == ["9007199254740993"] * 2 + [None] * 2, "more digits than some programs hold"


@pytest.mark.parametrize("table", [*TABLES, "sources", "codebook"])
def test_every_column_is_in_the_codebook(everything: Export, table: str) -> None:
    (found,) = [one for one in everything.datasets if one.name == table]
    if table in TABLES:
        told = [row for row in everything.codebook.rows if row["table"] == table and not row["code"]]
        assert [row["column"] for row in told] == [column.name for column in found.columns]
        assert all(row["meaning"] for row in told)
    assert all(set(row) == {column.name for column in found.columns} for row in found.rows)


def test_the_codebook_tells_the_descriptor_and_the_codes(everything: Export, own_data: Project) -> None:
    rows = {(row["table"], row["column"], row["code"]): row for row in everything.codebook.rows}
    descriptor = json.loads((own_data.processed / "datapackage.json").read_text(encoding="utf-8"))
    for resource in descriptor["resources"]:
        for field in resource["schema"]["fields"]:
            told = rows[resource["name"], field["name"], ""]
            assert (told["type"], told["meaning"]) == (field["type"], field["description"])
    assert rows["figures", "place", "CHN"]["name"] == "China"
    assert rows["figures", "qualifier", "at_least"]["name"] == "at least"
    vietnamese = codebook(everything.tables, everything.names, "vi")
    named = {(row["table"], row["column"], row["code"]): row["name"] for row in vietnamese.rows}
    assert named["figures", "place", "CHN"] == "Trung Quốc"
    assert named["figures", "kind", "target"] == "mục tiêu"


def test_every_code_that_stands_in_figures_is_explained(everything: Export) -> None:
    told = {(row["table"], row["column"], row["code"]) for row in everything.codebook.rows}
    coded = (
        "place",
        "indicator",
        "definition",
        "vintage",
        "unit",
        "kind",
        "direction",
        "qualifier",
        "status",
    )
    for table in everything.tables[:1] + everything.tables[2:3]:
        for row in table.rows:
            assert {(table.name, column, row[column]) for column in coded if row[column]} <= told


@pytest.mark.parametrize("form", FORMATS)
def test_two_exports_give_the_same_bytes(
    everything: Export, files: Mapping[str, Mapping[str, bytes]], form: str
) -> None:
    assert FORMATS[form].files(everything) == files[form]


# CSV and Parquet


@pytest.mark.parametrize("table", ["figures", "statements", "reference"])
def test_csv_is_that_of_the_processed_data(
    files: Mapping[str, Mapping[str, bytes]], own_data: Project, table: str
) -> None:
    assert files["csv"][f"{table}.csv"] == (own_data.processed / f"{table}.csv").read_bytes()


@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_csv_holds_any_text(texts: list[str]) -> None:
    written = exports.to_csv(of_texts(*texts)).decode()
    read = list(csv.DictReader(io.StringIO(written, newline="")))
    # A row of one blank cell is a blank line but for its quotes.
    assert [row["note"] for row in read] == texts


def test_parquet_has_typed_columns(everything: Export, files: Mapping[str, Mapping[str, bytes]]) -> None:
    for table in everything.datasets:
        read = pyarrow.parquet.read_table(io.BytesIO(files["parquet"][f"{table.name}.parquet"]))
        assert read.column_names == [column.name for column in table.columns]
        for column in table.columns:
            assert read[column.name].to_pylist() == table.values(column)
    figures = pyarrow.parquet.read_schema(io.BytesIO(files["parquet"]["figures.parquet"]))
    assert [str(figures.field(name).type) for name in ("printed", "high", "line")] == [
        "string", "double", "int64",
    ]  # fmt: skip


@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_parquet_holds_any_text(texts: list[str]) -> None:
    read = pyarrow.parquet.read_table(io.BytesIO(exports.to_parquet(of_texts(*texts))))
    assert [text or "" for text in read["note"].to_pylist()] == texts


# Excel


def test_the_workbook_has_every_cell(everything: Export, files: Mapping[str, Mapping[str, bytes]]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(files["xlsx"]["econlab.xlsx"]))
    assert book.sheetnames == ["Figures", "Statements", "Reference", "Results", "Sources", "Codebook"]
    for table, sheet in zip(everything.datasets, book, strict=True):
        head, *rows = sheet.iter_rows(values_only=True)
        assert list(head) == [column.name for column in table.columns]
        assert len(rows) == len(table.rows)
        for at, column in enumerate(table.columns):
            expected = [None if exports.is_open(cell) else cell for cell in table.values(column)]
            assert [row[at] for row in rows] == expected
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref == sheet.dimensions


def test_every_hedge_and_every_open_end_has_a_comment(
    everything: Export, files: Mapping[str, Mapping[str, bytes]]
) -> None:
    book = openpyxl.load_workbook(io.BytesIO(files["xlsx"]["econlab.xlsx"]))
    table, sheet = everything.tables[0], book["Figures"]
    columns = [column.name for column in table.columns]
    place = {name: columns.index(name) + 1 for name in ("value", "low", "high")}
    hedges = Counter()
    for at, row in enumerate(table.rows, start=2):
        comments = {name: sheet.cell(at, place[name]).comment for name in place}
        assert (comments["value"] is not None) is (row["qualifier"] != "exact")
        for end in ("low", "high"):
            assert (comments[end] is not None) is (row[end] in ("inf", "-inf"))
        if comments["value"] is not None:
            assert row["printed"] in comments["value"].text
            hedges[row["qualifier"]] += 1
        if comments["high"] is not None:
            assert "No upper bound" in comments["high"].text
    assert set(hedges) == {"about", "over", "at_least", "under", "at_most", "range"}


def test_numbers_of_the_workbook_are_numbers(files: Mapping[str, Mapping[str, bytes]]) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(files["xlsx"]["econlab.xlsx"]))["Figures"]
    columns = {cell.value: cell.column for cell in sheet[1]}
    for name in ("value", "low", "high", "line"):
        kinds = {sheet.cell(row, columns[name]).data_type for row in range(2, sheet.max_row + 1)}
        assert kinds == {"n"}


def test_no_text_of_the_workbook_is_a_formula(everything: Export) -> None:
    table = of_texts(*FORMULAS, "plain")
    sheet = sheet_of(table, everything)
    cells = [sheet.cell(row, 1) for row in range(2, len(FORMULAS) + 3)]
    assert [cell.data_type for cell in cells] == ["s"] * len(cells)
    read = [cell.value.replace("\r", "\n") for cell in cells[:-1]]
    assert read == [text.replace("\r", "\n") for text in FORMULAS]
    assert [bool(cell.quotePrefix) for cell in cells] == [True] * len(FORMULAS) + [False]
    content = export_excel.to_workbook(alone(table, everything))
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")


def test_no_cell_of_our_own_data_is_a_formula(files: Mapping[str, Mapping[str, bytes]]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(files["xlsx"]["econlab.xlsx"]))
    assert "f" not in {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}


def test_the_workbook_tells_no_time(files: Mapping[str, Mapping[str, bytes]]) -> None:
    with zipfile.ZipFile(io.BytesIO(files["xlsx"]["econlab.xlsx"])) as book:
        assert {about.date_time for about in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"modified" not in book.read("docProps/core.xml")


@settings(max_examples=30)
@given(texts=st.lists(HELD_BY_EXCEL, min_size=1, max_size=4))
def test_the_workbook_holds_any_text(texts: list[str], everything: Export) -> None:
    sheet = sheet_of(of_texts(*texts), everything)
    read = [sheet.cell(row, 1).value for row in range(2, len(texts) + 2)]
    assert [text or "" for text in read] == texts


@pytest.mark.parametrize(("text", "found"), [("a\x0bb", r"'\x0b'"), ("x" * 32_768, "32768 characters")])
def test_a_text_that_excel_cannot_hold_is_refused(text: str, found: str, everything: Export) -> None:
    with pytest.raises(InputError, match="figures, column note: found") as caught:
        export_excel.to_workbook(alone(of_texts(text), everything))
    assert found in str(caught.value)


# Stata


def stata(content: bytes) -> pd.DataFrame:
    return pd.read_stata(io.BytesIO(content))


def with_missing_values(content: bytes) -> pd.DataFrame:
    """The same with Stata's own missing values; pandas cannot tell them in columns with value labels."""
    return pd.read_stata(io.BytesIO(content), convert_missing=True, convert_categoricals=False)


def test_stata_reads_every_cell(everything: Export, files: Mapping[str, Mapping[str, bytes]]) -> None:
    for table in everything.datasets:
        content = files["dta"][f"{table.name}.dta"]
        read, labelled = with_missing_values(content), stata(content)
        assert content.startswith(b"<stata_dta><header><release>118</release>")
        assert list(read) == stata_names([column.name for column in table.columns])
        for name, column in zip(read, table.columns, strict=True):
            cells = labelled[name] if labelled[name].dtype == "category" else read[name]
            assert [plain(cell) for cell in cells] == table.values(column), (table.name, name)


def plain(cell: Any) -> Any:
    """What a cell that pandas read from Stata stands for."""
    if isinstance(cell, pd.io.stata.StataMissingValue):
        return {".": None, ".h": math.inf, ".l": -math.inf}[cell.string]
    return None if cell == "" or pd.isna(cell) else cell


def test_stata_has_labels(everything: Export, files: Mapping[str, Mapping[str, bytes]]) -> None:
    with pd.io.stata.StataReader(io.BytesIO(files["dta"]["figures.dta"])) as reader:
        labels, values = reader.variable_labels(), reader.value_labels()
    assert labels["place"] == "ISO 3166 code, or an aggregate that places.csv defines."
    assert all(0 < len(label) <= 80 for label in labels.values())
    assert set(values["kind"].values()) == {"statistic", "target", "forecast", "change"}


def test_open_ends_are_missing_values_of_their_own(files: Mapping[str, Mapping[str, bytes]]) -> None:
    read = with_missing_values(files["dta"]["figures.dta"])
    told = {
        name: Counter(cell.string for cell in read[name] if isinstance(cell, pd.io.stata.StataMissingValue))
        for name in ("value", "low", "high")
    }
    assert told["high"] == {".h": 48}
    assert told["low"] == {".l": 8}
    assert told["value"] == {".": 8}


@settings(max_examples=30)
@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_stata_holds_any_text(texts: list[str]) -> None:
    assert list(stata(export_stata.to_stata(of_texts(*texts)))["note"]) == texts


@pytest.mark.parametrize("long", ["dài " * 40, "ư" * 3000])
def test_stata_holds_long_texts(long: str) -> None:
    assert list(stata(export_stata.to_stata(of_texts(long, "ngắn")))["note"]) == [long, "ngắn"]


@given(
    st.lists(
        st.floats(allow_nan=False, min_value=-1e300, max_value=1e300)
        | st.sampled_from([math.inf, -math.inf]),
        min_size=1,
    )
)
@settings(max_examples=30)
def test_stata_holds_any_number(numbers: list[float]) -> None:
    table = of_texts(*map(repr, numbers), kind="number", name="high")
    read = with_missing_values(export_stata.to_stata(table))["high"]
    assert [plain(cell) for cell in read] == numbers


@pytest.mark.parametrize("column", ["note", "verdict"])
def test_stata_refuses_what_ends_a_text(column: str) -> None:
    with pytest.raises(InputError, match="expected a text without the character NUL"):
        export_stata.to_stata(of_texts("a\x00b", name=column))


def test_stata_names_are_short_and_each_there_once() -> None:
    names = stata_names(["end", "str5", "x" * 33, "x" * 34, "x" * 35])
    assert len(set(names)) == 5
    assert all(re.fullmatch("[a-z_0-9]{1,32}", name) for name in names)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        words = sorted(
            word
            for word in pd.io.stata.StataParser().RESERVED_WORDS
            if word.isidentifier() and word.islower()
        )
        columns = tuple(Column(name, "string", "Meaning.") for name in [*words, "x" * 33, "x" * 34])
        row = {column.name: column.name for column in columns}
        read = stata(export_stata.to_stata(Dataset("results", columns, (row,))))
    assert len(words) > 40
    assert list(read.iloc[0]) == [*words, "x" * 33, "x" * 34]


# SDMX-CSV

CL_OBS_STATUS = set("ABDEFGHIJKLMNOPQSUVW")
CL_FREQ = {"A", "S", "Q", "M", "_Z"}
# Observational time periods of SDMX: year, month, half-year, quarter; first day and duration.
TIME_PERIOD = re.compile(r"\d{4}(-(0[1-9]|1[0-2])|-S[12]|-Q[1-4]|-\d\d-01/P\d+[YM])?")
CODE = re.compile(r"[A-Za-z0-9_@$\-]+")


def message(files: Mapping[str, Mapping[str, bytes]], table: str) -> list[dict[str, str]]:
    text = files["sdmx-csv"][f"{table}.sdmx.csv"].decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("table", ["figures", "reference"])
def test_observations_have_the_columns_and_codes_of_the_standard(
    files: Mapping[str, Mapping[str, bytes]], table: str
) -> None:
    rows = message(files, table)
    assert list(rows[0])[:5] == ["STRUCTURE", "STRUCTURE_ID", "ACTION", "FREQ", "REF_AREA"]
    assert {"TIME_PERIOD", "OBS_VALUE", "OBS_STATUS", "UNIT_MEASURE", "UNIT_MULT"} <= rows[0].keys()
    assert {row["STRUCTURE_ID"] for row in rows} == {f"ECONLAB:{table.upper()}(1.0.0)"}
    assert {(row["STRUCTURE"], row["ACTION"], row["UNIT_MULT"]) for row in rows} == {("dataflow", "I", "0")}
    for row in rows:
        assert row["FREQ"] in CL_FREQ
        assert row["OBS_STATUS"] in CL_OBS_STATUS | {""}
        assert TIME_PERIOD.fullmatch(row["TIME_PERIOD"])
        for dimension in export_sdmx.DIMENSIONS[:-1]:
            assert CODE.fullmatch(row[dimension]), dimension


@pytest.mark.parametrize("table", ["figures", "reference"])
def test_an_observation_has_one_value_and_a_series_one_kind(
    files: Mapping[str, Mapping[str, bytes]], table: str
) -> None:
    rows = message(files, table)
    keys = Counter(tuple(row[name] for name in export_sdmx.DIMENSIONS) for row in rows)
    assert set(keys.values()) == {1}
    for row in rows:
        assert (row["DIRECTION"] != "_Z") is (row["KIND"] == "change")


@pytest.mark.parametrize("table", ["figures", "reference"])
def test_observations_are_the_rows_of_the_table(
    everything: Export, files: Mapping[str, Mapping[str, bytes]], table: str
) -> None:
    rows = message(files, table)
    (source,) = [one for one in everything.tables if one.name == table]
    same = {
        "REF_AREA": "place", "INDICATOR": "indicator", "DEFINITION": "definition", "KIND": "kind",
        "OBS_VALUE": "value", "UNIT_MEASURE": "unit", "QUALIFIER": "qualifier", "COMMENT_OBS": "printed",
        "FIGURE": "figure", "SOURCE_LINE": "line", "NOTE": "note", "CORRECTION": "correction",
        "STATUS": "status",
    }  # fmt: skip
    for row, cells in zip(rows, source.rows, strict=True):
        assert {name: row[name] for name in same} == {name: cells[column] for name, column in same.items()}
        assert row["SOURCE"] == (cells["document"] or cells["source"])
        for name, column in {"LOWER_BOUND": "low", "UPPER_BOUND": "high"}.items():
            assert float(row[name]) == float(cells[column])


def test_statuses_tell_targets_forecasts_hedges_and_doubt(files: Mapping[str, Mapping[str, bytes]]) -> None:
    for row in message(files, "figures") + message(files, "reference"):
        if not row["OBS_VALUE"]:
            assert row["OBS_STATUS"] == "O"
        elif row["KIND"] == "target":
            assert row["OBS_STATUS"] == ""
        elif row["STATUS"] in ("recalled", "conflicting"):
            assert row["OBS_STATUS"] == {"recalled": "V", "conflicting": "U"}[row["STATUS"]]
        elif row["KIND"] == "forecast":
            assert row["OBS_STATUS"] == "F"
        else:
            assert row["OBS_STATUS"] == ("A" if row["QUALIFIER"] == "exact" else "E")


@given(
    st.integers(1900, 2090),
    st.integers(0, 9),
    st.sampled_from([("", 1), ("S", 2), ("Q", 4), ("M", 12)]),
    st.data(),
)
def test_a_time_range_covers_its_first_and_its_last_period(
    year: int, later: int, grain: tuple[str, int], data: st.DataObject
) -> None:
    letter, parts = grain
    first, last = data.draw(st.integers(1, parts)), data.draw(st.integers(1, parts))
    moments = [
        str(when) if not letter else f"{when}-{part:02}" if letter == "M" else f"{when}-{letter}{part}"
        for when, part in ((year, first), (year + later, last))
    ]
    if moments[0] >= moments[1]:
        return
    found = re.fullmatch(r"(\d{4})-(\d\d)-01/P(\d+)([YM])", export_sdmx.time_period("/".join(moments)))
    assert found is not None
    width = 12 // parts
    start = int(found[1]) * 12 + int(found[2]) - 1
    months = int(found[3]) * (12 if found[4] == "Y" else 1)
    assert start == year * 12 + (first - 1) * width
    assert start + months == (year + later) * 12 + last * width


def test_statements_and_results_are_identified_by_their_own_columns(
    everything: Export, files: Mapping[str, Mapping[str, bytes]]
) -> None:
    statements, results = message(files, "statements"), message(files, "results")
    assert list(statements[0])[3:5] == ["STATEMENT", "OBS_VALUE"]
    assert list(results[0])[3:7] == ["NOTEBOOK", "RUN", "NAME", "OBS_VALUE"]
    assert [row["OBS_VALUE"] for row in statements] == [row["value"] for row in everything.tables[1].rows]
    assert [row["UPPER_BOUND"] for row in results] == ["INF", "", "2.0", ""]
    assert [row["VERDICT"] for row in results] == ["", "not testable", "", ""]


@given(TEXTS)
def test_sdmx_csv_holds_any_text(text: str) -> None:
    columns = [Column(name, "string", "") for name in ("notebook", "run", "name", "value", "verdict")]
    row = {"notebook": "01", "run": "default", "name": "a", "value": "", "verdict": text}
    written = export_sdmx.to_sdmx(Dataset("results", tuple(columns), (row,)))
    (read,) = csv.DictReader(io.StringIO(written, newline=""))
    assert read["VERDICT"] == text


# The command line


@pytest.fixture
def own(own_data: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.setenv("ECONLAB_PROJECT", str(own_data.root))
    return own_data


def test_the_command_writes_every_format(
    own: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_runs(tmp_path / "report", [answering(run_of(place="CHN"), growth=1.5)])
    to, report = tmp_path / "a b" / "out", tmp_path / "report"
    assert main(["export", "--to", str(to), "--from", str(report), "--language", "vi"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert sorted(told) == sorted(str(path) for path in to.iterdir())
    assert {path.name for path in to.iterdir()} == {
        *(f"{table}.{ending}" for table in TABLES for ending in ("csv", "parquet", "dta", "tex", "sdmx.csv")),
        *(f"{table}.{ending}" for table in ("sources", "codebook") for ending in ("csv", "parquet", "dta")),
        "econlab.xlsx",
    }
    book = openpyxl.load_workbook(to / "econlab.xlsx")
    assert book.sheetnames == ["Số liệu", "Phát biểu", "Số liệu tham chiếu", "Kết quả", "Nguồn", "Bảng mã"]
    assert "Bản in: " in book["Số liệu"]["I3"].comment.text


def test_a_chosen_table_in_a_chosen_format_takes_the_place_of_an_earlier_one(
    own: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "figures.csv").write_text("earlier", encoding="utf-8")
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    assert main(["export", "figures", "--format", "csv", "--to", str(tmp_path)]) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "codebook.csv", "figures.csv", "mine.txt", "sources.csv",
    ]  # fmt: skip
    assert (tmp_path / "figures.csv").read_bytes() == (own.processed / "figures.csv").read_bytes()


def test_without_a_report_the_rest_is_exported_and_told(
    own: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "--format", "csv", "--to", str(tmp_path)]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == (
        f"No results in {own.root / 'reports'}: no notebook has been run there."
    )
    assert not (tmp_path / "results.csv").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["figure"], "export: found 'figure', expected one of figures, statements, reference, results"),
        (
            ["--format", "xls"],
            "--format: found 'xls', expected one of csv, parquet, xlsx, dta, tex, sdmx-csv",
        ),
        (["--language", "fr"], "language: found 'fr', expected one of en, vi."),
        (["results"], "found no results, expected the folder of a report."),
        (["--from", "nowhere"], "--from nowhere: found no results"),
    ],
)
def test_a_mistake_ends_with_2_and_nothing_is_written(
    own: Project, tmp_path: Path, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", *arguments, "--to", str(tmp_path / "out")]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert said in printed.err
    assert printed.err.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_written_to_is_named(
    own: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert main(["export", "--format", "csv", "--to", str(tmp_path / "file")]) == 2
    assert f"--to {tmp_path / 'file'}: cannot be written" in capsys.readouterr().err


def test_a_text_that_a_format_cannot_hold_stops_the_export_before_anything_is_written(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ECONLAB_PROJECT", str(project.root))
    project.change("figures", {}, note="a\x0bb")
    building.build(project.root)
    assert main(["export", "figures", "--to", str(tmp_path / "out")]) == 2
    assert "figures, column note: found the character" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_missing_library_is_named_when_its_format_is_asked_for(
    own: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(exporting, "find_spec", lambda name: None)
    assert main(["export", "--format", "xlsx", "--to", str(tmp_path / "out")]) == 2
    assert capsys.readouterr().err == (
        "econlab: --format xlsx: takes openpyxl, which is not installed. Run: pip install 'econlab[export]'\n"
    )
    assert main(["export", "figures", "--to", str(tmp_path / "out")]) == 0
    assert {path.suffix for path in (tmp_path / "out").iterdir()} == {".csv", ".dta"}
    assert capsys.readouterr().out.splitlines()[-1] == (
        "Left out: parquet, xlsx, tex. To have them: pip install 'econlab[export]'"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_are_told_in_the_language_and_columns_are_not(own: Project, language: Language) -> None:
    content = exporting.gathered(["figures"], [], own.root, language)
    assert [column.name for column in content.tables[0].columns][:2] == ["figure", "place"]
    places = {row["code"]: row["name"] for row in content.codebook.rows if row["column"] == "place"}
    assert places["VNM"] == {"en": "Viet Nam", "vi": "Việt Nam"}[language]


def test_our_own_words_are_exported_in_both_languages(everything: Export, own_data: Project) -> None:
    statements = everything.tables[TABLES.index("statements")]
    told = {row["statement"]: row["says_vi"] for row in own_data.rows("statements")}
    assert {row["statement"]: row["says_vi"] for row in statements.rows if row["says"]} == told
    for row in own_data.rows("documents"):
        (found,) = [one for one in everything.sources.rows if one["source"] == row["document"]]
        assert (found["title_vi"], found["publisher_vi"]) == (row["title_vi"], row["issuer_vi"])
