"""The words that say how much a number is: hedges, scales, fractions, and what joins two to a range.

Written as `econlab.evidence.lexicon.spellings` reads them.
"""

from __future__ import annotations

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
# Parts of a whole in words and signs: numerator/denominator.
FRACTIONS = {
    "1/2": "½ | half | one-half | one half | a half | một phần hai",
    "1/3": "⅓ | one-third | one third | a third | một phần ba",
    "2/3": "⅔ | two-thirds | two thirds | hai phần ba",
    "1/4": "¼ | one-quarter | one quarter | a quarter | one-fourth | one fourth | một phần tư | một phần bốn",
    "3/4": "¾ | three-quarters | three quarters | three-fourths | three fourths | ba phần tư | ba phần bốn",
    "1/5": "⅕ | one-fifth | one fifth | a fifth | một phần năm",
    "2/5": "⅖ | two-fifths | two fifths | hai phần năm",
    "3/5": "⅗ | three-fifths | three fifths | ba phần năm",
    "4/5": "⅘ | four-fifths | four fifths | bốn phần năm",
    "1/6": "⅙ | one-sixth | one sixth | a sixth | một phần sáu",
    "5/6": "⅚ | five-sixths | five sixths | năm phần sáu",
    "1/7": "one-seventh | one seventh | a seventh | một phần bảy",
    "1/8": "⅛ | one-eighth | one eighth | an eighth | một phần tám",
    "3/8": "⅜ | three-eighths | three eighths | ba phần tám",
    "5/8": "⅝ | five-eighths | five eighths | năm phần tám",
    "7/8": "⅞ | seven-eighths | seven eighths | bảy phần tám",
    "1/10": "⅒ | one-tenth | one tenth | a tenth | một phần mười",
    "3/10": "three-tenths | three tenths | ba phần mười",
    "7/10": "seven-tenths | seven tenths | bảy phần mười",
    "9/10": "nine-tenths | nine tenths | chín phần mười",
}
# Words after 1/2 that make it a half: what follows is the whole.
WHOLES = (
    "số | tổng số | dân số | diện tích | thời gian | doanh thu | sản lượng | trong số | trong tổng số | của"
    " | chặng đường | quãng đường | kim ngạch | giá trị | thị phần | lực lượng | of"
)
# A half more of the scale word before it: 2 triệu rưỡi.
HALVES = "rưỡi | rưởi"
