"""Where the words around a figure begin and end: its sentence, its paragraph, the periods named in them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from econlab.scanning import cues as known
from econlab.scanning.grids import Cell
from econlab.scanning.periods import Mention

# How far from a figure its sentence is looked at, in characters.
SENTENCE = 500
# How far the start and the end of a line are looked for, in characters.
LONGEST_LINE = 2000
# How many lines a sentence may go on over.
_LINES = 6
# A line that begins so goes on the sentence of the line before.
_GOES_ON = re.compile(
    r"[ \t\x1f]*(?:[^\W\d_A-ZĐÁÀẢÃẠĂÂÊÉÍÓÔƠÚƯÝ]"
    r"|[0-9$€£(](?![0-9]{0,2}(?:\.[0-9]+)*[.):]?\s+[^\W\d_]*[A-ZĐ])(?![0-9]*[.)]\s))"
)
# Before the year of a number that another is compared with: up from 78,400 in 2023.
_COMPARED = re.compile(
    r"\b(?:up from|down from|compared (?:with|to)|against|versus|so với(?: mức)?|thay vì)"
    r"[^.,;:()\n0-9]{0,24}[0-9]+(?:[.,][0-9]+)*[^.,;:()\n]{0,24}$"
)


class Context:
    """The words and periods of one block.

    Parameters
    ----------
    clear, small : str
        The block as it is searched, and in small letters.
    mentions : sequence of Mention
        The periods named in it, in order.
    """

    def __init__(self, clear: str, small: str, mentions: Sequence[Mention]) -> None:
        self.clear, self.small, self.mentions = clear, small, mentions
        self._starts = [mention.start for mention in mentions]

    def named_before(self, at: int) -> int:
        """Return how many periods are named before a place."""
        return bisect_left(self._starts, at)

    def sentence(self, start: int) -> int:
        """Return where the sentence of a place begins."""
        small, floor = self.small, max(0, start - start % SENTENCE - SENTENCE)
        line = small.rfind("\n", floor, start) + 1
        # In a paragraph of short lines a line end ends no sentence.
        for _ in range(_LINES):
            if (
                line < 2
                or line <= floor
                or small[line - 2] in ".:;!?|\n\x1f\f"
                or not _GOES_ON.match(self.clear, line)
            ):
                break
            line = small.rfind("\n", floor, line - 1) + 1
        stop = small.rfind(". ", floor, start)
        if stop > line and small[stop - 2 : stop - 1] == ".":  # U.S. and the like end no sentence
            stop = small.rfind(". ", floor, stop)
        return max(line, stop + 1, floor)

    def closed(self, end: int) -> int:
        """Return where the sentence of a figure that ends at a place ends itself."""
        stop = self.small.find(". ", end, end + 200)
        line = self.small.find("\n", end, end + 200)
        if line >= 0 and _GOES_ON.match(self.clear, line + 1):
            line = self.small.find("\n", line + 1, end + 200)
        return min((at for at in (stop, line) if at >= 0), default=end + 200)

    def paragraph(self, start: int) -> int:
        """Return where the lines begin that go on to the one of a place."""
        floor = max(0, start - LONGEST_LINE)
        line = self.small.rfind("\n", floor, start)
        for _ in range(_LINES):
            if line <= floor or not _GOES_ON.match(self.clear, line + 1):
                break
            line = self.small.rfind("\n", floor, line)
        return line

    def period_of(self, cell: Cell) -> str:
        """Return the one period that the headings of a column, its row or the caption of a table name."""
        named = (self._only(*words) for words in (*cell.headings, cell.label, cell.caption))
        return next(filter(None, named), "")

    def _only(self, begin: int, end: int) -> str:
        """Return the one period that is named between two places; blank for none or several."""
        periods = {
            mention.period for mention in self.mentions[self.named_before(begin) : self.named_before(end)]
        }
        return periods.pop() if len(periods) == 1 else ""

    def is_compared(self, mention: Mention) -> bool:
        """Whether a period is that of a number which another is compared with, and of nothing else."""
        return _COMPARED.search(self.small, max(0, mention.start - 64), mention.start) is not None

    def nearest(self, floor: int, until: int) -> str:
        """Return the period named last between two places; none to come where words after it are of now."""
        at = self.named_before(until)
        for mention in reversed(self.mentions[max(0, at - 8) : at]):
            if mention.start < floor:
                return ""
            left_behind = mention.ahead and known.NOW.search(self.small, mention.end, until)
            if not (mention.base or left_behind or self.is_compared(mention)):
                return mention.period
        return ""
