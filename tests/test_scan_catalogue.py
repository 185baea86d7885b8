"""The scanner and the raw catalogue agree on the documents, but for what is listed with its reason."""

from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import Any

import pytest
from scan_catalogue import (
    DIFFERENCES,
    DOCUMENTS,
    Difference,
    catalogued,
    contents,
    differences,
    fields_that_differ,
    listed,
)
from scan_evaluation import Figure

from econlab.evidence.catalogue import raw_rows
from econlab.evidence.raw import REVIEWED
from econlab.scanning.scan import scan

beside = pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the documents are not beside the project")
NAMES = [row["document"] for row in raw_rows("documents")]


@cache
def text(document: str) -> str:
    found = contents()
    if document not in found:
        pytest.skip(f"{document}.txt is not beside the project")
    return found[document]


@cache
def found(document: str) -> dict[Difference, None]:
    return dict.fromkeys(differences(document, text(document), scan(text(document), document=document)))


@beside
@pytest.mark.parametrize("document", NAMES)
def test_every_row_of_the_catalogue_has_its_place_in_the_text(document: str) -> None:
    placed = catalogued(document, text(document))
    rows = {
        (int(row["line"]), row["printed"])
        for row in raw_rows("figures")
        if (row["document"], row["status"]) == (document, REVIEWED)
    }
    shown = {(one.line, one.readings[0].printed) for one in placed}
    assert shown <= rows
    for line, printed in rows - shown:
        # The whole of "43/53" belongs to the part, whatever noun it is printed with.
        number = printed.split()[0]
        assert any(number in whole for at, whole in shown if at == line), (line, printed)
    assert all(one.end <= other.start for one, other in pairwise(placed))


@beside
@pytest.mark.parametrize("document", NAMES)
def test_a_difference_between_scan_and_catalogue_is_listed(document: str) -> None:
    assert [difference for difference in found(document) if difference not in listed()] == []


@beside
@pytest.mark.parametrize("document", NAMES)
def test_a_listed_difference_still_occurs(document: str) -> None:
    stale = [one for one in listed() if one.document == document and one not in found(document)]
    assert stale == []


def test_every_listed_difference_has_a_reason_and_stands_once_in_order() -> None:
    known = listed()
    lines = DIFFERENCES.read_text(encoding="utf-8").splitlines()
    assert len(lines) == len(known) + 1
    assert list(known) == sorted(known)
    assert [one for one, reason in known.items() if not reason.strip()] == []
    assert {one.document for one in known} <= set(NAMES)


def figure(printed: str, unit: str, **fields: Any) -> Figure:
    number = Decimal(5)
    plain = {"indicator": "digital_economy_share_gdp"}
    return Figure(7, 7 + len(printed), printed, number, number, number, unit=unit, **plain | fields)


@pytest.mark.parametrize(
    ("catalogue", "scanned", "differing"),
    [
        (figure("5", "member"), figure("5 tỉnh", "province"), []),
        (figure("5", "member"), figure("5", "count"), []),
        (figure("5", "member"), figure("5 tỷ đồng", "VND"), ["unit"]),
        (figure("5", "rank"), figure("5 tỉnh", "province"), ["unit"]),
        (figure("5 tỉnh", "province"), figure("5 tỉnh, thành phố", "province"), []),
        (figure("5 tỉnh", "province"), figure("5 tỉnh, thành phố", "city"), ["unit"]),
        (figure("5 tỉnh", "province"), figure("hơn 5 tỉnh", "province"), ["printed"]),
        (figure("5", "member"), figure("5/8 tỉnh", "province"), ["printed", "unit"]),
    ],
)
def test_the_catalogue_may_leave_out_a_noun(catalogue: Figure, scanned: Figure, differing: list[str]) -> None:
    assert fields_that_differ([catalogue], scanned, "") == differing


def test_a_rate_of_growth_may_be_a_change() -> None:
    change = figure("5%", "percent", kind="change", direction="increase")
    growth = figure("5%", "percent", indicator="digital_economy_growth")
    assert fields_that_differ([growth], change, "") == []
    assert fields_that_differ([figure("5%", "percent")], change, "") == ["kind", "direction"]
    assert fields_that_differ([growth], change._replace(kind="target", direction=""), "") == ["kind"]


def test_a_target_may_be_told_by_another_paragraph() -> None:
    target, statistic = figure("5%", "percent", kind="target"), figure("5%", "percent")
    assert fields_that_differ([target], statistic, "Kinh tế số đạt 5%") == []
    assert fields_that_differ([target], statistic, "Phấn đấu kinh tế số đạt 5%") == ["kind"]
    assert fields_that_differ([target], statistic._replace(kind="forecast"), "sẽ đạt 5%") == ["kind"]
    assert fields_that_differ([statistic], target, "Kinh tế số đạt 5%") == ["kind"]
