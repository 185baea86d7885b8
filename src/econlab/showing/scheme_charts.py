"""A chart of the ways in which documents divide a digital economy, and of what corresponds in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from textwrap import fill
from typing import TYPE_CHECKING, Any

from econlab.showing.drawing import INK, STRIPE, Caption, Chart, captioned, new_figure
from econlab.showing.language import Language, label

if TYPE_CHECKING:
    from matplotlib.axes import Axes


# How a note of schemes.csv says that components correspond in part only.
_UNCLEAN = "not clean"


def schemes(
    rows: Sequence[Mapping[str, str]],
    *,
    caption: Caption,
) -> Chart:
    """Draw how documents divide a digital economy: a column a scheme, lines between what corresponds.

    A line is dashed where the note of one of its ends says that the mapping is not clean.

    Parameters
    ----------
    rows : sequence of mapping
        As `econlab.evidence.catalogue.schemes` gives them.
    caption : Caption
        Title, figures, source and language.
    """
    language = caption.language
    columns: dict[str, list[Mapping[str, str]]] = {}
    for row in sorted(rows, key=lambda row: int(row["order"])):
        columns.setdefault(row["scheme"], []).append(row)
    columns = {scheme: columns[scheme] for scheme in dict.fromkeys(row["scheme"] for row in rows)}
    tallest = max((len(column) for column in columns.values()), default=1)
    with new_figure(height=1.6 + 0.95 * tallest) as figure:
        axes = figure.subplots()
        axes.set_axis_off()
        axes.set(xlim=(0, max(len(columns), 1)), ylim=(-tallest, 0.45))
        places = {}
        for at, (scheme, column) in enumerate(columns.items()):
            _heading(axes, at + 0.5, label(scheme, language), sorted({row["document"] for row in column}))
            for step, row in enumerate(column):
                places[row["component"]] = (at + 0.5, -(step + 0.5) * tallest / len(column))
                _box(axes, places[row["component"]], row, language)
        pairs = _pairs(rows)
        for (one, other), clean in pairs.items():
            _join(axes, *sorted((places[one], places[other])), clean=clean)
        _line_key(axes, set(pairs.values()), language)
        return captioned("schemes", figure, _mapped(rows, pairs, language), caption)


_BOX = (0.36, 0.34)


def _heading(axes: Axes, at: float, name: str, documents: Sequence[str]) -> None:
    axes.text(at, 0.42, fill(name, 26), ha="center", va="top", fontsize=9, fontweight="bold", color=INK)
    axes.text(at, 0.0, "\n".join(documents), ha="center", va="bottom", fontsize=7, color=INK)


def _box(axes: Axes, at: tuple[float, float], row: Mapping[str, str], language: Language) -> None:
    from matplotlib.patches import Rectangle

    wide, high = _BOX
    axes.add_patch(
        Rectangle((at[0] - wide, at[1] - high), 2 * wide, 2 * high, facecolor=STRIPE, edgecolor=INK, zorder=3)
    )
    name = fill(row[f"name_{language}"], 26)
    axes.text(
        *at, f"{name}\n({label('line', language)} {row['line']})",
        ha="center", va="center", fontsize=8, color=INK, zorder=4,
    )  # fmt: skip


def _pairs(rows: Sequence[Mapping[str, str]]) -> dict[tuple[str, str], bool]:
    """Components that correspond, each pair once in the order of the rows, and whether cleanly."""
    found: dict[tuple[str, str], bool] = {}
    for row in rows:
        for other in row["maps_to"].split():
            own = (row["component"], other)
            pair = own if own[::-1] not in found else own[::-1]
            found[pair] = found.get(pair, True) and _UNCLEAN not in row["note"]
    return found


def _join(axes: Axes, left: tuple[float, float], right: tuple[float, float], *, clean: bool) -> None:
    wide = _BOX[0]
    axes.plot(
        [left[0] + wide, right[0] - wide], [left[1], right[1]], color=INK,
        linewidth=1.8 if clean else 1.0, linestyle="-" if clean else (0, (4, 3)), zorder=2,
    )  # fmt: skip


def _line_key(axes: Axes, kinds: set[bool], language: Language) -> None:
    from matplotlib.lines import Line2D

    looks: dict[bool, tuple[str, float, Any]] = {
        True: ("corresponds", 1.8, "-"),
        False: ("corresponds in part", 1.0, (0, (4, 3))),
    }
    handles = [
        Line2D([], [], color=INK, linewidth=width, linestyle=dash, label=label(name, language))
        for clean, (name, width, dash) in looks.items()
        if clean in kinds
    ]
    if handles:
        axes.legend(
            handles=handles, loc="upper center", bbox_to_anchor=(0.5, 0), ncols=2, fontsize=8, handlelength=4
        )


def _mapped(
    rows: Sequence[Mapping[str, str]], pairs: Mapping[tuple[str, str], bool], language: Language
) -> list[str]:
    names = {row["component"]: row[f"name_{language}"] for row in rows}
    boxes = [f"{label(row['scheme'], language)}: {names[row['component']]}" for row in rows]
    return boxes + [
        f"{names[one]} – {names[other]}: "
        + label("corresponds" if clean else "corresponds in part", language)
        for (one, other), clean in pairs.items()
    ]
