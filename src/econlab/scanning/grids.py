"""Tables in a text: the heading, the label and the unit that the number in a cell stands under."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

from econlab.evidence.periods import YEAR
from econlab.scanning.blocks import BLANK

Span = tuple[int, int]

# What a cell holds beside its number is no longer than this, or it is a sentence set apart by a tab.
_MOST_BESIDE = 40
# A label or a heading that is longer than this is none.
_LONGEST_LABEL = 300
# A line without cells that is longer than this, or a second one, ends a table.
_LONGEST_SUBHEADING = 120
# What a tab sets apart from an item of a list, or from the margin.
_OPENING = re.compile(r"\W*(?:[0-9a-zđ]{1,3}[.)])?\W*")
_RULE = re.compile(r"[\s|:\x1f-]+")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_DIGIT = re.compile("[0-9]")
# What is counted has not the unit of the table's amounts.
_COUNTS = re.compile(r"(?:tổng )?số |number of ")
_HAS_YEAR = re.compile(YEAR)
_UNIT_COLUMN = re.compile(r"(?:đơn vị(?: tính)?|đvt|units?)\W*")
_UNIT_NAMED = re.compile(r"(?:đơn vị(?: tính)?|đvt|units?)\s*:\s*([^\n;:()|\t]{1,40})")
_IN_BRACKETS = re.compile(r"\((?:in )?([^()\n]{1,40})\)")


class Cell(NamedTuple):
    """What a table says of the number in one of its cells.

    Attributes
    ----------
    row : int
        Where the row begins.
    label : (int, int)
        From where to where the words stand that name the row; an empty stretch without any.
    headings : tuple of (int, int)
        The cells above it that name its column, the lowest first.
    caption : (int, int)
        The line or two before the table.
    unit : (int, int)
        The cell of the row in a column of units; an empty stretch without any.
    """

    row: int
    label: Span
    headings: tuple[Span, ...]
    caption: Span
    unit: Span


class Grids:
    """The tables of a block, read once from its first line to its last.

    A row is a line whose cells bars or tabs set apart. Rows of one table have equally many
    cells; those at its head have no figure in them.

    Parameters
    ----------
    small : str
        The block in small letters.
    figures : sequence of (int, int)
        From where to where its figures stand, in order.
    """

    def __init__(self, small: str, figures: Sequence[Span]) -> None:
        self._small, self._figures = small, figures
        self._is_empty = "|" not in small and "\t" not in small
        self._until = self._next = 0
        self._cells: list[Span] = []
        self._named: Span = (0, 0)
        self._headings: list[list[Span]] = []
        self._column_of_units = -1
        self._under_headings = False
        self._captions: list[Span] = []
        self._gap = 0

    def cell(self, start: int, end: int) -> Cell | None:
        """Return what the table says of the figure from `start` to `end`; None outside of tables.

        Figures are asked for in the order of the text.
        """
        if self._is_empty:
            return None
        while self._until <= start:
            self._read_line()
        column = bisect_right(self._cells, start, key=itemgetter(0)) - 1
        if column < 0 or not self._is_its_number(column, start, end):
            return None
        label = self._label(start)
        headings = tuple(self._heading(row[column], column) for row in reversed(self._headings))
        caption = (self._captions[0][0], self._captions[-1][1]) if self._captions else (0, 0)
        unit = self._cells[self._column_of_units] if self._column_of_units >= 0 else (start, start)
        return Cell(self._cells[0][0], label, headings, caption, unit)

    def units(self, cell: Cell) -> tuple[str, ...]:
        """Return the words that may be the unit of a number in a cell, the nearest first.

        Those in brackets after the label, of a column of units, of the headings, of the caption.
        """
        small = self._small
        label, unit = small[slice(*cell.label)], small[slice(*cell.unit)]
        units = [*_IN_BRACKETS.findall(label)[::-1], *_after_comma(label), unit]
        for heading in cell.headings:
            text = small[slice(*heading)]
            units += [*_IN_BRACKETS.findall(text)[::-1], *_after_comma(text), text]
        if not _COUNTS.match(label.lstrip()):
            units += [
                *_UNIT_NAMED.findall(small, *cell.caption),
                *_IN_BRACKETS.findall(small, *cell.caption)[::-1],
            ]
        return tuple(named for one in units if (named := one.replace(BLANK, " ").strip()))

    def _read_line(self) -> None:
        begin = self._until
        stop = self._small.find("\n", begin)
        stop = len(self._small) if stop < 0 else stop
        self._until = stop + 1
        cells = _cells(self._small, begin, stop)
        if len(cells) > 1 and _RULE.fullmatch(self._small, begin, stop):
            return
        if len(cells) < 2 or (len(cells) == 2 and _OPENING.fullmatch(self._small, *cells[0])):
            self._cells = []
            self._read_plain(begin, stop)
        else:
            self._read_row(cells, stop)

    def _read_plain(self, begin: int, stop: int) -> None:
        """Read a line without cells: a heading inside of a table, or what ends it."""
        text = self._small[begin:stop].strip()
        self._gap += 1
        self._under_headings = False
        if len(text) > _LONGEST_SUBHEADING or self._gap > 1:
            self._head()
        if len(text) > _LONGEST_SUBHEADING or text.endswith((".", ",", ";")):
            self._captions = []
        elif text:
            self._captions = [*self._captions[-1:], (begin, stop)] if self._gap > 1 else [(begin, stop)]

    def _read_row(self, cells: list[Span], stop: int) -> None:
        is_new = not self._headings or len(self._headings[-1]) != len(cells)
        if self._has_figures(cells[1][0], stop):
            self._under_headings = False
            if is_new:
                self._head()
        elif self._under_headings and not is_new:
            self._head(*self._headings[-1:], cells)
        elif is_new or any(_HAS_YEAR.search(self._small, *cell) for cell in cells[1:]):
            self._under_headings = True
            self._head(cells)
        self._cells, self._gap = cells, 0
        self._named = next((cell for cell in cells if _LETTERS.search(self._small, *cell)), cells[0])

    def _has_figures(self, begin: int, stop: int) -> bool:
        while self._next < len(self._figures) and self._figures[self._next][0] < begin:
            self._next += 1
        return self._next < len(self._figures) and self._figures[self._next][0] < stop

    def _head(self, *headings: list[Span]) -> None:
        """Take what stands above the rows to come, and find the column that is headed "unit"."""
        self._headings = list(headings)
        named = (
            column
            for row in headings
            for column, cell in enumerate(row)
            if _UNIT_COLUMN.fullmatch(self._small[slice(*cell)].strip())
        )
        self._column_of_units = next(named, -1)

    def _is_its_number(self, column: int, start: int, end: int) -> bool:
        """Whether a figure is what its cell is there for; the first one may stand behind the label."""
        first, last = self._cells[column]
        if end > last:
            return False
        beside = self._small[end:last].strip()
        return len(self._small[first:start].strip()) + len(beside) <= _MOST_BESIDE if column else not beside

    def _label(self, start: int) -> Span:
        """Return the first cell of the row that has words, before a number or as far as it."""
        begin, end = self._named
        stop = min(end, start)
        return (begin, stop) if begin < stop <= begin + _LONGEST_LABEL else (start, start)

    def _heading(self, cell: Span, column: int) -> Span:
        """Return the heading of a column; of the first, which names labels too, from its first digit on."""
        begin, end = cell
        if column == 0:
            first = _DIGIT.search(self._small, begin, end)
            begin = first.start() if first else end
        return (begin, end) if end - begin <= _LONGEST_LABEL else (begin, begin)


def _after_comma(label: str) -> list[str]:
    """Return what stands behind the last comma of a label: Internet users, %."""
    _, comma, unit = label.rpartition(",")
    return [unit] if comma else []


def _cells(small: str, begin: int, stop: int) -> list[Span]:
    """Return from where to where the cells of a line stand: one where nothing sets any apart."""
    bare = small[begin:stop].strip(" \x1f")
    sign = "|" if bare.startswith("|") or bare.count("|") > 1 else "\t"
    if sign == "|":
        begin += small[begin:stop].index("|") + 1 if bare.startswith("|") else 0
        stop = small.rindex("|", begin, stop) if bare.endswith("|") and bare != "|" else stop
    cells = []
    for text in small[begin:stop].split(sign):
        cells.append((begin, begin + len(text)))
        begin += len(text) + 1
    return cells
