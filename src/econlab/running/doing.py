"""A sweep at work: the runs that are due, what each is sent with, what is kept of it."""

from __future__ import annotations

import json
import sys
import tempfile
import threading
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from econlab.errors import InputError, counted
from econlab.running import gathering
from econlab.running.choices import Choice
from econlab.running.fingerprints import NEVER, Present, why_run
from econlab.running.progress import Progress
from econlab.running.reports import Record, earlier, keep_failure, keep_files, tell_added, unwritable
from econlab.running.translations import Translation
from econlab.scratch import scratch
from econlab.showing.executed import summary

if TYPE_CHECKING:
    from econlab.running.work import Finished, Task

# A skipped run is told by itself only where few runs are asked for.
_FEW = 20


@dataclass(frozen=True, slots=True)
class Way:
    """How runs are to be done.

    Attributes
    ----------
    workers : int, optional
        How many processes of this machine; one for each processor when not given.
    scheduler : str, optional
        Address of a Dask scheduler, whose workers do the runs instead.
    retry : int
        How often a failed run is tried again.
    seconds : float, optional
        How long a run may take.
    fresh : bool
        Whether to do all runs again, also those that nothing has changed for.
    cold : bool
        Whether every kernel is started afresh, with all its imports.
    """

    workers: int | None = None
    scheduler: str | None = None
    retry: int = 0
    seconds: float | None = None
    fresh: bool = False
    cold: bool = False


@dataclass(frozen=True, slots=True)
class _Due:
    """A run to be done, and why."""

    choice: Choice
    why: str


@dataclass(frozen=True, slots=True)
class _Shared:
    """What all runs of a notebook in one language have in common: its bytes, and what each record tells."""

    source: bytes
    title: str
    question: str
    record: Record


class Sweep:
    """Runs that are asked for together.

    Parameters
    ----------
    choices : sequence of Choice
        All of them, checked.
    present : Present
        The project as it is now.
    folder : pathlib.Path
        The folder of the report.
    progress : Progress
        What is said of them.
    way : Way
        How they are to be done.

    Attributes
    ----------
    outcomes : dict
        ``done``, ``failed`` or ``skipped``, by notebook and run.
    """

    def __init__(
        self, choices: Sequence[Choice], present: Present, folder: Path, progress: Progress, way: Way
    ) -> None:
        self._choices, self._present, self._folder = choices, present, folder
        self._progress, self._way = progress, way
        self.outcomes: dict[tuple[str, str], str] = {}
        self._shared: dict[tuple[Path, str], _Shared] = {}

    def due(self) -> list[_Due]:
        """Return the runs that have to be done, and tell of the others."""
        due = []
        for choice in self._choices:
            why = "" if self._way.fresh else why_run(choice, self._present, self._folder)
            if why or self._way.fresh:
                due.append(_Due(choice, why))
            else:
                self._skip(choice)
        skipped = self._progress.counts["skipped"]
        if skipped and len(self._choices) > _FEW:
            self._progress.say(f"{skipped} runs unchanged; --fresh runs them again")
        return due

    def _skip(self, choice: Choice) -> None:
        record = earlier(choice.name, choice.run, self._folder)
        if record["added"] != self._present.added:  # none of which it read
            tell_added(record, self._present.added, self._folder)
        name = self._end(choice, "skipped")
        if len(self._choices) <= _FEW:
            since = datetime.fromisoformat(record["started"]).astimezone(UTC)
            self._progress.say(f"{name}: unchanged since {since:%Y-%m-%d %H:%M} UTC; --fresh runs it again")

    def _end(self, choice: Choice, outcome: str, seconds: float = 0.0) -> str:
        name = f"{choice.name} ({choice.run})"
        self.outcomes[choice.name, choice.run] = outcome
        self._progress.ended(name, outcome, seconds)
        return name

    def do(self, due: Sequence[_Due]) -> None:
        """Do runs, and keep what each leaves as it comes.

        Raises
        ------
        InputError
            When there is nowhere to do them, or nothing can be written to the report any more.
        """
        if not due:
            return
        from econlab.running.batch import Batch
        from econlab.running.bundles import bundle
        from econlab.running.executors import pool

        where = pool(self._way.workers, self._way.scheduler, most=len(due))
        sweep = uuid.uuid4().hex
        preparing = _preparing() if len(due) > 1 else nullcontext()
        with preparing, scratch(self._folder, ".run-") as unfinished:
            held = bundle(dict.fromkeys(one.choice.notebook for one in due), self._present)

            def landed(one: _Due, finished: Finished) -> None:
                self._keep(one, finished, unfinished)

            try:
                batch = Batch(where, held, landed, self._progress, retry=self._way.retry)
                batch.work_off((one, self._task(one.choice, held.key, sweep, where.memory)) for one in due)
            except BaseException:
                where.stop(sweep)
                raise
            finally:
                where.close()

    def _task(self, choice: Choice, key: str, sweep: str, memory: int | None) -> Task:
        from econlab.running.work import Needs, Task

        now = self._present
        return Task(
            sweep,
            choice.name,
            choice.run,
            choice.language,
            self._of(choice).source,
            dict(choice.values),
            dict(choice.changed),
            Needs(now.library, now.settings, tuple(now.versions.items())),
            key,
            seconds=self._way.seconds,
            memory=memory,
            cold=self._way.cold,
            cells=len(self._choices) == 1 and self._way.scheduler is None and sys.stderr.isatty(),
            added=now.added,
        )

    def _of(self, choice: Choice) -> _Shared:
        """Return what all runs of a notebook in a language have in common, looked up once."""
        key = (choice.notebook, choice.language)
        if key not in self._shared:
            self._shared[key] = self._looked_up(*key)
        return self._shared[key]

    def _looked_up(self, notebook: Path, language: str) -> _Shared:
        source, translation = notebook.read_bytes(), self._present.translation(notebook, language)
        inputs = self._inputs(notebook, source, translation)
        content = json.loads(source)
        if translation:
            self._tell_wanted(translation, content)
            content = translation.of(content)
            source = json.dumps(content, ensure_ascii=False).encode()
        title, question = summary(content)
        return _Shared(
            source,
            title,
            question,
            {
                "versions": self._present.versions,
                "inputs": inputs,
                "added": self._present.added,
                "fingerprint": self._present.fingerprint(notebook, language),
            },
        )

    def _inputs(self, notebook: Path, source: bytes, translation: Translation | None) -> Record:
        root = self._present.root
        written = {notebook: sha256(source).hexdigest()}
        if translation:
            written[notebook.with_name(translation.file)] = translation.sha256
        return (
            dict(self._present.tables())
            | {path.relative_to(root).as_posix(): hashed for path, hashed in written.items()}
            | dict(self._present.source(notebook).declared or {})
        )

    def _tell_wanted(self, translation: Translation, notebook: Record) -> None:
        if wanted := translation.wanted(notebook):
            self._progress.say(
                f"{translation.file}: {counted(len(wanted), 'cell')} shown in English, for want of a "
                f"translation of what is written there now: {', '.join(wanted)}"
            )

    def _keep(self, one: _Due, finished: Finished, unfinished: Path) -> None:
        record = self._record(one.choice) | finished.record
        try:
            self._put(record, finished, unfinished)
        except OSError as error:
            record = self._record(one.choice) | {
                "outcome": "failed",
                "error": f"What it left cannot be kept: {error.strerror}",
                "started": record["started"],
                "duration": record["duration"],
            }
            self._put_note(record, unfinished)
        name = self._end(one.choice, record["outcome"], record["duration"])
        self._progress.say(f"{name}: {_said(record, self._folder, one.why)}")

    def _put(self, record: Record, finished: Finished, unfinished: Path) -> None:
        with tempfile.TemporaryDirectory(dir=unfinished, ignore_cleanup_errors=True) as folder:
            if record["outcome"] == "failed":
                keep_failure(record, finished.partial, Path(folder), self._folder)
            else:
                keep_files(record, finished.files, Path(folder), self._folder)

    def _put_note(self, record: Record, unfinished: Path) -> None:
        try:
            keep_failure(record, None, unfinished, self._folder)
        except OSError as error:
            raise InputError(unwritable(self._folder, error)) from None

    def _record(self, choice: Choice) -> Record:
        shared = self._of(choice)
        return {
            "notebook": choice.name,
            "run": choice.run,
            "title": shared.title,
            "question": shared.question,
            "language": choice.language,
            "parameters": dict(choice.values),
            **shared.record,
            "reads": [],
            "outcome": "done",
            "results": [],
            "charts": [],
            "started": datetime.now(UTC).isoformat(timespec="seconds"),
        }


@contextmanager
def _preparing() -> Iterator[None]:
    """Have what gathers several runs imported beside a block, until it ends."""
    from econlab.running.processes import deaf

    ended = threading.Event()
    # Deaf, so that Ctrl-C is heard by the thread that starts processes deaf. No daemon: where
    # Python ends in the midst of C++ that another thread runs, the process aborts.
    with deaf():
        threading.Thread(target=gathering.prepare, args=[ended]).start()
    try:
        yield
    finally:
        ended.set()


def _said(record: Record, folder: Path, why: str) -> str:
    """Return how a run ended, as it is told at once."""
    line = f"{record['outcome']}, {record['duration']:.1f} s"
    if record["outcome"] == "failed":
        stop = "" if record["error"].endswith((".", "!", "?")) else "."
        line = f"{line}. {record['error']}{stop}"
        if "partial" in record:
            line = f"{line} The notebook up to there: {folder / record['partial']}"
    elif why and why != NEVER:
        line = f"{line}; again because {why}"
    return line
