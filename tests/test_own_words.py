"""What the data tell in our own words: the same in both languages, and not in those of the documents."""

import re
import unicodedata
from collections import defaultdict
from pathlib import Path

import pytest
from raw_project import Project
from untranslated import ENGLISH

from econlab import project

DOCUMENTS = project.root().parent / "shared" / "documents"
# As many syllables of a document in a row are a sentence of it, not a name.
COPIED = 8
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
# A number that one language writes out.
SPELLED = {"Sixteen": "16", "one per cent": "1 per cent", "November": "11"}


@pytest.fixture(scope="module")
def statements(own_data: Project) -> list[dict[str, str]]:
    return own_data.rows("statements")


def numbers(text: str, decimal: str, thousands: str) -> list[str]:
    return sorted(found.replace(thousands, "").replace(decimal, ".") for found in NUMBER.findall(text))


def test_each_statement_tells_the_same_numbers_in_both_languages(statements: list[dict[str, str]]) -> None:
    for row in statements:
        english = row["says"]
        for spelled, digits in SPELLED.items():
            english = english.replace(spelled, digits)
        assert numbers(english, ".", ",") == numbers(row["says_vi"], ",", "."), row["statement"]


def test_what_is_said_alike_in_one_language_is_in_the_other(statements: list[dict[str, str]]) -> None:
    for column, other in (("says", "says_vi"), ("says_vi", "says")):
        alike = defaultdict(set)
        for row in statements:
            alike[row[column]].add(row[other])
        assert [told for told in alike.values() if len(told) > 1] == []


HEDGES = {
    r"(?i)\b(about|some) (?=\d)": "khoảng|chừng",
    r"\bover\b|\bmore than\b": "trên|hơn|quá",
    r"\bat least\b": "ít nhất|trở lên",
    r"\bnearly\b": "gần",
    r"\bmay\b|\bcan\b": "có thể",
    r"\bestimated\b": "ước",
}


@pytest.mark.parametrize("hedge", HEDGES)
def test_a_hedge_is_kept(statements: list[dict[str, str]], hedge: str) -> None:
    hedged = [row for row in statements if re.search(hedge, row["says"])]
    assert hedged
    assert [row for row in hedged if not re.search(HEDGES[hedge], row["says_vi"].casefold())] == []


def test_vietnamese_is_vietnamese(own_data: Project) -> None:
    for table in ("statements", "documents"):
        for row in own_data.rows(table):
            for column in (name for name in row if name.endswith("_vi")):
                text = row[column]
                assert text, (table, row)
                assert not ENGLISH.search(text), text
                assert unicodedata.is_normalized("NFC", text), text
                assert not text.isascii(), text


def syllables(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


def runs(text: str) -> set[tuple[str, ...]]:
    found = syllables(text)
    return {tuple(found[at : at + COPIED]) for at in range(len(found) - COPIED + 1)}


def test_a_run_of_syllables_is_found() -> None:
    line = "một hai ba bốn năm sáu bảy tám chín"
    assert runs(f"X {line}, y") & runs(f"(Hai) {line[4:].upper()}!")
    assert not runs(line) & runs(line.replace("năm", "5"))


def test_no_sentence_of_a_document_is_copied(statements: list[dict[str, str]]) -> None:
    texts = sorted(Path(DOCUMENTS).glob("*.txt")) if DOCUMENTS.is_dir() else []
    if not texts:
        pytest.skip("the documents are not beside the project")
    printed = set[tuple[str, ...]]().union(*(runs(path.read_text(encoding="utf-8")) for path in texts))
    assert [row["says_vi"] for row in statements if runs(row["says_vi"]) & printed] == []
