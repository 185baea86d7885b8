"""What a run is asked for: notebooks with the values of their parameters, all checked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeGuard

from econlab.errors import InputError, counted, nearest
from econlab.running.hashes import hash_of
from econlab.running.parameters import (
    RANGES,
    WINDOWS,
    Parameter,
    Range,
    Value,
    declared,
    found,
    shown,
)
from econlab.running.translations import SOURCE
from econlab.showing.language import LANGUAGES

Codes = Mapping[str, Collection[str]]
Ranges = Mapping[str, Range]

# The vocabulary whose codes a parameter takes.
_VOCABULARIES = {"place": "places", "topic": "topics", "definition": "definitions", "vintage": "vintages"}
# The parameters that have the codes of a project, in every notebook that declares them.
_CODED = ("document", "language", *_VOCABULARIES)

LONGEST_RUN_ID = 80

# What a parameter may be besides a code where its own default says so: left to the notebook, or every code.
OPEN = ("", "all")


@dataclass(frozen=True, slots=True)
class Choice:
    """A notebook with the values its parameters take in one run.

    Attributes
    ----------
    notebook : pathlib.Path
        The source of the notebook.
    values : mapping of str to value
        Every parameter, in the order the notebook declares them.
    changed : mapping of str to value
        Those that differ from the notebook's own defaults.
    """

    notebook: Path
    values: Mapping[str, Value]
    changed: Mapping[str, Value]

    @property
    def name(self) -> str:
        """File stem of the notebook."""
        return self.notebook.stem

    @property
    def run(self) -> str:
        """Name of the run: ``default``, or what differs from the defaults."""
        return run_id(self.changed)

    @property
    def language(self) -> str:
        """Language of the run; that of the notebook itself where it has no choice of one."""
        language = self.values.get("language")
        return str(language) if language in LANGUAGES else SOURCE


def run_id(changed: Mapping[str, Value]) -> str:
    """Return the name of a run, which is safe as the name of a file.

    Two different sets of values never share a name: where the values had to be
    altered or shortened, or could be read in two ways, the name ends in a hash.

    Parameters
    ----------
    changed : mapping of str to value
        The parameters that differ from the notebook's defaults.

    Examples
    --------
    >>> run_id({})
    'default'
    >>> run_id({"place": "VNM", "draws": 500})
    'draws-500_place-VNM'
    """
    if not changed:
        return "default"
    written = "_".join(f"{name}-{shown(changed[name])}" for name in sorted(changed))
    safe = re.sub(r"[^A-Za-z0-9._+-]+", "-", written).rstrip(".")
    ambiguous = any("_" in shown(value) and "-" in shown(value) for value in changed.values())
    if safe == written and len(safe) <= LONGEST_RUN_ID and not ambiguous:
        return safe
    exact = {name: shown(changed[name]) for name in sorted(changed)}
    return f"{safe[: LONGEST_RUN_ID - 11]}-{hash_of(exact)[:10]}"


def known_codes(root: Path) -> dict[str, Collection[str]]:
    """Return the codes that parameters of a project may take, by the name of the parameter.

    Raises
    ------
    InputError
        When ``documents.csv`` or a table of ``data/raw/vocabulary`` is missing or malformed.
    """
    from econlab.evidence.catalogue import documents
    from econlab.evidence.vocabulary import codes

    return {
        "document": [row["document"] for row in documents(root)],
        "language": LANGUAGES,
        **{name: codes(root, vocabulary) for name, vocabulary in _VOCABULARIES.items()},
    }


def given(arguments: Iterable[str]) -> dict[str, str]:
    """Split ``name=value`` texts, as given with ``-p``.

    Raises
    ------
    InputError
        When one has no ``=`` or no name, or a name comes twice.

    Examples
    --------
    >>> given(["place=VNM", "note=a = b"])
    {'place': 'VNM', 'note': 'a = b'}
    """
    values: dict[str, str] = {}
    for argument in arguments:
        name, equals, text = argument.partition("=")
        if not (name and equals):
            raise InputError(f"-p {argument}: expected name=value, such as -p place=VNM.")
        if name in values:
            raise InputError(f"-p {name} is given twice: {values[name]!r} and {text!r}. Give it once.")
        values[name] = text
    return values


def choose(
    notebooks: Sequence[Path],
    arguments: Iterable[str],
    *,
    codes: Codes,
    ranges: Ranges = RANGES,
) -> list[Choice]:
    """Give every notebook the values of its parameters, all checked.

    Parameters
    ----------
    notebooks : sequence of pathlib.Path
        The notebooks to run; each must declare every parameter given.
    arguments : iterable of str
        ``name=value`` texts.
    codes : mapping of str to collection of str
        Parameter name to the codes it may take; others take any text.
    ranges : mapping of str to Range
        Parameter name to the numbers it may take; others take any number.

    Returns
    -------
    list of Choice
        One a notebook, in the order given.

    Raises
    ------
    InputError
        At the first mistake: a notebook that cannot be read, a parameter that a
        notebook does not declare, a value of another type or not allowed.
    """
    texts = given(arguments)
    return [_choice(notebook, declared(notebook), texts, codes, ranges) for notebook in notebooks]


def _choice(
    notebook: Path,
    parameters: Mapping[str, Parameter],
    texts: Mapping[str, str],
    codes: Codes,
    ranges: Ranges,
) -> Choice:
    for name in texts:
        if name not in parameters:
            raise InputError(f"-p {name}: {unknown(name, notebook, parameters)}")
    choice = filled(
        notebook, parameters, {name: parameters[name].parse(text) for name, text in texts.items()}
    )
    for name, value in choice.values.items():
        where = f"-p {name}={value}" if name in texts else default_of(parameters[name], notebook)
        check(value, parameters[name], where=where, codes=codes, ranges=ranges)
    for _, said in out_of_order(choice.values):
        raise InputError(f"{notebook.stem}: {said}")
    return choice


def filled(notebook: Path, parameters: Mapping[str, Parameter], values: Mapping[str, Value]) -> Choice:
    """Return the run of a notebook with some of its values given, and its own defaults for the rest."""
    every = {name: values.get(name, parameter.default) for name, parameter in parameters.items()}
    changed = {name: value for name, value in every.items() if value != parameters[name].default}
    return Choice(notebook, every, changed)


def default_of(parameter: Parameter, notebook: Path) -> str:
    """Return where the default of a parameter stands, as an error begins."""
    return f"{notebook.name}: the default of {parameter.name}, {parameter.default!r}"


def unknown(name: str, notebook: Path, parameters: Mapping[str, Parameter]) -> str:
    """Return what is wrong where a notebook has no parameter of a name."""
    takes = ", ".join(f"{parameter.name} ({parameter.type})" for parameter in parameters.values())
    return (
        f"{notebook.stem} has no parameter {name!r}{nearest(name, parameters)}. "
        f"Its parameters: {takes or 'none'}."
    )


def check(value: Value, parameter: Parameter, *, where: str, codes: Codes, ranges: Ranges = RANGES) -> None:
    """Check that a value of the declared type is a known code, or a number within its range.

    Codes and ranges go by the name of the parameter. Those in neither `_CODED` nor `RANGES`
    are passed over in a notebook whose own default they do not allow: there the name means
    something else.

    Parameters
    ----------
    value : str, int, float or bool
        What ``Parameter.parse`` or ``Parameter.accept`` returned, or the default.
    parameter : Parameter
        The parameter that takes it.
    where : str
        The place the value stands, with which an error begins.
    codes, ranges : mapping
        As for `choose`.

    Raises
    ------
    InputError
        When the value is not allowed.
    """
    known, allowed = codes.get(parameter.name), ranges.get(parameter.name)
    if parameter.name not in (*_CODED, *RANGES) and not _is_meant(parameter, known, allowed):
        return
    if isinstance(value, str):
        left_open = value == parameter.default and value in OPEN
        if known is not None and value not in known and not left_open:
            every = f"{parameter.default}, or " if parameter.default in OPEN[1:] else ""
            raise InputError(
                f"{where}: found {found(value)}, expected {every}one of {', '.join(sorted(known))}"
                f"{nearest(value, known)}."
            )
    elif allowed is not None and not isinstance(value, bool) and value not in allowed:
        raise InputError(f"{where}: found {shown(value)}, expected a number {allowed}.")


def _is_meant(parameter: Parameter, known: Collection[str] | None, allowed: Range | None) -> bool:
    default = parameter.default
    if isinstance(default, str):
        return known is None or default in OPEN or default in known
    return allowed is None or default in allowed


def out_of_order(values: Mapping[str, Value | None]) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield the two bounds of each empty window, and of each range whose low end is above the high one.

    A range is two numbers whose names are the same but for ``_low`` and ``_high``.

    Examples
    --------
    >>> [said] = [said for _, said in out_of_order({"start": 2020, "end": 2016})]
    >>> said
    'start=2020 and end=2016 make an empty window. Give a start before the end.'
    >>> [said] = [said for _, said in out_of_order({"growth_low": 8.0, "growth_high": 5.0})]
    >>> said
    'growth_low=8.0 is above growth_high=5.0. Give a low end that is not above the high one.'
    """
    for first, last in WINDOWS:
        start, end = values.get(first), values.get(last)
        if isinstance(start, int) and isinstance(end, int) and start and end and start >= end:
            said = f"{first}={start} and {last}={end} make an empty window. Give a {first} before the {last}."
            yield (first, last), said
    for low in values:
        high = f"{low.removesuffix('_low')}_high"
        least, most = values[low], values.get(high)
        if low.endswith("_low") and _is_number(least) and _is_number(most) and least > most:
            said = f"{low}={least} is above {high}={most}. Give a low end that is not above the high one."
            yield (low, high), said


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


def planned(choices: Sequence[Choice]) -> str:
    """Return the runs as text: one a line with what it changes, then how many a notebook and in all.

    Examples
    --------
    >>> growth = Path("02_growth.ipynb")
    >>> changed = {"place": "VNM"}
    >>> print(planned([Choice(growth, {"place": "CHN"}, {}), Choice(growth, changed, changed)]))
    02_growth (default): the defaults
    02_growth (place-VNM): place=VNM
    <BLANKLINE>
    02_growth: 2 runs
    In all: 2 runs
    """
    runs = [f"{choice.name} ({choice.run}): {_changes(choice)}" for choice in choices]
    counts = Counter(choice.name for choice in choices)
    totals = [f"{name}: {counted(count, 'run')}" for name, count in counts.items()]
    return "\n".join([*runs, "", *totals, f"In all: {counted(len(choices), 'run')}"])


def _changes(choice: Choice) -> str:
    written = (f"{name}={_on_one_line(shown(value))}" for name, value in choice.changed.items())
    return ", ".join(written) or "the defaults"


def _on_one_line(text: str) -> str:
    return text if re.fullmatch(r"[\w.+-]+", text) else repr(text)
