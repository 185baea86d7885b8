"""What a scan looks for: numbers and what may stand around them, as patterns made from the word tables.

Every pattern is tried at one place only and looks at most a few dozen characters
far, so that the time of a scan grows with the length of the text and no faster.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple

from econlab.evidence import unit_words
from econlab.evidence.lexicon import Phrase, lexicon, phrases_of
from econlab.evidence.periods import MONTHS, SHORT_MONTHS, YEAR

# Small letters that Vietnamese has and English has not.
VIETNAMESE = re.compile("[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")
# Blanks between a number and its words: a masked footnote mark is as long as it was printed; one
# line end, or a page's end, but no empty line.
GAP = r"[^\S\n]{0,24}(?:\n(?![^\S\n\f]*\n)\s{0,40})?"
_LETTER = r"[^\W\d_]"
_DIGITS_END = r"(?![0-9])(?![.,][0-9])"
NUMBER = (
    r"(?:[1-9][0-9]{0,2}(?:[ \u00a0\u2009\u202f][0-9]{3})+(?![0-9]|[.,][0-9]{3})(?:[.,][0-9]+)?"
    r"|[0-9]+(?:[.,][0-9]+)*)"
)
_DAY, MONTH = r"(?:0?[1-9]|[12][0-9]|3[01])", r"(?:0?[1-9]|1[0-2])"
_DATE = (
    rf"{_DAY}(?:\s?[-–]\s?{_DAY})?\s?(?P<mark>[/.-])\s?{MONTH}\s?(?P=mark)\s?(?:{YEAR}|[0-9]{{2}}){_DIGITS_END}"
    rf"|{YEAR}-{MONTH}-{_DAY}{_DIGITS_END}|{_DAY}\s?[-–]\s?{_DAY}/{MONTH}{_DIGITS_END}"
)
MONTH_NUMBERS = {name: f"{number:02}" for name, number in (MONTHS | SHORT_MONTHS).items()}

# What shows together with the digits it touches, as another number than these: digits of other scripts and
# shapes, marks set on a digit, the separators of Arabic, and the sign that turns the digits after it round.
OTHER_DIGIT = (
    r"(?:(?![0-9])\d|[\u00bc-\u00be\u0300-\u036f\u066b\u066c\u1ab0-\u1aff\u1dc0-\u1dff\u2080-\u2089\u20d0-\u20ff"
    r"\u2150-\u218b\u2460-\u249b\u24ea-\u24ff\u2776-\u2793\ufe20-\ufe2f])"
)
# One number, or several signs that are one thing; the name of the group says what it is.
CANDIDATE = re.compile(
    rf"(?P<date>{_DATE})"
    rf"|(?P<month>{MONTH}\s?[/-]\s?{YEAR}{_DIGITS_END}(?!/))"
    rf"|(?P<years>{YEAR}\s?[-–—/]\s?{YEAR}{_DIGITS_END}|{YEAR}[-–/][0-9]{{2}}(?![0-9/]|[.,][0-9]))"
    r"|(?P<clock>[0-2]?[0-9](?::[0-5][0-9](?::[0-5][0-9])?|[hg](?:[0-5][0-9])?)(?![0-9A-Za-z]))"
    r"|(?P<code>[0-9]{1,9}(?:[/.-][0-9]{1,9}){0,5}[/-][A-ZĐ]{2}[\w./&-]{0,60})"
    rf"|(?P<part>[0-9]{{1,5}}\s?/\s?[0-9]{{1,5}}(?![0-9/]|[.,][0-9]))"
    rf"|(?P<number>{NUMBER})"
)


def one_of(phrases: Iterable[Phrase], *, backwards: bool = False) -> str:
    """Return a pattern for the longest of some phrases, in small letters, with any blanks between words.

    With `backwards` the pattern reads a text that is turned round.
    """
    trie: dict[str, Any] = {}
    for phrase in phrases:
        node = trie
        for atom in _atoms(phrase, backwards=backwards):
            node = node.setdefault(atom, {})
        node[""] = {}
    return _alternatives(trie)


def _atoms(phrase: Phrase, *, backwards: bool) -> list[str]:
    atoms: list[str] = []
    for position, word in enumerate(phrase):
        if position and (blanks := _between(phrase[position - 1].casefold(), word)):
            atoms.append(blanks)
        atoms += [re.escape(character) for character in word.casefold()]
    if backwards:
        atoms.reverse()
    if (phrase[0][0] if backwards else phrase[-1][-1]).isalpha():
        atoms.append(rf"(?!{_LETTER})")
    return atoms


def _between(word: str, following: str) -> str:
    """Return the blanks that may stand between two words of a phrase; none in a sign such as A$."""
    if following in "$¥" and word != "us":
        return ""
    joined = word[-1].isalnum() and following[0].isalnum() and not following[0].isdigit()
    return r"\s{1,6}" if joined else r"\s{0,6}"


def _alternatives(node: Mapping[str, Any]) -> str:
    branches = [atom + _alternatives(node[atom]) for atom in sorted(node, reverse=True) if atom]
    if not branches:
        return ""
    if len(branches) == 1 and "" not in node:
        return branches[0]
    return f"(?:{'|'.join(branches)})" + ("?" if "" in node else "")


class Tail(NamedTuple):
    """The words after a number that belong to it: scales, unit with what it is per, hedges.

    `scaled`, `named` and `end` are where the scales, the unit and all of it end.
    """

    scales: str
    unit: str
    scaled: int
    named: int
    end: int


class Patterns(NamedTuple):
    """The compiled patterns; `head` reads small letters backwards from a number, the others onwards.

    `scaling`, `following` and `linking` are the first words of what `scales`, `after`, and `per` or
    `crowd` match: where another word stands they need not be tried.
    """

    head: re.Pattern[str]
    scales: re.Pattern[str]
    after: re.Pattern[str]
    joint: re.Pattern[str]
    per: re.Pattern[str]
    crowd: re.Pattern[str]
    whole: re.Pattern[str]
    scaling: frozenset[str]
    following: frozenset[str]
    linking: frozenset[str]

    def tail(self, small: str, at: int) -> Tail:
        """Take the words that belong to the number before a place."""
        scales, scaled, begin = "", at, at
        first = _FIRST_WORD.match(small, at)
        if first is not None and first[1] in self.scaling:
            match = self.scales.match(small, at)
            assert match is not None  # it matches nothing at least
            scales, scaled, begin = match["scales"], match.end("scales"), match.end()
            first = _FIRST_WORD.match(small, begin)
        if first is None:
            return Tail(scales, "", scaled, scaled, begin)
        named = _unit_end(small, begin, first)
        if named == begin and first[1] in self.linking:
            crowd = self.crowd.match(small, begin)
            if crowd:
                named, first = crowd.end(), _FIRST_WORD.match(small, crowd.end())
        elif named > begin:
            named, first = self._rate_end(small, named)
        end = named
        if first is not None and first[1] in self.following:
            late = self.after.match(small, named)
            end = late.end() if late else named
        if named == begin:
            return Tail(scales, "", scaled, scaled, end)
        return Tail(scales, small[begin:named], scaled, named, end)

    def _rate_end(self, small: str, named: int) -> tuple[int, re.Match[str] | None]:
        """Return where a unit ends with what it is per, and the word after it."""
        first = _FIRST_WORD.match(small, named)
        rate = self.per.match(small, named) if first is not None and first[1] in self.linking else None
        return (rate.end(), _FIRST_WORD.match(small, rate.end())) if rate else (named, first)


_NO_UNIT = r"(?!(?<=lần)\s(?:lượt|thứ|đầu|này|trước|cuối)|(?<=năm)\s(?:thứ)|(?<=ngày)\s(?:càng))"
# A year earlier is no rate by the year.
_NO_RATE = r"(?! (?:earlier|ago|before|later|on year))"
# A sign or word that says these letters are no scale: tỷ lệ, tỉ trọng, triệu tập.
_NO_SCALE = r"(?!\s(?:lệ|trọng|suất|giá(?! trị)|số|tập|phú))"
_BEFORE_KINDS = ("about", "over", "at_least", "under", "at_most", "multiple", "rank", "top")
# Hedges of speech that are other words in print: mức độ 4, lối 5.
_SPOKEN = frozenset({"độ", "lối", "non", "chừng", "tầm"})
_FRONTS = frozenset({("rs",), ("rmb",), ("ndt",), ("vnđ",), ("rm",), ("re",)})
# Comparatives that end in the word for "more": the amount of a difference follows, no hedge.
_COMPARED = ("cao", "thấp", "nhiều", "ít", "lớn", "nhỏ", "nhanh", "chậm", "tốt", "kém", "dài", "ngắn")


# Codes of money that stand before numbers as names of other things: COP28, RON95.
_NAMES = frozenset({"ALL", "COP", "RON", "TOP", "TRY"})


def _is_code(phrase: Phrase, code: str) -> bool:
    return len(phrase) == 1 and phrase[0].upper() == code and code not in _NAMES


@cache
def patterns() -> Patterns:
    """Build the patterns from the lexicon, once."""
    known = lexicon()
    # A currency before its number is a sign or a code; a word there belongs to something else.
    fronts = [
        p for p in known.money if not p[-1].isalpha() or p in _FRONTS or _is_code(p, known.money[p].code)
    ]
    money = one_of(fronts, backwards=True)
    hedges = one_of(
        (p for p, meaning in known.before.items() if meaning in _BEFORE_KINDS and " ".join(p) not in _SPOKEN),
        backwards=True,
    )
    compared = "|".join(word[::-1] for word in _COMPARED)
    not_compared = rf"(?!nơh\s{{1,4}}(?:{compared})(?!{_LETTER}))"
    head = (
        rf"(?P<money>{GAP}{money})?(?P<sign>[-+−–](?=[\s(]|$))?"
        rf"(?P<hedges>(?:{GAP}(?:tạđ\s{{1,4}}(?=(?:hnít\s)?cớư(?!{_LETTER})))?{not_compared}{hedges})*)"
    )
    scale = rf"(?:{one_of(known.scales)}|{one_of(known.short_scales)}(?![0-9²³]|/s\b))"
    after = rf"{GAP}{one_of(known.after)}"
    crowds = _crowds()
    single = one_of(phrase for phrase, code in known.denominators.items() if not code[0].isdigit())
    links = one_of(known.links)
    per = rf"(?:{links}{GAP}(?:{crowds}|{single})|{one_of(known.regularly)}){_NO_RATE}"
    linking = _first_words(known.links) | _first_words(known.regularly) | {"-"}
    joint = rf"{GAP}(?P<joint>[-‐‑‒–—−~]|đến|tới|to|và|and){GAP}(?P<money>(?:{one_of(fronts)}{GAP})?)"
    return Patterns(
        head=re.compile(head),
        scales=re.compile(rf"(?:{after})?(?P<scales>(?:{GAP}{scale}{_NO_SCALE})*)(?:{after})?"),
        after=re.compile(after),
        joint=re.compile(rf"{joint}(?P<number>(?>{NUMBER})(?!{OTHER_DIGIT}))"),
        per=re.compile(rf"(?:{GAP}-?{per})+"),
        crowd=re.compile(rf"{GAP}{links}{GAP}{crowds}"),
        whole=re.compile(rf"{GAP}{one_of(known.wholes)}"),
        scaling=_first_words(known.scales) | _first_words(known.short_scales) | _first_words(known.after),
        following=_first_words(known.after),
        linking=linking,
    )


def _crowds() -> str:
    """Return a pattern for 100 dân and the like: any size before any name, which all of them together are."""
    sizes, names = (
        [phrase for listed in table.values() for phrase in phrases_of(listed)]
        for table in (unit_words.CROWD_SIZES, unit_words.CROWDS)
    )
    return rf"{one_of(sizes)}\s{{1,6}}{one_of(names)}"


def _first_words(phrases: Iterable[Phrase]) -> frozenset[str]:
    return frozenset(phrase[0].casefold() for phrase in phrases)


_FIRST_WORD = re.compile(rf"{GAP}([^\W\d_]+|[^\w\s])")
_MOST_MODIFIERS = 4


def _unit_end(small: str, at: int, first: re.Match[str], *, counted: bool = False) -> int:
    """Return where the longest unit ends that is named from a place on; the same place without one.

    `first` is the first word from there on. With `counted` only the names of things that are
    counted are taken.
    """
    word, begin = first[1], first.start(1)
    if word not in _unit_words():
        return at
    end = _own_end(small, at, first, counted=counted)
    if (word,) in lexicon().classifiers:
        following = _FIRST_WORD.match(small, first.end()) if end > at else None
        return max(_unit_end(small, first.end(), following, counted=True), end) if following else end
    modifier, beyond = _modifiers_from(word), begin
    for _ in range(_MOST_MODIFIERS):
        modified = modifier.match(small, beyond) if modifier is not None else None
        following = _FIRST_WORD.match(small, modified.end()) if modified is not None else None
        if modified is None or following is None:
            break
        noun = _own_end(small, modified.end(), following, counted=True)
        end = max(end, noun) if noun > modified.end() else end
        beyond, modifier = following.start(1), _modifiers_from(following[1])
    return end


def _own_end(small: str, at: int, first: re.Match[str], *, counted: bool) -> int:
    """Return what `_unit_end` does for a unit that is named without classifier or modifier."""
    own = _units_from(first[1], counted=counted)
    match = own.match(small, first.start(1)) if own is not None else None
    return match.end() if match else at


@cache
def _unit_words() -> frozenset[str]:
    """Return the words that a unit may begin with, or what stands before one."""
    known = lexicon()
    return _first_words(known.units) | _first_words(known.modifiers) | _first_words(known.classifiers)


@cache
def _by_first(table: str) -> dict[str, list[Phrase]]:
    found: dict[str, list[Phrase]] = {}
    for phrase in getattr(lexicon(), table):
        found.setdefault(phrase[0].casefold(), []).append(phrase)
    return found


@lru_cache(maxsize=1 << 14)
def _units_from(word: str, *, counted: bool) -> re.Pattern[str] | None:
    """Compile the names of units that begin with a word, when a text first prints it."""
    known = lexicon()
    phrases = _by_first("units").get(word, [])
    if counted:
        phrases = [phrase for phrase in phrases if known.units[phrase].kind == "count"]
    if not phrases:
        return None
    never = _by_first("no_units").get(word)
    return re.compile((f"(?!{one_of(never)})" if never else "") + one_of(phrases) + _NO_UNIT)


@lru_cache(maxsize=1 << 14)
def _modifiers_from(word: str) -> re.Pattern[str] | None:
    phrases = _by_first("modifiers").get(word)
    return re.compile(one_of(phrases)) if phrases else None


@cache
def counted_things() -> re.Pattern[str]:
    """Build the pattern of every name of a thing that is counted."""
    nouns = one_of(phrase for phrase, unit in lexicon().units.items() if unit.kind == "count")
    return re.compile(rf"(?<!{_LETTER}){nouns}")
