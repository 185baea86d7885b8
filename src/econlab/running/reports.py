"""The report on disk: the folder of each run, and the notes of those that failed."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from econlab.errors import InputError
from econlab.evidence.origins import Origin
from econlab.running.hashes import hash_of, hash_of_file
from econlab.scratch import exclusive, scratch
from econlab.showing.executed import drawings
from econlab.showing.notebook_pages import page, retold

Record = dict[str, Any]


def writable(folder: Path, option: str = "--output") -> Path:
    """Make a folder where it is not there yet, and return its absolute path.

    Parameters
    ----------
    folder : pathlib.Path
        The folder.
    option : str
        The option that named it, for the message.

    Raises
    ------
    InputError
        When it cannot be made, or cannot be written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return folder.resolve()
    except OSError as error:
        raise InputError(
            f"{option} {folder}: cannot be written ({error.strerror}). Name a folder that can."
        ) from error


def unwritable(folder: Path, error: OSError) -> str:
    """Return what is said where a report can no longer be written."""
    return (
        f"{folder}: the report cannot be written ({error.strerror}). The runs that are complete are kept: "
        "make room or set its rights, and give the same command again."
    )


def scrubbed(notebook: Record) -> Record:
    """Return an executed notebook without times, folders and random names.

    Of what papermill writes into the metadata, only the parameters are kept. What is
    returned is plain data, as it is read from its file.

    Examples
    --------
    >>> cell = {"id": "7f3a", "metadata": {"papermill": {"duration": 0.1}, "tags": []}}
    >>> written = {"input_path": "/home/a.ipynb", "parameters": {"n": 1}}
    >>> scrubbed({"cells": [cell], "metadata": {"papermill": written}})
    {'cells': [{'id': '7f3a', 'metadata': {}}], 'metadata': {'papermill': {'parameters': {'n': 1}}}}
    """
    plain: Record = json.loads(json.dumps(notebook))
    cells = []
    for cell in plain["cells"]:
        metadata = {
            name: held for name, held in cell["metadata"].items() if name not in ("papermill", "execution")
        }
        if not metadata.get("tags", True):
            del metadata["tags"]
        named = {"id": "injected-parameters"} if "injected-parameters" in metadata.get("tags", []) else {}
        cells.append(cell | named | {"metadata": metadata})
    given = plain["metadata"].get("papermill", {}).get("parameters", {})
    return plain | {"cells": cells, "metadata": plain["metadata"] | {"papermill": {"parameters": given}}}


def files_of(record: Record, executed: Record, origins: Mapping[str, Origin]) -> dict[str, bytes]:
    """Return the files of a complete run, by their place in its folder: notebook, page, charts.

    Parameters
    ----------
    record : dict
        With ``notebook``, ``title``, ``language``, ``parameters`` and, where tables
        of one's own were read, ``added``.
    executed : dict
        The executed notebook.
    origins : mapping of str to Origin
        Where each figure stands, as `origins` gives it.
    """
    source = f"{record['notebook']}.ipynb"
    text = page(
        executed,
        title=record["title"] or record["notebook"],
        language=record["language"],
        parameters=record["parameters"],
        source=source,
        origins=origins,
        added=record.get("added", ()),
    )
    charts = {
        f"charts/{drawing.name}.{ending}": content
        for drawing in drawings(executed)
        for ending, content in drawing.files.items()
    }
    return {source: as_json(executed), f"{record['notebook']}.html": text.encode(), **charts}


def keep_files(record: Record, files: Mapping[str, bytes], unfinished: Path, folder: Path) -> None:
    """Put a complete run in its place: its files and its record.

    All is written in the folder for what is unfinished first, and takes the place of an
    earlier run in two renames; the notes of an earlier failure are cleared.
    """
    name, run = record["notebook"], record["run"]
    record |= {"folder": _place(name, run), "page": f"{name}.html", "executed": f"{name}.ipynb"}
    complete = unfinished / "complete"
    for file, content in files.items():
        (complete / file).parent.mkdir(parents=True, exist_ok=True)
        (complete / file).write_bytes(content)
    record["files"] = _sizes_and_hashes(complete)
    record["seal"] = seal(record)
    (complete / "run.json").write_bytes(as_json(record))
    with exclusive(folder):
        _swap(complete, folder / record["folder"], unfinished / "earlier")
        _clear_failure(record, folder)


def tell_added(record: Record, added: Sequence[Record], folder: Path) -> None:
    """Have the page and the record of a kept run tell of other data of one's own, none of which it read."""
    place = folder / record["folder"]
    path = place / record["page"]
    text = retold(path.read_text(encoding="utf-8"), record["added"], added, record["language"])
    with exclusive(folder), scratch(folder, ".run-") as unfinished:
        write(path, text.encode(), unfinished)
        record = record | {"added": added, "files": record["files"] | {record["page"]: _size_and_hash(path)}}
        record["seal"] = seal(record)
        write(place / "run.json", as_json(record), unfinished)


def _place(notebook: str, run: str) -> str:
    return f"runs/{notebook}/{run}"


def seal(record: Record) -> str:
    """Return the hash of everything else in a record."""
    rest = {name: held for name, held in record.items() if name != "seal"}
    return hash_of(rest)


def _sizes_and_hashes(complete: Path) -> dict[str, Record]:
    return {
        path.relative_to(complete).as_posix(): _size_and_hash(path)
        for path in sorted(complete.rglob("*"))
        if path.is_file()
    }


def _size_and_hash(path: Path) -> Record:
    return {
        "bytes": path.stat().st_size,
        "modified": path.stat().st_mtime_ns,
        "sha256": hash_of_file(path),
    }


def damage(record: Record, folder: Path) -> str:
    """Return which kept file of a run is missing or altered; blank where all are as they were.

    A file of the same size and time of change is taken to be the same; another
    time alone, as after copying, has it read.
    """
    for name, kept in record["files"].items():
        path = f"{folder}/{record['folder']}/{name}"
        try:
            now = os.stat(path)  # noqa: PTH116  # three times as quick, for every file of every run
        except OSError:
            return f"an output is missing: {name}"
        if now.st_size == kept["bytes"] and now.st_mtime_ns == kept["modified"]:
            continue
        if hash_of_file(Path(path)) != kept["sha256"]:
            return f"an output was altered: {name}"
    return ""


def _swap(complete: Path, place: Path, earlier: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    if place.exists():
        place.rename(earlier)
    try:
        complete.rename(place)
    except OSError:
        if earlier.exists():
            earlier.rename(place)
        raise


def keep_failure(record: Record, partial: bytes | None, unfinished: Path, folder: Path) -> None:
    """Put the notebook of a failed run, as far as it came, and its record under ``failed``."""
    notebook, about = _failure_files(record["notebook"], record["run"], folder)
    if partial is not None:
        record["partial"] = notebook.relative_to(folder).as_posix()
    with exclusive(folder):
        _clear_failure(record, folder)
        about.parent.mkdir(parents=True, exist_ok=True)
        if partial is not None:
            write(notebook, partial, unfinished)
        write(about, as_json(record), unfinished)


def _clear_failure(record: Record, folder: Path) -> None:
    for path in _failure_files(record["notebook"], record["run"], folder):
        path.unlink(missing_ok=True)
    with suppress(OSError):  # folders that still hold another failure stay
        (folder / "failed" / record["notebook"]).rmdir()
        (folder / "failed").rmdir()


def _failure_files(notebook: str, run: str, folder: Path) -> tuple[Path, Path]:
    place = folder / "failed" / notebook
    return place / f"{run}.ipynb", place / f"{run}.json"


def earlier(notebook: str, run: str, folder: Path) -> Record:
    """Return the record that an earlier run left.

    Raises
    ------
    FileNotFoundError
        When there was none.
    ValueError
        When it is not as it was left.
    """
    with open(f"{folder}/{_place(notebook, run)}/run.json", "rb") as file:  # noqa: PTH123  # as in `damage`
        record: Any = json.loads(file.read())
    if not isinstance(record, dict) or record.get("seal") != seal(record):
        raise ValueError(f"the record of {notebook} ({run}) was altered")
    if (record["notebook"], record["run"]) != (notebook, run):
        raise ValueError(f"the record of {notebook} ({run}) is of another run")
    return dict(record)


def failed_before(notebook: str, run: str, folder: Path) -> bool:
    """Whether the last run failed."""
    return os.path.exists(f"{folder}/failed/{notebook}/{run}.json")  # noqa: PTH110  # as in `damage`


def failure(notebook: str, run: str, folder: Path) -> Record:
    """Return the record of a run that failed last."""
    _, about = _failure_files(notebook, run, folder)
    return read_json(about)


def read_json(path: Path) -> Record:
    """Return the content of a JSON file."""
    content: Record = json.loads(path.read_text(encoding="utf-8"))
    return content


def as_json(content: Mapping[str, Any]) -> bytes:
    """Return a notebook or a record as it is written."""
    return (json.dumps(content, indent=1, ensure_ascii=False) + "\n").encode()


def write(path: Path, content: bytes, unfinished: Path) -> None:
    """Write a file, which is there whole or not at all, by way of a folder for what is unfinished."""
    beside = unfinished / path.name
    beside.write_bytes(content)
    beside.replace(path)
