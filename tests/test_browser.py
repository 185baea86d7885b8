"""The report as a browser shows it: opened from disk, searched, filtered, reached by keyboard alone.

Where no browser can be had these tests skip and say so; in CI they fail instead.
"""

import io
import json
import re
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pandas as pd
import pytest
from browsers import chromium, without
from own_tables import PROVINCE, econlab_run, own, with_notebook
from raw_project import Project
from small_report import make_report, stored

from econlab.evidence import catalogue
from econlab.running.results import collect
from econlab.showing.evidence_pages import Titles, evidence_page

NOTEBOOKS = (
    "00_start_here",
    "01_evidence",
    "02_growth_multipliers",
    "03_ict_core_and_sectoral",
    "04_reverse_migration",
    "05_explore",
)
PAGE = "runs/02_growth_multipliers/default/02_growth_multipliers.html"
LISTS = ("evidence.html", "evidence.vi.html", "audit.html", "audit.vi.html")
PAGES = ("index.html", PAGE, *LISTS)
PHONE, DESK = {"width": 375, "height": 700}, {"width": 1280, "height": 900}
Visit = Callable[..., Any]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if not find_spec("axe_playwright_python"):
        without("axe_playwright_python (extra browser)")
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="module")
def report(own_data: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_report(own_data, tmp_path_factory.mktemp("browser") / "reports", *NOTEBOOKS)


@pytest.fixture
def visit(browser: Any, report: Path) -> Iterator[Visit]:
    """Open a page of the report; in the end nothing may have gone wrong or left its folder."""
    contexts, wrong = [], []

    def watch(request: Any) -> None:
        address = urlsplit(request.url)
        inside = address.scheme == "file" and Path(unquote(address.path)).is_relative_to(report)
        if not inside and address.scheme != "data":
            wrong.append(f"left the folder: {request.url}")

    def opened(place: str, **options: Any) -> Any:
        context = browser.new_context(**{"viewport": DESK, "reduced_motion": "reduce", **options})
        contexts.append(context)
        context.set_default_timeout(20_000)
        page = context.new_page()
        page.on("request", watch)
        page.on("requestfailed", lambda request: wrong.append(f"not loaded: {request.url}"))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda said: said.type in ("error", "warning") and wrong.append(said.text))
        name, _, fragment = place.partition("#")
        page.goto((report / name).as_uri() + (f"#{fragment}" if fragment else ""))
        return page

    yield opened
    for context in contexts:
        context.close()
    assert wrong == []


def rows(page: Any) -> list[str]:
    page.wait_for_selector("#list tbody tr", state="attached")
    found: list[str] = page.locator("#list tbody tr").evaluate_all("all => all.map(row => row.id)")
    return [one for one in found if one]


def total(page: Any) -> int:
    """How many rows the list says that it shows."""
    said = page.locator(".dt-info").inner_text()
    numbers = re.findall(r"\d[\d.,]*", said)
    return int(re.sub(r"[.,]", "", numbers[2] if len(numbers) > 2 else numbers[0]))


@pytest.mark.parametrize("place", PAGES)
def test_every_page_opens_from_disk(visit: Visit, place: str) -> None:
    page = visit(place)
    assert page.locator("h1").count() == 1
    assert page.locator("main").inner_text().strip()
    links = page.locator("a[href]").evaluate_all("all => all.map(link => link.href)")
    gone = {urlsplit(link).path for link in links if link.startswith("file:")}
    assert [path for path in sorted(gone) if "/data/" not in path and not Path(unquote(path)).exists()] == []


def test_the_list_holds_every_figure_and_draws_a_page_of_them(visit: Visit, own_data: Project) -> None:
    page = visit("evidence.html")
    observations = catalogue.observations(own_data.root)
    assert total(page) == len(observations)
    assert rows(page) == list(observations["figure"][:25])
    page.get_by_label("Rows:").select_option(label="all")
    assert rows(page) == list(observations["figure"])


def test_a_very_long_list_is_never_laid_out_at_once(visit: Visit, own_data: Project, report: Path) -> None:
    observations = catalogue.observations(own_data.root)
    twice = pd.concat([observations, observations.assign(figure="again:" + observations["figure"])])
    names, titles = catalogue.vocabulary(own_data.root), Titles.of(catalogue.documents(own_data.root), [])
    (report / "long.html").write_text(evidence_page(twice, names, titles), encoding="utf-8")
    page = visit("long.html")
    assert total(page) == 2 * len(observations)
    choices = page.get_by_label("Rows:").locator("option").all_inner_texts()
    assert [re.sub(r"\D", "", one) for one in choices] == ["10", "25", "100", "1000"]


def test_search_finds_what_is_printed(visit: Visit, own_data: Project) -> None:
    page = visit("evidence.html")
    page.get_by_label("Search:").fill("khoảng 41,5%")
    printed = catalogue.observations(own_data.root).set_index("figure")["printed"]
    assert rows(page) == list(printed[printed == "khoảng 41,5%"].index)
    page.get_by_label("Search:").fill("no such figure")
    assert "Nothing found" in page.locator("#list tbody").inner_text()


@pytest.mark.parametrize(
    ("place", "chosen"),
    [
        ("evidence.html", {"Place": "Viet Nam", "Kind": "target"}),
        ("evidence.vi.html", {"Nơi": "Việt Nam", "Loại": "mục tiêu"}),
    ],
)
def test_filters_together_show_what_fits_all_of_them(
    visit: Visit, own_data: Project, place: str, chosen: dict[str, str]
) -> None:
    page = visit(place)
    for name, choice in chosen.items():
        page.get_by_label(name, exact=True).select_option(label=choice)
    expected = catalogue.observations(own_data.root, place="VNM", kind="target")
    assert 0 < len(expected) == total(page)
    page.locator("#clear").click()
    assert total(page) == len(catalogue.observations(own_data.root))


@pytest.mark.parametrize(("indicator", "definition"), [("digital_economy_share_gdp", "CAICT")])
def test_filters_by_indicator_and_definition(
    visit: Visit, own_data: Project, indicator: str, definition: str
) -> None:
    page = visit("evidence.html")
    names = catalogue.vocabulary(own_data.root)
    page.get_by_label("Indicator", exact=True).select_option(label=names.name("indicators", indicator))
    by_indicator = catalogue.observations(own_data.root, indicator=indicator)
    assert total(page) == len(by_indicator)
    both = by_indicator[(by_indicator["definition"] == definition) & (by_indicator["vintage"] == "")]
    page.get_by_label("Definition", exact=True).select_option(label=names.name("definitions", definition))
    assert 0 < len(both) == total(page)


def test_values_are_sorted_as_numbers(visit: Visit, own_data: Project) -> None:
    page = visit("evidence.html")
    page.get_by_label("Kind", exact=True).select_option(label="target")
    page.get_by_label("Rows:").select_option(label="all")
    observations = catalogue.observations(own_data.root, kind="target").set_index("figure")
    order = observations["value"].fillna(observations["low"])
    for direction in ("ascending", "descending"):
        page.locator("th.of-value").click()
        page.wait_for_selector(f"th.of-value[aria-sort={direction}]")
        assert list(order[rows(page)]) == sorted(order, reverse=direction == "descending")


def test_an_anchor_leads_to_its_figure_and_back_to_all(visit: Visit) -> None:
    page = visit("evidence.html#mic2023_share_2022")
    assert rows(page) == ["mic2023_share_2022"]
    row = page.locator("#mic2023_share_2022")
    assert "41.5 [41.45, 41.55] %" in row.inner_text()
    assert row.locator("td").first.inner_text() == "khoảng 41,5%"
    assert "line 16" in row.inner_text()
    assert "Only what a link asked for is shown." in page.locator("#asked").inner_text()
    page.locator("#clear").click()
    assert len(rows(page)) == 25
    assert page.locator("#asked").inner_text() == ""


def test_every_figure_can_be_led_to(visit: Visit, own_data: Project) -> None:
    page = visit("evidence.html")
    for figure in catalogue.observations(own_data.root)["figure"][::97]:
        page.evaluate("wanted => { location.hash = encodeURIComponent(wanted); }", figure)
        page.wait_for_function(
            "wanted => document.querySelector('#list tbody tr')?.id === wanted", arg=figure
        )
        assert rows(page) == [figure]


def test_a_line_of_a_document_leads_to_what_is_printed_there(visit: Visit, own_data: Project) -> None:
    page = visit("evidence.vi.html#mic-2023-china-experience:16,24")
    figures = catalogue.figures(own_data.root, document="mic-2023-china-experience")
    assert rows(page) == list(figures[figures["line"].isin((16, 24))]["figure"])


def test_an_anchor_that_leads_nowhere_says_so(visit: Visit) -> None:
    page = visit("evidence.html#lost%")
    assert rows(page) == []
    assert "What the link asked for is not here." in page.locator("#asked").inner_text()


def test_a_number_of_a_notebook_leads_to_the_figures_it_came_from(visit: Visit) -> None:
    page = visit(PAGE)
    known = {one["name"]: one for one in collect(stored("02_growth_multipliers"))}
    result = known["answer_multiplier_nominal"]
    link = page.locator("p.result a.traced").first
    told = link.get_attribute("title").splitlines()
    assert len(told) == min(len(result["figures"]), 13)
    link.click()
    page.wait_for_url("**/evidence.html#*")
    assert sorted(rows(page)) == result["figures"]


def test_a_row_of_a_table_leads_to_the_figures_it_came_from(visit: Visit) -> None:
    page = visit(PAGE)
    link = page.locator("td a.traced").first
    wanted = unquote(link.get_attribute("href").partition("#")[2]).split(",")
    assert wanted
    link.click()
    page.wait_for_url("**/evidence.html#*")
    assert set(rows(page)) <= set(wanted)
    assert total(page) == len(wanted)


@pytest.mark.parametrize("notebook", ["03_ict_core_and_sectoral", "05_explore"])
def test_a_number_of_a_sentence_leads_to_the_figures_it_came_from(
    visit: Visit, notebook: str, own_data: Project
) -> None:
    page = visit(f"runs/{notebook}/default/{notebook}.html")
    link = page.locator("p > a.marker").nth(1)
    assert re.search(r"\d", link.locator("xpath=..").locator("strong").last.inner_text())
    wanted = unquote(link.get_attribute("href").partition("#")[2]).split(",")
    assert link.inner_text() == f"figures: {len(wanted)}"
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/evidence.html#*")
    assert total(page) == len(wanted)
    printed = catalogue.observations(own_data.root).set_index("figure")["printed"]
    shown = page.locator("#list tbody tr td:first-child").all_inner_texts()
    assert sorted(shown[:25]) == sorted(printed[rows(page)])


def test_a_count_of_statements_leads_to_them(visit: Visit, own_data: Project) -> None:
    page = visit("runs/01_evidence/default/01_evidence.html")
    page.locator("[id='result:answer_statements_unit_error'] a.traced").click()
    page.wait_for_url("**/audit.html#*")
    assert sorted(rows(page)) == sorted(
        catalogue.statements(own_data.root, verdict="unit_error")["statement"]
    )


@pytest.mark.parametrize("language", ["en", "vi"])
def test_a_number_from_data_of_ones_own_leads_to_them(
    visit: Visit, report: Path, own_data: Project, tmp_path: Path, language: str
) -> None:
    made = with_notebook(own_data, tmp_path / "project", "02_growth_multipliers")
    asked = ("place=XX-LAND", "draws=20", f"language={language}")
    done = econlab_run(
        made, "run", *(part for one in asked for part in ("-p", one)),
        "--data", str(own(tmp_path / "landland", PROVINCE)), "--output", str(report / f"own-{language}"),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    [place] = (report / f"own-{language}").glob("runs/*/*/*.html")
    front = f"own-{language}/index.html"
    for name, wanted in ((place.relative_to(report).as_posix(), "p > a.marker"), (front, "td a.traced")):
        page = visit(name)
        page.locator(wanted).first.click()
        page.wait_for_url("**/evidence*.html#*")
        shown = page.locator("#list tbody").inner_text()
        assert "10.0 billion CNY" in shown
        assert ("Landland" if language == "en" else "Xứ Xứ") in shown


def test_an_answer_of_the_front_page_leads_to_its_figures(visit: Visit) -> None:
    page = visit("index.html")
    link = page.locator("a.traced").first
    wanted = unquote(link.get_attribute("href").partition("#")[2]).split(",")
    link.click()
    assert sorted(rows(page)) == sorted(wanted)


def test_the_lines_that_a_table_cites_lead_to_what_is_printed_there(visit: Visit, own_data: Project) -> None:
    page = visit("runs/01_evidence/default/01_evidence.html")
    link = page.locator("td a:not(.traced)[href*='evidence.html#']").first
    document, _, lines = unquote(link.get_attribute("href").partition("#")[2]).partition(":")
    figures = catalogue.figures(own_data.root, document=document)
    link.click()
    wanted = figures[figures["line"].isin([int(line) for line in lines.split(",")])]
    assert rows(page) == list(wanted["figure"])[:25]


def test_the_audit_is_filtered_by_verdict_and_leads_to_figures(visit: Visit, own_data: Project) -> None:
    page = visit("audit.html")
    page.get_by_label("Verdict", exact=True).select_option(label="unit error")
    expected = catalogue.statements(own_data.root, verdict="unit_error")
    assert sorted(rows(page)) == sorted(expected["statement"])
    assert total(page) == len(expected)
    page.locator("#clear").click()
    page.get_by_label("Document or source").select_option(index=1)
    assert 0 < total(page) < len(catalogue.statements(own_data.root))
    link = page.locator("td.of-figures a").first
    wanted = unquote(link.get_attribute("href").partition("#")[2])
    link.click()
    page.wait_for_url("**/evidence.html#*")
    assert rows(page) == [wanted]


def test_without_scripts_the_rows_are_a_link_away(visit: Visit, report: Path) -> None:
    for place in LISTS:
        page = visit(place, java_script_enabled=False)
        link = page.locator("noscript a")
        assert link.is_visible()
        assert (report / link.get_attribute("href")).is_file()


def test_code_unfolds(visit: Visit) -> None:
    page = visit(PAGE)
    folded = page.locator("details.code").first
    assert not folded.locator("pre").is_visible()
    folded.locator("summary").click()
    assert folded.locator("pre").is_visible()
    assert 'place: str = "CHN"' in folded.locator("pre").inner_text()


@pytest.mark.parametrize("place", ["index.html", PAGE])
def test_charts_are_drawn(visit: Visit, place: str) -> None:
    import matplotlib.image
    import numpy as np

    page = visit(place)
    for chart in page.locator("figure img").all()[:3]:
        chart.scroll_into_view_if_needed()
        page.wait_for_function(
            "image => image.complete && image.naturalWidth > 0", arg=chart.element_handle()
        )
        pixels = matplotlib.image.imread(io.BytesIO(chart.screenshot()), format="png")
        assert len(np.unique(pixels.reshape(-1, pixels.shape[-1]), axis=0)) > 20
        assert len(chart.get_attribute("alt")) > 40


def tab_to(page: Any, wanted: str) -> None:
    for _ in range(300):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => !!document.activeElement.closest(wanted)", wanted):
            return
    pytest.fail(f"the tab key never reaches {wanted}")


def tabbed(page: Any, most: int) -> list[str]:
    """What the tab key reaches, in its order."""
    reached = []
    for _ in range(most):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate(
                "(() => { const at = document.activeElement;"
                " return at.closest('th')?.className.match(/of-\\w+/)?.[0]"
                " ?? at.dataset.filter ?? at.id ?? at.tagName; })()"
            )
            or page.evaluate("document.activeElement.tagName + '.' + document.activeElement.className")
        )
    return reached


def test_the_keyboard_alone_reaches_everything_and_works_it(visit: Visit) -> None:
    page = visit("evidence.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    reached = tabbed(page, 75)
    for wanted in (
        "place",
        "indicator",
        "kind",
        "definition",
        "document",
        "clear",
        "dt-search-0",
        "dt-length-0",
    ):
        assert any(str(one).startswith(wanted) for one in reached), wanted
    assert "of-value" in reached
    assert any("scroll" in str(one) for one in reached), "what scrolls sideways"
    assert any("dt-paging-button" in str(one) for one in reached)
    page.locator("#dt-search-0").focus()
    page.keyboard.type("Zhejiang")
    found = total(page)
    assert 0 < found < 1000
    tab_to(page, "th.of-value")
    page.keyboard.press("Enter")
    page.wait_for_selector("th.of-value[aria-sort=ascending]")
    tab_to(page, "td.of-printed")
    page.keyboard.press("Enter")
    page.wait_for_function("location.hash.length > 1")
    assert len(rows(page)) == 1


def test_the_keyboard_unfolds_code_and_skips_to_the_content(visit: Visit) -> None:
    page = visit(PAGE)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#main"
    tab_to(page, "summary")
    page.keyboard.press("Enter")
    assert page.locator("details.code[open] pre").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("place", PAGES)
def test_nothing_shuts_a_reader_out(visit: Visit, place: str, size: dict[str, int], scheme: str) -> None:
    assert_open(visit(place, viewport=size, color_scheme=scheme))


@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_no_notebook_shuts_a_reader_with_a_phone_out(visit: Visit, notebook: str) -> None:
    page = visit(f"runs/{notebook}/default/{notebook}.html", viewport=PHONE, color_scheme="dark")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert_open(page)


def assert_open(page: Any) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    # Its styles would otherwise be fetched once more, which the page forbids.
    options = {"resultTypes": ["violations"], "preload": False}
    grave = [
        {"rule": one["id"], "at": [node["target"] for node in one["nodes"][:3]], "help": one["help"]}
        for one in Axe().run(page, options=options).response["violations"]
        if one["impact"] in ("serious", "critical")
    ]
    assert grave == [], json.dumps(grave, indent=1)


@pytest.mark.parametrize("place", PAGES)
def test_a_phone_never_scrolls_a_page_sideways(visit: Visit, place: str) -> None:
    page = visit(place, viewport=PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.parametrize("place", PAGES)
def test_dark_mode_is_dark_throughout(visit: Visit, place: str) -> None:
    page = visit(place, color_scheme="dark")
    found = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert max(map(int, re.findall(r"\d+", found)[:3])) < 64
    if place in LISTS:
        inside = page.locator("div.dt-container").evaluate("one => getComputedStyle(one).backgroundColor")
        assert inside in ("rgba(0, 0, 0, 0)", found)
