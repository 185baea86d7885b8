"""Write `estimators.csv`: what estimators give on small inputs, in exact fractions and forty decimal digits.

`python tests/reference/estimators.py`. Nothing here is econlab's, numpy's, scipy's or statsmodels': sums are
fractions, roots and logarithms are of `decimal`, orders are counted, Student's t is the finite series of
Abramowitz and Stegun (1964), 26.7.3 and 26.7.4. Norris has the values that NIST certifies besides.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal, getcontext
from fractions import Fraction
from io import StringIO
from itertools import permutations
from pathlib import Path

getcontext().prec = 40
TABLE = Path(__file__).with_name("estimators.csv")
DIGITS = 12

# NIST StRD, linear regression, Norris: 36 calibrations of ozone monitors, https://www.itl.nist.gov/div898/strd/
NORRIS_X = (
    0.2, 337.4, 118.2, 884.6, 10.1, 226.5, 666.3, 996.3, 448.6, 777.0, 558.2, 0.4,
    0.6, 775.5, 666.9, 338.0, 447.5, 11.6, 556.0, 228.1, 995.8, 887.6, 120.2, 0.3,
    0.3, 556.8, 339.1, 887.2, 999.0, 779.0, 11.1, 118.3, 229.2, 669.1, 448.9, 0.5,
)  # fmt: skip
NORRIS_Y = (
    0.1, 338.8, 118.1, 888.0, 9.2, 228.1, 668.5, 998.5, 449.1, 778.9, 559.2, 0.3,
    0.1, 778.1, 668.8, 339.3, 448.9, 10.8, 557.7, 228.3, 998.0, 888.8, 119.6, 0.3,
    0.6, 557.6, 339.3, 888.0, 998.5, 778.9, 10.2, 117.6, 228.9, 668.4, 449.2, 0.2,
)  # fmt: skip
NORRIS_CERTIFIED = {
    "slope": "1.00211681802045",
    "standard error": "0.000429796848199937",
    "residual": "0.884796396144373",
}
# Short series as the measures meet them, and long enough ones for three lags.
SHORT_X, SHORT_Y = (1, 2, 4, 5, 7, 8, 11), (3, 1, 6, 4, 9, 8, 15)
LONG_X = tuple(range(30))
LONG_Y = tuple(3 * at + 7 * at * at % 23 for at in LONG_X)
ORDERED_X, ORDERED_Y = (2, 1, 4, 4, 7, 9), (1, 3, 2, 6, 6, 8)
SIZES, OUTPUTS = (20, 25, 29, 36, 40, 47), (70, 78, 86, 95, 98, 110)
CORES = ("24.0", "22.5", "21.0", "20.5", "19.0", "18.5")
WORKERS, WORKERS_THEN = (100, 104, 105, 109, 110), 103
WEIGHTS = {"primary": (20, 12), "secondary": (38, 40), "tertiary": (42, 48)}
PENETRATIONS = {"primary": (2, 3), "secondary": (10, 18), "tertiary": (25, 40)}
DRAWS = (7, 1, 12, 5, 3, 19, 2, 11, 8)

Number = Fraction | Decimal
Row = tuple[str, str, str, str]


def decimal(number: Number | float | str) -> Decimal:
    if isinstance(number, Fraction):
        return Decimal(number.numerator) / Decimal(number.denominator)
    return Decimal(number)


class Line:
    """Least squares of y on a constant and x; sums are exact for fractions."""

    def __init__(self, x: Sequence[Number], y: Sequence[Number]) -> None:
        self.x, self.y, self.n = x, y, len(x)
        self.mean = sum(x[1:], x[0]) / self.n
        self.away = [one - self.mean for one in x]
        self.squares = self._added(one * one for one in self.away)
        self.slope = self._added(a * b for a, b in zip(self.away, y, strict=True)) / self.squares
        self.middle = self._added(iter(y)) / self.n
        self.left = [b - self.at(a) for a, b in zip(x, y, strict=True)]
        self.variance = self._added(one * one for one in self.left) / (self.n - 2)

    @staticmethod
    def _added(numbers: Iterator[Number]) -> Number:
        first, *rest = numbers
        return sum(rest, first)

    def at(self, x: Number) -> Number:
        return self.middle + self.slope * (x - self.mean)

    def error(self) -> Decimal:
        return decimal(self.variance / self.squares).sqrt()

    def newey_west(self) -> Decimal:
        """Bartlett weights, lags 4 (n / 100)^(2/9), times n / (n - 2); the slope's part is of x alone."""
        scores = [a * u for a, u in zip(self.away, self.left, strict=True)]
        total = self._added(one * one for one in scores)
        for lag in range(1, self.lags() + 1):
            pairs = self._added(a * b for a, b in zip(scores[lag:], scores, strict=False))
            total += 2 * (self.lags() + 1 - lag) * pairs / (self.lags() + 1)
        return decimal(total * self.n / (self.n - 2) / self.squares / self.squares).sqrt()

    def lags(self) -> int:
        return next(lag for lag in range(self.n) if (lag + 1) ** 9 * 100**2 > 4**9 * self.n**2)

    def new(self, x: Number) -> Decimal:
        """Standard error of one new observation."""
        away = x - self.mean
        return decimal(
            (self.n + 1) * self.variance / self.n + self.variance * away * away / self.squares
        ).sqrt()

    def without(self) -> list[Number]:
        kept = [[*range(at), *range(at + 1, self.n)] for at in range(self.n)]
        return [Line([self.x[i] for i in some], [self.y[i] for i in some]).slope for some in kept]


def student_between(t: float, freedom: int) -> float:
    """Probability of Student's t between -t and t."""
    angle = math.atan(t / math.sqrt(freedom))
    term = 1.0 if freedom % 2 == 0 else math.cos(angle)
    total = term if freedom > 1 else 0.0
    for k in range(2 if freedom % 2 == 0 else 3, freedom - 1, 2):
        term *= math.cos(angle) ** 2 * (k - 1) / k
        total += term
    return math.sin(angle) * total if freedom % 2 == 0 else 2 / math.pi * (angle + math.sin(angle) * total)


def student_quantile(between: float, freedom: int) -> Decimal:
    low, high = 0.0, 1000.0
    while (middle := (low + high) / 2) not in (low, high):
        low, high = (middle, high) if student_between(middle, freedom) < between else (low, middle)
    return Decimal(middle)


def student_beyond(t: float, freedom: int) -> Decimal:
    """Probability above t, as far as floats have it everywhere."""
    half = student_between(abs(t), freedom) / 2
    return round(Decimal(0.5 - half if t > 0 else 0.5 + half), 13)


def root(number: Number, degree: int) -> Decimal:
    return (decimal(number).ln() / degree).exp()


def fractions(numbers: Sequence[int | str]) -> list[Fraction]:
    return [Fraction(number) for number in numbers]


def logs(numbers: Sequence[int]) -> list[Decimal]:
    return [Decimal(number).ln() for number in numbers]


def certified() -> Iterator[Row]:
    for name, number in NORRIS_CERTIFIED.items():
        yield ("line", "Norris", name, number)


def lines() -> Iterator[Row]:
    for name, x, y, freedom in (("short", SHORT_X, SHORT_Y, 5), ("long", LONG_X, LONG_Y, 28)):
        line, quantile = Line(fractions(x), fractions(y)), student_quantile(0.95, freedom)
        yield from told("line", name, {
            "slope": line.slope,
            "standard error": line.error(),
            "residual": decimal(line.variance).sqrt(),
            "slope low": decimal(line.slope) - quantile * line.error(),
            "newey west": line.newey_west(),
            "lags": Fraction(line.lags()),
            "slope high newey west": decimal(line.slope) + quantile * line.newey_west(),
            "falls": 1 - student_beyond(float(line.slope) / float(line.newey_west()), freedom),
            "ahead": line.at(Fraction(33)),
            "ahead error": line.new(Fraction(33)),
            "ahead high": decimal(line.at(Fraction(33))) + quantile * line.new(Fraction(33)),
            "without one low": min(line.without()),
            "without one high": max(line.without()),
        })  # fmt: skip


def orders() -> Iterator[Row]:
    x, y = fractions(ORDERED_X), fractions(ORDERED_Y)
    line, turned = Line(x, y), Line(y, x)

    def product(order: Sequence[Fraction]) -> Fraction:
        return abs(sum((a * b for a, b in zip(line.away, order, strict=True)), Fraction(0)))

    every = [product(order) for order in permutations(y)]
    yield from told("association", "levels", {
        "slope": line.slope,
        "newey west": line.newey_west(),
        "correlation": decimal(line.slope * turned.slope).sqrt(),
        "permutation p": Fraction(sum(one >= product(y) for one in every), len(every)),
    })  # fmt: skip


def curves() -> Iterator[Row]:
    line, quantile = Line(logs(OUTPUTS), logs(SIZES)), student_quantile(0.9, 4)
    yield from told("elasticity", "nominal", {
        "estimate": line.slope,
        "standard error": line.newey_west(),
        "low": line.slope - quantile * line.newey_west(),
        "without one low": min(line.without()),
    })  # fmt: skip
    odds = [(Decimal(core) / (100 - Decimal(core))).ln() for core in CORES]
    line, quantile = Line([Decimal(at) for at in range(6)], odds), student_quantile(0.95, 4)
    reach = {end: line.at(Decimal(8)) + end * quantile * line.new(Decimal(8)) for end in (-1, 0, 1)}
    ahead = {end: 100 / (1 + (-at).exp()) for end, at in reach.items()}
    yield from told("trend of the core", "shares", {
        "slope": line.slope,
        "falls": 1 - student_beyond(float(line.slope / line.newey_west()), 4),
        "ahead low": ahead[-1], "ahead": ahead[0], "ahead high": ahead[1],
    })  # fmt: skip


def shortfalls() -> Iterator[Row]:
    ways: dict[str, tuple[Callable[[int], Decimal], Callable[[Decimal], Decimal]]] = {
        "levels": (Decimal, lambda number: number), "logs": (lambda n: Decimal(n).ln(), Decimal.exp),
    }  # fmt: skip
    for scale, (there, back) in ways.items():
        line = Line([Decimal(at) for at in range(5)], [there(number) for number in WORKERS])
        middle, error, quantile = line.at(Decimal(6)), line.new(Decimal(6)), student_quantile(0.95, 3)
        yield from told("shortfall", scale, {
            "value": back(middle) - WORKERS_THEN,
            "low": back(middle - quantile * error) - WORKERS_THEN,
            "high": back(middle + quantile * error) - WORKERS_THEN,
            "p": student_beyond(float((middle - there(WORKERS_THEN)) / error), 3),
        })  # fmt: skip


def divisia() -> Iterator[Row]:
    total = {"penetration": Decimal(0), "structure": Decimal(0)}
    for sector, (w0, w1) in WEIGHTS.items():
        p0, p1 = PENETRATIONS[sector]
        mean = Decimal(w1 * p1 - w0 * p0) / (Decimal(w1 * p1) / (w0 * p0)).ln() / 100
        effects = {"penetration": mean * (Decimal(p1) / p0).ln(), "structure": mean * (Decimal(w1) / w0).ln()}
        total = {name: total[name] + effect for name, effect in effects.items()}
        yield from told("divisia", sector, effects)
    yield from told("divisia", "all", total)


def growth() -> Iterator[Row]:
    digital, gdp = root(Fraction(SIZES[-1], SIZES[0]), 5) - 1, root(Fraction(OUTPUTS[-1], OUTPUTS[0]), 5) - 1
    needed = root(Fraction(60) * OUTPUTS[-1] / (100 * SIZES[-1]), 6) * Decimal("1.07") - 1
    yield from told("growth", "six years", {
        "digital": 100 * digital,
        "gdp": 100 * gdp,
        "multiplier": digital / gdp,
        "share": 100 * (root(Fraction(SIZES[-1] * OUTPUTS[0], SIZES[0] * OUTPUTS[-1]), 5) - 1),
        "contribution": Fraction(100 * (SIZES[-1] - SIZES[0]), OUTPUTS[-1] - OUTPUTS[0]),
        "required multiplier": needed / Decimal("0.07"),
    })  # fmt: skip


def quantiles() -> Iterator[Row]:
    """Between the two draws about (n - 1) q, in proportion."""
    ordered = sorted(DRAWS)

    def quantile(part: Fraction) -> Fraction:
        at = part * (len(ordered) - 1)
        under = ordered[int(at)]
        return under + (at - int(at)) * (ordered[min(int(at) + 1, len(ordered) - 1)] - under)

    ends = {name: quantile(Fraction(at, 20)) for name, at in (("low", 1), ("middle", 10), ("high", 19))}
    yield from told("spread", "draws", ends)


def told(estimator: str, given: str, numbers: dict[str, Number]) -> Iterator[Row]:
    for name, number in numbers.items():
        yield (estimator, given, name, f"{decimal(number):.{DIGITS}g}")


def table() -> str:
    file = StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(("estimator", "input", "name", "value"))
    for part in (certified, lines, orders, curves, shortfalls, divisia, growth, quantiles):
        writer.writerows(part())
    return file.getvalue()


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8", newline="\n")
