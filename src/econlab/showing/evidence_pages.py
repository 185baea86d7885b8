"""The pages of a report that list every figure, and every statement with its verdict."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from econlab.showing.evidence_phrases import TABLE, WORDS
from econlab.showing.language import Language, in_language, in_pieces, label, own_words, quantity
from econlab.showing.pages import TEMPLATES, environment, own_data
from econlab.showing.quantities import interval_of, unit_names
from econlab.showing.tracing import page_name

if TYPE_CHECKING:
    import pandas as pd

    from econlab.evidence.vocabulary import Vocabulary

Row = Mapping[str, Any]

EVIDENCE_CSV, AUDIT_CSV = "evidence.csv", "audit.csv"
COMPONENT, COMPONENT_STYLE, OWN_SCRIPT = "datatables.js", "datatables.css", "browse.js"


@dataclass(frozen=True, slots=True)
class Titles:
    """What documents and sources are called, by their ids."""

    documents: Mapping[str, Row]
    sources: Mapping[str, str]

    @classmethod
    def of(cls, documents: Iterable[Row], sources: Iterable[Row]) -> Titles:
        """Return the titles that rows of ``documents.csv`` and ``sources.csv`` give."""
        return cls(
            {row["document"]: row for row in documents},
            {row["source"]: f"{row['publisher']}, {row['title']} [{row['source']}]" for row in sources},
        )

    def title(self, row: Row, language: Language = "en") -> tuple[str, Language]:
        """Return the title of what a figure stands in, and its language: the one asked for if it has that."""
        if not row["document"]:
            return self.sources.get(row["source"], row["source"]), "en"
        told, spoken = own_words(self.documents[row["document"]], "title", language)
        return told or row["document"], spoken

    def spoken(self, row: Row) -> str:
        """Return the language in which a figure is printed."""
        return str(self.documents[row["document"]]["language"]) if row["document"] else "en"


def evidence_page(
    observations: pd.DataFrame,
    names: Vocabulary,
    titles: Titles,
    language: Language = "en",
    *,
    added: Sequence[Row] = (),
) -> str:
    """Return the page of every figure, to be searched, filtered and sorted.

    A link to it ends in ``#`` and what it asks for: ids of figures with commas
    between them, or a document with lines, as ``#mic-2024:16,24``.

    Parameters
    ----------
    observations : pandas.DataFrame
        As `econlab.observations` gives them.
    names : Vocabulary
        What names their codes.
    titles : Titles
        What documents and sources are called.
    language : {"en", "vi"}
        Of the page.
    added : sequence of mapping, optional
        Tables of one's own among the data.

    Returns
    -------
    str
        An HTML document, which loads what `assets` returns from ``assets`` beside it.
    """
    units = unit_names(names, language)
    rows = [_figure(row, names, titles, units, language) for row in observations.to_dict("records")]
    columns = (
        _Column("printed", "links"), _Column("value", "sorted"), _Column("hedge"), _Column("kind"),
        _Column("place"), _Column("indicator", "wide"), _Column("definition"), _Column("period"),
        _Column("where", "pieces"), _Column("note", "pieces"),
    )  # fmt: skip
    filters = ("place", "indicator", "kind", "definition", "document")
    english = _in_english(observations, titles, language)
    more = {"csv": EVIDENCE_CSV, "english": english, "added": own_data(added, language)}
    return _page("evidence", rows, columns, filters, language, more)


def _figure(
    row: Row, names: Vocabulary, titles: Titles, units: Mapping[str, str], language: Language
) -> dict[str, object]:
    """Return a figure as the page of all figures lists it."""
    words = in_language(WORDS, language)
    definition = names.name("definitions", row["definition"], language)
    vintage = names.name("vintages", row["vintage"], language)
    said = [(words[row["status"]], language), (row["correction"], "en"), (row["note"], "en")]
    return {
        "id": row["figure"],
        "at": f"{row['document']}:{row['line']}" if row["document"] else row["source"],
        "printed": [row["printed"], f"#{row['figure']}", titles.spoken(row)],
        "value": _value(row, units, language),
        "hedge": words[row["qualifier"]],
        "kind": _kind(row, language),
        "place": names.name("places", row["place"], language),
        "indicator": names.name("indicators", row["indicator"], language),
        "definition": ", ".join(part for part in (definition, vintage) if part),
        "period": row["period"],
        "document": titles.title(row, language)[0],
        "where": _where(row, titles, language),
        "note": _pieces(said, language, between="; "),
    }


def audit_page(
    found: pd.DataFrame,
    stated: Mapping[str, str],
    observations: pd.DataFrame,
    titles: Titles,
    language: Language = "en",
    *,
    added: Sequence[Row] = (),
) -> str:
    """Return the page of every statement with its verdict, why, and the figures it was judged by.

    Parameters
    ----------
    found : pandas.DataFrame
        As `econlab.audit` gives them, in the language of the page.
    stated : mapping of str to str
        The id of the figure that each statement states.
    observations : pandas.DataFrame
        As `econlab.observations` gives them.
    titles : Titles
        What documents are called.
    language : {"en", "vi"}
        Of the page.
    added : sequence of mapping, optional
        Tables of one's own among the data.
    """
    words, evidence = in_language(WORDS, language), page_name("evidence", language)
    printed = {row["figure"]: row for row in observations.to_dict("records")}
    rows = []
    for row in found.to_dict("records"):
        used = [one["figure"] for one in row["inputs"]]
        figure = printed.get(stated.get(row["statement"], ""))
        says = own_words(row, "says", language)
        rows.append(
            {
                "id": row["statement"],
                "verdict": label(row["verdict"], language),
                "says": _pieces([says if says[0] else (words["suggested"], language)], language),
                "stated": _stated(row["printed"], figure, evidence, titles),
                "recomputed": row["recomputed"],
                "why": in_pieces(row["why"], [row["note"]] if language == "vi" else []),
                "figures": [_link(printed[figure], evidence, titles, language) for figure in used],
                "document": titles.title(row, language)[0],
                "where": _where(row, titles, language),
                "note": _pieces([(row["note"], "en")], language),
            }
        )
    columns = (
        _Column("verdict"), _Column("says", "wide pieces"), _Column("stated", "links"),
        _Column("recomputed"), _Column("why", "wide pieces"), _Column("figures", "many"),
        _Column("where", "pieces"), _Column("note", "pieces"),
    )  # fmt: skip
    english = _in_english(found, titles, language)
    more = {"csv": AUDIT_CSV, "english": english, "added": own_data(added, language)}
    return _page("audit", rows, columns, ("verdict", "document"), language, more)


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of the list: its key, and how its cells are shown."""

    name: str
    shown: str = ""


def _page(
    page: str,
    rows: Sequence[Row],
    columns: Sequence[_Column],
    filters: Sequence[str],
    language: Language,
    more: Mapping[str, object],
) -> str:
    words = in_language(WORDS, language)
    other: Language = "vi" if language == "en" else "en"
    data = {
        "rows": rows,
        "columns": [{"name": one.name, "title": words[one.name], "shown": one.shown} for one in columns],
        "words": {name: words[name] for name in ("only", "nothing")} | {"table": words[page]},
        "language": TABLE[language],
    }
    return (
        environment(language)
        .get_template("browse.html")
        .render(
            page=page,
            say=words,
            data=_inline(data),
            filters={name: sorted({row[name] for row in rows if row[name]}) for name in filters},
            links={one: page_name(one, language) for one in ("evidence", "audit")},
            other=page_name(page, other),
            assets=(COMPONENT_STYLE, COMPONENT, OWN_SCRIPT),
            **more,
        )
    )


def _inline(data: object) -> str:
    """Return data as JSON that ends no element of the page it stands in."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _value(row: Row, units: Mapping[str, str], language: Language) -> tuple[str, float | None]:
    """Return a figure with its bounds and unit, and a finite number to sort it by."""
    text = quantity(interval_of(row), units[row["unit"]], language)
    ends = (float(row[name]) for name in ("value", "low", "high"))
    return text, next((end for end in ends if math.isfinite(end)), None)


def _kind(row: Row, language: Language) -> str:
    kind = label(row["kind"], language)
    return f"{kind}: {label(row['direction'], language)}" if row["direction"] else kind


def _in_english(rows: pd.DataFrame, titles: Titles, language: Language) -> set[str]:
    """Return the titles that a page in another language has in English."""
    told = (titles.title(row, language) for row in rows.to_dict("records"))
    return {title for title, spoken in told if spoken != language}


def _pieces(
    told: Iterable[tuple[str, str]], language: Language, *, between: str = ""
) -> list[tuple[str, str]]:
    """Return texts that stand one after the other, each with its language if it is not that of the page."""
    pieces: list[tuple[str, str]] = []
    for words, spoken in told:
        if words:
            pieces += [(between, "")] if pieces and between else []
            pieces.append((words, "" if spoken == language else spoken))
    return pieces


def _where(row: Row, titles: Titles, language: Language) -> list[tuple[str, str]]:
    line = f", {in_language(WORDS, language)['line']} {row['line']}" if row["document"] else ""
    return _pieces([titles.title(row, language), (line, language)], language)


def _stated(printed: str, figure: Row | None, evidence: str, titles: Titles) -> tuple[str, str, str]:
    """Return what is stated, where it is listed, and its language; a literal is listed nowhere."""
    return (
        (printed, f"{evidence}#{figure['figure']}", titles.spoken(figure)) if figure else (printed, "", "en")
    )


def _link(row: Row, evidence: str, titles: Titles, language: Language) -> tuple[str, str, str, str]:
    """Return the printed form of a figure, where it is listed, its language, and where it stands."""
    where = "".join(piece for piece, _ in _where(row, titles, language))
    return row["printed"], f"{evidence}#{row['figure']}", titles.spoken(row), where


def assets() -> dict[str, bytes]:
    """Return what the pages load, by its name in the folder ``assets``: DataTables, and what sets it up.

    DataTables is the one that comes with itables, a module of JavaScript there,
    which no browser loads from a disk; here it is an ordinary script.
    """
    from importlib.resources import files

    bundle = files("itables") / "html"
    return {
        COMPONENT: _ordinary((bundle / "dt_bundle.js").read_text(encoding="utf-8")).encode(),
        COMPONENT_STYLE: (bundle / "dt_bundle.css").read_bytes(),
        OWN_SCRIPT: (TEMPLATES / OWN_SCRIPT).read_bytes(),
    }


_EXPORTS = re.compile(r"\bexport\s*\{(?P<names>[^{}]*)\}\s*;?(?=\s*(?:/\*|$))")


def _ordinary(module: str) -> str:
    """Return a module as a script that leaves its default export in the window, as ``DataTable``.

    Raises
    ------
    ValueError
        When the module has no default export.

    Examples
    --------
    >>> _ordinary("var a=1;export{b as jQuery,a as default};/* MIT */")
    '(()=>{"use strict";var a=1;window.DataTable=a;})();/* MIT */'
    """
    for exports in _EXPORTS.finditer(module):
        for one in exports["names"].split(","):
            name, _, exported = one.partition(" as ")
            if exported.strip() == "default":
                before, licences = module[: exports.start()], module[exports.end() :]
                return f'(()=>{{"use strict";{before}window.DataTable={name.strip()};}})();{licences}'
    raise ValueError("the bundle of itables has no default export")
