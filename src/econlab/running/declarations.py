"""The declarations in a notebook's parameters cell, as papermill reads them, without importing it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from econlab.errors import InputError

# What stands before the equals sign, and after the number sign where that names a type.
_TARGET = re.compile(r"""(\w+)\s*(?::\s*["']?(\w[\w\[\],\s]*)["']?\s*)?""")
_TYPE_COMMENT = re.compile(r"type:\s*(\S*)\s*(.*)")


class Declaration(NamedTuple):
    """One line of a parameters cell: a name, its type, and its default and help as they are written."""

    name: str
    type: str
    default: str
    help: str


def read_declarations(notebook: Path) -> tuple[str, dict[str, Declaration]]:
    """Return the source of a notebook's parameters cell, and the declarations that papermill finds in it.

    Where the notebook is in Python, they are found without papermill, since importing
    it takes longer than checking a thousand runs.

    Raises
    ------
    InputError
        When the file is no notebook or has no such cell, or papermill cannot read
        one in another language.
    """
    content = _notebook(notebook)
    cell = _parameters_cell(content, notebook)
    return cell, declarations(cell) if _in_python(content) else _by_papermill(notebook)


def declarations(cell: str) -> dict[str, Declaration]:
    """Return the declarations in a parameters cell of a Python notebook, as papermill reads them.

    A line with one equals sign opens a declaration, and lines without any go on with
    it; one with more ends it and is left out. A number sign begins a comment, also in
    a string; only that of the last line is kept.

    Parameters
    ----------
    cell : str
        The source of the cell.

    Examples
    --------
    >>> declarations("place: str = 'CHN'  # ISO code")["place"]
    Declaration(name='place', type='str', default="'CHN'", help='ISO code')
    """
    opened: list[list[str]] = [[]]
    for line in cell.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if "=" in line:
            opened.append([])
        if line.count("=") < 2:
            opened[-1].append(line)
    read = (_declaration(lines) for lines in opened if lines)
    return {one.name: one for one in read if one}


def _declaration(lines: Sequence[str]) -> Declaration | None:
    *above, last = lines
    whole = "".join([line.partition("#")[0].strip() for line in above] + [last.strip()])
    left, equals, right = whole.partition("=")
    target = _TARGET.fullmatch(left)
    if not (equals and target):
        return None
    value, _, comment = right.partition("#")
    comment, kind = comment.strip(), ""
    if typed := _TYPE_COMMENT.fullmatch(comment):
        kind, comment = typed.groups()
    return Declaration(target[1], (target[2] or kind or "None").strip(), value.strip(), comment.strip())


def _in_python(content: Mapping[str, Any]) -> bool:
    about = _mapping(content.get("metadata"))
    kernel, language = _mapping(about.get("kernelspec")), _mapping(about.get("language_info")).get("name")
    return bool(kernel.get("name")) and (language or kernel.get("language")) == "python"


def _by_papermill(notebook: Path) -> dict[str, Declaration]:
    import papermill
    from papermill.exceptions import PapermillException
    from papermill.iorw import nbformat

    # In all of these ways papermill finds out that a file is no notebook by its format.
    malformed = (nbformat.ValidationError, ValueError, AttributeError, KeyError, TypeError)
    try:
        found = papermill.inspect_notebook(as_papermill_path(notebook))
    except (PapermillException, *malformed) as error:
        raise InputError(f"{notebook.name}: the parameters cannot be read ({error}).") from error
    return {
        name: Declaration(name, entry["inferred_type_name"], entry["default"], entry["help"])
        for name, entry in found.items()
    }


def as_papermill_path(path: Path) -> str:
    """Return a path for papermill, which would fill in names in braces."""
    return str(path).replace("{", "{{").replace("}", "}}")


def _notebook(notebook: Path) -> dict[str, Any]:
    try:
        content: Any = json.loads(notebook.read_bytes().decode("utf-8"))
    except OSError as error:
        raise InputError(f"{notebook}: the notebook cannot be opened ({error.strerror}).") from error
    except (ValueError, RecursionError) as error:
        raise InputError(
            f"{notebook.name} is not a notebook: expected JSON in UTF-8 ({error}). "
            "Restore the file, or save it from Jupyter again."
        ) from error
    cells = content.get("cells") if isinstance(content, dict) else None
    if not isinstance(cells, list) or content.get("nbformat") != 4:
        raise InputError(
            f"{notebook.name} is not a notebook: expected cells and nbformat 4. Save it from Jupyter again."
        )
    return dict(content)


def _parameters_cell(content: Mapping[str, Any], notebook: Path) -> str:
    for cell in map(_mapping, content["cells"]):
        tags = _mapping(cell.get("metadata")).get("tags")
        if isinstance(tags, list) and "parameters" in tags:
            source = cell.get("source", "")
            lines = source if isinstance(source, list) else [source]
            if all(isinstance(line, str) for line in lines):
                return "".join(lines)
            raise InputError(
                f"{notebook.name} is not a notebook: the cell tagged 'parameters' has no text. "
                "Save it from Jupyter again."
            )
    raise InputError(
        f"{notebook.name} has no cell tagged 'parameters'. Tag the cell that sets them, even an empty one."
    )


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}
