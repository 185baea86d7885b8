"""Tables, sweeps and arguments made to harm: refused in one message, within limits of memory and time."""

import json
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from small_project import code, make_project, parameters, write_notebook

from econlab import project as own
from econlab.cli import main
from econlab.errors import nearest
from econlab.running.choices import run_id
from econlab.running.runs import find
from econlab.showing.executed import slug

posix = pytest.mark.skipif(os.name != "posix", reason="has no limits for processes")

CONFINED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (3 << 29, 3 << 29))
resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
from econlab.cli import main
for path in sys.argv[1:]:
    print(main(["run", "--sweep", path, "--dry-run"]), flush=True)
"""
TABLE = "[02_growth_multipliers]\n"
SWEEPS = {
    "dotted": (".".join(["a"] * 20_000) + " = 1", "a key has more than 64 parts"),
    "header": ("[" + ' . "b"'.join(["a"] * 20_000) + "]", "a key has more than 64 parts"),
    "inline": ("a = {" + ".".join(["a"] * 20_000) + " = 1}", "a key has more than 64 parts"),
    "lists": ("a = " + "[" * 100_000 + "]" * 100_000, "nested too deeply"),
    "tables": ("a = " + "{a=" * 5_000 + "1" + "}" * 5_000, "nested too deeply"),
    "large": ("#" * 20_000_000, "found more than 16,777,216 bytes"),
    "text": (TABLE + f"place = '{'x' * 10_000_000}'", "xxx…', expected one of"),
    "number": (TABLE + f"start = {'9' * 1_000_000}", "thousands of digits"),
    "hexadecimal": (TABLE + f"start = 0x{'f' * 1_000_000}", "a number of more than 18 digits"),
    "quotes": ("a = " + '"' * 3_000_000, "this is not TOML"),
    "runs": (TABLE + "".join(f"{name} = [{'1,' * 1000}]\n" for name in ("start", "end")), "1,000,000 runs"),
    "not-a-number": (TABLE + "gdp_growth_low = nan", "found nan"),
    "code": (TABLE + 'place = """CHN"\'\\nimport os\\u2028"""', "found 'CHN\"\\'\\nimport os\\u2028'"),
}


@posix
def test_a_sweep_made_to_harm_is_refused(tmp_path: Path) -> None:
    paths = []
    for name, (text, _) in SWEEPS.items():
        paths.append(tmp_path / f"{name}.toml")
        paths[-1].write_text(text, encoding="utf-8")
    paths.append(Path("/dev/zero"))
    done = subprocess.run(
        [sys.executable, "-c", CONFINED, *map(str, paths)],
        env=os.environ | {"ECONLAB_PROJECT": str(own.root())},
        capture_output=True, text=True, check=False, encoding="utf-8",
    )  # fmt: skip
    assert (done.returncode, done.stdout.split()) == (0, ["2"] * len(paths)), done.stderr[-2000:]
    assert "Traceback" not in done.stderr
    assert [said for _, said in SWEEPS.values() if said not in done.stderr] == []
    assert "zero: found more than 16,777,216 bytes" in done.stderr
    assert max(map(len, done.stderr.splitlines())) < 2_000


def test_a_very_long_text_is_no_misspelt_word() -> None:
    assert nearest("place" * 40, ["place" * 39]) != ""
    assert nearest("place" * 1_000_000, ["place"]) == ""


UNSAFE = ("../../up", "/etc/passwd", "a\x00b", "CON", "nul.txt", "x. ", "..", ".", "a" * 5_000,
          "\u202egpj.exe", "ａ／ｂ", "a\nb", "C:\\x", "%2e%2e%2f", "~", "$HOME", "`id`")  # fmt: skip


@pytest.mark.parametrize("text", UNSAFE)
def test_no_value_leaves_the_folder_of_its_run(text: str, tmp_path: Path) -> None:
    names = {run_id({"note": text}), run_id({"note": text, "place": text}), f"x{slug(text)}"}
    for name in names:
        assert (tmp_path / name).resolve().parent == tmp_path.resolve()
        assert name.isprintable()
        assert not name.endswith((".", " "))
        assert name.partition(".")[0].upper() not in {"CON", "PRN", "AUX", "NUL", "COM1", "LPT1"}
    assert run_id({"note": text}) != run_id({"note": f"{text}-"})
    assert len(run_id({"note": text})) <= 80


@posix
@pytest.mark.parametrize("kind", ["folder", "pipe", "loop", "nowhere"])
def test_a_table_of_ones_own_that_is_no_file_is_named(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "reference.csv"
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to(path if kind == "loop" else tmp_path / "none.csv")
    assert main(["check", "--data", str(tmp_path)]) == 2
    said = capsys.readouterr().err
    assert f"{tmp_path.name}/reference.csv: found no file that can be read" in said
    assert said.count("\n") == 1


@pytest.mark.parametrize(
    "asked",
    [["check", "--documents"], ["scan"], ["run", "--dry-run", "--sweep"], ["run", "--dry-run"]],
)
def test_a_name_that_no_file_can_have_is_one_message(
    asked: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*asked, "x" * 5_000]) == 2
    said = capsys.readouterr().err
    assert said.startswith("econlab: ")
    assert said.count("\n") == 1


def test_notebooks_are_those_of_the_project_only(capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("../README", "/etc/passwd", "..", "", "02_growth_multipliers/../../x"):
        assert main(["run", "--dry-run", name]) == 2
        assert "There is no notebook" in capsys.readouterr().err


def test_a_notebook_cannot_be_called_for_the_folder_above(tmp_path: Path) -> None:
    root = make_project(tmp_path / "project")
    for name in ("..", ".hidden", "01"):
        write_notebook(root, name, parameters("n: int = 0\n"))
    assert [path.name for path in find(root, [])] == ["01.ipynb"]


PARTS = (
    '"""\nimport pathlib; pathlib.Path("CANARY").touch()\n"""', "'''\npathlib.Path('CANARY').touch()\n'''",
    "\\", '\\"', '"); open("CANARY", "w"); ("', "{place} {{note}} {0} %s $HOME `touch CANARY`",
    "\r\n\t\x0b\x0c\x1c\x85", "\u2028\u2029\u202e\ufeff", "\\N{DASH} \\x41 \\u0041 \\", "!touch CANARY",
    "%%bash\ntouch CANARY", "tỷ 𝟓 '\"",
)  # fmt: skip


def test_a_text_given_to_a_notebook_is_that_text_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ECONLAB_PROJECT", str(tmp_path / "project"))
    root, canary = make_project(tmp_path / "project"), tmp_path / "canary"
    write_notebook(
        root,
        "01",
        parameters('note: str = ""\n'),
        code(
            "from hashlib import sha256\nfrom econlab.running.results import record\n"
            "record('answer_hash', sha256(note.encode()).hexdigest())"
        ),
    )
    given = [text.replace("CANARY", str(canary)) for text in ("\n".join(PARTS), "".join(PARTS[::-1]))]
    sweep = tmp_path / "sweep.toml"
    sweep.write_text(f"[01]\nnote = {json.dumps(given, ensure_ascii=False)}\n", encoding="utf-8")
    assert main(["run", "--sweep", str(sweep)]) == 0
    records = [json.loads(path.read_text("utf-8")) for path in (root / "reports" / "runs").rglob("run.json")]
    found = {record["results"][0]["value"] for record in records}
    assert found == {sha256(text.encode()).hexdigest() for text in given}
    assert not canary.exists()


@posix
def test_links_in_a_report_lead_nothing_out_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ECONLAB_PROJECT", str(tmp_path / "project"))
    root, outside = make_project(tmp_path / "project"), tmp_path / "outside"
    outside.mkdir()
    (outside / "kept.txt").write_text("kept", encoding="utf-8")
    write_notebook(root, "01", parameters("n: int = 0\n"), code("1"))
    reports = root / "reports"
    (reports / "runs" / "01").mkdir(parents=True)
    (reports / "runs" / "01" / "default").symlink_to(outside)
    for name in ("index.html", "results.csv", "run.json"):
        (reports / name).symlink_to(outside / "kept.txt")
    assert main(["run"]) == 0
    assert [path.name for path in outside.iterdir()] == ["kept.txt"]
    assert (outside / "kept.txt").read_text(encoding="utf-8") == "kept"
    assert [path for path in reports.rglob("*") if path.is_symlink()] == []
