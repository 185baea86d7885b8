"""Numbers with bounds as rows of tables hold them, and what is written after them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from econlab.evidence.intervals import Interval
from econlab.showing.language import LANGUAGES, Language, quantity, scale_of
from econlab.showing.phrases import UNIT_SIGNS

if TYPE_CHECKING:
    from econlab.evidence.vocabulary import Vocabulary


def interval_in(row: Mapping[str, Any], column: str) -> Interval | None:
    """Return the number of a row in a column, with the bounds in the columns beside it; None without bounds.

    Examples
    --------
    >>> interval_in({"share": 41.5, "share_low": 41.45, "share_high": 41.55}, "share")
    Interval(low=41.45, high=41.55, value=41.5)
    """
    return _between(*(row[f"{column}{end}"] for end in ("", "_low", "_high")))


def interval_of(row: Mapping[str, Any], prefix: str = "") -> Interval | None:
    """Return what ``value``, ``low`` and ``high`` of a row hold, each after a prefix; None without bounds.

    Cells may be texts, and blank.

    Examples
    --------
    >>> interval_of({"stated_value": float("nan"), "stated_low": 10, "stated_high": 20}, "stated_")
    Interval(low=10.0, high=20.0, value=None)
    """
    return _between(*(row[f"{prefix}{name}"] for name in ("value", "low", "high")))


def _between(*cells: Any) -> Interval | None:
    value, low, high = (math.nan if cell == "" else float(cell) for cell in cells)
    if math.isnan(low):
        return None
    return Interval(low, high, value if low <= value <= high else None)


def unit_names(vocabulary: Vocabulary, language: Language = "en") -> dict[str, str]:
    """Return what is written after a number in each unit: a sign, a currency code or the name of the unit."""
    names = {unit: vocabulary.name("units", unit, language) for unit in vocabulary.units}
    signs = {unit: sign[LANGUAGES.index(language)] for unit, sign in UNIT_SIGNS.items()}
    money = {unit: unit for unit in names if unit.isupper() and len(unit) == 3}
    return names | signs | money


def told(interval: Interval | None, unit: str, units: Mapping[str, str], language: Language) -> str:
    """Return a number of a statement in words; blank where nothing is known of it.

    Parameters
    ----------
    interval : Interval or None
        The number.
    unit : str
        Code of its unit.
    units : mapping of str to str
        As `unit_names` gives them.
    language : {"en", "vi"}
        Of the words.
    """
    if interval is None or (math.isinf(interval.low) and math.isinf(interval.high)):
        return ""
    if interval.value is not None and math.isinf(interval.width):
        interval = Interval.exact(interval.value)
    return quantity(interval, units.get(unit, unit), language)


def measured(
    values: Iterable[Interval], unit: str, names: Vocabulary, language: Language
) -> tuple[float, str]:
    """Return the scale of several numbers, and their unit with the word of the scale."""
    ends = (abs(end) for value in values for end in (value.low, value.high))
    scale, word = scale_of(max((end for end in ends if math.isfinite(end)), default=0.0), language)
    return scale, f"{word} {unit_names(names, language)[unit]}".strip()
