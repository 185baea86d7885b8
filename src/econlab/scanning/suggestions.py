"""Suggestions: which indicator and which places of a vocabulary the words around a figure name.

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
COVERED, LIGHT = 0.8, 7.0
# Characters to the nearest part of a name, at most; to that of a light name.
FARTHEST, FARTHEST_OF_LIGHT = 100, 40
# A part this many characters away counts for half.
HALF_WEIGHT = 100
# What another name may weigh, of the heaviest.
RIVAL = 0.7
# Words just before a percentage that make it a growth rate, and how near they are.
GROWTH, JUST_BEFORE = (" tăng trưởng", " growth"), 25

# What stands between a figure and its place where that follows at once, as in "1.2% in Thailand".
AT_ONCE = (" in ", " in the ", " of ", " of the ", " for ", " for the ", " ở ", " tại ", " của ")
WORLD = "WLD"

# What a name may open with that texts seldom repeat, since the unit or a verb says it.
OPENINGS = (
    "thứ hạng thế giới", "thứ hạng", "tỷ trọng", "tỷ lệ", "tổng số", "số lượng", "quy mô", "số", "tổng",
    "mức",
)  # fmt: skip
# Words that cut a name into parts and need not stand in the text.
EMPTY = (
    " và của các những trong trên theo về so với được có cho ở tại từ là do bằng tính mỗi hoặc gửi nhận"
    " of the and in on for by to a an that with over from at than is are as or their its relative"
    " share number size total all rate rank world "
)
# Forms that stand for one another in a name.
ALIKE = (
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

# How texts print places, besides the names of the vocabulary. A code that the vocabulary does not
# have says that another place is meant.
PLACES = {
    "VNM": "Việt Nam | Viet Nam | Vietnam | Vietnamese | VN",
    "CHN": "Trung Quốc | China | Chinese | PRC",
    "USA": "Hoa Kỳ | Mỹ | United States | US | U.S. | USA | America",
    "JPN": "Nhật Bản | Japan | Japanese",
    "KOR": "Hàn Quốc | Korea | South Korea | South Korean",
    "IND": "Ấn Độ | India",
    "IDN": "Indonesia | Indonesian | In-đô-nê-xi-a | Inđônêxia",
    "MYS": "Malaysia | Malaysian | Ma-lai-xi-a",
    "SGP": "Singapore | Xin-ga-po | Xinh-ga-po",
    "THA": "Thái Lan | Thailand | Thai",
    "BRN": "Brunei | Bru-nây",
    "NOR": "Na Uy | Norway",
    "GBR": "Vương quốc Anh | nước Anh | United Kingdom | Britain | UK | U.K.",
    "EU": "Liên minh châu Âu | Liên minh Châu Âu | European Union | EU",
    "AFRICA": "châu Phi | Châu Phi | Africa",
    # Not "in the world" nor "worldwide", which say how far a ranking or a firm reaches.
    "WLD": "toàn cầu | toàn thế giới | của thế giới | kinh tế thế giới | trung bình thế giới"
    " | global | globally | world average | world economy",
    "HIC": "nước phát triển có thu nhập cao | high-income countries",
    "CN-BJ": "Bắc Kinh | Beijing",
    "CN-FJ": "Phúc Kiến | Fujian",
    "CN-GD": "Quảng Đông | Guangdong",
    "CN-GZ": "Quý Châu | Guizhou",
    "CN-JS": "Giang Tô | Jiangsu",
    "CN-SD": "Sơn Đông | Shandong",
    "CN-SH": "Thượng Hải | Shanghai",
    "CN-SX": "Sơn Tây | Shanxi",
    "CN-ZJ": "Chiết Giang | Zhejiang",
    "US-MT": "Montana",
    "VN-HN": "Hà Nội | Ha Noi | Hanoi",
    "VN-SG": "Hồ Chí Minh | Ho Chi Minh City | TP.HCM | TPHCM",
    "VN-DN": "Đà Nẵng | Da Nang",
    "DEU": "CHLB Đức | Germany | German",
    "FRA": "France | French | Cộng hòa Pháp",
    "RUS": "Liên bang Nga | Russia | Russian",
    "AUS": "Úc | Ô-xtrây-li-a | Australia | Australian",
    "CAN": "Canada | Ca-na-đa",
    "BRA": "Brazil | Bra-xin",
    "PHL": "Philippines | Phi-líp-pin | Philippine",
    "LAO": "Lào | Laos | Lao PDR",
    "KHM": "Campuchia | Cam-pu-chia | Cambodia",
    "MMR": "Myanmar | Mi-an-ma",
    "TWN": "Đài Loan | Taiwan",
    "HKG": "Hồng Kông | Hong Kong",
    "EST": "Estonia | E-xtô-ni-a",
    "ISR": "Israel | I-xra-en",
    "BGD": "Bangladesh | Băng-la-đét",
    "PAK": "Pakistan",
    "MEX": "Mexico | Mê-hi-cô",
    "TUR": "Thổ Nhĩ Kỳ | Türkiye | Turkey",
    "ITA": "Italy | I-ta-li-a",
    "ESP": "Tây Ban Nha | Spain",
    "NLD": "Hà Lan | Netherlands",
    "SWE": "Thụy Điển | Sweden",
    "FIN": "Phần Lan | Finland",
    "DNK": "Đan Mạch | Denmark",
    "CHE": "Thụy Sĩ | Switzerland",
    "ZAF": "Nam Phi | South Africa",
    "SSF": "Sub-Saharan Africa | Saharan Africa",
    "LCN": "Latin America | Mỹ La-tinh | Mỹ La tinh | Mỹ Latinh",
    "NAC": "North America | Bắc Mỹ",
    "SAS": "South Asia | Nam Á",
    "PRK": "North Korea | Triều Tiên",
}
# Words beside a name that make it no place, or another one: currencies, continents, seas, towns.
_NOT_AFTER = (
    "đô la", "đô-la", "đôla", "đồng", "châu", "Châu", "Nam", "Đông", "tiếng", "bảng", "thẩm", "South",
    "Latin", "sáng tạo", "cạnh tranh", "an ninh mạng",
)  # fmt: skip
_NOT_BEFORE = re.compile(
    r"(?:’?\s?\$|-Index|\s(?:yuan|renminbi|dong|đồng|dollars?|đô la|yen|won|baht|ringgit|rupees?|rupiah"
    r"|language|Sea|Ocean|cận Sahara|hạ Sahara|Dương|Tho|Đình)\b)"
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
    """The places and indicators of a vocabulary, ready to be found in texts.

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
    >>> suggest.places("Kinh tế số của Trung Quốc và Hoa Kỳ")
    [(15, 'CHN'), (29, 'USA')]
    >>> suggest.indicator("The digital economy made up ", "41.5%", " of GDP.", "percent", "statistic")
    'digital_economy_share_gdp'
    """

    __slots__ = ("_capitalised", "_codes", "_index", "_plain")

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._index = _indexes(vocabulary)
        self._codes = _printed_places(vocabulary)
        names = sorted(self._codes, key=lambda name: (-len(name), name))
        self._capitalised = _any_of([name for name in names if name[0].isupper()])
        self._plain = tuple(name for name in names if not name[0].isupper())

    def places(self, text: str) -> list[tuple[int, str]]:
        """Find every place that a text names.

        Parameters
        ----------
        text : str
            A sentence, a paragraph or more, in either language.

        Returns
        -------
        list of (int, str)
            The position of each name and the code of its place, in order; a blank
            code for a country or city that the vocabulary does not have.
        """
        spans = [(*found.span(), found[0]) for found in self._capitalised.finditer(text)]
        ascii_only = text.isascii()
        for name in self._plain:
            if ascii_only and not name.isascii():
                continue
            start = text.find(name)
            while start >= 0:
                spans.append((start, start + len(name), name))
                start = text.find(name, start + len(name))
        found = []
        reached = 0
        for start, end, name in sorted(spans, key=lambda span: (span[0], -span[1])):
            if start >= reached and _is_place(text, start, end):
                found.append((start, self._codes[name]))
                reached = end
        return found

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
        growth = kind != "change" and any(text.find(word, at - JUST_BEFORE, at) >= 0 for word in GROWTH)
        found = [(_weight(name, text, at), name) for name in named.values() if not (growth and name.level)]
        return _clear_best([(weight, name) for weight, name in found if weight > 0])


def place_of(places: Sequence[tuple[int, str]], text: str, start: int, end: int) -> str | None:
    """Return the place of a figure among those that its sentence names.

    The one that follows at once ("1.2% in Thailand"), else the last one before the figure, else
    the first one after it; the world only where no other place is named.

    Parameters
    ----------
    places : sequence of (int, str)
        Those of `Suggester.places` that stand in the sentence of the figure.
    text : str
        Where they were found.
    start, end : int
        Where the figure starts and ends in it.

    Returns
    -------
    str or None
        A code; blank for a place that the vocabulary does not have; None when the sentence
        names no place, so that the figure may have that of the text before it.
    """
    places = [place for place in places if place[1] != WORLD] or places
    before = [code for at, code in places if at < start]
    after = [(at, code) for at, code in places if at >= start]
    if after and (not before or text[end : after[0][0]] in AT_ONCE):
        return after[0][1]
    return before[-1] if before else None


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
            weight > RIVAL * most or parts.isdisjoint(part for part, _ in name.parts)
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
    return sum(own * (1 - distance / (2 * HALF_WEIGHT)) for distance, own in there) - 2 * missing


def _distance(part: str, text: str, at: int) -> int:
    """Return how far the nearest mention of a part of a name stands from a figure."""
    behind, ahead = text.rfind(part, 0, at), text.find(part, at)
    if behind < 0:
        # A part of which the figure's first word is the end is found on neither side.
        return max(ahead - at, 0)
    near = at - behind - len(part)
    return min(near, ahead - at) if ahead >= 0 else near


def _is_place(text: str, start: int, end: int) -> bool:
    """Say whether a name stands by itself and is not part of another one."""
    if text[start - 1 : start].isalnum() or text[end : end + 1].isalnum():
        return False
    before = text[max(0, start - 15) : start].rstrip()
    return not before.endswith(_NOT_AFTER) and not _NOT_BEFORE.match(text, end)


def _any_of(names: Sequence[str]) -> re.Pattern[str]:
    """Compile a search of names, that skips to the letters they begin with and tries the names of one."""
    rest: dict[str, list[str]] = {}
    for name in names:
        rest.setdefault(name[0], []).append(re.escape(name[1:]))
    return re.compile(
        "|".join(f"{first}(?:{'|'.join(ends)})(?!\\w)" for first, ends in rest.items()) or "(?!)"
    )


def _printed_places(vocabulary: Vocabulary) -> dict[str, str]:
    """Map every printed form of a place, also in capitals, to its code, blank when it has none."""
    printed = {
        name: code if code in vocabulary.places else ""
        for code, names in PLACES.items()
        for name in names.split(" | ")
    }
    for code, row in vocabulary.places.items():
        # Names of groups, such as "47 countries measured by CAICT", are no words of a text; nor is "World".
        names = {row["name_en"], row["name_vi"]} if code not in (WORLD, "HIC") else set()
        printed |= {name: code for name in sorted(names) if re.fullmatch(r"[^\W\d_][^\d(),]*", name)}
    capitals = {name.upper(): code for name, code in printed.items() if " " in name and name[0].isupper()}
    return capitals | printed


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
        spare, farthest = ((1 - COVERED) * total, FARTHEST) if total >= LIGHT else (0.0, FARTHEST_OF_LIGHT)
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
    for forms in ALIKE:
        for known in sorted(names):
            printed = next((form for form in forms if form in known), "")
            names |= {known.replace(printed, form) for form in forms if printed}
    return sorted(names)


def _runs(name: str) -> Iterator[tuple[str, ...]]:
    """Cut a name where words stand that a text need not repeat."""
    opening = next((opening for opening in OPENINGS if name.startswith(f"{opening} ")), "")
    run: tuple[str, ...] = ()
    for word in [*_WORD.findall(name[len(opening) :]), "."]:
        if word[0].isalnum() and f" {word} " not in EMPTY:
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
