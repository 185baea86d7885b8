"""The panel of 05_explore: how soon chart and sentences follow a slider, in Python and in a browser."""

import shutil
import sys
import tempfile
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from timeit import repeat

import econlab
from econlab.measures import claims, exploration
from econlab.project import root
from econlab.showing import explore, tables

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from browsers import chromium
from lab_server import jupyterlab
from test_lab_browser import run_all

MOVES = 40
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


def in_python() -> list[float]:
    observations = econlab.observations(indicator=claims.INDICATORS)
    panel = explore.Panel(
        exploration.Explorer(observations, econlab.defaults()),
        econlab.vocabulary(),
        partial(tables.cite, observations),
        {"place": "VNM", "gdp_growth": 6.5},
    )
    growth = iter(range(MOVES + 1))
    panel.live()
    took = repeat(lambda: panel.live(gdp_growth=1 + next(growth) / 10), number=1, repeat=MOVES)
    return [1000 * one for one in took]


def in_a_browser(folder: Path) -> list[float]:
    """From a key to the changed chart, in milliseconds; JupyterLab, kernel and Chromium are real."""
    own = folder / "own"
    own.mkdir()
    shutil.copy(root() / "notebooks" / "05_explore.ipynb", own)
    with jupyterlab(own, folder / "lab", ECONLAB_PROJECT=str(root())) as lab, chromium() as browser:
        page = browser.new_page(viewport={"width": 1400, "height": 2400})
        run_all(page, lab, own, "05_explore")
        page.locator(".widget-html svg[role=img]").wait_for()
        page.wait_for_timeout(3000)
        page.evaluate(WATCH)
        page.locator(".widget-slider", has_text="GDP supposed").locator(".noUi-handle").first.focus()
        for _ in range(MOVES // 2):
            page.keyboard.press("ArrowRight")
            page.wait_for_timeout(800)
        took: list[float] = page.evaluate("window.took")
    return took


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        for where, took in (("in Python", in_python()), ("in a browser", in_a_browser(Path(name)))):
            slowest = quantiles(took, n=20)[-1]
            print(f"a move {where} takes {median(took):.0f} ms, one in twenty {slowest:.0f} ms or more")
