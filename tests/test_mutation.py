"""The mutation check itself: known faults are noticed, a harmless one is not, and no file is touched."""

import os
import signal
from contextlib import suppress
from pathlib import Path

import pytest
from mutation import scores
from mutation.mutants import PACKAGE, Mutant, analysis_modules, mutants, mutants_of
from mutation.scores import Score, equivalents, percentage, table
from mutation.trials import Outcome, files_of_tests
from processes import children, is_running, started, until

TESTS = Path(__file__).resolve().parent
# Each fault with the test that is named for what it breaks.
KILLED = [
    # a sign
    (
        "evidence/intervals.py", "Interval.__sub__", "-b -> b",
        "tests/test_intervals.py::test_bounds_computed_by_hand",
    ),
    (
        "measures/accounts.py", "rate", "float(ratio ** (1 / years)) - 1 -> float(ratio ** (1 / years)) + 1",
        "tests/test_accounts.py::test_compound_growth_by_hand",
    ),
    # a ratio turned over, and a price basis
    (
        "measures/accounts.py", "factor",
        "series.values[end] / series.values[start] -> series.values[start] / series.values[end]",
        "tests/test_accounts.py::test_factor_is_last_over_first",
    ),
    ("measures/growth.py", "", "s * r -> s / r", "tests/test_growth.py::test_every_route_by_hand"),
    # how sure one wants to be
    (
        "measures/least_squares.py", "predicted", "1 - confidence -> 1 + confidence",
        "tests/test_least_squares.py::test_a_prediction_by_the_textbook",
    ),
    # a bound
    (
        "evidence/intervals.py", "monotone", "min -> max",
        "src/econlab/evidence/intervals.py::econlab.evidence.intervals.monotone",
    ),
    # the year before
    (
        "measures/accounts.py", "Accounts.real_factor", "start + 1 -> start",
        "tests/test_accounts.py::test_real_factor_ignores_the_rate_of_the_first_year",
    ),
    # a constant of the module
    (
        "evidence/intervals.py", "", "1e-13 -> 1.0000000000001",
        "tests/test_intervals.py::test_rounding_outwards_is_far_below_any_printed_digit",
    ),
]  # fmt: skip
# Growth that can be zero has been sorted out before, so this bound cannot be zero.
HARMLESS = ("measures/growth.py", "multiplier", "gdp.high < 0 -> gdp.high <= 0")
WHERE = "tests/test_growth.py::test_where_gdp_fell_the_multiplier_is_negative_and_says_so"


def named(module: str, scope: str, change: str) -> Mutant:
    return next(m for m in mutants(module) if (m.scope, m.change) == (scope, change))


@pytest.fixture
def found_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have what a test starts find the package of the mutation check."""
    monkeypatch.setenv("PYTHONPATH", str(TESTS))
    monkeypatch.chdir(TESTS.parent)


def leads_a_group(pid: int) -> bool:
    with suppress(ProcessLookupError):
        return os.getpgid(pid) == pid
    return False


def contents() -> dict[str, tuple[bytes, int]]:
    return {str(path): (path.read_bytes(), path.stat().st_mtime_ns) for path in PACKAGE.rglob("*.py")}


@pytest.mark.usefixtures("found_here")
def test_faults_are_killed_by_the_tests_named_for_them() -> None:
    before = contents()
    pairs = [(named(*fault).id, test) for *fault, test in KILLED]
    harmless = [(named(*HARMLESS).id, WHERE)]
    options = [text for pair in pairs + harmless for text in ("--try", *pair)]
    with started("-m", "mutation", *options) as process:
        said, errors = process.communicate()
    expected = [f"{name} killed" for name, _ in pairs] + [f"{name} survived" for name, _ in harmless]
    assert said.split("\n")[: len(expected)] == expected, errors
    assert contents() == before


@pytest.mark.usefixtures("found_here")
def test_a_run_that_is_killed_leaves_the_code_as_it_is() -> None:
    before = contents()
    options = ["--try", named(*HARMLESS).id, "tests/test_growth.py"]
    with started("-m", "mutation", *options) as process:
        # An import may start a program that ends at once; a process that runs tests leads a group.
        seen: list[int] = []
        until(lambda: seen.extend(one for one in children(process.pid) if leads_a_group(one)) or seen)
        child = seen[0]
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
    until(lambda: not is_running(child))
    assert contents() == before


def test_every_kind_of_fault() -> None:
    source = """
def f(low, high, years, x):
    if low < high and not years:
        return -x
    return max(log(1 + x) / 100, x ** 2, True)
"""
    found = {(m.operator, m.change) for m in mutants_of("m.py", source)}
    assert found == {
        ("bound", "low < high -> low <= high"),
        ("bound", "low -> high"),
        ("bound", "high -> low"),
        ("bound", "max -> min"),
        ("negation", "low < high -> low >= high"),
        ("negation", "not years -> years"),
        ("logic", "low < high and (not years) -> low < high or not years"),
        ("sign", "-x -> x"),
        ("sign", "1 + x -> 1 - x"),
        ("factor", "log(1 + x) / 100 -> log(1 + x) * 100"),
        ("basis", "log(1 + x) / 100 -> 100 / log(1 + x)"),
        ("basis", "log(1 + x) -> 1 + x"),
        ("basis", "1 + x -> x"),
        ("basis", "x ** 2 -> x"),
        ("basis", "100 -> 1"),
        ("constant", "1 -> 2"),
        ("constant", "2 -> 3"),
        ("flag", "True -> False"),
    }


def test_what_computes_nothing_is_left_alone() -> None:
    source = '''"""1 + 1"""
import a
COUNT: "int" = 0
def f(x: Literal[1] = 0) -> "1":
    """2 + 2"""
    raise ValueError(f"{x + 1}")
'''
    assert [m.change for m in mutants_of("m.py", source)] == ["0 -> 1", "0 -> 1"]


def test_a_fault_has_one_name_and_changes_what_it_says() -> None:
    for module in analysis_modules():
        found = mutants(module)
        assert len({m.id for m in found}) == len(found)


def test_every_fault_known_as_equivalent_is_there() -> None:
    for known in equivalents():
        assert known.module in analysis_modules()
        assert any(known.names(mutant) for mutant in mutants(known.module)), known
        assert len(known.reason.split()) > 3


def test_the_tests_of_every_module_are_asked() -> None:
    files = files_of_tests(analysis_modules())
    for known in ("tests/test_growth.py", "tests/test_migration_work.py", "src/econlab/measures/growth.py"):
        assert known in files
    assert all((TESTS.parent / file).is_file() for file in files)


@pytest.mark.parametrize(
    ("counts", "shown"),
    [((8, 1, 0), "100.0"), ((8, 1, 1), "85.7"), ((3000, 0, 1), "99.9"), ((1, 1, 0), "–")],
)
def test_the_score_by_hand(counts: tuple[int, int, int], shown: str) -> None:
    assert percentage(*counts) == shown


def test_the_table_counts_and_names_survivors() -> None:
    first, second, third = mutants("measures/accounts.py")[:3]
    outcomes = {first: Outcome("killed", "t"), second: Outcome("survived"), third: Outcome("timeout")}
    text = table([Score("measures/accounts.py", outcomes)], every=7)
    assert "3 of 7 mutants were tried" in text
    assert "| measures/accounts.py | 3 | 1 | 1 | 0 | 1 | 66.6 |" in text
    assert "| **all** | 3 | 1 | 1 | 0 | 1 | 66.6 |" in text
    assert text.endswith(f"- `{second.id}` in `{second.scope}`: `{second.change}`\n")


def test_the_committed_table_is_of_these_modules() -> None:
    rows = scores.TABLE.read_text(encoding="utf-8").splitlines()
    told = [row.split()[1] for row in rows if row.startswith(("| evidence/", "| measures/"))]
    assert told == [*analysis_modules()]
