"""A chart of the change of a whole, part by part."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from econlab.evidence.intervals import Interval
from econlab.showing.drawing import AMBER, BLUE, INK, PAPER, SKY, Caption, Chart, captioned, new_figure
from econlab.showing.language import Language, bounded, label, signed
from econlab.showing.marks import area_sign, at_the_end, bar_bounds, below_title, filled, lines, number_axes
from econlab.showing.quantities import measured

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from econlab.evidence.vocabulary import Vocabulary


class _Part(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def change(self) -> Interval: ...
    @property
    def share(self) -> Interval | None: ...
    @property
    def inferred(self) -> bool: ...


class _Partition(Protocol):
    @property
    def unit(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def whole(self) -> _Part: ...
    @property
    def parts(self) -> Sequence[_Part]: ...
    @property
    def beside(self) -> Sequence[_Part]: ...
    @property
    def residual(self) -> Interval: ...


_BARS: Mapping[str, dict[str, Any]] = {
    "rise": filled(AMBER, "//"),
    "fall": filled(BLUE),
    "left over": filled(SKY, "xx"),
    "whole change": filled(PAPER, width=1.6),
    "cuts across": filled("#BBBBBB", ".."),
}


def waterfall(partition: _Partition, *, names: Vocabulary, caption: Caption) -> Chart:
    """Draw the change of a whole as the changes of its parts, each from where the one above ends.

    What the parts leave of the whole stands as a residual, and below a line
    what cuts across the parts and does not add up with them.

    Parameters
    ----------
    partition : econlab.measures.partition.Partition
        With bounds, which stand at the ends of the bars.
    names : Vocabulary
        Names of units.
    caption : Caption
        Title, figures, source and language.
    """
    language = caption.language
    every = [*partition.parts, partition.whole, *partition.beside]
    scale, unit = measured([part.change for part in every], partition.unit, names, language)
    steps = _steps(partition, scale)
    kinds = [kind for kind in _BARS if kind in {step.kind for step in steps}]
    moved = f"{label('change', language)} {partition.start} → {partition.end}, {unit}"
    said = [moved]
    with new_figure(height=1.9 + 0.45 * len(steps)) as figure:
        axes = below_title(
            figure, [area_sign(label(kind, language), _BARS[kind]) for kind in kinds]
        ).subplots()
        rows = [_step_row(step, language) for step in steps]
        lines(axes, rows, [""] * len(steps))
        for position, step in enumerate(steps):
            axes.barh(-position, step.change.point, 0.6, left=step.start, **_BARS[step.kind])
            _end(axes, -position, step)
            told = [signed(step.change, language)]
            if step.share:
                share = bounded(step.share, language, digits=3)
                told.append(f"{share} {label('% of the change', language)}")
            at_the_end(axes, "\n".join(told), -position)
            beside = [label("cuts across", language)] if step.kind == "cuts across" else []
            said.append(f"{rows[position]}: {', '.join([*told, *beside])}")
        axes.axvline(0, color=INK, linewidth=0.8, zorder=1)
        if partition.beside:
            axes.axhline(len(partition.beside) - len(steps) + 0.5, color=INK, linewidth=0.8)
        axes.set_xlabel(moved, fontsize=9)
        number_axes(axes, language, across=True, down=False)
        return captioned("waterfall", figure, said, caption)


@dataclass(frozen=True, slots=True)
class _Step:
    """A bar: how long it is, where it begins, and what it is."""

    name: str
    change: Interval
    start: float
    kind: str
    share: Interval | None = None
    inferred: bool = False


def _steps(partition: _Partition, scale: float) -> list[_Step]:
    """Return parts from where the one before ends, what they leave, the whole, and what cuts across."""
    steps: list[_Step] = []
    reached = 0.0
    for part in partition.parts:
        change = part.change / scale
        kind = "rise" if change.point >= 0 else "fall"
        steps.append(_Step(part.name, change, reached, kind, part.share, part.inferred))
        reached += change.point
    whole = _Step(partition.whole.name, partition.whole.change / scale, 0.0, "whole change")
    # Sums of binary fractions miss each other by less than anything that is printed.
    if not math.isclose(reached, whole.change.point, rel_tol=1e-9, abs_tol=1e-9):
        steps.append(_Step("residual", partition.residual / scale, reached, "left over"))
    beside = [
        _Step(part.name, part.change / scale, 0.0, "cuts across", part.share, part.inferred)
        for part in partition.beside
    ]
    return [*steps, whole, *beside]


def _step_row(step: _Step, language: Language) -> str:
    told = label("residual" if step.kind == "left over" else f"part: {step.name}", language)
    return f"{told} ({label('by difference', language)})" if step.inferred else told


def _end(axes: Axes, height: float, step: _Step) -> None:
    """Draw the bounds of the end of a bar, and from a part the way down to the bar below."""
    bar_bounds(axes, height, step.change, upright=False, start=step.start)
    if step.kind in ("rise", "fall", "left over"):
        end = step.start + step.change.point
        axes.plot([end] * 2, [height - 0.3, height - 0.7], color=INK, linewidth=0.8)
