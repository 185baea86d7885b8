"""Named results: what a notebook answers, kept with its bounds."""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from numbers import Integral, Real
from typing import Any

from econlab.errors import InputError
from econlab.evidence.intervals import Interval, rounded
from econlab.evidence.tables import Lines
from econlab.running.parameters import Value, shown
from econlab.showing.exports import parquet_bytes
from econlab.showing.results import RESULT_TYPE, with_bounds

Result = dict[str, Any]

# Fewer than a processor can disagree about, more than anything printed has.
_SIGNIFICANT_DIGITS = 8
_NAME = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
_COLUMNS = ("name", "value", "low", "high", "unit")
_INFINITE = {"inf": math.inf, "-inf": -math.inf}


def record(
    name: str,
    value: Interval | float | str,
    *,
    low: float | None = None,
    high: float | None = None,
    unit: str = "",
    label: str = "",
    source: str = "",
    figures: Iterable[str] = (),
) -> None:
    """Show a named result in a notebook, and keep it for the table of all runs.

    Parameters
    ----------
    name : str
        In snake_case, once in a notebook; a name that begins with ``answer_``
        is one of the main answers on the front page of the report.
    value : Interval, number or str
        The result. A text is a verdict.
    low, high : float, optional
        Bounds of a plain number; an interval brings its own.
    unit : str, optional
        Code of the unit, such as ``percent`` or ``multiple``. A text has none, whatever is given.
    label : str, optional
        What the number is, as a part of a sentence, for the front page.
    source : str, optional
        Where the figures behind it were printed, for the front page.
    figures : iterable of str, optional
        Ids of the figures and reference values it came from, or of the statements it
        counts, which it leads to in the report.

    Raises
    ------
    InputError
        When the name is not in snake_case, the value is not a number, or the
        bounds are out of order.
    """
    from IPython.display import display

    kept = result(name, value, low=low, high=high, unit=unit, label=label, source=source, figures=figures)
    said = f"{name} = {with_bounds(kept)} {kept['unit']}".rstrip()
    display({RESULT_TYPE: kept, "text/plain": said}, raw=True)


def result(
    name: str,
    value: Interval | float | str,
    *,
    low: float | None = None,
    high: float | None = None,
    unit: str = "",
    label: str = "",
    source: str = "",
    figures: Iterable[str] = (),
) -> Result:
    """Return a named result as plain data, as `record` keeps it.

    Numbers have eight significant digits; infinite bounds are the texts ``inf``
    and ``-inf``, since JSON has no infinity.

    Raises
    ------
    InputError
        As for `record`.

    Examples
    --------
    >>> result("answer_share", Interval(80, float("inf"), 80), unit="percent")["high"]
    'inf'
    """
    if not _NAME.fullmatch(name):
        raise InputError(f"result {name!r}: expected a name in snake_case, such as answer_multiplier.")
    if isinstance(value, Interval | str) and (low is not None or high is not None):
        raise InputError(f"result {name!r}: low and high go with a plain number, not with {value!r}.")
    if value is None:
        raise InputError(f"result {name!r}: found None, expected a number, an interval or a text.")
    if isinstance(value, Interval):
        value, low, high = value.value, value.low, value.high  # type: ignore[assignment]
    numbers = [_plain(name, number) for number in (low, value, high) if not isinstance(number, str)]
    known = [float(number) for number in numbers if number is not None]
    if known != sorted(known):
        raise InputError(f"result {name!r}: expected low <= value <= high, found {low}, {value}, {high}.")
    traced = {"figures": sorted(set(figures))}
    return {
        "name": name,
        "value": value if isinstance(value, str) else _plain(name, value),
        "low": _plain(name, low),
        "high": _plain(name, high),
        "unit": "" if isinstance(value, str) else unit,
        "label": label,
        "source": source,
        **(traced if traced["figures"] else {}),
    }


def _plain(name: str, number: object) -> int | float | str | None:
    if number is None:
        return None
    if isinstance(number, bool) or not isinstance(number, Real) or math.isnan(float(number)):
        raise InputError(f"result {name!r}: found {number!r}, expected a number, an interval or a text.")
    if isinstance(number, Integral):
        return int(number)
    real = float(number)
    if math.isinf(real):
        return "inf" if real > 0 else "-inf"
    return rounded(real, _SIGNIFICANT_DIGITS)


def collect(notebook: Mapping[str, Any]) -> list[Result]:
    """Return the named results of an executed notebook, in the order they were recorded.

    Parameters
    ----------
    notebook : mapping
        The executed notebook, as read from its file.

    Raises
    ------
    InputError
        When two results have the same name.
    """
    results: list[Result] = []
    for cell in notebook["cells"]:
        for output in cell.get("outputs", []):
            if RESULT_TYPE in output.get("data", {}):
                results.append(dict(output["data"][RESULT_TYPE]))
                _check_new(results, cell)
    return results


def _check_new(results: list[Result], cell: Mapping[str, Any]) -> None:
    name = results[-1]["name"]
    if any(earlier["name"] == name for earlier in results[:-1]):
        raise InputError(
            f"cell [{cell.get('execution_count')}] records {name!r} a second time. "
            "Give each result its own name."
        )


def to_csv(runs: Iterable[Mapping[str, Any]]) -> str:
    """Return the results of all runs as one CSV table.

    Parameters
    ----------
    runs : iterable of mapping
        Each with ``notebook``, ``run``, ``parameters`` and ``results``.

    Returns
    -------
    str
        A row for each result, sorted by notebook, run and order of record, with
        a column for every parameter of any run, blank where a run has none.

    Examples
    --------
    >>> one = {"notebook": "a", "run": "default", "parameters": {"place": "CHN"},
    ...        "results": [result("share", 0.5)]}
    >>> print(to_csv([one]), end="")
    notebook,run,place,name,value,low,high,unit
    a,default,CHN,share,0.5,,,
    """
    ordered = _sorted(runs)
    parameters = _parameters(ordered)
    lines = Lines()
    writer = csv.writer(lines)
    writer.writerow(["notebook", "run", *parameters, *_COLUMNS])
    for run in ordered:
        settings = [_cell(run["parameters"].get(name)) for name in parameters]
        for one in run["results"]:
            cells = [_cell(one[column]) for column in _COLUMNS]
            writer.writerow([run["notebook"], run["run"], *settings, *cells])
    return "".join(lines.written)


def to_parquet(runs: Iterable[Mapping[str, Any]]) -> bytes:
    """Return the results of all runs as one Parquet table, the same bytes for the same results.

    Its rows are those of `to_csv`. A parameter has the type of its values, numbers
    and bounds are floats, a text stands in ``verdict`` in place of ``value``, and
    nothing is missing but null.

    Parameters
    ----------
    runs : iterable of mapping
        As for `to_csv`.

    Raises
    ------
    ImportError
        When pyarrow is not installed.
    """
    import pyarrow as pa

    return parquet_bytes({name: pa.array(held, kind) for name, held, kind in typed_columns(runs)})


def typed_columns(runs: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, list[Any], str]]:
    """Yield the name, the values and the type of each column of the results of all runs.

    Types have the names that Arrow gives them: ``string``, ``float64``, ``int64``, ``bool``.

    Parameters
    ----------
    runs : iterable of mapping
        As for `to_csv`.
    """
    ordered = _sorted(runs)
    rows = [(run, one) for run in ordered for one in run["results"]]
    for name in ("notebook", "run"):
        yield name, [run[name] for run, _ in rows], "string"
    for name in _parameters(ordered):
        kind = _type_of(run["parameters"].get(name) for run in ordered)
        held = [run["parameters"].get(name) for run, _ in rows]
        texts = [None if value is None else shown(value) for value in held]
        yield name, texts if kind == "mixed" else held, _ARROW[kind]
    yield "name", [one["name"] for _, one in rows], "string"
    for name in ("value", "low", "high"):
        yield name, [_float(one[name]) for _, one in rows], "float64"
    told = [one["value"] for _, one in rows]
    yield "verdict", [text if _is_verdict(text) else None for text in told], "string"
    yield "unit", [one["unit"] or None for _, one in rows], "string"


_ARROW = {"bool": "bool", "int": "int64", "float": "float64", "str": "string", "mixed": "string"}


def _type_of(values: Iterable[Value | None]) -> str:
    """Return the type of a parameter in all runs, or that it is shown as text."""
    known = [value for value in values if value is not None]
    kinds = {type(value).__name__ for value in known}
    if any(isinstance(value, int) and abs(value) >= 2**63 for value in known):
        return "mixed"
    if kinds == {"int", "float"}:
        return "float"
    return kinds.pop() if len(kinds) == 1 else "mixed"


def _is_verdict(value: object) -> bool:
    return isinstance(value, str) and value not in _INFINITE


def _float(value: float | str | None) -> float | None:
    if isinstance(value, str):
        return _INFINITE.get(value)
    return None if value is None else float(value)


def _sorted(runs: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    return sorted(runs, key=lambda run: (run["notebook"], run["run"]))


def _parameters(runs: Iterable[Mapping[str, Any]]) -> list[str]:
    return sorted({name for run in runs for name in run["parameters"]})


def _cell(value: Value | None) -> str:
    return "" if value is None else shown(value)
