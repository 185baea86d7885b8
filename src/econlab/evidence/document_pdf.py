"""Born-digital PDF, page by page: its text layer as PDFium orders it, without what every page repeats."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from typing import Any, BinaryIO, NamedTuple

from econlab.errors import InputError, counted
from econlab.evidence import legacy_fonts

# Lines at each end of a page that may be a running header or a page number.
EDGE = 3
# A digit is raised when it is smaller than what stands beside it and its foot higher, in shares of
# the height of that; what is higher still stands on a line of its own.
_SMALLER, _RAISED, _ABOVE = 0.92, 0.12, 0.9
_MARKS = frozenset("0123456789*†‡")
_WITH_MARKS = _MARKS | frozenset("()[],")
_LONGEST_MARK = 8
# A number that counts pages is no greater than this, so that years in a column do not count as such.
_LAST_PAGE = 1500
_PASSWORD_ERROR = 4
_TAIL = 1 << 16

_NUMBER = re.compile("[0-9]+")
# A page number alone, and as it is written between others: 12, - 12 -, Trang 12, Page 3 of 10, 3/10.
_PAGE_NUMBER = re.compile(
    r"(?:trang|page|p\.|tr\.)?\s*[-–—|]?\s*([0-9]{1,4})\s*[-–—|]?\s*(?:(?:/|of|trên)\s*[0-9]{1,4})?",
    re.IGNORECASE,
)
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
        When the file is damaged, cut off or encrypted, when no page has text, or
        pypdfium2 is not installed.
    """
    try:
        import pypdfium2
    except ImportError:
        raise InputError(
            f"{called}: pypdfium2, which reads PDF, is not installed. "
            "Install it with pip install 'econlab[documents]'."
        ) from None
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
            if not text.strip() and next(page.get_objects(max_depth=1), None) is not None:
                wordless.append(index + 1)
    except pypdfium2.PdfiumError as error:
        raise InputError(
            f"{called}: page {index + 1} is damaged ({error}). Copy or download the PDF again."
        ) from None
    return [line for line in map(str.rstrip, text.split("\n")) if line]


def _text(textpage: Any) -> str:
    import pypdfium2.raw as pdfium

    characters = [
        chr(pdfium.FPDFText_GetUnicode(textpage, at)) for at in range(pdfium.FPDFText_CountChars(textpage))
    ]
    boxes = _Boxes(textpage, pdfium)
    raised = _raised(characters, boxes)
    _set_columns_apart(characters, boxes)
    legacy_fonts.replace(characters, _font_names(textpage, pdfium))
    for start, end in raised:
        _mend_line(characters, boxes, end)
        characters[start] = f"<sup>{characters[start]}"
        characters[end] = f"{characters[end]}</sup>"
    text = "".join(characters).translate(_CONTROLS)
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return _SPLIT_WORD.sub("", text)


def _font_names(textpage: Any, pdfium: Any) -> Callable[[int], str]:
    name = ctypes.create_string_buffer(128)

    def font_of(at: int) -> str:
        pdfium.FPDFText_GetFontInfo(textpage, at, name, len(name), None)
        return name.value.decode("utf-8", "replace")

    return font_of


class _Box(NamedTuple):
    """Where a character stands, in points; ``foot`` is what it stands on."""

    left: float
    right: float
    foot: float
    height: float

    def is_like(self, other: _Box) -> bool:
        """Whether both are of one size and on one line."""
        near = abs(self.foot - other.foot) < 0.1 * other.height
        return near and abs(self.height - other.height) < 0.06 * other.height

    def is_raised_beside(self, other: _Box) -> bool:
        """Whether this is smaller than its neighbour, and its foot above that of the neighbour."""
        apart = max(self.left - other.right, other.left - self.right)
        raised = self.foot - other.foot
        return (
            0 < self.height <= _SMALLER * other.height
            and _RAISED * other.height <= raised <= _ABOVE * other.height
            and apart <= other.height
        )


class _Boxes:
    """The boxes of the characters of a page, each asked for when it is needed."""

    def __init__(self, textpage: Any, pdfium: Any) -> None:
        self._textpage, self._pdfium = textpage, pdfium
        self._rectangle = pdfium.FS_RECTF()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._known: dict[int, _Box] = {}

    def __getitem__(self, at: int) -> _Box:
        if at not in self._known:
            box, y = self._rectangle, self._y
            self._pdfium.FPDFText_GetLooseCharBox(self._textpage, at, box)
            self._pdfium.FPDFText_GetCharOrigin(self._textpage, at, self._x, y)
            self._known[at] = _Box(box.left, box.right, y.value, abs(box.top - box.bottom))
        return self._known[at]


def _raised(characters: Sequence[str], boxes: _Boxes) -> list[tuple[int, int]]:
    """Return the first and last characters of the raised numbers and marks of a page."""
    found: list[tuple[int, int]] = []
    done = 0
    for at, character in enumerate(characters):
        if at < done or character not in _MARKS:
            continue
        beside = _beside(characters, at)
        if beside is None or not boxes[at].is_raised_beside(boxes[beside]):
            continue
        start, end = _extent(characters, boxes, at)
        done = end + 1
        if not _goes_on(characters, boxes, end) and end - start < _LONGEST_MARK:
            found.append((start, end))
    return found


def _beside(characters: Sequence[str], at: int) -> int | None:
    """Find the character to compare with: on the same line before, or else after."""
    before = at - 1
    while before >= 0 and characters[before] in "([, ":
        before -= 1
    if before >= 0 and characters[before] not in "\r\n":
        return before
    for after in range(at + 1, min(at + _LONGEST_MARK, len(characters))):
        if characters[after] in "\r\n":
            return None
        if characters[after] not in _WITH_MARKS and characters[after] != " ":
            return after
    return None


def _extent(characters: Sequence[str], boxes: _Boxes, at: int) -> tuple[int, int]:
    start = end = at
    if start and characters[start - 1] in "([" and boxes[start - 1].is_like(boxes[at]):
        start -= 1
    while end + 1 < len(characters) and characters[end + 1] in _WITH_MARKS:
        if not boxes[end + 1].is_like(boxes[at]):
            break
        end += 1
    return start, end


def _goes_on(characters: Sequence[str], boxes: _Boxes, end: int) -> bool:
    """Whether other raised text follows directly, as in 1st: that is no footnote's mark."""
    follows = end + 1 < len(characters) and not characters[end + 1].isspace()
    return follows and boxes[end + 1].is_like(boxes[end])


def _mend_line(characters: list[str], boxes: _Boxes, end: int) -> None:
    """Undo the line end that PDFium sees where the line goes on below a raised mark."""
    at = end + 3
    while at < len(characters) and characters[at] == " ":
        at += 1
    if characters[end + 1 : end + 3] == ["\r", "\n"] and at < len(characters):
        mark, follows = boxes[end], boxes[at]
        goes_on = follows.left >= mark.right - 1
        if goes_on and 0 < mark.foot - follows.foot <= _ABOVE * follows.height:
            characters[end + 1] = characters[end + 2] = ""


def _set_columns_apart(characters: list[str], boxes: _Boxes) -> None:
    """Write a tab for the space between two numbers that stand wide apart, as in the cells of a table."""
    for at in range(1, len(characters) - 1):
        between = characters[at] == " " and characters[at - 1].isdigit() and characters[at + 1].isdigit()
        if between and boxes[at + 1].left - boxes[at - 1].right > boxes[at - 1].height:
            characters[at] = "\t"


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
    while start < min(EDGE, end) and _is_running(lines[start], near, number if start == 0 else 0):
        start += 1
    last = end
    while end > max(last - EDGE, start) and _is_running(lines[end - 1], near, number if end == last else 0):
        end -= 1
    return lines[start:end]


def _edges(lines: Sequence[str]) -> frozenset[str]:
    return frozenset([*lines[:EDGE], *lines[-EDGE:]])


def _is_running(line: str, near: Sequence[_Near], number: int) -> bool:
    """Whether a line is a page number, or stands on neighbouring pages but for a number that counts them."""
    alone = _PAGE_NUMBER.fullmatch(line.strip())
    if alone and number and (_SAID.match(line.strip()) or int(alone[1]) == number):
        return True
    for lines, distance in near:
        if line in lines and any(map(str.isalpha, line)) and (distance < 0 or not _NUMBER.search(line)):
            return True
        if any(_counts_on(line, other, distance) for other in lines):
            return True
    return False


def _counts_on(line: str, other: str, distance: int) -> bool:
    """Whether two lines differ in one number, by as much as their pages do."""
    if _NUMBER.sub("0", line) != _NUMBER.sub("0", other):
        return False
    here, there = _NUMBER.findall(line), _NUMBER.findall(other)
    differing = [(one, another) for one, another in zip(here, there, strict=True) if one != another]
    if len(differing) != 1 or max(map(len, differing[0])) > len(str(_LAST_PAGE)):
        return False
    one, another = map(int, differing[0])
    return another - one == distance and max(one, another) <= _LAST_PAGE
