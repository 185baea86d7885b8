"""Tables for other programs: the same rows as CSV, Parquet, Excel, Stata, LaTeX and SDMX-CSV."""

from __future__ import annotations

import io
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from econlab.evidence.tables import as_csv

if TYPE_CHECKING:
    from econlab.evidence.vocabulary import Vocabulary
    from econlab.showing.language import Language

Cell = str | float | int | bool | None

TABLES = ("figures", "statements", "reference", "results")
SOURCES, CODEBOOK = "sources", "codebook"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes
    ----------
    name : str
        In snake_case.
    kind : str
        ``string``, ``number``, ``integer`` or ``boolean``.
    meaning : str
        What it holds, in English.
    """

    name: str
    kind: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Dataset:
    """A table to export: what its columns mean, and its rows as text.

    Attributes
    ----------
    name : str
        Such as ``figures``.
    columns : tuple of Column
        In order.
    rows : tuple of mapping of str to str
        Every cell as it stands in CSV: blank where there is nothing, ``inf`` for
        an open end.
    """

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Mapping[str, str], ...]

    def values(self, column: Column) -> list[Cell]:
        """Return the cells of a column, each of the type of the column; None where there is nothing."""
        return [value(row[column.name], column.kind) for row in self.rows]


@dataclass(frozen=True, slots=True)
class Export:
    """What is exported.

    Attributes
    ----------
    tables : tuple of Dataset
        Some of figures, statements, reference and results.
    sources, codebook : Dataset
        Where things were printed, and what columns and codes mean.
    names : Vocabulary
        Names of codes.
    language : {"en", "vi"}
        Of what is written for readers. Columns and codes have one name in both.
    """

    tables: tuple[Dataset, ...]
    sources: Dataset
    codebook: Dataset
    names: Vocabulary
    language: Language = "en"

    @property
    def datasets(self) -> tuple[Dataset, ...]:
        """The tables, then their sources and their codebook."""
        return (*self.tables, self.sources, self.codebook)


def value(cell: str, kind: str) -> Cell:
    """Return what a cell of CSV holds.

    Examples
    --------
    >>> value("50.2", "number"), value("inf", "number"), value("", "integer"), value("true", "boolean")
    (50.2, inf, None, True)
    """
    if cell == "":
        return None
    if kind == "boolean":
        return cell == "true"
    if kind == "number":
        return float(cell)
    return int(cell) if kind == "integer" else cell


def is_open(cell: Cell) -> bool:
    """Whether a cell is an open end, which is no number."""
    return isinstance(cell, float) and math.isinf(cell)


def to_csv(table: Dataset) -> bytes:
    """Return a table as CSV in UTF-8, every cell as it is.

    Texts are not changed for spreadsheets, which would take ``-5%`` for a formula:
    the workbook is for them.
    """
    return as_csv([column.name for column in table.columns], table.rows).encode()


def to_parquet(table: Dataset) -> bytes:
    """Return a table as Parquet: numbers and texts as such, null where there is nothing.

    An open end is the infinity of the format.

    Raises
    ------
    ImportError
        When pyarrow is not installed.
    """
    import pyarrow as pa

    columns = {column.name: pa.array(table.values(column), _ARROW[column.kind]) for column in table.columns}
    return parquet_bytes(columns)


_ARROW = {"string": "string", "number": "float64", "integer": "int64", "boolean": "bool"}


def parquet_bytes(columns: Mapping[str, object]) -> bytes:
    """Return columns of pyarrow as the bytes of a Parquet file, the same for the same columns."""
    import pyarrow as pa
    from pyarrow import parquet

    sink = io.BytesIO()
    # No schema of Arrow's own, which would name its version a second time.
    parquet.write_table(pa.table(columns), sink, compression="zstd", store_schema=False)
    return sink.getvalue()


def _each(ending: str, write: Callable[[Dataset], bytes]) -> Callable[[Export], dict[str, bytes]]:
    def written(export: Export) -> dict[str, bytes]:
        return {f"{table.name}.{ending}": write(table) for table in export.datasets}

    return written


def _workbook(export: Export) -> dict[str, bytes]:
    from econlab.showing.export_excel import to_workbook

    return {"econlab.xlsx": to_workbook(export)}


def _stata(export: Export) -> dict[str, bytes]:
    from econlab.showing.export_stata import to_stata

    return {f"{table.name}.dta": to_stata(table) for table in export.datasets}


def _latex(export: Export) -> dict[str, bytes]:
    from econlab.showing.published import published

    return {f"{table.name}.tex": published(table, export).latex().encode() for table in export.tables}


def _sdmx(export: Export) -> dict[str, bytes]:
    from econlab.showing.export_sdmx import to_sdmx

    return {f"{table.name}.sdmx.csv": to_sdmx(table).encode() for table in export.tables}


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the library that it takes, blank for none, and what makes its files, by name."""

    library: str
    files: Callable[[Export], dict[str, bytes]]


FORMATS: Mapping[str, Format] = {
    "csv": Format("", _each("csv", to_csv)),
    "parquet": Format("pyarrow", _each("parquet", to_parquet)),
    "xlsx": Format("openpyxl", _workbook),
    "dta": Format("", _stata),
    "tex": Format("great_tables", _latex),
    "sdmx-csv": Format("", _sdmx),
}


def dataset(name: str, fields: Iterable[Mapping[str, str]], rows: Sequence[Mapping[str, str]]) -> Dataset:
    """Return a table from its columns as the descriptor of the data tells them, and its rows."""
    columns = tuple(Column(field["name"], field["type"], field["description"]) for field in fields)
    return Dataset(name, columns, tuple(rows))
