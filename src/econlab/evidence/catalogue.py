"""The catalogue: look figures and statements up, in what was built or in that with data of one's own."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from econlab import project
from econlab.errors import InputError, nearest
from econlab.evidence.building import DESCRIPTOR, PROCESSED_FOLDER, RAW_FOLDER, processed, raw_hashes
from econlab.evidence.periods import check_period
from econlab.evidence.printed import Qualifier
from econlab.evidence.raw import KEYS, RAW, REFERENCE_STATUSES, REVIEWED
from econlab.evidence.reads import door
from econlab.evidence.stacking import added_files, stacked
from econlab.evidence.statements import VERDICTS
from econlab.evidence.tables import Row
from econlab.evidence.vocabulary import DIRECTIONS, KINDS, Vocabulary, codes, read_vocabulary

if TYPE_CHECKING:
    import pandas as pd

_LISTED = 50  # codes that a message still lists; where there are more it names their table
_OUTDATED = (
    f"{RAW_FOLDER.as_posix()} has changed since {PROCESSED_FOLDER.as_posix()} was built. Run: econlab build"
)


@door
def built_rows(name: str, root: Path | None = None) -> list[dict[str, str]]:
    """Return the rows of a built table such as ``figures``, every cell as it stands there.

    Raises
    ------
    InputError
        When the table is missing or older than the raw ones.
    """
    content = _content(name, root or project.root())
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


def _content(name: str, root: Path) -> bytes:
    """Return a built table as look-ups read it: the stored one, or that with data of one's own."""
    made = _made(root)
    if made is not None:
        return made[f"{name}.csv"]
    path = root / PROCESSED_FOLDER / f"{name}.csv"
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError(f"{path} is missing. Run: econlab build") from None


def built(root: Path) -> dict[str, bytes]:
    """Return what look-ups read, by file name: ``data/processed/``, or that with data of one's own.

    Those are put together in memory, once for the same tables, and nothing is written.

    Raises
    ------
    InputError
        When a row of one's own data is wrong.
    """
    made = _made(root) if project.added() is not None else None
    if made is not None:
        return made
    found = sorted((root / PROCESSED_FOLDER).glob("[!.]*"))
    return {path.name: path.read_bytes() for path in found if path.is_file()}


def held(root: Path) -> dict[str, bytes]:
    """Return all that look-ups read, by its place in a project: built tables, and those of one's own.

    Raises
    ------
    InputError
        As `built` and `added_files`.
    """
    tables = {(PROCESSED_FOLDER / name).as_posix(): content for name, content in built(root).items()}
    return tables | {name: path.read_bytes() for name, path in added_files().items()}


def _made(root: Path) -> dict[str, bytes] | None:
    """Return the tables put together with data of one's own; None where the stored ones are what is read."""
    hashes, inputs = raw_hashes(root), _inputs(root)
    if inputs is None:
        where = root / PROCESSED_FOLDER / DESCRIPTOR
        raise InputError(f"{where} is missing or unreadable. Run: econlab build")
    if inputs == hashes:
        return None
    if project.added() is None:
        raise InputError(_OUTDATED)
    return _in_memory(root, tuple(hashes.items()))


def check_current(root: Path) -> None:
    """Refuse tables that look-ups would refuse, since the raw ones have changed since they were built.

    Raises
    ------
    InputError
        When they are older. Those that are not there, or whose descriptor says nothing
        of the raw ones, are left to the look-ups.
    """
    if project.added() is None and _inputs(root) not in (None, raw_hashes(root)):
        raise InputError(_OUTDATED)


def _inputs(root: Path) -> Any:
    """Return the hashes of the raw tables that the built ones were made from, None where nothing tells."""
    try:
        return json.loads((root / PROCESSED_FOLDER / DESCRIPTOR).read_text("utf-8"))["inputs"]
    except (OSError, ValueError, KeyError, TypeError):
        return None


@lru_cache(maxsize=2)
def _in_memory(root: Path, _hashes: tuple[tuple[str, str], ...]) -> dict[str, bytes]:
    return processed(root)


@door
def figures(root: Path | None = None, **wanted: str | int | Sequence[str]) -> pd.DataFrame:
    """Printed figures as a table, one row a mention.

    Parameters
    ----------
    root : pathlib.Path, optional
        The project folder.
    **wanted : str, int or sequence of str
        Values to keep in any of the columns ``place``, ``indicator``,
        ``definition``, ``vintage``, ``period``, ``kind``, ``direction``,
        ``unit``, ``qualifier``, ``status``, ``document``.

    Returns
    -------
    pandas.DataFrame
        The columns of ``data/processed/figures.csv``; ``value``, ``low`` and
        ``high`` are floats in the unit of the column ``unit``.

    Raises
    ------
    InputError
        When the tables are missing or older than the raw ones, a column is not
        one of these, or a value is not one that the column can have.
    """
    return _table("figures", root or project.root(), wanted)


@door
def reference(root: Path | None = None, **wanted: str | int | Sequence[str]) -> pd.DataFrame:
    """Published values that the documents do not contain, as a table like that of `figures`."""
    return _table("reference", root or project.root(), wanted)


@door
def observations(root: Path | None = None, **wanted: str | int | Sequence[str]) -> pd.DataFrame:
    """Printed figures and reference values, stacked in one table like that of `figures`."""
    import pandas as pd

    root = root or project.root()
    both = [_table(name, root, wanted) for name in ("figures", "reference")]
    return pd.concat(both, ignore_index=True)


@door
def statements(root: Path | None = None, **wanted: str | Sequence[str]) -> pd.DataFrame:
    """Return the statements of the documents and what the catalogue suggests, with verdicts.

    Parameters
    ----------
    root : pathlib.Path, optional
        The project folder.
    **wanted : str or sequence of str
        Values to keep in the columns ``document`` and ``verdict``.

    Returns
    -------
    pandas.DataFrame
        The columns of ``data/processed/statements.csv``.

    Raises
    ------
    InputError
        As `figures` does.
    """
    return _table("statements", root or project.root(), wanted)


_FILTERS = (
    "place", "indicator", "definition", "vintage", "period", "kind", "direction",
    "unit", "qualifier", "status", "document",
)  # fmt: skip
_STATEMENT_FILTERS = ("document", "verdict")
_NUMBERS = ("value", "low", "high", "stated_value", "stated_low", "stated_high")
_CLOSED: Mapping[str, Collection[str]] = {
    "kind": KINDS,
    "direction": DIRECTIONS,
    "qualifier": get_args(Qualifier),
    "status": (REVIEWED, *REFERENCE_STATUSES),
    "verdict": VERDICTS,
}
_SOMETIMES_BLANK = ("vintage", "direction", "document")


def _table(name: str, root: Path, wanted: Mapping[str, str | int | Sequence[str]]) -> pd.DataFrame:
    table = _parsed(_content(name, root))
    for column, values in wanted.items():
        chosen = [str(value) for value in ([values] if isinstance(values, str | int) else values)]
        _check_filter(root, name, column, chosen)
        table = table[table[column].isin(chosen)]
    return table.reset_index(drop=True)


# Compared by their bytes, which takes less time than parsing them.
@lru_cache(maxsize=6)
def _parsed(content: bytes) -> pd.DataFrame:
    import pandas as pd

    table = pd.read_csv(io.BytesIO(content), dtype="str", keep_default_na=False)
    for column in table.columns.intersection(_NUMBERS):
        table[column] = pd.to_numeric(table[column]).astype("float64")
    table["line"] = pd.to_numeric(table["line"]).astype("Int64")
    return table


def _check_filter(root: Path, name: str, column: str, chosen: Sequence[str]) -> None:
    columns, blank = (_STATEMENT_FILTERS, ()) if name == "statements" else (_FILTERS, _SOMETIMES_BLANK)
    if column not in columns:
        raise InputError(f"unknown column {column!r}; expected one of {', '.join(columns)}.")
    for value in chosen:
        if column == "period":
            check_period(value)
        elif value not in (allowed := _allowed(root, column)) and (value or column not in blank):
            expected = _expected(column, allowed)
            raise InputError(f"unknown {column} {value!r}; expected {expected}{nearest(value, allowed)}.")


def _expected(column: str, allowed: Collection[str]) -> str:
    if len(allowed) <= _LISTED:
        return f"one of {', '.join(sorted(allowed))}"
    table = "documents.csv" if column == "document" else f"vocabulary/{column}s.csv"
    return f"a code of {RAW_FOLDER.as_posix()}/{table}"


def _allowed(root: Path, column: str) -> Collection[str]:
    if column == "document":
        return {row["document"] for row in documents(root)}
    return _CLOSED[column] if column in _CLOSED else codes(root, f"{column}s")


@door
def vocabulary(root: Path | None = None) -> Vocabulary:
    """Return the closed vocabularies of a project, which name every code in two languages."""
    return read_vocabulary(root or project.root())


@door
def defaults(root: Path | None = None) -> list[Mapping[str, str]]:
    """Return the rows of ``defaults.csv``: which accounts an analysis of a place uses by default."""
    return [row.cells for row in raw_rows("defaults", root)]


@door
def documents(root: Path | None = None) -> list[Mapping[str, str]]:
    """Return the rows of ``documents.csv``."""
    return [row.cells for row in raw_rows("documents", root)]


@door
def schemes(root: Path | None = None) -> list[Mapping[str, str]]:
    """Return the rows of ``schemes.csv``: how documents divide a digital economy."""
    return [row.cells for row in raw_rows("schemes", root)]


@door
def coverage_counts(root: Path | None = None) -> list[Mapping[str, str]]:
    """Return the rows of ``coverage.csv``: what became of the numbers of each document."""
    return [row.cells for row in raw_rows("coverage", root)]


@door
def raw_rows(name: str, root: Path | None = None) -> list[Row]:
    """Return the rows of a raw table such as ``figures``, as they stand there.

    Raises
    ------
    InputError
        When the table is missing or malformed.
    """
    return stacked(root or project.root(), name, RAW[name], key=KEYS[name])
