"""Made-up figures and published values as the build has them, for the tests of the audit."""

from collections.abc import Iterable

from econlab.evidence.cleaning import COLUMNS
from econlab.evidence.printed import read_printed
from econlab.evidence.statements import Evidence, Judgement, judge
from econlab.evidence.tolerances import Tolerance

Row = dict[str, str]
TOLERANCE = Tolerance(open_end=2.0, near=0.05)


def figure(name: str, printed: str, **cells: str) -> Row:
    """A cleaned figure, read from an English form; a unit given is that of its indicator."""
    reading = read_printed(printed, language="en")
    read = {
        "value": "" if reading.value is None else f"{reading.value:f}",
        "low": f"{reading.low}",
        "high": f"{reading.high}",
        "unit": reading.unit,
        "qualifier": reading.qualifier,
    }
    named = {
        "figure": name, "place": "AAA", "indicator": "sales", "definition": "D", "period": "2022",
        "kind": "statistic", "status": "reviewed", "document": "paper", "line": "7", "printed": printed,
    }  # fmt: skip
    return dict.fromkeys(COLUMNS, "") | named | read | cells


def change(name: str, printed: str, direction: str = "increase", **cells: str) -> Row:
    return figure(
        name, printed, **({"kind": "change", "direction": direction, "period": "2021/2022"} | cells)
    )


def published(printed: str, *, source: str = "S", **cells: str) -> Row:
    """A reference value of the series `sales_published`."""
    row = figure(
        "", printed, **({"document": "", "line": "", "source": source, "status": "corroborated"} | cells)
    )
    return row | {"figure": f"sales_published:{row['place']}:{row['period']}:{source}"}


def evidence(*figures: Row, reference: Iterable[Row] = ()) -> Evidence:
    return Evidence({row["figure"]: row for row in figures}, list(reference), TOLERANCE)


def judged(stated: Row | str, formula: str, *others: Row, reference: Iterable[Row] = ()) -> Judgement:
    """The judgement of a figure, or of a literal, over other figures."""
    rows = (*others, *([] if isinstance(stated, str) else [stated]))
    name = stated if isinstance(stated, str) else stated["figure"]
    return judge(name, formula, evidence(*rows, reference=reference))


def found(*given: Row | str, **more: Iterable[Row]) -> tuple[str, str, str]:
    """Verdict, reason and detail of a statement: what is stated, the formula, the other figures."""
    stated, formula, *others = given
    assert isinstance(formula, str)
    told = judged(stated, formula, *(row for row in others if not isinstance(row, str)), **more)
    return told.verdict, told.reason, told.detail
