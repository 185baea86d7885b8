"""The command line: for each verb its options, and one small function."""

from __future__ import annotations

import argparse
import errno
import io
import math
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from econlab.errors import InputError, counted, nearest
from econlab.project import adding

if TYPE_CHECKING:
    from econlab.evidence.coverage import Number
    from econlab.running.choices import Choice, Codes, Ranges
    from econlab.running.scans import Document, Manner, Scanned

    Verbs = argparse._SubParsersAction[argparse.ArgumentParser]

DONE, FAILED, WRONG_INPUT, INTERRUPTED = 0, 1, 2, 130
# What is the system's to mend, and no defect: no room, no right, a disk that fails.
_SYSTEMS = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES, errno.EIO}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line, and return its exit code.

    Parameters
    ----------
    arguments : sequence of str, optional
        The words after ``econlab``; those of the process when not given.

    Returns
    -------
    int
        0 when all went well, 1 when a run failed or a check found a problem, 2
        for a mistake in what was asked, 130 when interrupted.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # As the files are; another encoding could not write Vietnamese.
            stream.reconfigure(encoding="utf-8")
    options = _parser().parse_args(arguments)
    try:
        with adding(getattr(options, "data", None)):
            code: int = options.verb(options)
    except InputError as error:
        print(f"econlab: {error}", file=sys.stderr)
        return WRONG_INPUT
    except KeyboardInterrupt as interrupted:
        print(f"\neconlab: {str(interrupted) or 'interrupted.'}", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # The reader, such as head, has seen enough; Python must not flush to it once more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as error:
        if error.filename is None and error.errno not in _SYSTEMS:
            raise
        where = f"{error.filename}: " if error.filename else ""
        advice = " Make room or set rights there, and try again." if error.errno in _SYSTEMS else ""
        print(f"econlab: {where}{error.strerror}.{advice}", file=sys.stderr)
        return WRONG_INPUT
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="econlab", description="Policy figures as data, and notebooks on them."
    )
    parser.add_argument("--version", action=_Version, help="print the version and stop")
    verbs = parser.add_subparsers(title="verbs", metavar="VERB", required=True)
    for add in (_add_build, _add_check, _add_audit, _add_scan, _add_run, _add_export):
        add(verbs)
    return parser


class _Version(argparse.Action):
    """Print the version; looking it up only then keeps the start quick."""

    def __init__(self, option_strings: Sequence[str], dest: str, help: str | None = None) -> None:
        super().__init__(option_strings, dest, nargs=0, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        print(f"econlab {version('econlab')}")
        parser.exit()


def _add_data(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "--data",
        type=Path,
        metavar="DIR",
        help="folder of tables of your own, read after those of the project",
    )


def _whole(least: int) -> Callable[[str], int]:
    """Return what reads a whole number of at least so much, for argparse."""

    def number(text: str) -> int:
        if not text.isascii() or not text.isdigit() or int(text) < least:
            raise argparse.ArgumentTypeError(f"found {text!r}, expected a whole number, {least} or more")
        return int(text)

    return number


def _seconds(text: str) -> float:
    """Read a number of seconds, for argparse."""
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < math.inf:
        raise argparse.ArgumentTypeError(f"found {text!r}, expected a number of seconds above 0")
    return seconds


def _add_build(verbs: Verbs) -> None:
    build = verbs.add_parser("build", help="make data/processed from data/raw")
    _add_data(build)
    build.set_defaults(verb=_build)


def _build(_: argparse.Namespace) -> int:
    from econlab.evidence import building, catalogue
    from econlab.project import added, root

    folder = building.build(root())
    if (own := added()) is not None:
        print(
            f"With {own}: {len(catalogue.figures())} figures, {len(catalogue.reference())} reference values."
        )
        print("Nothing of it was written.")
        return DONE
    where = folder.relative_to(root()) if Path.cwd().is_relative_to(root()) else folder
    print(f"Built {where}: {len(catalogue.figures())} figures, ", end="")
    print(f"{len(catalogue.reference())} reference values.")
    _print_drafts()
    return DONE


def _print_drafts() -> None:
    from econlab.evidence import catalogue
    from econlab.scanning import drafts

    waiting = drafts.waiting(catalogue.raw_rows("figures"))
    if waiting:
        named = ", ".join(f"{document} {count}" for document, count in waiting.items())
        print(f"{counted(sum(waiting.values()), 'draft')} in data/raw/figures.csv to be reviewed: {named}.")


def _add_check(verbs: Verbs) -> None:
    check = verbs.add_parser("check", help="check the data, and the figures against the documents")
    check.add_argument("--documents", type=Path, metavar="DIR", help="folder with the texts of the documents")
    check.add_argument("--record", action="store_true", help="count the coverage of the documents anew")
    _add_data(check)
    check.set_defaults(verb=_check)


def _check(options: argparse.Namespace) -> int:
    from econlab.evidence import building, checking, stacking
    from econlab.project import added, root

    if options.record:
        if options.documents is None:
            raise InputError("--record: found no --documents, expected the folder of the texts to count.")
        if added() is not None:
            raise InputError(
                "--record: found data of your own as well, whose figures are not the project's to count."
            )
        checking.record_coverage(root(), options.documents)
        building.build(root())
    problems = checking.check(root(), options.documents)
    for problem in problems:
        print(problem)
    for table in stacking.added_told():
        print(f"{table['table']}: {counted(table['rows'], 'row')} read after the project's.")
    if options.documents:
        _print_coverage(checking.uncovered(root(), options.documents))
    if not problems:
        print(
            "All is well: " + ("data and documents agree." if options.documents else "the data are current.")
        )
    _print_drafts()
    return FAILED if problems else DONE


def _print_coverage(found: Mapping[str, Sequence[Number]]) -> None:
    from econlab.evidence import coverage

    for document, numbers in found.items():
        counts = coverage.counted(numbers)
        figures, lines = counts.get(coverage.FIGURE, (0, 0))
        left_out = ", ".join(f"{rule} {counts[rule][0]}" for rule in coverage.RULES if rule in counts)
        print(f"{document}: {len(numbers)} numbers, {figures} of them in figures, on {lines} lines.")
        print(f"  left out by rule: {left_out or 'none'}")
        for reasons, rest in coverage.grouped(coverage.without_figure(numbers)).items():
            print(f"  lines with digits and no figure ({reasons}): {rest}")
        for number in numbers:
            if number.reason == coverage.OPEN:
                print(f"  in no figure and under no rule, line {number.line}: {number.text}")


def _add_audit(verbs: Verbs) -> None:
    audit = verbs.add_parser("audit", help="recompute what the documents say, and show what holds")
    audit.add_argument("--format", default="table", metavar="FORMAT", help="table, csv or json")
    audit.add_argument("--document", action="append", metavar="ID", help="only this document; repeatable")
    audit.add_argument("--verdict", action="append", metavar="V", help="only this verdict; repeatable")
    audit.add_argument("--language", default="en", metavar="L", help="en or vi (default: en)")
    _add_data(audit)
    audit.set_defaults(verb=_audit)


def _audit(options: argparse.Namespace) -> int:
    from econlab.showing import audit
    from econlab.showing.language import check_language

    write = audit.FORMATS.get(options.format)
    if write is None:
        raise InputError(f"--format: found {options.format!r}, expected one of {', '.join(audit.FORMATS)}.")
    language = check_language(options.language)
    wanted = {"document": options.document, "verdict": options.verdict}
    found = audit.audit(language=language, **{column: ids for column, ids in wanted.items() if ids})
    print(write(found, language))
    return DONE


_SCAN = """\
Find every figure that is printed in documents: text, Markdown, HTML, DOCX and PDF with a text layer.

A FILE is scanned as its suffix says, a DIR with every document in it and below, sorted by path, and -
reads text from standard input. Figures come in the order of the documents and of their text, whatever
the number of workers. A document that cannot be read is told of on standard error, and the others go on.

table   for people: where a figure stands, as it is printed, its value with bounds and unit, hedge and
        kind; below it the period, place and indicator that are suggested, and after ! what to look at
csv     for machines: a column for each field; inf for an open end, flags joined by |
jsonl   for machines: a JSON object a line; null for an open end
"""
_SCAN_MORE = """\
drafts for review:
  --into data/raw/figures.csv adds the figures to a project, with the status draft, in place of printing
  them. The build leaves drafts out until you have completed them (place, indicator, definition, period)
  and set their status to reviewed. Rows that are there are never changed, and scanning a document again
  adds only what no row stands for: delete a draft that is no figure when you have done with the document.

  The stem of a file becomes the id of its document: give the file a name to keep, such as
  mic-2025-report.pdf. A new document gets its row in documents.csv with the SHA-256 of the text that was
  scanned; write its title, issuer and date there. Lines are those of that text: --text DIR keeps it as
  DIR/<document>.txt, for econlab check --documents DIR.

exit codes:
  0  all were scanned
  2  a document could not be read, or a mistake in what was asked
"""


def _add_scan(verbs: Verbs) -> None:
    scan = verbs.add_parser(
        "scan",
        help="find every figure printed in documents",
        description=_SCAN,
        epilog=_SCAN_MORE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    scan.add_argument("inputs", nargs="+", metavar="FILE|DIR|-", help="what to scan")
    scan.add_argument("--format", metavar="FORMAT", help="table, csv or jsonl (default: table)")
    scan.add_argument(
        "--language", default="auto", metavar="L", help="vi, en, or auto to tell by the text (default: auto)"
    )
    scan.add_argument(
        "--workers",
        type=_whole(1),
        metavar="N",
        help="processes of this machine, a document each (default: one per processor, where worth it)",
    )
    scan.add_argument(
        "--scheduler", metavar="ADDRESS", help="scan on a Dask cluster, such as tcp://host:8786"
    )
    scan.add_argument(
        "--into", type=Path, metavar="FILE", help="add drafts to data/raw/figures.csv of a project"
    )
    scan.add_argument(
        "--text", type=Path, metavar="DIR", help="with --into, keep the texts that were scanned"
    )
    scan.set_defaults(verb=_scan)


def _scan(options: argparse.Namespace) -> int:
    from econlab.running import scans
    from econlab.showing.scanned import FORMS, Tally

    _check_scan(options)
    form = "" if options.into else options.format or "table"
    root = _project_of_scan(options.into)
    manner = scans.Manner(form, options.language, options.workers, options.scheduler, root)
    found = scans.documents(options.inputs)
    if options.into:
        return _scan_into(options, found, manner)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(newline="\n")
    write = _After(FORMS[form].start, sys.stdout.write)
    outcomes = scans.scan_all(found, manner, write)
    tally = Tally()
    for one in outcomes:
        tally.add(one.reading.tally)
    unread = sum(bool(one.reading.error) for one in outcomes)
    write(FORMS[form].end(len(outcomes) - unread, unread, tally))
    return _read_all(outcomes)


class _After:
    """Write something before the first part that is written; nothing where none is, as after a mistake."""

    def __init__(self, start: str, write: Callable[[str], object]) -> None:
        self._start, self._write = start, write

    def __call__(self, part: str) -> None:
        self._write(self._start + part)
        self._start = ""


def _read_all(outcomes: Sequence[Scanned]) -> int:
    return WRONG_INPUT if any(one.reading.error for one in outcomes) else DONE


def _check_scan(options: argparse.Namespace) -> None:
    from econlab.scanning.scan import LANGUAGES
    from econlab.showing.scanned import FORMS

    for name, found, allowed in (
        ("format", options.format or "table", FORMS),
        ("language", options.language, LANGUAGES),
    ):
        if found not in allowed:
            raise InputError(
                f"--{name}: found {found!r}, expected one of {', '.join(allowed)}{nearest(found, allowed)}."
            )
    if options.into and options.format:
        raise InputError(
            f"--into {options.into}: found --format as well, which is for figures that are printed. "
            "Leave one out."
        )
    if options.text and not options.into:
        raise InputError(
            f"--text {options.text}: found no --into, whose drafts refer to the texts. Add it, or leave "
            "--text out."
        )


def _project_of_scan(into: Path | None) -> Path | None:
    """Return the project whose vocabulary a scan uses; None where there is none, which is no mistake."""
    from econlab.project import root
    from econlab.scanning import drafts

    if into is not None:
        return drafts.project_of(into)
    try:
        return root()
    except InputError:
        if os.environ.get("ECONLAB_PROJECT"):
            raise
        return None


def _scan_into(options: argparse.Namespace, found: Sequence[Document], manner: Manner) -> int:
    from econlab.running import scans
    from econlab.scanning import drafts

    if any(one.path is None for one in found):
        raise InputError(
            "--into: found standard input, expected files, since a figure is cited by its document. "
            "Write the text to a file named for the document."
        )
    paths = [one.path for one in found if one.path is not None]
    ids = [drafts.document_id(path.stem) for path in paths]
    outcomes = scans.scan_all(found, manner, str)
    scanned = [
        drafts.ScannedText(
            document, path, "".join(one.reading.texts or ()), one.reading.figures or (), options.language
        )
        for document, path, one in zip(ids, paths, outcomes, strict=True)
        if not one.reading.error
    ]
    added = drafts.add_drafts(options.into, scanned, options.text)
    for line in drafts.told(added, options.into):
        print(line)
    return _read_all(outcomes)


def _add_run(verbs: Verbs) -> None:
    run = verbs.add_parser("run", help="execute notebooks and write the report")
    run.add_argument(
        "notebooks", nargs="*", metavar="NOTEBOOK", help="file stem of a notebook; all when none is named"
    )
    run.add_argument(
        "-p",
        dest="parameters",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="a parameter of these notebooks; may be repeated",
    )
    run.add_argument(
        "--sweep", type=Path, metavar="FILE", help="the runs of a TOML file, in place of NOTEBOOK and -p"
    )
    run.add_argument("--dry-run", action="store_true", help="check and print the runs, and start none")
    run.add_argument(
        "--workers",
        type=_whole(1),
        metavar="N",
        help="processes of this machine (default: one per processor)",
    )
    run.add_argument("--scheduler", metavar="ADDRESS", help="run on a Dask cluster, such as tcp://host:8786")
    run.add_argument(
        "--retry",
        type=_whole(0),
        default=0,
        metavar="N",
        help="try a failed run again, N times at most (default: 0)",
    )
    run.add_argument("--timeout", type=_seconds, metavar="S", help="stop a run after S seconds, as failed")
    run.add_argument("--fresh", action="store_true", help="run again also what nothing has changed for")
    run.add_argument("--output", type=Path, metavar="DIR", help="folder of the report (default: reports)")
    run.add_argument("--cold", action="store_true", help="start every kernel afresh, with all its imports")
    _add_data(run)
    run.set_defaults(verb=_run)


def _run(options: argparse.Namespace) -> int:
    from econlab.project import root
    from econlab.running import runs
    from econlab.running.choices import planned
    from econlab.running.doing import Way

    choices = _choices(options)
    if options.dry_run:
        print(planned(choices))
        return DONE
    way = Way(
        options.workers,
        options.scheduler,
        retry=options.retry,
        seconds=options.timeout,
        fresh=options.fresh,
        cold=options.cold,
    )
    outcomes = runs.run_choices(choices, root=root(), output=options.output, way=way)
    return FAILED if any(one.outcome == "failed" for one in outcomes) else DONE


def _choices(options: argparse.Namespace) -> list[Choice]:
    from econlab.project import root
    from econlab.running import runs, sweeps

    codes, ranges = _rules()
    if options.sweep is None:
        return runs.chosen(options.notebooks, options.parameters, root=root(), codes=codes, ranges=ranges)
    others = [*options.notebooks, *(f"-p {argument}" for argument in options.parameters)]
    if others:
        raise InputError(
            f"--sweep {options.sweep}: found {', '.join(others)} as well, expected the file alone. "
            "Write notebooks and parameters into the file, or leave --sweep out."
        )
    return sweeps.read_sweep(options.sweep, root(), codes=codes, ranges=ranges)


def _rules() -> tuple[Codes, Ranges]:
    """Return the codes and the ranges of parameters that measures know."""
    from econlab.measures import growth, migration, migration_policy, migration_work
    from econlab.running.parameters import Range

    codes = {
        "price_basis": growth.PRICE_BASES,
        "series": migration.ROLES,
        "against": migration_policy.YARDSTICKS,
    }
    ranges = {
        name if name == migration_work.OPEN_END else f"{name}_{end}": Range(least, most)
        for name, (least, most, _) in migration_work.ASSUMED.items()
        for end in ("low", "high")
    }
    return codes, ranges


_EXPORT = """\
Write figures, statements, reference values and results for other programs, each with its bounds, sources
and codes. TABLE is figures, statements, reference or results; all of them when none is named.

csv       as in data/processed, and a codebook
parquet   typed columns
xlsx      a workbook: real numbers, comments on hedges and open ends, sheets of sources and codes
dta       Stata 14 and later: labels, Unicode, .h and .l for open ends
tex       tables to publish: bounds, definitions as footnotes, sources as notes
sdmx-csv  SDMX-CSV 2.0: REF_AREA, TIME_PERIOD, OBS_VALUE, OBS_STATUS, UNIT_MEASURE and others
"""


def _add_export(verbs: Verbs) -> None:
    export = verbs.add_parser(
        "export",
        help="write tables for Excel, Stata, LaTeX and others",
        description=_EXPORT,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    export.add_argument("tables", nargs="*", metavar="TABLE", help="what to export (default: all)")
    export.add_argument(
        "--format",
        action="append",
        default=[],
        metavar="F",
        help="one of these; repeatable (default: all whose library is installed)",
    )
    export.add_argument("--to", type=Path, metavar="DIR", help="folder of the export (default: exports)")
    export.add_argument(
        "--from", dest="report", type=Path, metavar="DIR", help="report with the results (default: reports)"
    )
    export.add_argument("--language", default="en", metavar="L", help="of names: en or vi (default: en)")
    _add_data(export)
    export.set_defaults(verb=_export)


def _export(options: argparse.Namespace) -> int:
    from econlab.project import root
    from econlab.running import exporting
    from econlab.showing.language import check_language

    language = check_language(options.language)
    forms, missing = exporting.formats(options.format)
    report = options.report or root() / "reports"
    tables, runs = exporting.chosen(options.tables, report, named=options.report is not None)
    content = exporting.gathered(tables, runs, root(), language)
    for path in exporting.export(content, forms, options.to or root() / "exports"):
        print(path)
    if not options.tables and not runs:
        print(f"No results in {report}: no notebook has been run there.")
    if missing:
        print(f"Left out: {', '.join(missing)}. To have them: pip install 'econlab[export]'")
    return DONE


if __name__ == "__main__":
    sys.exit(main())
