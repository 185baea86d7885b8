"""A report of the project's own data and of notebooks as they are stored, made without running anything."""

import json
from pathlib import Path
from typing import Any

from raw_project import Project

from econlab.evidence.origins import origins
from econlab.project import root
from econlab.running.gathering import gather
from econlab.running.reports import files_of, keep_files
from econlab.running.results import collect
from econlab.showing.executed import drawings, summary


def stored(notebook: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((root() / "notebooks" / f"{notebook}.ipynb").read_text("utf-8"))
    return content


def make_report(project: Project, folder: Path, *notebooks: str, language: str = "en") -> Path:
    """Write the pages of notebooks, and gather the report."""
    folder.mkdir()
    for name in notebooks:
        executed = stored(name)
        title, question = summary(executed)
        record: dict[str, Any] = {
            "notebook": name,
            "run": "default",
            "title": title,
            "question": question,
            "language": language,
            "parameters": {"place": "CHN", "language": language},
            "outcome": "done",
            "results": collect(executed),
            "charts": [
                {"name": one.name, "alt": one.alt, "file": f"charts/{one.name}.svg"}
                for one in drawings(executed)
            ],
        }
        files = files_of(record, executed, origins(project.root))
        scratch = folder / ".scratch"
        scratch.mkdir()
        keep_files(record, files, scratch, folder)
        scratch.rmdir()
    gather(folder, project.root)
    return folder
