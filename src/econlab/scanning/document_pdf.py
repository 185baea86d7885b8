"""Born-digital PDF, page by page: its text layer as PDFium orders it, without what every page repeats."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from typing import Any, BinaryIO, NamedTuple

from econlab.errors import InputError, counted
from econlab.scanning import legacy_fonts

# Lines at each end of a page that may be a running header or a page number.
_EDGE = 3
# A digit is raised when it is smaller than what stands beside it and its foot higher, in shares of
# the height of that; what is higher still stands on a line of its own.
_SMALLER, _RAISED, _ABOVE = 0.92, 0.12, 0.9
# How much of its height a font keeps below the line, about the same in all of them.
_BELOW = 0.2
# A narrower gap is no space between words.
_GLUED = 0.12
_MARKS = re.compile("[0-9*†‡]+")
_WITH_MARKS = frozenset("0123456789*†‡()[],")
_LONGEST_MARK = 8
# A number that counts pages is no greater than this, so that years in a column do not count as such.
_LAST_PAGE = 1500
_LONGEST_NUMBER = 40
_LONGEST_HEADER = 80
# So many lines and areas can be the frame of an empty page.
_FRAMES = 50
_PASSWORD_ERROR = 4
_TAIL = 1 << 16

_BETWEEN_NUMBERS = re.compile("(?<=[0-9]) (?=[0-9])")
_NUMBER = re.compile("[0-9]+")
# A page number alone, and as it is written between others: 12, - 12 -, Trang 12, Page 3 of 10, 3/10.
_PAGE_NUMBER = re.compile(
    r"(?:trang|page|p\.|tr\.)?\s*[-–—|]?\s*([0-9]{1,4})\s*[-–—|]?\s*(?:(?:/|of|trên)\s*[0-9]{1,4})?",
    re.IGNORECASE,
)
_OF_ALL = re.compile(r" ?(?:(?:/|of|trên) ?[0-9]{1,4})? ?[-–—|]?")
_SAID = re.compile(r"(?:trang|page)\s*[0-9]|[-–—]\s*[0-9]+\s*[-–—]", re.IGNORECASE)
# A hyphen that only the end of a line calls for. PDFium writes U+0002 for those it joins itself.
_SPLIT_WORD = re.compile("[\x02\ufffe]\n?|(?<=[^\\W\\d_])[\u00ad\u2010]\n(?=[^\\W\\d_])")
_CONTROLS = dict.fromkeys(map(ord, "\0\r"), "") | dict.fromkeys(map(ord, "\f\v\x85\u2028\u2029"), "\n")


def pages(stream: BinaryIO, called: str, warn: Callable[[str], None]) -> Iterator[tuple[int, str]]:
    r"""Give each page of a PDF with its number, from 1.

    Lines end as on the page, a word divided between two lines is joined, and a
    raised number is written ``<sup>8</sup>``. Lines at the ends of a page that
    are only its number, or that the page before had too, are left out, so that
    they do not stand inside a figure. Every page but the last ends with ``\f``.

    Raises
    ------
    InputError
        When the file is damaged, cut off or encrypted, or when no page has text.
    """
    import pypdfium2

    _refuse_cut_off(stream, called)
    try:
        document = pypdfium2.PdfDocument(stream)
    except pypdfium2.PdfiumError as error:
        raise _unreadable(error, called) from None
    with closing(document):
        yield from _pages(document, called, warn)


def _pages(document: Any, called: str, warn: Callable[[str], None]) -> Iterator[tuple[int, str]]:
    before: list[list[str]] = []
    wordless: list[int] = []
    worded = False
    lines = _lines(document, 0, wordless, called)
    for number in range(1, len(document) + 1):
        after = _lines(document, number, wordless, called) if number < len(document) else []
        text = "".join(f"{line}\n" for line in _without_running(lines, before, after, number))
        worded |= bool(text.strip())
        yield number, text + ("\f" if number < len(document) else "")
        before, lines = [*before[-1:], lines], after
    if wordless and not worded:
        raise InputError(
            f"{called}: found {counted(len(wordless), 'scanned image')} without a text layer, expected a PDF "
            "with text. Run OCR first, as with ocrmypdf, and scan what it writes."
        )
    if not worded:
        raise InputError(f"{called}: found {counted(len(document), 'empty page')}, expected a PDF with text.")
    if wordless:
        warn(
            f"{called}: no text layer on {_listed(wordless)}, only pictures, so no figure was read there. "
            "Run OCR first, as with ocrmypdf, if they show text."
        )


def _listed(numbers: Sequence[int]) -> str:
    """Name pages, neighbours as a range.

    Examples
    --------
    >>> _listed([3]), _listed([1, 2, 3, 7])
    ('page 3', 'pages 1-3, 7')
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    named = [str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs]
    return f"page{'s' if len(numbers) > 1 else ''} {', '.join(named)}"


def _refuse_cut_off(stream: BinaryIO, called: str) -> None:
    """Refuse a file without its end, of which PDFium would read some pages and say nothing."""
    size = stream.seek(0, 2)
    stream.seek(max(0, size - _TAIL))
    end = stream.read().rstrip(b"\0\t\r\n ")
    stream.seek(0)
    if b"%%EOF" not in end[-1024:]:
        raise InputError(
            f"{called}: found a PDF without its end (%%EOF), so it is cut off. Copy or download it again."
        )


def _unreadable(error: Any, called: str) -> InputError:
    if error.err_code == _PASSWORD_ERROR:
        return InputError(
            f"{called}: found a PDF that opens with a password only, expected one without. "
            "Open it in a viewer, and print or save it without the password."
        )
    return InputError(f"{called}: found a damaged PDF ({error}). Copy or download it again.")


def _lines(document: Any, index: int, wordless: list[int], called: str) -> list[str]:
    """Return the lines of a page, and note it where it shows something but has no text."""
    import pypdfium2

    try:
        with closing(document[index]) as page:
            with closing(page.get_textpage()) as textpage:
                text = _text(textpage)
            if not text.strip() and _shows_something(page):
                wordless.append(index + 1)
    except pypdfium2.PdfiumError as error:
        raise InputError(
            f"{called}: page {index + 1} is damaged ({error}). Copy or download the PDF again."
        ) from None
    return [line for line in map(str.rstrip, text.split("\n")) if line]


def _shows_something(page: Any) -> bool:
    """Whether there is a picture, or so much drawn that it could be the outlines of letters."""
    import pypdfium2.raw as pdfium

    seen = 0
    for seen, drawn in enumerate(page.get_objects(max_depth=3), 1):
        if drawn.type == pdfium.FPDF_PAGEOBJ_IMAGE or seen > _FRAMES:
            return True
    return False


def _text(textpage: Any) -> str:
    import pypdfium2.raw as pdfium

    text = _characters(textpage, pdfium)
    boxes = _Boxes(textpage, pdfium)
    characters = list(text)
    legacy_fonts.replace(characters, _font_names(textpage, pdfium))
    _set_columns_apart(text, characters, boxes)
    for start, end in _raised(text, boxes):
        _mend_line(text, characters, boxes, start, end)
        characters[start] = f"<sup>{characters[start]}"
        characters[end] = f"{characters[end]}</sup>"
    whole = "".join(characters).translate(_CONTROLS)
    whole = whole.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return _SPLIT_WORD.sub("", whole)


def _characters(textpage: Any, pdfium: Any) -> str:
    """Return the characters of a page so that each has the index under which PDFium knows it."""
    count = pdfium.FPDFText_CountChars(textpage)
    buffer = (ctypes.c_ushort * (count + 1))()
    pdfium.FPDFText_GetText(textpage, 0, count, buffer)
    text = bytes(buffer)[: 2 * count].decode("utf-16-le", "surrogatepass")
    if len(text) == count and "\0" not in text:
        return text
    return "".join(chr(pdfium.FPDFText_GetUnicode(textpage, at)) for at in range(count))


def _font_names(textpage: Any, pdfium: Any) -> Callable[[int], str]:
    name = ctypes.create_string_buffer(128)

    def font_of(at: int) -> str:
        pdfium.FPDFText_GetFontInfo(textpage, at, name, len(name), None)
        return name.value.decode("utf-8", "replace")

    return font_of


class _Box(NamedTuple):
    """Where a character stands, in points, with the room that its font keeps above and below it."""

    left: float
    right: float
    bottom: float
    height: float

    def is_like(self, other: _Box) -> bool:
        """Whether both are of one size and on one line."""
        near = abs(self.bottom - other.bottom) < 0.1 * other.height
        return near and abs(self.height - other.height) < 0.06 * other.height

    def is_raised_beside(self, other: _Box) -> bool:
        """Whether this is smaller than its neighbour, and its foot above that of the neighbour."""
        apart = max(self.left - other.right, other.left - self.right)
        raised = self.bottom - other.bottom - _BELOW * (other.height - self.height)
        return (
            0 < self.height <= _SMALLER * other.height
            and _RAISED * other.height <= raised <= _ABOVE * other.height
            and apart <= other.height
        )


class _Boxes:
    """The boxes of the characters of a page, each asked for when it is needed."""

    def __init__(self, textpage: Any, pdfium: Any) -> None:
        self._page, self._pdfium = textpage.raw, pdfium
        self._rectangle = pdfium.FS_RECTF()
        self._known: dict[int, _Box] = {}

    def __getitem__(self, at: int) -> _Box:
        known = self._known.get(at)
        if known is None:
            box = self._rectangle
            self._pdfium.FPDFText_GetLooseCharBox(self._page, at, box)
            known = self._known[at] = _Box(box.left, box.right, box.bottom, abs(box.top - box.bottom))
        return known


def _raised(text: str, boxes: _Boxes) -> list[tuple[int, int]]:
    """Return the first and last characters of the raised numbers and marks of a page."""
    found: list[tuple[int, int]] = []
    done = 0
    for run in _MARKS.finditer(text):
        # Digits of one number are of one size; where the last is not as the first, one may be raised.
        alike = boxes[run.end() - 1].is_like(boxes[run.start()])
        for at in [run.start()] if alike else range(*run.span()):
            if at < done or not any(boxes[at].is_raised_beside(boxes[one]) for one in _beside(text, at)):
                continue
            start, end = _extent(text, boxes, at)
            done = end + 1
            if not _goes_on(text, boxes, end) and end - start < _LONGEST_MARK:
                found.append((start, end))
    return found


def _beside(text: str, at: int) -> Iterator[int]:
    """Find the characters to compare with: before on the same line, or else at both sides.

    PDFium may see a line of its own in a raised mark.
    """
    before = at - 1
    while before >= 0 and text[before] in "([, \r\n":
        before -= 1
    if before >= 0:
        yield before
        if "\n" not in text[before:at]:
            return
    for after in range(at + 1, min(at + _LONGEST_MARK, len(text))):
        if text[after] not in _WITH_MARKS and text[after] not in " \r\n":
            yield after
            return


def _extent(text: str, boxes: _Boxes, at: int) -> tuple[int, int]:
    start = end = at
    if start and text[start - 1] in "([" and boxes[start - 1].is_like(boxes[at]):
        start -= 1
    while end + 1 < len(text) and text[end + 1] in _WITH_MARKS:
        if not boxes[end + 1].is_like(boxes[at]):
            break
        end += 1
    return start, end


def _goes_on(text: str, boxes: _Boxes, end: int) -> bool:
    """Whether more that is raised follows directly, as in 1st: that is no footnote's mark."""
    follows = end + 1 < len(text) and not text[end + 1].isspace()
    return follows and boxes[end + 1].is_like(boxes[end])


def _mend_line(text: str, characters: list[str], boxes: _Boxes, start: int, end: int) -> None:
    """Undo the line ends that PDFium sees at both sides of a raised mark where the line goes on."""
    for first, mark, step in ((start - 2, start, -1), (end + 1, end, 1)):
        # A line that ends or begins with a space has it for the word beyond.
        beside = mark + 3 * step
        while 0 <= beside < len(text) and text[beside] == " ":
            beside += step
        there = 0 <= beside < len(text) and text[first : first + 2] == "\r\n"
        if there and boxes[mark].is_raised_beside(boxes[beside]):
            left, right = sorted((boxes[mark], boxes[beside]))
            spaced = abs(beside - mark) > 3 or right.left - left.right < _GLUED * boxes[beside].height
            characters[first : first + 2] = ["", "" if spaced else " "]


def _set_columns_apart(text: str, characters: list[str], boxes: _Boxes) -> None:
    """Write a tab for the space between two numbers that stand wide apart, as in the cells of a table."""
    for space in _BETWEEN_NUMBERS.finditer(text):
        before, after = boxes[space.start() - 1], boxes[space.end()]
        if after.left - before.right > before.height:
            characters[space.start()] = "\t"


class _Near(NamedTuple):
    """The lines at the ends of another page, and how many pages further on it is."""

    lines: frozenset[str]
    distance: int


def _without_running(
    lines: list[str], before: Sequence[Sequence[str]], after: Sequence[str], number: int
) -> list[str]:
    """Leave out the lines at the ends of a page that only serve to turn pages."""
    near = [_Near(_edges(other), at - len(before)) for at, other in enumerate(before)]
    near.append(_Near(_edges(after), 1))
    start, end = 0, len(lines)
    while start < min(_EDGE, end) and _is_running(lines[start], near, number if start == 0 else 0):
        start += 1
    last = end
    while end > max(last - _EDGE, start) and _is_running(lines[end - 1], near, number if end == last else 0):
        end -= 1
    return lines[start:end]


def _edges(lines: Sequence[str]) -> frozenset[str]:
    return frozenset([*lines[:_EDGE], *lines[-_EDGE:]])


def _is_running(line: str, near: Sequence[_Near], number: int) -> bool:
    """Whether a line is a page number, or stands on neighbouring pages but for a number that counts them."""
    alone = _page_number(line)
    if alone and number and (_SAID.match(line.strip()) or int(alone[1]) == number):
        return True
    for lines, distance in near:
        if line in lines and any(map(str.isalpha, line)) and len(line) <= _LONGEST_HEADER:
            # The first of headers that hold a number is kept, for it may be a figure.
            return distance < 0 or not _NUMBER.search(line)
        if any(_counts_on(line, other, distance) for other in lines):
            return True
    return False


def _page_number(line: str) -> re.Match[str] | None:
    return _PAGE_NUMBER.fullmatch(line.strip()) if len(line) <= _LONGEST_NUMBER else None


def _counts_on(line: str, other: str, distance: int) -> bool:
    """Whether two lines differ in a number at an end, by as much as their pages do."""
    if _NUMBER.sub("0", line) != _NUMBER.sub("0", other):
        return False
    both = zip(_NUMBER.finditer(line), _NUMBER.finditer(other), strict=True)
    differing = [(one, another[0]) for one, another in both if one[0] != another[0]]
    if len(differing) != 1 or max(len(differing[0][0][0]), len(differing[0][1])) > len(str(_LAST_PAGE)):
        return False
    [(one, another)] = differing
    at_an_end = one.start() == 0 or _OF_ALL.fullmatch(line, one.end()) or _page_number(line)
    counted_on = int(another) - int(one[0]) == distance and max(int(another), int(one[0])) <= _LAST_PAGE
    return bool(at_an_end and counted_on)
