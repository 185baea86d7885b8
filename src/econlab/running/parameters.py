"""The parameters a notebook declares, read and checked before anything starts."""

from __future__ import annotations

import ast
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from types import MappingProxyType
from typing import cast

from econlab.errors import InputError
from econlab.running.declarations import Declaration, read_declarations

Value = str | int | float | bool

# How much of a text is repeated in an error.
_MOST_SHOWN = 200

# Columns of the tables of results, so no parameter may take their names.
RESERVED = frozenset({"notebook", "run", "name", "value", "low", "high", "verdict", "unit"})

# Pairs of years of which the first is the earlier; 0 leaves a year to the notebook.
WINDOWS = (
    ("start", "end"),
    ("start_year", "end_year"),
    ("baseline_start", "compare"),
    ("baseline_end", "compare"),
)


@dataclass(frozen=True, slots=True)
class Range:
    """The numbers a parameter may take.

    Parameters
    ----------
    low, high : float
        The bounds, included unless `strict`.
    strict : bool
        Whether the bounds themselves are excluded.
    or_zero : bool
        Whether 0 is allowed as well, as the choice the notebook makes itself.

    Examples
    --------
    >>> 0 in Range(1900, 2100, or_zero=True), 1 in Range(0, 1, strict=True)
    (True, False)
    >>> print(Range(0, 1, strict=True))
    above 0 and below 1
    """

    low: float
    high: float = math.inf
    strict: bool = False
    or_zero: bool = False

    def __contains__(self, number: float) -> bool:
        """Whether the parameter may take a number."""
        if self.or_zero and number == 0:
            return True
        return self.low < number < self.high if self.strict else self.low <= number <= self.high

    def __str__(self) -> str:
        """Bounds in words."""
        if self.high == math.inf:
            return f"{self.low:g} or more"
        words = ("above", "and below") if self.strict else ("from", "to")
        zero = ", or 0 to leave it to the notebook" if self.or_zero else ""
        return f"{words[0]} {self.low:.10g} {words[1]} {self.high:.10g}{zero}"


YEAR = Range(1900, 2100, or_zero=True)
RANGES: Mapping[str, Range] = MappingProxyType(
    {
        "confidence": Range(0, 1, strict=True),
        "draws": Range(1, 1_000_000),
        "horizon": Range(0, 50),
        "seed": Range(0),
        **{name: YEAR for window in WINDOWS for name in window},
    }
)


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter that a notebook declares.

    Attributes
    ----------
    name : str
        As written in the notebook.
    type : str
        One of ``str``, ``int``, ``float``, ``bool``.
    default : str, int, float or bool
        The value the notebook has when none is given.
    help : str
        The comment on its line.
    """

    name: str
    type: str
    default: Value
    help: str = ""

    def parse(self, text: str) -> Value:
        """Return the value that a text stands for.

        Raises
        ------
        InputError
            When the text does not stand for a value of the declared type.

        Examples
        --------
        >>> Parameter("draws", "int", 2000).parse("500")
        500
        >>> Parameter("draws", "int", 2000).parse("3.5")
        Traceback (most recent call last):
        econlab.errors.InputError: -p draws=3.5: found '3.5', expected a whole number such as 2000.
        """
        value = self._read(text)
        if value is None:
            raise InputError(f"-p {self.name}={text}: found {text!r}, expected {self._expected}.")
        return value

    def accept(self, value: object, *, where: str) -> Value:
        """Return a value that already has a type, as one of the declared type.

        A whole number stands for a float. No other type stands for another: not
        a text for a number, nor true for 1.

        Parameters
        ----------
        value : object
            A value as the standard library reads it from TOML.
        where : str
            The place it stands, with which an error begins.

        Raises
        ------
        InputError
            When the value is of another type, or one that ``parse`` refuses as well.

        Examples
        --------
        >>> Parameter("confidence", "float", 0.9).accept(1, where="sweep.toml, line 2")
        1.0
        >>> Parameter("draws", "int", 2000).accept(True, where="sweep.toml, line 2")
        Traceback (most recent call last):
        econlab.errors.InputError: sweep.toml, line 2: found true, expected a whole number such as 2000.
        """
        accepted = _taken(self.type, value)
        if accepted is None:
            raise InputError(
                f"{where}: found {found(value)}, expected {self._expected}.{self._quotes(value)}"
            )
        return accepted

    @property
    def _expected(self) -> str:
        example = shown(self.default)
        return _READERS[self.type][0] + (f" such as {example}" if example else "")

    def _read(self, text: str) -> Value | None:
        return _READERS[self.type][1](text)

    def _quotes(self, value: object) -> str:
        """Return what to do where only the quotes are wrong."""
        if self.type == "str" and isinstance(value, bool | int | float | date | time):
            return " Put it in quotes."
        without = self.type != "str" and isinstance(value, str) and self._read(value) is not None
        return " Write it without quotes." if without else ""


def _text(text: str) -> str | None:
    return None if re.search(r"[\x00\ud800-\udfff]", text) else text


def _whole(text: str) -> int | None:
    return int(text) if re.fullmatch(r"[+-]?[0-9]{1,18}", text) else None


# Digits of other scripts and underlines between digits are taken for no number, as in whole ones.
_REAL = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")


def _real(text: str) -> float | None:
    number = float(text) if _REAL.fullmatch(text) else math.nan
    return number if math.isfinite(number) else None


def _truth(text: str) -> bool | None:
    return {"true": True, "false": False}.get(text.lower())


_READERS: Mapping[str, tuple[str, Callable[[str], Value | None]]] = {
    "str": ("text in UTF-8", _text),
    "int": ("a whole number", _whole),
    "float": ("a finite number with a decimal point", _real),
    "bool": ("true or false", _truth),
}

# Types whose values stand for one of a declared type.
_STANDS_FOR: Mapping[str, tuple[str, ...]] = {
    "str": ("str",),
    "int": ("int",),
    "float": ("float", "int"),
    "bool": ("bool",),
}


def _taken(kind: str, value: object) -> Value | None:
    """Return a value as one of a type; None where it stands for none, or could not be written."""
    fits = type(value).__name__ in _STANDS_FOR[kind] and not _is_huge(value)
    return _READERS[kind][1](shown(cast(Value, value))) if fits else None


def shown(value: Value) -> str:
    """Return a value as it is written after ``-p name=``.

    Examples
    --------
    >>> shown(True), shown(0.9), shown("VNM")
    ('true', '0.9', 'VNM')
    """
    return str(value).lower() if isinstance(value, bool) else str(value)


def found(value: object) -> str:
    """Return what was read from TOML, in the words of an error.

    Examples
    --------
    >>> found("VNM"), found(True), found([1]), found(date(2024, 1, 31))
    ("'VNM'", 'true', 'a list', 'the date 2024-01-31')
    """
    if isinstance(value, list | dict):
        return "a list" if isinstance(value, list) else "a table"
    if isinstance(value, date | time):
        return f"the {'time' if isinstance(value, time) else 'date'} {value}"
    if _is_huge(value):
        return "a number of more than 18 digits"
    if isinstance(value, str):
        return repr(value if len(value) <= _MOST_SHOWN else f"{value[:_MOST_SHOWN]}…")
    return shown(cast(Value, value))


def _is_huge(value: object) -> bool:
    # Python refuses to write whole numbers of thousands of digits, which a hexadecimal one may have.
    return isinstance(value, int) and abs(value) >= 10**18


def declared(notebook: Path) -> dict[str, Parameter]:
    """Read the parameters that a notebook declares in its cell tagged ``parameters``.

    Raises
    ------
    InputError
        When the file is no notebook, has no such cell, or a line of the cell is
        not ``name: type = value  # help`` with a plain value of a known type.
    """
    cell, found = read_declarations(notebook)
    unread = [name for name in _assigned(cell, notebook) if name not in found]
    if unread:
        raise InputError(
            f"{notebook.name}: the line of parameter {unread[0]!r} cannot be read. "
            "Write one parameter a line, as name: type = value  # help, with no second '=' on the line."
        )
    return {name: _parameter(entry, notebook) for name, entry in found.items()}


def _assigned(source: str, notebook: Path) -> list[str]:
    where = f"{notebook.name}: the parameters cell"
    try:
        body = ast.parse(source).body
    except SyntaxError as error:
        raise InputError(f"{where}, line {error.lineno or 1}: {error.msg}.") from error
    except (ValueError, RecursionError, MemoryError):
        raise InputError(
            f"{where} cannot be read: it has a character that no program has, or is nested too deeply."
        ) from None
    targets: list[ast.expr] = []
    for statement in body:
        if isinstance(statement, ast.Assign):
            targets += statement.targets
        elif isinstance(statement, ast.AnnAssign):
            targets.append(statement.target)
    return [target.id for target in targets if isinstance(target, ast.Name)]


def _parameter(entry: Declaration, notebook: Path) -> Parameter:
    name, kind = entry.name, entry.type
    where = f"{notebook.name}: parameter {name!r}"
    try:
        default = ast.literal_eval(entry.default)
    except (SyntaxError, ValueError, TypeError, RecursionError, MemoryError) as error:
        raise InputError(f"{where}: found {entry.default}, expected a plain value.") from error
    kind = type(default).__name__ if kind == "None" else kind
    value = _taken(kind, default) if kind in _READERS else None
    if value is None:
        raise InputError(
            f"{where} is {kind} = {entry.default}, expected one of the types {', '.join(_READERS)} "
            f"and a value of that type: {', '.join(expected for expected, _ in _READERS.values())}."
        )
    if name in RESERVED:
        raise InputError(f"{where} has the name of a column of results.csv. Give it another name.")
    return Parameter(name, kind, value, entry.help)
