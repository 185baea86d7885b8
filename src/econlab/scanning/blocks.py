"""The text of a scan: cut into blocks, cleared of marks, with the way back to where everything stood."""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from operator import itemgetter

from econlab.evidence.tokens import INVISIBLE
from econlab.scanning.documents import Piece

# A block ends at the first line end after so many characters, wherever the pieces were cut.
_BLOCK = 1 << 17
# A line that goes on beyond this is cut at a blank, and one without a blank anywhere.
_LONGEST_BLOCK = _BLOCK + (1 << 16)
# What a mark is replaced by: a blank that is no part of a number.
BLANK = "\x1f"

# By the sign that they begin with.
_ADDRESSES = {"http": re.compile(r"https?://[^\s<>]+"), "www.": re.compile(r"www\.[^\s<>]+")}
_MAILBOX = re.compile(r"[^\s<>@]{0,64}@[^\s<>@]{1,64}")
# A raised note with its tags, or a tag.
_TAG = re.compile(r"<(sup|sub)>[^<>\n]{0,40}</\1>|</?[a-z][^<>\n]{0,200}>", re.IGNORECASE | re.ASCII)
_NOTE = re.compile(r"\[\^?[0-9]{1,3}\](?!\()")
_ENTITY = re.compile("&(?:nbsp|thinsp|ensp|emsp|#160|#xa0);", re.IGNORECASE)
# Not after a metre, where it may be an exponent.
_SUPERSCRIPT = re.compile("(?<![mM])[¹²³⁴⁵⁶⁷⁸⁹⁰]+")
_LOOSE = re.compile(rf"[^\u0300-\u036f{INVISIBLE}][\u0300-\u036f]{{1,30}}|[{INVISIBLE}]+")
# A place in a block from which on a page and a paragraph hold.
Mark = tuple[int, int | None, int | None]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the text, as it was and as it is searched.

    Attributes
    ----------
    clear : str
        The text with marks blanked out, one character for each of `text` unless `places` says otherwise.
    small : str
        The same in small letters.
    start, line : int
        Where the block begins in the text: characters before it, number of its first line.
    """

    text: str
    clear: str
    small: str
    start: int
    line: int
    places: array[int] | None
    marks: list[Mark]

    @property
    def severed(self) -> bool:
        """Whether it ends inside of a word, one so long that it had to be cut."""
        return len(self.text) == _LONGEST_BLOCK and self.text[-1] not in "\n "

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where in `text` a stretch of `clear` stands."""
        if self.places is None:
            return start, end
        last = self.places[end] if end < len(self.places) else len(self.text)
        while self.text[last - 1] in INVISIBLE:
            last -= 1
        return self.places[start], last

    def line_at(self, at: int) -> int:
        """Return the number of the line of a position of `clear`."""
        return self.line + self.text.count("\n", 0, self.span(at, at + 1)[0])

    def page_and_paragraph(self, at: int) -> tuple[int | None, int | None]:
        """Return the page and the paragraph of a position of `text`."""
        last = bisect_right(self.marks, at, key=itemgetter(0)) - 1 if len(self.marks) > 1 else 0
        return self.marks[last][1:]


def blocks(pieces: Iterable[Piece]) -> Iterator[Block]:
    """Cut the pieces of a document into blocks that end with a line.

    The cuts depend on the text alone, not on how it came in pieces.
    """
    marks: list[Mark] = [(0, None, None)]
    waiting: list[str] = []
    size, start, line = 0, 0, 1
    for piece in pieces:
        marks.append((size, piece.page, piece.paragraph))
        waiting.append(piece.text)
        size += len(piece.text)
        if size < 2 * _LONGEST_BLOCK:
            continue
        held = "".join(waiting)
        for one in _cut(held, start, line, marks, _LONGEST_BLOCK):
            yield one
        done = one.start + len(one.text) - start
        waiting, size = [held[done:]], size - done
        start, line = start + done, one.line + one.text.count("\n")
        marks = _after(marks, done)
    yield from _cut("".join(waiting), start, line, marks, 0)


def _cut(held: str, start: int, line: int, marks: list[Mark], rest: int) -> Iterator[Block]:
    """Cut blocks off a text until no more than `rest` characters of it are left."""
    at = 0
    while at < len(held) and len(held) - at > rest:
        limit = at + _LONGEST_BLOCK
        end = held.find("\n", at + _BLOCK - 1, limit) + 1 or held.rfind(" ", at + _BLOCK, limit) + 1
        end = end if end and len(held) - at > _LONGEST_BLOCK else min(end or limit, len(held))
        if len(held) - at <= _BLOCK:
            end = len(held)
        yield block(held[at:end], start + at, line, _after(marks, at))
        line += held.count("\n", at, end)
        at = end


def _after(marks: list[Mark], at: int) -> list[Mark]:
    """Return the marks from a place on, counted from there, with the one that holds there first."""
    first = bisect_right(marks, at, key=itemgetter(0)) - 1
    return [(0, *marks[first][1:]), *((mark[0] - at, *mark[1:]) for mark in marks[first + 1 :])]


def block(text: str, start: int, line: int, marks: list[Mark]) -> Block:
    """Clear a stretch of text of what stands between a number and its words."""
    composed, places = _composed(text)
    clear = _cleared(composed)
    small = clear.lower()
    if len(small) != len(clear):
        small = "".join(c if len(low := c.lower()) != 1 else low for c in clear)
    return Block(text, clear, small, start, line, places, marks)


def _composed(text: str) -> tuple[str, array[int] | None]:
    """Compose letters with their accents and drop what is not seen, and say where each character was."""
    if unicodedata.is_normalized("NFC", text) and not any(sign in text for sign in INVISIBLE):
        return text, None
    parts: list[str] = []
    places = array("L")
    done = 0
    for match in _LOOSE.finditer(text):
        start, end = match.span()
        parts.append(text[done:start])
        places.extend(range(done, start))
        if match[0][0] not in INVISIBLE:
            composed = unicodedata.normalize("NFC", match[0])
            parts.append(composed)
            places.extend([start] * len(composed))
        done = end
    parts.append(text[done:])
    places.extend(range(done, len(text)))
    return "".join(parts), places


def _blank(match: re.Match[str]) -> str:
    return BLANK * len(match[0])


def places_of(part: str, text: str) -> Iterator[int]:
    """Yield where a part of a text stands, each behind the one before it."""
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + len(part))


def _without(text: str, sign: str, match_at: Callable[[str, int, int], re.Match[str] | None]) -> str:
    """Blank out what is matched around a sign, which is found far faster than a pattern.

    `match_at` takes the text, where the sign stands, and from where on nothing is blanked out yet.
    """
    parts: list[str] = []
    done, at = 0, text.find(sign)
    while at >= 0:
        if match := match_at(text, at, done):
            parts += [text[done : match.start()], _blank(match)]
            done = match.end()
        at = text.find(sign, max(done, at + 1))
    return "".join([*parts, text[done:]])


def _begins_with(pattern: re.Pattern[str]) -> Callable[[str, int, int], re.Match[str] | None]:
    return lambda text, at, _done: pattern.match(text, at)


def _mailbox(text: str, at: int, done: int) -> re.Match[str] | None:
    """Match a mail address around its sign, since a search from its start is slow."""
    return _MAILBOX.search(text, max(done, text.rfind(" ", max(0, at - 65), at) + 1, at - 64))


def _cleared(text: str) -> str:
    """Blank out addresses, tags, raised footnote marks and emphasis, each by as many blanks."""
    if "&" in text:
        text = _ENTITY.sub(_blank, text)
    if any(sign in text for sign in "¹²³⁴⁵⁶⁷⁸⁹⁰"):
        text = _SUPERSCRIPT.sub(_blank, text)
    for wide, narrow in zip("０１２３４５６７８９％．，\u00b5", "0123456789%.,\u03bc", strict=True):
        text = text.replace(wide, narrow)
    for sign, address in _ADDRESSES.items():
        if sign in text:
            text = _without(text, sign, _begins_with(address))
    if "@" in text:
        text = _without(text, "@", _mailbox)
    if "<" in text:
        text = _without(text, "<", _begins_with(_TAG))
    if "[" in text:
        text = _NOTE.sub(_blank, text)
    for sign in "*\\`":
        text = text.replace(sign, BLANK)
    return text
