"""Read one printed figure: what it says, between which bounds, in which unit.

A printed number is an interval. Its last digit is rounded, so the number it
stands for lies within half a unit of that digit; a hedge opens one end; two
numbers joined by a dash are the ends themselves. Everything is exact: decimal
arithmetic, scale words multiplied out to base units. A fraction of a whole is read
to ten decimals: 2/3 dân số as percent, "two-thirds" as a bare number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Context, Decimal, localcontext
from typing import Literal

from econlab.errors import InputError
from econlab.evidence.lexicon import Unit
from econlab.evidence.shapes import RANKS, WHOLE_NUMBER, Amount, Shape, UnreadableFigure, refuse, shape

Qualifier = Literal["exact", "about", "over", "at_least", "under", "at_most", "range"]

DECIMAL_SEPARATOR = {"vi": ",", "en": "."}
# A printed figure is a few words; the arithmetic keeps every digit of a form this long.
LONGEST_FORM = 300
_INFINITY = Decimal("Infinity")
THOUSANDS_OR_DECIMALS = re.compile("[1-9][0-9]{0,2}[.,][0-9]{3}")


@dataclass(frozen=True, slots=True)
class Reading:
    """What one printed figure says, in base units.

    Attributes
    ----------
    printed : str
        The form as it was given.
    value : Decimal or None
        The number printed, scale words multiplied out; None for a range.
    low, high : Decimal
        The bounds; infinite where a hedge opens an end.
    unit : str
        A unit code; empty when no unit is printed.
    qualifier : str
        exact, about, over, at_least, under, at_most or range.
    flags : tuple of str
        ``ambiguous_separator`` where three digits after one comma or dot could be
        thousands or decimals, ``currency_inferred`` for a dollar of no country,
        ``fraction_or_count`` where 1/2 could be a half or one of two.
    """

    printed: str
    value: Decimal | None
    low: Decimal
    high: Decimal
    unit: str
    qualifier: Qualifier
    flags: tuple[str, ...] = ()


def read_printed(printed: str, language: str = "vi", about: Decimal = Decimal(0)) -> Reading:
    """Value, bounds, unit and hedge of one printed figure.

    The bounds of a plain or hedged-about number are ``value ± (half a unit of
    its last printed digit + about · |value|)``, the second term only for
    "about". Zeros at the end of a whole number count as printed digits. "Over"
    and "at least" give ``[value, ∞]``, "under" and "at most" ``[-∞, value]``; a
    range gives the two ends as printed. A place in an ordering (thứ 4, 71/193) and
    a part of a counted whole (43/53 dịch vụ) are whole numbers without rounding;
    "nhóm 50" is a place down to the fiftieth.

    Parameters
    ----------
    printed : str
        The form as it stands in the document: hedge, number, scale and unit.
        Markdown, tags and footnote marks are dropped.
    language : {"vi", "en"}
        Whose separators the document uses: 1.212,45 or 1,212.45.
    about : Decimal
        Relative half-width added to a figure hedged with "about": 0.05 for five
        per cent of the value each way, 0 for rounding alone.

    Returns
    -------
    Reading
        In base units: 50,2 nghìn tỷ is 50 200 000 000 000.

    Raises
    ------
    UnreadableFigure
        When the form holds no number, a malformed one or more than one figure,
        or a word that `econlab.evidence.lexicon` does not know.
    InputError
        When `language` or `about` is not one of the values above.

    Notes
    -----
    Three digits after one separator are thousands or decimals. The document's
    own convention decides when the separator is its thousands mark (flagged for
    a percentage or a multiple, which seldom reach thousands). When it is its
    decimal mark they are thousands only for whole things and money without a
    scale word, and always flagged. A number that starts with 0 is a decimal.

    Examples
    --------
    >>> size = read_printed("đạt 50,2 nghìn tỷ Nhân dân tệ")
    >>> print(size.value, size.low, size.high, size.unit)
    50200000000000 50150000000000 50250000000000 CNY
    >>> share = read_printed("khoảng trên **80%**")
    >>> print(share.low, share.high, share.qualifier)
    80 Infinity over
    >>> growth = read_printed("10 to 20 percent a year", "en")
    >>> print(growth.value, growth.low, growth.high, growth.unit)
    None 10 20 percent_per_year
    """
    if language not in DECIMAL_SEPARATOR:
        raise InputError(f"language: found {language!r}, expected 'vi' or 'en'")
    if not (about.is_finite() and 0 <= about <= 1):
        raise InputError(f"about: found {about}, expected a share between 0 and 1, such as Decimal('0.05')")
    try:
        if len(printed) > LONGEST_FORM:
            refuse(f"it has {len(printed)} characters", f"one figure of at most {LONGEST_FORM}")
        with localcontext(Context(prec=3 * LONGEST_FORM)):
            return _reading(printed, language, about)
    except UnreadableFigure as refusal:
        shown = printed if len(printed) <= 80 else printed[:80] + "..."
        raise UnreadableFigure(f"cannot read the printed figure {shown!r}: {refusal}") from None


def _reading(printed: str, language: str, about: Decimal) -> Reading:
    return evaluated(printed, shape(printed), language, about)


def evaluated(printed: str, shape: Shape, language: str, about: Decimal) -> Reading:
    """Say what a form of this shape means.

    Raises
    ------
    UnreadableFigure
        When a number is malformed, or the parts contradict each other.
    """
    front, first, second, back = shape
    if second is None:
        return _single(printed, (*front, *first.hedges, *back), first, language, about)
    parts = (*front, *first.hedges, *second.hedges, *back)
    if first.out_of or second.out_of or RANKS & set(parts):
        refuse("a range of ranks or of parts of a whole", "one figure: read each of the two by itself")
    return _range(printed, parts, (first, second), language)


def _single(printed: str, parts: tuple[str, ...], amount: Amount, language: str, about: Decimal) -> Reading:
    qualifier = _qualifier(parts)
    if {"from", "change", "between"} & set(parts) and qualifier not in {"at_least", "at_most"}:
        refuse("'from' or 'between' with one number", "a range, or one end such as từ 5% trở lên")
    if RANKS & set(parts):
        return _rank(printed, parts, amount)
    unit = _one_unit((amount.unit_before, amount.unit_after), parts)
    if amount.fraction:
        return _part(printed, amount, unit, qualifier)
    value, half, flags = _value(amount, amount.scale, unit, language)
    if amount.out_of:
        half = Decimal(0)
        flags += ("fraction_or_count",) if int(amount.out_of) < 10 else ()
    if qualifier == "about":
        half += about * abs(value)
    low, high = _opened(value - half, value, value + half, qualifier)
    return Reading(printed, _tidy(value), _tidy(low), _tidy(high), unit.code, qualifier, flags)


def _opened(low: Decimal, value: Decimal, high: Decimal, qualifier: Qualifier) -> tuple[Decimal, Decimal]:
    """Bounds of a value, with the end open that its hedge opens."""
    if qualifier in {"over", "at_least"}:
        return value, _INFINITY
    if qualifier in {"under", "at_most"}:
        return -_INFINITY, value
    return low, high


def _part(printed: str, amount: Amount, unit: Unit, qualifier: Qualifier) -> Reading:
    """Read a fraction of a whole, to ten decimals, between the two numbers of ten decimals around it."""
    whole = Decimal(100 if unit.code == "percent" else 1)
    exact = whole * Decimal(amount.text) / Decimal(amount.out_of) * (-1 if amount.negative else 1)
    last = Decimal("1e-10")
    low, value, high = (exact.quantize(last, way) for way in (ROUND_FLOOR, ROUND_HALF_EVEN, ROUND_CEILING))
    low, high = _opened(low, value, high, qualifier)
    return Reading(printed, _tidy(value), _tidy(low), _tidy(high), unit.code, qualifier)


def _rank(printed: str, parts: tuple[str, ...], amount: Amount) -> Reading:
    """Read a place in an ordering: exact, or the places down to it."""
    counted = amount.unit_after is None or amount.unit_after.kind == "count"
    whole = amount.text.isdecimal() and int(amount.text) > 0
    if amount.negative or amount.scale or amount.unit_before or not (counted and whole):
        refuse("a place in an ordering that is no whole number", "a rank such as thứ 4 or 71/193 quốc gia")
    if len(set(parts) & RANKS) > 1 or _qualifier(parts) != "exact":
        refuse("a rank with a hedge", "the rank alone")
    value = _tidy(Decimal(amount.text))
    top = "top" in parts
    return Reading(printed, value, Decimal(1) if top else value, value, "rank", "at_most" if top else "exact")


def _range(printed: str, parts: tuple[str, ...], ends: tuple[Amount, Amount], language: str) -> Reading:
    first, second = ends
    if _qualifier(parts) not in {"exact", "about"}:
        refuse("a range with a hedge that opens an end", "a range alone, or one number with that hedge")
    if first.unit_after and not (second.unit_after or second.unit_before):
        refuse("a unit after the first end of a range only", "the unit after the last end, or after both")
    unit = _one_unit((first.unit_before, first.unit_after, second.unit_before, second.unit_after), parts)
    shared = first.scale or (None if first.unit_after else second.scale)
    low, _, low_flags = _value(first, shared, unit, language)
    high, _, high_flags = _value(second, second.scale, unit, language)
    if low > high:
        refuse(f"a range from {_tidy(low)} down to {_tidy(high)}", "the lower end first")
    flags = tuple(dict.fromkeys(low_flags + high_flags))
    return Reading(printed, None, _tidy(low), _tidy(high), unit.code, "range", flags)


def _qualifier(parts: tuple[str, ...]) -> Qualifier:
    """Find the one hedge: an open end wins over "about", a strict one over a weak one."""
    if {"over", "at_least"} & set(parts) and {"under", "at_most"} & set(parts):
        refuse("hedges that open both ends", "one of them")
    order: tuple[Qualifier, ...] = ("over", "at_least", "under", "at_most", "about")
    return next((hedge for hedge in order if hedge in parts), "exact")


def _one_unit(printed_units: tuple[Unit | None, ...], parts: tuple[str, ...]) -> Unit:
    """Find the unit all places agree on; "gấp" says that it is a multiple."""
    multiple = Unit("multiple", "share") if "multiple" in parts else None
    found = [unit for unit in (*printed_units, multiple) if unit is not None]
    codes = sorted({unit.code for unit in found})
    if len(codes) > 1:
        refuse(f"units that differ: {', '.join(codes)}", "one unit")
    return min(found, key=lambda unit: unit.inferred, default=Unit("", "measure"))


def _value(
    amount: Amount, scale: Decimal | None, unit: Unit, language: str
) -> tuple[Decimal, Decimal, tuple[str, ...]]:
    """Value in base units, half a unit of its last digit, and the flags."""
    whole_things = scale is None and unit.kind in {"count", "money"} and unit.factor == 1
    digits, ambiguous = _plain_digits(
        amount.text, DECIMAL_SEPARATOR[language], whole=whole_things, small=unit.kind == "share"
    )
    factor = scale or Decimal(1)
    value = (Decimal(digits) * factor + amount.more) * unit.factor * (-1 if amount.negative else 1)
    half = Decimal(5).scaleb(-1 - len(digits.partition(".")[2])) * factor * unit.factor
    if amount.last is not None:
        half = amount.last / 2 * unit.factor
    noticed = (("ambiguous_separator", ambiguous), ("currency_inferred", unit.inferred))
    return value, half, tuple(flag for flag, raised in noticed if raised)


def _plain_digits(text: str, decimal: str, *, whole: bool, small: bool) -> tuple[str, bool]:
    """Digits with a dot for the decimals, and whether the separator could be read otherwise.

    `decimal` is the decimal mark of the document; `whole` says that the unit
    counts whole things, `small` that its numbers seldom reach thousands.
    """
    marks = re.findall("[.,]", text)
    native = marks[:1] == [decimal]
    either = THOUSANDS_OR_DECIMALS.fullmatch(text) is not None
    if either:
        point = decimal if native and not whole else ""
    else:
        point = marks[-1] if len(marks) == 1 or len(set(marks)) == 2 else ""
    number, _, decimals = text.rpartition(point) if point else (text, "", "0")
    if not (WHOLE_NUMBER.fullmatch(number) and decimals.isdecimal()):
        refuse(f"{text!r} is a malformed number", "groups of three digits and at most one decimal mark")
    digits = re.sub("[ .,]", "", number)
    return (f"{digits}.{decimals}" if point else digits), either and (native or small)


def _tidy(number: Decimal) -> Decimal:
    """Return the same number with neither an exponent nor zeros after its decimals, and no minus zero."""
    if number.is_finite() and number == number.to_integral_value():
        return number.quantize(Decimal(1)) + 0
    return number.normalize()
