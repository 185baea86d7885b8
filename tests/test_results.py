"""The tables of results: the same rows in CSV and in Parquet, typed where the format has types."""

import csv
import io
import math
from collections.abc import Mapping
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from econlab.evidence.intervals import Interval
from econlab.running.parameters import RESERVED, shown
from econlab.running.results import record, result, to_csv, to_parquet
from econlab.showing.results import RESULT_TYPE


def of(name: str, run: str, *results: Mapping[str, Any], **given: Any) -> dict[str, Any]:
    return {"notebook": name, "run": run, "parameters": given, "results": list(results)}


RUNS = [
    of(
        "b",
        "place-VNM",
        result("answer_rate", 1.69, low=1.6, high=math.inf, unit="multiple"),
        result("answer_verdict", "not testable"),
        place="VNM",
        draws=500,
        rate=2,
        real=True,
        mixed="a",
    ),
    of("b", "default", result("years", 7, unit="year"), place="", draws=2000, rate=0.5, real=False, mixed=5),
    of("a", "default"),
]


def table(runs: list[dict[str, Any]]) -> pa.Table:
    return parquet.read_table(io.BytesIO(to_parquet(runs)))


def test_a_text_has_no_unit(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that one call records a number, or the reason why there is none."""
    shown: list[Any] = []
    monkeypatch.setattr("IPython.display.display", lambda told, **options: shown.append(told))
    for value in (Interval(1.0, 2.0), "not defined"):
        record("answer_rate", value, unit="multiple")
    assert [told[RESULT_TYPE]["unit"] for told in shown] == ["multiple", ""]
    assert [told["text/plain"] for told in shown] == [
        "answer_rate = [1, 2] multiple", "answer_rate = not defined",
    ]  # fmt: skip


def test_parquet_has_a_typed_column_for_each_parameter_and_one_for_verdicts() -> None:
    found = table(RUNS)
    assert {field.name: str(field.type) for field in found.schema} == {
        "notebook": "string",
        "run": "string",
        "draws": "int64",
        "mixed": "string",
        "place": "string",
        "rate": "double",
        "real": "bool",
        "name": "string",
        "value": "double",
        "low": "double",
        "high": "double",
        "verdict": "string",
        "unit": "string",
    }
    common = {"notebook": "b", "run": "place-VNM", "draws": 500, "mixed": "a", "place": "VNM", "rate": 2.0}
    common |= {"real": True}
    nothing = {"value": None, "low": None, "high": None, "verdict": None, "unit": None}
    rate = {"value": 1.69, "low": 1.6, "high": math.inf, "unit": "multiple"}
    assert found.to_pylist()[1:] == [
        common | nothing | {"name": "answer_rate"} | rate,
        common | nothing | {"name": "answer_verdict", "verdict": "not testable"},
    ]
    assert found.to_pylist()[0]["place"] == ""
    assert found.to_pylist()[0]["mixed"] == "5"


def test_parquet_is_the_same_bytes_whatever_the_order_of_runs() -> None:
    assert to_parquet(RUNS) == to_parquet(RUNS[::-1])
    assert to_parquet(RUNS) != to_parquet(RUNS[1:])
    assert parquet.ParquetFile(io.BytesIO(to_parquet(RUNS))).schema_arrow.metadata is None


def test_parquet_of_no_runs_and_of_runs_without_results_has_no_rows() -> None:
    assert table([]).num_rows == 0
    assert table([of("a", "default", place="CHN")]).schema.field("place").type == pa.string()


def test_a_number_too_large_for_its_type_is_a_text() -> None:
    found = table([of("a", "default", result("n", 1), seed=2**63), of("a", "seed-1", result("n", 1), seed=1)])
    assert found["seed"].to_pylist() == [str(2**63), "1"]


def test_any_break_of_a_line_stays_in_its_cell() -> None:
    text = 'a\rb\r\nc\n,"'
    [row] = csv.DictReader(io.StringIO(to_csv([of("a", "default", result("n", text))]), newline=""))
    assert row["value"] == text


def test_no_parameter_may_have_the_name_of_a_column() -> None:
    assert set(table([]).column_names) <= RESERVED
    assert set(to_csv([]).strip().split(",")) <= RESERVED


NUMBERS = st.floats(allow_nan=False) | st.integers(-(10**15), 10**15)
VALUES = {
    "str": st.text(),
    "int": st.integers(-(10**17), 10**17),
    "float": st.floats(allow_nan=False, allow_infinity=False),
    "bool": st.booleans(),
}


@st.composite
def many_runs(draw: st.DrawFn) -> list[dict[str, Any]]:
    kinds = draw(st.dictionaries(st.sampled_from(["place", "start", "seed"]), st.sampled_from(list(VALUES))))
    runs = []
    for number in range(draw(st.integers(1, 4))):
        given = {name: draw(VALUES[kind]) for name, kind in kinds.items()}
        texts = draw(st.lists(NUMBERS | st.text(), max_size=3))
        results = [result(f"r{position}", value) for position, value in enumerate(texts)]
        runs.append(of("a", f"run-{number}", *results, **given))
    return runs


@settings(deadline=None)
@given(many_runs())
def test_both_tables_have_the_same_rows(runs: list[dict[str, Any]]) -> None:
    typed = table(runs)
    rows = list(csv.DictReader(io.StringIO(to_csv(runs), newline="")))
    assert len(rows) == typed.num_rows
    for row, held in zip(rows, typed.to_pylist(), strict=True):
        told = row["value"] if held["verdict"] is None else held["verdict"]
        assert row["value"] == told
        if held["value"] is not None:
            assert float(row["value"]) == held["value"]
        for name in held.keys() & {"place", "start", "seed"}:
            assert row[name] == shown(held[name])


@pytest.mark.parametrize("name", sorted(RESERVED))
def test_every_reserved_name_is_a_column(name: str) -> None:
    assert name in {*table([]).column_names, *to_csv([]).strip().split(",")}
