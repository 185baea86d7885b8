"""What results are called that bring no label of their own, by name or by the beginning of it."""

from __future__ import annotations

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
        "số năm mà điều được nói về các ngành là đúng",
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
    "penetration_": ("penetration", "mức độ thâm nhập"),
    "placebo_largest_": ("largest shortfall of a placebo", "mức thiếu hụt lớn nhất của giả dược"),
    "placebos_below_": ("placebos below", "số giả dược thấp hơn"),
    "required_": ("required growth", "tăng trưởng cần có"),
    "scale_": ("scale", "quy mô"),
    "share_growth": ("growth of the share of GDP", "tốc độ tăng của tỷ trọng trong GDP"),
    "simulated_persons": ("persons, simulated", "số người theo mô phỏng"),
    "simulated_share": ("share accounted for, simulated", "tỷ lệ giải thích được theo mô phỏng"),
    "what_if_gain": ("gain of the what-if", "mức tăng trong giả định"),
}
