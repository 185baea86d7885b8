"""An executed notebook as a page that needs nothing else."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache, partial
from threading import Lock
from typing import Any

from econlab.showing.executed import Notebook, drawing, joined, named_images, slug, unused
from econlab.showing.formulas import formula
from econlab.showing.language import Language, in_language
from econlab.showing.page_phrases import WORDS
from econlab.showing.pages import TEMPLATES, environment, own_data
from econlab.showing.results import RESULT_TYPE, said, unit_of, with_bounds
from econlab.showing.tracing import Tracing

# A second-level heading, with the element of its cell where that is in another language than the page.
_SECTION = re.compile(r'(?:<div lang="[^"]*">\s*)?<h2')


def page(
    notebook: Notebook,
    *,
    title: str,
    language: Language,
    parameters: Mapping[str, Any] | None = None,
    source: str = "",
    origins: Mapping[str, Mapping[str, str]] | None = None,
    added: Sequence[Mapping[str, Any]] = (),
) -> str:
    """Return an executed notebook as a page that loads nothing but itself.

    Parameters
    ----------
    notebook : mapping
        The executed notebook, as read from its file.
    title : str
        Title of the page.
    language : str
        ``en`` or ``vi``: the language of the words around the notebook.
    parameters : mapping, optional
        The values of the run, to be shown.
    source : str
        Name of the executed notebook beside the page, to be linked.
    origins : mapping of str to mapping, optional
        Where each figure stands; what comes from figures then leads to them in the
        page of the evidence, three folders above.
    added : sequence of mapping, optional
        Tables of one's own that were read after those of the project, as
        `econlab.evidence.stacking.added_told` gives them.

    Returns
    -------
    str
        An HTML document. Charts are part of it, and it links to their files in
        ``charts`` beside it.
    """
    tracing = Tracing(origins or {}, language, "../" * 3)
    body = tracing.cites(_body(notebook, language, tracing))
    whole, contents = _anchored(body, in_language(WORDS, language)["table"])
    section = _SECTION.search(whole)
    start = section.start() if section else len(whole)
    return (
        environment(language)
        .get_template("page.html")
        .render(
            title=title,
            parameters=parameters or {},
            source=source,
            lead=whole[:start],
            body=whole[start:],
            contents=contents,
            listed=tracing.pages() if origins else {},
            added=own_data(added, language),
        )
    )


def retold(
    text: str, before: Sequence[Mapping[str, Any]], now: Sequence[Mapping[str, Any]], language: Language
) -> str:
    """Return a page of a notebook that tells of other data of one's own than it did before."""
    above, main, rest = text.partition(_MAIN)
    return above + main + own_data(now, language) + rest.removeprefix(own_data(before, language))


_MAIN = '<main id="main">\n'


def _body(notebook: Notebook, language: Language, tracing: Tracing) -> str:
    import io

    copy = json.loads(json.dumps(notebook))
    for cell in copy["cells"]:
        for output in cell.get("outputs", []):
            if figures := output.get("data", {}).get(RESULT_TYPE, {}).get("figures"):
                origin = {"origin": tracing.link(figures), "origin_told": tracing.told(figures)}
                output["data"][RESULT_TYPE] |= origin
            about = output.get("metadata", {}).get("econlab", {})
            if rows := about.get("rows"):
                table = joined(output["data"].get("text/html", ""))
                output["data"]["text/html"] = tracing.rows(table, rows)
            elif figures := about.get("figures"):
                about["marker"] = tracing.marker(figures)
    for name, output in named_images(copy):
        figures = output["metadata"].get("econlab", {}).get("figures", [])
        output["metadata"]["econlab"] = {
            "chart": name,
            "alt": drawing(name, output).alt,
            "origin": tracing.link(figures),
            "origin_told": tracing.told(figures),
        }
    exporter, alone = _exporter(language)
    with alone:
        body, _ = exporter.from_file(io.StringIO(json.dumps(copy)))
    return str(body)


@cache
def _exporter(language: Language) -> tuple[Any, Lock]:
    """Return what makes HTML of notebooks, for one thread at a time; to make it takes as long as a page."""
    from nbconvert.exporters import HTMLExporter, TemplateExporter

    class Exporter(HTMLExporter):
        def from_notebook_node(self, nb: Any, resources: Any = None, **kw: Any) -> Any:
            # HTMLExporter reads all of its output again, to mark what only its own templates have.
            about = nb.metadata.get("language_info", {})
            lexer = about.get("pygments_lexer", about.get("name")) or "ipython3"
            self.register_filter("highlight_code", partial(_highlighted, lexer=lexer))  # type: ignore[no-untyped-call]
            return TemplateExporter.from_notebook_node(self, nb, resources, **kw)

    exporter = Exporter(  # type: ignore[no-untyped-call]
        template_name="econlab",
        optimistic_validation=True,
        extra_template_basedirs=[str(TEMPLATES)],
        filters={
            "markdown2html": _markdown,
            "joined": joined,
            "marked": _marked,
            "said": partial(said, language=language),
            "with_bounds": partial(with_bounds, language=language),
            "unit_of": partial(unit_of, language=language),
            "word": in_language(WORDS, language).__getitem__,
        },
    )
    return exporter, Lock()


def _highlighted(source: str, *, lexer: str, metadata: Mapping[str, Any]) -> str:
    return _highlight(source, lexer, metadata.get("magics_language"))


# The cells of a notebook are the same in all of its runs.
@lru_cache(maxsize=512)
def _highlight(source: str, lexer: str, magics: str | None) -> str:
    from nbconvert.filters.highlight import Highlight2HTML

    metadata = {"magics_language": magics} if magics else None
    return str(Highlight2HTML(pygments_lexer=lexer)(source, metadata=metadata))


@lru_cache(maxsize=512)
def _markdown(source: str) -> str:
    from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

    class Renderer(IPythonRenderer):
        def inline_math(self, body: str) -> str:
            return formula(body)

        def block_math(self, body: str) -> str:
            return formula(body, display=True)

    return MarkdownWithMath(renderer=Renderer(escape=False, exclude_anchor_links=True)).render(source)


def _marked(body: str, about: Mapping[str, Any] | None) -> str:
    """Return the HTML of an output with its marker at the end of its last paragraph, or below it."""
    marker, paragraphs = (about or {}).get("marker", ""), body.rstrip()
    if marker and paragraphs.endswith("</p>"):
        return f"{paragraphs.removesuffix('</p>')}{marker}</p>"
    return f"{body}<p>{marker.strip()}</p>" if marker else body


_TAG, _CODE_TAG = re.compile(r"<[^>]+>"), re.compile(r"</?code>")


def _anchored(body: str, table: str) -> tuple[str, list[tuple[int, str, str]]]:
    """Give headings an anchor, and what may scroll a place for the keyboard; list headings of two levels."""
    contents: list[tuple[int, str, str]] = []
    taken = {"main", "contents"}

    def anchor(match: re.Match[str]) -> str:
        level, inside = int(match[1]), match[2]
        text = html.unescape(_TAG.sub("", _CODE_TAG.sub("`", inside))).strip()
        name = unused(slug(text.replace("`", "")) or "section", taken)
        if level in (2, 3):
            contents.append((level, name, text))
        return f'<h{level} id="{name}">{inside}</h{level}>'

    frame = f'<div class="scroll" role="group" tabindex="0" aria-label="{html.escape(table)}">'
    body = re.sub(r"<h([1-6])>(.*?)</h\1>", anchor, body, flags=re.DOTALL)
    body = re.sub(r"<table\b.*?</table>", lambda match: f"{frame}{match[0]}</div>", body, flags=re.DOTALL)
    return re.sub(r"<pre(?=[ >])", '<pre tabindex="0"', body), contents
