"""Penetration and structure: the logarithmic mean Divisia index by hand, by the textbook, and by its laws."""

import math
from collections.abc import Mapping, Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_evidence import about, observed, row, series

from econlab.errors import InputError
from econlab.evidence.intervals import Interval
from econlab.evidence.series import Series
from econlab.measures.composition_evidence import SECTORS, sector_series
from econlab.measures.decomposition import Divisia, divisia, divisia_frame, log_mean

Ends = tuple[Interval | float, Interval | float]


def told(name: str, values: Mapping[str, Ends]) -> dict[str, Series]:
    return {
        sector: series(f"{name}_{sector}", {2016: first, 2022: last}, unit="percent")
        for sector, (first, last) in values.items()
    }


def decomposed(
    weights: Mapping[str, Ends], penetrations: Mapping[str, Ends], published: Ends | None = None
) -> Divisia:
    share = told("share", {"all": published})["all"] if published else None
    return divisia(told("weight", weights), told("penetration", penetrations), 2016, 2022, share)


def textbook(
    w0: Sequence[float], w1: Sequence[float], p0: Sequence[float], p1: Sequence[float]
) -> np.ndarray:
    """Rows: penetration, structure; columns: sectors. Formula (5) of Ang (2005)."""
    first, last = np.multiply(w0, p0), np.multiply(w1, p1)
    rise = np.log(last) - np.log(first)
    mean = np.where(
        np.isclose(rise, 0, atol=1e-7), (first + last) / 2, (last - first) / np.where(rise == 0, 1, rise)
    )
    return np.array([mean * np.log(np.divide(p1, p0)), mean * np.log(np.divide(w1, w0))]) / 100


# The logarithmic mean


def test_log_mean_by_hand() -> None:
    """Between 1 and e it is (e - 1) / 1, between 2 and 8 it is 6 / ln 4 = 4.328085."""
    assert log_mean(math.e, 1.0) == pytest.approx(math.e - 1)
    assert log_mean(2.0, 8.0) == pytest.approx(4.328085, abs=1e-6)
    assert log_mean(3.0, 3.0) == 3.0


@given(st.floats(1e-6, 1e6), st.floats(1e-6, 1e6))
def test_log_mean_lies_between_geometric_and_arithmetic_mean(a: float, b: float) -> None:
    assert math.sqrt(a * b) * (1 - 1e-12) <= log_mean(a, b) <= (a + b) / 2 * (1 + 1e-12)
    assert log_mean(a, b) == pytest.approx(log_mean(b, a), rel=1e-12)


@given(st.floats(1e-3, 1e3), st.floats(-1e-9, 1e-9))
def test_log_mean_of_near_numbers_keeps_its_digits(a: float, apart: float) -> None:
    assert log_mean(a, a * (1 + apart)) == pytest.approx(a * (1 + apart / 2), rel=1e-14)


@pytest.mark.parametrize("pair", [(0.0, 1.0), (1.0, 0.0), (-1.0, 1.0)])
def test_log_mean_needs_numbers_above_zero(pair: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match="needs numbers above zero"):
        log_mean(*pair)


# The decomposition


def test_penetration_alone() -> None:
    """Half of GDP goes from a tenth to a fifth digital: 5 points, all penetration."""
    found = decomposed({"one": (50, 50)}, {"one": (10, 20)})
    assert found.total.penetration.value == pytest.approx(5)
    assert found.total.structure.value == 0
    assert found.computed.value == pytest.approx(5)


def test_structure_alone() -> None:
    """Ten points of GDP move from a sector that is a tenth digital to one that is two fifths: 3 points."""
    found = decomposed({"low": (50, 40), "high": (50, 60)}, {"low": (10, 10), "high": (40, 40)})
    assert found.total.penetration.value == 0
    assert found.total.structure.value == pytest.approx(3)


def test_two_effects_that_cancel() -> None:
    """40 per cent of a tenth and 50 per cent of 8 per cent are 4 points both times: ±4 ln 1.25."""
    found = decomposed({"one": (40, 50)}, {"one": (10, 8)})
    assert found.sectors[0].penetration.value == pytest.approx(-4 * math.log(1.25))
    assert found.sectors[0].structure.value == pytest.approx(4 * math.log(1.25))
    assert found.computed.value == 0


CHINA_WEIGHTS = {"primary": (8.1, 7.3), "secondary": (39.6, 39.9), "tertiary": (52.3, 52.8)}
CHINA_PENETRATION = {"primary": (6.2, 10.5), "secondary": (17.0, 24.0), "tertiary": (29.6, 44.7)}


def test_china_by_the_textbook() -> None:
    found = decomposed(CHINA_WEIGHTS, CHINA_PENETRATION, (23.4, 33.9))
    w0, w1 = zip(*CHINA_WEIGHTS.values(), strict=True)
    p0, p1 = zip(*CHINA_PENETRATION.values(), strict=True)
    expected = textbook(w0, w1, p0, p1)
    assert [effect.sector for effect in found.sectors] == list(SECTORS)
    assert [effect.penetration.value for effect in found.sectors] == pytest.approx(list(expected[0]))
    assert [effect.structure.value for effect in found.sectors] == pytest.approx(list(expected[1]))
    # 33.9441 less 22.7150 by the sums; 10.5 published.
    assert found.computed.value == pytest.approx(11.2291)
    assert found.published is not None
    assert found.residual is not None
    assert found.published.value == pytest.approx(10.5)
    assert found.residual.value == pytest.approx(10.5 - 11.2291)


@pytest.mark.parametrize(
    ("last", "explained"),
    [(about(4, 0.5), "rounding"), (about(5, 0.5), "more than rounding"), (None, "none")],
)
def test_a_residual_is_rounding_where_it_can_be_zero(last: Interval | None, explained: str) -> None:
    """Penetration from 20 to 30 in 20 of GDP adds 2 points; 2 and 3 are published, or nothing."""
    published = None if last is None else (2.0, last)
    assert decomposed({"one": (20, 20)}, {"one": (20, 30)}, published).explained == explained


share = st.floats(0.1, 33)


@given(st.lists(st.tuples(share, share, share, share), min_size=1, max_size=3))
def test_it_adds_up_and_turns_its_sign_with_time(rows: list[tuple[float, float, float, float]]) -> None:
    weights = {str(at): (w0, w1) for at, (w0, w1, _, _) in enumerate(rows)}
    penetrations = {str(at): (p0, p1) for at, (_, _, p0, p1) in enumerate(rows)}
    found = decomposed(weights, penetrations, (10.0, 12.0))
    change = sum(w1 * p1 - w0 * p0 for w0, w1, p0, p1 in rows) / 100
    total = found.total
    assert total.penetration.point + total.structure.point == pytest.approx(change, abs=1e-10)
    assert found.computed.point == pytest.approx(change, abs=1e-12)
    assert found.residual is not None
    assert found.computed.point + found.residual.point == pytest.approx(2.0, abs=1e-12)
    for effect, (w0, w1, p0, p1) in zip(found.sectors, rows, strict=True):
        assert effect.penetration.point + effect.structure.point == pytest.approx(
            (w1 * p1 - w0 * p0) / 100, abs=1e-11
        )

    back = decomposed(
        {name: ends[::-1] for name, ends in weights.items()},
        {name: ends[::-1] for name, ends in penetrations.items()},
    )
    for one, other in zip(found.sectors, back.sectors, strict=True):
        assert other.penetration.point == pytest.approx(-one.penetration.point, abs=1e-12)
        assert other.structure.point == pytest.approx(-one.structure.point, abs=1e-12)


@given(st.lists(st.tuples(share, share, share, share), min_size=1, max_size=3))
def test_any_decomposition_by_the_textbook(rows: list[tuple[float, float, float, float]]) -> None:
    w0, w1, p0, p1 = zip(*rows, strict=True)
    found = decomposed(
        {str(at): ends for at, ends in enumerate(zip(w0, w1, strict=True))},
        {str(at): ends for at, ends in enumerate(zip(p0, p1, strict=True))},
    )
    expected = textbook(w0, w1, p0, p1)
    assert [e.penetration.value for e in found.sectors] == pytest.approx(
        list(expected[0]), rel=1e-6, abs=1e-9
    )
    assert [e.structure.value for e in found.sectors] == pytest.approx(list(expected[1]), rel=1e-6, abs=1e-9)


# Bounds

wide = st.tuples(st.floats(0.01, 20), st.floats(0, 13))


@given(st.tuples(wide, wide, wide, wide), st.lists(st.floats(0, 1), min_size=4, max_size=4))
def test_bounds_hold_whatever_the_numbers_are_within_theirs(
    boxes: tuple[tuple[float, float], ...], at: list[float]
) -> None:
    """Also where the corners would not do, as for weights that change by a factor of a thousand."""
    bounds = [Interval(low, low + width) for low, width in boxes]
    w0, w1, p0, p1 = (low + width * part for (low, width), part in zip(boxes, at, strict=True))
    found = decomposed({"one": (bounds[0], bounds[1])}, {"one": (bounds[2], bounds[3])})
    expected = textbook([w0], [w1], [p0], [p1])
    for effect, number in (
        (found.sectors[0].penetration, expected[0, 0]), (found.sectors[0].structure, expected[1, 0]),
        (found.computed, (w1 * p1 - w0 * p0) / 100),
    ):  # fmt: skip
        assert effect.low - 1e-6 <= number <= effect.high + 1e-6


def test_bounds_of_rounded_figures_are_those_at_the_corners() -> None:
    """Penetration is least when it rises least; then the larger weight makes most of the rise."""
    found = decomposed(
        {"one": (about(40, 0.5), about(41, 0.5))}, {"one": (about(10, 0.5), about(20, 0.5))}
    ).sectors[0].penetration  # fmt: skip
    corners = [
        textbook([w0], [w1], [p0], [p1])[0, 0]
        for w0 in (39.5, 40.5) for w1 in (40.5, 41.5) for p0 in (9.5, 10.5) for p1 in (19.5, 20.5)
    ]  # fmt: skip
    assert (found.low, found.high) == pytest.approx((min(corners), max(corners)))
    assert found.low == pytest.approx(textbook([39.5], [40.5], [10.5], [19.5])[0, 0])
    assert found.high == pytest.approx(textbook([40.5], [41.5], [9.5], [20.5])[0, 0])


def test_bounds_hold_where_the_extreme_is_not_at_a_corner() -> None:
    """A weight grows a thousandfold: penetration takes most where it falls by two thirds, not by more."""
    bounds = decomposed({"one": (0.05, 50)}, {"one": (50, Interval(0.05, 50))}).sectors[0].penetration
    least, middle, most = (textbook([0.05], [50], [50], [p1])[0, 0] for p1 in (0.05, 18, 50))
    assert middle < min(least, most)
    assert bounds.low <= middle


def test_the_table_adds_up() -> None:
    table = divisia_frame(decomposed(CHINA_WEIGHTS, CHINA_PENETRATION, (23.4, 33.9))).set_index("sector")
    assert list(table.index) == [*SECTORS, "total", "residual", "published"]
    assert table["change"][list(SECTORS)].sum() == pytest.approx(table["change"]["total"])
    assert table["change"]["total"] + table["change"]["residual"] == pytest.approx(
        table["change"]["published"]
    )
    assert list(divisia_frame(decomposed({"one": (1, 1)}, {"one": (1, 1)}))["sector"]) == ["one", "total"]


def test_it_cites_the_two_years_only() -> None:
    found = decomposed({"one": (50, 50)}, {"one": (10, 20)}, (5.0, 10.0))
    assert found.figures == tuple(
        sorted(
            f"{name}:first:{year}"
            for name in ("weight_one", "penetration_one", "share_all")
            for year in (2016, 2022)
        )
    )


# Bad input


def test_a_missing_part_is_refused() -> None:
    with pytest.raises(InputError, match="sectors: secondary has no weight or no penetration"):
        decomposed({"primary": (10, 10), "secondary": (40, 40)}, {"primary": (10, 10)})
    with pytest.raises(InputError, match="sectors: none has"):
        decomposed({}, {})
    with pytest.raises(InputError, match="weight: weight_one of AAA by D has no value for 2019"):
        divisia(told("weight", {"one": (1, 1)}), told("penetration", {"one": (1, 1)}), 2016, 2019)


@pytest.mark.parametrize("zero", [0.0, about(0.0, 0.05), Interval(0, 1)])
def test_a_zero_share_is_refused(zero: Interval | float) -> None:
    with pytest.raises(InputError, match=r"penetration: .* per cent in 2022; expected a share above zero"):
        decomposed({"one": (10, 10)}, {"one": (10, zero)})
    with pytest.raises(InputError, match=r"weight: .* per cent in 2016; expected a share above zero"):
        decomposed({"one": (zero, 10)}, {"one": (10, 10)})


def test_shares_above_one_hundred_are_refused() -> None:
    with pytest.raises(InputError, match="and of at most 100"):
        decomposed({"one": (10, 10)}, {"one": (10, 101)})
    with pytest.raises(InputError, match=r"weights: those of 2022 add up to 101 .* above 100"):
        decomposed({"one": (50, 50), "two": (50, 51)}, {"one": (10, 10), "two": (10, 10)})
    assert decomposed({"one": (100, 100)}, {"one": (50, 100)}).computed.value == 50, "a hundred is a share"
    rounding = {"one": (50, about(50.05, 0.05)), "two": (50, about(50.0, 0.05))}
    assert decomposed(rounding, {"one": (10, 10), "two": (10, 10)}).computed


def test_parts_of_two_definitions_or_places_are_refused() -> None:
    weights = told("weight", {"one": (10, 10), "two": (10, 10)})
    penetrations = told("penetration", {"one": (10, 10), "two": (10, 10)})
    mixed = penetrations | {"two": of(penetrations["two"], definition="OTHER")}
    with pytest.raises(
        InputError, match="penetration_two of AAA by OTHER beside penetration_one of AAA by D"
    ):
        divisia(weights, mixed, 2016, 2022)
    abroad = {name: of(one, place="BBB") for name, one in penetrations.items()}
    with pytest.raises(InputError, match="weights and penetrations are of AAA, BBB"):
        divisia(weights, abroad, 2016, 2022)
    with pytest.raises(InputError, match=r"published share: .* by D beside .* by OTHER"):
        divisia(weights, penetrations, 2016, 2022, of(weights["one"], definition="OTHER"))
    assert divisia({name: of(w, definition="NBS") for name, w in weights.items()}, penetrations, 2016, 2022)


def of(one: Series, place: str = "AAA", definition: str = "D") -> Series:
    return Series(place, one.indicator, definition, one.vintage, one.unit, one.values, one.origins)


def test_an_empty_window_is_refused() -> None:
    weights, penetrations = told("weight", {"tertiary": (1, 1)}), told("penetration", {"tertiary": (1, 1)})
    with pytest.raises(InputError, match="the window 2022 to 2016 is empty"):
        divisia(weights, penetrations, 2022, 2016)


# From the evidence


def test_series_of_the_sectors_must_be_complete_and_of_one_release() -> None:
    rows = [row(f"digital_penetration_{name}", 2020, 10.0, unit="percent") for name in SECTORS]
    revised = [one | {"vintage": "revised"} for one in rows]
    asked = {"pattern": "digital_penetration_{}", "place": "AAA", "definition": "D"}
    assert list(sector_series(observed(*rows), **asked)) == list(SECTORS)
    with pytest.raises(InputError, match="sectors: digital_penetration_tertiary of AAA by D is missing"):
        sector_series(observed(*rows[:2]), **asked)
    with pytest.raises(InputError, match="has 2 releases; expected one of first, revised"):
        sector_series(observed(*rows, *revised), **asked)
    assert (
        sector_series(observed(*rows, *revised), **asked, vintage="revised")["primary"].vintage == "revised"
    )
