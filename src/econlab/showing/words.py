"""What the sentences, captions and tables of one notebook share: language, names of codes, evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, TypedDict

from econlab.showing import codebook, faces, language, tables
from econlab.showing.drawing import Caption

if TYPE_CHECKING:
    import pandas as pd

    from econlab.evidence.vocabulary import Vocabulary


class Origin(TypedDict):
    """What a result is and where it comes from, as `econlab.record` takes it."""

    label: str
    source: str
    figures: list[str]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a notebook, which cite the figures that it looked up.

    Parameters
    ----------
    observations : pandas.DataFrame
        As `econlab.observations` gives them, with every figure that is cited.
    names : Vocabulary
        As `econlab.vocabulary` gives it.
    language : {"en", "vi"}
        Of everything said.
    """

    observations: pd.DataFrame
    names: Vocabulary
    language: language.Language = "en"

    def text(self, key: str, **values: object) -> str:
        """Return a sentence, as `language.text` does."""
        return language.text(key, self.language, **values)

    def say(self, key: str, *, figures: Iterable[str] = (), **values: object) -> None:
        """Show a sentence that leads to figures, as `language.say` does."""
        language.say(key, self.language, figures=figures, **values)

    def show(self, result: object) -> None:
        """Show a result of the library as `faces.html` does; it leads to the figures that it knows."""
        from IPython.display import HTML, display

        display(HTML(faces.html(result, self.language)), metadata=faces.traced(result))

    def label(self, key: str) -> str:
        """Return the label of a quantity, column or verdict."""
        return language.label(key, self.language)

    def name(self, table: str, code: str) -> str:
        """Return the name of a code of the vocabulary; blank for a blank one."""
        return self.names.name(table, code, self.language)

    def cite(self, figures: Iterable[str]) -> str:
        """Return where figures were printed, as `tables.cite` does."""
        return tables.cite(self.observations, figures)

    def origin(self, key: str, figures: Iterable[str], **values: object) -> Origin:
        """Return label, source and figures of a result: ``econlab.record(name, value, **words.origin(...))``.

        Parameters
        ----------
        key, **values
            Of the sentence that says what the result is.
        figures : iterable of str
            Ids of the figures and reference values it came from.
        """
        ids = sorted(set(figures))
        return {"label": self.text(key, **values), "source": self.cite(ids), "figures": ids}

    def caption(self, key: str, figures: Iterable[str], **values: object) -> Caption:
        """Return what stands around a chart.

        Parameters
        ----------
        key, **values
            Of its title.
        figures : iterable of str
            Ids of the figures and reference values drawn.
        """
        ids = sorted(set(figures))
        return Caption(self.text(key, **values), ids, self.cite(ids), self.language)

    def table(
        self,
        frame: pd.DataFrame,
        columns: Sequence[str],
        *,
        heads: Mapping[str, str] = MappingProxyType({}),
        figures: Iterable[str] = (),
    ) -> tables.Table:
        """Return chosen columns of a result for reading, codes by their names, as `tables.table` does."""
        return tables.table(frame, columns, self.language, names=self.names, heads=heads, figures=figures)

    def crossed(
        self,
        frame: pd.DataFrame,
        rows: Sequence[str],
        across: str,
        cell: str,
        *,
        heads: Mapping[str, str] = MappingProxyType({}),
    ) -> tables.Table:
        """Return one quantity by rows and columns, as `tables.crossed` does."""
        return tables.crossed(frame, rows, across, cell, self.language, names=self.names, heads=heads)

    def references(self, figures: Iterable[str]) -> tables.Table:
        """Return the documents and publications behind figures, as `tables.references` does."""
        return tables.references(self.observations, figures, codebook.sources().rows, self.language)
