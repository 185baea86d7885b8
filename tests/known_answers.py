"""Answers known without econlab: `known_answers.csv`, and the arithmetic in it.

A row is one answer of one analysis. `printed` has the numbers as documents and publishers print them, each
with the half unit of its last digit either way, and `arithmetic` says in Python what follows from them; so
that bounds come from trying all ends, and not from arithmetic on intervals. Three results are low, value and
high. `value`, `low` and `high` are what it comes to: `python tests/known_answers.py` writes them anew.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Any

from textbook import Textbook, log_mean, student_below, student_quantile

TABLE = Path(__file__).with_name("known_answers.csv")
WORDS = {
    "Textbook": Textbook, "below": student_below, "student": student_quantile, "log_mean": log_mean,
    "log": math.log, "exp": math.exp, "inf": math.inf, "max": max, "sum": sum, "range": range, "tuple": tuple,
}  # fmt: skip

ENDS = ("low", "value", "high")

Told = tuple[float | None, float | None, float | None]


@dataclass(frozen=True)
class Known:
    """One row; `parameters` are those that the analysis is asked with, without its defaults."""

    analysis: str
    parameters: Mapping[str, str]
    key: str
    told: Told
    unit: str
    tolerance: float
    arithmetic: str
    printed: Mapping[str, str]

    def __str__(self) -> str:
        return " ".join([self.analysis, *self.parameters.values(), self.key])

    def computed(self) -> Told:
        """Low, value and high by the arithmetic alone."""
        ends = {name: _ends(number) for name, number in self.printed.items()}
        low, value, high = self._at({name: middle for name, (_, middle, _) in ends.items()})
        if not ends:
            return (low, value, high)
        extremes = product(*((least, most) for least, _, most in ends.values()))
        corners = [self._at(dict(zip(ends, corner, strict=True))) for corner in extremes]
        return (min(corner[0] for corner in corners), value, max(corner[2] for corner in corners))

    def _at(self, numbers: Mapping[str, float]) -> Any:
        found = eval(self.arithmetic, {"__builtins__": {}} | WORDS | numbers)
        if isinstance(found, tuple):
            return found
        return (found, found, found) if self.printed else (None, found, None)


def _ends(printed: str) -> tuple[float, float, float]:
    number = Decimal(printed)
    half = Decimal(1).scaleb(int(number.as_tuple().exponent)) / 2
    return (float(number - half), float(number), float(number + half))


def _pairs(text: str) -> dict[str, str]:
    return dict(pair.split("=") for pair in text.split())


def _number(given: object) -> float | None:
    number = math.nan if given in ("", None) else float(str(given))
    return None if math.isnan(number) else number


def _raw() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def rows() -> list[Known]:
    return [
        Known(
            row["analysis"], _pairs(row["parameters"]), row["key"],
            (_number(row["low"]), _number(row["value"]), _number(row["high"])),
            row["unit"], float(row["tolerance"]), row["arithmetic"], _pairs(row["printed"]),
        )
        for row in _raw()
    ]  # fmt: skip


def difference(known: Known, found: Mapping[str, Any]) -> str:
    """What of an answer is not as known; blank where all three numbers and the unit are."""
    wrong = [] if (found["unit"] or "") == known.unit else [f"unit {found['unit']}, known as {known.unit}"]
    for name, wanted in zip(ENDS, known.told, strict=True):
        seen = _number(found[name])
        if seen is None or wanted is None:
            same = seen is wanted
        else:
            same = math.isclose(seen, wanted, rel_tol=known.tolerance)
        if not same:
            wrong.append(f"{name} {seen}, known as {wanted}")
    return "; ".join(wrong)


def write() -> None:
    """Write value, low and high of every row anew."""
    raw = _raw()
    for row, known in zip(raw, rows(), strict=True):
        for name, number in zip(ENDS, known.computed(), strict=True):
            row[name] = "" if number is None else f"{number:.8g}"
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(raw[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(raw)


if __name__ == "__main__":
    write()
