"""Faces: what a result of the library looks like in a notebook, as text, HTML and LaTeX."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from html import escape
from typing import Any

from econlab.evidence.intervals import Interval
from econlab.showing import language as words
from econlab.showing.language import Language, bounded, label, number, quantity

# Fields that mean what the label of that name says; others go by their own names.
_LABELLED = (
    "place", "definition", "vintage", "gdp_vintage", "basis", "route", "digital_growth", "gdp_growth",
    "multiplier", "note", "year", "indicator", "target", "figures",
)  # fmt: skip
# Fields whose values are codes that labels tell.
_CODED = ("basis", "route")
# Entries of a sequence that are written out; of more, the rest are counted.
_SHOWN = 6
_LATEX = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "∞": r"$\infty$"}
_LATEX |= {sign: f"\\{sign}" for sign in "&%$#_{}"}


def text(result: Any, language: Language = "en") -> str:
    """Return a result as text: an interval on one line, any other a line for each thing it holds.

    Examples
    --------
    >>> from econlab.measures.targets import Target
    >>> print(text(Target("VNM", 2030, Interval.exact(30.0), ("party2024_target_2030",))))
    Target
    place    VNM
    year     2030
    share    30
    figures  party2024_target_2030
    """
    if isinstance(result, Interval):
        return bounded(result, language)
    rows = _rows(result, language)
    wide = max((len(name) for name, _ in rows), default=0)
    return "\n".join([_title(result), *(f"{name:<{wide}}  {cell}".rstrip() for name, cell in rows)])


def html(result: Any, language: Language = "en") -> str:
    """Return a result as HTML: an interval with small bounds, any other as a table with a caption.

    Examples
    --------
    >>> html(Interval(41.45, 41.55, 41.5))
    '<span class="econlab-interval">41.5 <small>[41.45, 41.55]</small></span>'
    """
    if isinstance(result, Interval):
        told = bounded(result, language)
        point, bracket, bounds = told.partition("[")
        small = f"<small>{bracket}{bounds}</small>" if point and bounds else f"{bracket}{bounds}"
        return f'<span class="econlab-interval">{escape(point)}{small}</span>'
    body = "".join(
        f'<tr><th scope="row" style="text-align:left">{escape(name)}</th>'
        f'<td style="text-align:left">{escape(cell)}</td></tr>'
        for name, cell in _rows(result, language)
    )
    return f'<table class="econlab-result"><caption>{escape(_title(result))}</caption>{body}</table>'


def latex(result: Any, language: Language = "en") -> str:
    r"""Return a result as LaTeX: an interval as a formula, any other as a tabular.

    Examples
    --------
    >>> print(latex(Interval(80.0, float("inf"), 80.0)))
    $80\;[80,\ \infty]$
    """
    if isinstance(result, Interval):
        told = bounded(result, language)
        for plain, formula in (("∞", r"\infty"), (" [", r"\;["), (", ", r",\ "), ("; ", r";\ ")):
            told = told.replace(plain, formula)
        return f"${told}$"
    rows = [f"{_escaped(name)} & {_escaped(cell)} \\\\" for name, cell in _rows(result, language)]
    return "\n".join([r"\begin{tabular}{ll}", *rows, r"\end{tabular}"])


def traced(result: Any) -> dict[str, Any]:
    """Return the metadata by which a result that knows its figures leads to them in a report.

    Examples
    --------
    >>> from econlab.measures.targets import Target
    >>> traced(Target("VNM", 2030, Interval.exact(30.0), ("party2024_target_2030",)))
    {'econlab': {'figures': ['party2024_target_2030']}}
    """
    figures = getattr(result, "figures", ())
    return words.traced(figures) if isinstance(figures, tuple) else {}


def _escaped(cell: str) -> str:
    return "".join(_LATEX.get(sign, sign) for sign in cell)


def _title(result: Any) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", type(result).__name__).capitalize()


def _rows(result: Any, language: Language) -> list[tuple[str, str]]:
    """Return the names and the cells of what a result holds; blank texts are left out."""
    held = {field.name: getattr(result, field.name) for field in fields(result)}
    return [
        (_name(name, language), label(value, language) if name in _CODED else _cell(value, language))
        for name, value in held.items()
        if value != ""
    ]


def _name(field: str, language: Language) -> str:
    return label(field, language) if field in _LABELLED else field.replace("_", " ")


def _cell(value: Any, language: Language) -> str:
    if value is None or isinstance(value, Interval):
        return quantity(value, "", language)
    if isinstance(value, Mapping):
        return _listed([f"{key}: {_cell(one, language)}" for key, one in value.items()], language, "; ")
    if isinstance(value, tuple | list):
        return _listed([_cell(one, language) for one in value], language, ", ")
    if is_dataclass(value):
        said = str(value)
        return said if "\n" not in said else _brief(value, language)
    if isinstance(value, float):
        return "–" if math.isnan(value) else number(value, language)
    return str(value)


def _brief(value: Any, language: Language) -> str:
    """Return a result inside another on one line: its codes, numbers and bounds."""
    held = (getattr(value, field.name) for field in fields(value))
    plain = [one for one in held if isinstance(one, str | int | float | Interval) and one != ""]
    return " ".join(_cell(one, language) for one in plain)


def _listed(cells: list[str], language: Language, comma: str) -> str:
    rest = len(cells) - _SHOWN
    more = [f"{label('and more', language)} ({rest})"] if rest > 0 else []
    return comma.join([*cells[:_SHOWN], *more])
