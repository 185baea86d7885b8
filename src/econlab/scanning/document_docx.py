"""Word documents (DOCX), paragraph by paragraph: what is shown with all tracked changes accepted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import BinaryIO

from econlab.errors import InputError
from econlab.scanning.document_text import LONGEST_PIECE
from econlab.scanning.legacy_fonts import encoding_of
from econlab.scanning.office_archive import LONGEST_HELD, SAVE_AGAIN, Attributes, Parser, opened, parse

_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_MATH = (
    "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://purl.oclc.org/ooxml/officeDocument/math",
)
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_MARK = re.compile("[0-9*†‡]")


def paragraphs(stream: BinaryIO, called: str) -> Iterator[tuple[int, str]]:
    r"""Give each paragraph of a Word document with its number, from 1, and then its foot- and endnotes.

    A paragraph ends with a line end, or in a table with a tab, and a line end
    after the last cell of a row. Insertions are text, deletions and hidden text
    are not. A note's mark is its number, ``<sup>8</sup>``, in the body and
    before the note. Numbers of lists, headers and footers are not part of the
    text. What is longer than a piece may be comes in parts with one number.

    Raises
    ------
    InputError
        When the archive is damaged, encrypted, of another program, has a part
        twice, or unpacks to far more than a document does, or its XML is damaged,
        declares entities, or is nested or goes on without end as no document is.
    """
    with opened(stream, called) as archive:
        main = archive.related("").get("officeDocument", "word/document.xml")
        if main not in archive:
            raise InputError(f"{called}: found a ZIP archive without {main}. {SAVE_AGAIN}")
        parts = archive.related(main)
        styles = parts.get("styles", "")
        body = _Body(_raised_styles(archive.blocks(styles)) if styles in archive else set())
        for part in (main, parts.get("footnotes", ""), parts.get("endnotes", "")):
            if part in archive:
                for block in archive.blocks(part):
                    body.feed(block)
                    yield from body.taken()
                yield from body.end()


def _raised_styles(blocks: Iterable[bytes]) -> set[str]:
    """Return the styles of characters that are raised."""
    found: set[str] = set()
    style = ""

    def start(tag: str, attributes: Attributes) -> None:
        nonlocal style
        name = tag.rpartition(" ")[2]
        if name == "style":
            style = _of(attributes, "styleId") if _of(attributes, "type") == "character" else ""
        elif name == "vertAlign" and style and _of(attributes, "val") == "superscript":
            found.add(style)

    parse(blocks, start)
    return found


def _of(attributes: Attributes, name: str) -> str:
    """Return one of Word's own attributes, in either of its namespaces; empty where it is not set."""
    return attributes.get(f"{_WORD[0]} {name}") or attributes.get(f"{_WORD[1]} {name}", "")


def _is_on(attributes: Attributes) -> bool:
    return _of(attributes, "val") not in {"0", "false", "off", "none"}


class _Body:
    """Takes the events of a parser for the body and then for the notes, and gives paragraphs."""

    def __init__(self, raised_styles: set[str]) -> None:
        self._raised_styles = raised_styles
        self._marks: dict[tuple[str, str], int] = {}
        self._counts = {"footnote": 0, "endnote": 0}
        self._number = 0
        self._ready: list[tuple[int, str]] = []
        self._begin()

    def feed(self, block: bytes) -> None:
        self._parser.feed(block)

    def taken(self) -> list[tuple[int, str]]:
        ready, self._ready = self._ready, []
        return ready

    def end(self) -> list[tuple[int, str]]:
        """Return what is left of a part; another may follow."""
        self._parser.end()
        if self._carried:
            self._finish(self._carried)
        self._release()
        self._begin()
        return self.taken()

    def _begin(self) -> None:
        self._parser = Parser(self._start, self._stop)
        self._parser.expat.CharacterDataHandler = self._data
        # Characters of the paragraphs that have not ended.
        self._length = 0
        self._skipped = 0
        self._in_text = self._in_marks = False
        # Of each paragraph that is open, for a text box stands inside one: its text, and its run.
        self._open: list[list[str]] = []
        self._runs: list[_Run] = []
        self._merged = False
        self._carried: list[str] = []
        # A paragraph waits for what separates it from the next.
        self._held: tuple[int, str] | None = None
        self._separator = "\n"
        self._note = ""

    def _start(self, tag: str, attributes: Attributes) -> None:
        if self._skipped or tag in _SKIPPED:
            self._skipped += 1
            # The mark of a paragraph that is deleted joins it with the next one.
            self._merged |= self._in_marks and self._skipped == 1 and tag in _DELETED
        elif tag in _STARTS:
            _STARTS[tag](self, attributes)

    def _stop(self, tag: str) -> None:
        if self._skipped:
            self._skipped -= 1
        elif tag in _STOPS:
            _STOPS[tag](self)

    def _data(self, text: str) -> None:
        if self._in_text and not self._skipped:
            self._length += len(text)
            if self._length > LONGEST_HELD:
                raise ValueError(f"it has a paragraph of more than {LONGEST_HELD:,} characters")
            self._write(text)

    def _write(self, text: str) -> None:
        if self._runs:
            self._runs[-1].texts.append(text)
        elif self._open:
            self._open[-1].append(text)

    def _end_look(self) -> None:
        """Write what has been collected of a run."""
        run = self._runs[-1]
        text = "".join(run.texts)
        run.texts.clear()
        if run.encoding is not None:
            text = text.translate(run.encoding)
        if text and self._open and not run.hidden:
            self._open[-1].append(f"<sup>{text}</sup>" if run.raised and _MARK.search(text) else text)

    def control(self, text: str) -> None:
        """Write a character that is an element, where it does not define the stops of a paragraph."""
        if self._runs and not self._in_marks:
            self._runs[-1].texts.append(text)

    def start_paragraph(self, _attributes: Attributes) -> None:
        self._open.append(self._carried)
        self._carried, self._merged = [], False

    def stop_paragraph(self) -> None:
        texts = self._open.pop()
        if self._merged:
            self._carried, self._merged = texts, False
        else:
            self._finish(texts)
        if not self._open and not self._carried:
            self._length = 0

    def _finish(self, texts: list[str]) -> None:
        self._release()
        self._carried = []
        self._number += 1
        text = "".join(texts).replace("</sup><sup>", "")
        for at in range(0, len(text) - LONGEST_PIECE, LONGEST_PIECE):
            self._ready.append((self._number, text[at : at + LONGEST_PIECE]))
        rest = (len(text) - 1) // LONGEST_PIECE * LONGEST_PIECE if text else 0
        self._held, self._separator = (self._number, text[rest:]), "\n"

    def _release(self) -> None:
        if self._held is not None:
            number, text = self._held
            self._ready.append((number, text + self._separator))
            self._held = None

    def stop_cell(self) -> None:
        self._separator = "\t"

    def stop_row(self) -> None:
        self._separator = "\n"

    def start_run(self, _attributes: Attributes) -> None:
        self._runs.append(_Run())

    def stop_run(self) -> None:
        self._end_look()
        self._runs.pop()

    def _write_mark(self, text: str) -> None:
        if self._runs:
            self._end_look()
        if self._open:
            self._open[-1].append(text)

    def start_text(self, _attributes: Attributes) -> None:
        self._in_text = True

    def stop_text(self) -> None:
        self._in_text = False

    def start_marks(self, _attributes: Attributes) -> None:
        self._in_marks = True

    def stop_marks(self) -> None:
        self._in_marks = False

    def set_align(self, attributes: Attributes) -> None:
        if self._runs and not self._in_marks:
            self._runs[-1].raised = _of(attributes, "val") == "superscript"

    def set_position(self, attributes: Attributes) -> None:
        if self._runs and not self._in_marks:
            self._runs[-1].raised |= not _of(attributes, "val").startswith(("-", "0"))

    def set_style(self, attributes: Attributes) -> None:
        if self._runs:
            self._runs[-1].raised |= _of(attributes, "val") in self._raised_styles

    def set_font(self, attributes: Attributes) -> None:
        if self._runs and not self._in_marks:
            self._runs[-1].encoding = encoding_of(_of(attributes, "ascii"))

    def set_hidden(self, attributes: Attributes) -> None:
        if self._runs and not self._in_marks:
            self._runs[-1].hidden = _is_on(attributes)

    def refer(self, attributes: Attributes, kind: str) -> None:
        """Number a note where the body refers to it, unless it has a mark of its own."""
        if _of(attributes, "customMarkFollows") in {"", "0", "false"}:
            self._counts[kind] += 1
            self._marks[kind, _of(attributes, "id")] = self._counts[kind]
            self._write_mark(f"<sup>{self._counts[kind]}</sup>")
        else:
            self._marks[kind, _of(attributes, "id")] = 0

    def start_note(self, attributes: Attributes, kind: str) -> None:
        """Read a note that the body refers to; lines that separate notes are kept as notes too."""
        key = (kind, _of(attributes, "id"))
        if key not in self._marks or _of(attributes, "type") not in {"", "normal"}:
            self._skipped = 1
        else:
            self._note = f"<sup>{self._marks[key]}</sup>" if self._marks[key] else ""

    def mark_note(self, _attributes: Attributes) -> None:
        self._write_mark(self._note)


class _Run:
    """Text with one look."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.raised = self.hidden = False
        self.encoding: Mapping[int, str] | None = None


def _named(names: str) -> list[str]:
    return [f"{namespace} {name}" for namespace in _WORD for name in names.split()]


_DELETED = frozenset(_named("del moveFrom"))
# A fallback repeats its choice; a change of properties holds the old ones.
_SKIPPED = frozenset(
    [
        *_named("del moveFrom rPrChange pPrChange tblPrChange trPrChange tcPrChange sectPrChange"),
        f"{_COMPATIBILITY} Fallback",
    ]
)
_STARTS: dict[str, Callable[[_Body, Attributes], None]] = {}
_STOPS: dict[str, Callable[[_Body], None]] = {}
for _names, _action in (
    ("p", _Body.start_paragraph), ("r", _Body.start_run), ("t", _Body.start_text), ("pPr", _Body.start_marks),
    ("vertAlign", _Body.set_align), ("position", _Body.set_position), ("rStyle", _Body.set_style),
    ("vanish", _Body.set_hidden), ("rFonts", _Body.set_font),
    ("footnoteRef endnoteRef", _Body.mark_note),
    ("tab ptab", lambda body, _: body.control("\t")), ("br cr", lambda body, _: body.control("\n")),
    ("noBreakHyphen", lambda body, _: body.control("-")),
    ("footnoteReference", lambda body, attributes: body.refer(attributes, "footnote")),
    ("endnoteReference", lambda body, attributes: body.refer(attributes, "endnote")),
    ("footnote", lambda body, attributes: body.start_note(attributes, "footnote")),
    ("endnote", lambda body, attributes: body.start_note(attributes, "endnote")),
):  # fmt: skip
    _STARTS |= dict.fromkeys(_named(_names), _action)
for _names, _stop in (
    ("p", _Body.stop_paragraph), ("r", _Body.stop_run), ("t", _Body.stop_text), ("pPr", _Body.stop_marks),
    ("tc", _Body.stop_cell), ("tr", _Body.stop_row),
):  # fmt: skip
    _STOPS |= dict.fromkeys(_named(_names), _stop)
_STARTS |= {f"{namespace} t": _Body.start_text for namespace in _MATH}
_STOPS |= {f"{namespace} t": _Body.stop_text for namespace in _MATH}
