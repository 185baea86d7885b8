"""What the scanner finds in the catalogued documents, beside what the raw catalogue says of them.

``python tests/scan_catalogue.py`` prints every difference that `scan_differences.csv` does not list, as
rows for it that lack only the reason.
"""

import csv
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from scan_evaluation import COUNTS, ISO_4217, Figure, Text, as_figures, close, matched

from econlab.evidence import coverage
from econlab.evidence.building import processed
from econlab.evidence.catalogue import raw_rows, vocabulary
from econlab.evidence.printed import read_printed
from econlab.evidence.raw import REVIEWED
from econlab.evidence.tables import Row
from econlab.project import root

DOCUMENTS = root().parent / "shared" / "documents"
DIFFERENCES = Path(__file__).resolve().parent / "scan_differences.csv"
# What these rules leave out of the catalogue is a figure for the scanner, whose user decides: spans of
# time and ages, and what a document counts of itself.
LEFT_TO_THE_USER = frozenset({"duration or age", "part of the document"})
COMPARED = ("printed", "value", "low", "high", "unit", "qualifier", "kind", "direction")


class Difference(NamedTuple):
    """One thing on one line that scanner and catalogue do not agree on.

    `difference` is missing (`printed` is catalogued and not found), "not catalogued" (found only), or
    the name of the field that was `found` otherwise.
    """

    document: str
    line: int
    printed: str
    difference: str
    found: str


class Catalogued(NamedTuple):
    """A printed form at its place, and every reading of it that the catalogue allows."""

    line: int
    readings: tuple[Figure, ...]

    @property
    def start(self) -> int:
        return self.readings[0].start

    @property
    def end(self) -> int:
        return self.readings[0].end


def contents() -> dict[str, str]:
    """Return the text of every document that lies beside the project."""
    paths = {row["document"]: DOCUMENTS / f"{row['document']}.txt" for row in raw_rows("documents")}
    return {name: path.read_bytes().decode("utf-8") for name, path in paths.items() if path.is_file()}


def catalogued(document: str, text: str) -> list[Catalogued]:
    """Find every reviewed row of a document in its text; the whole in "43/53" belongs to the part."""
    rows = [row for row in raw_rows("figures") if (row["document"], row["status"]) == (document, REVIEWED)]
    rows.sort(key=lambda row: int(row["line"]))
    starts, lines = [0], text.split("\n")
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    found = []
    for number, some in groupby(rows, key=lambda row: int(row["line"])):
        for (start, end), same in _placed(lines[number - 1], list(some)).items():
            offset = starts[number - 1]
            readings = [reading for row in same for reading in _readings(row, offset + start, offset + end)]
            found.append(Catalogued(number, tuple(readings)))
    return sorted(found, key=lambda one: one.start)


def _placed(line: str, rows: Sequence[Row]) -> dict[tuple[int, int], list[Row]]:
    """Give each row its place on the line, long forms first; two facts of one form share it."""
    places: dict[tuple[int, int], list[Row]] = {}
    for row in sorted(rows, key=lambda row: -len(row["printed"])):
        spans = coverage.occurrences(row["printed"], line)
        outside = [span for span in spans if not any(_inside(span, place) for place in places)]
        free = [span for span in outside if span not in places]
        if free or outside:
            places.setdefault((free or outside)[0], []).append(row)
    return places


def _inside(span: tuple[int, int], place: tuple[int, int]) -> bool:
    return span != place and place[0] < span[1] and span[0] < place[1]


def _readings(row: Row, start: int, end: int) -> Iterator[Figure]:
    """Read the form as printed and as corrected; without a unit, with that of the indicator too."""
    cleaned = _cleaned().get(row["figure"], {"unit": "", "correction": ""})
    corrections = [one["value"] for one in raw_rows("corrections") if one["figure"] == row["figure"]]
    overrides = [value for value in corrections if value and cleaned["correction"].startswith("override")]
    for printed in (row["printed"], *overrides):
        reading = read_printed(printed)
        for unit in dict.fromkeys((reading.unit or cleaned["unit"], reading.unit)):
            currency = unit.partition("_per_")[0] if unit.partition("_per_")[0] in ISO_4217 else ""
            yield Figure(
                start, end, row["printed"], reading.value, reading.low, reading.high, reading.qualifier, unit,
                currency, row["kind"], row["direction"], row["period"], row["place"], row["indicator"],
            )  # fmt: skip


@cache
def _cleaned() -> dict[str, dict[str, str]]:
    rows = csv.DictReader(processed(root())["figures.csv"].decode("utf-8").splitlines())
    return {row["figure"]: row for row in rows}


def texts() -> list[Text]:
    """Return the documents as annotated texts, each form with its first reading.

    Numbers that the catalogue leaves to the user are borderline.
    """
    found = []
    for name, text in contents().items():
        forms = [one.readings[0] for one in catalogued(name, text)]
        left = [at for some in _explained(text).values() for at in some]
        free = [at for at in left if not any(one.start <= at < one.end for one in forms)]
        doubtful = [Figure(at, at + 1, text[at], None, None, None, borderline=True) for at in free]
        found.append(Text(name, "vi", False, text, sorted([*forms, *doubtful], key=lambda one: one.start)))
    return found


def differences(document: str, text: str, scanned: Sequence[Any]) -> Iterator[Difference]:
    """Say everything that a scan and the catalogue see differently in one document."""
    gold, found, lines = catalogued(document, text), as_figures(scanned), text.split("\n")
    pairs = matched([one.readings[0] for one in gold], found)
    hit, taken = {i for i, _ in pairs}, {j for _, j in pairs}
    for i, one in enumerate(gold):
        if i not in hit:
            yield Difference(document, one.line, one.readings[0].printed, "missing", "")
    for i, j in pairs:
        for field in fields_that_differ(gold[i].readings, found[j], lines[gold[i].line - 1]):
            given = getattr(found[j], field)
            yield Difference(
                document,
                gold[i].line,
                gold[i].readings[0].printed,
                field,
                "" if given is None else str(given),
            )
    numbers = _explained(text)
    for j, figure in enumerate(found):
        line = text.count("\n", 0, figure.start) + 1
        if j not in taken and not any(figure.start <= at < figure.end for at in numbers.get(line, ())):
            value = f"{figure.low}..{figure.high}" if figure.value is None else f"{figure.value}"
            yield Difference(
                document, line, figure.printed, "not catalogued", f"{value} {figure.unit}".rstrip()
            )


def fields_that_differ(readings: Sequence[Figure], found: Figure, line: str) -> list[str]:
    """Name what differs from the reading that is nearest, and that no rule explains."""

    def wrong(reading: Figure) -> list[str]:
        differing = [field for field in COMPARED if not _same(getattr(reading, field), getattr(found, field))]
        explained = {field for rule in BY_DESIGN.values() for field in rule(reading, found, line)}
        return [field for field in differing if field not in explained]

    return min((wrong(reading) for reading in readings), key=len)


def _noun_left_out(reading: Figure, found: Figure, _line: str) -> set[str]:
    longer = found.start == reading.start and found.printed.startswith(reading.printed)
    if not longer or re.search("[0-9]", found.printed.removeprefix(reading.printed)):
        return set()
    bare = not read_printed(reading.printed).unit
    counted = reading.unit in COUNTS - {"rank"} and found.unit in {*COUNTS, "count"}
    return {"printed", "unit"} if bare and counted else {"printed"}


def _rate_of_growth(reading: Figure, found: Figure, _line: str) -> set[str]:
    kinds = (reading.kind, found.kind) == ("statistic", "change")
    return {"kind", "direction"} if kinds and reading.indicator in _growths() else set()


@cache
def _growths() -> frozenset[str]:
    return frozenset(code for code, row in vocabulary().indicators.items() if row["measure"] == "growth")


def _target_elsewhere(reading: Figure, found: Figure, line: str) -> set[str]:
    plain = reading.kind == "target" and found.kind in {"statistic", "change"}
    return {"kind", "direction"} if plain and not AIMS.search(line.casefold()) else set()


AIMS = re.compile("mục tiêu|chỉ tiêu|phấn đấu|phải|cần|bảo đảm|đến năm|目标|到20")
# Differences that are as they should be, by their reasons: which fields they explain.
BY_DESIGN: dict[str, Callable[[Figure, Figure, str], set[str]]] = {
    "the catalogue keeps the noun, or the rest of it, in the indicator": _noun_left_out,
    "a rate of growth is a statistic of its indicator, and a change by its verb": _rate_of_growth,
    "a target by its document, not by its paragraph": _target_elsewhere,
}


def _same(one: Any, other: Any) -> bool:
    return one == other if isinstance(one, str) else close(one, other)


def _explained(text: str) -> dict[int, set[int]]:
    """Return, by line, where numbers stand that the catalogue leaves out and a scan need not."""
    lines = text.removesuffix("\n").split("\n")
    start, starts = 0, []
    for line in lines:
        starts.append(start)
        start += len(line) + 1
    found: dict[int, set[int]] = {}
    for number in coverage.numbers(lines, {}):
        if number.reason in LEFT_TO_THE_USER:
            found.setdefault(number.line, set()).add(starts[number.line - 1] + number.start)
    return found


def listed() -> dict[Difference, str]:
    """Return the known differences and why each of them is to be."""
    with DIFFERENCES.open(encoding="utf-8", newline="") as file:
        return {
            Difference(
                row["document"], int(row["line"]), row["printed"], row["difference"], row["found"]
            ): row["reason"]
            for row in csv.DictReader(file)
        }


def main() -> int:
    from econlab.scanning.scan import scan

    writer = csv.writer(sys.stdout, lineterminator="\n")
    known = listed()
    for name, text in contents().items():
        for difference in dict.fromkeys(differences(name, text, scan(text, document=name))):
            if difference not in known:
                writer.writerow([*difference, ""])
    return 0


if __name__ == "__main__":
    sys.exit(main())
