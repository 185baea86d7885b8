"""The raw tables: their columns, how they are read, and what rows beside figures must be."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from econlab.errors import InputError
from econlab.evidence.periods import YEAR
from econlab.evidence.printed import DECIMAL_SEPARATOR
from econlab.evidence.reads import door
from econlab.evidence.stacking import stacked
from econlab.evidence.tables import Mistakes, Row
from econlab.evidence.tolerances import Tolerance
from econlab.evidence.vocabulary import Vocabulary, read_vocabulary

RAW = {
    "documents": (
        "document", "title", "title_vi", "issuer", "issuer_vi", "number", "date", "language", "sha256",
        "note",
    ),
    "figures": (
        "figure", "document", "line", "printed", "place", "indicator", "definition", "vintage",
        "period", "kind", "direction", "status", "note",
    ),
    "reference": (
        "series", "place", "period", "value", "derived", "unit", "price_basis", "source", "status",
        "note",
    ),
    "sources": ("source", "publisher", "title", "year", "where_seen", "note"),
    "corrections": ("figure", "action", "expected", "value", "reason"),
    "statements": ("statement", "document", "line", "says", "says_vi", "stated", "formula", "note"),
    "schemes": (
        "scheme", "component", "name_en", "name_vi", "order", "maps_to", "indicator", "document", "line",
        "note",
    ),
    "coverage": ("document", "reason", "numbers", "lines"),
    "defaults": ("place", "definition", "vintage", "gdp_vintage", "start", "end", "reason_en", "reason_vi"),
}  # fmt: skip
KEYS = {
    "documents": ("document",),
    "figures": ("figure",),
    "reference": ("series", "place", "period", "source", "value"),
    "sources": ("source",),
    "corrections": ("figure",),
    "statements": ("statement",),
    "schemes": ("scheme", "component"),
    "coverage": ("document", "reason"),
    "defaults": ("place", "definition"),
}
_ACTIONS = ("override", "scale", "drop", "flag")
REVIEWED, DRAFT = "reviewed", "draft"
REFERENCE_STATUSES = ("corroborated", "conflicting", "recalled")


@dataclass(frozen=True, slots=True)
class Raw:
    """The raw tables of a project, read but not yet cleaned."""

    tables: Mapping[str, Sequence[Row]]
    vocabulary: Vocabulary
    about: Decimal
    tolerance: Tolerance


@door
def read_raw(root: Path) -> Raw:
    """Read the raw tables, the vocabulary and the settings of a project.

    Raises
    ------
    InputError
        When a file is missing or malformed.
    """
    folder = root / "data" / "raw"
    tables = {name: stacked(root, name, RAW[name], key=KEYS[name]) for name in RAW}
    settings = folder / "settings.toml"
    about = _setting(settings, "bounds", "about", (0, 1))
    tolerance = Tolerance(
        _setting(settings, "audit", "open_end", (1, 1000)), _setting(settings, "audit", "near", (0, 1))
    )
    return Raw(tables, read_vocabulary(root), Decimal(str(about)), tolerance)


def _setting(path: Path, table: str, name: str, allowed: tuple[float, float]) -> float:
    """Return a number of the settings, from the lower limit to below the upper one."""
    low, high = allowed
    try:
        number = tomllib.loads(path.read_text("utf-8"))[table][name]
        found = repr(number)
    except (OSError, KeyError, TypeError, ValueError, RecursionError) as error:
        raise InputError(
            f"data/raw/{path.name}: cannot read the setting {name} ({error}). "
            f"Expected a table [{table}] with {name} = a number from {low} to below {high}."
        ) from None
    if isinstance(number, bool) or not isinstance(number, int | float) or not low <= number < high:
        raise InputError(
            f"data/raw/{path.name}, {name}: found {found}, expected a number from {low} to below {high}."
        )
    return number


def check_others(raw: Raw) -> None:
    """Refuse wrong rows of the tables beside figures and reference values, which lean on some of them.

    Raises
    ------
    InputError
        With a line for every mistake.
    """
    documents = {row["document"] for row in raw.tables["documents"]}
    ids = {row["figure"] for row in raw.tables["figures"]}
    components = {row["component"] for row in raw.tables["schemes"]}
    checks: Mapping[str, Callable[[Row], object]] = {
        "documents": lambda row: row.known("language", DECIMAL_SEPARATOR),
        "corrections": lambda row: _check_correction(row, ids),
        "defaults": lambda row: _check_default(row, raw.vocabulary),
        "schemes": lambda row: _check_scheme(row, raw.vocabulary, documents, components),
        "coverage": _check_coverage,
    }
    mistakes = Mistakes()
    for table, check in checks.items():
        for row in raw.tables[table]:
            mistakes.attempt(check, row)
    mistakes.refuse()


def _check_correction(row: Row, ids: Collection[str]) -> None:
    mistakes = Mistakes()
    mistakes.attempt(row.known, "figure", ids, table="figures")
    action = mistakes.attempt(row.known, "action", _ACTIONS)
    mistakes.attempt(row.filled, "reason", "why the printed figure is repaired")
    if action:
        mistakes.attempt(_check_repair, row)
    mistakes.refuse()


def _check_repair(row: Row) -> None:
    if (row["action"] in ("override", "scale")) != bool(row["value"]):
        raise row.error("value", "a printed form to override, a factor to scale, and nothing to drop or flag")


def _check_default(row: Row, vocabulary: Vocabulary) -> None:
    mistakes = Mistakes()
    for column in ("place", "definition", "vintage", "gdp_vintage"):
        table = f"{column.removeprefix('gdp_')}s"
        mistakes.attempt(row.known, column, getattr(vocabulary, table), table=f"vocabulary/{table}")
    start, end = (mistakes.attempt(_year, row, column) for column in ("start", "end"))
    mistakes.refuse()
    if start and end and start >= end:
        raise row.error("end", f"a year after the start, {start}")


def _year(row: Row, column: str) -> str:
    if not re.fullmatch(YEAR, row[column]):
        raise row.error(column, "a year")
    return row[column]


def _check_scheme(
    row: Row, vocabulary: Vocabulary, documents: Collection[str], components: Collection[str]
) -> None:
    mistakes = Mistakes()
    mistakes.attempt(row.known, "document", documents, table="documents")
    mistakes.attempt(row.known, "indicator", vocabulary.indicators, table="vocabulary/indicators", blank=True)
    for column in ("order", "line"):
        mistakes.attempt(row.counted, column, "a number counted from 1")
    mistakes.attempt(_check_components, row, components)
    mistakes.refuse()


def _check_components(row: Row, components: Collection[str]) -> None:
    unknown = sorted(set(row["maps_to"].split()) - set(components))
    if unknown:
        raise row.error("maps_to", f"components of another scheme, separated by blanks; {unknown[0]} is none")


def _check_coverage(row: Row) -> None:
    mistakes = Mistakes()
    for column in ("numbers", "lines"):
        mistakes.attempt(row.counted, column, "how many there are, in digits", least=0)
    mistakes.refuse()
