"""Read one printed figure: what it says, between which bounds, in which unit.

A printed number is an interval. Its last digit is rounded, so the number it
stands for lies within half a unit of that digit; a hedge opens one end; two
numbers joined by a dash are the ends themselves. Everything is exact: decimal
arithmetic, scale words multiplied out to base units. A fraction of a whole is read
to ten decimals: 2/3 dân số as percent, "two-thirds" as a bare number.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Context, Decimal, localcontext
from itertools import pairwise
from math import prod
from typing import Literal, NamedTuple, NoReturn

from econlab.errors import InputError
from econlab.evidence import words
from econlab.evidence.words import Token, Unit, all_of, longest, plain

__all__ = ["Reading", "UnreadableFigure", "plain", "read_printed"]

Scales = Mapping[words.Phrase, Decimal]
Qualifier = Literal["exact", "about", "over", "at_least", "under", "at_most", "range"]

DECIMAL_SEPARATOR = {"vi": ",", "en": "."}
# A printed figure is a few words; the arithmetic keeps every digit of a form this long.
LONGEST_FORM = 300
_INFINITY = Decimal("Infinity")
_RANKS = frozenset({"rank", "top"})
# The last kind has the groups of two that India prints: 1,87,223.
_WHOLE = re.compile(
    r"[0-9]+|[1-9][0-9]{0,2}([ .,])[0-9]{3}(?:\1[0-9]{3})*|[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}"
)
THOUSANDS_OR_DECIMALS = re.compile("[1-9][0-9]{0,2}[.,][0-9]{3}")


class UnreadableFigure(InputError):  # noqa: N818
    """A printed form that is not one figure, or has a unit that is not known."""


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
        ``ambiguous_separator`` where three digits after one comma or dot could
    could be thousands or decimals, ``currency_inferred`` for a dollar of no country,
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
        or a word that is in no table of `econlab.evidence.words`.
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
            _refuse(f"it has {len(printed)} characters", f"one figure of at most {LONGEST_FORM}")
        with localcontext(Context(prec=3 * LONGEST_FORM)):
            return _reading(printed, language, about)
    except UnreadableFigure as refusal:
        shown = printed if len(printed) <= 80 else printed[:80] + "..."
        raise UnreadableFigure(f"cannot read the printed figure {shown!r}: {refusal}") from None


def _refuse(found: str, expected: str) -> NoReturn:
    raise UnreadableFigure(f"{found}; expected {expected}")


class Amount(NamedTuple):
    """One number with what is printed around it."""

    text: str
    out_of: str
    negative: bool
    scale: Decimal | None
    unit_before: Unit | None
    unit_after: Unit | None
    hedges: tuple[str, ...]
    fraction: bool = False
    # What smaller scales add, as 200 triệu does in 1 tỷ 200 triệu, and the last place they tell.
    more: Decimal = Decimal(0)
    last: Decimal | None = None


class Shape(NamedTuple):
    """What a printed form is made of: hedges, one number or the two ends of a range, hedges."""

    front: tuple[str, ...]
    first: Amount
    second: Amount | None
    back: tuple[str, ...]


def _reading(printed: str, language: str, about: Decimal) -> Reading:
    return evaluated(printed, shape(printed), language, about)


def shape(printed: str) -> Shape:
    """Take a printed form apart, without saying yet what its digits mean.

    Raises
    ------
    UnreadableFigure
        When the form holds no number, more than one figure, or a word that is in no table.
    """
    tokens, known = words.tokens(plain(printed)), words.lexicon()
    if not any(token.is_number or longest(known.fractions, tokens, at)[0] for at, token in enumerate(tokens)):
        _refuse("it has no digits 0 to 9", "a number such as 41,5%")
    money = any(longest(known.money, tokens, at)[0] for at in range(len(tokens)))
    scales = known.money_scales if money else known.scales
    front, at = all_of(known.before, tokens, 0)
    first, at = _amount(tokens, at, scales, ranked=bool(_RANKS & set(front)))
    joint, beyond = longest(known.between, tokens, at)
    if longest(known.after, tokens, at)[1] > beyond:
        joint = None
    if joint == "change" or (joint and "change" in front) or (joint == "and" and "between" not in front):
        _refuse("a change or a list of two figures", "one figure: read each of the two by itself")
    second, at = _amount(tokens, beyond, scales) if joint else (None, at)
    (first, second), at = _rated((first, second), tokens, at)
    back, at = all_of(known.after, tokens, at)
    if at < len(tokens):
        _refuse_rest(tokens, at)
    return Shape(front, first, second, back)


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
    if first.out_of or second.out_of or _RANKS & set(parts):
        _refuse("a range of ranks or of parts of a whole", "one figure: read each of the two by itself")
    return _range(printed, parts, (first, second), language)


def _amount(tokens: list[Token], at: int, scales: Scales, *, ranked: bool = False) -> tuple[Amount, int]:
    """Take sign, currency, number, scale and unit, in this order."""
    negative, at = _sign(tokens, at)
    unit_before, at = longest(words.lexicon().money, tokens, at)
    if unit_before is not None and not negative:
        negative, at = _sign(tokens, at)
    spelled, end = longest(words.lexicon().fractions, tokens, at)
    if spelled is not None and unit_before is None:
        worded = tokens[at].text.isalpha()
        return _fraction(spelled, negative, worded=worded), _percent_base(tokens, end)
    text, at = _digits(tokens, at)
    out_of, at = _out_of(tokens, at)
    end = _part_of_whole(text, out_of, tokens, at)
    if end > at:
        return _fraction(f"{text}/{out_of}", negative, worded=False), end
    early, at = all_of(words.lexicon().after, tokens, at)
    scale, at = _scale(tokens, at, scales)
    more, last, at = _smaller(tokens, at, scale)
    late, at = all_of(words.lexicon().after, tokens, at)
    unit_after, at = _unit(tokens, at)
    odd = negative or scale or unit_before
    if out_of and (odd or not _counts(text, out_of, unit_after, ranked=ranked)):
        _refuse(f"'{text}/{out_of}' is a ratio or a date", "one number, or a part of a count: 43/53 dịch vụ")
    hedges = early + late
    return Amount(text, out_of, negative, scale, unit_before, unit_after, hedges, more=more, last=last), at


def _fraction(printed: str, negative: bool, *, worded: bool) -> Amount:
    """Take a part of a whole: in signs a percentage, in words a bare number."""
    part, _, whole = printed.partition("/")
    unit = None if worded else Unit("percent", "share")
    return Amount(part, whole, negative, None, None, unit, (), fraction=True)


def _part_of_whole(part: str, whole: str, tokens: list[Token], at: int) -> int:
    """Pass over the whole of which 2/3 is two thirds; the same place where it is a date or a count."""
    proper = part.isdecimal() and whole.isdecimal() and int(part) < int(whole) <= 100
    end = longest(words.lexicon().wholes, tokens, at)[1]
    return _passed(tokens, end) if proper and end > max(at, words.unit_at(tokens, at)[1]) else at


def _smaller(tokens: list[Token], at: int, scale: Decimal | None) -> tuple[Decimal, Decimal | None, int]:
    """Take the smaller scales of one number: 1 tỷ 200 triệu, 2 triệu rưỡi."""
    more, last = Decimal(0), None
    while scale is not None and at < len(tokens):
        half, end = longest(words.lexicon().halves, tokens, at)
        if half is not None:
            return more + scale / 2, scale / 10, end
        digits = tokens[at].text
        smaller, end = all_of(words.lexicon().scales, tokens, at + 1)
        factor = prod(smaller, start=Decimal(1))
        if not re.fullmatch("[0-9]{1,3}", digits) or not 1 < factor < scale:
            break
        more, last, scale, at = more + int(digits) * factor, factor, factor, end
    return more, last, at


def _rated(
    amounts: tuple[Amount, Amount | None], tokens: list[Token], at: int
) -> tuple[tuple[Amount, Amount | None], int]:
    """Take what money printed before its number, or a bare number, is per: $80 a barrel."""
    first, second = amounts
    per, beyond = words.per_at(tokens, at)
    unit = first.unit_before if first.unit_after is None else None
    if per is None or (second or first).unit_after is not None or not (unit or per[0].isdigit()):
        return amounts, at
    while per is not None:
        unit, at = _taken_per(unit or Unit("", "count"), per), beyond
        per, beyond = words.per_at(tokens, at)
    if first.unit_before is not None:
        return (first._replace(unit_before=unit), second and second._replace(unit_before=unit)), at
    if second is not None:
        return (first, second._replace(unit_after=unit)), at
    return (first._replace(unit_after=unit), None), at


def _sign(tokens: list[Token], at: int) -> tuple[bool, int]:
    """Whether a minus stands directly before what follows; a plus is passed over."""
    signed = at + 1 < len(tokens) and tokens[at].text in "+-−–" and not tokens[at + 1].gap
    return (tokens[at].text != "+", at + 1) if signed else (False, at)


def _digits(tokens: list[Token], at: int) -> tuple[str, int]:
    """Take the number, with groups of three digits set apart by single spaces."""
    if at == len(tokens) or not tokens[at].is_number:
        found = repr(tokens[at].text) if at < len(tokens) else "the end"
        _refuse(f"{found} stands where a number should begin", "a known hedge, a currency or digits")
    text, at = tokens[at].text, at + 1
    if re.fullmatch("[1-9][0-9]{0,2}", text):
        while at < len(tokens) and tokens[at].gap == " " and re.match("[0-9]{3}(?![0-9])", tokens[at].text):
            text, at = f"{text} {tokens[at].text}", at + 1
    return text, at


def _out_of(tokens: list[Token], at: int) -> tuple[str, int]:
    """Take the whole of which the number is a part, as 53 is in 43/53; empty without one."""
    if at + 1 < len(tokens) and tokens[at].text == "/" and tokens[at + 1].is_number:
        return tokens[at + 1].text, at + 2
    return "", at


def _counts(part: str, whole: str, unit: Unit | None, *, ranked: bool) -> bool:
    """Whether two numbers are a count or a score and its whole, and not the parts of a date."""
    if unit is not None and unit.code == "point":
        return whole.isdecimal() and _WHOLE.fullmatch(part.replace(",", ".").replace(".", "")) is not None
    if not (
        re.fullmatch("[0-9]{1,5}", part) and re.fullmatch("[0-9]{1,5}", whole) and int(part) <= int(whole)
    ):
        return False
    if unit is not None:
        return unit.kind == "count" and not re.fullmatch("(19|20)[0-9]{2}", whole)
    return ranked or not re.fullmatch("(19|20)[0-9]{2}|[0-9]|[012][0-9]|3[01]", whole)


def _scale(tokens: list[Token], at: int, scales: Scales) -> tuple[Decimal | None, int]:
    """Multiply the scale words here, smaller before larger; None without any."""
    factors, end = all_of(scales, tokens, at)
    if not factors:
        return words.glued_scale_at(tokens, at)
    if factors[-1] < 100 or any(small >= large for small, large in pairwise(factors)):
        found = " ".join(token.text for token in tokens[at:end])
        _refuse(f"{found!r} is no scale", "scale words from small to large, such as nghìn tỷ")
    return prod(factors, start=Decimal(1)), end


def _unit(tokens: list[Token], at: int) -> tuple[Unit | None, int]:
    """Take the unit and what it is per; None where no known unit stands."""
    unit, end = words.unit_at(tokens, at)
    if unit is None:
        return None, at
    if unit.code == "percent":
        end = _percent_base(tokens, end)
    per, beyond = words.per_at(tokens, end)
    while per is not None:
        unit, end = _taken_per(unit, per), beyond
        per, beyond = words.per_at(tokens, end)
    return unit, end


def _percent_base(tokens: list[Token], at: int) -> int:
    """Pass over what a percentage is taken of: the indicator says that, not the unit."""
    known = words.lexicon()
    base, end = longest(known.bases, tokens, at)
    if base is not None or at == len(tokens) or tokens[at].key not in words.BASE_OPENERS:
        return end
    return _passed(tokens, at + 1)


def _passed(tokens: list[Token], at: int) -> int:
    """Pass over words that name a whole, up to a hedge or what a rate is per."""
    known, end = words.lexicon(), at
    while end < len(tokens) and tokens[end].text.isalpha():
        if any(longest(table, tokens, end)[0] for table in (known.after, known.between)):
            break
        if words.per_at(tokens, end)[0]:
            break
        end += 1
    return end


def _taken_per(unit: Unit, per: str) -> Unit:
    crowd = per[0].isdigit()
    if crowd and unit.kind != "count":
        _refuse(f"a {unit.code} per {per} is not known", "a counted thing, such as hộ / 100 dân")
    if crowd:
        return Unit(f"per_{per}", "measure")
    # So many times a year is how often, and no multiple.
    code = "occurrence" if unit.code == "multiple" else unit.code
    kind: words.Kind = "share" if unit.kind == "share" and code == unit.code else "measure"
    return replace(unit, code=f"{code}_per_{per}", kind=kind)


def _refuse_rest(tokens: list[Token], at: int) -> NoReturn:
    rest = " ".join(token.text for token in tokens[at:])
    if any(token.is_number for token in tokens[at:]):
        _refuse(f"{rest!r} holds another number", "one figure, or one range such as 10 - 20%")
    _refuse(f"{rest!r} is no known unit or hedge", "nothing more, or a unit listed in econlab.evidence.words")


def _single(printed: str, parts: tuple[str, ...], amount: Amount, language: str, about: Decimal) -> Reading:
    qualifier = _qualifier(parts)
    if {"from", "change", "between"} & set(parts) and qualifier not in {"at_least", "at_most"}:
        _refuse("'from' or 'between' with one number", "a range, or one end such as từ 5% trở lên")
    if _RANKS & set(parts):
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
        _refuse("a place in an ordering that is no whole number", "a rank such as thứ 4 or 71/193 quốc gia")
    if len(set(parts) & _RANKS) > 1 or _qualifier(parts) != "exact":
        _refuse("a rank with a hedge", "the rank alone")
    value = _tidy(Decimal(amount.text))
    top = "top" in parts
    return Reading(printed, value, Decimal(1) if top else value, value, "rank", "at_most" if top else "exact")


def _range(printed: str, parts: tuple[str, ...], ends: tuple[Amount, Amount], language: str) -> Reading:
    first, second = ends
    if _qualifier(parts) not in {"exact", "about"}:
        _refuse("a range with a hedge that opens an end", "a range alone, or one number with that hedge")
    if first.unit_after and not (second.unit_after or second.unit_before):
        _refuse("a unit after the first end of a range only", "the unit after the last end, or after both")
    unit = _one_unit((first.unit_before, first.unit_after, second.unit_before, second.unit_after), parts)
    shared = first.scale or (None if first.unit_after else second.scale)
    low, _, low_flags = _value(first, shared, unit, language)
    high, _, high_flags = _value(second, second.scale, unit, language)
    if low > high:
        _refuse(f"a range from {_tidy(low)} down to {_tidy(high)}", "the lower end first")
    flags = tuple(dict.fromkeys(low_flags + high_flags))
    return Reading(printed, None, _tidy(low), _tidy(high), unit.code, "range", flags)


def _qualifier(parts: tuple[str, ...]) -> Qualifier:
    """Find the one hedge: an open end wins over "about", a strict one over a weak one."""
    if {"over", "at_least"} & set(parts) and {"under", "at_most"} & set(parts):
        _refuse("hedges that open both ends", "one of them")
    order: tuple[Qualifier, ...] = ("over", "at_least", "under", "at_most", "about")
    return next((hedge for hedge in order if hedge in parts), "exact")


def _one_unit(printed_units: tuple[Unit | None, ...], parts: tuple[str, ...]) -> Unit:
    """Find the unit all places agree on; "gấp" says that it is a multiple."""
    multiple = Unit("multiple", "share") if "multiple" in parts else None
    found = [unit for unit in (*printed_units, multiple) if unit is not None]
    codes = sorted({unit.code for unit in found})
    if len(codes) > 1:
        _refuse(f"units that differ: {', '.join(codes)}", "one unit")
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
    if not (_WHOLE.fullmatch(number) and decimals.isdecimal()):
        _refuse(f"{text!r} is a malformed number", "groups of three digits and at most one decimal mark")
    digits = re.sub("[ .,]", "", number)
    return (f"{digits}.{decimals}" if point else digits), either and (native or small)


def _tidy(number: Decimal) -> Decimal:
    """Return the same number with neither an exponent nor zeros after its decimals, and no minus zero."""
    if number.is_finite() and number == number.to_integral_value():
        return number.quantize(Decimal(1)) + 0
    return number.normalize()
