"""The search of a block: which numbers are figures, from where to where, and what they read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from econlab.evidence.lexicon import Unit
from econlab.evidence.periods import YEAR
from econlab.evidence.printed import Reading
from econlab.scanning import cues as known
from econlab.scanning.finds import Bare, Finds, Found
from econlab.scanning.labels import Labels
from econlab.scanning.numbers import Number, thing_after, with_words
from econlab.scanning.parts import spelled_fractions, take_of_many, take_part
from econlab.scanning.patterns import CANDIDATE, OTHER_DIGIT, patterns
from econlab.scanning.periods import Mention, Periods
from econlab.scanning.ranges import take_range
from econlab.scanning.ranks import is_of_year, take_next_rank, take_ordinal, take_rank, take_top
from econlab.scanning.readings import COUNT, hedges_after, hedges_of, read_whole, unit_of, with_unit

_DIGITS = "0123456789"
_OTHER_DIGIT_BEFORE = re.compile(rf"{OTHER_DIGIT}[.,]?$")
_OTHER_DIGIT_AFTER = re.compile(rf"[.,]?{OTHER_DIGIT}")
# What follows it on its line is shown from right to left, and 5.1 as 1.5.
_TURNED_ROUND = "\u202e"
# The most frequent of all numbers of four digits, taken without a look at its words.
_PLAIN_YEARS = ("năm 20", "năm 19")
_PLAN_YEARS = re.compile(rf" (?:năm )?{YEAR} ?[-–]")
# A scale of one letter is taken to go on from figure to figure, no farther than this.
_SHORT_REACH = 200
_SHORT = re.compile(r"m(?![^\W\d_])|(?:bn|tn|mn)(?![^\W\d_])")
_SMALLER = re.compile(r"\s[1-9][0-9]{0,2}(?=\s)")


class Searched(NamedTuple):
    """What a block holds.

    Attributes
    ----------
    figures : list of Found
        In order.
    mentions : list of Mention
        The periods named, in order.
    unsure : list of int
        Where numbers begin that may show as others than their digits say, so that none is read.
    """

    figures: list[Found]
    mentions: list[Mention]
    unsure: list[int]


def search(clear: str, small: str, language: str, *, sure: bool) -> Searched:
    """Search through one block, from its start to its end.

    Parameters are those of `Finds`.
    """
    return _Search(Finds(clear, small, language, sure=sure)).run()


class _Search:
    def __init__(self, finds: Finds) -> None:
        self.clear, self.small = finds.clear, finds.small
        self._finds = finds
        self._periods = Periods(finds.small)
        self._labels = Labels(finds, self._periods)
        # Where the last number ends whose scale is a letter.
        self._short_until = -1000
        self._turned_round = _TURNED_ROUND in finds.clear

    def run(self) -> Searched:
        clear, finds, unsure = self.clear, self._finds, []
        for start in self._digits():
            match = CANDIDATE.match(clear, start)
            assert match is not None  # a number is at least a digit
            finds.done = end = match.end()
            kind = match.lastgroup
            if self._shows_otherwise(start, end):
                unsure.append(start)
            elif kind == "number":
                if end - start == 4 and self.small.startswith(_PLAIN_YEARS, start - 4):
                    self._periods.year(start, end, match[0])
                elif not self._labels.are_joined(start):
                    self._take_number(with_words(finds, match))
            elif kind == "part":
                if not self._labels.are_joined(start):
                    take_part(finds, with_words(finds, match))
            else:
                self._periods.compound(kind or "", match)
        finds.settle()
        finds.figures.sort(key=lambda figure: figure.start)
        finds.figures += spelled_fractions(finds)
        finds.figures.sort(key=lambda figure: figure.start)
        return Searched(finds.figures, self._periods.mentions, unsure)

    def _shows_otherwise(self, start: int, end: int) -> bool:
        clear = self.clear
        if clear[max(0, start - 2) : end + 2].isascii() and not self._turned_round:
            return False
        if self._turned_round and clear.find(_TURNED_ROUND, clear.rfind("\n", 0, start) + 1, start) >= 0:
            return True
        before = _OTHER_DIGIT_BEFORE.search(clear, max(0, start - 2), start)
        return bool(before or _OTHER_DIGIT_AFTER.match(clear, end))

    def _digits(self) -> Iterator[int]:
        """Yield where the next digits begin, behind what is done by then.

        Each digit is looked for by itself, and no farther than to its next place: many times
        faster than a search for a set of characters.
        """
        clear, far = self.clear, len(self.clear)  # what is not there, -1, becomes far by the remainder
        ahead = [clear.find(digit) % (far + 1) for digit in _DIGITS]
        while (start := min(ahead)) < far:
            yield start
            done = self._finds.done
            while done < far and clear[done] in _DIGITS:
                done += 1
            for digit, at in enumerate(ahead):
                if at < done:
                    ahead[digit] = clear.find(_DIGITS[digit], done) % (far + 1)

    def _take_number(self, number: Number) -> None:
        finds, labels = self._finds, self._labels
        if labels.is_year(number):
            self._periods.year(number.start, number.end, number.digits)
            return
        if labels.is_no_figure(number) or take_ordinal(finds, number) or labels.is_named(number):
            return
        if take_range(finds, number) or self._hyphened(number):
            return
        if number.is_amount:
            self._with_unit(number)
        else:
            self._without_unit(number)

    def _hyphened(self, number: Number) -> bool:
        """Deal with 50-megawatt and 5-year: the first is an amount, the second a name."""
        small, last = self.small, number.last
        if small[last : last + 1] not in {"-", "‑"} or not small[last + 1 : last + 2].isalpha():
            return False
        if number.unit:
            return False
        tail = patterns().tail(small, last + 1)
        unit = unit_of(f" {tail.unit}")
        if unit is not None and unit.kind != "count" and unit.code not in known.DURATIONS:
            scales = self.clear[number.end : last]
            if self._keep_measured(number, f"{scales} {self.clear[last + 1 : tail.end]}", tail.end):
                return True
        if number.tail.scales:
            return False
        in_scale = number.money and tail.scales
        if not (in_scale and self._keep_measured(number, f" {self.clear[last + 1 : tail.end]}", tail.end)):
            self._finds.leave_out(last)
        return True

    def _keep_measured(self, number: Number, tail: str, end: int) -> bool:
        """Keep a number that reads with some words after it, which end at a place."""
        reading = self._finds.read(number.head, number.digits, tail)
        if reading is not None:
            self._finds.keep(number.first, end, reading, "measured")
        return reading is not None

    # -- a number with a unit -----------------------------------------------------------------------

    def _with_unit(self, number: Number) -> None:
        unit = unit_of(number.unit)
        if unit is not None and unit.code in known.DURATIONS:
            if not self._labels.is_part_of_year(number, unit.code):
                self._take(number, "duration")
        elif unit is not None and unit.kind == "count":
            if "rank" in hedges_of(number.head):
                take_rank(self._finds, number)
            elif not take_top(self._finds, number, self._tail(number)):
                self._take(number, "counted")
        elif unit is None and self._scaled(number):
            return
        else:
            self._take(number, "scaled" if unit is None and not number.money else "measured")

    def _tail(self, number: Number) -> str:
        """Return the words of a number after its digits."""
        return self.clear[number.end : number.last]

    def _scaled(self, number: Number) -> bool:
        """Take an amount without unit that goes on in a smaller scale, by the year, or in what it counts."""
        if self._compound(number):
            return True
        if number.money:
            return False
        if self._dong_a_year(number):
            return True
        thing, end = thing_after(self._finds, number.last)
        return thing is not None and self._keep_counted(number, self._tail(number), thing, end)

    def _keep_counted(self, number: Number, tail: str, thing: Unit, end: int) -> bool:
        """Keep a number of things whose name ends at a place."""
        reading = self._finds.read(number.head, number.digits, tail, thing)
        if reading is not None:
            self._finds.keep(number.first, end, reading, "counted" if thing is not COUNT else "noun")
        return reading is not None

    def _take(self, number: Number, sort: str) -> None:
        """Take a number with the words that belong to it, or as many of them as can be read."""
        first, last, head = number.first, number.last, number.head
        tail = self._tail(number)
        if number.one in {"từ", "from"} and "at_least" in hedges_after(tail):
            first = self.small.rfind(number.one, 0, first)
            head = self.clear[first : number.start]
        reading = self._finds.read(head, number.digits, tail)
        short = _SHORT.match(self.small, number.end) is not None
        if reading is None and short and self._short_until > number.first - _SHORT_REACH:
            reading, last = self._finds.read(head, number.digits, " million"), number.end + 1
        if reading is None:
            first, last, reading = self._less(number)
        if reading is not None:
            self._short_until = last if short else self._short_until
            self._finds.keep(first, last, reading, sort, self.clear[number.end : last])

    def _compound(self, number: Number) -> bool:
        """Take 1 tỷ 200 triệu đồng, whose smaller scale comes after the larger."""
        smaller = _SMALLER.match(self.small, number.tail.scaled) if number.tail.scales else None
        if smaller is None:
            return False
        other = patterns().tail(self.small, smaller.end())
        form = self.clear[number.first : other.end]
        reading = read_whole(form, self._finds.language) if other.scales else None
        if reading is None:
            return False
        self._finds.keep(number.first, other.end, reading, "measured")
        return True

    def _dong_a_year(self, number: Number) -> bool:
        """Take 20 triệu/năm, whose currency a Vietnamese text need not print."""
        scaled = number.tail.scaled
        rate = patterns().per.match(self.small, scaled) if number.tail.scales else None
        if rate is None or self.small[scaled] != "/":
            return False
        scales, per = self.clear[number.end : scaled], self.clear[scaled : rate.end()]
        reading = self._finds.read(number.head, number.digits, f"{scales} đồng{per}")
        if reading is None:
            return False
        inferred = with_unit(reading, reading.unit, "currency_inferred")
        self._finds.keep(number.first, rate.end(), inferred, "measured")
        return True

    def _less(self, number: Number) -> tuple[int, int, Reading | None]:
        """Read less of a form that does not read whole: without hedges, then without what comes last."""
        clear, tail = self.clear, number.tail
        ends = [number.last, tail.named if number.unit else -1, tail.scaled, number.end]
        for last in dict.fromkeys(end for end in ends if end >= number.end):
            for first in (number.first, number.start):
                head, words = clear[first : number.start], clear[number.end : last]
                reading = self._finds.read(head, number.digits, words)
                if reading is not None:
                    return first, last, reading
        return number.first, number.last, None

    # -- a number without ---------------------------------------------------------------------------

    def _without_unit(self, number: Number) -> None:
        finds = self._finds
        if hedges_of(number.head) & {"rank", "top"} or number.one in known.RANKED:
            take_rank(finds, number)
            return
        if _PLAN_YEARS.match(self.small, number.last) or take_of_many(finds, number):
            return
        _, *after_mark = re.split("[.,]", number.digits)
        thing, end = thing_after(finds, number.last)
        if thing is not None and (not after_mark or len(after_mark[-1]) == 3):
            if self._labels.is_part_of_text(number.last):
                finds.leave_out(number.last)
            else:
                self._keep_counted(number, "", thing, end)
        elif not take_next_rank(finds, number):
            sort = self._told_by(number, decimal=bool(after_mark))
            finds.wait(Bare(number.first, number.last, number.head, number.digits, sort))

    def _told_by(self, number: Number, *, decimal: bool) -> str:
        """Return by what evidence a bare number is a figure; empty where nothing says so."""
        if hedges_of(number.head):
            return "hedged"
        if decimal:
            return "" if re.fullmatch(r"[0-9]\.0", number.digits) else "decimal"  # a version
        if number.one in known.RESULTS or is_of_year(self._finds, number):
            return "result"
        return "cell" if _fills_a_cell(self.small, number.first, number.last) else ""


def _fills_a_cell(small: str, first: int, last: int) -> bool:
    """Whether bars or tabs set a number apart that is not the first of its row."""
    before, after = small[max(0, first - 3) : first], small[last : last + 3]
    if "|" in before or "|" in after:
        return True
    if "\t" not in before and "\t" not in after:
        return False
    begin, end = small.rfind("\n", 0, first) + 1, small.find("\n", last)
    is_first = not small[begin:first].strip()
    return not is_first and small.count("\t", begin, end if end >= 0 else len(small)) > 1
