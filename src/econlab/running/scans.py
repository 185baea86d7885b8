"""Documents scanned, by this process or by others: found, handed over, written in the order asked for."""

from __future__ import annotations

import os
import shutil
import sys
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from econlab import project
from econlab.errors import counted
from econlab.running.progress import Progress, duration, rewrite_line
from econlab.scanning.documents import documents_in
from econlab.showing.scanned import Tally

if TYPE_CHECKING:
    from econlab.running.bundles import Bundle
    from econlab.running.scan_work import Reading, ScanTask
    from econlab.running.work import Finished

_STANDARD_INPUT = "-"
# How many documents, and how many bytes written of them, may wait for one before them to be ready.
MOST_AHEAD = 256
_MOST_HELD = 64 << 20
# Starting a process takes as long as scanning about so much.
_WORTH_A_PROCESS = 4 << 20
_BEAT_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class Document:
    """A document to be scanned.

    Attributes
    ----------
    id : str
        As `documents_in` gives it; ``-`` for standard input.
    name : str
        What it is called in messages: its path as it was given.
    path : pathlib.Path, optional
        Where it is; None for standard input.
    """

    id: str
    name: str
    path: Path | None


@dataclass(frozen=True, slots=True)
class Scanned:
    """What became of a document.

    Attributes
    ----------
    document : Document
        Which one.
    reading : Reading
        What was counted and kept of it, and why it could not be read.
    """

    document: Document
    reading: Reading


@dataclass(frozen=True, slots=True)
class Manner:
    """How documents are scanned.

    Attributes
    ----------
    form : str
        How figures are written, one of `FORMS`; blank to keep the figures themselves, and the texts.
    language : str
        ``vi``, ``en`` or ``auto``.
    workers : int, optional
        How many processes of this machine; when not given one for each processor, as
        far as they are worth their start.
    scheduler : str, optional
        Address of a Dask scheduler, whose workers scan instead.
    root : pathlib.Path, optional
        The project whose vocabulary is used.
    """

    form: str = "jsonl"
    language: str = "auto"
    workers: int | None = None
    scheduler: str | None = None
    root: Path | None = None


def documents(inputs: Sequence[str]) -> list[Document]:
    """Find the documents that are asked for.

    Parameters
    ----------
    inputs : sequence of str
        Files and folders, as `documents_in` takes them, and ``-`` for standard input.

    Returns
    -------
    list of Document
        Each once, in the order asked for.

    Raises
    ------
    InputError
        When something is not there, or a folder holds no document.
    """
    before = inputs.index(_STANDARD_INPUT) if _STANDARD_INPUT in inputs else len(inputs)
    paths = [
        [Path(given) for given in part if given != _STANDARD_INPUT] for part in (inputs[:before], inputs)
    ]
    found = [Document(_shown(one.id), _shown(str(one.path)), one.path) for one in documents_in(*paths[1])]
    if before < len(inputs):
        found.insert(len(documents_in(*paths[0])), Document(_STANDARD_INPUT, "standard input", None))
    return found


def _shown(name: str) -> str:
    """Return a name that can be written: without signs that are not UTF-8, or that a terminal obeys."""
    written = name.encode("utf-8", "replace").decode()
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in written)


def scan_all(found: Sequence[Document], manner: Manner, write: Callable[[str], object]) -> list[Scanned]:
    """Scan documents, and write what is found of each as it comes, in their order.

    Parameters
    ----------
    found : sequence of Document
        What to scan.
    manner : Manner
        How.
    write : callable
        Takes what is to be written, part by part.

    Returns
    -------
    list of Scanned
        One for each, in their order; one that could not be read has been told of on standard error.

    Raises
    ------
    InputError
        When there is nowhere to do it.
    """
    progress = _ScanProgress(len(found))
    workers = manner.workers
    if workers is None and manner.scheduler is None:
        workers = _worth(found)
    if manner.scheduler is None and min(len(found), workers or 1) < 2:
        outcomes = list(_scanned_here(found, manner, write, progress))
    else:
        outcomes = _Handing(found, manner, write, progress).done(workers)
    progress.summary()
    return outcomes


def _worth(found: Sequence[Document]) -> int:
    """Return how many processes are worth their start."""
    from econlab.running.processes import processors

    size = sum(one.path.stat().st_size for one in found if one.path is not None and one.path.is_file())
    return min(processors(), 1 + size // _WORTH_A_PROCESS)


def _scanned_here(
    found: Sequence[Document], manner: Manner, write: Callable[[str], object], progress: _ScanProgress
) -> Iterator[Scanned]:
    from econlab.running.scan_work import Reading, read

    for document in found:
        reading = Reading(texts=None if manner.form else [])
        with project.within(manner.root):
            parts = read(
                sys.stdin.buffer if document.path is None else document.path,
                document=document.id,
                name=document.name,
                language=manner.language,
                form=manner.form,
                reading=reading,
            )
            for part in parts:
                write(part)
                progress.pass_by(reading.tally.figures)
        progress.scanned(document, reading)
        yield Scanned(document, reading)


class _Handing:
    """Documents on their way through an executor, and what comes back of them, put in order."""

    def __init__(
        self,
        found: Sequence[Document],
        manner: Manner,
        write: Callable[[str], object],
        progress: _ScanProgress,
    ) -> None:
        self._found, self._manner, self._write, self._progress = found, manner, write, progress
        self._early: dict[int, Finished] = {}
        self._begun = 0
        self._outcomes: list[Scanned] = []

    def done(self, workers: int | None) -> list[Scanned]:
        """Scan all, and return what became of each."""
        from econlab.running.batch import Batch
        from econlab.running.executors import pool
        from econlab.running.scan_work import perform, ready

        where = pool(workers, self._manner.scheduler, most=len(self._found), ready=ready)
        held = _held(self._manner.root)
        try:
            batch = Batch(where, held, self._landed, self._progress, work=perform, room=self._has_room)
            batch.work_off(self._tasks(held))
        except BaseException:
            where.stop(uuid.uuid4().hex)
            raise
        finally:
            where.close()
        return self._outcomes

    def _has_room(self) -> bool:
        held = sum(len(one.files.get("output", b"")) for one in self._early.values())
        return self._begun - len(self._outcomes) < MOST_AHEAD and held < _MOST_HELD

    def _tasks(self, held: Bundle) -> Iterator[tuple[int, ScanTask]]:
        from econlab.running.scan_work import ScanTask, needed

        needs, manner = needed(), self._manner
        for position, document in enumerate(self._found):
            self._begun += 1
            path = None if document.path is None else Path(os.path.abspath(document.path))  # noqa: PTH100
            given = None
            if path is None or manner.scheduler is not None:
                try:
                    given, path = _bytes(path), None
                except OSError as error:
                    self._landed(position, _unreadable(document, error))
                    continue
            yield (
                position,
                ScanTask(
                    document.id, document.name, path, given, manner.language, manner.form, needs, held.key
                ),
            )

    def _landed(self, position: int, finished: Finished) -> None:
        self._early[position] = finished
        while len(self._outcomes) in self._early:
            self._put(self._early.pop(len(self._outcomes)))

    def _put(self, finished: Finished) -> None:
        from econlab.running.scan_work import Reading

        document, record = self._found[len(self._outcomes)], finished.record
        # A worker that died has sent none.
        reading = record.get("reading") or Reading(
            error=f"{document.name}: cannot be read ({record['error']})."
        )
        self._write(finished.files.get("output", b"").decode())
        spilled = record.get("spilled")
        if spilled is not None:
            with spilled.open(encoding="utf-8", newline="") as parts:
                shutil.copyfileobj(parts, _Writing(self._write))
            spilled.unlink()
        self._progress.scanned(document, reading)
        self._outcomes.append(Scanned(document, reading))


class _Writing:
    """A file that hands on what is written to it."""

    def __init__(self, write: Callable[[str], object]) -> None:
        self.write = write


def _bytes(path: Path | None) -> bytes:
    return sys.stdin.buffer.read() if path is None else path.read_bytes()


def _unreadable(document: Document, error: OSError) -> Finished:
    from econlab.running.scan_work import Reading
    from econlab.running.work import Finished

    said = f"{document.name}: cannot be read ({error.strerror or error})."
    return Finished({"outcome": "failed", "error": said, "reading": Reading(error=said)})


def _held(root: Path | None) -> Bundle:
    """Pack the raw data of a project, which have its vocabulary."""
    from econlab.running.bundles import below, packed

    if root is None:
        return packed({})
    return packed(below(root, (root / "data" / "raw").rglob("*")))


class _ScanProgress(Progress):
    """How far a scan has come, where standard output does not show it.

    Parameters
    ----------
    total : int
        How many documents there are.
    """

    def __init__(self, total: int) -> None:
        super().__init__(total, "document")
        self.tally = Tally()
        self._began = self._beaten = time.monotonic()
        self._passing = 0
        # On one terminal, the two streams would write into each other's lines.
        self._shown = sys.stderr.isatty() and not sys.stdout.isatty()
        self._terminal = self._shown

    def scanned(self, document: Document, reading: Reading) -> None:
        """Count a document, and tell of one that could not be read."""
        self._passing = 0
        self.tally.add(reading.tally)
        self.ended(document.name, "failed" if reading.error else "done")
        for said in [*reading.warnings, *([reading.error] if reading.error else [])]:
            self.say(f"econlab: {said}")

    def pass_by(self, figures: int) -> None:
        """Show how many figures there are so far of the document at hand, where it is time to."""
        now = time.monotonic()
        if now - self._beaten > _BEAT_SECONDS:
            self._beaten, self._passing = now, figures
            self.beat(1, 1)

    def beat(self, running: int, slots: int) -> None:
        """Show how things stand: on a terminal also of a single document."""
        if self._shown:
            rewrite_line(self.line(running, slots))
        else:
            super().beat(running, slots)

    def line(self, running: int, slots: int) -> str:  # noqa: ARG002
        """Return how things stand, in one line."""
        figures = f"{self.tally.figures + self._passing:,} figures"
        if self.total < 2:
            return f"{figures} so far"
        return f"{self.counts.total()} of {self.total} documents scanned, {figures}"

    def summary(self) -> None:
        """Say how a scan of more than one document has ended."""
        if self.total < 2:
            if self._shown:
                rewrite_line("")
            return
        failed = self.counts["failed"]
        unreadable = f", {failed} of them not to be read" if failed else ""
        took = duration(time.monotonic() - self._began)
        self.say(f"{counted(self.total, 'document')}{unreadable}: {self.tally.figures:,} figures, in {took}")
