"""Places: which of them a text names, and of which one a figure is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from econlab.evidence.vocabulary import Vocabulary
from econlab.scanning.blocks import places_of
from econlab.scanning.grids import Cell

# What stands between a figure and its place where that follows at once, as in "1.2% in Thailand".
_AT_ONCE = (" in ", " in the ", " of ", " of the ", " for ", " for the ", " ở ", " tại ", " của ")
_WORLD = "WLD"
# Share of all places named so far that one place needs to be what a document is about.
_MOSTLY = 0.6
# How far behind a figure the end of its sentence is looked for, in characters: long lines cost no more.
_FARTHEST = 200

# How texts print places, besides the names of the vocabulary. A code that the vocabulary does not
# have says that another place is meant.
_PLACES = {
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


class PlaceNames:
    """The names of places, those of a vocabulary and others, ready to be found in texts.

    Immutable, and built once for many texts.

    Parameters
    ----------
    vocabulary : Vocabulary
        Whose codes are suggested, by their names in both languages.

    Examples
    --------
    >>> from econlab import project
    >>> from econlab.evidence.vocabulary import read_vocabulary
    >>> names = PlaceNames(read_vocabulary(project.root()))
    >>> names.found_in("Kinh tế số của Trung Quốc và Hoa Kỳ")
    [(15, 'CHN'), (29, 'USA')]
    """

    __slots__ = ("_capitalised", "_codes", "_plain")

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._codes = _printed_places(vocabulary)
        names = sorted(self._codes, key=lambda name: (-len(name), name))
        self._capitalised = _any_of([name for name in names if name[0].isupper()])
        self._plain = tuple(name for name in names if not name[0].isupper())

    def found_in(self, text: str) -> list[tuple[int, str]]:
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
            spans += [(start, start + len(name), name) for start in places_of(name, text)]
        found = []
        reached = 0
        for start, end, name in sorted(spans, key=lambda span: (span[0], -span[1])):
            if start >= reached and _is_place(text, start, end):
                found.append((start, self._codes[name]))
                reached = end
        return found


class Places:
    """The places suggested for the figures of a document, from its first block to its last.

    Parameters
    ----------
    names : PlaceNames
        Those that are looked for.
    """

    def __init__(self, names: PlaceNames) -> None:
        self._names = names
        self._named: Counter[str] = Counter()
        self._subject = ""
        self._clear = ""
        self._from = self._to = 0
        self._here: list[tuple[int, str]] = []

    def enter(self, clear: str) -> None:
        """Turn to the next block."""
        self._clear, self._from, self._to = clear, 0, 0

    def of(self, start: int, end: int, opened: int, cell: Cell | None) -> str:
        """Suggest the place of a figure whose sentence or row begins at `opened`.

        The one that the heading of its column names, or its sentence, or most of the text so far.
        """
        if not self._from <= start < self._to:
            self._read_paragraph(start)
        place = self._named_above(cell) if cell else None
        if place is None and self._here:
            place = self._named_beside(start, end, opened)
        return self._subject if place is None else place

    def _named_above(self, cell: Cell) -> str | None:
        """Return the one place that the headings of a column name; None without any."""
        texts = (self._clear[slice(*words)] for words in cell.headings)
        named = {code for text in texts for _, code in self._names.found_in(text)}
        return named.pop() if len(named) == 1 else None

    def _named_beside(self, start: int, end: int, opened: int) -> str | None:
        """Return the place of a figure that its sentence names; None when it names none."""
        closed = self._clear.find(". ", end, end + _FARTHEST)
        closed = closed if closed >= 0 else end + _FARTHEST
        sentence = self._here[bisect_left(self._here, (opened, "")) : bisect_left(self._here, (closed, ""))]
        return place_of(sentence, self._clear, start, end) if sentence else None

    def _read_paragraph(self, start: int) -> None:
        clear = self._clear
        self._from = clear.rfind("\n", 0, start) + 1
        stop = clear.find("\n", start)
        self._to = stop if stop >= 0 else len(clear)
        text = clear[self._from : self._to]
        self._here = [(self._from + at, code) for at, code in self._names.found_in(text)]
        if self._here:
            self._named.update(code for _, code in self._here if code != _WORLD)
            self._subject = self._mostly_named()

    def _mostly_named(self) -> str:
        """Return the place that the document has mostly spoken of so far; empty when there is none."""
        if not self._named:
            return ""
        code, times = max(self._named.items(), key=lambda named: (named[1], named[0]))
        return code if times >= _MOSTLY * self._named.total() else ""


def place_of(places: Sequence[tuple[int, str]], text: str, start: int, end: int) -> str | None:
    """Return the place of a figure among those that its sentence names.

    The one that follows at once ("1.2% in Thailand"), else the last one before the figure, else
    the first one after it; the world only where no other place is named.

    Parameters
    ----------
    places : sequence of (int, str)
        Those of `PlaceNames.found_in` that stand in the sentence of the figure.
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
    places = [place for place in places if place[1] != _WORLD] or places
    before = [code for at, code in places if at < start]
    after = [(at, code) for at, code in places if at >= start]
    if after and (not before or text[end : after[0][0]] in _AT_ONCE):
        return after[0][1]
    return before[-1] if before else None


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
        for code, names in _PLACES.items()
        for name in names.split(" | ")
    }
    for code, row in vocabulary.places.items():
        # Names of groups, such as "47 countries measured by CAICT", are no words of a text; nor is "World".
        names = {row["name_en"], row["name_vi"]} if code not in (_WORLD, "HIC") else set()
        printed |= {name: code for name in sorted(names) if re.fullmatch(r"[^\W\d_][^\d(),]*", name)}
    capitals = {name.upper(): code for name, code in printed.items() if " " in name and name[0].isupper()}
    return capitals | printed
