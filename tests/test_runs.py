"""Notebooks run in real kernels; what was complete before stays until something complete replaces it."""

import csv
import json
import os
from pathlib import Path
from typing import Any

import pytest
from raw_project import Project
from small_project import code, markdown, notebook, parameters, shown, write_notebook

from econlab.cli import main
from econlab.errors import InputError
from econlab.evidence.intervals import Interval
from econlab.running.doing import Way
from econlab.running.reports import Record, writable
from econlab.running.results import collect, record, result, to_csv
from econlab.running.runs import find, run
from econlab.running.watching import explained
from econlab.showing.results import RESULT_TYPE

GROWTH = (
    markdown("# Growth\n\nDoes it grow?"),
    parameters('place: str = "CHN"  # ISO code\nnote: str = "plain"\n'),
    code("from econlab.evidence.intervals import Interval\nfrom econlab.running.results import record"),
    code(
        "record('answer_rate', Interval(1.6, float('inf'), 1.7), unit='multiple')\nrecord('note_given', note)"
    ),
    code(
        "from IPython.display import display\n"
        "display({'image/svg+xml': '<svg xmlns=\"http://www.w3.org/2000/svg\"/>', 'text/plain': place},"
        " metadata={'econlab': {'chart': 'line'}}, raw=True)"
    ),
)
TARGETS = (
    parameters("share: float = 0.5\n"),
    code("from econlab.running.results import record\nrecord('answer_share', share * 2)"),
)
FAILING = code("raise LookupError(f'no figure\\nfor {place}')")


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def rows(report: Path) -> list[dict[str, str]]:
    with (report / "results.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_run_leaves_its_notebook_page_charts_and_record(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_notebook(root, "01_growth", *GROWTH)
    [record] = run(["01_growth"], [], root=root)
    report = root / "reports"
    assert sorted(contents(report)) == [
        "index.html",
        "results.csv",
        "results.parquet",
        "run.json",
        "runs/01_growth/default/01_growth.html",
        "runs/01_growth/default/01_growth.ipynb",
        "runs/01_growth/default/charts/line.svg",
        "runs/01_growth/default/run.json",
    ]
    assert record == json.loads((report / "runs/01_growth/default/run.json").read_text(encoding="utf-8"))
    assert record["outcome"] == "done"
    assert record["parameters"] == {"place": "CHN", "note": "plain"}
    assert sorted(record["inputs"]) == ["data/processed/datapackage.json", "notebooks/01_growth.ipynb"]
    assert {"python", "econlab", "papermill", "pandas"} <= record["versions"].keys()
    assert list(report.rglob(".*")) == []
    assert capsys.readouterr().err == f"01_growth (default): done, {record['duration']:.1f} s\n"


def test_what_a_run_leaves_names_no_folder_and_no_time(root: Path) -> None:
    write_notebook(root, "01_growth", *GROWTH)
    run([], ["place=VNM"], root=root)
    first = contents(root / "reports")
    run([], ["place=VNM"], root=root, way=Way(fresh=True))
    second = contents(root / "reports")
    records = [name for name in first if name.endswith("run.json")]
    assert {name: text for name, text in first.items() if name not in records} == {
        name: text for name, text in second.items() if name not in records
    }
    for name, text in first.items():
        assert str(root).encode() not in text, name
    [executed] = [json.loads(text) for name, text in first.items() if name.endswith(".ipynb")]
    assert executed["metadata"]["papermill"] == {"parameters": {"place": "VNM"}}
    assert not any("papermill" in cell["metadata"] for cell in executed["cells"])
    assert executed["cells"][2]["id"] == "injected-parameters"


def test_what_is_unchanged_is_skipped_unless_all_is_to_be_fresh(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_notebook(root, "01_growth", *GROWTH)
    write_notebook(root, "02_targets", *TARGETS)
    run([], [], root=root)
    before = contents(root / "reports")
    capsys.readouterr()
    skipped = run([], [], root=root)
    assert [record["outcome"] for record in skipped] == ["skipped", "skipped"]
    since = skipped[0]["started"][:16].replace("T", " ")
    assert capsys.readouterr().err.splitlines()[0] == (
        f"01_growth (default): unchanged since {since} UTC; --fresh runs it again"
    )
    assert contents(root / "reports") == before
    assert [record["outcome"] for record in run(["02_targets"], [], root=root, way=Way(fresh=True))] == [
        "done"
    ]
    assert ";" not in capsys.readouterr().err
    (root / "reports" / "runs" / "01_growth" / "default" / "charts" / "line.svg").unlink()
    write_notebook(root, "02_targets", *TARGETS, code("1"))
    assert [record["outcome"] for record in run([], [], root=root)] == ["done", "done"]
    lines = capsys.readouterr().err.splitlines()[:2]
    assert sorted(line.partition(" s; ")[2] for line in lines) == [
        "again because an output is missing: charts/line.svg",
        "again because the notebook has changed",
    ]


def test_a_damaged_record_is_replaced(root: Path) -> None:
    write_notebook(root, "02_targets", *TARGETS)
    run([], [], root=root)
    kept = root / "reports" / "runs" / "02_targets" / "default" / "run.json"
    kept.write_text("{", encoding="utf-8")
    assert [record["outcome"] for record in run([], [], root=root)] == ["done"]
    assert json.loads(kept.read_text(encoding="utf-8"))["outcome"] == "done"


def test_the_kernel_alone_is_told_where_to_note_what_it_reads(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ECONLAB_PROJECT", str(root.parent / "another"))
    look = (
        "import os\nfrom econlab.evidence import catalogue\nfrom econlab.running.results import record\n"
        "catalogue.documents(), catalogue.documents()\n"
        "catalogue.documents(os.environ['ECONLAB_PROJECT'])"
    )
    write_notebook(root, "01_reads", parameters("n: int = 0"), code(look))
    [done] = run([], [], root=root)
    assert [(read["door"], read["filters"]) for read in done["reads"]] == [("documents", {})]
    assert os.environ["ECONLAB_PROJECT"] == str(root.parent / "another")
    assert "ECONLAB_READS" not in os.environ
    gathered = json.loads((root / "reports" / "run.json").read_text(encoding="utf-8"))["runs"]
    assert [record.keys() & {"fingerprint", "reads", "files", "seal"} for record in gathered] == [set()]


def test_runs_of_two_notebooks_gather_in_one_table(root: Path) -> None:
    write_notebook(root, "01_growth", *GROWTH)
    write_notebook(root, "02_targets", *TARGETS)
    hostile = 'Việt "Nam" {place} \\n = <b>, x'
    run(["01_growth"], [f"note={hostile}"], root=root)
    run(["02_targets"], ["share=0.25"], root=root)
    gathered = rows(root / "reports")
    assert list(gathered[0]) == [
        "notebook", "run", "note", "place", "share", "name", "value", "low", "high", "unit",
    ]  # fmt: skip
    assert [(row["notebook"], row["name"], row["value"]) for row in gathered] == [
        ("01_growth", "answer_rate", "1.7"),
        ("01_growth", "note_given", hostile),
        ("02_targets", "answer_share", "0.5"),
    ]
    assert (gathered[0]["low"], gathered[0]["high"], gathered[0]["share"]) == ("1.6", "inf", "")
    assert (gathered[2]["share"], gathered[2]["place"], gathered[2]["run"]) == ("0.25", "", "share-0.25")
    assert "<b>" not in (root / "reports" / "index.html").read_text(encoding="utf-8")


def test_a_failure_keeps_the_earlier_run_and_the_others_go_on(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = write_notebook(root, "01_growth", *GROWTH)
    run([], [], root=root)
    earlier = contents(root / "reports" / "runs")
    working = broken.read_bytes()
    write_notebook(root, "01_growth", *GROWTH, FAILING)
    write_notebook(root, "02_targets", *TARGETS)
    records = run([], [], root=root)
    assert [record["outcome"] for record in records] == ["failed", "done"]
    assert earlier.items() <= contents(root / "reports" / "runs").items()
    assert [row["name"] for row in rows(root / "reports")] == ["answer_rate", "note_given", "answer_share"]
    lines = capsys.readouterr().err.splitlines()
    assert lines[-1] == "Failed: 01_growth (default)"
    assert lines[-2].startswith("2 runs: 1 done, 1 failed, 0 skipped, in ")
    [said] = [line for line in lines[-4:-2] if line.startswith("01_growth")]
    assert "Cell [5]: LookupError: no figure for CHN. The notebook up to there: " in said
    partial = root / "reports" / "failed" / "01_growth" / "default.ipynb"
    assert said.endswith(str(partial))
    assert "LookupError" in partial.read_text(encoding="utf-8")
    assert "no figure for CHN" in (root / "reports" / "index.html").read_text(encoding="utf-8")

    broken.write_bytes(working)
    run(["01_growth"], [], root=root)
    assert not (root / "reports" / "failed").exists()


def test_a_kernel_that_dies_or_is_not_there_is_a_failed_run(root: Path) -> None:
    write_notebook(root, "01_dies", parameters("n: int = 0"), code("import os\nos._exit(3)"))
    path = write_notebook(root, "02_nowhere", *TARGETS)
    path.write_text(path.read_text(encoding="utf-8").replace('"python3"', '"nowhere"'), encoding="utf-8")
    errors = [record["error"] for record in run([], [], root=root)]
    assert errors == [
        "Cell number 2: DeadKernelError: Kernel died",
        "NoSuchKernel: No such kernel named nowhere",
    ]
    partial = (root / "reports" / "failed" / "01_dies" / "default.ipynb").read_text(encoding="utf-8")
    assert "DeadKernelError" in partial


def test_a_result_recorded_twice_is_a_failed_run(root: Path) -> None:
    write_notebook(root, "01_twice", *TARGETS, code("record('answer_share', 1)"))
    [failed] = run([], [], root=root)
    assert failed["error"] == (
        "InputError: cell [3] records 'answer_share' a second time. Give each result its own name."
    )


@pytest.mark.parametrize(
    ("names", "given", "said"),
    [
        (
            ["01_growht"],
            [],
            "There is no notebook '01_growht' (did you mean 01_growth?).",
        ),
        (["elsewhere/01_growth.ipynb"], [], "There is no notebook 'elsewhere/01_growth.ipynb'"),
        ([], ["share=0.5"], "01_growth has no parameter 'share'"),
        (["01_growth"], ["place=XXX"], "expected one of CHN, VNM"),
    ],
)
def test_a_mistake_is_found_before_anything_starts(
    root: Path, names: list[str], given: list[str], said: str
) -> None:
    write_notebook(root, "01_growth", *GROWTH)
    write_notebook(root, "02_targets", *TARGETS)
    with pytest.raises(InputError) as caught:
        run(names, given, root=root)
    assert said in str(caught.value)
    assert not (root / "reports").exists()


def test_a_notebook_is_named_by_stem_or_by_file_and_runs_once(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_notebook(root, "01_growth", *GROWTH)
    monkeypatch.chdir(root)
    assert find(root, ["01_growth", "01_growth.ipynb", "notebooks/01_growth.ipynb", str(path)]) == [path]


def test_a_project_without_notebooks_says_so(root: Path) -> None:
    with pytest.raises(InputError, match="there is no notebook to run"):
        find(root, [])


def test_the_report_must_be_a_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    for place in ("file", "file/below"):
        with pytest.raises(InputError, match="cannot be written"):
            writable(tmp_path / place)


def test_a_record_that_cannot_be_read_is_named(root: Path) -> None:
    write_notebook(root, "01_dies", parameters("n: int = 0"))
    broken = root / "reports" / "runs" / "old" / "default"
    broken.mkdir(parents=True)
    (broken / "run.json").write_text("{", encoding="utf-8")
    with pytest.raises(InputError, match="Delete its folder and run it again"):
        run([], [], root=root)


def test_an_error_is_told_in_one_paragraph() -> None:
    class CellError(Exception):
        ename, evalue, exec_count, cell_index = "ValueError", "\x1b[31mno\x1b[0m\n\n  data", None, 4

    assert explained(CellError()) == "Cell number 5: ValueError: no data"
    assert explained(RuntimeError()) == "RuntimeError"


def test_numbers_are_kept_with_eight_significant_digits() -> None:
    kept = result("rate", Interval(1 / 3, float("inf"), 2 / 3))
    assert (kept["low"], kept["value"], kept["high"]) == (0.33333333, 0.66666667, "inf")
    assert result("rate", -1.0, low=-float("inf"))["low"] == "-inf"
    assert result("rate", Interval(1, 2))["value"] is None
    assert result("rows", 123456789012)["value"] == 123456789012


@pytest.mark.parametrize(
    ("name", "value", "bounds", "said"),
    [
        ("Rate", 1, {}, "snake_case"),
        ("a__b", 1, {}, "snake_case"),
        ("rate", float("nan"), {}, "found nan"),
        ("rate", True, {}, "found True"),
        ("rate", None, {}, "found None"),
        ("rate", 3, {"low": 4}, "expected low <= value <= high"),
        ("rate", 3, {"high": 2}, "expected low <= value <= high"),
        ("rate", "yes", {"low": 1}, "go with a plain number"),
        ("rate", Interval(1, 2), {"low": 1}, "go with a plain number"),
    ],
)
def test_a_result_that_is_none_is_refused(name: str, value: Any, bounds: dict[str, float], said: str) -> None:
    with pytest.raises(InputError, match=said):
        result(name, value, **bounds)


def test_what_is_recorded_is_collected(capsys: pytest.CaptureFixture[str]) -> None:
    record("rate", 1.5, low=1, high=2, unit="multiple")
    assert "rate = 1.5 [1, 2] multiple" in capsys.readouterr().out
    one, two = result("b", 1), result("a", "not testable", label="the claim")
    first = code("", shown({RESULT_TYPE: one}), shown({"text/plain": "x"}))
    executed = notebook(first, code("", shown({RESULT_TYPE: two})))
    assert collect(executed) == [one, two]


def test_the_table_is_sorted_by_notebook_run_and_order_of_record() -> None:
    def of(name: str, run: str, **given: Any) -> Record:
        return {
            "notebook": name,
            "run": run,
            "parameters": given,
            "results": [result("z", 1), result("a", "x,y")],
        }

    assert to_csv([of("b", "default"), of("a", "y", real=True), of("a", "x", n=1)]) == (
        "notebook,run,n,real,name,value,low,high,unit\n"
        "a,x,1,,z,1,,,\n"
        'a,x,1,,a,"x,y",,,\n'
        "a,y,,true,z,1,,,\n"
        'a,y,,true,a,"x,y",,,\n'
        "b,default,,,z,1,,,\n"
        'b,default,,,a,"x,y",,,\n'
    )


def test_data_older_than_the_raw_tables_are_told_before_anything_starts(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ECONLAB_PROJECT", str(project.root))
    (project.root / "notebooks").mkdir(exist_ok=True)
    write_notebook(project.root, "01", parameters("n: int = 0\n"))
    project.change("figures", {}, note="changed")
    assert main(["run", "01"]) == 2
    said = capsys.readouterr().err
    assert said.endswith("econlab: data/raw has changed since data/processed was built. Run: econlab build\n")
    assert not list((project.root / "reports").glob("runs/*"))
