"""How good the scanner is: its figures beside those that people marked in the same texts.

``python tests/scan_evaluation.py FOLDER... [--errors]`` scans every annotated text in the folders
(``NAME.txt`` with ``NAME.jsonl`` beside it) and prints how many figures were found right, and with
``--errors`` each one that was not.
"""

import argparse
import json
import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from math import sqrt
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from econlab.evidence import noun_words, unit_words
from econlab.evidence.lexicon import lexicon

TEXTS = Path(__file__).resolve().parent / "scan_texts"
HELD_OUT = "held_out.txt"
ISO_4217 = frozenset(unit_words.MONEY)
COUNTS = frozenset(noun_words.NOUNS)
# The unit of a scanner that knows no counted things: right wherever one is counted or none is printed.
UNCOUNTED = "*"

FIELDS = ("value", "low", "high", "qualifier", "unit", "currency", "kind", "direction")
CONTEXT_FIELDS = ("period", "place", "indicator")
# Where another answer than the one preferred is right, these follow from it and are not asked for.
FOLLOWING = {"low": ("value", "qualifier"), "high": ("value", "qualifier"), "direction": ("kind",)}
ALSO = ("span", "value", "qualifier", "unit", "kind", "period", "place")
# From what is easiest to what is hardest. Only "span" and "whole" ask for the very same characters.
MEASURES = ("overlap", "span", "value", "value+unit", "all fields", "whole")
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98, 1.01)


class Figure(NamedTuple):
    """A figure as marked or as found; `indicator` and a bound are None where nobody said.

    `also` holds, by field, other answers that a careful reader could give.
    """

    start: int
    end: int
    printed: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    qualifier: str = "exact"
    unit: str = ""
    currency: str = ""
    kind: str = "statistic"
    direction: str = ""
    period: str = ""
    place: str = ""
    indicator: str | None = None
    borderline: bool = False
    confidence: float = 1.0
    also: Mapping[str, Sequence[Any]] = MappingProxyType({})


class Text(NamedTuple):
    """An annotated text; `language` is vi or en, `held_out` says that tuning did not see it."""

    name: str
    language: str
    held_out: bool
    text: str
    gold: list[Figure]


class Outcome(NamedTuple):
    """What came of one text: gold beside found, missed and false alarms, borderline cases left out."""

    text: Text
    pairs: list[tuple[Figure, Figure]]
    missed: list[Figure]
    alarms: list[Figure]


Scanner = Callable[[str], Iterable[Any]]


def read_texts(folder: Path) -> list[Text]:
    """Read every annotated text of a folder and of its folders, in the order of their names."""
    named = folder / HELD_OUT
    held_out = set(named.read_text(encoding="utf-8").split()) if named.is_file() else set()
    return [_text(path, folder, held_out) for path in sorted(folder.rglob("*.jsonl"))]


def _text(path: Path, folder: Path, held_out: set[str]) -> Text:
    name = path.relative_to(folder).with_suffix("").as_posix()
    text = path.with_suffix(".txt").read_bytes().decode("utf-8")
    parts = path.resolve().parts[::-1]
    language = next((code for code in parts if code in {"vi", "en"}), language_of(text))
    lines = path.read_text(encoding="utf-8").splitlines()
    gold = [annotated(json.loads(line, parse_float=Decimal)) for line in lines if line.strip()]
    if problems := list(inconsistencies(text, gold)):
        raise ValueError(f"{path}: {'; '.join(problems)}")
    return Text(name, language, name in held_out or "held" in parts, text, gold)


def language_of(text: str) -> str:
    """Vietnamese when one letter in a hundred is one that English has not."""
    return (
        "vi" if sum(letter in "ăâđêôơưạảấầậắệịọộợụủứựếềốồớờ" for letter in text) * 100 > len(text) else "en"
    )


def annotated(row: dict[str, Any]) -> Figure:
    """Read one line of an annotation file."""
    low, high = (Decimal(end) if row[name] is None else _number(row[name]) for name, end in _OPEN_ENDS)
    value = row["value"] if row["value"] is None else _number(row["value"])
    known = {name: row[name] for name in Figure._fields[6:15] if row.get(name) is not None}
    known.setdefault("currency", _currency(row["unit"]))
    also = {field: row[f"{field}_also"] for field in ALSO if f"{field}_also" in row}
    return Figure(row["start"], row["end"], row["printed"], value, low, high, **known, also=also)


_OPEN_ENDS = (("low", "-Infinity"), ("high", "Infinity"))


def _number(number: Any) -> Decimal:
    return number if isinstance(number, Decimal) else Decimal(str(number))


def _currency(unit: str) -> str:
    return unit.partition("_per_")[0] if unit.partition("_per_")[0] in ISO_4217 else ""


def inconsistencies(text: str, figures: Sequence[Figure]) -> Iterator[str]:
    """Say where spans print something else, overlap, or stand out of order."""
    end = 0
    for figure in figures:
        if text[figure.start : figure.end] != figure.printed or not figure.printed:
            found = text[figure.start : figure.end]
            yield f"{figure.start}-{figure.end} prints {found!r}, the row says {figure.printed!r}"
        if figure.start < end:
            yield f"{figure.start}-{figure.end} {figure.printed!r} begins before {end}, where another ends"
        end = figure.end


def as_figures(records: Iterable[Any]) -> list[Figure]:
    """Take what evaluation needs of scanned records."""
    names = [name for name in Figure._fields if name not in {"borderline", "also"}]
    return [Figure(**{name: getattr(record, name) for name in names}) for record in records]


def matched(gold: Sequence[Figure], found: Sequence[Figure]) -> list[tuple[int, int]]:
    """Pair figures one to one, in order, so that the characters they share are as many as possible."""
    edges = list(_overlaps(gold, found))
    most, chosen = [0], [False]
    before: list[int] = []
    for at, (i, j, shared) in enumerate(edges):
        free = at
        while free and (edges[free - 1][0] == i or edges[free - 1][1] == j):
            free -= 1
        before.append(free)
        taken = most[free] + shared
        chosen.append(taken > most[at])
        most.append(max(taken, most[at]))
    pairs, at = [], len(edges)
    while at:
        if chosen[at]:
            pairs.append(edges[at - 1][:2])
        at = before[at - 1] if chosen[at] else at - 1
    return pairs[::-1]


def _overlaps(gold: Sequence[Figure], found: Sequence[Figure]) -> Iterator[tuple[int, int, int]]:
    first = 0
    for i, one in enumerate(gold):
        while first < len(found) and found[first].end <= one.start:
            first += 1
        for j in range(first, len(found)):
            if found[j].start >= one.end:
                break
            yield i, j, min(one.end, found[j].end) - max(one.start, found[j].start)


def judge(text: Text, found: Sequence[Figure]) -> Outcome:
    """Compare found figures with those marked; what touches a borderline case only is left out."""
    pairs = matched(text.gold, found)
    right = [(text.gold[i], found[j]) for i, j in pairs]
    hit, taken = {i for i, _ in pairs}, {j for _, j in pairs}
    doubtful = [figure for figure in text.gold if figure.borderline]
    return Outcome(
        text,
        [pair for pair in right if not pair[0].borderline],
        [figure for i, figure in enumerate(text.gold) if i not in hit and not figure.borderline],
        [figure for j, figure in enumerate(found) if j not in taken and not _touches(figure, doubtful)],
    )


def _touches(figure: Figure, others: Sequence[Figure]) -> bool:
    at = bisect_right(others, figure.start, key=lambda other: other.end)
    return at < len(others) and others[at].start < figure.end


def close(one: Decimal | None, other: Decimal | None) -> bool:
    """Whether two numbers are the same but for what an annotation in binary lost."""
    if one is None or other is None:
        return one is other
    if not (one.is_finite() and other.is_finite()):
        return one == other
    return abs(one - other) <= Decimal("1e-9") * max(abs(one), abs(other))


def unit_agrees(gold: str, found: str) -> bool:
    """Whether a unit is the one marked; a noun marked in words is any count, or its own code."""
    counted, noun = gold.startswith("count:"), gold.removeprefix("count:")
    if found == UNCOUNTED:
        return counted or gold in COUNTS or gold == ""
    return gold == found or (counted and found in {"count", *_codes(noun)})


def _codes(noun: str) -> set[str]:
    """Return every code a scanner may have for an English noun."""
    spaced = noun.replace("_", " ")
    units, head = lexicon().units, spaced.split(" ")[-1]
    known = {units[phrase].code for form in (spaced, head) if (phrase := tuple(form.split(" "))) in units}
    return known | {noun, spaced.replace(" ", "_"), head, f"count:{noun}"}


def wrong_fields(gold: Figure, found: Figure) -> list[str]:
    """Name the fields, context left out, in which two figures differ."""
    return [field for field in FIELDS if not _agrees(field, gold, found)]


def _agrees(field: str, gold: Figure, found: Figure) -> bool:
    """Whether a field is as marked, or as one of the other answers allows."""
    if any(_otherwise(other, gold, found) for other in FOLLOWING.get(field, ())):
        return True
    return _same(field, getattr(gold, field), getattr(found, field)) or _otherwise(field, gold, found)


def _otherwise(field: str, gold: Figure, found: Figure) -> bool:
    """Whether a field is not as preferred, but as one of the other answers."""
    given = getattr(found, field)
    others = gold.also.get(field, ())
    return not _same(field, getattr(gold, field), given) and any(_same(field, one, given) for one in others)


def _same(field: str, one: Any, other: Any) -> bool:
    if field in {"low", "high"}:
        return other is None or close(one, other)
    if field == "value":
        return close(one if one is None else _number(one), other)
    return unit_agrees(one, other) if field == "unit" else bool(one == other)


def span_agrees(gold: Figure, found: Figure) -> bool:
    """Whether two figures are the very same characters, or another span that was marked."""
    span = [found.start, found.end]
    return span == [gold.start, gold.end] or span in gold.also.get("span", ())


def reached(gold: Figure, found: Figure) -> set[str]:
    """Name the measures that a pair satisfies."""
    wrong = set(wrong_fields(gold, found))
    span = span_agrees(gold, found)
    value = "value" not in wrong and (gold.value is not None or not {"low", "high"} & wrong)
    holds = {
        "overlap": True,
        "span": span,
        "value": value,
        "value+unit": value and "unit" not in wrong,
        "all fields": not wrong,
        "whole": span and not wrong,
    }
    return {measure for measure, holding in holds.items() if holding}


def tally(outcomes: Iterable[Outcome]) -> Counter[str]:
    """Count figures marked and found, those that satisfy each measure, and fields right and wrong."""
    counts: Counter[str] = Counter()
    for outcome in outcomes:
        counts["gold"] += len(outcome.pairs) + len(outcome.missed)
        counts["found"] += len(outcome.pairs) + len(outcome.alarms)
        for gold, found in outcome.pairs:
            counts.update(reached(gold, found))
            counts.update(f"wrong {field}" for field in wrong_fields(gold, found))
            counts.update(_context(gold, found))
    return counts


def _context(gold: Figure, found: Figure) -> Iterator[str]:
    """Count, of each field of the context, pairs, those that agree, and those where each side has one."""
    for field in CONTEXT_FIELDS:
        wanted, given = getattr(gold, field), getattr(found, field)
        if wanted is None or given is None:
            continue
        yield f"{field} pairs"
        yield from [f"{field} wanted"] if wanted else []
        yield from [f"{field} given"] if given else []
        right = _agrees(field, gold, found)
        yield from [f"{field} right"] if right else []
        yield from [f"{field} named right"] if right and given else []


def precision(counts: Counter[str], measure: str) -> float:
    return counts[measure] / counts["found"] if counts["found"] else 1.0


def recall(counts: Counter[str], measure: str) -> float:
    return counts[measure] / counts["gold"] if counts["gold"] else 1.0


def f1(counts: Counter[str], measure: str) -> float:
    """Harmonic mean of precision and recall; 1 where there is nothing to find and nothing found."""
    total = counts["gold"] + counts["found"]
    return 2 * counts[measure] / total if total else 1.0


def wilson(right: int, of: int) -> tuple[float, float]:
    """Bounds of a share, at 95 per cent, that hold for few cases too."""
    z = 1.959964
    share, middle = right / of, 1 + z * z / of
    half = z * sqrt(share * (1 - share) / of + z * z / (4 * of * of)) / middle
    centre = (share + z * z / (2 * of)) / middle
    return max(0.0, centre - half), min(1.0, centre + half)


class Bin(NamedTuple):
    """Figures found with about the same confidence, and how many of them are right in all fields."""

    low: float
    high: float
    number: int
    confidence: float
    right: int


def reliability(outcomes: Iterable[Outcome]) -> list[Bin]:
    """Gather found figures by confidence; a false alarm is one that is wrong."""
    judged: list[tuple[float, bool]] = []
    for outcome in outcomes:
        judged += [(found.confidence, not wrong_fields(gold, found)) for gold, found in outcome.pairs]
        judged += [(found.confidence, False) for found in outcome.alarms]
    bins = []
    for low, high in pairwise(BINS):
        inside = [one for one in judged if low <= one[0] < high]
        if inside:
            mean = sum(confidence for confidence, _ in inside) / len(inside)
            bins.append(Bin(low, min(high, 1.0), len(inside), mean, sum(right for _, right in inside)))
    return bins


def calibration_error(bins: Sequence[Bin]) -> float:
    """Mean distance of confidence from the share found right, each bin weighed by its figures."""
    number = sum(one.number for one in bins)
    return sum(abs(one.number * one.confidence - one.right) for one in bins) / number if number else 0.0


def table(outcomes: Sequence[Outcome]) -> list[str]:
    """F1 by text, then precision, recall and F1 of all texts of a language."""
    header = "".join(f"{measure:>12}" for measure in MEASURES)
    lines = [f"{'F1 by text':44}{'marked':>8}{'found':>8}{header}"]
    for outcome in outcomes:
        counts, held = tally([outcome]), " (held out)" if outcome.text.held_out else ""
        lines.append(_row(f"{outcome.text.language} {outcome.text.name}{held}", counts, f1))
    for language in sorted({outcome.text.language for outcome in outcomes}):
        for held_out, what in ((False, "tuned on"), (True, "held out")):
            some = [o for o in outcomes if (o.text.language, o.text.held_out) == (language, held_out)]
            lines += _totals(f"{language}, {what}", some) if some else []
    return [*lines, *(_totals("all", outcomes))]


def _totals(name: str, outcomes: Sequence[Outcome]) -> list[str]:
    counts = tally(outcomes)
    ways = (("precision", precision), ("recall", recall), ("F1", f1))
    return ["", *(_row(f"{name}: {what}", counts, way) for what, way in ways)]


def _row(name: str, counts: Counter[str], way: Callable[[Counter[str], str], float]) -> str:
    shares = "".join(f"{way(counts, measure):12.3f}" for measure in MEASURES)
    return f"{name:44}{counts['gold']:8}{counts['found']:8}{shares}"


def fields_table(outcomes: Sequence[Outcome]) -> list[str]:
    """How often each field is right where the figure was found; for context also where one is named."""
    counts = tally(outcomes)
    pairs = counts["overlap"]
    wrong = ", ".join(f"{field} {counts[f'wrong {field}']}" for field in FIELDS)
    lines = [f"wrong among {pairs} figures found: {wrong}"]
    for field in CONTEXT_FIELDS:
        if number := counts[f"{field} pairs"]:
            right, named = counts[f"{field} right"], counts[f"{field} named right"]
            wanted, given = counts[f"{field} wanted"], counts[f"{field} given"]
            lines.append(
                f"{field}: {right / number:.3f} right of {number}; {named} right of {given} named,"
                f" {wanted} marked"
            )
    return lines


def reliability_table(outcomes: Sequence[Outcome]) -> list[str]:
    """Confidence beside the share found right."""
    bins = reliability(outcomes)
    lines = [f"{'confidence':>14}{'figures':>9}{'mean':>8}{'right':>8}   95 % interval"]
    for one in bins:
        low, high = wilson(one.right, one.number)
        span = f"{one.low:.2f} to {one.high:.2f}"
        share = one.right / one.number
        lines.append(f"{span:>14}{one.number:9}{one.confidence:8.3f}{share:8.3f}   {low:.3f} to {high:.3f}")
    return [*lines, f"expected calibration error: {calibration_error(bins):.3f}"]


def errors(outcome: Outcome) -> Iterator[str]:
    """Every miss, false alarm and wrong field of a text, in text order, with what stands around it."""
    text, name = outcome.text.text, outcome.text.name
    listed = [(figure, "missed", _said(figure)) for figure in outcome.missed]
    listed += [(figure, "false alarm", _said(figure)) for figure in outcome.alarms]
    for gold, found in outcome.pairs:
        differences = [*_span_difference(gold, found), *_differences(gold, found)]
        if differences:
            listed.append((gold, "wrong", "; ".join(differences)))
    for figure, what, why in sorted(listed, key=lambda one: one[0].start):
        line = text.count("\n", 0, figure.start) + 1
        before = text[max(0, figure.start - 60) : figure.start]
        around = f"{before}[{figure.printed}]{text[figure.end : figure.end + 60]}".replace("\n", "⏎")
        yield f"{name}:{line}: {what}: {why}\n    {around}"


def _span_difference(gold: Figure, found: Figure) -> list[str]:
    return [] if span_agrees(gold, found) else [f"span {found.printed!r}"]


def _differences(gold: Figure, found: Figure) -> Iterator[str]:
    wrong = wrong_fields(gold, found)
    wrong += [
        field
        for field in CONTEXT_FIELDS
        if getattr(gold, field) is not None and not _agrees(field, gold, found)
    ]
    for field in wrong:
        yield f"{field} {getattr(found, field)!s} for {getattr(gold, field)!s}"


def _said(figure: Figure) -> str:
    value = f"{figure.low} to {figure.high}" if figure.value is None else figure.value
    return f"{value} {figure.unit} {figure.qualifier} {figure.kind}"


def evaluate(texts: Iterable[Text], scanner: Scanner) -> list[Outcome]:
    """Scan texts and compare."""
    return [judge(text, as_figures(scanner(text.text))) for text in texts]


def main(arguments: Sequence[str] | None = None) -> int:
    from econlab.scanning.scan import scan

    parser = argparse.ArgumentParser(description="Compare the scanner with annotated texts.")
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--errors", action="store_true", help="print every miss, false alarm and wrong field")
    asked = parser.parse_args(arguments)
    texts = [text for folder in asked.folders for text in read_texts(folder)]
    if not texts:
        parser.error(f"no NAME.jsonl beside a NAME.txt in {', '.join(map(str, asked.folders))}")
    outcomes = evaluate(texts, scan)
    lines = [line for outcome in outcomes for line in errors(outcome)] if asked.errors else []
    lines += [*table(outcomes), "", *fields_table(outcomes), "", *reliability_table(outcomes)]
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
