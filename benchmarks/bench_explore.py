"""The panel of 05_explore.

How soon chart and sentences follow a slider: computed in one process, beside the drawing of an empty chart
of its size; and in JupyterLab and Chromium, from a key to the changed chart. What a user without the panel
would do is to run the notebook again.
"""

import io
import shutil
from itertools import count

import pytest
from browsers import chromium
from commands import python, seconds
from lab_server import jupyterlab
from matplotlib.figure import Figure
from test_lab_browser import run_all

import econlab
from econlab.measures import claims, exploration
from econlab.project import root
from econlab.showing import explore
from econlab.showing.words import Words

NOTEBOOK = "05_explore"
# Notes the time of a key and of the next other chart, in the page itself.
WATCH = """() => {
  const shown = () => document.querySelector(".widget-html svg[role=img]")?.getAttribute("aria-label");
  let pressed = 0, last = shown();
  window.took = [];
  document.addEventListener("keydown", () => { pressed = performance.now(); }, true);
  new MutationObserver(() => {
    if (pressed && shown() && shown() !== last) {
      window.took.push(performance.now() - pressed);
      [pressed, last] = [0, shown()];
    }
  }).observe(document.body, {subtree: true, childList: true, attributes: true});
}"""


@pytest.fixture
def move():
    """Return what moves the slider of GDP growth by one step."""
    observations = econlab.observations(indicator=claims.INDICATORS)
    panel = explore.Panel(
        exploration.Explorer(observations, econlab.defaults()),
        Words(observations, econlab.vocabulary()),
        {"place": "VNM", "gdp_growth": 6.5},
    )
    panel.live()
    steps = count()
    return lambda: panel.live(gdp_growth=1 + next(steps) % 100 / 10)


def empty() -> bytes:
    figure = Figure(figsize=(7, 3.4))
    figure.subplots()
    written = io.BytesIO()
    figure.savefig(written, format="svg")
    return written.getvalue()


def milliseconds(taken: float) -> float:
    return 1000 * taken


def bench_in_python(side_by_side, move, size):
    side_by_side(
        "a move, computed and drawn",
        move,
        {"an empty chart drawn by matplotlib": empty},
        pairs=15,
        times=size(3, 1),
        unit="ms",
        told=milliseconds,
    )


def bench_run_again(side_by_side, move, tmp_path):
    run = ("-m", "papermill", "--no-progress-bar", f"notebooks/{NOTEBOOK}.ipynb", tmp_path / "out.ipynb")
    side_by_side(
        "a move, computed and drawn",
        move,
        {"papermill runs the notebook again": lambda: python(*run, "-p", "gdp_growth", "7.0", cwd=root())},
        pairs=3,
        unit="ms",
        told=milliseconds,
    )


def bench_in_a_browser(rows, move, size, tmp_path):
    pytest.importorskip("ipywidgets", reason="The panel in a browser: ipywidgets is not installed.")
    own = tmp_path / "own"
    own.mkdir()
    shutil.copy(root() / "notebooks" / f"{NOTEBOOK}.ipynb", own)
    with jupyterlab(own, tmp_path / "lab", ECONLAB_PROJECT=str(root())) as lab, chromium() as browser:
        page = browser.new_page(viewport={"width": 1400, "height": 2400})
        run_all(page, lab, own, NOTEBOOK)
        page.locator(".widget-html svg[role=img]").wait_for()
        page.wait_for_timeout(3000)
        page.evaluate(WATCH)
        page.locator(".widget-slider", has_text="GDP supposed").locator(".noUi-handle").first.focus()
        computed = []
        for _ in range(size(20, 3)):
            page.keyboard.press("ArrowRight")
            page.wait_for_timeout(800)
            computed.append(milliseconds(seconds(move)))
        taken: list[float] = page.evaluate("window.took")
    pairs = min(len(taken), len(computed))
    rows("from a key to the changed chart", taken[:pairs], "computed and drawn", computed[:pairs], "ms")
