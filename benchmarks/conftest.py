"""What measurements share: two ways side by side, rows, sizes, and a project of one notebook."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from commands import Way, seconds
from grids import Grid
from measured import Measured
from rows import Row


@dataclass(frozen=True)
class Rows:
    """The rows of one subject."""

    measured: Measured
    subject: str

    def __call__(
        self, what: str, ours: Sequence[float], against: str, theirs: Sequence[float], unit: str
    ) -> None:
        self.measured.add(self.subject, Row(what, ours, against, theirs, unit))


@dataclass(frozen=True)
class SideBySide:
    """Times econlab and other ways in turn; every second time the order is turned round."""

    benchmark: Any
    rows: Rows

    def __call__(
        self,
        what: str,
        ours: Way,
        others: Mapping[str, Way],
        *,
        pairs: int = 5,
        times: int = 1,
        warm: bool = True,
        unit: str = "s",
        told: Callable[[float], float] = lambda taken: taken,
    ) -> None:
        """Add a row for each other way.

        Parameters
        ----------
        what : str
            What both ways do.
        ours, others : callable, mapping of callables
            econlab's way, timed by pytest-benchmark, and others by name.
        pairs, times : int
            How often each is timed, and how many times it is done then.
        warm : bool
            Whether each is done once before, uncounted, since the first time reads files and imports.
        unit, told : str, callable
            What a number of seconds is shown as.
        """
        taken: dict[str, list[float]] = {name: [] for name in others}
        pairs, done = (1 if self.rows.measured.quick else pairs), 0

        def measure() -> None:
            for name, other in others.items():
                taken[name].append(seconds(other, times))

        def before() -> None:
            if done % 2 == 0:
                measure()

        def after() -> None:
            nonlocal done
            if done % 2:
                measure()
            done += 1

        if warm:
            ours()
            for other in others.values():
                other()
        self.benchmark.pedantic(
            lambda: [ours() for _ in range(times)], setup=before, teardown=after, rounds=pairs
        )
        mine = [one / times for one in self.benchmark.stats.stats.data]
        for name, theirs in taken.items():
            self.rows(what, list(map(told, mine)), name, list(map(told, theirs)), unit)


@pytest.fixture(scope="session")
def measured(pytestconfig: pytest.Config) -> Measured:
    [found] = [one for one in pytestconfig.pluginmanager.get_plugins() if isinstance(one, Measured)]
    return found


@pytest.fixture
def rows(measured: Measured, request: pytest.FixtureRequest) -> Rows:
    return Rows(measured, request.module.__doc__)


@pytest.fixture
def side_by_side(benchmark: Any, rows: Rows) -> SideBySide:
    return SideBySide(benchmark, rows)


@pytest.fixture
def size(measured: Measured) -> Callable[[int, int], int]:
    """Return what chooses between the size of a full measurement and of a quick one."""
    return lambda full, quick: quick if measured.quick else full


@pytest.fixture(scope="session")
def grid(tmp_path_factory: pytest.TempPathFactory) -> Grid:
    made: Path = tmp_path_factory.mktemp("grid")
    grid = Grid(made)
    grid.econlab(2)  # starts the process that kernels are forked from, which later runs find
    return grid
