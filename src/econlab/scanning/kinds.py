"""What kind of figure the words around it say it is: a target, a forecast, a change and its direction."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from econlab.scanning import cues as known
from econlab.scanning.context import Context
from econlab.scanning.grids import Cell
from econlab.scanning.headings import Headings, tells_of_aims

# How soon after a target another figure goes on with it, in characters.
_SOON = 160
_TARGET_AFTER = (" target", " goal", " inflation target")
# Before a word of aims these say that it is met, left behind or another's.
_NOT_AN_AIM = (
    "vượt ", "đã đạt ", "so với ", "exceeded ", "exceeding ", "missed ", "from ", "its ", "như ", "theo ",
)  # fmt: skip
# What is printed so is asked for, where the sentence does not say that it is had.
_AT_LEAST = re.compile(r"tối thiểu|ít nhất [^%]*%")
_SURE_FORECAST = re.compile(r"dự báo|dự kiến|sẽ|forecast|projected|projection|expect|will|would")
_CHANGE_AFTER = re.compile(
    r"[ \x1f-](?:(?:year[- ]on[- ]year|annual|net|rate|point|percentage) )*"
    r"(?:(?P<up>increases?|rises?|gains?|jump|hikes?|higher|more than (?:a|in|the)|surge|above (?:its"
    r"|the|their|last))"
    r"|(?P<down>decreases?|falls?|declines?|drops?|lower|fewer|reductions?|cuts?|contraction|losses"
    r"|less than (?:a|in|the)|below (?:its|the|their|last)))\b"
)
_JOINED = re.compile(
    r"[^.;:\n0-9]{0,45}\b(?:and|và|or|hoặc|hay|rồi|,)\s*(?:[a-z]+ by\s*|by\s*)?| or |\s*[,(]\s*|, with "
)
_HAPPENED = re.compile(f"{known.TURN.pattern}|\\b(?:is|are|was|were|rose|fell|grew|[a-z]{{3,}}ed)\\b")


class Kinds:
    """The kinds of the figures of one block, asked for one after the other.

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
        years = [(m.period[:4], m.ahead) for m in context.mentions if "/" not in m.period and not m.base]
        self._to_come = Counter(year for year, ahead in years if ahead)
        self._come = Counter(year for year, ahead in years if not ahead)
        # The year of which the text speaks most as of one that has come.
        self._present = max(sorted(self._come), key=self._come.__getitem__, default="")
        # Where the last figure ends, its kind and its direction.
        self._last = (0, "", "")
        # Of the sentence asked for last: where it begins, how far it was read, what it says up to there.
        self._said_in = (-1, 0, "")

    def of(self, start: int, end: int, opened: int, cell: Cell | None) -> tuple[str, str]:
        """Return the kind and the direction of a figure whose sentence or row begins at `opened`."""
        direction, gap = self._direction(start, end, opened)
        if gap:
            self._last = (end, "change", direction)
            return "change", direction
        said = self._told(start, end, opened)
        said = said or (self._said_of(cell) if cell else self._said_around(start, opened))
        if said == "forecast" and direction and not _SURE_FORECAST.search(self._small, opened, start):
            said = ""
        kind = said or ("change" if direction else "statistic")
        direction = direction if kind == "change" else ""
        self._last = (end, kind, direction)
        return kind, direction

    def _told(self, start: int, end: int, opened: int) -> str:
        """Whether the words that touch a figure call it a target: its 2% target, tối thiểu 70%."""
        if self._small.startswith(_TARGET_AFTER, end):
            return "target"
        if _AT_LEAST.match(self._small, start, end) and not known.DONE.search(self._small, opened, start):
            return "target"
        before = self._small[max(0, start - 16) : start].rstrip()
        return "target" if before.endswith(("bảo đảm", "đảm bảo")) and "phải" not in before else ""

    def _direction(self, start: int, end: int, opened: int) -> tuple[str, bool]:
        """Return whether the words around say that something rose or fell by the figure.

        And whether it is the gap between two things ("cao hơn 18,6 điểm"), which is one
        whatever else the sentence speaks of.
        """
        small = self._small
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
            return "", False
        found = known.direction(last, previous)
        if not found and "by" in before[at + 1 :]:
            found = self._verb_before_by(before[: at + 1])
        if found:
            return ("", False) if previous in known.RATES else (found, last == "hơn")
        after = _CHANGE_AFTER.match(small, end)
        if after is not None:
            return "increase" if after["up"] else "decrease", False
        done, kind, direction = self._last
        level = self._small.startswith((" of gdp", " gdp", " of the "), end)
        joined = (
            not level
            and kind == "change"
            and opened <= done <= start
            and _JOINED.fullmatch(small, done, start)
        )
        return direction if joined else "", False

    @staticmethod
    def _verb_before_by(before: Sequence[str]) -> str:
        """Find the verb in "raised its key interest rate for the first time by"."""
        for at in range(len(before) - 1, max(-1, len(before) - 14), -1):
            word = before[at]
            if word[-1] in ".,;:" or word in known.LEVELS or word[0].isdigit():
                return ""
            if found := known.direction(word, "") or known.RAISED.get(word, ""):
                return found
        return ""

    def _said_of(self, cell: Cell) -> str:
        """Whether the headings or the label of a cell, or its table, speak of a target or a forecast."""
        for begin, end in (*cell.headings, cell.label):
            if match := known.SAID.search(self._small, begin, end):
                return "target" if known.AIM.match(self._small, match.start()) else "forecast"
        if not tells_of_aims(self._small[slice(*cell.caption)]):
            return ""
        to_come = not self._present or self._context.period_of(cell)[:4] > self._present
        return "target" if to_come else ""

    def _said_around(self, start: int, opened: int) -> str:
        """Whether a sentence, what went before or what stands over it speaks of a target or a forecast."""
        said = self._said(opened, start) or self._ahead(opened, start) or self._gone_on(start)
        return said or ("target" if self._headings.tell_of_aims(start) else "")

    def _said(self, opened: int, start: int) -> str:
        """Whether the sentence speaks of a target or a forecast before a place."""
        begun, done, said = self._said_in
        if begun != opened:
            done, said = opened, ""
        if start > done:
            for match in known.SAID.finditer(self._small, done, start):
                said = self._said_from(match, start, said)
            self._said_in = (opened, start, said)
        return said

    def _said_from(self, match: re.Match[str], start: int, said: str) -> str:
        """Return what a sentence says from a word of aims, turns or forecasts on, or else said before."""
        small, at, end = self._small, match.start(), match.end()
        before = small[max(0, at - 2) : at]
        # The end of another word, what calls a figure as in "the 2% target", or the heading of a column.
        another = before[-1:].isalnum() or before[:1] == "%" or before[:1].isdigit()
        if another or small[end : end + 2].strip().startswith("|"):
            return said
        if known.TURN.match(small, at):
            return ""
        if not known.AIM.match(small, at):
            return "forecast"
        in_brackets = before[-1:] == "(" and small.find(")", end, start) >= 0
        return said if in_brackets or small.endswith(_NOT_AN_AIM, max(0, at - 10), at) else "target"

    def _ahead(self, opened: int, start: int) -> str:
        """A figure for a year to come, "by 2030", is a target."""
        at = self._context.named_before(start) - 1
        if at < 0 or self._mentions[at].start < opened:
            return ""
        mention = self._mentions[at]
        year = mention.period[:4]
        to_come = mention.ahead and year >= self._present and self._to_come[year] >= self._come[year]
        return "target" if to_come and not known.DONE.search(self._small, mention.end, start) else ""

    def _gone_on(self, start: int) -> str:
        """A figure soon after a target, in its paragraph and with no word of what has come, is one too."""
        done, kind, _ = self._last
        if kind != "target" or not 0 <= start - done <= _SOON:
            return ""
        between = self._small[done:start]
        if "\n" in between or known.DONE.search(between) or _HAPPENED.search(between):
            return ""
        at = self._context.named_before(done)
        named = self._mentions[at : self._context.named_before(start)]
        return "target" if all(mention.ahead for mention in named) else ""
