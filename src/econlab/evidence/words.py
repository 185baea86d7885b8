"""The words figures are printed with, in Vietnamese and English, and what each means.

Tables, the cutting of a form into words, and the search of the longest phrase.
Both languages are always read: a Vietnamese text prints "USD" and "GB", and no
phrase of one language means something else in the other. Phrases are separated
by ``|``.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import product
from typing import Literal, NamedTuple, TypeVar

Meaning = TypeVar("Meaning")
Phrase = tuple[str, ...]
Kind = Literal["count", "money", "share", "measure"]

# No phrase below has more tokens than this.
LONGEST_PHRASE = 8

# What may stand before the number. Besides the hedges: `skip` says nothing about the number,
# `from` and `between` open a range, `change` makes "from a to b" two figures, `rank` announces a
# place in an ordering and `top` the places down to one.
BEFORE = {
    "about": "khoảng | vào khoảng | khoảng chừng | chừng | xấp xỉ | ước | ước tính | ước chừng | ước khoảng"
    " | trên dưới | tầm | ~ | ≈ | about | around | approximately | approx. | roughly | some | circa"
    " | estimated | an estimated | close to",
    "over": "trên | hơn | quá | vượt | vượt quá | vượt qua | vượt trên | vượt ngưỡng | vượt ngõ | vượt mức"
    " | vượt mốc | vượt con số | > | over | more than | above | greater than | higher than | exceeding"
    " | just over | well over",
    "at_least": "ít nhất | tối thiểu | không dưới | không ít hơn | không thấp hơn | ≥ | at least"
    " | no less than | not less than | no fewer than | a minimum of | minimum",
    "under": "gần | dưới | chưa đến | chưa tới | chưa đầy | chưa quá | ngót | < | nearly | almost | under"
    " | less than | fewer than | below | lower than | just under | well under",
    "at_most": "tối đa | nhiều nhất | không quá | không vượt quá | không hơn | ≤ | up to | at most"
    " | no more than | not more than | not exceeding | a maximum of | maximum",
    "skip": "đạt | đạt được | đạt mức | đạt đến | đạt tới | chiếm | chiếm tới | là | có | ở mức | mức"
    " | lên tới | lên đến | tới | bằng | tương đương | tăng | tăng thêm | tăng lên | tăng trưởng | giảm"
    " | giảm đi | giảm xuống | suy giảm | reached | reaching | totalled | rose | rose by | fell | fell by"
    " | grew | grew by | up | down",
    "from": "từ",
    "change": "from | tăng từ | tăng lên từ | giảm từ | giảm xuống từ",
    "between": "between | giữa",
    "multiple": "gấp",
    "rank": "thứ | hạng | thứ hạng | xếp hạng | xếp thứ | đứng thứ | vị trí | ở vị trí"
    " | rank | ranked | ranks | position | place",
    "top": "nhóm | trong nhóm | thuộc nhóm | top | the top",
}

AFTER = {
    "about": "左右 | or so",
    "at_least": "trở lên | hoặc hơn | 以上 | or more | or higher | and above | and over | plus | +",
    "at_most": "trở xuống | 以下 | 以内 | or less | or fewer | or lower | and below",
    "rank": "th | st | nd | rd | th place | st place | nd place | rd place",
}

# What may stand between two numbers; `and` joins a range only after `between`.
BETWEEN = {
    "range": "- | ‐ | ‑ | ‒ | – | — | − | ~ | đến | tới | to",
    "and": "and | và",
    "change": "lên | lên đến | lên tới | xuống | xuống còn | còn",
}

SCALES = {
    "10": "chục | ten",
    "1e2": "trăm | hundred",
    "1e3": "nghìn | ngàn | thousand",
    "1e4": "vạn",
    "1e6": "triệu | million | mn",
    "1e9": "tỷ | tỉ | billion | bn",
    "1e12": "trillion | tn | trn",
    "1e15": "quadrillion",
}
# Read as scales only where a currency is printed: elsewhere m is also the metre, tr a page.
SHORT_SCALES = {"1e3": "k", "1e6": "tr | m", "1e9": "b"}

SHARES = {
    "percent": "% | phần trăm | percent | per cent | pct",
    "percentage_point": "điểm phần trăm | điểm % | percentage point | percentage points"
    " | percent point | percent points | %-point | %-points | pp | ppt",
    "multiple": "lần | times | time | - fold | fold | x",
}
PERCENT_BASES = "GDP | GRDP | GNP | GNI | GVA"
BASE_OPENERS = frozenset({"of", "của"})

MONEY = {
    "CNY": "CNY | RMB | NDT | nhân dân tệ | đồng nhân dân tệ | tệ | yuan | renminbi | CN¥",
    "VND": "VND | VNĐ | đồng | đồng Việt Nam | đ | ₫ | dong",
    "USD": "USD | US$ | đô la Mỹ | đô-la Mỹ | đôla Mỹ | US dollar | US dollars | đồng USD",
    "EUR": "EUR | euro | euros | ơ-rô | €",
    "JPY": "JPY | yên | yên Nhật | yen | JP¥",
    "GBP": "GBP | bảng Anh | pound sterling | £",
    "KRW": "KRW | won | ₩",
    "SGD": "SGD | S$ | đô la Singapore | Singapore dollar | Singapore dollars",
    "MYR": "MYR | RM | ringgit",
    "INR": "INR | rupee | rupees | rupi Ấn Độ | ₹",
    "THB": "THB | baht | bạt | ฿",
    "IDR": "IDR | rupiah",
    "PHP": "PHP",
    "HKD": "HKD | HK$ | đô la Hồng Kông",
    "TWD": "TWD | NT$ | Đài tệ",
    "AUD": "AUD | A$ | đô la Úc",
    "CAD": "CAD | C$ | đô la Canada",
}
# Taken for the United States dollar, and flagged.
INFERRED_MONEY = {"USD": "$ | đô la | đô-la | đôla | đô | dollar | dollars"}

MEASURES = {
    "point": "điểm | point | points", "index": "index",
    "Tbps": "Tbps", "Gbps": "Gbps", "Mbps": "Mbps", "kbps": "kbps",
    "GHz": "GHz", "MHz": "MHz", "kWh": "kWh", "GWh": "GWh", "TWh": "TWh",
    "metre": "mét | metre | metres", "km": "km | ki lô mét | kilometre | kilometres", "nm": "nm",
    "km2": "km2 | km² | square kilometre | square kilometres", "m2": "m2 | m² | mét vuông",
    "hectare": "ha | hecta | héc ta | hectare | hectares",
    "tonne": "tấn | tonne | tonnes", "kg": "kg",
}  # fmt: skip
# Written so and no other way: Mb is not MB.
CASED_MEASURES = {
    "GB": "GB", "TB": "TB", "MB": "MB", "PB": "PB", "EB": "EB", "MW": "MW", "GW": "GW",
    "Mbps": "Mb/s | Mbit/s", "Gbps": "Gb/s | Gbit/s", "Tbps": "Tb/s | Tbit/s",
}  # fmt: skip

NOUNS = {
    "person": "người | người dân | dân | lao động | người lao động | nhân lực | nhân khẩu | công dân"
    " | person | persons | people | inhabitant | inhabitants | worker | workers | employee | employees",
    "user": "người dùng | người sử dụng | user | users",
    "member": "thành viên | hội viên | member | members",
    "student": "sinh viên | học sinh | học viên | student | students",
    "engineer": "kỹ sư | engineer | engineers",
    "job": "việc làm | job | jobs",
    "household": "hộ | hộ gia đình | nông hộ | hộ nông dân | household | households",
    "enterprise": "doanh nghiệp | DN | doanh nghiệp kỳ lân | doanh nghiệp CNTT | doanh nghiệp công nghệ số"
    " | doanh nghiệp CNS | công ty | enterprise | enterprises | firm | firms | company | companies",
    "cooperative": "hợp tác xã | HTX | cooperative | cooperatives",
    "shop": "cửa hàng | gian hàng | shop | shops | store | stores",
    "bank": "ngân hàng | bank | banks",
    "hotel": "khách sạn | hotel | hotels",
    "mine": "mỏ | mỏ than | mine | mines",
    "operator": "nhà mạng | operator | operators",
    "agency": "bộ, ngành, địa phương | kho bạc nhà nước | cơ quan | agency | agencies",
    "organisation": "tổ chức | organisation | organisations | organization | organizations",
    "ministry": "bộ | bộ, cơ quan ngang bộ | bộ, ngành | bộ ngành | ministry | ministries",
    "country": "nước | quốc gia | country | countries",
    "province": "tỉnh và thành phố | đơn vị hành chính cấp tỉnh | tỉnh | tỉnh, thành phố | tỉnh, thành"
    " | tỉnh thành | tỉnh/thành | tỉnh/thành phố | tỉnh, thành phố trực thuộc Trung ương | province"
    " | provinces",
    "locality": "địa phương | locality | localities",
    "state": "bang | state | states",
    "city": "thành phố | đô thị | city | cities",
    "district": "huyện | quận | quận, huyện | quận huyện | district | districts",
    "commune": "xã | phường | xã, phường | xã phường | commune | communes",
    "village": "làng | thôn | làng số | thôn bản | village | villages",
    "market": "thị trường | market | markets",
    "sector": "ngành | sector | sectors",
    "field": "lĩnh vực | field | fields",
    "year": "năm | năm trước | năm tới | năm qua | tuổi | year | years",
    "quarter": "quý | quarter | quarters",
    "month": "tháng | month | months",
    "day": "ngày | day | days",
    "rank": "bậc | thứ bậc | rank | ranks",
    "vote": "phiếu | vote | votes",
    "account": "tài khoản | account | accounts",
    "subscription": "thuê bao | thuê bao di động | subscription | subscriptions",
    "transaction": "món | giao dịch | transaction | transactions",
    "station": "số trạm gốc | trạm | trạm gốc | trạm phát sóng | trạm BTS | station | stations"
    " | base stations",
    "data_centre": "trung tâm dữ liệu | data centre | data centres | data center | data centers",
    "server": "máy chủ | server | servers",
    "computer": "máy vi tính | máy tính | chiếc máy vi tính | chiếc máy tính | computer | computers",
    "platform": "nền tảng | nền tảng số | platform | platforms",
    "application": "ứng dụng | ứng dụng toàn diện | application | applications",
    "service": "dịch vụ | dịch vụ công | dịch vụ công trực tuyến | service | services",
    "product": "sản phẩm | product | products",
    "project": "dự án | project | projects",
    "pilot": "thí điểm | mô hình thí điểm | pilot | pilots",
    "policy": "chính sách | policy | policies",
    "law": "luật | law | laws",
    "document": "quyết định | thông tư | nghị định | nghị quyết | văn bản | document | documents",
    "patent": "bằng sáng chế | patent | patents",
    "dataset": "bộ dữ liệu | tập dữ liệu | dataset | datasets | data sets",
    "database": "cơ sở dữ liệu | CSDL | database | databases",
    "information_system": "hệ thống thông tin | HTTT | information system | information systems",
    "item": "hạng mục | item | items",
    "case": "vụ | vụ việc | trường hợp | case | cases",
    "attack": "cuộc tấn công | cuộc tấn công mạng | attack | attacks",
    "processor_core": "lõi vật lý",
    "currency_type": "loại đồng tiền",
    "team": "tổ | tổ công nghệ số cộng đồng",
    "scenario": "scenarios | kịch bản",
    "virtual_assistant": "virtual assistants | virtual assistant | trợ lý ảo",
    "call": "calls | cuộc gọi",
    "service_point": "điểm dịch vụ",
    "regulation": "quy định",
    "continent": "châu lục",
    "port": "sea port | cảng biển",
    "hour": "hours | giờ",
    "broadcast": "lượt phát sóng",
    "view": "lượt xem",
    "cluster": "cụm trung tâm",
    "region": "vùng kinh tế trọng điểm | vùng",
    "standard": "tiêu chuẩn, quy chuẩn | standards | tiêu chuẩn | TCVN",
    "report_regime": "chế độ báo cáo",
    "index_set": "bộ chỉ số",
    "zone": "khu",
    "product_type": "chủng loại | chủng loại sản phẩm",
    "institution": "cơ sở đào tạo",
    "party_committee": "tỉnh ủy | tỉnh ủy, thành ủy | ban cán sự đảng",
    "department": "Sở",
    "site": "điểm cầu",
    "article": "bài viết",
}

LINKS = "/ | mỗi | một | trên | per | a | each"
DENOMINATORS = {
    "year": "năm | year | annum", "quarter": "quý | quarter", "month": "tháng | month", "day": "ngày | day",
    "person": "người | đầu người | người dân | person | capita",
    "household": "hộ | hộ gia đình | household",
    "km2": "km2 | km² | square kilometre",
}  # fmt: skip
YEARLY = "hàng năm | hằng năm | annually | yearly | p.a."
CROWDS = {
    "people": "dân | người | người dân | people | persons | inhabitants",
    "households": "hộ | households",
}
CROWD_SIZES = {"100": "100", "1000": "1000 | 1.000 | 1,000", "2000": "2000 | 2.000 | 2,000",
               "10000": "10000 | 10.000 | 10,000", "100000": "100000 | 100.000 | 100,000"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number counts: its code, its kind, and whether the code is an inference."""

    code: str
    kind: Kind
    inferred: bool = False


class Token(NamedTuple):
    """A number, a word or a sign, with the blanks before it and the form it is looked up by."""

    text: str
    key: str
    gap: str

    @property
    def is_number(self) -> bool:
        """Whether the token is written in digits."""
        return self.text[0] in "0123456789"


_INLINE_TAG = re.compile(
    r"</?(?:b|i|u|s|em|strong|span|font|mark|small|del|ins|a|code)(?:\s[^<>]*)?>", re.IGNORECASE
)
_OTHER_TAG = re.compile(r"</?(?!su[bp]\b)[a-z][^<>]*>", re.IGNORECASE)
# A mark between digits stays: without it two numbers would read as one.
_EMPHASIS = re.compile(r"(?<![0-9*_`])[*_`]++|(?<![*_`])[*_`]++(?![0-9])|(?<![0-9~])~~++|(?<!~)~~++(?![0-9])")
_ESCAPE = re.compile(r"\\(?=[*_`~.%()+<>-])")
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
_FOOTNOTE = re.compile(
    r"(?<!^10)(?<![^0-9.,]10)(?<![\W\d_]m)(?<![\W\d_]km)(?:<(sup|sub)>[^<>]*</\1>|\[\^?[0-9]{1,3}\]"
    "|[\u00b9\u00b2\u00b3\u2070\u2074-\u207e\u2080-\u208e])(?![0-9])",
    re.IGNORECASE,
)


def plain(printed: str) -> str:
    """Return the printed form in NFC without Markdown, tags, footnote marks, invisible characters.

    A raised mark after a metre, after a bare 10 or between digits stays, as it
    may be an exponent. Blanks of every kind become one space, block tags and
    line ends one line end.

    Examples
    --------
    >>> plain("chiếm **24,5%**<sup>8</sup>")
    'chiếm 24,5%'
    """
    text = unicodedata.normalize("NFC", html.unescape(_INLINE_TAG.sub("", printed)))
    text = _ESCAPE.sub("", _EMPHASIS.sub("", text.translate(_INVISIBLE)))
    text = _FOOTNOTE.sub("", text.replace("m<sup>2</sup>", "m²").replace("％", "%"))
    lines = (" ".join(line.split()) for line in _OTHER_TAG.sub("\n", text).splitlines())
    return "\n".join(line for line in lines if line)


_TOKEN = re.compile(r"(\s*)([0-9][0-9.,]*|[^\W\d_]+|\S)")


def tokens(text: str) -> list[Token]:
    """Cut a text into numbers, words and single signs."""
    return [Token(word, word.casefold(), gap) for gap, word in _TOKEN.findall(text)]


def longest(lexicon: Mapping[Phrase, Meaning], words: Sequence[Token], at: int) -> tuple[Meaning | None, int]:
    """Meaning of the longest known phrase that starts at a token, and the token after it.

    Returns None and the same place where no phrase of the lexicon starts.
    """
    for end in range(min(at + LONGEST_PHRASE, len(words)), at, -1):
        phrase = words[at:end]
        for form in (tuple(token.text for token in phrase), tuple(token.key for token in phrase)):
            if form in lexicon:
                return lexicon[form], end
    return None, at


def all_of(
    known: Mapping[Phrase, Meaning], words: Sequence[Token], at: int
) -> tuple[tuple[Meaning, ...], int]:
    """Take all phrases of one table that stand here in a row."""
    found: list[Meaning] = []
    meaning, at = longest(known, words, at)
    while meaning is not None:
        found.append(meaning)
        meaning, at = longest(known, words, at)
    return tuple(found), at


def phrases(listed: str, *, cased: bool = False) -> list[Phrase]:
    """Split a table entry into phrases, each a tuple of looked-up forms."""
    return [tuple(t.text if cased else t.key for t in tokens(p)) for p in listed.split(" | ")]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Every phrase that can be read, by the place in the form where it may stand."""

    before: Mapping[Phrase, str]
    after: Mapping[Phrase, str]
    between: Mapping[Phrase, str]
    scales: Mapping[Phrase, Decimal]
    short_scales: Mapping[Phrase, Decimal]
    money: Mapping[Phrase, Unit]
    units: Mapping[Phrase, Unit]
    per: Mapping[Phrase, str]
    bases: Mapping[Phrase, str]


@cache
def lexicon() -> Lexicon:
    """Build the lexicon from the tables, once."""
    money = _units(INFERRED_MONEY, "money", inferred=True) | _units(MONEY, "money")
    cased = {
        phrase: Unit(code, "measure")
        for code, listed in CASED_MEASURES.items()
        for phrase in phrases(listed, cased=True)
    }
    things = _units(NOUNS, "count") | _units(SHARES, "share") | _units(MEASURES, "measure")
    return Lexicon(
        before=_meanings(BEFORE),
        after=_meanings(AFTER),
        between=_meanings(BETWEEN),
        scales={phrase: Decimal(factor) for phrase, factor in _meanings(SCALES).items()},
        short_scales={phrase: Decimal(factor) for phrase, factor in _meanings(SHORT_SCALES).items()},
        money=money,
        units=things | cased | money,
        per=_denominators(),
        bases=_meanings({"GDP": PERCENT_BASES}),
    )


def _meanings(table: Mapping[str, str]) -> dict[Phrase, str]:
    return {phrase: meaning for meaning, listed in table.items() for phrase in phrases(listed)}


def _units(table: Mapping[str, str], kind: Kind, *, inferred: bool = False) -> dict[Phrase, Unit]:
    return {phrase: Unit(code, kind, inferred) for phrase, code in _meanings(table).items()}


def _denominators() -> dict[Phrase, str]:
    """Name what a unit may be taken per: "/năm" is year, "/ 100 dân" is 100_people."""
    nouns = _meanings(DENOMINATORS) | _meanings(MONEY)
    for (size, sizes), (noun, names) in product(CROWD_SIZES.items(), CROWDS.items()):
        joined = product(phrases(sizes), phrases(names))
        nouns |= {number + name: f"{size}_{noun}" for number, name in joined}
    linked = {link + noun: code for link, (noun, code) in product(phrases(LINKS), nouns.items())}
    return linked | dict.fromkeys(phrases(YEARLY), "year")


def unit_codes() -> frozenset[str]:
    """Return every simple unit code a figure can have; a rate joins two, as ``CNY_per_person``."""
    return frozenset(unit.code for unit in lexicon().units.values())
