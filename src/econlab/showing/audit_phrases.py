"""The words of the audit: verdicts and why, in English and Vietnamese."""

LABELS: dict[str, tuple[str, str]] = {
    "verdict": ("verdict", "kết luận"),
    "inconsistent": ("inconsistent", "không khớp"),
    "contradiction": ("contradiction", "mâu thuẫn"),
    "unit_error": ("unit error", "sai đơn vị"),
    "needs_reference": ("needs a reference", "cần số liệu đối chiếu"),
    "consistent": ("consistent", "khớp"),
    "recomputed": ("recomputed", "tính lại"),
    "inputs": ("inputs", "đầu vào"),
    "why": ("why", "lý do"),
    "statements": ("statements", "phát biểu"),
    "suggestions": ("suggested by the catalogue", "do danh mục gợi ý"),
    "says": ("what is said", "nội dung phát biểu"),
}

SENTENCES: dict[str, tuple[str, str]] = {
    "why: holds": (
        "The inputs give {given}, within the rounding of what is printed.",
        "Các đầu vào cho {given}, trong phạm vi làm tròn của con số in.",
    ),
    "why: cut_off": (
        "The inputs give {given}; further digits were cut off rather than rounded.",
        "Các đầu vào cho {given}; các chữ số sau bị cắt bỏ chứ không làm tròn.",
    ),
    "why: rounded_off": (
        "The inputs give {given}; “about” before a round number leaves room for that.",
        "Các đầu vào cho {given}; chữ “khoảng” trước một số tròn cho phép điều đó.",
    ),
    "why: by_times": (
        "The inputs give {given}, that is {by} more: “by”, rather than “to”, so many times.",
        "Các đầu vào cho {given}, tức tăng thêm {by}: mức tăng thêm, không phải tỷ số.",
    ),
    "why: inputs_cut_off": (
        "The inputs give {given}; last digits that were cut off or rounded to tens explain the rest.",
        "Các đầu vào cho {given}; phần chênh do các chữ số cuối bị cắt bỏ hoặc làm tròn đến chục.",
    ),
    "why: by_reference": (
        "With the published {detail} the inputs give {given}, which confirms it.",
        "Với số liệu công bố {detail}, các đầu vào cho {given}, phù hợp với phát biểu.",
    ),
    "why: definitions (consistent)": (
        "{given} by another definition ({detail}), which explains so small a difference.",
        "{given} theo định nghĩa khác ({detail}), đủ giải thích chênh lệch nhỏ này.",
    ),
    "why: definitions (contradiction)": (
        "{where} gives {given} by another definition ({detail}): one name for two measures.",
        "{where} cho {given} theo định nghĩa khác ({detail}): một tên gọi cho hai thước đo.",
    ),
    "why: releases (consistent)": (
        "{given} in another release ({detail}), which explains so small a difference.",
        "{given} theo lần công bố khác ({detail}), đủ giải thích chênh lệch nhỏ này.",
    ),
    "why: releases (contradiction)": (
        "{where} gives {given} in another release ({detail}), far from what is printed here.",
        "{where} cho {given} theo lần công bố khác ({detail}), cách xa con số in ở đây.",
    ),
    "why: other_unit": (
        "The printed digits fit in another unit: {detail}.",
        "Các chữ số in phù hợp với một đơn vị khác: {detail}.",
    ),
    "why: other_time": (
        "{where} gives {given}, told of another time ({detail}); whether it moved, a dated series must tell.",
        "{where} cho {given} ở thời điểm khác ({detail}); cần chuỗi số có ngày tháng để kết luận.",
    ),
    "why: other_scale": (
        "The inputs give {given}; the printed digits are right as {detail}.",
        "Các đầu vào cho {given}; các chữ số in chỉ đúng nếu là {detail}.",
    ),
    "why: same_digits": (
        "{where} prints the same digits in another unit: {detail}.",
        "{where} in cùng các chữ số đó với đơn vị khác: {detail}.",
    ),
    "why: no_reference": (
        "To check it takes a published value that is not at hand: {detail}.",
        "Để kiểm tra cần một số liệu công bố chưa có: {detail}.",
    ),
    "why: nothing_to_check_with": ("Not checkable here. {note}", "Chưa kiểm tra được tại đây. {note}"),
    "why: against_reference": (
        "With the published {detail} the inputs give {given}; the document alone cannot decide.",
        "Với số liệu công bố {detail}, các đầu vào cho {given}; riêng văn bản không đủ để kết luận.",
    ),
    "why: says_too_little": (
        "The inputs give {given}, too far from the number for the words before it.",
        "Các đầu vào cho {given}, quá xa con số so với từ ngữ đứng trước nó.",
    ),
    "why: elsewhere": (
        "{where} gives {given}, and both cannot hold.",
        "{where} cho {given}, hai bên không thể cùng đúng.",
    ),
    "why: own_inputs": (
        "Its own inputs give {given}, not {stated}.",
        "Chính các đầu vào của nó cho {given}, không phải {stated}.",
    ),
    "why: suggested_pair": (
        "{where} prints {given} for the same indicator, place, period and definition.",
        "{where} in {given} cho cùng chỉ tiêu, nơi, kỳ và định nghĩa.",
    ),
    "why: suggested_whole": (
        "Parts of one whole add up to {given}: {where}.",
        "Các phần của một tổng thể cộng lại thành {given}: {where}.",
    ),
}
