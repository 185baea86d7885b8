"""Charts of what digital work could account for: one assumption after the other, and one input alone."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from textwrap import fill
from typing import TYPE_CHECKING, Any, Protocol

from econlab.evidence.intervals import Interval
from econlab.showing.drawing import AMBER, BLUE, DASHED, INK, SKY, Caption, Chart, captioned, new_figure
from econlab.showing.language import Language, bounded, label, number, quantity, scale_of
from econlab.showing.marks import area_sign, at_the_end, below_title, filled, line_sign, lines, number_axes

if TYPE_CHECKING:
    from matplotlib.axes import Axes


class _Rung(Protocol):
    @property
    def added(self) -> str: ...
    @property
    def persons(self) -> Interval: ...
    @property
    def share(self) -> Interval | None: ...


# Shares beyond this many per cent run off the chart, with an arrow.
_FARTHEST, _ROOM_FOR_ARROW = 1000.0, 130.0
_WITHIN, _BEYOND = filled(SKY), filled("#E8E8E8", "///")


def ladder(rungs: Sequence[_Rung], *, caption: Caption) -> Chart:
    """Draw which part of the missing people digital work could account for, one assumption more each line.

    A band holds every share that the assumptions so far allow; an arrow runs to
    an end off the chart. What lies beyond all of the missing people is hatched.
    They are missing from a year before or from a trend, as the title says.

    Parameters
    ----------
    rungs : sequence of econlab.measures.digital_work_bounds.Rung
        As `econlab.measures.digital_work_bounds.ladder` gives them.
    caption : Caption
        Title, figures, source and language.
    """
    language = caption.language
    shares = [rung.share for rung in rungs if rung.share]
    edge = _edge([share.high for share in shares], [share.high for share in shares if not share.width])
    people = [end for rung in rungs for end in (rung.persons.low, rung.persons.high) if math.isfinite(end)]
    scale, word = scale_of(max(people, default=0.0), language)
    unit = [part for part in (word, label("persons", language)) if part]
    handles = [
        area_sign(label("possible share", language), _WITHIN),
        area_sign(label("beyond all missing people", language), _BEYOND),
        line_sign(label("rung: middle", language), INK, "D"),
    ]
    said = []
    with new_figure(height=1.8 + 0.42 * len(rungs)) as figure:
        axes = below_title(figure, handles if shares else ()).subplots()
        rows = [_assumed(rung.added, language) for rung in rungs]
        lines(axes, [fill(row, 50) for row in rows], [str(position) for position in range(len(rows))])
        for position, rung in enumerate(rungs):
            if rung.share:
                _allowed(axes, rung.share, -position, edge)
            share = f"{bounded(rung.share, language, digits=3)} %" if rung.share else "–"
            persons = " ".join([bounded(rung.persons / scale, language, digits=3), *unit])
            at_the_end(axes, f"{share}\n{persons}", -position)
            said.append(f"{rows[position]}: {share}, {persons}")
        _share_axis(axes, edge, language)
        return captioned("ladder", figure, said, caption)


def _edge(ends: Sequence[float], points: Sequence[float]) -> float:
    """Where the axis of shares ends: beyond every point, and every end that is not far off."""
    shown, farthest = [100.0, *ends, *points], max([_FARTHEST, *points])
    edge = 1.08 * max(end for end in shown if end <= farthest)
    return edge if max(shown) <= edge else max(edge, _ROOM_FOR_ARROW)


def _share_axis(axes: Axes, edge: float, language: Language) -> None:
    axes.set_xlim(0, edge)
    axes.axvline(100, color=INK, linewidth=1.4, linestyle=DASHED, zorder=4)
    axes.set_xlabel(label("share of the missing people", language), fontsize=9)
    number_axes(axes, language, across=True, down=False)


def _assumed(added: str, language: Language) -> str:
    name = label(f"rung: {added}", language)
    return name if added in ("", "middle") else f"+ {name}"


def _allowed(axes: Axes, share: Interval, height: float, edge: float) -> None:
    """Draw the band of a share, or the mark of a point."""
    if not share.width:
        axes.plot(share.low, height, "D", color=INK, markersize=7, zorder=5)
        return
    for low, high, filling in ((0.0, 100.0, _WITHIN), (100.0, edge, _BEYOND)):
        left, right = max(share.low, low), min(share.high, high)
        if left < right:
            axes.barh(height, right - left, 0.56, left=left, **filling)
    if share.high > edge:
        _leaves(axes, edge, height)


def _leaves(axes: Axes, edge: float, height: float) -> None:
    """Draw the arrow of what goes on beyond the chart."""
    axes.annotate(
        "", (edge, height), xytext=(-24, 0), textcoords="offset points", zorder=6,
        arrowprops={"arrowstyle": "-|>", "color": INK, "linewidth": 1.8, "shrinkA": 0, "shrinkB": 0},
    )  # fmt: skip


class _Swing(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def low(self) -> float: ...
    @property
    def high(self) -> float: ...
    @property
    def middle(self) -> float: ...
    @property
    def range(self) -> Interval: ...


_SIDES: Mapping[str, dict[str, Any]] = {
    "input at its low end": filled(AMBER, "//"),
    "input at its high end": filled(BLUE),
}


def tornado(swings: Sequence[_Swing], *, caption: Caption) -> Chart:
    """Draw how far one input alone moves the share of missing people that digital work could account for.

    Below each input stands its range; at the end of its line, the share at the
    low and at the high end of it.

    Parameters
    ----------
    swings : sequence of econlab.measures.digital_work_sensitivity.Swing
        As `econlab.measures.digital_work_sensitivity.tornado` gives them.
    caption : Caption
        Title, figures, source and language.
    """
    language = caption.language
    middle = swings[0].middle if swings else 0.0
    edge = _edge([end for one in swings for end in (one.low, one.high)], [middle])
    handles = [
        *(area_sign(label(side, language), filling) for side, filling in _SIDES.items()),
        line_sign(label("rung: middle", language), INK, dash="-"),
        line_sign(label("all missing people", language), INK, dash=DASHED),
    ]
    said = [f"{label('rung: middle', language)}: {number(middle, language, digits=3)} %"] if swings else []
    with new_figure(height=1.9 + 0.42 * len(swings)) as figure:
        axes = below_title(figure, handles if swings else ()).subplots()
        rows = [_input_row(swing, language) for swing in swings]
        lines(axes, rows, [""] * len(rows))
        for position, swing in enumerate(swings):
            for end, side in zip((swing.low, swing.high), _SIDES, strict=True):
                axes.barh(-position, min(end, edge) - middle, 0.6, left=middle, **_SIDES[side])
                if end > edge:
                    _leaves(axes, edge, -position)
            ends = [number(end, language, digits=3) for end in (swing.low, swing.high)]
            told = f"{' → '.join(ends)} %"
            at_the_end(axes, told, -position)
            said.append(f"{' '.join(rows[position].splitlines())}: {told}")
        if swings:
            axes.axvline(middle, color=INK, linewidth=1.2, zorder=4)
        _share_axis(axes, edge, language)
        return captioned("tornado", figure, said, caption)


def _input_row(swing: _Swing, language: Language) -> str:
    within = quantity(Interval(swing.range.low, swing.range.high), "", language)
    return f"{fill(label(f'input: {swing.name}', language), 50)}\n{within}"
