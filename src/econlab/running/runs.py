"""Runs: notebooks executed by papermill, and the report gathered from all of them."""

from __future__ import annotations

import os
import re
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from econlab.errors import InputError, nearest
from econlab.evidence import reads
from econlab.running.choices import Choice, Codes, choose, known_codes
from econlab.running.declarations import as_papermill_path
from econlab.running.fingerprints import NEVER, Present, why_run
from econlab.running.reports import (
    Record,
    earlier,
    gather,
    keep,
    keep_failure,
    read_json,
    scrubbed,
    writable,
)
from econlab.running.results import collect
from econlab.showing.executed import drawings, summary
from econlab.showing.language import LANGUAGES


def run(
    notebooks: Sequence[str],
    parameters: Sequence[str],
    *,
    root: Path,
    output: Path | None = None,
    codes: Codes | None = None,
    fresh: bool = False,
) -> list[Record]:
    """Execute notebooks with the same parameters: `chosen`, then `run_choices`.

    Parameters
    ----------
    notebooks : sequence of str
        File stems in the project's ``notebooks`` folder; none means all of them.
    parameters : sequence of str
        ``name=value`` texts, for all of these notebooks.
    root : pathlib.Path
        The project folder.
    output : pathlib.Path, optional
        Where the report goes; ``reports`` in the project when not given.
    codes : mapping of str to collection of str, optional
        Parameter name to the codes it may take, besides those of the vocabulary.
    fresh : bool, optional
        Whether to do all runs again, also those that nothing has changed for.

    Returns
    -------
    list of dict
        The record of each run; its ``outcome`` is ``done``, ``failed`` or ``skipped``.

    Raises
    ------
    InputError
        Before anything starts: when a notebook is not there, a parameter is
        wrong, or the output folder cannot be written.
    """
    choices = chosen(notebooks, parameters, root=root, codes=codes)
    return run_choices(choices, root=root, output=output, fresh=fresh)


def chosen(
    notebooks: Sequence[str], parameters: Sequence[str], *, root: Path, codes: Codes | None = None
) -> list[Choice]:
    """Return one checked run for each notebook named; arguments and errors as for `run`."""
    return choose(find(root, notebooks), parameters, codes={**known_codes(root), **(codes or {})})


def run_choices(
    choices: Sequence[Choice], *, root: Path, output: Path | None = None, fresh: bool = False
) -> list[Record]:
    """Execute runs one after another, and gather the report from every run so far.

    A run is skipped where nothing it depends on has changed since it was last
    done, and its outputs are as it left them. Otherwise it replaces the earlier
    run of the same notebook with the same parameters once it is complete. One that
    fails leaves the earlier one as it was, and the runs after it still run.

    Parameters
    ----------
    choices : sequence of Choice
        The runs, all checked.
    root, output, fresh
        As for `run`.

    Returns
    -------
    list of dict
        The record of each run; its ``outcome`` is ``done``, ``failed`` or ``skipped``.

    Raises
    ------
    InputError
        Before anything starts, when declared inputs are not there or the output
        folder cannot be written.
    """
    present = Present(root)
    for notebook in dict.fromkeys(choice.notebook for choice in choices):
        present.source(notebook)  # refuses declared inputs that are not there
    folder = writable(output or root / "reports")
    _make_data(root)
    try:
        return [_run_or_skip(choice, present, folder, fresh=fresh) for choice in choices]
    finally:
        gather(folder, root)


def find(root: Path, names: Sequence[str]) -> list[Path]:
    """Return the notebooks of a project that names stand for, each once.

    Parameters
    ----------
    root : pathlib.Path
        The project folder.
    names : sequence of str
        File stems, or paths of files in ``notebooks``; none means all of them.

    Raises
    ------
    InputError
        When there is no such notebook.
    """
    folder = root / "notebooks"
    there = {path.stem: path for path in sorted(folder.glob("*.ipynb"))}
    if not there:
        raise InputError(f"{folder}: there is no notebook to run.")
    return list(dict.fromkeys(_named(name, there) for name in names)) or list(there.values())


def _named(name: str, there: Mapping[str, Path]) -> Path:
    if name in there:
        return there[name]
    for path in there.values():
        if name == path.name or Path(name).resolve() == path.resolve():
            return path
    raise InputError(missing(name, there))


def missing(name: str, there: Iterable[str]) -> str:
    """Return what is wrong where no notebook has a name, given the names of those that are there."""
    names = list(there)
    return f"There is no notebook {name!r}{nearest(name, names)}. Expected one of {', '.join(names)}."


def _make_data(root: Path) -> None:
    if not (root / "data" / "processed" / "datapackage.json").is_file():
        from econlab.evidence import catalogue

        _say("data/processed is not there: building it from data/raw.")
        catalogue.build(root)


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


def _run_or_skip(choice: Choice, present: Present, folder: Path, *, fresh: bool) -> Record:
    why = "" if fresh else why_run(choice, present, folder)
    if why or fresh:
        return _run_one(choice, present, folder, why)
    record = earlier(choice.name, choice.run, folder) | {"outcome": "skipped"}
    since = datetime.fromisoformat(record["started"]).astimezone(UTC)
    _say(f"{choice.name} ({choice.run}): unchanged since {since:%Y-%m-%d %H:%M} UTC; --fresh runs it again")
    return record


def _run_one(choice: Choice, present: Present, folder: Path, why: str) -> Record:
    from papermill.exceptions import PapermillException

    started, clock = datetime.now(UTC), time.monotonic()
    with tempfile.TemporaryDirectory(prefix=".run-", dir=folder, ignore_cleanup_errors=True) as name:
        scratch = Path(name)
        record = _record(choice, present)
        noted = scratch / "reads.jsonl"
        try:
            with _environment(present.root, noted):
                executed = _execute(choice, present.root, scratch / "executed.ipynb")
            record |= {**_results_of(executed), "reads": reads.noted(noted)}
        except (PapermillException, KeyError, OSError, RuntimeError, ValueError) as error:
            record |= {"outcome": "failed", "error": explained(error)}
        record |= {
            "started": started.isoformat(timespec="seconds"),
            "duration": round(time.monotonic() - clock, 1),
        }
        if record["outcome"] == "failed":
            keep_failure(record, scratch / "executed.ipynb", folder)
        else:
            keep(record, executed, scratch, folder)
    _say_end(record, folder, why)
    return record


@contextmanager
def _environment(root: Path, noted: Path) -> Iterator[None]:
    """Tell the kernels that start now which project they work for, and where to note what they read."""
    given = {"ECONLAB_PROJECT": str(root.resolve()), reads.VARIABLE: str(noted)}
    before = {name: os.environ.get(name) for name in given}
    os.environ.update(given)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _record(choice: Choice, present: Present) -> Record:
    title, question = summary(read_json(choice.notebook))
    language = choice.values.get("language")
    return {
        "notebook": choice.name,
        "run": choice.run,
        "title": title,
        "question": question,
        "language": language if language in LANGUAGES else "en",
        "parameters": dict(choice.values),
        "versions": present.versions,
        "inputs": _inputs(choice.notebook, present),
        "fingerprint": present.fingerprint(choice.notebook),
        "reads": [],
        "outcome": "done",
        "results": [],
        "charts": [],
    }


def _inputs(notebook: Path, present: Present) -> dict[str, str]:
    from hashlib import sha256

    root = present.root
    data = sorted(path for path in (root / "data" / "processed").rglob("*") if path.is_file())
    return {
        path.relative_to(root).as_posix(): sha256(path.read_bytes()).hexdigest() for path in [*data, notebook]
    } | dict(present.source(notebook).declared or {})


def _execute(choice: Choice, root: Path, executed: Path) -> Record:
    import papermill

    papermill.execute_notebook(
        as_papermill_path(choice.notebook),
        as_papermill_path(executed),
        # Values that are the defaults stay out, so that a run has one notebook however it was asked for.
        parameters=dict(choice.changed),
        cwd=root,
        progress_bar=False,
        record_timing=False,
        # Kernels talk over TCP on this machine only, and would warn of that at every start.
        extra_arguments=["--log-level=ERROR"],
        shutdown_kernel="immediate",
        on_cell_start=_progress(choice),
    )
    return scrubbed(read_json(executed))


def _progress(choice: Choice) -> Any:
    count = len(read_json(choice.notebook)["cells"]) + bool(choice.changed)

    def say(cell: Mapping[str, Any], cell_index: int) -> None:  # noqa: ARG001
        if sys.stderr.isatty():
            sys.stderr.write(f"\r\033[K{choice.name} ({choice.run}): cell {cell_index + 1} of {count}")
            sys.stderr.flush()

    return say


def _say_end(record: Record, folder: Path, why: str) -> None:
    start = "\r\033[K" if sys.stderr.isatty() else ""
    line = f"{record['notebook']} ({record['run']}): {record['outcome']}, {record['duration']:.1f} s"
    if record["outcome"] == "failed":
        stop = "" if record["error"].endswith((".", "!", "?")) else "."
        line = f"{line}. {record['error']}{stop}"
        if "partial" in record:
            line = f"{line} The notebook up to there: {folder / record['partial']}"
    elif why and why != NEVER:
        line = f"{line}; again because {why}"
    _say(start + line)


def explained(error: BaseException) -> str:
    """Return why a notebook failed, in one paragraph without a traceback.

    Examples
    --------
    >>> explained(RuntimeError("Kernel died"))
    'RuntimeError: Kernel died'
    """
    name, message, where = type(error).__name__, str(error), ""
    if hasattr(error, "ename"):
        cell = f"[{error.exec_count}]" if error.exec_count else f"number {error.cell_index + 1}"  # type: ignore[attr-defined]
        name, message, where = error.ename, error.evalue, f"Cell {cell}: "  # type: ignore[attr-defined]
    without_colours = re.sub(r"\x1b\[[0-9;]*[A-Za-z]", "", message)
    return " ".join(f"{where}{name}: {without_colours}".split()).removesuffix(":")


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
