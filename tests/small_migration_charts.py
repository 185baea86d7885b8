"""What the charts of reverse migration are drawn from, made up, and what is read off a drawing."""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Any

import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from small_evidence import about, series

import econlab
from econlab.evidence.intervals import Interval
from econlab.evidence.vocabulary import Vocabulary
from econlab.measures import association, counterfactual, digital_work, digital_work_bounds, identification
from econlab.measures import digital_work_sensitivity as sensitivity
from econlab.measures.change_candidates import Candidate
from econlab.measures.partition import Part, Partition
from econlab.showing import (
    association_charts,
    counterfactual_charts,
    digital_work_charts,
    identification_charts,
    partition_charts,
)
from econlab.showing.drawing import Caption, Chart, captioned
from econlab.showing.language import LANGUAGES, Language

IDS = ("z:2016", "a:2022", "m<&>'\"")
SOURCE = "mic-2023-china-experience 38; MIG2019, MIG2021"
MODULES: Mapping[str, ModuleType] = {
    "identified": identification_charts,
    "shortfalls": counterfactual_charts,
    "waterfall": partition_charts,
    "ladder": digital_work_charts,
    "tornado": digital_work_charts,
    "associations": association_charts,
}
IN_CITY, OUTGOING = "migrant_workers_in_city", "migrant_workers_outgoing"
DRIVER = "rural_online_retail_sales"
MILLION = 1e6


def millions(value: float, half: float = 0.01) -> Interval:
    return about(value, half) * MILLION


STATED = identification.Stated(
    "f", "CHN", IN_CITY, "2019", "2021", "person", millions(-2.46, 0.005), "d", 38, "khoảng 2,46 triệu người"
)


def candidate(change: float, start: str = "2019", end: str = "2021", **cells: Any) -> Candidate:
    made: dict[str, Any] = {
        "place": "CHN", "indicator": OUTGOING, "definition": "NBS", "vintage": "first", "unit": "person",
        "measure": "stock", "grain": "year", "same_season": True, "route": "difference of levels",
        "before": None, "after": None, "change": millions(change), "relative": None, "figures": (),
    }  # fmt: skip
    return Candidate(**{**made, "start": start, "end": end, **cells})


CANDIDATES = (
    candidate(-2.46, "2019-Q1", "2021-Q1", indicator="rural_outgoing_workers", grain="quarter"),
    candidate(-2.53),
    candidate(-2.53, route="published change"),
    candidate(-2.44, "2019", "2022", indicator=IN_CITY),
    candidate(-1.91, indicator=IN_CITY),
    candidate(4.27, indicator="migrant_workers_local"),
    candidate(9.0, "2015", "2021"),
    candidate(9.5, "2016", "2021"),
)


def part(name: str, change: float, share: float | None = None, *, inferred: bool = False) -> Part:
    level, of_whole = millions(100), None if share is None else about(share, 2)
    return Part(name, level, level + change * MILLION, millions(change), of_whole, inferred, ())


PARTITION = Partition(
    "CHN", "NBS", "first", "person", 2019, 2021, part("total", 1.74),
    (part("local", 4.27, 245), part("interprovincial", -3.78, -217),
     part("intraprovincial", 1.25, 72, inferred=True)),
    (), (part("in_city", -1.91),), millions(0, 0.02), "exact",
)  # fmt: skip

# Rising by two million a year to 2019, and one, three and two below that from 2020 on.
LEVELS = {2015: 100.1, 2016: 101.9, 2017: 104.1, 2018: 105.9, 2019: 108.0, 2020: 109, 2021: 109, 2022: 112}


def against(indicator: str = IN_CITY) -> counterfactual.Counterfactual:
    found = series(indicator, {year: millions(value) for year, value in LEVELS.items()}, unit="person")
    return counterfactual.counterfactual(found, [2020, 2021, 2022], end=2019)


SOURCES = (
    digital_work.Source("labellers", Interval.exact(5e6), ("labellers",), ()),
    digital_work.Source("villagers", Interval(3000, 3800, 3400), ("jobs_per_village", "villagers"), ()),
)
ASSUMED = (
    digital_work.Assumption("labellers", 10, 40, 100, "percent"),
    digital_work.Assumption("jobs_per_village", 50, 300, math.inf, "person"),
    digital_work.Assumption("villagers", 10, 50, 100, "percent"),
    digital_work.Assumption("overlap", 0, 100, 100, "percent"),
)
SHORTFALL = Interval(1.5e6, 6e6, 3.9e6)
# In the middle: 5 million x 25 % + 3400 x 175 x 30 % x half = 1.339 million, 34.3 % of 3.9 million.


def together(without: Sequence[int] = (), form: association.Form = "differences") -> association.Association:
    outcome = series(IN_CITY, {year: millions(value) for year, value in LEVELS.items()}, unit="person")
    sales = {2015: 350, 2016: 900, 2017: 1240, 2018: 1370, 2019: 1700, 2020: 1790, 2021: 2050, 2022: 2170}
    driver = series(DRIVER, {year: about(value, 5) * 1e9 for year, value in sales.items()})
    return association.associate(outcome, driver, without=without, form=form, draws=50)


@dataclass(frozen=True)
class Drawn:
    """What the six charts are drawn from."""

    matches: Sequence[identification.Match]
    against: Sequence[counterfactual.Counterfactual]
    partition: Partition
    rungs: Sequence[digital_work_bounds.Rung]
    swings: Sequence[sensitivity.Swing]
    associations: Sequence[association.Association]
    names: Vocabulary
    stated: identification.Stated = STATED

    def chart(self, name: str, language: Language = "en", title: str = "A title") -> Chart:
        caption = Caption(title, IDS, SOURCE, language)
        told: Any = {"names": self.names, "caption": caption}
        units = {IN_CITY: "person", DRIVER: "CNY"}
        draw: dict[str, Callable[[], Chart]] = {
            "identified": lambda: identification_charts.identified(self.stated, self.matches, **told),
            "shortfalls": lambda: counterfactual_charts.shortfalls(self.against, year=2021, **told),
            "waterfall": lambda: partition_charts.waterfall(self.partition, **told),
            "ladder": lambda: digital_work_charts.ladder(self.rungs, caption=caption),
            "tornado": lambda: digital_work_charts.tornado(self.swings, caption=caption),
            "associations": lambda: association_charts.associations(self.associations, units=units, **told),
        }
        return draw[name]()

    def figure(self, name: str, language: Language = "en") -> tuple[Chart, Figure]:
        """The chart, and the figure it was rendered from."""
        kept: list[Figure] = []

        def keep(name: str, figure: Figure, said: Sequence[str], caption: Caption) -> Chart:
            kept.append(figure)
            return captioned(name, figure, said, caption)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(MODULES[name], "captioned", keep)
            chart = self.chart(name, language)
        return chart, kept[0]


def example() -> Drawn:
    return Drawn(
        identification.identify(STATED, CANDIDATES),
        (against(), against(OUTGOING), against("migrant_workers_interprovincial")),
        PARTITION,
        digital_work_bounds.ladder(SOURCES, ASSUMED, SHORTFALL),
        sensitivity.tornado(SOURCES, ASSUMED, SHORTFALL),
        (together(), together((2020, 2021)), together(form="levels")),
        econlab.vocabulary(),
    )


Drawings = Mapping[tuple[str, Language], tuple[Chart, Figure]]


def drawings(data: Drawn, names: Iterable[str]) -> Drawings:
    """Charts by name and language, each with its figure."""
    return {(name, language): data.figure(name, language) for name in names for language in LANGUAGES}


# What is read off a drawing


def panels(figure: Figure) -> list[Axes]:
    return [axes for axes in figure.axes if axes.get_visible()]


def bars(axes: Axes) -> list[Rectangle]:
    """Bars with an outline; stripes and bands have none or another."""
    found = [patch for patch in axes.patches if isinstance(patch, Rectangle)]
    return [bar for bar in found if bar.get_linewidth() in (0.6, 1.6)]


def spans(axes: Axes) -> list[tuple[float, float, float]]:
    """Height, left and right end of each bar."""
    return [
        (
            round(bar.get_y() + bar.get_height() / 2, 6),
            min(bar.get_x(), bar.get_x() + bar.get_width()),
            max(bar.get_x(), bar.get_x() + bar.get_width()),
        )
        for bar in bars(axes)
    ]


def marks(axes: Axes, shape: str) -> list[tuple[float, float]]:
    return [
        (float(line.get_xdata()[0]), float(line.get_ydata()[0]))
        for line in axes.lines
        if line.get_marker() == shape
    ]


def row_names(axes: Axes) -> list[str]:
    return [text.get_text() for text in axes.get_yticklabels()]


def marks_of(line: Any) -> list[tuple[float, float]]:
    return [(float(line.get_xdata()[0]), float(line.get_ydata()[0]))] if line.get_marker() == "o" else []
