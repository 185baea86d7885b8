"""A PDF read by a process of its own, which ends where it would take too much time or memory.

PDFium aborts where there is no memory left, and would end this process with it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from typing import IO, Any, BinaryIO

from econlab.errors import InputError

# Address space; an ordinary PDF takes a tenth of it.
MEMORY = 2 << 30
# Processor time: so much for any PDF, and more by its size, of which PDFium reads ten times as much.
SECONDS = 60
BYTES_A_SECOND = 100_000
_BLOCK = 1 << 18


def pages(stream: BinaryIO, called: str, warn: Callable[[str], None]) -> Iterator[tuple[int, str]]:
    """Give each page of a PDF as `econlab.scanning.document_pdf.pages` does, read by another process.

    Where the system knows such limits, it may use `MEMORY` bytes and `SECONDS`
    of processor time and more by the size of the file, and write no file.

    Raises
    ------
    InputError
        As `econlab.scanning.document_pdf.pages`, and where that process ends before the document.
    """
    if find_spec("pypdfium2") is None:
        raise InputError(
            f"{called}: pypdfium2, which reads PDF, is not installed. "
            "Install it with pip install 'econlab[documents]'."
        )
    with _as_file(stream) as file:
        seconds = SECONDS + os.fstat(file.fileno()).st_size // BYTES_A_SECOND
        with _reader(file, seconds) as told:
            for line in told:
                match json.loads(line):
                    case [int(page), str(text)]:
                        yield page, text
                    case {"warning": said}:
                        warn(f"{called}{said}")
                    case {"refused": said}:
                        raise InputError(f"{called}{said}")
                    case _:
                        return
        raise InputError(
            f"{called}: reading it ended PDFium, or took more than {seconds} seconds of processor time or "
            f"{MEMORY >> 20:,} MB of memory, as only a damaged PDF does, or one made to harm. "
            "Print it to a new PDF from a viewer, or save its text."
        )


@contextmanager
def _as_file(stream: BinaryIO) -> Iterator[BinaryIO]:
    """Give a stream as a file that another process can be handed."""
    try:
        stream.fileno()
    except OSError:
        with tempfile.TemporaryFile() as copy:
            while block := stream.read(_BLOCK):
                copy.write(block)
            copy.flush()
            yield copy
    else:
        yield stream


@contextmanager
def _reader(file: BinaryIO, seconds: int) -> Iterator[IO[bytes]]:
    """Start a process that reads a PDF, give what it writes, and end it."""
    # -P: no module is imported from the working folder, where anything may lie.
    command = [sys.executable, "-P", "-m", __name__, str(MEMORY), str(seconds)]
    with subprocess.Popen(command, stdin=file, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout is not None
        try:
            yield process.stdout
        finally:
            process.kill()


def _read(memory: int, seconds: int) -> None:
    """Read the PDF on standard input, and write each page as a line of JSON."""
    from econlab.scanning import document_pdf

    def tell(said: object) -> None:
        sys.stdout.buffer.write(json.dumps(said).encode() + b"\n")

    _confine(memory, seconds)
    try:
        for page in document_pdf.pages(sys.stdin.buffer, "", lambda said: tell({"warning": said})):
            tell(page)
    except InputError as error:
        tell({"refused": str(error)})
    tell(None)


def _confine(memory: int, seconds: int) -> None:
    """Have the system end this process beyond its limits; without a core, and without files of its own."""
    try:
        import resource
    except ImportError:  # Windows
        return
    limits: dict[int, Any] = {
        resource.RLIMIT_AS: memory,
        resource.RLIMIT_CPU: seconds,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_FSIZE: 0,
    }
    for kind, most in limits.items():
        _, hard = resource.getrlimit(kind)
        # Some systems have a limit and do not let it be set, as macOS that of memory.
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


if __name__ == "__main__":
    _read(*map(int, sys.argv[1:]))
