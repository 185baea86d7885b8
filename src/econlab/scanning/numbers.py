"""A number with the words that belong to it: money and hedges before it, scales and unit after it."""

from __future__ import annotations

import re
from typing import NamedTuple

from econlab.evidence.lexicon import Unit
from econlab.evidence.periods import YEAR
from econlab.scanning import cues as known
from econlab.scanning.finds import Finds
from econlab.scanning.patterns import GAP, Tail, patterns
from econlab.scanning.readings import COUNT, unit_of

_LETTERS = r"[^\W\d_]+"
_NEXT_WORD = re.compile(rf"{GAP}({_LETTERS})")
# An English noun with what stands before it: 5G base stations, major categories, new homes.
_ENGLISH_NOUN = re.compile(
    rf"{GAP}(?:(?:[a-z]+|[0-9]g|u\.[a-z]\.)[ \x1f-]){{0,4}}?([a-z]{{2,}}(?<!s)s|people|children|women"
    rf"|men)(?![\w-])"
)
_GOES = re.compile(
    r"\b(?:go|goes|going|went|ris\w+|rose|grew|grow\w*|increas\w+|lift\w*|rais\w+|push\w*|climb\w*"
    r"|shot|mov\w+|revis\w+|bring\w*|brought|add\w*) (?:it |them |that )?$"
)
_UP_TO = re.compile(r"up to\s*")
# Units after which a year may follow that they belong to.
_OF_THE_CALENDAR = ("năm", "quý", "tháng", "ngày")
_BEFORE_YEAR = re.compile(rf"{GAP}(?:{'|'.join(_OF_THE_CALENDAR)}) {YEAR}")
# Words that the reader knows before a number and that are no part of the figure itself.
_VERB = re.compile(
    r"(?:xếp|đứng|ranks?|ranked|ranking|estimated at|estimated to be|put at|as many as|as much as)\s+$"
    r"|(?:in the|among the|vào|xếp|đứng|thuộc|trong|ở|ranks?|ranked|ước(?: tính)? đạt(?=\s+\w+\s+$)"
    r"|estimated at"
    r"|an estimated(?=\s+[$\w]+\s+$))\s+",
    re.IGNORECASE,
)


class Number(NamedTuple):
    """A number with the words that belong to it, and the words before those.

    `first` and `last` are where it begins and ends with its words, `start` and `end` without;
    `head` is what stands between `first` and `start`. `is_measured` where a scale, a currency or a unit of
    measurement belongs to it, so that it is no label. `before` are up to four words before `first`, and
    `one` is the last of them.
    """

    start: int
    end: int
    digits: str
    first: int
    last: int
    head: str
    money: str
    hedges: str
    tail: Tail
    unit: str
    is_measured: bool
    before: list[str]
    one: str
    opens_line: bool

    @property
    def pair(self) -> str:
        """The two words before it."""
        return " ".join(self.before[-2:])

    @property
    def is_amount(self) -> bool:
        """Whether a unit, a scale or a currency belongs to it."""
        return bool(self.unit or self.tail.scales or self.money)


def with_words(finds: Finds, match: re.Match[str]) -> Number:
    """Take the words that belong to a number, and those before them."""
    start, end = match.span()
    finds.at = start
    small, looked_for = finds.small, patterns()
    floor = max(start - 64, finds.taken)
    # The words of another cell are not its own.
    head = looked_for.head.match(small[max(floor, small.rfind("\t", floor, start) + 1) : start][::-1])
    tail = looked_for.tail(small, end)
    assert head is not None  # it matches nothing at least
    money = head["money"]
    if money:
        unit = ""
        rate = looked_for.per.match(small, tail.scaled)
        last = rate.end() if rate else tail.scaled
        late = looked_for.after.match(small, last)
        last = late.end() if late else last
    else:
        unit, last = _unit(finds, tail)
    first = start - head.end()
    if first < start:
        first = _without_verb(finds, first, start)
    left = small[first - 40 if first > 40 else 0 : first]
    if "\n\n" in left:
        left = left[left.rindex("\n\n") + 1 :]
    before = (left.replace("(", " ") if "(" in left else left).split()[-4:]
    bare = left.rstrip(" \t\x1f>#•▪-–+|(")
    return Number(
        start, end, match[0], first, last, finds.clear[first:start], money, head["hedges"], tail, unit,
        bool(money or tail.scales) or _is_of_measurement(unit), before, before[-1] if before else "",
        not bare or bare[-1] == "\n",
    )  # fmt: skip


def _unit(finds: Finds, tail: Tail) -> tuple[str, int]:
    """Return the unit after a number, and where the words after it end: without what is none of it."""
    unit = tail.unit
    of_year = unit.endswith(_OF_THE_CALENDAR) and _BEFORE_YEAR.match(
        finds.small, tail.scaled, tail.named + len(" 2022")
    )
    if of_year or ("\n" in unit and _begins_anew(finds, tail)):
        return "", tail.scaled
    return unit, tail.end


def _is_of_measurement(unit: str) -> bool:
    """Whether a unit is neither of things that are counted nor a length of time."""
    known_unit = unit_of(unit) if unit else None
    return known_unit is not None and known_unit.kind != "count" and known_unit.code not in known.DURATIONS


def _begins_anew(finds: Finds, tail: Tail) -> bool:
    """Whether what was taken for a unit opens another line: a counted thing with a capital letter."""
    unit = unit_of(tail.unit)
    first = finds.clear[tail.named - len(tail.unit.lstrip())]
    return unit is not None and unit.kind == "count" and first.isupper()


def _without_verb(finds: Finds, first: int, start: int) -> int:
    """Return where the words before a number begin that belong to it, without a verb before them."""
    small, figures = finds.small, finds.figures
    while first < start and small[first].isspace():
        first += 1
    if small.startswith("> ", first) and small[max(0, first - 1) : first] in {"", "\n"}:
        first += len("> ")  # a quotation
    verb = _VERB.match(small[first:start])
    first += verb.end() if verb else 0
    if small.startswith("up to", first) and _GOES.search(small, max(0, first - 16), first):
        first += _UP_TO.match(small, first).end() - first  # type: ignore[union-attr]
    if small.startswith("trên ", first) and figures and 0 <= first - figures[-1].end <= 1:
        first += len("trên ")
    return first


def thing_after(finds: Finds, last: int) -> tuple[Unit | None, int]:
    """Return what is counted by the words after a number, and where its name ends."""
    english = _ENGLISH_NOUN.match(finds.small, last)
    if english and not set(english[0].replace("-", " ").split()[:-1]) & known.STOP:
        end = english.end()
        for begin in range(last, end):
            if finds.small[begin] in " \x1f\n-":
                unit = unit_of(" " + finds.small[begin + 1 : end])
                if unit is not None and unit.kind == "count":
                    return unit, end
        if english[1] not in known.STOP:
            return COUNT, end
    return (COUNT if may_be_counted(finds, last) else None), last


def may_be_counted(finds: Finds, last: int) -> bool:
    """Whether the word after a number may be a noun."""
    match = _NEXT_WORD.match(finds.small, last)
    return match is not None and match[1] not in known.STOP and not finds.clear[match.start(1)].isupper()
