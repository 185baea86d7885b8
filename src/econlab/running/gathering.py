"""What is gathered from all runs of a report: tables of results, comparisons, the front page."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from econlab.errors import InputError
from econlab.evidence.origins import origins
from econlab.running import listings
from econlab.running.hashes import hash_of, hash_of_file, hash_of_files
from econlab.running.reports import Record, write
from econlab.running.results import to_csv, to_parquet
from econlab.scratch import exclusive, scratch
from econlab.showing import front, pages
from econlab.showing.comparison import Comparison, compare
from econlab.showing.language import Language
from econlab.showing.results import ANSWER

_EVIDENCE = (
    "data/raw/figures.csv",
    "data/raw/documents.csv",
    "data/raw/reference.csv",
    "data/raw/sources.csv",
)

# What a later run of the same is judged by, which stays in the record of each run.
PRIVATE = frozenset({"files", "fingerprint", "reads", "seal"})
# What no table and no page tells.
_UNTOLD = frozenset({"duration", "inputs", "started", "versions"})
_NEEDED = frozenset({"notebook", "run", "title", "question", "language", "parameters", "outcome", "results"})

_TABLE, _PARQUET, _RECORDS, _INDEX = "results.csv", "results.parquet", "run.json", "index.html"


def gather(folder: Path, root: Path) -> None:
    """Write tables of results, comparisons, ``run.json`` and pages from all runs in a report.

    Where the records of the runs are those it was last gathered from, and what was
    gathered is as it was written, nothing is. A chart is drawn anew only where what
    it shows has changed. All files are those of a gathering from nothing.

    Parameters
    ----------
    folder : pathlib.Path
        The folder of the report.
    root : pathlib.Path
        The project, whose evidence the front page links to where it is above the report.

    Raises
    ------
    InputError
        When the record of a run cannot be read.
    """
    with exclusive(folder), scratch(folder, ".gather-") as unfinished:
        _gather(folder, root, unfinished)


def _gather(folder: Path, root: Path, unfinished: Path) -> None:
    paths = _records(folder)
    evidence = _evidence(folder, root)
    data = listings.drawn_from(root)
    source = hash_of([_hashes(paths, folder), evidence, _parquet_is_there(), data])
    before = _gathered_before(folder)
    if before.get("from") == source and _stands(before, folder):
        return
    records, told = _read_all(paths)
    files = _tables(records, folder, unfinished)
    language: Language = "vi" if {record["language"] for record in records} == {"vi"} else "en"
    comparisons = _comparisons(records, language)
    charts = {
        name: chart
        for name, comparison in comparisons.items()
        if (chart := _chart(name, comparison, language, before, folder))
    }
    files |= {chart.place: chart.svg for chart in charts.values()}
    listed, listed_from = _listed(root, data, before, folder)
    files |= listed
    files[_INDEX] = front.index(
        records,
        language=language,
        evidence=evidence,
        comparisons=comparisons,
        charts={name: (chart.place, chart.alt) for name, chart in charts.items()},
        tables=[name for name in files if name == _PARQUET],
        listings=listings.titled(listed, language),
        origins=origins(root) if listed else {},
    ).encode()
    files[_RECORDS] = _told(told, files, charts, {"from": source, "listed_from": listed_from})
    for name, content in files.items():
        _put(folder / name, content, unfinished)
    _clear(folder, files)


def prepare(ended: threading.Event) -> None:
    """Import what a gathering of several runs needs, while they are at work, and stop once they have ended.

    Parameters
    ----------
    ended : threading.Event
        Set when the runs have ended.
    """
    heavy = ("numpy", "matplotlib.figure", "matplotlib.backends.backend_svg", "econlab.showing.sweep_charts")
    with suppress(Exception):  # which the gathering itself will tell
        for name in heavy:
            if ended.is_set():
                return
            import_module(name)
        if not ended.is_set():
            to_parquet([])


def records_in(folder: Path) -> list[Record]:
    """Return the records of all runs in a report by notebook and run, with what tables and pages need.

    Raises
    ------
    InputError
        When the record of a run cannot be read.
    """
    return _read_all(_records(folder))[0]


def _tables(records: Sequence[Record], folder: Path, unfinished: Path) -> dict[str, bytes]:
    """Return the tables of results, which are also kept at once, whatever becomes of the front page."""
    done = [record for record in records if record["outcome"] != "failed"]
    tables = {_TABLE: to_csv(done).encode()}
    if _parquet_is_there():
        tables[_PARQUET] = to_parquet(done)
    for name, content in tables.items():
        _put(folder / name, content, unfinished)
    return tables


def _comparisons(records: Sequence[Record], language: Language) -> dict[str, Comparison]:
    done: dict[str, list[Record]] = {}
    for record in records:
        if record["outcome"] != "failed":
            done.setdefault(record["notebook"], []).append(record)
    return {name: compare(runs, language) for name, runs in done.items() if len(runs) > 1}


def _records(folder: Path) -> list[Path]:
    """Return where the records of runs are: of complete ones first, each in order."""
    patterns = ("runs/*/*/run.json", "failed/*/*.json")
    return [path for pattern in patterns for path in sorted(folder.glob(pattern))]


def _hashes(paths: Sequence[Path], folder: Path) -> dict[str, str]:
    found = {}
    for path in paths:
        with suppress(FileNotFoundError):  # another command is replacing the run
            found[path.relative_to(folder).as_posix()] = hash_of_file(path)
    return found


def _read_all(paths: Sequence[Path]) -> tuple[list[Record], list[bytes]]:
    """Return all records by notebook and run, with what the tables and pages need, and their lines."""
    # What many runs have in common is held once, so that thousands of them fit.
    shared: dict[str, str] = {}

    def sharing(pairs: list[tuple[str, Any]]) -> Record:
        return {
            name: shared.setdefault(held, held) if isinstance(held, str) else held for name, held in pairs
        }

    read: list[tuple[Record, bytes]] = []
    for path in paths:
        with suppress(FileNotFoundError):
            record = _read(path, sharing)
            line = {name: held for name, held in record.items() if name not in PRIVATE}
            slim = {name: held for name, held in line.items() if name not in _UNTOLD}
            read.append((slim, json.dumps(line, ensure_ascii=False).encode()))
    read.sort(key=lambda one: (one[0]["notebook"], one[0]["run"]))
    return [record for record, _ in read], [line for _, line in read]


def _read(path: Path, hook: Callable[[list[tuple[str, Any]]], Record]) -> Record:
    try:
        record: Any = json.loads(path.read_bytes(), object_pairs_hook=hook)
        missing = sorted(_NEEDED - dict(record).keys())
    except (TypeError, ValueError) as error:
        raise InputError(f"{path}: cannot be read ({error}). Delete its folder and run it again.") from error
    if missing:
        raise InputError(f"{path}: has no {', '.join(missing)}. Delete its folder and run it again.")
    return dict(record)


def _evidence(folder: Path, root: Path) -> dict[str, str]:
    above = folder.is_relative_to(root.resolve())
    return {
        name: Path(os.path.relpath(root.resolve() / name, folder)).as_posix() if above else ""
        for name in _EVIDENCE
        if (root / name).is_file()
    }


def _parquet_is_there() -> bool:
    return find_spec("pyarrow") is not None


def _gathered_before(folder: Path) -> Record:
    """Return what ``run.json`` tells of the last gathering; nothing where it is not as it was written."""
    try:
        first, _, rest = (folder / _RECORDS).read_bytes().partition(b"\n")
        before: Record = json.loads(first.rstrip(b",") + b"}")["gathered"]
        return before if before["runs"] == sha256(rest).hexdigest() else {}
    except (KeyError, OSError, TypeError, ValueError):
        return {}


def _stands(before: Record, folder: Path) -> bool:
    return all(_is_as_written(folder / name, told) for name, told in before["files"].items()) and (
        _PARQUET in before["files"] or not (folder / _PARQUET).exists()
    )


def _is_as_written(path: Path, told: str) -> bool:
    try:
        return hash_of_file(path) == told
    except OSError:
        return False


def _listed(root: Path, data: str, before: Record, folder: Path) -> tuple[dict[str, bytes], str]:
    """Return the pages of figures and statements, those that are there where they would be the same.

    Beside them is the hash of what they are made from, blank where there are none.
    """
    if not data:
        return {}, ""
    made_from = hash_of([data, _drawn_by("itables")])
    names = [name for name in listings.all_names() if name in before.get("files", {})]
    stand = names and all(_is_as_written(folder / name, before["files"][name]) for name in names)
    if stand and before.get("listed_from") == made_from:
        return {name: (folder / name).read_bytes() for name in names}, made_from
    made = listings.listings(root)
    return made, made_from if made else ""


@dataclass(frozen=True, slots=True)
class _Chart:
    """A chart of the report: its place, what it is drawn from, and the drawing."""

    place: str
    drawn_from: str
    svg: bytes
    alt: str


def _chart(
    name: str, comparison: Comparison, language: Language, before: Record, folder: Path
) -> _Chart | None:
    """Return the chart of a comparison: the one that is there, where it would be drawn the same."""
    if not comparison.drawable:
        return None
    place = f"comparisons/{name}.svg"
    title = comparison.title or name
    answers = [
        [run["parameters"], [one for one in run["results"] if one["name"].startswith(ANSWER)]]
        for run in comparison.runs
    ]
    drawn_from = hash_of([title, language, answers, _drawn_by("matplotlib")])
    told = before.get("charts", {}).get(name, {})
    if told.get("from") == drawn_from and _is_as_written(folder / place, before["files"].get(place, "")):
        return _Chart(place, drawn_from, (folder / place).read_bytes(), told["alt"])
    from econlab.showing.sweep_charts import small_multiples

    drawing = small_multiples(comparison, name=name, title=title, language=language)
    return drawing and _Chart(place, drawn_from, drawing.svg, drawing.alt)


@cache
def _drawn_by(library: str) -> str:
    """Return the hash of what draws charts and pages: a library, and all that econlab shows them with."""
    from importlib.metadata import version

    showing = Path(pages.__file__).parent
    files = (path for path in showing.rglob("*") if path.suffix != ".pyc")
    return hash_of([version(library), hash_of_files(files, showing)])


def _told(
    told: Sequence[bytes],
    files: Mapping[str, bytes],
    charts: Mapping[str, _Chart],
    sources: Mapping[str, str],
) -> bytes:
    """Return ``run.json``: what was gathered from which records, and these, one a line."""
    rest = b"".join([b'"runs": [\n', b",\n".join(told), b"\n]}\n"])
    gathered = {
        **sources,
        "files": {name: sha256(content).hexdigest() for name, content in files.items()},
        "charts": {name: {"from": chart.drawn_from, "alt": chart.alt} for name, chart in charts.items()},
        "runs": sha256(rest).hexdigest(),
    }
    return b'{"gathered": ' + json.dumps(gathered, ensure_ascii=False).encode() + b",\n" + rest


def _put(path: Path, content: bytes, unfinished: Path) -> None:
    """Write a file where it is not there already."""
    if not _is_as_written(path, sha256(content).hexdigest()):
        path.parent.mkdir(exist_ok=True)
        write(path, content, unfinished)


def _clear(folder: Path, files: Mapping[str, bytes]) -> None:
    """Remove what an earlier gathering left and this one does not have."""
    listed = [folder / name for name in listings.all_names()]
    for path in [folder / _PARQUET, *folder.glob("comparisons/*.svg"), *listed]:
        if path.relative_to(folder).as_posix() not in files:
            path.unlink(missing_ok=True)
    for name in ("comparisons", "assets"):
        with suppress(OSError):  # it is not there, or holds something
            (folder / name).rmdir()
