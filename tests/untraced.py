"""Numbers of a page that lead to no figure and no statement, by what they stand in."""

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser

from econlab.evidence.catalogue import vocabulary
from econlab.showing.language import LABELS

# Sections whose numbers have no figure behind them, by what their code computes.
WITHOUT_FIGURES = {
    "overview.coverage(": "counts every number of the texts, most of which are in no figure",
    "overview.reasons(": "counts the numbers that are in no figure",
    "interval_of(": "one figure of the table above it, which leads to it",
}
# What a range rests on that somebody has judged, in both languages.
JUDGED = set(LABELS["judgement"])

# A year says when, and digits in the name of a document or an agency are no number.
_NO_NUMBER = re.compile(r"[^\W\d][\w-]*\d[\w-]*|(?<![\d.,])(?:19|20)\d\d(?![\d.,]\d|\d)")
_NOTHING = re.compile(r"0(?!\S)")


@dataclass
class Part:
    """A result, a computed sentence, a row of a table, or another output, with the code that made it."""

    kind: str
    tag: str
    code: str = ""
    text: str = ""
    links: int = 0

    @property
    def counts(self) -> bool:
        """Whether it holds a number; what counts nothing has no figure behind it."""
        if self.kind == "result":
            value = self.text.partition("\n")[2].strip()
            return _has_number(value) and not _NOTHING.match(value)
        return _has_number(self.text)

    @property
    def excused(self) -> bool:
        """Whether it holds what no figure is behind."""
        cells = {cell.strip() for cell in self.text.split("\n")}
        return any(computed in self.code for computed in WITHOUT_FIGURES) or not cells.isdisjoint(JUDGED)


@cache
def _names() -> re.Pattern[str]:
    """Names of places that hold a number themselves: 47 countries measured by CAICT."""
    names = [row[name] for row in vocabulary().places.values() for name in ("name_en", "name_vi")]
    return re.compile("|".join(re.escape(name) for name in names if re.search(r"\d", name)))


def _has_number(text: str) -> bool:
    return bool(re.search(r"\d", _NO_NUMBER.sub("", _names().sub("", text))))


@dataclass
class _Section:
    code: str = ""
    parts: list[Part] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.sections: list[_Section] = []
        self._within: _Section | None = None
        self._folded = self._body = False
        self._open: Part | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "section":
            self._within = _Section()
            self.sections.append(self._within)
        elif self._within is None:
            return
        elif tag == "details":
            self._folded = True
        elif tag in ("tbody", "thead"):
            self._body = tag == "tbody"
        elif self._open is not None:
            self._open.links += tag == "a"
        elif tag == "p" or (tag == "tr" and self._body) or given.get("class") == "econlab-interval":
            kind = {"p": "sentence", "tr": "row"}.get(tag, "output")
            self._open = Part("result" if given.get("class") == "result" else kind, tag)
            self._within.parts.append(self._open)

    def handle_endtag(self, tag: str) -> None:
        if tag == "section":
            self._within = None
        elif tag == "details":
            self._folded = False
        elif tag == "table":
            self._body = False
        elif self._open is not None and tag == self._open.tag:
            self._open = None

    def handle_data(self, data: str) -> None:
        if self._folded and self._within is not None:
            self._within.code += data
        elif self._open is not None:
            self._open.text += f"{data} " if self._open.kind == "row" else data


def parts(page: str) -> list[Part]:
    """Return what holds numbers in the outputs of a page of a notebook."""
    found = []
    for section in _Reader(page).sections:
        for part in section.parts:
            part.code = section.code
            found += [part] if part.counts else []
    return found


def untraced(page: str) -> list[str]:
    """Return what holds numbers and leads nowhere, though figures are behind it."""
    return [f"{part.kind}: {part.text}" for part in parts(page) if not part.links and not part.excused]


def counted(page: str) -> tuple[Counter[str], Counter[str]]:
    """Count by kind what holds numbers, and what of it leads to figures or statements."""
    found = parts(page)
    return Counter(part.kind for part in found), Counter(part.kind for part in found if part.links)
