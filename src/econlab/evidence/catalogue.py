"""The catalogue: build ``data/processed/``, and look figures up."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Collection, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from econlab import project
from econlab.errors import InputError, nearest
from econlab.evidence import audit
from econlab.evidence.cleaning import COLUMNS, KEYS, RAW, REFERENCE_STATUSES, REVIEWED, Raw, clean, read_raw
from econlab.evidence.printed import Qualifier
from econlab.evidence.reads import door
from econlab.evidence.stacking import added_tables, label, stacked
from econlab.evidence.statements import VERDICTS
from econlab.evidence.tables import Row, as_csv, count_rows
from econlab.evidence.vocabulary import DIRECTIONS, KINDS, Vocabulary, check_period, codes, read_vocabulary
from econlab.scratch import exclusive, scratch

if TYPE_CHECKING:
    import pandas as pd

RAW_FOLDER = Path("data", "raw")
PROCESSED_FOLDER = Path("data", "processed")
DESCRIPTOR = "datapackage.json"
LISTED = 50  # codes that a message still lists; where there are more it names their table

_FIELDS = {
    "figure": ("string", "Id of a printed figure; of a reference value: series, place, period and source."),
    "place": ("string", "ISO 3166 code, or an aggregate that places.csv defines."),
    "indicator": ("string", "What is measured; defined in indicators.csv."),
    "definition": ("string", "Whose measure of it; defined in definitions.csv."),
    "vintage": ("string", "Which release of a revised series; defined in vintages.csv."),
    "period": ("string", "Year, half-year, quarter, or START/END of an average or a change."),
    "kind": ("string", "statistic, target, forecast or change."),
    "direction": ("string", "Of a change: increase or decrease."),
    "value": ("number", "The printed number in base units; blank for a range."),
    "low": ("number", "Lower bound: half a unit of the last printed digit below, or an end of a range."),
    "high": ("number", "Upper bound; inf for an open end."),
    "unit": ("string", "Unit of value, low and high; defined in units.csv; ISO 4217 for money."),
    "qualifier": ("string", "How it is hedged: exact, about, over, at_least, under, at_most, range."),
    "price_basis": ("string", "Of a reference value: nominal, real or none."),
    "status": ("string", "Figures: reviewed. Reference: corroborated, conflicting or recalled."),
    "correction": ("string", "How corrections.csv repaired the figure, and why."),
    "document": ("string", "Document the figure is printed in."),
    "line": ("integer", "Its line there, counted from 1, in the text with the recorded hash."),
    "printed": ("string", "Exactly as it stands there."),
    "source": ("string", "Where a reference value was published; defined in sources.csv."),
    "note": ("string", "In our own words."),
}

_STATEMENT_FIELDS = {
    "statement": ("string", "Id of a statement; of a suggestion: suggested: and the figures compared."),
    "document": ("string", "Document that says it."),
    "line": ("integer", "Line where it is said."),
    "says": ("string", "What is said, in our own words; blank for a suggestion."),
    "says_vi": ("string", "The same in Vietnamese; blank where data of one's own do not tell it."),
    "stated": ("string", "Id of the figure stated, or a literal."),
    "formula": ("string", "What gives it, over ids of figures; the id of another figure for a repetition."),
    "unit": ("string", "Unit of all numbers of the row; defined in units.csv."),
    "stated_value": ("number", "What is stated; a decrease is negative."),
    "stated_low": ("number", "Lower bound of what is stated."),
    "stated_high": ("number", "Upper bound of what is stated."),
    "value": (
        "number",
        "What the formula gives; blank where only bounds, or nothing, can be computed.",
    ),
    "low": ("number", "Lower bound of what the formula gives."),
    "high": ("number", "Upper bound of what the formula gives."),
    "verdict": ("string", "consistent, inconsistent, contradiction, unit_error or needs_reference."),
    "reason": ("string", "Code of the reason."),
    "detail": ("string", "What the reason names: a factor, a unit, releases, definitions or series."),
    "inputs": ("string", "Ids of figures and reference values used, separated by blanks."),
    "note": ("string", "In our own words."),
}


def build(root: Path | None = None) -> Path:
    """Clean ``data/raw/`` into ``data/processed/``.

    Byte for byte the same for the same raw files, which are the project's own
    only. The old files stay as they were until every new one is complete.

    Parameters
    ----------
    root : pathlib.Path, optional
        The project folder; found from the working folder by default.

    Returns
    -------
    pathlib.Path
        The folder written.

    Raises
    ------
    InputError
        When a raw row is wrong; nothing is written then.
    """
    root = root or project.root()
    with project.alone():
        contents = processed(root)
    folder = root / PROCESSED_FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    with scratch(folder, ".build-") as unfinished:
        for name, content in contents.items():
            (unfinished / name).write_bytes(content)
        with exclusive(folder):
            for name in contents:
                (unfinished / name).replace(folder / name)
    return folder


def processed(root: Path) -> dict[str, bytes]:
    """Return what ``data/processed/`` should hold, by file name, the descriptor last.

    With data of one's own (`econlab.project.added`), what it would hold with them.

    Raises
    ------
    InputError
        When a raw row is wrong.
    """
    raw = read_raw(root)
    figures, reference = clean(raw)
    tables = {
        "figures.csv": as_csv(COLUMNS, figures).encode(),
        "reference.csv": as_csv(COLUMNS, reference).encode(),
        "statements.csv": as_csv(audit.COLUMNS, audit.judged(raw, figures, reference)).encode(),
    }
    descriptor = json.dumps(_descriptor(root, raw, tables), indent=2, ensure_ascii=False) + "\n"
    return {**tables, DESCRIPTOR: descriptor.encode()}


def _descriptor(root: Path, raw: Raw, tables: Mapping[str, bytes]) -> dict[str, Any]:
    return {
        "profile": "tabular-data-package",
        "name": "econlab",
        "title": "Figures printed in policy documents on digital economies, with bounds",
        "licenses": [
            {
                "name": "CC-BY-4.0",
                "path": "https://creativecommons.org/licenses/by/4.0/",
                "title": "Creative Commons Attribution 4.0",
            }
        ],
        "sources": [
            {"title": f"{row['title']} ({row['issuer']}, {row['date']})"} for row in raw.tables["documents"]
        ],
        "settings": {
            "about": str(raw.about),
            "open_end": raw.tolerance.open_end,
            "near": raw.tolerance.near,
        },
        "inputs": _hashes(root),
        "resources": [
            {
                "name": Path(name).stem,
                "path": name,
                "profile": "tabular-data-resource",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "bytes": len(content),
                "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
                "schema": _schema(Path(name).stem),
            }
            for name, content in tables.items()
        ],
    }


def _schema(table: str) -> dict[str, Any]:
    described, key = _FIELDS, ["figure", "printed"]
    if table == "statements":
        described, key = _STATEMENT_FIELDS, ["statement"]
    fields = [{"name": n, "type": t, "description": d} for n, (t, d) in described.items()]
    return {"fields": fields, "missingValues": [""], "primaryKey": key}


def fields(table: str) -> list[dict[str, str]]:
    """Return the columns of a built table: name, type and description, as its descriptor tells them.

    Examples
    --------
    >>> fields("statements")[0]["name"], fields("figures")[8]["type"]
    ('statement', 'number')
    """
    found: list[dict[str, str]] = _schema(table)["fields"]
    return found


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
    root, table = root or project.root(), f"{name}.csv"
    hashes = _hashes(root)
    if _is_stored(root, hashes):
        _stamp(root / PROCESSED_FOLDER / table)
        content = (root / PROCESSED_FOLDER / table).read_bytes()
    else:
        content = _in_memory(root, tuple(hashes.items()))[table]
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


def _hashes(root: Path) -> dict[str, str]:
    folder = root / RAW_FOLDER
    found = sorted([*folder.glob("*.csv"), *folder.glob("*.toml"), *folder.glob("vocabulary/*.csv")])
    files = {path.relative_to(folder).as_posix(): path for path in found} | added_files()
    return {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in files.items()}


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
    return {f"added/{label(folder)}/{table}.csv": path for table, path in added_tables(folder).items()}


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


def built(root: Path) -> dict[str, bytes]:
    """Return what look-ups read, by file name: ``data/processed/``, or that with data of one's own.

    Those are put together in memory, once for the same tables, and nothing is written.

    Raises
    ------
    InputError
        When a row of one's own data is wrong.
    """
    if project.added() is not None and not _is_stored(root, hashes := _hashes(root)):
        return _in_memory(root, tuple(hashes.items()))
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


def _is_stored(root: Path, hashes: Mapping[str, str]) -> bool:
    """Whether ``data/processed/`` is what look-ups read; else it is put together in memory."""
    inputs = _inputs(root)
    if inputs is None:
        where = root / PROCESSED_FOLDER / DESCRIPTOR
        raise InputError(f"{where} is missing or unreadable. Run: econlab build")
    if inputs == hashes:
        return True
    if project.added() is None:
        raise InputError(_OUTDATED)
    return False


def check_current(root: Path) -> None:
    """Refuse tables that look-ups would refuse, since the raw ones have changed since they were built.

    Raises
    ------
    InputError
        When they are older. Those that are not there, or whose descriptor says nothing
        of the raw ones, are left to the look-ups.
    """
    if project.added() is None and _inputs(root) not in (None, _hashes(root)):
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
    hashes, path = _hashes(root), root / PROCESSED_FOLDER / f"{name}.csv"
    if _is_stored(root, hashes):
        table = _read(path, _stamp(path))
    else:
        table = _read_in_memory(root, tuple(hashes.items()), path.name)
    for column, values in wanted.items():
        chosen = [str(value) for value in ([values] if isinstance(values, str | int) else values)]
        _check_filter(root, name, column, chosen)
        table = table[table[column].isin(chosen)]
    return table.reset_index(drop=True)


def _stamp(path: Path) -> tuple[int, int]:
    try:
        status = path.stat()
    except FileNotFoundError:
        raise InputError(f"{path} is missing. Run: econlab build") from None
    return status.st_mtime_ns, status.st_size


@cache
def _read(path: Path, _stamp: tuple[int, int]) -> pd.DataFrame:
    return _parsed(path.read_bytes())


@lru_cache(maxsize=6)
def _read_in_memory(root: Path, hashes: tuple[tuple[str, str], ...], name: str) -> pd.DataFrame:
    return _parsed(_in_memory(root, hashes)[name])


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
    if len(allowed) <= LISTED:
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
