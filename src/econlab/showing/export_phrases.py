"""The words of exported tables and of tables to publish, in English and Vietnamese."""

LABELS: dict[str, tuple[str, str]] = {
    "reference": ("reference", "số liệu tham chiếu"),
    "results": ("results", "kết quả"),
    "codebook": ("codebook", "bảng mã"),
    "result": ("result", "kết quả"),
    "notebook": ("notebook", "sổ tay"),
    "run": ("run", "lần chạy"),
    "hedge: exact": ("exact", "chính xác"),
    "hedge: about": ("about", "khoảng"),
    "hedge: over": ("over", "trên"),
    "hedge: at_least": ("at least", "ít nhất"),
    "hedge: under": ("under", "dưới"),
    "hedge: at_most": ("at most", "nhiều nhất"),
    "hedge: range": ("range", "từ … đến …"),
    "status: reviewed": ("reviewed", "đã rà soát"),
    "status: corroborated": ("corroborated", "đã đối chứng"),
    "status: conflicting": ("conflicting", "nguồn mâu thuẫn"),
    "status: recalled": ("known from memory only", "chỉ theo trí nhớ"),
    "prices: nominal": ("current prices", "giá hiện hành"),
    "prices: real": ("constant prices", "giá so sánh"),
    "prices: none": ("not in prices", "không theo giá"),
}

SENTENCES: dict[str, tuple[str, str]] = {
    "cell: hedged": ("Printed: {printed}. Hedge: {hedge}.", "Bản in: {printed}. Cách nói: {hedge}."),
    "cell: no value": ("It has no single value.", "Không có giá trị đơn."),
    "cell: no low": (
        "No lower bound. The cell is blank, since an open end is no number.",
        "Không có cận dưới. Ô để trống, vì đầu mở không phải là một con số.",
    ),
    "cell: no high": (
        "No upper bound. The cell is blank, since an open end is no number.",
        "Không có cận trên. Ô để trống, vì đầu mở không phải là một con số.",
    ),
    "published: bounds": (
        "In brackets: what rounding and hedges of the printed form leave open; ∞ is an open end.",
        "Trong ngoặc: khoảng mà cách làm tròn và cách nói của bản in còn để ngỏ; ∞ là đầu mở.",
    ),
    "published: lines": (
        "After the mark of a document stand lines of its text.",
        "Sau dấu của một văn bản là số dòng trong văn bản đó.",
    ),
    "published: document": (
        "[{mark}] {title}; {publisher}, {date} (document).",
        "[{mark}] {title}; {publisher}, {date} (văn bản).",
    ),
    "published: work": (
        "[{mark}] {title}; {publisher}, {date} (published value).",
        "[{mark}] {title}; {publisher}, {date} (số liệu công bố).",
    ),
}
