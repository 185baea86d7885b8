"""What a page in Vietnamese says in English though econlab has Vietnamese words for it."""

from functools import cache
from html.parser import HTMLParser

from econlab.evidence.cleaning import REFERENCE_STATUSES
from econlab.evidence.statements import VERDICTS
from econlab.evidence.vocabulary import KINDS
from econlab.project import root
from econlab.showing import evidence_phrases, pages
from econlab.showing.language import LABELS

# Elements whose text is code, or never shown.
NOT_READ = {"code", "pre", "script", "style", "title", "dt"}
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


class _Reader(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = []
        self.said: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in EMPTY:
            given = dict(attrs)
            foreign = tag != "html" and given.get("lang") not in (None, "vi")
            self.open.append((tag, tag in NOT_READ or foreign))
            for name in ("aria-label", "title"):
                if given.get(name) and not foreign:
                    self.said.append(str(given[name]).strip())

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not any(skipped for _, skipped in self.open):
            self.said.append(data.strip().rstrip(":").strip())


def untranslated(page: str) -> list[str]:
    """Return the texts of a page in Vietnamese that are English words or codes, each in its own element."""
    return [said for said in _Reader(page).said if said and said.casefold() in english()]
