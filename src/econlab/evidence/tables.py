"""Raw tables: strict reading that can say which line and column is wrong."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import ParamSpec, TypeVar, cast

from econlab.errors import InputError, attempted, nearest, utf8

Cleaned = TypeVar("Cleaned")
_Arguments = ParamSpec("_Arguments")
MESSAGES_SHOWN = 20
# Python makes no number of thousands of digits, and takes those of other scripts.
_WHOLE = re.compile("[0-9]{1,9}")
A_LINE = "a line number, counted from 1"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a raw table, with the place to look when it is wrong."""

    file: str
    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        """Return the text of a column."""
        return self.cells[column]

    def error(self, column: str, expected: str) -> InputError:
        """Return the message for a cell that is not what it should be."""
        return InputError(
            f"{self.file}, line {self.line}, column {column}: found {self[column]!r}, expected {expected}."
        )

    def filled(self, column: str, expected: str) -> str:
        """Return the text of a column.

        Raises
        ------
        InputError
            When it is blank.
        """
        if not self[column]:
            raise self.error(column, expected)
        return self[column]

    def counted(self, column: str, expected: str, *, least: int = 1) -> int:
        """Return the whole number in a column: up to nine digits 0 to 9.

        Raises
        ------
        InputError
            When it is anything else, or below `least`.
        """
        number = int(self[column]) if _WHOLE.fullmatch(self[column]) else -1
        if number < least:
            raise self.error(column, expected)
        return number

    def known(self, column: str, codes: Iterable[str], *, table: str = "", blank: bool = False) -> str:
        """Return the code in a column; `table` is where it is from, in ``data/raw``, without suffix.

        Raises
        ------
        InputError
            When it is not one of `codes`, nor blank where `blank` allows that.
        """
        allowed = sorted(codes)
        if self[column] in allowed or (blank and not self[column]):
            return self[column]
        if not table:
            raise self.error(column, f"one of {', '.join(allowed)}")
        near = nearest(self[column], allowed)
        raise self.error(column, f"a code of data/raw/{table}.csv{near}, or a row for it there")


def read_table(
    path: Path,
    columns: Sequence[str],
    *,
    key: Sequence[str] = (),
    filled: Mapping[str, str] = MappingProxyType({}),
    defaults: Mapping[str, str] = MappingProxyType({}),
    name: str = "",
) -> list[Row]:
    """Read a raw CSV table.

    Parameters
    ----------
    path : pathlib.Path
        A UTF-8 file, comma separated, with a header line.
    columns : sequence of str
        The columns it must have, in any order, and no others.
    key : sequence of str
        Columns whose combination must be unique, the first of them filled.
    filled : mapping of str to str, optional
        Other columns that must be filled, and what is expected there.
    defaults : mapping of str to str, optional
        What columns hold that are left out or blank.
    name : str, optional
        How errors call the file; by its folder and its name where not given.

    Returns
    -------
    list of Row
        In the order of the file.

    Raises
    ------
    InputError
        When the file is missing, not UTF-8, or lacks a column; when a row has
        too few or too many cells; with a line for each key that is blank or stands
        twice, and each other cell that must be filled and is blank.
    """
    name = name or f"{path.parent.name}/{path.name}"
    reader = csv.reader(io.StringIO(_text(path, name), newline=""), strict=True)
    rows: list[Row] = []
    before = 0
    try:
        header = next(reader, [])
        _check_header(name, header, columns, defaults)
        before = reader.line_num
        for cells in reader:
            line, before = before + 1, reader.line_num
            if not cells:
                continue
            if len(cells) != len(header):
                raise InputError(
                    f"{name}, line {line}: found {len(cells)} cells, expected {len(header)} "
                    f"({', '.join(header)}). Put cells that contain a comma in double quotes."
                )
            found = dict(zip(header, map(str.strip, cells), strict=True))
            rows.append(Row(name, line, {**found, **_filled(found, defaults)}))
    except csv.Error as error:
        raise InputError(
            f"{name}, line {before + 1}: the row that begins here is not readable CSV ({error}). "
            "Write a double quote inside quotes twice, and close every quote."
        ) from error
    _check_cells(rows, key, filled)
    return rows


def count_rows(path: Path) -> int:
    """Return how many rows a CSV table has below its header, whatever they hold."""
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        return max(sum(1 for cells in csv.reader(file) if cells) - 1, 0)


def _text(path: Path, name: str) -> str:
    try:
        return utf8(path.read_bytes(), name)
    except FileNotFoundError:
        raise InputError(f"{name} is missing: expected it at {path}.") from None
    except OSError as error:
        raise InputError(f"{name}: the file cannot be read ({error.strerror}). It is {path}.") from None


def _filled(cells: Mapping[str, str], defaults: Mapping[str, str]) -> dict[str, str]:
    return {column: cells.get(column) or default for column, default in defaults.items()}


def _check_header(
    name: str, header: Sequence[str], columns: Sequence[str], defaults: Mapping[str, str]
) -> None:
    if header and header[0].startswith("\ufeff"):
        raise InputError(f"{name}, line 1: begins with a byte order mark. Save the file as plain UTF-8.")
    for column in columns:
        if header.count(column) != 1 and (column in header or column not in defaults):
            raise InputError(
                f"{name}, line 1: column {column} is there {header.count(column)} times, expected once. "
                f"The columns are {', '.join(columns)}."
            )
    unknown = [column for column in header if column not in columns]
    if unknown:
        raise InputError(f"{name}, line 1: unknown column {unknown[0]!r}; expected {', '.join(columns)}.")


def _check_cells(rows: Sequence[Row], key: Sequence[str], filled: Mapping[str, str]) -> None:
    mistakes, seen = Mistakes(), dict[tuple[str, ...], int]()
    for row in rows:
        if key:
            mistakes.attempt(_check_key, row, key, seen)
        for column, expected in filled.items():
            mistakes.attempt(row.filled, column, expected)
    mistakes.refuse()


def _check_key(row: Row, key: Sequence[str], seen: dict[tuple[str, ...], int]) -> None:
    row.filled(key[0], "a filled cell")
    line = seen.setdefault(tuple(row[column] for column in key), row.line)
    if line != row.line:
        raise row.error(key[0], f"a value that is not yet used (line {line} has the same one)")


class Mistakes:
    """Mistakes found one after the other, to be told in one message.

    Examples
    --------
    >>> row, mistakes = Row("figures.csv", 2, {"line": "x", "kind": "target"}), Mistakes()
    >>> mistakes.attempt(row.counted, "line", "a number"), mistakes.attempt(row.known, "kind", ["target"])
    (None, 'target')
    >>> mistakes.refuse()
    Traceback (most recent call last):
    econlab.errors.InputError: figures.csv, line 2, column line: found 'x', expected a number.
    """

    def __init__(self) -> None:
        self._found: list[str] = []

    def attempt(
        self, call: Callable[_Arguments, Cleaned], *args: _Arguments.args, **kwargs: _Arguments.kwargs
    ) -> Cleaned | None:
        """Return what a call gives; None where it refused its input, whose mistakes are kept."""
        result, refusal = attempted(call, *args, **kwargs)
        self._found += refusal.split("\n") if refusal else []
        return result

    def refuse(self) -> None:
        """Go on where there is no mistake.

        Raises
        ------
        InputError
            With a line for each of the first `MESSAGES_SHOWN` mistakes, and how many more there are.
        """
        if self._found:
            more = len(self._found) - MESSAGES_SHOWN
            tail = [f"... and {more} more."] if more > 0 else []
            raise InputError("\n".join([*self._found[:MESSAGES_SHOWN], *tail]))


def clean_rows(rows: Iterable[Row], clean: Callable[[Row], Cleaned]) -> list[Cleaned]:
    """Clean every row, and report the mistakes of all rows at once.

    Raises
    ------
    InputError
        As `Mistakes.refuse`.
    """
    mistakes = Mistakes()
    cleaned = [mistakes.attempt(clean, row) for row in rows]
    mistakes.refuse()
    return cast("list[Cleaned]", cleaned)


def as_csv(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> str:
    """Return rows as CSV text with a header and line feeds."""
    lines = Lines()
    writer = csv.DictWriter(lines, columns)
    writer.writeheader()
    writer.writerows(rows)
    return "".join(lines.written)


class Lines:
    """Lines of CSV that end in a line feed; a writer told so would not quote a carriage return."""

    def __init__(self) -> None:
        self.written: list[str] = []

    def write(self, line: str) -> None:
        """Take a line as a writer of CSV ends it."""
        self.written.append(line.removesuffix("\r\n") + "\n")
