"""Documents: their text in pieces that say where they stand."""

from __future__ import annotations

from typing import NamedTuple


class Piece(NamedTuple):
    """A stretch of a document's text; the texts of all pieces put together are the text."""

    text: str
    page: int | None = None
    paragraph: int | None = None
