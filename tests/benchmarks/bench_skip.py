"""What it costs to see that nothing has changed in 1,000 runs, and to gather their report.

Their outputs are those of one real run, linked a thousand times; each has another
seed, and another number for its first answer.
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
from econlab.running.gathering import gather
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
        write(record, choice, folder, moved=choice.changed["seed"])
    return choices


def write(record: reports.Record, choice: Choice, folder: Path, moved: float) -> None:
    """Write the record of one of them, its first answer moved by so many thousandths."""
    place = f"runs/{NOTEBOOK}/{choice.run}"
    first, *others = record["results"]
    answer = first | {name: first[name] * (1 + moved / 1000) for name in ("value", "low", "high")}
    about = {"run": choice.run, "parameters": choice.values, "folder": place, "results": [answer, *others]}
    sealed = record | about
    text = json.dumps(sealed | {"seal": reports._seal(sealed)}, indent=1)
    (folder / place / "run.json").write_text(text, encoding="utf-8")


def gathered(folder: Path) -> float:
    """Wall time of gathering the report."""
    start = perf_counter()
    gather(folder, root())
    return perf_counter() - start


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
        times = {"all anew": gathered(report), "nothing changed": gathered(report)}
        write(reports.earlier(NOTEBOOK, many[0].run, report), many[0], report, moved=-50)
        times["one run changed"] = gathered(report)
    print(f"{RUNS} unchanged runs: {same:.2f} s; after a change of other data: {asked:.2f} s")
    for what, time in times.items():
        print(f"{RUNS} runs gathered, {what}: {time:.2f} s")
