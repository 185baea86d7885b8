"""The words by which a scan tells a figure from another number, and what kind of figure it is."""

from __future__ import annotations

import re

from econlab.evidence.periods import MONTHS, SHORT_MONTHS


def _set(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


def _phrases(listed: str) -> frozenset[str]:
    return frozenset(listed.split(" | "))


# The word right before a number that is a label: an article, a decree, a month, a table, a phase.
LABELS = _set(
    "điều khoản mục tiết chương bảng hình biểu khóa khoá kỳ kì lớp trang đợt vòng tầng phòng đường"
    " tổ ca khối loại luật số nhóm thứ quý tháng ngày mùng bước tập cấp phần tr"
    " chapter section sections article articles table figure fig box annex appendix page pages p pp"
    " vol volume"
    " no nos part item note footnote line grade class phase stage step type category tier version"
    " agenda decree decision circular directive resolution law act rule regulation clause schedule chart"
    " exhibit panel sdg scenario route highway room flight windows iphone ipad covid cop iso iec ieee tcvn"
    " qcvn series episode season apollo boeing airbus pillar principle equation eq lemma q h fy ios android"
    " paragraph paragraphs para protocol convention goal chapters clauses annexes tables figures pages items"
)
LABEL_PAIRS = _phrases(
    "nghị quyết | quyết định | nghị định | thông tư | chỉ thị | kết luận | phụ lục | biểu đồ | giai đoạn"
    " | cấp độ | mức độ | phiên bản | kỳ họp | phiên họp | đại hội | hội nghị | lần thứ | thế kỷ | quốc lộ"
    " | tiêu chuẩn | công văn | đề án | trung ương | sơ đồ | quy chuẩn | pháp lệnh | dự án | đại lộ | tỉnh lộ"
    " | kế hoạch | khoa học | công điện | tờ trình | chú thích | ghi chú | level of | group of"
)
# Labels with a second word before them that make them none: tổng số 5.000, con số 300, trong số 20.
NO_LABEL = _phrases(
    "tổng số | con số | trong số | với số | số lượng | đa số | hệ số | bình quân số | một số"
    " | mỗi tháng | mỗi ngày"
    " | hàng tháng | hàng ngày | hằng tháng | hằng ngày | mỗi quý | mỗi lớp | trung cấp | cung cấp | mỗi tổ"
    " | trên số | chỉ số | các phần | có phần | những ngày | những tháng | total no | mỗi nhóm | lên số"
    " | đổi số | tế số | nghệ số | liệu số | hội số | kỹ số | phủ số | trường số | thuật số"
    " | dân số | nền số | hạ tầng số | tầng số | hóa số"
    " | mỗi cấp | thành phần | mỗi ca | mỗi trang | mỗi loại"
)
CALENDAR = {"tháng": 12, "ngày": 31, "quý": 4, "mùng": 10, "q": 4}
YEAR_WORDS = _set(
    "năm in since by of during from until till to through for and before after around circa fy cuối đầu giữa"
    " từ đến tới trước sau kể trong và vào hè thu xuân đông tết vụ early late mid end constant"
    " spring summer autumn fall winter the"
).union(MONTHS, SHORT_MONTHS)
# Without one of these before it a year is a year: no part of it, and nothing compared with it.
YEAR_QUALIFIERS = _set(
    "quý q tháng nửa of h1 h2 q1 q2 q3 q4 đầu cuối với kỳ kì months quarter than from compared to"
    " versus vs vs. over on lần times"
).union(MONTHS, SHORT_MONTHS, (f"{month}," for month in MONTHS), (f"{month}." for month in SHORT_MONTHS))
# Before a year: it is one to come, unless one of the others says that it is past or names a programme.
UNTIL = _set("đến tới by until")
NOT_AHEAD = _set("hết tính hướng nhìn từ kể đoạn from up")
# Before a bare 1/3: it is a share.
SHARES = _set("chiếm đạt bảo đảm còn tới là bằng về to by of about only just")
# Words before a bare number that show that it is a result: đạt 5,5; stood at 104.2.
RESULTS = _set(
    "đạt là chiếm tăng giảm còn lên xuống bằng mức tới gồm được đến có gấp hơn kém dưới trên"
    " at by of was were is are to reached reaching totalled totaled stood scored averaging averaged hit rose"
    " fell score index with"
)
RANKING = _set("đứng xếp hạng vị trí ranked ranks ranking rank placed position place")
# The last of these right before a bare number make it a place in an ordering.
RANKED = _set("hạng ranked ranks")
# Words after a number that count nothing.
STOP = _set(
    "và hoặc hay của trong ngoài tại từ đến tới cho với về theo so là có được bị đã đang sẽ cũng còn mà thì"
    " nhưng vì do bởi để khi nếu như nhằm qua trên dưới giữa sau trước trở lên xuống tăng giảm đạt chiếm gồm"
    " bao này đó kia các những một mỗi vào ra thuộc không chưa phải cần hơn kém cao thấp nhất tương"
    " trung bình"
    " lần lượt năm tính kể cùng đối lớn nhỏ nằm nên nữa rất đều chỉ vẫn cả ước khoảng gần"
    " the a an and or of in on at to from by for with as than but while which that this these those is are"
    " was were be been has have had will would should could may might must not per over under between about"
    " more less respectively when if so because although though however compared versus vs after before since"
    " during until through into up down out off again also only its their his her our it they he she we you"
    " i both each other same such there where who whom whose what how all any some most many few own"
    " higher lower according including excluding against among around within without"
)
# What a text is divided into; numbers of these are no figures of anything outside the text.
PARTS = _set(
    "phần quan trụ cấu nguyên lớp trục vòng mục chức chương điều nội giai bước khâu mặt"
    " parts sections chapters pillars principles steps annexes appendices tables figures boxes objectives"
    " themes paragraphs clauses recommendations"
)
PART_PAIRS = _phrases(
    "đặc điểm | đặc trưng | nhóm nhiệm | nhóm giải | nhóm vấn | thành phần | lĩnh vực chính"
    " | main areas | key areas"
)
# Before so many years: the name of a plan or of a report, not a length of time.
PLANNING = _set("hội hoạch kết cáo lược bc kỳ nhiệm")
DURATIONS = frozenset(
    {"year", "quarter", "month", "week", "day", "hour", "minute", "second", "decade", "century"}
)

_UP = _set(
    "tăng up rose rise rises risen rising increase increased increases increasing grew grow grows"
    " grown growing"
    " jump jumped jumps jumping climbed climb climbs climbing gained gain gains gaining surged surge"
    " surges surging"
    " expanded expand expands expanding soared soar soars soaring added adding adds advanced"
    " advancing higher improved improving accelerated strengthened widened widening"
    " additional extra thêm"
)
_DOWN = _set(
    "giảm down fell fall falls fallen falling decrease decreased decreases decreasing drop dropped"
    " drops dropping"
    " declined decline declines declining shrank shrunk shrinks shrinking contracted contracts"
    " contracting slid"
    " slipped slips slumped lost losing lower lowered cut cuts cutting reduced reduce reduces"
    " reducing reduction"
    " plunged tumbled narrowed narrowing weakened eased shed kém fewer"
)
_MORE, _LESS = _set("cao nhiều lớn nhanh vượt"), _set("thấp ít nhỏ chậm")
# May stand between the word of a change and the figure.
CHANGE_FILLERS = _set(
    "thêm mạnh nhẹ đi bớt tới bình quân trung tương ứng lần lượt gần khoảng là by of an a some about"
    " nearly over further"
    " another sharply slightly steadily only just average annual as much ranging between roughly"
    " around almost"
    " least than more the record even đáng kể"
)
# The figure after these is where something came to or came from, not by how much it changed.
LEVELS = _set("lên xuống còn to at từ from đến mức")
# Verbs that say a change only with "by": to raise $40m is no rise of it.
RAISED = dict.fromkeys(_set("raise raised raises raising hike hiked hikes hiking"), "increase")
# The number after "tốc độ tăng" is a rate of growth: a level of its own.
RATES = _set("độ mức đà nhịp rate pace")

# What a sentence says of its figures: aims, a turn to what is, forecasts. Each begins with a letter, and
# no group or word boundary stands before it, which would make a search far slower; what is found is
# looked at for a boundary.
_AIMED = (
    r"mục tiêu(?! đề ra| này)|phấn đấu|phân đấu|chỉ tiêu|bảo đảm(?<!phải bảo đảm)|đảm bảo(?<!phải đảm bảo)"
    r"|nỗ lực đưa|bắt buộc|ưu tiên bố trí"
    r"|target(?:s|ed|ing)?\b|aim(?:s|ed|ing)?\b|goals?\b|objectives?\b|plan(?:s|ned)? to\b|striv(?:e"
    r"|es|ing)\b|pledged"
    r"|committed to|needs? to\b|needed\b|should\b|require(?:s|d)? to\b"
)
# Words of what is so now; the Vietnamese one is a part of many others.
_NOW = (
    r"hiện(?<!thực hiện)(?<!thể hiện)(?<!phát hiện)(?<!xuất hiện)(?<!biểu hiện)(?<!tái hiện)"
    r"(?! (?:đại|thực|vật|tượng|trạng|trường|hành|diện|hữu|hình)\b)"
    r"|đến nay|tới nay|currently\b|at present\b|so far\b|to date\b"
)
_TURNED = rf"tuy nhiên|{_NOW}|đã có|đã đạt|however\b"
_FORESEEN = (
    r"dự báo|dự kiến|dự tính|dự đoán|triển vọng|kỳ vọng|có thể (?:giúp|tăng|giảm|đạt|lên|mang)|sẽ\b(?! bị)"
    r"|forecasts?\b|expected to\b|is expected|are expected|project(?:ed|ions?|ing)\b|projects (?:that"
    r"|growth|inflation|retail)|expects?\b"
    r"|predict(?:ed|s|ions?)?\b|outlook|set to\b|will\b|would\b|likely to\b|anticipate[ds]?\b"
)
SAID = re.compile(f"{_AIMED}|{_TURNED}|{_FORESEEN}")
AIM, TURN, NOW = re.compile(_AIMED), re.compile(_TURNED), re.compile(_NOW)
# Words of what has come.
DONE = re.compile(rf"\bđã\b|\bđang\b|{_NOW}|\bhas\b|\bhave\b|\bhad\b")


def direction(word: str, previous: str) -> str:
    """Return increase or decrease for a word of change, given the word before it; empty for another."""
    if word == "hơn":
        return "increase" if previous in _MORE else "decrease" if previous in _LESS else ""
    return "increase" if word in _UP else "decrease" if word in _DOWN else ""
