"""Tables of one's own: an invented province, and runs of the project's notebooks with it."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from raw_project import Project

from econlab.project import root

# The invented province that the documentation shows, by the names of its tables: digital economy and GDP
# double and grow by half, so growth is 100 and 50 per cent.
PROVINCE: Mapping[str, str] = dict(
    re.findall(
        r"`([\w/]+)\.csv`[^`]*(?:`[^`]*`[^`]*)?:\n\n```\n(.*?)```",
        (root() / "docs" / "data.md").read_text(encoding="utf-8"),
        re.DOTALL,
    )
)


def own(folder: Path, tables: Mapping[str, str]) -> Path:
    for name, text in tables.items():
        path = folder / f"{name}.csv"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def econlab_run(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "econlab.cli", *arguments],
        cwd=root,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def with_notebook(project: Project, folder: Path, name: str) -> Path:
    """A copy of a project in a folder, with one of the notebooks."""
    made = project.copy(folder).root
    (made / "notebooks").mkdir()
    source = root() / "notebooks" / f"{name}.ipynb"
    (made / "notebooks" / source.name).write_bytes(source.read_bytes())
    return made
