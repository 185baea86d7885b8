"""How good the scanner is and how fast, beside what a user would install otherwise.

Accuracy: on the annotated texts of tests/scan_texts, those held out from tuning told apart; on the
catalogued documents, where these lie beside the project; and on annotated texts in the folders that
``ECONLAB_SCAN_TEXTS`` names. Speed: processor time of one core, the best of
``ECONLAB_BENCH_REPEATS`` (3); memory for documents of ``ECONLAB_BENCH_MEGABYTES`` (5, 50 and 200).
quantulum3 and Duckling are compared where they can be imported: neither is a dependency, and
``.venv/bin/pip install quantulum3 pyduckling-native-phihos`` adds them.
"""

import os
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import scan_catalogue
import scan_evaluation as evaluation
from other_scanners import Other, available
from scan_evaluation import MEASURES, Text

from econlab.scanning.scan import scan

REPEATS = int(os.environ.get("ECONLAB_BENCH_REPEATS", "3"))
MEGABYTES = tuple(int(size) for size in os.environ.get("ECONLAB_BENCH_MEGABYTES", "5 50 200").split())
FOLDERS = [Path(name) for name in os.environ.get("ECONLAB_SCAN_TEXTS", "").split(os.pathsep) if name]
# What one measurement of speed reads, and what is enough for libraries a hundred times slower.
LONG, SHORT = 4_000_000, 40_000
FILES, FILE_SIZE, WORKERS = 8, 2_000_000, (1, 2)


def collections() -> Iterator[tuple[str, list[Text]]]:
    """Return the annotated texts by where they come from."""
    yield "texts of tests/scan_texts", evaluation.read_texts(evaluation.TEXTS)
    if scan_catalogue.DOCUMENTS.is_dir():
        yield "documents of the catalogue", scan_catalogue.texts()
    for folder in FOLDERS:
        yield f"annotated texts of {folder.name}", evaluation.read_texts(folder)


def accuracy(name: str, texts: Sequence[Text]) -> None:
    """Print how many figures were found right, which fields are wrong, and what confidence is worth."""
    outcomes = evaluation.evaluate(texts, scan)
    print(f"\n{name}")
    print("\n".join([*evaluation.table(outcomes), "", *evaluation.fields_table(outcomes), ""]))
    print("\n".join(evaluation.reliability_table(outcomes)))


def compared(texts: Sequence[Text], others: Sequence[Other]) -> None:
    """Print F1 and speed of econlab and of each other library, by language."""
    header = "".join(f"{measure:>12}" for measure in MEASURES)
    print(f"\n{'F1, and speed of one core':32}{header}{'MB/s':>10}")
    for language in sorted({text.language for text in texts}):
        some = [text for text in texts if text.language == language]
        readers: dict[str, Callable[[str], Iterable[Any]]] = {"econlab": scan}
        readers |= {other.name: _reader(other, language) for other in others}
        sample = "\n\n".join(text.text for text in some)[:SHORT]
        for name, read in readers.items():
            counts = evaluation.tally(evaluation.evaluate(some, read))
            shares = "".join(f"{evaluation.f1(counts, measure):12.3f}" for measure in MEASURES)
            rate = speed(read, sample, repeats=1 if name != "econlab" else REPEATS)
            print(f"{f'{language} {name}':32}{shares}{rate:10.3f}")


def _reader(other: Other, language: str) -> Callable[[str], Iterable[Any]]:
    return lambda text: other.read(text, language)


def speed(read: Callable[[str], Iterable[Any]], text: str, repeats: int = REPEATS) -> float:
    """Megabytes of text read in a second of one processor, at best."""
    best = float("inf")
    for _ in range(repeats):
        start = process_time()
        for _figure in read(text):
            pass
        best = min(best, process_time() - start)
    return len(text.encode("utf-8", "surrogatepass")) / 1e6 / best


def perturbed(text: str, size: int) -> str:
    """Repeat a text with other digits each time, years left as they are, so that nothing recurs."""
    generator = random.Random(0)

    def other(match: re.Match[str]) -> str:
        number = match[0]
        if re.fullmatch("(?:19|20)[0-9]{2}", number):
            return number
        return "".join(generator.choice("123456789") if digit in "123456789" else digit for digit in number)

    parts: list[str] = []
    length = 0
    while length < size:
        parts.append(re.sub("[0-9]+", other, text))
        length += len(parts[-1].encode("utf-8")) + 1
    return "\n".join(parts)


def prose(text: str) -> str:
    """Keep lines without figures, and one in twenty of those with."""
    lines = [line for line in text.split("\n") if len(line) > 40]
    figured = [line for line in lines if re.search("[0-9]", line)]
    return "\n".join([line for line in lines if not re.search("[0-9]", line)] + figured[::20])


def speeds(texts: dict[str, str]) -> None:
    """Print speed on each kind of text, with how many figures a kilobyte holds."""
    print(f"\n{'speed of one core, best of ' + str(REPEATS):44}{'MB':>8}{'figures/kB':>12}{'MB/s':>8}")
    for name, text in texts.items():
        size = len(text.encode("utf-8"))
        if size:
            density = 1000 * len(scan(text)) / size
            print(f"{name:44}{size / 1e6:8.1f}{density:12.2f}{speed(scan, text):8.1f}")


COMMAND = "import sys; from econlab.cli import main; sys.exit(main(sys.argv[1:]))"
MEMORY = """
import sys
from pathlib import Path
from econlab.scanning.documents import Piece
from econlab.scanning.scan import scan_pieces

def most():
    [line] = [line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")]
    return int(line.split()[1]) / 1024

text, number = Path(sys.argv[1]).read_text(encoding="utf-8"), int(sys.argv[2])
before = most()
found = sum(1 for _ in scan_pieces(Piece(text) for _ in range(number)))
print(found, before, most())
"""


def memory(text: str) -> None:
    """Print the most memory that a scan of ever longer documents needs, each in a process of its own."""
    print(f"\n{'memory, document in pieces':32}{'figures':>12}{'before, MB':>12}{'at most, MB':>12}")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "piece.txt")
        piece = perturbed(text, 1_000_000)
        path.write_text(piece, encoding="utf-8")
        for megabytes in MEGABYTES:
            number = round(megabytes * 1e6 / len(piece.encode("utf-8")))
            done = subprocess.run(
                [sys.executable, "-c", MEMORY, str(path), str(number)],
                check=True,
                capture_output=True,
                text=True,
            )
            found, before, most = map(float, done.stdout.split())
            print(f"{f'{megabytes} MB':32}{found:12.0f}{before:12.0f}{most:12.0f}")


def over_processes(text: str) -> None:
    """Print how long the command line takes over a folder of documents, by processes."""
    print(f"\n{f'{FILES} documents of {FILE_SIZE / 1e6:.0f} MB':32}{'s':>8}{'MB/s':>8}{'times':>8}")
    with tempfile.TemporaryDirectory() as name:
        folder, first = Path(name, "documents"), 0.0
        folder.mkdir()
        for number in range(FILES):
            (folder / f"{number}.txt").write_text(perturbed(text, FILE_SIZE), encoding="utf-8")
        for workers in WORKERS:
            command = ["scan", str(folder), "--format", "jsonl", "--workers", str(workers)]
            start = perf_counter()
            with Path(name, "found.jsonl").open("wb") as found:
                subprocess.run([sys.executable, "-c", COMMAND, *command], check=True, stdout=found)
            taken = perf_counter() - start
            first = first or taken
            rate = FILES * FILE_SIZE / 1e6 / taken
            print(f"{f'{workers} at a time':32}{taken:8.1f}{rate:8.1f}{first / taken:8.2f}")


if __name__ == "__main__":
    others, missing = available()
    everything: list[Text] = []
    for name, texts in collections():
        if texts:
            accuracy(name, texts)
            everything += texts
    compared(everything, others)
    for sentence in missing:
        print(sentence)
    documents = "\n".join(scan_catalogue.contents().values()) if scan_catalogue.DOCUMENTS.is_dir() else ""
    annotated = "\n\n".join(text.text for text in everything)
    speeds(
        {
            "documents of the catalogue, digits changed": perturbed(documents, LONG) if documents else "",
            "annotated texts, digits changed": perturbed(annotated, LONG),
            "prose with few numbers": perturbed(prose(annotated), LONG),
        }
    )
    memory(annotated)
    over_processes(annotated)
