"""A notebook in another language: what its Markdown cells say there, in a file beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from econlab.errors import InputError, nearest, utf8
from econlab.running.reports import Record, read_json
from econlab.showing.executed import Notebook, joined

# The language that notebooks are written in.
SOURCE = "en"

_MARKER = re.compile(r"<!-- (\S+) ([0-9a-f]{8}) -->\s*")
_EXAMPLE = "a line such as <!-- cell-00 1a2b3c4d -->, the id of a Markdown cell and the guard of its English"


@dataclass(frozen=True, slots=True)
class Passage:
    """What one cell says in another language.

    Attributes
    ----------
    text : str
        Markdown, without blank lines around it.
    guard : str
        Of the English that it translates.
    line : int
        Where it begins in its file.
    """

    text: str
    guard: str
    line: int


@dataclass(frozen=True, slots=True)
class Translation:
    """What the Markdown cells of a notebook say in another language.

    Attributes
    ----------
    file : str
        Name of the file.
    sha256 : str
        Hash of the file.
    passages : mapping of str to Passage
        By the id of the cell.
    """

    file: str
    sha256: str
    passages: Mapping[str, Passage]

    def of(self, notebook: Notebook) -> Record:
        """Return a notebook in the other language.

        A cell that says something else now than what was translated, and one that was
        not, keeps its English and is marked ``lang`` in its metadata.

        Examples
        --------
        >>> cell = {"id": "a", "cell_type": "markdown", "metadata": {}, "source": "# Growth"}
        >>> vietnamese = Translation("", "", {"a": Passage("# Tăng trưởng", guard("# Growth"), 1)})
        >>> vietnamese.of({"cells": [cell]})["cells"][0]["source"]
        '# Tăng trưởng'
        >>> vietnamese.of({"cells": [cell | {"source": "# Fall"}]})["cells"][0]["metadata"]
        {'lang': 'en'}
        """
        return {**notebook, "cells": [self._said(cell) for cell in notebook["cells"]]}

    def _said(self, cell: Mapping[str, Any]) -> Mapping[str, Any]:
        if not _is_prose(cell):
            return cell
        if passage := self._current(cell):
            return {**cell, "source": passage.text}
        return {**cell, "metadata": {**cell["metadata"], "lang": SOURCE}}

    def _current(self, cell: Mapping[str, Any]) -> Passage | None:
        passage = self.passages.get(cell["id"])
        return passage if passage and passage.guard == guard(joined(cell["source"])) else None

    def wanted(self, notebook: Notebook) -> list[str]:
        """Return the markers, as they would be now, of cells whose translation is missing or outdated."""
        return [
            f"<!-- {cell['id']} {guard(joined(cell['source']))} -->"
            for cell in notebook["cells"]
            if _is_prose(cell) and not self._current(cell)
        ]


def guard(source: str) -> str:
    """Return what tells whether the English of a cell is still what was translated.

    Examples
    --------
    >>> guard("# Growth")
    'f2c8f30f'
    """
    return sha256(source.encode()).hexdigest()[:8]


def read(notebook: Path, language: str) -> Translation | None:
    """Return the translation of a notebook; None where there is none, or the language is its own.

    The translation of ``growth.ipynb`` into Vietnamese is ``growth.vi.md``.

    Raises
    ------
    InputError
        When the file is not UTF-8, or as for `passages_in`.
    """
    file = notebook.with_suffix(f".{language}.md")
    if language == SOURCE or not file.is_file():
        return None
    content = file.read_bytes()
    cells = _prose(read_json(notebook), notebook.name)
    text = utf8(content, file.name).removeprefix("\ufeff")
    found = passages_in(text, file.name, cells, notebook.name)
    return Translation(file.name, sha256(content).hexdigest(), found)


def _prose(notebook: Notebook, name: str) -> list[str]:
    """Return the ids of the Markdown cells of a notebook, which have to be unique among all cells."""
    seen: set[str] = set()
    for position, cell in enumerate(notebook["cells"], start=1):
        found = cell.get("id")
        if not found or found in seen:
            told = f"the id of another cell, {found!r}" if found else "no id"
            raise InputError(
                f"{name}, cell {position}: found {told}, expected an id of its own, since its translation "
                "goes by it. Give it one, or take the translation of the notebook away."
            )
        seen.add(found)
    return [cell["id"] for cell in notebook["cells"] if _is_prose(cell)]


def _is_prose(cell: Mapping[str, Any]) -> bool:
    return cell["cell_type"] == "markdown" and bool(joined(cell["source"]).strip())


def passages_in(text: str, file: str, cells: Sequence[str], notebook: str) -> dict[str, Passage]:
    r"""Read what cells say in another language: after the marker of each, its text.

    Parameters
    ----------
    text : str
        The content of the file.
    file, notebook : str
        What the file and the notebook are called in errors.
    cells : sequence of str
        The ids of the Markdown cells of the notebook.

    Raises
    ------
    InputError
        When there is text before the first marker, a marker is not one, stands twice, names
        no Markdown cell of the notebook, or has no text after it.

    Examples
    --------
    >>> passages_in("<!-- a f2c8f30f -->\n\n# Tăng trưởng\n", "growth.vi.md", ["a"], "growth.ipynb")
    {'a': Passage(text='# Tăng trưởng', guard='f2c8f30f', line=1)}
    """
    found: dict[str, Passage] = {}
    for line, marker, said in _pieces(text):
        if wrong := _wrong(marker, said, found, cells, notebook):
            raise InputError(f"{file}, line {line}: {wrong}")
        _, cell, guarded, _ = marker.split()
        found[cell] = Passage(said, guarded, line)
    return found


def _wrong(marker: str, said: str, found: Mapping[str, Passage], cells: Sequence[str], notebook: str) -> str:
    """Return what is wrong with a piece of a translation; blank where nothing is."""
    named = _MARKER.fullmatch(marker)
    if not named:
        begun = f"found {marker!r}, expected" if marker else "found text before the first marker. Begin with"
        return f"{begun} {_EXAMPLE}."
    cell = named[1]
    if cell in found:
        return f"cell {cell!r} has a translation on line {found[cell].line} already. Keep one of them."
    if cell not in cells:
        return (
            f"{notebook} has no Markdown cell {cell!r}{nearest(cell, cells)}. "
            "Give the id of one, or take the translation away."
        )
    if not said:
        return (
            f"found no text for cell {cell!r}. Write its translation below the marker, "
            "or take the marker away for the cell to be shown in English."
        )
    return ""


def _pieces(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield the line and the marker of each piece of a text, blank before the first one, and what follows."""
    lines = text.replace("\r\n", "\n").split("\n")
    begun = [number for number, line in enumerate(lines) if line.startswith("<!--")]
    before = "\n".join(lines[: begun[0] if begun else None]).strip()
    if before:
        yield next(number for number, line in enumerate(lines, start=1) if line.strip()), "", before
    for begin, end in zip(begun, [*begun[1:], len(lines)], strict=False):
        yield begin + 1, lines[begin], "\n".join(lines[begin + 1 : end]).strip()
