"""The command line: one small function a verb."""

from __future__ import annotations

import argparse
import io
import math
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from econlab.errors import InputError

if TYPE_CHECKING:
    from econlab.evidence.coverage import Number
    from econlab.running.choices import Choice, Codes, Ranges

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
    except KeyboardInterrupt as interrupted:
        print(f"\neconlab: {str(interrupted) or 'interrupted.'}", file=sys.stderr)
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
    run.set_defaults(verb=_run)
    return parser


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


if __name__ == "__main__":
    sys.exit(main())
