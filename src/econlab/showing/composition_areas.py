"""How the parts of a digital economy are filled in charts, told apart in grey too, and the key to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from econlab.showing.drawing import AMBER, BLUE, GREY, PAPER
from econlab.showing.language import Language, label
from econlab.showing.marks import area_sign, filled

if TYPE_CHECKING:
    from matplotlib.axes import Axes

PARTS = ("core", "sectoral")
AREAS: Mapping[str, Mapping[str, Any]] = {
    "core": filled(BLUE),
    "sectoral": filled(AMBER),
    "both parts": filled(PAPER),
    "penetration": filled("#00664B"),
    "structure": filled("#CDB4DB", "//"),
    "change": filled(PAPER),
    "residual": filled("#BBBBBB", ".."),
    "published": filled(GREY),
    "platforms": filled(PAPER, "///"),
}


def area_key(axes: Axes, areas: Sequence[str], language: Language) -> None:
    """Write a legend of areas above the chart."""
    if areas:
        axes.legend(
            handles=[area_sign(label(area, language), AREAS[area]) for area in areas], loc="lower left",
            bbox_to_anchor=(0, 1), ncols=len(areas), fontsize=8, borderaxespad=0.2,
        )  # fmt: skip
