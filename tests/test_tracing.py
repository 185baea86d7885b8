"""Every number of a report leads to its origin, or there is a reason why it has none."""

import re

import pytest
from raw_project import Project
from small_report import make_report, stored
from untraced import WITHOUT_FIGURES, counted, parts, untraced

from econlab.evidence import catalogue
from econlab.project import root
from econlab.running.results import collect
from econlab.showing.language import Language
from econlab.showing.notebook_pages import page
from econlab.showing.results import bounded_of
from econlab.showing.tracing import Tracing

NOTEBOOKS = sorted(path.stem for path in (root() / "notebooks").glob("*.ipynb"))
# Results that no figure is behind.
WITHOUT = {
    ("01_evidence", "numbers"): WITHOUT_FIGURES["overview.coverage("],
    ("01_evidence", "answer_coverage"): WITHOUT_FIGURES["overview.coverage("],
}
# Computed sentences, results and rows of tables that hold numbers, of all notebooks by default, and how
# many of them led somewhere when this was last counted. Fewer is a link lost.
FLOOR = {"result": 100, "sentence": 48, "row": 440}

SEEN = {
    "a": {"printed": "41,5%", "document": "mic-2023", "line": "16", "source": ""},
    "b:2016:X": {"printed": "22.6 trillion", "document": "", "line": "", "source": "CAICT2017"},
    "says": {"says": "the share rose", "says_vi": "tỷ trọng tăng", "document": "mic-2023", "line": "17"},
    "suggested:a|b": {"says": "", "says_vi": "", "document": "mic-2023", "line": "18"},
}


@pytest.fixture(scope="module")
def pages(own_data: Project, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = make_report(own_data, tmp_path_factory.mktemp("traced") / "reports", *NOTEBOOKS)
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("runs/*/*/*.html"))}


@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_every_number_that_is_recorded_has_its_figures(notebook: str, own_data: Project) -> None:
    observations, statements = catalogue.observations(own_data.root), catalogue.statements(own_data.root)
    known = {*observations["figure"], *statements["statement"]}
    numbers = [one for one in collect(stored(notebook)) if (value := bounded_of(one)) and value.value != 0]
    assert numbers
    without = {(notebook, one["name"]) for one in numbers if not one.get("figures")}
    assert without == {place for place in WITHOUT if place[0] == notebook}
    assert [one["name"] for one in numbers if not known.issuperset(one.get("figures", []))] == []


@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_every_number_of_a_page_leads_somewhere(pages: dict[str, str], notebook: str) -> None:
    assert untraced(pages[notebook]) == []


def test_no_link_has_been_lost(pages: dict[str, str]) -> None:
    found: dict[str, int] = dict.fromkeys(FLOOR, 0)
    for one in pages.values():
        linked = counted(one)[1]
        found = {kind: found[kind] + linked[kind] for kind in found}
    assert {kind: number for kind, number in found.items() if number < FLOOR[kind]} == {}


def test_what_has_no_link_is_seen() -> None:
    body = (
        '<p>1 in prose</p><section class="cell"><details>total(2)</details>'
        '<p class="result"><span>gap</span>\n<strong>2 [1, 3]</strong></p>'
        '<p class="result"><span>findings</span>\n<strong>0</strong></p>'
        "<p>From 2016 to 2022, of mic-2023 and G47.</p><p>By 14.2 % a year.</p>"
        "<p>The 47 countries measured by CAICT, 47 nước do CAICT đo lường.</p>"
        "<table><thead><tr><th>5</th></tr></thead><tbody><tr><td>a</td><td>7</td></tr>"
        "<tr><td>[0, 50]</td>\n<td>\nphán đoán\n</td></tr></tbody></table></section>"
        "<section><details>overview.reasons(counted)</details><p>2276 numbers</p></section>"
    )
    assert untraced(body) == ["result: gap\n2 [1, 3]", "sentence: By 14.2 % a year.", "row: a 7 "]
    assert [part.kind for part in parts(body) if part.excused] == ["row", "sentence"]
    assert untraced(body.replace("By 14.2", '<a href="#x">By</a> 14.2'))[1:] == ["row: a 7 "]


# What a sentence leads to


def told(markdown: str, figures: list[str], language: Language = "en") -> str:
    output = {
        "output_type": "display_data",
        "data": {"text/markdown": markdown},
        "metadata": {"econlab": {"figures": figures}},
    }
    cell = {"cell_type": "code", "id": "one", "source": "", "metadata": {}, "execution_count": 1}
    notebook = {"cells": [cell | {"outputs": [output]}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    return page(notebook, title="t", language=language, origins=SEEN)


def test_rows_keep_their_figures_where_a_first_cell_is_marked_up() -> None:
    body = '<tr><td><span lang="en">2021</span></td></tr><tr><td>2022</td></tr>'
    traced = Tracing(SEEN).rows(body, [["a"], ["b:2016:X"]])
    assert re.findall('href="evidence.html#([^"]*)"', traced) == ["a", "b:2016:X"]
    assert re.sub("</?a[^>]*>", "", traced) == body
    assert traced.index("#a") < traced.index("2021") < traced.index("#b") < traced.index("2022")


@pytest.mark.parametrize(
    ("language", "said", "told_as"),
    [
        ("en", "figures: 2", "41,5% (mic-2023, line 16)\n22.6 trillion (CAICT2017)"),
        ("vi", "con số: 2", "41,5% (mic-2023, dòng 16)\n22.6 trillion (CAICT2017)"),
    ],
)
def test_a_sentence_ends_in_a_link_to_its_figures(language: Language, said: str, told_as: str) -> None:
    body = told("First.\n\nIt grew by **5 %**.", ["a", "b:2016:X", "lost"], language)
    evidence = "evidence.html" if language == "en" else "evidence.vi.html"
    assert (
        "<p>First.</p>\n<p>It grew by <strong>5 %</strong>. "
        f'<a class="marker" href="../../../{evidence}#a,b:2016:X" title="{told_as}">{said}</a></p>'
    ) in body


def test_a_sentence_of_unknown_figures_is_left_as_it_is() -> None:
    for figures in ([], ["lost"]):
        assert "<p>It grew by 5 %.</p>" in told("It grew by 5 %.", figures)


def test_statements_lead_to_the_page_of_the_audit() -> None:
    tracing = Tracing(SEEN, "vi", "../")
    assert tracing.link(["says", "suggested:a|b"]) == "../audit.vi.html#says,suggested:a%7Cb"
    assert tracing.told(["says", "suggested:a|b"]).splitlines() == [
        "tỷ trọng tăng (mic-2023, dòng 17)",
        "do danh mục gợi ý (mic-2023, dòng 18)",
    ]
    assert ">phát biểu: 2</a>" in tracing.marker(["says", "suggested:a|b", "lost"])
    assert tracing.link(["says", "a"]) == "../evidence.vi.html#a", "no page lists both"
    assert ">con số: 1</a>" in tracing.marker(["says", "a"])


def test_lines_cited_in_a_printed_text_lead_to_what_stands_there() -> None:
    cited = Tracing(SEEN).cites(
        '<pre class="stdout">mic-2023 16; CAICT2017</pre><pre><b>mic-2023 16</b></pre>'
    )
    assert cited == (
        '<pre class="stdout"><a href="evidence.html#mic-2023:16">mic-2023 16</a>; CAICT2017</pre>'
        "<pre><b>mic-2023 16</b></pre>"
    )
