"""What a worker is sent and where it works: bundles, folders, differences, the line of progress."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from small_project import make_project, parameters, write_notebook

from econlab.errors import InputError
from econlab.running import work
from econlab.running.bundles import bundle, linked, unpacked
from econlab.running.fingerprints import Present
from econlab.running.progress import Progress, duration
from econlab.scratch import clear, scratch


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ECONLAB_PROJECT", str(tmp_path / "project"))
    return make_project(tmp_path / "project")


def test_a_bundle_holds_data_and_declared_inputs_and_is_the_same_for_the_same(
    root: Path, tmp_path: Path
) -> None:
    (root / "data" / "extra.csv").write_text("1\n", encoding="utf-8")
    (root / "data" / "other.csv").write_text("2\n", encoding="utf-8")
    (root / "data" / "raw" / ".hidden").write_text("3\n", encoding="utf-8")
    (root / "matplotlibrc").write_text("font.size: 9\n", encoding="utf-8")
    path = write_notebook(root, "01", parameters("n: int = 0\n# inputs: data/extra.csv\n"))
    made = bundle([path], Present(root))
    os.utime(root / "data" / "extra.csv", (0, 0))
    assert bundle([path], Present(root)) == made
    base = tmp_path / "base"
    base.mkdir()
    assert unpacked(made.key, None, base) is None
    place = unpacked(made.key, made.content, base)
    assert place is not None
    held = sorted(file.relative_to(place).as_posix() for file in place.rglob("*") if file.is_file())
    assert held == [
        "data/extra.csv",
        "data/processed/datapackage.json",
        "data/raw/documents.csv",
        "data/raw/figures.csv",
        *(f"data/raw/vocabulary/{name}s.csv" for name in ("definition", "place", "topic", "vintage")),
        "matplotlibrc",
    ]
    assert unpacked(made.key, None, base) == place
    assert Present(place).data == Present(root).data
    (root / "data" / "extra.csv").write_text("4\n", encoding="utf-8")
    assert bundle([path], Present(root)).key != made.key


def test_a_bundle_that_was_altered_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="arrived altered"):
        unpacked("key", b"other", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_data_that_change_while_they_are_packed_are_refused(root: Path) -> None:
    path = write_notebook(root, "01", parameters("n: int = 0\n"))
    present = Present(root)
    assert present.data
    (root / "data" / "raw" / "figures.csv").write_text("figure\nnew\n", encoding="utf-8")
    with pytest.raises(InputError, match="The data changed while"):
        bundle([path], present)


def test_a_run_works_in_a_folder_of_links(root: Path, tmp_path: Path) -> None:
    here = tmp_path / "here"
    here.mkdir()
    assert linked(root, here) == here
    (here / "own.txt").write_text("", encoding="utf-8")
    assert not (root / "own.txt").exists()
    assert (here / "data" / "raw" / "figures.csv").read_text(encoding="utf-8") == "figure\n"


def test_differences_between_machines_are_named(root: Path) -> None:
    here = Present(root)
    versions = tuple(sorted({**here.versions, "pandas": "0.1", "numpy": "0.2"}.items()))
    same = work.Needs(here.library, here.settings, tuple(here.versions.items()))
    assert work.differences(same, root) == ""
    said = work.differences(work.Needs("other", "other", versions), root)
    assert said == (
        f"econlab itself is another; numpy is {here.versions['numpy']} there and 0.2 here; "
        f"pandas is {here.versions['pandas']} there and 0.1 here; "
        "the settings of matplotlib or IPython are others"
    )
    none = work.differences(work.Needs(here.library, here.settings, ()), root)
    assert none.endswith("more")
    assert none.count("not installed here") == 5


@pytest.mark.skipif(os.name != "posix", reason="locks of files")
def test_a_folder_is_cleared_once_its_process_is_gone(tmp_path: Path) -> None:
    lines = (
        "import os, sys\nfrom pathlib import Path\nfrom econlab.scratch import scratch\n"
        "with scratch(Path(sys.argv[1]), 'w-') as made:\n    (made / 'a').touch()\n    os._exit(9)\n"
    )
    subprocess.run([sys.executable, "-c", lines, str(tmp_path)], check=False)
    [left] = tmp_path.iterdir()
    with scratch(tmp_path, "w-") as first, scratch(tmp_path, "w-") as second:
        assert not left.exists()
        assert sorted(tmp_path.iterdir()) == sorted([first, second])
        (tmp_path / "w-fresh").mkdir()
        clear(tmp_path, "w-")
        assert (tmp_path / "w-fresh").exists()
        os.utime(tmp_path / "w-fresh", (0, 0))
        clear(tmp_path, "w-")
        assert not (tmp_path / "w-fresh").exists()
    assert list(tmp_path.iterdir()) == []


def test_the_time_left_is_that_of_the_runs_so_far(capsys: pytest.CaptureFixture[str]) -> None:
    progress = Progress(10)
    assert progress.left(2) is None
    assert progress.line(2, 2) == "0 of 10 runs done, 2 running"
    progress.ended("a", "skipped")
    assert progress.left(2) is None
    progress.ended("b", "done", 4.0)
    progress.ended("c", "failed", 2.0)
    # Seven are left: four rounds of two, each of three seconds.
    assert progress.left(2) == 12.0
    assert progress.line(2, 2) == "1 of 10 runs done, 2 running, 1 failed, 1 skipped; about 12.0 s left"
    for number in range(7):
        progress.ended(f"d{number}", "failed", 1.0)
    progress.summary()
    assert [line.partition(", in ")[0] for line in capsys.readouterr().err.splitlines()] == [
        "10 runs: 1 done, 8 failed, 1 skipped",
        "Failed: c, d0, d1, d2, d3 and 3 more",
    ]


def test_a_terminal_has_one_line_that_is_rewritten(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    progress = Progress(2)
    progress.beat(1, 1)
    progress.say("one: done")
    assert capsys.readouterr().err == "\r\033[K0 of 2 runs done, 1 running\r\033[Kone: done\n"
    Progress(1).beat(1, 1)
    assert capsys.readouterr().err == ""


def test_times_are_written_in_the_units_that_matter() -> None:
    assert [duration(seconds) for seconds in (0.04, 59.94, 60, 3599.6, 86400)] == [
        "0.0 s",
        "59.9 s",
        "1 min 0 s",
        "1 h 0 min",
        "24 h 0 min",
    ]
