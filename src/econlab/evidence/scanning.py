"""Scanning: every printed figure of a text, with its place, value, bounds, unit and hedge.

A number is found by one pattern; the words before and after it are taken as far
as the tables of `econlab.evidence.words` know them; what the words around say
decides whether it is a figure at all. What a form means is asked of the reader
of `econlab.evidence.printed`, once for every form that differs in more than its digits.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from econlab.errors import InputError
from econlab.evidence import scan_context, words
from econlab.evidence import scan_words as known
from econlab.evidence.documents import Piece
from econlab.evidence.printed import LONGEST_FORM, Reading, Shape, UnreadableFigure, evaluated, shape
from econlab.evidence.scan_patterns import CANDIDATE, MONTH_NUMBERS, NUMBER, YEAR, patterns
from econlab.evidence.scan_text import Block, blocks
from econlab.evidence.words import Unit

LANGUAGES = ("vi", "en", "auto")
_NO_WIDTH = Decimal(0)
# The unit of a thing that is counted and whose noun no table has.
COUNT = Unit("count", "count")
_VIETNAMESE = re.compile("[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉĩịọỏốồổỗộớờởỡợụủũứừửữựỳỵỷỹ]")
_AMBIGUOUS = re.compile("[1-9][0-9]{0,2}[.,][0-9]{3}")
_NEXT_WORD = re.compile(r"[ \x1f]{1,3}([^\W\d_]+)")
_SEPARATOR = re.compile(
    r"\s*(?:[,;/]|[,;]?\s*\b(?:và|and|or|hoặc|hay|lên|lên đến|lên tới|xuống|xuống còn|to)\b)\s*"
    r"(?:khoảng|trên|gần|hơn|about|nearly|over)?\s*"
)
_PLACEHOLDER = "7"


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
        finder = _Finder(block, convention, sure=language != "auto")
        yield from _records(block, finder.found(), document)


def _language(small: str) -> str:
    """Vietnamese where its letters are frequent, otherwise English."""
    sample = small[:20000]
    return "vi" if 50 * len(_VIETNAMESE.findall(sample)) > len(sample) else "en"


@dataclass(slots=True)
class Found:
    """A figure on its way: where it stands in the clear text, what it reads, and by what evidence."""

    start: int
    end: int
    number: int
    reading: Reading
    unit: str
    sort: str
    periods: list[tuple[int, int, str]] | None = None


class Mention(NamedTuple):
    """A period named in the text."""

    start: int
    end: int
    period: str


class _Bare(NamedTuple):
    """A number without a unit that may take that of the number after it."""

    start: int
    end: int
    head: str
    digits: str
    number: int
    sort: str


class _Finder:
    """The search through one block."""

    def __init__(self, block: Block, language: str, *, sure: bool) -> None:
        self.clear, self.small = block.clear, block.small
        self.language, self.sure = language, sure
        self.figures: list[Found] = []
        self.mentions: list[Mention] = []
        self.bare: list[_Bare] = []
        self.done = 0

    def found(self) -> tuple[list[Found], list[Mention]]:
        for match in CANDIDATE.finditer(self.clear):
            start = match.start()
            if start < self.done:
                continue
            if match.lastgroup == "number":
                self._number(match)
            else:
                self._compound(match)
        self._settle(len(self.clear))
        self.figures.sort(key=lambda figure: figure.start)
        return self.figures, self.mentions

    # -- one number ---------------------------------------------------------------------------

    def _number(self, match: re.Match[str]) -> None:
        start, end = match.span()
        small = self.small
        before = small[start - 1] if start else " "
        if before.isalnum() and before < "\u2e80" and not self._money_ends(start):
            return
        if before in "./," and start > 1 and small[start - 2].isalnum():
            return
        found = patterns()
        head = found.head.match(small[max(0, start - 64) : start][::-1])
        tail = found.tail.match(small, end)
        assert head is not None
        assert tail is not None
        first = start - head.end()
        while first < start and small[first].isspace():
            first += 1
        digits = self.clear[start:end]
        if len(digits) > LONGEST_FORM:
            return
        last = tail.end()
        left = small[max(0, first - 40) : first]
        line_start = not left.strip(" \t\x1f|>#•▪-–+") or left.rstrip(" \t\x1f>#•▪-–+")[-1:] == "\n"
        before_words = left.replace("(", " ").split()[-3:]
        one = before_words[-1] if before_words else ""
        pair = " ".join(before_words[-2:])
        measured = self._measured(tail, head)
        unit = tail["unit"]
        # A year, alone or with what is no unit of it.
        if self._is_year(digits, one, measured, unit, head, end):
            self._year(start, end, digits)
            return
        if line_start and not measured and self._numbering(end):
            return
        if not measured and self._labelled(digits, one, pair):
            if one in known.CALENDAR:
                self._month(one, digits, end)
            return
        self._try(match, head, tail, first, last, digits, measured, one, before_words, line_start)

    def _money_ends(self, start: int) -> bool:
        return patterns().head.match(self.small[max(0, start - 12) : start][::-1])["money"] is not None  # type: ignore[index]

    def _measured(self, tail: re.Match[str], head: re.Match[str]) -> bool:
        if head["money"] or tail["scales"]:
            return True
        unit = tail["unit"]
        return bool(unit) and _unit_kind(unit) in {"share", "money", "measure"}

    def _is_year(
        self, digits: str, one: str, measured: bool, unit: str | None, head: re.Match[str], end: int
    ) -> bool:
        if len(digits) != 4 or digits[:2] not in {"19", "20"} or not digits.isdigit():
            return False
        if measured and one not in {"năm", "in", "constant"}:
            return False
        if unit and not measured and (head["hedges"] or digits.endswith("00")) and one not in known.YEAR_WORDS:
            return False
        return True

    def _year(self, start: int, end: int, digits: str) -> None:
        self.mentions.append(Mention(start, end, digits))

    def _month(self, label: str, digits: str, end: int) -> None:
        pass

    def _numbering(self, end: int) -> bool:
        return self.small[end : end + 1] in {".", ")", ":", "/", "-"} or self.small[end : end + 2] in {" -", " –"}

    def _labelled(self, digits: str, one: str, pair: str) -> bool:
        if one in known.CALENDAR:
            return digits.isdigit() and int(digits) <= known.CALENDAR[one] and pair not in known.NO_LABEL
        if one in MONTH_NUMBERS:
            return digits.isdigit() and int(digits) <= 31
        return (one in known.LABELS and pair not in known.NO_LABEL) or pair in known.LABEL_PAIRS

    def _try(
        self,
        match: re.Match[str],
        head: re.Match[str],
        tail: re.Match[str],
        first: int,
        last: int,
        digits: str,
        measured: bool,
        one: str,
        before_words: list[str],
        line_start: bool,
    ) -> None:
        start, end = match.span()
        clear, small = self.clear, self.small
        second = self._second(head, tail, first, last, one, before_words)
        if second is not None:
            first, last, reading = second
            self._keep(first, last, start, reading, "range")
            return
        unit = tail["unit"]
        sort = "measured" if measured else "counted" if unit else "bare"
        if unit:
            code = _unit_code(unit)
            if code in known.DURATIONS:
                if self._is_period(code, digits, last, one, start):
                    return
                sort = "duration"
        form_head, form_tail = clear[first:start], clear[end:last]
        if unit or tail["scales"] or head["money"]:
            if tail["scales"] and not unit and not head["money"] and self._next_noun(last):
                reading = self._read(form_head, digits, form_tail, COUNT)
                sort = "scaled"
            else:
                reading = self._read(form_head, digits, form_tail, None)
            if reading is None:
                reading, first, last = self._fallback(first, start, end, last, digits, tail)
            if reading is not None:
                if sort == "measured" and not reading.unit:
                    sort = "scaled"
                self._keep(first, last, start, reading, sort)
            return
        rank = "rank" in form_head
        noun = self._next_noun(last)
        kinds = _head_kinds(form_head)
        if kinds & {"rank", "top"}:
            if "rank" in kinds and (one in known.RANKING or self._of_many(last)) and pair_not_event(before_words):
                reading = self._read(form_head, digits, form_tail, None)
                if reading is not None:
                    self._keep(first, last, start, reading, "rank")
            return
        decimal = not digits.isdigit()
        if noun and noun in known.PARTS and not kinds:
            return
        standalone = bool(kinds) or decimal or one in known.RESULTS
        if noun and not (before_words and self._name_before(first)):
            self._settle_before(first)
            reading = self._read(form_head, digits, form_tail, COUNT)
            if reading is not None:
                self._keep(first, last, start, reading, "noun")
            return
        sort = "hedged" if kinds else "decimal" if decimal else "result" if standalone else ""
        self._pend(_Bare(first, last, form_head, digits, start, sort))

    def _keep(self, first: int, last: int, number: int, reading: Reading, sort: str) -> None:
        if self.bare and sort != "range":
            self._inherit(first, reading)
        self._settle(first)
        self.figures.append(Found(first, last, number, reading, reading.unit, sort))
        self.done = last

    def _pend(self, bare: _Bare) -> None:
        if self.bare and not _SEPARATOR.fullmatch(self.small, self.bare[-1].end, bare.start):
            self._settle(bare.start)
        self.bare.append(bare)
        self.done = bare.end

    def _settle_before(self, first: int) -> None:
        self._settle(first)

    def _inherit(self, first: int, reading: Reading) -> None:
        """Give the numbers of an enumeration the unit that stands once, after the last of them."""
        if not _SEPARATOR.fullmatch(self.small, self.bare[-1].end, first) or not reading.unit:
            return
        tail = self._last_tail
        for bare in self.bare:
            again = self._read(bare.head, bare.digits, tail, None)
            if again is not None:
                self.figures.append(Found(bare.start, bare.end, bare.number, again, again.unit, "shared"))
        self.bare.clear()

    def _settle(self, _until: int) -> None:
        for bare in self.bare:
            if bare.sort:
                reading = self._read(bare.head, bare.digits, "", None)
                if reading is not None:
                    self.figures.append(Found(bare.start, bare.end, bare.number, reading, "", bare.sort))
        self.bare.clear()

    def _next_noun(self, last: int) -> str:
        match = _NEXT_WORD.match(self.small, last)
        return match[1] if match and match[1] not in known.STOP else ""

    # -- reading --------------------------------------------------------------------------------

    _last_tail = ""

    def _read(self, head: str, digits: str, tail: str, unit: Unit | None) -> Reading | None:
        self._last_tail = tail
        made = _frame(head, tail)
        if made is None:
            return None
        amount = made.first._replace(text=digits.replace("\u00a0", " ").replace("\u2009", " ").replace("\u202f", " "))
        if unit is not None:
            amount = amount._replace(unit_after=unit)
        return _evaluated(made._replace(first=amount), self._convention(digits))

    def _convention(self, digits: str) -> str:
        return self.language

    def _fallback(
        self, first: int, start: int, end: int, last: int, digits: str, tail: re.Match[str]
    ) -> tuple[Reading | None, int, int]:
        """Read less of a form that does not read whole: without hedges, then without what comes last."""
        for at, upto in ((start, last), (first, tail.end("unit")), (start, tail.end("unit")), (start, tail.end("scales")), (start, end)):
            if upto < end:
                continue
            reading = self._read(self.clear[at:start], digits, self.clear[end:upto], None)
            if reading is not None:
                return reading, at, upto
        return None, first, last

    def _second(
        self, head: re.Match[str], tail: re.Match[str], first: int, last: int, one: str, before_words: list[str]
    ) -> tuple[int, int, Reading] | None:
        """The second end of a range, when one follows."""
        found = patterns()
        small, clear = self.small, self.clear
        joint = found.joint.match(small, last)
        if joint is None:
            return None
        word = joint["joint"]
        opened = one in {"between", "giữa"}
        if word in {"và", "and"} and not opened:
            return None
        number = joint["number"]
        if len(number) == 4 and number[:2] in {"19", "20"} and number.isdigit():
            return None
        if self._changes(one, before_words, word):
            return None
        other = found.tail.match(small, joint.end())
        assert other is not None
        if not (other["unit"] or other["scales"] or head["money"] or joint["money"] or tail["unit"] or tail["scales"]):
            if word in {"đến", "tới", "to"} or not head["hedges"]:
                return None
        begin = first
        if opened or one == "từ":
            begin = small.rfind(one, 0, first)
        upto = other.end()
        for form_end in (upto, other.end("unit") if other["unit"] else joint.end()):
            reading = _whole(clear[begin:form_end], self.language)
            if reading is not None and reading.qualifier == "range":
                return begin, form_end, reading
        return None

    def _changes(self, one: str, before_words: list[str], word: str) -> bool:
        if one == "from":
            return True
        if one == "từ":
            return bool(set(before_words[:-1]) & {"tăng", "giảm", "nâng", "hạ", "lên", "xuống"})
        return False

    def _is_period(self, code: str, digits: str, last: int, one: str, start: int) -> bool:
        after = self.small[last : last + 16]
        if re.match(rf"\s(?:đầu năm|cuối năm|năm {YEAR}|of {YEAR}|năm nay)", after):
            return True
        return one == "first" or bool(re.match(rf"\s{YEAR}(?![-–])", after))

    def _of_many(self, last: int) -> bool:
        return bool(
            re.match(
                r"\s?(?:thế giới|toàn cầu|khu vực|châu|asean|cả nước|toàn quốc|trên thế giới|trong|về|đông nam"
                r"|place|in the world|globally|worldwide|out of|among)",
                self.small[last : last + 24],
            )
        )

    def _name_before(self, first: int) -> bool:
        """Whether the word before is a name, as in Boeing 737 or Windows 10."""
        match = re.search(r"(?:^|[^.!?:;\s|*\x1f-])[ \x1f]([^\W\d_]+)[ \x1f]$", self.clear[max(0, first - 32) : first])
        return bool(match) and match[1][0].isupper() and self.language == "en"  # type: ignore[index]

    # -- what is written in several signs ---------------------------------------------------------

    def _compound(self, match: re.Match[str]) -> None:
        kind, (start, end) = match.lastgroup, match.span()
        self.done = end
        text = match[0]
        if kind == "years":
            first, last = re.findall("[0-9]+", text)
            last = first[: 4 - len(last)] + last
            if first < last:
                self.mentions.append(Mention(start, end, f"{first}/{last}"))
        elif kind == "month":
            month, year = re.findall("[0-9]+", text)
            self.mentions.append(Mention(start, end, f"{year}-{int(month):02}"))
        elif kind == "date":
            numbers = re.findall("[0-9]+", text)
            if len(numbers[-1]) == 4:
                self.mentions.append(Mention(start, end, f"{numbers[-1]}-{int(numbers[-2]):02}"))
        elif kind == "part":
            self.done = start
            self._part(match)

    def _part(self, match: re.Match[str]) -> None:
        start, end = match.span()
        small = self.small
        self.done = end
        before = small[start - 1] if start else " "
        if before.isalnum() or before in "./-":
            return
        found = patterns()
        head = found.head.match(small[max(0, start - 64) : start][::-1])
        tail = found.tail.match(small, end)
        assert head is not None
        assert tail is not None
        first = start - head.end()
        while first < start and small[first].isspace():
            first += 1
        left = small[max(0, first - 60) : first]
        words_before = left.split()
        one = words_before[-1] if words_before else ""
        if one in {"ngày", "mùng", "số", "điều"} or match[0] == "24/7":
            return
        ranking = re.search("hạng|xếp|vị trí|rank|chỉ số", left) is not None
        for upto in (tail.end(), end):
            reading = _whole(self.clear[first:upto], self.language)
            if reading is not None:
                if ranking and reading.unit in {"country", ""}:
                    reading = _as_rank(reading)
                self._keep(first, upto, start, reading, "part")
                return


def pair_not_event(before_words: list[str]) -> bool:
    return "lần" not in before_words[-1:]


def _as_rank(reading: Reading) -> Reading:
    from dataclasses import replace

    return replace(reading, unit="rank")


@lru_cache(maxsize=1 << 16)
def _frame(head: str, tail: str) -> Shape | None:
    """Return the shape of a form whatever its digits; None when it is no form of one figure."""
    try:
        return shape(f"{head}{_PLACEHOLDER}{tail}")
    except UnreadableFigure:
        return None


@lru_cache(maxsize=1 << 16)
def _evaluated(made: Shape, language: str) -> Reading | None:
    try:
        return evaluated("", made, language, _NO_WIDTH)
    except UnreadableFigure:
        return None


@lru_cache(maxsize=1 << 14)
def _whole(form: str, language: str) -> Reading | None:
    if len(form) > LONGEST_FORM:
        return None
    try:
        return evaluated("", shape(form), language, _NO_WIDTH)
    except UnreadableFigure:
        return None


@lru_cache(maxsize=1 << 14)
def _unit(printed: str) -> tuple[str, str]:
    made = _frame("", printed)
    unit = made.first.unit_after if made else None
    return (unit.code, unit.kind) if unit else ("", "")


def _unit_code(printed: str) -> str:
    return _unit(printed)[0]


def _unit_kind(printed: str) -> str:
    code, kind = _unit(printed)
    return "duration" if code in known.DURATIONS else kind


@lru_cache(maxsize=1 << 14)
def _head_kinds(head: str) -> frozenset[str]:
    made = _frame(head, "")
    return frozenset(made.front) if made else frozenset()


def _records(
    block: Block, found: tuple[list[Found], list[Mention]], document: str
) -> Iterator[ScannedFigure]:
    figures, mentions = found
    line, counted = block.line, 0
    context = scan_context.Context(block.small, mentions)
    for figure in figures:
        start, end = block.span(figure.start, figure.end)
        line += block.text.count("\n", counted, start)
        counted = start
        page, paragraph = block.page_and_paragraph(start)
        reading = figure.reading
        kind, direction, period = context.of(figure.start, figure.end, figure.unit)
        currency = reading.unit[:3] if reading.unit[:3].isupper() and reading.unit[3:4] in {"", "_"} else ""
        yield ScannedFigure(
            document, line, page, paragraph, block.start + start, block.start + end,
            block.text[start:end], reading.value, reading.low, reading.high, reading.qualifier,
            reading.unit, currency, kind, direction, period, "", "", reading.flags, 0.9,
        )  # fmt: skip
