"""The audit for reading: each verdict with its inputs, where they stand, and one sentence of why."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from econlab.evidence import catalogue
from econlab.evidence.statements import VERDICTS
from econlab.showing.language import Language, check_language, label, own_words, text
from econlab.showing.quantities import interval_of, told, unit_names

if TYPE_CHECKING:
    import pandas as pd


def audit(root: Path | None = None, *, language: Language = "en", **wanted: str | list[str]) -> pd.DataFrame:
    """Every statement of the documents with its verdict and why, and what the catalogue suggests.

    Parameters
    ----------
    root : pathlib.Path, optional
        The project folder.
    language : {"en", "vi"}
        Of `why`.
    **wanted : str or list of str
        Values to keep in the columns ``document`` and ``verdict``.

    Returns
    -------
    pandas.DataFrame
        Sorted by verdict, the gravest first, then document and line. Columns
        statement, document, line, verdict, says, says_vi, printed (what is stated),
        stated_value, stated_low, stated_high, recomputed (what the inputs give,
        in words), value, low, high (the same as numbers), unit, inputs (a list
        of dict with figure, document and line), why, note. Suggestions have ids
        that begin with ``suggested:`` and no `says`.

    Raises
    ------
    InputError
        When the tables are missing or older than the raw ones, or a value is
        not one that the column can have.
    """
    check_language(language)
    found = catalogue.statements(root, **wanted)
    printed = {row["figure"]: row for row in catalogue.observations(root).to_dict("records")}
    rows = found.to_dict("records")
    found["printed"] = [printed.get(row["stated"], {"printed": row["stated"]})["printed"] for row in rows]
    units = unit_names(catalogue.vocabulary(root), language)
    found["recomputed"] = [told(interval_of(row), row["unit"], units, language) for row in rows]
    found["why"] = [why(row, printed, units, language) for row in found.to_dict("records")]
    found["inputs"] = [[_input(figure, printed) for figure in row["inputs"].split()] for row in rows]
    order = {verdict: position for position, verdict in enumerate(VERDICTS)}
    found = found.sort_values(
        ["verdict", "document", "line", "statement"], key=lambda c: c.map(order) if c.name == "verdict" else c
    )
    return found[list(_COLUMNS)].reset_index(drop=True)


_COLUMNS = (
    "statement", "document", "line", "verdict", "says", "says_vi", "printed", "stated_value",
    "stated_low", "stated_high", "recomputed", "value", "low", "high", "unit", "inputs", "why", "note",
)  # fmt: skip


def _input(figure: str, printed: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    row = printed[figure]
    if row["document"]:
        return {"figure": figure, "document": row["document"], "line": int(row["line"])}
    return {"figure": figure, "document": row["source"], "line": None}


def why(
    row: Mapping[str, Any],
    printed: Mapping[str, Mapping[str, Any]],
    units: Mapping[str, str],
    language: Language = "en",
) -> str:
    """Return one sentence that says why a statement has its verdict.

    Parameters
    ----------
    row : mapping
        A row of ``data/processed/statements.csv``, with what is stated as ``printed``.
    printed : mapping of str to mapping
        Figures and reference values by id.
    units : mapping of str to str
        As `unit_names` gives them.
    language : {"en", "vi"}
        Of the sentence.
    """
    unit, detail = row["unit"], row["detail"]
    given, stated = interval_of(row), interval_of(row, "stated_")
    others = [_where(printed[figure]) for figure in row["inputs"].split() if figure != row["stated"]]
    if row["reason"] == "other_scale" and stated:
        detail = told(stated * float(detail), unit, units, language)
    if row["reason"] in ("other_unit", "same_digits"):
        detail = units[detail]
    return text(
        f"why: {row['reason']}" + (f" ({row['verdict']})" if row["reason"] in _BOTH else ""),
        language,
        given=told(given, unit, units, language),
        by=told(given - 1, unit, units, language) if given else "",
        detail=detail,
        stated=row["printed"],
        where="; ".join(dict.fromkeys(others)),
        note=row["note"],
    )


# Reasons that can speak for a statement or against it.
_BOTH = ("definitions", "releases")


def _where(row: Mapping[str, Any]) -> str:
    return f"{row['document']} {row['line']}" if row["document"] else str(row["source"])


def as_table(found: pd.DataFrame, language: Language = "en") -> str:
    """Return an audit as text for a terminal: the verdicts, each statement below its own."""
    lines: list[str] = []
    for verdict, rows in found.groupby("verdict", sort=False):
        lines += [f"{label(str(verdict), language)} ({len(rows)})", ""]
        for row in rows.to_dict("records"):
            lines += [*_entry(row, language), ""]
    counts = found["verdict"].value_counts()
    counted = ", ".join(f"{label(v, language)} {counts[v]}" for v in VERDICTS if v in counts)
    return "\n".join([*lines, f"{label('statements', language)}: {len(found)}. {counted}".strip()])


def _entry(row: Mapping[str, Any], language: Language) -> list[str]:
    told = {
        "": own_words(row, "says", language)[0],
        "stated": row["printed"],
        "recomputed": row["recomputed"],
        "inputs": _listed(row["inputs"]),
        "why": row["why"],
        "note": row["note"] if row["note"] not in row["why"] else "",
    }
    named = [f"{label(key, language)}: {said}" if key else said for key, said in told.items() if said]
    head = f"{row['document']}, {label('line', language)} {row['line']}  [{row['statement']}]"
    return ["  " + head, *map(_WRAP.fill, named)]


def _listed(inputs: Iterable[Mapping[str, Any]]) -> str:
    """Return the inputs by the place where they stand."""
    places: dict[str, list[str]] = {}
    for one in inputs:
        place = f"{one['document']} {one['line'] or ''}".strip()
        places.setdefault(place, []).append(str(one["figure"]))
    return "; ".join(f"{place}: {', '.join(figures)}" for place, figures in places.items())


_WRAP = textwrap.TextWrapper(
    100, initial_indent="    ", subsequent_indent="      ", break_long_words=False, break_on_hyphens=False
)


def as_json(found: pd.DataFrame, language: Language = "en") -> str:
    """Return an audit as JSON: a list of objects; an open end, or nothing recomputed, is null."""
    told = [_object(row, language) for row in found.to_dict("records")]
    return json.dumps(told, indent=2, ensure_ascii=False)


def _object(row: Mapping[str, Any], language: Language) -> dict[str, Any]:
    return {
        "statement": row["statement"],
        "document": row["document"],
        "line": int(row["line"]),
        "verdict": row["verdict"],
        "says": own_words(row, "says", language)[0],
        "stated": {"printed": row["printed"], **_ends(row, "stated_")},
        "recomputed": _ends(row, "") if row["low"] == row["low"] else None,
        "unit": row["unit"],
        "inputs": row["inputs"],
        "why": row["why"],
        "note": row["note"],
    }


def _ends(row: Mapping[str, Any], prefix: str) -> dict[str, float | None]:
    ends = {name: float(row[f"{prefix}{name}"]) for name in ("low", "high")}
    return {name: end if abs(end) < float("inf") else None for name, end in ends.items()}


def as_csv(found: pd.DataFrame, _: Language = "en") -> str:
    """Return an audit as CSV, its inputs as ids separated by blanks."""
    flat = found.assign(inputs=[" ".join(_ids(inputs)) for inputs in found["inputs"]])
    return str(flat.to_csv(index=False, lineterminator="\n")).rstrip("\n")


def _ids(inputs: Iterable[Mapping[str, Any]]) -> list[str]:
    return [str(i["figure"]) for i in inputs]


FORMATS: Mapping[str, Callable[[pd.DataFrame, Language], str]] = {
    "table": as_table,
    "csv": as_csv,
    "json": as_json,
}
