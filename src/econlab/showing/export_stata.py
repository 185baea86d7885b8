"""Stata data files, format 118, with labels, Unicode and open ends as missing values of their own."""

from __future__ import annotations

import datetime as dt
import io
import struct
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from econlab.errors import InputError
from econlab.showing.exports import Cell, Column, Dataset, is_open

if TYPE_CHECKING:
    import pandas as pd

# The largest and the smallest number that Stata can hold, which nothing printed reaches. Their bytes
# are in no text, since UTF-8 has no byte 0xff.
_LARGEST: float = struct.unpack("<d", b"\xff\xff\xff\xff\xff\xff\xdf\x7f")[0]
_OPEN = {
    _LARGEST: bytes.fromhex("000000000008e07f"),  # .h
    -_LARGEST: bytes.fromhex("00000000000ce07f"),  # .l
}
# Of few values each, which are kept as numbers with value labels.
_LABELLED = frozenset({"kind", "direction", "qualifier", "status", "price_basis", "verdict", "sort"})
_NAME, _LABEL, _SHORT_TEXT = 32, 80, 128
# Words in snake_case that name no variable in Stata.
_WORDS = """
aggregate array boolean break byte case catch class colvector complex const continue default delegate delete
do double else eltypedef end enum explicit export external float for friend function global goto if in
inline int local long pragma protected quad rowvector short typedef typename using virtual with
_all _b _coef _cons _n _pi _pred _rc _se _skip
"""
_RESERVED = frozenset(_WORDS.split()) | {f"str{width}" for width in range(1, 2046)}


def to_stata(table: Dataset) -> bytes:
    """Return a table as a Stata data file of format 118, which Stata 14 and later read.

    Names are cut to 32 characters and meanings, as variable labels, to 80. Columns
    of few codes are numbers with value labels, texts longer than 128 bytes are strL.
    An open upper end is the missing value ``.h``, an open lower end ``.l``.

    Raises
    ------
    InputError
        When a text has the character NUL, which ends a text in Stata.
    """
    import pandas as pd

    names = stata_names([column.name for column in table.columns])
    columns = {name: _series(table, column) for name, column in zip(names, table.columns, strict=True)}
    labels = {name: _cut(column.meaning) for name, column in zip(names, table.columns, strict=True)}
    sink = io.BytesIO()
    pd.DataFrame(columns).to_stata(
        sink,
        write_index=False,
        version=118,
        time_stamp=dt.datetime(1980, 1, 1),  # noqa: DTZ001  # the same bytes at any time
        data_label=f"econlab: {table.name}",
        variable_labels=labels,
        convert_strl=[name for name, held in columns.items() if _is_long(held)],
    )
    content = sink.getvalue()
    for stand_in, missing in _OPEN.items():
        content = content.replace(struct.pack("<d", stand_in), missing)
    return content


def _series(table: Dataset, column: Column) -> pd.Series[Any]:
    import pandas as pd

    cells = table.values(column)
    if column.kind == "number":
        return pd.Series([_number(cell) for cell in cells], dtype="float64")
    if column.kind in ("integer", "boolean"):
        return pd.Series(cells, dtype="Int64")
    texts = [_text(table, column, cell) for cell in cells]
    if column.name in _LABELLED:
        return pd.Series(pd.Categorical(cells, categories=sorted(set(texts) - {""})))
    return pd.Series(texts, dtype="object")


def _text(table: Dataset, column: Column, cell: Cell) -> str:
    if cell is None:
        return ""
    if "\0" in str(cell):
        raise InputError(
            f"{table.name}, column {column.name}: found {cell!r}, expected a text without the character NUL, "
            "which ends a text in Stata. Take it out, or export another format."
        )
    return str(cell)


def _number(cell: Any) -> float | None:
    if is_open(cell):
        return _LARGEST if cell > 0 else -_LARGEST
    return None if cell is None else float(cell)


def _is_long(held: pd.Series[Any]) -> bool:
    return held.dtype == "object" and any(len(text.encode()) > _SHORT_TEXT for text in held)


def _cut(meaning: str) -> str:
    return meaning if len(meaning) <= _LABEL else f"{meaning[: _LABEL - 1]}…"


def stata_names(names: Sequence[str]) -> list[str]:
    """Return names that Stata allows, each once, of names in snake_case.

    Examples
    --------
    >>> stata_names(["low", "end", "a" * 40, "a" * 41])[1:]
    ['end_', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa_2']
    """
    given: list[str] = []
    for name in names:
        short = f"{name}_" if name in _RESERVED else name[:_NAME]
        count = 1
        while short in given:
            count += 1
            short = f"{name[: _NAME - len(str(count)) - 1]}_{count}"
        given.append(short)
    return given
