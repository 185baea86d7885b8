"""Tables for reading: numbers with bounds, labels in two languages, sources in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from econlab.showing.language import Language, bounded, in_pieces, label, number, own_words, quantity
from econlab.showing.quantities import interval_in, unit_names

if TYPE_CHECKING:
    import pandas as pd

    from econlab.evidence.vocabulary import Vocabulary

# Columns whose cells are keys of labels.
_WORDED = (
    "basis", "verdict", "quantity", "route", "note", "told_as", "reason", "component", "part", "measure",
    "agreement", "sector", "stand",
)  # fmt: skip
# The same with a word before the cell, where a word alone means something else elsewhere.
_PREFIXED = {
    "core_change": "moved: ",
    "sectoral_change": "moved: ",
    "core_reading": "reading: ",
    "sectoral_reading": "reading: ",
    "ingredient": "ingredient: ",
    "match": "agreement: ",
    "measured_as": "kind of number: ",
    "dates": "dates: ",
    "counts_as": "counts as: ",
    "part_name": "part: ",
    "scale": "scale: ",
    "counted": "counted: ",
    "assumption": "input: ",
    "input": "input: ",
    "added": "rung: ",
    "enough": "enough: ",
    "form": "form: ",
    "condition": "condition: ",
    "holds": "holds: ",
    **dict.fromkeys(("outside", "exchangeable", "sign_changes"), "is: "),
}
# Columns whose cells are codes, and the table of the vocabulary that names them.
_NAMED = {
    "topic": "topics", "indicator": "indicators", "outcome": "indicators", "driver": "indicators",
    "place": "places", "vintage": "vintages", "gdp_vintage": "vintages",
}  # fmt: skip


# Columns that hold words to be read, so that their table is aligned to the left.
_PROSE = ("says", "why", "title", "printed_in", "periods")
_CELL = re.compile("<(td|th)>")


@dataclass(frozen=True, slots=True)
class Table:
    """A table for reading; in a notebook it shows itself in full.

    Attributes
    ----------
    frame : pandas.DataFrame
        Its cells as text.
    prose : bool
        Whether it is read like a text, and aligned to the left.
    figures : sequence of sequence of str
        The ids of the figures or statements that each row came from, which it leads to in a
        report; none where they are not known.
    english : sequence of sequence of str
        Of a table in Vietnamese, what cells of each row hold in English.
    """

    frame: pd.DataFrame
    prose: bool = False
    figures: Sequence[Sequence[str]] = ()
    english: Sequence[Sequence[str]] = ()

    def __repr__(self) -> str:
        """Plain text, no cell cut short."""
        return str(self.frame.to_string(index=False))

    def _repr_html_(self) -> str:
        import pandas as pd

        with pd.option_context("display.max_colwidth", None):
            classes = "prose" if self.prose else None
            frame, is_text = (self._marked(), False) if any(self.english) else (self.frame, True)
            shown = str(frame.to_html(index=False, border=0, classes=classes, escape=is_text))
        # JupyterLab would set sentences and titles to the right, as it does numbers.
        return _CELL.sub(r'<\1 style="text-align:left">', shown) if self.prose else shown

    def _marked(self) -> pd.DataFrame:
        """Return the cells as HTML in which what is English is marked as such."""
        import pandas as pd

        rows = zip(self.frame.itertuples(index=False), self.english, strict=True)
        return pd.DataFrame(
            [[_as_html(str(cell), english) for cell in cells] for cells, english in rows],
            columns=[_as_html(str(column), ()) for column in self.frame.columns],
            dtype="object",
        )

    def _repr_mimebundle_(self, **_: Any) -> tuple[dict[str, str], dict[str, Any]]:
        data = {"text/plain": repr(self), "text/html": self._repr_html_()}
        traced = {"rows": [list(row) for row in self.figures]}
        return data, {"econlab": traced} if any(self.figures) else {}


def table(
    frame: pd.DataFrame,
    columns: Sequence[str],
    language: Language = "en",
    *,
    names: Vocabulary | None = None,
    heads: Mapping[str, str] = MappingProxyType({}),
    figures: Iterable[str] = (),
) -> Table:
    """Return chosen columns of a result as text for reading.

    A column that has bounds beside it (``x_low`` and ``x_high``) is shown with
    them; missing values are blank, and a dash where bounds would stand. One that
    has its Vietnamese beside it (``x_vi``) is shown in the language, in English where
    that is blank.

    Parameters
    ----------
    frame : pandas.DataFrame
        As the ``to_frame`` functions of `econlab.measures` give them.
    columns : sequence of str
        Columns to show.
    language : {"en", "vi"}
        Of headers, numbers and verdicts.
    names : Vocabulary, optional
        With it topics, indicators, places and releases are shown by their names, and a
        column that has a unit beside it (``x_unit``) with scale and unit.
    heads : mapping of str to str, optional
        Keys of labels for columns whose own name labels something else.
    figures : iterable of str, optional
        Ids that every row came from, where the frame has none of its own in a column ``figures``.
    """
    import pandas as pd

    texts = {}
    for column in columns:
        named = _named(frame, column, names, language) if names else None
        texts[label(heads.get(column, column), language)] = (
            _texts(frame, column, language) if named is None else named
        )
    return Table(
        pd.DataFrame(texts, dtype="object"),
        prose=any(column in _PROSE for column in columns),
        figures=[_ids(cell) for cell in frame["figures"]]
        if "figures" in frame
        else [tuple(figures)] * len(frame),
        english=[_english(row, columns) for row in frame.to_dict("records")] if language == "vi" else (),
    )


def _english(row: Mapping[str, Any], columns: Sequence[str]) -> list[str]:
    """Return what the cells of a row in Vietnamese hold in English: our own words that have no other."""
    told = [own_words(row, column, "vi") for column in columns if f"{column}_vi" in row]
    noted = str(row.get("note", "")) if "why" in columns else ""
    return [words for words, spoken in [*told, (noted, "en")] if words and spoken == "en"]


def _as_html(cell: str, english: Iterable[str]) -> str:
    """Return a text as HTML, with its English pieces marked."""
    told = [(escape(piece, quote=False), spoken) for piece, spoken in in_pieces(cell, english)]
    return "".join(f'<span lang="{spoken}">{piece}</span>' if spoken else piece for piece, spoken in told)


def _ids(cell: str | Iterable[str]) -> tuple[str, ...]:
    """Return the ids in a column ``figures``, which a text has with blanks or commas between them."""
    return tuple(cell.replace(",", " ").split() if isinstance(cell, str) else cell)


def _named(frame: pd.DataFrame, column: str, names: Vocabulary, language: Language) -> list[str] | None:
    if column in _NAMED:
        return [names.name(_NAMED[column], code, language) for code in frame[column]]
    if f"{column}_unit" in frame:
        units = unit_names(names, language)
        rows = frame.to_dict("records")
        return [quantity(interval_in(r, column), units[r[f"{column}_unit"]], language) for r in rows]
    return None


def crossed(
    frame: pd.DataFrame,
    rows: Sequence[str],
    across: str,
    cell: str,
    language: Language = "en",
    *,
    names: Vocabulary | None = None,
    heads: Mapping[str, str] = MappingProxyType({}),
) -> Table:
    """Return one quantity of a result, a row for each of `rows` and a column for each value of `across`.

    Parameters
    ----------
    frame : pandas.DataFrame
        With a row for each combination.
    rows : sequence of str
        Columns that name a row of the table.
    across : str
        Column whose values head the other columns.
    cell : str
        Column shown, with its bounds.
    language : {"en", "vi"}
        Of headers and numbers.
    names, heads : optional
        As in `table`, for `rows` and `across`.
    """
    import pandas as pd

    found = sorted(set(frame[across]))
    parts = [frame[frame[across] == value].reset_index(drop=True) for value in found]
    shown = table(parts[0], rows, language, names=names, heads=heads).frame if parts else pd.DataFrame()
    named = label(heads.get(across, across), language)
    for value, part in zip(found, parts, strict=True):
        shown[f"{named}: {number(value, language)}"] = _texts(part, cell, language)
    cited = [[_ids(ids) for ids in part["figures"]] for part in parts if "figures" in part]
    return Table(shown, figures=[sorted({*chain(*row)}) for row in zip(*cited, strict=True)])


def _texts(frame: pd.DataFrame, column: str, language: Language) -> list[str]:
    rows = frame.to_dict("records")
    if f"{column}_vi" in frame:
        return [own_words(row, column, language)[0] for row in rows]
    if f"{column}_low" in frame:
        return [bounded(interval_in(row, column), language) for row in rows]
    cells = [row.get(column) for row in rows]
    if column in _WORDED or column in _PREFIXED:
        return [label(f"{_PREFIXED.get(column, '')}{cell}", language) for cell in cells]
    years = column in ("year", "start", "end", "base_year", "target_year")
    return [str(cell) if years or isinstance(cell, str) else number(cell, language) for cell in cells]


def cite(observations: pd.DataFrame, figures: Iterable[str]) -> str:
    """Return where figures and reference values were printed: documents with lines, then sources.

    Parameters
    ----------
    observations : pandas.DataFrame
        As `econlab.observations` gives them.
    figures : iterable of str
        Ids.

    Examples
    --------
    >>> import pandas as pd
    >>> seen = pd.DataFrame({"figure": ["a", "b", "c"], "document": ["mic", "mic", ""],
    ...                      "line": [16, 24, None], "source": ["", "", "CAICT2017"]})
    >>> cite(seen, ["a", "b", "c"])
    'mic 16, 24; CAICT2017'
    """
    rows = observations[observations["figure"].isin(set(figures))]
    printed = rows[rows["document"] != ""]
    lines = {
        str(document): sorted({int(line) for line in group["line"]})
        for document, group in printed.groupby("document")
    }
    documents = [f"{document} {', '.join(map(str, found))}" for document, found in sorted(lines.items())]
    sources = sorted({str(source) for source in rows["source"] if source})
    return "; ".join([*documents, *([", ".join(sources)] if sources else [])])


def references(
    observations: pd.DataFrame,
    figures: Iterable[str],
    sources: Iterable[Mapping[str, str]],
    language: Language = "en",
) -> Table:
    """Return the documents and publications behind figures, as the list of references of a text.

    Parameters
    ----------
    observations : pandas.DataFrame
        As `econlab.observations` gives them.
    figures : iterable of str
        Ids of figures and reference values.
    sources : iterable of mapping of str to str
        Rows of `econlab.showing.codebook.sources`.
    language : {"en", "vi"}
        Of headers and titles; a title that has no Vietnamese stays in English.

    Returns
    -------
    Table
        Cited as (a document with its lines), title, publisher and date of each, documents first.
    """
    import pandas as pd

    known = {row["source"]: row for row in sources}
    rows = observations[observations["figure"].isin(set(figures))]
    printed, published = rows[rows["document"] != ""], rows[rows["source"] != ""]
    listed = [
        {
            **known[str(name)],
            "cited_as": cite(group, group["figure"]),
            "figures": sorted(set(group["figure"])),
        }
        for column, found in (("document", printed), ("source", published))
        for name, group in found.groupby(column)
    ]
    columns = ["cited_as", "title", "publisher", "date"]
    return table(
        pd.DataFrame(listed, columns=[*columns, "title_vi", "publisher_vi", "figures"]), columns, language
    )


def cite_lines(rows: Iterable[Mapping[str, str]]) -> str:
    """Return the lines of documents that rows name, as `cite` writes them.

    Examples
    --------
    >>> cite_lines([{"document": "mic", "line": "81"}, {"document": "mic", "line": "79"}])
    'mic 79, 81'
    """
    lines: dict[str, set[int]] = {}
    for row in rows:
        lines.setdefault(row["document"], set()).add(int(row["line"]))
    return "; ".join(f"{name} {', '.join(map(str, sorted(found)))}" for name, found in sorted(lines.items()))


def cited(frame: pd.DataFrame, observations: pd.DataFrame) -> pd.DataFrame:
    """Return a result with the column ``printed_in``: where the ids of its column ``figures`` were printed.

    Parameters
    ----------
    frame : pandas.DataFrame
        With a sequence of ids in the column ``figures``.
    observations : pandas.DataFrame
        As `econlab.observations` gives them.
    """
    return frame.assign(printed_in=[cite(observations, figures) for figures in frame["figures"]])
