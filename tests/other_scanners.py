"""What a user would install otherwise, read so that it can be compared with the scanner.

Neither is a dependency: each is used where it can be imported (``pip install quantulum3
pyduckling-native-phihos``). Where they say less than econlab does they are given the benefit: a
number without a unit is right for anything counted, no bounds are asked of them, and numbers in
words and years on their own are dropped.
"""

import re
import warnings
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Any, NamedTuple

from scan_evaluation import ISO_4217, UNCOUNTED, Figure

from econlab.evidence.lexicon import lexicon

Reader = Callable[[str, str], Iterator[Figure]]


class Other(NamedTuple):
    """A library: its name and version, and a function that reads a text in a language, vi or en."""

    name: str
    languages: frozenset[str]
    read: Reader


def available() -> tuple[list[Other], list[str]]:
    """Return the libraries that can be imported, and what is to be said of those that cannot."""
    found, missing = [], []
    for name, make in (("quantulum3", _quantulum), ("pyduckling-native-phihos", _duckling)):
        try:
            found.append(make())
        except ImportError as error:
            missing.append(f"{name}: not compared, since it cannot be imported ({error})")
    return found, missing


def plain() -> Other:
    """Return what a user would write without any library: numbers by a regular expression, and per cent."""
    number = re.compile(r"(?P<digits>[0-9]+(?:[.,][0-9]+)*)(?P<percent>\s?%)?")

    def read(text: str, language: str) -> Iterator[Figure]:
        groups, point = (".", ",") if language == "vi" else (",", ".")

        def line_figures(line: str) -> Iterator[Figure]:
            for one in number.finditer(line):
                written = one["digits"].replace(groups, "").replace(point, ".")
                if written.count(".") <= 1:
                    value = Decimal(written)
                    yield _figure(
                        *one.span(), line, (value, value), "percent" if one["percent"] else UNCOUNTED
                    )

        return _by_paragraph(line_figures, text)

    return Other("a regular expression", frozenset({"vi", "en"}), read)


def _by_paragraph(read: Callable[[str], Iterable[Figure]], text: str) -> Iterator[Figure]:
    """Read paragraph by paragraph, as the libraries are meant for, and keep what does not overlap."""
    for paragraph in re.finditer(r"(?:.+\n?)+", text):
        start, end = paragraph.start(), 0
        for figure in sorted(read(paragraph[0]), key=lambda one: (one.start, -one.end)):
            if figure.start >= end and _is_candidate(figure):
                yield figure._replace(start=start + figure.start, end=start + figure.end)
                end = figure.end


def _is_candidate(figure: Figure) -> bool:
    year = figure.unit == UNCOUNTED and re.fullmatch("(?:19|20)[0-9]{2}", figure.printed.strip())
    return re.search("[0-9]", figure.printed) is not None and not year


def _figure(
    start: int, end: int, text: str, ends: tuple[Decimal | None, Decimal | None], unit: str
) -> Figure:
    low, high = ends
    currency = unit if unit in ISO_4217 else ""
    if low is not None and high is not None and low != high:
        return Figure(start, end, text[start:end], None, low, high, "range", unit, currency)
    value = high if low is None else low
    qualifier = "exact" if low == high else "at_most" if low is None else "at_least"
    return Figure(start, end, text[start:end], value, None, None, qualifier, unit, currency)


def _decimal(number: Any) -> Decimal:
    return Decimal(repr(number)) if isinstance(number, float) else Decimal(str(number))


def _quantulum() -> Other:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from quantulum3 import parser

    def read(line: str) -> Iterator[Figure]:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = parser.parse(line) if re.search("[0-9]", line) else []
        for one in found:
            value, spread = _decimal(one.value), _decimal(one.uncertainty or 0)
            start, end = one.span
            yield _figure(start, end, line, (value - spread, value + spread), _quantulum_unit(one.unit))

    return Other("quantulum3", frozenset({"vi", "en"}), lambda text, _: _by_paragraph(read, text))


def _quantulum_unit(unit: Any) -> str:
    if unit.name == "dimensionless":
        return UNCOUNTED
    if code := getattr(unit, "currency_code", None):
        return str(code)
    simple, _, per = unit.name.partition(" per ")
    known = lexicon().units
    codes = [known[key].code if (key := tuple(part.split(" "))) in known else part for part in (simple, per)]
    if unit.name in {"percentage", "per cent", "percent"}:
        return "percent"
    return "_per_".join(codes) if per else codes[0]


_DIMENSIONS = ["amount-of-money", "number", "distance", "duration", "quantity", "volume", "temperature"]
_DUCKLING_UNITS = {
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "CNY", "kilometre": "km", "metre": "metre", "gram": "gram",
    "year": "year", "month": "month", "day": "day", "hour": "hour", "unknown": UNCOUNTED,
}  # fmt: skip


def _duckling() -> Other:
    import duckling

    zones = duckling.load_time_zones("/usr/share/zoneinfo")
    now = duckling.parse_ref_time(zones, "UTC", 1_700_000_000)
    dimensions = duckling.parse_dimensions(_DIMENSIONS)
    contexts = {
        code: duckling.Context(
            now,
            duckling.parse_locale(
                code.upper(), duckling.default_locale_lang(duckling.parse_lang(code.upper()))
            ),
        )
        for code in ("vi", "en")
    }

    def read(text: str, language: str) -> Iterator[Figure]:
        def line_figures(line: str) -> Iterator[Figure]:
            if re.search("[0-9]", line):
                for one in duckling.parse(line, contexts[language], dimensions, False):
                    yield _figure(one["start"], one["end"], line, *_duckling_value(one["value"]))

        return _by_paragraph(line_figures, text)

    return Other("Duckling", frozenset({"vi", "en"}), read)


def _duckling_value(value: dict[str, Any]) -> tuple[tuple[Decimal | None, Decimal | None], str]:
    if value["type"] == "interval":
        ends = tuple(value.get(name) for name in ("from", "to"))
        low, high = (None if end is None else _decimal(end["value"]) for end in ends)
        unit = next(end.get("unit", "") for end in ends if end is not None)
    else:
        low = high = _decimal(value["value"])
        unit = value.get("unit", "")
    return (low, high), _DUCKLING_UNITS.get(unit, unit) or UNCOUNTED
