"""What was measured beside what, and the page that shows it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import floor, inf, isinf, log10
from statistics import median

HEADER = ("what", "econlab", "compared with", "that", "unit", "ratio", "pairs")
RATIO = (
    "The ratio is econlab's number over the other's: the median of pairs that were measured in turn in one"
    " run, in brackets the lowest and the highest. Of seconds, milliseconds and MB, below 1 is better; of"
    " MB/s and F1, above 1. Numbers in one row are medians of their own, so that their ratio can differ a"
    " little."
)


@dataclass(frozen=True)
class Row:
    """One thing measured beside another: numbers of econlab and of the other, pair by pair."""

    what: str
    ours: Sequence[float]
    against: str
    theirs: Sequence[float]
    unit: str

    def ratios(self) -> list[float]:
        """Return econlab's number over the other's, of each pair."""
        return [mine / other if other else inf for mine, other in zip(self.ours, self.theirs, strict=True)]

    def cells(self) -> tuple[str, ...]:
        """Return what the table shows."""
        ours, theirs = shown(median(self.ours)), shown(median(self.theirs))
        return self.what, ours, self.against, theirs, self.unit, spread(self.ratios()), str(len(self.ours))


def shown(number: float) -> str:
    """Write a number with three digits that count, or all before the point.

    >>> shown(0.012345), shown(5.0), shown(86.12), shown(1234.5)
    ('0.0123', '5.00', '86.1', '1234')
    """
    if isinf(number):
        return "∞"
    places = 2 - floor(log10(abs(float(f"{number:.3g}")))) if number else 0
    return f"{number:.{max(places, 0)}f}"


def spread(ratios: Sequence[float]) -> str:
    """Write the median, and between which bounds all of them lie where there are several.

    >>> spread([2.0, 4.0, 3.0]), spread([0.5])
    ('3.00 [2.00, 4.00]', '0.500')
    """
    middle = shown(median(ratios))
    return middle if len(ratios) == 1 else f"{middle} [{shown(min(ratios))}, {shown(max(ratios))}]"


def table(rows: Iterable[Row]) -> list[str]:
    """Return the lines of a table in Markdown."""
    cells = [HEADER, ("---", "---:", "---", "---:", "---", "---:", "---:"), *(row.cells() for row in rows)]
    return ["| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in cells]


def page(machine: Sequence[str], subjects: Mapping[str, Sequence[Row]], missing: Sequence[str]) -> str:
    """Return the page of results.

    Parameters
    ----------
    machine : sequence of str
        What the numbers were measured with and on.
    subjects : mapping
        Rows by the text above their table, whose first line is a heading; shown in this order.
    missing : sequence of str
        What could not be measured, and why.
    """
    lines = [
        "# Benchmarks",
        "",
        "Written by `make bench`.",
        "",
        *(f"- {line}" for line in machine),
        "",
        RATIO,
    ]
    for text, rows in subjects.items():
        heading, _, more = text.strip().partition("\n")
        lines += [
            "",
            f"## {heading.rstrip('.')}",
            "",
            *([more.strip(), ""] if more.strip() else []),
            *table(rows),
        ]
    if missing:
        lines += ["", "## Not measured", "", *(f"- {sentence}" for sentence in missing)]
    return "\n".join(lines) + "\n"
