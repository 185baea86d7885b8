"""HTML as it is read on a page: visible text, block elements as lines, table cells set apart by tabs."""

from __future__ import annotations

import codecs
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import chain

from econlab.errors import InputError
from econlab.scanning.document_text import decoded, in_lines


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


# Not shown, a control, or a menu; what is deleted is not stated any more.
_LEFT_OUT = _tags(
    "audio button canvas del head iframe nav noscript object script select style template textarea title "
    "video"
)
_BLOCKS = _tags(
    "address article aside blockquote body br caption center dd details dialog div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu ol p pre section summary table "
    "tbody tfoot thead tr ul"
)
_CELLS = _tags("td th")
# No break between lines inside of these separates the rows of a table from its cells.
_ROWS = _tags("table tbody tfoot thead tr")
_OTHER_SPACE = re.compile("[\t\r\f]")
_SPACES = re.compile("[ \t\n\r\f]+")
_MARK = re.compile("[0-9*†‡]")
_LONGEST_MARK = 20
# Text is kept in memory up to this size, and in a file beyond it.
_SPOOLED = 1 << 22
_BLOCK = 1 << 18
_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_DECLARED = re.compile(
    rb"""<meta[^>]+?charset\s*=\s*["']?\s*([a-z0-9_:-]+)|<\?xml[^>]+?encoding\s*=\s*["']([a-z0-9_:-]+)""",
    re.IGNORECASE,
)
_KNOWN = re.compile(
    r"utf-?8|windows-?125\d|cp-?125\d|iso-?8859-?\d+|latin-?1|us-ascii|ascii|gb2312|gbk|gb18030|big5|"
    r"euc-?(jp|kr)|shift[_-]?jis|koi8-[ru]|tis-?620",
    re.IGNORECASE,
)


def texts(blocks: Iterable[bytes], called: str) -> Iterator[str]:
    """Give the visible text of HTML, in pieces that end where lines end.

    The encoding is that of the byte order mark, or the one declared in the
    first kilobytes, or UTF-8. Scripts, styles, menus (``nav``), forms'
    controls, hidden and deleted text are left out. What is raised and holds a
    digit or a star is written ``<sup>8</sup>``.

    Raises
    ------
    InputError
        When a byte is not of the encoding, or lxml is not installed.
    """
    try:
        from lxml import etree
    except ImportError:
        raise InputError(
            f"{called}: lxml, which reads HTML, is not installed. "
            "Install it with pip install 'econlab[documents]'."
        ) from None
    blocks = iter(blocks)
    head = next(blocks, b"")
    parts = decoded(chain([head], blocks), called, _declared(head, called))
    # The parser lets go of what it has read only where it asks for more itself, so that it has to end
    # before the first piece is given; what is large waits in a file.
    with tempfile.SpooledTemporaryFile(_SPOOLED, "w+", encoding="utf-8", newline="") as seen:
        page = _Page()
        parser = etree.HTMLParser(target=page, encoding="utf-8", huge_tree=True, recover=True)
        with suppress(etree.XMLSyntaxError):  # nothing but spaces, or nothing at all
            etree.parse(_Source(parts, lambda: seen.write(page.taken())), parser)
        seen.write(page.taken() + ("\n" if page.begun else ""))
        seen.seek(0)
        yield from in_lines(iter(lambda: seen.read(_BLOCK), ""))


class _Source:
    """Texts as a file of bytes."""

    def __init__(self, parts: Iterable[str], before_reading: Callable[[], object]) -> None:
        self._parts = filter(None, parts)
        self._before_reading = before_reading

    def read(self, _size: int = -1) -> bytes:
        self._before_reading()
        return next(self._parts, "").encode("utf-8", "replace")


def _declared(head: bytes, called: str) -> str:
    """Return the encoding that HTML declares; as browsers do, UTF-16 there means UTF-8."""
    match = _DECLARED.search(head)
    label = ((match[1] or match[2]) if match else b"").decode("ascii")
    if not label or label.lower().startswith("utf"):
        return "utf-8"
    if label.lower() in {"x-user-defined", "iso-8859-1", "latin1", "us-ascii", "ascii"}:
        return "cp1252"
    try:
        if _KNOWN.fullmatch(label):
            return codecs.lookup(label).name
    except LookupError:
        pass
    raise InputError(
        f"{called}: declares the encoding {label!r}, which is not known. Expected UTF-8: save the page as "
        "UTF-8 in a browser or a text editor."
    )


class _Page:
    """Takes the events of a parser, and gives text.

    A break is kept until text follows, so that no line is empty, and a cell
    that ends with a paragraph is still set apart by a tab.
    """

    def __init__(self) -> None:
        self.begun = False
        self._out: list[str] = []
        self._break, self._cells = "", 0
        self._gap = False
        self._new_row = False
        self._left_out = 0
        self._as_it_is = 0
        self._raised: list[str] | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if self._left_out or tag in _LEFT_OUT or _is_hidden(attributes):
            self._left_out += 1
        elif tag == "sup":
            self._end_raised()
            self._raised = []
        elif tag == "pre":
            self._as_it_is += 1
        elif tag == "bdo" and attributes.get("dir", "").lower() == "rtl":
            self._write("\u202e")
        if tag in _BLOCKS and not self._left_out:
            self._end_line(tag)
            self._new_row |= tag == "tr"

    def end(self, tag: str) -> None:
        if self._left_out:
            self._left_out -= 1
        elif tag == "sup":
            self._end_raised()
        elif tag in _CELLS:
            self._end_raised()
            self._break = self._break if self._new_row else ""
            self._cells += 1
        elif tag in _BLOCKS:
            self._as_it_is -= tag == "pre" and self._as_it_is > 0
            self._end_line(tag)

    def data(self, text: str) -> None:
        if self._left_out:
            return
        if self._raised is not None:
            self._raised.append(text)
            if sum(map(len, self._raised)) > _LONGEST_MARK:
                self._end_raised()
        elif self._as_it_is:
            for number, line in enumerate(text.replace("\r\n", "\n").split("\n")):
                self._break = "\n" if number else self._break
                self._write(line)
        else:
            self._flow(text)

    def comment(self, text: str) -> None:
        """Leave a comment out."""

    def close(self) -> None:
        self._end_raised()

    def taken(self) -> str:
        """Return what was written since this was asked last."""
        text = "".join(self._out)
        self._out.clear()
        return text

    def _end_line(self, tag: str) -> None:
        self._end_raised()
        if tag in _ROWS:
            self._break, self._cells, self._new_row = "\n", 0, False
        elif not self._cells:
            self._break = "\n"

    def _end_raised(self) -> None:
        if self._raised is None:
            return
        text, self._raised = "".join(self._raised), None
        if _MARK.search(text) and len(text) <= _LONGEST_MARK:
            self._write(f"<sup>{_SPACES.sub(' ', text).strip()}</sup>")
        else:
            self._flow(text)

    def _flow(self, text: str) -> None:
        """Write text in which any run of spaces and line ends is one space."""
        if "\n" in text or "  " in text or _OTHER_SPACE.search(text):
            text = _SPACES.sub(" ", text)
        words = text.strip(" ")
        self._gap = self._gap or text[:1] == " "
        if words:
            self._write(words)
            self._gap = text[-1] == " "

    def _write(self, text: str) -> None:
        if not text:
            return
        if self.begun:
            if self._break or self._cells:
                self._out.append(self._break + "\t" * self._cells)
            elif self._gap:
                self._out.append(" ")
        self._out.append(text)
        self.begun, self._break, self._cells, self._gap, self._new_row = True, "", 0, False, False


def _is_hidden(attributes: dict[str, str]) -> bool:
    return bool(attributes) and (
        "hidden" in attributes
        or attributes.get("role") == "navigation"
        or bool(_HIDDEN.search(attributes.get("style", "")))
    )
