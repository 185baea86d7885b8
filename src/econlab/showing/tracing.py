"""Numbers of a page lead to their origin: to the figures that they came from, as printed."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import quote

from econlab.showing.evidence_phrases import WORDS
from econlab.showing.language import Language, in_language, own_words

# How many figures are told before a link is followed.
_MOST_TOLD = 12


def page_name(page: str, language: Language) -> str:
    """Return the file of a page that each language has one of.

    Examples
    --------
    >>> page_name("evidence", "en"), page_name("audit", "vi")
    ('evidence.html', 'audit.vi.html')
    """
    return f"{page}.html" if language == "en" else f"{page}.{language}.html"


@dataclass(frozen=True)
class Tracing:
    """What finds the origin of numbers for one page.

    Attributes
    ----------
    origins : mapping of str to mapping
        Where each figure and each statement stands, as `econlab.evidence.origins` tells it.
    language : str
        ``en`` or ``vi``, of the page.
    above : str
        The way from the page to the folder of the report, as ``../``.
    """

    origins: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    language: Language = "en"
    above: str = ""

    def link(self, figures: Iterable[str]) -> str:
        """Return where figures or statements are listed; blank where none of them is known.

        Statements beside figures are left out, since no page lists both.

        Examples
        --------
        >>> seen = {"gdp:2020": {"printed": "41,5%", "document": "mic", "line": "16", "source": ""}}
        >>> Tracing(seen).link(["gdp:2020", "lost"]), Tracing(seen).link(["lost"])
        ('evidence.html#gdp:2020', '')
        """
        page, known = self._known(figures)
        return self._listed(",".join(known), page) if known else ""

    def told(self, figures: Iterable[str]) -> str:
        """Return figures as they were printed, with document and line, one a line.

        Examples
        --------
        >>> seen = {"a": {"printed": "41,5%", "document": "mic", "line": "16", "source": ""}}
        >>> Tracing(seen, "vi").told(["a"])
        '41,5% (mic, dòng 16)'
        """
        known = [self._origin(figure) for figure in self._known(figures)[1]]
        left = len(known) - _MOST_TOLD
        return "\n".join([*known[:_MOST_TOLD], *([f"+ {left}"] if left > 0 else [])])

    def marker(self, figures: Iterable[str]) -> str:
        """Return the small link behind a sentence that leads to its figures; blank where none is known.

        It says how many they are.

        Examples
        --------
        >>> seen = {"a": {"printed": "41,5%", "document": "mic", "line": "16", "source": ""}}
        >>> Tracing(seen).marker(["a"])
        ' <a class="marker" href="evidence.html#a" title="41,5% (mic, line 16)">figures: 1</a>'
        """
        page, known = self._known(figures)
        if not known:
            return ""
        said = self._words[f"marker_{page}"].format(len(known))
        where, told = html.escape(self.link(known)), html.escape(self.told(known))
        return f' <a class="marker" href="{where}" title="{told}">{said}</a>'

    def _known(self, ids: Iterable[str]) -> tuple[str, list[str]]:
        """Return the page that lists what is known of some ids, and these."""
        known = [one for one in ids if one in self.origins]
        statements = [one for one in known if "says" in self.origins[one]]
        if len(statements) == len(known):
            return "audit", statements
        return "evidence", [one for one in known if one not in set(statements)]

    def pages(self) -> dict[str, str]:
        """Return the pages that list figures and statements: what they are called, and where they are."""
        named = {page: f"{self.above}{page_name(page, self.language)}" for page in ("evidence", "audit")}
        return {self._words[page]: place for page, place in named.items()}

    def cites(self, body: str) -> str:
        """Return HTML in which lines cited in cells of tables and in printed texts lead to what stands there.

        Examples
        --------
        >>> seen = {"a": {"printed": "41,5%", "document": "mic", "line": "16", "source": ""}}
        >>> Tracing(seen).cites("<td>mic 16, 24; CAICT2017</td>")
        '<td><a href="evidence.html#mic:16,24">mic 16, 24</a>; CAICT2017</td>'
        """
        return _CITING.sub(lambda part: f"{part[1]}{self.cited(part[3])}", body) if self.origins else body

    def rows(self, body: str, figures: Sequence[Iterable[str]]) -> str:
        """Return the HTML of a table in which the first cell of each row leads to the figures of the row.

        Examples
        --------
        >>> seen = {"a": {"printed": "41,5%", "document": "mic", "line": "16", "source": ""}}
        >>> Tracing(seen).rows("<tr><td>2022</td></tr><tr><td>2023</td></tr>", [["a"], []])[:49]
        '<tr><td><a class="traced" href="evidence.html#a" '
        """
        left = iter(figures)

        def traced(cell: re.Match[str]) -> str:
            ids = list(next(left, ()))
            where = self.link(ids)
            if not where or not cell[2].strip() or "<a " in cell[2]:
                return cell[0]
            told = html.escape(self.told(ids))
            return f'{cell[1]}<a class="traced" href="{html.escape(where)}" title="{told}">{cell[2]}</a></td>'

        return _FIRST_CELL.sub(traced, body)

    def cited(self, text: str) -> str:
        """Return escaped text in which each document with lines is a link to what is printed there."""
        return self._cite.sub(self._place, text) if self.origins else text

    @cached_property
    def _words(self) -> dict[str, str]:
        return in_language(WORDS, self.language)

    @cached_property
    def _cite(self) -> re.Pattern[str]:
        documents = sorted(
            {one["document"] for one in self.origins.values()} - {""}, key=lambda d: (-len(d), d)
        )
        named = "|".join(map(re.escape, documents)) or r"(?!)"
        return re.compile(rf"(?<![\w-])({named}) (\d+(?:, \d+)*)(?!\w)")

    def _place(self, found: re.Match[str]) -> str:
        where = self._listed(f"{found[1]}:{found[2].replace(' ', '')}")
        return f'<a href="{html.escape(where)}">{found[0]}</a>'

    def _listed(self, wanted: str, page: str = "evidence") -> str:
        return f"{self.above}{page_name(page, self.language)}#{quote(wanted, safe=',:')}"

    def _origin(self, figure: str) -> str:
        one, words = self.origins[figure], self._words
        told = one["printed"] if "printed" in one else own_words(one, "says", self.language)[0]
        place = f"{one['document']}, {words['line']} {one['line']}" if one["document"] else one["source"]
        return f"{told or words['suggested']} ({place})"


# Whatever is marked up in it, or the rows after it would lead to the figures of others.
_FIRST_CELL = re.compile(r"(<tr[^>]*>\s*<td[^>]*>)(.*?)</td>", re.DOTALL)
_CITING = re.compile(r"(<(td|pre)\b[^>]*>)([^<]*)(?=</\2>)")
