"""Runs: notebooks executed by papermill, and the report gathered from all of them."""

from __future__ import annotations

import re
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from econlab.errors import InputError, nearest
from econlab.running import kernels
from econlab.running.choices import Choice, Codes, choose, known_codes
from econlab.running.parameters import as_papermill_path
from econlab.running.reports import Record, gather, keep, keep_failure, read_json, scrubbed, writable
from econlab.running.results import collect
from econlab.showing.executed import drawings, summary
from econlab.showing.language import LANGUAGES

PACKAGES = ("econlab", "papermill", "pandas", "numpy", "statsmodels", "matplotlib", "seaborn")


def run(
    notebooks: Sequence[str],
    parameters: Sequence[str],
    *,
    root: Path,
    output: Path | None = None,
    codes: Codes | None = None,
    warm: bool = True,
) -> list[Record]:
    """Execute notebooks, and gather the report from every run so far.

    A run replaces the earlier run of the same notebook with the same parameters
    once it is complete. One that fails leaves the earlier one as it was, and the
    notebooks after it still run.

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
    warm : bool, default True
        Whether kernels are forked from a process that has imported the heavy libraries.

    Returns
    -------
    list of dict
        The record of each run; its ``outcome`` is ``done`` or ``failed``.

    Raises
    ------
    InputError
        Before anything starts: when a notebook is not there, a parameter is
        wrong, or the output folder cannot be written.
    """
    chosen = choose(find(root, notebooks), parameters, codes={**known_codes(root), **(codes or {})})
    folder = writable(output or root / "reports")
    _make_data(root)
    try:
        with kernels.warm(warm):
            return [_run_one(choice, root, folder) for choice in chosen]
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
    raise InputError(
        f"There is no notebook {name!r}{nearest(name, there)}. Expected one of {', '.join(there)}."
    )


def _make_data(root: Path) -> None:
    if not (root / "data" / "processed" / "datapackage.json").is_file():
        from econlab.evidence import catalogue

        _say("data/processed is not there: building it from data/raw.")
        catalogue.build(root)


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


def _run_one(choice: Choice, root: Path, folder: Path) -> Record:
    from papermill.exceptions import PapermillException

    started, clock = datetime.now(UTC), time.monotonic()
    with tempfile.TemporaryDirectory(prefix=".run-", dir=folder, ignore_cleanup_errors=True) as name:
        scratch = Path(name)
        record = _record(choice, root)
        try:
            executed = _execute(choice, root, scratch / "executed.ipynb")
            record |= _results_of(executed)
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
    _say_end(record, folder)
    return record


def _record(choice: Choice, root: Path) -> Record:
    title, question = summary(read_json(choice.notebook))
    language = choice.values.get("language")
    return {
        "notebook": choice.name,
        "run": choice.run,
        "title": title,
        "question": question,
        "language": language if language in LANGUAGES else "en",
        "parameters": dict(choice.values),
        "versions": _versions(),
        "inputs": _inputs(choice.notebook, root),
        "outcome": "done",
        "results": [],
        "charts": [],
    }


def _versions() -> dict[str, str]:
    import platform
    from importlib.metadata import PackageNotFoundError, version

    versions = {"python": platform.python_version()}
    for package in PACKAGES:
        try:
            versions[package] = version(package)
        except PackageNotFoundError:
            versions[package] = "not installed"
    return versions


def _inputs(notebook: Path, root: Path) -> dict[str, str]:
    from hashlib import sha256

    data = sorted(path for path in (root / "data" / "processed").rglob("*") if path.is_file())
    return {
        path.relative_to(root).as_posix(): sha256(path.read_bytes()).hexdigest() for path in [*data, notebook]
    }


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


def _say_end(record: Record, folder: Path) -> None:
    start = "\r\033[K" if sys.stderr.isatty() else ""
    line = f"{record['notebook']} ({record['run']}): {record['outcome']}, {record['duration']:.1f} s"
    if record["outcome"] == "failed":
        stop = "" if record["error"].endswith((".", "!", "?")) else "."
        line = f"{line}. {record['error']}{stop}"
        if "partial" in record:
            line = f"{line} The notebook up to there: {folder / record['partial']}"
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
