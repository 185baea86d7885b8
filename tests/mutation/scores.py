"""What became of the mutants: kept between runs, counted, and told as a table."""

from __future__ import annotations

import hashlib
import json
import os
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from mutation.mutants import ROOT, Mutant
from mutation.trials import Clean, Outcome

HERE = Path(__file__).resolve().parent
KEPT = ROOT / ".venv" / "mutation"
TABLE = HERE / "SCORE.md"


@dataclass(frozen=True)
class Equivalent:
    """A fault that changes nothing anybody can see, and why.

    It is named by the module, the scope and the change, so that lines may move; `line` is the
    text of its line, where a scope has the same change at several, and `number` the mutant's own,
    where the line has it several times.
    """

    module: str
    scope: str
    change: str
    reason: str
    line: str = ""
    number: int = 0

    def names(self, mutant: Mutant) -> bool:
        same = (self.module, self.scope, self.change) == (mutant.module, mutant.scope, mutant.change)
        return same and self.line in ("", _text(mutant)) and self.number in (0, mutant.number)


@cache
def _lines(path: Path) -> tuple[str, ...]:
    return tuple(path.read_text(encoding="utf-8").splitlines())


def _text(mutant: Mutant) -> str:
    return _lines(mutant.path)[mutant.line - 1].strip()


@cache
def equivalents() -> tuple[Equivalent, ...]:
    """The faults known to change nothing."""
    rows = tomllib.loads((HERE / "equivalent.toml").read_text(encoding="utf-8"))
    return tuple(Equivalent(module, **row) for module, known in rows.items() for row in known)


def is_equivalent(mutant: Mutant) -> bool:
    return any(known.names(mutant) for known in equivalents())


@cache
def digest(*files: str) -> str:
    """Hash of some files, named from the root of the project."""
    found = hashlib.sha256()
    for file in files:
        content = (ROOT / file).read_bytes()
        found.update(f"{file} {len(content)}\n".encode() + content)
    return found.hexdigest()[:16]


@cache
def common() -> str:
    """Hash of what every test may use: the helpers, the raw data and the libraries."""
    tests = sorted((ROOT / "tests").glob("*.py"))
    helpers = [path for path in tests if not path.stem.startswith("test_")]
    data = sorted((ROOT / "data" / "raw").rglob("*.*"))
    used = (*helpers, *data, ROOT / "requirements.lock")
    return digest(*(path.relative_to(ROOT).as_posix() for path in used))


@cache
def package() -> str:
    """Hash of the whole package."""
    files = sorted((ROOT / "src" / "econlab").rglob("*.py"))
    return digest(*(path.relative_to(ROOT).as_posix() for path in files))


def kept(name: str) -> dict[str, Any]:
    """Read what an earlier run has kept; nothing where it kept nothing."""
    try:
        found: dict[str, Any] = json.loads((KEPT / f"{name}.json").read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return found


def keep(name: str, found: Mapping[str, Any]) -> None:
    """Keep something for a later run, whole or not at all."""
    path = KEPT / f"{name}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    written = path.with_suffix(f".{os.getpid()}")
    written.write_text(json.dumps(found), encoding="utf-8")
    written.replace(path)


def clean_to_json(clean: Mapping[str, Clean]) -> dict[str, Any]:
    return {
        name: {"seconds": test.seconds, "lines": {m: sorted(lines) for m, lines in test.lines.items()}}
        for name, test in clean.items()
    }


def clean_from_json(found: Mapping[str, Any]) -> dict[str, Clean]:
    return {
        name: Clean(test["seconds"], {m: set(lines) for m, lines in test["lines"].items()})
        for name, test in found.items()
    }


class Outcomes:
    """What became of the mutants of a module, so far; each with a hash of what it was found from."""

    def __init__(self, module: str) -> None:
        self._name = module.replace("/", "-")
        self._known = kept(self._name)

    def known(self, mutant: Mutant, made_of: str) -> Outcome | None:
        found = self._known.get(mutant.id)
        return self.last(mutant) if found and found["made_of"] == made_of else None

    def last(self, mutant: Mutant) -> Outcome | None:
        """Return what became of a mutant before, whatever tests have changed since."""
        found = self._known.get(mutant.id)
        same = found and found.get("change") == mutant.change
        return Outcome(**found["outcome"]) if same else None

    def add(self, mutant: Mutant, made_of: str, outcome: Outcome) -> None:
        told = {"change": mutant.change, "made_of": made_of, "outcome": asdict(outcome)}
        self._known[mutant.id] = told

    def keep(self) -> None:
        keep(self._name, self._known)


@dataclass(frozen=True)
class Score:
    """How many mutants of a module there are, and how they ended."""

    module: str
    outcomes: Mapping[Mutant, Outcome]

    def count(self, status: str) -> int:
        return sum(outcome.status == status for outcome in self.outcomes.values())

    @property
    def survivors(self) -> list[Mutant]:
        return [mutant for mutant, outcome in self.outcomes.items() if outcome.status == "survived"]

    def cells(self) -> tuple[int, ...]:
        counts = (self.count(status) for status in ("killed", "timeout", "equivalent", "survived"))
        return (len(self.outcomes), *counts)


def percentage(mutants: int, equivalent: int, survived: int) -> str:
    """Part of the mutants that can be noticed which are, rounded down, so that 100.0 means all."""
    noticeable = mutants - equivalent
    if not noticeable:
        return "–"
    return f"{1000 * (noticeable - survived) // noticeable / 10:.1f}"


def table(scores: Sequence[Score], every: int) -> str:
    """Markdown: a row for each module, their sum, and below it the mutants that survived.

    `every` is how many mutants there are, tried or not.
    """
    rows = [(score.module, score.cells()) for score in scores]
    rows.append(("**all**", tuple(map(sum, zip(*(cells for _, cells in rows), strict=True)))))
    tried = sum(len(score.outcomes) for score in scores)
    drawn = [DRAWN.format(tried=tried, every=every)] if tried < every else []
    lines = [HEAD, *drawn, "| module | mutants | killed | timed out | equivalent | survived | score, % |"]
    lines.append("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    for module, cells in rows:
        shown = " | ".join(map(str, cells))
        lines.append(f"| {module} | {shown} | {percentage(cells[0], cells[3], cells[4])} |")
    lines += ["", _by_operator(scores), "", "## Survivors", ""]
    survivors = [mutant for score in scores for mutant in score.survivors]
    lines += [f"- `{mutant.id}` in `{mutant.scope or 'module'}`: `{mutant.change}`" for mutant in survivors]
    return "\n".join(lines if survivors else [*lines, "None."]) + "\n"


def _by_operator(scores: Iterable[Score]) -> str:
    counted: dict[str, Counter[str]] = {}
    for score in scores:
        for mutant, outcome in score.outcomes.items():
            counted.setdefault(mutant.operator, Counter())[outcome.status] += 1
    lines = ["| kind of fault | mutants | survived |", "| --- | ---: | ---: |"]
    for kind, found in sorted(counted.items()):
        lines.append(f"| {kind} | {found.total()} | {found['survived']} |")
    return "\n".join(lines)


HEAD = """# What the tests notice

Written by `make mutation`. A mutant is one small fault in an analysis module: a sign, a factor, a
bound, a basis, a comparison, a condition, a flag or a constant. It is killed where a test fails,
timed out where the tests no longer end, equivalent where no test can tell it (`equivalent.toml` says
why), and has survived where every test passed. The score is the part that did not survive of those
that are not equivalent.
"""
DRAWN = """Drawn at random: {tried} of {every} mutants were tried. Tests were written for some that
survived, so those not tried yet may do worse than these.
"""
