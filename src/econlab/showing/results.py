"""Named results of runs: in words, with their bounds and units, and as numbers."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Any

from econlab.evidence.intervals import Interval
from econlab.showing.language import LABELS, LANGUAGES, Language, bounds, label, number
from econlab.showing.result_phrases import PARTS, RESULTS, UNITS

Result = Mapping[str, Any]

RESULT_TYPE = "application/vnd.econlab.result+json"
# What the names of main answers begin with.
ANSWER = "answer_"


def with_bounds(result: Result, language: Language = "en") -> str:
    """Return the value of a result with its bounds, without its unit.

    Examples
    --------
    >>> with_bounds({"value": 1.69349, "low": 1.668, "high": "inf"})
    '1.693 [1.668, ∞]'
    """
    value = value_of(result, language)
    bounds = bounds_of(result, language)
    return f"{value} {bounds}".strip()


def value_of(result: Result, language: Language = "en") -> str:
    """Return the value of a result without bounds and unit; a text that has a label, as the label.

    Examples
    --------
    >>> value_of({"value": 1.69349}, "vi"), value_of({"value": "not reproduced"}, "vi")
    ('1,693', 'không tái lập được')
    """
    value = result["value"]
    return label(value, language) if value in LABELS else number(value, language)


def bounds_of(result: Result, language: Language = "en") -> str:
    """Return the bounds of a result in brackets; blank where it has none or is exact."""
    low, high = result.get("low"), result.get("high")
    if (low is None and high is None) or low == high == result["value"]:
        return ""
    return f"[{('; ' if language == 'vi' else ', ').join(bounds(low, high, language))}]"


def unit_of(result: Result, language: Language = "en") -> str:
    """Return the unit of a result in words; a year and a count need none.

    Examples
    --------
    >>> unit_of({"unit": "multiple"}, "vi"), unit_of({"unit": "CNY"})
    ('lần', 'CNY')
    """
    unit = str(result.get("unit") or "")
    return UNITS[unit][LANGUAGES.index(language)] if unit in UNITS else unit.replace("_", " ")


def said(result: Result, language: Language = "en") -> str:
    """Return what a result is: its label, or else its name in words.

    Examples
    --------
    >>> said({"name": "answer_trade_gap", "label": ""}), said({"name": "scale_urban_growth"}, "vi")
    ('trade gap', 'quy mô: dân số đô thị tăng thêm')
    """
    if result.get("label"):
        return str(result["label"])
    name = str(result["name"])
    known = max((key for key in RESULTS if key == name or _begins(name, key)), key=len, default="")
    if not known:
        return in_words(name)
    rest = _rest(in_words(name.removeprefix(known)), language)
    return f"{RESULTS[known][LANGUAGES.index(language)]}{f': {rest}' if rest else ''}"


def _rest(words: str, language: Language) -> str:
    if language == "en":
        return words
    longest = sorted(PARTS, key=len, reverse=True)
    return re.sub(rf"\b(?:{'|'.join(longest)})\b", lambda part: PARTS[part[0]], words)


def _begins(name: str, key: str) -> bool:
    return key.endswith("_") and name.startswith(key)


def in_words(name: str) -> str:
    """Return the name of a result in words."""
    return name.removeprefix(ANSWER).replace("_", " ")


def bounded_of(result: Result) -> Interval | None:
    """Return the number of a result with its bounds; None where it is a text or nothing at all.

    Examples
    --------
    >>> bounded_of({"value": 1.5, "low": 1, "high": "inf"})
    Interval(low=1.0, high=inf, value=1.5)
    """
    value, low, high = (_number(result.get(part)) for part in ("value", "low", "high"))
    if isinstance(value, str) or value is low is high is None:
        return None
    ends = (-math.inf, math.inf) if value is None else (value, value)
    return Interval(
        low if isinstance(low, float) else ends[0],
        high if isinstance(high, float) else ends[1],
        value,
    )


def _number(held: object) -> float | str | None:
    if isinstance(held, str):
        return {"inf": math.inf, "-inf": -math.inf}.get(held, held)
    return float(held) if isinstance(held, int | float) else None
