"""The command that scans: what it writes, in which order, over processes and a cluster, and how it ends."""

import csv
import io
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from processes import grandchildren, kill, started, until
from test_dask import Cluster

from econlab import project as own
from econlab.cli import main
from econlab.running import scan_work, scans
from econlab.scanning.scan import ScannedFigure
from econlab.showing import scanned

TEXT = (
    "Kinh tế số Trung Quốc đạt 50,2 nghìn tỷ Nhân dân tệ, tăng 8,7%.\n"
    "\n"
    "Mục tiêu là trên 80% và khoảng 2,46 triệu người.\n"
)
PRINTED = ["50,2 nghìn tỷ Nhân dân tệ", "8,7%", "trên 80%", "khoảng 2,46 triệu người"]
ENDS = "import sys; from econlab.cli import main; sys.exit(main(sys.argv[1:]))"
posix = pytest.mark.skipif(os.name != "posix", reason="sends signals")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with documents, at work outside of any project but econlab's own."""
    monkeypatch.setenv("ECONLAB_PROJECT", str(own.root()))
    held = tmp_path / "documents"
    (held / "below").mkdir(parents=True)
    for number, name in enumerate(["b.txt", "a.md", "below/c.txt", "d.txt"], 1):
        (held / name).write_text(TEXT * number, encoding="utf-8")
    (held / "notes.xyz").write_text("5%", encoding="utf-8")
    (held / ".hidden.txt").write_text("5%", encoding="utf-8")
    return held


def scan(*arguments: object, given: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "econlab.cli", "scan", *map(str, arguments)]
    return subprocess.run(command, input=given, capture_output=True, text=True, check=False, encoding="utf-8")


def objects(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_csv_and_json_lines_tell_the_same(folder: Path) -> None:
    as_json = scan(folder / "b.txt", "--format", "jsonl")
    as_csv = scan(folder / "b.txt", "--format", "csv")
    assert (as_json.returncode, as_json.stderr, as_csv.returncode, as_csv.stderr) == (0, "", 0, "")
    found, rows = objects(as_json.stdout), list(csv.DictReader(io.StringIO(as_csv.stdout)))
    assert [tuple(one) for one in found] == [scanned.COLUMNS] * len(found)
    assert [one["printed"] for one in found] == PRINTED
    assert [one["line"] for one in found] == [1, 1, 3, 3]
    assert [TEXT[one["start"] : one["end"]] for one in found] == PRINTED
    assert [one["value"] for one in found] == [50200000000000, 8.7, 80, 2460000]
    assert found[2]["high"] is None
    assert rows[2]["high"] == "inf"
    for one, row in zip(found, rows, strict=True):
        for column, value in one.items():
            if column == "flags":
                assert row[column] == "|".join(value)
            elif isinstance(value, float):
                assert float(row[column]) == value
            elif column in ("low", "high") and value is None:
                assert row[column] in ("inf", "-inf")
            else:
                assert row[column] == ("" if value is None else str(value))


def figure(**fields: Any) -> ScannedFigure:
    plain: dict[str, Any] = dict.fromkeys(scanned.COLUMNS, "")
    numbers = {"value": Decimal(5), "low": Decimal("4.5"), "high": Decimal("5.5")}
    places = {"line": 7, "page": None, "paragraph": None, "start": 0, "end": 2}
    rest = {"document": "d", "printed": "5%", "qualifier": "exact", "unit": "percent", "kind": "statistic"}
    return ScannedFigure(**plain | numbers | places | rest | {"flags": (), "confidence": 0.9} | fields)


def test_numbers_are_written_without_exponent_and_open_ends_as_such() -> None:
    one = figure(
        value=None, low=Decimal("-Infinity"), high=Decimal("5.020E+13"), flags=("a", "b"), confidence=0.00001,
        printed='"5"\n%', page=3,
    )  # fmt: skip
    told = json.loads(scanned.as_json(one))
    assert '"high": 50200000000000,' in scanned.as_json(one)
    assert (told["value"], told["low"], told["flags"], told["page"]) == (None, None, ["a", "b"], 3)
    assert told["printed"] == '"5"\n%'
    (row,) = csv.reader(io.StringIO(scanned.as_csv(one), newline=""))
    cells = dict(zip(scanned.COLUMNS, row, strict=True))
    assert (cells["value"], cells["low"], cells["high"]) == ("", "-inf", "50200000000000")
    assert (cells["flags"], cells["confidence"], cells["printed"]) == ("a|b", "0", '"5"\n%')


def test_the_table_is_for_people(folder: Path) -> None:
    found = scan(folder / "b.txt")
    assert (found.returncode, found.stderr) == (0, "")
    assert all(len(line) <= 100 for line in found.stdout.splitlines())
    lines = found.stdout.splitlines()
    assert lines[0] == "b"
    first = next(line for line in lines if "50,2" in line)
    assert "50.2 [50.15, 50.25] trillion CNY" in " ".join(first.split())
    assert next(line for line in lines if "8,7%" in line).split()[-2:] == ["change", "↑"]
    assert "80 [80, ∞] % " in next(line for line in lines if "trên 80%" in line)
    assert any(line.startswith("4 figures in 1 document: ") for line in lines)


def test_long_and_wide_cells_are_wrapped_and_nothing_is_lost() -> None:
    one = figure(
        printed="về\x1b[2J " + "x" * 50 + " 国" * 20, flags=("ambiguous_separator", "implausible"),
        period="2022", place="CHN", paragraph=12, value=Decimal("1212.45") * 10**9, low=Decimal(0),
        high=Decimal(10) ** 13, unit="count:enterprise", qualifier="at_most",
    )  # fmt: skip
    row = scanned.as_row(one)
    assert all(scanned._width(line) <= 100 for line in row.splitlines())
    assert row.startswith("¶ 12")
    assert (row.count("x"), row.count("国"), row.count("\x1b")) == (50, 20, 0)
    assert "1.21245" in row
    assert row.endswith("! ambiguous separator, implausible\n")
    assert "2022, CHN\n" in row


def test_a_document_without_figures_and_a_table_of_several(folder: Path) -> None:
    (folder / "b.txt").write_text("Không có gì.\n", encoding="utf-8")
    found = scan(folder / "b.txt", folder / "a.md")
    assert found.stdout.startswith("b\n\n")
    assert "No figures.\n\na\n\n" in found.stdout
    assert "8 figures in 2 documents" in found.stdout


def test_a_table_counts_apart_what_could_not_be_read(folder: Path) -> None:
    broken = folder / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7\nnot really\n")
    assert scan(broken).stdout == "1 document could not be read.\n"
    table = scan(broken, folder / "b.txt").stdout
    assert "\n4 figures in 1 document: " in table
    assert table.endswith("\n1 document could not be read.\n")


@pytest.mark.parametrize("form", ["table", "csv", "jsonl"])
def test_the_order_is_that_of_the_inputs_whatever_the_workers(folder: Path, form: str) -> None:
    alone, two = (scan(folder / "d.txt", folder, "--format", form, "--workers", count) for count in (1, 2))
    assert (alone.returncode, two.returncode) == (0, 0)
    assert two.stdout == alone.stdout
    for said in (alone.stderr, two.stderr):
        assert said.startswith("4 documents: 40 figures, in ")
    if form == "jsonl":
        documents = list(dict.fromkeys(one["document"] for one in objects(two.stdout)))
        assert documents == ["d", "a", "b", "c"]


def test_documents_of_one_name_are_told_apart(folder: Path) -> None:
    (folder / "below" / "b.txt").write_text("Tăng 5%.\n", encoding="utf-8")
    found = objects(scan(folder, "--format", "jsonl").stdout)
    assert len({one["document"] for one in found}) == 5


def test_standard_input_is_a_document(folder: Path) -> None:
    found = scan(folder / "a.md", "-", "--format", "jsonl", given=TEXT)
    assert [one["document"] for one in objects(found.stdout)] == ["a"] * 8 + ["-"] * 4
    assert [one["printed"] for one in objects(scan("-", "--format", "jsonl", given=TEXT).stdout)] == PRINTED
    over = scan(folder / "a.md", "-", "--format", "jsonl", "--workers", 2, given=TEXT)
    assert over.stdout == found.stdout


@pytest.mark.parametrize("workers", [1, 2])
def test_what_cannot_be_read_is_told_in_one_line_and_the_others_go_on(folder: Path, workers: int) -> None:
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\nnot really\n")
    (folder / "e.txt").write_text(TEXT, encoding="utf-8")
    found = scan(folder, "--format", "jsonl", "--workers", workers)
    assert found.returncode == 2
    assert list(dict.fromkeys(one["document"] for one in objects(found.stdout))) == ["a", "b", "c", "d", "e"]
    first, second = found.stderr.splitlines()
    assert first.startswith(f"econlab: {folder / 'broken.pdf'}: ")
    assert second.startswith("6 documents, 1 of them not to be read: 44 figures, in ")


def test_a_long_output_goes_through_a_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from econlab.running.bundles import packed

    monkeypatch.setattr(scan_work, "SPILLED", 500)
    held = packed({})
    task = scan_work.ScanTask(
        "d", "d.txt", folder / "d.txt", None, "auto", "jsonl", scan_work.needed(), held.key, held.content
    )
    through = scan_work.perform(task)
    file = through.record["spilled"]
    sent = scan_work.perform(
        scan_work.ScanTask(
            "d", "d.txt", None, (folder / "d.txt").read_bytes(), "auto", "jsonl", task.needs, held.key
        )
    )
    assert sent.record["spilled"] is None
    assert file.read_bytes() + through.files["output"] == sent.files["output"]
    assert file.stat().st_size > 500
    file.unlink()


def test_few_wait_for_the_first(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scans, "MOST_AHEAD", 1)
    written: list[str] = []
    found = scans.documents([str(folder)])
    scans.scan_all(found, scans.Manner(workers=2), written.append)
    assert "".join(written) == scan(folder, "--format", "jsonl").stdout


@posix
def test_a_reader_that_has_seen_enough_ends_it_quietly(folder: Path) -> None:
    (folder / "d.txt").write_text(TEXT * 3000, encoding="utf-8")
    for more in ([], ["--workers", "2"]):
        command = ["scan", str(folder / "d.txt"), str(folder / "a.md"), "--format", "csv", *more]
        with started("-c", ENDS, *command) as process:
            assert process.stdout is not None
            assert process.stdout.readline().startswith("document,line,")
            process.stdout.close()
            assert process.wait(60) == 0
            assert process.stderr is not None
            assert "Traceback" not in process.stderr.read()


def written_long(folder: Path) -> Path:
    """A document that takes far longer to scan than a test lasts."""
    path = folder / "long.txt"
    path.write_text(TEXT * 500_000, encoding="utf-8")
    return path


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for processes in /proc")
def test_a_document_that_ends_its_workers_is_told_of(folder: Path, tmp_path: Path) -> None:
    long = written_long(tmp_path)
    output = tmp_path / "output"
    command = ["scan", str(long), str(folder / "a.md"), "--format", "jsonl", "--workers", "2"]
    with output.open("w") as written:
        process = subprocess.Popen(
            [sys.executable, "-c", ENDS, *command], stdout=written, stderr=subprocess.PIPE, text=True
        )

    def ended() -> bool:
        for pid in grandchildren(process.pid):
            with suppress(ProcessLookupError):
                kill(pid)
        time.sleep(1)
        return process.poll() is not None

    try:
        until(ended)
    finally:
        process.kill()
        _, said = process.communicate()
    assert process.returncode == 2, said
    assert f"econlab: {long}: cannot be read (Its worker died each of 3 times, perhaps for want of" in said
    assert "A worker died: its documents are done again." in said
    assert "Traceback" not in said


def test_a_worker_that_differs_is_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    found = scan_work.needed()
    versions = (*found.versions, ("reader", "1.0"))
    monkeypatch.setattr(scan_work, "needed", lambda: replace(found, versions=versions))
    assert main(["scan", str(folder), "--workers", "2", "--format", "csv"]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "A worker differs from this machine: reader is not installed there and 1.0 here." in printed.err


@posix
@pytest.mark.parametrize("more", [[], ["--workers", "2"]])
def test_ctrl_c_ends_it_and_its_workers(folder: Path, tmp_path: Path, more: list[str]) -> None:
    command = ["scan", str(folder / "a.md"), str(written_long(tmp_path)), "--format", "jsonl", *more]
    with started("-c", ENDS, *command, TMPDIR=str(tmp_path)) as process:
        assert process.stdout is not None
        assert process.stdout.readline()
        process.send_signal(2)
        _, said = process.communicate(timeout=120)
    assert process.returncode == 130, said
    assert "interrupted." in said
    assert "Traceback" not in said
    until(lambda: not list(tmp_path.glob("econlab-worker-*")))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["a.md", "--format", "jsno"], "--format: found 'jsno', expected one of table, csv, jsonl (did you"),
        (["a.md", "--language", "fr"], "--language: found 'fr', expected one of auto, vi, en."),
        (["a.md", "nowhere.pdf"], "nowhere.pdf: "),
        (["empty"], "empty: "),
        (["a.md", "--text", "texts"], "--text texts: found no --into, whose drafts refer to the texts."),
        (["a.md", "--workers", "2", "--scheduler", "tcp://127.0.0.1:1"], "--workers 2: found --scheduler"),
        (["a.md", "--format", "csv", "--scheduler", "nowhere"], "--scheduler nowhere: nothing answers there"),
        (["-", "--into", "{figures}"], "--into: found standard input, expected files, since a figure"),
        (["a.md", "--into", "{figures}", "--format", "csv"], "found --format as well"),
        (["a.md", "--into", "a.md"], "--into a.md: is not the data/raw/figures.csv of a project"),
        (["a.md", "--into", "data/raw/figures.csv"], "--into data/raw/figures.csv: is not the data/raw"),
        (["a.md", "--into", "{reference}"], "is not the data/raw/figures.csv of a project"),
    ],
)
def test_a_mistake_is_told_before_anything_is_written(
    folder: Path,
    arguments: list[str],
    message: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(folder)
    (folder / "empty").mkdir()
    raw = own.root() / "data" / "raw"
    named = {"figures": raw / "figures.csv", "reference": raw / "reference.csv"}
    assert main(["scan", *(argument.format(**named) for argument in arguments)]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("econlab: ")
    assert message in printed.err
    assert printed.err.count("\n") == 1


def test_it_works_outside_of_a_project_and_minds_a_wrong_one(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ECONLAB_PROJECT", str(tmp_path))
    assert main(["scan", str(folder / "a.md")]) == 2
    assert capsys.readouterr().err.startswith("econlab: ECONLAB_PROJECT is ")


def test_help_says_what_becomes_of_drafts(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["scan", "--help"])
    assert caught.value.code == 0
    said = capsys.readouterr().out
    for told in ("--into data/raw/figures.csv", "documents.csv", "--text DIR", "exit codes", "--scheduler"):
        assert told in said


def test_from_python() -> None:
    import econlab

    assert [one.printed for one in econlab.scan(TEXT)] == PRINTED


# A cluster


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    (tmp_path / "logs").mkdir()
    with ExitStack() as held:
        made = Cluster(tmp_path / "logs", held)
        made.start_scheduler()
        yield made


@posix
def test_a_cluster_finds_what_this_machine_finds(folder: Path, cluster: Cluster) -> None:
    for _ in range(2):
        # Far from the project and the documents: nothing but what is sent is there.
        cluster.start_worker(ECONLAB_PROJECT="")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\nnot really\n")
    command = [folder, "-", "--format", "jsonl"]
    here = scan(*command, given=TEXT)
    there = scan(*command, "--scheduler", cluster.address, given=TEXT)
    assert (there.returncode, there.stdout) == (2, here.stdout)
    assert there.stderr.splitlines()[0] == here.stderr.splitlines()[0]
    # Longer than what Dask would warn of.
    long = folder / "long.txt"
    long.write_text(TEXT + ("chữ không có số " * 1000 + "\n") * 600 + TEXT, encoding="utf-8")
    one = scan(long, "--format", "csv", "--scheduler", cluster.address)
    assert (one.returncode, one.stderr) == (0, "")
    assert [row["line"] for row in csv.DictReader(io.StringIO(one.stdout))][-1] == "606"
