"""What happens in a worker: one document scanned, here or on another machine."""

from __future__ import annotations

import io
import os
import platform
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import IO, BinaryIO

from econlab import project
from econlab.errors import InputError
from econlab.running import work
from econlab.running.bundles import unpacked
from econlab.running.fingerprints import MISSING
from econlab.running.work import Finished, Needs
from econlab.scanning.documents import Piece, read_pieces
from econlab.scanning.scan import ScannedFigure, scan_pieces
from econlab.showing.scanned import FORMS, Tally

# What decides on the text that is read of a document, besides Python and econlab.
_READERS = ("lxml", "pypdfium2", "python-docx", "trafilatura")
# Beyond so many characters, what a worker of this machine writes goes through a file.
SPILLED = 1 << 20


@dataclass(frozen=True, slots=True)
class ScanTask:
    """One document, with all it takes to scan it elsewhere.

    Attributes
    ----------
    document, name : str
        Its id, and what it is called in messages: its path as it was given.
    path : pathlib.Path, optional
        Where a process of this machine finds it.
    given : bytes, optional
        What it holds, where there is no path to it.
    language : str
        ``vi``, ``en`` or ``auto``.
    form : str
        One of `FORMS`; blank to have the figures themselves, and the text.
    needs : Needs
        What the worker must have.
    bundle : str
        The key of the project's data.
    content : bytes, optional
        The data, where the worker has asked for them.
    """

    document: str
    name: str
    path: Path | None
    given: bytes | None
    language: str
    form: str
    needs: Needs
    bundle: str
    content: bytes | None = None


@dataclass(slots=True)
class Reading:
    """A document as it is scanned.

    Attributes
    ----------
    tally : Tally
        Of the figures so far.
    error : str
        Why it could not be read, or not to its end; blank while all is well.
    warnings : list of str
        What else there is to say of it, such as pages without a text.
    figures, texts : list, optional
        What was found, and the text it was found in, where they are to be kept.
    """

    tally: Tally = field(default_factory=Tally)
    error: str = ""
    warnings: list[str] = field(default_factory=list)
    figures: list[ScannedFigure] | None = None
    texts: list[str] | None = None


def needed() -> Needs:
    """Return what workers must have in common with this process."""
    return Needs(work.library(), "", tuple(_versions().items()))


@cache
def _versions() -> dict[str, str]:
    from importlib.metadata import PackageNotFoundError, version

    def found(name: str) -> str:
        try:
            return version(name)
        except PackageNotFoundError:
            return MISSING

    return {
        "python": platform.python_version(),
        "unicode": unicodedata.unidata_version,
        **{name: found(name) for name in _READERS},
    }


def ready() -> None:
    """Import what documents need, which is done by then: this module does."""


def read(
    source: Path | BinaryIO, *, document: str, name: str, language: str, form: str, reading: Reading
) -> Iterator[str]:
    """Scan a document, and write what it prints as it comes.

    Parameters
    ----------
    source : pathlib.Path or binary file
        The document.
    document, name, language, form : str
        As in `ScanTask`.
    reading : Reading
        Takes what is counted and kept, and why the document could not be read.
    """
    try:
        found = scan_pieces(
            _pieces(source, name, reading),
            language,
            document,
            warn=lambda said: reading.warnings.append(f"{name}: {said}"),
        )
        figures = _counted(found, reading.tally)
        if form:
            yield from _written(figures, document, form)
        else:
            reading.figures = list(figures)
    except InputError as error:
        reading.error = str(error)
    except OSError as error:
        reading.error = f"{name}: cannot be read ({error.strerror or error})."
    except Exception as error:  # noqa: BLE001  # of a library that met a broken document
        said = " ".join(str(error).split())
        reading.error = f"{name}: cannot be read ({type(error).__name__}: {said})."


def _written(figures: Iterator[ScannedFigure], document: str, form: str) -> Iterator[str]:
    written = FORMS[form]
    # Nothing of a document that turns out not to be readable at all.
    first = next(figures, None)
    yield written.title(document)
    if first is not None:
        yield written.row(first)
    for figure in figures:
        yield written.row(figure)
    yield written.finish(first is not None)


def _counted(figures: Iterable[ScannedFigure], tally: Tally) -> Iterator[ScannedFigure]:
    for figure in figures:
        tally.count(figure)
        yield figure


def _pieces(source: Path | BinaryIO, name: str, reading: Reading) -> Iterator[Piece]:
    for piece in read_pieces(source, name, warn=reading.warnings.append):
        if reading.texts is not None:
            reading.texts.append(piece.text)
        yield piece


def perform(task: ScanTask) -> Finished:
    """Scan one document, and return what is to be written; nothing is written but in a temporary folder."""
    base = work.working_folder()
    data = unpacked(task.bundle, task.content, base)
    if data is None:
        return Finished(lacks=True)
    if differs := work.differing(task.needs, needed()):
        return Finished(differs=differs)
    reading = Reading(texts=None if task.form else [])
    source = io.BytesIO(task.given or b"") if task.path is None else task.path
    output = _Output(None if task.path is None else base)
    with project.within(_project_in(data)), output:
        for part in read(
            source,
            document=task.document,
            name=task.name,
            language=task.language,
            form=task.form,
            reading=reading,
        ):
            output.write(part)
    record = {
        "outcome": "failed" if reading.error else "done",
        "error": reading.error,
        "reading": reading,
        "spilled": output.file,
    }
    return Finished(record, {"output": output.written()})


def _project_in(folder: Path) -> Path | None:
    """Return a folder where it is that of a project."""
    return folder if (folder / project.MARKER).is_file() else None


class _Output:
    """What is written of a document: in memory, or in a file once it is long and a folder is given."""

    def __init__(self, folder: Path | None) -> None:
        self._folder, self._parts, self._length = folder, list[str](), 0
        self._open: IO[bytes] | None = None
        self.file: Path | None = None

    def __enter__(self) -> None:
        """Nothing yet: a file is opened when it is needed."""

    def __exit__(self, *_: object) -> None:
        if self._open is not None:
            self._flush()
            self._open.close()

    def write(self, part: str) -> None:
        """Write one part more."""
        self._parts.append(part)
        self._length += len(part)
        if self._length > SPILLED and self._folder is not None:
            if self._open is None:
                number, name = tempfile.mkstemp(dir=self._folder, prefix="scanned-")
                self._open, self.file = os.fdopen(number, "wb"), Path(name)
            self._flush()

    def _flush(self) -> None:
        if self._open is not None:
            self._open.write("".join(self._parts).encode())
        self._parts, self._length = [], 0

    def written(self) -> bytes:
        """Return what is in no file."""
        return "".join(self._parts).encode()
