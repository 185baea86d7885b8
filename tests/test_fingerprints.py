"""A run is skipped where nothing it depends on has changed, and each change is told in words."""

import csv
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as examples_of
from hypothesis import strategies as st
from raw_project import Project
from small_project import code, make_project, markdown, parameters, write_notebook

from econlab.errors import InputError
from econlab.evidence import building, catalogue
from econlab.running import fingerprints, runs
from econlab.running.choices import Choice, choose, known_codes
from econlab.running.doing import Way
from econlab.running.fingerprints import DAMAGED, NEVER, Present, why_run
from econlab.running.runs import Record, run

PLACES = (
    markdown("# Places\n\nWhich are there?"),
    parameters('place: str = "CHN"  # ISO code\n'),
    code("from econlab.evidence import catalogue\nfrom econlab.running.results import record"),
    code("record('answer_documents', len(catalogue.documents()))\nrecord('place', place)"),
    code(
        "from IPython.display import display\n"
        "display({'image/svg+xml': '<svg xmlns=\"http://www.w3.org/2000/svg\"/>', 'text/plain': place},"
        " metadata={'econlab': {'chart': 'line'}}, raw=True)"
    ),
)
BLIND = (parameters("n: int = 1\n"), code("n + 1"))
OWN = Path(__file__).resolve().parents[1]
DEFAULT = Path("reports", "runs", "01_places", "default")

Change = Callable[[Path], object]


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with one run of a notebook, to be read only."""
    root = make_project(tmp_path_factory.mktemp("ran") / "project")
    write_notebook(root, "01_places", *PLACES)
    [record] = run([], [], root=root)
    assert record["outcome"] == "done"
    return root


@pytest.fixture
def root(ran: Path, tmp_path: Path) -> Path:
    """A copy of that project, to be changed."""
    return Path(shutil.copytree(ran, tmp_path / "project"))


def chosen(root: Path, *given: str) -> Choice:
    [choice] = choose(sorted((root / "notebooks").glob("*.ipynb")), given, codes=known_codes(root))
    return choice


def why(root: Path, *given: str) -> str:
    return why_run(chosen(root, *given), Present(root), root / "reports")


def edit(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def change_record(root: Path, **held: Any) -> None:
    """Write a record as if the run had been done when other things held."""
    from econlab.running.reports import seal

    path = root / DEFAULT / "run.json"
    record = json.loads(path.read_text(encoding="utf-8"))
    for name, value in held.items():
        record[name] = {**record[name], **value} if isinstance(value, dict) else value
    path.write_text(json.dumps(record | {"seal": seal(record)}), encoding="utf-8")


def change_notebook(root: Path, change: Callable[[Record], object]) -> None:
    path = root / "notebooks" / "01_places.ipynb"
    content = json.loads(path.read_text(encoding="utf-8"))
    change(content)
    path.write_text(json.dumps(content), encoding="utf-8")


# The notebook, the library and what econlab runs on


def test_nothing_has_changed(root: Path) -> None:
    assert why(root) == ""
    assert why(root, "place=CHN") == "", "asked for by name, the default is the default"
    assert why(root, "place=VNM") == NEVER


@pytest.mark.parametrize(
    ("change", "matters"),
    [
        (lambda notebook: notebook["cells"][3].update(source="1"), True),
        (lambda notebook: notebook["cells"][0].update(source="# Others"), True),
        (lambda notebook: notebook["cells"].pop(), True),
        (lambda notebook: notebook["cells"].reverse(), True),
        (lambda notebook: notebook["cells"][4].update(cell_type="raw"), True),
        (lambda notebook: notebook["cells"][4]["metadata"].update(tags=["raises-exception"]), True),
        (lambda notebook: notebook["metadata"]["kernelspec"].update(language="R"), True),
        (lambda notebook: notebook["metadata"]["kernelspec"].update(display_name="Another"), False),
        (lambda notebook: notebook["cells"][4]["metadata"].update(tags=["hide-input"], scrolled=True), False),
        (lambda notebook: notebook["cells"][4].update(outputs=[], execution_count=7, id="x"), False),
        (lambda notebook: notebook["cells"][3].update(source=[notebook["cells"][3]["source"]]), False),
        (lambda notebook: notebook.update(nbformat_minor=4), False),
    ],
)
def test_what_is_written_in_a_notebook_counts_and_how_it_was_executed_does_not(
    root: Path, change: Callable[[Record], object], matters: bool
) -> None:
    change_notebook(root, change)
    assert why(root) == ("the notebook has changed" if matters else "")


def test_other_parameters_under_the_same_name_are_noticed(root: Path) -> None:
    change_record(root, parameters={"place": "VNM"})
    assert why(root) == "the parameters have changed"


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ({"pandas": "0.1"}, f"pandas 0.1 is now {Present(Path()).versions['pandas']}"),
        ({"python": "2.7"}, f"python 2.7 is now {sys.version.split()[0]}"),
        ({"a-lost-package": "1.0"}, "a-lost-package 1.0 is now not installed"),
    ],
)
def test_a_version_that_changed_is_named(root: Path, before: dict[str, str], said: str) -> None:
    change_record(root, versions=before)
    assert why(root) == said


def test_the_versions_are_those_of_everything_required(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, lines in {
        "alpha": ["Beta_X.y[extra]>=1; python_version > '3'", "gamma; extra == 'test'", "absent"],
        "beta_x_y": ["alpha (>=1)"],
        "gamma": [],
    }.items():
        folder = tmp_path / f"{name}-1.5.dist-info"
        folder.mkdir()
        required = "".join(f"Requires-Dist: {line}\n" for line in lines)
        (folder / "METADATA").write_text(f"Name: {name}\nVersion: 1.5\n{required}", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert fingerprints._installed(["alpha", "nowhere"]) == {
        "alpha": "1.5",
        "beta-x-y": "1.5",
        "nowhere": "not installed",
    }
    assert {"econlab", "python", "pandas", "tornado", "pillow"} <= Present(tmp_path).versions.keys()
    assert not {"pytest", "hypothesis", "ruff"} & Present(tmp_path).versions.keys()


def test_another_library_is_noticed(root: Path, tmp_path: Path) -> None:
    package = Path(fingerprints.__file__).parents[1]
    library = shutil.copytree(
        package, tmp_path / "lib" / "econlab", ignore=shutil.ignore_patterns("__pycache__")
    )
    program = (
        "import sys; from pathlib import Path; import econlab; from econlab.running.fingerprints import *\n"
        "from econlab.running.choices import choose\n"
        "root = Path(sys.argv[1])\n"
        "[choice] = choose([root / 'notebooks' / '01_places.ipynb'], [], codes={})\n"
        "print(why_run(choice, Present(root), root / 'reports'))\n"
        "assert Path(econlab.__file__).is_relative_to(root.parent)"
    )

    def said() -> str:
        environment = {**os.environ, "PYTHONPATH": str(tmp_path / "lib")}
        command = [sys.executable, "-c", program, str(root)]
        return subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True).stdout

    assert said() == "\n", "the same library in another folder, compiled or not, is the same"
    with (library / "showing" / "templates" / "style.css").open("a", encoding="utf-8") as style:
        style.write("\n")
    assert said() == "the library has changed\n"


def test_settings_of_a_user_are_noticed(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    configured = root.parent / "configured"
    (configured / "profile_default" / "startup").mkdir(parents=True)
    monkeypatch.setenv("MPLCONFIGDIR", str(configured))
    monkeypatch.setenv("IPYTHONDIR", str(configured))
    (configured / "profile_default" / "startup" / "README").write_text("by IPython itself", encoding="utf-8")
    before = Present(root).settings
    change_record(root, fingerprint={"settings": before})
    assert why(root) == ""
    for name in ("matplotlibrc", "profile_default/startup/00.py", "profile_default/ipython_config.py"):
        (configured / name).write_text("1", encoding="utf-8")
        assert why(root) == "settings of matplotlib or IPython have changed"
        (configured / name).unlink()
    assert why(root) == ""


# Outputs and records


def kept(root: Path) -> list[str]:
    files = (root / DEFAULT).rglob("*")
    return sorted(path.relative_to(root / DEFAULT).as_posix() for path in files if path.is_file())


def test_a_lost_or_altered_output_is_named(root: Path) -> None:
    assert kept(root) == ["01_places.html", "01_places.ipynb", "charts/line.svg", "run.json"]
    for name in kept(root)[:-1]:
        path = root / DEFAULT / name
        content = path.read_bytes()
        for other in (b"", content[:-1], content + b"\n", content[:-1] + b"#"):
            path.write_bytes(other)
            assert why(root) == f"an output was altered: {name}"
        path.unlink()
        assert why(root) == f"an output is missing: {name}"
        path.write_bytes(content)
        assert why(root) == "", "the same content at another time is the same"


def test_a_report_can_be_moved_and_copied(root: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(root, tmp_path / "elsewhere", copy_function=shutil.copyfile)
    assert why(copy) == ""


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", "null", "{}", '{"seal": ""}', "\udcff", "[" * 100_000, '{"a": NaN}'],
)
def test_a_record_that_cannot_be_read_means_run_again(root: Path, content: str) -> None:
    path = root / DEFAULT / "run.json"
    path.write_bytes(content.encode("utf-8", "surrogateescape"))
    assert why(root) == DAMAGED


def test_an_edited_record_and_a_record_of_another_run_are_damaged(root: Path) -> None:
    path = root / DEFAULT / "run.json"
    edit(path, '"value": 1', '"value": 2')
    assert why(root) == DAMAGED
    change_record(root, run="place-VNM")
    assert why(root) == DAMAGED


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@examples_of(name=st.sampled_from(["fingerprint", "reads", "versions", "parameters", "files"]), held=JSON)
def test_a_sealed_record_of_any_shape_never_stops_the_judge(root: Path, name: str, held: Any) -> None:
    before = (root / DEFAULT / "run.json").read_bytes()
    from econlab.running.reports import seal

    record = json.loads(before) | {name: held}
    (root / DEFAULT / "run.json").write_text(json.dumps(record | {"seal": seal(record)}), encoding="utf-8")
    assert isinstance(why(root), str)
    (root / DEFAULT / "run.json").write_bytes(before)


def test_a_run_that_failed_last_is_done_again(root: Path) -> None:
    failed = root / "reports" / "failed" / "01_places"
    failed.mkdir(parents=True)
    (failed / "default.json").write_text("{}", encoding="utf-8")
    assert why(root) == "the earlier run failed"


# The data


def test_only_data_that_were_read_matter(root: Path) -> None:
    edit(root / "data" / "raw" / "vocabulary" / "places.csv", "Viet Nam", "Vietnam")
    (root / "data" / "processed" / "more.csv").write_text("more\n", encoding="utf-8")
    assert why(root) == ""
    edit(root / "data" / "raw" / "documents.csv", "report-2024", "report-2025")
    assert why(root) == "data have changed: documents()"
    (root / "data" / "raw" / "documents.csv").unlink()
    assert why_run(
        Choice(root / "notebooks" / "01_places.ipynb", {"place": "CHN"}, {}), Present(root), root / "reports"
    ) == ("data have changed: documents()")


def test_a_door_that_is_no_more_means_run_again(root: Path) -> None:
    change_record(root, reads=[{"door": "no_more", "filters": {}, "sha256": "0"}], fingerprint={"data": ""})
    assert why(root) == DAMAGED


def test_data_of_another_project_are_never_taken_as_unchanged(root: Path) -> None:
    change_record(root, reads=[{"door": "figures", "filters": {"place": "VNM"}, "sha256": ""}])
    assert why(root) == "data of another project are read: figures(place=VNM)"


def test_a_notebook_that_does_not_tell_what_it_reads_depends_on_all_data(tmp_path: Path) -> None:
    root = make_project(tmp_path / "project")
    write_notebook(root, "01_blind", *BLIND)
    assert run([], [], root=root)[0]["reads"] == []
    (root / "data" / "raw" / ".figures.csv.swp").write_text("an editor's", encoding="utf-8")
    assert why(root) == ""
    edit(root / "data" / "raw" / "figures.csv", "figure", "other")
    assert why(root) == "data have changed, and the notebook does not tell which of them it reads"


def test_declared_inputs_are_watched_and_nothing_else(tmp_path: Path) -> None:
    root = make_project(tmp_path / "project")
    for name in ("data/extra.csv", "prices/b.csv", "prices/a.csv", "prices/c.txt"):
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(name, encoding="utf-8")
    declared = "n: int = 1  # a number\n# inputs: prices/*.csv,data/extra.csv\n"
    write_notebook(root, "01_prices", parameters(declared), code("import os\nos.listdir('prices')"))
    [record] = run([], ["n=2"], root=root)
    assert record["outcome"] == "done"
    assert list(record["fingerprint"]["declared"]) == ["data/extra.csv", "prices/a.csv", "prices/b.csv"]
    assert record["fingerprint"]["declared"].items() <= record["inputs"].items()
    edit(root / "data" / "raw" / "figures.csv", "figure", "other")
    edit(root / "prices" / "c.txt", "c", "d")
    assert why(root, "n=2") == ""
    (root / "prices" / "d.csv").write_text("d", encoding="utf-8")
    assert why(root, "n=2") == "data have changed: prices/d.csv"
    (root / "prices" / "d.csv").unlink()
    edit(root / "prices" / "a.csv", "a", "A")
    assert why(root, "n=2") == "data have changed: prices/a.csv"
    (root / "prices" / "a.csv").unlink()
    assert why(root, "n=2") == "data have changed: prices/a.csv"


@pytest.mark.parametrize("pattern", ["prices/*.csv", "../secret.csv", "/etc/hosts", "notebooks", "a\\b"])
def test_a_declared_input_that_is_not_there_stops_before_anything_starts(
    tmp_path: Path, pattern: str
) -> None:
    root = make_project(tmp_path / "project")
    (tmp_path / "secret.csv").write_text("", encoding="utf-8")
    write_notebook(root, "01_prices", parameters(f"# inputs: {pattern}\nn: int = 1\n"))
    for fresh in (False, True):
        with pytest.raises(InputError) as caught:
            run([], [], root=root, way=Way(fresh=fresh))
        assert f"01_prices.ipynb: '# inputs: {pattern}' names no file of the project." in str(caught.value)
    assert not (root / "reports").exists()


# A figure in real data, with real kernels

BY_PLACE = (
    parameters('place: str = "CHN"  # ISO code\n'),
    code(
        "import econlab\n"
        "shares = econlab.observations(place=place, indicator='digital_economy_share_gdp')\n"
        "econlab.record('answer_sum', float(shares['value'].sum()), unit='percent')"
    ),
)
SHARE = {"figure": "party2024_share_gso_2021"}


@pytest.fixture
def by_place(project: Project, monkeypatch: pytest.MonkeyPatch) -> Iterator[Project]:
    monkeypatch.setenv("ECONLAB_PROJECT", str(project.root))
    (project.root / "notebooks").mkdir()
    write_notebook(project.root, "01_shares", *BY_PLACE)
    return project


def outcomes(project: Project) -> dict[str, str]:
    records = [run([], [f"place={place}"], root=project.root)[0] for place in ("CHN", "VNM")]
    return {record["parameters"]["place"]: record["outcome"] for record in records}


def sums(project: Project) -> dict[str, float]:
    with (project.root / "reports" / "results.csv").open(encoding="utf-8", newline="") as table:
        return {row["place"]: float(row["value"]) for row in csv.DictReader(table)}


def test_a_changed_figure_runs_again_what_depends_on_it(
    by_place: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert outcomes(by_place) == {"CHN": "done", "VNM": "done"}
    assert outcomes(by_place) == {"CHN": "skipped", "VNM": "skipped"}
    before = sums(by_place)
    by_place.change("figures", SHARE, printed="18,88%")
    building.build(by_place.root)
    capsys.readouterr()
    assert outcomes(by_place) == {"CHN": "skipped", "VNM": "done"}
    assert sums(by_place) == {"CHN": before["CHN"], "VNM": pytest.approx(before["VNM"] + 18.88 - 12.88)}
    said = capsys.readouterr().err.splitlines()
    assert said[0].startswith("01_shares (default): unchanged since 2")
    assert said[0].endswith(" UTC; --fresh runs it again")
    assert said[1].endswith(
        "; again because data have changed: observations(indicator=digital_economy_share_gdp, place=VNM)"
    )


def test_the_projects_notebooks_run_again_after_figures_that_they_are_about(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    about = ("02_growth_multipliers", "03_ict_core_and_sectoral")
    monkeypatch.setenv("ECONLAB_PROJECT", str(project.root))
    (project.root / "notebooks").mkdir()
    for name in about:
        shutil.copy(OWN / "notebooks" / f"{name}.ipynb", project.root / "notebooks")

    asked = ([], ["draws=50"])
    done = {one["notebook"]: one["outcome"] for one in run(*asked, root=project.root)}
    assert done == dict.fromkeys(about, "done")

    def due(**figures: str) -> list[str]:
        """Return what would run again after a change of what figures print, which is taken back then."""
        before = {row["figure"]: row["printed"] for row in project.rows("figures")}
        for figure, printed in figures.items():
            project.change("figures", {"figure": figure}, printed=printed)
        building.build(project.root)
        present = Present(project.root)
        again = [
            choice.name
            for choice in runs.chosen(*asked, root=project.root)
            if why_run(choice, present, project.root / "reports")
        ]
        for figure in figures:
            project.change("figures", {"figure": figure}, printed=before[figure])
        return again

    assert due() == []
    assert due(cri2020_library_computers="12 chiếc máy vi tính") == []
    assert due(mic2023_multiple_chn="khoảng 3,8 lần") == [about[0]]
    assert due(**{SHARE["figure"]: "18,88%"}) == list(about)


def test_what_a_changed_figure_touches_is_its_own_place_only(project: Project) -> None:
    """Over every place, and every indicator of Viet Nam."""
    indicators = set(catalogue.observations(project.root, place="VNM")["indicator"])

    def answers() -> dict[tuple[str, str], str]:
        present, names = Present(project.root), catalogue.vocabulary(project.root)
        by = [{"place": place} for place in names.places]
        by += [{"place": "VNM", "indicator": indicator} for indicator in sorted(indicators)]
        return {
            (door, json.dumps(one)): present.answer(door, one)
            for door in ("figures", "observations")
            for one in by
        }

    before = answers()
    project.change("figures", SHARE, printed="18,88%")
    building.build(project.root)
    after = answers()
    changed = {question for question in before if before[question] != after[question]}
    assert changed == {
        (door, json.dumps({"place": "VNM", **more}))
        for door in ("figures", "observations")
        for more in ({}, {"indicator": "digital_economy_share_gdp"})
    }


def test_raw_data_that_are_not_built_yet_are_refused(by_place: Project) -> None:
    run([], ["place=VNM"], root=by_place.root)
    by_place.change("figures", SHARE, printed="18,88%")
    with pytest.raises(InputError, match="Run: econlab build"):
        run([], ["place=VNM"], root=by_place.root)
    building.build(by_place.root)
    assert run([], ["place=VNM"], root=by_place.root)[0]["outcome"] == "done"


# Speed


def test_judging_unchanged_runs_imports_nothing_heavy(root: Path) -> None:
    program = (
        "import sys; from pathlib import Path\n"
        "from econlab.running.choices import Choice\n"
        "from econlab.running.fingerprints import Present, why_run\n"
        "root = Path(sys.argv[1])\n"
        "choice = Choice(root / 'notebooks' / '01_places.ipynb', {'place': 'CHN'}, {})\n"
        "assert why_run(choice, Present(root), root / 'reports') == ''\n"
        "print(sorted({'pandas', 'numpy', 'papermill', 'nbformat', 'matplotlib'} & sys.modules.keys()))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(root)], stdout=subprocess.PIPE, text=True, check=True
    )
    assert done.stdout == "[]\n"
