"""Charts of growth: the same bytes for the same data, readable in grey, by eye and by ear."""

import itertools
import re
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from xml.etree import ElementTree as ET

import pandas as pd
import pytest
from chart_reading import SVG, check_accessible, check_ids, luminance, size, written

import econlab
from econlab.evidence.intervals import Interval
from econlab.measures import accounts, candidates, growth, targets
from econlab.measures.claims import printed_claims
from econlab.measures.selection import select
from econlab.showing import drawing, growth_charts
from econlab.showing.drawing import Caption, Chart
from econlab.showing.language import LANGUAGES, Language, label, number

NAMES = ("levels", "multipliers", "claims", "fan")
PLACES = {"CHN": "en", "VNM": "vi"}
IDS = ("z:2016", "a:2022", "m<&>'\"")
SOURCE = "mic-2023-china-experience 16, 24; CAICT2017, CAICT2018"


@dataclass(frozen=True)
class Drawn:
    """What the charts of a place are drawn from."""

    levels: pd.DataFrame
    yearly: pd.DataFrame
    candidates: pd.DataFrame
    stated: dict[str, Interval]
    fan: pd.DataFrame
    recorded: dict[int, Interval]
    targets: dict[int, Interval]

    def chart(self, name: str, language: Language, title: str = "A title", source: str = SOURCE) -> Chart:
        caption = Caption(title, IDS, source, language)
        draw: dict[str, Callable[[], Chart]] = {
            "levels": lambda: growth_charts.levels(self.levels, caption=caption),
            "multipliers": lambda: growth_charts.multipliers(
                self.yearly, stated=self.stated, caption=caption
            ),
            "claims": lambda: growth_charts.claims(self.candidates, stated=self.stated, caption=caption),
            "fan": lambda: growth_charts.fan(
                self.fan, recorded=self.recorded, targets=self.targets, caption=caption
            ),
        }
        return draw[name]()


def drawn_from(observations: pd.DataFrame, place: str) -> Drawn:
    seen = select(observations, econlab.defaults(), place)
    whole, first, last = seen.accounts, seen.start, seen.end
    yearly = [m for b in growth.PRICE_BASES for m in growth.yearly_multipliers(whole, first, last, b)]
    base = whole.share_in(last)
    assert base is not None
    return Drawn(
        accounts.level_index(whole, first, last),
        growth.to_frame(yearly),
        growth.to_frame(candidates.candidates(observations, place)),
        {
            c.printed: c.stated
            for c in printed_claims(observations)
            if c.place == place and c.quantity == "multiple"
        },
        targets.fan_table(base, range(last, 2046), (1.0, 1.5, 2.0, 3.0, 4.0), (5.0, 8.0)),
        {year: share for year in whole.years() if (share := whole.share_in(year))},
        {target.year: target.share for target in targets.share_targets(observations, place)},
    )


@pytest.fixture(scope="module")
def data() -> dict[str, Drawn]:
    observations = econlab.observations()
    return {place: drawn_from(observations, place) for place in PLACES}


@pytest.fixture(scope="module")
def drawn(data: dict[str, Drawn]) -> dict[tuple[str, Language], Chart]:
    """Every chart of Viet Nam, which has claims and targets, in both languages."""
    return {(name, language): data["VNM"].chart(name, language) for name in NAMES for language in LANGUAGES}


every_chart = pytest.mark.parametrize(
    ("name", "language"), list(itertools.product(NAMES, LANGUAGES)), ids=lambda part: part
)


# The files


@every_chart
def test_the_drawing_is_accessible_svg(
    drawn: dict[tuple[str, Language], Chart], name: str, language: Language
) -> None:
    chart = drawn[name, language]
    check_accessible(chart)
    assert ET.fromstring(chart.svg.decode()).get("viewBox") == "0 0 576 331.2", "8 by 4.6 inches"


@every_chart
def test_the_picture_is_a_png_of_the_same_shape(
    drawn: dict[tuple[str, Language], Chart], name: str, language: Language
) -> None:
    png = drawn[name, language].png
    assert size(drawn[name, language]) == (880, 506), "8 by 4.6 inches at 110 dots"
    assert png[-8:-4] == b"IEND"
    assert b"Matplotlib" not in png
    assert 5_000 < len(png) < 200_000


@pytest.mark.parametrize("name", NAMES)
def test_the_same_data_gives_the_same_bytes(
    data: dict[str, Drawn], drawn: dict[tuple[str, Language], Chart], name: str
) -> None:
    again = data["VNM"].chart(name, "vi")
    assert again == drawn[name, "vi"]


def test_the_style_is_that_of_seaborn_but_for_what_econlab_sets_itself() -> None:
    import seaborn as sns

    own = {"font.family", "axes.edgecolor", "grid.color", "axes.spines.right", "axes.spines.top"}
    unused = {"font.sans-serif", "image.cmap"}
    given = {name: held for name, held in sns.axes_style("whitegrid").items() if name not in own | unused}
    assert {name: drawing._STYLE[name] for name in given} == given


def test_a_chart_does_not_depend_on_the_settings_around_it(
    data: dict[str, Drawn], drawn: dict[tuple[str, Language], Chart]
) -> None:
    import matplotlib as mpl

    with mpl.rc_context({"font.size": 20, "axes.facecolor": "black", "svg.hashsalt": None}):
        before = dict(mpl.rcParams)
        assert data["VNM"].chart("multipliers", "en") == drawn["multipliers", "en"]
        assert dict(mpl.rcParams) == before, "nor does it change them"


@every_chart
def test_places_have_two_decimals_and_letters_their_size(
    drawn: dict[tuple[str, Language], Chart], name: str, language: Language
) -> None:
    """More decimals differ between processors; fewer in a scale would change the size of every letter."""
    svg = drawn[name, language].svg.decode()
    places = re.findall(r'(?: d=| x=| y=)"([^"]*)"|translate\(([^)]*)\)', svg)
    assert len(places) > 50
    assert not [place for place in itertools.chain(*places) if re.search(r"\.\d{3}", place)]
    # Outlines of letters are drawn 64 times too large.
    assert set(re.findall(r'transform="scale\(([^)]*)\)"', svg)) == {"0.015625"}


@every_chart
def test_the_drawing_tells_no_date_machine_or_version(
    drawn: dict[tuple[str, Language], Chart], name: str, language: Language
) -> None:
    svg = drawn[name, language].svg.decode()
    assert "<dc:date>" not in svg
    assert "<dc:creator>" not in svg
    assert not svg.startswith("<?xml"), "it stands inside a page"


@every_chart
def test_every_reference_within_a_drawing_leads_to_one_part(
    drawn: dict[tuple[str, Language], Chart], name: str, language: Language
) -> None:
    check_ids(drawn[name, language])


# What is told besides the picture


@every_chart
def test_every_figure_that_is_passed_is_kept_in_order(
    drawn: dict[tuple[str, Language], Chart], name: str, language: Language
) -> None:
    assert drawn[name, language].figures == IDS


@every_chart
def test_a_notebook_gets_both_pictures_the_words_and_the_figures(
    drawn: dict[tuple[str, Language], Chart], name: str, language: Language
) -> None:
    chart = drawn[name, language]
    data, metadata = chart._repr_mimebundle_(include=None, exclude=None)
    assert data == {"image/svg+xml": chart.svg.decode(), "image/png": chart.png, "text/plain": chart.alt}
    assert metadata == {"econlab": {"chart": name, "figures": list(IDS)}}


@every_chart
def test_title_and_sources_are_drawn_in_the_language(
    drawn: dict[tuple[str, Language], Chart], name: str, language: Language
) -> None:
    texts = written(drawn[name, language])
    assert "A title" in texts
    assert f"{label('sources', language)}: {SOURCE}" in texts
    axis = {"levels": "index", "multipliers": "multiplier", "claims": "multiplier", "fan": "share"}[name]
    assert label(axis, language) in texts


@pytest.mark.parametrize("name", NAMES)
def test_axes_are_numbered_in_the_language(drawn: dict[tuple[str, Language], Chart], name: str) -> None:
    english, vietnamese = (
        [text for text in written(drawn[name, language]) if re.fullmatch(r"[\d.,]+", text)]
        for language in LANGUAGES
    )
    assert vietnamese == [text.replace(".", ",") for text in english]
    assert any("," in text for text in vietnamese) == (name == "multipliers")


def test_long_titles_and_sources_are_broken_into_lines(data: dict[str, Drawn]) -> None:
    texts = written(data["VNM"].chart("levels", "en", "word " * 40, "SOURCE2017, " * 40))
    assert not [text for text in texts if len(text) > 130]


def told(alt: str, values: list[float], language: Language, digits: int) -> bool:
    return all(number(value, language, digits=digits) in alt for value in values)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_hold_the_levels(
    data: dict[str, Drawn], drawn: dict[tuple[str, Language], Chart], language: Language
) -> None:
    alt = drawn["levels", language].alt
    for series, rows in data["VNM"].levels.groupby("series"):
        first, last = rows.iloc[0], rows.iloc[-1]
        shown = (
            f"{label(str(series), language)}: 100 ({first['year']}) → "
            f"{number(float(last['index']), language)} ({last['year']})"
        )
        assert shown in alt


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_hold_every_yearly_multiplier(
    data: dict[str, Drawn], drawn: dict[tuple[str, Language], Chart], language: Language
) -> None:
    alt = drawn["multipliers", language].alt
    rows = data["VNM"].yearly
    assert len(rows) == 12
    for basis, end, value in zip(rows["basis"], rows["end"], rows["multiplier"], strict=True):
        assert label(basis, language) in alt
        assert f"{end} {number(float(value), language, digits=3)}" in alt


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_hold_the_range_of_the_candidates(
    data: dict[str, Drawn], drawn: dict[tuple[str, Language], Chart], language: Language
) -> None:
    alt = drawn["claims", language].alt
    rows = data["VNM"].candidates
    for basis, group in rows[rows["multiplier"].notna()].groupby("basis"):
        assert told(alt, [group["multiplier"].min(), group["multiplier"].max()], language, 3), basis


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_hold_the_targets(drawn: dict[tuple[str, Language], Chart], language: Language) -> None:
    alt = drawn["fan", language].alt
    for year, share in ((2025, "20"), (2030, "30"), (2045, "50")):
        assert f"{label('target', language)} {year}: {share} %" in alt


def test_claims_are_counted_and_what_is_printed_is_drawn(
    data: dict[str, Drawn], drawn: dict[tuple[str, Language], Chart]
) -> None:
    texts = written(drawn["claims", "vi"])
    assert "gấp 3 lần" in texts
    assert "gấp 3 lần" in written(drawn["multipliers", "vi"])
    rows = data["VNM"].candidates[data["VNM"].candidates["multiplier_low"].notna()]
    for basis in growth.PRICE_BASES:
        one = (rows["basis"] == basis) & (rows["end"] - rows["start"] == 1)
        assert f"{label(basis, 'vi')}, {label('single', 'vi')} ({one.sum()})" in texts


# Told apart in grey


def lines(chart: Chart) -> dict[str, set[tuple[str, str]]]:
    """Dashes and marker shapes of the lines of a drawing, by colour."""
    found: dict[str, set[tuple[str, str]]] = {}
    root = ET.fromstring(chart.svg.decode())
    shapes = {path.get("id"): path.get("d", "") for path in root.iter(f"{SVG}path")}
    for group in root.iter(f"{SVG}g"):
        if not (group.get("id") or "").startswith("line2d_"):
            continue
        strokes = [path.get("style", "") for path in group.iterfind(f"{SVG}path")]
        uses = list(group.iter(f"{SVG}use"))
        marker = (
            shapes.get((uses[0].get("{http://www.w3.org/1999/xlink}href") or "#")[1:], "") if uses else ""
        )
        for style in strokes:
            colour = re.search(r"stroke: (#\w{6})", style)
            dash = re.search(r"stroke-dasharray: ([^;]*)", style)
            if colour and "fill: none" in style:
                found.setdefault(colour[1], set()).add((dash[1] if dash else "", marker))
    return found


@pytest.mark.parametrize(("name", "count"), [("levels", 2), ("multipliers", 3)])
def test_lines_differ_without_their_colour(
    drawn: dict[tuple[str, Language], Chart], name: str, count: int
) -> None:
    coloured = {
        colour: styles for colour, styles in lines(drawn[name, "en"]).items()
        if len({colour[1:3], colour[3:5], colour[5:7]}) > 1
    }  # fmt: skip
    assert len(coloured) == count
    dashes = [frozenset(dash for dash, _ in styles) for styles in coloured.values()]
    markers = [frozenset(marker for _, marker in styles if marker) for styles in coloured.values()]
    for one, other in itertools.combinations(range(count), 2):
        assert dashes[one] != dashes[other]
        assert markers[one].isdisjoint(markers[other])
        assert markers[one]


def test_the_bands_of_the_fan_are_greys_that_differ(drawn: dict[tuple[str, Language], Chart]) -> None:
    root = ET.fromstring(drawn["fan", "en"].svg.decode())
    fills = []
    for group in root.iter(f"{SVG}g"):
        if (group.get("id") or "").startswith("FillBetweenPolyCollection"):
            fills += [re.search(r"fill: (#\w{6})", element.get("style", "")) for element in group.iter()]
    greys = list(dict.fromkeys(fill[1] for fill in fills if fill))
    assert len(greys) == 5
    assert all(grey[1:3] == grey[3:5] == grey[5:7] for grey in greys)
    shades = [luminance(grey) for grey in greys]
    # The steeper, the darker; the two darkest differ least, by a contrast of more than 1.3 to 1.
    assert all((one + 0.05) / (other + 0.05) > 1.3 for one, other in itertools.pairwise(shades))


def test_recorded_shares_and_targets_have_other_marks(drawn: dict[tuple[str, Language], Chart]) -> None:
    texts = written(drawn["fan", "en"])
    assert {label("recorded"), label("target")} <= set(texts)
    root = ET.fromstring(drawn["fan", "en"].svg.decode())
    used: dict[str, str] = {}
    shapes = {path.get("id"): path.get("d", "") for path in root.iter(f"{SVG}path")}
    for use in root.iter(f"{SVG}use"):
        fill = re.search(r"fill: (#\w{6})", use.get("style", ""))
        if fill and fill[1] in ("#0072b2", "#d55e00"):
            shape = shapes[(use.get("{http://www.w3.org/1999/xlink}href") or "")[1:]]
            if "C" in shape or shape.count("L") == 3:
                used[fill[1]] = shape
    assert len(used) == 2
    assert "C" in used["#0072b2"], "what is recorded is round"
    assert "C" not in used["#d55e00"], "a target has corners"


@pytest.mark.parametrize("name", NAMES)
def test_ink_stands_out_from_paper(drawn: dict[tuple[str, Language], Chart], name: str) -> None:
    """Colours of lines have a contrast of at least 3 to 1 on white, as WCAG asks of graphics."""
    for colour in lines(drawn[name, "en"]):
        is_grid = luminance(colour) > 0.75
        assert is_grid or 1.05 / (luminance(colour) + 0.05) > 3, colour


# Unusual input

EMPTY = Drawn(
    accounts.level_index(accounts.Accounts("A", "D", "", "", None, None, None, None), 2020, 2021),
    growth.to_frame([]),
    growth.to_frame([]),
    {},
    targets.fan_table(Interval.exact(20.0), (), (), ()),
    {},
    {},
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_nothing_to_draw_is_a_chart_without_marks(name: str, language: Language) -> None:
    chart = EMPTY.chart(name, language)
    assert chart.alt == "A title."
    ET.fromstring(chart.svg.decode())


@pytest.mark.parametrize("name", ["multipliers", "claims"])
def test_rows_without_a_multiplier_are_left_out(data: dict[str, Drawn], name: str) -> None:
    rows = data["VNM"].yearly.assign(multiplier=float("nan"), multiplier_low=float("nan"))
    frame = Drawn(EMPTY.levels, rows, rows, {}, EMPTY.fan, {}, {})
    assert frame.chart(name, "en").alt == "A title."


@pytest.mark.parametrize("name", ["multipliers", "claims"])
def test_a_multiplier_with_an_open_end_can_be_drawn(data: dict[str, Drawn], name: str) -> None:
    rows = data["VNM"].yearly.copy()
    rows.loc[0, ["multiplier", "multiplier_low", "multiplier_high"]] = [float("nan"), 3.0, float("inf")]
    frame = Drawn(EMPTY.levels, rows, rows, data["VNM"].stated, EMPTY.fan, {}, {})
    alt = frame.chart(name, "en").alt
    assert "nan" not in alt
    assert "inf" not in alt


def test_gdp_alone_keeps_its_own_colour(data: dict[str, Drawn]) -> None:
    table = data["CHN"].levels
    chart = growth_charts.levels(table[table["series"] == "gdp"], caption=Caption("t", (), "s"))
    colours = {
        colour for colour in re.findall(r"(?:fill|stroke): (#\w{6})", chart.svg.decode())
        if len({colour[1:3], colour[3:5], colour[5:7]}) > 1
    }  # fmt: skip
    # The other colour is that of the digital economy in the legend.
    root = ET.fromstring(chart.svg.decode())
    [band] = [g for g in root.iter(f"{SVG}g") if (g.get("id") or "").startswith("FillBetween")]
    styles = "".join(element.get("style", "") for element in band.iter())
    assert "#d55e00" in styles
    assert "#0072b2" not in styles
    assert colours <= {"#d55e00", "#0072b2"}


@pytest.mark.parametrize("name", NAMES)
def test_a_sign_that_the_font_lacks_is_an_error(data: dict[str, Drawn], name: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with pytest.raises(UserWarning, match=r"Glyph .* missing"):
            data["VNM"].chart(name, "en", title="数字经济")


def test_hostile_words_are_words(data: dict[str, Drawn]) -> None:
    hostile = "<script>alert('1')</script> & \"quotes\" ]]> -- end"
    chart = data["VNM"].chart("levels", "en", title=hostile, source=hostile)
    root = ET.fromstring(chart.svg.decode())
    assert (root.get("aria-label") or "").startswith(hostile)
    assert root.find(f".//{SVG}script") is None
    assert chart.alt.startswith(hostile)


def test_dollars_are_money_and_no_formula(data: dict[str, Drawn]) -> None:
    chart = data["VNM"].chart("levels", "en", title=r"From $\frac{ to $2", source="US$ and S$")
    assert r"From $\frac{ to $2" in written(chart)
