"""What the words around a figure say: its kind, its direction, its period and a unit that stands apart."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from econlab.evidence.scan_patterns import patterns


class Mention(NamedTuple):
    """A period named in the text; `base` where something is compared with it."""

    start: int
    end: int
    period: str
    base: bool


_TARGET = re.compile(
    r"(?<!vượt )(?<!đạt )(?<!với )(?<!exceeded )(?<!exceeding )(?<!missed )"
    r"\b(?:(?:các |những )?mục tiêu|phấn đấu|phân đấu|chỉ tiêu|bảo đảm|đảm bảo|nhiệm vụ"
    r"|targets?|targeted|targeting|aims?|aimed|aiming|goals?|objectives?|plans? to|strives?|striving|must|shall"
    r"|pledged|committed to)\b"
)
_FORECAST = re.compile(
    r"\b(?:dự báo|dự kiến|dự tính|dự đoán|triển vọng|kỳ vọng|có thể|sẽ"
    r"|forecasts?|expected to|is expected|are expected|projected|projects|projections?|projecting|expects?|predicted|predicts?"
    r"|predictions?|outlook|set to|will|would|could|likely|by the end of this year|anticipated?|anticipates)\b"
)
_UP = (
    "tăng|cao hơn|nhiều hơn|lớn hơn|vượt hơn|hơn|thêm"
    "|up|rose|rises?|risen|rising|increased?|increases|increasing|grew|grows?|grown|growing|jump(?:ed|s|ing)?|climb(?:ed|s|ing)?"
    "|gain(?:ed|s|ing)?|surg(?:ed|es|ing|e)|expand(?:ed|s|ing)?|soar(?:ed|s|ing)?|add(?:ed|s|ing)|advanc(?:ed|es|ing)"
    "|higher|more|hik(?:ed?|es|ing)|rais(?:ed?|es|ing)|improv(?:ed|ing|es)|accelerat(?:ed|ing)|strengthen(?:ed|ing)|widen(?:ed|ing)"
)
_DOWN = (
    "giảm|thấp hơn|ít hơn|nhỏ hơn|kém|mất|hụt"
    "|down|fell|falls?|fallen|falling|decreas(?:ed?|es|ing)|drop(?:ped|s|ping)?|declin(?:ed?|es|ing)|shrank|shrunk|shrinks?|shrinking"
    "|contract(?:ed|s|ing)|slid|slipped|slump(?:ed)?|los(?:t|es|ing)|lower(?:ed)?|cut|cuts|cutting|reduc(?:ed?|es|ing|tion)|less|fewer"
    "|plung(?:ed|ing)|tumbl(?:ed|ing)|narrow(?:ed|ing)|weaken(?:ed|ing)|eas(?:ed|ing)|shed"
)
# The verb of a change right before the figure, with the few words that may stand between.
_CHANGE = re.compile(
    rf"\b(?P<rate>(?:tốc độ|mức|tỷ lệ|tỉ lệ|đà|nhịp độ) )?(?:(?P<up>{_UP})|(?P<down>{_DOWN}))"
    r"(?: (?:thêm|mạnh|nhẹ|đi|bớt|nhanh|tới|đến|bình quân|trung bình|tương ứng|lần lượt|gần|hơn|thêm được|khoảng|là|ít nhất"
    r"|by|of|an?|some|about|nearly|over|further|another|sharply|slightly|steadily|only|just|average|annual|as much as|ranging|between"
    r"|roughly|around|almost|more than|less than|at least|the|rate|their|its|recorded))*\s*$"
)
_RAISED_BY = re.compile(rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b(?:(?!\b(?:to|at)\b)[^.,;:\n0-9])*\bby\s*$")
_LEVEL = re.compile(r"(?:tăng|giảm|lên|xuống|up|down|rose|fell|grew|increased|decreased|higher|lower)(?: \w+)? (?:lên|xuống|còn|to|at|từ|from)\s*$")
_CHANGE_AFTER = re.compile(
    r"[ \x1f-](?:(?:year[- ]on[- ]year|annual|net|rate|point|percentage) )*(?:(?P<up>increases?|rises?|gains?|jump|hikes?|higher|more than (?:a|in|the)|surge)"
    r"|(?P<down>decreases?|falls?|declines?|drops?|lower|reductions?|cuts?|contraction|losses|less than (?:a|in|the)))\b"
)
_JOINED = re.compile(r"[^.;:\n0-9]{0,45}\b(?:and|và|,)\s*(?:by\s*)?$|\s*\(\s*")
_YEAR_ON_YEAR = re.compile(
    r"cùng k[ỳì]|năm trước|năm ngoái|year[- ]on[- ]year|yoy|y/y|a year (?:earlier|ago|before)|(?:previous|last|preceding) year|year over year"
)
_BULLET = re.compile(r"\s*(?:[-•▪*+–\x1f]|\(?[0-9a-zđ]{1,2}[.)])")
_MONEY_WORDS = re.compile(
    r"doanh thu|giá trị|kim ngạch|vốn|chi phí|doanh số|lợi nhuận|ngân sách|xuất khẩu|nhập khẩu|gdp|grdp|quy mô|đầu tư|thu nhập"
    r"|revenue|turnover|sales|profit|exports?|imports?|investment|spending|income|value|budget"
)
_INDEX_WORDS = re.compile(r"chỉ số|điểm số|\bindex\b|\bscore")
_NUMBERED = re.compile(r"\b(?:tổng số|số lượng|số|number of|total of)\s+")
_POINTS_LATER = re.compile(r"[^.;\n0-9]{0,80}?(?:điểm phần trăm|percentage points?)")
_TIME = re.compile(r"năm|tháng|quý|ngày|giờ|tuần|years?|months?|quarters?|weeks?|days?|hours?")
_UNTIL = re.compile(r"(?:đến|tới|by|vào|until)(?: (?:cuối|hết|the end of|end))?(?: năm)?\s*$")


class Context:
    """The words and periods of one block, asked for one figure after the other."""

    def __init__(self, small: str, mentions: Sequence[Mention]) -> None:
        self.small, self.mentions = small, mentions
        self.starts = [mention.start for mention in mentions]
        years = Counter(mention.period[:4] for mention in mentions if "/" not in mention.period)
        self.present = max(sorted(years), key=lambda year: years[year], default="9999")
        self._heading_until, self._heading_kind = 0, ""
        self._last = (0, "", "")

    def sentence(self, start: int) -> int:
        """Return where the sentence of a place begins."""
        small, floor = self.small, max(0, start - 400)
        line = small.rfind("\n", floor, start) + 1
        # A line end inside a paragraph of short lines ends no sentence.
        while line > floor and line - 2 >= 0 and small[line - 2] not in ".:;!?|\n \x1f" and small[line : line + 1].islower():
            line = small.rfind("\n", floor, line - 1) + 1
        return max(line, small.rfind(". ", floor, start) + 1, floor)

    def kind(self, start: int, end: int, opened: int, unit: str) -> tuple[str, str]:
        """Return the kind and the direction of a figure whose sentence begins at `opened`."""
        small = self.small
        before = small[max(opened, start - 60) : start]
        direction = ""
        if not _LEVEL.search(before):
            change = _CHANGE.search(before)
            if change is None and before.rstrip().endswith("by"):
                change = _RAISED_BY.search(small[max(opened, start - 140) : start])
            if change is not None:
                rate = change.re is _CHANGE and change["rate"]
                direction = "" if rate else "increase" if change["up"] else "decrease"
            else:
                after = _CHANGE_AFTER.match(small, end)
                if after is not None:
                    direction = "increase" if after["up"] else "decrease"
                elif self._last[1] == "change" and self._last[0] > opened and _JOINED.fullmatch(small, self._last[0], start):
                    direction = self._last[2]
        said = self._said(opened, start)
        kind = said or ("change" if direction else "statistic")
        if said == "forecast" and direction and not re.search("dự báo|dự kiến|sẽ|forecast|project|expect|will", small[opened:start]):
            kind = "change"
        direction = direction if kind == "change" else ""
        self._last = (end, kind, direction)
        return kind, direction

    def _said(self, opened: int, start: int) -> str:
        """Whether the sentence, or the heading of its list, speaks of a target or a forecast."""
        sentence = self.small[opened:start]
        if _FORECAST.search(sentence):
            return "target" if _TARGET.search(sentence) else "forecast"
        if _TARGET.search(sentence):
            return "target"
        at = bisect_left(self.starts, start)
        if at and self.mentions[at - 1].start >= opened:
            mention = self.mentions[at - 1]
            ahead = mention.period[:4] > self.present and not mention.base
            if ahead and _UNTIL.search(self.small, max(opened, mention.start - 24), mention.start):
                return "target"
        return self._heading(start)

    def _heading(self, start: int) -> str:
        """Return what the line with a colon says that the list of a place stands under."""
        small = self.small
        line = small.rfind("\n", max(0, start - 2000), start) + 1
        if not _BULLET.match(small, line):
            return ""
        while self._heading_until < line:
            stop = small.find("\n", self._heading_until)
            stop = len(small) if stop < 0 else stop
            text = small[self._heading_until : stop]
            if text.strip() and not _BULLET.match(text):
                listing = text.rstrip(" \x1f").endswith(":")
                self._heading_kind = "target" if listing and _TARGET.search(text) else ""
            elif text.rstrip(" \x1f").endswith(":") and _TARGET.search(text):
                self._heading_kind = "target"
            self._heading_until = stop + 1
        return self._heading_kind

    def period(self, start: int, end: int, opened: int, kind: str) -> str:
        """Return the period printed nearest, with its base where a change names it."""
        small, mentions = self.small, self.mentions
        closed = small.find(". ", end, end + 200)
        closed = closed if closed >= 0 else end + 200
        line = small.find("\n", end, closed)
        closed = line if line >= 0 else closed
        at = bisect_left(self.starts, start)
        found = ""
        for mention in reversed(mentions[max(0, at - 8) : at]):
            if mention.start < opened:
                break
            if not mention.base:
                found = mention.period
                break
        if not found:
            for mention in mentions[at : at + 4]:
                if mention.start >= closed:
                    break
                if not mention.base:
                    found = mention.period
                    break
        if not found:
            paragraph = small.rfind("\n", max(0, start - 2000), start)
            for mention in reversed(mentions[max(0, at - 8) : at]):
                if mention.start < paragraph:
                    break
                if not mention.base:
                    found = mention.period
                    break
        if kind == "change" and found and "/" not in found:
            return self._since(found, end, at, closed)
        return found

    def _since(self, period: str, end: int, at: int, closed: int) -> str:
        """Return a period with the base of a change that ends in it."""
        base = self.mentions[at] if at < len(self.mentions) else None
        if base is not None and base.base and base.start - end < 60 and base.start < closed:
            if len(base.period) == len(period) and base.period < period:
                return f"{base.period}/{period}"
            if base.period[:4] < period[:4] and len(base.period) == 4:
                return f"{base.period}{period[4:]}/{period}"
        if _YEAR_ON_YEAR.search(self.small, end, min(closed, end + 60)):
            return f"{int(period[:4]) - 1}{period[4:]}/{period}"
        return period

    def subject(self, start: int, end: int, opened: int, *, decimal: bool, scaled: bool) -> str:
        """Return the words that name the unit of a figure printed without one; empty when none do.

        They stand later in the sentence (percentage points), or name what it counts:
        "the number of users reached 561 million".
        """
        small = self.small
        if decimal and _POINTS_LATER.match(small, end):
            return "percentage point"
        if decimal and not scaled:
            return "index" if _INDEX_WORDS.search(small, opened, start) else ""
        clause = max(small.rfind(sign, opened, start) for sign in (", ", "; ", ": ", "(")) + 1
        for begin in dict.fromkeys((max(opened, clause), opened)):
            numbered = _NUMBERED.search(small, begin, start)
            if numbered or scaled:
                for match in patterns().nouns.finditer(small, numbered.end() if numbered else begin, start):
                    if not _TIME.match(match[0]):
                        return match[0]
        return ""
