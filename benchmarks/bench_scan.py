"""Scan.

Speed on texts of two megabytes, in one process: the annotated texts of tests/scan_texts, which are made to
be dense, again and again with other digits; prose made of their sentences without figures; and both, with as
many figures as policy documents have. A regular expression that only finds digits is the floor. quantulum3
and Duckling are compared where they can be imported: neither is a dependency, and `.venv/bin/pip install
quantulum3 pyduckling-native-phihos` adds them. Accuracy is F1 on the annotated texts that the rules were not
tuned on, and on those in the folders that `ECONLAB_SCAN_TEXTS` names.
"""

import os
import random
import re
from pathlib import Path

import other_scanners
import pytest
import scan_catalogue
import scan_evaluation as evaluation
from commands import econlab, peak

from econlab.scanning.scan import scan

FOLDERS = [Path(name) for name in os.environ.get("ECONLAB_SCAN_TEXTS", "").split(os.pathsep) if name]
LANGUAGES = {"vi": "Vietnamese", "en": "English"}
MEASURES = ("value", "value+unit", "all fields")
# What one measurement of speed reads, and what is enough for libraries a hundred times slower.
LONG, SHORT = 2_000_000, 12_000
FILES, FILE_SIZE = 8, 2_000_000
DIGITS = re.compile(r"[0-9]+(?:[.,][0-9]+)*")


def annotated() -> list[evaluation.Text]:
    return [text for folder in (evaluation.TEXTS, *FOLDERS) for text in evaluation.read_texts(folder)]


def whole() -> str:
    return "\n\n".join(text.text for text in evaluation.read_texts(evaluation.TEXTS))


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


def prose() -> str:
    """Repeat the sentences without a digit or a figure, and end with one that has some."""
    sentences = [one for one in re.split(r"(?<=[.;:])\s+", whole()) if len(one) > 40]
    without = "\n".join(one for one in sentences if not re.search("[0-9]", one) and not scan(one))
    figured = next(one for one in sentences if scan(one))
    return "\n".join([*[without] * 120, figured, ""])


def mixed() -> str:
    """Return so much prose with the annotated texts that figures are as many as in policy documents."""
    return "\n".join([whole(), *[prose()] * 16])


def documents() -> str:
    """Return the text of the catalogued documents, which lie beside the project for its developers only."""
    found = scan_catalogue.contents()
    if not found:
        pytest.skip(
            "The documents of the catalogue: not there, since the project has no right to spread them."
        )
    return "\n".join(found.values())


def megabytes(text: str) -> float:
    return len(text.encode("utf-8", "surrogatepass")) / 1e6


@pytest.mark.parametrize(
    ("what", "kind"),
    [
        ("annotated texts", whole),
        ("prose", prose),
        ("both, dense as policy documents", mixed),
        ("documents of the catalogue", documents),
    ],
)
def bench_speed(side_by_side, size, what, kind):
    text = perturbed(kind(), size(LONG, 200_000))
    density = len(scan(text)) / megabytes(text) / 1000
    side_by_side(
        f"{what}, {density:.2f} figures in a kilobyte",
        lambda: scan(text),
        {"a regular expression that finds digits": lambda: DIGITS.findall(text)},
        unit="MB/s",
        told=lambda taken: megabytes(text) / taken,
    )


@pytest.mark.parametrize("language", LANGUAGES)
def bench_speed_of_others(side_by_side, measured, language):
    others, missing = other_scanners.available()
    if not others:
        pytest.skip("; ".join(missing))
    measured.missing += missing
    text = "\n\n".join(one.text for one in annotated() if one.language == language)[:SHORT]
    side_by_side(
        f"annotated texts, {LANGUAGES[language]}",
        lambda: scan(text),
        {other.name: lambda other=other: list(other.read(text, language)) for other in others},
        pairs=2,
        unit="MB/s",
        told=lambda taken: megabytes(text) / taken,
    )


@pytest.mark.parametrize("language", LANGUAGES)
def bench_accuracy(rows, language):
    texts = [text for text in annotated() if text.language == language and text.held_out]
    others = [other_scanners.plain(), *other_scanners.available()[0]]
    readers = {other.name: lambda text, other=other: other.read(text, language) for other in others}
    ours = evaluation.tally(evaluation.evaluate(texts, scan))
    what = f"{LANGUAGES[language]}, {ours['gold']} figures held out"
    for name, read in readers.items():
        theirs = evaluation.tally(evaluation.evaluate(texts, read))
        for measure in MEASURES:
            mine, other = evaluation.f1(ours, measure), evaluation.f1(theirs, measure)
            rows(f"{what}: {measure}", [mine], name, [other], "F1")


MEMORY = """
import sys
from pathlib import Path
from econlab.scanning.documents import Piece
from econlab.scanning.scan import scan_pieces
text, number = Path(sys.argv[1]).read_text(encoding="utf-8"), int(sys.argv[2])
for _ in scan_pieces(Piece(text) for _ in range(number)):
    pass
"""


def bench_memory(rows, measured, tmp_path):
    path = tmp_path / "piece.txt"
    path.write_text(perturbed(mixed(), 1_000_000), encoding="utf-8")
    sizes = [1, 2] if measured.quick else [5, 50, 200]
    first, *longer = [peak(MEMORY, path, str(size)) for size in sizes]
    for size, most in zip(sizes[1:], longer, strict=True):
        rows(f"most memory, a document of {size} MB", [most], f"one of {sizes[0]} MB", [first], "MB")


def bench_two_processes(side_by_side, size, tmp_path):
    for number in range(size(FILES, 2)):
        path = tmp_path / f"{number}.txt"
        path.write_text(perturbed(mixed(), size(FILE_SIZE, 400_000)), encoding="utf-8")
    command = ("scan", tmp_path, "--format", "jsonl", "--workers")
    side_by_side(
        f"econlab scan --workers 2, {size(FILES, 2)} documents of {size(FILE_SIZE, 400_000) / 1e6:g} MB",
        lambda: econlab(*command, "2"),
        {"--workers 1": lambda: econlab(*command, "1")},
        pairs=3,
    )
