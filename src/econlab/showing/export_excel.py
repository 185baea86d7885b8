"""A workbook for Excel: real numbers, hedges and open ends in comments, no cell that could be a formula."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

from econlab.errors import InputError
from econlab.showing.exports import Cell, Column, Dataset, Export, is_open
from econlab.showing.language import Language, label, text

_LONGEST = 32_767  # characters that a cell can hold
_NARROWEST, _WIDEST = 8, 48
_LOOKED_AT = 200  # rows that widths are taken from
# What a spreadsheet may take for the beginning of a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
# Control characters, which the format cannot hold.
_UNHELD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udfff]")
_MODIFIED = re.compile(rb"<dcterms:modified.*?</dcterms:modified>")
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def to_workbook(export: Export) -> bytes:
    """Return a workbook with a sheet for each table, its sources and its codebook.

    Numbers are numbers. An open end is a blank cell with a comment that says so; a
    hedged value has a comment with its hedge and printed form. Texts are texts
    whatever they begin with; a carriage return in one may be read as a line feed. The
    same tables give the same bytes.

    Raises
    ------
    ImportError
        When openpyxl is not installed.
    InputError
        When a text is longer than a cell can hold, or has a character that the format cannot.
    """
    import openpyxl  # type: ignore[import-untyped]

    book = openpyxl.Workbook()
    book.remove(book.active)
    book.properties.creator = "econlab"
    book.properties.created = dt.datetime(*_LONG_AGO)  # noqa: DTZ001  # the same bytes at any time
    for table in export.datasets:
        title = label(table.name, export.language)
        _fill(book.create_sheet(title[:1].upper() + title[1:]), table, export.language)
    sink = io.BytesIO()
    book.save(sink)
    return _timeless(sink.getvalue())


def _fill(sheet: Any, table: Dataset, language: Language) -> None:
    import openpyxl

    for at, column in enumerate(table.columns, start=1):
        head = sheet.cell(1, at)
        _write(head, column.name, table, column)
        head.font = openpyxl.styles.Font(bold=True)
        held = table.values(column)
        for row, cell in enumerate(held, start=2):
            if cell is not None and not is_open(cell):
                _write(sheet.cell(row, at), cell, table, column)
        widest = max(map(len, [column.name, *(str(cell or "") for cell in held[:_LOOKED_AT])]))
        sheet.column_dimensions[head.column_letter].width = min(max(widest + 2, _NARROWEST), _WIDEST)
        for row, said in _comments(table, column, held, language):
            comment = openpyxl.comments.Comment(said, "econlab", height=90, width=260)
            sheet.cell(row, at).comment = comment
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = sheet.dimensions


def _write(place: Any, cell: Cell, table: Dataset, column: Column) -> None:
    if isinstance(cell, str):
        _check(cell, table, column)
    place.value = cell
    if isinstance(cell, str):
        place.data_type = "s"
        place.quotePrefix = cell.startswith(_FORMULA)
    elif isinstance(cell, int | float) and abs(cell) >= 10_000 and cell == int(cell):
        place.number_format = "#,##0"


def _check(cell: str, table: Dataset, column: Column) -> None:
    found = _UNHELD.search(cell)
    if found or len(cell) > _LONGEST:
        what = f"the character {found[0]!r}" if found else f"a text of {len(cell)} characters"
        raise InputError(
            f"{table.name}, column {column.name}: found {what}, expected at most {_LONGEST} characters and "
            "no control characters, as Excel holds them. Shorten the text, or export another format."
        )


def _comments(
    table: Dataset, column: Column, held: list[Cell], language: Language
) -> Iterator[tuple[int, str]]:
    """Yield the rows of cells that need a comment, and what it says."""
    for row, (cell, cells) in enumerate(zip(held, table.rows, strict=True), start=2):
        said = _said(column.name, cell, cells, language)
        if said:
            yield row, said


def _said(column: str, cell: Cell, cells: Mapping[str, str], language: Language) -> str:
    if is_open(cell):
        return text("cell: no high" if float(cell or 0) > 0 else "cell: no low", language)
    hedge = cells.get("qualifier", "exact")
    if column != "value" or hedge == "exact":
        return ""
    hedged = text(
        "cell: hedged", language, printed=cells["printed"], hedge=label(f"hedge: {hedge}", language)
    )
    return hedged if cell is not None else f"{hedged} {text('cell: no value', language)}"


def _timeless(content: bytes) -> bytes:
    """Return a workbook without the time at which it was made."""
    sink = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as made, zipfile.ZipFile(sink, "w") as kept:
        for name in sorted(made.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            held = made.read(name)
            if name == "docProps/core.xml":
                held = _MODIFIED.sub(b"", held)
            about = zipfile.ZipInfo(name, _LONG_AGO)
            about.compress_type = zipfile.ZIP_DEFLATED
            about.external_attr = 0o644 << 16
            about.create_system = 3
            kept.writestr(about, held)
    return sink.getvalue()
