"""The words of a digital economy in parts, in English and Vietnamese."""

LABELS: dict[str, tuple[str, str]] = {
    "core": ("ICT core", "lõi ICT"),
    "sectoral": ("sectoral part", "kinh tế số ngành, lĩnh vực"),
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
    "primary": ("primary sector", "khu vực I"),
    "secondary": ("secondary sector", "khu vực II"),
    "tertiary": ("tertiary sector", "khu vực III"),
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
    "target: sectoral": ("sectoral part", "kinh tế số\nngành, lĩnh vực"),
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
    "sectoral_line": ("sectoral part by the line, %", "kinh tế số ngành, lĩnh vực theo đường xu thế, %"),
    "core_reading": ("printed figure of the core", "con số in về lõi"),
    "sectoral_reading": ("printed figure of the sectoral part", "con số in về kinh tế số ngành, lĩnh vực"),
    "core_change": ("core since the year before", "lõi so với năm trước"),
    "sectoral_change": ("sectoral part since the year before", "kinh tế số ngành, lĩnh vực so với năm trước"),
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
    "residual: rounding": ("rounding explains it", "làm tròn giải thích được"),
    "residual: more than rounding": (
        "more than rounding, so the published parts do not rest on these weights and penetrations alone",
        "vượt quá làm tròn, nên các số công bố không chỉ dựa trên những tỷ trọng và mức thâm nhập này",
    ),
    "residual: none": ("no published share to hold it against", "không có tỷ trọng công bố để đối chiếu"),
}

SENTENCES: dict[str, tuple[str, str]] = {
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
            "Năm {first}, lõi chiếm {core_first} % kinh tế số, kinh tế số ngành, lĩnh vực chiếm "
            "{sectoral_first} %; năm {last}, **{core_last} %** và **{sectoral_last} %**."
        ),
    ),
    "split_one_year": (
        (
            "In {last} the core held **{core_last} %** of the digital economy and the sectoral part "
            "**{sectoral_last} %**; no other year of the window has a split."
        ),
        (
            "Năm {last}, lõi chiếm **{core_last} %** kinh tế số, kinh tế số ngành, lĩnh vực chiếm "
            "**{sectoral_last} %**; không năm nào khác trong giai đoạn có cơ cấu."
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
        "Tỷ trọng của lõi ICT và của kinh tế số ngành, lĩnh vực trong kinh tế số: {who}",
    ),
    "split_schemes_title": (
        "Ways to divide a digital economy, and what corresponds",
        "Các cách phân chia kinh tế số và phần tương ứng",
    ),
    "split_trend": (
        (
            "The log-ratio of core to sectoral part changes by **{slope}** a year at {confidence} % "
            "confidence (n = {n}, {degrees_of_freedom} degrees of freedom, standard error "
            "{standard_error}, {lags} lags); leaving out one year: {leave_one_out}; drawing every share "
            "within its bounds, {draws} draws: {measurement}. That the core's share falls: "
            "one-sided p = {falls}."
        ),
        (
            "Log tỷ số giữa lõi và kinh tế số ngành, lĩnh vực thay đổi **{slope}** mỗi năm với độ tin "
            "cậy {confidence} % (n = {n}, {degrees_of_freedom} bậc tự do, sai số chuẩn {standard_error}, "
            "độ trễ {lags}); khi bỏ một năm: {leave_one_out}; khi rút lại mọi tỷ trọng trong khoảng "
            "của nó, {draws} lần: {measurement}. Kiểm định lõi giảm tỷ trọng: p một phía = {falls}."
        ),
    ),
    "split_extrapolated": (
        (
            "By the line the core has {core} % and the sectoral part {sectoral} % in {year}. The years "
            "{years} are **extrapolated**: they take the line to go on, and nothing was observed in them."
        ),
        (
            "Theo đường xu thế, năm {year} lõi chiếm {core} %, kinh tế số ngành, lĩnh vực chiếm "
            "{sectoral} %. Các năm {years} là **ngoại suy**: giả định xu thế tiếp diễn, chưa có số liệu "
            "quan sát."
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
        "Tỷ trọng của lõi trong kinh tế số, với đường xu thế qua log tỷ số: {who}",
    ),
    "split_claim": (
        (
            "Printed: core “{core}”, sectoral part “{sectoral}”. Of {n} years the figure of the core "
            "holds in **{core_holds}** and that of the sectoral part in **{sectoral_holds}**. "
            "Of the steps from one year to the next the core fell in {fell} and rose in {rose}; "
            "in {open} rounding hides which."
        ),
        (
            "Bản in: lõi “{core}”; kinh tế số ngành, lĩnh vực “{sectoral}”. Trong {n} năm, con số về lõi "
            "đúng ở **{core_holds}** năm, con số về kinh tế số ngành, lĩnh vực đúng ở "
            "**{sectoral_holds}** năm. "
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
            "Từ {start} đến {end}, hai bộ phận cùng tăng {growth} %: lõi đóng góp {core} điểm phần trăm; "
            "kinh tế số ngành, lĩnh vực đóng góp {sectoral}, tức **{share} %** của mức tăng."
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
            "Không phân rã thay đổi của kinh tế số ngành, lĩnh vực cho {who}: cần, ở hai năm, phần số "
            "trong giá trị tăng thêm và tỷ trọng trong GDP của khu vực I, II và III."
        ),
    ),
    "split_drivers_title": (
        "What changed the sectoral part's share of GDP, {start} to {end}: {who}",
        "Điều gì làm thay đổi tỷ trọng kinh tế số ngành, lĩnh vực trong GDP, {start} đến {end}: {who}",
    ),
    "split_what_if": (
        (
            "Had the other sectors been as digital as services in {year} ({goal} %), the sectoral part "
            "would have had {then} % of GDP instead of {now} %: **{gain}** percentage points more."
        ),
        (
            "Nếu các khu vực khác số hóa như dịch vụ năm {year} ({goal} %), kinh tế số ngành, lĩnh vực "
            "sẽ chiếm {then} % GDP thay vì {now} %: thêm **{gain}** điểm phần trăm."
        ),
    ),
    "split_sector_targets": (
        (
            "Documents want **{target} %** or more of every sector to be digital by {target_year} ({place}). "
            "By {definition}, over {period}, agriculture stands at **{primary} %**, industry and "
            "construction at {secondary} %, services at {tertiary} %."
        ),
        (
            "Văn bản đặt mục tiêu kinh tế số đạt từ **{target} %** mỗi khu vực vào năm {target_year} "
            "({place}). Theo {definition}, giai đoạn {period}, nông nghiệp đạt **{primary} %**, công nghiệp "
            "và xây dựng {secondary} %, dịch vụ {tertiary} %."
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
            "**{feasible}**, from a digital economy of {needed_total} % of GDP on. The industry can exceed "
            "its target up to {largest_industry} % of GDP, the sectors up to {largest_sectoral} % of the "
            "digital economy, while the other two are just met."
        ),
        (
            "{place}, {year}, mỗi mục tiêu vừa đạt: kinh tế số {total} % GDP, trong đó kinh tế số ngành, "
            "lĩnh vực chiếm {sectoral} %, tức {sectoral_gdp} % GDP; cùng với {industry} % của công nghiệp, "
            "còn lại **{platforms} %** GDP cho nền tảng. Cả ba cùng đạt được: **{feasible}**, khi kinh tế số "
            "từ {needed_total} % GDP trở lên. Công nghiệp có thể vượt mục tiêu đến {largest_industry} % GDP, "
            "kinh tế số ngành, lĩnh vực đến {largest_sectoral} % kinh tế số, khi hai mục tiêu kia vừa đạt."
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
        "Lõi và kinh tế số ngành, lĩnh vực theo nơi và định nghĩa, năm gần nhất của mỗi nơi",
    ),
    "answer_core_share": (
        "{who}, {year}: core, share of the digital economy",
        "{who}, {year}: tỷ trọng của lõi trong kinh tế số",
    ),
    "answer_sectoral_share": (
        "{who}, {year}: sectoral part, share of the digital economy",
        "{who}, {year}: tỷ trọng của kinh tế số ngành, lĩnh vực trong kinh tế số",
    ),
    "answer_split_falls": (
        "{who}: p of the test that the core's share does not fall",
        "{who}: p của kiểm định lõi không giảm tỷ trọng",
    ),
    "answer_split_predicted": (
        "{who}, {year}, by the trend: core, share of the digital economy",
        "{who}, {year}, theo xu thế: tỷ trọng của lõi trong kinh tế số",
    ),
    "answer_split_growth": (
        "{who}, {start}–{end}: sectoral part, share of the growth of the digital economy",
        "{who}, {start}–{end}: phần của kinh tế số ngành, lĩnh vực trong tăng trưởng kinh tế số",
    ),
    "answer_split_penetration": (
        "{who}, {start}–{end}: sectoral part's share of GDP, because sectors became more digital",
        "{who}, {start}–{end}: tỷ trọng kinh tế số ngành, lĩnh vực trong GDP, do các khu vực số hóa hơn",
    ),
    "answer_split_structure": (
        "{who}, {start}–{end}: sectoral part's share of GDP, because the weights of sectors moved",
        "{who}, {start}–{end}: tỷ trọng kinh tế số ngành, lĩnh vực trong GDP, do cơ cấu ngành dịch chuyển",
    ),
    "answer_platforms": (
        "{place}, {year}: left for platforms where each target is just met, share of GDP",
        "{place}, {year}: còn lại cho nền tảng khi mỗi mục tiêu vừa đạt, tỷ trọng trong GDP",
    ),
}
