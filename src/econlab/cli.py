"""The command line: one small function a verb."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from econlab.errors import InputError

if TYPE_CHECKING:
    from econlab.evidence.coverage import Number

DONE, FAILED, WRONG_INPUT, INTERRUPTED = 0, 1, 2, 130


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
        code: int = options.verb(options)
    except InputError as error:
        print(f"econlab: {error}", file=sys.stderr)
        return WRONG_INPUT
    except KeyboardInterrupt:
        print("\neconlab: interrupted.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # The reader, such as head, has seen enough; Python must not flush to it once more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="econlab", description="Policy figures as data, and notebooks on them."
    )
    parser.add_argument("--version", action=_Version, help="print the version and stop")
    verbs = parser.add_subparsers(title="verbs", metavar="VERB", required=True)

    build = verbs.add_parser("build", help="make data/processed from data/raw")
    build.set_defaults(verb=_build)

    check = verbs.add_parser("check", help="check the data, and the figures against the documents")
    check.add_argument("--documents", type=Path, metavar="DIR", help="folder with the texts of the documents")
    check.add_argument("--record", action="store_true", help="count the coverage of the documents anew")
    check.set_defaults(verb=_check)

    audit = verbs.add_parser("audit", help="recompute what the documents say, and show what holds")
    audit.add_argument("--format", default="table", metavar="FORMAT", help="table, csv or json")
    audit.add_argument("--document", action="append", metavar="ID", help="only this document; repeatable")
    audit.add_argument("--verdict", action="append", metavar="V", help="only this verdict; repeatable")
    audit.add_argument("--language", default="en", metavar="L", help="en or vi (default: en)")
    audit.set_defaults(verb=_audit)

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
    run.add_argument("--output", type=Path, metavar="DIR", help="folder of the report (default: reports)")
    run.add_argument("--cold", action="store_true", help="start every kernel afresh, with all its imports")
    run.set_defaults(verb=_run)
    return parser


class _Version(argparse.Action):
    """Print the version; looking it up only then keeps the start quick."""

    def __init__(self, option_strings: Sequence[str], dest: str, help: str | None = None) -> None:
        super().__init__(option_strings, dest, nargs=0, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        print(f"econlab {version('econlab')}")
        parser.exit()


def _build(_: argparse.Namespace) -> int:
    from econlab.evidence import catalogue
    from econlab.project import root

    folder = catalogue.build(root())
    print(f"Built {folder.relative_to(root())}: {len(catalogue.figures())} figures, ", end="")
    print(f"{len(catalogue.reference())} reference values.")
    return DONE


def _check(options: argparse.Namespace) -> int:
    from econlab.evidence import catalogue, checking
    from econlab.project import root

    if options.record:
        if options.documents is None:
            raise InputError("--record: found no --documents, expected the folder of the texts to count.")
        checking.record_coverage(root(), options.documents)
        catalogue.build(root())
    problems = checking.check(root(), options.documents)
    for problem in problems:
        print(problem)
    if options.documents:
        _print_coverage(checking.uncovered(root(), options.documents))
    if not problems:
        print(
            "All is well: " + ("data and documents agree." if options.documents else "the data are current.")
        )
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


def _audit(options: argparse.Namespace) -> int:
    from econlab.showing import audit
    from econlab.showing.language import check_language

    write = audit.FORMATS.get(options.format)
    if write is None:
        raise InputError(f"format: found {options.format!r}, expected one of {', '.join(audit.FORMATS)}.")
    language = check_language(options.language)
    wanted = {"document": options.document, "verdict": options.verdict}
    found = audit.audit(language=language, **{column: ids for column, ids in wanted.items() if ids})
    print(write(found, language))
    return DONE


def _run(options: argparse.Namespace) -> int:
    from econlab.measures.growth import PRICE_BASES
    from econlab.project import root
    from econlab.running import runs

    codes = {"price_basis": PRICE_BASES}
    records = runs.run(
        options.notebooks,
        options.parameters,
        root=root(),
        output=options.output,
        codes=codes,
        warm=not options.cold,
    )
    return FAILED if any(record["outcome"] == "failed" for record in records) else DONE


if __name__ == "__main__":
    sys.exit(main())
