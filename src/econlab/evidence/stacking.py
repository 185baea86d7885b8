"""Stacking: rows of one's own, from a folder beside the project, after those of its raw tables."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from econlab import project
from econlab.errors import InputError, nearest
from econlab.evidence.tables import Row, clean_rows, count_rows, read_table

# What the columns hold that a table of one's own leaves out, or leaves blank; all others it must have.
_DEFAULTS: Mapping[str, Mapping[str, str]] = {
    "documents": dict.fromkeys(("title_vi", "issuer", "issuer_vi", "number", "date", "sha256", "note"), ""),
    "figures": {
        **dict.fromkeys(("vintage", "direction", "note"), ""),
        "kind": "statistic",
        "status": "reviewed",
    },
    "reference": {"derived": "", "status": "corroborated", "note": ""},
    "sources": dict.fromkeys(("year", "where_seen", "note"), ""),
    "corrections": {"value": ""},
    "statements": {"says_vi": "", "note": ""},
    "schemes": dict.fromkeys(("maps_to", "indicator", "note"), ""),
    "coverage": {},
    "defaults": {
        "reason_en": "as the data that were added ask for",
        "reason_vi": "theo yêu cầu của dữ liệu bổ sung",
    },
    "vocabulary/places": {"note": ""},
    "vocabulary/definitions": {"note": ""},
    "vocabulary/vintages": {"note": ""},
    "vocabulary/units": {"meaning": ""},
    "vocabulary/topics": {"note": ""},
    "vocabulary/indicators": {"part_of": "", "meaning": ""},
    "vocabulary/series": {"vintage": "", "note": ""},
}
# What the project's own rows must tell, and rows of one's own may leave blank.
_FILLED: Mapping[str, Mapping[str, str]] = {
    "statements": {"says_vi": "what the document says, in Vietnamese and in our own words"}
}
_TABLES = ", ".join(f"{table}.csv" for table in _DEFAULTS)
# Of a reference value its id, in which its value has no part.
_IDENTITY: Mapping[str, Sequence[str]] = {"reference": ("series", "place", "period", "source")}

_REMOVE = "Leave the row out, or give it a code of its own."
# What to do about a row that the project has already.
_WAY_OUT: Mapping[str, str] = {
    **dict.fromkeys(_DEFAULTS, _REMOVE),
    "reference": (
        "Leave the row out. A newer release of it needs a series of its own: a row in vocabulary/series.csv "
        "with the newer vintage, which vocabulary/vintages.csv names."
    ),
    "defaults": (
        "Expected a newer vintage or gdp_vintage than it has, and none that is older. For other years give "
        "start and end when you run a notebook."
    ),
}


def stacked(root: Path, table: str, columns: Sequence[str], *, key: Sequence[str]) -> list[Row]:
    """Read a raw table of a project, and after it the one of the same name in the folder of added data.

    Parameters
    ----------
    root : pathlib.Path
        The project folder.
    table : str
        Its path in ``data/raw`` without suffix, such as ``reference`` or ``vocabulary/places``.
    columns, key : sequence of str
        As for `read_table`.

    Returns
    -------
    list of Row
        Each names the file and line it stands in. A row of ``defaults.csv`` that asks for a newer
        release stands in the place of the project's own.

    Raises
    ------
    InputError
        When a table is malformed, a row stands for what the project has already, or the folder
        holds no table, or one that the project does not know.
    """
    home = Path(root, "data", "raw", f"{table}.csv")
    own = read_table(home, columns, key=key, filled=_FILLED.get(table, {}), name=f"data/raw/{table}.csv")
    folder = project.added()
    path = added_tables(folder).get(table) if folder else None
    if folder is None or path is None:
        return own
    defaults = _DEFAULTS[table]
    if "name_vi" in columns:
        defaults = {**defaults, "name_vi": ""}
    rows = read_table(path, columns, key=key, defaults=defaults, name=f"{_label(folder)}/{table}.csv")
    return _joined(own, [_named(row) for row in rows], table, _IDENTITY.get(table, key))


def _label(folder: Path) -> str:
    """Return what a folder of added data is called, wherever it is."""
    return folder.name.lstrip(".") or "added"


def added_tables(folder: Path) -> dict[str, Path]:
    """Return the tables in a folder of added data, by their path without suffix, sorted.

    Raises
    ------
    InputError
        When it holds none, one that is no file, or one that the project does not know.
    """
    found = {
        path.relative_to(folder).with_suffix("").as_posix(): path
        for path in sorted([*folder.glob("*.csv"), *folder.glob("vocabulary/*.csv")])
    }
    for table, path in found.items():
        if not path.is_file():
            raise InputError(
                f"{_label(folder)}/{table}.csv: found no file that can be read, but a folder, a pipe or a "
                "link that leads nowhere. Expected a table."
            )
        if table not in _DEFAULTS:
            raise InputError(
                f"{_label(folder)}/{table}.csv: no table of that name can be added"
                f"{nearest(table, _DEFAULTS)}. Expected {_TABLES}."
            )
    if not found:
        raise InputError(f"{folder} holds no table to add. Expected any of {_TABLES}.")
    return found


def added_files() -> dict[str, Path]:
    """Return the tables of one's own, by where a project would have them; empty where there are none.

    Raises
    ------
    InputError
        When the folder of added data is not there, or holds no table or an unknown one.
    """
    folder = project.added()
    if folder is None:
        return {}
    return {f"added/{_label(folder)}/{table}.csv": path for table, path in added_tables(folder).items()}


def added_told() -> list[dict[str, Any]]:
    """Return what there is of one's own: ``table`` by its folder and name, its ``rows``, and its ``sha256``.

    Raises
    ------
    InputError
        As `added_files`.
    """
    return [
        {
            "table": name.removeprefix("added/"),
            "rows": count_rows(path),
            "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        }
        for name, path in added_files().items()
    ]


def _named(row: Row) -> Row:
    """Give a code its English name where it has no Vietnamese one."""
    if row.cells.get("name_vi", "-"):
        return row
    return Row(row.file, row.line, {**row.cells, "name_vi": row["name_en"]})


def _joined(own: Sequence[Row], more: Sequence[Row], table: str, identity: Sequence[str]) -> list[Row]:
    def code(row: Row) -> tuple[str, ...]:
        return tuple(row[column] for column in identity)

    known = {code(row): row for row in own}
    clean_rows(more, lambda row: _check_new(row, known.get(code(row)), table, identity))
    instead = {code(row): row for row in more}
    return [
        *(instead.get(code(row), row) for row in own),
        *(row for row in more if code(row) not in known),
    ]


def _check_new(row: Row, before: Row | None, table: str, identity: Sequence[str]) -> None:
    if before is None or (table == "defaults" and _is_newer(row, before)):
        return
    stands = f"{row.file}, line {row.line}, {', '.join(f'{column} {row[column]}' for column in identity)}"
    raise InputError(
        f"{stands}: the project has this already ({before.file}, line {before.line}). {_WAY_OUT[table]}"
    )


def _is_newer(row: Row, before: Row) -> bool:
    pairs = [(row[column], before[column]) for column in ("vintage", "gdp_vintage")]
    return any(_follows(*pair) for pair in pairs) and all(
        now == then or _follows(now, then) for now, then in pairs
    )


def _follows(vintage: str, other: str) -> bool:
    """Whether a release came after another; where a code has no year, whether it is another one."""
    dated = all(re.match(r"\d{4}", code) for code in (vintage, other))
    return vintage > other if dated else vintage != other
