"""The words of growth beside GDP: multipliers, printed multiples, targets; in English and Vietnamese."""

LABELS: dict[str, tuple[str, str]] = {
    "nominal": ("nominal / nominal", "danh nghĩa / danh nghĩa"),
    "mixed": ("nominal / real (a mixture)", "danh nghĩa / thực (pha trộn)"),
    "real": ("real / real (share identity)", "thực / thực (đồng nhất thức tỷ trọng)"),
    "basis": ("price basis", "cơ sở giá"),
    "route": ("computed from", "tính từ"),
    "gdp_vintage": ("release of GDP", "lần công bố GDP"),
    "digital_growth": ("digital economy, % a year", "kinh tế số, %/năm"),
    "gdp_growth": ("GDP, % a year", "GDP, %/năm"),
    "multiplier": ("growth multiplier (times GDP growth)", "hệ số tăng trưởng (lần so với GDP)"),
    "share_growth": ("share of GDP, % a year", "tỷ trọng trong GDP, %/năm"),
    "size_trillion": ("digital economy, trillion", "kinh tế số, nghìn tỷ"),
    "gdp_trillion": ("GDP, trillion", "GDP, nghìn tỷ"),
    "gdp_real_growth": ("real GDP growth, %", "tăng trưởng GDP thực, %"),
    "index": ("current prices, first year = 100", "giá hiện hành, năm đầu = 100"),
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
    "no_default": (
        "none is recorded, so the accounts with most years, over all of them",
        "chưa có mặc định được ghi, nên dùng chuỗi có nhiều năm nhất, trên toàn bộ các năm",
    ),
    "multiple": ("multiple", "hệ số"),
    "claim": ("claim", "tuyên bố"),
    "single": ("one year", "một năm"),
    "several": ("several years", "nhiều năm"),
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
}
