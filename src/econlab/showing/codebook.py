"""What columns and codes of exported tables mean, and where things were printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from econlab.evidence import catalogue
from econlab.evidence.vocabulary import Vocabulary
from econlab.showing.exports import CODEBOOK, SOURCES, Column, Dataset
from econlab.showing.language import LABELS, Language, label

# Columns that hold codes of the vocabulary, with the table and the column of it that tells their meaning.
_CODED = {
    "place": ("places", "note"),
    "indicator": ("indicators", "meaning"),
    "definition": ("definitions", "note"),
    "vintage": ("vintages", "note"),
    "unit": ("units", "meaning"),
}
# Columns whose codes are words, and what their labels begin with.
_WORDS = {
    "kind": "", "direction": "", "verdict": "", "qualifier": "hedge: ", "status": "status: ",
    "price_basis": "prices: ",
}  # fmt: skip

_SOURCE_COLUMNS = (
    Column("source", "string", "Id of a document or of a published source."),
    Column("sort", "string", "document: its printed figures are catalogued; work: it published a value."),
    Column("title", "string", "Title; of a document in our own words."),
    Column("title_vi", "string", "Title of a document in Vietnamese."),
    Column("publisher", "string", "Who issued or published it."),
    Column("publisher_vi", "string", "Who issued a document, in Vietnamese."),
    Column("number", "string", "Its official number."),
    Column("date", "string", "Date or year of issue."),
    Column("language", "string", "Language of a document, ISO 639-1."),
    Column("where_seen", "string", "Where a published value was seen, if not at the issuer."),
    Column("note", "string", "In our own words."),
)
_COLUMNS = (
    Column("table", "string", "Table; or a format, with what it does to the tables."),
    Column("column", "string", "Its column."),
    Column("code", "string", "A code that stands in the column; blank for the column itself."),
    Column("type", "string", "Of the column: string, number, integer or boolean."),
    Column("name", "string", "Name in words."),
    Column("meaning", "string", "What it is."),
)
_FORMATS: tuple[tuple[str, str, str, str], ...] = (
    ("xlsx", "low, high", "", "Blank where the end is open; a comment on the cell says so."),
    ("xlsx", "value", "", "A comment on a cell tells the hedge and the printed form of a figure."),
    ("dta", "low, high", ".h", "No upper bound. Stata takes it for larger than any number."),
    ("dta", "low, high", ".l", "No lower bound. Stata takes it for larger than any number: leave it out."),
    ("dta", "", ".", "Nothing is there."),
    ("parquet", "low, high", "", "Infinite where the end is open; null where nothing is there."),
    ("sdmx-csv", "FREQ", "", "Grain of the period: A, S, Q, M of CL_FREQ; _Z, not applicable, for a window."),
    ("sdmx-csv", "REF_AREA", "", "Column place."),
    ("sdmx-csv", "VINTAGE", "_X", "No release is told."),
    ("sdmx-csv", "KIND", "", "Column kind. Statistics, targets, forecasts and changes never share a series."),
    ("sdmx-csv", "DIRECTION", "_Z", "Not a change. A decrease is a series of its own, its value as printed."),
    ("sdmx-csv", "PRICE_BASIS", "_Z", "Not in prices."),
    ("sdmx-csv", "PRICE_BASIS", "_X", "Not told."),
    ("sdmx-csv", "MENTION", "", "Counts printings that agree in all other dimensions and the period."),
    ("sdmx-csv", "TIME_PERIOD", "", "SDMX time period; a window START/END as first day and duration."),
    ("sdmx-csv", "OBS_VALUE", "", "Column value, in base units; blank for a range."),
    ("sdmx-csv", "OBS_STATUS", "A", "Normal value: a statistic or a change, printed exactly."),
    ("sdmx-csv", "OBS_STATUS", "E", "Estimated value: printed with a hedge."),
    ("sdmx-csv", "OBS_STATUS", "F", "Forecast value."),
    ("sdmx-csv", "OBS_STATUS", "O", "Missing value: only bounds are printed."),
    ("sdmx-csv", "OBS_STATUS", "U", "Low reliability: sources conflict."),
    ("sdmx-csv", "OBS_STATUS", "V", "Unvalidated value: known from memory only."),
    ("sdmx-csv", "OBS_STATUS", "", "Blank for a target, which observes nothing."),
    ("sdmx-csv", "UNIT_MULT", "0", "Values are in the unit itself, not in thousands or millions of it."),
    ("sdmx-csv", "LOWER_BOUND, UPPER_BOUND", "INF", "The end is open; -INF below."),
    ("sdmx-csv", "COMMENT_OBS", "", "The printed form."),
)  # fmt: skip


def codebook(tables: Iterable[Dataset], names: Vocabulary, language: Language = "en") -> Dataset:
    """Return what each column of the tables means, each code that they use, and what formats do to them.

    Parameters
    ----------
    tables : iterable of Dataset
        Those exported.
    names : Vocabulary
        Names and meanings of codes.
    language : {"en", "vi"}
        Of names. Meanings are in English.
    """
    rows = [row for table in tables for row in _described(table, names, language)]
    rows += [_row(form, column, code, meaning=meaning) for form, column, code, meaning in _FORMATS]
    return Dataset(CODEBOOK, _COLUMNS, tuple(rows))


def _described(table: Dataset, names: Vocabulary, language: Language) -> Iterator[dict[str, str]]:
    for column in table.columns:
        name = label(column.name, language) if column.name in LABELS else ""
        yield _row(table.name, column.name, type=column.kind, name=name, meaning=column.meaning)
        for code in sorted({row[column.name] for row in table.rows} - {""}):
            yield from _code(table.name, column.name, code, names, language)


def _code(
    table: str, column: str, code: str, names: Vocabulary, language: Language
) -> Iterator[dict[str, str]]:
    if column in _CODED:
        home, told = _CODED[column]
        known = getattr(names, home)
        if code in known:
            yield _row(table, column, code, name=names.name(home, code, language), meaning=known[code][told])
    elif column in _WORDS and f"{_WORDS[column]}{code}" in LABELS:
        yield _row(table, column, code, name=label(f"{_WORDS[column]}{code}", language))


def _row(table: str, column: str, code: str = "", **cells: str) -> dict[str, str]:
    return dict.fromkeys((one.name for one in _COLUMNS), "") | {
        "table": table, "column": column, "code": code, **cells,
    }  # fmt: skip


def sources(root: Path | None = None) -> Dataset:
    """Return the documents of a project and its published sources as one table.

    Parameters
    ----------
    root : pathlib.Path, optional
        The project folder.

    Raises
    ------
    InputError
        When a table of them is missing or malformed.
    """
    documents = [
        {
            **row,
            "source": row["document"],
            "publisher": row["issuer"],
            "publisher_vi": row["issuer_vi"],
        }
        for row in catalogue.documents(root)
    ]
    works = [{**row.cells, "date": row["year"]} for row in catalogue.raw_rows("sources", root)]
    rows = [*({**row, "sort": "document"} for row in documents), *({**row, "sort": "work"} for row in works)]
    names = [column.name for column in _SOURCE_COLUMNS]
    return Dataset(
        SOURCES, _SOURCE_COLUMNS, tuple({name: row.get(name, "") for name in names} for row in rows)
    )
