"""Suggestions: which indicator of a vocabulary the words around a figure name.

A suggestion is for a person to confirm, and a wrong one costs more than none. An
indicator is suggested only when nearly all of its name stands around the figure,
its unit fits, and no other indicator fits about as well.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from econlab.evidence.tables import Row
from econlab.evidence.vocabulary import CHANGE_UNITS, KINDS, Vocabulary

# Characters looked at on either side of a figure.
BEFORE, AFTER = 150, 60
# Part of a name, by weight, that has to stand there; all of a name lighter than this.
_COVERED, _LIGHT = 0.8, 7.0
# Characters to the nearest part of a name, at most; to that of a light name.
_FARTHEST, _FARTHEST_OF_LIGHT = 100, 40
# A part this many characters away counts for half.
_HALF_WEIGHT = 100
# What another name may weigh, of the heaviest.
_RIVAL = 0.7
# Words just before a percentage that make it a growth rate, and how near they are.
_GROWTH, _JUST_BEFORE = (" tăng trưởng", " growth"), 25

# What a name may open with that texts seldom repeat, since the unit or a verb says it.
_OPENINGS = (
    "thứ hạng thế giới", "thứ hạng", "tỷ trọng", "tỷ lệ", "tổng số", "số lượng", "quy mô", "số", "tổng",
    "mức",
)  # fmt: skip
# Words that cut a name into parts and need not stand in the text.
_EMPTY = (
    " và của các những trong trên theo về so với được có cho ở tại từ là do bằng tính mỗi hoặc gửi nhận"
    " of the and in on for by to a an that with over from at than is are as or their its relative"
    " share number size total all rate rank world "
)
# Forms that stand for one another in a name.
_ALIKE = (
    ("thương mại điện tử", "tmđt"),
    ("công nghệ thông tin", "cntt"),
    ("thủ tục hành chính", "tthc"),
    ("an toàn thông tin", "attt"),
    ("điện thoại thông minh", "smartphone"),
    ("băng rộng", "băng thông rộng"),
    ("asean", "đông nam á", "south-east asia", "southeast asia"),
    ("e-commerce", "ecommerce", "electronic commerce"),
    ("per head", "per capita"),
    ("egdi", "chỉ số phát triển chính phủ điện tử"),
    ("isation", "ization"),
    ("centre", "center"),
    ("labour", "labor"),
    ("fibre", "fiber"),
    ("programme", "program"),
)

_ENDS = re.compile(r"[;.,]\s|\n|[0-9](?![gG])")
_MARKS = ',;:.()*“”"|/\n'
_WORD = re.compile(r"[^\W_]+(?:[-.][^\W_]+)*|[^\w\s]")


class _Name(NamedTuple):
    """A name of an indicator.

    Its parts, the heaviest first; the weight of those that may be missing; how far the
    nearest may stand; whether it is neither a growth rate nor a rank.
    """

    code: str
    parts: tuple[tuple[str, float], ...]
    spare: float
    farthest: int
    level: bool


# A part, and the names of which it is one.
_Part = tuple[str, tuple[_Name, ...]]


class Suggester:
    """The indicators of a vocabulary, ready to be found in texts.

    Immutable, and built once for many figures.

    Parameters
    ----------
    vocabulary : Vocabulary
        Whose codes are suggested, by their names in both languages.

    Examples
    --------
    >>> from econlab import project
    >>> from econlab.evidence.vocabulary import read_vocabulary
    >>> suggest = Suggester(read_vocabulary(project.root()))
    >>> suggest.indicator("The digital economy made up ", "41.5%", " of GDP.", "percent", "statistic")
    'digital_economy_share_gdp'
    """

    __slots__ = ("_index",)

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._index = _indexes(vocabulary)

    def indicator(self, before: str, printed: str, after: str, unit: str, kind: str) -> str:
        """Suggest the indicator of a figure.

        Parameters
        ----------
        before, after : str
            The words of the sentence on either side; what is farther than `BEFORE` and
            `AFTER` characters, or in another sentence or clause, is not looked at.
        printed : str
            The figure as it stands between them.
        unit : str
            The code of its unit, such as ``percent`` or ``CNY``; blank for none.
        kind : str
            One of `vocabulary.KINDS`.

        Returns
        -------
        str
            A code of the vocabulary, whose unit or that of its changes is `unit`; blank
            when no name stands there, or more than one.
        """
        index = self._index.get((unit, kind))
        if index is None:
            return ""
        # What follows the amount of a change is the next figure's, or a period.
        text, at = _around(before, printed, "" if kind == "change" else after)
        words = index.keys() & text.split()
        if not words:
            return ""
        named = {
            id(name): name for word in words for part, names in index[word] if part in text for name in names
        }
        if not named:
            return ""
        growth = kind != "change" and any(text.find(word, at - _JUST_BEFORE, at) >= 0 for word in _GROWTH)
        found = [(_weight(name, text, at), name) for name in named.values() if not (growth and name.level)]
        return _clear_best([(weight, name) for weight, name in found if weight > 0])


def _clear_best(found: Sequence[tuple[float, _Name]]) -> str:
    """Return the code of the name that weighs most, unless another one may be meant as well.

    That is one which weighs nearly as much, or which names something else altogether.
    """
    if not found:
        return ""
    most, best = max(found)
    parts = {part for part, _ in best.parts}
    for weight, name in found:
        if name.code != best.code and (
            weight > _RIVAL * most or parts.isdisjoint(part for part, _ in name.parts)
        ):
            return ""
    return best.code


def _around(before: str, printed: str, after: str) -> tuple[str, int]:
    """Return the words around a figure, in small letters without marks, and where the figure starts."""
    head = before[-BEFORE:].lower()
    head = head[max(head.rfind("; "), head.rfind(". "), head.rfind("\n")) + 1 :]
    tail = after[:AFTER]
    if end := _ENDS.search(tail):
        tail = tail[: end.start()]
    text = f" {head} {printed.lower()}{tail.lower()} "
    for mark in _MARKS:
        if mark in text:
            text = text.replace(mark, " ")
    return text, len(head) + 1


def _weight(name: _Name, text: str, at: int) -> float:
    """Weigh the parts of a name that stand in a text, the near ones more; 0 when too few do."""
    missing, parts = 0.0, []
    for weighed in name.parts:
        if weighed[0] in text:
            parts.append(weighed)
        else:
            missing += weighed[1]
            if missing > name.spare:
                return 0.0
    there = [(_distance(part, text, at), own) for part, own in parts]
    if min(there)[0] > name.farthest:
        return 0.0
    return sum(own * (1 - distance / (2 * _HALF_WEIGHT)) for distance, own in there) - 2 * missing


def _distance(part: str, text: str, at: int) -> int:
    """Return how far the nearest mention of a part of a name stands from a figure."""
    behind, ahead = text.rfind(part, 0, at), text.find(part, at)
    if behind < 0:
        # A part of which the figure's first word is the end is found on neither side.
        return max(ahead - at, 0)
    near = at - behind - len(part)
    return min(near, ahead - at) if ahead >= 0 else near


def _indexes(vocabulary: Vocabulary) -> dict[tuple[str, str], dict[str, tuple[_Part, ...]]]:
    """Index, by unit and kind of a figure, parts of the names it may have by a word of theirs."""
    counted, whole = _names(vocabulary, without_unit=True), _names(vocabulary, without_unit=False)
    often = Counter(word for name in whole for part, _ in name.parts for word in part.split())
    needed = {name: _needed(name, often) for name in {*counted, *whole}}
    currencies = [unit for unit in vocabulary.units if re.fullmatch("[A-Z]{3}", unit)]
    indexes = {}
    for change in (False, True):
        units = {code: _units(row, currencies, change=change) for code, row in vocabulary.indicators.items()}
        found: dict[str, dict[str, dict[str, list[_Name]]]] = {}
        for names, relative in ((counted, False), (whole, True)):
            for name in names:
                for unit in units[name.code]:
                    # The percentage of a change does not say what is counted.
                    if relative == (change and unit in CHANGE_UNITS):
                        for word, part in needed[name]:
                            parts = found.setdefault(unit, {}).setdefault(word, {})
                            parts.setdefault(part, []).append(name)
        indexes[change] = {
            unit: {
                word: tuple((part, tuple(names)) for part, names in parts.items())
                for word, parts in index.items()
            }
            for unit, index in found.items()
        }
    return {(unit, kind): index for kind in KINDS for unit, index in indexes[kind == "change"].items()}


def _units(row: Row, currencies: list[str], *, change: bool) -> list[str]:
    """Return the units that a figure of an indicator is printed with, or a change of it."""
    if change and row["measure"] == "growth":
        return ["percentage_point"]
    units = currencies if row["unit"] == "currency" else [row["unit"]]
    if not change:
        yearly = ["percent"] if row["unit"] == "percent_per_year" else []
        return [*units, *yearly, *([""] if row["unit"] in ("index", "rank") else [])]
    if row["unit"] == "percent":
        return ["percentage_point"]
    return [*units, *([] if row["unit"] in ("percentage_point", "rank") else ["percent", "multiple"])]


def _needed(name: _Name, often: Mapping[str, int]) -> list[tuple[str, str]]:
    """Return parts of which one stands in every text that has enough of a name, each by its rarest word."""
    needed, weight = [], 0.0
    for part, own in name.parts:
        rarest = min(part.split(), key=lambda word: (often[word], -len(word), word))
        needed.append((rarest, part))
        if not part.endswith(" "):
            needed.append((rarest + "s", part))
        weight += own
        if weight > name.spare:
            break
    return needed


def _names(vocabulary: Vocabulary, *, without_unit: bool) -> list[_Name]:
    """Cut the names of all indicators into weighed parts; a part of few names weighs more."""
    cut = {
        (code, parts)
        for language in ("en", "vi")
        for code, parts in _cut_names(vocabulary, language, without_unit=without_unit)
        if parts
    }
    often = Counter(part for _, parts in cut for part in parts)
    names = []
    for code, parts in sorted(cut):
        weights = {part: 2 + math.log(1 + len(cut) / often[part]) for part in parts}
        heaviest = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
        total = sum(weights.values())
        spare, farthest = (
            ((1 - _COVERED) * total, _FARTHEST) if total >= _LIGHT else (0.0, _FARTHEST_OF_LIGHT)
        )
        row = vocabulary.indicators[code]
        level = row["measure"] != "growth" and row["unit"] != "rank"
        names.append(_Name(code, tuple(heaviest), spare, farthest, level))
    return names


def _cut_names(
    vocabulary: Vocabulary, language: str, *, without_unit: bool
) -> Iterator[tuple[str, tuple[str, ...]]]:
    names = {code: row[f"name_{language}"].lower() for code, row in vocabulary.indicators.items()}
    if without_unit:
        names = {code: _without_unit(vocabulary, code, name, language) for code, name in names.items()}
    together = _Together(run for name in names.values() for run in _runs(name))
    for code, name in names.items():
        # Words with a capital inside, or that begin with one inside the name.
        printed = vocabulary.name("indicators", code, language)
        proper = {
            word.lower() for word in _WORD.findall(printed[:1].lower() + printed[1:]) if not word.islower()
        }
        for variant in _variants(name):
            words = [word for run in _runs(variant) for word in together.cut(run)]
            if any(len(word) > 1 or "-" in word[0] or word[0] in proper for word in words):
                yield code, tuple(dict.fromkeys(_part(word, language) for word in words))


def _without_unit(vocabulary: Vocabulary, code: str, name: str, language: str) -> str:
    """Return a name without the thing counted, which the figure's unit says."""
    row = vocabulary.indicators[code]
    if row["measure"] in ("stock", "flow") and row["unit"] in vocabulary.units:
        for noun in vocabulary.name("units", row["unit"], language).lower().split(", "):
            name = re.sub(rf"\b{re.escape(noun)}\b", ",", name)
    return name


def _variants(name: str) -> list[str]:
    """Return a name with and without what it has in brackets, in every form alike."""
    names = {name}
    if "(" in name:
        names |= {re.sub(r" \([^()]*\)", "", name), re.sub(r"[^,(]*\(([a-z]{3,6})\)", r"\1", name)}
    for forms in _ALIKE:
        for known in sorted(names):
            printed = next((form for form in forms if form in known), "")
            names |= {known.replace(printed, form) for form in forms if printed}
    return sorted(names)


def _runs(name: str) -> Iterator[tuple[str, ...]]:
    """Cut a name where words stand that a text need not repeat."""
    opening = next((opening for opening in _OPENINGS if name.startswith(f"{opening} ")), "")
    run: tuple[str, ...] = ()
    for word in [*_WORD.findall(name[len(opening) :]), "."]:
        if word[0].isalnum() and f" {word} " not in _EMPTY:
            run += (word,)
        else:
            if run:
                yield run
            run = ()


def _part(words: tuple[str, ...], language: str) -> str:
    """Return what to look for: an English part also where it goes on, as in the plural."""
    text = " ".join(words)
    if language == "vi":
        return f" {text} "
    return " " + (text[:-1] if len(text) > 4 and text[-1] == "s" != text[-2] else text)


class _Together:
    """Which neighbours make one word, as two syllables mostly do in Vietnamese.

    Told by how often they meet in names, of all the times that either stands there.
    """

    def __init__(self, runs: Iterable[tuple[str, ...]]) -> None:
        known = list(runs)
        self._single = Counter(word for run in known for word in set(run))
        self._pairs = Counter(pair for run in known for pair in set(pairwise(run)))

    def cut(self, run: tuple[str, ...]) -> list[tuple[str, ...]]:
        """Cut words into the likeliest pairs; one left over goes with the pair before it."""
        best: list[tuple[float, tuple[tuple[str, ...], ...]]] = [(0.0, ())]
        for end in range(1, len(run) + 1):
            alone = best[end - 1][0], (*best[end - 1][1], run[end - 1 : end])
            if end == 1:
                best.append(alone)
                continue
            pair = best[end - 2][0] + self._likely(run[end - 2], run[end - 1])
            best.append(max(alone, (pair, (*best[end - 2][1], run[end - 2 : end])), key=lambda cut: cut[0]))
        words: list[tuple[str, ...]] = []
        for word in best[-1][1]:
            if words and 1 in (len(word), len(words[-1])):
                words[-1] += word
            else:
                words.append(word)
        return words

    def _likely(self, first: str, second: str) -> float:
        together = self._pairs[first, second]
        return together**2 / (self._single[first] * self._single[second]) if together else 0.0
