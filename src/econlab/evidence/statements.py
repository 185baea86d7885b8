"""Statements: what the documents say, recomputed from the figures they print, with a verdict.

statcheck for policy figures. Calling an official document wrong is a serious
thing: rounding, digits cut off, "about" before round numbers, another release
and another definition are tried as explanations first, in this order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from econlab.errors import InputError
from econlab.evidence.formulas import statement_formula
from econlab.evidence.intervals import Interval
from econlab.evidence.printed import read_printed
from econlab.evidence.quantities import PERCENTS, Quantity, alike
from econlab.evidence.series import hull
from econlab.evidence.tolerances import (
    Figure,
    Tolerance,
    agreement,
    distance,
    loosest,
    printed_bounds,
    signed,
    strict,
)

Verdict = Literal["consistent", "inconsistent", "contradiction", "unit_error", "needs_reference"]
VERDICTS: tuple[Verdict, ...] = (
    "inconsistent", "contradiction", "unit_error", "needs_reference", "consistent",
)  # fmt: skip
# Factors by which a scale word goes wrong: nghìn, triệu, tỷ, nghìn tỷ; a fraction printed as per cent.
SCALES = (10.0**3, 10.0**6, 10.0**9, 10.0**12)
PERCENT_SCALES = (100.0,)
# The definition of figures that name no measure: it explains no difference.
_NOBODY = "STATED"
_DAYS = {"day": 1.0, "month": 365.25 / 12, "quarter": 365.25 / 4, "year": 365.25}


@dataclass(frozen=True, slots=True)
class Evidence:
    """What statements are held against.

    Attributes
    ----------
    figures : mapping of str to mapping
        Cleaned figures by id.
    reference : sequence of mapping
        Cleaned reference values.
    tolerance : Tolerance
        When numbers count as apart.
    """

    figures: Mapping[str, Figure]
    reference: Sequence[Figure]
    tolerance: Tolerance


@dataclass(frozen=True, slots=True)
class Judgement:
    """What became of one statement.

    Attributes
    ----------
    verdict : str
        One of `VERDICTS`.
    reason : str
        Code of the reason; `econlab.showing.audit.why` words it.
    detail : str
        What the reason names: a factor, a unit, releases, definitions or series.
    stated : Interval or None
        What is stated; None for a statement without a number.
    recomputed : Interval or None
        What the inputs give; None where they cannot be computed with.
    unit : str
        Unit of both.
    inputs : tuple of str
        Ids of the figures and reference values used, in the order of the formula.
    """

    verdict: Verdict
    reason: str
    detail: str
    stated: Interval | None
    recomputed: Interval | None
    unit: str
    inputs: tuple[str, ...]


def judge(stated: str, formula: str, evidence: Evidence) -> Judgement:
    """Recompute one statement and give it a verdict.

    Parameters
    ----------
    stated : str
        The id of the figure that is stated, or a literal such as ``≥ 0``.
    formula : str
        What gives it, in the language of `econlab.evidence.formulas`; the id of
        another figure where the same thing is printed twice; empty where nothing
        at hand can give it.
    evidence : Evidence
        What is printed and published.

    Returns
    -------
    Judgement
        ``consistent`` where the inputs, or a reference value, allow what is
        stated; ``unit_error`` where the digits fit in another unit or scale;
        ``contradiction`` where another place prints something else;
        ``inconsistent`` where its own inputs give something else;
        ``needs_reference`` where only a reference value speaks against it, or
        what would decide is missing.

    Raises
    ------
    InputError
        When `stated` or `formula` cannot be read; the message says what was expected.
    """
    row = stated_figure(stated, evidence.figures)
    shown = signed(row, printed_bounds(row))
    if not formula:
        return Judgement("needs_reference", "nothing_to_check_with", "", shown, None, row["unit"], ())
    try:
        case = _case(row, formula, evidence)
    except _MissingReference as missing:
        return Judgement("needs_reference", "no_reference", str(missing), shown, None, row["unit"], ())
    verdict, reason, detail = next(found for check in _CHECKS if (found := check(case)))
    given = None if reason == "same_digits" else case.given
    return Judgement(verdict, reason, detail, shown, given, row["unit"], case.inputs)


class _MissingReference(Exception):  # noqa: N818
    """A series that is known has no usable value for a place and period."""


@dataclass(frozen=True, slots=True)
class _Case:
    """One statement with all that speaks for or against it."""

    stated: Figure
    given: Interval
    unit: str | None
    otherwise: str
    recompute: Callable[[str, bool], Interval]
    inputs: tuple[str, ...]
    others: tuple[Figure, ...]
    references: tuple[str, ...]
    repeated: bool
    tolerance: Tolerance


_Finding = tuple[Verdict, str, str] | None


def _case(stated: Figure, formula: str, evidence: Evidence) -> _Case:
    drawn = _Drawn(evidence)

    def recompute(unit: str, loose: bool) -> Interval:
        again = _Drawn(evidence, loose=loose)
        return statement_formula(formula, again, again.reference, unit).bounds

    result = statement_formula(formula, drawn, drawn.reference, stated["unit"])
    others = tuple(evidence.figures[figure] for figure in drawn.used if figure in evidence.figures)
    repeated = bool(stated["figure"]) and formula.strip() in evidence.figures
    if repeated and formula.strip() == stated["figure"]:
        raise InputError("another figure than the one stated")
    if repeated and stated["kind"] != others[0]["kind"]:
        raise InputError(
            f"two figures of one kind, not a {stated['kind']} with a {others[0]['kind']}; compare them "
            "by a difference: stated ≥ 0, formula level - target"
        )
    return _Case(
        stated, result.bounds, result.unit, result.otherwise, recompute, tuple(drawn.used), others,
        tuple(drawn.references), repeated, evidence.tolerance,
    )  # fmt: skip


class _Drawn(Mapping[str, Quantity]):
    """Figures and reference values as quantities, and a record of those drawn."""

    def __init__(self, evidence: Evidence, *, loose: bool = False) -> None:
        self._evidence = evidence
        self._bounds = loosest if loose else strict
        self.used: list[str] = []
        self.references: list[str] = []

    def __getitem__(self, figure: str) -> Quantity:
        row = self._evidence.figures[figure]
        if figure not in self.used:
            self.used.append(figure)
        return Quantity(signed(row, self._bounds(row, self._evidence.tolerance)), row["unit"])

    def __iter__(self) -> Iterator[str]:
        return iter(self._evidence.figures)

    def __len__(self) -> int:
        return len(self._evidence.figures)

    def reference(self, series: str, place: str, period: str) -> Quantity:
        of_series = [row for row in self._evidence.reference if row["figure"].split(":")[0] == series]
        if not of_series:
            raise InputError(f"a series that reference.csv has values of; {series} is none")
        rows = [
            row for row in of_series
            if (row["place"], row["period"]) == (place, period) and row["status"] != "recalled"
        ]  # fmt: skip
        if not rows:
            raise _MissingReference(f"{series} {place} {period}")
        for row in rows:
            if row["figure"] not in self.used:
                self.used.append(row["figure"])
                self.references.append(row["figure"])
        return Quantity(hull([printed_bounds(row) for row in rows]), rows[0]["unit"])


def stated_figure(text: str, figures: Mapping[str, Figure]) -> Figure:
    """Return the row of a stated figure, or one made of a literal."""
    if text in figures:
        return figures[text]
    try:
        reading = read_printed(text, language="en")
    except InputError as error:
        raise InputError(f"the id of a figure, or a literal such as ≥ 0 or 100% ({error})") from None
    return {
        **dict.fromkeys(_BLANK, ""),
        "value": "" if reading.value is None else str(reading.value),
        "low": str(reading.low),
        "high": str(reading.high),
        "unit": reading.unit,
        "qualifier": reading.qualifier,
    }


_BLANK = ("figure", "document", "period", "kind", "direction", "definition", "vintage")


def _units(case: _Case) -> _Finding:
    """Refuse unlike units, apart from a number that stands with another unit elsewhere."""
    unit = case.stated["unit"]
    if case.otherwise and case.otherwise == case.unit != unit:
        return "unit_error", "other_unit", case.otherwise
    if alike(case.unit, unit) or {case.unit, unit} <= {"", "multiple"} or _rate_of(unit, case.unit):
        return None
    if case.repeated and case.stated["value"] and _digits(case.stated) == _digits(case.others[0]):
        return "unit_error", "same_digits", case.others[0]["unit"]
    raise InputError(f"a formula that gives {unit or 'a plain number'}; this one gives {case.unit}")


def _rate_of(rate: str, counted: str | None) -> bool:
    """Whether a unit is another one per stretch of time, as what a formula gives for that stretch."""
    things, _, time = rate.rpartition("_per_")
    return time in _DAYS and things == counted


def _consistent(case: _Case) -> _Finding:
    unit = case.stated["unit"]
    reason = agreement(case.stated, case.given, case.tolerance)
    if not reason and agreement(case.stated, case.recompute(unit, True), case.tolerance):
        reason = "inputs_cut_off"
    if reason and case.references:
        return "consistent", "by_reference", "; ".join(case.references)
    return ("consistent", reason, "") if reason else None


def _other_unit(case: _Case) -> _Finding:
    """Find a change in per cent that fits in percentage points, or the other way round."""
    pair = ["percent", "percentage_point"]
    if case.stated["kind"] != "change" or case.stated["unit"] not in pair:
        return None
    other = pair[1 - pair.index(case.stated["unit"])]
    given = case.recompute(other, False)
    fits = given != case.given and agreement(case.stated, given, case.tolerance) in ("holds", "cut_off")
    return ("unit_error", "other_unit", other) if fits else None


def _impossible(case: _Case) -> _Finding:
    return ("unit_error", "other_unit", case.otherwise) if case.otherwise else None


def _other_rate(case: _Case) -> _Finding:
    """Find a rate that fits for another stretch of time, such as a day where a year is printed."""
    things, _, time = case.stated["unit"].rpartition("_per_")
    if time not in _DAYS or not things or case.stated["unit"] in PERCENTS:
        return None
    bounds = signed(case.stated, loosest(case.stated, case.tolerance))
    for other, days in _DAYS.items():
        if other != time and (bounds * (_DAYS[time] / days)).overlaps(case.given):
            return "unit_error", "other_unit", f"{things}_per_{other}"
    return None


def _other_scale(case: _Case) -> _Finding:
    """Find the one factor that brings what is stated to what was recomputed."""
    bounds, given = signed(case.stated, strict(case.stated, case.tolerance)), case.given
    if bounds.high < 0 and given.high < 0:
        bounds, given = -bounds, -given
    if case.stated["unit"] in ("rank", "multiple", "") or given.low <= 0 or bounds.low <= 0:
        return None
    scales = PERCENT_SCALES if case.stated["unit"] in PERCENTS else SCALES
    fitting = [f for scale in scales for f in (scale, 1 / scale) if (bounds * f).overlaps(given)]
    return ("unit_error", "other_scale", f"{fitting[0]:g}") if len(fitting) == 1 else None


def _other_measure(case: _Case) -> _Finding:
    """Explain a difference by another definition or another release."""
    apart = distance(signed(case.stated, strict(case.stated, case.tolerance)), case.given)
    for column, reason in (("definition", "definitions"), ("vintage", "releases")):
        codes = sorted({row[column] for row in (case.stated, *case.others)} - {"", _NOBODY})
        if len(codes) > 1 and not case.references:
            if apart <= case.tolerance.near:
                return "consistent", reason, "; ".join(codes)
            if case.repeated:
                return "contradiction", reason, "; ".join(codes)
    return None


def _other_time(case: _Case) -> _Finding:
    """Leave open whether a quantity told of two times moved in between."""
    periods = [case.stated["period"], *(row["period"] for row in case.others)]
    moved = case.repeated and periods[0] != periods[1]
    return ("needs_reference", "other_time", "; ".join(sorted(periods))) if moved else None


def _against_reference(case: _Case) -> _Finding:
    return ("needs_reference", "against_reference", "; ".join(case.references)) if case.references else None


def _says_too_little(case: _Case) -> _Finding:
    hedged = case.stated["qualifier"] in ("over", "under")
    open_ended = signed(case.stated, printed_bounds(case.stated))
    return ("inconsistent", "says_too_little", "") if hedged and open_ended.overlaps(case.given) else None


def _apart(case: _Case) -> _Finding:
    elsewhere = {row["document"] for row in case.others} - {case.stated["document"]}
    if case.repeated or (case.stated["document"] and elsewhere):
        return "contradiction", "elsewhere", ""
    return "inconsistent", "own_inputs", ""


# In this order: the first that finds something decides, and the last always does.
_CHECKS: tuple[Callable[[_Case], _Finding], ...] = (
    _units, _consistent, _impossible, _other_unit, _other_rate, _other_scale, _other_measure, _other_time,
    _against_reference, _says_too_little, _apart,
)  # fmt: skip


def _digits(row: Figure) -> tuple[int, ...]:
    """Return the digits of a figure without scale, sign or decimal point."""
    return Decimal(str(row["value"] or 0)).normalize().as_tuple().digits
