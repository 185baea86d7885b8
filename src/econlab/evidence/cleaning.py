"""Cleaning: raw rows become tidy figures with value, bounds and unit."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from econlab.errors import InputError
from econlab.evidence.formulas import printed_arithmetic
from econlab.evidence.periods import A_PERIOD, check_period
from econlab.evidence.printed import Reading, read_printed
from econlab.evidence.raw import DRAFT, REFERENCE_STATUSES, REVIEWED, Raw, check_others
from econlab.evidence.tables import A_LINE, Mistakes, Row
from econlab.evidence.vocabulary import DIRECTIONS, KINDS, PRICE_BASES, Vocabulary

COLUMNS = (
    "figure", "place", "indicator", "definition", "vintage", "period", "kind", "direction",
    "value", "low", "high", "unit", "qualifier", "price_basis", "status", "correction",
    "document", "line", "printed", "source", "note",
)  # fmt: skip
# From a quadrillionth to a quadrillion: no two scale words lie farther apart.
_FACTOR = re.compile(r"[0-9]{1,16}(?:\.[0-9]{1,15})?")
# The vintage of values published before their period was over: forecasts, never statistics.
_PROJECTION = "projection"
# The vintage of a GDP that nobody published: the one that size over share gives.
IMPLIED = "implied"


def clean(raw: Raw) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """Clean the printed figures and the reference values.

    Every printed form is read into a value with bounds and a unit, corrected
    where ``corrections.csv`` says so, and checked against the vocabulary.

    Returns
    -------
    figures, reference : list of dict
        Rows with the columns `COLUMNS`, in the order document and line, and
        series, place and period. Draft and dropped figures are left out.

    Raises
    ------
    InputError
        With a line for every mistake; what leans on a wrong cell is not told of before that is right.
    """
    documents = {row["document"]: row for row in raw.tables["documents"]}
    sources = {row["source"] for row in raw.tables["sources"]}
    corrections = {row["figure"]: row for row in raw.tables["corrections"]}
    check_others(raw)
    mistakes = Mistakes()
    figures = [
        mistakes.attempt(_figure, row, raw, documents, corrections.get(row["figure"]))
        for row in raw.tables["figures"]
    ]
    reference = [mistakes.attempt(_reference, row, raw, sources) for row in raw.tables["reference"]]
    mistakes.refuse()
    return (
        sorted(filter(None, figures), key=lambda row: (row["document"], int(row["line"]), row["figure"])),
        sorted(filter(None, reference), key=lambda row: (row["figure"], row["printed"])),
    )


def _figure(row: Row, raw: Raw, documents: Mapping[str, Row], correction: Row | None) -> dict[str, str]:
    """Return the cleaned row, empty when the figure is a draft or dropped."""
    mistakes = Mistakes()
    mistakes.attempt(row.known, "document", documents, table="documents")
    if mistakes.attempt(row.known, "kind", KINDS):
        mistakes.attempt(_check_direction, row)
    mistakes.attempt(row.counted, "line", A_LINE)
    status = mistakes.attempt(row.known, "status", (REVIEWED, DRAFT))
    cleaned = mistakes.attempt(_reviewed, row, raw, documents, correction) if status == REVIEWED else {}
    mistakes.refuse()
    return cleaned or {}


def _check_direction(row: Row) -> None:
    row.known("direction", DIRECTIONS, blank=row["kind"] != "change" or row["status"] == DRAFT)
    if row["direction"] and row["kind"] != "change":
        raise row.error("direction", f"nothing, since the kind is {row['kind']}")


def _reviewed(row: Row, raw: Raw, documents: Mapping[str, Row], correction: Row | None) -> dict[str, str]:
    """Return the cleaned row of a reviewed figure; empty when it is dropped, or leans on a wrong cell."""
    mistakes = Mistakes()
    for column in ("place", "definition", "vintage"):
        codes = getattr(raw.vocabulary, f"{column}s")
        mistakes.attempt(row.known, column, codes, table=f"vocabulary/{column}s", blank=column == "vintage")
    indicator = mistakes.attempt(
        row.known, "indicator", raw.vocabulary.indicators, table="vocabulary/indicators"
    )
    mistakes.attempt(_check_period, row)
    document = documents.get(row["document"])
    found = mistakes.attempt(_figure_reading, row, correction, raw.about, document) if document else None
    reading, repair = found or (None, "")
    bounded = None
    if reading and indicator and row["kind"] in KINDS and repair != "drop":
        bounded = mistakes.attempt(_bounded, row, reading, raw.vocabulary, indicator, row["kind"])
    mistakes.refuse()
    if bounded is None:
        return {}
    shared = {column: row[column] for column in row.cells if column in COLUMNS}
    reason = f"{repair}: {correction['reason']}" if correction else ""
    return dict.fromkeys(COLUMNS, "") | shared | bounded | {"correction": reason}


def _reference(row: Row, raw: Raw, sources: Collection[str]) -> dict[str, str]:
    mistakes, vocabulary = Mistakes(), raw.vocabulary
    code = mistakes.attempt(row.known, "series", vocabulary.series, table="vocabulary/series")
    mistakes.attempt(row.known, "place", vocabulary.places, table="vocabulary/places")
    mistakes.attempt(row.known, "source", sources, table="sources")
    mistakes.attempt(row.known, "status", REFERENCE_STATUSES)
    mistakes.attempt(row.known, "price_basis", PRICE_BASES)
    mistakes.attempt(_check_period, row)
    reading = mistakes.attempt(_reference_reading, row, raw.about)
    cleaned = mistakes.attempt(_valued, row, reading, vocabulary) if code and reading else None
    mistakes.refuse()
    assert cleaned is not None  # else a mistake is told
    return cleaned


def _valued(row: Row, reading: Reading, vocabulary: Vocabulary) -> dict[str, str]:
    """Return the cleaned row of a reference value whose cells are right, each by itself."""
    series = vocabulary.series[row["series"]]
    kind = "forecast" if series["vintage"] == _PROJECTION else "statistic"
    bounded = _bounded(row, reading, vocabulary, series["indicator"], kind)
    shared = {column: row[column] for column in row.cells if column in COLUMNS and column != "unit"}
    coded = {column: series[column] for column in ("indicator", "definition", "vintage")}
    named = {
        "kind": kind,
        "figure": ":".join((row["series"], row["place"], row["period"], row["source"])),
        "printed": f"{row['value']} {row['unit']}",
    }
    return dict.fromkeys(COLUMNS, "") | shared | coded | bounded | named


def _reference_reading(row: Row, about: Decimal) -> Reading:
    mistakes = Mistakes()
    mistakes.attempt(_read, row, "value", row["value"], about, "en")
    one = mistakes.attempt(_read, row, "unit", f"1 {row['unit']}", about, "en")
    mistakes.refuse()
    assert one is not None  # else a mistake is told
    form = (row["unit"], row["value"]) if row["unit"] == "rank" else (row["value"], row["unit"])
    reading = _read(row, "value", " ".join(form), about, "en")
    if "currency_inferred" in reading.flags:
        raise row.error("unit", "a currency of one country, such as USD")
    thousands = Decimal(re.sub("[^0-9]", "", row["value"]) or 0) * (one.value or 1)
    if reading.flags and (reading.value is None or abs(reading.value) == thousands):
        raise row.error("value", "a number with a dot before its decimals and nothing between thousands")
    return _derived(row, reading) if row["derived"] else reading


def _check_period(row: Row) -> None:
    try:
        check_period(row["period"])
    except InputError:
        raise row.error("period", A_PERIOD) from None


def _read(row: Row, column: str, printed: str, about: Decimal, language: str) -> Reading:
    try:
        return read_printed(printed, language=language, about=about)
    except InputError as error:
        raise InputError(f"{row.file}, line {row.line}, column {column}: {error}") from None


def _figure_reading(row: Row, correction: Row | None, about: Decimal, document: Row) -> tuple[Reading, str]:
    """Read a printed figure, and repair it; the action of the repair is blank without one."""
    language = document["language"]
    reading = _read(row, "printed", row["printed"], about, language)
    if correction is None:
        if reading.flags:
            raise row.error(
                "printed",
                f"a figure that can be read for certain ({', '.join(reading.flags)}); "
                "say in corrections.csv how it is to be read (override, or flag to accept the reading)",
            )
        return reading, ""
    found = expected_text(reading)
    if correction["expected"] != found:
        raise correction.error(
            "expected",
            f"{found!r}, which is what {row['figure']} reads now; remove the correction if it is mended",
        )
    if correction["action"] == "override":
        reading = _read(correction, "value", correction["value"], about, language)
        if reading.flags:
            raise correction.error(
                "value", f"a form that can be read for certain ({', '.join(reading.flags)})"
            )
    if correction["action"] == "scale":
        reading = _scaled(reading, _factor(correction))
    return reading, correction["action"]


def expected_text(reading: Reading) -> str:
    """Return how a reading is written in the guard of a correction: its value, or ``low..high``.

    Examples
    --------
    >>> expected_text(read_printed("50,2%"))
    '50.2'
    >>> expected_text(read_printed("10 – 20%"))
    '10..20'
    """
    if reading.value is None:
        return f"{plain_number(reading.low)}..{plain_number(reading.high)}"
    return plain_number(reading.value)


def _factor(correction: Row) -> Decimal:
    factor = Decimal(correction["value"]) if _FACTOR.fullmatch(correction["value"]) else Decimal(0)
    if factor <= 0:
        raise correction.error("value", "a factor above 0, such as 0.001")
    return factor


def _scaled(reading: Reading, factor: Decimal) -> Reading:
    value = None if reading.value is None else reading.value * factor
    return replace(reading, value=value, low=reading.low * factor, high=reading.high * factor)


def _derived(row: Row, reading: Reading) -> Reading:
    """Carry the rounding of the published operands through the arithmetic of a derived value."""
    try:
        low, value, high = printed_arithmetic(row["derived"])
    except InputError as error:
        raise row.error("derived", str(error)) from None
    try:
        printed = Decimal(row["value"])
    except InvalidOperation:
        raise row.error("derived", f"nothing beside the value {row['value']!r}, which is no number") from None
    half = Decimal(1).scaleb(int(printed.as_tuple().exponent)) / 2
    if abs(value - printed) > half:
        raise row.error("derived", f"arithmetic that gives the value {row['value']}; it gives {value:.6g}")
    if reading.value is None or printed == 0:
        raise row.error("derived", "nothing beside a value without a point or of zero")
    scale = reading.value / printed
    low, high = min(low, printed), max(high, printed)
    return replace(reading, low=low * scale, high=high * scale)


def _bounded(row: Row, reading: Reading, vocabulary: Vocabulary, indicator: str, kind: str) -> dict[str, str]:
    number, named = ("printed", "printed") if "printed" in row.cells else ("value", "unit")
    try:
        unit = vocabulary.unit_for(indicator, reading.unit, kind=kind)
    except InputError as error:
        raise row.error(named, f"another unit or indicator: {error}") from None
    low, high = reading.low, reading.high
    if vocabulary.indicators[indicator]["measure"] == "share" and kind != "change":
        low, high = max(low, Decimal(0)), min(high, Decimal(100))
        if low > high:
            raise row.error(number, "a share from 0 to 100 per cent")
    return {
        "value": "" if reading.value is None else plain_number(reading.value),
        "low": plain_number(low),
        "high": plain_number(high),
        "unit": unit,
        "qualifier": reading.qualifier,
    }


def plain_number(number: Decimal) -> str:
    """Return a decimal without exponent or trailing zeros; infinities as pandas reads them."""
    if number.is_infinite():
        return "inf" if number > 0 else "-inf"
    text = format(number, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text
