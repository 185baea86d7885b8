"""A panel to explore with: place, definition, window, growth path and target, and what follows from them."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from functools import cached_property, lru_cache
from html import escape
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Protocol

from econlab.errors import InputError
from econlab.showing.drawing import (
    BLUE,
    DASHED,
    ORANGE,
    Caption,
    Chart,
    as_svg,
    captioned,
    new_figure,
    write_around,
)
from econlab.showing.language import Language, bounded, label, text
from econlab.showing.marks import number_axes, points, whole_years

if TYPE_CHECKING:
    from econlab.showing.words import Words

_HEIGHT = 3.4
# Letters are left to the browser, which may have another font.
_LETTERS: dict[Any, Any] = {"svg.fonttype": "none", "font.family": ["DejaVu Sans", "sans-serif"]}
_WIDE = {"description_width": "13em"}
_GROWTH, _SHARE = (0.5, 15.0, 0.5), (1.0, 100.0, 0.5)


class Explorer(Protocol):
    """What a panel asks, as `econlab.measures.exploration.Explorer` answers it."""

    def places(self) -> tuple[str, ...]:
        """Return the places to choose from."""

    def definitions(self, place: str) -> tuple[str, ...]:
        """Return the definitions to choose from for a place."""

    def selection(self, place: str, definition: str) -> Any:
        """Return the accounts of a place, with its usual window."""

    def goal(self, place: str, definition: str) -> Any:
        """Return a target to begin with."""

    def explore(self, place: str, definition: str, **chosen: Any) -> Any:
        """Return what follows from a choice."""


class Panel:
    """Controls with the chart and the sentences that follow from them; without a front end, the chart alone.

    Parameters
    ----------
    explorer : Explorer
        What answers.
    words : Words
        Language, names and citations.
    beginning : mapping of str to str or number
        What is chosen to begin with: ``place`` and ``gdp_growth`` (per cent a year), and, blank or
        zero for what is usual there, ``definition``, ``start``, ``end``, ``target_share`` and
        ``target_year``.

    Raises
    ------
    InputError
        When the evidence follows no such digital economy, or there is a front end and
        ipywidgets is not installed.
    """

    def __init__(self, explorer: Explorer, words: Words, beginning: Mapping[str, Any]) -> None:
        self._explorer, self._words, self._language = explorer, words, words.language
        self._cite = lru_cache(maxsize=256)(words.cite)
        place = beginning["place"]
        definition = beginning.get("definition") or next(iter(explorer.definitions(place)), "")
        usual = self._usual(place, definition)
        start, end = usual.pop("window")
        given = {name: beginning.get(name) for name in ("target_share", "target_year") if beginning.get(name)}
        window = (beginning.get("start") or start, beginning.get("end") or end)
        self._chosen = usual | given | {"window": window, "gdp_growth": beginning["gdp_growth"]}
        if _is_live():
            _check_widgets()

    @property
    def chosen(self) -> dict[str, Any]:
        """The choice that it begins with, as `Explorer.explore` takes it."""
        return dict(self._chosen)

    def _usual(self, place: str, definition: str) -> dict[str, Any]:
        found, goal = self._explorer.selection(place, definition), self._explorer.goal(place, definition)
        return {
            "place": place,
            "definition": definition,
            "window": (found.start, found.end),
            "target_share": goal.share.point,
            "target_year": goal.year,
        }

    def told(self, **chosen: Any) -> tuple[Any, list[str]]:
        """Return what follows from a choice, and the sentences that tell it."""
        explored = self._explorer.explore(**(self._chosen | chosen))
        return explored, told(explored, self._who(explored), self._language)

    def chart(self, **chosen: Any) -> Chart:
        """Draw a choice, that which it begins with where nothing else is given."""
        explored, said = self.told(**chosen)
        with new_figure(_HEIGHT) as figure:
            _draw(figure.subplots(), explored, self._language)
            return captioned("explore", figure, [_plain(one) for one in said], self._caption(explored))

    def live(self, **chosen: Any) -> tuple[str, str]:
        """Return the chart and the sentences of a choice as HTML, quickly."""
        from matplotlib import rc_context

        explored, said = self.told(**chosen)
        # To find room for everything anew, and to draw letters as curves, takes as long as all the rest.
        with new_figure(_HEIGHT, layout=None) as figure, rc_context(_LETTERS):
            _draw(figure.subplots(), explored, self._language)
            figure.subplots_adjust(left=0.08, right=0.97, top=0.88, bottom=0.24)
            write_around(figure, self._caption(explored))
            svg = as_svg(figure, "explore-live", "; ".join(map(_plain, said))).decode()
        return svg, "".join(f"<p>{_strong(sentence)}</p>" for sentence in said)

    def _who(self, explored: Any) -> str:
        return f"{self._words.name('places', explored.place)}, {explored.definition}"

    def _caption(self, explored: Any) -> Caption:
        target = {"share": explored.target.share.point, "year": explored.target.year}
        title = text("explored_title", self._language, who=self._who(explored), **target)
        return Caption(title, explored.figures, self._cite(explored.figures), self._language)

    @cached_property
    def widget(self) -> Any:
        """The panel as a widget, for a front end that is not recognised.

        Raises
        ------
        InputError
            When ipywidgets is not installed.
        """
        _check_widgets()
        return _Controls(self).box

    def _repr_mimebundle_(self, **_: Any) -> Any:
        return self.widget._repr_mimebundle_() if _is_live() else self.chart()._repr_mimebundle_()


def told(explored: Any, who: str, language: Language) -> list[str]:
    """Return what follows from a choice in sentences, with bounds."""
    target, needed = explored.target, explored.required
    measured = {one.basis: bounded(one.multiplier, language) for one in explored.multipliers}
    first = text("explored", language, who=who, start=explored.start, end=explored.end, **measured)
    share = {"share": target.share.point, "year": target.year}
    if needed is None:
        return [first, text("explored_no_way", language, **share)]
    return [
        first,
        text(
            "explored_required",
            language,
            **share,
            growth=needed.gdp_growth.point,
            multiplier=needed.multiplier,
            base_year=needed.base_year,
            needed=needed.digital_growth,
        ),
    ]


def _draw(axes: Any, explored: Any, language: Language) -> None:
    path, target = explored.path, explored.target
    points(axes, explored.shares, label("recorded", language), BLUE, "o")
    if path:
        years = list(path)
        axes.fill_between(
            years, [path[y].low for y in years], [path[y].high for y in years], color=ORANGE, alpha=0.25
        )
        axes.plot(
            years,
            [path[y].point for y in years],
            color=ORANGE,
            linestyle=DASHED,
            label=label("way", language),
        )
    axes.plot(
        target.year, target.share.point, "*", color=ORANGE, markersize=12, label=label("target", language)
    )
    axes.set(xlabel=label("year", language), ylabel=label("share", language))
    axes.set_ylim(bottom=0)
    axes.legend(loc="upper left", fontsize=8)
    whole_years(axes)
    number_axes(axes, language, across=False, down=True)


class _Controls:
    """The widgets of a panel: a change of one of them draws anew, once."""

    def __init__(self, panel: Panel) -> None:
        import ipywidgets as widgets

        self._panel, self._setting = panel, False
        explorer, words, language, chosen = panel._explorer, panel._words, panel._language, panel.chosen
        places = [(words.name("places", place), place) for place in explorer.places()]
        look = {"style": _WIDE, "layout": widgets.Layout(width="34em")}
        self._place = widgets.Dropdown(
            options=places, value=chosen["place"], description=label("place", language), **look
        )
        self._definition = widgets.Dropdown(description=label("definition", language), **look)
        self._window = widgets.SelectionRangeSlider(
            options=[0], description=label("window", language), **look
        )
        self._growth = _slider(widgets, "supposed_growth", _GROWTH, chosen["gdp_growth"], language, look)
        self._share = _slider(widgets, "target_share", _SHARE, chosen["target_share"], language, look)
        self._year = widgets.IntSlider(
            value=chosen["target_year"], min=chosen["target_year"] - 5, max=chosen["target_year"] + 10,
            description=label("target_year", language), **look,
        )  # fmt: skip
        self._chart, self._said = widgets.HTML(), widgets.HTML()
        self._controls = (
            self._place, self._definition, self._window, self._growth, self._share, self._year,
        )  # fmt: skip
        self.box = widgets.VBox([*self._controls, self._said, self._chart])
        self._fill(chosen["place"], chosen["definition"], chosen)
        for control in self._controls:
            control.observe(self._changed, "value")

    def _fill(self, place: str, definition: str, chosen: Mapping[str, Any] | None = None) -> None:
        """Offer what a place and a definition have, and draw."""
        self._setting = True
        beginning = chosen or self._panel._usual(place, definition)
        found = self._panel._explorer.selection(place, definition)
        self._definition.options = self._panel._explorer.definitions(place)
        self._definition.value = definition
        self._window.options = found.accounts.years()
        self._window.value = beginning["window"]
        year = beginning["target_year"]
        self._year.min, self._year.max = found.end + 1, max(year, found.end + 1) + 10
        self._year.value, self._share.value = year, beginning["target_share"]
        self._setting = False
        self._show()

    def _changed(self, change: Any) -> None:
        if self._setting:
            return
        if change["owner"] is self._place:
            self._fill(self._place.value, self._panel._explorer.definitions(self._place.value)[0])
        elif change["owner"] is self._definition:
            self._fill(self._place.value, self._definition.value)
        else:
            self._show()

    def _show(self) -> None:
        try:
            self._chart.value, self._said.value = self._panel.live(
                place=self._place.value,
                definition=self._definition.value,
                window=self._window.value,
                gdp_growth=self._growth.value,
                target_share=self._share.value,
                target_year=self._year.value,
            )
        except InputError as refused:
            self._said.value = f"<p>{escape(str(refused))}</p>"


def _slider(
    widgets: Any, name: str, ends: tuple[float, float, float], value: float, language: Language, look: Any
) -> Any:
    low, high, step = ends
    return widgets.FloatSlider(
        value=value, min=low, max=high, step=step, description=label(name, language), readout_format=".1f",
        **look,
    )  # fmt: skip


def _plain(sentence: str) -> str:
    return sentence.replace("**", "").removesuffix(".")


def _strong(sentence: str) -> str:
    return re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", escape(sentence))


def _is_live() -> bool:
    """Whether a cell is run by a front end that shows widgets: one that names the cell it runs.

    Tools that execute notebooks without anybody to look at them do not.
    """
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    kernel = getattr(shell, "kernel", None)
    return bool(kernel and kernel.get_parent().get("metadata", {}).get("cellId"))


def _check_widgets() -> None:
    if find_spec("ipywidgets") is None:
        raise InputError(
            "The panel needs ipywidgets, which is not installed. Run: pip install 'econlab[lab]'"
        )
