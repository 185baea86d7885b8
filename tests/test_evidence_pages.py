"""The pages of figures and statements: complete, true to the data, in two languages, written when due."""

import csv
import json
import re
from collections.abc import Iterator, Mapping
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from raw_project import Project
from small_report import make_report
from small_runs import answering, run_of, write_runs
from untranslated import untranslated, untranslated_in_chart

from econlab.evidence import building, catalogue
from econlab.evidence.origins import origins
from econlab.running import listings
from econlab.running.gathering import gather
from econlab.running.results import result
from econlab.showing.audit import audit
from econlab.showing.evidence_pages import Titles, assets, evidence_page
from econlab.showing.evidence_phrases import TABLE, WORDS
from econlab.showing.front import index
from econlab.showing.language import LANGUAGES, Language
from econlab.showing.tracing import Tracing

PAGES = ("evidence.html", "evidence.vi.html", "audit.html", "audit.vi.html")
LISTED = {*PAGES, "evidence.csv", "audit.csv", *(f"assets/{name}" for name in assets())}
# Written the same in both languages.
SAME = {"exact", "reviewed", "corroborated"}


class Page(HTMLParser):
    """The data in a page of rows, and the texts of the page itself with the elements they stand in."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.script = ""
        self._within = ""
        self.feed(text)
        self.data: dict[str, Any] = json.loads(self.script)
        self.rows: dict[str, dict[str, Any]] = {row["id"]: row for row in self.data["rows"]}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._within = tag if dict(attrs).get("type") == "application/json" else ""

    def handle_endtag(self, tag: str) -> None:
        self._within = ""

    def handle_data(self, data: str) -> None:
        if self._within == "script":
            self.script += data


@pytest.fixture(scope="session")
def made(own_data: Project) -> dict[str, bytes]:
    return listings.listings(own_data.root)


@pytest.fixture(scope="session")
def pages(made: dict[str, bytes]) -> dict[str, Page]:
    return {name: Page(made[name].decode()) for name in PAGES}


# What the pages say


@pytest.mark.parametrize("name", PAGES[:2])
def test_every_figure_has_its_row(pages: dict[str, Page], own_data: Project, name: str) -> None:
    observations = catalogue.observations(own_data.root)
    assert list(pages[name].rows) == list(observations["figure"])
    for row in observations.to_dict("records"):
        shown = pages[name].rows[row["figure"]]
        assert shown["printed"][0] == row["printed"]
        assert shown["period"] == row["period"]
        assert shown["at"] == (f"{row['document']}:{row['line']}" if row["document"] else row["source"])


def read(pieces: list[tuple[str, str]]) -> str:
    """The text of a cell, whatever language its pieces are in."""
    return "".join(text for text, _ in pieces)


def test_figures_by_hand(pages: dict[str, Page]) -> None:
    english, vietnamese = (pages[name].rows for name in PAGES[:2])
    share = english["mic2023_share_2022"]
    assert share["printed"] == ["khoảng 41,5%", "#mic2023_share_2022", "vi"]
    assert share["value"] == ["41.5 [41.45, 41.55] %", 41.5]
    assert (share["hedge"], share["kind"], share["place"]) == ("about", "statistic", "China")
    title = "China's experience of developing a digital economy and lessons for Viet Nam"
    assert share["where"] == [[title, ""], [", line 16", ""]]
    told = vietnamese["mic2023_share_2022"]
    assert told["value"] == ["41,5 [41,45; 41,55] %", 41.5]
    assert (told["hedge"], told["kind"], told["place"]) == ("khoảng", "thống kê", "Trung Quốc")
    title = "Kinh nghiệm phát triển kinh tế số của Trung Quốc và bài học cho Việt Nam"
    assert told["where"] == [[title, ""], [", dòng 16", ""]]
    assert told["document"] == title
    # 150 and more: nothing above to sort by, the value itself.
    assert english["cri2020_size_2030"]["value"] == ["150 [150, ∞] trillion CNY", 150e12]
    # A range has no value, and is sorted by its lower end.
    assert vietnamese["mic2023_growth_range"]["value"] == ["[10; 20] %/năm", 10.0]


@pytest.mark.parametrize(("name", "language"), list(zip(PAGES[2:], LANGUAGES, strict=True)))
def test_every_statement_has_its_row_and_leads_to_its_figures(
    pages: dict[str, Page], own_data: Project, name: str, language: Language
) -> None:
    found = audit(own_data.root, language=language)
    known = origins(own_data.root)
    evidence = "evidence.html" if language == "en" else "evidence.vi.html"
    assert list(pages[name].rows) == list(found["statement"])
    for row in found.to_dict("records"):
        shown = pages[name].rows[row["statement"]]
        assert (read(shown["why"]), shown["recomputed"]) == (row["why"], row["recomputed"])
        links = [link for _, link, _, _ in shown["figures"]]
        assert links == [f"{evidence}#{one['figure']}" for one in row["inputs"]]
        assert [text for text, *_ in shown["figures"]] == [
            known[o["figure"]]["printed"] for o in row["inputs"]
        ]


def test_the_tables_beside_are_those_of_the_data(made: dict[str, bytes], own_data: Project) -> None:
    beside = list(csv.DictReader(made["evidence.csv"].decode().splitlines()))
    assert [row["figure"] for row in beside] == list(catalogue.observations(own_data.root)["figure"])
    assert made["audit.csv"] == (own_data.processed / "statements.csv").read_bytes()


def test_what_is_printed_ends_no_script(own_data: Project) -> None:
    hostile = '</script><script>alert("x")</script><!--'
    observations = catalogue.observations(own_data.root).head(3).assign(printed=hostile, note=hostile)
    text = evidence_page(
        observations, catalogue.vocabulary(own_data.root), Titles.of(catalogue.documents(own_data.root), [])
    )
    assert hostile not in text
    assert {row["printed"][0] for row in Page(text).rows.values()} == {hostile}


# Two languages


def test_words_are_told_in_both_languages() -> None:
    same = {key for key, (english, vietnamese) in WORDS.items() if english == vietnamese}
    assert same == SAME
    assert json.dumps(TABLE["en"]).count(":") >= 20
    assert shape(TABLE["en"]) == shape(TABLE["vi"])


def shape(words: object) -> object:
    return {key: shape(held) for key, held in words.items()} if isinstance(words, dict) else type(words)


@pytest.mark.parametrize("name", ["evidence.vi.html", "audit.vi.html"])
def test_no_label_is_left_in_english(made: dict[str, bytes], pages: dict[str, Page], name: str) -> None:
    assert untranslated(made[name].decode()) == []
    cells = {text for row in pages[name].rows.values() for text in unmarked(row)}
    assert untranslated("".join(f"<td>{escape(cell)}</td>" for cell in sorted(cells))) == []
    titles = [column["title"] for column in pages[name].data["columns"]]
    assert untranslated("".join(f"<th>{title}</th>" for title in titles)) == []


def unmarked(row: Mapping[str, Any]) -> Iterator[str]:
    """The texts of a row that a reader takes for Vietnamese, since nothing says otherwise."""
    for column, cell in row.items():
        if column in ("value", "recomputed") or isinstance(cell, str):
            yield from (
                [] if column in ("id", "at", "document") else [cell if isinstance(cell, str) else cell[0]]
            )
        elif column in ("printed", "stated"):
            yield from [cell[0]] if cell[2] == "vi" else []
        elif column == "figures":
            yield from (where for _, _, language, where in cell if language == "vi")
        else:
            yield from (text for text, language in cell if not language)


def test_an_untranslated_label_is_found() -> None:
    assert untranslated("<p>Bounds</p><p>khoảng</p><td>unit_error</td>") == ["Bounds", "unit_error"]
    assert untranslated('<span lang="en">Bounds</span><code>verdict</code>') == []
    told = "Broadband into homes ran at about 2 MHz."
    assert untranslated(f"<td>{told} <b>xem</b></td>") == [told]
    assert untranslated(f'<td title="x"><span lang="en">{told}</span> xem</td>') == []
    assert untranslated("<p>Tỷ lệ the share</p>") == ["Tỷ lệ the share"]
    assert untranslated_in_chart("<!-- khoảng --><!-- growth multiplier (times GDP growth) -->") == [
        "growth multiplier (times GDP growth)"
    ]


@pytest.mark.parametrize("name", PAGES)
def test_numbers_are_written_in_their_language(pages: dict[str, Page], name: str) -> None:
    column = "value" if name.startswith("evidence") else "recomputed"
    cells = [row[column] for row in pages[name].rows.values()]
    texts = [cell if isinstance(cell, str) else cell[0] for cell in cells]
    wrong = r"\d\.\d{1,2}(?!\d)" if ".vi." in name else r"\d,\d{1,2}(?!\d)"
    assert [text for text in texts if re.search(wrong, text)] == []


# What the pages load


def test_what_is_loaded_is_an_ordinary_script_with_its_licences() -> None:
    loaded = assets()
    component = loaded["datatables.js"].decode()
    assert "window.DataTable=" in component
    assert not re.search(r"^export|\bexport\s*\{[^}]*\bas\b", component, re.MULTILINE)
    assert "DataTables" in component
    assert "license" in component[component.rindex("window.DataTable=") :]
    assert b"http" not in loaded["browse.js"]
    assert not re.search(rb"@import|url\((?!data:)", loaded["datatables.css"])


# Origins of numbers

SEEN = {
    "a": {"printed": "41,5%", "document": "mic-2023", "line": "16", "source": ""},
    "b:2016:X": {"printed": "22.6 trillion", "document": "", "line": "", "source": "CAICT2017"},
}


def test_a_result_of_known_figures_leads_to_them() -> None:
    run = answering(run_of(place="VNM"), share=(1.0, 0.5, 1.5))
    run["results"][0]["figures"] = ["a", "b:2016:X", "lost"]
    text = index([run], origins=SEEN)
    assert 'href="evidence.html#a,b:2016:X"' in text
    assert "41,5% (mic-2023, line 16)\n22.6 trillion (CAICT2017)" in text


def test_a_result_of_unknown_figures_leads_nowhere() -> None:
    run = answering(run_of(place="VNM"), share=(1.0, 0.5, 1.5))
    for figures in ([], ["lost"]):
        run["results"][0]["figures"] = figures
        assert "traced" not in index([run], origins=SEEN).partition("</style>")[2]


def test_only_what_cites_a_known_document_is_linked() -> None:
    tracing = Tracing(SEEN, "vi", "../")
    cited = tracing.cites("<td>mic-2023 16, 24; CAICT2017</td><td>x-mic-2023 16</td><p>mic-2023 16</p>")
    assert cited == (
        '<td><a href="../evidence.vi.html#mic-2023:16,24">mic-2023 16, 24</a>; CAICT2017</td>'
        "<td>x-mic-2023 16</td><p>mic-2023 16</p>"
    )
    assert Tracing({}).cites("<td>mic-2023 16</td>") == "<td>mic-2023 16</td>"


def test_figures_left_out_of_what_is_told_are_counted() -> None:
    many = {f"f{n:02}": SEEN["a"] for n in range(15)}
    told = Tracing(many).told(many).splitlines()
    assert (len(told), told[-1]) == (13, "+ 3")


def test_a_record_keeps_its_figures_once_and_in_order() -> None:
    assert result("share", 1.0, figures=("b", "a", "b"))["figures"] == ["a", "b"]
    assert "figures" not in result("share", 1.0)


def test_origins_are_those_of_the_catalogue(own_data: Project, tmp_path: Path) -> None:
    found = origins(own_data.root)
    figures, statements = catalogue.observations(own_data.root), catalogue.statements(own_data.root)
    assert set(found) == {*figures["figure"], *statements["statement"]}
    assert len(found) == len(figures) + len(statements), "no statement is called like a figure"
    assert found["mic2023_share_2022"] == {
        "printed": "khoảng 41,5%",
        "document": "mic-2023-china-experience",
        "line": "16",
        "source": "",
    }
    assert origins(tmp_path) == {}


# In the report


@pytest.fixture
def report(project: Project) -> Path:
    folder = project.root / "reports"
    write_runs(folder, [run_of("01_growth", place="VNM")])
    gather(folder, project.root)
    return folder


def listed(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {
        name: ((folder / name).read_bytes(), (folder / name).stat().st_mtime_ns)
        for name in sorted(LISTED)
        if (folder / name).is_file()
    }


def test_the_report_has_the_pages_and_its_front_page_links_them(report: Path) -> None:
    assert set(listed(report)) == LISTED
    front = (report / "index.html").read_text(encoding="utf-8")
    assert '<a href="evidence.html">Evidence</a>' in front
    assert '<a href="audit.html">' in front


def test_they_are_made_once_for_any_number_of_runs(
    report: Path, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = listed(report)
    with monkeypatch.context() as patch:
        patch.setattr(listings, "listings", lambda root: pytest.fail("made again"))
        write_runs(report, [run_of("01_growth", place="CHN")])
        gather(report, project.root)
    assert listed(report) == before
    front = (report / "index.html").read_text(encoding="utf-8")
    assert '<a href="evidence.html">Evidence</a>' in front


def test_they_are_made_anew_when_the_data_change(report: Path, project: Project) -> None:
    project.change("figures", {"figure": "mic2023_share_2022"}, note="read twice")
    gather(report, project.root)
    assert "read twice" not in (report / "evidence.html").read_text(encoding="utf-8")
    building.build(project.root)
    gather(report, project.root)
    assert "read twice" in (report / "evidence.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["evidence.html", "assets/browse.js"])
def test_what_is_lost_or_altered_is_made_again(report: Path, project: Project, name: str) -> None:
    before = (report / name).read_bytes()
    for content in (b"altered", None):
        (report / name).unlink() if content is None else (report / name).write_bytes(content)
        gather(report, project.root)
        assert (report / name).read_bytes() == before


def test_the_same_data_make_the_same_bytes(made: dict[str, bytes], own_data: Project) -> None:
    assert listings.listings(own_data.root) == made


def test_data_older_than_the_raw_tables_make_no_pages(project: Project) -> None:
    project.change("figures", {"figure": "mic2023_share_2022"}, note="read twice")
    folder = project.root / "reports"
    write_runs(folder, [run_of("01_growth", place="VNM")])
    gather(folder, project.root)
    assert listed(folder) == {}
    assert "evidence.html" not in (folder / "index.html").read_text(encoding="utf-8")


def test_without_data_nothing_is_left_of_them(report: Path, project: Project) -> None:
    for path in project.processed.iterdir():
        path.unlink()
    gather(report, project.root)
    assert listed(report) == {}
    assert not (report / "assets").exists()


def test_a_vietnamese_report_leads_to_vietnamese_pages(own_data: Project, tmp_path: Path) -> None:
    folder = make_report(own_data, tmp_path / "reports", "02_growth_multipliers", language="vi")
    front = (folder / "index.html").read_text(encoding="utf-8")
    assert '<a href="evidence.vi.html">Số liệu</a>' in front
    assert 'href="evidence.vi.html#' in front
    page = next(folder.glob("runs/*/default/*.html")).read_text(encoding="utf-8")
    assert 'class="traced" href="../../../evidence.vi.html#' in page
    assert "evidence.html#" not in page
