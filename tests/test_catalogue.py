"""Building, checking and looking up, on the project's own data and on copies of them."""

from __future__ import annotations

import csv
import hashlib
import importlib
import inspect
import json
import os
import pkgutil
import random
from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given as examples_of
from hypothesis import strategies as st
from laws import is_rate, unit_codes
from raw_project import Cells, Project, write_document

from econlab import project as own
from econlab.errors import InputError
from econlab.evidence import building, catalogue, reads
from econlab.evidence.building import build
from econlab.evidence.catalogue import figures, observations, reference
from econlab.evidence.checking import check
from econlab.evidence.cleaning import COLUMNS
from econlab.evidence.raw import read_raw
from econlab.evidence.vocabulary import codes, read_vocabulary
from econlab.showing.audit import audit
from econlab.showing.published import published_observations

FIGURE = {"figure": "mic2023_size_2022"}
SIZE = {"series": "digital_economy_size_caict_first", "place": "CHN", "period": "2022"}
BUILT = ("datapackage.json", "figures.csv", "reference.csv", "statements.csv")
# Codes that no row of the built tables has, and why.
ELSEWHERE = {
    # The unit of an indicator that is told in several currencies.
    "units": {"currency"},
    # The vintage of a GDP that an analysis derives; defaults.csv names it.
    "vintages": {"implied"},
}


# Building


def test_the_kept_tables_are_what_the_kept_raw_data_give() -> None:
    root = own.root()
    for name, content in building.processed(root).items():
        kept = (root / "data" / "processed" / name).read_bytes()
        assert kept == content, f"data/processed/{name} is out of date: run econlab build"


def test_a_build_writes_four_files_and_nothing_else(project: Project) -> None:
    for path in project.processed.iterdir():
        path.unlink()
    project.processed.rmdir()
    assert build(project.root) == project.processed
    assert sorted(path.name for path in project.processed.iterdir()) == sorted(BUILT)


def test_building_again_gives_the_same_bytes(project: Project) -> None:
    before = {name: content for name, (content, _) in project.contents().items()}
    build(project.root)
    assert {name: content for name, (content, _) in project.contents().items()} == before


def test_the_working_folder_and_the_time_zone_do_not_matter(
    project: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before = project.contents()
    monkeypatch.setenv("TZ", "Asia/Ho_Chi_Minh")
    monkeypatch.setenv("ECONLAB_PROJECT", str(project.root))
    monkeypatch.chdir(tmp_path)
    build()
    assert {name: content for name, (content, _) in project.contents().items()} == {
        name: content for name, (content, _) in before.items()
    }


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_raw_rows_does_not_matter(project: Project, seed: int) -> None:
    # Two editions of one source may print two values of one series, place and year.
    project.add("reference", SIZE, value="50.20")
    project.add("reference", SIZE, value="50.3")
    before = building.processed(project.root)
    folder = project.root / "data" / "raw"
    for table in [path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob("*.csv")]:
        rows = project.rows(table)
        random.Random(seed).shuffle(rows)
        project.write(table, rows)
    after = building.processed(project.root)
    for name in ("figures.csv", "reference.csv", "statements.csv"):
        assert after[name] == before[name]


def test_line_ends_of_raw_tables_do_not_matter(project: Project) -> None:
    before = building.processed(project.root)
    for table in ("figures", "reference", "statements", "vocabulary/units"):
        content = project.path(table).read_bytes()
        project.path(table).write_bytes(content.replace(b"\n", b"\r\n"))
    after = building.processed(project.root)
    for name in ("figures.csv", "reference.csv", "statements.csv"):
        assert after[name] == before[name]


@pytest.mark.parametrize("table", ["figures", "reference"])
def test_built_tables_are_plain_csv_in_a_fixed_order(table: str, own_data: Project) -> None:
    text = (own_data.processed / f"{table}.csv").read_bytes()
    assert b"\r" not in text
    assert text.endswith(b"\n")
    rows = list(csv.DictReader(text.decode().splitlines()))
    assert tuple(rows[0]) == COLUMNS
    order = {
        "figures": lambda row: (row["document"], int(row["line"]), row["figure"]),
        "reference": lambda row: (row["figure"], row["printed"]),
    }
    assert rows == sorted(rows, key=order[table])
    assert len({(row["figure"], row["printed"]) for row in rows}) == len(rows)


def test_every_reviewed_figure_and_every_reference_value_is_built(own_data: Project) -> None:
    dropped = {row["figure"] for row in own_data.rows("corrections") if row["action"] == "drop"}
    reviewed = {row["figure"] for row in own_data.rows("figures") if row["status"] == "reviewed"}
    assert {row["figure"] for row in own_data.built("figures")} == reviewed - dropped
    assert len(own_data.built("reference")) == len(own_data.rows("reference"))


@pytest.fixture(scope="module")
def descriptor(own_data: Project) -> dict[str, Any]:
    content = (own_data.processed / "datapackage.json").read_text(encoding="utf-8")
    return dict(json.loads(content))


def test_the_descriptor_describes_every_column(descriptor: dict[str, Any], own_data: Project) -> None:
    tables = ["figures.csv", "reference.csv", "statements.csv"]
    assert [resource["path"] for resource in descriptor["resources"]] == tables
    for resource in descriptor["resources"]:
        fields = resource["schema"]["fields"]
        header = (own_data.processed / resource["path"]).read_text(encoding="utf-8").partition("\n")[0]
        assert [field["name"] for field in fields] == header.split(",")
        assert {field["type"] for field in fields} <= {"string", "number", "integer"}
        assert all(field["description"].endswith(".") for field in fields)
        assert set(resource["schema"]["primaryKey"]) <= {field["name"] for field in fields}


def test_the_descriptor_gives_sizes_and_hashes(descriptor: dict[str, Any], own_data: Project) -> None:
    for resource in descriptor["resources"]:
        content = (own_data.processed / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


def test_the_descriptor_gives_the_hash_of_every_raw_file(
    descriptor: dict[str, Any], own_data: Project
) -> None:
    raw = own_data.root / "data" / "raw"
    files = {path.relative_to(raw).as_posix(): path for path in raw.rglob("*") if path.is_file()}
    assert descriptor["inputs"] == {
        name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in files.items()
    }


def test_the_descriptor_records_settings_sources_and_licence(
    descriptor: dict[str, Any], own_data: Project
) -> None:
    assert descriptor["settings"] == {"about": "0.0", "open_end": 2.0, "near": 0.05}
    assert len(descriptor["sources"]) == len(own_data.rows("documents"))
    assert [licence["name"] for licence in descriptor["licenses"]] == ["CC-BY-4.0"]


def test_the_descriptor_holds_nothing_of_the_machine(own_data: Project) -> None:
    text = (own_data.processed / "datapackage.json").read_text(encoding="utf-8")
    assert str(own_data.root) not in text
    assert str(Path.home()) not in text


def test_every_code_of_the_built_tables_is_defined(own_data: Project) -> None:
    vocabulary = read_vocabulary(own_data.root)
    sources = {row["source"] for row in own_data.rows("sources")}
    for row in [*own_data.built("figures"), *own_data.built("reference")]:
        assert row["unit"] in vocabulary.units
        assert row["unit"] != "currency"
        for column in ("place", "indicator", "definition"):
            assert row[column] in getattr(vocabulary, f"{column}s")
        assert row["vintage"] in {"", *vocabulary.vintages}
        assert bool(row["document"]) != (row["source"] in sources)


@pytest.mark.parametrize("table", ["places", "definitions", "vintages", "units", "indicators", "topics"])
def test_every_code_of_the_vocabulary_is_used(table: str, own_data: Project) -> None:
    rows = [*own_data.built("figures"), *own_data.built("reference"), *own_data.rows("vocabulary/indicators")]
    used = {row[table[:-1]] for row in rows if table[:-1] in row}
    if table == "units":
        # A statement may say which other unit would fit.
        used |= {row["detail"] for row in own_data.judged()}
        # Or it is read in a document that is not in the catalogue yet.
        used |= unit_codes() | {code for code in read_vocabulary(own_data.root).units if is_rate(code)}
    assert set(getattr(read_vocabulary(own_data.root), table)) - used <= ELSEWHERE.get(table, set())


def test_every_unit_that_can_be_read_is_defined(own_data: Project) -> None:
    assert unit_codes() <= read_vocabulary(own_data.root).units.keys()


def test_every_series_and_source_is_used(own_data: Project) -> None:
    for table, column in {"vocabulary/series": "series", "sources": "source"}.items():
        used = {row[column] for row in own_data.rows("reference")}
        assert {row[column] for row in own_data.rows(table)} == used


def test_every_default_can_be_drawn_from_the_tables(own_data: Project) -> None:
    found = observations(own_data.root)
    for row in catalogue.defaults(own_data.root):
        mine = found[(found["place"] == row["place"]) & (found["kind"] == "statistic")]
        accounts = mine[(mine["definition"] == row["definition"]) & (mine["vintage"] == row["vintage"])]
        assert {row["start"], row["end"]} <= set(accounts["period"])
        if row["gdp_vintage"] != "implied":
            gdp = mine[(mine["indicator"] == "gdp_nominal") & (mine["vintage"] == row["gdp_vintage"])]
            assert {row["start"], row["end"]} <= set(gdp["period"])


# Checking


def test_a_project_in_order_has_no_problem(documented: tuple[Project, Path]) -> None:
    project, folder = documented
    assert check(project.root) == []
    assert check(project.root, folder) == []


def test_a_document_of_another_version_is_reported(documented: tuple[Project, Path]) -> None:
    project, folder = documented
    path = folder / "mic-2023-china-experience.txt"
    path.write_bytes(path.read_bytes() + b"one more line\n")
    (problem,) = check(project.root, folder)
    assert problem.startswith("data/raw/documents.csv, line 2, column sha256: ")
    assert hashlib.sha256(path.read_bytes()).hexdigest() in problem


def test_a_form_on_another_line_is_reported_with_the_line_it_stands_on(
    documented: tuple[Project, Path],
) -> None:
    project, folder = documented
    write_document(
        project, folder, "Report\n41,5%\n50,2 nghìn tỷ Nhân dân tệ\n\nkhoảng 3,7 lần\nkhoảng 41,5%\n"
    )
    problems = check(project.root, folder)
    line = {row["figure"]: number for number, row in enumerate(project.rows("figures"), 2)}
    assert sorted(problems) == sorted(
        f"data/raw/figures.csv, line {line[figure]}, column printed: found {printed!r}, "
        f"expected what line 2 of mic-2023-china-experience prints; it stands on line {stands}."
        for figure, printed, stands in [
            ("mic2023_size_2022", "50,2 nghìn tỷ Nhân dân tệ", 3),
            ("mic2023_share_2022", "khoảng 41,5%", 6),
        ]
    )


def test_a_form_that_stands_nowhere_is_reported(documented: tuple[Project, Path]) -> None:
    project, folder = documented
    line = project.change("figures", FIGURE, printed="50,3 nghìn tỷ Nhân dân tệ")
    build(project.root)
    (problem,) = check(project.root, folder)
    assert problem.startswith(
        f"data/raw/figures.csv, line {line}, column printed: found '50,3 nghìn tỷ Nhân dân tệ'"
    )
    assert problem.endswith("it stands nowhere there.")


@pytest.mark.parametrize("number", ["7", "4000"])
def test_a_line_beyond_the_end_is_reported(documented: tuple[Project, Path], number: str) -> None:
    project, folder = documented
    line = project.change("figures", FIGURE, line=number)
    build(project.root)
    (problem,) = check(project.root, folder)
    assert problem.startswith(f"data/raw/figures.csv, line {line}, column line: found '{number}', ")
    assert problem.endswith("expected a line of mic-2023-china-experience, which has 6.")


def test_drafts_are_checked_against_the_document_too(documented: tuple[Project, Path]) -> None:
    project, folder = documented
    line = project.add("figures", FIGURE, figure="draft", status="draft", line="1", place="")
    build(project.root)
    (problem,) = check(project.root, folder)
    assert f"line {line}, column printed" in problem
    assert problem.endswith("it stands on line 2.")


def test_a_missing_document_is_reported_with_what_stays_unchecked(documented: tuple[Project, Path]) -> None:
    project, folder = documented
    (folder / "mic-2023-china-experience.txt").unlink()
    assert check(project.root, folder) == [
        f"mic-2023-china-experience.txt is not in {folder}: 3 figures not checked."
    ]


def test_a_missing_folder_of_documents_is_refused(documented: tuple[Project, Path]) -> None:
    project, folder = documented
    with pytest.raises(InputError, match=r"documents: .*nowhere is no folder"):
        check(project.root, folder / "nowhere")


@pytest.mark.parametrize("name", BUILT)
def test_a_built_file_that_was_changed_or_lost_is_reported(
    documented: tuple[Project, Path], name: str
) -> None:
    project, _ = documented
    problem = f"data/processed/{name} is not what data/raw gives: run econlab build."
    path = project.processed / name
    path.write_bytes(path.read_bytes().swapcase())
    assert check(project.root) == [problem]
    build(project.root)
    assert check(project.root) == []
    path.write_bytes(path.read_bytes() + b"\n")
    assert check(project.root) == [problem]
    path.unlink()
    assert check(project.root) == [problem]


def test_raw_data_changed_since_the_build_are_reported(documented: tuple[Project, Path]) -> None:
    project, folder = documented
    project.change("figures", FIGURE, place="VNM")
    assert {problem.partition(" ")[0] for problem in check(project.root, folder)} == {
        "data/processed/figures.csv",
        "data/processed/datapackage.json",
    }


def test_the_documents_hold_every_figure_where_it_says() -> None:
    documents = own.root().parent / "shared" / "documents"
    if not documents.is_dir():
        pytest.skip("the documents are not beside the project")
    assert check(own.root(), documents) == []


# Looking up

Lookup = Callable[..., Any]
LOOKUPS = [figures, reference, observations]


@pytest.mark.parametrize("lookup", LOOKUPS)
def test_numbers_are_numbers_and_everything_else_is_text(lookup: Lookup, own_data: Project) -> None:
    table = lookup(own_data.root)
    assert tuple(table.columns) == COLUMNS
    assert list(table.index) == list(range(len(table)))
    for column in COLUMNS:
        if column in ("value", "low", "high"):
            assert table[column].dtype == "float64"
        elif column == "line":
            assert table[column].dtype == "Int64"
        else:
            assert {type(cell) for cell in table[column]} == {str}
    assert (table["low"] <= table["high"]).all()


def test_tables_hold_the_very_numbers_of_the_files(own_data: Project) -> None:
    for name, lookup in {"figures": figures, "reference": reference}.items():
        rows = own_data.built(name)
        table = lookup(own_data.root)
        assert len(rows) == len(table)
        for column in ("low", "high"):
            assert [float(row[column]) for row in rows] == list(table[column])
        assert [row["value"] == "" for row in rows] == list(table["value"].isna())
        assert [row["printed"] for row in rows] == list(table["printed"])


def test_a_figure_is_found_with_its_bounds_and_its_place_in_the_document(own_data: Project) -> None:
    found = figures(
        own_data.root, place="CHN", indicator="digital_economy_size", definition="CAICT", kind="statistic"
    )
    row = found[found["figure"] == "mic2023_size_2022"].iloc[0]
    assert (row["value"], row["low"], row["high"], row["unit"]) == (50.2e12, 50.15e12, 50.25e12, "CNY")
    assert (row["document"], row["line"]) == ("mic-2023-china-experience", 16)


def test_observations_are_figures_and_reference_values(own_data: Project) -> None:
    root = own_data.root
    assert len(observations(root)) == len(figures(root)) + len(reference(root))
    assert set(observations(root, place="VNM")["figure"]) == {
        *figures(root, place="VNM")["figure"],
        *reference(root, place="VNM")["figure"],
    }


FILTERS: list[dict[str, str | list[str]]] = [
    {"place": "CHN"},
    {"place": ["CHN", "VNM"]},
    {"definition": ["CAICT"], "period": "2022"},
    {"vintage": ""},
    {"vintage": ["", "first"]},
    {"kind": "change", "direction": "increase"},
    {"direction": ""},
    {"qualifier": ["over", "at_least"]},
    {"status": "corroborated"},
    {"document": "mic-2023-china-experience"},
    {"document": ""},
    {"period": "2016/2022"},
    {"period": "1950"},
    {"place": []},
]


@pytest.mark.parametrize("wanted", FILTERS, ids=str)
def test_filters_keep_what_has_one_of_the_values(
    wanted: dict[str, str | list[str]], own_data: Project
) -> None:
    every = observations(own_data.root)
    kept = observations(own_data.root, **wanted)
    expected = [
        row["figure"]
        for _, row in every.iterrows()
        if all(
            row[column] in ([value] if isinstance(value, str) else value) for column, value in wanted.items()
        )
    ]
    assert list(kept["figure"]) == expected
    assert list(kept.index) == list(range(len(kept)))
    assert bool(expected) == (wanted not in ({"period": "1950"}, {"place": []}))


UNKNOWN = [
    ({"place": "VMN"}, "unknown place 'VMN'; expected one of ADV_CAICT, "),
    ({"place": ["VNM", "China"]}, "unknown place 'China'; expected one of ADV_CAICT, "),
    ({"place": ""}, "unknown place ''; expected one of ADV_CAICT, "),
    (
        {"indicator": "gdp_nominl"},
        "expected a code of data/raw/vocabulary/indicators.csv (did you mean gdp_nominal",
    ),
    ({"definition": "caict"}, "unknown definition 'caict'; expected one of ALIBABA, "),
    ({"definition": "caict"}, " (did you mean CAICT"),
    ({"vintage": "newest"}, "unknown vintage 'newest'; expected one of 2018, "),
    ({"kind": "goal"}, "unknown kind 'goal'; expected one of change, forecast, statistic, target."),
    ({"direction": "up"}, "unknown direction 'up'; expected one of decrease, increase."),
    (
        {"qualifier": "hedged"},
        "unknown qualifier 'hedged'; expected one of about, at_least, at_most, exact, ",
    ),
    (
        {"status": "draft"},
        "unknown status 'draft'; expected one of conflicting, corroborated, recalled, reviewed.",
    ),
    ({"document": "mic-2023"}, "unknown document 'mic-2023'; expected one of cri-2020-asean-cooperation, "),
    (
        {"unit": "percnt"},
        "unknown unit 'percnt'; expected a code of data/raw/vocabulary/units.csv (did you mean percent",
    ),
    ({"unit": "@"}, "unknown unit '@'; expected a code of data/raw/vocabulary/units.csv."),
    ({"period": "2016-2022"}, "period '2016-2022', expected YYYY"),
    (
        {"printed": "41,5%"},
        "unknown column 'printed'; expected one of place, indicator, definition, vintage, period, ",
    ),
    ({"places": "CHN"}, "unknown column 'places'; expected one of place, "),
]


@pytest.mark.parametrize("lookup", LOOKUPS)
@pytest.mark.parametrize(("wanted", "says"), UNKNOWN, ids=lambda given: str(given)[:40])
def test_an_unknown_column_or_code_is_refused_with_the_list(
    wanted: dict[str, Any], says: str, lookup: Lookup, own_data: Project
) -> None:
    with pytest.raises(InputError) as caught:
        lookup(own_data.root, **wanted)
    assert says in str(caught.value)
    assert len(str(caught.value)) < 1000


@pytest.mark.parametrize("lookup", LOOKUPS)
@pytest.mark.parametrize("wanted", [{}, {"place": "CHN"}], ids=str)
def test_changing_a_table_does_not_change_the_next(
    lookup: Lookup, wanted: dict[str, str], own_data: Project
) -> None:
    before = lookup(own_data.root, **wanted)
    spoilt = lookup(own_data.root, **wanted)
    spoilt["value"] = -1.0
    spoilt.loc[0, "place"] = "XXX"
    del spoilt["note"]
    assert lookup(own_data.root, **wanted).equals(before)


@pytest.mark.parametrize("lookup", LOOKUPS)
def test_tables_that_were_never_built_are_refused(lookup: Lookup, project: Project) -> None:
    for path in project.processed.iterdir():
        path.unlink()
    with pytest.raises(InputError, match=r"datapackage\.json is missing or unreadable\. Run: econlab build"):
        lookup(project.root)


@pytest.mark.parametrize("content", ["", "{}", "[]", "not json", "\udcff"])
def test_a_damaged_descriptor_is_refused(content: str, project: Project) -> None:
    (project.processed / "datapackage.json").write_bytes(content.encode(errors="surrogateescape"))
    with pytest.raises(InputError, match="Run: econlab build"):
        figures(project.root)


@pytest.mark.parametrize("name", ["figures", "reference"])
def test_a_table_that_was_lost_is_refused(name: str, project: Project) -> None:
    (project.processed / f"{name}.csv").unlink()
    with pytest.raises(InputError, match=rf"{name}\.csv is missing\. Run: econlab build"):
        observations(project.root)


@pytest.mark.parametrize("table", ["figures", "sources", "vocabulary/places"])
def test_tables_older_than_the_raw_data_are_refused(table: str, project: Project) -> None:
    project.change(table, {}, note="changed")
    with pytest.raises(InputError, match="data/raw has changed since data/processed was built"):
        figures(project.root)
    build(project.root)
    assert len(figures(project.root))


def test_a_rebuilt_table_is_read_again(project: Project) -> None:
    assert figures(project.root, place="GBR").empty
    project.add("figures", FIGURE, figure="another", place="GBR")
    build(project.root)
    assert list(figures(project.root, place="GBR")["figure"]) == ["another"]


def test_a_project_of_drafts_only_has_an_empty_table_of_figures(project: Project) -> None:
    drafts: list[Cells] = [row | {"status": "draft"} for row in project.rows("figures")]
    project.write("figures", drafts)
    project.write("statements", [])
    build(project.root)
    empty = figures(project.root)
    assert len(empty) == 0
    assert {str(empty[column].dtype) for column in ("value", "low", "high")} == {"float64"}
    assert len(observations(project.root)) == len(reference(project.root))
    assert observations(project.root)["value"].dtype == "float64"


# Noting what is looked up


@pytest.fixture
def notes(own_data: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("ECONLAB_PROJECT", str(own_data.root))
    monkeypatch.setenv(reads.VARIABLE, str(tmp_path / "reads.jsonl"))
    return tmp_path / "reads.jsonl"


def asked(notes: Path) -> list[str]:
    return sorted(reads.shown(read["door"], read["filters"]) for read in reads.noted(notes))


def test_every_look_up_is_noted_once_and_answers_the_same_when_asked_again(
    own_data: Project, notes: Path
) -> None:
    for _ in range(2):
        figures(), reference(place="VNM"), observations(kind="target", place=["VNM", "CHN", "VNM"])
        observations(own_data.root, place=["CHN", "VNM"], kind=["target"])
        catalogue.statements(verdict="unit_error"), figures(period=2022)
        catalogue.vocabulary(), catalogue.defaults(), catalogue.documents(), catalogue.schemes()
        catalogue.coverage_counts(), catalogue.raw_rows("sources"), catalogue.raw_rows(name="sources")
        catalogue.built_rows("statements")
        codes(own_data.root, "places"), read_vocabulary(own_data.root), read_raw(own_data.root)
    assert asked(notes) == [
        "built_rows(name=statements)",
        "codes(table=places)",
        "coverage_counts()",
        "defaults()",
        "documents()",
        "figures()",
        "figures(period=2022)",
        "observations(kind=target, place=CHN|VNM)",
        "raw_rows(name=sources)",
        "read_raw()",
        "read_vocabulary()",
        "reference(place=VNM)",
        "schemes()",
        "statements(verdict=unit_error)",
        "vocabulary()",
    ]
    before = notes.read_bytes()
    for read in reads.noted(notes):
        assert len(read["sha256"]) == 64
        assert reads.ask(read["door"], read["filters"], own_data.root) == read["sha256"]
    assert notes.read_bytes() == before, "asking again is no look-up"


# What takes a project and is no door: it writes, goes through doors and tells of other files besides, or
# says only where figures stand that came through one.
NO_DOORS = {
    "build",
    "built",
    "held",
    "processed",
    "raw_hashes",
    "stacked",
    "origins",
    "check",
    "check_current",
    "uncovered",
    "record_coverage",
    "audit",
    "published_observations",
    "sources",
}


def test_whatever_reads_a_project_is_a_door() -> None:
    found = set()
    for part in ("evidence", "measures", "showing"):
        package = importlib.import_module(f"econlab.{part}")
        for module in pkgutil.iter_modules(package.__path__, f"econlab.{part}."):
            for name, function in vars(importlib.import_module(module.name)).items():
                own = inspect.isfunction(function) and function.__module__ == module.name
                if own and not name.startswith("_") and "root" in inspect.signature(function).parameters:
                    found.add(name)
    assert found - {"ask"} == reads._doors.keys() | NO_DOORS


def test_a_published_table_notes_what_it_rests_on(notes: Path) -> None:
    published_observations(place="VNM", kind="target")
    assert asked(notes) == [
        "documents()",
        "observations(kind=target, place=VNM)",
        "raw_rows(name=sources)",
        "vocabulary()",
    ]


def test_the_audit_notes_what_it_rests_on(notes: Path) -> None:
    audit(verdict="unit_error")
    assert asked(notes) == ["observations()", "statements(verdict=unit_error)", "vocabulary()"]


def test_nothing_is_noted_unless_asked_for(notes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(reads.VARIABLE)
    figures(place="VNM")
    assert not notes.exists()


def test_being_watched_changes_no_answer(notes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    watched = figures(place=iter(["VNM", "CHN"]))
    with pytest.raises(InputError) as refused:
        figures(place="GBT")
    assert asked(notes) == ["figures(place=CHN|VNM)", "figures(place=GBT)"]
    monkeypatch.delenv(reads.VARIABLE)
    assert watched.equals(figures(place=["VNM", "CHN"]))
    with pytest.raises(InputError) as unwatched:
        figures(place="GBT")
    assert str(refused.value) == str(unwatched.value)


def test_a_refusal_is_an_answer_that_data_can_change(project: Project) -> None:
    question = ("figures", {"place": "NEW"}, project.root)
    before = reads.ask(*question)
    assert reads.ask(*question) == before
    project.add("vocabulary/places", {"place": "VNM"}, place="NEW")
    build(project.root)
    assert reads.ask(*question) != before


def test_another_project_cannot_be_asked_again(project: Project, notes: Path) -> None:
    figures(project.root, place="VNM")
    assert [read["sha256"] for read in reads.noted(notes)] == [""]


CELLS = st.dictionaries(st.sampled_from("abc"), st.text(max_size=3), min_size=1)


@examples_of(rows=st.lists(CELLS, max_size=4), others=st.lists(CELLS, max_size=4))
def test_two_answers_have_one_hash_only_if_they_are_the_same(rows: list[Cells], others: list[Cells]) -> None:
    same = [list(row.items()) for row in rows] == [list(row.items()) for row in others]
    assert (reads.digest(rows) == reads.digest(others)) is same
    assert reads.digest([MappingProxyType(row) for row in rows]) == reads.digest(rows)


@examples_of(codes=st.lists(st.sampled_from(["CHN", "VNM", "MYS"]), min_size=1, max_size=5), data=st.data())
def test_filters_mean_the_same_in_any_order(codes: list[str], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(codes))
    first = reads._filters({"wanted": {"place": codes, "kind": "target"}})
    again = reads._filters({"wanted": {"kind": ["target"], "place": tuple(shuffled)}})
    assert json.dumps(first) == json.dumps(again)


def test_documents_and_defaults_are_the_raw_rows(own_data: Project) -> None:
    assert [dict(row) for row in catalogue.documents(own_data.root)] == own_data.rows("documents")
    assert [dict(row) for row in catalogue.defaults(own_data.root)] == own_data.rows("defaults")
    assert catalogue.vocabulary(own_data.root).name("places", "CHN", "vi") == "Trung Quốc"


# Finding the project


def test_the_project_is_the_folder_above(own_data: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ECONLAB_PROJECT", raising=False)
    monkeypatch.chdir(own_data.root / "data" / "raw" / "vocabulary")
    assert own.root() == own_data.root.resolve()
    assert len(figures()) == len(figures(own_data.root))


def test_the_environment_names_the_project(
    own_data: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ECONLAB_PROJECT", os.path.relpath(own_data.root, tmp_path))
    assert own.root() == own_data.root.resolve()
    monkeypatch.setenv("ECONLAB_PROJECT", str(tmp_path / "elsewhere"))
    with pytest.raises(
        InputError, match=r"ECONLAB_PROJECT is '.*elsewhere', but .*figures\.csv is not there"
    ):
        own.root()


def test_a_notebook_run_from_anywhere_finds_the_checkout(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("ECONLAB_PROJECT", raising=False)
    here = own.root()
    monkeypatch.chdir(tmp_path)
    assert own.root() == here
