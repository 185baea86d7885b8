"""Every answer of `known_answers.csv`, found again: by its own arithmetic, and by econlab."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from typing import Any

import known_answers
import pytest
from known_answers import Known, difference

import econlab
from econlab.project import root

ROWS = known_answers.rows()
NOTEBOOKS = {path.stem for path in (root() / "notebooks").glob("*.ipynb")}
# Those of other parameters are found by tests/test_notebooks.py, which runs them anyway.
DEFAULTS = [known for known in ROWS if known.analysis in NOTEBOOKS and not known.parameters]
VERDICTS = ("inconsistent", "contradiction", "unit_error")


@pytest.mark.parametrize("known", ROWS, ids=str)
def test_the_numbers_are_what_the_arithmetic_gives(known: Known) -> None:
    for written, computed in zip(known.told, known.computed(), strict=True):
        assert (written is None) == (computed is None)
        assert computed is None or written == pytest.approx(computed, rel=1e-7)


def of(analysis: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("known", [one for one in ROWS if one.analysis == analysis], ids=str)


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Mapping[str, Any]]:
    """What the notebooks with known answers leave, by notebook and name."""
    folder = tmp_path_factory.mktemp("known")
    asked = sorted({known.analysis for known in DEFAULTS})
    (folder / "sweep.toml").write_text("".join(f"[{notebook}]\n" for notebook in asked), encoding="utf-8")
    command = [sys.executable, "-m", "econlab.cli", "run", "--sweep", "sweep.toml", "--output", "reports"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=600)
    assert done.returncode == 0, done.stderr
    runs = json.loads((folder / "reports" / "run.json").read_text("utf-8"))["runs"]
    return {(run["notebook"], one["name"]): one for run in runs for one in run["results"]}


@pytest.mark.parametrize("known", DEFAULTS, ids=str)
def test_a_notebook_answers_as_known(known: Known, results: dict[tuple[str, str], Any]) -> None:
    assert difference(known, results[known.analysis, known.key]) == ""


@of("audit")
def test_the_audit_judges_as_known(known: Known) -> None:
    found = econlab.audit(**known.parameters).set_index("statement")
    assert difference(known, found.loc[known.key].to_dict()) == ""


def test_nothing_else_is_called_wrong() -> None:
    """Each of the headline verdicts is a row, so that their counts are known too."""
    known = Counter(one.parameters["verdict"] for one in ROWS if one.analysis == "audit")
    found = econlab.audit()["verdict"].value_counts()
    assert {verdict: found[verdict] for verdict in VERDICTS} == {
        verdict: known[verdict] for verdict in VERDICTS
    }


@of("figures")
def test_a_figure_is_built_as_known(known: Known) -> None:
    found = econlab.figures().set_index("figure")
    assert difference(known, found.loc[known.key].to_dict()) == ""


@of("printed")
def test_a_printed_form_reads_as_known(known: Known) -> None:
    found = econlab.read_printed(known.key)
    assert difference(known, {name: getattr(found, name) for name in ("value", "low", "high", "unit")}) == ""


def test_every_row_is_found_by_some_test() -> None:
    assert {one.analysis for one in ROWS} == NOTEBOOKS - {"01_evidence"} | {"audit", "figures", "printed"}


def test_another_number_is_told() -> None:
    known = next(one for one in ROWS if one.key == "answer_multiplier_nominal" and not one.parameters)
    found = dict(zip(("low", "value", "high"), known.told, strict=True)) | {"unit": "multiple"}
    assert difference(known, found) == ""
    for name in ("low", "value", "high"):
        assert name in difference(known, found | {name: found[name] * 1.00001})
        assert name in difference(known, found | {name: None})
    assert "unit" in difference(known, found | {"unit": "percent"})
