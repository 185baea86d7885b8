"""The text of a document, piece by piece, with the page or paragraph that each piece stands on.

Text and Markdown are decoded and otherwise left as they are. Of HTML, DOCX and
PDF the text that a reader sees is taken; a raised footnote mark is written
``<sup>8</sup>``, so that it never touches the digits of a figure. A document is
never held as a whole.
"""

from __future__ import annotations

import io
import os
import re
import tempfile
import unicodedata
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import BinaryIO, NamedTuple, TypeAlias, cast

from econlab.errors import InputError
from econlab.scanning import document_docx, document_html, document_text, pdf_process

Warn: TypeAlias = Callable[[str], None]

SUFFIXES = {
    ".txt": "text", ".text": "text", ".md": "text", ".markdown": "text",
    ".html": "html", ".htm": "html", ".xhtml": "html", ".docx": "docx", ".pdf": "pdf",
}  # fmt: skip
_CALLED = {"text": "text", "html": "HTML", "docx": "a Word document (DOCX)", "pdf": "a PDF"}
_RENAMED = {"text": ".txt", "html": ".html", "docx": ".docx", "pdf": ".pdf"}

# How files that cannot be read here begin, what they are, and what to do with them.
_FOREIGN = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an older Office file, or an encrypted one",
     "open it in a word processor and save it as .docx without a password"),
    (b"{\\rtf", "an RTF file", "open it in a word processor and save it as .docx"),
    (b"\x89PNG", "an image", "run OCR first, and give the text"),
    (b"\xff\xd8\xff", "an image", "run OCR first, and give the text"),
    (b"GIF8", "an image", "run OCR first, and give the text"),
    (b"II*\0", "an image", "run OCR first, and give the text"),
    (b"MM\0*", "an image", "run OCR first, and give the text"),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
    (b"7z\xbc\xaf'\x1c", "a 7-Zip archive", "unpack it first"),
    (b"Rar!", "a RAR archive", "unpack it first"),
)  # fmt: skip
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:(?><!--.*?-->)\s*)*+<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_BLOCK = 1 << 18
_HEAD = 1 << 12
# A stream that cannot be read twice is kept in memory up to this size, and in a file beyond it.
_SPOOLED = 1 << 24


class Piece(NamedTuple):
    """A part of the text of a document.

    The texts of all pieces, joined, are the text scanned: offsets count in that.
    """

    text: str
    page: int | None = None
    """1-based, of a PDF."""
    paragraph: int | None = None
    """1-based, of a DOCX: every paragraph counts, those of tables and footnotes too."""


class Document(NamedTuple):
    """A file that can be scanned, and what records of it are to say it is."""

    id: str
    path: Path


def read_pieces(source: Path | BinaryIO, name: str = "", *, warn: Warn | None = None) -> Iterator[Piece]:
    r"""Text of a document, in reading order, piece by piece.

    A piece of text, Markdown or HTML ends at the end of a line, unless the line
    is longer than a million characters. A piece of a DOCX is a paragraph (or a
    part of one as long as that); table cells are set apart by tabs, rows are
    lines, and footnotes follow the body. A piece of a PDF is a page; pages are
    set apart by a form feed, ``\f``, and running headers and page numbers are
    left out. Text from HTML, DOCX and PDF is in Unicode's composed form (NFC);
    a text file is as it was decoded, line ends included.

    Parameters
    ----------
    source : pathlib.Path or binary file
        What to read. A file is known by its suffix, and by its content where it
        has another suffix or none; a stream by the suffix of `name`, if any.
    name : str
        What messages call the document; the path, or "standard input", if empty.
    warn : callable, optional
        Takes one sentence about pages that hold no text. `warnings.warn` if not given.

    Raises
    ------
    InputError
        When there is no such file, it is not what its suffix says, it is
        encrypted, damaged, empty, or in an encoding that is not known, or the
        library for it is not installed. The pieces before the damage have then
        been given.

    Notes
    -----
    A PDF is read by a process of its own, within limits of memory and time.

    Examples
    --------
    >>> from io import BytesIO
    >>> list(read_pieces(BytesIO("Đạt 41,5% GDP.\r\n".encode())))
    [Piece(text='Đạt 41,5% GDP.\r\n', page=None, paragraph=None)]
    """
    called = name or (str(source) if isinstance(source, Path) else "standard input")
    with _opened(source, called) as stream:
        head = _head(stream)
        kind = _kind(head, called, _suffix(source, name))
        size = os.fstat(stream.fileno()).st_size if isinstance(source, Path) else None
        blocks = _checked(chain([head], iter(lambda: stream.read(_BLOCK), b"")), called, size)
        if kind == "text":
            yield from map(Piece, document_text.texts(blocks, called))
        elif kind == "html":
            yield from map(Piece, map(_composed, document_html.texts(blocks, called)))
        else:
            with _rewound(stream, blocks) as whole:
                yield from _paged(kind, whole, called, warn or _warned)


def read_text(source: Path | BinaryIO, name: str = "", *, warn: Warn | None = None) -> str:
    r"""Text of a document as a whole: the texts of its pieces, joined.

    Parameters and errors are those of `read_pieces`.

    Examples
    --------
    >>> from io import BytesIO
    >>> read_text(BytesIO(b"<!doctype html><p>Share: <b>24.5%</b><sup>8</sup></p>"))
    'Share: 24.5%<sup>8</sup>\n'
    """
    return "".join(piece.text for piece in read_pieces(source, name, warn=warn))


def documents_in(*sources: Path) -> list[Document]:
    """Files that can be scanned, each with an id of its own.

    Parameters
    ----------
    *sources : pathlib.Path
        Files, and folders whose files with a known suffix are taken, those of
        subfolders too; hidden ones and the lock files of Word are not.

    Returns
    -------
    list of Document
        The files as given, and those of a folder sorted by their path in it,
        none twice. An id is the file's stem; where two have the same stem, its
        path in the folder without the suffix; and with it where that is not enough.

    Raises
    ------
    InputError
        When there is no such file or folder, or a folder holds no such file.
    """
    found: dict[Path, Path] = {}
    for source in sources:
        for path in _files(source):
            found.setdefault(path, path.relative_to(source) if path != source else path)
    ids = {path: path.stem for path in found}
    for longer in (lambda inside: inside.with_suffix("").as_posix(), Path.as_posix):
        times = Counter(ids.values())
        ids = {path: longer(found[path]) if times[known] > 1 else known for path, known in ids.items()}
    return [Document(known, path) for path, known in ids.items()]


def _files(source: Path) -> list[Path]:
    if not _is_there(source):
        raise _missing(str(source))
    if not source.is_dir():
        _refuse_pipe(source, str(source))
        return [source]
    found = [
        path
        for path in source.rglob("*")
        if path.suffix.lower() in SUFFIXES
        and not any(part.startswith((".", "~$")) for part in path.relative_to(source).parts)
        and path.is_file()
    ]
    if not found:
        raise InputError(
            f"{source}: found no document in this folder, expected files ending in {', '.join(SUFFIXES)}."
        )
    return sorted(found, key=lambda path: path.relative_to(source).as_posix())


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a name that is too long, a folder that may not be entered
        return False


def _refuse_pipe(path: Path, called: str) -> None:
    """Refuse what is no file on a disk: to open a pipe may wait for ever, and a device never ends."""
    if not path.is_file():
        raise InputError(
            f"{called}: found a pipe or a device, expected a file. Hand it in as standard input, "
            "with - in its place."
        )


def _missing(called: str) -> InputError:
    return InputError(f"{called}: there is no such file or folder. Check its name.")


def _head(stream: BinaryIO) -> bytes:
    """Read the beginning, which a pipe may give in parts."""
    head = b""
    while len(head) < _HEAD and (part := stream.read(_HEAD - len(head))):
        head += part
    return head


@contextmanager
def _opened(source: Path | BinaryIO, called: str) -> Iterator[BinaryIO]:
    if not isinstance(source, Path):
        yield source
        return
    if not _is_there(source):
        raise _missing(called)
    if source.is_dir():
        raise InputError(f"{called}: found a folder, expected a file. List its files with documents_in.")
    _refuse_pipe(source, called)
    try:
        stream = source.open("rb")
    except FileNotFoundError:
        raise _missing(called) from None
    except OSError as error:
        raise InputError(f"{called}: cannot be opened: {error.strerror or error}.") from None
    with stream:
        yield stream


def _checked(blocks: Iterable[bytes], called: str, size: int | None) -> Iterator[bytes]:
    """Give the blocks of a file that had a size, and say in one message where reading fails."""
    read = 0
    try:
        for block in blocks:
            read += len(block)
            if size is not None and read > size:
                break
            yield block
    except OSError as error:
        raise InputError(f"{called}: cannot be read: {error.strerror or error}.") from None
    if size is not None and read != size:
        raise InputError(
            f"{called}: the file changed while it was read: it had {size:,} bytes, and then "
            f"{'more' if read > size else f'{read:,}'}. Read it again when it is complete."
        )


def _suffix(source: Path | BinaryIO, name: str) -> str:
    return (source.suffix if isinstance(source, Path) else Path(name).suffix).lower()


def _kind(head: bytes, called: str, suffix: str) -> str:
    """Return what a file is, which must be what its suffix says."""
    expected = SUFFIXES.get(suffix, "")
    if not head:
        what = _CALLED[expected] if expected else "a document"
        raise InputError(f"{called}: found an empty file, expected {what}. Copy or download it again.")
    for magic, what, advice in _FOREIGN:
        if head.startswith(magic):
            raise InputError(
                f"{called}: found {what}, expected text, HTML, DOCX or PDF. To read it, {advice}."
            )
    found = _content(head, expected)
    if expected not in {"", found}:
        raise InputError(
            f"{called}: found {_CALLED[found]} by its content, expected {_CALLED[expected]} by its suffix "
            f"{suffix}. Rename it to {_RENAMED[found]} if that is what it is; otherwise get the file again."
        )
    return found


def _content(head: bytes, expected: str) -> str:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"%PDF-") or (expected == "pdf" and b"%PDF-" in head[:1024]):
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return "docx"
    if head.startswith(_BOMS[1:]):
        start = head[2:].replace(b"\0", b"")
    return "html" if _HTML.match(start) or expected == "html" else "text"


@contextmanager
def _rewound(stream: BinaryIO, blocks: Iterable[bytes]) -> Iterator[BinaryIO]:
    """Give a file that can be read in any order, from its beginning."""
    if isinstance(stream, io.BufferedReader) and stream.seekable():
        stream.seek(0)
        yield stream
        return
    with tempfile.SpooledTemporaryFile(max_size=_SPOOLED) as copy:
        copy.writelines(blocks)
        copy.seek(0)
        yield cast(BinaryIO, copy)


def _paged(kind: str, stream: BinaryIO, called: str, warn: Warn) -> Iterator[Piece]:
    if kind == "pdf":
        for page, text in pdf_process.pages(stream, called, warn):
            yield Piece(_composed(text), page=page)
    else:
        for paragraph, text in document_docx.paragraphs(stream, called):
            yield Piece(_composed(text), paragraph=paragraph)


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _warned(message: str) -> None:
    warnings.warn(message, stacklevel=2)
