"""One run of the benchmarks: what was asked for, what was measured, and the page of it."""

import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import machine
import pytest
from rows import Row, page

HERE = Path(__file__).resolve().parent
RESULTS = HERE / "RESULTS.md"
FILES = "bench_*.py"
TRIAL = "A trial: one short pair of each, which shows that all of it works, and not how quick it is"


@dataclass(eq=False)
class Measured:
    """A plugin of pytest that keeps rows in the order of the subjects.

    Attributes
    ----------
    quick : bool
        Whether one short pair of everything is enough, to try the benchmarks.
    longest : int
        Runs of the longest sweep.
    before : float, optional
        The load of the machine before the first measurement.
    """

    quick: bool = False
    longest: int = 100
    before: float | None = None
    subjects: dict[str, list[Row]] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    about: list[str] = field(default_factory=list)
    number: int = 0
    done: int = 0

    def add(self, subject: str, row: Row) -> None:
        """Keep a row below the text of its subject, and tell it."""
        self.subjects.setdefault(subject, []).append(row)
        what, ours, against, theirs, unit, ratio, _ = row.cells()
        print(f"\n  {what}: {ours} {unit}; {against}: {theirs}; ratio {ratio}", end=" ", file=sys.stderr)

    def page(self) -> str:
        """Return the page of everything that was measured."""
        return page(self.about, self.subjects, sorted(set(self.missing)))

    @pytest.hookimpl
    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Keep how many measurements there are."""
        self.number = len(session.items)

    @pytest.hookimpl
    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Keep why something could not be measured."""
        if report.skipped and isinstance(report.longrepr, tuple):
            self.done += 1
            self.missing.append(report.longrepr[2].removeprefix("Skipped: "))

    @pytest.hookimpl
    def pytest_report_teststatus(self, report: pytest.TestReport) -> tuple[str, str, str] | None:
        """Tell how long a measurement took, and how many are done."""
        if not report.passed or report.when != "call":
            return None
        self.done += 1
        return "passed", ".", f"\n  {self.done} of {self.number}, {report.duration:.0f} s"

    @pytest.hookimpl
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Ask pytest-benchmark what the machine is, and which state of the project this is."""
        hook: Any = session.config.hook
        about = hook.pytest_benchmark_generate_machine_info(config=session.config)
        commit = hook.pytest_benchmark_generate_commit_info(config=session.config)
        self.about = machine.described(about, commit, self.before)
        if self.quick:
            self.about.append(TRIAL)
