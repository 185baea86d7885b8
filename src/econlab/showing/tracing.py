"""Numbers of a page lead to their origin: to the figures that they came from, as printed."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import quote

from econlab.showing.evidence_phrases import WORDS
from econlab.showing.language import Language

# What is told of where a number comes from before its link is followed.
TOLD = 12


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
        Where each figure stands: ``printed``, ``document``, ``line``, ``source``.
    language : str
        ``en`` or ``vi``, of the page.
    above : str
        The way from the page to the folder of the report, as ``../``.
    """

    origins: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    language: Language = "en"
    above: str = ""

    def link(self, figures: Iterable[str]) -> str:
        """Return where figures are listed; blank where none of them is known.

        Examples
        --------
        >>> seen = {"gdp:2020": {"printed": "41,5%", "document": "mic", "line": "16", "source": ""}}
        >>> Tracing(seen).link(["gdp:2020", "lost"]), Tracing(seen).link(["lost"])
        ('evidence.html#gdp:2020', '')
        """
        known = ",".join(figure for figure in figures if figure in self.origins)
        return self._listed(known) if known else ""

    def told(self, figures: Iterable[str]) -> str:
        """Return figures as they were printed, with document and line, one a line.

        Examples
        --------
        >>> seen = {"a": {"printed": "41,5%", "document": "mic", "line": "16", "source": ""}}
        >>> Tracing(seen, "vi").told(["a"])
        '41,5% (mic, dòng 16)'
        """
        known = [self._origin(figure) for figure in figures if figure in self.origins]
        left = len(known) - TOLD
        return "\n".join([*known[:TOLD], *([f"+ {left}"] if left > 0 else [])])

    def pages(self) -> dict[str, str]:
        """Return the pages that list figures and statements: what they are called, and where they are."""
        named = {page: f"{self.above}{page_name(page, self.language)}" for page in ("evidence", "audit")}
        return {WORDS[self.language][page]: place for page, place in named.items()}

    def cites(self, body: str) -> str:
        """Return HTML in which cells of tables that cite lines of documents lead to what is printed there.

        Examples
        --------
        >>> seen = {"a": {"printed": "41,5%", "document": "mic", "line": "16", "source": ""}}
        >>> Tracing(seen).cites("<td>mic 16, 24; CAICT2017</td>")
        '<td><a href="evidence.html#mic:16,24">mic 16, 24</a>; CAICT2017</td>'
        """
        return _CELL.sub(lambda cell: f"{cell[1]}{self.cited(cell[2])}</td>", body) if self.origins else body

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
            if not where or not cell[2].strip():
                return cell[0]
            told = html.escape(self.told(ids))
            return f'{cell[1]}<a class="traced" href="{html.escape(where)}" title="{told}">{cell[2]}</a></td>'

        return _FIRST_CELL.sub(traced, body)

    def cited(self, text: str) -> str:
        """Return escaped text in which each document with lines is a link to what is printed there."""
        return self._cite.sub(self._place, text) if self.origins else text

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

    def _listed(self, wanted: str) -> str:
        return f"{self.above}{page_name('evidence', self.language)}#{quote(wanted, safe=',:')}"

    def _origin(self, figure: str) -> str:
        one = self.origins[figure]
        if one["document"]:
            place = f"{one['document']}, {WORDS[self.language]['line']} {one['line']}"
        else:
            place = one["source"]
        return f"{one['printed']} ({place})"


_FIRST_CELL = re.compile(r"(<tr[^>]*>\s*<td[^>]*>)([^<]*)</td>")
_CELL = re.compile(r"(<td[^>]*>)([^<]*)</td>")
