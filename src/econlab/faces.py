"""Results that show themselves in a notebook, without knowing how: the package says what draws them."""

from __future__ import annotations

from importlib import import_module
from typing import Any

_drawn_by: list[str] = []


def drawn_by(module: str) -> None:
    """Say which module has ``text``, ``html``, ``latex`` and ``traced``; imported when asked for one."""
    _drawn_by[:] = [module]


class Faced:
    """A result with a text, an HTML and a LaTeX face, as IPython asks for them.

    Its ``repr`` stays what builds it again.
    """

    __slots__ = ()

    def __str__(self) -> str:
        """What it holds, a line each."""
        return str(_face("text", self))

    # Not _repr_pretty_, before which IPython prefers the __repr__ of a dataclass.
    def _repr_mimebundle_(self, **_: Any) -> tuple[dict[str, str], dict[str, Any]]:
        return {"text/plain": str(self)}, _face("traced", self)

    def _repr_html_(self) -> str:
        return str(_face("html", self))

    def _repr_latex_(self) -> str:
        return str(_face("latex", self))


def _face(name: str, result: object) -> Any:
    return getattr(import_module(_drawn_by[0]), name)(result)
