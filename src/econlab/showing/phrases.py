"""The words of tables, charts and sentences, in English and Vietnamese."""

LABELS: dict[str, tuple[str, str]] = {
    "nominal": ("nominal / nominal", "danh nghĩa / danh nghĩa"),
    "mixed": ("nominal / real (a mixture)", "danh nghĩa / thực (pha trộn)"),
    "real": ("real / real (share identity)", "thực / thực (đồng nhất thức tỷ trọng)"),
    "year": ("year", "năm"),
    "window": ("window", "giai đoạn"),
    "basis": ("price basis", "cơ sở giá"),
    "route": ("computed from", "tính từ"),
    "place": ("place", "nơi"),
    "definition": ("definition", "định nghĩa"),
    "vintage": ("release", "lần công bố"),
    "gdp_vintage": ("release of GDP", "lần công bố GDP"),
    "digital_growth": ("digital economy, % a year", "kinh tế số, %/năm"),
    "gdp_growth": ("GDP, % a year", "GDP, %/năm"),
    "multiplier": ("growth multiplier (times GDP growth)", "hệ số tăng trưởng (lần so với GDP)"),
    "share_growth": ("share of GDP, % a year", "tỷ trọng trong GDP, %/năm"),
    "note": ("note", "ghi chú"),
    "digital_economy": ("digital economy", "kinh tế số"),
    "gdp": ("GDP", "GDP"),
    "size_trillion": ("digital economy, trillion", "kinh tế số, nghìn tỷ"),
    "gdp_trillion": ("GDP, trillion", "GDP, nghìn tỷ"),
    "gdp_real_growth": ("real GDP growth, %", "tăng trưởng GDP thực, %"),
    "start": ("from", "từ"),
    "end": ("year", "năm"),
    "quantity": ("quantity", "đại lượng"),
    "index": ("current prices, first year = 100", "giá hiện hành, năm đầu = 100"),
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
    "verdict": ("verdict", "kết luận"),
    "candidates": ("candidates", "số phương án"),
    "reproduced_by": ("reproduced by", "tái lập được bởi"),
    "longer": ("of these, longer than a year", "trong đó dài hơn một năm"),
    "range": ("range of candidates", "khoảng của các phương án"),
    "reproduced": ("reproduced", "tái lập được"),
    "by single years only": ("by single years only", "chỉ bởi từng năm riêng lẻ"),
    "not reproduced": ("not reproduced", "không tái lập được"),
    "not testable": ("not testable", "không kiểm chứng được"),
    "published_by": ("also printed by", "cũng được in trong"),
    "sizes and GDP": ("sizes and GDP", "quy mô và GDP"),
    "sizes and shares": ("sizes and shares", "quy mô và tỷ trọng"),
    "shares and GDP": ("shares and GDP", "tỷ trọng và GDP"),
    "sizes and real GDP": ("sizes and real GDP", "quy mô và GDP thực"),
    "shares, GDP and real GDP": ("shares, GDP and real GDP", "tỷ trọng, GDP và GDP thực"),
    "shares and real GDP": ("shares and real GDP", "tỷ trọng và GDP thực"),
    "sizes, GDP and real GDP": ("sizes, GDP and real GDP", "quy mô, GDP và GDP thực"),
    "stated growth": ("stated growth", "tốc độ tăng được nêu"),
    "stated growth and gap": ("stated growth and gap", "tốc độ tăng và chênh lệch được nêu"),
    "stated averages": ("stated averages", "bình quân được nêu"),
    "no values for this basis at both ends": (
        "no values for this basis at both ends",
        "thiếu số liệu cho cơ sở này ở hai đầu giai đoạn",
    ),
    "not defined: GDP growth can be zero": (
        "not defined: GDP growth can be zero",
        "không xác định: tăng trưởng GDP có thể bằng không",
    ),
    "open end: GDP growth can be zero": (
        "open end: GDP growth can be zero",
        "một đầu mở: tăng trưởng GDP có thể bằng không",
    ),
    "GDP fell": ("GDP fell", "GDP giảm"),
    "": ("", ""),
    "asked": ("the window was asked for", "giai đoạn do người dùng yêu cầu"),
    "no_default": (
        "none is recorded, so the accounts with most years, over all of them",
        "chưa có mặc định được ghi, nên dùng chuỗi có nhiều năm nhất, trên toàn bộ các năm",
    ),
    "multiple": ("multiple", "hệ số"),
    "growth": ("growth, % a year", "tăng trưởng, %/năm"),
    "claim": ("claim", "tuyên bố"),
    "single": ("one year", "một năm"),
    "several": ("several years", "nhiều năm"),
    "target": ("target", "mục tiêu"),
    "way": ("the way there", "con đường tới mục tiêu"),
    "supposed_growth": ("GDP supposed, % a year", "GDP giả định, %/năm"),
    "target_year": ("target year", "năm mục tiêu"),
    "target_share": ("target, % of GDP", "mục tiêu, % GDP"),
    "base": ("base, % of GDP", "gốc, % GDP"),
    "gdp_path": ("multiplier if GDP grows, % a year", "hệ số nếu GDP tăng, %/năm"),
    "required_growth": ("growth required, % a year", "tăng trưởng cần đạt, %/năm"),
    "required_multiplier": ("multiplier required", "hệ số cần đạt"),
    "recorded": ("recorded", "đã ghi nhận"),
    "points": ("contribution, percentage points of GDP", "đóng góp, điểm phần trăm GDP"),
    "part": ("contribution, % of GDP growth", "đóng góp, % tăng trưởng GDP"),
    "elasticity": ("elasticity", "độ co giãn"),
    "observations": ("n", "n"),
    "inconsistent": ("inconsistent", "không khớp"),
    "contradiction": ("contradiction", "mâu thuẫn"),
    "unit_error": ("unit error", "sai đơn vị"),
    "needs_reference": ("needs a reference", "cần số liệu đối chiếu"),
    "consistent": ("consistent", "khớp"),
    "recomputed": ("recomputed", "tính lại"),
    "inputs": ("inputs", "đầu vào"),
    "why": ("why", "lý do"),
    "line": ("line", "dòng"),
    "statements": ("statements", "phát biểu"),
    "suggestions": ("suggested by the catalogue", "do danh mục gợi ý"),
    "says": ("what is said", "nội dung phát biểu"),
    "figures": ("figures", "số liệu"),
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
    "topic": ("topic", "chủ đề"),
    "told_as": ("told as", "được nêu là"),
    "increase": ("increase", "mức tăng"),
    "decrease": ("decrease", "mức giảm"),
    "statistic": ("statistic", "thống kê"),
    "forecast": ("forecast", "dự báo"),
    "change": ("change", "mức thay đổi"),
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
    "document": ("document", "văn bản"),
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
    "meeting or term": ("meeting or term", "kỳ họp, nhiệm kỳ"),
    "name": ("part of a name", "thuộc tên gọi"),
    "numbering": ("numbering", "số thứ tự"),
    "duration or age": ("duration or age", "thời hạn, tuổi"),
    "part of the document": ("part of the document", "phần của văn bản"),
    "core": ("ICT core", "lõi ICT"),
    "sectoral": ("sectoral part", "kinh tế số ngành"),
    "both parts": ("both together", "cả hai phần"),
    "average": ("average", "bình quân"),
    "share_of_digital_economy": ("share of the digital economy, %", "tỷ trọng trong kinh tế số, %"),
    "core_share": ("ICT core, % of the digital economy", "lõi ICT, % của kinh tế số"),
    "% of GDP": ("% of GDP", "% của GDP"),
    "% of the digital economy": ("% of the digital economy", "% của kinh tế số"),
    "observed": ("observed, with bounds", "số công bố, kèm khoảng"),
    "left out": ("observed, left out of the line", "số công bố, không dùng để tính đường"),
    "log-ratio line": ("line through log-ratios", "đường hồi quy theo log tỷ số"),
    "prediction band": ("prediction band", "dải dự báo"),
    "extrapolated": ("beyond the years of the line", "ngoài các năm dùng để tính"),
    "percentage points": ("percentage points", "điểm phần trăm"),
    "points_of_growth": (
        "contribution to growth, percentage points",
        "đóng góp vào tăng trưởng, điểm phần trăm",
    ),
    "percentage points of GDP": ("percentage points of GDP", "điểm phần trăm GDP"),
    "penetration": ("penetration (more digital)", "mức thâm nhập (số hóa sâu hơn)"),
    "structure": ("structure (weight in GDP)", "cơ cấu (tỷ trọng trong GDP)"),
    "primary": ("primary sector", "khu vực một"),
    "secondary": ("secondary sector", "khu vực hai"),
    "tertiary": ("tertiary sector", "khu vực ba"),
    "total": ("all sectors", "mọi khu vực"),
    "residual": ("residual", "phần dư"),
    "published": ("published change", "thay đổi được công bố"),
    "china_two_components": ("China: two components", "Trung Quốc: hai cấu phần"),
    "vietnam_three_rings": ("Viet Nam: three rings", "Việt Nam: ba vòng"),
    "international_three_components": ("In use abroad: three components", "Quốc tế: ba cấu phần"),
    "corresponds": ("corresponds", "tương ứng"),
    "corresponds in part": ("corresponds in part", "tương ứng một phần"),
    "target: total": ("digital economy:\nleast total", "kinh tế số:\ntổng tối thiểu"),
    "target: industry": ("digital-technology\nindustry", "công nghiệp\ncông nghệ số"),
    "target: sectoral": ("sectoral part", "kinh tế số ngành"),
    "target: platforms": ("left for platforms", "phần còn lại\ncho nền tảng"),
    "targets fit": ("All three targets can be just met together", "Cả ba mục tiêu có thể cùng vừa đạt"),
    "targets fit from": (
        "The three targets can hold together only from a total of",
        "Ba mục tiêu chỉ có thể cùng đạt khi tổng từ",
    ),
    "targets exclude each other": ("The three targets exclude each other", "Ba mục tiêu loại trừ lẫn nhau"),
    "component": ("component", "cấu phần"),
    "share_of_whole": ("share of the digital economy, %", "tỷ trọng trong kinh tế số, %"),
    "part_trillion": ("size, trillion", "quy mô, nghìn tỷ"),
    "share_gdp": ("share of GDP, %", "tỷ trọng trong GDP, %"),
    "measure": ("told as", "được nêu theo"),
    "agreement": ("parts and whole", "bộ phận so với tổng thể"),
    "sum_less_whole": ("parts less whole", "tổng bộ phận trừ tổng thể"),
    "share_digital_economy": ("share of the digital economy", "tỷ trọng trong kinh tế số"),
    "size": ("size", "quy mô"),
    "exact": ("add up", "cộng khớp"),
    "within rounding": ("add up within rounding", "khớp trong phạm vi làm tròn"),
    "inferred": ("one of them inferred", "một số được suy ra"),
    "irreconcilable": ("cannot add up", "không thể cộng khớp"),
    "routes disagree": ("another measure gives another split", "thước đo khác cho cơ cấu khác"),
    "missing part": ("a part is missing", "thiếu một bộ phận"),
    "core_line": ("core by the line, %", "lõi theo đường xu thế, %"),
    "sectoral_line": ("sectoral part by the line, %", "kinh tế số ngành theo đường xu thế, %"),
    "core_reading": ("printed figure of the core", "con số in về lõi"),
    "sectoral_reading": ("printed figure of the sectoral part", "con số in về kinh tế số ngành"),
    "core_change": ("core since the year before", "lõi so với năm trước"),
    "sectoral_change": ("sectoral part since the year before", "kinh tế số ngành so với năm trước"),
    "reading: ": ("does not hold", "không đúng"),
    "reading: holds": ("holds", "đúng"),
    "reading: cut_off": ("holds if digits were cut off", "đúng nếu chữ số bị cắt bỏ"),
    "reading: rounded_off": ("holds as “about” a round number", "đúng nếu hiểu là “khoảng” số tròn"),
    "moved: ": ("first year", "năm đầu"),
    "moved: fell": ("fell", "giảm"),
    "moved: rose": ("rose", "tăng"),
    "moved: open": ("rounding hides which", "không rõ do làm tròn"),
    "part_of_whole": ("part", "bộ phận"),
    "growth_points": ("contribution, percentage points", "đóng góp, điểm phần trăm"),
    "growth_share": ("part of the growth, %", "phần trong tăng trưởng, %"),
    "whole_growth_rate": ("growth of the whole, %", "tăng trưởng của tổng thể, %"),
    "sector": ("sector", "khu vực"),
    "stand": ("against the target", "so với mục tiêu"),
    "met": ("met", "đạt"),
    "not met": ("not met", "chưa đạt"),
    "undecided": ("within rounding of it", "trong phạm vi làm tròn"),
    "target_share_sector": ("target, % of the sector", "mục tiêu, % của khu vực"),
    "penetration_points": ("penetration, percentage points of GDP", "mức thâm nhập, điểm phần trăm GDP"),
    "structure_points": ("structure, percentage points of GDP", "cơ cấu ngành, điểm phần trăm GDP"),
    "change_points": ("change, percentage points of GDP", "thay đổi, điểm phần trăm GDP"),
    "penetration_share": ("penetration, %", "mức thâm nhập, %"),
    "weight_share": ("weight in GDP, %", "tỷ trọng trong GDP, %"),
    "base_year": ("base year", "năm gốc"),
    "growth_if_gdp": ("growth needed, % a year, if GDP grows", "tăng trưởng cần có, %/năm, nếu GDP tăng"),
    "yes": ("yes", "có"),
    "no": ("no", "không"),
    "residual: rounding": ("rounding explains it", "làm tròn giải thích được"),
    "residual: more than rounding": (
        "more than rounding, so the published parts do not rest on these weights and penetrations alone",
        "vượt quá làm tròn, nên các số công bố không chỉ dựa trên những tỷ trọng và mức thâm nhập này",
    ),
    "residual: none": ("no published share to hold it against", "không có tỷ trọng công bố để đối chiếu"),
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


SENTENCES: dict[str, tuple[str, str]] = {
    "selected": (
        ("**{who}**, {start} to {end}. Digital economy: {vintage}; GDP: {gdp_vintage}. Why these: {reason}."),
        ("**{who}**, {start} đến {end}. Kinh tế số: {vintage}; GDP: {gdp_vintage}. Lý do chọn: {reason}."),
    ),
    "levels_title": ("Digital economy and GDP: {who}", "Kinh tế số và GDP: {who}"),
    "multipliers_title": (
        "Growth of the digital economy over growth of GDP, year by year: {who}",
        "Tăng trưởng kinh tế số so với tăng trưởng GDP, từng năm: {who}",
    ),
    "claims_title": (
        "Every multiplier that the evidence gives, beside what documents print: {who}",
        "Mọi hệ số mà dữ liệu cho phép tính, bên cạnh con số in trong văn bản: {who}",
    ),
    "explored": (
        (
            "{who}, {start}–{end}: the digital economy grew {nominal} times as fast as GDP at current "
            "prices, {mixed} times over real GDP, {real} times in real terms."
        ),
        (
            "{who}, {start}–{end}: kinh tế số tăng nhanh gấp {nominal} lần GDP theo giá hiện hành, "
            "{mixed} lần so với GDP thực, {real} lần theo giá so sánh."
        ),
    ),
    "explored_required": (
        (
            "To reach {share} % of GDP in {year} while GDP grows {growth} % a year, it has to grow "
            "**{multiplier}** times as fast as GDP from {base_year} on: {needed} % a year."
        ),
        (
            "Để đạt {share} % GDP vào năm {year} khi GDP tăng {growth} %/năm, kinh tế số phải tăng nhanh gấp "
            "**{multiplier}** lần GDP từ năm {base_year}: {needed} %/năm."
        ),
    ),
    "explored_no_way": (
        "No share of GDP is known before {year}, so that nothing can be said of a way to {share} %.",
        "Chưa biết tỷ trọng trong GDP trước năm {year}, nên không nói được gì về con đường tới {share} %.",
    ),
    "explored_title": (
        "Share of GDP of the digital economy of {who}, and the way to {share} % in {year}",
        "Tỷ trọng kinh tế số trong GDP của {who}, và con đường tới {share} % vào năm {year}",
    ),
    "fan_title": (
        "Share of GDP at 1 to 4 times GDP growth of {low} to {high} % a year: {who}",
        "Tỷ trọng trong GDP khi tăng gấp 1 đến 4 lần GDP, GDP tăng {low} đến {high} %/năm: {who}",
    ),
    "window": (
        (
            "On the {basis} basis the digital economy grew {digital} % a year from {start} to {end} and GDP "
            "{gdp} %: a multiplier of **{multiplier}**. Its share of GDP grew {share} % a year."
        ),
        (
            "Trên cơ sở {basis}, kinh tế số tăng {digital} %/năm từ {start} đến {end}, GDP tăng {gdp} %: "
            "hệ số **{multiplier}**. Tỷ trọng trong GDP tăng {share} %/năm."
        ),
    ),
    "window_undefined": (
        (
            "On the {basis} basis no multiplier can be told for {start} to {end}: {note}. "
            "The share of GDP grew {share} % a year."
        ),
        (
            "Trên cơ sở {basis}, không tính được hệ số cho {start} đến {end}: {note}. "
            "Tỷ trọng trong GDP tăng {share} %/năm."
        ),
    ),
    "elasticity": (
        (
            "On the {basis} basis the elasticity is **{estimate}** at {confidence} % confidence, "
            "with n = {n}, {freedom} degrees of freedom, standard error {error} ({lags} lags). "
            "Leaving out one year: {left}. "
            "Drawing every figure within its bounds, {draws} draws over {releases} releases: {measured}."
        ),
        (
            "Trên cơ sở {basis}, độ co giãn là **{estimate}** với độ tin cậy {confidence} %, n = {n}, "
            "{freedom} bậc tự do, sai số chuẩn {error} (độ trễ {lags}). Khi bỏ một năm: {left}. "
            "Khi rút lại mọi số liệu trong khoảng của nó, {draws} lần trên {releases} lần công bố: "
            "{measured}."
        ),
    ),
    "elasticity_refused": (
        "On the {basis} basis no elasticity is estimated: n = {n}, and it takes at least {least}.",
        "Trên cơ sở {basis}, không ước lượng độ co giãn: n = {n}, cần ít nhất {least}.",
    ),
    "targets": (
        "What the printed targets ask of {who}: the multiplier needed from the last recorded share on.",
        "Yêu cầu của các mục tiêu đối với {who}: hệ số cần đạt kể từ tỷ trọng gần nhất.",
    ),
    "no_targets": (
        "The documents print no target for the share of GDP of {who} that is still ahead.",
        "Các văn bản không nêu mục tiêu tỷ trọng trong GDP nào còn ở phía trước cho {who}.",
    ),
    "no_base": (
        (
            "The evidence gives no share of GDP of {who} for {year}, nor the GDP to compute it with: "
            "there is no level that ways to a higher share could start from."
        ),
        (
            "Không có số liệu về tỷ trọng trong GDP của {who} năm {year}, cũng không có GDP để tính: "
            "không có mức nào làm điểm xuất phát cho các đường tăng tỷ trọng."
        ),
    ),
    "claim: reproduced": (
        "reproduced by {by} of {all} candidates, {longer} of them longer than a year",
        "tái lập được bởi {by} trên {all} phương án, trong đó {longer} dài hơn một năm",
    ),
    "claim: by single years only": (
        "only by {by} of {all} candidates, all of a single year: {windows}",
        "chỉ bởi {by} trên {all} phương án, đều của một năm riêng lẻ: {windows}",
    ),
    "claim: not reproduced": (
        "reproduced by none of {all} candidates",
        "không được tái lập bởi phương án nào trong {all} phương án",
    ),
    "claim: not testable": (
        "not testable: the evidence has no two years of one definition",
        "không kiểm chứng được: dữ liệu không có hai năm theo cùng một định nghĩa",
    ),
    "claim_label": ("{place}: the printed “{printed}”", "{place}: con số in “{printed}”"),
    "answer_multiplier": (
        "{who}, {start}–{end}: times GDP growth, {basis}",
        "{who}, {start}–{end}: số lần tăng trưởng GDP, {basis}",
    ),
    "answer_growth": (
        "{who}, {start}–{end}: growth of the digital economy",
        "{who}, {start}–{end}: tăng trưởng kinh tế số",
    ),
    "contribution": (
        "{who}, {start}–{end}: contribution to the growth of nominal GDP",
        "{who}, {start}–{end}: đóng góp vào tăng trưởng GDP danh nghĩa",
    ),
    "answer_required": (
        "{who}: times GDP growth needed for the target of {year}, if GDP grows {growth} % a year",
        "{who}: số lần tăng trưởng GDP cần có cho mục tiêu {year}, nếu GDP tăng {growth} %/năm",
    ),
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
    "split_selected": (
        (
            "**{who}**, {start} to {end}, release: {vintage}; years with a split: {n} ({years}). "
            "Why these: {reason}."
        ),
        (
            "**{who}**, {start} đến {end}, lần công bố: {vintage}; số năm có cơ cấu: {n} ({years}). "
            "Lý do chọn: {reason}."
        ),
    ),
    "split_no_default": (
        "none is recorded, so the release with most years, over all of them",
        "chưa có mặc định được ghi, nên dùng lần công bố có nhiều năm nhất, trên toàn bộ các năm",
    ),
    "split_first_last": (
        (
            "In {first} the core held {core_first} % of the digital economy and the sectoral part "
            "{sectoral_first} %; in {last}, **{core_last} %** and **{sectoral_last} %**."
        ),
        (
            "Năm {first}, lõi chiếm {core_first} % kinh tế số và kinh tế số ngành {sectoral_first} %; "
            "năm {last}, **{core_last} %** và **{sectoral_last} %**."
        ),
    ),
    "split_one_year": (
        (
            "In {last} the core held **{core_last} %** of the digital economy and the sectoral part "
            "**{sectoral_last} %**; no other year of the window has a split."
        ),
        (
            "Năm {last}, lõi chiếm **{core_last} %** kinh tế số và kinh tế số ngành **{sectoral_last} %**; "
            "không năm nào khác trong giai đoạn có cơ cấu."
        ),
    ),
    "split_reconciled": (
        (
            "Of {checked} checks of parts against their whole, over all releases of the definition, "
            "{exact} add up as printed, {rounding} within rounding; in {inferred} one number was inferred. "
            "Findings that do not fit: **{odd}**."
        ),
        (
            "Trong {checked} phép đối chiếu bộ phận với tổng thể, qua mọi lần công bố của định nghĩa này, "
            "{exact} khớp như in, {rounding} khớp trong phạm vi làm tròn; {inferred} có một số được suy ra. "
            "Số phát hiện không khớp: **{odd}**."
        ),
    ),
    "split_inferred": (
        (
            "**Inferred only:** no source prints {parts} for {period} ({vintage}); "
            "it is what the whole leaves beside the other part."
        ),
        (
            "**Chỉ là suy ra:** không nguồn nào in {parts} cho {period} ({vintage}); "
            "đó là phần còn lại của tổng thể ngoài bộ phận kia."
        ),
    ),
    "split_levels_title": (
        "ICT core and sectoral part, share of the digital economy: {who}",
        "Lõi ICT và kinh tế số ngành, tỷ trọng trong kinh tế số: {who}",
    ),
    "split_schemes_title": (
        "Ways to divide a digital economy, and what corresponds",
        "Các cách phân chia kinh tế số và phần tương ứng",
    ),
    "split_trend": (
        (
            "The log-ratio of core to sectoral part changes by **{slope}** a year at {confidence} % "
            "confidence (n = {n}, {freedom} degrees of freedom, standard error {error}, {lags} lags); "
            "leaving out one year: {left}; drawing every share within its bounds, {draws} draws: "
            "{measured}. That the core's share falls: one-sided p = {falls}."
        ),
        (
            "Tỷ số log giữa lõi và kinh tế số ngành thay đổi **{slope}** mỗi năm với độ tin cậy "
            "{confidence} % (n = {n}, {freedom} bậc tự do, sai số chuẩn {error}, độ trễ {lags}); "
            "khi bỏ một năm: {left}; khi rút lại mọi tỷ trọng trong khoảng của nó, {draws} lần: "
            "{measured}. Kiểm định lõi giảm tỷ trọng: p một phía = {falls}."
        ),
    ),
    "split_extrapolated": (
        (
            "By the line the core has {core} % and the sectoral part {sectoral} % in {year}. The years "
            "{years} are **extrapolated**: they take the line to go on, and nothing was observed in them."
        ),
        (
            "Theo đường xu thế, năm {year} lõi chiếm {core} % và kinh tế số ngành {sectoral} %. Các năm "
            "{years} là **ngoại suy**: giả định xu thế tiếp diễn, chưa có số liệu quan sát."
        ),
    ),
    "split_no_trend": (
        (
            "No trend is drawn for {who}: years with a split: {n}; a line with an honest interval takes "
            "at least {least} whose parts add up."
        ),
        (
            "Không vẽ xu thế cho {who}: số năm có cơ cấu: {n}; một đường xu thế với khoảng tin "
            "cậy trung thực cần ít nhất {least} năm có các bộ phận cộng khớp."
        ),
    ),
    "split_trend_title": (
        "Core's share of the digital economy, with a line through log-ratios: {who}",
        "Tỷ trọng của lõi trong kinh tế số, với đường xu thế qua tỷ số log: {who}",
    ),
    "split_claim": (
        (
            "Printed: core “{core}”, sectoral part “{sectoral}”. Of {n} years the figure of the core "
            "holds in **{core_holds}** and that of the sectoral part in **{sectoral_holds}**. "
            "Of the steps from one year to the next the core fell in {fell} and rose in {rose}; "
            "in {open} rounding hides which."
        ),
        (
            "Bản in: lõi “{core}”, kinh tế số ngành “{sectoral}”. Trong {n} năm, con số về lõi đúng ở "
            "**{core_holds}** năm, con số về kinh tế số ngành đúng ở **{sectoral_holds}** năm. "
            "So với năm liền trước, lõi giảm {fell} lần và tăng {rose} lần; "
            "{open} lần không rõ do làm tròn."
        ),
    ),
    "split_no_claim": (
        "No document says in round numbers how the digital economy of {who} is split.",
        "Không văn bản nào nêu bằng số tròn cơ cấu kinh tế số của {who}.",
    ),
    "split_growth": (
        (
            "From {start} to {end} core and sectoral part together grew {growth} %: the core added {core} "
            "percentage points, the sectoral part {sectoral}, **{share} %** of the growth."
        ),
        (
            "Từ {start} đến {end}, hai bộ phận cùng tăng {growth} %: lõi đóng góp {core} điểm phần trăm, "
            "kinh tế số ngành {sectoral}, tức **{share} %** của mức tăng."
        ),
    ),
    "split_no_growth": (
        (
            "Growth is not split by part for {who}, {start} to {end}: it takes two years with sizes of both "
            "parts, or with their shares of GDP and GDP itself."
        ),
        (
            "Không phân tách tăng trưởng theo bộ phận cho {who}, {start} đến {end}: cần hai năm có quy mô "
            "của cả hai bộ phận, hoặc có tỷ trọng trong GDP cùng với GDP."
        ),
    ),
    "split_growth_title": (
        "Contributions to the growth of the digital economy: {who}",
        "Đóng góp vào tăng trưởng kinh tế số: {who}",
    ),
    "split_drivers": (
        (
            "From {start} to {end} weight times penetration, summed over the sectors, rose by {computed} "
            "percentage points of GDP: **{penetration}** because sectors became more digital, "
            "**{structure}** because their weights in GDP moved. The published share changed by "
            "{published}; the residual is {residual}: {explained}."
        ),
        (
            "Từ {start} đến {end}, tổng của tỷ trọng nhân mức thâm nhập các khu vực tăng {computed} điểm "
            "phần trăm GDP: **{penetration}** do các khu vực số hóa hơn, **{structure}** do tỷ trọng "
            "của chúng trong GDP dịch chuyển. Tỷ trọng công bố thay đổi {published}; phần dư là {residual}: "
            "{explained}."
        ),
    ),
    "split_no_drivers": (
        (
            "The change of the sectoral part is not decomposed for {who}: that takes, in two years, "
            "the digital part of value added and the weight in GDP of the primary, secondary and tertiary "
            "sector."
        ),
        (
            "Không phân rã thay đổi của kinh tế số ngành cho {who}: cần, ở hai năm, phần số trong giá trị "
            "tăng thêm và tỷ trọng trong GDP của khu vực I, II và III."
        ),
    ),
    "split_drivers_title": (
        "What changed the sectoral part's share of GDP, {start} to {end}: {who}",
        "Điều gì làm thay đổi tỷ trọng kinh tế số ngành trong GDP, {start} đến {end}: {who}",
    ),
    "split_what_if": (
        (
            "Had the other sectors been as digital as services in {year} ({goal} %), the sectoral part "
            "would have had {then} % of GDP instead of {now} %: **{gain}** percentage points more."
        ),
        (
            "Nếu các khu vực khác số hóa như dịch vụ năm {year} ({goal} %), kinh tế số ngành sẽ chiếm "
            "{then} % GDP thay vì {now} %: thêm **{gain}** điểm phần trăm."
        ),
    ),
    "split_sector_targets": (
        (
            "Documents want **{target} %** or more of every sector to be digital by {year} ({place}). By "
            "{definition}, over {period}, agriculture stands at **{primary} %**, industry and construction "
            "at {secondary} %, services at {tertiary} %."
        ),
        (
            "Văn bản đặt mục tiêu kinh tế số đạt từ **{target} %** mỗi khu vực vào năm {year} ({place}). "
            "Theo {definition}, giai đoạn {period}, nông nghiệp đạt **{primary} %**, công nghiệp và xây dựng "
            "{secondary} %, dịch vụ {tertiary} %."
        ),
    ),
    "split_no_sector_targets": (
        "No document sets a target for each sector that the evidence can be held against.",
        "Chưa có mục tiêu cho từng khu vực mà dữ liệu cho phép đối chiếu.",
    ),
    "split_no_what_if": (
        "How digital each sector is, by this definition, the evidence does not tell for {who}.",
        "Dữ liệu không cho biết mức thâm nhập của từng khu vực theo định nghĩa này đối với {who}.",
    ),
    "split_implied": (
        (
            "{place}, {year}, each target just met: a digital economy of {total} % of GDP, {sectoral} % of "
            "it in the sectors, is {sectoral_gdp} % of GDP; with {industry} % for the industry, "
            "**{platforms} %** of GDP is left for platforms. All three can hold together: "
            "**{feasible}**, from a digital economy of {needed} % of GDP on. The industry can exceed its "
            "target up to {largest_industry} % of GDP, the sectors up to {largest_sectoral} % of the "
            "digital economy, while the other two are just met."
        ),
        (
            "{place}, {year}, mỗi mục tiêu vừa đạt: kinh tế số {total} % GDP, trong đó kinh tế số ngành "
            "{sectoral} %, tức {sectoral_gdp} % GDP; cùng với {industry} % của công nghiệp, còn lại "
            "**{platforms} %** GDP cho nền tảng. Cả ba cùng đạt được: **{feasible}**, khi kinh tế số từ "
            "{needed} % GDP trở lên. Công nghiệp có thể vượt mục tiêu đến {largest_industry} % GDP, kinh tế "
            "số ngành đến {largest_sectoral} % kinh tế số, khi hai mục tiêu kia vừa đạt."
        ),
    ),
    "split_no_targets": (
        "No document sets targets for the whole, the industry and the sectors of one place and year.",
        "Không văn bản nào đặt mục tiêu cho cả tổng thể, công nghiệp và các ngành của cùng một nơi và năm.",
    ),
    "split_targets_title": (
        "What the targets of {place} for {year} leave for platforms, % of GDP",
        "Các mục tiêu {year} của {place} để lại bao nhiêu cho nền tảng, % GDP",
    ),
    "split_beside_title": (
        "Core and sectoral part by place and definition, last year of each",
        "Lõi và kinh tế số ngành theo nơi và định nghĩa, năm gần nhất của mỗi nơi",
    ),
    "answer_core_share": (
        "{who}, {year}: core, share of the digital economy",
        "{who}, {year}: lõi, tỷ trọng trong kinh tế số",
    ),
    "answer_sectoral_share": (
        "{who}, {year}: sectoral part, share of the digital economy",
        "{who}, {year}: kinh tế số ngành, tỷ trọng trong kinh tế số",
    ),
    "answer_split_falls": (
        "{who}: p of the test that the core's share does not fall",
        "{who}: p của kiểm định lõi không giảm tỷ trọng",
    ),
    "answer_split_predicted": (
        "{who}, {year}, by the trend: core, share of the digital economy",
        "{who}, {year}, theo xu thế: lõi, tỷ trọng trong kinh tế số",
    ),
    "answer_split_growth": (
        "{who}, {start}–{end}: sectoral part, share of the growth of the digital economy",
        "{who}, {start}–{end}: kinh tế số ngành, phần trong tăng trưởng kinh tế số",
    ),
    "answer_split_penetration": (
        "{who}, {start}–{end}: sectoral part's share of GDP, because sectors became more digital",
        "{who}, {start}–{end}: tỷ trọng kinh tế số ngành trong GDP, do các khu vực số hóa hơn",
    ),
    "answer_split_structure": (
        "{who}, {start}–{end}: sectoral part's share of GDP, because the weights of sectors moved",
        "{who}, {start}–{end}: tỷ trọng kinh tế số ngành trong GDP, do cơ cấu ngành dịch chuyển",
    ),
    "answer_platforms": (
        "{place}, {year}: left for platforms where each target is just met, share of GDP",
        "{place}, {year}: còn lại cho nền tảng khi mỗi mục tiêu vừa đạt, tỷ trọng trong GDP",
    ),
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
