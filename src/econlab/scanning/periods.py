"""The periods that a text names: years, their parts, and windows of them."""

from __future__ import annotations

import re
from typing import NamedTuple

from econlab.scanning import cues as known
from econlab.scanning.patterns import MONTH_NUMBERS

# What the words right before a year say of it.
_QUARTER = re.compile(
    r"(?:(?P<q>quý|\bq) ?(?P<n>i{1,3}|iv|[1-4]) ?(?:/|năm|,|-)?"
    r"|(?P<m>tháng) ?(?P<mn>[01]?[0-9]) ?(?:/|năm|-)?"
    r"|(?P<half>nửa đầu|six months of|first half of|h1)(?: năm| of)?"
    r"|(?P<half2>6 tháng cuối|nửa cuối|second half of|h2)(?: năm)?"
    r"|\b(?P<months>[2-9]|1[01]) tháng(?: đầu)?(?: năm|/| của năm)?"
    r"|first (?P<en>[2-9]|1[01]) months of"
    r"|(?P<ord>first|second|third|fourth) quarter(?: of)?|(?P<name>[a-z]{3,9})\.?,?)\s?$"
)
_ORDINALS = {
    "first": "1", "second": "2", "third": "3", "fourth": "4", "i": "1", "ii": "2", "iii": "3", "iv": "4",
}  # fmt: skip
_BASE = re.compile(
    r"(?<![^\W\d_])(?:so với|so cùng kỳ|than in|than|compared (?:with|to)|from|versus|vs\.?|over|on)"
    r"(?: (?:cùng kỳ|cùng kì|cuối|đầu|thời điểm|mức|của|trước|tháng|quý|[0-9ivx]+|the|level|levels|in"
    r"|of|same|period|end|năm|average))*[/\s]?$"
)
# What is told in times of a year has its own period elsewhere: gấp 1,6 lần năm 2021.
_TIMES = re.compile(
    r"gấp[^.;\n]{1,24} lần(?: so với| của)?(?: năm)? $|times (?:that|those|the level)(?: of| in) $"
)
_TO_YEAR = re.compile(r"\s?(?:đến|tới|to|and|và|[-–])(?: (?:hết|cuối))?(?: năm)?\s")
_FROM_YEAR = re.compile(r"(?:\btừ|\bfrom|\bbetween|giai đoạn)(?: (?:đầu|cuối))?(?: năm)? $")


class Mention(NamedTuple):
    """A period named in the text.

    `base` where something is compared with it, `ahead` where something is to be so by then.
    """

    start: int
    end: int
    period: str
    base: bool
    ahead: bool = False


class Periods:
    """The periods named in a block, taken one after the other.

    Parameters
    ----------
    small : str
        The block in small letters.

    Attributes
    ----------
    mentions : list of Mention
        Those taken so far, in order.
    """

    def __init__(self, small: str) -> None:
        self.small = small
        self.mentions: list[Mention] = []

    def compound(self, kind: str, match: re.Match[str]) -> None:
        """Take what is written in several numbers: 2016-2022, 7/2023, a date."""
        start, end = match.span()
        numbers = re.findall("[0-9]+", match[0])
        base = _BASE.search(self.small, max(0, start - 40), start) is not None
        if kind == "years":
            last = numbers[0][: 4 - len(numbers[1])] + numbers[1]
            if numbers[0] < last:
                self.mentions.append(Mention(start, end, f"{numbers[0]}/{last}", base))
        elif kind == "month" and int(numbers[0]) <= 4 and self.small.endswith(("quý ", "q"), 0, start):
            self.year(end - 4, end, numbers[1], f"-Q{int(numbers[0])}")
        elif kind == "month":
            self.year(start, end, numbers[1], f"-{int(numbers[0]):02}")
        elif kind == "date" and len(numbers[-1]) == 4:
            self.mentions.append(Mention(start, end, f"{numbers[-1]}-{int(numbers[-2]):02}", base))

    def year(self, start: int, end: int, year: str, part: str = "") -> None:
        """Take a year with what the words before it say of it."""
        left = self.small[max(0, start - 32) : start].replace("\n", " ")
        words = left.split()
        told = not known.YEAR_QUALIFIERS.isdisjoint(words)
        period = f"{year}{part}" if part else _part_of_year(left, year) if told else year
        base = told and (_BASE.search(left) or _TIMES.search(left)) is not None
        # Up to a month is up to now; a year to come is named alone.
        ahead = (
            len(period) == len(year)
            and not base
            and not known.UNTIL.isdisjoint(words[-4:])
            and known.NOT_AHEAD.isdisjoint(words[-7:])
        )
        if ahead and self.small.startswith((", định", ", tầm", " định", " tầm"), end):
            ahead = False
        if self.mentions and self._goes_on_from(self.mentions[-1], start, year):
            first = self.mentions.pop()
            start, period, base, ahead = first.start, f"{first.period}/{year}", False, False
        self.mentions.append(Mention(start, end, period, base, ahead))

    def _goes_on_from(self, first: Mention, start: int, year: str) -> bool:
        """Whether two years are the ends of one window: từ năm 2016 đến năm 2020."""
        if start - first.end > 16 or len(first.period) != 4 or first.period >= year:
            return False
        if not _TO_YEAR.fullmatch(self.small, first.end, start):
            return False
        return _FROM_YEAR.search(self.small, max(0, first.start - 16), first.start) is not None


def _part_of_year(left: str, year: str) -> str:
    """Return the period of a year with the words before it: a quarter, a half, some months or all of it."""
    match = _QUARTER.search(left)
    if match is None:
        return year
    months = match["months"] or match["en"]
    if number := match["n"] or match["ord"]:
        part = f"-Q{_ORDINALS.get(number, number)}"
    elif match["m"] and 1 <= int(match["mn"]) <= 12:
        part = f"-{int(match['mn']):02}"
    elif match["half"] or months == "6":
        part = "-S1"
    elif months:
        part = f"-01/{year}-{int(months):02}"
    elif match["half2"]:
        part = "-S2"
    else:
        part = f"-{MONTH_NUMBERS[match['name']]}" if match["name"] in MONTH_NUMBERS else ""
    return year + part
