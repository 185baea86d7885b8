"""Scoring a scan: who is paired with whom, what counts as right, and what the totals are."""

import csv
import json
from decimal import Decimal
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import scan_evaluation as evaluation
from hypothesis import given
from hypothesis import strategies as st
from other_scanners import _by_paragraph, plain
from scan_evaluation import TEXTS, Figure, Outcome, Text

from econlab.evidence.catalogue import vocabulary
from econlab.evidence.periods import check_period
from econlab.evidence.vocabulary import DIRECTIONS, KINDS
from econlab.scanning.scan import scan

INFINITY = Decimal("Infinity")


def figure(start: int, end: int, value: str | None = "5", **fields: Any) -> Figure:
    number = None if value is None else Decimal(value)
    low, high = (Decimal(fields.pop(name, value or 0)) for name in ("low", "high"))
    return Figure(start, end, "x" * (end - start), number, low, high, **fields)


def judged(gold: list[Figure], found: list[Figure]) -> Outcome:
    return evaluation.judge(Text("a", "vi", False, "x" * 100, gold), found)


def spans(cuts: set[int]) -> list[Figure]:
    ends = sorted(cuts)
    return [figure(start, end) for start, end in zip(ends[::2], ends[1::2], strict=False)]


SPANS = st.sets(st.integers(0, 24), max_size=10).map(spans)


def most(gold: list[Figure], found: list[Figure]) -> int:
    """The most characters that any one-to-one pairing in order shares, by trying all."""
    number = min(len(gold), len(found))
    return max(
        sum(
            max(0, min(one.end, other.end) - max(one.start, other.start))
            for one, other in zip(some, others, strict=True)
        )
        for size in range(number + 1)
        for some in combinations(gold, size)
        for others in combinations(found, size)
    )


@given(SPANS, SPANS)
def test_pairs_share_as_many_characters_as_possible_one_to_one_in_order(
    gold: list[Figure], found: list[Figure]
) -> None:
    pairs = evaluation.matched(gold, found)
    assert pairs == sorted(pairs)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    shared = [min(gold[i].end, found[j].end) - max(gold[i].start, found[j].start) for i, j in pairs]
    assert all(one > 0 for one in shared)
    assert sum(shared) == most(gold, found)


def test_a_range_found_as_two_is_one_pair_and_one_false_alarm() -> None:
    outcome = judged([figure(10, 30)], [figure(10, 14), figure(16, 30)])
    assert outcome.pairs == [(figure(10, 30), figure(16, 30))]
    assert outcome.alarms == [figure(10, 14)]


def test_a_borderline_figure_is_neither_missed_nor_a_false_alarm() -> None:
    doubtful = figure(10, 30, borderline=True)
    assert judged([doubtful], [])[1:] == ([], [], [])
    assert judged([doubtful], [figure(10, 30)])[1:] == ([], [], [])
    assert judged([doubtful], [figure(10, 14), figure(16, 30), figure(30, 31)])[1:] == (
        [], [], [figure(30, 31)],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("change", "lost"),
    [
        ({}, set()),
        ({"end": 21}, {"span", "whole"}),
        ({"value": Decimal(6)}, {"value", "value+unit", "all fields", "whole"}),
        ({"value": None}, {"value", "value+unit", "all fields", "whole"}),
        ({"unit": "rank"}, {"value+unit", "all fields", "whole"}),
        ({"low": Decimal(4)}, {"all fields", "whole"}),
        ({"high": INFINITY}, {"all fields", "whole"}),
        ({"qualifier": "about"}, {"all fields", "whole"}),
        ({"currency": "VND"}, {"all fields", "whole"}),
        ({"kind": "target"}, {"all fields", "whole"}),
        ({"direction": "increase"}, {"all fields", "whole"}),
        ({"period": "2022", "place": "VNM", "indicator": "gdp", "confidence": 0.1}, set()),
    ],
)
def test_each_measure_asks_for_its_fields(change: dict[str, Any], lost: set[str]) -> None:
    gold = figure(10, 20, unit="percent")
    assert evaluation.reached(gold, gold._replace(**change)) == set(evaluation.MEASURES) - lost


def test_the_value_of_a_range_is_its_two_ends() -> None:
    gold = figure(0, 9, None, low="10", high="20", qualifier="range")
    assert "value" in evaluation.reached(gold, gold)
    assert "value" not in evaluation.reached(gold, gold._replace(high=Decimal(21)))
    assert "value" not in evaluation.reached(gold, figure(0, 9, "15"))


@pytest.mark.parametrize(
    ("gold", "found", "agrees"),
    [
        ("percent", "percent", True),
        ("percent", "percentage_point", False),
        ("person", "count", False),
        ("person", "user", False),
        ("count:turbine", "count", True),
        ("count:turbine", "percent", False),
        ("count:firm", "enterprise", True),
        ("count:data centre", "data_centre", True),
        ("count:digital platform", "platform", True),
        ("count:firm", "person", False),
        ("count:turbine", evaluation.UNCOUNTED, True),
        ("person", evaluation.UNCOUNTED, True),
        ("", evaluation.UNCOUNTED, True),
        ("percent", evaluation.UNCOUNTED, False),
        ("", "", True),
        ("", "count", False),
    ],
)
def test_a_counted_noun_is_a_count_or_its_own_code(gold: str, found: str, agrees: bool) -> None:
    assert evaluation.unit_agrees(gold, found) is agrees


def test_numbers_are_the_same_but_for_what_binary_lost() -> None:
    assert evaluation.close(Decimal("41.45"), Decimal("41.449999999999996"))
    assert evaluation.close(INFINITY, INFINITY)
    assert evaluation.close(None, None)
    assert not evaluation.close(Decimal("41.45"), Decimal("41.46"))
    assert not evaluation.close(INFINITY, -INFINITY)
    assert not evaluation.close(Decimal(5), None)
    assert not evaluation.close(Decimal(0), Decimal("1e-30"))


def test_totals_are_over_all_figures_not_over_texts() -> None:
    good = judged([figure(0, 2), figure(4, 6), figure(8, 10)], [figure(0, 2), figure(4, 6), figure(8, 10)])
    bad = judged([figure(0, 2)], [figure(1, 3, "6"), figure(4, 6)])
    counts = evaluation.tally([good, bad])
    assert (counts["gold"], counts["found"], counts["overlap"], counts["value"]) == (4, 5, 4, 3)
    assert evaluation.precision(counts, "value") == 3 / 5
    assert evaluation.recall(counts, "value") == 3 / 4
    assert evaluation.f1(counts, "value") == pytest.approx(2 / (5 / 3 + 4 / 3))
    assert counts["wrong value"] == 1


def test_nothing_to_find_and_nothing_found_is_all_right() -> None:
    assert evaluation.f1(evaluation.tally([judged([], [])]), "span") == 1
    assert evaluation.f1(evaluation.tally([judged([figure(0, 1)], [])]), "span") == 0


def test_context_is_judged_where_the_annotation_says_something() -> None:
    gold = [figure(0, 2, period="2022", place="VNM"), figure(4, 6), figure(8, 10, indicator="gdp")]
    found = [
        figure(0, 2, period="2022", indicator=""),
        figure(4, 6, period="2021", indicator=""),
        figure(8, 10, indicator="gdp"),
    ]
    counts = evaluation.tally([judged(gold, found)])
    assert {key: counts[f"period {key}"] for key in ("pairs", "right", "wanted", "given", "named right")} == {
        "pairs": 3, "right": 2, "wanted": 1, "given": 2, "named right": 1,
    }  # fmt: skip
    assert (counts["place right"], counts["place wanted"], counts["place given"]) == (2, 1, 0)
    assert (counts["indicator pairs"], counts["indicator right"]) == (1, 1)


def test_wilson_bounds_are_those_of_the_textbook() -> None:
    assert evaluation.wilson(8, 10) == pytest.approx((0.4902, 0.9433), abs=1e-4)
    assert evaluation.wilson(0, 10) == pytest.approx((0, 0.2775), abs=1e-4)
    assert evaluation.wilson(10, 10) == pytest.approx((0.7225, 1), abs=1e-4)


def test_confidence_is_compared_with_the_share_found_right() -> None:
    sure = [figure(2 * i, 2 * i + 1, confidence=0.96) for i in range(10)]
    doubtful = [figure(50 + 2 * i, 51 + 2 * i, confidence=0.55) for i in range(4)]
    outcome = judged([*sure, *doubtful[:1]], [*sure[:9], sure[9]._replace(unit="rank"), *doubtful])
    low, high = evaluation.reliability([outcome])
    assert (low.number, low.right, low.confidence) == (4, 1, pytest.approx(0.55))
    assert (high.number, high.right, high.confidence) == (10, 9, pytest.approx(0.96))
    error = (4 * abs(0.55 - 0.25) + 10 * abs(0.96 - 0.9)) / 14
    assert evaluation.calibration_error([low, high]) == pytest.approx(error)
    assert evaluation.calibration_error([]) == 0


ROW = {
    "line": 1, "start": 4, "end": 9, "printed": "41,5%", "value": 41.5, "low": 41.45, "high": 41.55,
    "qualifier": "exact", "unit": "percent", "currency": "", "kind": "statistic", "direction": "",
    "period": "2022", "place": "VNM", "borderline": False, "note": "",
}  # fmt: skip


def write(folder: Path, name: str, text: str, *rows: dict[str, Any]) -> None:
    path = folder / f"{name}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    path.with_suffix(".jsonl").write_text(lines, encoding="utf-8")


def test_annotated_texts_are_read_with_their_language_and_whether_they_are_held_out(tmp_path: Path) -> None:
    write(tmp_path, "vi/share", "đạt 41,5% GDP\n", ROW)
    write(tmp_path, "en/none", "Nothing here.\n")
    write(tmp_path, "other", "kinh tế số đạt mức cao\n")
    (tmp_path / "held_out.txt").write_text("vi/share\n")
    texts = evaluation.read_texts(tmp_path)
    assert [(one.name, one.language, one.held_out) for one in texts] == [
        ("en/none", "en", False), ("other", "vi", False), ("vi/share", "vi", True),
    ]  # fmt: skip
    [found] = texts[2].gold
    assert (found.value, found.low, found.high) == (Decimal("41.5"), Decimal("41.45"), Decimal("41.55"))
    assert (found.period, found.place, found.indicator) == ("2022", "VNM", None)


def test_open_ends_and_ranges_are_read() -> None:
    over = evaluation.annotated(ROW | {"low": 5, "high": None, "indicator": "gdp"})
    assert (over.low, over.high, over.indicator) == (5, INFINITY, "gdp")
    span = evaluation.annotated(ROW | {"value": None, "unit": "CNY_per_person", "currency": None})
    assert (span.value, span.currency) == (None, "CNY")


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ([ROW | {"printed": "41.5%"}], "4-9 prints '41,5%', the row says '41.5%'"),
        ([ROW, ROW], "4-9 '41,5%' begins before 9"),
        ([ROW | {"end": 4, "printed": ""}], "4-4 prints ''"),
    ],
)
def test_an_annotation_that_does_not_fit_its_text_is_refused(
    tmp_path: Path, rows: list[dict[str, Any]], problem: str
) -> None:
    write(tmp_path, "share", "đạt 41,5% GDP\n", *rows)
    with pytest.raises(ValueError, match=r"share\.jsonl") as refusal:
        evaluation.read_texts(tmp_path)
    assert problem in str(refusal.value)


def test_every_error_is_listed_once_with_what_stands_around_it() -> None:
    text = "Năm 2022\nđạt 41,5% GDP, 7 tỷ và 8 hộ"
    gold = [
        evaluation.annotated(ROW | {"start": 13, "end": 18}),
        evaluation.annotated(ROW | {"start": 24, "end": 28, "printed": "7 tỷ", "value": 7000000000}),
    ]
    found = [gold[0]._replace(end=22, unit="rank", period=""), figure(4, 8, "2022")]
    outcome = evaluation.judge(Text("a", "vi", False, text, gold), sorted(found))
    lines = list(evaluation.errors(outcome))
    assert [line.split(": ")[1] for line in lines] == ["false alarm", "wrong", "missed"]
    assert lines[0].startswith("a:1:")
    assert "Năm [xxxx]⏎đạt" in lines[0]
    assert "unit rank for percent; period  for 2022" in lines[1]
    assert "đạt [41,5%] GDP" in lines[1]


OTHER_ANSWERS: dict[str, list[Any]] = {
    "span": [[8, 20]], "value": [Decimal("0.05")], "qualifier": ["at_most"], "unit": ["", "count:firm"],
    "kind": ["change"], "period": ["2022"],
}  # fmt: skip
TWO_ANSWERS = figure(10, 20, unit="percent", kind="target", also=OTHER_ANSWERS)


@pytest.mark.parametrize(
    ("change", "lost"),
    [
        ({"unit": ""}, set()),
        ({"unit": "enterprise"}, set()),
        ({"unit": "rank"}, {"value+unit", "all fields", "whole"}),
        ({"start": 8}, set()),
        ({"start": 9}, {"span", "whole"}),
        ({"value": Decimal("0.05"), "low": Decimal("0.045"), "high": Decimal("0.055")}, set()),
        ({"low": Decimal("0.045")}, {"all fields", "whole"}),
        ({"qualifier": "at_most", "low": -INFINITY}, set()),
        ({"qualifier": "about", "low": -INFINITY}, {"all fields", "whole"}),
        ({"kind": "change", "direction": "increase"}, set()),
        ({"direction": "increase"}, {"all fields", "whole"}),
    ],
)
def test_another_answer_that_was_marked_is_right(change: dict[str, Any], lost: set[str]) -> None:
    reached = evaluation.reached(TWO_ANSWERS, TWO_ANSWERS._replace(**change))
    assert reached == set(evaluation.MEASURES) - lost


def test_another_period_that_was_marked_is_right() -> None:
    counts = evaluation.tally(judged([TWO_ANSWERS], [TWO_ANSWERS._replace(period=year)]) for year in YEARS)
    assert (counts["period pairs"], counts["period right"], counts["period named right"]) == (3, 2, 1)


YEARS = ("", "2022", "2021")
OWN = [path.relative_to(TEXTS).with_suffix("").as_posix() for path in sorted(TEXTS.rglob("*.jsonl"))]
FIELDS = {
    "line", "start", "end", "printed", "value", "low", "high", "qualifier", "unit", "currency", "kind",
    "direction", "period", "place", "borderline", "note",
}  # fmt: skip
QUALIFIERS = {"exact", "about", "over", "at_least", "under", "at_most", "range"}
PLACES = {"", *vocabulary().places}


@cache
def own_texts() -> dict[str, Text]:
    return {text.name: text for text in evaluation.read_texts(TEXTS)}


def test_own_texts_of_both_languages_are_tuned_on_and_held_out() -> None:
    held_out = (TEXTS / evaluation.HELD_OUT).read_text(encoding="utf-8").split()
    assert set(held_out) == {text.name for text in own_texts().values() if text.held_out}
    assert {name.partition("/")[0] for name in held_out} == {"vi", "en"}
    assert {name.partition("/")[0] for name in OWN if name not in held_out} == {"vi", "en"}
    texts = {path.relative_to(TEXTS).with_suffix("").as_posix() for path in TEXTS.glob("*/*.txt")}
    assert texts == set(OWN) == set(own_texts())


@pytest.mark.parametrize("name", OWN)
def test_every_annotation_holds_together(name: str) -> None:
    text = own_texts()[name]
    lines = (TEXTS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line, parse_float=Decimal) for line in lines]
    assert len(rows) >= 50
    assert "\r" not in text.text
    for row, marked in zip(rows, text.gold, strict=True):
        optional = {f"{field}_also" for field in evaluation.ALSO}
        assert FIELDS <= set(row) <= FIELDS | optional, row
        assert row["line"] == text.text.count("\n", 0, marked.start) + 1, row
        assert marked.printed == marked.printed.strip()
        assert len(row["note"]) < 70, row
        check_marked(marked)


def check_marked(marked: Figure) -> None:
    """Check what one annotation must be by itself, in all its answers."""
    assert marked.low is not None
    assert marked.high is not None
    assert marked.low <= (marked.low if marked.value is None else marked.value) <= marked.high, marked
    assert (marked.value is None) == (marked.qualifier == "range"), marked
    assert {marked.qualifier, *marked.also.get("qualifier", ())} <= QUALIFIERS
    assert {marked.kind, *marked.also.get("kind", ())} <= set(KINDS)
    assert (marked.direction in DIRECTIONS) if marked.kind == "change" else not marked.direction, marked
    money = marked.unit.partition("_per_")[0]
    assert marked.currency == (money if money in evaluation.ISO_4217 else ""), marked
    assert {marked.place, *marked.also.get("place", ())} <= PLACES
    for period in {marked.period, *marked.also.get("period", ())} - {""}:
        check_period(period)
    for start, end in marked.also.get("span", ()):
        assert start < marked.end
        assert marked.start < end


with (TEXTS / "floors.csv").open(encoding="utf-8", newline="") as file:
    FLOORS = list(csv.DictReader(file))


@pytest.mark.parametrize("floors", FLOORS, ids=lambda row: f"{row['language']} {row['texts']}")
def test_the_scanner_is_as_good_as_it_was(floors: dict[str, str]) -> None:
    held_out = floors["texts"] == "held out"
    some = [
        text
        for text in own_texts().values()
        if (text.language, text.held_out) == (floors["language"], held_out)
    ]
    counts = evaluation.tally(evaluation.evaluate(some, scan))
    reached = {measure: evaluation.f1(counts, measure) for measure in evaluation.MEASURES}
    fallen = {name: (f1, floors[name]) for name, f1 in reached.items() if f1 < float(floors[name])}
    assert fallen == {}


def test_there_are_floors_for_both_languages_tuned_on_and_held_out() -> None:
    assert [(row["language"], row["texts"]) for row in FLOORS] == [
        ("vi", "tuned on"), ("vi", "held out"), ("en", "tuned on"), ("en", "held out"),
    ]  # fmt: skip


def test_the_tables_show_every_text_and_every_total() -> None:
    outcomes = [judged([figure(0, 2)], [figure(0, 2)]), judged([figure(0, 2)], [])]
    lines = evaluation.table(outcomes)
    assert [line.split()[-1] for line in lines[1:3]] == ["1.000", "0.000"]
    assert lines[-1].split()[:4] == ["all:", "F1", "2", "1"]
    assert evaluation.fields_table(outcomes)[0].startswith("wrong among 1 figures found: value 0, low 0")
    assert evaluation.reliability_table(outcomes)[-1] == "expected calibration error: 0.000"


def test_what_another_library_finds_is_placed_in_the_whole_text() -> None:
    def read(paragraph: str) -> list[Figure]:
        at = paragraph.index("5")
        return [figure(at, at + 1)._replace(printed="5"), figure(at, at + 2)._replace(printed="5%")]

    found = list(_by_paragraph(read, "a 5% b\n\n\n\nnăm\nvà 5%"))
    assert [(one.start, one.end) for one in found] == [(2, 4), (17, 19)]


def test_the_regular_expression_reads_numbers_as_their_language_writes_them() -> None:
    text = "Đạt 1.234,5 tỷ, tăng 8,7 %; năm 2024 là 43"
    found = [(one.printed, one.value, one.unit) for one in plain().read(text, "vi")]
    whole, share = Decimal("1234.5"), Decimal("8.7")
    assert found == [("1.234,5", whole, "*"), ("8,7 %", share, "percent"), ("43", Decimal(43), "*")]
    assert next(iter(plain().read("1,234.5 bn", "en"))).value == whole
