"""An export: tables of a project and results of a report, as files in a folder."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from importlib.util import find_spec
from pathlib import Path

from econlab.errors import InputError, nearest
from econlab.evidence import catalogue
from econlab.evidence.descriptor import fields
from econlab.running.gathering import records_in
from econlab.running.parameters import shown
from econlab.running.reports import Record, writable, write
from econlab.running.results import typed_columns
from econlab.scratch import scratch
from econlab.showing.codebook import codebook, sources
from econlab.showing.exports import FORMATS, TABLES, Column, Dataset, Export, dataset
from econlab.showing.language import Language

RESULTS = "results"
_MEANINGS = {
    "notebook": "Notebook that was run, by its file stem.",
    "run": "Id of the run: its parameters that are not the defaults.",
    "name": "Name of the result; main answers begin with answer_.",
    "value": "The result, if it is a number.",
    "low": "Lower bound.",
    "high": "Upper bound; inf for an open end.",
    "verdict": "The result, if it is a text.",
    "unit": "Unit of value, low and high; defined in units.csv.",
}
_KINDS = {"string": "string", "bool": "boolean", "int64": "integer", "float64": "number"}
# Whole numbers above it lose digits in programs that have floats only.
_LARGEST = 2**53


def formats(wanted: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the formats to write, and those that are left out since their library is missing.

    Parameters
    ----------
    wanted : sequence of str
        Names of formats; all whose library is installed when empty.

    Raises
    ------
    InputError
        When a name is not one of a format, or its library is missing.
    """
    _check_known(wanted, FORMATS, "--format")
    missing = [name for name in FORMATS if not _is_there(FORMATS[name].library)]
    for name in wanted:
        if name in missing:
            raise InputError(
                f"--format {name}: takes {FORMATS[name].library}, which is not installed. "
                "Run: pip install 'econlab[export]'"
            )
    if wanted:
        return list(dict.fromkeys(wanted)), []
    return [name for name in FORMATS if name not in missing], missing


def _check_known(names: Iterable[str], allowed: Collection[str], where: str) -> None:
    for name in names:
        if name not in allowed:
            raise InputError(
                f"{where}: found {name!r}, expected one of {', '.join(allowed)}{nearest(name, allowed)}."
            )


def _is_there(library: str) -> bool:
    return not library or find_spec(library) is not None


def chosen(tables: Sequence[str], report: Path, *, named: bool) -> tuple[list[str], list[Record]]:
    """Return which tables to export, and the complete runs of a report.

    Parameters
    ----------
    tables : sequence of str
        Names of tables; all when empty, then without results where a report has none.
    report : pathlib.Path
        Folder of the report.
    named : bool
        Whether the report was named, and so has to be there.

    Raises
    ------
    InputError
        When a name is not one of a table, or there are no results and they were asked for.
    """
    _check_known(tables, TABLES, "export")
    wanted = list(dict.fromkeys(tables or TABLES))
    if RESULTS not in wanted:
        return wanted, []
    runs = [record for record in records_in(report) if record["outcome"] != "failed" and record["results"]]
    if not runs and (named or tables):
        raise InputError(
            f"--from {report}: found no results, expected the folder of a report. Run notebooks first "
            "(econlab run), or name the folder of theirs."
        )
    return [name for name in wanted if name != RESULTS or runs], runs


def gathered(tables: Iterable[str], runs: Sequence[Record], root: Path, language: Language = "en") -> Export:
    """Return tables of a project, with their sources and codebook.

    Parameters
    ----------
    tables : iterable of str
        Some of figures, statements, reference and results.
    runs : sequence of dict
        Records of the runs whose results are meant.
    root : pathlib.Path
        The project folder.
    language : {"en", "vi"}
        Of names and comments.

    Raises
    ------
    InputError
        When the tables are missing or older than the raw ones.
    """
    found = tuple(
        _results(runs) if name == RESULTS else dataset(name, fields(name), catalogue.built_rows(name, root))
        for name in tables
    )
    names = catalogue.vocabulary(root)
    return Export(found, sources(root), codebook(found, names, language), names, language)


def _results(runs: Sequence[Record]) -> Dataset:
    columns, cells = [], {}
    for name, held, kind in typed_columns(runs):
        large = kind == "int64" and any(abs(cell) > _LARGEST for cell in held if cell is not None)
        meaning = _MEANINGS.get(name, f"Parameter {name} of the run.")
        columns.append(Column(name, "string" if large else _KINDS[kind], meaning))
        cells[name] = ["" if cell is None else shown(cell) for cell in held]
    rows = [dict(zip(cells, row, strict=True)) for row in zip(*cells.values(), strict=True)]
    return Dataset(RESULTS, tuple(columns), tuple(rows))


def export(content: Export, names: Iterable[str], folder: Path) -> list[Path]:
    """Write an export in some formats, and return its files.

    Everything is made before the first file is written, and each takes the place of
    an earlier one whole.

    Parameters
    ----------
    content : Export
        What is exported.
    names : iterable of str
        Formats.
    folder : pathlib.Path
        Where to; made when it is not there.

    Raises
    ------
    InputError
        When a text cannot be held by a format, or the folder cannot be written to.
    """
    files = {name: held for form in names for name, held in FORMATS[form].files(content).items()}
    folder = writable(folder, "--to")
    with scratch(folder, ".export-") as unfinished:
        for name, held in files.items():
            write(folder / name, held, unfinished)
    return [folder / name for name in files]
