"""What the words around a figure say: its kind, its direction, its period and a unit that stands apart."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from econlab.evidence import scan_words as known
from econlab.evidence.scan_patterns import patterns
from econlab.evidence.scan_readings import counted_units, currency_of, unit_of


class Mention(NamedTuple):
    """A period named in the text; `base` where something is compared with it."""

    start: int
    end: int
    period: str
    base: bool


# How far from a figure its sentence is looked at, in characters.
_SENTENCE = 400
_TARGET = re.compile(
    r"(?<!vượt )(?<!đạt )(?<!với )(?<!exceeded )(?<!exceeding )(?<!missed )(?<!from )(?<!its )"
    r"\b(?:(?:các |những )?mục tiêu|phấn đấu|phân đấu|chỉ tiêu|bảo đảm|đảm bảo"
    r"|targets?|targeted|targeting|aims?|aimed|aiming|goals?|objectives?|plan(?:s|ned)? to|strives?|striving|pledged|committed to"
    r"|needs? to|needed|should|required?s? to)\b"
)
_FORECAST = re.compile(
    r"\b(?:dự báo|dự kiến|dự tính|dự đoán|triển vọng|kỳ vọng|có thể (?:giúp|tăng|giảm|đạt|lên|mang)|sẽ"
    r"|forecasts?|expected to|is expected|are expected|projected|projections?|projecting|projects (?:that|growth|inflation|retail)|expects?"
    r"|predicted|predicts?|predictions?|outlook|set to|will|would|likely to|anticipated?|anticipates)\b"
)
_SURE_FORECAST = re.compile(r"dự báo|dự kiến|sẽ|forecast|projected|projection|expect|will|would")
_CHANGE_AFTER = re.compile(
    r"[ \x1f-](?:(?:year[- ]on[- ]year|annual|net|rate|point|percentage) )*"
    r"(?:(?P<up>increases?|rises?|gains?|jump|hikes?|higher|more than (?:a|in|the)|surge|above (?:its|the|their|last))"
    r"|(?P<down>decreases?|falls?|declines?|drops?|lower|fewer|reductions?|cuts?|contraction|losses|less than (?:a|in|the)|below (?:its|the|their|last)))\b"
)
_JOINED = re.compile(r"[^.;:\n0-9]{0,45}\b(?:and|và|or|hoặc|hay|,)\s*(?:[a-z]+ by\s*|by\s*)?| or |\s*\(\s*|, with ")
_YEAR_ON_YEAR = re.compile(
    r"cùng k[ỳì]|năm trước|năm ngoái|year[- ]on[- ]year|yoy|y/y|a year (?:earlier|ago|before)"
    r"|(?:previous|last|preceding) year|year over year"
)
_BULLET = re.compile(r"\s*(?:[-•▪*+–\x1f]|\(?[0-9a-zđ]{1,2}[.)])")
_INDEX_WORDS = re.compile(r"chỉ số|điểm số|\bindex\b|\bscore")
_NUMBERED = re.compile(r"\b(?:tổng số|số lượng|số|number of|total of)\s+")
_WORKING = re.compile(r"\b(?:un)?employment (?:was|rose|fell|level|increased|decreased)|\bthất nghiệp (?:là|tăng|giảm)")
_MONEY_WORDS = re.compile(
    r"doanh thu|giá trị|kim ngạch|vốn|chi phí|doanh số|lợi nhuận|ngân sách|xuất khẩu|nhập khẩu|quy mô|đầu tư|thu nhập|thuế"
    r"|revenue|turnover|\bsales|profit|exports|imports|investment|spending|income|budget"
)
_POINTS_LATER = re.compile(r"[^.;\n0-9]{0,80}?(?:điểm phần trăm|percentage points?)")
_MONTH_BEFORE = re.compile(r"[^.;,\n0-9]{0,40}?(?:(?:tháng|quý) trước|tháng liền kề|(?:previous|last) (?:month|quarter)|month[- ]on[- ]month|quarter[- ]on[- ]quarter|m/m|q/q)")
_IN_YEAR = re.compile(
    r"[ \x1f(]+(?:(?:gdp|grdp|người) )?(?:trong |vào |của |cho |đến |tới )?(?:cả |cuối |đầu |hết )?(?:năm |quý [ivx\d]+[/ ]|giai đoạn |tháng )?(?:năm )?"
    r"|[ \x1f(]+(?:in|during|for|at the end of|by|as of|over|through|between)(?: the)?(?: (?:end of|period|year|january|february|march|april"
    r"|may|june|july|august|september|october|november|december|first|second|third|fourth|quarter|half|of))* ?"
)
# A line that begins so goes on the sentence of the line before.
_GOES_ON = re.compile(r"[^\W\d_A-Z]|[0-9$€£(](?![0-9]{0,2}(?:\.[0-9]+)*[.):]?\s+[^\W\d_]*[A-ZĐ])(?![0-9]*[.)]\s)")
_OF_THEM = re.compile(r"[^.;:\n0-9]{0,40}(?:trong đó|including|of which|of whom|of them|gồm|bao gồm|,|\band|\bvà)[^.;:\n0-9]{0,16}")
_UNTIL = re.compile(r"(?:đến|tới|by|vào|until)(?: (?:cuối|hết|the end of|end))?(?: năm)?\s*$")


class Context:
    """The words and periods of one block, asked for one figure after the other.

    Parameters
    ----------
    small : str
        The block in small letters.
    mentions : sequence of Mention
        The periods named in it, in order.
    """

    def __init__(self, small: str, mentions: Sequence[Mention]) -> None:
        self.small, self.mentions = small, mentions
        self._starts = [mention.start for mention in mentions]
        years = Counter(mention.period[:4] for mention in mentions if "/" not in mention.period)
        self._present = max(sorted(years), key=lambda year: years[year], default="9999")
        self._heading_until, self._heading_kind, self._heading_period = 0, "", ""
        self._last = (0, "", "")
        self._said_in = (-1, 0, -1, -1)
        self._in_list = False
        self._money, self._counted, self._counted_at = "", "", -1

    def sentence(self, start: int) -> int:
        """Return where the sentence of a place begins."""
        small, floor = self.small, max(0, start - _SENTENCE)
        line = small.rfind("\n", floor, start) + 1
        # In a paragraph of short lines a line end ends no sentence.
        while line > floor + 1 and small[line - 2] not in ".:;!?|\n\x1f\f" and _GOES_ON.match(small, line):
            line = small.rfind("\n", floor, line - 1) + 1
        return max(line, small.rfind(". ", floor, start) + 1, floor)

    # -- kind and direction -------------------------------------------------------------------------

    def kind(self, start: int, end: int, opened: int) -> tuple[str, str]:
        """Return the kind and the direction of a figure whose sentence begins at `opened`."""
        direction = self._direction(start, end, opened)
        said = self._said(opened, start) or self._ahead(opened, start) or self._heading(start)
        if said == "forecast" and direction and not _SURE_FORECAST.search(self.small, opened, start):
            said = ""
        kind = said or ("change" if direction else "statistic")
        direction = direction if kind == "change" else ""
        self._last = (end, kind, direction)
        return kind, direction

    def _direction(self, start: int, end: int, opened: int) -> str:
        """Return whether the words around say that something rose or fell by the figure."""
        small = self.small
        before = small[max(opened, start - 64) : start].split()
        at = len(before) - 1
        while at >= 0 and before[at] in known.CHANGE_FILLERS:
            at -= 1
        last = before[at].lstrip("(") if at >= 0 else ""
        previous = before[at - 1] if at > 0 else ""
        if last == "trưởng" and previous == "tăng":
            at -= 1
            last, previous = "tăng", before[at - 1] if at > 0 else ""
        if last in known.LEVELS:
            return ""
        found = known.direction(last, previous)
        if not found and "by" in before[at + 1 :]:
            found = self._verb_before_by(before[: at + 1])
        if found:
            return "" if previous in known.RATES else found
        after = _CHANGE_AFTER.match(small, end)
        if after is not None:
            return "increase" if after["up"] else "decrease"
        done, kind, direction = self._last
        joined = kind == "change" and opened <= done <= start and _JOINED.fullmatch(small, done, start)
        return direction if joined else ""

    @staticmethod
    def _verb_before_by(before: Sequence[str]) -> str:
        """Find the verb in "raised its key interest rate for the first time by"."""
        for at in range(len(before) - 1, max(-1, len(before) - 14), -1):
            word = before[at]
            if word[-1] in ".,;:" or word in known.LEVELS or word[0].isdigit():
                return ""
            if found := known.direction(word, ""):
                return found
        return ""

    def _said(self, opened: int, start: int) -> str:
        """Whether the sentence speaks of a target or a forecast before a place."""
        known_from, known_to, target, forecast = self._said_in
        if known_from != opened:
            known_to, target, forecast = opened, -1, -1
        if start > known_to:
            if target < 0 and (match := _TARGET.search(self.small, known_to, start)):
                target = match.start()
            if forecast < 0 and (match := _FORECAST.search(self.small, known_to, start)):
                forecast = match.start()
            self._said_in = (opened, start, target, forecast)
        if 0 <= target < start:
            return "target"
        return "forecast" if 0 <= forecast < start else ""

    def _ahead(self, opened: int, start: int) -> str:
        """A figure for a year to come, "by 2030", is a target."""
        at = bisect_left(self._starts, start) - 1
        if at < 0 or self.mentions[at].start < opened:
            return ""
        mention = self.mentions[at]
        if mention.base or mention.period[:4] <= self._present:
            return ""
        return "target" if _UNTIL.search(self.small, max(opened, mention.start - 24), mention.start) else ""

    def _heading(self, start: int) -> str:
        """Return what the line says under which the list of a place stands."""
        small = self.small
        line = small.rfind("\n", max(0, start - 2000), start) + 1
        self._in_list = _BULLET.match(small, line) is not None
        if not self._in_list:
            return ""
        while self._heading_until < line:
            stop = small.find("\n", self._heading_until)
            stop = len(small) if stop < 0 else stop
            text = small[self._heading_until : stop].rstrip(" \x1f")
            if text.endswith(":"):
                self._heading_kind = "target" if _TARGET.search(text) else ""
                self._heading_period = self._nearest(bisect_left(self._starts, stop), stop - len(text))
            elif text and not _BULLET.match(text):
                self._heading_kind = self._heading_period = ""
            self._heading_until = stop + 1
        return self._heading_kind

    # -- period -------------------------------------------------------------------------------------

    def period(self, start: int, end: int, opened: int, kind: str) -> str:
        """Return the period printed nearest, with its base where a change names it."""
        if not self.mentions:
            return ""
        small = self.small
        at = bisect_left(self._starts, start)
        closed = self._closed(end)
        found = self._right_after(at, end) or self._nearest(at, opened) or self._following(at, closed)
        if not found:
            found = self._nearest(at, small.rfind("\n", max(0, start - 2000), start))
        if not found and self._heading(start) is not None and self._in_list:
            found = self._heading_period
        if kind == "change" and found and "/" not in found:
            return self._since(found, end, at, closed)
        return found

    def _closed(self, end: int) -> int:
        stops = (self.small.find(". ", end, end + 200), self.small.find("\n", end, end + 200))
        return min((stop for stop in stops if stop >= 0), default=end + 200)

    def _right_after(self, at: int, end: int) -> str:
        """Return the period that follows with nothing but a few words between: 5,6% trong năm 2015."""
        if at >= len(self.mentions):
            return ""
        mention = self.mentions[at]
        if mention.base or mention.start - end > 24:
            return ""
        return mention.period if _IN_YEAR.fullmatch(self.small, end, mention.start) else ""

    def _nearest(self, at: int, floor: int) -> str:
        for mention in reversed(self.mentions[max(0, at - 8) : at]):
            if mention.start < floor:
                return ""
            if not mention.base:
                return mention.period
        return ""

    def _following(self, at: int, closed: int) -> str:
        for mention in self.mentions[at : at + 4]:
            if mention.start >= closed:
                return ""
            if not mention.base:
                return mention.period
        return ""

    def _since(self, period: str, end: int, at: int, closed: int) -> str:
        """Return a period with the base of a change that ends in it."""
        base = self.mentions[at] if at < len(self.mentions) else None
        if base is not None and base.base and base.start - end < 60 and base.start < closed:
            if len(base.period) == len(period) and base.period < period:
                return f"{base.period}/{period}"
            if base.period[:4] < period[:4] and len(base.period) == 4:
                return f"{base.period}{period[4:]}/{period}"
        if len(period) == 7 and _MONTH_BEFORE.match(self.small, end):
            return f"{_month_before(period)}/{period}"
        if _YEAR_ON_YEAR.search(self.small, end, min(closed, end + 60)):
            return f"{int(period[:4]) - 1}{period[4:]}/{period}"
        return period

    # -- unit ---------------------------------------------------------------------------------------

    def subject(self, start: int, end: int, opened: int, *, decimal: bool, scaled: bool) -> str:
        """Return the unit of a figure printed without one; empty when the sentence does not say it.

        It stands later in the sentence (percentage points), or is what the sentence counts:
        "the number of users reached 561 million".
        """
        small = self.small
        if decimal and _POINTS_LATER.match(small, end):
            return "percentage_point"
        if decimal and not scaled:
            return "index" if _INDEX_WORDS.search(small, opened, start) else ""
        if opened <= self._counted_at <= start and _OF_THEM.fullmatch(small, self._counted_at, start):
            return self._counted
        if _WORKING.search(small, opened, start):
            return "person"
        clause = max(small.rfind(sign, opened, start) for sign in (", ", "; ", ": ", "(")) + 1
        for begin in dict.fromkeys((max(opened, clause), opened)):
            if _MONEY_WORDS.search(small, begin, start):
                return self._money if scaled else ""
            numbered = _NUMBERED.search(small, begin, start)
            if numbered or scaled:
                if noun := self._noun(numbered.end() if numbered else begin, start):
                    return noun
        return ""

    def _noun(self, begin: int, end: int) -> str:
        """Return the code of the first thing that is counted in a stretch of text; no length of time."""
        for match in patterns().nouns.finditer(self.small, begin, end):
            unit = unit_of(f" {match[0]}")
            if unit is not None and unit.code not in known.DURATIONS:
                return unit.code
        return ""

    def note(self, end: int, unit: str) -> None:
        """Remember what was counted last, and in which currency amounts were."""
        if currency_of(unit):
            self._money = currency_of(unit)
        if unit in counted_units():
            self._counted, self._counted_at = unit, end


def _month_before(period: str) -> str:
    """Return the month or quarter before one."""
    year, part = int(period[:4]), period[5:]
    if part[0] == "Q":
        return f"{year}-Q{int(part[1]) - 1}" if part != "Q1" else f"{year - 1}-Q4"
    return f"{year}-{int(part) - 1:02}" if part != "01" else f"{year - 1}-12"
