"""Every phrase that a figure can be printed with and what it means, and the search of the longest.

Both languages are always read: a Vietnamese text prints "USD" and "GB", and no
phrase of one language means something else in the other.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, cached_property
from itertools import product
from typing import Any, Literal, TypeVar

from econlab.evidence import noun_words, number_words, unit_words
from econlab.evidence.tokens import Token, tokens_of

Meaning = TypeVar("Meaning")
Phrase = tuple[str, ...]
Kind = Literal["count", "money", "share", "measure"]

# English nouns are read past so many words before them.
_MOST_MODIFIERS = 6


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number counts: its code and kind, whether the code is an inference, how much of it one is."""

    code: str
    kind: Kind
    inferred: bool = False
    factor: Decimal = Decimal(1)


class Phrases(dict[Phrase, Meaning]):
    """Phrases with their meanings."""

    @cached_property
    def _most(self) -> Mapping[str, int]:
        """How many words a phrase can have that a word opens."""
        most: dict[str, int] = {}
        for phrase in self:
            most[phrase[0]] = max(most.get(phrase[0], 0), len(phrase))
        return most

    def ends(self, tokens: Sequence[Token], at: int) -> range:
        """Return where a phrase that starts at a token may end, the farthest first."""
        if at >= len(tokens):
            return range(0)
        first = tokens[at]
        most = max(self._most.get(first.text, 0), self._most.get(first.key, 0))
        return range(min(at + most, len(tokens)), at, -1)

    def longest(self, tokens: Sequence[Token], at: int) -> tuple[Meaning | None, int]:
        """Meaning of the longest phrase that starts at a token, and the token after it.

        Returns None and the same place where no phrase starts.
        """
        for end in self.ends(tokens, at):
            phrase = tokens[at:end]
            for form in (tuple(token.text for token in phrase), tuple(token.key for token in phrase)):
                if form in self:
                    return self[form], end
        return None, at

    def all_of(self, tokens: Sequence[Token], at: int) -> tuple[tuple[Meaning, ...], int]:
        """Meanings of all phrases that stand here in a row, and the token after them."""
        found: list[Meaning] = []
        meaning, at = self.longest(tokens, at)
        while meaning is not None:
            found.append(meaning)
            meaning, at = self.longest(tokens, at)
        return tuple(found), at


_ENDINGS = re.compile(r"(?<=[^\W\d_])\((?:([a-z]+)/)?([a-z]+)\)")


def spellings(listed: str, *, singular: bool = False) -> list[str]:
    """Split a table entry into phrases, with the endings in brackets off and on, or off alone.

    Of singulars only those that a plural is written for are told.

    Examples
    --------
    >>> spellings("ngân hàng | bank(s) | compan(y/ies)")
    ['ngân hàng', 'bank', 'banks', 'company', 'companies']
    >>> spellings("ngân hàng | bank(s) | compan(y/ies)", singular=True)
    ['bank', 'company']
    """
    found = []
    for phrase in listed.split(" | "):
        one, many = _ENDINGS.sub(r"\1", phrase), _ENDINGS.sub(r"\2", phrase)
        if singular:
            found += [one] if one != phrase else []
        else:
            found += [one] if one == many else [one, many]
    return found


def phrases_of(listed: str, *, cased: bool = False) -> list[Phrase]:
    """Split a table entry into phrases, each a tuple of looked-up forms."""
    return [tuple(t.text if cased else t.key for t in tokens_of(p)) for p in spellings(listed)]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Every phrase that can be read, by the place in the form where it may stand.

    A unit may be taken per what `links` join it to among `denominators`, or `regularly`.
    `classifiers` may stand before a counted noun and `modifiers` before an English one;
    `no_units` begin as units do and are none.
    """

    before: Phrases[str]
    after: Phrases[str]
    between: Phrases[str]
    scales: Phrases[Decimal]
    short_scales: Phrases[Decimal]
    money_scales: Phrases[Decimal]
    halves: Phrases[str]
    fractions: Phrases[str]
    wholes: Phrases[str]
    money: Phrases[Unit]
    units: Phrases[Unit]
    no_units: Phrases[str]
    classifiers: Phrases[str]
    modifiers: Phrases[str]
    links: Phrases[str]
    denominators: Phrases[str]
    regularly: Phrases[str]
    bases: Phrases[str]


@cache
def lexicon() -> Lexicon:
    """Build the lexicon from the tables, once."""
    nouns, shares = _units(noun_words.NOUNS, "count"), _units(unit_words.SHARES, "share")
    measures = _units(unit_words.MEASURES, "measure")
    measures |= _units(unit_words.CASED_MEASURES, "measure", cased=True)
    money = _money()
    scales, short_scales = _factors(number_words.SCALES), _factors(number_words.SHORT_SCALES)
    tables: dict[str, dict[Phrase, Any]] = {
        "before": _meanings(number_words.BEFORE),
        "after": _meanings(number_words.AFTER),
        "between": _meanings(number_words.BETWEEN),
        "scales": scales,
        "short_scales": short_scales,
        "money_scales": scales | short_scales,
        "halves": _meanings({"half": number_words.HALVES}),
        "fractions": _meanings(number_words.FRACTIONS),
        "wholes": _meanings({"whole": number_words.WHOLES}),
        "money": money,
        "units": nouns | shares | measures | _minor_money() | money,
        "no_units": _meanings({"none": noun_words.NOT_UNITS}),
        "classifiers": _meanings({"classifier": noun_words.CLASSIFIERS}),
        "modifiers": _modifiers(),
        "links": _meanings({"per": unit_words.LINKS}),
        "denominators": _denominators(),
        "regularly": _meanings(unit_words.REGULARLY),
        "bases": _meanings({"GDP": unit_words.PERCENT_BASES}),
    }
    return Lexicon(**{name: Phrases(table) for name, table in tables.items()})


def _meanings(table: Mapping[str, str], *, cased: bool = False) -> dict[Phrase, str]:
    return {
        phrase: meaning for meaning, listed in table.items() for phrase in phrases_of(listed, cased=cased)
    }


def _factors(table: Mapping[str, str]) -> dict[Phrase, Decimal]:
    return {phrase: Decimal(factor) for phrase, factor in _meanings(table).items()}


def _money() -> dict[Phrase, Unit]:
    money = _units(unit_words.INFERRED_MONEY, "money", inferred=True) | _units(unit_words.MONEY, "money")
    return money | _units(unit_words.CASED_MONEY, "money", cased=True)


def _minor_money() -> dict[Phrase, Unit]:
    sure = _units(unit_words.MINOR_MONEY, "money")
    inferred = _units(unit_words.INFERRED_MINOR_MONEY, "money", inferred=True)
    return {phrase: replace(unit, factor=Decimal("0.01")) for phrase, unit in (sure | inferred).items()}


def _units(
    table: Mapping[str, str], kind: Kind, *, inferred: bool = False, cased: bool = False
) -> dict[Phrase, Unit]:
    return {phrase: Unit(code, kind, inferred) for phrase, code in _meanings(table, cased=cased).items()}


def _modifiers() -> dict[Phrase, str]:
    singulars = [noun for listed in noun_words.NOUNS.values() for noun in spellings(listed, singular=True)]
    return _meanings({"modifier": " | ".join([*singulars, *spellings(noun_words.MODIFIERS)])})


def _denominators() -> dict[Phrase, str]:
    """Name what a unit may be taken per: "năm" is year, "100 dân" is 100_people."""
    nouns = _meanings(unit_words.DENOMINATORS) | _meanings(unit_words.MONEY)
    for (size, sizes), (noun, names) in product(unit_words.CROWD_SIZES.items(), unit_words.CROWDS.items()):
        joined = product(phrases_of(sizes), phrases_of(names))
        nouns |= {number + name: f"{size}_{noun}" for number, name in joined}
    return nouns


def per_at(tokens: Sequence[Token], at: int) -> tuple[str | None, int]:
    """What a unit is taken per, as "/năm" and "a year" say at a token, and the token after it.

    Returns None and the same place where nothing of the kind starts.
    """
    known = lexicon()
    regularly, end = known.regularly.longest(tokens, at)
    if regularly is not None:
        return regularly, end
    for end in known.links.ends(tokens, at):
        if tuple(token.key for token in tokens[at:end]) in known.links:
            per, beyond = known.denominators.longest(tokens, end)
            if per is not None:
                return per, beyond
    return None, at


def unit_at(tokens: Sequence[Token], at: int) -> tuple[Unit | None, int]:
    """Unit whose name starts at a token, and the token after it; None and the same place without one.

    The longest phrase counts. A classifier may stand before a noun, English modifiers may, too, and
    of English nouns the last counts: "bank branches" are branches. A hyphen may join a number to
    one English word: "5-year".

    Notes
    -----
    An "m" that touches its number may be a million, a "p" that does not and an "x" may be anything.
    """
    known = lexicon()
    unit, end = known.units.longest(tokens, at)
    if unit is None and _joined(tokens[at : at + 2]):
        unit, end = known.units.longest(tokens, at + 1)
        return (unit, end) if unit else (None, at)
    if known.no_units.longest(tokens, at)[1] > end or (end == at + 1 and _unclear(tokens[at])):
        return None, at
    classifier, beyond = known.classifiers.longest(tokens, at)
    if classifier is not None:
        return max((_noun_at(tokens, beyond), (unit, end)), key=lambda found: found[1])
    beyond = at
    for _ in range(_MOST_MODIFIERS):
        modifier, beyond = known.modifiers.longest(tokens, beyond)
        if modifier is None:
            break
        head, stop = _noun_at(tokens, beyond)
        if stop > end:
            unit, end = head, stop
    return unit, end


def _noun_at(tokens: Sequence[Token], at: int) -> tuple[Unit | None, int]:
    unit, end = lexicon().units.longest(tokens, at)
    return (unit, end) if unit is not None and unit.kind == "count" else (None, 0)


def _joined(pair: Sequence[Token]) -> bool:
    if len(pair) < 2 or pair[0].text != "-" or pair[0].gap or pair[1].gap:
        return False
    return pair[1].text.isascii() and pair[1].text.islower()


def _unclear(token: Token) -> bool:
    return (token.text == "m" and not token.gap) or (token.key in ("p", "x") and bool(token.gap))


def glued_scale_at(tokens: Sequence[Token], at: int) -> tuple[Decimal | None, int]:
    """Take a short scale that touches its number and stands before an English thing: 15m users.

    The thing may stand after the second end of a range, 10m-15m tonnes. Before a Vietnamese thing
    an m is a metre, and other scales are none of these.
    """
    if at >= len(tokens) or tokens[at].gap:
        return None, at
    factor, end = lexicon().short_scales.longest(tokens, at)
    if factor is None:
        return None, at
    joint, second = lexicon().between.longest(tokens, end)
    again = joint == "range" and [token.text for token in tokens[second + 1 : second + 2]] == [
        tokens[at].text
    ]
    start = second + 2 if again else end
    unit, stop = unit_at(tokens, start)
    english = all(token.text.isascii() for token in tokens[start:stop])
    scaled = unit is not None and unit.kind != "share" and (english or tokens[at].key in ("k", "tr"))
    return (factor, end) if scaled else (None, at)
