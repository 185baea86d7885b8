"""The lab as a reader meets it: JupyterLab in Chromium, notebooks run from top to bottom, a slider moved."""

import json
import re
import shutil
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from browsers import chromium, without
from lab_server import Lab, jupyterlab
from processes import until

from econlab.project import root

MILLISECONDS = 90_000


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with copies of the two notebooks, since running them in JupyterLab changes their files."""
    folder = tmp_path_factory.mktemp("own")
    for name in ("00_start_here", "05_explore"):
        shutil.copy(root() / "notebooks" / f"{name}.ipynb", folder)
    return folder


@pytest.fixture(scope="module")
def lab(own: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    for library in ("jupyterlab", "ipywidgets"):
        if find_spec(library) is None:
            without(f"{library} (extra lab)")
    with jupyterlab(own, tmp_path_factory.mktemp("lab"), ECONLAB_PROJECT=str(root())) as made:
        yield made


@pytest.fixture(scope="module")
def page(lab: Lab) -> Iterator[Any]:
    with chromium() as browser:
        opened = browser.new_page(viewport={"width": 1400, "height": 2400})
        opened.set_default_timeout(MILLISECONDS)
        yield opened


def run_all(page: Any, lab: Lab, own: Path, name: str) -> dict[str, Any]:
    """Open a notebook, run it by the menu, save it, and return what its file then holds."""
    path = own / f"{name}.ipynb"
    for cell in (held := json.loads(path.read_text("utf-8")))["cells"]:
        if cell["cell_type"] == "code":
            cell.update(execution_count=None, outputs=[])
    path.write_text(json.dumps(held), encoding="utf-8")
    page.goto(f"{lab.url}lab/tree/{name}.ipynb?token={lab.token}&reset")
    page.locator(".jp-NotebookPanel .jp-Notebook").wait_for()
    page.get_by_text("| Idle").first.wait_for()
    page.locator(".lm-MenuBar-itemLabel", has_text=re.compile("^Run$")).click()
    page.locator(".lm-Menu-itemLabel", has_text=re.compile("^Run All Cells$")).click()
    cells = [cell for cell in held["cells"] if cell["cell_type"] == "code"]

    def done() -> bool:
        page.keyboard.press("Control+s")
        page.wait_for_timeout(500)
        found = json.loads(path.read_text("utf-8"))["cells"]
        counts = [cell["execution_count"] for cell in found if cell["cell_type"] == "code"]
        return counts == list(range(1, len(cells) + 1))

    until(done, seconds=MILLISECONDS / 1000)
    return dict(json.loads(path.read_text("utf-8")))


def outputs_of(notebook: dict[str, Any]) -> list[dict[str, Any]]:
    return [output for cell in notebook["cells"] for output in cell.get("outputs", [])]


def test_the_tour_runs_from_top_to_bottom(page: Any, lab: Lab, own: Path) -> None:
    outputs = outputs_of(run_all(page, lab, own, "00_start_here"))
    assert [one for one in outputs if one["output_type"] == "error" or one.get("name") == "stderr"] == []
    page.get_by_text("party-2024-digital-resolution").first.wait_for()


def test_a_slider_moves_the_chart_and_the_multiplier(page: Any, lab: Lab, own: Path) -> None:
    outputs = outputs_of(run_all(page, lab, own, "05_explore"))
    assert [one for one in outputs if one["output_type"] == "error" or one.get("name") == "stderr"] == []
    chart = page.locator(".widget-html svg[role=img]")
    chart.wait_for()
    before = chart.get_attribute("aria-label")
    assert "while GDP grows 6.5 % a year, it has to grow 3.41 [3.408, 3.411] times" in before
    slider = page.locator(".widget-slider", has_text="GDP supposed").locator(".noUi-handle").first
    slider.focus()
    page.keyboard.press("ArrowRight")
    # By hand: ((30 / 13.17)^(1/6) 1.07 - 1) / 0.07.
    moved = page.locator(".widget-html svg[role=img][aria-label*='while GDP grows 7 % a year']")
    moved.wait_for()
    assert "it has to grow 3.248" in moved.get_attribute("aria-label")
    place = page.locator(".widget-dropdown select").first
    place.select_option(label="China")
    page.locator(".widget-html svg[role=img][aria-label*='China, CAICT']").wait_for()
