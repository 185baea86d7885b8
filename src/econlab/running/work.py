"""What happens in a worker: one run of a notebook, here or on another machine."""

from __future__ import annotations

import atexit
import importlib
import os
import pickle
import signal
import tempfile
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from econlab.errors import InputError
from econlab.evidence import reads
from econlab.evidence.origins import origins
from econlab.project import ADDED, alone
from econlab.running.bundles import added_in, linked, unpacked
from econlab.running.executing import end, execute, is_halted
from econlab.running.fingerprints import MISSING, Present
from econlab.running.parameters import Value
from econlab.running.reports import Record, as_json, files_of, scrubbed
from econlab.running.results import collect
from econlab.running.watching import RunError, Watch, explained
from econlab.scratch import scratch
from econlab.showing.executed import drawings, summary

PREFIX = "econlab-worker-"
# How many differences between machines are told.
_TOLD = 5


@dataclass(frozen=True, slots=True)
class Needs:
    """What a worker must have in common with the machine that asks.

    Attributes
    ----------
    library, settings : str
        Hashes, as in `Present`.
    versions : tuple of (str, str)
        Names and versions of Python and of packages.
    """

    library: str
    settings: str
    versions: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Task:
    """One run, with all it takes to do it elsewhere.

    Attributes
    ----------
    sweep : str
        What all runs of a sweep are halted with.
    notebook, run, language : str
        File stem of the notebook, name of the run, ``en`` or ``vi``.
    source : bytes
        The notebook itself.
    values, changed : mapping of str to value
        As in `Choice`.
    needs : Needs
        What the worker must have.
    bundle : str
        The key of the data.
    content : bytes, optional
        The data, where the worker has asked for them.
    seconds : float, optional
        How long the run may take.
    memory : int, optional
        How many bytes its kernel may take.
    cold : bool
        Whether the kernel is started afresh, with all its imports.
    cells : bool
        Whether to show each cell on standard error as it starts.
    added : sequence of mapping
        The tables of one's own among the data, as `Present` tells them.
    """

    sweep: str
    notebook: str
    run: str
    language: str
    source: bytes
    values: Mapping[str, Value]
    changed: Mapping[str, Value]
    needs: Needs
    bundle: str
    content: bytes | None = None
    seconds: float | None = None
    memory: int | None = None
    cold: bool = False
    cells: bool = False
    added: Sequence[Record] = ()

    @property
    def name(self) -> str:
        """What the run is called."""
        return f"{self.notebook} ({self.run})"


@dataclass(frozen=True, slots=True)
class Finished:
    """What a worker sends back.

    Attributes
    ----------
    record : dict
        What the run adds to its record: ``outcome``, ``started``, ``duration``, and
        ``error`` or else ``title``, ``question``, ``results``, ``charts``, ``reads``.
    files : mapping of str to bytes
        The notebook, page and charts of a complete run.
    partial : bytes, optional
        The notebook of a failed run, as far as it came.
    again : bool
        Whether another attempt may end otherwise.
    lacks : bool
        Whether nothing was done, because the worker has yet to be sent the data.
    differs : str
        How the worker differs from the machine that asks, so that nothing was done.
    """

    record: Record = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)
    partial: bytes | None = None
    again: bool = False
    lacks: bool = False
    differs: str = ""


_guard = threading.Lock()
_open = ExitStack()
_base: list[Path] = []


def begin(stop: Any, base: Path, environment: Mapping[str, str]) -> None:
    """Make this process a local worker: it ends with what started it, and leaves Ctrl-C to that.

    Parameters
    ----------
    stop : multiprocessing.connection.Connection
        Its other end is closed when the worker is to end, at the latest by the
        system when the process that started it has ended in whatever way.
    base : pathlib.Path
        Where to work.
    environment : mapping of str to str
        That of the process that started it.
    """
    # A handler, since the kernels would inherit that a signal is ignored.
    signal.signal(signal.SIGINT, lambda *_: None)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    os.environ.clear()
    os.environ.update(environment)
    _base[:] = [base]
    threading.Thread(target=_end_with, args=(stop,), daemon=True).start()


def _end_with(stop: Any) -> None:
    with suppress(EOFError, OSError):
        stop.recv()
    end()


def ready() -> None:
    """Import what runs need, where this process was not forked with it."""
    importlib.import_module("econlab.running.worker")


def working_folder() -> Path:
    """Return the folder of this process, made at the first run and removed as the process ends."""
    with _guard:
        if not _base:
            _base.append(_open.enter_context(scratch(Path(tempfile.gettempdir()), PREFIX)))
            atexit.register(_open.close)
        return _base[0]


def perform(task: Task) -> Finished:
    """Do one run, and return everything it leaves; nothing is written but in a temporary folder."""
    base = working_folder()
    project = unpacked(task.bundle, task.content, base)
    if project is None:
        return Finished(lacks=True)
    if differs := differences(task.needs, project):
        return Finished(differs=differs)
    started, clock = datetime.now(UTC), time.monotonic()
    try:
        if is_halted(task.sweep):
            raise RunError("The sweep was halted", again=False)
        record, files = _run(task, project, base)
        done = Finished(record | {"outcome": "done"}, files)
    except RunError as error:
        partial = None if error.partial is None else as_json(scrubbed(error.partial))
        done = Finished({"outcome": "failed", "error": str(error)}, partial=partial, again=error.again)
    done.record["started"] = started.isoformat(timespec="seconds")
    done.record["duration"] = round(time.monotonic() - clock, 1)
    return done


def left(function: Callable[[Any], Finished], task: Any) -> Path:
    """Do a task in a process of this machine, and return the file that has what came of it.

    A pipe takes some megabytes piece by piece. Who reads it would wait for ever where this process
    is killed between two of them; the name of a file goes through whole or not at all.
    """
    finished = function(task)
    handle, name = tempfile.mkstemp(prefix="finished-", dir=working_folder())
    with os.fdopen(handle, "wb") as file:
        pickle.dump(finished, file, pickle.HIGHEST_PROTOCOL)
    return Path(name)


def taken(file: Path) -> Finished:
    """Return what `left` has put in a file, and remove it."""
    finished: Finished = pickle.loads(file.read_bytes())  # from a folder of this user alone
    file.unlink()
    return finished


def _run(task: Task, project: Path, base: Path) -> tuple[Record, dict[str, bytes]]:
    with tempfile.TemporaryDirectory(prefix="run-", dir=base, ignore_cleanup_errors=True) as name:
        source, noted, here = (Path(name) / part for part in ("source.ipynb", "reads.jsonl", "here"))
        source.write_bytes(task.source)
        here.mkdir()
        executed = execute(
            source,
            task.changed,
            folder=linked(project, here),
            environment={
                "ECONLAB_PROJECT": str(project),
                ADDED: str(added_in(project) or ""),
                reads.VARIABLE: str(noted),
            },
            watch=Watch(task.name, seconds=task.seconds, memory=task.memory, cells=task.cells),
            sweep=task.sweep,
            cold=task.cold,
        )
        try:
            record = _results_of(executed) | {"reads": reads.noted(noted)}
        except InputError as error:
            raise RunError(explained(error), executed, again=False) from None
    about = {"notebook": task.notebook, "run": task.run, "language": task.language, "added": task.added}
    # What was sent has the data of one's own already, as they were when the sweep began.
    with alone():
        known = origins(project)
    return record, files_of(record | about | {"parameters": dict(task.values)}, executed, known)


@lru_cache(maxsize=4)
def differences(needs: Needs, project: Path) -> str:
    """Return how this machine differs from what is needed, in words; blank where it does not."""
    here = Present(project)
    return differing(needs, Needs(library(), here.settings, tuple(here.versions.items())))


def differing(needs: Needs, here: Needs) -> str:
    """Return how what is here differs from what is needed, in words; blank where it does not."""
    said = ["econlab itself is another"] if here.library != needs.library else []
    wanted, found = dict(needs.versions), dict(here.versions)
    for name in sorted({*wanted, *found}):
        was, has = wanted.get(name, MISSING), found.get(name, MISSING)
        if was != has:
            said.append(f"{name} is {has} there and {was} here")
    if here.settings != needs.settings:
        said.append("the settings of matplotlib or IPython are others")
    rest = f"; and {len(said) - _TOLD} more" if len(said) > _TOLD else ""
    return "; ".join(said[:_TOLD]) + rest


@cache
def library() -> str:
    """Return the hash of econlab as it was when this process began to work, which is what it has imported."""
    return Present(Path()).library


def _results_of(executed: Record) -> Record:
    title, question = summary(executed)
    charts = [
        {
            "name": drawing.name,
            "alt": drawing.alt,
            "file": f"charts/{drawing.name}.{next(iter(drawing.files))}",
        }
        for drawing in drawings(executed)
    ]
    return {"title": title, "question": question, "results": collect(executed), "charts": charts}
