"""What the forms of a scan mean: asked of the reader of printed figures once for every form.

Two forms that differ in their digits alone have the same shape, so a shape is
read once and kept; the digits are put in afterwards.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Context, Decimal, localcontext
from functools import cache, lru_cache

from econlab.evidence.lexicon import Unit, lexicon
from econlab.evidence.printed import LONGEST_FORM, Reading, evaluated
from econlab.evidence.shapes import Amount, Shape, UnreadableFigure, shape
from econlab.scanning.cues import DURATIONS

# The unit of a thing that is counted and whose noun no table has.
COUNT = Unit("count", "count")
# What the heading of a column names without being the unit of its numbers: 2025 (mục tiêu), Năm.
_NOT_OF_COLUMNS = DURATIONS | {"goal", "indicator"}
_NO_WIDTH = Decimal(0)
_PLACEHOLDER = "7"
_EXACT = Context(prec=3 * LONGEST_FORM)
_NARROW_BLANKS = str.maketrans("\u00a0\u2009\u202f", "   ")


def read_form(head: str, digits: str, tail: str, language: str, unit: Unit | None = None) -> Reading | None:
    """Read one number with the words before and after it; None when it is no form of one figure.

    Parameters
    ----------
    unit : Unit, optional
        What the number counts where the words do not say it.
    """
    return _read_form(head, digits, tail, language, unit) if len(digits) <= LONGEST_FORM else None


@lru_cache(maxsize=1 << 16)
def _read_form(head: str, digits: str, tail: str, language: str, unit: Unit | None) -> Reading | None:
    made = _shape(head, tail)
    if made is None:
        return None
    amount = Amount._make((digits.translate(_NARROW_BLANKS), *made.first[1:]))
    if unit is not None:
        amount = amount._replace(unit_after=unit)
    return _evaluated(Shape(made.front, amount, made.second, made.back), language)


def read_range(
    head: str, ends: tuple[str, str], between: str, tail: str, language: str, unit: Unit | None = None
) -> Reading | None:
    """Read a range: two numbers, the words before, between and after them."""
    made = _shape(head, f"{between}{_PLACEHOLDER}{tail}")
    if made is None or made.second is None or max(map(len, ends)) > LONGEST_FORM:
        return None
    first, second = (
        amount._replace(text=text.translate(_NARROW_BLANKS))
        for amount, text in zip((made.first, made.second), ends, strict=True)
    )
    if unit is not None:
        second = second._replace(unit_after=unit)
    return _evaluated(made._replace(first=first, second=second), language)


@lru_cache(maxsize=1 << 12)
def read_whole(form: str, language: str) -> Reading | None:
    """Read a form whose shape hangs on its digits, as that of 43/53 does."""
    try:
        return _evaluated(shape(form), language) if len(form) <= LONGEST_FORM else None
    except UnreadableFigure:
        return None


def with_unit(reading: Reading, unit: str, flag: str = "") -> Reading:
    """Return a reading with another unit, and a flag that says why."""
    return replace(reading, unit=unit, flags=(*reading.flags, flag) if flag else reading.flags)


def with_unit_of(reading: Reading, form: str, units: Iterable[str], language: str) -> Reading:
    """Return the reading of a form printed without unit with the first of some words that is one.

    Parameters
    ----------
    form : str
        The number as printed, with its hedge.
    units : iterable of str
        What stands in the headings and the label of its cell: ``%``, ``tỷ đồng``, ``nghìn``, ``US$ billion``.

    Returns
    -------
    econlab.evidence.printed.Reading
        Flagged ``unit_displaced``; as it was where no words are a unit.
    """
    for unit in units:
        first, _, rest = unit.partition(" ")
        for whole in (f"{form} {unit}", f"{first} {form} {rest}"):
            made = read_whole(whole, language)
            if (
                made is not None
                and made.unit not in _NOT_OF_COLUMNS
                and (made.unit or made.value != reading.value)
            ):
                return with_unit(made, made.unit, "unit_displaced")
    return reading


def unrounded(reading: Reading) -> Reading:
    """Return the reading of a count that is a part of a counted whole, which nobody rounds."""
    if reading.value is None or reading.qualifier != "exact":
        return reading
    return replace(reading, low=reading.value, high=reading.value)


def hedged(reading: Reading) -> Reading:
    """Return a reading with the hedge that stands apart from its form."""
    return replace(reading, qualifier="about")


@lru_cache(maxsize=1 << 16)
def _shape(head: str, tail: str) -> Shape | None:
    try:
        return shape(f"{head}{_PLACEHOLDER}{tail}")
    except UnreadableFigure:
        return None


def _evaluated(made: Shape, language: str) -> Reading | None:
    try:
        with localcontext(_EXACT):
            return evaluated("", made, language, _NO_WIDTH)
    except UnreadableFigure:
        return None


@lru_cache(maxsize=1 << 14)
def unit_of(tail: str) -> Unit | None:
    """Return the unit that the words after a number name; None without any."""
    made = _shape("", tail)
    return made.first.unit_after if made else None


@lru_cache(maxsize=1 << 14)
def hedges_of(head: str) -> frozenset[str]:
    """Return what the words before a number say of it: over, about, rank, top, multiple."""
    made = _shape(head, "")
    return frozenset(made.front) if made else frozenset()


@lru_cache(maxsize=1 << 14)
def hedges_after(tail: str) -> frozenset[str]:
    """Return what the words after a number say of it, as `hedges_of` of those before."""
    made = _shape("từ ", tail) or _shape("", tail)
    return frozenset((*made.first.hedges, *made.back)) if made else frozenset()


@cache
def counted_units() -> frozenset[str]:
    """Return the codes of things that are counted, lengths of time left out."""
    codes = {unit.code for unit in lexicon().units.values() if unit.kind == "count"}
    return frozenset(codes - DURATIONS)


@cache
def _currencies() -> frozenset[str]:
    return frozenset(unit.code for unit in lexicon().money.values())


def currency_of(unit: str) -> str:
    """Return the currency of an amount or a rate of money, such as VND of ``VND_per_person``."""
    code = unit.partition("_")[0]
    return code if code in _currencies() else ""
