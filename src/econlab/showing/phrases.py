"""The words that several subjects share, and those of scales and units, in English and Vietnamese."""

LABELS: dict[str, tuple[str, str]] = {
    "year": ("year", "năm"),
    "window": ("window", "giai đoạn"),
    "place": ("place", "nơi"),
    "definition": ("definition", "định nghĩa"),
    "vintage": ("release", "lần công bố"),
    "note": ("note", "ghi chú"),
    "digital_economy": ("digital economy", "kinh tế số"),
    "gdp": ("GDP", "GDP"),
    "start": ("from", "từ"),
    "end": ("year", "năm"),
    "quantity": ("quantity", "đại lượng"),
    "share": ("share of GDP, %", "tỷ trọng trong GDP, %"),
    "printed": ("printed", "bản in"),
    "stated": ("stated", "được nêu"),
    "value": ("value", "giá trị"),
    "period": ("period", "kỳ"),
    "indicator": ("indicator", "chỉ tiêu"),
    "source": ("source", "nguồn"),
    "sources": ("Sources", "Nguồn"),
    "answers by": ("Answers by", "Câu trả lời theo"),
    "and more": ("and more", "và nguồn khác"),
    "": ("", ""),
    "asked": ("the window was asked for", "giai đoạn do người dùng yêu cầu"),
    "growth": ("growth, % a year", "tăng trưởng, %/năm"),
    "target": ("target", "mục tiêu"),
    "line": ("line", "dòng"),
    "figures": ("figures", "số liệu"),
    "increase": ("increase", "mức tăng"),
    "decrease": ("decrease", "mức giảm"),
    "statistic": ("statistic", "thống kê"),
    "forecast": ("forecast", "dự báo"),
    "change": ("change", "mức thay đổi"),
    "document": ("document", "văn bản"),
    "yes": ("yes", "có"),
    "no": ("no", "không"),
    "currency": ("currency", "đơn vị tiền"),
}

# Each scale with its name; the largest that a number reaches is written.
SCALES: tuple[tuple[float, tuple[str, str]], ...] = (
    (1e15, ("quadrillion", "triệu tỷ")),
    (1e12, ("trillion", "nghìn tỷ")),
    (1e9, ("billion", "tỷ")),
    (1e6, ("million", "triệu")),
)
# Units that stand after a number as they are, other than money.
UNIT_SIGNS: dict[str, tuple[str, str]] = {
    "percent": ("%", "%"),
    "percent_per_year": ("% a year", "%/năm"),
    "percentage_point": ("percentage points", "điểm phần trăm"),
    "multiple": ("times", "lần"),
    "rank": ("", ""),
    "": ("", ""),
}
