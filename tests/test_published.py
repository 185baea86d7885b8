"""Tables to publish: the same words as HTML and as LaTeX, each value with bounds, definition and source."""

import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from raw_project import Project

from econlab.errors import InputError
from econlab.evidence import catalogue
from econlab.running import exporting
from econlab.showing.exports import TABLES
from econlab.showing.language import LANGUAGES, Language
from econlab.showing.published import Head, Published, mark, published, published_observations

HOSTILE = "<script>alert(1)</script> & 50% $x^2$ \\input{a} #1 a_b {c} ~"
# The language that an engine prints without other fonts, and what it takes for that.
ENGINES = {
    "xelatex": ("vi", "fontspec,"),
    "lualatex": ("vi", "fontspec,"),
    "tectonic": ("vi", "fontspec,"),
    "pdflatex": ("en", ""),
}
ENGINE = next((name for name in ENGINES if shutil.which(name)), "")
# What LaTeX's own characters are written as.
WRITTEN = {
    r"\_\allowbreak{}": "_",
    r"\textbackslash{}": "\\", r"\textasciitilde{}": "~", r"\textasciicircum{}": "^", r"\textless{}": "<",
    r"\textgreater{}": ">", r"$\infty$": "∞", r"$\geq$": "≥", r"$\leq$": "≤", r"$\approx$": "≈",
    r"$\times$": "×", "$-$": "−", r"\&": "&", r"\%": "%", r"\$": "$", r"\#": "#", r"\{": "{",
    r"\}": "}",
}  # fmt: skip
_WRITTEN = re.compile("|".join(map(re.escape, WRITTEN)))


class Cells(HTMLParser):
    """The tags of a piece of HTML, and the texts of its cells, without the marks of footnotes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.cells: list[str] = []
        self.inside: list[str] = []
        self.marks: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        kind = dict(attrs).get("class") or ""
        if tag in ("td", "th", "span", "style"):
            self.inside.append(f"{tag} {kind}")
        if tag in ("td", "th"):
            self.cells.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "span", "style"):
            self.inside.pop()

    def handle_data(self, data: str) -> None:
        if not self.inside or self.inside[-1].startswith("style"):
            return
        if "gt_footnote_marks" in self.inside[-1]:
            self.marks.append(data)
        else:
            self.cells[-1] += data


def unwritten(latex: str) -> str:
    """The text that a cell of LaTeX shows."""
    shown = re.sub(r"\\textsuperscript\{[a-z]+\}", "", latex)
    return _WRITTEN.sub(lambda found: WRITTEN[found[0]], shown).removeprefix("{}").strip()


def body(latex: str) -> list[list[str]]:
    """The rows of the table, as a reader sees them."""
    (inside,) = re.findall(r"\\endhead\n(.*?)\\bottomrule", latex, flags=re.DOTALL)
    rows = [row for row in re.split(r" \\\\ *\n", inside) if row.strip()]
    return [[unwritten(cell) for cell in re.split(r"(?<!\\)&", row)] for row in rows]


def notes(latex: str) -> list[str]:
    (inside,) = re.findall(r"\\begin\{flushleft\}\n(.*?)\\end\{flushleft\}", latex, flags=re.DOTALL)
    return [line for line in inside.split("\\\\\n") if line.strip()]


def check_structure(latex: str) -> None:
    """Check what LaTeX would stop at: environments, braces, columns, characters of its own."""
    opened: list[str] = []
    for kind, name in re.findall(r"\\(begin|end)\{(\w+\*?)\}", latex):
        if kind == "begin":
            opened.append(name)
        else:
            assert opened.pop() == name
    assert not opened
    bare = re.sub(r"\\[\\{}%&$#_]", "", latex.split("\n", 2)[2])
    assert bare.count("{") == bare.count("}")
    assert bare.count("$") % 2 == 0
    assert not re.search(r"[%#]", bare)
    assert not re.search("[\ue000\ue001]", latex)
    assert not re.search(r"\\\\ *\n[\[*]", latex)
    columns = latex.count(r"\raggedright\arraybackslash")
    (inside,) = re.findall(r"\\toprule\n(.*?)\\bottomrule", latex, flags=re.DOTALL)
    for row in re.split(r" \\\\ *\n", inside)[:-1]:
        assert len(re.findall(r"(?<!\\)&", row)) == columns - 1


def of_cells(*rows: tuple[str, ...], **more: Any) -> Published:
    told = {"title": "Title", "subtitle": "", "footnotes": {}, "source_notes": ()}
    heads = tuple(Head(f"Column {at}", 1 / len(rows[0])) for at in range(len(rows[0])))
    return Published(name="figures", heads=heads, rows=rows, **{**told, **more})


@pytest.fixture(scope="module")
def shares(own_data: Project) -> dict[str, Published]:
    """Shares of the digital economy in two languages."""
    return {
        language: published_observations(
            own_data.root,
            language=language,
            place=["CHN", "VNM"],
            indicator="digital_economy_share_gdp",
            period=["2022", "2030"],
        )
        for language in LANGUAGES
    }


def test_each_value_has_its_bounds_its_kind_and_its_source(shares: dict[str, Published]) -> None:
    english, vietnamese = (shares[language] for language in LANGUAGES)
    assert [head.name for head in english.heads] == [
        "Indicator", "Place", "Period", "Told as", "Value", "Source",
    ]  # fmt: skip
    printed = [row for row in english.rows if row[4].startswith("41.5 ")]
    assert printed[0][1:5] == ("China", "2022", "statistic", "41.5 [41.45, 41.55] %")
    (told,) = {row[4] for row in vietnamese.rows if row[4].startswith("41,5 ")}
    assert told == "41,5 [41,45; 41,55] %"
    assert ("mục tiêu", "30 [30; 100] %") in {(row[3], row[4]) for row in vietnamese.rows}


def test_definitions_are_footnotes_and_sources_are_notes(
    shares: dict[str, Published], own_data: Project
) -> None:
    table = shares["en"]
    assert len(table.footnotes) == len(table.rows)
    names = catalogue.vocabulary(own_data.root)
    for (_, column), note in table.footnotes.items():
        assert table.heads[column].name == "Value"
        code = note.split(":")[0]
        assert names.name("definitions", code) in note
        assert names.definitions[code]["note"][1:] in note
    marks = {re.match(r"\[(\d+)\]", row[5])[1] for row in table.rows}  # type: ignore[index]
    assert [re.match(r"\[(\d+)\] ", note)[1] for note in table.source_notes] == sorted(marks, key=int)  # type: ignore[index]
    titles = {row["title"] for row in own_data.rows("documents") + own_data.rows("sources")}
    assert all(any(title in note for title in titles) for note in table.source_notes)


def test_a_value_known_from_memory_or_in_conflict_says_so(own_data: Project) -> None:
    table = published_observations(own_data.root, status=["recalled", "conflicting"])
    assert len(table.rows) == len(catalogue.reference(own_data.root, status=["recalled", "conflicting"]))
    assert all("known from memory only" in note or "conflicting" in note for note in table.footnotes.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_html_and_latex_show_the_same(shares: dict[str, Published], language: Language) -> None:
    table = shares[language]
    html, latex = Cells(table.html()), table.latex()
    check_structure(latex)
    cells = [cell for row in table.rows for cell in row]
    assert body(latex) == [list(row) for row in table.rows]
    at = html.cells.index(cells[0])
    assert html.cells[at : at + len(cells)] == cells
    told = dict.fromkeys(note for _, note in sorted(table.footnotes.items()))
    assert [unwritten(note) for note in notes(latex)] == [*told, *table.source_notes]
    assert [note.strip() for note in html.cells if note.strip() in told] == list(told)
    assert set(table.source_notes) <= set(html.cells)
    marks = re.findall(r"\\textsuperscript\{([a-z]+)\}", latex)
    assert marks == html.marks


def test_the_same_table_is_the_same_bytes(shares: dict[str, Published]) -> None:
    assert shares["en"].html() == shares["en"].html() == shares["en"]._repr_html_()
    assert shares["en"].latex() == shares["en"].latex()


def test_hostile_text_is_text_in_both() -> None:
    table = of_cells(
        (HOSTILE, "[1] x"),
        ("[2] y", "* z"),
        title=HOSTILE,
        subtitle=HOSTILE,
        footnotes={(0, 0): HOSTILE},
        source_notes=(HOSTILE,),
    )
    latex, html = table.latex(), Cells(table.html())
    check_structure(latex)
    assert body(latex) == [[HOSTILE, "[1] x"], ["[2] y", "* z"]]
    assert html.cells.count(HOSTILE) == 4
    assert "script" not in html.tags


PRINTABLE = st.text(
    st.characters(exclude_categories=["C", "Z"], include_characters=" ", exclude_characters="∞≥≤≈×−"),
    min_size=1,
    max_size=20,
).map(lambda text: " ".join(text.split()))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(PRINTABLE, PRINTABLE), min_size=1, max_size=3))
def test_any_text_is_text_in_both(rows: list[tuple[str, str]]) -> None:
    rows = [(f"a{left}", f"b{right}") for left, right in rows]
    table = of_cells(*rows)
    latex, html = table.latex(), Cells(table.html())
    check_structure(latex)
    assert body(latex) == [list(row) for row in rows]
    assert html.cells[-2 * len(rows) :] == [cell for row in rows for cell in row]


def test_many_footnotes_have_marks_of_their_own() -> None:
    rows = [(str(at), "x") for at in range(60)]
    table = of_cells(*rows, footnotes={(at, 1): f"Note {at}." for at in range(60)})
    latex, html = table.latex(), Cells(table.html())
    marks = re.findall(r"\\textsuperscript\{([a-z]+)\}", latex)
    assert marks[:60] == marks[60:] == [mark(at) for at in range(60)]
    assert len(set(marks)) == 60
    assert html.marks == marks


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_table_of_an_export_can_be_published(own_data: Project, language: Language) -> None:
    content = exporting.gathered(TABLES[:3], [], own_data.root, language)
    for table in content.tables:
        shown = published(table, content)
        assert len(shown.rows) == len(table.rows)
        assert sum(head.width for head in shown.heads) == pytest.approx(1)
        check_structure(shown.latex())


@pytest.mark.skipif(not ENGINE, reason="no engine of LaTeX is installed")
def test_latex_compiles(shares: dict[str, Published], tmp_path: Path) -> None:
    language, package = ENGINES[ENGINE]
    (tmp_path / "table.tex").write_text(shares[language].latex(), encoding="utf-8")
    (tmp_path / "main.tex").write_text(
        f"\\documentclass{{article}}\\usepackage{{{package}array,booktabs,longtable,caption}}\n"
        "\\begin{document}\\input{table}\\end{document}\n",
        encoding="utf-8",
    )
    batch = [] if ENGINE == "tectonic" else ["-interaction=nonstopmode", "-halt-on-error"]
    subprocess.run([ENGINE, *batch, "main.tex"], cwd=tmp_path, check=True, capture_output=True)
    assert (tmp_path / "main.pdf").stat().st_size > 0


def test_a_wrong_code_is_refused(own_data: Project) -> None:
    with pytest.raises(InputError, match="unknown place"):
        published_observations(own_data.root, place="XXX")
    with pytest.raises(InputError, match="language: found 'fr'"):
        published_observations(own_data.root, language="fr", place="VNM")  # type: ignore[arg-type]


def test_documents_are_called_by_their_vietnamese_titles(
    shares: dict[str, Published], own_data: Project
) -> None:
    for row in own_data.rows("documents"):
        for language, other in (("en", "vi"), ("vi", "en")):
            told = {"en": row["title"], "vi": row["title_vi"]}
            assert not any(told[other] in note for note in shares[language].source_notes)
    notes = " ".join(shares["vi"].source_notes)
    assert "Kinh nghiệm phát triển kinh tế số của Trung Quốc" in notes
    assert "Bộ Thông tin và Truyền thông Việt Nam" in notes
    content = exporting.gathered(["statements"], [], own_data.root, "vi")
    says = {row[0] for row in published(content.tables[0], content).rows}
    assert {row["says_vi"] for row in own_data.rows("statements")} <= says
