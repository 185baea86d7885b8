"""Charts of two yearly series that may move together: what is drawn is what was measured."""

import pytest
from matplotlib.text import Text
from small_migration_charts import MILLION, Drawings, Drawn, drawings, example, marks_of, panels

from econlab.showing.drawing import PAPER


@pytest.fixture(scope="module")
def data() -> Drawn:
    return example()


@pytest.fixture(scope="module")
def drawn(data: Drawn) -> Drawings:
    return drawings(data, ("associations",))


def test_each_year_is_a_mark_and_those_left_out_are_hollow(data: Drawn, drawn: Drawings) -> None:
    _, figure = drawn["associations", "en"]
    for axes, one in zip(panels(figure), data.associations, strict=True):
        scale = 1 if one.form == "differences" else 1e12
        points = {point: line.get_markerfacecolor() for line in axes.lines for point in marks_of(line)}
        expected = {year: (x.point / scale, y.point / MILLION) for year, x, y in one.points}
        assert list(points) == [pytest.approx(point) for point in expected.values()]
        hollow = [year for year, inside in zip(expected, points.values(), strict=True) if inside == PAPER]
        assert tuple(hollow) == one.left_out


def test_the_line_has_the_slope_and_goes_through_the_middle(data: Drawn, drawn: Drawings) -> None:
    _, figure = drawn["associations", "en"]
    for axes, one in zip(panels(figure), data.associations, strict=True):
        scale = 1 if one.form == "differences" else 1e12
        [line] = [line for line in axes.lines if line.get_linewidth() == 1.6]
        (x0, *_, x1), (y0, *_, y1) = line.get_xdata(), line.get_ydata()
        assert (y1 - y0) / (x1 - x0) == pytest.approx(one.slope.point * scale / MILLION)
        used = [(x.point / scale, y.point / MILLION) for year, x, y in one.points if year in one.years]
        middle = [sum(values) / len(used) for values in zip(*used, strict=True)]
        at_middle = y0 + (y1 - y0) * (middle[0] - x0) / (x1 - x0)
        assert at_middle == pytest.approx(middle[1])


def test_years_stand_beside_their_marks_and_off_the_line(data: Drawn, drawn: Drawings) -> None:
    _, figure = drawn["associations", "en"]
    figure.draw_without_rendering()
    for axes, one in zip(panels(figure), data.associations, strict=True):
        assert [text.get_text() for text in axes.texts] == [str(year) for year, _, _ in one.points]
        [line] = [line for line in axes.lines if line.get_linewidth() == 1.6]
        on_line = axes.transData.transform(list(zip(line.get_xdata(), line.get_ydata(), strict=True)))
        all_marks = axes.transData.transform([point for own in axes.lines for point in marks_of(own)])
        for text in axes.texts:
            box = Text.get_window_extent(text)
            assert not [point for point in (*on_line, *all_marks) if box.contains(*point)], text.get_text()


def test_slope_years_and_chance_are_written_and_said(data: Drawn, drawn: Drawings) -> None:
    chart, figure = drawn["associations", "en"]
    first, without, levels = (axes.get_title(loc="left").splitlines() for axes in panels(figure))
    assert first[0] == "Migrant workers living in cities and towns"
    assert (first[2][:5], without[2][:5], levels[2][:5]) == ("n = 7", "n = 5", "n = 8")
    assert levels[2].endswith(" (not valid for levels)")
    assert "valid" not in first[2] + without[2]
    assert panels(figure)[0].get_xlabel() == "Rural online retail sales,\ngrowth, % a year"
    assert panels(figure)[2].get_xlabel() == "Rural online retail sales,\ntrillion CNY"
    assert panels(figure)[0].get_ylabel() == "change since the year before,\nmillion persons"
    assert "; 2021 14.53 [13.93, 15.13] → 0 [-0.02, 0.02] (year left out); " in chart.alt
