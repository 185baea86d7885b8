"""What `make bench` does with what it measures: pairs in turn, a page of them, and no half of one."""

import doctest
import math
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).resolve().parents[1] / "benchmarks"))

import machine
import rows
from rows import Row, page

pytest.importorskip("pytest_benchmark", reason="pytest-benchmark (extra dev) is not installed")

FOLDER = Path(rows.__file__).resolve().parent
MACHINE = {
    "node": "a-host",
    "cpu": {"brand_raw": "A Processor"},
    "machine": "x86_64",
    "system": "Linux",
    "release": "6.1.2-of-a-host",
    "python_implementation": "CPython",
    "python_version": "3.13.1",
}
IN_TURN = '''"""Waiting.

For nothing."""
from pathlib import Path

import pytest

NOTES = Path(__file__).with_name("notes.txt")


def noted(who):
    with NOTES.open("a") as notes:
        notes.write(who)


def bench_turns(side_by_side):
    others = {"a note": lambda: noted("b"), "half a second": lambda: 0.5}
    side_by_side("a note", lambda: noted("a"), others, pairs=4, warm=False)


def bench_number(rows, size):
    rows("a number", [size(6, 3)], "another", [12], "MB")


def bench_never():
    pytest.skip("A thing: this system has it not.")
'''
BROKEN = '"""Broken."""\n\n\ndef bench_broken():\n    raise RuntimeError("a cable is cut")\n'


def test_numbers_are_written_with_three_digits_that_count() -> None:
    found = doctest.testmod(rows)
    assert (found.attempted, found.failed) == (2, 0)
    assert [rows.shown(number) for number in (0, 0.000123, 0.5, 99.96, 8365.2, math.inf)] == [
        "0", "0.000123", "0.500", "100", "8365", "∞",
    ]  # fmt: skip


def test_a_ratio_is_that_of_each_pair_and_not_of_the_medians() -> None:
    row = Row("a", [1.0, 2.0, 9.0], "b", [2.0, 8.0, 3.0], "s")
    assert row.ratios() == [0.5, 0.25, 3.0]
    assert row.cells() == ("a", "2.00", "b", "3.00", "s", "0.500 [0.250, 3.00]", "3")


def test_what_the_other_way_never_reaches_has_no_bound() -> None:
    assert Row("a", [0.9], "b", [0.0], "F1").cells()[5] == "∞"


def test_a_row_without_a_number_for_each_pair_is_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        Row("a", [1.0, 2.0], "b", [2.0], "s").cells()


def test_the_page_has_subjects_in_their_order_and_what_is_missing() -> None:
    row = Row("this | that", [1.0], "b", [2.0], "s")
    text = page(["Processor: A"], {"Second.\n\nMore of it.\n": [row], "First.": [row, row]}, ["No browser."])
    lines = [line for line in text.splitlines() if line.startswith(("#", "- ", "More", "| this"))]
    shown = "| this \\| that | 1.00 | b | 2.00 | s | 0.500 | 1 |"
    assert lines == [
        "# Benchmarks", "- Processor: A", "## Second", "More of it.", shown, "## First", shown, shown,
        "## Not measured", "- No browser.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("commit", "before", "first", "last"),
    [
        ({"id": "0123456789abcdef", "dirty": True}, 0.0, ", commit 0123456789, with changes", "0.0 (quiet)"),
        ({"id": "0123456789abcdef", "dirty": False}, 64.0, ", commit 0123456789", "64.0 (other work ran"),
        ({"id": "unversioned"}, None, "", "not counted here"),
    ],
)
def test_the_machine_is_told_without_its_name(
    commit: dict[str, object], before: float | None, first: str, last: str
) -> None:
    told = machine.described(MACHINE, commit, before)
    version = told[0].removeprefix("econlab ").removesuffix(first)
    assert told[0] == f"econlab {version}{first}"
    assert told[1].startswith("Processor: A Processor, ")
    assert told[2:4] == ["System: Linux 6.1, x86_64", told[3]]
    assert told[3].startswith("CPython 3.13.1; numpy ")
    assert told[4].startswith(f"Load average before: {last}")
    assert "a-host" not in "".join(told)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The harness with one subject of its own, and a page of an earlier run."""
    folder = tmp_path / "benchmarks"
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("bench_*", "__pycache__", "RESULTS.md"))
    (folder / "bench_waiting.py").write_text(IN_TURN, encoding="utf-8")
    (folder / "RESULTS.md").write_text("earlier", encoding="utf-8")
    return folder


def bench(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, folder, *arguments],
        cwd=folder.parent,
        env={name: value for name, value in os.environ.items() if not name.startswith("ECONLAB_BENCH")}
        | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def results(folder: Path) -> str:
    return (folder / "RESULTS.md").read_text(encoding="utf-8")


def test_a_whole_run_measures_in_turn_and_writes_its_page(own: Path) -> None:
    done = bench(own)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert (own / "notes.txt").read_text() == "baab" * 2
    text = results(own)
    assert "\n## Waiting\n\nFor nothing.\n\n| what | econlab |" in text
    assert " | half a second | 0.500 | s | " in text
    assert "\n| a number | 6.00 | another | 12.0 | MB | 0.500 | 1 |\n" in text
    assert "A trial" not in text
    assert text.endswith("\n## Not measured\n\n- A thing: this system has it not.\n")
    assert "2 of 3" in done.stderr
    assert [path.name for path in own.glob(".RESULTS*")] == []


def test_a_measurement_that_fails_leaves_the_page_as_it_was(own: Path) -> None:
    (own / "bench_a_broken.py").write_text(BROKEN, encoding="utf-8")
    done = bench(own)
    assert (done.returncode, done.stdout, results(own)) == (1, "", "earlier")
    assert "a cable is cut" in done.stderr
    assert done.stderr.endswith("benchmarks: not everything was measured (above), so that no page is made.\n")


@pytest.mark.parametrize("arguments", [(), ("waiting",)])
def test_a_quick_run_prints_its_page_and_writes_none(own: Path, arguments: tuple[str, ...]) -> None:
    done = bench(own, *arguments, ECONLAB_BENCH="quick")
    assert (done.returncode, results(own)) == (0, "earlier"), done.stderr
    assert (own / "notes.txt").read_text() == "ba"
    assert "| a number | 3.00 |" in done.stdout
    assert "\n- A trial: one short pair of each" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "environment", "said"),
    [
        (("wating",), {}, "found 'wating', expected a subject: waiting."),
        ((), {"ECONLAB_BENCH": "short"}, "ECONLAB_BENCH: found 'short', expected full or quick."),
        (
            (),
            {"ECONLAB_BENCH_RUNS": "9"},
            "ECONLAB_BENCH_RUNS: found '9', expected a whole number, 10 or more.",
        ),
    ],
)
def test_a_mistake_in_what_is_asked_is_one_message(
    own: Path, arguments: tuple[str, ...], environment: dict[str, str], said: str
) -> None:
    done = bench(own, *arguments, **environment)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"benchmarks: {said}\n")
    assert results(own) == "earlier"


def test_a_subject_of_the_project_is_measured() -> None:
    done = bench(FOLDER, "bounds", ECONLAB_BENCH="quick")
    assert done.returncode == 0, done.stderr
    assert (
        "\n| width of the bounds | 0.0150 | what 10000 draws find | 0.0146 | times | 1.02 | 1 |\n"
        in done.stdout
    )
