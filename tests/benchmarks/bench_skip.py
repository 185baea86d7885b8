"""What it costs to see that nothing has changed: 1,000 runs judged, with and without a change of data.

Their outputs are those of one real run, linked a thousand times.
"""

import json
import os
import tempfile
from pathlib import Path
from time import perf_counter

from econlab.project import root
from econlab.running import reports
from econlab.running.choices import Choice
from econlab.running.fingerprints import Present, why_run
from econlab.running.runs import run

NOTEBOOK, RUNS = "02_growth_multipliers", 1_000


def multiplied(folder: Path) -> list[Choice]:
    """Link the outputs of the one run in a report into many that differ in their seed."""
    source = root() / "notebooks" / f"{NOTEBOOK}.ipynb"
    record = reports.earlier(NOTEBOOK, "default", folder)
    choices = [Choice(source, record["parameters"] | {"seed": n}, {"seed": n}) for n in range(RUNS)]
    for choice in choices:
        place = folder / "runs" / NOTEBOOK / choice.run
        for name in record["files"]:
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            os.link(folder / record["folder"] / name, place / name)
        about = {"run": choice.run, "parameters": choice.values, "folder": f"runs/{NOTEBOOK}/{choice.run}"}
        sealed = record | about
        (place / "run.json").write_text(
            json.dumps(sealed | {"seal": reports._seal(sealed)}), encoding="utf-8"
        )
    return choices


def seconds(choices: list[Choice], present: Present, folder: Path) -> float:
    """Wall time of judging, where no run is to be done."""
    start = perf_counter()
    assert not any(why_run(choice, present, folder) for choice in choices)
    return perf_counter() - start


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        report = Path(name)
        run([NOTEBOOK], [], root=root(), output=report)
        many = multiplied(report)
        same = seconds(many, Present(root()), report)
        other = Present(root())
        other.data = "as after a change of data that this notebook does not read"
        asked = seconds(many, other, report)
    print(f"{RUNS} unchanged runs: {same:.2f} s; after a change of other data: {asked:.2f} s")
