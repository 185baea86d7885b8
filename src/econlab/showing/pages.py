"""Pages: an executed notebook as HTML that needs nothing else, and the words of all pages."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache, partial
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from econlab.showing.comparison import ANSWER, in_words
from econlab.showing.executed import Notebook, drawing, joined, named_images, slug, unused
from econlab.showing.formulas import formula
from econlab.showing.language import LABELS, LANGUAGES, Language, label, number
from econlab.showing.result_phrases import PARTS, RESULTS
from econlab.showing.tracing import Tracing

if TYPE_CHECKING:
    from jinja2 import Environment

RESULT_TYPE = "application/vnd.econlab.result+json"
TEMPLATES = Path(__file__).with_name("templates")

# A second-level heading, with the element of its cell where that is in another language than the page.
_SECTION = re.compile(r'(?:<div lang="[^"]*">\s*)?<h2')

WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "skip": "Skip to the content",
        "contents": "Contents",
        "parameters": "Parameters",
        "source": "source",
        "drawn_from": "Figures drawn",
        "defaults": "default",
        "code": "code",
        "table": "Table",
        "report": "Report",
        "all_runs": "All runs",
        "page": "Page",
        "notebook": "Notebook",
        "results": "Results of all runs (CSV)",
        "results.parquet": "Results of all runs (Parquet)",
        "record": "Record of all runs (JSON)",
        "evidence": "Evidence and its sources",
        "answers": "Answers",
        "other": "Other results",
        "result": "Result",
        "value": "Value",
        "bounds": "Bounds",
        "unit": "Unit",
        "failed": "failed",
        "failure": "This run failed. An earlier run of it, where there was one, is kept as it was.",
        "none": "No notebook has been run.",
        "runs": "Runs",
        "in_all_runs": "In all runs",
        "show_only": "Show only",
        "every": "all",
        "shown": "Runs shown",
        "idle": "No number among the main answers depends on: {}.",
        "panels_left": "Not drawn for want of room: {} more panels. The table of all results has them.",
        "lines_left": "Not drawn for want of room: {} more lines of each panel.",
        "rows_left": "The first {} runs are shown. The table of all results has every one.",
        "answers_left": "Not shown for want of room: {} more answers. The table of all results has them.",
        "added": "Data of one's own were read after those of the project:",
        "added_in": "In {} of {} runs, data of one's own were read after those of the project:",
        "row": "row",
        "rows": "rows",
    },
    "vi": {
        "skip": "Đến nội dung chính",
        "contents": "Mục lục",
        "parameters": "Tham số",
        "source": "nguồn",
        "drawn_from": "Các con số được vẽ",
        "defaults": "mặc định",
        "code": "mã",
        "table": "Bảng",
        "report": "Báo cáo",
        "all_runs": "Tất cả các lần chạy",
        "page": "Trang",
        "notebook": "Sổ tay",
        "results": "Kết quả của mọi lần chạy (CSV)",
        "results.parquet": "Kết quả của mọi lần chạy (Parquet)",
        "record": "Hồ sơ các lần chạy (JSON)",
        "evidence": "Số liệu và nguồn",
        "answers": "Câu trả lời",
        "other": "Kết quả khác",
        "result": "Kết quả",
        "value": "Giá trị",
        "bounds": "Khoảng",
        "unit": "Đơn vị",
        "failed": "thất bại",
        "failure": "Lần chạy này thất bại. Kết quả của lần chạy trước, nếu có, vẫn được giữ nguyên.",
        "none": "Chưa có sổ tay nào được chạy.",
        "runs": "Các lần chạy",
        "in_all_runs": "Trong mọi lần chạy",
        "show_only": "Chỉ hiện",
        "every": "tất cả",
        "shown": "Số lần chạy đang hiện",
        "idle": "Không con số nào trong các câu trả lời chính phụ thuộc vào: {}.",
        "panels_left": "Chưa vẽ ở đây vì thiếu chỗ: {} ô. Bảng kết quả của mọi lần chạy có đủ.",
        "lines_left": "Chưa vẽ ở đây vì thiếu chỗ: {} dòng của mỗi ô.",
        "rows_left": "Chỉ hiện {} lần chạy đầu. Bảng kết quả của mọi lần chạy có đủ.",
        "answers_left": "Chưa hiện ở đây vì thiếu chỗ: {} câu trả lời. Bảng kết quả của mọi lần chạy có đủ.",
        "added": "Dữ liệu riêng được đọc sau dữ liệu của dự án:",
        "added_in": "Trong {} trên {} lần chạy, dữ liệu riêng được đọc sau dữ liệu của dự án:",
        "row": "dòng",
        "rows": "dòng",
    },
}

UNITS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "percent": "%",
        "percent_per_year": "% a year",
        "percentage_point": "percentage points",
        "multiple": "times",
        "person": "persons",
        "year": "",
        "statement": "",
        "figure": "",
        "number": "",
    },
    "vi": {
        "percent": "%",
        "percent_per_year": "%/năm",
        "percentage_point": "điểm phần trăm",
        "multiple": "lần",
        "person": "người",
        "year": "",
        "statement": "",
        "figure": "",
        "number": "",
    },
}


def with_bounds(result: Mapping[str, Any], language: Language = "en") -> str:
    """Return the value of a result with its bounds, without its unit.

    Examples
    --------
    >>> with_bounds({"value": 1.69349, "low": 1.668, "high": "inf"})
    '1.693 [1.668, ∞]'
    """
    value = value_of(result, language)
    bounds = bounds_of(result, language)
    return f"{value} {bounds}".strip()


def value_of(result: Mapping[str, Any], language: Language = "en") -> str:
    """Return the value of a result without bounds and unit; a text that has a label, as the label.

    Examples
    --------
    >>> value_of({"value": 1.69349}, "vi"), value_of({"value": "not reproduced"}, "vi")
    ('1,693', 'không tái lập được')
    """
    value = result["value"]
    return label(value, language) if value in LABELS else number(value, language)


def bounds_of(result: Mapping[str, Any], language: Language = "en") -> str:
    """Return the bounds of a result in brackets; blank where it has none or is exact."""
    low, high = result.get("low"), result.get("high")
    if (low is None and high is None) or low == high == result["value"]:
        return ""
    comma = ";" if language == "vi" else ","
    return f"[{number(low, language)}{comma} {number(high, language)}]"


def said(result: Mapping[str, Any], language: Language = "en") -> str:
    """Return what a result is: its label, or else its name in words.

    Examples
    --------
    >>> said({"name": "answer_trade_gap", "label": ""}), said({"name": "scale_urban_growth"}, "vi")
    ('trade gap', 'quy mô: dân số đô thị tăng thêm')
    """
    if result.get("label"):
        return str(result["label"])
    name = str(result["name"])
    known = max((key for key in RESULTS if key == name or _begins(name, key)), key=len, default="")
    if not known:
        return in_words(name)
    rest = _rest(in_words(name.removeprefix(known)), language)
    return f"{RESULTS[known][LANGUAGES.index(language)]}{f': {rest}' if rest else ''}"


def _rest(words: str, language: Language) -> str:
    if language == "en":
        return words
    longest = sorted(PARTS, key=len, reverse=True)
    return re.sub(rf"\b(?:{'|'.join(longest)})\b", lambda part: PARTS[part[0]], words)


def _begins(name: str, key: str) -> bool:
    return key.endswith("_") and name.startswith(key)


def unit_of(result: Mapping[str, Any], language: Language = "en") -> str:
    """Return the unit of a result in words; a year and a count need none.

    Examples
    --------
    >>> unit_of({"unit": "multiple"}, "vi"), unit_of({"unit": "CNY"})
    ('lần', 'CNY')
    """
    unit = str(result.get("unit") or "")
    return UNITS[language].get(unit, unit.replace("_", " "))


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
        `econlab.evidence.catalogue.added_told` gives them.

    Returns
    -------
    str
        An HTML document. Charts are part of it, and it links to their files in
        ``charts`` beside it.
    """
    tracing = Tracing(origins or {}, language, "../" * 3)
    body = tracing.cites(_body(notebook, language, tracing))
    whole, contents = _anchored(body, WORDS[language]["table"])
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
            "word": WORDS[language].__getitem__,
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


def _anchored(body: str, table: str) -> tuple[str, list[tuple[int, str, str]]]:
    """Give headings an anchor, and what may scroll a place for the keyboard; list headings of two levels."""
    contents: list[tuple[int, str, str]] = []
    taken = {"main", "contents"}

    def anchor(match: re.Match[str]) -> str:
        level, inside = int(match[1]), match[2]
        text = html.unescape(re.sub(r"<[^>]+>", "", inside)).strip()
        name = unused(slug(text) or "section", taken)
        if level in (2, 3):
            contents.append((level, name, text))
        return f'<h{level} id="{name}">{inside}</h{level}>'

    frame = f'<div class="scroll" role="group" tabindex="0" aria-label="{html.escape(table)}">'
    body = re.sub(r"<h([1-6])>(.*?)</h\1>", anchor, body, flags=re.DOTALL)
    body = re.sub(r"<table\b.*?</table>", lambda match: f"{frame}{match[0]}</div>", body, flags=re.DOTALL)
    return re.sub(r"<pre(?=[ >])", '<pre tabindex="0"', body), contents


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
    environment.globals.update(language=language, words=WORDS[language], answer=ANSWER)
    environment.tests["beginning_with"] = str.startswith
    environment.filters["setting"] = partial(_setting, blank=WORDS[language]["defaults"])
    environment.filters["written"] = partial(number, language=language)
    environment.filters.update(
        value_of=partial(value_of, language=language),
        bounds_of=partial(bounds_of, language=language),
        said=partial(said, language=language),
        unit_of=partial(unit_of, language=language),
    )
    return environment


def _setting(value: Any, blank: str) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value) or blank
