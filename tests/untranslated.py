"""What a page in Vietnamese says in English though econlab has Vietnamese words for it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from html import unescape
from html.parser import HTMLParser

from econlab.evidence.cleaning import REFERENCE_STATUSES
from econlab.evidence.statements import VERDICTS
from econlab.evidence.vocabulary import KINDS
from econlab.project import root
from econlab.showing import evidence_phrases, pages
from econlab.showing.language import LABELS

# Elements whose text is code, a name of a parameter or its value, or never shown.
NOT_READ = {"code", "pre", "script", "style", "title", "dt", "dd"}
PROSE = {"h1", "h2", "h3", "h4", "h5", "h6", "p", "li"}
JOINING = {
    "and", "are", "by", "does", "each", "every", "for", "from", "has", "have", "how", "if", "is", "its",
    "not", "of", "the", "this", "what", "where", "which", "with",
}  # fmt: skip
EMPTY = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


@cache
def english() -> frozenset[str]:
    """Return all words and codes that have a Vietnamese form, other than those written alike."""
    told = [
        *LABELS.values(),
        *(
            (word, words["vi"][key])
            for words in (pages.WORDS, evidence_phrases.WORDS, pages.UNITS)
            for key, word in words["en"].items()
        ),
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


@dataclass
class _Element:
    tag: str
    skipped: bool
    text: str = ""
    read: str = ""
    whole: bool = True


class _Reader(HTMLParser):
    """Texts that an element has for itself, and those of whole headings, paragraphs and items of lists."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[_Element] = []
        self.said: list[str] = []
        self.prose: list[str] = []
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
            if element.tag in PROSE and not element.skipped:
                self.prose.append(element.read)
            if element.tag == tag:
                return

    def handle_data(self, data: str) -> None:
        if self.open:
            self.open[-1].text += data
        if self.open and not self.open[-1].skipped:
            for element in self.open:
                element.read += data


def untranslated(page: str) -> list[str]:
    """Return the texts of a page in Vietnamese that are English words or codes, each a whole element's own.

    Codes of definitions, all in capitals, are the same in every language. Headings, paragraphs and
    items of lists with English sentences follow.
    """
    reader = _Reader(page)
    return english_among(reader.said) + [" ".join(text.split()) for text in reader.prose if is_english(text)]


def is_english(text: str) -> bool:
    """Whether a text has words that English sentences are joined with, and no Vietnamese one looks like."""
    return bool(JOINING & {word.casefold() for word in re.findall(r"[^\W\d_]+", text)})


def untranslated_in_chart(svg: str) -> list[str]:
    """Return the texts of a chart that are English words or codes; matplotlib notes each in a comment."""
    return english_among(unescape(text) for text in re.findall(r"<!--(.*?)-->", svg, re.DOTALL))


def english_among(texts: Iterable[str]) -> list[str]:
    told = [" ".join(text.split()).rstrip(":") for text in texts]
    return [text for text in told if text.casefold() in english() and not text.isupper()]
