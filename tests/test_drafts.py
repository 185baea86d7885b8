"""Drafts for review: what is added to a catalogue, what is left alone, and the way to the built figures."""

import hashlib
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from raw_project import Project

from econlab import project as own
from econlab.cli import main
from econlab.errors import InputError
from econlab.evidence import building, catalogue, checking
from econlab.evidence.cleaning import clean
from econlab.evidence.raw import RAW, read_raw
from econlab.scanning import drafts
from econlab.scanning.drafts import Added, ScannedText, add_drafts, document_id, language_of
from econlab.scanning.scan import ScannedFigure

DOCUMENTS = own.root().parent / "shared" / "documents"
TEXT = (
    "Kinh tế số Trung Quốc đạt 50,2 nghìn tỷ Nhân dân tệ, tăng 8,7%.\n"
    "\n"
    "Tỷ trọng là 43%, năm sau 43% và sau nữa là 12,43%.\n"
)
PRINTED = ["50,2 nghìn tỷ Nhân dân tệ", "8,7%", "43%", "43%", "12,43%"]
Commanded = Callable[..., tuple[int, str, str]]


def figure(text: str, printed: str, time: int = 1, **fields: Any) -> ScannedFigure:
    """A figure of a text: the first, second, ... time that it is printed there."""
    start = -1
    for _ in range(time):
        start = text.index(printed, start + 1)
    plain: dict[str, Any] = dict.fromkeys(ScannedFigure._fields, "")
    place = {"line": text.count("\n", 0, start) + 1, "page": None, "paragraph": None}
    numbers = {"value": Decimal(5), "low": Decimal("4.5"), "high": Decimal("5.5")}
    rest = {"printed": printed, "qualifier": "exact", "kind": "statistic", "flags": (), "confidence": 0.934}
    span = {"start": start, "end": start + len(printed)}
    return ScannedFigure(**plain | place | span | numbers | rest | fields)


def scanned(
    text: str, *figures: ScannedFigure, document: str = "new-2025", language: str = "vi"
) -> ScannedText:
    return ScannedText(document, Path(f"{document}.txt"), text, figures, language)


def new_rows(project: Project, document: str = "new-2025") -> list[dict[str, str]]:
    return [row for row in project.rows("figures") if row["document"] == document]


def raw_bytes(project: Project) -> dict[str, bytes]:
    return {
        path.name: path.read_bytes() for path in (project.root / "data" / "raw").iterdir() if path.is_file()
    }


@pytest.fixture
def commanded(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Commanded:
    """Give a command to econlab in a project of its own."""
    monkeypatch.setenv("ECONLAB_PROJECT", str(project.root))
    monkeypatch.chdir(project.root)

    def give(*arguments: object) -> tuple[int, str, str]:
        code = main([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return give


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "texts" / "new-2025.txt"
    path.parent.mkdir()
    path.write_text(TEXT, encoding="utf-8")
    return path


INTO = ("--into", "data/raw/figures.csv")


def test_the_whole_way_from_a_document_to_its_figures(
    project: Project, document: Path, commanded: Commanded
) -> None:
    figures, statements = len(catalogue.figures(project.root)), project.rows("statements")
    code, out, err = commanded("scan", document, *INTO)
    assert (code, err) == (0, "")
    assert out.startswith(
        f"new-2025: 5 figures in {document}, 5 drafts added.\nNew in data/raw/documents.csv: new-2025."
    )
    assert "set the status of each to reviewed" in out
    rows = new_rows(project)
    assert [row["printed"] for row in rows] == PRINTED
    assert [row["figure"] for row in rows] == [
        f"new_2025_l{at}" for at in ("1_1", "1_2", "3_1", "3_2", "3_3")
    ]
    assert {row["status"] for row in rows} == {"draft"}
    assert (rows[1]["kind"], rows[1]["direction"]) == ("change", "increase")

    # The build leaves them out, and says that they wait.
    code, out, _ = commanded("build")
    assert code == 0
    assert out.startswith(f"Built data/processed: {figures} figures, ")
    assert out.endswith("5 drafts in data/raw/figures.csv to be reviewed: new-2025 5.\n")
    assert commanded("check")[:2] == (
        0,
        "All is well: the data are current.\n5 drafts in data/raw/figures.csv to be reviewed: new-2025 5.\n",
    )

    for name, indicator, period in (
        ("new_2025_l1_1", "digital_economy_size", "2024"),
        ("new_2025_l3_3", "digital_economy_share_gdp", "2023"),
    ):
        cells = {"place": "CHN", "indicator": indicator, "definition": "CAICT", "period": period}
        project.change("figures", {"figure": name}, **cells, status="reviewed", note="")
    assert commanded("build")[1].endswith(
        " reference values.\n3 drafts in data/raw/figures.csv to be reviewed: new-2025 3.\n"
    )
    found = catalogue.figures(project.root, document="new-2025")
    assert list(found["figure"]) == ["new_2025_l1_1", "new_2025_l3_3"]
    assert list(found["low"]) == [50.15e12, 12.425]
    assert len(catalogue.figures(project.root)) == figures + 2
    assert project.rows("statements") == statements

    # Their places are those of the text, whose hash was kept.
    problems = [one for one in checking.check(project.root, document.parent) if "new" in one]
    assert problems == []

    # Again, also now that two are reviewed: nothing.
    before = raw_bytes(project)
    code, out, _ = commanded("scan", document, *INTO)
    assert (code, out) == (0, f"new-2025: 5 figures in {document}, 0 drafts added, 5 there already.\n")
    assert raw_bytes(project) == before


def test_rows_that_are_there_stay_as_they_are(project: Project, document: Path, commanded: Commanded) -> None:
    path = project.path("figures")
    # As a person may have left it: columns moved, quotes that are not needed, an end of line of Windows.
    columns = list(reversed(RAW["figures"]))
    rows = project.rows("figures")
    text = "".join(
        ",".join('"' + cell.replace('"', '""') + '"' for cell in cells) + "\r\n"
        for cells in [columns, *([row[name] for name in columns] for row in rows)]
    )
    path.write_bytes(text.removesuffix("\r\n").encode())
    path.chmod(0o640)
    assert commanded("scan", document, *INTO)[0] == 0
    before, after = text.splitlines(), path.read_bytes().decode().split("\r\n")
    assert [line for line in after if line in before] == before
    assert len([line for line in after if line]) == len(before) + 5
    assert "\n" not in "".join(after)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    order = [(row["document"], int(row["line"])) for row in project.rows("figures")]
    assert order == sorted(order)
    assert commanded("build")[0] == 0
    assert not list(project.root.rglob(".scan-*"))


def test_tables_keep_their_bytes_and_their_order(
    project: Project, document: Path, commanded: Commanded
) -> None:
    before = raw_bytes(project)
    assert commanded("scan", document, *INTO)[0] == 0
    after = raw_bytes(project)
    assert {name for name in after if after[name] != before.get(name)} == {"figures.csv", "documents.csv"}
    for name in ("figures", "documents"):
        text = after[f"{name}.csv"].decode()
        rows = project.rows(name)
        project.write(name, rows)
        assert project.path(name).read_bytes().decode() == text
    documents = [row["document"] for row in project.rows("documents")]
    assert documents == sorted(documents)
    (row,) = (row for row in project.rows("documents") if row["document"] == "new-2025")
    assert row == dict.fromkeys(row, "") | {
        "document": "new-2025",
        "title": "to be written (new-2025.txt)",
        "language": "vi",
        "sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
    }


def test_a_mention_is_known_by_document_line_form_and_time(project: Project) -> None:
    all_five = [
        figure(TEXT, "50,2 nghìn tỷ Nhân dân tệ"), figure(TEXT, "8,7%"), figure(TEXT, "43%"),
        figure(TEXT, "43%", 2), figure(TEXT, "12,43%"),
    ]  # fmt: skip
    path = project.path("figures")
    # One of the two 43% first, and not that of 12,43%; then all.
    assert add_drafts(path, [scanned(TEXT, all_five[2])])[0].added == 1
    assert add_drafts(path, [scanned(TEXT, *all_five)]) == [
        Added("new-2025", "new-2025.txt", 5, 4, is_new=False, is_kept=False)
    ]
    rows = new_rows(project)
    assert sorted(row["printed"] for row in rows) == sorted(PRINTED)
    assert len({row["figure"] for row in rows}) == 5
    assert add_drafts(path, [scanned(TEXT, *all_five)])[0].added == 0


def test_a_mended_row_still_stands_for_its_figure(project: Project) -> None:
    found = [figure(TEXT, "50,2 nghìn"), figure(TEXT, "43%"), figure(TEXT, "43%", 2)]
    path = project.path("figures")
    add_drafts(path, [scanned(TEXT, *found)])
    project.change("figures", {"figure": "new_2025_l1_1"}, printed="50,2 nghìn tỷ Nhân dân tệ", figure="size")
    project.change("figures", {"figure": "new_2025_l3_2"}, printed="năm sau 43%", figure="later", note="mine")
    before = raw_bytes(project)
    assert add_drafts(path, [scanned(TEXT, *found)])[0].added == 0
    assert raw_bytes(project) == before


def test_a_row_of_another_form_stands_for_one_figure_of_many(project: Project) -> None:
    text = "có 15 doanh nghiệp, 15 tỉnh và 15 huyện; khoảng 15 xã\n"
    all_four = [*(figure(text, "15", time) for time in (1, 2, 3)), figure(text, "khoảng 15 xã")]
    path = project.path("figures")
    add_drafts(path, [scanned(text, all_four[1], all_four[3])])
    # The one became a longer form, and the other a shorter one.
    project.change("figures", {"figure": "new_2025_l1_1"}, printed="15 tỉnh")
    project.change("figures", {"figure": "new_2025_l1_2"}, printed="15 xã")
    assert [add_drafts(path, [scanned(text, *all_four)])[0].added for _ in range(2)] == [2, 0]
    # A second row of a form stands for what the form is a part of.
    project.change("figures", {"printed": "15 xã"}, printed="15")
    assert add_drafts(path, [scanned(text, *all_four)])[0].added == 0


def test_ids_are_names_of_formulas_and_clash_with_none(project: Project) -> None:
    taken = project.rows("figures")[0]["figure"]
    project.change("figures", {"figure": taken}, figure="d2025_b_o_l3_1")
    found = [figure(TEXT, "43%"), figure(TEXT, "43%", 2)]
    add_drafts(project.path("figures"), [scanned(TEXT, *found, document="2025-B.O")])
    assert [row["figure"] for row in new_rows(project, "2025-B.O")] == ["d2025_b_o_l3_2", "d2025_b_o_l3_3"]
    assert all(row["figure"].isidentifier() for row in new_rows(project, "2025-B.O"))


def test_the_note_says_what_a_reviewer_has_to_look_at(project: Project) -> None:
    text = "trang\f43% và 20,000 doanh nghiệp, 12 và 13 tỷ đồng, tăng 5%"
    found = [
        figure(text, "43%", value=Decimal(43), unit="percent", page=2),
        figure(text, "20,000", value=Decimal(20000), flags=("ambiguous_separator",)),
        figure(text, "12", value=Decimal(12) * 10**9, unit="VND", flags=("unit_displaced",), paragraph=4),
        figure(text, "5%", value=Decimal(5), unit="percent", kind="change", place="VNM", period="2022"),
    ]  # fmt: skip
    add_drafts(project.path("figures"), [scanned(text, *found)])
    rows = new_rows(project)
    assert [row["note"] for row in rows] == [
        "scan 0.93; page 2",
        "scan 0.93; ambiguous separator; scanned as 20000 and reads otherwise by itself",
        "scan 0.93; paragraph 4; unit displaced; scanned as 12000000000 VND and reads otherwise by itself",
        "scan 0.93",
    ]
    assert (rows[3]["place"], rows[3]["period"]) == ("VNM", "2022")
    # A change whose direction nobody has said is a draft, and cannot be reviewed as such.
    clean(read_raw(project.root))
    project.change("figures", {"figure": rows[3]["figure"]}, status="reviewed")
    with pytest.raises(InputError, match="column direction: found '', expected one of decrease, increase"):
        clean(read_raw(project.root))


def test_a_figure_split_over_lines_is_checked_and_read(project: Project, tmp_path: Path) -> None:
    text = "Đạt 50,2 nghìn\ntỷ Nhân dân tệ và 7%.\n"
    add_drafts(project.path("figures"), [scanned(text, figure(text, "50,2 nghìn\ntỷ Nhân dân tệ"))], tmp_path)
    cells = {"place": "CHN", "indicator": "digital_economy_size", "definition": "CAICT", "period": "2024"}
    project.change("figures", {"figure": "new_2025_l1_1"}, **cells, status="reviewed")
    building.build(project.root)
    assert [one for one in checking.check(project.root, tmp_path) if "new" in one] == []
    assert list(catalogue.figures(project.root, document="new-2025")["value"]) == [50.2e12]
    reasons = [number.reason for number in checking.uncovered(project.root, tmp_path)["new-2025"]]
    assert reasons == ["figure", "open"]
    again = scanned(text, figure(text, "50,2 nghìn\ntỷ Nhân dân tệ"), figure(text, "7%"))
    assert add_drafts(project.path("figures"), [again])[0].added == 1


def refused(project: Project, message: str, *texts: ScannedText, keep: Path | None = None) -> None:
    before = raw_bytes(project)
    with pytest.raises(InputError) as caught:
        add_drafts(project.path("figures"), texts, keep)
    assert message in str(caught.value)
    assert raw_bytes(project) == before


def test_another_text_of_a_known_document_is_refused(project: Project) -> None:
    add_drafts(project.path("figures"), [scanned(TEXT, figure(TEXT, "43%"))])
    other = scanned("43%", figure("43%", "43%"))
    fine = scanned("9%", figure("9%", "9%"), document="fine")
    refused(
        project,
        f"new-2025.txt: raw/documents.csv has new-2025 with sha256 {scanned(TEXT).sha256}",
        fine,
        other,
    )


def test_two_documents_of_one_name_are_refused(
    project: Project, document: Path, commanded: Commanded
) -> None:
    twin = document.with_suffix(".md")
    twin.write_text("9%", encoding="utf-8")
    before = raw_bytes(project)
    code, out, err = commanded("scan", document.parent, *INTO)
    assert (code, out) == (2, "")
    assert "found the id new-2025, which" in err
    assert raw_bytes(project) == before


def test_texts_are_kept_for_the_check(project: Project, tmp_path: Path, commanded: Commanded) -> None:
    source = tmp_path / "Báo cáo 2025.md"
    source.write_bytes(TEXT.replace("\n", "\r\n").encode())
    code, out, _ = commanded("scan", source, *INTO)
    assert code == 0
    assert "to keep it, scan again with --text DIR as well." in out
    code, out, _ = commanded("scan", source, *INTO, "--text", tmp_path / "kept" / "texts")
    assert out == f"bao-cao-2025: 5 figures in {source}, 0 drafts added, 5 there already.\n"
    kept = tmp_path / "kept" / "texts" / "bao-cao-2025.txt"
    assert kept.read_bytes() == source.read_bytes()
    commanded("build")
    assert [one for one in checking.check(project.root, kept.parent) if "bao-cao" in one] == []
    kept.write_text("another", encoding="utf-8")
    again = ScannedText("bao-cao-2025", source, TEXT.replace("\n", "\r\n"), ())
    refused(project, "bao-cao-2025.txt is there and holds another text", again, keep=kept.parent)
    assert kept.read_text(encoding="utf-8") == "another"
    refused(project, "cannot be kept there", scanned("9%"), keep=kept)


def test_a_document_without_figures_is_not_added(project: Project) -> None:
    before = raw_bytes(project)
    assert add_drafts(project.path("figures"), [scanned("Không.")])[0].is_new is False
    assert raw_bytes(project) == before


def test_what_cannot_be_read_is_told_and_the_rest_added(
    project: Project, document: Path, commanded: Commanded
) -> None:
    (document.parent / "broken.pdf").write_bytes(b"%PDF-1.7\nnot really\n")
    code, out, err = commanded("scan", document.parent, *INTO, "--workers", "2")
    assert code == 2
    assert err.startswith(f"econlab: {document.parent / 'broken.pdf'}: ")
    assert out.startswith("new-2025: 5 figures in ")
    assert len(new_rows(project)) == 5


def test_a_malformed_table_is_told_before_the_scan(
    project: Project, document: Path, commanded: Commanded
) -> None:
    project.change("figures", {"figure": "mic2023_size_2022"}, line="x")
    code, out, err = commanded("scan", document, *INTO)
    assert (code, out) == (2, "")
    assert "column line: found 'x', expected a line number, counted from 1." in err
    project.path("figures").write_text("figure,document\n", encoding="utf-8")
    code, _, err = commanded("scan", document, *INTO)
    assert code == 2
    assert "data/raw/figures.csv, line 1: column line is there 0 times" in err


def test_what_changed_meanwhile_is_not_overwritten(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    path = project.path("figures")
    note = project.rows("figures")[0]["note"]
    told = drafts._named

    def while_a_person_saves(*given: Any) -> Any:
        project.change("figures", {"note": note}, note="saved meanwhile")
        return told(*given)

    monkeypatch.setattr(drafts, "_named", while_a_person_saves)
    with pytest.raises(InputError, match="was changed meanwhile by another program"):
        add_drafts(path, [scanned(TEXT, figure(TEXT, "43%"))])
    assert project.rows("figures")[0]["note"] == "saved meanwhile"
    assert new_rows(project) == []
    assert all(row["document"] != "new-2025" for row in project.rows("documents"))


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_told(project: Project) -> None:
    folder = project.path("figures").parent
    folder.chmod(0o500)
    try:
        refused(project, "cannot be written in", scanned(TEXT, figure(TEXT, "43%")))
    finally:
        folder.chmod(0o700)


def test_two_at_a_time_lose_nothing(project: Project, tmp_path: Path) -> None:
    """Each of several processes adds a document of its own to one catalogue."""
    paths = [tmp_path / f"one-{number}.txt" for number in range(4)]
    for path in paths:
        path.write_text(TEXT, encoding="utf-8")
    figures = str(project.path("figures"))
    running = [
        subprocess.Popen([sys.executable, "-m", "econlab.cli", "scan", str(path), "--into", figures])
        for path in paths
    ]
    assert [process.wait(180) for process in running] == [0] * 4
    assert {path.stem: len(new_rows(project, path.stem)) for path in paths} == {
        path.stem: 5 for path in paths
    }
    documents = [row["document"] for row in project.rows("documents")]
    assert documents == sorted(documents)
    assert {path.stem for path in paths} <= set(documents)


@pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the documents are not beside the project")
def test_the_own_documents_are_known_by_their_hash(project: Project, commanded: Commanded) -> None:
    reviewed = project.rows("figures")
    assert commanded("scan", DOCUMENTS, *INTO)[0] == 0
    rows = project.rows("figures")
    assert [row for row in rows if row["status"] == "reviewed"] == reviewed
    order = [(row["document"], int(row["line"])) for row in rows]
    assert order == sorted(order)
    before = raw_bytes(project)
    assert "0 drafts added" in commanded("scan", DOCUMENTS, *INTO)[1]
    assert raw_bytes(project) == before
    assert commanded("build")[0] == 0


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("mic-2025", "mic-2025"),
        ("A_b.c", "A_b.c"),
        ("Nghị quyết 57 (2024)", "nghi-quyet-57-2024"),
        ("Đề án", "de-an"),
    ],
)
def test_a_document_is_named_for_its_file(name: str, made: str) -> None:
    assert document_id(name) == made


def test_a_name_of_no_letters_is_refused() -> None:
    with pytest.raises(InputError, match="found no letter or digit to name the document by"):
        document_id("中国")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (TEXT, "vi"),
        ("In Hà Nội, GDP grew 5% in the first quarter, they said.", "en"),
        ("5%", "en"),
        ("", "en"),
    ],
)
def test_the_language_of_a_text(text: str, language: str) -> None:
    assert language_of(text) == language
