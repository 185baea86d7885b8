"""Bounded levels in 2020 and 2023 that hypothesis draws, for the tests of growth."""

from hypothesis import strategies as st
from small_evidence import about

from econlab.evidence.intervals import Interval


@st.composite
def levels(draw: st.DrawFn, grown: st.SearchStrategy[float], widest: float) -> dict[int, Interval]:
    """Two bounded values three years apart."""
    first = draw(st.floats(1, 1000))
    ends = first, first * draw(grown)
    half = [draw(st.floats(0, widest)) for _ in ends]
    return dict(zip((2020, 2023), (about(v, v * h) for v, h in zip(ends, half, strict=True)), strict=True))


SIZES = levels(st.floats(0.7, 3), 0.02)
GDPS = levels(st.floats(1.05, 1.6), 0.01)
SHARES = levels(st.floats(0.8, 1.5), 0.01)
