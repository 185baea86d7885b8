"""The notebooks as a reader, a second parameter set and the regression test meet them."""

from __future__ import annotations

import ast
import csv
import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import known_answers
import pytest
from known_answers import difference
from untraced import untraced
from untranslated import untranslated, untranslated_in_chart

from econlab.project import root
from econlab.running.parameters import declared
from econlab.showing.results import RESULT_TYPE, said

PARTY = "party-2024-digital-resolution"
NOTEBOOKS = sorted((root() / "notebooks").glob("*.ipynb"))
GROWTH = root() / "notebooks" / "02_growth_multipliers.ipynb"
EVIDENCE = root() / "notebooks" / "01_evidence.ipynb"
SPLIT = root() / "notebooks" / "03_ict_core_and_sectoral.ipynb"
MIGRATION = root() / "notebooks" / "04_reverse_migration.ipynb"
EXPLORE = root() / "notebooks" / "05_explore.ipynb"
# The one chart that draws words of documents and no figure.
WITHOUT_FIGURES = "schemes"

# What each notebook is run with besides its defaults, and a word of its page in that language. What it must
# then answer is in known_answers.csv; what 01_evidence counts is counted anew in a test of its own.
SECOND: Mapping[str, tuple[dict[str, str], str]] = {
    "00_start_here": ({"place": "CHN", "language": "vi", "price_basis": "real"}, "hệ số tăng trưởng"),
    "01_evidence": ({"place": "VNM", "document": PARTY, "language": "vi"}, "Tỷ trọng kinh tế số"),
    "02_growth_multipliers": (
        {"place": "VNM", "definition": "MIC", "price_basis": "real", "language": "vi", "draws": "200"},
        "hệ số",
    ),
    "03_ict_core_and_sectoral": (
        {"place": "VNM", "language": "vi"},
        "Không vẽ xu thế cho Việt Nam, GSO",
    ),
    "04_reverse_migration": (
        {"place": "CHN", "series": "outgoing", "against": "trend", "language": "vi", "draws": "500"},
        "dưới khoảng 95 %",
    ),
    "05_explore": (
        {
            "place": "VNM",
            "definition": "MIC",
            "language": "vi",
            "gdp_growth": "7",
            "target_share": "30",
            "target_year": "2030",
        },
        "con đường tới",
    ),
}


def _cells(notebook: Path, kind: str = "code") -> list[dict[str, Any]]:
    cells = json.loads(notebook.read_text("utf-8"))["cells"]
    return [cell for cell in cells if cell["cell_type"] == kind]


def _econlab(*arguments: str, cwd: Path, project: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, **({"ECONLAB_PROJECT": str(project)} if project else {})}
    command = [sys.executable, "-m", "econlab.cli", *arguments]
    return subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, check=False, timeout=300
    )


def _nbval(notebook: Path, project: Path, **more: str) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--nbval", "--nbval-current-env",
        "--rootdir", str(notebook.parent), str(notebook),
    ]  # fmt: skip
    environment = {**os.environ, "ECONLAB_PROJECT": str(project), **more}
    return subprocess.run(
        command,
        cwd=notebook.parent,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def _copy_of_data(folder: Path) -> Path:
    shutil.copytree(root() / "data", folder / "data")
    return folder


def _with_another_value(project: Path, row: str, value: str, other: str, table: str = "reference") -> Path:
    """A project built from other data: one value is another in the one row that begins so."""
    raw = _copy_of_data(project) / "data" / "raw" / f"{table}.csv"
    text = raw.read_text("utf-8")
    assert text.count(row) == row.count(value) == 1
    raw.write_text(text.replace(row, row.replace(value, other)), encoding="utf-8")
    built = _econlab("build", cwd=project, project=project)
    assert built.returncode == 0, built.stderr
    return project


def _with_notebook(project: Path, notebook: Path) -> Path:
    (project / "notebooks").mkdir(exist_ok=True)
    shutil.copy(notebook, project / "notebooks")
    return project


def test_every_notebook_has_a_second_parameter_set() -> None:
    assert [notebook.stem for notebook in NOTEBOOKS] == sorted(SECOND)
    other = [one for one in known_answers.rows() if one.analysis in SECOND and one.parameters]
    assert [one for one in other if one.parameters != SECOND[one.analysis][0]] == [], "answers of no run"


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_committed_executed_and_clean(notebook: Path) -> None:
    content = json.loads(notebook.read_text("utf-8"))
    counts = [cell["execution_count"] for cell in _cells(notebook)]
    assert counts == list(range(1, len(counts) + 1))
    assert set(content["metadata"]) == {"kernelspec"}
    assert all(set(cell["metadata"]) <= {"tags"} for cell in content["cells"])
    assert not [o for cell in _cells(notebook) for o in cell["outputs"] if o["output_type"] == "error"]
    assert not [o for cell in _cells(notebook) for o in cell["outputs"] if o.get("name") == "stderr"]
    assert str(root()) not in notebook.read_text("utf-8")


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_reads_as_an_argument(notebook: Path) -> None:
    sources = ["".join(cell["source"]) for cell in _cells(notebook)]
    for source in sources:
        defined = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
        assert not [node for node in ast.walk(ast.parse(source)) if isinstance(node, defined)]
        assert source.count("\n") < 45, "one step, to be followed at a glance"
    headings = re.findall(
        r"^#+ (.*)$", "\n".join("".join(c["source"]) for c in _cells(notebook, "markdown")), re.MULTILINE
    )
    for wanted in ("Parameters", "Evidence", "Method", "What this does not show", "Sources"):
        assert wanted in headings


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_formula_can_be_drawn(notebook: Path) -> None:
    from econlab.showing.formulas import formula

    told = "\n".join("".join(cell["source"]) for cell in _cells(notebook, "markdown"))
    found = [one or other for one, other in re.findall(r"\$\$(.+?)\$\$|\$(.+?)\$", told, re.DOTALL)]
    assert [tex for tex in found if formula(tex).startswith("<code>")] == []


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_parameters_are_read_with_types_and_help(notebook: Path) -> None:
    parameters = declared(notebook)
    assert parameters["language"].default == "en"
    assert all(parameter.help for parameter in parameters.values())


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_charts_cite_known_figures(notebook: Path) -> None:
    import econlab

    known = set(econlab.observations()["figure"])
    charts = [o for cell in _cells(notebook) for o in cell["outputs"] if "image/svg+xml" in o.get("data", {})]
    assert charts
    for chart in charts:
        cited = chart["metadata"]["econlab"]["figures"]
        assert cited or chart["metadata"]["econlab"]["chart"] == WITHOUT_FIGURES
        assert set(cited) <= known
        alt = "".join(chart["data"]["text/plain"])
        assert len(alt) > 40
        assert re.search(r"\d", alt)


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_second_parameter_set(notebook: Path, tmp_path: Path) -> None:
    given, word = SECOND[notebook.stem]
    arguments = [part for name, value in given.items() for part in ("-p", f"{name}={value}")]
    done = _econlab("run", notebook.stem, *arguments, "--output", str(tmp_path / "reports"), cwd=root())
    assert done.returncode == 0, done.stderr
    with (tmp_path / "reports" / "results.csv").open(encoding="utf-8", newline="") as file:
        results = {row["name"]: row for row in csv.DictReader(file)}
    known = [one for one in known_answers.rows() if (one.analysis, one.parameters) == (notebook.stem, given)]
    assert [difference(one, results[one.key]) for one in known] == [""] * len(known)
    assert known or notebook == EVIDENCE
    assert {row["place"] for row in results.values()} == {given["place"]}
    page = next((tmp_path / "reports" / "runs").rglob("*.html")).read_text("utf-8")
    assert 'lang="vi"' in page
    assert word in page
    front = (tmp_path / "reports" / "index.html").read_text("utf-8")
    assert [untranslated(text) for text in (page, front)] == [[], []]
    assert untraced(page) == []
    [record] = json.loads((tmp_path / "reports" / "run.json").read_text("utf-8"))["runs"]
    nameless = [one for one in record["results"] if not one.get("label")]
    assert [one["name"] for one in nameless if said(one, "vi") == said(one, "en")] == []
    charts = [path.read_text("utf-8") for path in (tmp_path / "reports").rglob("*.svg")]
    assert charts
    assert [untranslated_in_chart(chart) for chart in charts] == [[]] * len(charts)


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_results_without_a_label_are_named_in_vietnamese(notebook: Path) -> None:
    """Of their English names nothing is left but codes of places and definitions, and log."""
    from econlab.evidence.vocabulary import codes

    known = {
        part
        for table in ("places", "definitions")
        for code in codes(root(), table)
        for part in re.split("[-_]", code.lower())
    }
    outputs = [output.get("data", {}) for cell in _cells(notebook) for output in cell["outputs"]]
    results = [data[RESULT_TYPE] for data in outputs if RESULT_TYPE in data]
    assert results
    for result in results:
        if not result.get("label"):
            left = {part for part in result["name"].split("_") if not part.isdigit()} - known - {"log"}
            assert not left & set(re.findall(r"\w+", said(result, "vi"))), said(result, "vi")


def _results(folder: Path) -> dict[str, str]:
    with (folder / "results.csv").open(encoding="utf-8", newline="") as file:
        return {row["name"]: row["value"] for row in csv.DictReader(file)}


def _rows(table: str) -> list[dict[str, str]]:
    with (root() / "data" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_evidence_counts_what_the_tables_hold(tmp_path: Path) -> None:
    asked = ("-p", f"document={PARTY}", "-p", "place=VNM", "--output", str(tmp_path))
    done = _econlab("run", EVIDENCE.stem, *asked, cwd=root())
    assert done.returncode == 0, done.stderr
    found = _results(tmp_path)
    figures = [row for row in _rows("processed/figures") if row["place"] == "VNM"]
    own = {row["figure"] for row in figures}
    assert int(found["answer_figures"]) == sum(row["document"] == PARTY for row in figures)
    told = [
        row
        for row in _rows("processed/statements")
        if row["document"] == PARTY and own & {row["stated"], *row["inputs"].split()}
    ]
    counted = Counter(row["verdict"] for row in told if not row["statement"].startswith("suggested:"))
    for verdict in ("inconsistent", "contradiction", "unit_error", "needs_reference", "consistent"):
        assert int(found[f"answer_statements_{verdict}"]) == counted[verdict], verdict
    assert int(found["suggestions"]) == len(told) - counted.total()
    numbers = {
        row["reason"]: int(row["numbers"]) for row in _rows("raw/coverage") if row["document"] == PARTY
    }
    assert int(found["numbers"]) == sum(numbers.values())
    covered = 100 * (1 - numbers.get("open", 0) / sum(numbers.values()))
    assert float(found["answer_coverage"]) == pytest.approx(covered)


def test_a_choice_that_nothing_fits_ends_in_a_sentence(tmp_path: Path) -> None:
    asked = ("-p", "place=NOR", "-p", "topic=trade_and_payments", "--output", str(tmp_path))
    done = _econlab("run", EVIDENCE.stem, *asked, cwd=root())
    assert done.returncode == 0, done.stderr
    assert _results(tmp_path)["answer_figures"] == "0"
    page = next((tmp_path / "runs").rglob("*.html")).read_text("utf-8")
    assert "Norway; Online trade and payments" in page
    assert "print no figure for this choice" in page
    assert "No statement in the audit concerns this choice." in page
    assert "Traceback" not in page


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("document=mic-2025", "mic-2024-priority-tasks"),
        ("place=XXX", "all, or one of"),
        ("topic=payments", "trade_and_payments"),
        ("language=all", "en, vi"),
    ],
)
def test_a_wrong_choice_of_evidence_stops_before_anything_starts(
    given: str, expected: str, tmp_path: Path
) -> None:
    done = _econlab("run", EVIDENCE.stem, "-p", given, "--output", str(tmp_path / "reports"), cwd=root())
    assert done.returncode == 2
    assert expected in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "reports").exists()


def test_plain_papermill_from_any_folder(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "papermill", "--no-progress-bar", str(GROWTH), "out.ipynb"]
    done = subprocess.run(
        [*command, "-p", "place", "VNM"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    said = "".join(
        "".join(output["data"]["text/plain"])
        for cell in _cells(tmp_path / "out.ipynb")
        for output in cell["outputs"]
        if "application/vnd.econlab.result+json" in output.get("data", {})
    )
    assert "answer_multiplier_nominal = 1.116 [1.113, 1.118] multiple" in said


@pytest.mark.parametrize(
    ("notebook", "answer"),
    [
        (EVIDENCE, r"answer_statements_consistent = \d*(\d) statement"),
        (GROWTH, r"answer_multiplier_real = 2\.03(6)"),
        (SPLIT, r"answer_penetration_effect = 11\.0(2)"),
    ],
)
def test_a_stored_answer_with_another_last_digit_fails(notebook: Path, answer: str, tmp_path: Path) -> None:
    text = notebook.read_text("utf-8")
    [found] = re.finditer(answer, text)
    at = found.start(1)
    changed = tmp_path / notebook.name
    changed.write_text(f"{text[:at]}{(int(text[at]) + 1) % 10}{text[at + 1 :]}", encoding="utf-8")
    done = _nbval(changed, root())
    assert done.returncode == 1, done.stdout
    assert "1 failed" in done.stdout
    assert found[0] in done.stdout


def test_a_library_that_computes_a_little_more_fails(tmp_path: Path) -> None:
    """So little that no table or sentence shows it: results are compared with all their digits."""
    (tmp_path / "sitecustomize.py").write_text(
        "from econlab.measures import accounts\n"
        "plain = accounts.rate\n"
        "accounts.rate = lambda ratio, years: plain(ratio, years) + 1e-5\n",
        encoding="utf-8",
    )
    done = _nbval(EXPLORE, root(), PYTHONPATH=str(tmp_path))
    assert done.returncode == 1, done.stdout
    assert "1 failed, 4 passed" in done.stdout
    assert "explored, sentences = panel.told()" in done.stdout


def test_nothing_of_a_notebook_is_left_out_of_the_comparison() -> None:
    """No cell is marked so, nothing is masked, and make test compares with these options alone."""
    tags = {tag for path in NOTEBOOKS for cell in _cells(path) for tag in cell["metadata"].get("tags", [])}
    assert tags == {"parameters"}
    sources = ["".join(cell["source"]) for path in NOTEBOOKS for cell in _cells(path)]
    assert [source for source in sources if re.search(r"(?i)# *(nbval|pytest)_", source)] == []
    make = (root() / "Makefile").read_text("utf-8")
    options = set(re.findall(r"--nbval[\w-]*", make))
    assert options == {
        "--nbval", "--nbval-current-env", "--nbval-kernel-startup-timeout", "--nbval-cell-timeout",
    }  # fmt: skip
    assert "sanitize" not in make


def test_a_changed_share_of_a_part_fails(tmp_path: Path) -> None:
    """With 22.8 instead of 23.4 per cent of GDP for 2016, decomposition and reconciliation move."""
    project = _with_another_value(
        tmp_path / "project", "industrial_digitalisation_share_gdp_caict_first,CHN,2016,23.4,", "23.4", "22.8"
    )
    done = _nbval(SPLIT, project)
    assert done.returncode == 1
    assert "driven = decomposition.divisia(" in done.stdout
    assert "checked = composition_evidence.reconciliation_frame(releases)" in done.stdout
    assert "goals = composition_targets.every_implied(figures)" not in done.stdout, "targets are as they were"


@pytest.mark.parametrize("given", [("VNM", "MIC"), ("SGP", ""), ("MYS", ""), ("G51_CAICT", "")])
def test_places_with_less_evidence_end_in_sentences(given: tuple[str, str], tmp_path: Path) -> None:
    place, definition = given
    asked = ["-p", f"place={place}", *(["-p", f"definition={definition}"] if definition else [])]
    done = _econlab("run", SPLIT.stem, *asked, "--output", str(tmp_path), cwd=root())
    assert done.returncode == 0, done.stderr
    page = next((tmp_path / "runs").rglob("*.html")).read_text("utf-8")
    assert "Traceback" not in page
    assert "is not decomposed for" in page
    assert ("No trend is drawn for" in page) == (place != "MYS")
    assert ("no source prints sectoral part for 2022" in page) == (definition == "MIC")


def test_a_place_without_a_split_ends_in_one_message(tmp_path: Path) -> None:
    done = _econlab("run", SPLIT.stem, "-p", "place=NOR", "--output", str(tmp_path), cwd=root())
    assert done.returncode == 1
    assert "the evidence splits no digital economy of NOR" in done.stderr
    assert "VNM" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_changed_count_of_migrants_fails(tmp_path: Path) -> None:
    """With 13,401 instead of 13,309 in cities in 2021, identification and partition move."""
    project = _with_another_value(
        tmp_path / "project", "migrant_workers_in_city_nbs_first,CHN,2021,13309,", "13309", "13401"
    )
    done = _nbval(MIGRATION, project)
    assert done.returncode == 1
    assert "identified = identification.identifications(" in done.stdout
    assert "divided, refused = attempted(" in done.stdout
    assert "sources = [item.source for item in work]" not in done.stdout, "digital work is as it was"


def test_migration_speaks_of_bounds_and_never_of_causes() -> None:
    told = MIGRATION.read_text("utf-8").lower()
    assert [
        word
        for word in ("causes", "caused by", "effect of", "impact of", "because of digital")
        if word in told
    ] == []


def test_a_place_without_migrants_names_what_is_needed(tmp_path: Path) -> None:
    done = _econlab("run", MIGRATION.stem, "-p", "place=VNM", "--output", str(tmp_path), cwd=root())
    assert done.returncode == 0, done.stderr
    page = next((tmp_path / "runs").rglob("*.html")).read_text("utf-8")
    assert "counts no migrant workers of <strong>Viet Nam</strong> yet" in page
    assert "Traceback" not in page
    assert _results(tmp_path) == {"ingredients_found": "0"}


def test_a_place_runs_as_soon_as_its_figures_are_added(tmp_path: Path) -> None:
    """China's rows, given to Viet Nam in a copy of the data, have China's answers."""
    project = _copy_of_data(tmp_path / "project")
    for table, column in (("reference", "place"), ("figures", "place")):
        path = project / "data" / "raw" / f"{table}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        ours = (
            "migrant",
            "rural",
            "urban",
            "taobao",
            "return_home",
            "data_labelling",
            "ecommerce_livestream_sellers",
        )
        added = [
            {**row, "place": "VNM", **({"figure": f"vn_{row['figure']}"} if "figure" in row else {})}
            for row in rows
            if row[column] == "CHN" and (row.get("indicator") or row["series"]).startswith(ours)
        ]
        assert added
        kept = sorted(
            [*rows, *added], key=lambda row: tuple(row.get(n, "") for n in ("series", "place", "period"))
        )
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(kept)
    corrections = project / "data" / "raw" / "corrections.csv"
    [repair] = re.findall(
        r"^mic2023_livestream_sellers_2021,.*\n", corrections.read_text("utf-8"), re.MULTILINE
    )
    with corrections.open("a", encoding="utf-8") as file:
        file.write(f"vn_{repair}")
    built = _econlab("build", cwd=tmp_path, project=project)
    assert built.returncode == 0, built.stderr
    for place in ("CHN", "VNM"):
        asked = ("-p", f"place={place}", "-p", "draws=200", "--output", str(tmp_path / place))
        done = _econlab(
            "run", str(MIGRATION.stem), *asked, cwd=tmp_path, project=_with_notebook(project, MIGRATION)
        )
        assert done.returncode == 0, done.stderr
    named = {name.replace("vn_", ""): value for name, value in _results(tmp_path / "VNM").items()}
    assert named == _results(tmp_path / "CHN")


def test_a_changed_share_turns_a_verdict_and_fails(tmp_path: Path) -> None:
    """With 18.88 instead of 12.88 per cent for 2021 the printed average of 12.62 no longer holds."""
    figures = (root() / "data/raw/figures.csv").read_text("utf-8")
    [row] = re.findall(r'^party2024_share_gso_2021,[^,]*,[^,]*,"12,88%"', figures, re.MULTILINE)
    project = _with_another_value(tmp_path / "project", row, "12,88", "18,88", "figures")
    done = _nbval(EVIDENCE, project)
    assert done.returncode == 1
    assert "verdicts = overview.by_verdict(audited)" in done.stdout
    assert "findings = overview.findings(audited)" in done.stdout
    assert "covered = overview.coverage(counted, document)" not in done.stdout, "coverage is as it was"


def test_a_changed_figure_in_the_data_fails(tmp_path: Path) -> None:
    project = _with_another_value(
        tmp_path / "project", "digital_economy_size_caict_first,CHN,2016,22.6,", "22.6", "22.7"
    )
    done = _nbval(GROWTH, project)
    assert done.returncode == 1
    assert "9 failed, 6 passed" in done.stdout  # all that rests on the level of 2016, and nothing else


@pytest.mark.parametrize(
    ("given", "found", "expected"),
    [
        ("place=XXX", "XXX", "CHN"),
        ("place=all", "all", "CHN"),
        ("definition=CIA", "CIA", "CAICT"),
        ("price_basis=constant", "constant", "nominal"),
        ("language=fr", "fr", "vi"),
        ("draws=many", "many", "whole number"),
        ("confidence=1.5", "1.5", "confidence"),
        ("plase=CHN", "plase", "place"),
        ("start=2022.5", "2022.5", "whole number"),
    ],
)
def test_a_wrong_parameter_stops_before_anything_starts(
    given: str, found: str, expected: str, tmp_path: Path
) -> None:
    reports = tmp_path / "reports"
    done = _econlab("run", GROWTH.stem, "-p", given, "--output", str(reports), cwd=root())
    assert done.returncode == 2
    assert found in done.stderr
    assert expected in done.stderr
    assert "Traceback" not in done.stderr
    assert not reports.exists()


def test_a_place_without_shares_of_gdp_gets_every_answer_that_it_can_have(tmp_path: Path) -> None:
    """Of the United States two sizes and one share of a digital economy are known, and no GDP."""
    asked = ("-p", "place=USA", "-p", "draws=50", "--output", str(tmp_path))
    done = _econlab("run", GROWTH.stem, *asked, cwd=root())
    assert done.returncode == 0, done.stderr
    page = next((tmp_path / "runs").rglob("*.html")).read_text("utf-8")
    assert "The evidence gives no share of GDP of United States, CAICT-global for 2021" in page
    rows = csv.DictReader((tmp_path / "results.csv").read_text("utf-8").splitlines())
    told = {row["name"]: (row["value"], row["unit"]) for row in rows}
    assert told["answer_multiplier_nominal"] == ("no values for this basis at both ends", "")
    assert told["claim_party2024_growth"][0].startswith("reproduced by")


def test_an_impossible_window_fails_with_one_message_and_keeps_reports(tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "index.html").write_text("earlier", encoding="utf-8")
    asked = ("run", GROWTH.stem, "-p", "start=2022", "-p", "end=2019", "--output", str(reports))
    done = _econlab(*asked, cwd=root())
    assert done.returncode == 2
    assert "2022" in done.stderr
    assert "Traceback" not in done.stderr
    assert (reports / "index.html").read_text("utf-8") == "earlier"
    missing = _econlab("run", GROWTH.stem, "-p", "start=1990", "--output", str(reports), cwd=root())
    assert missing.returncode == 1
    assert "no value for 1990" in missing.stderr
    assert "Traceback" not in missing.stderr


def test_readme_tells_what_the_notebook_says() -> None:
    outputs = [output.get("data", {}) for cell in _cells(GROWTH) for output in cell["outputs"]]
    said = "\n".join("".join(data.get("text/plain", "")) for data in outputs)
    readme = (root() / "README.md").read_text("utf-8")
    told = re.findall(r"\d\.\d{3} \[\d\.\d{3}, \d\.\d{3}\]", readme)
    assert len(told) == 9
    assert [number for number in told if number not in said] == []
    chart = next(data for data in outputs if "year by year" in "".join(data.get("text/plain", "")))
    picture = (root() / ".github" / "multipliers.svg").read_text("utf-8")
    assert picture == "".join(chart["image/svg+xml"])
