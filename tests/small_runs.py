"""Records of runs, as they stand in a report, for the tests of what is made of many of them."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from econlab.running.results import result

Record = dict[str, Any]


def run_of(notebook: str = "01_growth", language: str = "en", **given: Any) -> Record:
    """A complete run without results."""
    run = "_".join(f"{name}-{value}" for name, value in sorted(given.items())) or "default"
    return {
        "notebook": notebook,
        "run": run,
        "title": "How fast?",
        "question": "Faster than GDP?",
        "language": language,
        "parameters": {**given, "language": language},
        "outcome": "done",
        "results": [],
        "charts": [],
        "folder": f"runs/{notebook}/{run}",
        "page": f"{notebook}.html",
        "executed": f"{notebook}.ipynb",
    }


def answering(run: Record, **numbers: Any) -> Record:
    """A run with main answers: numbers, texts, or value, low and high."""
    results = []
    for name, told in numbers.items():
        value, low, high = told if isinstance(told, tuple) else (told, None, None)
        source = "report-2024 7" if not isinstance(value, str) else ""
        label = f"{run['parameters'].get('place', 'China')}, 2024: {name} of output"
        kept = result(
            f"answer_{name}",
            low if value is None else value,
            low=low,
            high=high,
            unit="percent",
            label=label,
            source=source,
        )
        results.append(kept | {"value": value})
    return run | {"results": results}


def failing(run: Record, **more: Any) -> Record:
    return run | {"outcome": "failed", "error": "Cell [3]: LookupError: no figure"} | more


def write_runs(folder: Path, runs: Iterable[Mapping[str, Any]]) -> None:
    """Put records in a report, as runs leave them."""
    for run in runs:
        failed = run["outcome"] == "failed"
        place = f"failed/{run['notebook']}/{run['run']}.json" if failed else f"{run['folder']}/run.json"
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        private = {
            "files": {},
            "fingerprint": {"library": "a"},
            "reads": [],
            "seal": "b",
            "started": "2026-01-31",
        }
        (folder / place).write_text(
            json.dumps({**run, **private}, indent=1, ensure_ascii=False), encoding="utf-8"
        )
