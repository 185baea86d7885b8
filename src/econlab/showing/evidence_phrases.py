"""The words of the pages of figures and statements, and of the component that lists them."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "evidence": "Evidence",
        "audit": "What the documents say, checked",
        "about_evidence": (
            "Every figure that the documents print, and every published value used beside them: as printed, "
            "as a value with the bounds that its rounding leaves, and where it stands."
        ),
        "about_audit": (
            "Every statement of the documents that other figures can confirm or contradict, computed again "
            "from those figures with their bounds."
        ),
        "other_language": "Tiếng Việt",
        "other_code": "vi",
        "no_script": "Search and filters need JavaScript. The same rows are in a table:",
        "csv": "all figures (CSV)",
        "audit_csv": "all statements (CSV)",
        "show_only": "Show only",
        "every": "all",
        "clear": "Clear all filters",
        "only": "Only what a link asked for is shown.",
        "nothing": "What the link asked for is not here.",
        "printed": "As printed",
        "value": "Value [bounds]",
        "hedge": "Hedge",
        "kind": "Kind",
        "place": "Place",
        "indicator": "Indicator",
        "definition": "Definition",
        "period": "Period",
        "where": "Where",
        "document": "Document or source",
        "note": "Note",
        "verdict": "Verdict",
        "says": "What is said",
        "stated": "Stated",
        "recomputed": "Computed again",
        "why": "Why",
        "figures": "Figures",
        "line": "line",
        "suggested": "suggested by the catalogue",
        "exact": "",
        "about": "about",
        "over": "over",
        "under": "under",
        "at_least": "at least",
        "at_most": "at most",
        "range": "range",
        "reviewed": "",
        "corroborated": "",
        "conflicting": "sources conflict",
        "recalled": "recalled, not looked up",
    },
    "vi": {
        "evidence": "Số liệu",
        "audit": "Kiểm tra điều văn bản nói",
        "about_evidence": (
            "Mọi con số in trong văn bản và mọi giá trị đã công bố được dùng kèm: nguyên văn bản in, "
            "giá trị cùng khoảng mà việc làm tròn để lại, và vị trí của nó."
        ),
        "about_audit": (
            "Mọi phát biểu trong văn bản mà con số khác có thể xác nhận hoặc bác bỏ, "
            "được tính lại từ những con số ấy cùng khoảng của chúng."
        ),
        "other_language": "English",
        "other_code": "en",
        "no_script": "Tìm kiếm và bộ lọc cần JavaScript. Các dòng này cũng có trong một bảng:",
        "csv": "mọi con số (CSV)",
        "audit_csv": "mọi phát biểu (CSV)",
        "show_only": "Chỉ hiện",
        "every": "tất cả",
        "clear": "Bỏ mọi bộ lọc",
        "only": "Chỉ hiện những gì đường dẫn yêu cầu.",
        "nothing": "Không có điều mà đường dẫn yêu cầu.",
        "printed": "Bản in",
        "value": "Giá trị [khoảng]",
        "hedge": "Từ rào đón",
        "kind": "Loại",
        "place": "Nơi",
        "indicator": "Chỉ tiêu",
        "definition": "Định nghĩa",
        "period": "Kỳ",
        "where": "Vị trí",
        "document": "Văn bản hoặc nguồn",
        "note": "Ghi chú",
        "verdict": "Kết luận",
        "says": "Nội dung phát biểu",
        "stated": "Được nêu",
        "recomputed": "Tính lại",
        "why": "Lý do",
        "figures": "Con số",
        "line": "dòng",
        "suggested": "do danh mục gợi ý",
        "exact": "",
        "about": "khoảng",
        "over": "trên",
        "under": "dưới",
        "at_least": "ít nhất",
        "at_most": "nhiều nhất",
        "range": "khoảng giá trị",
        "reviewed": "",
        "corroborated": "",
        "conflicting": "các nguồn không thống nhất",
        "recalled": "ghi theo trí nhớ, chưa tra lại",
    },
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
