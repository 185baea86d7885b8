"""What all pages of a report are made with: their templates, and what is said of data of one's own."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from econlab.showing.language import Language, in_language, number
from econlab.showing.page_phrases import WORDS
from econlab.showing.results import ANSWER, bounds_of, said, unit_of, value_of

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).with_name("templates")


@cache
def environment(language: Language) -> Environment:
    """Return the templates, with the words and number formats of a language."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    words = in_language(WORDS, language)
    environment.globals.update(language=language, words=words, answer=ANSWER)
    environment.tests["beginning_with"] = str.startswith
    environment.filters["setting"] = partial(_setting, blank=words["defaults"])
    environment.filters["written"] = partial(number, language=language)
    environment.filters["with_code"] = with_code
    environment.filters.update(
        value_of=partial(value_of, language=language),
        bounds_of=partial(bounds_of, language=language),
        said=partial(said, language=language),
        unit_of=partial(unit_of, language=language),
    )
    return environment


def _setting(value: Any, blank: str) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value) or blank


def with_code(text: str) -> str:
    """Return escaped text as HTML in which what stands between backticks is code.

    Examples
    --------
    >>> with_code("rows of `data/raw`")
    'rows of <code>data/raw</code>'
    """
    # Jinja escapes whatever is put into a text that it has escaped, unless it is a plain str again.
    return _CODE.sub(r"<code>\1</code>", str(text))


_CODE = re.compile(r"`([^`]+)`")


def own_data(
    added: Sequence[Mapping[str, Any]], language: Language, among: tuple[int, int] | None = None
) -> str:
    """Return what a page tells of data of one's own, as HTML; blank where there are none.

    Parameters
    ----------
    added : sequence of mapping
        ``table``, ``rows`` and ``sha256`` of each.
    language : {"en", "vi"}
        Of the page.
    among : tuple of int, optional
        How many runs read them, of how many; not told where it is all.
    """
    return environment(language).get_template("added.html").render(added=added, among=among)
