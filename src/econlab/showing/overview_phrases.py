"""The words of what documents print, by topic, side by side and by coverage, in English and Vietnamese."""

LABELS: dict[str, tuple[str, str]] = {
    "topic": ("topic", "chủ đề"),
    "told_as": ("told as", "được nêu là"),
    "mentions": ("mentions", "số lần in"),
    "indicators": ("indicators", "số chỉ tiêu"),
    "places": ("places", "số nơi"),
    "printed_in": ("where", "in tại"),
    "values": ("values", "số giá trị"),
    "lowest": ("lowest", "thấp nhất"),
    "lowest_by": ("by", "theo (thấp nhất)"),
    "highest": ("highest", "cao nhất"),
    "highest_by": ("by whom", "theo (cao nhất)"),
    "gap": ("gap, % of the lower", "chênh lệch, % của số thấp"),
    "in documents": ("printed in the documents", "in trong văn bản"),
    "elsewhere": ("published elsewhere", "công bố nơi khác"),
    "all documents": ("All documents", "Mọi văn bản"),
    "all places": ("all places", "mọi nơi"),
    "all topics": ("all topics", "mọi chủ đề"),
    "title": ("title", "tiêu đề"),
    "issuer": ("issuer", "cơ quan ban hành"),
    "numbers": ("numbers", "tổng con số"),
    "in_figures": ("in figures", "đã vào danh mục"),
    "by_rule": ("left out by a rule", "bỏ theo quy tắc"),
    "open": ("in neither", "chưa xếp"),
    "covered": ("covered, %", "độ phủ, %"),
    "reason": ("left out as", "bỏ vì là"),
    "footnote mark": ("footnote mark", "dấu chú thích"),
    "web page": ("web page", "thuộc trang web"),
    "denominator": ("denominator", "mẫu số"),
    "document number": ("document number", "số hiệu văn bản"),
    "date": ("date", "ngày tháng"),
    "publisher": ("published by", "nơi công bố"),
    "cited_as": ("cited as", "trích dẫn là"),
    "meeting or term": ("meeting or term", "kỳ họp, nhiệm kỳ"),
    "name": ("part of a name", "thuộc tên gọi"),
    "numbering": ("numbering", "số thứ tự"),
    "duration or age": ("duration or age", "thời hạn, tuổi"),
    "part of the document": ("part of the document", "phần của văn bản"),
}

SENTENCES: dict[str, tuple[str, str]] = {
    "evidence": (
        (
            "**{what}.** Figures printed: **{mentions}** (statistics {statistic}, targets {target}, "
            "forecasts {forecast}, changes {change}), of {indicators} indicators, in {documents} documents."
        ),
        (
            "**{what}.** Số lần in số liệu: **{mentions}** (thống kê {statistic}, mục tiêu {target}, dự báo "
            "{forecast}, mức thay đổi {change}), thuộc {indicators} chỉ tiêu, trong {documents} văn bản."
        ),
    ),
    "no_evidence": (
        (
            "**{what}.** The documents print no figure for this choice, so there is nothing to show below "
            "but the coverage of the documents. Choose another place or topic, or all of them."
        ),
        (
            "**{what}.** Văn bản không in số liệu nào cho lựa chọn này, nên bên dưới không có gì để "
            "trình bày ngoài độ phủ của các văn bản. Hãy chọn nơi hoặc chủ đề khác, hoặc chọn tất cả."
        ),
    ),
    "disagreements": (
        (
            "Printed statistics with another value that cannot be the same number: **{count}**. "
            "The indicator that has most of them, and is drawn here: {indicator}."
        ),
        (
            "Số thống kê được in mà có một giá trị khác không thể là cùng một con số: **{count}**. "
            "Chỉ tiêu có nhiều trường hợp nhất, được vẽ ở đây: {indicator}."
        ),
    ),
    "no_disagreements": (
        "No statistic of this choice has another value that cannot be the same number.",
        "Không có số thống kê nào của lựa chọn này có một giá trị khác không thể là cùng một con số.",
    ),
    "rivals_title": (
        "{indicator}: what is told by each definition and release",
        "{indicator}: số liệu theo từng định nghĩa và lần công bố",
    ),
    "verdicts": (
        (
            "Statements and suggestions: {all}. **{consistent}** hold, or rounding, a definition or a "
            "release explains the difference; {needs_reference} cannot be decided with what is at hand. "
            "The other {wrong} do not hold as they are printed."
        ),
        (
            "Số phát biểu và gợi ý: {all}. **{consistent}** khớp, hoặc chênh lệch do làm tròn, định nghĩa "
            "hay lần công bố; {needs_reference} chưa thể kết luận với dữ liệu hiện có. "
            "{wrong} trường hợp còn lại không đúng như bản in."
        ),
    ),
    "no_statements": (
        "No statement in the audit concerns this choice.",
        "Không có phát biểu nào được kiểm tra liên quan đến lựa chọn này.",
    ),
    "answer_figures": ("figures printed, by mention", "số liệu được in, theo lần in"),
    "answer_disagreements": (
        "statistics with another value that cannot be the same number",
        "số thống kê có một giá trị khác không thể là cùng một con số",
    ),
    "answer_verdict": ("statements: {verdict}", "số phát biểu: {verdict}"),
    "answer_suggestions": ("suggestions of the catalogue", "số gợi ý của danh mục"),
    "answer_numbers": ("numbers in the texts of {documents} documents", "con số trong {documents} văn bản"),
    "answer_coverage": (
        "numbers of the texts that are figures or left out by a written rule",
        "con số trong văn bản đã vào danh mục hoặc được bỏ theo quy tắc",
    ),
    "coverage": (
        (
            "The texts hold {numbers} numbers: {in_figures} stand in catalogued figures, {by_rule} are left "
            "out by a written rule, {open} are neither. Coverage: **{covered} %**."
        ),
        (
            "Các văn bản có {numbers} con số: {in_figures} thuộc số liệu đã vào danh mục, {by_rule} được bỏ "
            "theo quy tắc, {open} chưa xếp vào đâu. Độ phủ: **{covered} %**."
        ),
    ),
    "no_coverage": (
        (
            "The numbers of the documents have not been counted yet: econlab check --documents FOLDER "
            "--record counts them."
        ),
        "Chưa đếm các con số trong văn bản: hãy chạy econlab check --documents FOLDER --record để đếm.",
    ),
}
