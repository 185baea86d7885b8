"""Rows added to raw tables: all others stay as they are written, everything is kept or nothing."""

from __future__ import annotations

import csv
import io
import os
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from shutil import copymode
from tempfile import TemporaryDirectory

from econlab.errors import InputError

Cells = Mapping[str, str]


@dataclass(slots=True)
class _Record:
    """One row of a table, and what the file holds of it."""

    cells: Cells
    written: str


class Table:
    """A raw table as it is written, row by row, that is known to be well formed.

    Parameters
    ----------
    path : pathlib.Path
        The file.

    Attributes
    ----------
    rows : list
        Each with its `cells`.
    is_changed : bool
        Whether rows were added.
    """

    def __init__(self, path: Path) -> None:
        self.path, self.is_changed = path, False
        self.before = path.read_bytes()
        lines = list(io.StringIO(self.before.decode(), newline=""))
        self._end = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
        reader = csv.reader(lines, strict=True)
        self._header = next(reader)
        self.head = "".join(lines[: reader.line_num])
        self.rows: list[_Record] = []
        done = reader.line_num
        for cells in reader:
            written = "".join(lines[done : reader.line_num])
            done = reader.line_num
            if cells:
                named = dict(zip(self._header, map(str.strip, cells), strict=True))
                self.rows.append(_Record(named, written))
            elif self.rows:
                self.rows[-1].written += written
            else:
                self.head += written

    def insert(self, new: Sequence[Cells], place: Callable[[Cells], tuple[object, ...]]) -> None:
        """Add rows, each before the first row that comes after it.

        Parameters
        ----------
        new : sequence of mapping
            Their cells, in order.
        place : callable
            What the order goes by.
        """
        rows: list[_Record] = []
        waiting = deque(new)
        for row in self.rows:
            while waiting and place(row.cells) > place(waiting[0]):
                rows.append(self._record(waiting.popleft()))
            rows.append(row)
        self.rows = [*rows, *map(self._record, waiting)]
        self.is_changed |= bool(new)

    def _record(self, cells: Cells) -> _Record:
        line = io.StringIO(newline="")
        csv.writer(line, lineterminator=self._end).writerow([cells[name] for name in self._header])
        return _Record(cells, line.getvalue())

    @property
    def name(self) -> str:
        """The file in messages, which may have a name that is not UTF-8."""
        return str(self.path).encode("utf-8", "replace").decode()

    @property
    def content(self) -> bytes:
        """What the file is to hold."""
        parts = [self.head, *(row.written for row in self.rows)]
        # The last row of a file may have no end.
        return "".join(part if part.endswith("\n") else part + self._end for part in parts).encode()


def write(texts: Mapping[Path, bytes], tables: Sequence[Table]) -> None:
    """Write files and changed tables, each at one stroke, after all were written beside their places.

    Parameters
    ----------
    texts : mapping of pathlib.Path to bytes
        The files.
    tables : sequence of Table
        In the order in which they may be there without those that follow.

    Raises
    ------
    InputError
        When something cannot be written, or a table was changed since it was read; nothing is
        written then.
    """
    contents = dict(texts) | {table.path: table.content for table in tables}
    with ExitStack() as held:
        beside: dict[Path, Path] = {}
        try:
            for path, content in contents.items():
                folder = held.enter_context(TemporaryDirectory(dir=path.parent, prefix=".scan-"))
                beside[path] = Path(folder) / path.name
                beside[path].write_bytes(content)
                if path.exists():
                    copymode(path, beside[path])
        except OSError as error:
            raise InputError(
                f"{path.name}: cannot be written in {path.parent} ({error.strerror}). Nothing was added."
            ) from None
        for table in tables:
            if table.path.read_bytes() != table.before:
                raise InputError(
                    f"data/raw/{table.path.name} was changed meanwhile by another program. "
                    "Nothing was added: scan again."
                )
        for path, made in beside.items():
            made.replace(path)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Have one process at a time change the tables of a folder, where the system can hold others back."""
    try:
        import fcntl

        held = os.open(folder, os.O_RDONLY)
    except (ImportError, OSError):
        yield
        return
    try:
        with suppress(OSError):  # a network's folder may know no locks
            fcntl.flock(held, fcntl.LOCK_EX)
        yield
    finally:
        os.close(held)
