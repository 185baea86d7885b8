"""Tables of one's own: an invented province, and runs of the project's notebooks with it."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from raw_project import Project

from econlab.project import root

# An invented province: digital economy and GDP double and grow by half, so growth is 100 and 50 per cent.
PROVINCE: Mapping[str, str] = {
    "vocabulary/places": "place,name_en,name_vi\nXX-LAND,Landland,Xứ Xứ\n",
    "sources": "source,publisher,title\nOFFICE,Office of Landland,Yearbook\n",
    "reference": (
        "series,place,period,value,unit,price_basis,source\n"
        "digital_economy_size_caict_first,XX-LAND,2020,10.0,billion CNY,nominal,OFFICE\n"
        "digital_economy_size_caict_first,XX-LAND,2021,20.0,billion CNY,nominal,OFFICE\n"
        "gdp_nominal_first,XX-LAND,2020,100.0,billion CNY,nominal,OFFICE\n"
        "gdp_nominal_first,XX-LAND,2021,150.0,billion CNY,nominal,OFFICE\n"
    ),
}


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
