"""Scanning: every printed figure of a text, with its place, value, bounds, unit and hedge.

A number is found by one pattern; the words before and after it are taken as far
as the tables of `econlab.evidence.lexicon` know them; what the words around say
decides whether it is a figure at all. What a form means is asked of the reader
of `econlab.evidence.printed`, once for every form that differs in more than its digits.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import NamedTuple

from econlab import project
from econlab.errors import InputError, counted
from econlab.evidence.printed import Reading
from econlab.evidence.vocabulary import Vocabulary, read_vocabulary
from econlab.scanning.blocks import Block, blocks
from econlab.scanning.context import SENTENCE, Context
from econlab.scanning.dating import Dating
from econlab.scanning.documents import Piece, Warn
from econlab.scanning.finds import Found
from econlab.scanning.grids import Cell, Grids
from econlab.scanning.headings import Headings
from econlab.scanning.kinds import Kinds
from econlab.scanning.patterns import VIETNAMESE
from econlab.scanning.places import PlaceNames, Places
from econlab.scanning.readings import counted_units, currency_of, with_unit, with_unit_of
from econlab.scanning.search import Searched, search
from econlab.scanning.subjects import Subjects
from econlab.scanning.suggestions import AFTER, BEFORE, Suggester

LANGUAGES = ("auto", "vi", "en")
# A percentage beyond this is more likely one whose separator was misread.
_MOST_PERCENT = 1000
_OF_HOUSEHOLDS = re.compile(r"hộ\s*/|households? per")
_AVERAGE = re.compile(r"trung bình|bình quân|\bmỗi\b|average|\beach\b|\bper\b|\bevery\b|\bcứ\b")
# By the evidence for a figure: how many of a hundred were right in every field on the annotated texts.
_CONFIDENCE = {
    "measured": 0.92, "counted": 0.88, "range": 0.85, "rank": 0.93, "part": 0.85, "fraction": 0.88,
    "shared": 0.9, "scaled": 0.7, "noun": 0.6, "decimal": 0.55, "duration": 0.5, "hedged": 0.5,
    "result": 0.4, "cell": 0.4, "doubtful": 0.7,
}  # fmt: skip
# How much of a text is looked at for its language, in characters.
_LOOKED_AT = 20000


class ScannedFigure(NamedTuple):
    """One printed figure of a text.

    Attributes
    ----------
    document : str
        Which document: a file's stem, ``-`` for standard input, empty for a bare text.
    line : int
        The line of the text it begins on, from 1.
    page, paragraph : int or None
        Where it stands in a PDF and in a DOCX, from 1.
    start, end : int
        Where it stands in the text, in characters.
    printed : str
        The characters from `start` to `end`.
    value : decimal.Decimal or None
        In base units, as `Reading`; None for a range.
    low, high : decimal.Decimal
        The bounds; infinite where a hedge opens an end.
    qualifier : str
        exact, about, over, at_least, under, at_most or range.
    unit : str
        A unit code; ``count`` for a thing counted whose noun is not known; empty without unit.
    currency : str
        ISO 4217 when it is an amount or a rate of money.
    kind : str
        statistic, target, forecast or change.
    direction : str
        increase or decrease, for a change.
    period : str
        As `econlab.evidence.periods.check_period`, when printed nearby; of another sentence, or
        of the heading, where the flag ``period_carried_over`` says so.
    place, indicator : str
        Suggested codes of the project's vocabulary; empty when none is near.
    flags : tuple of str
        What a reviewer should look at.
    confidence : float
        The share of figures of this sort that were found wholly right on annotated texts.
    """

    document: str
    line: int
    page: int | None
    paragraph: int | None
    start: int
    end: int
    printed: str
    value: Decimal | None
    low: Decimal
    high: Decimal
    qualifier: str
    unit: str
    currency: str
    kind: str
    direction: str
    period: str
    place: str
    indicator: str
    flags: tuple[str, ...]
    confidence: float


def scan(text: str, language: str = "auto", document: str = "") -> list[ScannedFigure]:
    """Find every printed figure of a text.

    Parameters
    ----------
    text : str
        Prose, Markdown or the text of a document, of any length.
    language : {"auto", "vi", "en"}
        Whose separators the text uses where digits alone do not tell, as in 1.234:
        ``auto`` looks at the words around.
    document : str
        What the records name as their document.

    Returns
    -------
    list of ScannedFigure
        In the order of the text; no two overlap. A number is left out where digits of
        another script, marks on digits or text turned round show a reader another one.

    Raises
    ------
    InputError
        When `language` is not one of the three.

    Examples
    --------
    >>> for figure in scan("Năm 2022 đạt khoảng 50,2 nghìn tỷ Nhân dân tệ, chiếm 41,5% GDP."):
    ...     print(figure.printed, "|", figure.value, figure.unit, figure.qualifier, figure.period)
    khoảng 50,2 nghìn tỷ Nhân dân tệ | 50200000000000 CNY about 2022
    41,5% | 41.5 percent exact 2022
    """
    return list(scan_pieces([Piece(text)], language, document))


def scan_pieces(
    pieces: Iterable[Piece], language: str = "auto", document: str = "", warn: Warn | None = None
) -> Iterator[ScannedFigure]:
    """Find the figures of a document that comes in pieces, in memory that does not grow with it.

    Parameters and records are those of `scan`; offsets and lines are counted in
    the pieces put together. At the end `warn` is told, in one sentence, of numbers
    that were left out since a reader may see other digits than the text has.
    """
    if language not in LANGUAGES:
        raise InputError(f"language: found {language!r}, expected one of {', '.join(LANGUAGES)}")
    return _scanned(pieces, language, document, _suggesters(_project()), warn)


def _scanned(
    pieces: Iterable[Piece],
    language: str,
    document: str,
    suggesters: tuple[PlaceNames, Suggester],
    warn: Warn | None,
) -> Iterator[ScannedFigure]:
    names, suggester = suggesters
    places = Places(names)
    convention, severed = "", False
    unsure = first = 0
    for block in blocks(pieces):
        convention = convention or (language_of(block.small) if language == "auto" else language)
        found = search(block.clear, block.small, convention, sure=language != "auto")
        parts = {one.start for one in found.figures if _is_severed(one, block, severed)}
        severed = block.severed
        if left_out := {*found.unsure, *parts}:
            unsure, first = unsure + len(left_out), first or block.line_at(min(left_out))
        if parts:
            found = found._replace(figures=[one for one in found.figures if one.start not in parts])
        yield from _records(block, found, places, suggester, (document, convention))
    if unsure and warn is not None:
        warn(
            f"{counted(unsure, 'number')} not read, the first on line {first}: with digits of another "
            "script, marks on digits or text turned round, a reader may see another number than the text has."
        )


def _is_severed(figure: Found, block: Block, begins: bool) -> bool:
    """Whether a figure may be a part of one that two blocks share."""
    return (begins and figure.start == 0) or (block.severed and figure.end == len(block.clear))


def language_of(text: str) -> str:
    """Return the language of a text by the letters that only Vietnamese has: ``vi`` or ``en``.

    Examples
    --------
    >>> language_of("Kinh tế số đạt 50,2 nghìn tỷ"), language_of("The digital economy reached 50.2 trillion")
    ('vi', 'en')
    """
    sample = unicodedata.normalize("NFC", text[:_LOOKED_AT]).lower()
    return "vi" if 50 * len(VIETNAMESE.findall(sample)) > len(sample) else "en"


def _records(
    block: Block, found: Searched, places: Places, suggester: Suggester, named: tuple[str, str]
) -> Iterator[ScannedFigure]:
    document, language = named
    line, counted = block.line, 0
    context = Context(block.clear, block.small, found.mentions)
    headings, subjects = Headings(context), Subjects(block.small)
    kinds, dating = Kinds(context, headings), Dating(context, headings)
    grids = Grids(block.small, [(figure.start, figure.end) for figure in found.figures])
    places.enter(block.clear)
    for figure in found.figures:
        start, end = block.span(figure.start, figure.end)
        line += block.text.count("\n", counted, start)
        counted = start
        page, paragraph = block.page_and_paragraph(start)
        reading = figure.reading
        cell = grids.cell(figure.start, figure.end)
        opened = max(cell.row, figure.start - SENTENCE) if cell else context.sentence(figure.start)
        if cell and not reading.unit:
            printed = block.clear[figure.start : figure.end]
            reading = with_unit_of(reading, printed, grids.units(cell), language)
        if not reading.unit and figure.sort not in {"cell", "rank"}:
            reading = _with_subject(reading, subjects, figure, opened)
        subjects.note(figure.end, reading.unit)
        kind, direction = kinds.of(figure.start, figure.end, opened, cell)
        period, carried_over = dating.of(figure.start, figure.end, opened, kind, cell)
        place = places.of(figure.start, figure.end, opened, cell)
        before, printed, after = _words_around(block.clear, figure, opened, cell)
        indicator = suggester.indicator(before, printed, after, reading.unit, kind)
        flags = (*reading.flags, *(("period_carried_over",) if carried_over else ()))
        if _implausible(reading, direction, block.small, (opened, figure.start, figure.end)):
            flags = (*flags, "implausible")
        yield ScannedFigure(
            document, line, page, paragraph, block.start + start, block.start + end,
            block.text[start:end], reading.value, reading.low, reading.high, reading.qualifier,
            reading.unit, currency_of(reading.unit), kind, direction, period, place, indicator,
            flags, _confidence(figure.sort, reading),
        )  # fmt: skip


def _is_whole(number: Decimal) -> bool:
    # The remainder of a number beyond the precision of the arithmetic cannot be asked for.
    return number == number.to_integral_value()


def _implausible(reading: Reading, direction: str, small: str, places: tuple[int, int, int]) -> bool:
    """Whether a figure can hardly be right: more than there is, or a fraction of a thing that is counted.

    `places` are where its sentence begins, and it begins and ends itself.
    """
    opened, start, end = places
    number = reading.high if reading.value is None else reading.value
    if reading.unit == "percent":
        return abs(number) > _MOST_PERCENT or (direction == "decrease" and number > 100)
    if reading.unit == "per_100_households":
        return number > 100 and _OF_HOUSEHOLDS.search(small, start, end) is not None
    if reading.unit in counted_units():
        return not _is_whole(number) and _AVERAGE.search(small, opened, start) is None
    return reading.unit == "rank" and number < 1


def _words_around(clear: str, figure: Found, opened: int, cell: Cell | None) -> tuple[str, str, str]:
    """Return the words before a figure (of a cell: its headings and label), its own, those after it."""
    printed = clear[figure.start : figure.end]
    if cell:
        return " ".join([*(clear[slice(*words)] for words in (*cell.headings, cell.label)), ""]), printed, ""
    before = clear[max(opened, figure.start - BEFORE) : figure.start]
    return before, printed, clear[figure.end : figure.end + AFTER]


def _with_subject(reading: Reading, subjects: Subjects, figure: Found, opened: int) -> Reading:
    """Give a figure printed without unit that of what its sentence is about."""
    decimal = reading.value is not None and not _is_whole(reading.value)
    scaled = figure.sort == "scaled"
    unit = subjects.unit(figure.start, figure.end, opened, decimal=decimal, scaled=scaled)
    return with_unit(reading, unit, "unit_displaced") if unit else reading


@cache
def _suggesters(root: Path | None) -> tuple[PlaceNames, Suggester]:
    vocabulary = read_vocabulary(root) if root else Vocabulary({}, {}, {}, {}, {}, {}, {})
    return PlaceNames(vocabulary), Suggester(vocabulary)


def _project() -> Path | None:
    try:
        return project.root()
    except InputError:
        return None


def _confidence(sort: str, reading: Reading) -> float:
    """Return the share of figures of a sort that were wholly right on the annotated texts."""
    doubtful = "ambiguous_separator" in reading.flags or "unit_displaced" in reading.flags
    return _CONFIDENCE.get("doubtful" if doubtful else sort, 0.5)
