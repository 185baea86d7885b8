"""The front page of a report: what each notebook answers, and its runs side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from econlab.showing.comparison import Answer, Comparison, Run, Value, left_out, lines_left
from econlab.showing.language import Language, in_language, number
from econlab.showing.page_phrases import WORDS
from econlab.showing.pages import environment, own_data
from econlab.showing.results import bounded_of, bounds_of, unit_of, value_of
from econlab.showing.tracing import Tracing

# A notebook with more complete runs has a table of them in place of a card for each.
MOST_CARDS = 4
# The table of all results has what would make the page too long, too wide or too slow.
MOST_ROWS, MOST_ANSWERS, MOST_CHOICES = 2_000, 12, 60
# Failures listed at once; more are folded.
MOST_OPEN = 10


@dataclass(frozen=True, slots=True)
class _Filter:
    """A parameter to choose runs by, and the class that the rows of each value have."""

    name: str
    choices: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class _Section:
    """One notebook on the front page."""

    name: str
    title: str
    question: str
    language: str
    cards: Sequence[Run]
    failed: Sequence[Run]
    chart: tuple[str, str] | None
    table: _Table | None
    notes: Sequence[str]
    same: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class _Table:
    """Complete runs of one notebook, a row each."""

    parameters: Sequence[str]
    answers: Sequence[tuple[str, str]]
    filters: Sequence[_Filter]
    rows: Sequence[_Row]


@dataclass(frozen=True, slots=True)
class _Cell:
    """A result, with its unit where the heading does not tell it, its bounds and its class.

    Its name, where figures are known, is that of its place in the page of the run, which leads to them.
    """

    said: str = ""
    bounds: str = ""
    kind: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class _Row:
    run: Run
    classes: str
    settings: Sequence[Value]
    cells: Sequence[_Cell]


def index(
    runs: Sequence[Run],
    *,
    language: Language = "en",
    evidence: Mapping[str, str] | None = None,
    comparisons: Mapping[str, Comparison] | None = None,
    charts: Mapping[str, tuple[str, str]] | None = None,
    tables: Sequence[str] = (),
    listings: Mapping[str, str] | None = None,
    origins: Mapping[str, Mapping[str, str]] | None = None,
) -> str:
    """Return the front page of a report.

    Parameters
    ----------
    runs : sequence of mapping
        The records of runs: ``notebook``, ``run``, ``title``, ``question``,
        ``parameters``, ``outcome``, ``results``, ``charts``, ``folder``, ``added``
        where it read data of one's own and, for a run that failed, ``error`` and
        ``partial``.
    language : str
        ``en`` or ``vi``.
    evidence : mapping of str to str, optional
        Files of the evidence: what they are called, and where they are as seen
        from the page, blank where a link would not lead there.
    comparisons : mapping of str to Comparison, optional
        The complete runs of each notebook that has several.
    charts : mapping of str to tuple, optional
        The place and the alternative text of the chart of a notebook's runs.
    tables : sequence of str
        Files with the results of all runs besides ``results.csv``.
    listings : mapping of str to str, optional
        Pages of every figure and every statement: what they are called, and their files.
    origins : mapping of str to mapping, optional
        Where each figure stands; what comes from figures then leads to them.

    Returns
    -------
    str
        An HTML document with links into the folder it stands in. Its tables are
        filtered by style sheet alone, since no script may run.
    """
    notebooks: dict[str, list[Run]] = {}
    for run in sorted(runs, key=lambda run: (run["notebook"], run["run"] != "default", run["run"])):
        notebooks.setdefault(run["notebook"], []).append(run)
    sections = [
        _section(name, held, (comparisons or {}).get(name), (charts or {}).get(name), language)
        for name, held in notebooks.items()
    ]
    return (
        environment(language)
        .get_template("index.html")
        .render(
            sections=sections,
            evidence=evidence or {},
            tables=tables,
            most_open=MOST_OPEN,
            listings=listings or {},
            tracing=Tracing(origins or {}, language),
            added=_added(runs, language),
        )
    )


def _added(runs: Sequence[Run], language: Language) -> list[str]:
    """Return what is told of the data of one's own that complete runs read after those of the project."""
    kept = [run.get("added", []) for run in runs if run["outcome"] != "failed"]
    different = [added for at, added in enumerate(kept) if added and added not in kept[:at]]
    counts = [(kept.count(added), len(kept)) for added in different]
    return [
        own_data(added, language, among=None if n == of else (n, of))
        for added, (n, of) in zip(different, counts, strict=True)
    ]


def _section(
    name: str,
    runs: Sequence[Run],
    comparison: Comparison | None,
    chart: tuple[str, str] | None,
    language: Language,
) -> _Section:
    done = [run for run in runs if run["outcome"] != "failed"]
    many, lead = len(done) > MOST_CARDS and comparison is not None, (done or runs)[0]
    failed = [run for run in runs if run["outcome"] == "failed"]
    few = len(runs) <= MOST_CARDS
    own = next((run for run in done or runs if run["language"] == language), lead)
    return _Section(
        name=name,
        title=(comparison and comparison.title) or own["title"] or name,
        question=own["question"],
        language=own["language"],
        cards=runs if few else [] if many else done,
        failed=[] if few else failed,
        chart=chart,
        table=_table(comparison, language) if many and comparison else None,
        notes=list(_notes(comparison, language, many=many)) if comparison else [],
        same=comparison.same if many and comparison else {},
    )


def _notes(comparison: Comparison, language: Language, *, many: bool) -> Iterator[str]:
    words = in_language(WORDS, language)
    if comparison.idle and comparison.answers:
        yield words["idle"].format(", ".join(comparison.idle))
    if panels := left_out(comparison):
        yield words["panels_left"].format(panels)
    if lines := lines_left(comparison):
        yield words["lines_left"].format(lines)
    if many and len(comparison.runs) > MOST_ROWS:
        yield words["rows_left"].format(number(MOST_ROWS, language))
    if many and (answers := len(_differing(comparison)) - MOST_ANSWERS) > 0:
        yield words["answers_left"].format(answers)


def _differing(comparison: Comparison) -> list[Answer]:
    """Return the main answers, texts as well, that are not the same in all runs."""
    told: dict[str, set[tuple[Any, ...]]] = {answer.name: set() for answer in comparison.answers}
    for run in comparison.runs:
        found = {one["name"]: one for one in run["results"]}
        for name, held in told.items():
            one = found.get(name, {})
            held.add((one.get("value"), one.get("low"), one.get("high")))
    return [answer for answer in comparison.answers if len(told[answer.name]) > 1]


def _table(comparison: Comparison, language: Language) -> _Table:
    filters = [
        _Filter(name, {f"f{position}v{at}": value for at, value in enumerate(values)})
        for position, (name, values) in enumerate(comparison.varying.items())
        if len(values) <= MOST_CHOICES
    ]
    classes = {one.name: {value: name for name, value in one.choices.items()} for one in filters}
    answers = _differing(comparison)[:MOST_ANSWERS]
    rows = []
    for run in comparison.runs[:MOST_ROWS]:
        given, found = run["parameters"], {one["name"]: one for one in run["results"]}
        rows.append(
            _Row(
                run=run,
                classes=" ".join(names[given.get(name)] for name, names in classes.items()),
                settings=[given.get(name, "") for name in comparison.varying],
                cells=[_cell(found.get(answer.name), answer, language) for answer in answers],
            )
        )
    named = [(answer.words, unit_of({"unit": answer.unit}, language)) for answer in answers]
    return _Table(list(comparison.varying), named, filters, rows)


def _cell(result: Mapping[str, Any] | None, answer: Answer, language: Language) -> _Cell:
    if result is None:
        return _Cell()
    unit = "" if answer.unit else unit_of(result, language)
    kind = "text" if bounded_of(result) is None else ""
    said = f"{value_of(result, language)} {unit}".strip()
    return _Cell(said, bounds_of(result, language), kind, result["name"] if result.get("figures") else "")
