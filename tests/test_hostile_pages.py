"""Texts made to run as scripts are texts on every page, in a browser that no policy of the page protects."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browsers import chromium
from raw_project import Project
from small_project import code, markdown, notebook, shown
from test_pages import FAILED, RUN, Seen, chart, result

from econlab.evidence import catalogue
from econlab.project import within
from econlab.showing.audit import audit
from econlab.showing.evidence_pages import Titles, assets, audit_page, evidence_page
from econlab.showing.front import index
from econlab.showing.notebook_pages import page

RUNS = "window.ran=(window.ran||0)+1"
HOSTILE = (
    f"<script>{RUNS}</script>",
    f'"><img src=x onerror="{RUNS}">',
    f"' autofocus onfocus='{RUNS}' x='",
    f"javascript:{RUNS}",
    f"</script><script>{RUNS}</script><!--",
    f"</style></title></textarea><svg onload={RUNS}>",
    f"]]>\u2028\\u003cscript>{RUNS}//",
    "{{ 7 * 7 }}{% include 'base.html' %}${7*7}",
)
ALL = " ".join(HOSTILE)
# Elements and attributes that could run something.
EXECUTABLE = {"iframe", "object", "embed", "svg", "form", "base"}


def of_run(language: str) -> str:
    drawn = notebook(
        markdown("# Title"),
        code("1", shown({"text/plain": ALL}), count=1),
        code(ALL, chart(ALL, chart=ALL), count=2),
        code("record()", result(f"answer_{ALL}", ALL, label=ALL, unit=ALL, figures=["a"]), count=3),
        code("print()", {"output_type": "stream", "name": "stdout", "text": f"{ALL}\x1b[31m{ALL}"}, count=4),
        code("fail()", {"output_type": "error", "ename": ALL, "evalue": ALL, "traceback": [ALL]}, count=5),
    )
    where = {"a": {"printed": ALL, "document": ALL, "line": "1", "source": ""}}
    added = [{"table": ALL, "rows": 1, "sha256": ALL}]
    more = {"parameters": {"note": ALL}, "source": f"{ALL}.ipynb", "origins": where, "added": added}
    return page(drawn, title=ALL, language=language, **more)  # type: ignore[arg-type]


def of_front(language: str) -> str:
    answer = {
        "name": "answer_x",
        "value": ALL,
        "low": None,
        "high": None,
        "unit": ALL,
        "source": ALL,
        "label": ALL,
    }
    run = RUN | {
        "notebook": ALL, "run": ALL, "title": ALL, "question": ALL, "folder": f"javascript:{RUNS}",
        "parameters": {"note": ALL}, "results": [answer], "charts": [{"name": "x", "alt": ALL, "file": ALL}],
    }  # fmt: skip
    failed = FAILED | {
        "notebook": ALL,
        "title": ALL,
        "run": ALL,
        "error": ALL,
        "partial": f"javascript:{RUNS}",
    }
    return index([run, failed], language=language, evidence={ALL: ALL}, listings={ALL: "#"})  # type: ignore[arg-type]


def of_lists(project: Project, language: str) -> dict[str, str]:
    """Pages of three figures and of three statements of which every text is hostile."""
    root = project.root
    names = catalogue.vocabulary(root)
    observations = catalogue.observations(root).head(3)
    ids = [f"{HOSTILE[at]}{at}" for at in range(len(observations))]
    texts = dict.fromkeys(("printed", "note", "document", "source", "line", "correction", "period"), ALL)
    documents = [
        dict.fromkeys(
            ("document", "title", "title_vi", "language", "publisher", "publisher_vi", "source"), ALL
        )
    ]
    titles = Titles.of(documents, documents)
    hostile = observations.assign(**texts, figure=ids)
    inputs = [[{"figure": one}] for one in ids]
    told = dict.fromkeys(
        ("statement", "says", "says_vi", "printed", "recomputed", "why", "document", "note", "line"), ALL
    )
    with within(root):
        judged = audit().head(3).assign(**told, inputs=inputs)
    return {
        "evidence": evidence_page(hostile, names, titles, language),  # type: ignore[arg-type]
        "audit": audit_page(judged, {ALL: ids[0]}, hostile, titles, language),  # type: ignore[arg-type]
    }


@pytest.fixture(scope="module", params=["en", "vi"])
def folder(
    request: pytest.FixtureRequest, own_data: Project, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    made = tmp_path_factory.mktemp("hostile")
    (made / "assets").mkdir()
    for name, content in assets().items():
        (made / "assets" / name).write_bytes(content)
    texts = {
        "run": of_run(request.param),
        "front": of_front(request.param),
        **of_lists(own_data, request.param),
    }
    for name, text in texts.items():
        (made / f"{name}.html").write_text(text, encoding="utf-8")
    return made


# Whether the policy of the page is off, so that what it lets through is run.
PROOF = """() => {
    const script = document.createElement("script");
    script.textContent = "window.works = 1";
    document.body.append(script);
    return window.works;
}"""
MOVES = "one => { one.focus(); one.dispatchEvent(new MouseEvent('mouseover', {bubbles: true})); }"
PAGES = ("run", "front", "evidence", "audit")


@pytest.mark.parametrize("name", PAGES)
def test_no_text_becomes_an_element_or_an_attribute(folder: Path, name: str) -> None:
    seen = Seen((folder / f"{name}.html").read_text(encoding="utf-8"))
    assert not EXECUTABLE & {tag for tag, _ in seen.elements}
    assert [attributes.get("src") for attributes in seen.all("script") if attributes.get("src")] == (
        ["assets/datatables.js", "assets/browse.js"] if name in ("evidence", "audit") else []
    )
    given = [
        (attribute, value or "") for _, attributes in seen.elements for attribute, value in attributes.items()
    ]
    assert [attribute for attribute, _ in given if attribute.startswith("on")] == []
    links = [value for attribute, value in given if attribute in ("href", "src", "action")]
    assert [link for link in links if link.strip().lower().startswith(("javascript:", "vbscript:"))] == []


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as opened:
        yield opened


@pytest.mark.parametrize("name", PAGES)
def test_no_text_runs_in_a_browser(folder: Path, browser: Any, name: str) -> None:
    context = browser.new_context(bypass_csp=True, reduced_motion="reduce")
    try:
        shown_page, said = context.new_page(), []
        shown_page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
        shown_page.goto((folder / f"{name}.html").as_uri())
        assert shown_page.evaluate(PROOF) == 1
        if name in ("evidence", "audit"):
            shown_page.wait_for_selector("#list tbody tr", state="attached")
            assert shown_page.locator("#list tbody tr").count() == 3
            shown_page.locator("input[type=search]").fill("script")
        for summary in shown_page.locator("details").all():
            summary.evaluate("one => one.open = true")
        for one in shown_page.locator("main a[href], main [tabindex]").all():
            one.evaluate(MOVES)
        assert shown_page.evaluate("window.ran") is None
        assert said == []
        assert HOSTILE[0] in shown_page.locator("main").inner_text()
    finally:
        context.close()
