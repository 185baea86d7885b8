"""The faces of results in a notebook, read by other readers: IPython, an XML parser."""

import subprocess
import sys
from html import unescape
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st
from IPython.core.formatters import DisplayFormatter

from econlab.evidence.intervals import Interval
from econlab.measures.growth import Multiplier
from econlab.measures.targets import Required, Target
from econlab.project import root
from econlab.showing import faces

SHARE = Interval(41.45, 41.55, 41.5)
TOLD = Multiplier(
    "CHN", "CAICT", "first", "first", 2016, 2022, "nominal", "sizes and GDP",
    Interval(14.17, 14.29, 14.23), None, Interval(1.677, 1.692, 1.685), "", ("a_1", "b<2"),
)  # fmt: skip
finite = st.floats(-1e6, 1e6, allow_nan=False)


def faces_of(shown: object) -> dict[str, str]:
    """What IPython makes of an object that ends a cell."""
    data, _ = DisplayFormatter().format(shown)
    return dict(data)


def test_a_notebook_has_three_faces_of_an_interval() -> None:
    found = faces_of(SHARE)
    assert found["text/plain"] == "41.5 [41.45, 41.55]"
    assert found["text/html"] == '<span class="econlab-interval">41.5 <small>[41.45, 41.55]</small></span>'
    assert found["text/latex"] == r"$41.5\;[41.45,\ 41.55]$"
    assert repr(SHARE) == "Interval(low=41.45, high=41.55, value=41.5)"


def test_a_result_is_a_table_in_every_face() -> None:
    found = faces_of(TOLD)
    assert found["text/plain"] == "CHN CAICT 2016-2022 nominal: 1.685 [1.677, 1.692]"
    table = ET.fromstring(found["text/html"])
    cells = {row[0].text: row[1].text for row in table.iter("tr")}
    assert table.findtext("caption") == "Multiplier"
    assert cells["digital economy, % a year"] == "14.23 [14.17, 14.29]"
    assert cells["GDP, % a year"] == "–"
    assert cells["figures"] == "a_1, b<2"
    assert "note" not in cells
    assert r"digital economy, \% a year & 14.23 [14.17, 14.29] \\" in found["text/latex"]
    assert r"figures & a\_1, b<2 \\" in found["text/latex"]


def test_a_result_leads_to_the_figures_that_it_knows() -> None:
    assert DisplayFormatter().format(TOLD)[1] == {"econlab": {"figures": ["a_1", "b<2"]}}
    assert DisplayFormatter().format(SHARE)[1] == {}


def test_a_face_speaks_vietnamese() -> None:
    assert "14,23 [14,17; 14,29]" in faces.html(TOLD, "vi")
    assert "cơ sở giá" in faces.text(TOLD, "vi")
    assert faces.latex(SHARE, "vi") == r"$41,5\;[41,45;\ 41,55]$"


def test_a_result_without_a_line_of_its_own_says_what_it_holds() -> None:
    goal = Target("VNM", 2030, Interval.exact(30.0), tuple(f"figure_{number}" for number in range(9)))
    assert "figure_5, and more (3)" in str(goal)
    needed = Required(2024, 2030, Interval.exact(7.0), SHARE, SHARE)
    assert str(needed).splitlines()[0] == "Required"
    assert "multiplier" in str(needed)


@given(st.tuples(finite, finite, finite).map(sorted))
def test_every_face_of_an_interval_tells_the_same_numbers(ends: list[float]) -> None:
    low, value, high = ends
    one = Interval(low, high, value)
    told = faces.text(one)
    assert unescape("".join(ET.fromstring(faces.html(one)).itertext())) == told
    assert faces.latex(one).strip("$").replace(r"\;", " ").replace(r"\ ", " ") == told


def test_a_mistake_in_a_notebook_is_one_message() -> None:
    cell = "import econlab; econlab.figures(place='VNN')"
    done = subprocess.run(
        [sys.executable, "-m", "IPython", "--no-banner", "--colors=NoColor", "-c", cell],
        cwd=root(),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    said = (done.stdout + done.stderr).strip()
    assert said.startswith("InputError: unknown place 'VNN'; expected one of ")
    assert said.endswith("(did you mean VN-HN or VNM?).")
    assert len(said.splitlines()) == 1
