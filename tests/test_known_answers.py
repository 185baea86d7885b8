"""Every answer of `known_answers.csv`, found again: by its own arithmetic, and by econlab."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from typing import Any, cast

import known_answers
import numpy as np
import pandas as pd
import pytest
from known_answers import Known, difference

import econlab
from econlab.measures.growth import PriceBasis, multiplier
from econlab.measures.selection import select
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


@pytest.fixture(scope="module")
def observations() -> pd.DataFrame:
    return econlab.observations()


@pytest.mark.parametrize("known", DEFAULTS, ids=str)
def test_a_notebook_answers_as_known(known: Known, results: dict[tuple[str, str], Any]) -> None:
    assert difference(known, results[known.analysis, known.key]) == ""


@of("multiplier")
def test_a_single_year_grows_as_known(known: Known, observations: pd.DataFrame) -> None:
    """Where more than one series of a definition is known, the one a notebook uses by default."""
    asked = dict(known.parameters)
    start, end, basis = int(asked["start"]), int(asked["end"]), asked["basis"]
    seen = select(observations, econlab.defaults(), asked["place"], definition=asked["definition"])
    found = multiplier(seen.accounts, start, end, cast(PriceBasis, basis)).multiplier
    assert found is not None
    answer = {"value": found.value, "low": found.low, "high": found.high, "unit": "multiple"}
    assert difference(known, answer) == ""


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


def test_the_draws_of_digital_work_by_plain_numpy(results: dict[tuple[str, str], Any]) -> None:
    """Counts as in the row of `digital_work_persons`, ranges and seed as the notebook declares them."""
    drawn = {
        "labellers": (4.5e6, 5.5e6), "sellers": (550000, 550000), "villages": (2711.5, 2714.5),
        "returned": (1.5e6, 3.8e6), "sales": (295, 405), "per village": (560, 1600),
        "per billion": (8000, 22500), "digital": (0.5, 0.6), "over": (1, 2), "overlap": (0, 1),
        "labelling": (0, 0.5), "selling": (0.1, 0.5), "in villages": (0.1, 0.5), "founding": (0.1, 0.5),
        "retailing": (0.1, 0.5),
    }  # fmt: skip
    generator = np.random.default_rng(20241023)
    low, high = zip(*drawn.values(), strict=True)
    at = dict(zip(drawn, generator.uniform(low, high, (10000, len(drawn))).T, strict=True))
    missing = generator.uniform(2455000, 2465000, (10000, 1))[:, 0]
    every = np.array([
        at["labellers"] * at["labelling"],
        at["sellers"] * at["over"] * at["selling"],
        at["villages"] * at["per village"] * at["in villages"],
        at["returned"] * at["digital"] * at["founding"],
        at["sales"] * at["per billion"] * at["retailing"],
    ])  # fmt: skip
    held = every.sum(axis=0) - at["overlap"] * (every.sum(axis=0) - every.max(axis=0))
    for name, drawn_anew in (("simulated_persons", held), ("simulated_share", 100 * held / missing)):
        found = [results["04_reverse_migration", name][end] for end in ("low", "value", "high")]
        assert found == pytest.approx(np.percentile(drawn_anew, [2.5, 50, 97.5]), rel=1e-6), name


def test_every_row_is_found_by_some_test() -> None:
    assert {one.analysis for one in ROWS} == NOTEBOOKS - {"01_evidence"} | {
        "audit", "figures", "multiplier", "printed",
    }  # fmt: skip


def test_another_number_is_told() -> None:
    known = next(one for one in ROWS if one.key == "answer_multiplier_nominal" and not one.parameters)
    found = dict(zip(("low", "value", "high"), known.told, strict=True)) | {"unit": "multiple"}
    assert difference(known, found) == ""
    for name in ("low", "value", "high"):
        assert name in difference(known, found | {name: found[name] * 1.00001})
        assert name in difference(known, found | {name: None})
    assert "unit" in difference(known, found | {"unit": "percent"})
