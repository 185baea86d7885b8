"""Documents become text: every format, every position, and one clear message for what cannot be read."""

import io
import sys
import tracemalloc
import unicodedata
import zipfile
from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO, NamedTuple

import docx
import matplotlib as mpl
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure

from econlab.errors import InputError, attempted
from econlab.scanning import document_text, office_archive
from econlab.scanning.documents import Document, Piece, documents_in, read_pieces, read_text
from econlab.scanning.legacy_fonts import TCVN3, VNI

PROSE = "Năm 2023, kinh tế số đạt 1.212,45 nghìn tỷ đồng, tăng 8,7% so với năm 2022.\n"
TOLD = "Quy mô kinh tế số ước đạt 24,5% GDP; người dân ở nước ngoài gửi về 16 tỷ USD, tỷ lệ dưới ngưỡng."


def texts(source: Path | BinaryIO, name: str = "") -> list[str]:
    return [piece.text for piece in read_pieces(source, name)]


def refused(source: Path | BinaryIO, name: str = "") -> str:
    with pytest.raises(InputError) as error:
        read_text(source, name)
    said = str(error.value)
    assert said.startswith(f"{name or source}: ")
    assert "\n" not in said
    return said


def assert_text_or_one_message(data: bytes, name: str) -> None:
    _, said = attempted(read_text, io.BytesIO(data), name, warn=str)
    assert not said or said.startswith(f"{name}: ")


# Text


class Trickle(io.RawIOBase):
    """A stream that can be read once, a few bytes at a time, as a pipe."""

    def __init__(self, data: bytes, step: int) -> None:
        self._data, self._step = io.BytesIO(data), step

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        return self._data.read(self._step if size < 0 else min(size, self._step))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_text_is_as_it_was_decoded(tmp_path: Path, encoding: str, end: str) -> None:
    text = f"﻿Đạt{end}{end}  **41,5%**<sup>8</sup>\t𝟓 \x0c{end}không có dòng cuối"[1:]
    path = tmp_path / "report.txt"
    path.write_bytes(text.encode(encoding))
    assert read_text(path) == text
    assert {(piece.page, piece.paragraph) for piece in read_pieces(path)} == {(None, None)}


@given(
    text=st.text(st.sampled_from("aạ𝟓 \r\n\t<%")),
    step=st.integers(1, 7),
    encoding=st.sampled_from(["utf-8", "utf-16"]),
)
def test_pieces_join_to_the_text_and_end_where_lines_end(text: str, step: int, encoding: str) -> None:
    data = text.encode(encoding)
    if not data:
        return
    blocks = [data[:4], *(data[at : at + step] for at in range(4, len(data), step))]
    parts = list(document_text.texts(blocks, "-"))
    assert "".join(parts) == text
    assert "" not in parts
    assert not [part for part in parts[:-1] if not part.endswith(("\n", "\r"))]
    assert not [part for part, following in pairwise(parts) if part[-1] + following[0] == "\r\n"]


def test_a_long_text_comes_in_pieces_and_memory_stays_flat(tmp_path: Path) -> None:
    path = tmp_path / "long.md"
    path.write_text(PROSE * 100_000, encoding="utf-8")
    tracemalloc.start()
    sizes = [len(piece.text) for piece in read_pieces(path)]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert sum(sizes) == len(PROSE) * 100_000
    assert max(sizes) < 1 << 19
    assert peak < path.stat().st_size / 3


@pytest.mark.parametrize("unit", ["1.212,45 tỷ ", "9"])
def test_a_line_without_end_is_cut(unit: str) -> None:
    text = unit * (3_000_000 // len(unit))
    parts = texts(io.BytesIO(text.encode()))
    assert "".join(parts) == text
    assert max(map(len, parts)) <= document_text.LONGEST_PIECE + (1 << 18)
    assert len(parts) > 1


def test_a_stream_is_read_once_and_told_by_its_content() -> None:
    assert read_text(Trickle(PROSE.encode() * 3, 5)) == PROSE * 3
    assert read_text(Trickle(f"<html><p>{TOLD}</p></html>".encode(), 4096)) == TOLD + "\n"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "found an empty file, expected text"),
        (b"5% of GDP\r\nand \xff\n", "byte 16 (line 2) is 0xFF, which is not UTF-8"),
        ("tỷ lệ".encode()[:3], "the last character is incomplete (byte 2, line 1), so the file is cut off"),
        (b"GDP\n\0\0\0", "byte 5 is NUL"),
        (b"\xff\xfea\0\0\xd8b\0", "byte 5 (line 1) is 0x00, which is not UTF-16-LE"),
        (b"\xff\xfea\0b", "the last character is incomplete (byte 5, line 1)"),
        (b"%PDF-1.4\n", "found a PDF by its content, expected text by its suffix .txt. Rename it to .pdf"),
        (b"PK\x03\x04rest", "found a Word document (DOCX) by its content"),
        (b"<!DOCTYPE html>\n<title>404</title>", "found HTML by its content"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "found an older Office file, or an encrypted one"),
        (b"{\\rtf1", "found an RTF file"),
        (b"\x89PNG\r\n", "found an image, expected text, HTML, DOCX or PDF. To read it, run OCR first"),
    ],
)  # fmt: skip
def test_what_is_no_text_is_told(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(data)
    assert said in refused(path)


def test_the_place_of_a_wrong_byte_is_right_far_into_a_file(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    before = PROSE.encode() * 20_000
    path.write_bytes(before + "được ".encode() + b"\xe1\xba" + PROSE.encode())
    assert f"byte {len(before) + 10} (line 20001)" in refused(path)


def in_older(text: str, encoding: str) -> bytes:
    """Text in an encoding from before Unicode, for those that Python has no codec of."""
    codes = codes_of(encoding)
    return b"".join(codes[character] for character in unicodedata.normalize("NFC", text))


@cache
def codes_of(encoding: str) -> dict[str, bytes]:
    """The one or two bytes of each letter."""
    letters = [bytes([byte]) for byte in range(0x20, 0x100)]
    codes: dict[str, bytes] = {}
    for code in [*letters, *(letter + mark for letter in letters for mark in letters)]:
        if encoding == "CP1258":
            text = code.decode("cp1258", "ignore")
        else:
            text = code.decode("latin-1").translate(VNI if encoding == "VNI" else TCVN3)
        codes.setdefault(unicodedata.normalize("NFC", text), code)
    return codes


@pytest.mark.parametrize("encoding", ["CP1258", "TCVN5712-1", "VNI"])
def test_an_older_encoding_is_named(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes(in_older(TOLD, encoding) * 3)
    said = refused(path)
    assert f"it reads as Vietnamese in {encoding}" in said
    assert (f"iconv -f {encoding} -t UTF-8" in said) is (encoding != "VNI")


def test_no_encoding_is_named_for_other_bytes(tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes("Growth of 5 % – “the Café effect”".encode("cp1252") * 9)
    assert "Vietnamese" not in refused(path)


# HTML


def html(body: str, head: str = "") -> str:
    return read_text(io.BytesIO(f"<!doctype html><head>{head}</head><body>{body}".encode()))


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>Đạt <b>24,5%</b><sup>8</sup> năm\n  2023</p>", "Đạt 24,5%<sup>8</sup> năm 2023\n"),
        ("5%<sup><a href=#n><span>[12]</span></a></sup> of", "5%<sup>[12]</sup> of\n"),
        ("the 20<sup>th</sup>, 5 km<sup>2</sup>, CO<sub>2</sub>", "the 20th, 5 km<sup>2</sup>, CO2\n"),
        ("<sup>a long raised sentence with 5% in it", "a long raised sentence with 5% in it\n"),
        ("<div>5%<p>6%</p>7%</div>8%", "5%\n6%\n7%\n8%\n"),
        ("<ul><li>1.000<li>2.000</ul>", "1.000\n2.000\n"),
        ("5<br>6<br/><br>7", "5\n6\n7\n"),
        ("5&nbsp;000&#8239;000 &lt; 6 &amp; tỷ&#769;", "5\u00a0000\u202f000 < 6 & tỷ\u0301\n"),
        ("<script>var a = 5;</script><style>p{top:5%}</style>a<!-- 5% -->b<noscript>5</noscript>", "ab\n"),
        ("<nav><ul><li>Top 10</ul></nav><header>5%</header><div role=navigation>1 2 3</div>", "5%\n"),
        ("<p hidden>5%</p><p style='color:red; display: none'>6%</p><p style='display:block'>7%</p>", "7%\n"),
        ("<p>tăng <del>5%</del><ins>6%</ins></p>", "tăng 6%\n"),
        ("<select><option>5%</select><textarea>6%</textarea><button>7</button>8%", "8%\n"),
        ("<pre>a  5\n   6</pre>b", "a  5\n   6\nb\n"),
        ("<table><tr><th>Năm<th>Giá trị<tr><td><p>2020</p></td><td>1.212,45</table>x",
         "Năm\tGiá trị\n2020\t1.212,45\nx\n"),
        ("<table><tr><td>a<td><td>5</tr><tr><td></td><td>6</td></tr></table>", "a\t\t5\n\t6\n"),
        ("<table><tr><td><p>5%</p><p>6%</p></td><td>7</td></table>", "5%\n6%\t7\n"),
        ("<title>in the body</title>5%", "5%\n"),
        ("a<b>1</b>2<i> 3 </i>4", "a12 3 4\n"),
        ("</p></div>5%</body></html> 6% <p>7", "5%\n6%\n7\n"),
    ],
)  # fmt: skip
def test_html_is_what_is_seen(body: str, text: str) -> None:
    assert html(body) == unicodedata.normalize("NFC", text)


def test_html_says_its_encoding() -> None:
    said = f"<html><head><meta charset='windows-1258'></head><p>{TOLD}</p>".encode()
    older = said[: said.index(b"<p>")] + b"<p>" + in_older(TOLD, "CP1258") + b"</p>"
    assert read_text(io.BytesIO(older)) == TOLD + "\n"
    assert read_text(io.BytesIO(b"<html><meta charset=iso-8859-1>\x935%\x94")) == "“5%”\n"
    assert read_text(io.BytesIO("<html><p>5 tỷ".encode("utf-16")), "page.html") == "5 tỷ\n"
    assert read_text(io.BytesIO("<html><meta charset='utf-16'><p>5 tỷ".encode())) == "5 tỷ\n"
    assert "declares the encoding 'x-viet-vps'" in refused(
        io.BytesIO(b"<html><meta charset=x-viet-vps>"), "page.html"
    )
    assert "byte 14 (line 2) is 0xE2, which is not UTF-8" in refused(
        io.BytesIO(b"<html>\n<p>5 t\xe2\xe2 "), "page.html"
    )


def test_html_comes_in_pieces(tmp_path: Path) -> None:
    path = tmp_path / "long.html"
    path.write_text(f"<html><body>{f'<p>{PROSE}</p>' * 20_000}", encoding="utf-8")
    parts = texts(path)
    assert "".join(parts) == PROSE * 20_000
    assert len(parts) > 5


@pytest.mark.parametrize(
    ("repeated", "end"),
    [("<div>", "5%"), ("<b>", "5%"), ("<table>", "<td>5%"), ("<td>", "5%"), ("<sup>", "5%"), ("5%", ""),
     ("<", ""), ("<!--", ""), ("<a b='", ""), ("&", ""), ("<?", "")],
)  # fmt: skip
def test_hostile_html_is_read(repeated: str, end: str) -> None:
    text = read_text(io.BytesIO(f"<html><body>{repeated * 100_000}{end}".encode()))
    assert ("5%" in text) is ("5%" in repeated + end)


# DOCX


def saved(document: "docx.document.Document") -> io.BytesIO:
    stream = io.BytesIO()
    document.save(stream)
    stream.seek(0)
    return stream


def marked(parent: object, tag: str, **attributes: str) -> "OxmlElement":
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    parent.append(element)  # type: ignore[attr-defined]
    return element


def test_docx_gives_paragraphs_and_tables_in_reading_order(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Báo cáo", 1)
    document.add_paragraph("Đạt ").add_run("24,5%").bold = True
    table = document.add_table(2, 3)
    for cell, text in zip(table._cells, ["Năm", "Tổng\nvốn", "", "2020", "1.212,45", "5\t6"], strict=True):
        cell.text = text
    table.cell(1, 0).add_paragraph("(ước)")
    document.add_paragraph("")
    document.add_paragraph(unicodedata.normalize("NFD", "Cuối"))
    path = tmp_path / "report.docx"
    document.save(str(path))
    pieces = list(read_pieces(path))
    assert "".join(piece.text for piece in pieces) == (
        "Báo cáo\nĐạt 24,5%\nNăm\tTổng\nvốn\t\n2020\n(ước)\t1.212,45\t5\t6\n\nCuối\n"
    )
    assert [piece.paragraph for piece in pieces] == list(range(1, 12))
    assert pieces[6] == Piece("(ước)\t", paragraph=7)
    assert {piece.page for piece in pieces} == {None}


def test_docx_raised_numbers_do_not_touch_a_figure() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("đạt 24,5%")
    for digit in "12":
        paragraph.add_run(digit).font.superscript = True
    paragraph.add_run(" và 20")
    paragraph.add_run("th").font.superscript = True
    style = document.styles.add_style("Mark", docx.enum.style.WD_STYLE_TYPE.CHARACTER)
    style.font.superscript = True
    paragraph.add_run(", 5%").font.superscript = False
    paragraph.add_run("3", style="Mark")
    assert read_text(saved(document)) == "đạt 24,5%<sup>12</sup> và 20th, 5%<sup>3</sup>\n"


def test_docx_shows_tracked_changes_as_accepted() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("tăng ")
    for tag, text, kind in (
        ("w:del", "5%", "w:delText"),
        ("w:ins", "6%", "w:t"),
        ("w:moveFrom", "7%", "w:t"),
    ):
        run = marked(marked(paragraph._p, tag, id="1"), "w:r")
        marked(run, kind).text = text
    run = paragraph.add_run("8%")
    run.font.hidden = True
    old = marked(marked(paragraph.add_run(" năm")._r.get_or_add_rPr(), "w:rPrChange"), "w:rPr")
    marked(old, "w:vanish")
    ended = document.add_paragraph("đạt 1.212,45")
    marked(
        ended._p.get_or_add_pPr()._add_rPr() if False else marked(ended._p.get_or_add_pPr(), "w:rPr"), "w:del"
    )
    document.add_paragraph(" tỷ đồng")
    pieces = list(read_pieces(saved(document)))
    assert [piece.text for piece in pieces] == ["tăng 6% năm\n", "đạt 1.212,45 tỷ đồng\n"]


def test_docx_small_marks_are_text_or_nothing() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.tab_stops.add_tab_stop(docx.shared.Pt(50))
    run = paragraph.add_run("10")
    marked(run._r, "w:noBreakHyphen")
    marked(run._r, "w:t").text = "20%"
    marked(run._r, "w:softHyphen")
    marked(run._r, "w:instrText").text = "PAGE"
    marked(run._r, "w:br")
    marked(run._r, "w:t").text = "xong"
    assert read_text(saved(document)) == "10-20%\nxong\n"


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def archive(body: str, **parts: str) -> io.BytesIO:
    """A DOCX of nothing but a body, and of other parts that it refers to."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(
            "word/document.xml", f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
        )
        listed = "".join(
            f'<Relationship Id="r{name}" Type="{RELATED}/{name}" Target="/word/{name}.xml"/>'
            for name in parts
        )
        file.writestr("word/_rels/document.xml.rels", f"<Relationships>{listed}</Relationships>")
        for name, part in parts.items():
            file.writestr(f"word/{name}.xml", f'<w:{name} xmlns:w="{WORD}">{part}</w:{name}>')
    stream.seek(0)
    return stream


def test_docx_notes_follow_the_body_with_their_marks() -> None:
    def refer(number: int) -> str:
        return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'

    def note(number: int, text: str, kind: str = "") -> str:
        mark = "<w:r><w:footnoteRef/></w:r>"
        return f'<w:footnote w:id="{number}"{kind}><w:p>{mark}<w:r><w:t>{text}</w:t></w:r></w:p></w:footnote>'

    notes = (
        note(0, "line", ' w:type="separator"') + note(2, " Gồm 5% vốn") + note(7, " Nguồn") + note(9, " xoá")
    )
    body = (
        f"<w:p><w:r><w:t>đạt 24,5%</w:t></w:r>{refer(7)}<w:r><w:t> và</w:t></w:r>{refer(2)}"
        f"<w:del>{refer(9)}</w:del></w:p>"
    )
    pieces = list(read_pieces(archive(body, footnotes=notes)))
    assert [piece.text for piece in pieces] == [
        "đạt 24,5%<sup>1</sup> và<sup>2</sup>\n",
        "<sup>2</sup> Gồm 5% vốn\n",
        "<sup>1</sup> Nguồn\n",
    ]
    assert [piece.paragraph for piece in pieces] == [1, 2, 3]


def test_docx_text_boxes_are_read_once() -> None:
    compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    box = "<w:txbxContent><w:p><w:r><w:t>Hộp 5%</w:t></w:r></w:p></w:txbxContent>"
    body = (
        f'<w:p><w:r><w:t>trước </w:t></w:r><w:r><m:AlternateContent xmlns:m="{compatibility}"><m:Choice>{box}'
        f"</m:Choice><m:Fallback>{box}</m:Fallback></m:AlternateContent></w:r><w:r><w:t>sau</w:t></w:r></w:p>"
    )
    assert texts(archive(body)) == ["Hộp 5%\n", "trước sau\n"]


def test_docx_of_an_older_font_is_read_as_drawn() -> None:
    codes = in_older("tỷ đồng", "TCVN5712-1").decode("latin-1")
    run = f'<w:r><w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr><w:t>5 {codes}</w:t></w:r>'
    assert texts(archive(f"<w:p>{run}<w:r><w:t> ®</w:t></w:r></w:p>")) == ["5 tỷ đồng ®\n"]


def test_a_long_docx_comes_in_pieces_and_memory_stays_flat(tmp_path: Path) -> None:
    path = tmp_path / "long.docx"
    path.write_bytes(archive(f"<w:p><w:r><w:t>{PROSE}</w:t></w:r></w:p>" * 50_000).getvalue())
    tracemalloc.start()
    count = sum(1 for _ in read_pieces(path))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 50_000
    assert peak < 4_000_000


def test_a_paragraph_without_end_is_cut() -> None:
    length = 5 * document_text.LONGEST_PIECE // 2
    pieces = list(read_pieces(archive(f"<w:p><w:r><w:t>{'1234567890' * (length // 10)}</w:t></w:r></w:p>")))
    assert {piece.paragraph for piece in pieces} == {1}
    assert [len(piece.text) for piece in pieces][:2] == [document_text.LONGEST_PIECE] * 2
    assert sum(len(piece.text) for piece in pieces) == length // 10 * 10 + 1


def test_a_docx_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = archive("<!--0-->" * 5_000_000)
    assert len(bomb.getvalue()) < 60_000
    assert "unpacks from" in refused(bomb, "bomb.docx")
    monkeypatch.setattr(office_archive, "LARGEST_PART", 100_000)
    assert "and 100,000 bytes" in refused(archive(PROSE * 2_000), "large.docx")


def test_a_docx_with_entities_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        file.writestr(
            "word/document.xml",
            '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
            f'<w:document xmlns:w="{WORD}"><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:document>',
        )
    stream.seek(0)
    assert "it declares a document type" in refused(stream, "entities.docx")


def zipped(**entries: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        for name, text in entries.items():
            file.writestr(name.replace("_", "/"), text)
    return stream.getvalue()


def test_an_archive_of_another_kind_is_told(tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    for data, said in (
        (zipped(xl_workbook="a"), "found an Excel workbook"),
        (zipped(ppt_slides="a"), "found a PowerPoint presentation"),
        (zipped(mimetype="a"), "found an OpenDocument or EPUB file"),
        (zipped(other="a"), "found a ZIP archive without word/document.xml"),
        (b"PK\x03\x04" + b"\0" * 500, "it is damaged, cut off or made to harm"),
        (b"", "found an empty file, expected a Word document (DOCX)"),
        (PROSE.encode(), "found text by its content, expected a Word document (DOCX)"),
    ):
        path.write_bytes(data)
        assert said in refused(path)


@settings(deadline=None)
@given(data=st.data())
def test_a_damaged_docx_is_text_or_one_message(data: st.DataObject) -> None:
    whole = archive(f"<w:p><w:r><w:t>{PROSE}</w:t></w:r></w:p>", styles="", footnotes="").getvalue()
    at = data.draw(st.integers(4, len(whole) - 1))
    broken = (
        whole[:at] if data.draw(st.booleans()) else whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :]
    )
    assert_text_or_one_message(broken, "broken.docx")


# PDF


class Line(NamedTuple):
    text: str
    x: float
    y: float
    size: float = 11


def drawn(*pages: Iterable[Line | str], fonttype: int = 42) -> io.BytesIO:
    """A PDF with lines where they are asked for, in points from the lower left; texts follow from the top."""
    stream = io.BytesIO()
    with (
        mpl.rc_context({"pdf.fonttype": fonttype}),
        PdfPages(stream, metadata={"CreationDate": None}) as file,
    ):
        for page in pages:
            figure = Figure(figsize=(6, 8))
            for number, line in enumerate(page):
                text, x, y, size = line if isinstance(line, Line) else Line(line, 50, 540 - 14 * number)
                figure.text(x / 432, y / 576, text, fontsize=size)
            file.savefig(figure)
    stream.seek(0)
    return stream


@pytest.mark.parametrize("fonttype", [3, 42])
def test_pdf_gives_pages(tmp_path: Path, fonttype: int) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(drawn([TOLD[:60], "dòng hai: 5%"], [], ["trang ba"], fonttype=fonttype).getvalue())
    pieces = list(read_pieces(path))
    assert [piece.page for piece in pieces] == [1, 2, 3]
    assert [piece.text for piece in pieces] == [f"{TOLD[:60].rstrip()}\ndòng hai: 5%\n\f", "\f", "trang ba\n"]
    assert {piece.paragraph for piece in pieces} == {None}


def test_pdf_of_parted_letters_is_composed() -> None:
    assert read_text(drawn([unicodedata.normalize("NFD", TOLD[:60])])) == TOLD[:60].rstrip() + "\n"


def test_pdf_joins_words_divided_at_line_ends_but_no_numbers() -> None:
    lines = ["hơn 5 mil-", "lion, từ 10-", "20%, giai đoạn 2016–", "2022"]
    assert read_text(drawn(lines)) == "hơn 5 million, từ 10-\n20%, giai đoạn 2016–\n2022\n"


def width(text: str, size: float) -> float:
    from matplotlib.textpath import TextPath

    return (
        TextPath((0, 0), text + "|", size=size).get_extents().x1
        - TextPath((0, 0), "|", size=size).get_extents().x1
    )


@pytest.mark.parametrize("fonttype", [3, 42])
@pytest.mark.parametrize(
    ("before", "after"), [("đạt 24,5%", "của GDP"), ("năm 2022", "là"), ("Nghị định", "về")]
)
@pytest.mark.parametrize("mark", ["8", "12", "(3)", "*", "1,2"])
def test_pdf_raised_marks_do_not_touch_a_figure(before: str, after: str, mark: str, fonttype: int) -> None:
    at = 50 + width(before, 11)
    line = [
        Line(before, 50, 500),
        Line(mark, at, 504, 7),
        Line(f" {after}", at + width(mark, 7), 500),
        Line("dòng sau", 50, 480),
    ]
    text = read_text(drawn(line, fonttype=fonttype))
    assert text == f"{before}<sup>{mark}</sup> {after}\ndòng sau\n"


@pytest.mark.parametrize(
    ("mark", "at", "after"),
    [("3", 73, " by 5"), ("3", 73, "by 5"), ("(3)", 73, " by 5"), ("3", 66, ", by 5"), ("12", 70, ", by 5")],
)
@pytest.mark.parametrize("rise", [4, 6, 8, 9])
def test_pdf_line_goes_on_beside_a_raised_mark(mark: str, at: int, after: str, rise: int) -> None:
    escaped = mark.replace("(", "\\(").replace(")", "\\)").encode()
    raised = b"BT /F 7 Tf 62 %d Td (%s) Tj ET" % (500 + rise, escaped)
    line = b"BT /F 12 Tf 20 500 Td (up 8.7%%) Tj ET %s BT /F 12 Tf %d 500 Td (%s) Tj ET"
    gap = "" if after.startswith((" ", ",")) else " "
    assert (
        read_text(raw_pdf(line % (raised, at, after.encode()))) == f"up 8.7%<sup>{mark}</sup>{gap}{after}\n"
    )


def test_pdf_keeps_what_is_only_small_or_only_high() -> None:
    lines = [
        Line("tăng 24,5%", 50, 500),
        Line("5%", 52 + width("tăng 24,5%", 11), 504, 7),
        Line("20", 50, 480),
        Line("th", 50 + width("20", 11), 484, 7),
        Line("Bảng 7", 50, 460, 14),
        Line("8", 300, 464, 8),
        Line("CO", 50, 440),
        Line("2", 50 + width("CO", 11), 438, 7),
    ]
    assert "<sup>" not in read_text(drawn(lines))


def test_pdf_marks_the_number_before_a_footnote() -> None:
    lines = [Line("1", 50, 104, 6), Line("Tính đến cuối năm 2022", 55, 100, 9)]
    assert read_text(drawn(lines)).replace(" ", "") == "<sup>1</sup>Tínhđếncuốinăm2022\n"


def test_pdf_keeps_lines_that_only_resemble_those_of_the_page_before() -> None:
    long = "Quy mô kinh tế số đạt 24,5% GDP và người dân ở nước ngoài gửi về khoảng 16 tỷ USD trong năm"
    pages = [[f"Quý {number + 1} đạt 5%", f"tăng {number + 3} điểm", long] for number in range(3)]
    assert read_text(drawn(*pages)) == "\f".join("".join(f"{line}\n" for line in page) for page in pages)


def test_pdf_sets_the_numbers_of_a_row_apart() -> None:
    row = [Line("Vốn", 50, 500), Line("12", 120, 500), Line("345", 180, 500), Line("678 901", 240, 500)]
    assert read_text(drawn(row)) == "Vốn 12\t345\t678 901\n"


def filled(number: int) -> list[str]:
    return [f"Đoạn {word} của trang, đạt {number * 7 + 3},{number}%" for word in ("một", "hai", "ba")]


@pytest.mark.parametrize(
    "label", ["{}", "- {} -", "Trang {}", "Trang {}/4", "Báo cáo kinh tế số 2024 | {}", "Năm 2024, {}/4"]
)
@pytest.mark.parametrize("first", [1, 11])
@pytest.mark.parametrize("above", [True, False])
def test_pdf_leaves_page_numbers_out(label: str, first: int, above: bool) -> None:
    pages = []
    for number in range(4):
        told = [label.format(first + number)]
        pages.append([*told, *filled(number)] if above else [*filled(number), *told])
    assert read_text(drawn(*pages)).replace("\f", "").splitlines() == [
        line for number in range(4) for line in filled(number)
    ]


def test_pdf_joins_a_figure_over_pages() -> None:
    pages = [["BÁO CÁO TÓM TẮT", f"Trang {number + 1}", *lines] for number, lines in enumerate(
        (["Quy mô đạt khoảng 1.212,45"], ["nghìn tỷ đồng, tăng từ 10 –"], ["20%."])
    )]  # fmt: skip
    assert read_text(drawn(*pages)) == "Quy mô đạt khoảng 1.212,45\n\fnghìn tỷ đồng, tăng từ 10 –\n\f20%.\n"


def test_pdf_keeps_the_numbers_of_a_table_at_the_ends_of_pages() -> None:
    pages = [
        ["Năm 2020 đạt 45.500", "12", "1.212,45"],
        ["Năm 2021 đạt 46.700", "17", "1.310,20"],
        ["2023", "17,5", "48"],
        ["2024", "5", "48"],
    ]
    assert read_text(drawn(*pages)) == "\f".join("".join(f"{line}\n" for line in page) for page in pages)


def test_pdf_keeps_the_first_of_headers_that_hold_a_figure() -> None:
    pages = [[title, *filled(number)] for number, title in enumerate(["Top 100 doanh nghiệp"] * 3)]
    assert read_text(drawn(*pages)).count("Top 100") == 1


def raw_pdf(
    *contents: bytes, font: bytes = b"Helvetica", more: bytes = b"", trailer: bytes = b""
) -> io.BytesIO:
    """A PDF written by hand: one page for each stream of drawing orders."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * at) for at in range(len(contents)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(contents)),
        b"<</Type/Font/Subtype/Type1/BaseFont/%s/Encoding/WinAnsiEncoding>>" % font,
    ]
    for at, content in enumerate(contents):
        resources = b"<</Font<</F 3 0 R>>%s>>" % more
        page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 600]/Resources%s/Contents %d 0 R>>"
        objects += [
            page % (resources, 5 + 2 * at),
            b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        ]
    written = b"%PDF-1.4\n"
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(
        b"%010d 00000 n \n" % at for at in places
    )
    end = b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        trailer,
        len(written),
    )
    return io.BytesIO(written + table + end)


def shown(text: bytes) -> bytes:
    return b"BT /F 11 Tf 20 500 Td (%s) Tj ET" % text


PICTURE = b"q 100 0 0 100 50 50 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI Q"


def test_pdf_pages_without_text_are_told() -> None:
    said: list[str] = []
    stream = raw_pdf(shown(b"5% of GDP"), PICTURE, PICTURE, b"", PICTURE)
    pieces = list(read_pieces(stream, "report.pdf", warn=said.append))
    assert [piece.text for piece in pieces] == ["5% of GDP\n\f", "\f", "\f", "\f", ""]
    assert [text.partition(",")[0] for text in said] == ["report.pdf: no text layer on pages 2-3"]
    assert "pages 2-3, 5, only pictures" in said[0]
    assert "OCR" in said[0]
    with pytest.warns(UserWarning, match="no text layer on page 2"):
        read_text(raw_pdf(shown(b"5%"), PICTURE))


def test_pdf_of_pictures_is_refused() -> None:
    said = refused(raw_pdf(PICTURE, PICTURE), "scan.pdf")
    assert "found 2 scanned images without a text layer" in said
    assert "Run OCR first" in said
    assert "found 1 empty page" in refused(raw_pdf(b""), "blank.pdf")


@pytest.mark.parametrize(
    ("font", "encoding"),
    [(b".VnTime", "TCVN5712-1"), (b"ABCDEF+.VnArial", "TCVN5712-1"), (b"VNI-Times", "VNI")],
)
def test_pdf_of_an_older_font_is_read_as_drawn(font: bytes, encoding: str) -> None:
    assert read_text(raw_pdf(shown(in_older(TOLD, encoding)), font=font)) == TOLD + "\n"


def test_pdf_of_another_font_keeps_its_letters() -> None:
    assert read_text(raw_pdf(shown("Café ® µ – naïve".encode("cp1252")))) == "Café ® µ – naïve\n"


def test_damaged_pdfs_are_told(tmp_path: Path) -> None:
    whole = drawn(filled(1), filled(2)).getvalue()
    path = tmp_path / "report.pdf"
    locked = raw_pdf(shown(b"5%"), trailer=LOCK).getvalue()
    for data, said in (
        (whole[: len(whole) // 2], "found a PDF without its end (%%EOF), so it is cut off"),
        (b"%PDF-1.4\nnothing here\n%%EOF\n", "found a damaged PDF"),
        (b"", "found an empty file, expected a PDF"),
        (b"<!DOCTYPE html><p>Not found", "found HTML by its content, expected a PDF by its suffix .pdf"),
        (PROSE.encode(), "found text by its content, expected a PDF"),
        (locked, "opens with a password only"),
    ):
        path.write_bytes(data)
        assert said in refused(path)
    path.write_bytes(b"\n" + whole + b"\0" * 5000)
    assert read_text(path).count("Đoạn") == 6


# A user's password that is not empty, of which nothing but the check is needed.
LOCK = (
    b"/ID[<00112233445566778899AABBCCDDEEFF><00112233445566778899AABBCCDDEEFF>]"
    b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<" + b"11" * 32 + b">/U<" + b"22" * 32 + b">>>"
)  # fmt: skip


@settings(deadline=None)
@given(data=st.data())
def test_a_damaged_pdf_is_text_or_one_message(data: st.DataObject) -> None:
    whole = raw_pdf(shown(b"5% of GDP"), shown(b"6%")).getvalue()
    at = data.draw(st.integers(9, len(whole) - 1))
    broken = whole[:at] + bytes([data.draw(st.integers(0, 255))]) + whole[at + 1 :]
    assert_text_or_one_message(broken, "broken.pdf")


def test_a_pdf_or_docx_is_read_from_a_pipe() -> None:
    assert read_text(Trickle(raw_pdf(shown(b"5%")).getvalue(), 4096)) == "5%\n"
    document = docx.Document()
    document.add_paragraph("5%")
    assert read_text(Trickle(saved(document).getvalue(), 4096)) == "5%\n"


# Files and folders


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    assert "there is no such file" in refused(tmp_path / "report.txt")
    assert "found a folder, expected a file" in refused(tmp_path)


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lxml", None)
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    assert "pip install 'econlab[documents]'" in refused(io.BytesIO(b"<html>5%"), "page.html")
    assert "pip install 'econlab[documents]'" in refused(raw_pdf(shown(b"5%")), "report.pdf")
    assert read_text(io.BytesIO(b"5%")) == "5%"


def touch(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("5%", encoding="utf-8")


def test_documents_in_a_folder_have_ids_of_their_own(tmp_path: Path) -> None:
    touch(tmp_path, "b.PDF", "a.txt", "old/a.md", "old/c.html", "old/c.docx", "d.v2.txt")
    touch(tmp_path, ".hidden.txt", ".git/e.txt", "~$b.docx", "f.csv", "g.png")
    found = documents_in(tmp_path)
    assert [(one.id, one.path.relative_to(tmp_path).as_posix()) for one in found] == [
        ("a", "a.txt"), ("b", "b.PDF"), ("d.v2", "d.v2.txt"), ("old/a", "old/a.md"),
        ("old/c.docx", "old/c.docx"), ("old/c.html", "old/c.html"),
    ]  # fmt: skip


def test_files_are_taken_as_given(tmp_path: Path) -> None:
    touch(tmp_path, "one/a.txt", "f.csv")
    files = [tmp_path / "f.csv", tmp_path / "one" / "a.txt"]
    assert documents_in(*files, tmp_path / "one") == [Document("f", files[0]), Document("a", files[1])]


def test_a_folder_without_documents_is_told(tmp_path: Path) -> None:
    touch(tmp_path, "f.csv")
    with pytest.raises(InputError, match=r"found no document in this folder, expected files ending in \.txt"):
        documents_in(tmp_path)
    with pytest.raises(InputError, match="no such file or folder"):
        documents_in(tmp_path / "none")
