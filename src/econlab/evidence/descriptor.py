"""The descriptor of ``data/processed/``: what its columns mean, what it was built from, and how."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from econlab.evidence.raw import Raw

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


def descriptor(raw: Raw, inputs: Mapping[str, str], tables: Mapping[str, bytes]) -> dict[str, Any]:
    """Return the descriptor, a tabular data package.

    Parameters
    ----------
    raw : Raw
        What was read from ``data/raw/``.
    inputs : mapping of str to str
        The hash of each raw file, by its path there.
    tables : mapping of str to bytes
        The built tables by file name.
    """
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
        "inputs": inputs,
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
