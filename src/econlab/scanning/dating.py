"""Of which period a figure is: the one that the words around it name nearest."""

from __future__ import annotations

import re

from econlab.scanning.context import Context
from econlab.scanning.grids import Cell
from econlab.scanning.headings import Headings

_YEAR_ON_YEAR = re.compile(
    r"cùng k[ỳì]|năm trước|năm ngoái|year[- ]on[- ]year|yoy|y/y|a year (?:earlier|ago|before)"
    r"|(?:previous|last|preceding) year|year over year"
)
_MONTH_BEFORE = re.compile(
    r"[^.;,\n0-9]{0,40}?(?:(?:tháng|quý) trước|tháng liền kề|(?:previous|last) (?:month|quarter)"
    r"|month[- ]on[- ]month|quarter[- ]on[- ]quarter|m/m|q/q)"
)
_OTHER_FIGURE = re.compile(r"\([^)]*[0-9]")
_IN_YEAR = re.compile(
    r"[ \x1f(]+(?:(?:gdp|grdp|người) )?(?:trong |vào |của |cho |đến |tới )?(?:cả |cuối |đầu "
    r"|hết )?(?:năm |quý [ivx\d]+[/ ]|giai đoạn |tháng )?(?:năm )?"
    r"|[ \x1f(]+(?:(?:growth|increase|rise|inflation|decline|expansion) )?(?:in|during|for"
    r"|at the end of|by|as of|over|through|between)(?: the)?(?: (?:end of|period|year|january"
    r"|february|march|april"
    r"|may|june|july|august|september|october|november|december|first|second|third|fourth|quarter"
    r"|half|of))* ?"
)


class Dating:
    """The periods of the figures of one block.

    Parameters
    ----------
    context : Context
        The words around them.
    headings : Headings
        What stands over them.
    """

    def __init__(self, context: Context, headings: Headings) -> None:
        self._context, self._headings = context, headings
        self._small, self._mentions = context.small, context.mentions

    def of(self, start: int, end: int, opened: int, kind: str, cell: Cell | None) -> tuple[str, bool]:
        """Return the period printed nearest, with its base where a change names it.

        And whether another sentence names it, so that it is carried over to this one.
        In a table it is the one that the heading, the label or the caption names.
        """
        if not self._mentions:
            return "", False
        if cell:
            return self._context.period_of(cell), False
        at, closed = self._context.named_before(start), self._context.closed(end)
        found = self._right_after(at, end) or self._context.nearest(opened, start)
        found = found or self._following(at, end, closed)
        carried = not found
        if carried:
            found = self._carried(start)
        if kind == "change" and found and "/" not in found:
            found = self._since(found, end, (opened, at), closed)
        return found, carried and found != ""

    def _carried(self, start: int) -> str:
        """Return the period named last in the paragraph, or by the heading or the opening of the list."""
        found = self._context.nearest(self._context.paragraph(start), start)
        return found or self._headings.period(start)

    def _right_after(self, at: int, end: int) -> str:
        """Return the period that follows with nothing but a few words between: 5,6% trong năm 2015."""
        if at >= len(self._mentions):
            return ""
        mention = self._mentions[at]
        if mention.base or mention.start - end > 36 or self._small.startswith(":", mention.end):
            return ""
        return mention.period if _IN_YEAR.fullmatch(self._small, end, mention.start) else ""

    def _following(self, at: int, closed_from: int, closed: int) -> str:
        """Return the first period after a figure, unless it is that of another one in brackets."""
        for mention in self._mentions[at : at + 4]:
            if mention.start >= closed or self._small.startswith(":", mention.end):
                return ""
            if _OTHER_FIGURE.search(self._small, closed_from, mention.start):
                return ""
            if not mention.base:
                return "" if self._context.is_compared(mention) else mention.period
        return ""

    def _since(self, period: str, end: int, near: tuple[int, int], closed: int) -> str:
        """Return a period with the base of a change that ends in it."""
        opened, at = near
        for mention in self._mentions[max(0, at - 3) : at]:
            if mention.base and opened <= mention.start and len(mention.period) == len(period):
                return f"{mention.period}/{period}" if mention.period < period else period
        base = self._mentions[at] if at < len(self._mentions) else None
        if base is not None and base.base and base.start - end < 60 and base.start < closed:
            if len(base.period) == len(period) and base.period < period:
                return f"{base.period}/{period}"
            if base.period[:4] < period[:4] and len(base.period) == 4:
                return f"{base.period}{period[4:]}/{period}"
        if len(period) == 7 and period[5] != "S" and _MONTH_BEFORE.match(self._small, end):
            return f"{_month_before(period)}/{period}"
        if _YEAR_ON_YEAR.search(self._small, end, min(closed, end + 60)):
            return f"{int(period[:4]) - 1}{period[4:]}/{period}"
        return period


def _month_before(period: str) -> str:
    """Return the month or quarter before one."""
    year, part = int(period[:4]), period[5:]
    if part[0] == "Q":
        return f"{year}-Q{int(part[1]) - 1}" if part != "Q1" else f"{year - 1}-Q4"
    return f"{year}-{int(part) - 1:02}" if part != "01" else f"{year - 1}-12"
