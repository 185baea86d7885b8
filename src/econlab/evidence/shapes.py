"""What a printed form is made of: hedges, numbers, scales and units, before its digits are read."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from math import prod
from typing import NamedTuple, NoReturn

from econlab.errors import InputError
from econlab.evidence.lexicon import Kind, Phrases, Unit, glued_scale_at, lexicon, per_at, unit_at
from econlab.evidence.periods import YEAR
from econlab.evidence.tokens import Token, plain, tokens_of
from econlab.evidence.unit_words import BASE_OPENERS

RANKS = frozenset({"rank", "top"})
# The last kind has the groups of two that India prints: 1,87,223.
WHOLE_NUMBER = re.compile(
    r"[0-9]+|[1-9][0-9]{0,2}([ .,])[0-9]{3}(?:\1[0-9]{3})*|[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}"
)


class UnreadableFigure(InputError):  # noqa: N818
    """A printed form that is not one figure, or has a unit that is not known."""


def refuse(found: str, expected: str) -> NoReturn:
    """Say what was found in a form, and what was expected."""
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


def shape(printed: str) -> Shape:
    """Take a printed form apart, without saying yet what its digits mean.

    Raises
    ------
    UnreadableFigure
        When the form holds no number, more than one figure, or a word that is in no table.
    """
    tokens, known = tokens_of(plain(printed)), lexicon()
    if not any(token.is_number or known.fractions.longest(tokens, at)[0] for at, token in enumerate(tokens)):
        refuse("it has no digits 0 to 9", "a number such as 41,5%")
    money = any(known.money.longest(tokens, at)[0] for at in range(len(tokens)))
    scales = known.money_scales if money else known.scales
    front, at = known.before.all_of(tokens, 0)
    first, at = _amount(tokens, at, scales, ranked=bool(RANKS & set(front)))
    joint, beyond = known.between.longest(tokens, at)
    if known.after.longest(tokens, at)[1] > beyond:
        joint = None
    if joint == "change" or (joint and "change" in front) or (joint == "and" and "between" not in front):
        refuse("a change or a list of two figures", "one figure: read each of the two by itself")
    second, at = _amount(tokens, beyond, scales) if joint else (None, at)
    (first, second), at = _rated((first, second), tokens, at)
    back, at = known.after.all_of(tokens, at)
    if at < len(tokens):
        _refuse_rest(tokens, at)
    return Shape(front, first, second, back)


def _amount(
    tokens: list[Token], at: int, scales: Phrases[Decimal], *, ranked: bool = False
) -> tuple[Amount, int]:
    """Take sign, currency, number, scale and unit, in this order."""
    negative, at = _sign(tokens, at)
    unit_before, at = lexicon().money.longest(tokens, at)
    if unit_before is not None and not negative:
        negative, at = _sign(tokens, at)
    spelled, end = lexicon().fractions.longest(tokens, at)
    if spelled is not None and unit_before is None:
        worded = tokens[at].text.isalpha()
        return _fraction(spelled, negative, worded=worded), _percent_base(tokens, end)
    text, at = _digits(tokens, at)
    out_of, at = _out_of(tokens, at)
    end = _part_of_whole(text, out_of, tokens, at)
    if end > at:
        return _fraction(f"{text}/{out_of}", negative, worded=False), end
    early, at = lexicon().after.all_of(tokens, at)
    scale, at = _scale(tokens, at, scales)
    more, last, at = _smaller(tokens, at, scale)
    late, at = lexicon().after.all_of(tokens, at)
    unit_after, at = _unit(tokens, at)
    odd = negative or scale or unit_before
    if out_of and (odd or not _counts(text, out_of, unit_after, ranked=ranked)):
        refuse(f"'{text}/{out_of}' is a ratio or a date", "one number, or a part of a count: 43/53 dịch vụ")
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
    end = lexicon().wholes.longest(tokens, at)[1]
    return _passed(tokens, end) if proper and end > max(at, unit_at(tokens, at)[1]) else at


def _smaller(tokens: list[Token], at: int, scale: Decimal | None) -> tuple[Decimal, Decimal | None, int]:
    """Take the smaller scales of one number: 1 tỷ 200 triệu, 2 triệu rưỡi."""
    more, last = Decimal(0), None
    while scale is not None and at < len(tokens):
        half, end = lexicon().halves.longest(tokens, at)
        if half is not None:
            return more + scale / 2, scale / 10, end
        digits = tokens[at].text
        smaller, end = lexicon().scales.all_of(tokens, at + 1)
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
    per = per_at(tokens, at)[0]
    unit = first.unit_before if first.unit_after is None else None
    if per is None or (second or first).unit_after is not None or not (unit or per[0].isdigit()):
        return amounts, at
    unit, at = _rate(unit or Unit("", "count"), tokens, at)
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
        refuse(f"{found} stands where a number should begin", "a known hedge, a currency or digits")
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
        return whole.isdecimal() and WHOLE_NUMBER.fullmatch(re.sub("[.,]", "", part)) is not None
    if not (
        re.fullmatch("[0-9]{1,5}", part) and re.fullmatch("[0-9]{1,5}", whole) and int(part) <= int(whole)
    ):
        return False
    if unit is not None:
        return unit.kind == "count" and not re.fullmatch(YEAR, whole)
    return ranked or not re.fullmatch(rf"{YEAR}|[0-9]|[012][0-9]|3[01]", whole)


def _scale(tokens: list[Token], at: int, scales: Phrases[Decimal]) -> tuple[Decimal | None, int]:
    """Multiply the scale words here, smaller before larger; None without any."""
    factors, end = scales.all_of(tokens, at)
    if not factors:
        return glued_scale_at(tokens, at)
    if factors[-1] < 100 or any(small >= large for small, large in pairwise(factors)):
        found = " ".join(token.text for token in tokens[at:end])
        refuse(f"{found!r} is no scale", "scale words from small to large, such as nghìn tỷ")
    return prod(factors, start=Decimal(1)), end


def _unit(tokens: list[Token], at: int) -> tuple[Unit | None, int]:
    """Take the unit and what it is per; None where no known unit stands."""
    unit, end = unit_at(tokens, at)
    if unit is None:
        return None, at
    if unit.code == "percent":
        end = _percent_base(tokens, end)
    return _rate(unit, tokens, end)


def _rate(unit: Unit, tokens: list[Token], at: int) -> tuple[Unit, int]:
    """Take all that a unit is per, one after the other."""
    per, beyond = per_at(tokens, at)
    while per is not None:
        unit, at = _taken_per(unit, per), beyond
        per, beyond = per_at(tokens, at)
    return unit, at


def _percent_base(tokens: list[Token], at: int) -> int:
    """Pass over what a percentage is taken of: the indicator says that, not the unit."""
    known = lexicon()
    base, end = known.bases.longest(tokens, at)
    if base is not None or at == len(tokens) or tokens[at].key not in BASE_OPENERS:
        return end
    return _passed(tokens, at + 1)


def _passed(tokens: list[Token], at: int) -> int:
    """Pass over words that name a whole, up to a hedge or what a rate is per."""
    known, end = lexicon(), at
    while end < len(tokens) and tokens[end].text.isalpha():
        if any(table.longest(tokens, end)[0] for table in (known.after, known.between)):
            break
        if per_at(tokens, end)[0]:
            break
        end += 1
    return end


def _taken_per(unit: Unit, per: str) -> Unit:
    crowd = per[0].isdigit()
    if crowd and unit.kind != "count":
        refuse(f"a {unit.code} per {per} is not known", "a counted thing, such as hộ / 100 dân")
    if crowd:
        return Unit(f"per_{per}", "measure")
    # So many times a year is how often, and no multiple.
    code = "occurrence" if unit.code == "multiple" else unit.code
    kind: Kind = "share" if unit.kind == "share" and code == unit.code else "measure"
    return replace(unit, code=f"{code}_per_{per}", kind=kind)


def _refuse_rest(tokens: list[Token], at: int) -> NoReturn:
    rest = " ".join(token.text for token in tokens[at:])
    if any(token.is_number for token in tokens[at:]):
        refuse(f"{rest!r} holds another number", "one figure, or one range such as 10 - 20%")
    refuse(
        f"{rest!r} is no known unit or hedge",
        "nothing more, or a unit listed in econlab.evidence.unit_words or noun_words",
    )
