"""The scanner and the raw catalogue agree on the documents, but for what is listed with its reason."""

from functools import cache
from itertools import pairwise

import pytest
from scan_catalogue import (
    DIFFERENCES,
    DOCUMENTS,
    Difference,
    catalogued,
    contents,
    differences,
    listed,
)

from econlab.evidence.catalogue import raw_rows
from econlab.evidence.cleaning import REVIEWED
from econlab.scanning.scan import scan

pytestmark = pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the documents are not beside the project")
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
        assert any(printed in whole for at, whole in shown if at == line), (line, printed)
    assert all(one.end <= other.start for one, other in pairwise(placed))


@pytest.mark.parametrize("document", NAMES)
def test_a_difference_between_scan_and_catalogue_is_listed(document: str) -> None:
    assert [difference for difference in found(document) if difference not in listed()] == []


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
