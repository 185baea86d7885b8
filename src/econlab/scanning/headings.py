"""What stands over a figure: the heading of its section, the line that opens its list."""

from __future__ import annotations

import re

from econlab.scanning import cues as known
from econlab.scanning.context import LONGEST_LINE, Context

# How far a heading is taken to speak for what follows it, with a number and without.
_REACH, _PLAIN_REACH = 8000, 800
_BULLET = re.compile(r"\s*(?:[-•▪*+–\x1f]|\(?[0-9a-zđ]{1,2}[.)])")
_AIMS = re.compile(
    r"(?:#+ *)?(?:(?:điều|mục|phần) )?(?:[ivx]{1,4}[.):]|[0-9]{1,2}(?:\.[0-9]{1,2})*[.):]?|[a-zđ][.)])? *"
    r"(?:(?:các |một số |những |hệ thống )?(?:mục tiêu|chỉ tiêu)|tầm nhìn|(?:key |main |specific "
    r"|overall )?(?:targets?|goals|objectives))\b"
)
# The caption of a table; indicators have the same word as targets there.
_AIMS_OF = re.compile(r"mục tiêu|phấn đấu|kế hoạch|\b(?:targets?|goals?|objectives?|plans?)\b")
_RESULTS_OF = re.compile(
    r"kết quả|(?<!giải pháp )thực hiện|tình hình|đánh giá|được nêu|đề ra|results|progress|review"
)
# How a heading is numbered, from the highest rank down; the last are without number.
_LEVELS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?:#+ *)?(?:phần|chương|part|chapter) [ivx0-9]",
        r"(?:#+ *)?(?:[ivx]{1,4}[.)]|(?:điều|article) [0-9]{1,3}\b)",
        r"(?:#+ *)?[0-9]{1,2}[.)]?\s",
        r"(?:#+ *)?[0-9]{1,2}\.[0-9]{1,2}[.)]?\s",
        r"(?:#+ *)?[0-9]{1,2}(?:\.[0-9]{1,2}){2,3}[.)]?\s",
        r"#",
        r"[a-zđ][.)]\s",
    )
)
_PLAIN = len(_LEVELS)
_HAS_FIGURE = re.compile(r"[0-9](?:%|[.,][0-9]| (?:tỷ|tỉ|triệu|nghìn|percent|per cent|million|billion))")


class Headings:
    """The headings and openings of lists of one block, asked for one figure after the other.

    Parameters
    ----------
    context : Context
        The words of the block, and the periods named in it.
    """

    def __init__(self, context: Context) -> None:
        self._context, self._small = context, context.small
        self._aims_level, self._aims_until, self._aims_period = 0, 0, ""
        self._lines_until, self._list_aims, self._list_period = 0, False, ""
        self._in_list = False
        self._line_from = self._line_to = 0

    def tell_of_aims(self, start: int) -> bool:
        """Whether a place stands below a heading of aims or in a list of them, with no word of the past."""
        self._turn_to(start)
        aims = (self._in_list and self._list_aims) or start < self._aims_until
        return aims and not known.DONE.search(self._small, max(0, start - 80), start)

    def period(self, start: int) -> str:
        """Return the period that the opening of the list of a place names, or the heading of aims over it."""
        self._turn_to(start)
        found = self._list_period if self._in_list else ""
        return found or (self._aims_period if start < self._aims_until else "")

    def _turn_to(self, start: int) -> None:
        """Turn to the line of a place, and read the lines before it."""
        if self._line_from <= start < self._line_to and start - self._line_from < LONGEST_LINE:
            return
        self._line_from = self._small.rfind("\n", max(0, start - LONGEST_LINE), start) + 1
        stop = self._small.find("\n", start, start + LONGEST_LINE)
        self._line_to = stop if stop >= 0 else start + LONGEST_LINE
        self._read_lines(self._line_from)

    def _read_lines(self, line: int) -> None:
        """Read the lines up to one for headings and openings of lists."""
        small = self._small
        while self._lines_until < line:
            stop = small.find("\n", self._lines_until)
            stop = len(small) if stop < 0 else stop
            text = small[self._lines_until : stop].replace("\x1f", "").strip()
            if text:
                self._read_line(text, self._lines_until, stop)
            self._lines_until = stop + 1
        self._in_list = _BULLET.match(small, line) is not None

    def _read_line(self, text: str, begin: int, stop: int) -> None:
        if text[-1] == ":":
            self._list_aims = known.AIM.search(text) is not None
            self._list_period = self._context.nearest(begin, stop)
        elif (self._list_aims or self._list_period) and not _BULLET.match(text):
            self._list_aims, self._list_period = False, ""
        if len(text) < 160 and text[-1] not in ".;," and "|" not in text:
            self._read_heading(text, begin, stop)

    def _read_heading(self, text: str, begin: int, stop: int) -> None:
        """Enter a section of aims, or leave one at a heading of its rank or a higher one."""
        if _AIMS.match(text) and not _RESULTS_OF.search(text):
            level = _level(text)
            self._aims_level, self._aims_until = level, stop + (_REACH if level < _PLAIN else _PLAIN_REACH)
            self._aims_period = self._context.nearest(begin, stop)
        elif stop < self._aims_until and _level(text) <= self._aims_level and not _HAS_FIGURE.search(text):
            self._aims_until = 0


def tells_of_aims(caption: str) -> bool:
    """Whether the caption of a table, in small letters, says that it is of targets."""
    return _AIMS_OF.search(caption) is not None and _RESULTS_OF.search(caption) is None


def _level(text: str) -> int:
    """Return the rank of a heading, 0 the highest; `_PLAIN` for one without number."""
    return next((level for level, pattern in enumerate(_LEVELS) if pattern.match(text)), _PLAIN)
