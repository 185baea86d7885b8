"""The words figures are printed with, in Vietnamese and English, and what each means.

Tables, the cutting of a form into words, and the search of the longest phrase.
Both languages are always read: a Vietnamese text prints "USD" and "GB", and no
phrase of one language means something else in the other. Phrases are separated
by ``|``; an ending in brackets may be on or off, and of two the first is the singular.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, cached_property
from itertools import product
from typing import Any, Literal, NamedTuple, TypeVar

Meaning = TypeVar("Meaning")
Phrase = tuple[str, ...]
Kind = Literal["count", "money", "share", "measure"]

# No phrase below has more tokens than this.
LONGEST_PHRASE = 8
# English nouns are read past so many words before them.
_MOST_MODIFIERS = 6
_LONGEST_LINK = 2

# What may stand before the number. Besides the hedges: `skip` says nothing about the number,
# `from` and `between` open a range, `change` makes "from a to b" two figures, `rank` announces a
# place in an ordering and `top` the places down to one.
BEFORE = {
    "about": "khoảng | vào khoảng | khoảng chừng | chừng | xấp xỉ | ước | ước tính | ước chừng | ước khoảng"
    " | trên dưới | tầm | tầm khoảng | ~ | ≈ | ≃ | about | around | approximately | approx. | approx"
    " | roughly"
    " | some | circa | estimated | an estimated | close to | vào cỡ | cỡ | cỡ khoảng | độ | độ khoảng"
    " | độ chừng | khoảng độ | vào độ | lối | chừng độ | áng chừng | phỏng chừng | phỏng độ | ước lượng"
    " | hơn kém | suýt soát | dao động | dao động quanh | dao động quanh mức | dao động khoảng | quanh mức"
    " | quanh | xung quanh | loanh quanh | quanh ngưỡng | sát mốc | sát mức | approximating"
    " | in the region of | in the order of | on the order of | of the order of | in the neighbourhood of"
    " | in the neighborhood of | somewhere around | somewhere near | more or less | give or take"
    " | estimated at | barely | hardly | scarcely | broadly",
    "over": "trên | hơn | quá | vượt | vượt quá | vượt qua | vượt trên | vượt ngưỡng | vượt ngõ | vượt mức"
    " | vượt mốc | vượt con số | > | over | more than | above | greater than | higher than | exceeding"
    " | just over | well over | vượt hơn | vượt qua mốc | vượt qua ngưỡng | vượt trên mốc | lớn hơn | hơn cả"
    " | just above | well above | far more than | much more than | slightly more than | slightly over"
    " | slightly above | a little over | a little more than | a bit more than | a bit over | upwards of"
    " | upward of | in excess of | north of | exceed | exceeds | exceeded | surpassing | surpassed"
    " | topped | topping | larger than | bigger than | over the age of | above the age of | longer than"
    " | older than",
    "at_least": "ít nhất | tối thiểu | không dưới | không ít hơn | không thấp hơn | ≥ | at least"
    " | no less than | not less than | no fewer than | a minimum of | minimum | ít ra | ít nhất là"
    " | ít nhất cũng | ít nhất khoảng | không nhỏ hơn | không kém | tối thiểu từ | >= | =>"
    " | not fewer than | not be less than | not be fewer than"
    " | no lower than | not lower than | not below | no smaller than | at a minimum | at the very least"
    " | at the least | minimum of",
    "under": "gần | dưới | chưa đến | chưa tới | chưa đầy | chưa quá | ngót | < | nearly | almost | under"
    " | less than | fewer than | below | lower than | just under | well under | gần đến | gần tới | gần bằng"
    " | gần chạm | gần chạm mốc | gần đạt | ngót nghét | ngót ngét | non | non nửa | tiệm cận | chưa được"
    " | chưa bằng | chưa vượt | chưa vượt quá | ít hơn | nhỏ hơn | chỉ dưới | thấp dưới | just below"
    " | well below | slightly under | slightly below | slightly less than | a little under"
    " | a little less than | a bit less than | just shy of | shy of | just short of | short of | not quite"
    " | approaching | nearing | below the age of | under the age of | thấp hơn | thấp hơn mức | close on"
    " | smaller than | shorter than | younger than",
    "at_most": "tối đa | nhiều nhất | không quá | không vượt quá | không hơn | ≤ | up to | at most"
    " | no more than | not more than | not exceeding | a maximum of | maximum | tối đa là | nhiều nhất là"
    " | không lớn hơn | không nhiều hơn | không cao hơn | không vượt | không trên | <= | =<"
    " | no greater than | not greater than"
    " | no higher than"
    " | no larger than | no longer than | not above | not over | at the most | maximum of | capped at"
    " | within | at least as low as | not later than | no later than | not be more than | not be greater than"
    " | limited to | not to exceed | up until",
    "skip": "đạt | đạt được | đạt mức | đạt đến | đạt tới | chiếm | chiếm tới | là | có | ở mức | mức"
    " | lên tới | lên đến | tới | bằng | tương đương | tăng | tăng thêm | tăng lên | tăng trưởng | giảm"
    " | giảm đi | giảm xuống | suy giảm | reached | reaching | totalled | rose | rose by | fell | fell by"
    " | grew | grew by | up | down | đến | cho đến | đạt con số | đạt mốc | đạt ngưỡng | cán mốc | chạm mốc"
    " | ở ngưỡng | mốc | ngưỡng | gồm | gồm có | bao gồm | với | còn | chỉ còn | chỉ | chỉ có | chỉ đạt"
    " | chỉ bằng | mới | mới đạt | mới chỉ | mới chỉ đạt | mới có | trị giá | giá trị | tổng cộng | tổng số"
    " | trung bình | bình quân | trung bình đạt | bình quân đạt | tăng đến | tăng tới | giảm còn | giảm tới"
    " | hiện có | đã có | đã đạt | sẽ đạt | phải đạt | cần | cần có | lên | xuống | xuống còn | reach"
    " | reaches"
    " | totalling | totaling | totaled | a total of | total of | stood at | stands at | amounted to"
    " | amounting to | worth | valued at | equal to | equivalent to | an average of | average of | averaging"
    " | averaged | accounted for | accounting for | increased by | increased to | decreased by"
    " | decreased to | rose to | fell to | grew to | climbed | climbed to | climbed by | jumped | jumped by"
    " | jumped to | surged | surged by | surged to | dropped | dropped by | dropped to | declined"
    " | declined by | declined to | gained | added | expanded | expanded by | shrank by | hit | only | just"
    " | merely | as many as | as much as | as high as | as large as | as long as | as few as"
    " | as little as | as low as | ± | + / - | a mere | a record",
    "from": "từ",
    "change": "from | tăng từ | tăng lên từ | giảm từ | giảm xuống từ | từ mức | từ con số | rose from"
    " | fell from"
    " | grew from | up from | down from",
    "between": "between | giữa | anywhere between | somewhere between | trong khoảng từ | nằm giữa",
    "multiple": "gấp | gấp hơn | cao gấp | nhiều gấp | lớn gấp | nhanh gấp",
    "rank": "thứ | hạng | thứ hạng | xếp hạng | xếp thứ | đứng thứ | vị trí | ở vị trí"
    " | rank | ranked | ranks | position | place | vị trí thứ | ở vị trí thứ | đứng ở vị trí thứ | đứng hạng"
    " | đứng vị trí | đứng vị trí thứ | xếp vị trí | xếp vị trí thứ | xếp hạng thứ | xếp ở vị trí thứ"
    " | hạng thứ"
    " | xếp ở vị trí | ranking | ranks number | ranked number | ranked no. | in position",
    "top": "nhóm | trong nhóm | thuộc nhóm | top | the top | tốp | trong top | trong tốp | lọt top | vào top"
    " | lọt vào top | thuộc top | nằm trong top | in the top | among the top | world's top",
}

AFTER = {
    "about": "左右 | or so | or thereabouts | gì đó | approximately",
    "over": "có lẻ | có dư",
    "at_least": "trở lên | hoặc hơn | 以上 | or more | or higher | and above | and over | plus | +"
    " | hoặc nhiều hơn | hoặc cao hơn | đổ lên | đổ đi | or above | or greater | or older | or over"
    " | or better"
    " | or longer | or larger | and older | and up | and more | and higher | and upwards | or upwards"
    " | upwards"
    " | - plus | at least | at a minimum | at minimum",
    "at_most": "trở xuống | 以下 | 以内 | or less | or fewer | or lower | and below | đổ lại | trở lại"
    " | đổ xuống"
    " | hoặc ít hơn | hoặc thấp hơn | or under | or younger | or below | or smaller | and under | and younger"
    " | and lower | and less | at most | at the most | tops | at maximum",
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
    "1e3": "nghìn | ngàn | thousand(s)",
    "1e4": "vạn",
    "1e5": "lakh(s)",
    "1e6": "triệu | million(s) | mn | mln | mil",
    "1e7": "crore(s) | cr",
    "1e9": "tỷ | tỉ | billion(s) | bn | bln",
    "1e12": "trillion(s) | tn | trn",
    "1e15": "quadrillion(s)",
}
# Read as scales only where a currency is printed, or where they touch the number and a counted
# thing follows: elsewhere m is also the metre, tr a page.
SHORT_SCALES = {"1e3": "k", "1e6": "tr | m", "1e9": "b", "1e12": "t"}

SHARES = {
    "percent": "% | phần trăm | percent | per cent | pct | pc",
    "percentage_point": "điểm phần trăm | điểm % | percentage point | percentage points"
    " | percent point | percent points | %-point | %-points | pp | ppt | ppts | pps | pts | %pt | %pts"
    " | of a percentage point | of one percentage point"
    " | per cent point(s) | - percentage - point | - percentage point | pct point(s)",
    "per_mille": "‰ | phần nghìn | per mille | per mil",
    "basis_point": "basis point(s) | - basis - point | - basis point | bps | bp | điểm cơ bản",
    "multiple": "lần | times | time | - fold | fold | x | ×",
}
PERCENT_BASES = "GDP | GRDP | GNP | GNI | GVA"
BASE_OPENERS = frozenset({"of", "của"})

MONEY = {
    "CNY": "CNY | RMB | NDT | nhân dân tệ | đồng nhân dân tệ | tệ | yuan | renminbi | CN¥ | tệ Trung Quốc"
    " | Chinese yuan | RMB yuan | CN￥ | 元 | 人民币 | yuan renminbi | Rmb¥",
    "VND": "VND | VNĐ | đồng | đồng Việt Nam | đ | ₫ | dong | VND đồng | Vietnamese dong | Vietnam dong"
    " | VN dong | Viet Nam dong | đồng VND",
    "USD": "USD | US$ | đô la Mỹ | đô-la Mỹ | đôla Mỹ | US dollar(s) | đồng USD | U.S. dollar | U.S. dollars"
    " | U.S. $ | USD$ | đô la Hoa Kỳ | Mỹ kim | đô Mỹ | đồng đô la | American dollar(s) | dollar Mỹ"
    " | đola Mỹ | đô la USD | đồng bạc xanh | USD đô la",
    "EUR": "EUR | euro(s) | ơ-rô | € | đồng euro | ơ rô | đồng EUR",
    "JPY": "JPY | yên | yên Nhật | yen | JP¥ | yên Nhật Bản | đồng yên | Japanese yen | JPY ¥"
    " | đồng yên Nhật",
    "GBP": "GBP | bảng Anh | pound sterling | £ | pounds sterling | British pound(s) | GBP £ | đồng bảng Anh"
    " | sterling",
    "KRW": "KRW | won | ₩ | won Hàn Quốc | South Korean won | Korean won | đồng won",
    "SGD": "SGD | S$ | đô la Singapore | Singapore dollar(s) | SG$ | đô Singapore | Singaporean dollar(s)"
    " | SGD$",
    "MYR": "MYR | RM | ringgit(s) | ringgit Malaysia | Malaysian ringgit | MR$",
    "INR": "INR | rupee(s) | rupi Ấn Độ | ₹ | Indian rupee(s) | rupee Ấn Độ | Rs",
    "THB": "THB | baht | bạt | ฿ | baht Thái | baht Thái Lan | bạt Thái | Thai baht",
    "IDR": "IDR | rupiah | rupiah Indonesia | Indonesian rupiah | Rp",
    "PHP": "PHP | peso Philippines | Philippine peso(s) | ₱ | PHP₱",
    "HKD": "HKD | HK$ | đô la Hồng Kông | đô la Hong Kong | đô la Hồng Công | Hong Kong dollar(s)",
    "TWD": "TWD | NT$ | Đài tệ | đô la Đài Loan | Đô la Đài Loan mới | Taiwan dollar(s)"
    " | New Taiwan dollar(s) | tân Đài tệ",
    "AUD": "AUD | A$ | đô la Úc | AU$ | đô la Australia | đô Úc | Australian dollar(s)",
    "CAD": "CAD | C$ | đô la Canada | CA$ | Canadian dollar(s) | đô Canada",
    "NZD": "NZD | NZ$ | đô la New Zealand | New Zealand dollar(s)",
    "CHF": "CHF | Swiss franc(s) | franc Thụy Sĩ | franc Thụy Sỹ | phrăng Thụy Sĩ | SFr",
    "SEK": "SEK | Swedish krona | Swedish kronor | krona Thụy Điển",
    "NOK": "NOK | Norwegian krone | Norwegian kroner | krone Na Uy",
    "DKK": "DKK | Danish krone | Danish kroner | krone Đan Mạch",
    "PLN": "PLN | zloty(s) | złoty | zloty Ba Lan",
    "CZK": "CZK | Czech koruna | koruna(s) | koruna Séc",
    "HUF": "HUF | forint(s) | forint Hungary",
    "RON": "RON | Romanian leu | leu Romania",
    "RUB": "RUB | rouble(s) | ruble(s) | rúp | rúp Nga | đồng rúp | Russian ruble(s) | ₽",
    "UAH": "UAH | hryvnia(s) | ₴",
    "TRY": "Turkish lira | lira | ₺",
    "ILS": "ILS | shekel(s) | ₪",
    "SAR": "Saudi riyal(s) | riyal(s) | riyal Saudi | riyal Ả Rập Xê Út",
    "AED": "AED | dirham(s) | UAE dirham(s) | dirham UAE",
    "QAR": "QAR | Qatari riyal(s)",
    "KWD": "KWD | Kuwaiti dinar(s)",
    "EGP": "EGP | Egyptian pound(s) | bảng Ai Cập",
    "ZAR": "ZAR | rand | South African rand | rand Nam Phi",
    "NGN": "NGN | naira | ₦",
    "KES": "KES | Kenyan shilling(s) | KSh",
    "BRL": "BRL | R$ | Brazilian real | reais | real Brazil",
    "MXN": "MXN | Mexican peso(s) | peso Mexico | MX$",
    "ARS": "Argentine peso(s) | peso Argentina",
    "CLP": "CLP | Chilean peso(s)",
    "COP": "Colombian peso(s) | peso Colombia",
    "PKR": "PKR | Pakistani rupee(s) | rupee Pakistan",
    "BDT": "BDT | taka(s) | taka Bangladesh",
    "LKR": "LKR | Sri Lankan rupee(s)",
    "LAK": "kip | kíp | kíp Lào | Lao kip | kip Lào",
    "KHR": "KHR | riel(s) | riel Campuchia",
    "MMK": "MMK | kyat(s) | kyat Myanmar",
    "BND": "BND | Brunei dollar(s) | đô la Brunei",
    "MOP": "MOP$ | pataca(s)",
    "KZT": "KZT | tenge",
    "MNT": "MNT | tugrik(s)",
    "XDR": "SDR(s) | special drawing rights | quyền rút vốn đặc biệt",
}
# ISO codes that are words when not in capitals.
CASED_MONEY = {
    "TRY": "TRY",
    "SAR": "SAR",
    "ARS": "ARS",
    "COP": "COP",
    "LAK": "LAK",
    "MOP": "MOP",
}
# Taken for the currency most often meant, and flagged.
INFERRED_MONEY = {
    "USD": "$ | đô la | đô-la | đôla | đô | dollar(s) | buck(s)",
    "GBP": "pound(s) | bảng | quid",
    "JPY": "¥ | ￥",
    "PHP": "peso(s)",
    "CHF": "franc(s)",
}

# Hundredths of a currency, read as that part of it.
MINOR_MONEY = {
    "USD": "US cent(s) | UScent(s) | cent Mỹ | xu Mỹ",
    "GBP": "pence | penny | p",
    "EUR": "euro cent(s) | eurocent(s)",
    "INR": "paise | paisa",
}
INFERRED_MINOR_MONEY = {"USD": "cent(s) | ¢"}

MEASURES = {
    "point": "điểm | point(s) | điểm số",
    "index": "index | index point(s) | điểm chỉ số",
    "Tbps": "Tbps | terabits per second | terabit per second",
    "Gbps": "Gbps | gigabits per second | gigabit per second | gigabit/s",
    "Mbps": "Mbps | megabits per second | megabit per second | megabit/s | megabit/giây",
    "kbps": "kbps | kilobits per second",
    "GHz": "GHz | gigahertz",
    "MHz": "MHz | megahertz",
    "kWh": "kWh | kilowatt-hour(s) | kilowatt hour(s) | kWh điện | kilowatt giờ",
    "GWh": "GWh | gigawatt-hour(s) | gigawatt hour(s)",
    "TWh": "TWh | terawatt-hour(s) | terawatt hour(s)",
    "metre": "mét | metre(s) | meter(s)",
    "km": "km | ki lô mét | kilometre(s) | cây số | ki-lô-mét | kilomet | kilometer(s)",
    "nm": "nm | nanometre(s) | nanometer(s) | nano mét | nanomet",
    "km2": "km2 | km² | square kilometre(s) | ki lô mét vuông | kilômét vuông | kilomet vuông"
    " | square kilometer(s) | sq km | sq. km",
    "m2": "m2 | m² | mét vuông | square metre(s) | square meter(s) | sqm | sq m | sq. m | mét vuông sàn",
    "hectare": "ha | hecta | héc ta | hectare(s)",
    "tonne": "tấn | tonne(s) | ton(s) | metric ton(s) | metric tonne(s)",
    "kg": "kg | kilogram(s) | kilôgam | ki-lô-gam",
    "cm": "cm | xen-ti-mét | centimet | centimetre(s) | centimeter(s)",
    "micrometre": "μm | micron(s)",
    "mile": "mile(s) | dặm",
    "nautical_mile": "hải lý | nautical mile(s)",
    "foot": "feet | foot | ft",
    "inch": "inch(es)",
    "square_foot": "square feet | square foot | sq ft | sq. ft",
    "square_mile": "square mile(s)",
    "acre": "acre(s) | mẫu Anh",
    "m3": "m³ | m3 | mét khối | cubic metre(s) | cubic meter(s) | cu m | cbm",
    "cubic_foot": "cubic feet | cubic foot",
    "litre": "lít | litre(s) | liter(s)",
    "gallon": "gallon(s)",
    "barrel": "thùng | thùng dầu | barrel(s) | barrels of oil | barrel of oil | bbl",
    "barrel_per_day": "bpd | b/d",
    "tonne_CO2": "tấn CO2 | tấn CO2 tương đương | tấn CO₂ | tấn CO | tấn CO2tđ | tấn các-bon | tấn carbon"
    " | tCO2e | tCO2"
    " | tonnes of CO2 | tons of CO2 | tonnes of carbon",
    "toe": "TOE | tấn dầu quy đổi | tấn dầu tương đương | tonnes of oil equivalent",
    "Mtoe": "Mtoe",
    "gram": "gam | gram(s)",
    "mg": "mg | miligam | milligram(s)",
    "quintal": "tạ",
    "lb": "lb(s)",
    "ounce": "ounce(s) | oz | troy ounce(s) | aoxơ | ao-xơ",
    "tael": "lượng | lượng vàng | cây vàng | tael(s)",
    "mace": "chỉ vàng",
    "carat": "carat(s)",
    "TEU": "TEU(s) | twenty-foot equivalent units",
    "DWT": "DWT | tấn trọng tải | deadweight tonnes | deadweight tons",
    "tonne_km": "tấn.km | tấn-km | tấn km | tonne-kilometres | ton-kilometers | tonne-km | tấn/km",
    "passenger_km": "hành khách.km | lượt khách.km | lượt hành khách.km | hk.km | passenger-kilometres"
    " | passenger-km | passenger-kilometers",
    "Wh": "Wh | watt-hour(s)",
    "MWh": "MWh | megawatt-hour(s) | megawatt hour(s)",
    "W": "watt(s) | oát",
    "kW": "kW | kilowatt(s)",
    "MW": "megawatt(s) | mê-ga-oát",
    "GW": "gigawatt(s)",
    "TW": "terawatt(s)",
    "kWp": "kWp",
    "MWp": "MWp",
    "GWp": "GWp",
    "kVA": "kVA",
    "MVA": "MVA",
    "kV": "kV | kilovolt(s)",
    "mAh": "mAh",
    "horsepower": "mã lực | horsepower | hp | CV",
    "BTU": "BTU | British thermal units",
    "MMBtu": "MMBtu",
    "joule": "joule(s)",
    "kcal": "kcal | kilocalo | calorie(s) | calo",
    "degree_celsius": "°C | ºC | độ C | oC | ℃ | degrees C | degree C | degrees Celsius | degree Celsius"
    " | degrees centigrade",
    "degree_fahrenheit": "°F | ºF | độ F | degrees Fahrenheit | degree Fahrenheit",
    "degree": "° | độ | degree(s)",
    "bit": "bit(s)",
    "qubit": "qubit(s)",
    "byte": "byte(s)",
    "kB": "kilobyte(s)",
    "MB": "megabyte(s)",
    "GB": "gigabyte(s)",
    "TB": "terabyte(s)",
    "PB": "petabyte(s)",
    "EB": "exabyte(s)",
    "ZB": "zettabyte(s)",
    "Hz": "Hz | hertz",
    "kHz": "kHz | kilohertz",
    "TFLOPS": "TFLOPS | teraflops",
    "PFLOPS": "PFLOPS | petaflops",
    "EFLOPS": "EFLOPS | exaflops",
    "ppm": "ppm | parts per million | phần triệu",
    "ppb": "ppb | parts per billion | phần tỷ",
    "microgram_per_m3": "μg/m³ | μg/m3 | micrograms per cubic metre | microgam/m³ | microgam/m3",
    "decibel": "dB | dBA | decibel(s)",
    "metre_per_second": "m/s | metres per second | meters per second",
    "km_per_hour": "kph | kmh",
    "mph": "mph | miles per hour",
    "knot": "knots | hải lý/giờ",
    "minute": "phút | minute(s) | mins",
    "second": "giây | second(s)",
    "millisecond": "mili giây | mili-giây | millisecond(s)",
    "nanosecond": "nano giây | nanosecond(s)",
    "child_per_woman": "con / phụ nữ | con / bà mẹ | con trên phụ nữ"
    " | con trên một phụ nữ | trẻ / phụ nữ | children per woman | births per woman | con mỗi phụ nữ",
}
# Written so and no other way: Mb is not MB.
CASED_MEASURES = {
    "GB": "GB",
    "TB": "TB",
    "MB": "MB",
    "PB": "PB",
    "EB": "EB",
    "MW": "MW",
    "GW": "GW",
    "Mbps": "Mb/s | Mbit/s | Mb/giây | Mbit/giây",
    "Gbps": "Gb/s | Gbit/s | Gb/giây | Gbit/giây",
    "Tbps": "Tb/s | Tbit/s | Tb/giây | Tbit/giây",
    "kB": "KB",
    "ZB": "ZB",
    "YB": "YB",
    "TW": "TW",
    "mm": "mm",
    "W": "W",
    "metre": "m",
    "tonne": "MT",
    "millisecond": "ms",
}

NOUNS = {
    "person": "người | người dân | dân | lao động | người lao động | nhân lực | nhân khẩu | công dân"
    " | person(s) | people | inhabitant(s) | worker(s) | employee(s) | con người | đồng chí | đồng bào"
    " | lượt người | lượt lao động | lượt công dân | nhân sự | nhân viên | công nhân | cư dân"
    " | human being(s) | resident(s) | individual(s) | cá nhân | staff | staff member(s) | personnel"
    " | migrant worker(s) | đối tượng | lượt đối tượng | người lao động CNTT",
    "user": "người dùng | người sử dụng | user(s) | người dùng Internet | internet user(s) | player(s)"
    " | netizen(s) | người sử dụng Internet",
    "member": "thành viên | hội viên | member(s) | đoàn viên | xã viên | union member(s) | ủy viên"
    " | uỷ viên | hội viên nông dân | đoàn viên công đoàn",
    "student": "sinh viên | học sinh | học viên | student(s) | nghiên cứu sinh | em học sinh"
    " | lượt học viên | học sinh, sinh viên | undergraduate(s) | learner(s) | trainee(s) | người học"
    " | sinh viên đại học",
    "engineer": "kỹ sư | engineer(s) | kĩ sư",
    "job": "việc làm | job(s) | việc làm mới | chỗ việc làm | vị trí việc làm | job opening(s)"
    " | vacanc(y/ies)",
    "household": "hộ | hộ gia đình | nông hộ | hộ nông dân | household(s) | hộ dân | hộ nghèo"
    " | hộ cận nghèo | hộ nghèo và cận nghèo | hộ nghèo, hộ cận nghèo | hộ thoát nghèo | hộ sản xuất"
    " | hộ đồng bào | gia đình | hộ nông nghiệp | famil(y/ies) | poor household(s) | lượt hộ",
    "enterprise": "doanh nghiệp | DN | doanh nghiệp kỳ lân | doanh nghiệp CNTT"
    " | doanh nghiệp công nghệ số | doanh nghiệp CNS | công ty | enterprise(s) | firm(s) | compan(y/ies)"
    " | business(es) | doanh nghiệp nhỏ và vừa | DNNVV | DNNN | SME(s) | MSME(s) | doanh nghiệp FDI"
    " | doanh nghiệp số | tổng công ty | công ty con | small and medium-sized enterprise(s)"
    " | small and medium enterprise(s) | state-owned enterprise(s) | private enterprise(s)"
    " | foreign-invested enterprise(s) | subsidiar(y/ies) | hãng | business entit(y/ies)"
    " | doanh nghiệp nhà nước | doanh nghiệp khởi nghiệp | công ty chứng khoán | công ty niêm yết",
    "cooperative": "hợp tác xã | HTX | cooperative(s) | liên hiệp hợp tác xã | co-operative(s)",
    "shop": "cửa hàng | gian hàng | shop(s) | store(s) | tiệm | gian hàng số | quầy hàng | outlet(s)"
    " | retail outlet(s) | online store(s) | cửa hàng tiện lợi | cửa hàng trực tuyến",
    "bank": "ngân hàng | bank(s) | NHTM | ngân hàng số | lender(s) | commercial bank(s)"
    " | ngân hàng thương mại",
    "hotel": "khách sạn | hotel(s) | khách sạn, nhà nghỉ | homestay(s)",
    "mine": "mỏ | mỏ than | mine(s) | mỏ khoáng sản | mỏ dầu",
    "operator": "nhà mạng | operator(s) | nhà khai thác | telecom operator(s) | carrier(s)",
    "agency": "bộ, ngành, địa phương | kho bạc nhà nước | cơ quan | agenc(y/ies) | đơn vị, địa phương"
    " | cơ quan, đơn vị | cơ quan, tổ chức | tòa soạn | authorit(y/ies) | government agenc(y/ies)"
    " | cơ quan nhà nước | cơ quan báo chí | cơ quan hành chính",
    "organisation": "tổ chức | organisation(s) | organization(s) | tổ chức khoa học và công nghệ"
    " | tổ chức KH&CN | NGO(s) | entit(y/ies) | bod(y/ies) | tổ chức quốc tế | tổ chức hành chính",
    "ministry": "bộ | bộ, cơ quan ngang bộ | bộ, ngành | bộ ngành | ministr(y/ies) | bộ, ban, ngành"
    " | bộ, cơ quan | bộ, cơ quan trung ương",
    "country": "nước | quốc gia | countr(y/ies) | nước thành viên | nền kinh tế | vùng lãnh thổ"
    " | member countr(y/ies)"
    " | quốc gia và vùng lãnh thổ | quốc gia, vùng lãnh thổ | quốc gia/vùng lãnh thổ"
    " | nước và vùng lãnh thổ | nation(s) | econom(y/ies) | countries and territories | jurisdiction(s)",
    "province": "tỉnh và thành phố | đơn vị hành chính cấp tỉnh | tỉnh | tỉnh, thành phố | tỉnh, thành"
    " | tỉnh thành | tỉnh/thành | tỉnh/thành phố | tỉnh, thành phố trực thuộc Trung ương | province(s)",
    "locality": "địa phương | localit(y/ies) | địa phương cấp tỉnh",
    "state": "bang | state(s) | tiểu bang",
    "city": "thành phố | đô thị | cit(y/ies) | thành phố lớn | town(s) | municipalit(y/ies) | thị xã"
    " | thị trấn | đô thị thông minh | thành phố thông minh",
    "district": "huyện | quận | quận, huyện | quận huyện | district(s) | đơn vị hành chính cấp huyện"
    " | huyện, thị xã | huyện, thị xã, thành phố | huyện, thành phố | quận, huyện, thị xã | huyện đảo"
    " | huyện nghèo | count(y/ies) | huyện nông thôn mới",
    "commune": "xã | phường | xã, phường | xã phường | commune(s) | đơn vị hành chính cấp xã"
    " | xã, phường, thị trấn | xã, thị trấn | xã, phường, đặc khu | phường, xã | phường, thị trấn"
    " | xã nghèo | ward(s) | township(s) | xã nông thôn mới",
    "village": "làng | thôn | làng số | thôn bản | village(s) | ấp | buôn | thôn, bản | thôn, buôn"
    " | làng nghề | khu phố | tổ dân phố | thôn, tổ dân phố | hamlet(s) | làng nghề truyền thống",
    "market": "thị trường | market(s) | export market(s) | thị trường xuất khẩu",
    "sector": "ngành | sector(s) | ngành kinh tế | ngành nghề | ngành, nghề | ngành, lĩnh vực | ngành hàng"
    " | ngành dịch vụ | ngành, nghề kinh doanh | industr(y/ies)",
    "field": "lĩnh vực | field(s) | lĩnh vực ưu tiên | lĩnh vực trọng điểm",
    "year": "năm | năm trước | năm tới | năm qua | tuổi | year | years | tuổi đời | năm tuổi | yrs"
    " | years old"
    " | year old | years of age | - year - old | năm liên tiếp | năm liền | consecutive years | năm học"
    " | năm tài chính | năm ngân sách",
    "quarter": "quý | quarter | quarters | quý liên tiếp | consecutive quarters",
    "month": "tháng | month | months | tháng tuổi | tháng liên tiếp | consecutive months",
    "day": "ngày | day | days | ngày làm việc | ngày công | ngày liên tiếp | working day | working days"
    " | business days | consecutive days | ngày đêm | night | nights | đêm",
    "rank": "bậc | thứ bậc | rank(s)",
    "vote": "phiếu | vote(s) | phiếu bầu | lượt phiếu | lượt bình chọn | ballot(s)",
    "account": "tài khoản | account(s) | tài khoản VNeID | bank account(s) | user account(s)"
    " | tài khoản định danh | tài khoản thanh toán | tài khoản ngân hàng | tài khoản người dùng"
    " | tài khoản Mobile Money | tài khoản giao dịch",
    "subscription": "thuê bao | thuê bao di động | subscription(s) | thuê bao internet | thuê bao 5G"
    " | subscriber line(s) | thuê bao băng rộng | thuê bao điện thoại",
    "transaction": "món | giao dịch | transaction(s) | lượt giao dịch | bút toán | payment(s) | deal(s)"
    " | thương vụ | thương vụ M&A | giao dịch thanh toán",
    "station": "tháp di động | số trạm gốc | trạm | trạm gốc | trạm phát sóng | trạm BTS | station(s)"
    " | trạm 5G"
    " | trạm gốc 5G | vị trí trạm | BTS | trạm thu phí | base station(s) | trạm thu phát sóng"
    " | trạm phát sóng 5G",
    "data_centre": "trung tâm dữ liệu | data centre(s) | data center(s)",
    "server": "máy chủ | server(s)",
    "computer": "máy vi tính | máy tính | chiếc máy vi tính | chiếc máy tính | computer(s) | bộ máy tính"
    " | PCs | máy tính để bàn",
    "platform": "nền tảng | nền tảng số | platform(s) | online platform(s)",
    "application": "ứng dụng | ứng dụng toàn diện | application(s) | app(s) | ứng dụng số | mini app"
    " | ứng dụng di động",
    "service": "dịch vụ | dịch vụ công | dịch vụ công trực tuyến | service(s) | DVC | DVCTT | dịch vụ số"
    " | public service(s) | online public service(s)",
    "product": "sản phẩm | product(s) | sản phẩm OCOP | sản phẩm, dịch vụ | sản phẩm số | mặt hàng"
    " | commodit(y/ies)",
    "project": "dự án | project(s) | dự án FDI | lượt dự án | công trình, dự án | venture(s) | dự án đầu tư",
    "pilot": "thí điểm | mô hình thí điểm | pilot(s)",
    "policy": "chính sách | polic(y/ies) | cơ chế | cơ chế, chính sách | incentive(s)",
    "law": "luật | law(s) | bộ luật | đạo luật",
    "document": "quyết định | thông tư | nghị định | nghị quyết | văn bản | document(s) | văn bản QPPL"
    " | công văn | chỉ thị | kế hoạch hành động | tài liệu | pháp lệnh | decree(s) | circular(s)"
    " | resolution(s) | decision(s) | văn bản chỉ đạo | văn bản điện tử | thông tư liên tịch",
    "patent": "bằng sáng chế | patent(s) | bằng độc quyền sáng chế | văn bằng | sáng chế"
    " | giải pháp hữu ích | văn bằng bảo hộ",
    "dataset": "bộ dữ liệu | tập dữ liệu | dataset(s) | data set(s) | bộ dữ liệu mở | tập dữ liệu mở",
    "database": "cơ sở dữ liệu | CSDL | database(s) | CSDL quốc gia | CSDL chuyên ngành",
    "information_system": "hệ thống thông tin | HTTT | information system(s) | hệ thống | hệ thống CNTT"
    " | system(s)",
    "item": "hạng mục | item(s) | nội dung | mục | danh mục",
    "case": "vụ | vụ việc | trường hợp | case(s) | ca | ca bệnh | ca mắc | ca nhiễm | ca dương tính"
    " | ca mắc mới | ca nhiễm mới | lượt ca | vụ án | vụ vi phạm | vụ cháy | vụ lừa đảo | trường hợp mắc"
    "",
    "attack": "cuộc tấn công | cuộc tấn công mạng | attack(s) | tấn công mạng | lượt tấn công"
    " | cyber attack(s) | cyberattack(s)",
    "processor_core": "lõi vật lý",
    "currency_type": "loại đồng tiền | đồng tiền",
    "team": "tổ | tổ công nghệ số cộng đồng | tổ công tác | tổ CNSCĐ | đội tuyển | team(s)",
    "scenario": "scenario(s) | kịch bản",
    "virtual_assistant": "virtual assistant(s) | trợ lý ảo",
    "call": "cuộc gọi | lượt cuộc gọi | lượt gọi | call(s) | phone call(s)",
    "service_point": "điểm dịch vụ | điểm phục vụ | service point(s)",
    "regulation": "quy định | quy phạm | regulation(s) | rule(s)",
    "continent": "châu lục",
    "port": "sea port | cảng biển | cảng | bến cảng | cảng cạn | port(s) | seaport(s) | terminal(s) | bến xe",
    "hour": "hour | hours | giờ | giờ làm việc | giờ đồng hồ | tiếng đồng hồ | giờ học | hrs | working hours"
    " | giờ công | tiếng",
    "broadcast": "lượt phát sóng",
    "view": "lượt xem | lượt người xem | view(s)",
    "cluster": "cụm trung tâm | cụm | cụm liên kết | cụm ngành | cluster(s)",
    "region": "vùng kinh tế trọng điểm | vùng | vùng kinh tế | vùng KT-XH | region(s) | miền",
    "standard": "tiêu chuẩn, quy chuẩn | tiêu chuẩn | TCVN | quy chuẩn | standard(s)",
    "report_regime": "chế độ báo cáo",
    "index_set": "bộ chỉ số | bộ chỉ tiêu | index set(s)",
    "zone": "khu | khu CNTT | khu du lịch | khu dân cư | khu đô thị | khu nông nghiệp | khu phần mềm"
    " | zone(s) | high-tech park(s) | software park(s) | khu công nghệ cao | khu CNTT tập trung"
    " | khu phi thuế quan",
    "product_type": "chủng loại | chủng loại sản phẩm",
    "institution": "cơ sở đào tạo | cơ sở giáo dục | cơ sở y tế | cơ sở khám chữa bệnh"
    " | cơ sở khám bệnh, chữa bệnh | cơ sở khám, chữa bệnh | cơ sở dạy nghề | cơ sở nghiên cứu"
    " | viện, trường | institution(s) | think tank(s)",
    "party_committee": "tỉnh ủy | tỉnh ủy, thành ủy | ban cán sự đảng | cấp ủy | cấp uỷ | đảng ủy",
    "department": "Sở | sở, ban, ngành | sở, ngành | sở ngành | cục | vụ, cục | tổng cục | ban, ngành"
    " | phòng, ban | phòng ban | department(s) | division(s)",
    "site": "điểm cầu | điểm kết nối | điểm truy cập | điểm phát wifi | điểm phát sóng | điểm wifi"
    " | hotspot(s)",
    "article": "bài viết | bài báo | tin, bài | tin bài | bài | tin | news article(s)",
    "child": "trẻ em | bé trai | bé gái | trẻ em trai | trẻ em gái | trẻ | em | cháu | em nhỏ"
    " | trẻ sơ sinh | child | children | infant(s) | bab(y/ies)",
    "woman": "phụ nữ | chị em | wom(an/en)",
    "man": "nam giới | m(an/en)",
    "youth": "thanh niên | thanh thiếu niên | youth(s) | young people",
    "pupil": "pupil(s) | schoolchildren",
    "graduate": "sinh viên tốt nghiệp | cử nhân | thạc sĩ | tiến sĩ | graduate(s)",
    "teacher": "giáo viên | nhà giáo | cán bộ giáo viên | thầy cô giáo | thầy cô | teacher(s)",
    "lecturer": "giảng viên | lecturer(s)",
    "doctor": "bác sĩ | bác sỹ | y bác sĩ | doctor(s) | physician(s)",
    "nurse": "điều dưỡng | điều dưỡng viên | y tá | hộ sinh | nurse(s)",
    "pharmacist": "dược sĩ | pharmacist(s)",
    "health_worker": "nhân viên y tế | cán bộ y tế | health worker(s) | healthcare worker(s)"
    " | medical worker(s) | medical staff",
    "patient": "bệnh nhân | người bệnh | lượt bệnh nhân | lượt người bệnh | lượt khám | lượt khám bệnh"
    " | lượt khám, chữa bệnh | patient(s) | lượt khám chữa bệnh",
    "death": "ca tử vong | trường hợp tử vong | death(s) | fatalit(y/ies)",
    "injury": "injur(y/ies)",
    "victim": "nạn nhân | victim(s)",
    "birth": "ca sinh | trẻ sinh ra | birth(s) | live birth(s)",
    "farmer": "nông dân | ngư dân | farmer(s) | fisherm(an/en)",
    "official": "cán bộ | công chức | viên chức | cán bộ, công chức | cán bộ, công chức, viên chức"
    " | cán bộ, đảng viên | công chức, viên chức | biên chế | official(s) | civil servant(s) | cadre(s)"
    " | public employee(s) | cán bộ công chức",
    "leader": "lãnh đạo | cán bộ lãnh đạo | leader(s)",
    "expert": "chuyên gia | expert(s) | specialist(s) | consultant(s) | tư vấn viên",
    "scientist": "nhà khoa học | scientist(s)",
    "technician": "kỹ thuật viên | technician(s)",
    "developer": "lập trình viên | nhà phát triển | developer(s) | programmer(s)",
    "artisan": "nghệ nhân | artisan(s)",
    "soldier": "chiến sĩ | bộ đội | quân nhân | cán bộ, chiến sĩ | cán bộ chiến sĩ | soldier(s) | troops",
    "volunteer": "tình nguyện viên | cộng tác viên | volunteer(s)",
    "journalist": "nhà báo | phóng viên | journalist(s) | reporter(s)",
    "driver": "lái xe | tài xế | driver(s) | rider(s)",
    "party_member": "đảng viên | party member(s)",
    "delegate": "đại biểu | lượt đại biểu | delegate(s) | deput(y/ies) | đại biểu Quốc hội",
    "participant": "thí sinh | participant(s) | attendee(s) | candidate(s) | applicant(s)",
    "respondent": "respondent(s)",
    "beneficiary": "beneficiar(y/ies)",
    "consumer": "người tiêu dùng | consumer(s)",
    "customer": "khách hàng | lượt khách hàng | customer(s) | client(s) | khách hàng cá nhân",
    "seller": "nhà bán hàng | seller(s) | vendor(s)",
    "subscriber": "người theo dõi | subscriber(s) | follower(s)",
    "taxpayer": "người nộp thuế | taxpayer(s)",
    "voter": "cử tri | lượt cử tri | voter(s)",
    "migrant": "migrant(s) | immigrant(s) | refugee(s)",
    "visitor": "lượt khách | khách | khách quốc tế | khách nội địa | khách nước ngoài | khách tham quan"
    " | lượt người tham quan | visitor(s) | visitor arrival(s) | arrival(s) | guest(s) | traveller(s)"
    " | traveler(s) | lượt khách quốc tế | lượt khách nội địa | lượt khách tham quan | lượt khách lưu trú",
    "passenger": "hành khách | lượt hành khách | lượt khách vận chuyển | passenger(s)",
    "investor": "nhà đầu tư | investor(s)",
    "shareholder": "cổ đông | shareholder(s)",
    "creditor": "chủ nợ | trái chủ | creditor(s) | bondholder(s)",
    "borrower": "khách hàng vay | borrower(s)",
    "winner": "winner(s)",
    "offender": "đối tượng vi phạm | bị can | bị cáo | tội phạm | offender(s) | suspect(s)",
    "startup": "startup(s) | start-up(s) | start-up enterprise(s) | startup compan(y/ies)"
    " | dự án khởi nghiệp",
    "unicorn": "kỳ lân | unicorn(s) | kỳ lân công nghệ",
    "corporation": "tập đoàn | tập đoàn, tổng công ty | corporation(s) | conglomerate(s)",
    "household_business": "hộ kinh doanh | hộ kinh doanh, cá nhân kinh doanh | hộ cá thể"
    " | household business(es) | business household(s) | individual business household(s)",
    "cooperative_group": "tổ hợp tác | THT | cooperative group(s)",
    "farm": "trang trại | farm(s)",
    "supermarket": "siêu thị | supermarket(s)",
    "shopping_mall": "trung tâm thương mại | shopping mall(s) | shopping centre(s) | shopping center(s)"
    " | mall(s)",
    "marketplace": "chợ | marketplace(s) | sàn giao dịch | sàn TMĐT | sàn",
    "restaurant": "nhà hàng | quán ăn | quán cà phê | quán | restaurant(s) | café(s) | cafe(s)",
    "branch": "chi nhánh | phòng giao dịch | branch(es)",
    "office": "văn phòng | trụ sở | office(s)",
    "post_office": "bưu cục | điểm bưu điện | bưu điện | điểm phục vụ bưu chính | post office(s)",
    "pharmacy": "nhà thuốc | quầy thuốc | hiệu thuốc | pharmac(y/ies)",
    "atm": "ATM(s) | máy ATM | cây ATM | máy rút tiền tự động | cash machine(s)",
    "pos_terminal": "POS | máy POS | POS terminal(s) | thiết bị POS | thiết bị chấp nhận thẻ"
    " | point-of-sale terminal(s) | payment terminal(s)",
    "payment_point": "điểm chấp nhận thanh toán | điểm thanh toán | đơn vị chấp nhận thanh toán"
    " | điểm chấp nhận Mobile Money | điểm kinh doanh | payment point(s)",
    "fund": "quỹ | quỹ đầu tư | fund(s)",
    "provider": "nhà cung cấp | provider(s) | supplier(s) | service provider(s)",
    "manufacturer": "nhà sản xuất | manufacturer(s) | producer(s)",
    "exporter": "nhà xuất khẩu | exporter(s)",
    "distributor": "nhà phân phối | đại lý | distributor(s) | dealer(s) | agent(s)",
    "partner": "đối tác | partner(s)",
    "factory": "nhà máy | nhà xưởng | xưởng | phân xưởng | factor(y/ies) | nhà máy thông minh",
    "power_plant": "nhà máy điện | nhà máy thủy điện | nhà máy nhiệt điện | power plant(s)"
    " | power station(s) | reactor(s) | lò phản ứng | nhà máy điện gió",
    "production_line": "dây chuyền | production line(s) | dây chuyền sản xuất",
    "warehouse": "kho | kho hàng | kho bãi | warehouse(s)",
    "unit": "đơn vị | unit(s)",
    "administrative_unit": "đơn vị hành chính | ĐVHC | administrative unit(s)",
    "public_service_unit": "đơn vị sự nghiệp | public service unit(s)",
    "establishment": "cơ sở | cơ sở sản xuất, kinh doanh | establishment(s) | cơ sở sản xuất"
    " | cơ sở kinh doanh | cơ sở lưu trú | cơ sở bán lẻ",
    "association": "hội | hiệp hội | liên hiệp hội | hội quán | association(s)",
    "trade_union": "công đoàn | CĐCS | trade union(s) | labour union(s) | labor union(s) | công đoàn cơ sở",
    "party_cell": "chi bộ | đảng bộ | tổ chức đảng | tổ chức cơ sở đảng | party cell(s)",
    "committee": "ủy ban | uỷ ban | ban chỉ đạo | ban quản lý | ban | committee(s) | UBND",
    "group": "nhóm | đoàn | đoàn công tác | đội | đội ngũ | nhóm nhiệm vụ | nhóm nhiệm vụ, giải pháp"
    " | group(s)",
    "alliance": "liên minh | alliance(s) | coalition(s)",
    "political_party": "đảng phái | political part(y/ies)",
    "school": "trường | trường học | nhà trường | trường mầm non | trường tiểu học | trường THCS"
    " | trường THPT | trường phổ thông | trường nghề | trường cao đẳng | trường trung cấp | điểm trường"
    " | school(s) | kindergarten(s)",
    "university": "đại học | trường đại học | học viện | universit(y/ies)",
    "class": "lớp | lớp học | lớp tập huấn | lớp bồi dưỡng | class(es) | phòng học | classroom(s)",
    "course": "khóa học | khoá học | khóa đào tạo | khoá đào tạo | khóa tập huấn | khóa bồi dưỡng"
    " | course(s) | training course(s) | môn học | môn | học phần",
    "programme": "chương trình | ngành đào tạo | programme(s) | program(s) | scheme(s)"
    " | chương trình đào tạo",
    "scholarship": "học bổng | suất học bổng | scholarship(s)",
    "lesson": "bài giảng | bài học | tiết học | lesson(s) | lecture(s)",
    "training_session": "buổi tập huấn | đợt tập huấn | training session(s)",
    "book": "cuốn sách | cuốn | quyển sách | quyển | đầu sách | bản sách | bộ sách | book(s) | ebook(s)",
    "copy": "bản | copies",
    "hospital": "bệnh viện | hospital(s)",
    "clinic": "phòng khám | trung tâm y tế | trạm y tế | clinic(s) | health station(s) | health centre(s)"
    " | health center(s) | trạm y tế xã",
    "bed": "giường bệnh | giường | bed(s) | hospital bed(s)",
    "accident": "vụ tai nạn | vụ TNGT | accident(s) | crash(es)",
    "dose": "liều | liều vắc xin | liều vắc-xin | liều vaccine | mũi | mũi tiêm | mũi vắc xin | dose(s)"
    " | shot(s)",
    "sample": "mẫu | mẫu xét nghiệm | sample(s)",
    "test": "xét nghiệm | test(s)",
    "operation": "ca phẫu thuật | ca mổ | ca ghép tạng | surger(y/ies)",
    "medical_record": "bệnh án | hồ sơ bệnh án | hồ sơ sức khỏe | hồ sơ sức khoẻ điện tử"
    " | sổ sức khỏe điện tử | medical record(s) | health record(s) | bệnh án điện tử",
    "prescription": "đơn thuốc | prescription(s)",
    "library": "thư viện | librar(y/ies)",
    "museum": "bảo tàng | museum(s)",
    "heritage_site": "di tích | di sản | heritage site(s) | relic(s) | monument(s)",
    "festival": "lễ hội | festival(s)",
    "film": "phim | bộ phim | film(s) | movie(s)",
    "video": "video(s) | clip(s) | video clip(s)",
    "song": "bài hát | ca khúc | song(s)",
    "game": "trò chơi | game(s) | trò chơi điện tử",
    "medal": "huy chương | HCV | medal(s)",
    "prize": "giải thưởng | giải | prize(s) | award(s)",
    "member_state": "quốc gia thành viên | member state(s)",
    "area": "khu vực | area(s) | địa bàn",
    "industrial_park": "khu công nghiệp | KCN | khu chế xuất | khu công nghiệp, khu chế xuất"
    " | cụm công nghiệp | CCN | KCN, KCX | industrial park(s) | industrial zone(s)"
    " | industrial cluster(s) | industrial estate(s) | export processing zone(s)",
    "economic_zone": "khu kinh tế | KKT | khu thương mại tự do | economic zone(s) | special economic zone(s)"
    " | free trade zone(s) | free-trade zone(s)",
    "island": "đảo | hòn đảo | island(s)",
    "border_gate": "cửa khẩu | border gate(s) | border crossing(s)",
    "destination": "điểm đến | điểm du lịch | destination(s) | attraction(s)",
    "location": "địa điểm | vị trí | điểm bán | điểm bán hàng | điểm giao dịch | location(s) | venue(s)",
    "centre": "trung tâm | centre(s) | center(s) | hub(s) | trung tâm dịch vụ | trung tâm nghiên cứu",
    "one_stop_shop": "bộ phận một cửa | trung tâm hành chính công | one-stop shop(s)",
    "room": "phòng | buồng | buồng phòng | phòng khách sạn | phòng lưu trú | room(s) | hotel room(s)",
    "laboratory": "phòng thí nghiệm | phòng lab | laborator(y/ies) | lab(s)",
    "building": "tòa nhà | toà nhà | tòa | toà | công trình | building(s) | structure(s) | block(s)"
    " | công trình xây dựng",
    "house": "nhà ở | căn nhà | ngôi nhà | căn nhà ở | căn | nhà tạm | house(s) | dwelling(s)"
    " | housing unit(s) | nhà ở xã hội",
    "apartment": "căn hộ | apartment(s) | flat(s) | condominium(s) | căn hộ chung cư",
    "land_plot": "thửa đất | thửa | lô đất | land plot(s) | land parcel(s) | nền đất",
    "floor": "tầng | floor(s) | storey(s) | stor(y/ies)",
    "road": "con đường | tuyến đường | đường phố | tuyến phố | tuyến cao tốc | đường cao tốc | road(s)"
    " | expressway(s) | highway(s) | street(s)",
    "route": "tuyến | tuyến xe buýt | tuyến bay | đường bay | tuyến đường sắt | tuyến metro | tuyến vận tải"
    " | route(s)",
    "lane": "làn | làn xe | lane(s)",
    "bridge": "cầu | cây cầu | bridge(s)",
    "airport": "sân bay | cảng hàng không | airport(s)",
    "berth": "bến | berth(s)",
    "reservoir": "hồ chứa | hồ | đập | dam(s) | reservoir(s)",
    "river": "con sông | sông | river(s)",
    "park": "công viên | park(s)",
    "petrol_station": "cửa hàng xăng dầu | cây xăng | trạm xăng | petrol station(s) | gas station(s)",
    "charging_station": "trạm sạc | trụ sạc | cổng sạc | charging station(s) | charging point(s)"
    " | charger(s)",
    "monitoring_station": "trạm quan trắc | trạm đo mưa | trạm khí tượng | monitoring station(s)",
    "substation": "trạm biến áp | substation(s)",
    "waterworks": "công trình cấp nước | công trình thủy lợi | waterworks",
    "vehicle": "xe | phương tiện | lượt xe | lượt phương tiện | chiếc xe | đầu xe | xe điện | vehicle(s)"
    " | EV(s) | electric vehicle(s) | phương tiện giao thông",
    "car": "ô tô | ôtô | xe ô tô | xe ôtô | xe hơi | xe con | ô tô điện | car(s) | passenger car(s)"
    " | automobile(s) | xe ô tô điện",
    "motorcycle": "xe máy | xe mô tô | mô tô | xe gắn máy | xe máy điện | xe đạp điện | motorcycle(s)"
    " | motorbike(s) | scooter(s) | e-bike(s)",
    "bicycle": "xe đạp | bicycle(s) | bike(s)",
    "bus": "xe buýt | xe bus | xe khách | bus(es) | coach(es)",
    "truck": "xe tải | xe container | truck(s) | lorr(y/ies)",
    "ship": "tàu | tàu biển | tàu cá | lượt tàu | chuyến tàu biển | tàu container | ship(s) | tanker(s)",
    "aircraft": "máy bay | tàu bay | aircraft | airplane(s) | aeroplane(s) | plane(s) | jet(s)",
    "drone": "máy bay không người lái | drone(s) | UAV(s) | flycam",
    "train": "đoàn tàu | tàu hỏa | chuyến tàu | toa tàu | train(s)",
    "flight": "chuyến bay | lượt chuyến bay | lần cất hạ cánh | lượt cất hạ cánh | flight(s)",
    "trip": "chuyến | chuyến đi | chuyến xe | lượt đi lại | trip(s) | journey(s) | ride(s) | voyage(s)",
    "visit": "lượt truy cập | lượt ghé thăm | lượt thăm | lượt người truy cập | lượt tham quan | truy cập"
    " | visit(s) | hit(s) | page view(s)",
    "download": "lượt tải | lượt tải về | lượt tải xuống | lượt cài đặt | download(s) | installation(s)"
    " | install(s) | lượt tải ứng dụng",
    "search": "lượt tìm kiếm | lượt tra cứu | search(es)",
    "like": "lượt thích | lượt like | likes",
    "comment": "ý kiến | lượt ý kiến | lượt bình luận | bình luận | lượt góp ý | góp ý | phản ánh"
    " | phản ánh, kiến nghị | kiến nghị | comment(s) | opinion(s) | ý kiến góp ý",
    "share": "cổ phiếu | cổ phần | share(s)",
    "bond": "trái phiếu | bond(s)",
    "fund_certificate": "chứng chỉ quỹ | fund certificate(s)",
    "parcel": "bưu gửi | bưu kiện | bưu phẩm | kiện hàng | gói hàng | kiện | parcel(s) | postal item(s)",
    "order": "đơn hàng | đơn đặt hàng | order(s)",
    "shipment": "lô hàng | chuyến hàng | lô | shipment(s) | consignment(s)",
    "container": "container(s) | công-ten-nơ | côngtenơ",
    "ticket": "vé | ticket(s)",
    "piece": "chiếc | cái | piece(s)",
    "animal": "con | con lợn | con heo | con bò | con trâu | con gà | con gia súc | con gia cầm"
    " | con trâu, bò | con vật nuôi | con tôm | đầu lợn | đầu gia súc | đầu con | gia súc | gia cầm"
    " | animal(s) | pig(s) | cow(s) | head of cattle | cattle | chicken(s) | buffalo(es) | fowl",
    "tree": "cây | cây xanh | cây trồng | gốc cây | cây giống | tree(s) | sapling(s)",
    "species": "loài | species | loài động vật | loài thực vật",
    "variety": "giống | giống cây trồng | giống lúa | variet(y/ies)",
    "crop": "vụ mùa | vụ lúa | crop(s)",
    "gift": "suất quà | phần quà | quà | gift(s)",
    "meal": "suất ăn | bữa ăn | bữa | meal(s)",
    "portion": "suất | portion(s)",
    "brand": "thương hiệu | nhãn hàng | brand(s)",
    "trademark": "nhãn hiệu | trademark(s) | trade mark(s) | chỉ dẫn địa lý",
    "patent_application": "đơn đăng ký sáng chế | đơn sáng chế | đơn đăng ký sở hữu công nghiệp"
    " | patent application(s)",
    "invention": "sáng kiến | phát minh | invention(s) | initiative(s)",
    "technology": "công nghệ | technolog(y/ies)",
    "laptop": "máy tính xách tay | laptop(s)",
    "tablet": "máy tính bảng | tablet(s)",
    "phone": "điện thoại | smartphone(s) | máy điện thoại | phone(s) | mobile phone(s) | handset(s)"
    " | telephone(s) | điện thoại thông minh | điện thoại di động",
    "television": "tivi | ti vi | TV(s) | máy thu hình | television(s) | TV set(s)",
    "device": "thiết bị | thiết bị IoT | bộ thiết bị | device(s) | thiết bị đầu cuối"
    " | thiết bị thông minh | thiết bị kết nối",
    "machine": "máy | máy móc | máy móc, thiết bị | cỗ máy | machine(s)",
    "robot": "robot(s) | rô bốt | rô-bốt",
    "chip": "con chip | vi mạch | chip(s) | semiconductor(s) | GPU(s) | CPU(s)",
    "sensor": "cảm biến | sensor(s)",
    "camera": "camera(s) | mắt camera",
    "satellite": "vệ tinh | satellite(s)",
    "cable": "tuyến cáp | tuyến cáp quang | cáp quang biển | tuyến cáp biển | cable(s)"
    " | submarine cable(s) | tuyến cáp quang biển",
    "antenna": "ăng-ten | ăng ten | cột ăng ten | antenna(s) | tower(s) | mast(s)",
    "server_rack": "tủ rack | rack(s)",
    "domain_name": "tên miền | domain name(s) | domain(s)",
    "ip_address": "địa chỉ IP | địa chỉ IPv4 | địa chỉ IPv6 | địa chỉ | IP address(es) | address(es)",
    "website": "website(s) | trang web | trang thông tin điện tử | trang tin | cổng/trang thông tin điện tử"
    " | cổng thông tin | cổng | web site(s) | portal(s)",
    "page": "trang | page(s)",
    "fanpage": "fanpage(s) | trang mạng xã hội | kênh | channel(s)",
    "wallet": "ví điện tử | ví | e-wallet(s) | wallet(s) | mobile wallet(s)",
    "card": "thẻ | thẻ ngân hàng | thẻ tín dụng | thẻ ATM | thẻ BHYT | card(s) | SIM | SIM card(s)",
    "identity_card": "thẻ căn cước | thẻ CCCD | CCCD | căn cước | identity card(s) | ID card(s)"
    " | căn cước công dân",
    "passport": "hộ chiếu | passport(s)",
    "visa": "thị thực | visa(s)",
    "digital_signature": "chữ ký số | chứng thư số | chứng thư chữ ký số | chữ ký điện tử"
    " | digital signature(s)",
    "certificate": "giấy chứng nhận | chứng nhận | chứng chỉ | bằng cấp | GCN | certificate(s)"
    " | certification(s)",
    "licence": "giấy phép | giấy phép con | license(s) | licence(s) | permit(s) | giấy phép xây dựng",
    "invoice": "hóa đơn | hoá đơn | e-invoice(s) | invoice(s) | hóa đơn điện tử | hoá đơn điện tử",
    "bill": "dự án luật | dự luật | dự thảo luật | bill(s)",
    "contract": "hợp đồng | contract(s) | hợp đồng lao động | hợp đồng điện tử",
    "loan": "khoản vay | món vay | khoản nợ | lượt vay | loan(s)",
    "bidding_package": "gói thầu | bidding package(s) | tender(s)",
    "package": "gói | gói dịch vụ | gói cước | package(s)",
    "agreement": "hiệp định | thỏa thuận | thoả thuận | FTA(s) | văn kiện hợp tác | agreement(s)"
    " | treat(y/ies) | biên bản ghi nhớ | bản ghi nhớ | MoU(s) | memorand(um/a)",
    "record": "hồ sơ | bộ hồ sơ | lượt hồ sơ | bản ghi | trường dữ liệu | record(s) | dossier(s)"
    " | file(s) | hồ sơ công việc | hồ sơ điện tử | hồ sơ trực tuyến | hồ sơ TTHC",
    "procedure": "thủ tục | TTHC | quy trình | administrative procedure(s) | procedure(s)"
    " | formalit(y/ies) | thủ tục hành chính",
    "business_condition": "điều kiện | condition(s) | điều kiện kinh doanh",
    "plan": "kế hoạch | quy hoạch | đề án | phương án | plan(s)",
    "strategy": "chiến lược | strateg(y/ies)",
    "report": "báo cáo | bản báo cáo | report(s)",
    "study": "nghiên cứu | công trình nghiên cứu | đề tài | nhiệm vụ khoa học và công nghệ"
    " | nhiệm vụ KH&CN | luận văn | luận án | stud(y/ies) | đề tài nghiên cứu",
    "paper": "bài báo khoa học | công bố quốc tế | bài báo quốc tế | công bố khoa học | paper(s)"
    " | publication(s)",
    "newspaper": "tờ báo | báo | tạp chí | báo, tạp chí | newspaper(s) | magazine(s) | journal(s)",
    "task": "nhiệm vụ | đầu việc | công việc | nhiệm vụ, giải pháp | nhiệm vụ và giải pháp | task(s)"
    " | assignment(s) | nhiệm vụ trọng tâm",
    "measure": "biện pháp | bài toán lớn | measures",
    "target": "chỉ tiêu | target(s) | chỉ tiêu chủ yếu | mục tiêu cụ thể",
    "indicator": "chỉ số | tiêu chí thành phần | indicator(s) | sub-ind(ex/ices) | indices"
    " | chỉ số thành phần",
    "criterion": "tiêu chí | bộ tiêu chí | criteria | criterion",
    "model": "mô hình | mô hình lớn | mô hình AI | model(s) | mô hình kinh tế",
    "pillar": "trụ cột | đột phá | mũi nhọn | trọng tâm | pillar(s)",
    "principle": "nguyên tắc | quan điểm | principle(s)",
    "phase": "giai đoạn | phase(s)",
    "level": "cấp | cấp độ | cấp hành chính | cấp chính quyền | mức độ | level(s) | tier(s)",
    "round": "đợt | vòng | round(s) | wave(s)",
    "factor": "yếu tố | nhân tố | động lực | factor(s)",
    "challenge": "thách thức | khó khăn | vướng mắc | khó khăn, vướng mắc | điểm nghẽn | tồn tại, hạn chế"
    " | challenge(s) | bottleneck(s)",
    "category": "categor(y/ies)",
    "infection": "infection(s)",
    "type": "loại | loại hình | thể loại | kiểu | dạng | type(s) | kind(s)",
    "function": "chức năng | function(s)",
    "module": "phân hệ | mô-đun | module(s)",
    "language": "ngôn ngữ | thứ tiếng | language(s)",
    "ethnic_group": "dân tộc | ethnic group(s) | dân tộc thiểu số",
    "meeting": "cuộc họp | cuộc gặp | buổi làm việc | buổi | phiên họp | hội nghị giao ban | meeting(s)",
    "conference": "hội nghị | hội nghị, hội thảo | conference(s) | webinar(s) | hội nghị trực tuyến",
    "session": "phiên | kỳ họp | phiên giao dịch | phiên tòa | session(s)",
    "event": "sự kiện | event(s)",
    "inspection": "cuộc thanh tra | cuộc kiểm tra | cuộc thanh tra, kiểm tra | lượt kiểm tra | inspection(s)",
    "survey": "cuộc khảo sát | cuộc điều tra | phiếu khảo sát | survey(s) | questionnaire(s)",
    "question": "câu hỏi | câu | question(s)",
    "complaint": "đơn khiếu nại | đơn thư | đơn tố cáo | đơn | khiếu nại | complaint(s)",
    "message": "tin nhắn | lượt tin nhắn | message(s) | text message(s) | SMS",
    "email": "thư điện tử | email(s) | e-mail(s)",
    "post": "bài đăng | post(s)",
    "incident": "sự cố | vụ việc mất an toàn thông tin | incident(s) | data breach(es)",
    "vulnerability": "lỗ hổng | điểm yếu | điểm yếu, lỗ hổng | vulnerabilit(y/ies) | lỗ hổng bảo mật",
    "violation": "vi phạm | hành vi | lượt vi phạm | violation(s) | hành vi vi phạm",
    "disaster": "cơn bão | trận lũ | trận động đất | trận | đợt thiên tai | thiên tai | disaster(s)"
    " | storm(s)",
    "strike": "cuộc đình công | strike(s)",
    "software_product": "phần mềm | software product(s)",
    "interface": "API(s) | giao diện | kết nối | interface(s) | connection(s)",
    "algorithm": "thuật toán | algorithm(s)",
    "parameter": "tham số | parameter(s)",
    "token": "token(s)",
    "digit": "con số | chữ số | digit(s)",
    "word": "word(s) | chữ",
    "pixel": "điểm ảnh | pixel(s)",
    "seat": "chỗ | chỗ ngồi | ghế | chỗ đỗ | seat(s)",
    "shift": "ca làm việc | ca trực | ca sản xuất | shift(s)",
    "period": "kỳ | nhiệm kỳ | period(s) | term(s)",
    "season": "mùa | mùa vụ | season(s)",
    "generation": "thế hệ | generation(s)",
    "section": "bộ phận | phần | part(s) | section(s)",
    "group_of_goods": "nhóm hàng | nhóm hàng hóa | nhóm ngành | nhóm sản phẩm",
    "base": "căn cứ | bases",
    "box": "hộp | chai | box(es) | bottle(s)",
    "set": "bộ sản phẩm | bộ kit | bộ quần áo | bộ dụng cụ | bộ bàn ghế | bộ ảnh | sets",
    "occurrence": "lượt | lần xuất hiện | occurrence(s)",
    "week": "tuần | tuần lễ | week | weeks",
    "decade": "thập kỷ | thập niên | decade | decades",
    "century": "thế kỷ | centur(y/ies)",
    "credit_institution": "tổ chức tín dụng | TCTD | credit institution(s)",
    "contractor": "nhà thầu | contractor(s)",
    "carbon_credit": "tín chỉ carbon | tín chỉ các-bon | tín chỉ | carbon credit(s)",
    "tourist": "du khách | khách du lịch | lượt du khách | tourist(s) | tourist arrival(s)"
    " | lượt khách du lịch",
    "home": "home(s)",
    "researcher": "nhà nghiên cứu | cán bộ nghiên cứu | researcher(s)",
    "professor": "giáo sư | professor(s)",
    "manager": "manager(s) | cán bộ quản lý | nhà quản lý",
    "executive": "executive(s) | giám đốc",
    "athlete": "vận động viên | athlete(s)",
    "artist": "nghệ sĩ | artist(s)",
    "police_officer": "police officer(s) | công an | cảnh sát",
    "shopper": "shopper(s)",
    "buyer": "buyer(s)",
    "retailer": "retailer(s) | nhà bán lẻ",
    "merchant": "merchant(s) | thương nhân | tiểu thương",
    "importer": "importer(s) | nhà nhập khẩu",
    "facility": "facilit(y/ies)",
    "institute": "viện | viện nghiên cứu | institute(s) | research institute(s)",
    "club": "câu lạc bộ | CLB | club(s)",
    "council": "hội đồng | council(s)",
    "college": "college(s)",
    "workshop": "hội thảo | workshop(s) | seminar(s) | tọa đàm",
    "forum": "diễn đàn | forum(s)",
    "activity": "hoạt động | activit(y/ies)",
    "contest": "cuộc thi | contest(s)",
    "audit": "cuộc kiểm toán | audit(s)",
    "boat": "thuyền | boat(s)",
    "vessel": "tàu thuyền | vessel(s)",
    "plant": "plant(s)",
    "goal": "mục tiêu | goal(s)",
    "solution": "giải pháp | solution(s)",
    "action": "hành động | action(s)",
    "step": "bước | step(s)",
    "stage": "khâu | stage(s)",
    "feature": "tính năng | feature(s)",
    "component": "cấu phần | thành phần | component(s)",
    "problem": "vấn đề | issue(s) | problem(s) | bài toán | nút thắt",
    "taxi": "taxi(s) | xe taxi",
    "star": "star(s) | sao",
    "economist": "nhà kinh tế | nhà kinh tế học | economist(s)",
    "analyst": "nhà phân tích | analyst(s)",
    "trader": "nhà giao dịch | trader(s)",
    "lawyer": "luật sư | lawyer(s)",
    "judge": "thẩm phán | judge(s)",
    "lawmaker": "lawmaker(s) | nhà lập pháp | senator(s) | nghị sĩ | congressm(an/en)",
    "minister": "bộ trưởng | thứ trưởng | minister(s)",
    "ambassador": "đại sứ | ambassador(s)",
    "director": "director(s)",
    "entrepreneur": "doanh nhân | entrepreneur(s) | founder(s)",
    "freelancer": "freelancer(s)",
    "owner": "chủ sở hữu | chủ hộ | chủ cơ sở | owner(s) | homeowner(s) | landlord(s)",
    "tenant": "tenant(s) | renter(s)",
    "veteran": "cựu chiến binh | thương binh | veteran(s)",
    "prisoner": "phạm nhân | prisoner(s) | inmate(s)",
    "protester": "protester(s) | demonstrator(s)",
    "viewer": "khán giả | viewer(s)",
    "reader": "độc giả | bạn đọc | reader(s)",
    "listener": "thính giả | listener(s)",
    "fan": "fan(s)",
    "spectator": "spectator(s)",
    "creator": "nhà sáng tạo nội dung | nhà sáng tạo | creator(s) | content creator(s) | influencer(s)",
    "contributor": "contributor(s) | người đóng góp",
    "donor": "nhà tài trợ | người hiến máu | donor(s) | sponsor(s)",
    "pensioner": "pensioner(s) | retiree(s)",
    "claim": "claim(s) | jobless claim(s)",
    "job_cut": "job cut(s) | layoff(s) | redundanc(y/ies)",
    "hire": "hire(s) | new hire(s) | recruit(s)",
    "position": "chức danh | position(s) | vị trí công tác",
    "listing": "tin đăng | listing(s)",
    "stock": "mã | mã cổ phiếu | mã chứng khoán | stock(s) | ticker(s)",
    "ipo": "IPO(s) | đợt IPO | initial public offering(s)",
    "merger": "vụ sáp nhập | merger(s) | acquisition(s) | takeover(s)",
    "bankruptcy": "vụ phá sản | bankruptc(y/ies) | insolvenc(y/ies)",
    "lawsuit": "vụ kiện | lawsuit(s)",
    "judgment": "bản án | judgment(s) | ruling(s)",
    "declaration": "tờ khai | tờ khai hải quan | tờ khai thuế | declaration(s) | tax return(s)",
    "mortgage": "mortgage(s)",
    "insurance_policy": "hợp đồng bảo hiểm | insurance polic(y/ies)",
    "rig": "giàn khoan | giàn | rig(s) | oil rig(s)",
    "well": "giếng | giếng khoan | wells",
    "turbine": "tuabin | tua-bin | turbin | turbine(s) | wind turbine(s)",
    "solar_panel": "tấm pin | tấm pin mặt trời | solar panel(s) | panel(s)",
    "generating_unit": "tổ máy | generating unit(s)",
    "battery": "pin | viên pin | batter(y/ies)",
    "meter": "công tơ | công tơ điện tử | đồng hồ nước | smart meter(s)",
    "transformer": "máy biến áp | transformer(s)",
    "pole": "cột điện | cột | pole(s)",
    "carriage": "toa xe | toa | carriage(s) | wagon(s)",
    "missile": "tên lửa | missile(s) | rocket(s)",
    "launch": "vụ phóng | launch(es)",
    "bird": "con chim | bird(s)",
    "fish": "con cá | fish",
    "religion": "tôn giáo | religion(s)",
    "temple": "ngôi chùa | chùa | nhà thờ | temple(s) | church(es)",
    "pump_station": "trạm bơm | pumping station(s)",
    "code": "mã số | mã QR | mã số thuế | mã định danh | mã vùng trồng | code(s) | QR code(s)",
    "focal_point": "đầu mối | focal point(s)",
    "growth_pole": "cực tăng trưởng | growth pole(s)",
    "axis": "trục | axes | axis",
    "corridor": "hành lang | hành lang kinh tế | corridor(s)",
    "work": "tác phẩm | works",
    "line_of_code": "dòng mã | dòng lệnh | lines of code",
    "bug": "lỗi | bug(s)",
    "pill": "viên | viên thuốc | pill(s) | tablet pill(s)",
    "bag": "bao | bag(s) | túi",
    "result": "kết quả | result(s) | outcome(s)",
    "advantage": "lợi thế | advantage(s)",
    "role": "vai trò | role(s)",
    "aspect": "khía cạnh | phương diện | aspect(s) | dimension(s)",
    "orientation": "định hướng | hướng | phương hướng | direction(s)",
    "need": "nhu cầu | yêu cầu | requirement(s) | request(s)",
    "proposal": "đề xuất | proposal(s)",
    "recommendation": "khuyến nghị | recommendation(s)",
    "reform": "cải cách | reform(s)",
    "sanction": "lệnh trừng phạt | sanction(s)",
    "tariff_line": "dòng thuế | tariff line(s)",
    "occupation": "nghề | nghề nghiệp | occupation(s) | profession(s)",
    "skill": "kỹ năng | skill(s)",
    "talent": "nhân tài | talent(s)",
    "camp": "trại | camp(s) | shelter(s)",
    "representative_office": "văn phòng đại diện | representative office(s)",
    "data_point": "điểm dữ liệu | data point(s)",
    "node": "nút | nút mạng | node(s)",
    "example": "ví dụ | example(s)",
    "map": "bản đồ | map(s)",
    "exam": "kỳ thi | cuộc thi tuyển | exam(s) | examination(s)",
    "newsletter": "bản tin | newsletter(s)",
}

# May stand before any noun above and change nothing: cái, chiếc count things, lượt times.
CLASSIFIERS = "chiếc | cái | lượt"
# Parts of a whole in words and signs: numerator/denominator.
FRACTIONS = {
    "1/2": "½ | half | one-half | one half | a half",
    "1/3": "⅓ | one-third | one third | a third",
    "2/3": "⅔ | two-thirds | two thirds",
    "1/4": "¼ | one-quarter | one quarter | a quarter | one-fourth | one fourth",
    "3/4": "¾ | three-quarters | three quarters | three-fourths | three fourths",
    "1/5": "⅕ | one-fifth | one fifth | a fifth",
    "2/5": "⅖ | two-fifths | two fifths",
    "3/5": "⅗ | three-fifths | three fifths",
    "4/5": "⅘ | four-fifths | four fifths",
    "1/6": "⅙ | one-sixth | one sixth | a sixth",
    "5/6": "⅚ | five-sixths | five sixths",
    "1/7": "one-seventh | one seventh | a seventh",
    "1/8": "⅛ | one-eighth | one eighth | an eighth",
    "3/8": "⅜ | three-eighths | three eighths",
    "5/8": "⅝ | five-eighths | five eighths",
    "7/8": "⅞ | seven-eighths | seven eighths",
    "1/10": "⅒ | one-tenth | one tenth | a tenth",
    "3/10": "three-tenths | three tenths",
    "7/10": "seven-tenths | seven tenths",
    "9/10": "nine-tenths | nine tenths",
}
# Words after 1/2 that make it a half: what follows is the whole.
WHOLES = (
    "số | tổng số | dân số | diện tích | thời gian | doanh thu | sản lượng | trong số | trong tổng số | của"
    " | chặng đường | quãng đường | kim ngạch | giá trị | thị phần | lực lượng | of"
)
# A half more of the scale word before it: 2 triệu rưỡi.
HALVES = "rưỡi | rưởi"
# Begin as a unit does and are none: the longest phrase wins, and these say that it counts nothing.
NOT_UNITS = (
    "đồng thời | đồng bộ | đồng nghĩa | đồng đều | đồng loạt | đồng tình | đồng ý | đồng hành | đồng hồ"
    " | đồng bằng | nước ngoài | nước sạch | nước ta | nước mắm | nước uống | tấn công | bộ máy | tổ hợp"
    " | ngành dọc"
    " | trường phái | ca sĩ | ca ngợi | cái gọi là | lần lượt | độ tuổi | độ dài | giờ đây"
    " | bản thân | bản chất | bài bản | cấp bách | cấp thiết | hộ tịch | hộ khẩu | cơ chế một cửa | điểm mới"
    " | thẻ vàng | tuyến đầu | cổ phần hóa | cổ phần hoá | đơn giản | đơn thuần | phần lớn | phần còn lại"
    " | bên cạnh | dân cư | dân sinh | dân chủ | quý khách | quý vị"
    " | bước đầu | bước tiến | bước ngoặt | vùng sâu | vùng xa | kỳ vọng | giải quyết | giải trình"
    " | giải ngân"
    " | báo hiệu | tin tưởng | tin cậy | tin học | nhóm họp | bao gồm | hướng tới | hướng đến | hướng dẫn"
    " | mã hóa | mã hoá | cột mốc | trục lợi | trại giam | đoàn kết | đội hình | hội nhập | hội tụ"
    " | bản quyền | bản lĩnh | bản sắc | quỹ đất | quỹ đạo | giải phóng | phòng chống | phòng, chống"
    " | phòng ngừa | đơn giá | loại bỏ | loại trừ | cầu nối | cầu thủ | khách quan | suất đầu tư"
    " | mục đích | kho tàng | chỗ đứng | bến bờ | trường tồn | ví như | giống như | giống nhau | cây cối"
    " | nghề tự do | lô cốt | cấp cứu | cấp phép | tiếng vang | thẻ phạt | chữ nghĩa | ban đầu | ban hành"
    " | bit coin | xe cộ"
)

# English words that may stand between a number and the noun it counts. The singular of every
# noun above may, too: 300 bank branches are branches.
MODIFIERS = (
    "more | additional | other | extra | further | different | separate | distinct | new | newly | existing"
    " | current | former | old | young | big | large | small | medium | small and medium | medium-sized"
    " | small-scale"
    " | large-scale | major | minor | main | key | leading | top | local | foreign | domestic | international"
    " | national | regional | provincial | municipal | central | global | overseas | public | private"
    " | state-owned | state-run | government | governmental | civil | military | federal | commercial"
    " | industrial | agricultural | manufacturing | financial | economic | social | cultural | political"
    " | administrative | legal | technical | scientific | medical | primary | secondary | tertiary | high"
    " | vocational | educational | academic | digital | online | offline | electronic | e-commerce | mobile"
    " | smart | internet | web | broadband | wireless | cloud | cyber | data | software | hardware | tech"
    " | IT"
    " | ICT | AI | IoT | 5G | 4G | FDI | ODA | registered | listed | unlisted | licensed | certified"
    " | accredited"
    " | qualified | skilled | unskilled | highly | low-income | middle-income | high-income | high-tech"
    " | full-time"
    " | part-time | temporary | permanent | seasonal | direct | indirect | active | monthly | daily | weekly"
    " | annual | unique | paying | paid | free | poor | near-poor | rich | rural | urban | remote | coastal"
    " | mountainous | ethnic | elderly | disabled | female | male | women-owned | family | community"
    " | residential"
    " | solar | wind | electric | hybrid | gas | oil | coal | nuclear | power | energy | traffic | road"
    " | rail"
    " | air | sea | cargo | freight | container | tourist | food | health | healthcare | education | training"
    " | research | innovation | technology | investment | trade | export | import | business | consumer"
    " | Vietnamese | Chinese | American | Japanese | Korean | South Korean | European | Indian | Indonesian"
    " | Thai | Malaysian | Singaporean | German | French | British | Russian | ASEAN | EU | US | UK"
    " | non-state | non-profit | unemployed | self-employed | informal | formal | insured | confirmed"
    " | successful | valid | pending | total | such | individual | specialised | specialized | strategic"
    " | priority"
    " | important | specific | core | basic | advanced | fully | partially | wholly | directly-run"
    " | affordable"
    " | social housing | land | labour | labor | real estate"
)

LINKS = "/ | mỗi | một | trên | per | a | an | each | every | trên mỗi | trên một | cho mỗi | / 1 | / 01"
DENOMINATORS = {
    "year": "năm | year | annum | yr",
    "quarter": "quý | quarter",
    "month": "tháng | month",
    "week": "tuần | week",
    "day": "ngày | day | ngày đêm",
    "hour": "giờ | hour | h | tiếng",
    "minute": "phút | minute",
    "second": "giây | second | s",
    "person": "người | đầu người | người dân | person | capita | head | inhabitant | nhân khẩu | khẩu",
    "worker": "lao động | người lao động | worker | employee",
    "household": "hộ | hộ gia đình | household | hộ dân | family",
    "student": "sinh viên | học sinh | student | pupil | học viên",
    "teacher": "giáo viên | teacher",
    "child": "trẻ | child",
    "woman": "phụ nữ | woman",
    "customer": "khách hàng | customer",
    "visitor": "khách | lượt khách | visitor",
    "user": "người dùng | user",
    "subscription": "thuê bao | subscription",
    "account": "tài khoản | account",
    "enterprise": "doanh nghiệp | enterprise | firm | company",
    "case": "trường hợp | case | vụ",
    "household_business": "hộ kinh doanh",
    "official": "cán bộ | công chức",
    "transaction": "giao dịch | món | transaction",
    "record": "hồ sơ",
    "order": "đơn hàng | order",
    "share": "cổ phiếu | cổ phần | share",
    "bed": "giường bệnh | giường",
    "vehicle": "xe | vehicle",
    "commune": "xã | commune",
    "village": "thôn",
    "class": "lớp | class",
    "trip": "lượt | chuyến | trip",
    "product": "sản phẩm | product",
    "piece": "chiếc | cái | piece",
    "animal": "con",
    "dose": "liều | dose",
    "house": "căn | căn hộ",
    "km": "km | kilometre | kilometer",
    "km2": "km2 | km² | square kilometre | square kilometer | sq km",
    "m2": "m2 | m² | square metre | square meter | mét vuông | sqm",
    "m3": "m3 | m³ | cubic metre | cubic meter | mét khối",
    "hectare": "ha | hécta | héc ta | hectare | hecta",
    "litre": "lít | litre | liter",
    "barrel": "thùng | barrel | b | bbl",
    "kg": "kg | kilogram | ki-lô-gam",
    "tonne": "tấn | tonne | ton | metric ton | metric tonne",
    "quintal": "tạ",
    "ounce": "ounce | oz | troy ounce",
    "lb": "lb | pound",
    "tael": "lượng | lượng vàng",
    "mace": "chỉ | chỉ vàng",
    "gallon": "gallon",
    "kWh": "kWh | kilowatt-hour | kilowatt hour",
    "MWh": "MWh | megawatt-hour",
    "MW": "MW | megawatt",
    "kW": "kW",
    "MMBtu": "MMBtu | triệu BTU",
    "TEU": "TEU",
    "container": "container",
    "GB": "GB",
    "mile": "mile",
    "square_foot": "sq ft | square foot",
    "acre": "acre",
    "inch": "inch",
}
REGULARLY = {
    "year": "hàng năm | hằng năm | annually | yearly | p.a. | per year on average | pa",
    "month": "hàng tháng | hằng tháng | monthly",
    "week": "hàng tuần | hằng tuần | weekly",
    "day": "hàng ngày | hằng ngày | daily",
}
CROWDS = {
    "people": "dân | người | người dân | dân số | nhân khẩu | people | persons | inhabitants | residents"
    " | population | of population | of the population | capita",
    "households": "hộ | hộ gia đình | hộ dân | households",
    "live_births": "trẻ đẻ sống | trẻ sinh sống | ca sinh sống | ca đẻ sống | trẻ sinh ra sống"
    " | live births | births",
    "children": "trẻ | trẻ em | children",
    "women": "phụ nữ | women",
    "girls": "bé gái | trẻ em gái | nữ | girls | females",
    "workers": "lao động | người lao động | công nhân | workers | employees",
    "students": "sinh viên | học sinh | students | pupils",
    "enterprises": "doanh nghiệp | enterprises | firms | companies",
    "vehicles": "xe | phương tiện | vehicles",
}
CROWD_SIZES = {
    "100": "100 | một trăm | hundred",
    "1000": "1000 | 1.000 | 1,000 | 1 000 | nghìn | 1 nghìn | ngàn | thousand",
    "2000": "2000 | 2.000 | 2,000",
    "10000": "10000 | 10.000 | 10,000 | 10 000 | vạn | 1 vạn | một vạn | 10 nghìn | 10 ngàn",
    "100000": "100000 | 100.000 | 100,000 | 100 000 | 100 nghìn | 100 ngàn | mười vạn",
    "1000000": "1000000 | 1.000.000 | 1,000,000 | triệu | 1 triệu | một triệu | million | 1 million",
}


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number counts: its code and kind, whether the code is an inference, how much of it one is."""

    code: str
    kind: Kind
    inferred: bool = False
    factor: Decimal = Decimal(1)


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
# What takes no room in print. U+202E is none of it: what follows is shown from right to left.
INVISIBLE = (
    "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u2060\u2061\u2062\u2063\u2064"
    "\u2066\u2067\u2068\u2069\ufe0e\ufe0f\ufeff"
)
_INVISIBLE = dict.fromkeys(map(ord, INVISIBLE))
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


class Phrases(dict[Phrase, Meaning]):
    """Phrases with their meanings, which know how many words a phrase can have that a word opens."""

    @cached_property
    def _opened(self) -> Mapping[str, int]:
        opened: dict[str, int] = {}
        for phrase in self:
            opened[phrase[0]] = max(opened.get(phrase[0], 0), len(phrase))
        return opened

    def most(self, first: Token) -> int:
        """Return how long a phrase that begins with a token can be, as printed or in small letters."""
        return max(self._opened.get(first.text, 0), self._opened.get(first.key, 0))


def longest(lexicon: Mapping[Phrase, Meaning], words: Sequence[Token], at: int) -> tuple[Meaning | None, int]:
    """Meaning of the longest known phrase that starts at a token, and the token after it.

    Returns None and the same place where no phrase of the lexicon starts.
    """
    most = lexicon.most(words[at]) if isinstance(lexicon, Phrases) and at < len(words) else LONGEST_PHRASE
    for end in range(min(at + most, len(words)), at, -1):
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


_ENDINGS = re.compile(r"(?<=[^\W\d_])\((?:([a-z]+)/)?([a-z]+)\)")


def spellings(listed: str, *, singular: bool = False) -> list[str]:
    """Split a table entry into phrases, with the endings in brackets off and on, or off alone.

    Of singulars only those that a plural is written for are told.

    Examples
    --------
    >>> spellings("ngân hàng | bank(s) | compan(y/ies)")
    ['ngân hàng', 'bank', 'banks', 'company', 'companies']
    >>> spellings("ngân hàng | bank(s) | compan(y/ies)", singular=True)
    ['bank', 'company']
    """
    found = []
    for phrase in listed.split(" | "):
        one, many = _ENDINGS.sub(r"\1", phrase), _ENDINGS.sub(r"\2", phrase)
        if singular:
            found += [one] if one != phrase else []
        else:
            found += [one] if one == many else [one, many]
    return found


def phrases(listed: str, *, cased: bool = False) -> list[Phrase]:
    """Split a table entry into phrases, each a tuple of looked-up forms."""
    return [tuple(t.text if cased else t.key for t in tokens(p)) for p in spellings(listed)]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Every phrase that can be read, by the place in the form where it may stand.

    A unit may be taken per what `links` join it to among `denominators`, or `regularly`.
    `classifiers` may stand before a counted noun and `modifiers` before an English one;
    `no_units` begin as units do and are none.
    """

    before: Mapping[Phrase, str]
    after: Mapping[Phrase, str]
    between: Mapping[Phrase, str]
    scales: Mapping[Phrase, Decimal]
    short_scales: Mapping[Phrase, Decimal]
    money_scales: Mapping[Phrase, Decimal]
    halves: Mapping[Phrase, str]
    fractions: Mapping[Phrase, str]
    wholes: Mapping[Phrase, str]
    money: Mapping[Phrase, Unit]
    units: Mapping[Phrase, Unit]
    no_units: Mapping[Phrase, str]
    classifiers: Mapping[Phrase, str]
    modifiers: Mapping[Phrase, str]
    links: Mapping[Phrase, str]
    denominators: Mapping[Phrase, str]
    regularly: Mapping[Phrase, str]
    bases: Mapping[Phrase, str]

    @property
    def per(self) -> Mapping[Phrase, str]:
        """Every phrase that says what a unit is taken per, links joined to denominators: many."""
        joined = product(self.links, self.denominators.items())
        return {link + noun: code for link, (noun, code) in joined} | dict(self.regularly)


@cache
def lexicon() -> Lexicon:
    """Build the lexicon from the tables, once."""
    money = _units(INFERRED_MONEY, "money", inferred=True) | _units(MONEY, "money")
    money |= _units(CASED_MONEY, "money", cased=True)
    minor = {
        phrase: replace(unit, factor=Decimal("0.01"))
        for table, inferred in ((MINOR_MONEY, False), (INFERRED_MINOR_MONEY, True))
        for phrase, unit in _units(table, "money", inferred=inferred).items()
    }
    measures = _units(MEASURES, "measure") | _units(CASED_MEASURES, "measure", cased=True)
    tables: dict[str, dict[Phrase, Any]] = {
        "before": _meanings(BEFORE),
        "after": _meanings(AFTER),
        "between": _meanings(BETWEEN),
        "scales": {phrase: Decimal(factor) for phrase, factor in _meanings(SCALES).items()},
        "short_scales": {phrase: Decimal(factor) for phrase, factor in _meanings(SHORT_SCALES).items()},
        "halves": _meanings({"half": HALVES}),
        "fractions": _meanings(FRACTIONS),
        "wholes": _meanings({"whole": WHOLES}),
        "money": money,
        "units": _units(NOUNS, "count") | _units(SHARES, "share") | measures | minor | money,
        "no_units": _meanings({"none": NOT_UNITS}),
        "classifiers": _meanings({"classifier": CLASSIFIERS}),
        "modifiers": _modifiers(),
        "links": _meanings({"per": LINKS}),
        "denominators": _denominators(),
        "regularly": _meanings(REGULARLY),
        "bases": _meanings({"GDP": PERCENT_BASES}),
    }
    scales = tables["scales"] | tables["short_scales"]
    return Lexicon(**{name: Phrases(table) for name, table in (tables | {"money_scales": scales}).items()})


def _meanings(table: Mapping[str, str], *, cased: bool = False) -> dict[Phrase, str]:
    return {phrase: meaning for meaning, listed in table.items() for phrase in phrases(listed, cased=cased)}


def _units(
    table: Mapping[str, str], kind: Kind, *, inferred: bool = False, cased: bool = False
) -> dict[Phrase, Unit]:
    return {phrase: Unit(code, kind, inferred) for phrase, code in _meanings(table, cased=cased).items()}


def _modifiers() -> dict[Phrase, str]:
    singulars = [noun for listed in NOUNS.values() for noun in spellings(listed, singular=True)]
    return _meanings({"modifier": " | ".join([*singulars, *spellings(MODIFIERS)])})


def _denominators() -> dict[Phrase, str]:
    """Name what a unit may be taken per: "năm" is year, "100 dân" is 100_people."""
    nouns = _meanings(DENOMINATORS) | _meanings(MONEY)
    for (size, sizes), (noun, names) in product(CROWD_SIZES.items(), CROWDS.items()):
        joined = product(phrases(sizes), phrases(names))
        nouns |= {number + name: f"{size}_{noun}" for number, name in joined}
    return nouns


def per_at(words: Sequence[Token], at: int) -> tuple[str | None, int]:
    """What a unit is taken per, as "/năm" and "a year" say at a token, and the token after it.

    Returns None and the same place where nothing of the kind starts.
    """
    known = lexicon()
    regularly, end = longest(known.regularly, words, at)
    if regularly is not None:
        return regularly, end
    for end in range(min(at + _LONGEST_LINK, len(words)), at, -1):
        if tuple(word.key for word in words[at:end]) in known.links:
            per, beyond = longest(known.denominators, words, end)
            if per is not None:
                return per, beyond
    return None, at


def unit_at(words: Sequence[Token], at: int) -> tuple[Unit | None, int]:
    """Unit whose name starts at a token, and the token after it; None and the same place without one.

    The longest phrase counts. A classifier may stand before a noun, English modifiers may, too, and
    of English nouns the last counts: "bank branches" are branches. A hyphen may join a number to
    one English word: "5-year".

    Notes
    -----
    An "m" that touches its number may be a million, a "p" that does not and an "x" may be anything.
    """
    known = lexicon()
    unit, end = longest(known.units, words, at)
    if unit is None and _joined(words[at : at + 2]):
        unit, end = longest(known.units, words, at + 1)
        return (unit, end) if unit else (None, at)
    if longest(known.no_units, words, at)[1] > end or (end == at + 1 and _unclear(words[at])):
        return None, at
    classifier, beyond = longest(known.classifiers, words, at)
    if classifier is not None:
        return max((_noun_at(words, beyond), (unit, end)), key=lambda found: found[1])
    beyond = at
    for _ in range(_MOST_MODIFIERS):
        modifier, beyond = longest(known.modifiers, words, beyond)
        if modifier is None:
            break
        head, stop = _noun_at(words, beyond)
        if stop > end:
            unit, end = head, stop
    return unit, end


def _noun_at(words: Sequence[Token], at: int) -> tuple[Unit | None, int]:
    unit, end = longest(lexicon().units, words, at)
    return (unit, end) if unit is not None and unit.kind == "count" else (None, 0)


def _joined(pair: Sequence[Token]) -> bool:
    if len(pair) < 2 or pair[0].text != "-" or pair[0].gap or pair[1].gap:
        return False
    return pair[1].text.isascii() and pair[1].text.islower()


def _unclear(word: Token) -> bool:
    return (word.text == "m" and not word.gap) or (word.key in ("p", "x") and bool(word.gap))


def glued_scale_at(words: Sequence[Token], at: int) -> tuple[Decimal | None, int]:
    """Take a short scale that touches its number and stands before an English thing: 15m users.

    The thing may stand after the second end of a range, 10m-15m tonnes. Before a Vietnamese thing
    an m is a metre, and other scales are none of these.
    """
    if at < len(words) and not words[at].gap:
        factor, end = longest(lexicon().short_scales, words, at)
        beyond = end
        joint, start = longest(lexicon().between, words, end)
        if joint == "range" and [token.text for token in words[start + 1 : start + 2]] == [words[at].text]:
            beyond = start + 2
        unit, stop = unit_at(words, beyond)
        english = all(token.text.isascii() for token in words[beyond:stop])
        if factor is not None and unit is not None and unit.kind != "share":
            return (factor, end) if english or words[at].key in ("k", "tr") else (None, at)
    return None, at


def unit_codes() -> frozenset[str]:
    """Return every simple unit code a figure can have; a rate joins two, as ``CNY_per_person``."""
    return frozenset(unit.code for unit in lexicon().units.values())


def is_rate(code: str) -> bool:
    """Whether a unit code is a rate that can be read: ``CNY_per_person``, ``per_100_people``."""
    thing, *parts = f"_{code}".split("_per_")
    known = lexicon()
    taken = {*known.denominators.values(), *known.regularly.values()}
    return bool(parts) and thing[1:] in {"", *unit_codes()} and taken.issuperset(parts)
