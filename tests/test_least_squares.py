"""A line through a short series: against matrices, and whatever the units."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textbook import Textbook, student_quantile

from econlab.measures.least_squares import fitted, line_weights, predicted

values = st.floats(-50, 50).map(lambda value: round(value, 3))


@given(st.lists(values, min_size=3, max_size=9), st.floats(-20, 20), st.floats(0.5, 0.99))
@settings(deadline=None, max_examples=40)
def test_a_prediction_by_the_textbook(y: list[float], new: float, confidence: float) -> None:
    x = [at + 0.3 * (at % 2) for at in range(len(y))]
    seen, book = predicted(np.array(y), np.array(x), np.array([new]), confidence), Textbook(x, y)
    expected = book.prediction(new, student_quantile((1 + confidence) / 2, len(y) - 2))
    [value] = seen.values
    assert (value.low, value.point, value.high) == pytest.approx(expected, rel=1e-5, abs=1e-8)
    assert seen.standard_errors == pytest.approx((book.error(new),), rel=1e-6, abs=1e-8)
    assert seen.residual == pytest.approx(np.sqrt(book.variance), rel=1e-6, abs=1e-8)
    assert seen.degrees_of_freedom == len(y) - 2


@given(st.lists(values, min_size=3, max_size=9), st.floats(0.5, 0.99))
@settings(deadline=None, max_examples=40)
def test_a_classical_error_by_the_textbook(y: list[float], confidence: float) -> None:
    x = [float(at * at) for at in range(len(y))]
    seen, book = fitted(np.array(y), np.array(x), confidence, hac=False), Textbook(x, y)
    assert seen.standard_error == pytest.approx(book.classical(), rel=1e-6, abs=1e-8)
    half = student_quantile((1 + confidence) / 2, len(y) - 2) * book.classical()
    assert seen.slope.width / 2 == pytest.approx(half, rel=1e-5, abs=1e-7)
    assert seen.lags == 0


def test_weights_by_hand() -> None:
    """Years 0, 1, 2: at their mean all weigh a third; two years after it, 1/3 + 2 (x - 1) / 2."""
    weights = line_weights(np.arange(3.0), np.array([1.0, 3.0]))
    assert weights[0] == pytest.approx([1 / 3, 1 / 3, 1 / 3])
    assert weights[1] == pytest.approx([-2 / 3, 1 / 3, 4 / 3])


@given(st.lists(values, min_size=3, max_size=8), st.floats(-20, 20))
@settings(deadline=None, max_examples=30)
def test_the_line_is_the_weighted_sum_of_its_observations(y: list[float], new: float) -> None:
    x = np.arange(float(len(y)))
    weights = line_weights(x, np.array([new]))
    line = predicted(np.array(y), x, np.array([new]), 0.9).values[0].point
    assert weights[0] @ y == pytest.approx(line, rel=1e-7, abs=1e-8)


@pytest.mark.parametrize("hac", [True, False])
@given(st.sampled_from([1e-15, 1e-6, 1e9, 1e18]), st.sampled_from([1e-9, 1e12]))
@settings(deadline=None, max_examples=8)
def test_units_do_not_matter(hac: bool, of_x: float, of_y: float) -> None:
    """Sales in dong are of the order of 1e15, where a constant beside them gets lost."""
    x, y = np.array([3.0, 4, 6, 7, 9]), np.array([5.0, 4, 8, 6, 9])
    plain, scaled = fitted(y, x, 0.95, hac=hac), fitted(of_y * y, of_x * x, 0.95, hac=hac)
    factor = of_y / of_x
    assert scaled.slope.point == pytest.approx(plain.slope.point * factor, rel=1e-9)
    assert scaled.standard_error == pytest.approx(plain.standard_error * factor, rel=1e-9)
    assert scaled.falls == pytest.approx(plain.falls, rel=1e-9)
    ahead = predicted(y, x, np.array([12.0]), 0.95).values[0]
    again = predicted(of_y * y, of_x * x, np.array([12 * of_x]), 0.95).values[0]
    assert (again.low, again.high) == pytest.approx((ahead.low * of_y, ahead.high * of_y), rel=1e-9)
