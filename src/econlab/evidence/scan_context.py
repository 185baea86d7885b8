"""What the words around a figure say: its kind, its direction and its period."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Any

_TARGET = re.compile(
    r"\b(?:mục tiêu|phấn đấu|phân đấu|chỉ tiêu|bảo đảm|đảm bảo|target|targets|targeted|aim|aims|aimed|aiming|goal|goals"
    r"|objective|plans to|plan to|strive)\b"
)
_FORECAST = re.compile(
    r"\b(?:dự báo|dự kiến|dự tính|dự đoán|triển vọng|kỳ vọng|forecast|forecasts|expected|projected|projects|projection"
    r"|expects|predicted|predicts|outlook|is set to)\b"
)
_CHANGE = re.compile(
    r"\b(?:(?P<up>tăng|tăng thêm|tăng mạnh|tăng nhẹ|cao hơn|nhiều hơn|lớn hơn|up|up by|rose|rose by|rise|rise of|rising|rising by"
    r"|increased|increased by|increase of|increasing by|grew|grew by|grown by|jumped|jumped by|climbed|gained|surged|expanded"
    r"|expanded by|higher by|risen|risen by|soared|added|advanced)"
    r"|(?P<down>giảm|giảm mạnh|giảm nhẹ|giảm bớt|thấp hơn|ít hơn|nhỏ hơn|down|down by|fell|fell by|fall of|fallen|fallen by|falling"
    r"|decreased|decreased by|decrease of|dropped|dropped by|declined|declined by|decline of|drop of|shrank|shrank by|contracted"
    r"|contracted by|slid|lost|lower by|cut by|reduction of))\s*$"
)
_CHANGE_AFTER = re.compile(
    r"\s*(?:(?P<up>increase|rise|growth|gain|jump|higher|more than a year)|(?P<down>decrease|fall|decline|drop|lower|reduction|cut|contraction))\b"
)
_YEAR_ON_YEAR = re.compile(r"cùng k[ỳì]|năm trước|năm ngoái|year on year|year-on-year|yoy|y/y|a year earlier|previous year|last year")


class Context:
    """The words and periods of one block."""

    def __init__(self, small: str, mentions: list[Any]) -> None:
        self.small, self.mentions = small, mentions
        self.starts = [mention.start for mention in mentions]

    def of(self, start: int, end: int, unit: str) -> tuple[str, str, str]:
        small = self.small
        floor = max(0, start - 400)
        opened = max(small.rfind("\n", floor, start), small.rfind(". ", floor, start), floor - 1) + 1
        period = self._period(opened, start, end)
        before = small[max(opened, start - 40) : start]
        change = _CHANGE.search(before)
        after = _CHANGE_AFTER.match(small, end) if not change else None
        sentence = small[opened:start]
        kind, direction = "statistic", ""
        found = change or after
        if found:
            kind, direction = "change", "increase" if found["up"] else "decrease"
        if _FORECAST.search(sentence):
            kind, direction = "forecast", ""
        elif _TARGET.search(sentence):
            kind, direction = "target", ""
        if kind == "change" and len(period) == 4 and _YEAR_ON_YEAR.search(small, end, end + 60):
            period = f"{int(period) - 1}/{period}"
        return kind, direction, period

    def _period(self, opened: int, start: int, end: int) -> str:
        at = bisect_left(self.starts, start)
        if at and self.mentions[at - 1].start >= opened:
            return str(self.mentions[at - 1].period)
        closed = self.small.find(". ", end, end + 200)
        closed = closed if closed >= 0 else end + 200
        if at < len(self.mentions) and self.mentions[at].start < closed:
            return str(self.mentions[at].period)
        paragraph = self.small.rfind("\n", max(0, start - 2000), start)
        if at and self.mentions[at - 1].start > paragraph:
            return str(self.mentions[at - 1].period)
        return ""
