"""Pages: an executed notebook and the front page of the report, as HTML that needs nothing else."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from econlab.showing.executed import Notebook, drawing, joined, named_images, slug, unused
from econlab.showing.formulas import formula
from econlab.showing.language import Language, number

if TYPE_CHECKING:
    from jinja2 import Environment

RESULT_TYPE = "application/vnd.econlab.result+json"
ANSWER = "answer_"
TEMPLATES = Path(__file__).with_name("templates")

WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "skip": "Skip to the content",
        "contents": "Contents",
        "parameters": "Parameters",
        "source": "source",
        "defaults": "default",
        "code": "code",
        "table": "Table",
        "report": "Report",
        "all_runs": "All runs",
        "page": "Page",
        "notebook": "Notebook",
        "results": "Results of all runs (CSV)",
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
    },
    "vi": {
        "skip": "Đến nội dung chính",
        "contents": "Mục lục",
        "parameters": "Tham số",
        "source": "nguồn",
        "defaults": "mặc định",
        "code": "mã",
        "table": "Bảng",
        "report": "Báo cáo",
        "all_runs": "Tất cả các lần chạy",
        "page": "Trang",
        "notebook": "Sổ tay",
        "results": "Kết quả của mọi lần chạy (CSV)",
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
    },
}

UNITS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "percent": "%",
        "percent_per_year": "% a year",
        "percentage_point": "percentage points",
        "multiple": "times",
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
    value = number(result["value"], language)
    bounds = bounds_of(result, language)
    return f"{value} {bounds}".strip()


def bounds_of(result: Mapping[str, Any], language: Language = "en") -> str:
    """Return the bounds of a result in brackets; blank where it has none or is exact."""
    low, high = result.get("low"), result.get("high")
    if (low is None and high is None) or low == high == result["value"]:
        return ""
    comma = ";" if language == "vi" else ","
    return f"[{number(low, language)}{comma} {number(high, language)}]"


def said(result: Mapping[str, Any]) -> str:
    """Return what a result is: its label, or its name in words.

    Examples
    --------
    >>> said({"name": "answer_required_growth", "label": ""})
    'required growth'
    """
    return str(result.get("label") or result["name"].removeprefix(ANSWER).replace("_", " "))


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

    Returns
    -------
    str
        An HTML document. Charts are part of it, and it links to their files in
        ``charts`` beside it.
    """
    whole, contents = _anchored(_body(notebook, language), WORDS[language]["table"])
    lead, section, rest = whole.partition("<h2")
    return (
        _environment(language)
        .get_template("page.html")
        .render(
            title=title,
            parameters=parameters or {},
            source=source,
            lead=lead,
            body=section + rest,
            contents=contents,
        )
    )


def _body(notebook: Notebook, language: Language) -> str:
    import io

    from nbconvert.exporters import HTMLExporter

    copy = json.loads(json.dumps(notebook))
    for name, output in named_images(copy):
        output["metadata"]["econlab"] = {"chart": name, "alt": drawing(name, output).alt}
    exporter = HTMLExporter(
        template_name="econlab",
        extra_template_basedirs=[str(TEMPLATES)],
        filters={
            "markdown2html": _markdown,
            "joined": joined,
            "said": said,
            "with_bounds": partial(with_bounds, language=language),
            "unit_of": partial(unit_of, language=language),
            "word": WORDS[language].__getitem__,
        },
    )
    body, _ = exporter.from_file(io.StringIO(json.dumps(copy)))
    return str(body)


def _markdown(source: str) -> str:
    from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

    class Renderer(IPythonRenderer):
        def inline_math(self, body: str) -> str:
            return formula(body)

        def block_math(self, body: str) -> str:
            return formula(body, display=True)

    return MarkdownWithMath(renderer=Renderer(escape=False, exclude_anchor_links=True)).render(source)


def _anchored(body: str, table: str) -> tuple[str, list[tuple[int, str, str]]]:
    """Give headings an anchor and tables a frame to scroll in; list second and third-level headings."""
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
    return body, contents


def index(
    runs: Sequence[Mapping[str, Any]], *, language: Language = "en", evidence: Mapping[str, str] | None = None
) -> str:
    """Return the front page of a report.

    Parameters
    ----------
    runs : sequence of mapping
        The records of runs: ``notebook``, ``run``, ``title``, ``question``,
        ``parameters``, ``outcome``, ``results``, ``charts``, ``folder`` and, for a
        run that failed, ``error`` and ``partial``.
    language : str
        ``en`` or ``vi``.
    evidence : mapping of str to str, optional
        Files of the evidence: what they are called, and where they are as seen
        from the page, blank where a link would not lead there.

    Returns
    -------
    str
        An HTML document with links into the folder it stands in.
    """
    notebooks: dict[str, list[Mapping[str, Any]]] = {}
    for run in sorted(runs, key=lambda run: (run["notebook"], run["run"] != "default", run["run"])):
        notebooks.setdefault(run["notebook"], []).append(run)
    return (
        _environment(language).get_template("index.html").render(notebooks=notebooks, evidence=evidence or {})
    )


def _environment(language: Language) -> Environment:
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
    environment.filters.update(
        number=partial(number, language=language),
        bounds_of=partial(bounds_of, language=language),
        said=said,
        unit_of=partial(unit_of, language=language),
    )
    return environment


def _setting(value: Any, blank: str) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value) or blank
