"""The command line, in a process of its own where exit codes and signals matter."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from processes import SECONDS, started, until
from raw_project import Project
from small_project import code, make_project, parameters, write_notebook

from econlab.cli import main
from econlab.evidence import building

NOTEBOOK = (parameters('place: str = "CHN"\n'), code("place"))


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ECONLAB_PROJECT", str(tmp_path))
    return make_project(tmp_path)


def econlab(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "econlab.cli", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["--version"])
    assert caught.value.code == 0
    assert capsys.readouterr().out.startswith("econlab 0.")


@pytest.mark.parametrize(
    "arguments",
    [[], ["walk"], ["run", "--jobs", "2"], ["run", "--workers", "0"], ["run", "--timeout", "soon"]],
)
def test_an_unknown_word_shows_the_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert "usage: econlab" in capsys.readouterr().err


def test_a_run_ends_with_0(root: Path) -> None:
    write_notebook(root, "01", *NOTEBOOK)
    done = econlab("run", "01", "-p", "place=VNM", "--output", str(root / "a b"))
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith("01 (place-VNM): done, ")
    assert (root / "a b" / "index.html").is_file()


def test_an_unchanged_run_ends_with_0_and_a_fresh_one_is_done_again(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_notebook(root, "01", *NOTEBOOK)
    said = []
    for asked in ([], [], ["--fresh"]):
        assert main(["run", *asked]) == 0
        said.append(capsys.readouterr().err.partition(",")[0].partition(" since")[0])
    assert said == ["01 (default): done", "01 (default): unchanged", "01 (default): done"]


def test_a_failed_run_ends_with_1_and_no_traceback(root: Path) -> None:
    write_notebook(root, "01", parameters("n: int = 0"), code("1 / n"))
    failed = econlab("run")
    assert (failed.returncode, failed.stdout) == (1, "")
    assert "Cell [2]: ZeroDivisionError: division by zero. " in failed.stderr
    assert "Traceback" not in failed.stderr


def test_a_mistake_ends_with_2_and_one_message(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_notebook(root, "01", *NOTEBOOK)
    assert main(["run", "-p", "palce=VNM"]) == 2
    assert capsys.readouterr().err == (
        "econlab: -p palce: 01 has no parameter 'palce' (did you mean place?). Its parameters: place (str).\n"
    )
    (root / "file").write_text("", encoding="utf-8")
    assert main(["run", "--output", str(root / "file")]) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_a_sweep_is_printed_and_not_started(root: Path) -> None:
    write_notebook(root, "01", *NOTEBOOK)
    (root / "sweep.toml").write_text('[01]\nplace = ["CHN", "VNM", "VNM"]\n', encoding="utf-8")
    asked = econlab("run", "--sweep", str(root / "sweep.toml"), "--dry-run")
    assert (asked.returncode, asked.stdout) == (
        0,
        "01 (default): the defaults\n01 (place-VNM): place=VNM\n\n01: 2 runs\nIn all: 2 runs\n",
    )
    assert asked.stderr == "sweep.toml: 1 of 3 runs left out as repeats of an earlier one.\n"
    assert not (root / "reports").exists()


def test_without_a_sweep_the_runs_of_the_command_line_are_printed(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_notebook(root, "01", *NOTEBOOK)
    assert main(["run", "--dry-run", "-p", "place=VNM"]) == 0
    assert capsys.readouterr().out == "01 (place-VNM): place=VNM\n\n01: 1 run\nIn all: 1 run\n"


def test_a_sweep_runs(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_notebook(root, "01", *NOTEBOOK)
    (root / "sweep.toml").write_text('[01]\nplace = ["VNM", "CHN"]\n', encoding="utf-8")
    assert main(["run", "--sweep", str(root / "sweep.toml"), "--output", str(root / "out")]) == 0
    lines = capsys.readouterr().err.splitlines()
    assert sorted(line.split(":")[0] for line in lines[:2]) == ["01 (default)", "01 (place-VNM)"]
    assert lines[2].startswith("2 runs: 2 done, 0 failed, 0 skipped, in ")
    assert (root / "out" / "runs" / "01" / "place-VNM" / "01.ipynb").is_file()


def test_every_mistake_of_a_sweep_is_printed_and_nothing_starts(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_notebook(root, "01", *NOTEBOOK)
    path = root / "sweep.toml"
    path.write_text("[01]\nplace = ['CHN', 5]\n[02]\n", encoding="utf-8")
    for arguments in (["--dry-run"], []):
        assert main(["run", "--sweep", str(path), *arguments]) == 2
        printed = capsys.readouterr()
        assert printed.out == ""
        assert printed.err == (
            "econlab: sweep.toml has 2 mistakes:\n"
            "sweep.toml, line 2: place: found 5, expected text in UTF-8 such as CHN. Put it in quotes.\n"
            "sweep.toml, line 3: There is no notebook '02'. Expected one of 01.\n"
        )
    assert not (root / "reports").exists()


@pytest.mark.parametrize(
    ("others", "found"),
    [(["01"], "01"), (["-p", "place=VNM"], "-p place=VNM"), (["01", "-p", "n"], "01, -p n")],
)
def test_a_sweep_goes_with_no_other_notebook_or_parameter(
    root: Path, others: list[str], found: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["run", "--sweep", "a.toml", *others]) == 2
    assert capsys.readouterr().err == (
        f"econlab: --sweep a.toml: found {found} as well, expected the file alone. "
        "Write notebooks and parameters into the file, or leave --sweep out.\n"
    )


def test_outside_a_project_there_is_one_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ECONLAB_PROJECT", str(tmp_path))
    assert main(["build"]) == 2
    assert capsys.readouterr().err.startswith("econlab: ECONLAB_PROJECT is ")


@pytest.mark.skipif(os.name != "posix", reason="sends SIGINT")
def test_an_interrupted_run_ends_with_130_and_leaves_nothing_half_done(root: Path) -> None:
    begun = root / "begun"
    sleeping = f"import time\nopen({str(begun)!r}, 'w').close()\ntime.sleep(60)"
    write_notebook(root, "01", parameters("n: int = 0"), code(sleeping))
    with started("-m", "econlab.cli", "run") as process:
        until(begun.exists)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=SECONDS)
    assert process.returncode == 130
    assert "interrupted" in said
    assert "Traceback" not in said
    assert sorted(path.name for path in (root / "reports").iterdir()) == [
        "index.html",
        "results.csv",
        "results.parquet",
        "run.json",
    ]


def test_a_run_builds_data_that_are_not_there(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    built: list[Path] = []
    monkeypatch.setattr(building, "build", built.append)
    (root / "data" / "processed" / "datapackage.json").unlink()
    write_notebook(root, "01", parameters("n: int = 0"))
    assert main(["run"]) == 0
    assert built == [root]
    assert "data/processed is not there: building it" in capsys.readouterr().err


def test_build_and_check_on_real_data(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ECONLAB_PROJECT", str(project.root))
    dropped = [row for row in project.rows("corrections") if row["action"] == "drop"]
    figures = len(project.rows("figures")) - len(dropped)
    # The whole path where one stands outside of the project.
    assert main(["build"]) == 0
    said = capsys.readouterr().out
    assert said.startswith(f"Built {project.root / 'data' / 'processed'}: {figures} figures, ")
    monkeypatch.chdir(project.root / "data")
    assert main(["build"]) == 0
    assert capsys.readouterr().out.startswith(f"Built data/processed: {figures} figures, ")
    assert main(["check"]) == 0
    assert capsys.readouterr().out == "All is well: the data are current.\n"
    project.change("figures", {"figure": "mic2023_share_2022"}, note="changed")
    assert main(["check"]) == 1
    assert "data/processed/figures.csv is not what data/raw gives" in capsys.readouterr().out
    project.change("figures", {"figure": "mic2023_share_2022"}, printed="viele")
    assert main(["build"]) == 2
    assert "column printed" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("series=outgoin", "expected one of in_city, interprovincial, local, outgoing, total (did you mean"),
        ("against=both", "-p against=both: found 'both', expected one of printed, trend."),
        ("overlap_high=120", "found 120.0, expected a number from 0 to 100."),
        ("open_end=0.5", "found 0.5, expected a number 1 or more."),
        ("retail_low=60", "retail_low=60.0 is above retail_high=50.0. Give a low end that is not above"),
        ("compare=2018", "baseline_end=2019 and compare=2018 make an empty window."),
    ],
)
def test_what_a_measure_would_refuse_is_refused_before_the_run(
    asked: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    more = ["-p", "baseline_end=2019"] if asked.startswith("compare") else []
    assert main(["run", "04_reverse_migration", "-p", asked, *more, "--dry-run"]) == 2
    assert said in capsys.readouterr().err


def test_a_sweep_with_such_values_is_refused_with_their_lines(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sweep = tmp_path / "sweep.toml"
    sweep.write_text(
        '[04_reverse_migration]\nseries = ["total", "all"]\nagainst = "both"\nsellers_high = 120.0\n'
        "villagers_low = [10.0, 70.0]\nopen_end = 0.5\n",
        encoding="utf-8",
    )
    assert main(["run", "--sweep", str(sweep), "--dry-run"]) == 2
    said = capsys.readouterr().err
    assert [line.partition(":")[0] for line in said.splitlines()] == [
        "econlab",
        *(f"sweep.toml, line {line}" for line in (2, 3, 4, 5, 6)),
    ]


def test_a_rule_of_a_measure_binds_no_notebook_that_means_something_else_by_the_name(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    about = 'series: str = "gdp"  # of what\noverlap_low: float = -1.0  # in metres\n'
    write_notebook(root, "01", parameters(about))
    assert main(["run", "-p", "series=prices", "-p", "overlap_low=-2", "--dry-run"]) == 0
    assert "series=prices" in capsys.readouterr().out
