"""Several runs of one notebook side by side: what varies between them, and what changes with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from econlab.evidence.intervals import Interval
from econlab.showing.language import Language
from econlab.showing.results import ANSWER, Result, bounded_of, in_words

Run = Mapping[str, Any]
Value = str | int | float | bool | None
Settings = tuple[Value, ...]

# Small multiples with more would not be read side by side; the table of all results has the rest.
MOST_PANELS, MOST_LINES, MOST_SERIES = 12, 40, 4


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the main answers of a notebook.

    Attributes
    ----------
    name : str
        As recorded.
    words : str
        What it is, in words that hold for every run.
    unit : str
        Code of its unit; blank where runs have different ones.
    """

    name: str
    words: str
    unit: str


@dataclass(frozen=True, slots=True)
class Axis:
    """Parameters that vary together, and the values they take together, in order.

    Attributes
    ----------
    names : tuple of str
        The parameters, in the order the notebook declares them.
    values : tuple of tuple
        The values of these parameters.
    """

    names: tuple[str, ...]
    values: tuple[Settings, ...]

    @property
    def numeric(self) -> bool:
        """Whether it is a scale: one parameter with three numbers or more."""
        return len(self.names) == 1 and len(self.values) > 2 and all(map(_is_number, _first(self.values)))


@dataclass(frozen=True, slots=True)
class Comparison:
    """What complete runs of one notebook have in common, and what sets them apart.

    Attributes
    ----------
    runs : tuple of mapping
        Their records, in the order of the parameters that vary.
    same : mapping of str to value
        Parameters with one value in all runs.
    varying : mapping of str to tuple
        Parameters with several, and the values in order.
    idle : tuple of str
        Those that vary freely while no number among the answers changes.
    answers : tuple of Answer
        All main answers, in the order they are recorded.
    moving : tuple of Answer
        Those whose number is not the same in all runs.
    axes : tuple of Axis
        The parameters that vary and are not idle, those that go together in one,
        the longest first.
    title : str
        What the runs are about.
    """

    runs: tuple[Run, ...]
    same: Mapping[str, Value]
    varying: Mapping[str, Settings]
    idle: tuple[str, ...]
    answers: tuple[Answer, ...]
    moving: tuple[Answer, ...]
    axes: tuple[Axis, ...]
    title: str = ""

    @property
    def drawable(self) -> bool:
        """Whether there is anything to draw."""
        return bool(self.moving and self.axes)


@dataclass(frozen=True, slots=True)
class Layout:
    """How the parameters that vary are laid out.

    Attributes
    ----------
    along : Axis
        What each panel runs along: a scale from left to right, or lines from the top down.
    series : Axis or None
        What is told apart by colour, marker and dash.
    facets : tuple of Axis
        What each panel holds one setting of.
    """

    along: Axis
    series: Axis | None
    facets: tuple[Axis, ...]

    @property
    def settings(self) -> list[tuple[Settings, ...]]:
        """What the panels of one answer hold, in order."""
        return list(product(*(axis.values for axis in self.facets)))


def compare(runs: Iterable[Run], language: Language = "en") -> Comparison:
    """Compare complete runs of one notebook.

    Parameters
    ----------
    runs : iterable of mapping
        Records with ``run``, ``parameters``, ``language`` and ``results``.
    language : {"en", "vi"}
        The language whose runs tell what the answers are, where there are any.

    Examples
    --------
    >>> grown = [{"run": f"place-{place}", "language": "en", "parameters": {"place": place, "draws": 9},
    ...           "results": [{"name": "answer_growth", "value": growth}]}
    ...          for place, growth in {"CHN": 1.5, "VNM": 2.5}.items()]
    >>> found = compare(grown)
    >>> found.same, found.varying, [answer.words for answer in found.moving]
    ({'draws': 9}, {'place': ('CHN', 'VNM')}, ['growth'])
    """
    held = sorted(runs, key=lambda run: (run["run"] != "default", run["run"]))
    names = dict.fromkeys(name for run in held for name in run["parameters"])
    every = {name: _in_order({run["parameters"].get(name) for run in held}) for name in names}
    varying = {name: values for name, values in every.items() if len(values) > 1}
    held.sort(key=lambda run: [order(run["parameters"].get(name)) for name in varying])
    numbers = [numbers_of(run) for run in held]
    idle = _idle(held, varying, numbers)
    answers = _answers(held, language)
    return Comparison(
        runs=tuple(held),
        same={name: values[0] for name, values in every.items() if len(values) == 1},
        varying=varying,
        idle=idle,
        answers=answers,
        moving=tuple(one for one in answers if len({told.get(one.name) for told in numbers} - {None}) > 1),
        axes=_axes(held, {name: values for name, values in varying.items() if name not in idle}),
        title=_title(held, language),
    )


def layout(comparison: Comparison) -> Layout | None:
    """Return how to lay out a comparison; None where there is nothing to compare.

    Panels run along what takes the most values, where they fit; what takes at most
    four of them is told apart by colour; panels tell apart the rest.

    Parameters
    ----------
    comparison : Comparison
        The runs.
    """
    axes = comparison.axes
    if not comparison.drawable:
        return None
    fit = [axis for axis in axes if axis.numeric or len(axis.values) <= MOST_LINES]
    along = max(fit or axes[:1], key=lambda axis: (len(axis.values), axis.numeric))
    others = [axis for axis in axes if axis is not along]
    series = next((axis for axis in others if len(axis.values) <= MOST_SERIES), None)
    return Layout(along, series, tuple(axis for axis in others if axis is not series))


def left_out(comparison: Comparison) -> int:
    """Return how many panels the small multiples of a comparison have no room for."""
    arranged = layout(comparison)
    if arranged is None:
        return 0
    settings = len(arranged.settings)
    drawn = answers_drawn(settings) if settings <= MOST_PANELS else 1
    return len(comparison.moving) * settings - min(drawn, len(comparison.moving)) * min(settings, MOST_PANELS)


def lines_left(comparison: Comparison) -> int:
    """Return how many lines each panel of a comparison has no room for."""
    arranged = layout(comparison)
    if arranged is None or arranged.along.numeric:
        return 0
    return max(0, len(arranged.along.values) - MOST_LINES)


def answers_drawn(settings: int) -> int:
    """Return how many answers there is room for, where each takes so many panels."""
    return max(1, MOST_PANELS // settings)


def _title(runs: Sequence[Run], language: Language) -> str:
    titles = {run.get("language"): str(run.get("title") or "") for run in reversed(runs)}
    return titles.get(language) or next((title for title in titles.values() if title), "")


def order(value: Value) -> tuple[int, float, str]:
    """Return what values of a parameter are sorted by: numbers by size, before texts."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return (1, value, "")
    return (0, 0, "") if value is None else (2, 0, str(value))


def numbers_of(run: Run) -> dict[str, Interval]:
    """Return the main answers of a run that are numbers, by name."""
    found = {one["name"]: bounded_of(one) for one in run["results"] if one["name"].startswith(ANSWER)}
    return {name: number for name, number in found.items() if number is not None}


def settings_of(run: Run, names: Iterable[str]) -> Settings:
    """Return the values that some parameters take in a run."""
    return tuple(run["parameters"].get(name) for name in names)


def _is_number(value: Value) -> bool:
    return order(value)[0] == 1


def _first(values: Iterable[Settings]) -> list[Value]:
    return [value[0] for value in values]


def _in_order(values: Iterable[Value]) -> Settings:
    return tuple(sorted(values, key=order))


def _idle(
    runs: Sequence[Run], varying: Mapping[str, Settings], numbers: Sequence[Mapping[str, Interval]]
) -> tuple[str, ...]:
    """Return the parameters that take several values with all others equal, and never move a number."""
    idle: list[str] = []
    # What is left out first is what says least: the language, and then what was declared last.
    for name in sorted(
        varying, key=lambda name: (name == "language", list(varying).index(name)), reverse=True
    ):
        others = [other for other in varying if other != name and other not in idle]
        groups: dict[Settings, list[int]] = {}
        for position, run in enumerate(runs):
            groups.setdefault(settings_of(run, others), []).append(position)
        free = any(len({runs[one]["parameters"].get(name) for one in group}) > 1 for group in groups.values())
        if free and all(numbers[one] == numbers[group[0]] for group in groups.values() for one in group):
            idle.append(name)
    return tuple(name for name in varying if name in idle)


def _axes(runs: Sequence[Run], varying: Mapping[str, Settings]) -> tuple[Axis, ...]:
    """Put a parameter whose value follows from that of another into one axis with it."""
    joined: list[list[str]] = []
    for name in sorted(varying, key=lambda name: -len(varying[name])):
        for names in joined:
            if len({settings_of(run, [names[0], name]) for run in runs}) == len(varying[names[0]]):
                names.append(name)
                break
        else:
            joined.append([name])
    ordered = [tuple(name for name in varying if name in names) for names in joined]
    return tuple(
        Axis(names, tuple(sorted({settings_of(run, names) for run in runs}, key=_settings_order)))
        for names in ordered
    )


def _settings_order(settings: Settings) -> list[tuple[int, float, str]]:
    return [order(value) for value in settings]


def _answers(runs: Sequence[Run], language: Language) -> tuple[Answer, ...]:
    spoken, others = [run for run in runs if run.get("language") == language], runs
    recorded: dict[str, list[Result]] = {}
    for group in (spoken, others):
        known = set(recorded)
        for one in (one for run in group for one in run["results"]):
            if one["name"].startswith(ANSWER) and one["name"] not in known:
                recorded.setdefault(one["name"], []).append(one)
    words = {name: _words(results) for name, results in recorded.items()}
    told = list(words.values())
    return tuple(
        Answer(
            name,
            words[name] if told.count(words[name]) == 1 else in_words(name),
            _one({one.get("unit") or "" for one in results}),
        )
        for name, results in recorded.items()
    )


def _words(results: Sequence[Result]) -> str:
    """Return what a result is in every run: its label, or what follows the place and time in all labels."""
    labels = {str(one.get("label") or "") for one in results}
    return (
        _one(labels) or _one({label.rpartition(": ")[2] for label in labels}) or in_words(results[0]["name"])
    )


def _one(texts: set[str]) -> str:
    return next(iter(texts)) if len(texts) == 1 else ""
