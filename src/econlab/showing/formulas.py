"""Formulas of a notebook as drawings inside the page, since a page loads no script to set them."""

from __future__ import annotations

import html
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.textpath import TextPath

_EM = 10.0


def formula(tex: str, *, display: bool = False) -> str:
    r"""Return a formula in TeX as an inline SVG, in the colour and size of the text around it.

    Parameters
    ----------
    tex : str
        The formula, without dollar signs.
    display : bool
        Whether it stands on a line of its own.

    Returns
    -------
    str
        HTML whose label is the TeX; the TeX itself, escaped, where it uses
        something that Matplotlib's mathtext does not draw.

    Examples
    --------
    >>> formula(r"\frac{E}{Y}")[:44]
    '<svg class="formula" role="img" aria-label="'
    >>> formula(r"\unknown < 1")
    '<code>\\unknown &lt; 1</code>'
    """
    tex = " ".join(tex.split())
    try:
        drawing = _drawing(tex)
    except ValueError:
        drawing = f"<code>{html.escape(tex)}</code>"
    return f'<span class="formula" tabindex="0">{drawing}</span>' if display else drawing


@lru_cache(maxsize=256)
def _drawing(tex: str) -> str:
    from matplotlib.font_manager import FontProperties
    from matplotlib.mathtext import MathTextParser
    from matplotlib.textpath import TextPath

    font = FontProperties(family="DejaVu Sans", size=_EM)
    width, height, depth, *_ = MathTextParser("path").parse(f"${tex}$", dpi=72, prop=font)
    top = height - depth
    path = TextPath((0, 0), f"${tex}$", prop=font)
    return (
        f'<svg class="formula" role="img" aria-label="{html.escape(tex)}" '
        f'viewBox="0 {-top:.2f} {width:.2f} {height:.2f}" '
        f'style="width:{width / _EM:.3f}em;height:{height / _EM:.3f}em;vertical-align:{-depth / _EM:.3f}em">'
        f'<path transform="scale(1 -1)" d="{_outline(path)}"/></svg>'
    )


def _outline(path: TextPath) -> str:
    letters = {path.MOVETO: "M", path.LINETO: "L", path.CURVE3: "Q", path.CURVE4: "C", path.CLOSEPOLY: "Z"}
    return "".join(
        letters[code] + ("" if code == path.CLOSEPOLY else " ".join(f"{number:.2f}" for number in points))
        for points, code in path.iter_segments(simplify=False)
    )
