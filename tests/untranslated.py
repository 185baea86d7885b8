"""What a page in Vietnamese says in English though econlab has Vietnamese words for it."""

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

from econlab.evidence.raw import REFERENCE_STATUSES
from econlab.evidence.statements import VERDICTS
from econlab.evidence.vocabulary import KINDS
from econlab.project import root
from econlab.showing import evidence_phrases, page_phrases, result_phrases
from econlab.showing.language import LABELS

# Elements whose text is code, a name of a parameter or its value, or never shown.
NOT_READ = {"code", "pre", "script", "style", "title", "dt", "dd"}
# Words that English sentences are joined with, and no Vietnamese one has.
ENGLISH = re.compile(
    r"\b(and|are|by|does|each|every|for|from|has|have|how|if|is|its|not|of|that|the|this|was|were|what|where"
    r"|which|with)\b",
    re.IGNORECASE,
)
WORD = re.compile(r"\b[a-z]{2,}\b")
EMPTY = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


@cache
def english() -> frozenset[str]:
    """Return all words and codes that have a Vietnamese form, other than those written alike."""
    told = [
        *LABELS.values(),
        *page_phrases.WORDS.values(),
        *evidence_phrases.WORDS.values(),
        *result_phrases.UNITS.values(),
        *_vocabulary(),
    ]
    vietnamese = {written.casefold() for _, written in told}
    alike = {"tiếng việt", "english"}
    codes = {*VERDICTS, *KINDS, *REFERENCE_STATUSES, "at_least", "at_most"}
    words = {written.casefold() for written, _ in told if written.strip()}
    return frozenset((words | codes) - vietnamese - alike)


def _vocabulary() -> list[tuple[str, str]]:
    import econlab

    names = econlab.vocabulary(root())
    tables = (names.places, names.indicators, names.units, names.topics, names.vintages, names.definitions)
    return [(row["name_en"], row["name_vi"]) for table in tables for row in table.values()]


@cache
def told_in_english() -> frozenset[str]:
    """Return what the data tell in our own English words: statements, titles, issuers, notes, repairs."""
    own = ("says", "title", "issuer", "publisher", "note", "reason", "meaning")
    rows = (row for path in (root() / "data" / "raw").rglob("*.csv") for row in _rows(path))
    told = {(row[column], row.get(f"{column}_vi", "")) for row in rows for column in own if column in row}
    # Short ones may be names, or be printed somewhere.
    return frozenset(words for words, same in told if words != same and len(WORD.findall(words)) >= 4)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@dataclass
class _Element:
    tag: str
    skipped: bool
    text: str = ""
    whole: bool = True


class _Reader(HTMLParser):
    """The texts of a page.

    Attributes
    ----------
    said : list of str
        Those that an element has for itself, and those that it is called.
    parts : list of str
        Every stretch of text between two tags.
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[_Element] = []
        self.said: list[str] = []
        self.parts: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in EMPTY:
            return
        given = dict(attrs)
        foreign = tag != "html" and given.get("lang") not in (None, "vi")
        above = self.open[-1] if self.open else _Element("", skipped=False)
        above.whole = False
        skipped = above.skipped or foreign or tag in NOT_READ
        self.open.append(_Element(tag, skipped))
        if not skipped:
            self.said += [str(given[name]) for name in ("aria-label", "title") if given.get(name)]

    def handle_endtag(self, tag: str) -> None:
        while self.open:
            element = self.open.pop()
            if element.whole and not element.skipped:
                self.said.append(element.text)
            if element.tag == tag:
                return

    def handle_data(self, data: str) -> None:
        if self.open:
            self.open[-1].text += data
            self.parts += [] if self.open[-1].skipped else [data]


def untranslated(page: str) -> list[str]:
    """Return the texts of a page in Vietnamese that are English words, codes or sentences.

    A word or a code is a whole element's own. Codes of definitions, all in capitals, are the
    same in every language.
    """
    read = _Reader(page)
    return [*english_among(read.said), *english_sentences(dict.fromkeys([*read.said, *read.parts]))]


def untranslated_in_chart(svg: str) -> list[str]:
    """Return the texts of a chart that are English words or codes; matplotlib notes each in a comment."""
    return english_among(unescape(text) for text in re.findall(r"<!--(.*?)-->", svg, re.DOTALL))


def english_sentences(texts: Iterable[str]) -> list[str]:
    """Return the texts that hold what the data tell in English, or words that only English has."""
    told = [" ".join(text.split()) for text in texts]
    return [text for text in told if is_english(text) or any(one in text for one in told_in_english())]


def is_english(text: str) -> bool:
    """Whether a text has words that English sentences are joined with."""
    return ENGLISH.search(text) is not None


def english_among(texts: Iterable[str]) -> list[str]:
    told = [" ".join(text.split()).rstrip(":") for text in texts]
    return [text for text in told if text.casefold() in english() and not text.isupper()]
