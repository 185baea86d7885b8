"""Pages load nothing, describe their charts, and show what notebooks say as text."""

import base64
import re
from html.parser import HTMLParser
from typing import Any

import pytest
from small_project import code, markdown, notebook, shown

from econlab.showing.executed import drawings, summary
from econlab.showing.front import index
from econlab.showing.notebook_pages import page
from econlab.showing.results import RESULT_TYPE

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'
PNG = base64.b64encode(b"\x89PNG").decode()
HOSTILE = '<script>alert("x")</script>'


def chart(alt: str, **econlab: str) -> dict[str, Any]:
    return shown({"image/svg+xml": SVG, "image/png": PNG, "text/plain": alt}, econlab=econlab)


def result(name: str, value: Any, **more: Any) -> dict[str, Any]:
    kept = {"name": name, "value": value, "low": None, "high": None, "unit": "", "label": ""} | more
    return shown({RESULT_TYPE: kept, "text/plain": f"{name} = {value}"})


NOTEBOOK = notebook(
    markdown("# Two *economies*\n\nDoes the [digital](x.html) one\ngrow **faster**?\n\n## Method & data"),
    code("1 < 2", shown({"text/plain": "'a <b> c'"}), count=1),
    code("draw()", chart(f"Line {HOSTILE}", chart="growth 2016/22"), count=2),
    code("draw()", chart("Again", chart="growth 2016/22"), count=2),
    code("plot()", shown({"image/png": PNG, "text/plain": "Only a bitmap"}), count=3),
    code("record()", result("answer_rate", 1.69, low=1.6, high="inf", unit="multiple"), count=4),
    code("record()", result("verdict", HOSTILE, label=HOSTILE), count=5),
    code("frame", shown({"text/html": "<table><tr><td>1</td></tr></table>", "text/plain": "1"}), count=6),
    code("display()", shown({"text/markdown": "## Method & data\n\n### Kết quả"}), count=7),
)


class Seen(HTMLParser):
    """The elements of a page, and its text outside of them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for found, attributes in self.elements if found == tag]


def drawn(language: Any = "en", **more: Any) -> Seen:
    return Seen(page(NOTEBOOK, title="Two economies", language=language, **more))


RUN: dict[str, Any] = {
    "notebook": "01_growth",
    "run": "place-VNM",
    "title": f"Growth {HOSTILE}",
    "question": "Faster?",
    "language": "en",
    "parameters": {"place": "VNM", "definition": "", "note": HOSTILE},
    "outcome": "done",
    "results": [
        {"name": "other", "value": 2460000.0, "low": 2455000.0, "high": 2465000.0, "unit": "person"},
        {"name": "answer_rate", "value": 1.69349, "low": 1.668, "high": "inf", "unit": "multiple"},
        {"name": "answer_verdict", "value": HOSTILE, "low": None, "high": None, "unit": ""},
    ],
    "charts": [{"name": "growth", "alt": f"Line {HOSTILE}", "file": "charts/growth.svg"}],
    "folder": "runs/01_growth/place-VNM",
    "page": "01_growth.html",
    "executed": "01_growth.ipynb",
}
FAILED = RUN | {
    "run": "default",
    "outcome": "failed",
    "error": f"Cell [3]: {HOSTILE}",
    "partial": "failed/a.ipynb",
}


@pytest.mark.parametrize("seen", [drawn(source="a.ipynb"), Seen(index([RUN, FAILED]))], ids=["page", "index"])
def test_nothing_is_loaded_from_elsewhere_and_no_script_runs(seen: Seen) -> None:
    assert not {"script", "iframe", "object", "embed"} & {tag for tag, _ in seen.elements}
    loaded = [at.get("src") or "" for _, at in seen.elements] + [at["href"] or "" for at in seen.all("link")]
    assert [address for address in loaded if re.match(r"(?!data:)\w+:|//", address)] == []
    [policy] = [at["content"] for at in seen.all("meta") if at.get("http-equiv") == "Content-Security-Policy"]
    assert policy is not None
    assert policy.startswith("default-src 'none'")


@pytest.mark.parametrize("text", [page(NOTEBOOK, title=HOSTILE, language="en"), index([RUN, FAILED])])
def test_what_notebooks_say_is_shown_as_text(text: str) -> None:
    assert HOSTILE not in text
    assert HOSTILE in Seen(text).text


def test_every_image_says_what_it_shows() -> None:
    assert [image["alt"] for image in drawn().all("img")] == [f"Line {HOSTILE}", "Again", "Only a bitmap"]
    assert [image["alt"] for image in Seen(index([RUN])).all("img")] == [f"Line {HOSTILE}"]


def test_every_chart_is_linked_as_a_file() -> None:
    links = [link["href"] for link in drawn().all("a") if str(link["href"]).startswith("charts/")]
    assert links == [
        "charts/growth-2016-22.svg", "charts/growth-2016-22.png",
        "charts/growth-2016-22-2.svg", "charts/growth-2016-22-2.png",
        "charts/cell-5.png",
    ]  # fmt: skip
    written = [f"charts/{one.name}.{ending}" for one in drawings(NOTEBOOK) for ending in one.files]
    assert written == links


def test_charts_are_given_as_their_own_bytes() -> None:
    [first, *_] = drawings(NOTEBOOK)
    assert first.files == {"svg": SVG.encode(), "png": b"\x89PNG"}


def test_contents_lead_to_headings_that_are_there_once() -> None:
    seen = drawn()
    anchors = [
        at["id"] for tag, at in seen.elements if tag in ("h2", "h3") and at.get("id") != "contents-title"
    ]
    assert anchors == ["method-data", "method-data-2", "kết-quả"]
    assert [link["href"] for link in seen.all("a") if str(link["href"]).startswith("#")][1:] == [
        f"#{anchor}" for anchor in anchors
    ]


def test_code_is_folded() -> None:
    folded = drawn().all("details")
    assert len(folded) == 8
    assert all("open" not in attributes for attributes in folded)


def test_landmarks_and_a_way_to_skip() -> None:
    seen = drawn(parameters={"place": "VNM"})
    assert [tag for tag, _ in seen.elements if tag in ("header", "main")] == ["header", "main"]
    assert seen.all("a")[0] == {"class": "skip", "href": "#main"}
    assert all(nav.get("aria-label") or nav.get("aria-labelledby") for nav in seen.all("nav"))
    assert len(seen.all("h1")) == 1


def test_a_wide_table_scrolls_and_can_be_reached() -> None:
    [frame] = [at for at in drawn().all("div") if at.get("class") == "scroll"]
    assert frame == {"class": "scroll", "role": "group", "tabindex": "0", "aria-label": "Table"}


def test_results_are_read_in_the_language_of_the_page() -> None:
    assert "1.69 [1.6, ∞]" in drawn().text
    vietnamese = drawn("vi")
    assert "1,69 [1,6; ∞]" in vietnamese.text
    assert vietnamese.all("html") == [{"lang": "vi"}]
    assert {"mã", "Mục lục"} <= set(vietnamese.text.split("\n"))


def test_the_same_notebook_makes_the_same_page() -> None:
    assert page(NOTEBOOK, title="a", language="en") == page(NOTEBOOK, title="a", language="en")


def test_a_page_does_not_change_its_notebook() -> None:
    before = repr(NOTEBOOK)
    page(NOTEBOOK, title="a", language="en")
    assert repr(NOTEBOOK) == before


def test_formulas_are_drawn_and_keep_their_source() -> None:
    text = "With $E_{end}/Y < 1$:\n\n$$m = \\frac{E}{Y}^{1/n}$$\n\nand $\\unknown{x}$ in `$code$`."
    seen = Seen(page(notebook(markdown(text)), title="a", language="en"))
    assert [drawing["aria-label"] for drawing in seen.all("svg")] == [
        "E_{end}/Y < 1",
        "m = \\frac{E}{Y}^{1/n}",
    ]
    assert r"\unknown{x}" in seen.text
    assert "$code$" in seen.text


def test_title_and_question_are_plain_text() -> None:
    assert summary(NOTEBOOK) == ("Two economies", "Does the digital one grow faster?")
    assert summary(notebook(markdown("no heading"))) == ("", "")


def test_code_in_a_question_or_a_heading_is_shown_as_code() -> None:
    told = notebook(
        markdown("# `econlab` **here**\n\nSee *how* `a*b` and [`<b>`](https://x) are `told`."),
        markdown("## Rows of `data/raw`, *again*"),
    )
    title, question = summary(told)
    assert (title, question) == ("econlab here", "See how `a*b` and `<b>` are `told`.")
    front = index([RUN | {"title": title, "question": question}])
    assert "See how <code>a*b</code> and <code>&lt;b&gt;</code> are <code>told</code>." in front
    [entry] = re.findall(r'<a href="#rows[^<]*<code>.*?</a>', page(told, title=title, language="en"))
    assert entry == '<a href="#rows-of-data-raw-again">Rows of <code>data/raw</code>, again</a>'


def test_a_notebook_saved_with_lines_is_read_alike() -> None:
    lines = notebook(
        markdown("# A\n\nB?") | {"source": ["# A\n", "\n", "B?"]},
        code("x", shown({"image/svg+xml": SVG.splitlines(keepends=True), "text/plain": ["Two", " words"]})),
    )
    assert summary(lines) == ("A", "B?")
    assert "Two words" in page(lines, title="a", language="en")


def test_the_front_page_begins_with_the_answers() -> None:
    text = Seen(index([RUN])).text
    assert text.index("rate") < text.index("Other results (1)") < text.index("2,460,000")
    assert "[1.668, ∞]" in text
    assert "times" in text


def test_the_front_page_shows_the_default_run_first_and_failures_with_their_error() -> None:
    text = Seen(index([RUN, FAILED])).text
    assert text.index("default: failed") < text.index("place-VNM")
    assert f"Cell [3]: {HOSTILE}" in text


def test_the_front_page_links_what_it_is_made_from() -> None:
    seen = Seen(index([RUN, FAILED], evidence={"figures": "../data/raw/figures.csv", "sources": ""}))
    links = [link["href"] for link in seen.all("a")]
    for expected in (
        "results.csv", "run.json", "failed/a.ipynb", "../data/raw/figures.csv",
        "runs/01_growth/place-VNM/01_growth.html", "runs/01_growth/place-VNM/01_growth.ipynb",
    ):  # fmt: skip
        assert expected in links
    assert "sources" in seen.text


def test_the_front_page_speaks_vietnamese() -> None:
    seen = Seen(index([RUN], language="vi"))
    assert seen.all("html") == [{"lang": "vi"}]
    assert "2.460.000" in seen.text


def test_a_report_without_runs_says_so() -> None:
    assert "No notebook has been run." in Seen(index([])).text
