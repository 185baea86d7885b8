"""What an executed notebook holds: its title, its question, its charts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Notebook = Mapping[str, Any]

_IMAGES = {"svg": "image/svg+xml", "png": "image/png"}
_HEADING = re.compile(r"^#\s+(.+?)\s*#*$", re.MULTILINE)
_CODE_OR_EMPHASIS = re.compile(r"(`[^`]+`)|[*`]+")


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart in an executed notebook.

    Attributes
    ----------
    name : str
        Unique in the notebook, and safe as the name of a file.
    alt : str
        What the chart shows, in words.
    files : mapping of str to bytes
        ``svg`` and ``png``, where the notebook holds them.
    """

    name: str
    alt: str
    files: Mapping[str, bytes]


def summary(notebook: Notebook) -> tuple[str, str]:
    """Return the title of a notebook, and the first paragraph after it, without links and emphasis.

    Both are blank in a notebook without a first-level heading. Code in the
    paragraph stays between backticks; the title is plain text.
    """
    for text in _texts(notebook):
        heading = _HEADING.search(text)
        if heading:
            paragraphs = [block.strip() for block in re.split(r"\n\s*\n", text[heading.end() :])]
            first = next((block for block in paragraphs if block and not block.startswith("#")), "")
            return _plain(heading[1]).replace("`", ""), _plain(first)
    return "", ""


def _texts(notebook: Notebook) -> Iterator[str]:
    for cell in notebook["cells"]:
        if cell["cell_type"] == "markdown":
            yield joined(cell["source"])
        for output in cell.get("outputs", []):
            if "text/markdown" in output.get("data", {}):
                yield joined(output["data"]["text/markdown"])


def joined(text: str | Sequence[str]) -> str:
    """Return a text that a notebook may hold as a list of lines."""
    return text if isinstance(text, str) else "".join(text)


def _plain(markdown: str) -> str:
    without_links = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", markdown)
    without_emphasis = _CODE_OR_EMPHASIS.sub(lambda found: found[1] or "", without_links)
    return " ".join(without_emphasis.split())


def drawings(notebook: Notebook) -> list[Drawing]:
    """Return the charts of an executed notebook, in its order.

    A chart is an output that holds an SVG or a PNG image. Its name is the output's
    metadata ``econlab.chart``, or else the number of its cell; its text/plain says
    what it shows.
    """
    return [drawing(name, output) for name, output in named_images(notebook)]


def named_images(notebook: Notebook) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield each output that holds an image, with the name of its chart."""
    taken: set[str] = set()
    for position, cell in enumerate(notebook["cells"], start=1):
        for output in cell.get("outputs", []):
            if any(image in output.get("data", {}) for image in _IMAGES.values()):
                given = output.get("metadata", {}).get("econlab", {}).get("chart")
                yield unused(slug(str(given or "")) or f"cell-{position}", taken), output


def drawing(name: str, output: Mapping[str, Any]) -> Drawing:
    """Return the chart that an output holds."""
    from base64 import b64decode

    data = output["data"]
    files = {}
    if _IMAGES["svg"] in data:
        files["svg"] = joined(data[_IMAGES["svg"]]).encode()
    if _IMAGES["png"] in data:
        files["png"] = b64decode(joined(data[_IMAGES["png"]]))
    return Drawing(name, " ".join(joined(data.get("text/plain", "")).split()), files)


def slug(text: str) -> str:
    """Return a text as letters, digits and hyphens, for a file or an anchor.

    Examples
    --------
    >>> slug("Kinh tế số: 2016-2022")
    'kinh-tế-số-2016-2022'
    """
    return re.sub(r"[^\w]+", "-", unicodedata.normalize("NFC", text).lower()).strip("-")


def unused(name: str, taken: set[str]) -> str:
    """Return a name that is not taken yet, with a number where it would be, and take it."""
    free, count = name, 1
    while free in taken:
        count += 1
        free = f"{name}-{count}"
    taken.add(free)
    return free
