"""Build.

data/raw is parsed, bounded, checked, audited and written. pandas, the floor, only reads the same tables.
"""

import shutil
from pathlib import Path

import pandas as pd
import pytest
from commands import ECONLAB, econlab, peak, python

from econlab.evidence import building
from econlab.project import root

READ = """
import sys
from pathlib import Path
import pandas
for path in Path(sys.argv[1]).rglob("*.csv"):
    pandas.read_csv(path)
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(root() / "data" / "raw", tmp_path / "data" / "raw")
    return tmp_path


def bench_in_a_process(side_by_side, project):
    side_by_side(
        "build, in a process that has imported everything",
        lambda: building.build(project),
        {"pandas reads the raw tables": lambda: read(project)},
    )


def read(project: Path) -> None:
    for path in (project / "data" / "raw").rglob("*.csv"):
        pd.read_csv(path)


def bench_command(side_by_side, project):
    side_by_side(
        "econlab build",
        lambda: econlab("build", ECONLAB_PROJECT=str(project)),
        {"a process in which pandas reads the raw tables": lambda: python("-c", READ, project / "data")},
    )


def bench_again(side_by_side, project):
    def anew() -> None:
        shutil.rmtree(project / "data" / "processed", ignore_errors=True)
        econlab("build", ECONLAB_PROJECT=str(project))

    anew()
    side_by_side(
        "econlab build, nothing changed",
        lambda: econlab("build", ECONLAB_PROJECT=str(project)),
        {"econlab build, nothing there": anew},
    )


def bench_memory(rows, project):
    ours = peak(ECONLAB, "build", ECONLAB_PROJECT=str(project))
    theirs = peak(READ, project / "data")
    rows("most memory of econlab build", [ours], "of pandas that reads the raw tables", [theirs], "MB")
