"""What results are called that bring no label of their own, by name or by the beginning of it."""

from econlab.showing.phrases import UNIT_SIGNS

# What stands in the rest of a name; codes of places and definitions stand as they are.
PARTS: dict[str, str] = {
    "core": "lõi",
    "digital economy": "kinh tế số",
    "in city": "sống tại đô thị",
    "interprovincial": "liên tỉnh",
    "intraprovincial": "đi làm xa trong tỉnh",
    "jobs per billion": "việc làm mỗi tỷ doanh số trực tuyến",
    "jobs per village": "việc làm mỗi làng Taobao",
    "entrepreneurs": "người khởi nghiệp",
    "entrepreneurs digital": "người khởi nghiệp bằng việc làm số",
    "labellers": "người dán nhãn",
    "local": "tại địa phương",
    "migrant workers": "lao động di cư",
    "mixed": "pha trộn",
    "no": "không đúng",
    "nominal": "danh nghĩa",
    "open": "còn bỏ ngỏ",
    "outgoing": "đi làm xa",
    "overlap": "người bị tính hai lần",
    "per million rural workers": "trên mỗi triệu lao động nông thôn",
    "primary": "khu vực I",
    "real": "thực",
    "retail": "lao động bán lẻ",
    "retail per rural person": "bán lẻ trên mỗi người dân nông thôn",
    "secondary": "khu vực II",
    "sectoral": "kinh tế số ngành, lĩnh vực",
    "sellers": "người bán livestream",
    "share of urban growth": "so với dân số đô thị tăng thêm",
    "tertiary": "khu vực III",
    "total": "tổng số",
    "unknown": "không có số liệu",
    "urban growth": "dân số đô thị tăng thêm",
    "villagers": "lao động làng Taobao",
    "yes": "đúng",
}

# A key that ends in an underscore begins the names of several results, told apart by what follows.
RESULTS: dict[str, tuple[str, str]] = {
    "association_": ("association", "mối liên hệ"),
    "beside_": ("beside it", "đặt bên cạnh"),
    "break_even_": ("break-even value", "giá trị hòa vốn"),
    "change_": ("change by part", "mức thay đổi theo phần"),
    "checks": ("sums checked", "số phép cộng đã kiểm"),
    "claim_core_years": (
        "years for which what is said of the core holds",
        "số năm mà điều được nói về phần lõi là đúng",
    ),
    "claim_sectoral_years": (
        "years for which what is said of the sectors holds",
        "số năm mà điều được nói về kinh tế số ngành, lĩnh vực là đúng",
    ),
    "conditions_": ("conditions", "số điều kiện"),
    "digital_work_persons": ("persons with digital work", "số người làm việc số"),
    "elasticity": ("elasticity", "độ co giãn"),
    "findings": ("sums that do not fit", "số phép cộng không khớp"),
    "ingredients_found": ("ingredients with figures", "số thành phần có số liệu"),
    "log_ratio_slope": ("slope of the log-ratio", "độ dốc của log tỷ số"),
    "multiplier_mixed": ("growth multiplier, nominal over real", "hệ số tăng trưởng, danh nghĩa trên thực"),
    "multiplier_nominal": ("growth multiplier, nominal", "hệ số tăng trưởng, danh nghĩa"),
    "multiplier_real": ("growth multiplier, real", "hệ số tăng trưởng, thực"),
    "penetration_": ("penetration", "mức thâm nhập"),
    "placebo_largest_": ("largest shortfall of a placebo", "mức thiếu hụt lớn nhất của giả dược"),
    "placebos_below_": ("placebos below", "số giả dược thấp hơn"),
    "required_": ("required growth", "tăng trưởng cần có"),
    "scale_": ("scale", "quy mô"),
    "share_growth": ("growth of the share of GDP", "tốc độ tăng của tỷ trọng trong GDP"),
    "simulated_persons": ("persons, simulated", "số người theo mô phỏng"),
    "simulated_share": ("share accounted for, simulated", "tỷ lệ giải thích được theo mô phỏng"),
    "what_if_gain": ("gain of the what-if", "mức tăng trong giả định"),
}

# Units of results, in words; a year and a count need none.
UNITS: dict[str, tuple[str, str]] = UNIT_SIGNS | {
    "person": ("persons", "người"),
    **dict.fromkeys(("year", "statement", "figure", "number"), ("", "")),
}
