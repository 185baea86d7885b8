"""Documents made to harm: within limits of memory and time each is read, or refused in one message.

All of them are scanned by one process that the system would end beyond its limits. Nothing is
executed, fetched, or written.
"""

import io
import json
import os
import socket
import struct
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from processes import children, command
from test_documents import WORD, archive, raw_pdf, refused, shown, zipped

from econlab.errors import InputError
from econlab.scanning import document_docx, pdf_process
from econlab.scanning.documents import Piece, documents_in, read_pieces, read_text
from econlab.scanning.scan import scan, scan_pieces

posix = pytest.mark.skipif(os.name != "posix", reason="has no limits for processes")

MEMORY, SECONDS = 1 << 30, 120
CONFINED = f"""
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}))
resource.setrlimit(resource.RLIMIT_CPU, ({SECONDS}, {SECONDS}))
from econlab.cli import main
sys.exit(main(sys.argv[1:]))
"""

SAID = "Share: 5.1% of GDP"
PARAGRAPH = f"<w:p><w:r><w:t>{SAID}</w:t></w:r></w:p>"
BODY = f'<w:document xmlns:w="{WORD}"><w:body>{{}}</w:body></w:document>'


# Their contents


def page(body: str, head: str = "") -> bytes:
    return f"<!doctype html><html><head>{head}</head><body>{body}".encode()


def packed(document: str, how: int = zipfile.ZIP_DEFLATED, **others: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", how) as file:
        for name, text in {"word/document.xml": document, **others}.items():
            file.writestr(name, text)
    return stream.getvalue()


def with_entities(declared: str) -> bytes:
    return packed(f"<!DOCTYPE d [{declared}]>" + BODY.format("<w:p><w:r><w:t>5.1% &x;</w:t></w:r></w:p>"))


PLAIN = raw_pdf(shown(SAID.encode())).getvalue()
# A drawing that is drawn in itself. Where the table of objects is wrong, PDFium looks for them itself.
DRAWN = (
    b"6 0 obj\n<</Length 11/Type/XObject/Subtype/Form/BBox[0 0 9 9]"
    b"/Resources<</XObject<</X 6 0 R>>>>>>stream\n/X Do /X Do\nendstream\nendobj\n"
)
DRAWS_ITSELF = (
    raw_pdf(b"/X Do", more=b"/XObject<</X 6 0 R>>").getvalue().replace(b"xref\n", DRAWN + b"xref\n", 1)
)
# A stream that can be repeated, for it ends with a block that no later one refers to.
STRETCH = zlib.compressobj(9, wbits=-15)
STRETCH_OF_SPACES = STRETCH.compress(b" " * (1 << 20)) + STRETCH.flush(zlib.Z_FULL_FLUSH)
SPACES = b"x\xda" + STRETCH_OF_SPACES * 1024
UNPACKS = raw_pdf(b"").getvalue().replace(
    b"<</Length 0>>stream\n", b"<</Length %d/Filter/FlateDecode>>stream\n%s" % (len(SPACES), SPACES)
)  # fmt: skip
PAGES_OF_ITSELF = PLAIN.replace(b"/Kids[4 0 R]/Count 1", b"/Kids[4 0 R 2 0 R]/Count 3")
ACTIONS = (
    b"/OpenAction<</S/Launch/F(/usr/bin/touch)>>"
    b"/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(app.launchURL\\('http://127.0.0.1:PORT/'\\))>>]>>>>"
)

# Each is read, and says what SAID says.
READ = {
    "scripts.html": page(
        f"<p onclick='x()'>{SAID}<script>document.write('9.9%')</script><iframe src='file:///etc/passwd'></iframe>"
        "<object data='file:///etc/passwd'></object><img src='http://127.0.0.1:PORT/i' onerror='x()'>"
        "<link rel=stylesheet href='http://127.0.0.1:PORT/l'>",
        "<meta http-equiv=refresh content='0;url=http://127.0.0.1:PORT/m'><base href='http://127.0.0.1:PORT/'>"
        "<script src='http://127.0.0.1:PORT/s'></script>",
    ),
    "nested.html": page("<div>" * 100_000 + f"<p>{SAID}" + "</div>" * 100_000),
    "tables.html": page("<div><b><i><table><tr><td>" * 30_000 + SAID),
    "attribute.html": page(f"<p title='{'x' * 20_000_000}' style='{';' * 2_000_000}'>{SAID}"),
    "attributes.html": page(f"<p {' '.join(f'a{number}=1' for number in range(50_000))}>{SAID}"),
    "unfinished.html": page(f"<p>{SAID}</p>" + "<meta " * 100_000 + "<!--" * 100_000),
    "turned.html": page(f"<p>{SAID}</p><p>share <bdo dir=rtl>%1.5</bdo> of"),
    "entities.xhtml": b'<?xml version="1.0"?><!DOCTYPE html SYSTEM "http://127.0.0.1:PORT/d"><html><body>'
    + f"<p>{SAID} &x;</p></body></html>".encode(),
    "outside.docx": packed(
        BODY.format(PARAGRAPH), **dict.fromkeys(("../../up.txt", "/outside.txt", "C:\\c.txt"), "x")
    ),
    "entries.docx": packed(BODY.format(PARAGRAPH), **dict.fromkeys(map(str, range(20_000)), "")),
    "actions.pdf": PLAIN.replace(b"/Catalog", b"/Catalog" + ACTIONS),
    "deep.pdf": PLAIN.replace(b"/Root", b"/Info " + b"[" * 300_000 + b"]" * 300_000 + b"/Root"),
    "states.pdf": raw_pdf(b"q " * 300_000 + shown(SAID.encode())).getvalue(),
    "count.pdf": PLAIN.replace(b"/Count 1", b"/Count 2000000000"),
    "size.pdf": PLAIN.replace(b"/Size 6", b"/Size 2000000000/Prev 9"),
    "length.pdf": PLAIN.replace(b"/Length 44", b"/Length 2000000000"),
    "table.pdf": PLAIN.replace(b"startxref\n", b"startxref\n99999"),
}  # fmt: skip

# Each is refused, and the message says why.
REFUSED = {
    "laughs.docx": (
        with_entities(
            '<!ENTITY a0 "ha">'
            + "".join(f'<!ENTITY a{at} "{f"&a{at - 1};" * 10}">' for at in range(1, 12))
            + '<!ENTITY x "&a11;">'
        ),
        "declares a document type",
    ),
    "file.docx": (with_entities('<!ENTITY x SYSTEM "file:///etc/passwd">'), "declares a document type"),
    "fetched.docx": (
        with_entities('<!ENTITY x SYSTEM "http://127.0.0.1:PORT/">'), "declares a document type"
    ),
    "styles.docx": (
        packed(BODY.format(PARAGRAPH), **{"_rels/.rels": '<!DOCTYPE r [<!ENTITY x "y">]><r>&x;</r>'}),
        "declares a document type",
    ),
    "elsewhere.docx": (
        packed(
            BODY.format(PARAGRAPH),
            **{"_rels/.rels": '<r><a Type="x/officeDocument" Target="../../../../etc/passwd"/></r>'},
        ),
        "without etc/passwd",
    ),
    "bomb.docx": (packed(BODY.format("<!--0-->" * 5_000_000)), "unpacks from"),
    "paragraph.docx": (
        packed(BODY.format(f"<w:p><w:r><w:t>{'0' * 30_000_000}</w:t></w:r></w:p>")),
        "a paragraph of more than",
    ),
    "tag.docx": (packed(BODY.format(f"<w:p w:x='{'0' * 30_000_000}'/>")), "a tag of more than"),
    "nested.docx": (packed(BODY.format("<w:p>" * 500_000)), "nested more than"),
    # Within the ratio by something that does not pack.
    "empty.docx": (
        packed(BODY.format("<w:p/>" * 16_000_000 + f"<!--{os.urandom(1 << 19).hex()}-->")),
        "a part of it has more than",
    ),
    "bzip2.docx": (packed(BODY.format("0" * 30_000_000), zipfile.ZIP_BZIP2), "packed in another way"),
    "lzma.docx": (packed(BODY.format("0" * 30_000_000), zipfile.ZIP_LZMA), "packed in another way"),
    "inner.docx": (zipped(word_document="x"), "without word/document.xml"),
    "book.docx": (zipped(xl_workbook="x"), "found an Excel workbook"),
    "draws-itself.pdf": (DRAWS_ITSELF, "or one made to harm"),
    "unpacks.pdf": (UNPACKS, "or one made to harm"),
    "pages-of-itself.pdf": (PAGES_OF_ITSELF, "page 2 is damaged"),
    "objects.pdf": (b"%PDF-1.7\n" + b"1 0 obj\n" * 200_000 + b"%%EOF\n", "found a damaged PDF"),
}  # fmt: skip


# Scanned by a process with limits


@pytest.fixture(scope="module")
def listening() -> Iterator[socket.socket]:
    """What would be asked, were anything fetched."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server


def written(folder: Path, documents: dict[str, bytes], server: socket.socket) -> list[Path]:
    folder.mkdir(parents=True)
    port = str(server.getsockname()[1]).encode()
    for name, content in documents.items():
        (folder / name).write_bytes(content.replace(b"PORT", port))
    return [folder / name for name in documents]


def scanned(paths: Sequence[Path], above: Path) -> subprocess.CompletedProcess[str]:
    """Scan documents within limits, in a folder where nothing is."""
    home = above / "home"
    home.mkdir()
    names = {name: str(home) for name in ("HOME", "TMPDIR", "TMP", "XDG_CACHE_HOME")}
    done = subprocess.run(
        [sys.executable, "-c", CONFINED, "scan", "--format", "jsonl", "--workers", "1", *map(str, paths)],
        cwd=home, env=os.environ | names, capture_output=True, text=True, check=False, encoding="utf-8",
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    assert list(home.rglob("*")) == []
    return done


def assert_nothing_else(folder: Path, before: Sequence[Path], server: socket.socket) -> None:
    assert sorted(folder.rglob("*")) == sorted(before)
    with pytest.raises(BlockingIOError):
        server.accept()


@posix
def test_what_hides_something_is_read_for_what_it_shows(tmp_path: Path, listening: socket.socket) -> None:
    paths = written(tmp_path / "in" / "documents", READ, listening)
    before = list((tmp_path / "in").rglob("*"))
    done = scanned(paths, tmp_path)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(one["document"], one["printed"]) for one in found] == [(path.stem, "5.1%") for path in paths]
    remarks = [
        line for line in done.stderr.splitlines() if not line.endswith("figures") and "econlab: " in line
    ]
    assert done.returncode == 0, done.stderr
    assert [line for line in remarks if "1 number not read" in line] == [
        line for line in remarks if "turned.html" in line
    ]
    assert_nothing_else(tmp_path / "in", before, listening)


@posix
def test_what_would_take_memory_or_time_is_refused(tmp_path: Path, listening: socket.socket) -> None:
    contents = {name: content for name, (content, _) in REFUSED.items()}
    paths = written(tmp_path / "in", contents, listening)
    done = scanned(paths, tmp_path)
    assert (done.returncode, done.stdout) == (2, ""), done.stderr
    told = [line for line in done.stderr.splitlines() if line.startswith(f"econlab: {tmp_path}")]
    assert [line.partition(": ")[2].partition(": ")[0] for line in told] == [str(path) for path in paths]
    wrong = [(line, said) for line, (_, said) in zip(told, REFUSED.values(), strict=True) if said not in line]
    assert wrong == []
    assert_nothing_else(tmp_path / "in", paths, listening)


# A PDF and its process


@posix
def test_a_pdf_that_takes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_process, "SECONDS", 1)
    monkeypatch.setattr(pdf_process, "BYTES_A_SECOND", 1 << 30)
    long = raw_pdf(shown(SAID.encode()) * 100_000)
    assert "took more than 1 seconds of processor time" in refused(long, "long.pdf")


def readers() -> list[int]:
    """The processes of this one that read a PDF."""
    return [pid for pid in children(os.getpid()) if b"pdf_process" in command(pid)]


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for processes in /proc")
def test_a_pdf_that_is_not_read_to_its_end_leaves_no_process() -> None:
    pieces = read_pieces(raw_pdf(*[shown(SAID.encode())] * 50))
    assert next(pieces) == Piece(f"{SAID}\n\f", page=1)
    assert len(readers()) == 1
    pieces.close()  # type: ignore[attr-defined]
    assert readers() == []


def test_modules_of_the_working_folder_are_not_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("pypdfium2", "json", "econlab", "ctypes"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit(1)", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert read_text(raw_pdf(shown(SAID.encode()))) == f"{SAID}\n"


# Archives that lie


def test_a_part_that_is_there_twice_is_refused() -> None:
    content = packed(
        BODY.format(PARAGRAPH), **{"word/document.xm_": BODY.format(PARAGRAPH.replace("5", "9"))}
    )
    content = content.replace(b"document.xm_", b"document.xml")
    assert "two parts of one name" in refused(io.BytesIO(content), "twice.docx")


@pytest.mark.parametrize("size", [10, 0xFFFFFFF0])
def test_the_sizes_that_an_archive_claims_are_not_trusted(size: int) -> None:
    content = bytearray(packed(BODY.format(PARAGRAPH)))
    at = content.rindex(b"PK\x01\x02")
    content[at + 24 : at + 28] = struct.pack("<I", size)
    if size > len(content):
        assert read_text(io.BytesIO(bytes(content)), "size.docx") == f"{SAID}\n"
    else:
        assert "damaged, cut off or made to harm" in refused(io.BytesIO(bytes(content)), "size.docx")


def test_a_paragraph_in_many_runs_has_an_end_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document_docx, "LONGEST_HELD", 1000)
    run = f"<w:r><w:t>{SAID}</w:t></w:r>"
    paragraphs = f"<w:p>{run * 50}</w:p>" * 20
    assert read_text(archive(paragraphs)).count(SAID) == 1000
    box = f"<w:txbxContent><w:p>{run}</w:p></w:txbxContent>"
    for held in (run * 60, f"<w:r>{box}</w:r>" * 60, f"{run}<w:r>{box}</w:r>" * 30):
        assert "a paragraph of more than 1,000 characters" in refused(archive(f"<w:p>{held}</w:p>"), "a.docx")


# Digits that a reader sees otherwise


def both(text: str) -> tuple[list[tuple[Any, ...]], list[str]]:
    said: list[str] = []
    found = [(str(one.value), one.unit) for one in scan_pieces([Piece(text)], "en", "", said.append)]
    return found, said


@pytest.mark.parametrize(
    "sign",
    ["\u00ad", "\u061c", "\u180e", "\u200b", "\u200d", "\u200e", "\u200f", "\u202a", "\u202b", "\u202c",
     "\u202d", "\u2060", "\u2063", "\u2066", "\u2067", "\u2068", "\u2069", "\ufe0f", "\ufeff"],
)  # fmt: skip
def test_signs_that_do_not_show_part_no_number(sign: str) -> None:
    for text in (
        f"up 1{sign}5.2%",
        f"up 15{sign}.{sign}2{sign}%",
        f"up {sign}15.2{sign}%",
        f"up 15.{sign * 40}2%",
    ):
        assert both(text) == ([("15.2", "percent")], [])


@pytest.mark.parametrize(
    "text",
    ["up 1\u03015%", "up 1\u20e35%", "up 15\u0336%", "up 1\u06625%", "up \u06621%", "up 1\u09e8%",
     "up \u0663.5%", "up 1\u066b5%", "up 1\U0001d7d35%", "up 5\u00bd%", "up 1\u20825%", "up 1\u24655%",
     "up \u202e%2.51\u202c", "up \u202e\u202a \u202c\u202c 51%", "$5" + "\u200b" * 300_000 + "1 million"],
)  # fmt: skip
def test_digits_that_show_as_another_number_are_left_out_with_a_remark(text: str) -> None:
    found, [said] = both(f"First line.\n{text} of GDP\nand 6.1%.")
    assert found == [("6.1", "percent")]
    assert "not read, the first on line 2: with digits of another script" in said


def test_wide_digits_are_read_and_scan_gives_what_is_sure() -> None:
    assert both("up １５．２％") == ([("15.2", "percent")], [])
    assert [one.printed for one in scan("up 1\u03015% and 6.1%", "en")] == ["6.1%"]


# Files that are none, or change


@posix
def test_a_pipe_or_a_device_is_refused_at_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    for path in (pipe, Path("/dev/null")):
        assert "found a pipe or a device, expected a file" in refused(path)
        with pytest.raises(InputError, match="found a pipe or a device"):
            documents_in(path)


@posix
def test_links_that_lead_nowhere_and_names_that_cannot_be_are_missing(tmp_path: Path) -> None:
    loop, nowhere = tmp_path / "loop.txt", tmp_path / "nowhere.txt"
    loop.symlink_to(loop)
    nowhere.symlink_to(tmp_path / "none.txt")
    for path in (loop, nowhere, tmp_path / ("a" * 5_000)):
        assert "there is no such file" in refused(path)
        with pytest.raises(InputError, match="no such file or folder"):
            documents_in(path)


@posix
def test_a_folder_is_searched_without_pipes_and_loops(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "a.txt").write_text(SAID, encoding="utf-8")
    (tmp_path / "below" / "up").symlink_to(tmp_path)
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    assert [one.path.name for one in documents_in(tmp_path)] == ["a.txt"]


@pytest.mark.parametrize("more", [True, False])
def test_a_file_that_changes_while_it_is_read_is_told(tmp_path: Path, more: bool) -> None:
    path = tmp_path / "changing.txt"
    before = f"{SAID}\n" * 40_000
    path.write_text(before, encoding="utf-8")
    pieces = read_pieces(path)
    next(pieces)
    path.write_text(before * 2 if more else before[:10], encoding="utf-8")
    with pytest.raises(
        InputError, match=r"it had 760,000 bytes, and then .* Read it again when it is complete"
    ):
        list(pieces)


def test_a_file_that_vanishes_is_told(tmp_path: Path) -> None:
    path = tmp_path / "gone.txt"
    path.write_text(SAID, encoding="utf-8")
    [found] = documents_in(path)
    path.unlink()
    assert "there is no such file" in refused(found.path)


@posix
def test_names_of_documents_do_not_command_a_terminal(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[31m\u202e<b>.txt"
    path.write_bytes(b"\xff")
    done = subprocess.run(
        [sys.executable, "-m", "econlab.cli", "scan", str(path)], capture_output=True, check=False
    )
    assert done.returncode == 2
    assert b"a\\x1b[31m\\u202e<b>.txt: byte 1" in done.stderr
    assert b"\x1b" not in done.stderr + done.stdout
