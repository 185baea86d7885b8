"""What a notebook reads: look-ups noted as it runs, and asked again to see whether the data have changed."""

from __future__ import annotations

import inspect
import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextvars import ContextVar
from dataclasses import fields, is_dataclass
from functools import wraps
from hashlib import sha256
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from econlab.errors import InputError
from econlab.project import root as project_root

# Names the file that look-ups are noted in; where it is not set, none is.
VARIABLE = "ECONLAB_READS"

Filters = Mapping[str, str | list[str]]
Read = dict[str, Any]
_Arguments = ParamSpec("_Arguments")
_Result = TypeVar("_Result")

_doors: dict[str, Callable[..., object]] = {}
_noted: set[tuple[str, str]] = set()
# What a door reads through other doors belongs to its own answer.
_inside: ContextVar[bool] = ContextVar("inside a door", default=False)


def door(function: Callable[_Arguments, _Result]) -> Callable[_Arguments, _Result]:
    """Have a look-up noted in the file that ``ECONLAB_READS`` names.

    A look-up takes a project folder named `root`, and filters that are texts,
    whole numbers or sequences of them. One line of JSON is written for each
    question with its answer: ``door``, ``filters``, and ``sha256`` of the
    answer, blank for another project than the notebook's own. An `InputError` is
    an answer too, since other data may allow the question.

    Parameters
    ----------
    function : callable
        The look-up. Its name is the name of the door.
    """
    _doors[function.__name__] = function

    @wraps(function)
    def watched(*args: _Arguments.args, **kwargs: _Arguments.kwargs) -> _Result:
        file = os.environ.get(VARIABLE)
        if not file or _inside.get():
            return function(*args, **kwargs)
        kwargs.update({name: list(value) for name, value in kwargs.items() if isinstance(value, Iterator)})
        given = inspect.signature(function).bind(*args, **kwargs).arguments
        root = given.pop("root", None)
        filters = _filters(given)
        token = _inside.set(True)
        try:
            found = function(*args, **kwargs)
        except InputError as refused:
            _note(file, function.__name__, filters, root, refused)
            raise
        finally:
            _inside.reset(token)
        _note(file, function.__name__, filters, root, found)
        return found

    return watched


def _filters(given: Mapping[str, Any]) -> Filters:
    """Return filters in one form, since a filter means the same in any order and written twice."""
    flat = {name: value for name, value in given.items() if name != "wanted"} | given.get("wanted", {})
    return {name: _filter(flat[name]) for name in sorted(flat)}


def _filter(value: Any) -> str | list[str]:
    texts = [str(value)] if isinstance(value, str | int) else sorted({*map(str, value)})
    return texts[0] if len(texts) == 1 else texts


def _note(file: str, name: str, filters: Filters, root: Path | None, answer: object) -> None:
    known = digest(answer) if _is_own(root) else ""
    line = json.dumps({"door": name, "filters": filters, "sha256": known})
    if (file, line) not in _noted:
        with Path(file).open("a", encoding="utf-8", newline="\n") as notes:
            notes.write(line + "\n")
        _noted.add((file, line))


def _is_own(root: Path | None) -> bool:
    try:
        return root is None or Path(root).resolve() == project_root().resolve()
    except InputError:
        return False


def noted(file: Path) -> list[Read]:
    """Return the look-ups that were noted in a file, each once, in a fixed order; none without the file."""
    if not file.is_file():
        return []
    lines = set(file.read_text(encoding="utf-8").splitlines())
    return [json.loads(line) for line in sorted(lines)]


def ask(name: str, filters: Filters, root: Path) -> str:
    """Return the hash of what a door answers today.

    Parameters
    ----------
    name : str
        Of the door; the module that has it must have been imported.
    filters : mapping of str to str or list of str
        As they were noted.
    root : pathlib.Path
        The project folder.

    Raises
    ------
    LookupError, TypeError
        When there is no such door, or it takes no such filters.
    """
    token = _inside.set(True)
    try:
        return digest(_doors[name](root=root, **filters))
    except InputError as refused:
        return digest(refused)
    finally:
        _inside.reset(token)


def shown(name: str, filters: Filters) -> str:
    """Return a look-up as it is written in a message.

    Examples
    --------
    >>> shown("observations", {"kind": "target", "place": ["CHN", "VNM"]})
    'observations(kind=target, place=CHN|VNM)'
    """
    written = (
        f"{name}={value if isinstance(value, str) else '|'.join(value)}" for name, value in filters.items()
    )
    return f"{name}({', '.join(written)})"


def digest(answer: object) -> str:
    """Return the SHA-256 of what a look-up found: a table, rows, codes or a vocabulary.

    The order of rows and columns counts, since what a notebook shows may depend
    on it; the order within a set does not.

    Examples
    --------
    >>> digest({"a": 1.5})[:8], digest(frozenset("ab")) == digest(frozenset("ba"))
    ('e7e25461', True)
    """
    return sha256(json.dumps(answer, default=_plain).encode()).hexdigest()


def _plain(answer: Any) -> object:
    if hasattr(answer, "to_csv"):
        return answer.to_csv(index=False)
    if is_dataclass(answer):
        return {field.name: getattr(answer, field.name) for field in fields(answer)}
    if isinstance(answer, set | frozenset):
        return sorted(answer)
    if isinstance(answer, Mapping):
        return dict(answer)
    return f"{type(answer).__name__}: {answer}"
