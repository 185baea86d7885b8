"""Charts of what digital work could account for: what is drawn is what was measured."""

import itertools
from dataclasses import replace

import pytest
from small_migration_charts import (
    ASSUMED,
    SOURCES,
    Drawings,
    Drawn,
    bars,
    drawings,
    example,
    marks,
    panels,
    row_names,
    spans,
)

from econlab.evidence.intervals import Interval
from econlab.measures import digital_work_bounds
from econlab.measures import digital_work_sensitivity as sensitivity
from econlab.showing.language import LANGUAGES, Language, label

either = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture(scope="module")
def data() -> Drawn:
    return example()


@pytest.fixture(scope="module")
def drawn(data: Drawn) -> Drawings:
    return drawings(data, ("ladder", "tornado"))


def test_bands_hold_the_shares_that_the_assumptions_allow(data: Drawn, drawn: Drawings) -> None:
    _, figure = drawn["ladder", "en"]
    [axes] = panels(figure)
    found = spans(axes)
    edge = axes.get_xlim()[1]
    for position, rung in enumerate(data.rungs[:-1]):
        assert rung.share
        own = [(left, right) for height, left, right in found if height == -position]
        low, high = min(left for left, _ in own), max(right for _, right in own)
        assert (low, high) == pytest.approx((rung.share.low, min(rung.share.high, edge)))
        assert (100 in {*itertools.chain(*own)}) == (rung.share.high >= 100)
    middle = data.rungs[-1].share
    assert middle
    assert marks(axes, "D") == [(pytest.approx(middle.point), 1 - len(data.rungs))]
    assert 100 in {float(line.get_xdata()[0]) for line in axes.lines}, "all of the missing people"


def test_an_arrow_stands_where_a_band_leaves_the_chart(data: Drawn, drawn: Drawings) -> None:
    _, figure = drawn["ladder", "en"]
    [axes] = panels(figure)
    edge = axes.get_xlim()[1]
    arrows = [text for text in axes.texts if text.arrow_patch is not None]
    beyond = [-at for at, rung in enumerate(data.rungs) if rung.share and rung.share.high > edge]
    assert [arrow.xy for arrow in arrows] == [(edge, height) for height in beyond]
    assert beyond == [0, -1], "until jobs per village are assumed"


@either
def test_rungs_say_what_they_add_and_allow(drawn: Drawings, language: Language) -> None:
    chart, figure = drawn["ladder", language]
    [axes] = panels(figure)
    expected = {
        "en": [
            "nothing assumed: [0, ∞] %, [0, ∞] million persons",
            "every input in its middle: 34.3 %, 1.34",
        ],
        "vi": ["không giả định gì: [0; ∞] %, [0; ∞] triệu người", "mọi đầu vào ở giữa khoảng: 34,3 %, 1,34"],
    }
    for told in expected[language]:
        assert told in chart.alt
    assert row_names(axes)[1] == f"+ {label('rung: labellers', language)}"


def test_a_share_of_no_shortfall_is_a_dash(data: Drawn) -> None:
    rungs = digital_work_bounds.ladder(SOURCES, ASSUMED, Interval(-2e6, -1e6, -1.5e6))
    chart, figure = replace(data, rungs=rungs).figure("ladder")
    assert bars(panels(figure)[0]) == []
    assert "nothing assumed: –, [0, ∞] million persons" in chart.alt


def test_a_middle_far_beyond_the_whole_shortfall_has_its_place(data: Drawn) -> None:
    rungs = digital_work_bounds.ladder(SOURCES, ASSUMED, Interval(1e5, 3e5, 2e5))
    _, figure = replace(data, rungs=rungs).figure("ladder")
    [axes] = panels(figure)
    [(at, _)] = marks(axes, "D")
    assert 600 < at < axes.get_xlim()[1]


def test_bars_of_a_tornado_run_from_the_middle_to_both_ends(data: Drawn, drawn: Drawings) -> None:
    chart, figure = drawn["tornado", "en"]
    [axes] = panels(figure)
    found = iter(bars(axes))
    for position, swing in enumerate(data.swings):
        low, high = next(found), next(found)
        for bar, end, hatch in ((low, swing.low, "//"), (high, swing.high, None)):
            assert bar.get_y() + bar.get_height() / 2 == pytest.approx(-position)
            assert (bar.get_x(), bar.get_x() + bar.get_width()) == pytest.approx((swing.middle, end))
            assert (bar.get_hatch() or None) == hatch
    assert row_names(axes)[0] == "number of missing people\n[1.5, 6] million"
    assert "number of missing people [1.5, 6] million: 89.3 → 22.3 %" in chart.alt
    assert chart.alt.startswith("A title. every input in its middle: 34.3 %; ")


def test_a_shortfall_that_can_be_none_runs_off_the_chart(data: Drawn) -> None:
    swings = sensitivity.tornado(SOURCES, ASSUMED, Interval(-1e6, 6e6, 3.9e6))
    chart, figure = replace(data, swings=swings).figure("tornado")
    [axes] = panels(figure)
    assert [text.xy for text in axes.texts if text.arrow_patch is not None] == [(axes.get_xlim()[1], 0)]
    assert "[-1, 6] million: ∞ → 22.3 %" in chart.alt
