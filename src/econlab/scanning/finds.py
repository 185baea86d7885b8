"""The figures found in a block: read, kept in their order, with the numbers that wait for a unit."""

from __future__ import annotations

import re
from typing import NamedTuple

from econlab.evidence.lexicon import Unit
from econlab.evidence.printed import THOUSANDS_OR_DECIMALS, Reading
from econlab.scanning.blocks import BLANK
from econlab.scanning.patterns import VIETNAMESE
from econlab.scanning.readings import hedged, read_form

_SEPARATOR = re.compile(
    r"[\s|]*(?:[,;/]|[,;]?\s*\b(?:và|and|or|hoặc|hay|rồi|lên|lên đến|lên tới|xuống|xuống còn|to)\b)[\s|]*"
    r"(?:(?:khoảng|trên|gần|hơn|about|nearly|over)\b\s*)?"
)
# How far the words around a number are looked at for their language.
_AROUND = 120
# A hedge that stands apart from its figure, in the same clause and before any other number.
_DETACHED = re.compile(
    r"(?<![^\W\d_])(?:ước tính|ước chừng|estimated)\s[^.,;:()\n0-9]{0,80}$"
    r"|(?<![^\W\d_])(?:ước|khoảng(?! thời| cách| trống| không)|an estimate of"
    r"|estimate of)(?: [^\W\d_]+){1,4}\s*$"
)


class Found(NamedTuple):
    """A figure on its way: where it stands in the clear text, what it reads, by what evidence."""

    start: int
    end: int
    reading: Reading
    sort: str


class Bare(NamedTuple):
    """A number without a unit, which may take that of the number after it."""

    start: int
    end: int
    head: str
    digits: str
    sort: str


class Finds:
    """The figures of one block, found from its start to its end.

    Parameters
    ----------
    clear, small : str
        The block as `econlab.scanning.blocks.Block` has it.
    language : {"vi", "en"}
        Whose separators the document uses.
    sure : bool
        Whether the user has said so; otherwise the words around a number may say another.

    Attributes
    ----------
    figures : list of Found
        Those found so far.
    done : int
        How far the block is dealt with.
    taken : int
        Where the last number ends that was taken with its words.
    at : int
        Where the number begins that is dealt with.
    """

    def __init__(self, clear: str, small: str, language: str, *, sure: bool) -> None:
        self.clear, self.small, self.language = clear, small, language
        self._sure = sure
        self.figures: list[Found] = []
        self.done = self.taken = self.at = 0
        self._bare: list[Bare] = []

    def read(self, head: str, digits: str, tail: str, unit: Unit | None = None) -> Reading | None:
        """Read one number with the words before and after it, as `read_form`."""
        return read_form(head, digits, tail, self._convention(digits), unit)

    def _convention(self, digits: str) -> str:
        """Whose separators a number has: those of the words around it, where its digits do not tell."""
        if self._sure or not THOUSANDS_OR_DECIMALS.fullmatch(digits):
            return self.language
        around = self.small[max(0, self.at - _AROUND) : self.at + _AROUND]
        vietnamese = len(VIETNAMESE.findall(around))
        if self.language == "vi":
            return "vi" if vietnamese or len(around) < _AROUND else "en"
        return "vi" if vietnamese > len(around) // 20 else "en"

    def keep(self, first: int, last: int, reading: Reading, sort: str, tail: str = "") -> None:
        """Keep a figure; its unit, which `tail` names, is also that of the numbers that wait for one."""
        if self._bare:
            if tail and reading.unit and _SEPARATOR.fullmatch(self.small, self._bare[-1].end, first):
                self._share_unit(tail)
            self.settle()
        if reading.qualifier == "exact" and sort != "rank" and self._is_hedged_apart(first):
            reading = hedged(reading)
        first, last = self._emphasised(first, last)
        self.figures.append(Found(first, last, reading, sort))
        self.done = self.taken = last

    def wait(self, bare: Bare) -> None:
        """Have a number wait for the unit of one that follows it in an enumeration."""
        if self._bare and not _SEPARATOR.fullmatch(self.small, self._bare[-1].end, bare.start):
            self.settle()
        self._bare.append(bare)
        self.done = self.taken = bare.end

    def settle(self) -> None:
        """Decide on the numbers that no unit followed."""
        for bare in self._bare:
            reading = self.read(bare.head, bare.digits, "") if bare.sort else None
            if reading is not None:
                self.figures.append(Found(bare.start, bare.end, reading, bare.sort))
        self._bare.clear()

    def leave_out(self, end: int) -> None:
        """Go on where a number ends that is no figure, and that no unit can follow."""
        self.settle()
        self.done = end

    def _share_unit(self, tail: str) -> None:
        """Give the numbers of an enumeration the unit that stands once, after the last of them."""
        for bare in self._bare:
            reading = self.read(bare.head, bare.digits, tail)
            if reading is not None:
                self.figures.append(Found(bare.start, bare.end, reading, "shared"))
        self._bare.clear()

    def _is_hedged_apart(self, first: int) -> bool:
        """Whether a hedge stands some words before a figure: ước tính cả năm."""
        left = self.small[first - 90 if first > 90 else 0 : first]
        if "ước" in left or "khoảng" in left or "estimate" in left:
            return _DETACHED.search(self.small, max(0, first - 90), first) is not None
        return False

    def _emphasised(self, first: int, last: int) -> tuple[int, int]:
        """Take in the marks of emphasis that open right before a figure and close in it or after it."""
        clear = self.clear
        if clear.find(BLANK, max(0, first - 1), last) < 0:
            return first, last
        opened, closed = first, last
        while opened and clear[opened - 1] == BLANK:
            opened -= 1
        while closed < len(clear) and clear[closed] == BLANK:
            closed += 1
        before, after = first - opened, min(closed - last, 3)
        inside = [len(marks) for marks in re.findall(f"{BLANK}+", clear[first:last]) if len(marks) <= 3]
        if len(inside) % 2 and before not in inside and after >= inside[-1]:
            return first, last + inside[-1]
        if not before or before > 3:
            return first, last
        if before in inside:
            return opened, last
        return (opened, last + before) if after >= before else (first, last)
