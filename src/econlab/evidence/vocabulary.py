"""Closed vocabularies: the codes that raw tables may use, each with its meaning."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from econlab.errors import InputError
from econlab.evidence.reads import door
from econlab.evidence.stacking import stacked
from econlab.evidence.tables import Mistakes, Row

KINDS = ("statistic", "target", "forecast", "change")
DIRECTIONS = ("increase", "decrease")
PRICE_BASES = ("nominal", "real", "none")

_COLUMNS = {
    "places": ("place", "name_en", "name_vi", "note"),
    "definitions": ("definition", "name_en", "name_vi", "note"),
    "vintages": ("vintage", "name_en", "name_vi", "note"),
    "units": ("unit", "name_en", "name_vi", "meaning"),
    "topics": ("topic", "name_en", "name_vi", "note"),
    "indicators": ("indicator", "topic", "unit", "measure", "part_of", "name_en", "name_vi", "meaning"),
    "series": ("series", "indicator", "definition", "vintage", "note"),
}
MEASURES = ("stock", "flow", "share", "ratio", "growth", "multiple", "price", "index")

# Units in which a change of any indicator may be printed, besides the indicator's own.
CHANGE_UNITS = ("percent", "percentage_point", "multiple")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The closed tables of a project, each a mapping from code to its row.

    Attributes
    ----------
    places, definitions, vintages, units, topics, indicators, series : mapping of str to Row
        Read from ``data/raw/vocabulary/``.
    """

    places: Mapping[str, Row]
    definitions: Mapping[str, Row]
    vintages: Mapping[str, Row]
    units: Mapping[str, Row]
    topics: Mapping[str, Row]
    indicators: Mapping[str, Row]
    series: Mapping[str, Row]

    def name(self, table: str, code: str, language: str = "en") -> str:
        """Return the name of a code in English (``en``) or Vietnamese (``vi``).

        A blank code has a blank name.
        """
        return str(getattr(self, table)[code][f"name_{language}"]) if code else ""

    def unit_for(self, indicator: str, printed: str, *, kind: str) -> str:
        """Return the unit of a figure of an indicator, given the unit printed with it.

        A figure without a printed unit takes the indicator's, unless that is any
        currency. A percentage stands for percent a year where the indicator is a
        yearly growth rate, since the words "a year" then stand elsewhere in the sentence.

        Raises
        ------
        InputError
            When the printed unit is not one the indicator can have.
        """
        own = self.indicators[indicator]["unit"]
        any_currency = own == "currency"
        if any_currency and printed in self.units and re.fullmatch("[A-Z]{3}", printed):
            return printed
        if not any_currency and (printed in ("", own) or (printed, own) == ("percent", "percent_per_year")):
            return own
        if kind == "change" and printed in CHANGE_UNITS:
            return printed
        measured = "a currency of data/raw/vocabulary/units.csv" if any_currency else repr(own)
        raise InputError(f"unit {printed!r}, but indicator {indicator} is measured in {measured}")


@door
def read_vocabulary(root: Path) -> Vocabulary:
    """Read and check the closed tables of a project.

    Raises
    ------
    InputError
        When a table is missing or malformed, or a row uses a code that no table defines.
    """
    tables = {table: _by_code(root, table) for table in _COLUMNS}
    mistakes, units = Mistakes(), [*tables["units"], "currency"]
    for row in tables["indicators"].values():
        mistakes.attempt(row.known, "topic", tables["topics"], table="vocabulary/topics")
        mistakes.attempt(row.known, "measure", MEASURES)
        mistakes.attempt(row.known, "unit", units, table="vocabulary/units")
        mistakes.attempt(
            row.known, "part_of", tables["indicators"], table="vocabulary/indicators", blank=True
        )
    for row in tables["series"].values():
        for column in ("indicator", "definition", "vintage"):
            table, blank = f"{column}s", column == "vintage"
            mistakes.attempt(row.known, column, tables[table], table=f"vocabulary/{table}", blank=blank)
    mistakes.refuse()
    return Vocabulary(**tables)


@door
def codes(root: Path, table: str) -> frozenset[str]:
    """Return the codes that a table such as ``places`` defines."""
    return frozenset(_by_code(root, table))


def _by_code(root: Path, table: str) -> dict[str, Row]:
    columns = _COLUMNS[table]
    rows = stacked(root, f"vocabulary/{table}", columns, key=columns[:1])
    return {row[columns[0]]: row for row in rows}
