"""The audit: every statement with its verdict, and what the catalogue itself suggests."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations

from econlab.errors import InputError
from econlab.evidence.formulas import DIGITS
from econlab.evidence.intervals import OUTWARD, Interval
from econlab.evidence.raw import Raw
from econlab.evidence.statements import Evidence, Judgement, Verdict, judge, stated_figure
from econlab.evidence.tables import A_LINE, Mistakes, Row, clean_rows
from econlab.evidence.tolerances import Figure, Tolerance, loosest, printed_bounds, signed, strict

COLUMNS = (
    "statement", "document", "line", "says", "says_vi", "stated", "formula", "unit", "stated_value",
    "stated_low", "stated_high", "value", "low", "high", "verdict", "reason", "detail", "inputs", "note",
)  # fmt: skip
# What the id of a suggestion begins with.
SUGGESTED = "suggested:"


def judged(raw: Raw, figures: Sequence[Figure], reference: Sequence[Figure]) -> list[dict[str, str]]:
    """Give every row of ``statements.csv`` its verdict, and add what the catalogue suggests.

    Returns
    -------
    list of dict
        Rows with the columns `COLUMNS`, in the order document, line and id.

    Raises
    ------
    InputError
        With a line for every row that cannot be computed.
    """
    evidence = Evidence({row["figure"]: row for row in figures}, reference, raw.tolerance)
    documents = {row["document"] for row in raw.tables["documents"]}
    units = raw.vocabulary.units
    rows = clean_rows(raw.tables["statements"], lambda row: _judged(row, evidence, documents, units))
    rows += suggested(figures, raw.tolerance, raw.vocabulary.indicators, rows)
    return sorted(rows, key=lambda row: (row["document"], int(row["line"]), row["statement"]))


def _judged(row: Row, evidence: Evidence, documents: set[str], units: Collection[str]) -> dict[str, str]:
    mistakes = Mistakes()
    mistakes.attempt(row.known, "document", documents, table="documents")
    mistakes.attempt(row.counted, "line", A_LINE)
    mistakes.attempt(row.filled, "says", "what the document says, in our own words")
    if not row["formula"]:
        mistakes.attempt(row.filled, "note", "what is missing to check a statement that has no formula")
    judgement = mistakes.attempt(_judgement, row, evidence, units)
    mistakes.refuse()
    assert judgement is not None  # else a mistake is told
    if row["stated"] in evidence.figures:
        ids = (row["stated"], *judgement.inputs)
        _check_line(row, [evidence.figures[figure] for figure in ids if figure in evidence.figures])
    return {column: row[column] for column in row.cells} | _told(judgement)


def _judgement(row: Row, evidence: Evidence, units: Collection[str]) -> Judgement:
    try:
        stated_figure(row["stated"], evidence.figures)
    except InputError as error:
        raise row.error("stated", str(error)) from None
    try:
        judgement = judge(row["stated"], row["formula"], evidence)
    except InputError as error:
        raise row.error("formula", str(error)) from None
    if judgement.reason == "other_unit" and judgement.detail not in units:
        raise row.error("formula", f"a unit of units.csv; {judgement.detail} is none")
    return judgement


def _check_line(row: Row, figures: Sequence[Figure]) -> None:
    """Refuse a statement that stands where none of its figures does."""
    places = sorted({(figure["document"], int(figure["line"])) for figure in figures})
    if places and (row["document"], row["line"]) not in [(document, str(line)) for document, line in places]:
        shown = "; ".join(f"{document}, line {line}" for document, line in places)
        raise row.error("line", f"the place of one of its figures: {shown}")


def _told(judgement: Judgement) -> dict[str, str]:
    return {
        "unit": judgement.unit,
        **_bounds("stated_", judgement.stated),
        **_bounds("", judgement.recomputed),
        "verdict": judgement.verdict,
        "reason": judgement.reason,
        "detail": judgement.detail,
        "inputs": " ".join(judgement.inputs),
    }


def _bounds(prefix: str, interval: Interval | None) -> dict[str, str]:
    numbers = (interval.value, interval.low, interval.high) if interval else (None, None, None)
    named = zip(("value", "low", "high"), numbers, strict=True)
    return {f"{prefix}{name}": "" if n is None else f"{n:.{DIGITS}g}" for name, n in named}


def suggested(
    figures: Sequence[Figure],
    tolerance: Tolerance,
    indicators: Mapping[str, Row],
    statements: Sequence[Mapping[str, str]],
) -> list[dict[str, str]]:
    """Find what nobody has written a statement about.

    Pairs of figures of one indicator, place, period, definition, release and
    kind that cannot be the same number, and parts of one whole that exceed it,
    whatever innocent reading is tried. What is printed several times alike
    counts once.

    Parameters
    ----------
    figures : sequence of mapping
        Cleaned figures.
    tolerance : Tolerance
        When numbers count as apart.
    indicators : mapping of str to Row
        The rows of ``indicators.csv``; ``part_of`` names the whole of a part.
    statements : sequence of mapping
        Judged statements; what one of them compares is not suggested again.

    Returns
    -------
    list of dict
        Rows with the columns `COLUMNS`; their ids begin with ``suggested:``.
    """
    first: dict[tuple[str, ...], str] = {}
    same = {row["figure"]: first.setdefault(_fact(row), row["figure"]) for row in figures}
    facts = [row for row in figures if same[row["figure"]] == row["figure"]]
    compared = [{same.get(i, i) for i in (row["stated"], *row["inputs"].split())} for row in statements]
    found = [*_pairs(facts, tolerance), *_wholes(facts, tolerance, indicators)]
    return [row for row in found if not any(set(row["inputs"].split()) <= ids for ids in compared)]


def _fact(row: Figure) -> tuple[str, ...]:
    return tuple(row[column] for column in (*_SAME, "direction", "low", "high"))


_SAME = ("indicator", "place", "period", "definition", "vintage", "kind", "unit")


def _pairs(figures: Sequence[Figure], tolerance: Tolerance) -> Iterator[dict[str, str]]:
    alike: dict[tuple[str, ...], list[Figure]] = defaultdict(list)
    for row in figures:
        alike[tuple(row[column] for column in _SAME)].append(row)
    for rows in alike.values():
        for first, second in combinations(rows, 2):
            widest = [signed(row, loosest(row, tolerance)) for row in (first, second)]
            if not widest[0].overlaps(widest[1]):
                ids = (first["figure"], second["figure"])
                told: tuple[Verdict, str] = ("contradiction", "suggested_pair")
                given = signed(first, strict(first, tolerance))
                yield _suggestion(second, first["figure"], told, given, ids)


def _wholes(
    figures: Sequence[Figure], tolerance: Tolerance, indicators: Mapping[str, Row]
) -> Iterator[dict[str, str]]:
    by_whole: dict[tuple[str, ...], dict[str, Figure]] = defaultdict(dict)
    sizes: dict[tuple[str, ...], list[Figure]] = defaultdict(list)
    for row in figures:
        if row["kind"] == "change":
            continue
        place = tuple(row[column] for column in ("place", "period", "definition", "vintage", "kind", "unit"))
        sizes[row["indicator"], *place].append(row)
        whole = indicators[row["indicator"]]["part_of"]
        if whole:
            parts = by_whole[whole, *place]
            smallest = parts.get(row["indicator"], row)
            parts[row["indicator"]] = min(smallest, row, key=lambda r: float(r["low"]))
    for (whole, *where, unit), parts in by_whole.items():
        wholes = sizes.get((whole, *where, unit), [])
        if unit == "percent" and indicators[whole]["unit"] != "percent":
            wholes = [_HUNDRED]
        if wholes:
            largest = max(wholes, key=lambda row: loosest(row, tolerance).high)
            yield from _exceeded(list(parts.values()), largest, tolerance)


# The whole of which shares in per cent are parts.
_HUNDRED = {
    "figure": "100%", "value": "100", "low": "100", "high": "100", "unit": "percent",
    "qualifier": "exact", "kind": "", "direction": "",
}  # fmt: skip


def _exceeded(parts: Sequence[Figure], whole: Figure, tolerance: Tolerance) -> Iterator[dict[str, str]]:
    total = sum((strict(part, tolerance) for part in parts), Interval.exact(0.0))
    least = sum(loosest(part, tolerance).low for part in parts)
    limit = _HUNDRED["high"] if whole is _HUNDRED else loosest(whole, tolerance).high
    if least > float(limit) * (1 + OUTWARD):
        ids = [part["figure"] for part in parts]
        told: tuple[Verdict, str] = ("inconsistent", "suggested_whole")
        known = () if whole is _HUNDRED else (whole["figure"],)
        place = {column: parts[0][column] for column in ("document", "line")}
        yield _suggestion({**whole, **place}, " + ".join(ids), told, total, (*ids, *known))


def _suggestion(
    row: Figure, formula: str, found: tuple[Verdict, str], given: Interval, ids: tuple[str, ...]
) -> dict[str, str]:
    told = Judgement(*found, "", signed(row, printed_bounds(row)), given, row["unit"], ids)
    named = {
        "statement": SUGGESTED + "|".join(ids), "document": row["document"], "line": row["line"],
        "stated": row["figure"], "formula": formula,
    }  # fmt: skip
    return dict.fromkeys(COLUMNS, "") | named | _told(told)
