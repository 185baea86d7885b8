"""The words of the pages of figures and statements, and of the component that lists them."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: dict[str, tuple[str, str]] = {
    "evidence": ("Evidence", "Số liệu"),
    "audit": ("What the documents say, checked", "Kiểm tra điều văn bản nói"),
    "about_evidence": (
        (
            "Every figure that the documents print, and every published value used beside them: as "
            "printed, as a value with the bounds that its rounding leaves, and where it stands."
        ),
        (
            "Mọi con số in trong văn bản và mọi giá trị đã công bố được dùng kèm: nguyên văn bản in, giá "
            "trị cùng khoảng mà việc làm tròn để lại, và vị trí của nó."
        ),
    ),
    "about_audit": (
        (
            "Every statement of the documents that other figures can confirm or contradict, computed "
            "again from those figures with their bounds."
        ),
        (
            "Mọi phát biểu trong văn bản mà con số khác có thể xác nhận hoặc bác bỏ, được tính lại từ "
            "những con số ấy cùng khoảng của chúng."
        ),
    ),
    "other_language": ("Tiếng Việt", "English"),
    "other_code": ("vi", "en"),
    "no_script": (
        "Search and filters need JavaScript. The same rows are in a table:",
        "Tìm kiếm và bộ lọc cần JavaScript. Các dòng này cũng có trong một bảng:",
    ),
    "csv": ("all figures (CSV)", "mọi con số (CSV)"),
    "audit_csv": ("all statements (CSV)", "mọi phát biểu (CSV)"),
    "show_only": ("Show only", "Chỉ hiện"),
    "every": ("all", "tất cả"),
    "clear": ("Clear all filters", "Bỏ mọi bộ lọc"),
    "only": ("Only what a link asked for is shown.", "Chỉ hiện những gì đường dẫn yêu cầu."),
    "nothing": ("What the link asked for is not here.", "Không có điều mà đường dẫn yêu cầu."),
    "printed": ("As printed", "Bản in"),
    "value": ("Value [bounds]", "Giá trị [khoảng]"),
    "hedge": ("Hedge", "Từ rào đón"),
    "kind": ("Kind", "Loại"),
    "place": ("Place", "Nơi"),
    "indicator": ("Indicator", "Chỉ tiêu"),
    "definition": ("Definition", "Định nghĩa"),
    "period": ("Period", "Kỳ"),
    "where": ("Where", "Vị trí"),
    "document": ("Document or source", "Văn bản hoặc nguồn"),
    "note": ("Note", "Ghi chú"),
    "verdict": ("Verdict", "Kết luận"),
    "says": ("What is said", "Nội dung phát biểu"),
    "stated": ("Stated", "Được nêu"),
    "recomputed": ("Computed again", "Tính lại"),
    "why": ("Why", "Lý do"),
    "figures": ("Figures", "Con số"),
    "line": ("line", "dòng"),
    "suggested": ("suggested by the catalogue", "do danh mục gợi ý"),
    "marker_evidence": ("figures: {}", "con số: {}"),
    "marker_audit": ("statements: {}", "phát biểu: {}"),
    "exact": ("", ""),
    "about": ("about", "khoảng"),
    "over": ("over", "trên"),
    "under": ("under", "dưới"),
    "at_least": ("at least", "ít nhất"),
    "at_most": ("at most", "nhiều nhất"),
    "range": ("range", "khoảng giá trị"),
    "reviewed": ("", ""),
    "corroborated": ("", ""),
    "conflicting": ("sources conflict", "các nguồn không thống nhất"),
    "recalled": ("recalled, not looked up", "ghi theo trí nhớ, chưa tra lại"),
}

# In the form that DataTables takes them.
TABLE: Mapping[str, Mapping[str, object]] = {
    "en": {
        "emptyTable": "Nothing to show",
        "info": "_START_ to _END_ of _TOTAL_",
        "infoEmpty": "0",
        "infoFiltered": "(of _MAX_)",
        "lengthMenu": "Rows: _MENU_",
        "search": "Search:",
        "zeroRecords": "Nothing found",
        "decimal": ".",
        "thousands": ",",
        "lengthLabels": {"-1": "all"},
        "aria": {
            "orderable": ": sort",
            "orderableReverse": ": sort the other way",
            "orderableRemove": ": sort no more",
            "paginate": {
                "first": "First page",
                "previous": "Previous page",
                "next": "Next page",
                "last": "Last page",
                "number": "Page ",
            },
        },
    },
    "vi": {
        "emptyTable": "Không có gì để hiện",
        "info": "_START_ đến _END_ trong _TOTAL_",
        "infoEmpty": "0",
        "infoFiltered": "(trên tổng số _MAX_)",
        "lengthMenu": "Số dòng: _MENU_",
        "search": "Tìm kiếm:",
        "zeroRecords": "Không tìm thấy",
        "decimal": ",",
        "thousands": ".",
        "lengthLabels": {"-1": "tất cả"},
        "aria": {
            "orderable": ": sắp xếp",
            "orderableReverse": ": sắp xếp ngược lại",
            "orderableRemove": ": thôi sắp xếp",
            "paginate": {
                "first": "Trang đầu",
                "previous": "Trang trước",
                "next": "Trang sau",
                "last": "Trang cuối",
                "number": "Trang ",
            },
        },
    },
}
