"""What is read off a chart, and what holds of every chart."""

import re
import struct
from xml.etree import ElementTree as ET

from econlab.showing.drawing import Chart

SVG = "{http://www.w3.org/2000/svg}"


def written(chart: Chart) -> list[str]:
    """The texts of a drawing, line by line, which the outlines of its letters stand for."""
    return re.findall(r"<!-- (.*?) -->", chart.svg.decode())


def luminance(colour: str) -> float:
    """Relative luminance of a colour, from 0 for black to 1 for white."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast of two colours as WCAG counts it, from 1 to 21."""
    light, dark = sorted((luminance(one) + 0.05, luminance(other) + 0.05), reverse=True)
    return light / dark


def check_accessible(chart: Chart) -> None:
    """The drawing says what it shows, to whoever hears it as well."""
    root = ET.fromstring(chart.svg.decode())
    assert root.tag == f"{SVG}svg"
    assert (root.get("role"), root.get("aria-label")) == ("img", chart.alt)
    assert (root[0].tag, root[0].text) == (f"{SVG}title", chart.alt)


def size(chart: Chart) -> tuple[int, int]:
    """Width and height of the picture."""
    assert chart.png[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", chart.png[16:24])
    return width, height


def check_ids(chart: Chart) -> None:
    """Every reference leads to one part; two charts on a page share no id."""
    svg = chart.svg.decode()
    ids = re.findall(r'\bid="([^"]+)"', svg)
    assert len(ids) == len(set(ids))
    referred = set(re.findall(r'(?:href="|url\()#([^")]+)', svg))
    assert referred <= set(ids)
    assert {one.rpartition("-")[0] for one in referred} <= {chart.name, "DejaVuSans", "DejaVuSans-Bold"}
