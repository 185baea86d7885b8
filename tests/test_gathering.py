"""A report is gathered from its runs: all of them, the same each time, and only when something changed."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from small_project import make_project
from small_runs import Record, answering, failing, run_of, write_runs

from econlab.errors import InputError
from econlab.running import gathering
from econlab.running.gathering import gather
from econlab.showing import sweep_charts

PLACES = ("CHN", "VNM", "MYS")
HEAVY = {
    "IPython",
    "jinja2",
    "matplotlib",
    "nbconvert",
    "nbformat",
    "numpy",
    "pandas",
    "papermill",
    "pyarrow",
}


def grown(place: str, by: float = 0.0, **given: object) -> Record:
    rate = PLACES.index(place) + 1.5 + by
    return answering(
        run_of(place=place, **given), growth=(rate, rate - 0.2, rate + 0.1), claim="not testable"
    )


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_project(tmp_path / "project")


@pytest.fixture
def report(root: Path) -> Path:
    folder = root / "reports"
    write_runs(folder, [*map(grown, PLACES), run_of("02_targets"), failing(run_of("02_targets", share=2))])
    gather(folder, root)
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def times(folder: Path) -> dict[str, int]:
    return {name: (folder / name).stat().st_mtime_ns for name in contents(folder)}


def gathered_anew(report: Path, root: Path) -> dict[str, bytes]:
    """What a gathering from the records alone gives."""
    for name in ("results.csv", "results.parquet", "run.json", "index.html"):
        (report / name).unlink(missing_ok=True)
    for chart in report.glob("comparisons/*"):
        chart.unlink()
    gather(report, root)
    return contents(report)


def test_tables_comparisons_records_and_the_front_page_are_written(report: Path) -> None:
    assert sorted(name for name in contents(report) if not name.startswith(("runs/", "failed/"))) == [
        "comparisons/01_growth.svg",
        "index.html",
        "results.csv",
        "results.parquet",
        "run.json",
    ]
    told = json.loads((report / "run.json").read_text(encoding="utf-8"))
    assert [(run["notebook"], run["run"], run["outcome"]) for run in told["runs"]] == [
        ("01_growth", "place-CHN", "done"),
        ("01_growth", "place-MYS", "done"),
        ("01_growth", "place-VNM", "done"),
        ("02_targets", "default", "done"),
        ("02_targets", "share-2", "failed"),
    ]
    assert not any(gathering.PRIVATE & run.keys() for run in told["runs"])
    assert (report / "results.csv").read_text(encoding="utf-8").count("not testable") == 3
    page = (report / "index.html").read_text(encoding="utf-8")
    assert 'src="comparisons/01_growth.svg"' in page
    assert 'href="results.parquet"' in page


def test_nothing_is_written_where_nothing_changed(report: Path, root: Path) -> None:
    before = times(report)
    gather(report, root)
    assert times(report) == before


def test_nothing_heavy_is_imported_where_nothing_changed(report: Path, root: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from econlab.running.gathering import gather; "
        f"gather(Path({str(report)!r}), Path({str(root)!r})); print(sorted({HEAVY!r} & sys.modules.keys()))"
    )
    before = times(report)
    said = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert said.stdout == "[]\n"
    assert times(report) == before


def test_only_what_changed_is_written_and_all_is_as_from_nothing(
    report: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    draw = sweep_charts.small_multiples
    monkeypatch.setattr(
        sweep_charts,
        "small_multiples",
        lambda comparison, **more: drawn.append(more["name"]) or draw(comparison, **more),
    )
    changes: list[tuple[list[Record], list[str]]] = [
        ([grown("VNM", by=0.5)], ["01_growth"]),
        ([run_of("02_targets", share=3)], []),
        ([answering(run_of("02_targets", share=share), left=share) for share in (3, 4)], ["02_targets"]),
        ([failing(run_of("01_growth", place="SGP"))], []),
    ]
    for runs, expected in changes:
        drawn.clear()
        write_runs(report, runs)
        gather(report, root)
        assert drawn == expected
        partly = contents(report)
        assert gathered_anew(report, root) == partly


def test_a_run_that_is_gone_leaves_nothing_behind(report: Path, root: Path) -> None:
    for place in ("VNM", "MYS"):
        (report / "runs" / "01_growth" / f"place-{place}" / "run.json").unlink()
    gather(report, root)
    assert not (report / "comparisons").exists()
    assert "VNM" not in (report / "results.csv").read_text(encoding="utf-8")
    assert "comparisons" not in (report / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "name", ["results.csv", "results.parquet", "run.json", "index.html", "comparisons/01_growth.svg"]
)
@pytest.mark.parametrize("content", [None, b"", b'{"gathered": {}}', b"altered\n"])
def test_what_is_lost_or_altered_is_written_again(
    report: Path, root: Path, name: str, content: bytes | None
) -> None:
    before = contents(report)
    if content is None:
        (report / name).unlink()
    else:
        (report / name).write_bytes(content)
    gather(report, root)
    assert contents(report) == before


def test_without_pyarrow_there_is_no_parquet_and_none_of_before(
    report: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(gathering, "find_spec", lambda name: None)
        gather(report, root)
        assert not (report / "results.parquet").exists()
        assert "parquet" not in (report / "index.html").read_text(encoding="utf-8")
    gather(report, root)
    assert (report / "results.parquet").is_file()


def test_the_evidence_counts_as_well(report: Path, root: Path) -> None:
    (root / "data" / "raw" / "figures.csv").unlink()
    gather(report, root)
    page = (report / "index.html").read_text(encoding="utf-8")
    assert "data/raw/figures.csv" not in page
    assert "../data/raw/documents.csv" in page


def test_an_empty_report_says_so(root: Path) -> None:
    folder = root / "empty"
    folder.mkdir()
    gather(folder, root)
    assert "No notebook has been run." in (folder / "index.html").read_text(encoding="utf-8")
    assert json.loads((folder / "run.json").read_text(encoding="utf-8"))["runs"] == []


@pytest.mark.parametrize(
    ("content", "said"),
    [("{", "cannot be read"), ("[1]", "cannot be read"), ('{"run": "default"}', "has no language, notebook")],
)
def test_a_record_that_cannot_be_read_is_named(report: Path, root: Path, content: str, said: str) -> None:
    path = report / "runs" / "01_growth" / "place-VNM" / "run.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        gather(report, root)
    assert str(caught.value).startswith(f"{path}: {said}")
    assert str(caught.value).endswith("Delete its folder and run it again.")


def test_a_report_in_vietnamese_is_vietnamese_throughout(root: Path) -> None:
    folder = root / "reports"
    runs = [answering(run_of(language="vi", place=place), rate=PLACES.index(place) + 0.5) for place in PLACES]
    write_runs(folder, runs)
    gather(folder, root)
    assert '<html lang="vi">' in (folder / "index.html").read_text(encoding="utf-8")
    assert "Câu trả lời theo place" in (folder / "comparisons/01_growth.svg").read_text(encoding="utf-8")
