"""What a figure without unit counts: the subject of its sentence, or a unit that stands apart."""

from __future__ import annotations

import re

from econlab.scanning import cues as known
from econlab.scanning.patterns import counted_things
from econlab.scanning.readings import counted_units, currency_of, unit_of

_INDEX_WORDS = re.compile(r"chỉ số|điểm số|\bindex\b|\bscore")
_NUMBERED = re.compile(r"\b(?:tổng số|số lượng|số|number of|total of)\s+")
# Subjects whose numbers are of people or of jobs, without a noun that is counted.
_PEOPLE = (
    (re.compile(r"\bdân số\b(?! (?:đô thị|trong độ tuổi) chiếm)|\bpopulation\b"), "person"),
    (re.compile(r"\bpayroll|\bjobs?\b"), "job"),
    (re.compile(r"\b(?:un)?employment\b|\b(?:un)?employed\b|labour force|\bthất nghiệp"), "person"),
)
_MONEY_WORDS = re.compile(
    r"doanh thu|giá trị|kim ngạch|vốn|chi phí|doanh số|lợi nhuận|ngân sách|xuất khẩu|nhập khẩu|quy mô"
    r"|đầu tư|thu nhập|thuế|lãi|\blỗ\b|\bnộp|\bthu\b|\bchi\b|\bnợ\b|\btrả\b|\bvay\b|\bgóp|trị giá"
    r"|lương|phạt|tiền|\bgiá\b"
    r"|revenue|turnover|\bsales|profit|exports|imports|investment|spending|income|budget|\bpaid\b"
    r"|\bcosts?\b|\bworth\b|\bearned\b|\blost\b"
)
_POINTS_LATER = re.compile(r"[^.;\n0-9]{0,80}?(?:điểm phần trăm|percentage points?)")
_AGAINST = re.compile(
    r"[^.;:\n0-9]{0,40}\b(?:against|compared (?:with|to)|versus|up from|down from|so với(?: mức)?"
    r"|thay vì|an increase of|a decrease of)\s*[^.;:\n0-9]{0,6}"
    r"(?:năm \d{4} là )?"
)
_OF_THEM = re.compile(
    r"[^.;:\n0-9]{0,40}(?:trong đó|including|of which|of whom|of them|gồm|bao gồm|,|\band"
    r"|\bvà)[^.;:\n0-9]{0,16}"
)


class Subjects:
    """What the sentences of one block count, asked for one figure after the other.

    Parameters
    ----------
    small : str
        The block in small letters.
    """

    def __init__(self, small: str) -> None:
        self._small = small
        # The last currency, the last thing counted and where, the last unit and where its figure ends.
        self._money, self._counted, self._counted_at = "", "", -1
        self._last_unit, self._last_end = "", -1

    def unit(self, start: int, end: int, opened: int, *, decimal: bool, scaled: bool) -> str:
        """Return the unit of a figure printed without one; empty when the sentence does not say it.

        It stands later in the sentence (percentage points), or is what the sentence counts:
        "the number of users reached 561 million".
        """
        small = self._small
        if decimal and _POINTS_LATER.match(small, end):
            return "percentage_point"
        if opened <= self._last_end <= start and _AGAINST.fullmatch(small, self._last_end, start):
            return self._last_unit
        if decimal and not scaled:
            return "index" if _INDEX_WORDS.search(small, opened, start) else ""
        if opened <= self._counted_at <= start and _OF_THEM.fullmatch(small, self._counted_at, start):
            return self._counted
        people = next((unit for words, unit in _PEOPLE if words.search(small, opened, start)), "")
        return people or self._counted_by(opened, start, scaled=scaled)

    def _counted_by(self, opened: int, start: int, *, scaled: bool) -> str:
        """Return what the clause counts, or else the sentence; the last currency where it speaks of money."""
        small = self._small
        clause = max(small.rfind(sign, opened, start) for sign in (", ", "; ", ": ", "(")) + 1
        for begin in dict.fromkeys((max(opened, clause), opened)):
            if scaled and _MONEY_WORDS.search(small, begin, start):
                return self._money
            numbered = _NUMBERED.search(small, begin, start)
            noun = self._noun(numbered.end() if numbered else begin, start) if numbered or scaled else ""
            if noun:
                return noun
        return ""

    def _noun(self, begin: int, end: int) -> str:
        """Return the code of the first thing that is counted in a stretch of text; no length of time."""
        for match in counted_things().finditer(self._small, begin, end):
            unit = unit_of(f" {match[0]}")
            if unit is not None and unit.code not in known.DURATIONS:
                return unit.code
        return ""

    def note(self, end: int, unit: str) -> None:
        """Remember what was counted last, and in which currency amounts were."""
        self._last_unit, self._last_end = unit, end
        if currency := currency_of(unit):
            self._money = currency
        elif unit in counted_units():
            self._counted, self._counted_at = unit, end
