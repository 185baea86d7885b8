"""Sweep files: many runs of notebooks in one TOML file, all checked before the first one starts."""

from __future__ import annotations

import itertools
import math
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from econlab.errors import InputError
from econlab.running.choices import (
    Choice,
    Codes,
    Ranges,
    check,
    default_of,
    filled,
    known_codes,
    out_of_order,
    unknown,
)
from econlab.running.parameters import RANGES, Parameter, Value, declared, found
from econlab.running.runs import find, missing
from econlab.running.toml_lines import Place, TomlFile, read_toml

# A sweep of more is a slip of the pen: even at a second a run it would take more than a day.
MOST_RUNS = 100_000


def read_sweep(
    path: Path, root: Path, *, codes: Codes | None = None, ranges: Ranges | None = None
) -> list[Choice]:
    """Read the runs that a sweep file asks for, each once, all checked.

    Each notebook has a table, named by its file stem, and each key of it is a
    parameter. A list multiplies: every value is combined with every value of the
    other keys, in the order written, the last key varying fastest. What is not
    named keeps its default, so an empty table is one run. An array of tables
    enumerates: under the name of the notebook each of its tables is a case of its
    own; inside the notebook's table, under a name that is no parameter, each sets
    parameters jointly, and multiplies with the rest. A run asked for more than
    once is left out after the first, and standard error tells how many were.

    Parameters
    ----------
    path : pathlib.Path
        The sweep file: TOML in UTF-8, with or without a byte order mark.
    root : pathlib.Path
        The project folder.
    codes : mapping of str to collection of str, optional
        Parameter name to the codes it may take, besides those of the vocabulary.
    ranges : mapping of str to Range, optional
        Parameter name to the numbers it may take, besides `RANGES`.

    Returns
    -------
    list of Choice
        The runs, in the order of the file.

    Raises
    ------
    InputError
        When the file cannot be read, or else with every mistake in it, by line: an
        unknown notebook or parameter, a value of another type or not allowed, an
        empty window, a parameter set twice, or more than `MOST_RUNS` runs.
    """
    toml = read_toml(path)
    reader = _Reader(toml, {**known_codes(root), **(codes or {})}, {**RANGES, **(ranges or {})})
    cases = reader.cases(root)
    if reader.fit(cases):
        for case in cases:
            reader.check_runs(case)
    if toml.mistakes:
        raise toml.refusal()
    choices = [choice for case in cases for choice in case.choices()]
    distinct = list({(choice.notebook, choice.run): choice for choice in choices}.values())
    if repeated := len(choices) - len(distinct):
        sys.stderr.write(
            f"{path.name}: {repeated} of {len(choices)} runs left out as repeats of an earlier one.\n"
        )
    return distinct


@dataclass(frozen=True, slots=True)
class _Setting:
    """One value of one parameter, None where it was refused, and the line it stands on."""

    name: str
    value: Value | None
    line: int

    @property
    def count(self) -> int:
        return 1

    def lines(self) -> dict[str, int]:
        return {self.name: self.line}

    def expanded(self) -> Iterator[tuple[_Setting, ...]]:
        yield (self,)


@dataclass(frozen=True, slots=True)
class _Table:
    """A table as the axes that multiply: each one the settings, or tables of settings, to choose from."""

    axes: Sequence[Sequence[_Setting | _Table]]

    @property
    def count(self) -> int:
        """How many combinations there are, without making them."""
        return math.prod(sum(one.count for one in axis) for axis in self.axes)

    def lines(self) -> dict[str, int]:
        """Return the parameters set, each with the first line that sets it."""
        lines: dict[str, int] = {}
        for one in itertools.chain.from_iterable(self.axes):
            for name, line in one.lines().items():
                lines.setdefault(name, line)
        return lines

    def expanded(self) -> Iterator[tuple[_Setting, ...]]:
        """Yield every combination, the last axis varying fastest."""
        axes = ([each for one in axis for each in one.expanded()] for axis in self.axes)
        for parts in itertools.product(*axes):
            yield tuple(itertools.chain.from_iterable(parts))


@dataclass(frozen=True, slots=True)
class _Notebook:
    """A notebook with the parameters it declares."""

    path: Path
    parameters: Mapping[str, Parameter]


@dataclass(frozen=True, slots=True)
class _Case:
    """One table of a notebook: the runs it asks for, and the line it begins on."""

    notebook: _Notebook
    table: _Table
    line: int

    def choices(self) -> Iterator[Choice]:
        for settings in self.table.expanded():
            values = {one.name: one.value for one in settings if one.value is not None}
            yield filled(self.notebook.path, self.notebook.parameters, values)


class _Reader:
    """Turns a sweep file into checked cases, and keeps every mistake in it."""

    def __init__(self, toml: TomlFile, codes: Codes, ranges: Ranges) -> None:
        self._toml = toml
        self._codes, self._ranges = codes, ranges

    def cases(self, root: Path) -> list[_Case]:
        """Return the cases of all notebooks, in the order of the file."""
        if not self._toml.data:
            self._refuse((), "found no table, expected one for each notebook to run, such as [01_evidence].")
        there = {path.stem: path for path in find(root, [])}
        cases: list[_Case] = []
        for name, content in self._toml.data.items():
            tables = self._tables(
                (name,), content, "a table of parameters, below the notebook's name in brackets"
            )
            if not tables:
                continue
            if name not in there:
                self._refuse((name,), missing(name, there))
                continue
            try:
                notebook = _Notebook(there[name], declared(there[name]))
            except InputError as error:
                self._refuse((name,), str(error))
                continue
            for place, table in tables:
                read = self._table(place, table, notebook, inside=False)
                cases.append(_Case(notebook, read, self._toml.line(place)))
        return cases

    def fit(self, cases: Sequence[_Case]) -> bool:
        """Whether the cases are few enough to be told one by one."""
        total = sum(case.table.count for case in cases)
        if total <= MOST_RUNS:
            return True
        largest = max(cases, key=lambda case: case.table.count)
        self._toml.refuse(
            f"found {_large(largest.table.count)} runs of {largest.notebook.path.stem}, and {_large(total)} "
            f"in the whole file, expected at most {MOST_RUNS:,}. Shorten a list, or split the file.",
            largest.line,
        )
        return False

    def check_runs(self, case: _Case) -> None:
        """Check what no value shows alone: windows and ranges, and the defaults that runs are left with."""
        parameters = case.notebook.parameters
        defaults = {name: parameter.default for name, parameter in parameters.items()}
        left: set[str] = set()
        for settings in case.table.expanded():
            given = {one.name: one for one in settings}
            left |= defaults.keys() - given.keys()
            for bounds, said in out_of_order(defaults | {name: one.value for name, one in given.items()}):
                lines = {given[bound].line for bound in bounds if bound in given}
                self._toml.refuse(said, *sorted(lines or {case.line}))
        for name, parameter in parameters.items():
            if name in left:
                where = default_of(parameter, case.notebook.path)
                self._accepted(parameter.default, parameter, where, case.line)

    def _table(
        self, place: Place, table: Mapping[str, object], notebook: _Notebook, *, inside: bool
    ) -> _Table:
        """Return a table of parameters; one inside another sets some jointly, and holds no more tables."""
        axes: list[Sequence[_Setting | _Table]] = []
        before: dict[str, int] = {}
        for name, content in table.items():
            at = (*place, name)
            axis: Sequence[_Setting | _Table]
            if name in notebook.parameters:
                axis = self._settings(at, content, notebook.parameters[name])
            else:
                joint = self._joint(at, content, notebook, inside=inside)
                axis = [self._table(inner, settings, notebook, inside=True) for inner, settings in joint]
            lines = _Table([axis]).lines()
            for twice in [name for name in lines if name in before]:
                self._toml.refuse(
                    f"{twice} is set on line {before[twice]} already. "
                    "Set it once: on its own, or in one array of tables.",
                    lines[twice],
                )
            before.update({name: line for name, line in lines.items() if name not in before})
            if axis:
                axes.append(axis)
        return _Table(axes)

    def _joint(
        self, place: Place, content: object, notebook: _Notebook, *, inside: bool
    ) -> Sequence[tuple[Place, Mapping[str, object]]]:
        """Return the tables of joint settings, which stand under a name that is no parameter."""
        name = _label(place)
        several = isinstance(content, list) and any(isinstance(item, dict) for item in content)
        if inside and (several or isinstance(content, dict)):
            self._refuse(place, f"{name}: found a table in joint settings, expected parameters and values.")
        elif several:
            return self._tables(place, content, "a table of parameters, as the others are")
        elif isinstance(content, dict):
            self._refuse(
                place,
                f"{name}: found a table, expected a parameter, or an array of tables that set some jointly. "
                f"Write [[{notebook.path.stem}.{name}]], or {name} = [{{...}}].",
            )
        else:
            self._refuse(place, unknown(str(place[-1]), notebook.path, notebook.parameters))
        return []

    def _tables(
        self, place: Place, content: object, expected: str
    ) -> Sequence[tuple[Place, Mapping[str, object]]]:
        tables = []
        for at, one in _items(place, content) or [(place, content)]:
            if isinstance(one, dict):
                tables.append((at, one))
            else:
                what = "an empty list" if one == [] else found(one)
                self._refuse(at, f"{_label(place)}: found {what}, expected {expected}.")
        return tables

    def _settings(self, place: Place, content: object, parameter: Parameter) -> list[_Setting]:
        items = _items(place, content)
        if not items:
            self._refuse(
                place,
                f"{parameter.name}: found an empty list, expected at least one value. "
                "Remove it to leave the default.",
            )
        settings = []
        for at, one in items:
            line = self._toml.line(at)
            settings.append(
                _Setting(parameter.name, self._accepted(one, parameter, parameter.name, line), line)
            )
        return settings

    def _accepted(self, content: object, parameter: Parameter, where: str, line: int) -> Value | None:
        try:
            value = parameter.accept(content, where=where)
            check(value, parameter, where=where, codes=self._codes, ranges=self._ranges)
        except InputError as error:
            jointly = " Give joint settings a name that is no parameter." if isinstance(content, dict) else ""
            self._toml.refuse(f"{error}{jointly}", line)
            return None
        return value

    def _refuse(self, place: Place, said: str) -> None:
        self._toml.refuse(said, self._toml.line(place))


def _items(place: Place, content: object) -> list[tuple[Place, object]]:
    """Return the items of a list, or else the value itself, with their places."""
    if isinstance(content, list):
        return [((*place, position), item) for position, item in enumerate(content)]
    return [(place, content)]


def _label(place: Place) -> str:
    """Return the last name of a place, on one line."""
    name = str(place[-1])
    return name if name.isprintable() else repr(name)


def _large(count: int) -> str:
    return f"{count:,}" if count < 10**15 else "more than 10^15"
