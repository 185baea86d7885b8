"""A report of many runs.

Their outputs are those of one real run of 02_growth_multipliers, linked many times; each has another seed,
and another number for its first answer. To judge is to see that nothing has changed in them and none is
due; to gather is to make tables, comparisons and the front page of all.
"""

import json
import os
import shutil
from pathlib import Path

import pandas as pd
import pytest
from commands import econlab, peak

from econlab.project import root
from econlab.running import reports
from econlab.running.choices import Choice
from econlab.running.fingerprints import Present, why_run
from econlab.running.gathering import gather
from econlab.running.listings import listings

NOTEBOOK = "02_growth_multipliers"
GATHERED = "gathered"
OTHER_DATA = "as after a change of data that this notebook does not read"


def multiplied(folder: Path, runs: int) -> list[Choice]:
    """Link the outputs of the one run in a report into many that differ in their seed."""
    source = root() / "notebooks" / f"{NOTEBOOK}.ipynb"
    record = reports.earlier(NOTEBOOK, "default", folder)
    choices = [Choice(source, record["parameters"] | {"seed": n}, {"seed": n}) for n in range(runs)]
    for choice in choices:
        place = folder / "runs" / NOTEBOOK / choice.run
        for name in record["files"]:
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            os.link(folder / record["folder"] / name, place / name)
        write(record, choice, folder, moved=choice.changed["seed"])
    return choices


def write(record: reports.Record, choice: Choice, folder: Path, moved: float) -> None:
    """Write the record of one of them, its first answer moved by so many thousandths."""
    place = f"runs/{NOTEBOOK}/{choice.run}"
    first, *others = record["results"]
    answer = first | {name: first[name] * (1 + moved / 1000) for name in ("value", "low", "high")}
    about = {"run": choice.run, "parameters": choice.values, "folder": place, "results": [answer, *others]}
    sealed = record | about
    text = json.dumps(sealed | {"seal": reports.seal(sealed)}, indent=1)
    (folder / place / "run.json").write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a report of the one run."""
    folder: Path = tmp_path_factory.mktemp("report")
    econlab("run", NOTEBOOK, "--output", folder, ECONLAB_PROJECT=str(root()))
    return folder


@pytest.fixture(scope="module")
def many(one, measured, tmp_path_factory) -> tuple[Path, list[Choice]]:
    folder: Path = tmp_path_factory.mktemp("report") / "many"
    shutil.copytree(one, folder)
    return folder, multiplied(folder, 20 if measured.quick else 1000)


def anew(folder: Path) -> None:
    """Gather a report as if it had never been; what was gathered from is told by the file that goes."""
    (folder / "run.json").unlink(missing_ok=True)
    gather(folder, root())


def bench_judging(side_by_side, many):
    folder, choices = many

    def judged(data: str = "") -> None:
        present = Present(root())
        if data:
            present.data = data
        assert not any(why_run(choice, present, folder) for choice in choices)

    side_by_side(
        f"{len(choices)} runs judged, nothing changed",
        judged,
        {"after a change of data that they do not read": lambda: judged(OTHER_DATA)},
    )


def bench_gathering(side_by_side, many):
    folder, choices = many

    anew(folder)
    side_by_side(
        f"{len(choices)} runs gathered, nothing changed",
        lambda: gather(folder, root()),
        {"all anew": lambda: anew(folder)},
        pairs=3,
        warm=False,
    )


def bench_one_changed(side_by_side, many):
    folder, choices = many
    record, moves = reports.earlier(NOTEBOOK, choices[0].run, folder), iter(range(-50, 0))

    def changed() -> None:
        write(record, choices[0], folder, moved=next(moves))
        gather(folder, root())

    anew(folder)
    side_by_side(
        f"{len(choices)} runs gathered, one changed",
        changed,
        {"all anew": lambda: anew(folder)},
        pairs=3,
        warm=False,
    )


GATHER = """
import sys
from pathlib import Path
from econlab.running.gathering import gather
gather(Path(sys.argv[1]), Path(sys.argv[2]))
"""


def bench_memory(rows, one, many):
    most = []
    for folder in (many[0], one):
        (folder / "run.json").unlink()
        most.append([peak(GATHER, folder, root())])
    rows(f"most memory of gathering {len(many[1])} runs", most[0], "of gathering one", most[1], "MB")


PAGES = """
import sys
from pathlib import Path
from econlab.running.listings import listings
listings(Path(sys.argv[1]))
"""
# The tables that the pages show, as a user of pandas would show them.
AS_HTML = """
import sys
import pandas
for name in ("figures", "reference", "statements"):
    pandas.read_csv(f"{sys.argv[1]}/{name}.csv").to_html()
"""


def bench_evidence(side_by_side):
    folder = root() / "data" / "processed"

    def as_html() -> None:
        for name in ("figures", "reference", "statements"):
            pd.read_csv(folder / f"{name}.csv").to_html()

    side_by_side(
        "pages of evidence and audit, in both languages",
        lambda: listings(root()),
        {"pandas' to_html of them": as_html},
    )


def bench_memory_of_evidence(rows):
    ours, theirs = peak(PAGES, root()), peak(AS_HTML, root() / "data" / "processed")
    rows("most memory of the pages of evidence and audit", [ours], "of pandas' to_html", [theirs], "MB")
