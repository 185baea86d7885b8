"""A run in Vietnamese reads in Vietnamese: what a translation holds, is applied to, and has wrong."""

import json
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_project import code, make_project, markdown, notebook, parameters, write_notebook
from untranslated import is_english, untranslated

from econlab.cli import main
from econlab.errors import InputError
from econlab.project import root
from econlab.running.choices import Choice, choose, known_codes
from econlab.running.fingerprints import NEVER, Present, why_run
from econlab.running.runs import Record, run_choices
from econlab.running.translations import Passage, Translation, guard, passages_in, read
from econlab.showing.executed import joined
from econlab.showing.language import LABELS

NOTEBOOKS = sorted((root() / "notebooks").glob("*.ipynb"))
NAMES = [path.stem for path in NOTEBOOKS]

TITLE, METHOD = "# Trade\n\nHow much is sold?", "## Method\n\nSum $x$."
TRADE = (
    markdown(TITLE),
    parameters('language: str = "en"  # en or vi\n'),
    markdown(METHOD),
    code("from econlab.running.results import record\nrecord('answer_sold', 1)"),
    markdown("## Sources"),
)
VIETNAMESE = {"cell-0": "# Thương mại\n\nBán được bao nhiêu?", "cell-2": "## Phương pháp\n\nTổng của $x$."}


def marked(passages: Mapping[str, str], cells: Mapping[str, str]) -> str:
    """The file of a translation, with the guards of what the cells say."""
    return "\n".join(f"<!-- {cell} {guard(cells[cell])} -->\n\n{said}\n" for cell, said in passages.items())


def prose(path: Path) -> dict[str, str]:
    """What the Markdown cells of a notebook say, by id."""
    cells = json.loads(path.read_text("utf-8"))["cells"]
    return {cell["id"]: joined(cell["source"]) for cell in cells if cell["cell_type"] == "markdown"}


# What a file holds


CELLS = ["a", "b", "c-0"]


@given(
    st.dictionaries(
        st.sampled_from(CELLS),
        st.tuples(
            st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1).filter(str.strip),
            st.from_regex(r"[0-9a-f]{8}", fullmatch=True),
        ),
    ),
    st.sampled_from(["\n", "\r\n"]),
)
def test_what_is_written_is_read(written: dict[str, tuple[str, str]], ending: str) -> None:
    """Each text as it was, however lines end, if none of its lines looks like a marker."""
    told = {cell: (f"- {text}".strip(), held) for cell, (text, held) in written.items()}
    file = "".join(f"<!-- {cell} {held} -->\n\n{text}\n\n" for cell, (text, held) in told.items())
    found = passages_in(file.replace("\n", ending), "growth.vi.md", CELLS, "growth.ipynb")
    assert {cell: (passage.text, passage.guard) for cell, passage in found.items()} == told


MARKER = "<!-- a 0123abcd -->"


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (
            f"# Tiêu đề\n\n{MARKER}\n\nChữ\n",
            1,
            "found text before the first marker. Begin with a line such as",
        ),
        ("\n\nChữ\n", 3, "found text before the first marker"),
        (f"{MARKER}\n\nChữ\n\n{MARKER}\n\nKhác\n", 5, "cell 'a' has a translation on line 1 already"),
        (
            f"{MARKER}\n\nChữ\n\n<!-- c-1 0123abcd -->\n\nKhác\n",
            5,
            "no Markdown cell 'c-1' (did you mean c-0?)",
        ),
        (f"{MARKER}\n\n<!-- b 0123abcd -->\n\nKhác\n", 1, "found no text for cell 'a'"),
        (
            f"{MARKER}\n\nChữ\n<!-- b 0123abc -->\nKhác\n",
            4,
            "found '<!-- b 0123abc -->', expected a line such as",
        ),
        (f"{MARKER}\n\nChữ\n<!-- b 0123ABCD -->\nKhác\n", 4, "found '<!-- b 0123ABCD -->'"),
        (f"{MARKER}\n\nChữ\n<!-- một ghi chú -->\n", 4, "found '<!-- một ghi chú -->'"),
    ],
)
def test_a_malformed_file_is_refused_with_its_line(text: str, line: int, said: str) -> None:
    with pytest.raises(InputError) as refused:
        passages_in(text, "growth.vi.md", CELLS, "growth.ipynb")
    assert str(refused.value).startswith(f"growth.vi.md, line {line}: ")
    assert said in str(refused.value)


def test_an_empty_file_translates_nothing() -> None:
    assert passages_in("\n\n", "growth.vi.md", CELLS, "growth.ipynb") == {}


# What it is applied to


def test_a_cell_that_was_changed_keeps_its_english_and_says_so() -> None:
    content = notebook(*TRADE)
    passages = {
        "cell-0": Passage(VIETNAMESE["cell-0"], guard(TITLE), 1),
        "cell-2": Passage(VIETNAMESE["cell-2"], guard("## Method\n\nSum."), 5),
    }
    translation = Translation("01_trade.vi.md", "", passages)
    before = json.dumps(content)
    title, asked, method, answer, sources = translation.of(content)["cells"]
    assert json.dumps(content) == before
    assert title["source"] == VIETNAMESE["cell-0"]
    assert "lang" not in title["metadata"]
    assert [asked, answer] == [content["cells"][1], content["cells"][3]]
    for cell, english in ((method, METHOD), (sources, "## Sources")):
        assert (cell["source"], cell["metadata"]) == (english, {"lang": "en"})
    assert translation.wanted(content) == [
        f"<!-- cell-2 {guard(METHOD)} -->",
        f"<!-- cell-4 {guard('## Sources')} -->",
    ]


def test_a_source_in_lines_is_the_same_source() -> None:
    lines = TITLE.splitlines(keepends=True)
    cell = markdown("") | {"source": lines, "id": "cell-0"}
    translation = Translation("", "", {"cell-0": Passage("# Thương mại", guard(TITLE), 1)})
    assert translation.of({"cells": [cell]})["cells"][0]["source"] == "# Thương mại"


def trade(folder: Path, text: str | None = None) -> Path:
    path = write_notebook(make_project(folder), "01_trade", *TRADE)
    written = marked(VIETNAMESE, prose(path)) if text is None else text
    path.with_suffix(".vi.md").write_text(written, encoding="utf-8")
    return path


def test_a_file_is_read_beside_its_notebook(tmp_path: Path) -> None:
    path = trade(tmp_path)
    found = read(path, "vi")
    assert found is not None
    assert (found.file, found.wanted(json.loads(path.read_text("utf-8")))) == (
        "01_trade.vi.md",
        [f"<!-- cell-4 {guard('## Sources')} -->"],
    )
    assert read(path, "en") is None
    assert read(path, "fr") is None
    marked_file = path.with_suffix(".vi.md")
    marked_file.write_bytes(b"\xef\xbb\xbf" + marked_file.read_bytes())
    assert read(path, "vi") is not None, "a byte order mark is no text"
    marked_file.write_bytes(b"<!-- cell-0 0123abcd -->\n\nTh\xe0nh\n")
    with pytest.raises(InputError, match=r"01_trade\.vi\.md, line 3: byte 0xe0 is not UTF-8"):
        read(path, "vi")


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({1: "cell-0"}, "cell 2: found the id of another cell, 'cell-0'"),
        ({2: None}, "cell 3: found no id"),
    ],
)
def test_ids_have_to_be_there_and_unique(tmp_path: Path, cells: dict[int, str | None], said: str) -> None:
    path = trade(tmp_path)
    content = json.loads(path.read_text("utf-8"))
    for position, name in cells.items():
        content["cells"][position]["id"] = name
    path.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(InputError) as refused:
        read(path, "vi")
    assert str(refused.value).startswith(f"01_trade.ipynb, {said}, expected an id of its own")


# Runs


def both(path: Path) -> list[Choice]:
    codes = known_codes(path.parents[1])
    return [choice for name in ("en", "vi") for choice in choose([path], [f"language={name}"], codes=codes)]


def due(path: Path) -> list[str]:
    project = path.parents[1]
    return [why_run(choice, Present(project), project / "reports") for choice in both(path)]


def record_of(project: Path, name: str) -> Record:
    held: Record = json.loads(
        (project / "reports" / "runs" / "01_trade" / name / "run.json").read_text("utf-8")
    )
    return held


def test_runs_in_another_language_read_in_it_and_alone_follow_its_file(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = trade(tmp_path)
    assert due(path) == [NEVER, NEVER]
    assert [one.outcome for one in run_choices(both(path), root=tmp_path)] == ["done", "done"]
    assert due(path) == ["", ""]
    wanted = f"<!-- cell-4 {guard('## Sources')} -->"
    told = capfd.readouterr().err
    assert (
        "01_trade.vi.md: 1 cell shown in English, for want of a translation of what is written there now: "
        + wanted
        in told
    )
    english, vietnamese = (record_of(tmp_path, name) for name in ("default", "language-vi"))
    assert (english["title"], english["question"]) == ("Trade", "How much is sold?")
    assert (vietnamese["title"], vietnamese["question"]) == ("Thương mại", "Bán được bao nhiêu?")
    assert vietnamese["inputs"].keys() - english["inputs"].keys() == {"notebooks/01_trade.vi.md"}
    page = (tmp_path / "reports" / vietnamese["folder"] / vietnamese["page"]).read_text("utf-8")
    assert re.findall(r"<h[12][^>]*>(.*?)</h", page) == ["Thương mại", "Mục lục", "Phương pháp", "Sources"]
    assert re.search(r'<div lang="en">\s*<h2 id="sources">Sources</h2>\s*</div>', page)
    assert '<a href="#phương-pháp">Phương pháp</a>' in page

    file = path.with_suffix(".vi.md")
    file.write_text(file.read_text("utf-8").replace("Tổng của", "Cộng"), encoding="utf-8")
    assert due(path) == ["", "the translation has changed"]
    done = run_choices(both(path), root=tmp_path)
    assert [one.outcome for one in done] == ["skipped", "done"]
    assert "01_trade (language-vi): done" in (told := capfd.readouterr().err)
    assert "; again because the translation has changed" in told
    file.unlink()
    assert due(path) == ["", "the translation has changed"]


def test_a_malformed_file_stops_the_runs_in_its_language_before_anything_starts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    trade(tmp_path, "# Thương mại\n")
    monkeypatch.setenv("ECONLAB_PROJECT", str(tmp_path))
    assert main(["run", "01_trade", "-p", "language=vi"]) == 2
    told = capsys.readouterr().err
    assert told.startswith("econlab: 01_trade.vi.md, line 1: found text before the first marker.")
    assert told.count("\n") == 1
    assert not (tmp_path / "reports").exists()


# The project's own notebooks


def translation_of(path: Path) -> Translation:
    found = read(path, "vi")
    assert found is not None, f"{path.with_suffix('.vi.md').name} is not there"
    return found


@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_every_cell_has_a_translation_of_what_it_says_now(path: Path) -> None:
    translation = translation_of(path)
    wanted = translation.wanted(json.loads(path.read_text("utf-8")))
    assert wanted == [], (
        f"{translation.file}: look at these cells of {path.name}, bring their Vietnamese up to date, "
        f"and write the markers as they are here: {', '.join(wanted)}"
    )
    assert list(translation.passages) == list(prose(path)), "in the order of the cells"


# Words before a printed number, which stand like code in both languages.
HEDGES = {word: words for key, words in LABELS.items() if key.startswith("hedge: ") for word in words}


def code_spans(text: str) -> list[str]:
    return re.findall(r"`[^`]+`", text)


def formulas(text: str) -> list[str]:
    return re.findall(r"\$\$.+?\$\$|\$.+?\$", text, re.DOTALL)


def marks(text: str) -> dict[str, Any]:
    """What a text and its translation have in common; code and formulas are as they are written."""
    return {
        "levels of headings": [len(level) for level in re.findall(r"^(#+) ", text, re.MULTILINE)],
        "paragraphs and items": [
            "-" if block.startswith("- ") else "#" if block.startswith("#") else ""
            for block in re.split(r"\n(?=- )|\n\s*\n", text.strip())
        ],
        "code": Counter(HEDGES.get(span.strip("`"), span) for span in code_spans(text)),
        "formulas": formulas(text),
        "links": re.findall(r"\]\(([^)]*)\)", text),
        "bold": len(re.findall(r"\*\*.+?\*\*", text)),
    }


SPELLED = {
    "zeros": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
    "ten": "10",
}  # fmt: skip


def numbers(text: str, point: str) -> Counter[str]:
    """The numbers of a text outside code and formulas, with a decimal point and nothing between thousands."""
    for written in (*code_spans(text), *formulas(text)):
        text = text.replace(written, " ")
    comma = {",": ".", ".": ","}[point]
    grouped = re.sub(rf"(?<=\d)\{comma}(?=\d{{3}}\b)", "", text)
    return Counter(found.replace(point, ".") for found in re.findall(rf"\d+(?:\{point}\d+)*", grouped))


def test_numbers_are_read_by_language() -> None:
    assert numbers("3.7 times 10,000 in 2016", ".") == numbers("3,7 lần 10.000 năm 2016", ",")
    assert numbers("12.33 and $x_2$ and `a3`", ".") == Counter(["12.33"])
    assert numbers("12,33", ",") != numbers("12,3", ",")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_a_translation_has_the_marks_and_the_numbers_of_its_source(path: Path) -> None:
    passages = translation_of(path).passages
    for cell, english in prose(path).items():
        said, where = passages[cell].text, f"{path.stem}.vi.md, line {passages[cell].line}"
        for what, held in marks(english).items():
            assert marks(said)[what] == held, f"{where}: other {what}"
        ours, theirs = numbers(said, ","), numbers(english, ".")
        assert theirs - ours == Counter(), f"{where}: a number is missing"
        spelled = Counter(SPELLED[word] for word in re.findall(r"\w+", english.lower()) if word in SPELLED)
        assert ours - theirs - spelled == Counter(), f"{where}: a number is not in the English"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_a_translation_is_vietnamese(path: Path) -> None:
    for cell, passage in translation_of(path).passages.items():
        for block in re.split(r"\n\s*\n|\n(?=- )", passage.text):
            told = block
            for written in (*code_spans(block), *formulas(block)):
                told = told.replace(written, " ")
            assert not is_english(told), f"{path.stem}, {cell}: {told}"
            if re.search(r"\w{2}", told):
                assert re.search(r"[^\W\d_a-zA-Z]", told), (
                    f"{path.stem}, {cell}: no Vietnamese letter: {told}"
                )


def test_english_is_noticed_in_prose_and_in_headings() -> None:
    assert is_english("Số liệu of the year")
    assert not is_english("Kinh tế số tăng nhanh đến đâu so với GDP?")
    page = "<h2>Evidence</h2><h2>Số liệu</h2><p>It <b>hides</b> the choices.</p><p><code>the</code> mã</p>"
    assert untranslated(page) == ["Evidence", "the choices."]
    assert untranslated(f'<div lang="en">{page}</div>') == []
