"""Archives of Office documents: their parts unpacked and parsed, and no further than a document goes."""

from __future__ import annotations

import posixpath
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import BinaryIO
from xml.parsers import expat

from econlab.errors import InputError

# A part of an archive may be this large when unpacked, and beyond a first stretch this many times
# as large as it is packed: text hardly reaches a tenth of it.
LARGEST_PART = 1 << 27
LARGEST_RATIO = 200
UNCHECKED = 1 << 23
# A paragraph is held as a whole, and so is a tag with its attributes: in no document are they as long.
LONGEST_HELD = 1 << 22
DEEPEST = 1000
# Elements without text pack well: a part that is not too large can have far more than are ever read.
MOST_ELEMENTS = 1 << 22

_BLOCK = 1 << 16
# What is packed in other ways unpacks as a whole when its first byte is asked for. Word packs in these.
_PACKED = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
# Archives of other programs, by what a name in them begins with, and what to do with them.
_ARCHIVES = (
    ("xl/", "an Excel workbook", "save the sheets as text first"),
    ("ppt/", "a PowerPoint presentation", "save it as PDF first"),
    ("mimetype", "an OpenDocument or EPUB file", "save it as .docx or PDF first"),
)
SAVE_AGAIN = "Expected a Word document (DOCX): copy it again, or save it anew in a word processor."

Attributes = dict[str, str]


class Archive:
    """An archive that is open.

    Parameters
    ----------
    archive : zipfile.ZipFile
    called : str
        What messages call the document.
    """

    def __init__(self, archive: zipfile.ZipFile, called: str) -> None:
        self._archive, self._called = archive, called

    def __contains__(self, part: object) -> bool:
        """Whether there is a part of this name."""
        return part in self._archive.NameToInfo

    def related(self, part: str) -> dict[str, str]:
        """Return the parts that a part refers to, by their kind; those of the archive for a blank."""
        folder, name = posixpath.split(part)
        listed = posixpath.join(folder, "_rels", f"{name}.rels")
        found: dict[str, str] = {}

        def start(_tag: str, attributes: Attributes) -> None:
            if attributes.get("TargetMode") != "External" and "Target" in attributes:
                kind = attributes.get("Type", "").rpartition("/")[2]
                target = posixpath.normpath(posixpath.join("/", folder, attributes["Target"]))
                found.setdefault(kind, target.lstrip("/"))

        if listed in self:
            parse(self.blocks(listed), start)
        return found

    def blocks(self, part: str) -> Iterator[bytes]:
        """Unpack a part block by block, and no further than a document would go."""
        about = self._archive.getinfo(part)
        if about.compress_type not in _PACKED:
            raise InputError(
                f"{self._called}: {part} is packed in another way than Word packs it. {SAVE_AGAIN}"
            )
        packed, unpacked = about.compress_size, 0
        with self._archive.open(part) as stream:
            while block := stream.read(_BLOCK):
                unpacked += len(block)
                if unpacked > LARGEST_PART or (unpacked > UNCHECKED and unpacked > LARGEST_RATIO * packed):
                    raise InputError(
                        f"{self._called}: {part} unpacks from {packed:,} to more than {unpacked:,} bytes, "
                        f"expected at most {LARGEST_RATIO} times as much and {LARGEST_PART:,} bytes. Such an "
                        "archive is made to harm; if this one is not, save it as PDF."
                    )
                yield block


@contextmanager
def opened(stream: BinaryIO, called: str) -> Iterator[Archive]:
    """Open the archive of a Word document; whatever is wrong with it, or with its XML, is one message.

    Raises
    ------
    InputError
        When the archive is damaged, encrypted, of another program, has a part twice, or unpacks to
        far more than a document does, or its XML is damaged or refused by a `Parser`.
    """
    try:
        with zipfile.ZipFile(stream) as archive:
            _check_names(archive, called)
            yield Archive(archive, called)
    except InputError:
        raise
    except expat.ExpatError as error:
        raise InputError(f"{called}: its XML is damaged ({error}). {SAVE_AGAIN}") from None
    except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, ValueError, OSError) as error:
        raise InputError(
            f"{called}: it is damaged, cut off or made to harm ({str(error) or 'too short'}). {SAVE_AGAIN}"
        ) from None
    except (RuntimeError, NotImplementedError) as error:
        raise InputError(f"{called}: its archive cannot be unpacked ({error}). {SAVE_AGAIN}") from None


def _check_names(archive: zipfile.ZipFile, called: str) -> None:
    for start, what, advice in _ARCHIVES:
        if any(name.startswith(start) for name in archive.namelist()):
            raise InputError(f"{called}: found {what}, expected a DOCX. To read it, {advice}.")
    if len(archive.namelist()) > len(archive.NameToInfo):
        raise InputError(f"{called}: its archive has two parts of one name. {SAVE_AGAIN}")


def parse(blocks: Iterable[bytes], start: Callable[[str, Attributes], None]) -> None:
    """Parse a whole part, and give each tag that begins with its attributes."""
    parser = Parser(start, lambda _tag: None)
    for block in blocks:
        parser.feed(block)
    parser.end()


class Parser:
    """A parser that names elements by namespace, and refuses declared entities and what has no end."""

    def __init__(self, start: Callable[[str, Attributes], None], stop: Callable[[str], None]) -> None:
        self.expat = expat.ParserCreate(namespace_separator=" ")
        self.expat.buffer_text = True
        self.expat.StartDoctypeDeclHandler = self._refuse_doctype
        self.expat.StartElementHandler = self._start
        self.expat.EndElementHandler = self._stop
        self._on_start, self._on_stop = start, stop
        self._fed = self._depth = self._elements = 0

    def feed(self, block: bytes) -> None:
        """Parse one block more."""
        self.expat.Parse(block, False)
        self._fed += len(block)
        if self._fed - self.expat.CurrentByteIndex > LONGEST_HELD:
            raise ValueError(f"it has a tag of more than {LONGEST_HELD:,} bytes")

    def end(self) -> None:
        """Refuse what is not whole."""
        self.expat.Parse(b"", True)

    def _start(self, tag: str, attributes: Attributes) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise ValueError(f"its elements are nested more than {DEEPEST} deep")
        self._elements += 1
        if self._elements > MOST_ELEMENTS:
            raise ValueError(f"a part of it has more than {MOST_ELEMENTS:,} elements")
        self._on_start(tag, attributes)

    def _stop(self, tag: str) -> None:
        self._depth -= 1
        self._on_stop(tag)

    def _refuse_doctype(self, *_declared: object) -> None:
        raise ValueError("it declares a document type, as no Word document does")
