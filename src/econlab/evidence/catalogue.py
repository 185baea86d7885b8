"""The catalogue: build ``data/processed/``, check it against the documents, and look figures up."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from econlab.errors import InputError
from econlab.evidence.cleaning import COLUMNS, KEYS, RAW, REFERENCE_STATUSES, REVIEWED, Raw, clean, read_raw
from econlab.evidence.printed import Qualifier
from econlab.evidence.tables import Row, as_csv, read_table
from econlab.evidence.vocabulary import DIRECTIONS, KINDS, Vocabulary, check_period, codes, read_vocabulary
from econlab.project import root as project_root

if TYPE_CHECKING:
    import pandas as pd

RAW_FOLDER = Path("data", "raw")
PROCESSED_FOLDER = Path("data", "processed")
DESCRIPTOR = "datapackage.json"

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


def build(root: Path | None = None) -> Path:
    """Clean ``data/raw/`` into ``data/processed/``.

    Byte for byte the same for the same raw files. The old files stay as they
    were until every new one is complete.

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
    root = root or project_root()
    contents = processed(root)
    folder = root / PROCESSED_FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".build-") as temporary:
        for name, content in contents.items():
            (Path(temporary) / name).write_bytes(content)
        for name in contents:
            (Path(temporary) / name).replace(folder / name)
    return folder


def processed(root: Path) -> dict[str, bytes]:
    """Return what ``data/processed/`` should hold, by file name, the descriptor last.

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
    }
    descriptor = json.dumps(_descriptor(root, raw, tables), indent=2, ensure_ascii=False) + "\n"
    return {**tables, DESCRIPTOR: descriptor.encode()}


def _descriptor(root: Path, raw: Raw, tables: Mapping[str, bytes]) -> dict[str, Any]:
    fields = [{"name": n, "type": t, "description": d} for n, (t, d) in _FIELDS.items()]
    schema = {"fields": fields, "missingValues": [""], "primaryKey": ["figure", "printed"]}
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
        "settings": {"about": str(raw.about)},
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
                "schema": schema,
            }
            for name, content in tables.items()
        ],
    }


def _hashes(root: Path) -> dict[str, str]:
    folder = root / RAW_FOLDER
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted([*folder.glob("*.csv"), *folder.glob("*.toml"), *folder.glob("vocabulary/*.csv")])
    }


def check(root: Path | None = None, documents: Path | None = None) -> list[str]:
    """Check the processed tables against the raw ones, and those against the documents.

    Parameters
    ----------
    root : pathlib.Path, optional
        The project folder.
    documents : pathlib.Path, optional
        A folder with the texts, named ``<document>.txt``. With it, the hash of
        each text and the line and printed form of each figure are checked too.

    Returns
    -------
    list of str
        One problem each; empty when all is well.

    Raises
    ------
    InputError
        When the raw tables cannot be cleaned, or `documents` is no folder.
    """
    root = root or project_root()
    problems = [
        f"data/processed/{name} is not what data/raw gives: run econlab build."
        for name, content in processed(root).items()
        if _bytes(root / PROCESSED_FOLDER / name) != content
    ]
    if documents is not None:
        if not documents.is_dir():
            raise InputError(
                f"documents: {documents} is no folder; expected one with the texts of documents.csv."
            )
        problems += _check_documents(root, documents)
    return problems


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _check_documents(root: Path, folder: Path) -> Iterator[str]:
    printed = _raw_rows("figures", root)
    for document in _raw_rows("documents", root):
        rows = [row for row in printed if row["document"] == document["document"]]
        content = _bytes(folder / f"{document['document']}.txt")
        if content is None:
            yield f"{document['document']}.txt is not in {folder}: {len(rows)} figures not checked."
            continue
        found = hashlib.sha256(content).hexdigest()
        if found != document["sha256"]:
            yield (
                f"{document.file}, line {document.line}, column sha256: the text {document['document']}.txt "
                f"has {found}. It is another version; its lines may have moved."
            )
        text = content.decode("utf-8", errors="replace")
        yield from _check_lines(rows, text.removesuffix("\n").split("\n"))


def _check_lines(rows: Sequence[Row], lines: Sequence[str]) -> Iterator[str]:
    for row in rows:
        number = int(row["line"])
        if number > len(lines):
            yield str(row.error("line", f"a line of {row['document']}, which has {len(lines)}"))
        elif row["printed"] not in lines[number - 1]:
            elsewhere = [str(n) for n, line in enumerate(lines, 1) if row["printed"] in line][:5]
            where = f"it stands on line {', '.join(elsewhere)}" if elsewhere else "it stands nowhere there"
            yield str(row.error("printed", f"what line {number} of {row['document']} prints; {where}"))


def figures(root: Path | None = None, **wanted: str | int | Sequence[str]) -> pd.DataFrame:
    """Printed figures as a table, one row a mention.

    Parameters
    ----------
    root : pathlib.Path, optional
        The project folder.
    **wanted : str, int or sequence of str
        Values to keep in any of the columns ``place``, ``indicator``,
        ``definition``, ``vintage``, ``period``, ``kind``, ``direction``,
        ``qualifier``, ``status``, ``document``.

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
    return _table("figures", root or project_root(), wanted)


def reference(root: Path | None = None, **wanted: str | int | Sequence[str]) -> pd.DataFrame:
    """Published values that the documents do not contain, as a table like that of `figures`."""
    return _table("reference", root or project_root(), wanted)


def observations(root: Path | None = None, **wanted: str | int | Sequence[str]) -> pd.DataFrame:
    """Printed figures and reference values, stacked in one table like that of `figures`."""
    import pandas as pd

    root = root or project_root()
    both = [_table(name, root, wanted) for name in ("figures", "reference")]
    return pd.concat(both, ignore_index=True)


_FILTERS = (
    "place", "indicator", "definition", "vintage", "period", "kind", "direction",
    "qualifier", "status", "document",
)  # fmt: skip
_CLOSED: Mapping[str, Collection[str]] = {
    "kind": KINDS,
    "direction": DIRECTIONS,
    "qualifier": get_args(Qualifier),
    "status": (REVIEWED, *REFERENCE_STATUSES),
}
_SOMETIMES_BLANK = ("vintage", "direction", "document")


def _table(name: str, root: Path, wanted: Mapping[str, str | int | Sequence[str]]) -> pd.DataFrame:
    _check_current(root)
    table = _read(root / PROCESSED_FOLDER / f"{name}.csv", _stamp(root / PROCESSED_FOLDER / f"{name}.csv"))
    for column, values in wanted.items():
        chosen = [str(value) for value in ([values] if isinstance(values, str | int) else values)]
        _check_filter(root, column, chosen)
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
    import pandas as pd

    table = pd.read_csv(path, dtype="str", keep_default_na=False)
    for column in ("value", "low", "high"):
        table[column] = pd.to_numeric(table[column]).astype("float64")
    table["line"] = pd.to_numeric(table["line"]).astype("Int64")
    return table


def _check_current(root: Path) -> None:
    path = root / PROCESSED_FOLDER / DESCRIPTOR
    try:
        inputs = json.loads(path.read_text("utf-8"))["inputs"]
    except (OSError, ValueError, KeyError, TypeError):
        raise InputError(f"{path} is missing or unreadable. Run: econlab build") from None
    if inputs != _hashes(root):
        raise InputError(f"{root / RAW_FOLDER} has changed since {path} was built. Run: econlab build")


def _check_filter(root: Path, column: str, chosen: Sequence[str]) -> None:
    if column not in _FILTERS:
        raise InputError(f"unknown column {column!r}; expected one of {', '.join(_FILTERS)}.")
    for value in chosen:
        if column == "period":
            check_period(value)
        elif value not in _allowed(root, column) and (value or column not in _SOMETIMES_BLANK):
            raise InputError(
                f"unknown {column} {value!r}; expected one of {', '.join(sorted(_allowed(root, column)))}."
            )


def _allowed(root: Path, column: str) -> Collection[str]:
    if column == "document":
        return {row["document"] for row in documents(root)}
    return _CLOSED[column] if column in _CLOSED else codes(root, f"{column}s")


def vocabulary(root: Path | None = None) -> Vocabulary:
    """Return the closed vocabularies of a project, which name every code in two languages."""
    return read_vocabulary(root or project_root())


def defaults(root: Path | None = None) -> list[Mapping[str, str]]:
    """Return the rows of ``defaults.csv``: which accounts an analysis of a place uses by default."""
    return [row.cells for row in _raw_rows("defaults", root)]


def documents(root: Path | None = None) -> list[Mapping[str, str]]:
    """Return the rows of ``documents.csv``."""
    return [row.cells for row in _raw_rows("documents", root)]


def _raw_rows(name: str, root: Path | None) -> list[Row]:
    return read_table((root or project_root()) / RAW_FOLDER / f"{name}.csv", RAW[name], key=KEYS[name])
