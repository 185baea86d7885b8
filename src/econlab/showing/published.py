"""Tables to publish: values with bounds, definitions as footnotes, sources as source notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from econlab.evidence import catalogue
from econlab.showing.codebook import sources
from econlab.showing.exports import Dataset, Export
from econlab.showing.language import (
    LABELS,
    Language,
    bounded,
    check_language,
    label,
    own_words,
    quantity,
    text,
)
from econlab.showing.quantities import interval_of, told, unit_names

if TYPE_CHECKING:
    from great_tables import GT

    from econlab.evidence.vocabulary import Vocabulary

# Characters for private use, around the mark of a footnote until LaTeX has been written.
_BEFORE, _AFTER = "\ue000", "\ue001"
_MARK = re.compile(f"{_BEFORE}(.*?){_AFTER}")
# Characters that text fonts of LaTeX lack.
_MATHS: dict[str, str | int | None] = {
    "∞": r"$\infty$",
    "≥": r"$\geq$",
    "≤": r"$\leq$",
    "≈": r"$\approx$",
    "×": r"$\times$",
    "−": "$-$",
}
# Smaller letters, notes that may run over several pages, and ids that may run over several lines.
_LAID_OUT = {
    "\\fontsize{12.0pt}{14.4pt}\\selectfont": "\\small",
    "\\begin{minipage}{\\linewidth}": "\\begin{flushleft}",
    "\\end{minipage}": "\\end{flushleft}",
    "\\_": "\\_\\allowbreak{}",
}
_PREAMBLE = r"""% \input this in a document that loads booktabs, longtable, array and caption.
% XeLaTeX and LuaLaTeX print Vietnamese as it is; pdfLaTeX with \usepackage[T5]{fontenc}.
"""


@dataclass(frozen=True, slots=True)
class Head:
    """A column of a published table: its heading, and its share of the width."""

    name: str
    width: float


@dataclass(frozen=True, slots=True)
class Published:
    """A table to publish, which gives the same words as HTML and as LaTeX.

    Attributes
    ----------
    name : str
        Its id in a page.
    title, subtitle : str
        Above it.
    heads : tuple of Head
        Its columns.
    rows : tuple of tuple of str
        Its cells.
    footnotes : mapping of (int, int) to str
        Notes on cells, by row and column counted from 0; the same note has one mark.
    source_notes : tuple of str
        Below it.
    """

    name: str
    title: str
    subtitle: str
    heads: tuple[Head, ...]
    rows: tuple[tuple[str, ...], ...]
    footnotes: Mapping[tuple[int, int], str]
    source_notes: tuple[str, ...]

    def _repr_html_(self) -> str:
        return self.html()

    def html(self) -> str:
        """Return the table as a fragment of HTML with its own styles.

        Raises
        ------
        ImportError
            When great-tables is not installed.
        """
        from great_tables import loc

        shown = _display(self, self.rows, self.source_notes)
        for note, places in _noted(self.footnotes).items():
            for row, column in places:
                where = loc.body(columns=[str(column)], rows=[row])
                shown = shown.tab_footnote(note, locations=where)
        return str(shown.opt_footnote_marks("letters").as_raw_html())

    def latex(self) -> str:
        """Return the table as LaTeX to be included, a ``longtable`` whose heading is repeated on each page.

        Raises
        ------
        ImportError
            When great-tables is not installed.
        """
        notes = _noted(self.footnotes)
        marks = {place: mark(at) for at, places in enumerate(notes.values()) for place in places}
        rows = [
            [cell + _marked(marks.get((at, column), "")) for column, cell in enumerate(cells)]
            for at, cells in enumerate(self.rows)
        ]
        footnotes = [f"{_marked(mark(at))} {note}" for at, note in enumerate(notes)]
        shown = _display(self, rows, [*footnotes, *self.source_notes])
        return _PREAMBLE + _finished(shown.as_latex(use_longtable=True), self.heads)


def _display(table: Published, rows: Sequence[Sequence[str]], source_notes: Iterable[str]) -> GT:
    import pandas as pd
    from great_tables import GT

    heads = {str(at): head for at, head in enumerate(table.heads)}
    frame = pd.DataFrame([list(cells) for cells in rows], columns=list(heads), dtype="object")
    shown = (
        GT(frame, id=table.name)
        .tab_header(table.title, subtitle=table.subtitle)
        .cols_label({name: head.name for name, head in heads.items()})
        .cols_align("left")
        .cols_width({name: f"{head.width:.0%}" for name, head in heads.items()})
    )
    for note in source_notes:
        shown = shown.tab_source_note(note)
    return shown


def _noted(footnotes: Mapping[tuple[int, int], str]) -> dict[str, list[tuple[int, int]]]:
    """Return the places of each note, in the order in which a reader meets them."""
    notes: dict[str, list[tuple[int, int]]] = {}
    for place in sorted(footnotes):
        notes.setdefault(footnotes[place], []).append(place)
    return notes


def mark(at: int) -> str:
    """Return the mark of a footnote, counted from 0: a to z, then aa, bb, ...

    Examples
    --------
    >>> mark(0), mark(25), mark(26), mark(53)
    ('a', 'z', 'aa', 'bbb')
    """
    return "abcdefghijklmnopqrstuvwxyz"[at % 26] * (at // 26 + 1)


def _marked(letters: str) -> str:
    return f"{_BEFORE}{letters}{_AFTER}" if letters else ""


def _finished(latex: str, heads: Sequence[Head]) -> str:
    """Return what great-tables wrote, with widths, marks, and a heading on every page."""
    column = r">{{\raggedright\arraybackslash}}p{{\dimexpr {:.2f}\linewidth-2\tabcolsep\relax}}"
    columns = "".join(column.format(head.width) for head in heads)
    latex = latex.replace(f"{{longtable}}{{{'l' * len(heads)}}}", f"{{longtable}}{{{columns}}}", 1)
    under = "\\midrule\\addlinespace[2.5pt]\n"
    latex = latex.replace(under, f"{under}\\endhead\n", 1)
    for found, wanted in _LAID_OUT.items():
        latex = latex.replace(found, wanted)
    latex = _MARK.sub(r"\\textsuperscript{\1}", latex)
    # A bracket or a star after the end of a row would be taken for its option.
    latex = re.sub(r"(\\\\ *\n)(?=[\[*])", r"\1{}", latex)
    return latex.translate(str.maketrans(_MATHS))


def published_observations(
    root: Path | None = None, *, language: Language = "en", **wanted: str | int | Sequence[str]
) -> Published:
    """Return chosen figures and reference values of a project as a table to publish.

    Parameters
    ----------
    root : pathlib.Path, optional
        The project folder.
    language : {"en", "vi"}
        Of names, numbers and headings.
    **wanted : str, int or sequence of str
        As for `econlab.observations`.

    Raises
    ------
    InputError
        As `econlab.observations` does.
    """
    rows = catalogue.observations(root, **wanted).to_dict("records")
    return published_figures(rows, catalogue.vocabulary(root), sources(root).rows, check_language(language))


def published_figures(
    rows: Iterable[Mapping[str, Any]],
    names: Vocabulary,
    printed_in: Iterable[Mapping[str, str]],
    language: Language = "en",
    *,
    name: str = "figures",
) -> Published:
    """Return figures or reference values as a table to publish.

    Each value has its bounds. A footnote says whose definition it follows, in which
    release and prices, and whether sources conflict or it is known from memory only. A
    mark with lines leads to the document or work in the source notes.

    Parameters
    ----------
    rows : iterable of mapping
        Rows of `econlab.observations`, or the same as text.
    names : Vocabulary
        Names of codes.
    printed_in : iterable of mapping
        Rows of `econlab.showing.codebook.sources`.
    language : {"en", "vi"}
        Of names, numbers and headings.
    name : str
        Key of the label that is the title, and the table's id.
    """
    units = unit_names(names, language)
    ordered = sorted(rows, key=lambda row: _order(row, names, language))
    about = {source["source"]: source for source in printed_in}
    used = list(dict.fromkeys(_source(row) for row in ordered))
    marks = {source: str(at) for at, source in enumerate(used, start=1)}
    return Published(
        name=name,
        title=_capital(label(name, language)),
        subtitle=_subtitle(language),
        heads=_heads(_FIGURE_HEADS, language),
        rows=tuple(
            (
                names.name("indicators", row["indicator"], language),
                names.name("places", row["place"], language),
                str(row["period"]).replace("/", "–"),
                label(row["direction"] or row["kind"], language),
                _valued(row, units, language),
                _cited(row, marks),
            )
            for row in ordered
        ),
        footnotes={
            (at, _VALUE): _definition(row, names, language)
            for at, row in enumerate(ordered)
            if row["definition"]
        },
        source_notes=tuple(_source_note(marks[source], about[source], language) for source in used),
    )


_FIGURE_HEADS = (
    ("indicator", 0.30),
    ("place", 0.13),
    ("period", 0.12),
    ("told_as", 0.12),
    ("value", 0.21),
    ("source", 0.12),
)
_VALUE = 4
_STATEMENT_HEADS = (
    ("says", 0.36),
    ("stated", 0.17),
    ("recomputed", 0.19),
    ("verdict", 0.13),
    ("source", 0.15),
)
_RESULT_HEADS = (("notebook", 0.22), ("run", 0.22), ("result", 0.30), ("value", 0.26))


def published(table: Dataset, export: Export) -> Published:
    """Return an exported table as a table to publish."""
    if table.name == "statements":
        return _statements(table, export)
    if table.name == "results":
        return _results(table, export)
    return published_figures(table.rows, export.names, export.sources.rows, export.language, name=table.name)


def _heads(heads: Sequence[tuple[str, float]], language: Language) -> tuple[Head, ...]:
    return tuple(Head(_capital(label(key, language)), width) for key, width in heads)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _subtitle(language: Language) -> str:
    return f"{text('published: bounds', language)} {text('published: lines', language)}"


def _order(row: Mapping[str, Any], names: Vocabulary, language: Language) -> tuple[str, ...]:
    indicator = names.name("indicators", row["indicator"], language)
    place = names.name("places", row["place"], language)
    return (indicator, place, str(row["period"]), row["kind"], row["definition"], row["figure"])


def _source(row: Mapping[str, Any]) -> str:
    return str(row["document"] or row["source"])


def _cited(row: Mapping[str, Any], marks: Mapping[str, str]) -> str:
    return f"[{marks[_source(row)]}] {row['line'] if row['document'] else ''}".strip()


def _valued(row: Mapping[str, Any], units: Mapping[str, str], language: Language) -> str:
    return quantity(interval_of(row), units.get(row["unit"], row["unit"]), language)


def _definition(row: Mapping[str, Any], names: Vocabulary, language: Language) -> str:
    """Return whose measure a value is, of which release and prices, and what speaks against it."""
    code = row["definition"]
    told = [
        f"{code}: {names.name('definitions', code, language)}",
        names.name("vintages", row["vintage"], language),
        label(f"prices: {row['price_basis']}", language) if row["price_basis"] in ("nominal", "real") else "",
        label(f"status: {row['status']}", language) if row["status"] in ("conflicting", "recalled") else "",
    ]
    note = names.definitions[code]["note"]
    return " ".join(f"{_capital(part)}." for part in ("; ".join(filter(None, told)), note) if part)


def _source_note(mark: str, source: Mapping[str, str], language: Language) -> str:
    key = f"published: {source['sort']}"
    told = {name: own_words(source, name, language)[0] for name in ("title", "publisher")}
    return text(key, language, mark=mark, date=source["date"], **told)


def _statements(table: Dataset, export: Export) -> Published:
    language, units = export.language, unit_names(export.names, export.language)
    about = {source["source"]: source for source in export.sources.rows}
    used = list(dict.fromkeys(row["document"] for row in table.rows))
    marks = {source: str(at) for at, source in enumerate(used, start=1)}
    return Published(
        name=table.name,
        title=_capital(label(table.name, language)),
        subtitle=_subtitle(language),
        heads=_heads(_STATEMENT_HEADS, language),
        rows=tuple(
            (
                own_words(row, "says", language)[0] or _capital(label("suggestions", language)),
                told(interval_of(row, "stated_"), row["unit"], units, language),
                told(interval_of(row), row["unit"], units, language),
                label(row["verdict"], language),
                f"[{marks[row['document']]}] {row['line']}",
            )
            for row in table.rows
        ),
        footnotes={},
        source_notes=tuple(_source_note(marks[source], about[source], language) for source in used),
    )


def _results(table: Dataset, export: Export) -> Published:
    language, units = export.language, unit_names(export.names, export.language)
    return Published(
        name=table.name,
        title=_capital(label(table.name, language)),
        subtitle=text("published: bounds", language),
        heads=_heads(_RESULT_HEADS, language),
        rows=tuple(
            (row["notebook"], row["run"], row["name"], _result(row, units, language)) for row in table.rows
        ),
        footnotes={},
        source_notes=(),
    )


def _result(row: Mapping[str, str], units: Mapping[str, str], language: Language) -> str:
    if row["verdict"]:
        return label(row["verdict"], language) if row["verdict"] in LABELS else row["verdict"]
    found = interval_of({**row, "low": row["low"] or row["value"], "high": row["high"] or row["value"]})
    return f"{bounded(found, language)} {units.get(row['unit'], row['unit'])}".strip()
