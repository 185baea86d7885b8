"""The words of the analysis of reverse migration, in English and Vietnamese."""

LABELS: dict[str, tuple[str, str]] = {
    "agreement: reproduces": ("gives the printed number", "cho đúng con số in"),
    "agreement: near": ("comes near it", "gần con số in"),
    "agreement: differs": ("gives another number", "cho con số khác"),
    "dates: same": ("dates as printed", "đúng thời điểm in"),
    "dates: within": ("within the years printed", "trong các năm in"),
    "dates: other": ("other dates", "thời điểm khác"),
    "series: named": ("series as named", "đúng chuỗi được nêu"),
    "series: other": ("other series", "chuỗi khác"),
    "also published": ("also published", "cũng được công bố"),
    "candidates not drawn": ("candidates not drawn", "số phương án không vẽ"),
    "published level": ("published", "số công bố"),
    "trend": ("trend", "xu thế"),
    "trend prolonged": ("trend prolonged", "xu thế kéo dài"),
    "year of the trend": ("year the trend rests on", "năm dùng để tính xu thế"),
    "later year": ("later year", "năm sau đó"),
    "below the trend": ("below the trend", "thấp hơn xu thế"),
    "below the band": ("below the band", "dưới dải dự báo"),
    "part: total": ("all migrant workers", "tổng số lao động di cư"),
    "part: local": ("local", "tại địa phương"),
    "part: outgoing": ("outgoing", "đi làm xa"),
    "part: interprovincial": ("across provinces", "liên tỉnh"),
    "part: intraprovincial": ("away within the province", "đi làm xa trong tỉnh"),
    "part: in_city": ("living in cities", "sống tại đô thị"),
    "by difference": ("by difference", "suy ra từ hiệu số"),
    "rise": ("rise", "tăng"),
    "fall": ("fall", "giảm"),
    "left over": ("left over by the parts", "phần các bộ phận chưa tính đến"),
    "whole change": ("change of the whole", "thay đổi của tổng thể"),
    "cuts across": ("cuts across the parts", "cắt ngang các bộ phận"),
    "% of the change": ("% of the change", "% của thay đổi"),
    "persons": ("persons", "người"),
    "share of the missing people": (
        "share of the missing people that digital work could account for, %",
        "tỷ phần số người thiếu vắng mà việc làm số có thể lý giải, %",
    ),
    "possible share": ("possible share", "tỷ phần có thể"),
    "all missing people": ("all of the missing people", "toàn bộ số người thiếu vắng"),
    "beyond all missing people": ("beyond all of the missing people", "vượt quá số người thiếu vắng"),
    "input: shortfall": ("number of missing people", "số người thiếu vắng"),
    "input: overlap": ("people counted twice, %", "người bị tính hai lần, %"),
    "input: labellers_count": ("labellers", "người dán nhãn dữ liệu"),
    "input: labellers": ("labellers who would be away, %", "người dán nhãn lẽ ra đi làm xa, %"),
    "input: sellers_count": ("live-stream sellers", "người bán livestream"),
    "input: sellers": ("sellers who would be away, %", "người bán livestream lẽ ra đi làm xa, %"),
    "input: villagers_count": ("new Taobao villages", "số làng Taobao mới"),
    "input: jobs_per_village": ("jobs per Taobao village", "việc làm mỗi làng Taobao"),
    "input: villagers": ("village workers who would be away, %", "lao động làng Taobao lẽ ra đi làm xa, %"),
    "input: entrepreneurs_count": ("new entrepreneurs back home", "người về quê khởi nghiệp mới"),
    "input: entrepreneurs_digital": (
        "entrepreneurs whose work is digital, %",
        "người khởi nghiệp bằng việc làm số, %",
    ),
    "input: entrepreneurs": ("entrepreneurs who would be away, %", "người khởi nghiệp lẽ ra đi làm xa, %"),
    "input: retail_count": ("new rural online retail, billion", "doanh số trực tuyến nông thôn mới, tỷ"),
    "input: jobs_per_billion": ("jobs per billion of online retail", "việc làm mỗi tỷ doanh số trực tuyến"),
    "input: retail": ("retail workers who would be away, %", "lao động bán lẻ lẽ ra đi làm xa, %"),
    "rung: ": ("nothing assumed", "không giả định gì"),
    "rung: middle": ("every input in its middle", "mọi đầu vào ở giữa khoảng"),
    "input at its low end": ("low end of its range", "đầu thấp của khoảng"),
    "input at its high end": ("high end of its range", "đầu cao của khoảng"),
    "change since the year before": ("change since the year before", "thay đổi so với năm trước"),
    "p not valid": ("not valid for levels", "không hợp lệ với mức"),
    "slope": ("slope", "hệ số góc"),
    "year of the slope": ("year the slope rests on", "năm dùng để tính hệ số góc"),
    "left out of the slope": ("year left out", "năm bị loại"),
}

# What a table says of the analysis, and of what it needs.
LABELS |= {
    "migration: stated": (
        "a document names this count and these years",
        "một văn bản nêu chỉ tiêu và các năm này",
    ),
    "migration: asked": ("asked for", "do người dùng yêu cầu"),
    "migration: default": (
        "no document states a change, so the count with most years, up to the pandemic",
        "không văn bản nào nêu mức thay đổi, nên lấy chỉ tiêu có nhiều năm nhất, tính đến trước đại dịch",
    ),
    "ingredient": ("what it serves for", "dùng để làm gì"),
    "ingredient: stated_change": ("the change that is printed", "mức thay đổi được in"),
    "ingredient: total": ("the whole", "tổng thể"),
    "ingredient: local": ("part of the whole", "bộ phận của tổng thể"),
    "ingredient: outgoing": ("part of the whole", "bộ phận của tổng thể"),
    "ingredient: interprovincial": ("part of those away", "bộ phận của số đi làm xa"),
    "ingredient: in_city": ("cuts across the parts", "cắt ngang các bộ phận"),
    "ingredient: quarter_end": ("identification only", "chỉ để nhận diện"),
    "ingredient: labellers": ("digital work", "việc làm số"),
    "ingredient: sellers": ("digital work", "việc làm số"),
    "ingredient: villagers": ("digital work", "việc làm số"),
    "ingredient: entrepreneurs": ("digital work", "việc làm số"),
    "ingredient: retail": ("digital work", "việc làm số"),
    "periods": ("dates in the evidence", "thời điểm có số liệu"),
    "rank": ("rank", "thứ hạng"),
    "match": ("against the printed number", "so với con số in"),
    "dates": ("dates", "thời điểm"),
    "first_date": ("from", "từ"),
    "last_date": ("to", "đến"),
    "migrants_change": ("change, persons", "thay đổi, người"),
    "measured_as": ("kind of number", "loại số liệu"),
    "kind of number: stock": ("stock", "thời điểm"),
    "kind of number: flow": ("flow", "thời kỳ"),
    "part_name": ("part", "bộ phận"),
    "counts_as": ("counts as", "vai trò"),
    "counts as: whole": ("whole", "tổng thể"),
    "counts as: part": ("part", "bộ phận"),
    "counts as: subtotal": ("subtotal", "tổng con"),
    "counts as: beside": ("beside the parts", "bên cạnh các bộ phận"),
    "counts as: residual": ("left over", "phần dư"),
    "part: ": ("left over by the parts", "phần các bộ phận chưa tính đến"),
    "before": ("before, persons", "trước, người"),
    "after": ("after, persons", "sau, người"),
    "share_of_change": ("% of the change of the whole", "% thay đổi của tổng thể"),
    "scale": ("trend straight in", "xu thế thẳng theo"),
    "scale: levels": ("levels", "mức"),
    "scale: logs": ("logs", "lô-ga-rít"),
    "baseline_years": ("years, n", "số năm, n"),
    "baseline_from": ("trend from", "xu thế từ"),
    "cut_off": ("trend to", "xu thế đến"),
    "expected": ("trend leads to, persons", "theo xu thế, người"),
    "counted_persons": ("counted, persons", "thực đếm, người"),
    "shortfall": ("fewer than the trend, persons", "thấp hơn xu thế, người"),
    "relative": ("fewer than the trend, %", "thấp hơn xu thế, %"),
    "p": ("p, one-sided", "p một phía"),
    "outside": ("below the interval", "dưới khoảng dự báo"),
    "is: True": ("yes", "có"),
    "is: False": ("no", "không"),
    "steps": ("years ahead", "số năm phía trước"),
    "work": ("digital work", "việc làm số"),
    "counted": ("counted as", "được đếm là"),
    "counted: change": ("new since the baseline", "mới kể từ năm gốc"),
    "counted: cumulative": ("new since the baseline, a bracket", "mới kể từ năm gốc, theo khoảng"),
    "counted: level": ("all there are; no base is known", "toàn bộ; không có số gốc"),
    "count": ("count", "số đếm"),
    "assumption": ("assumption", "giả định"),
    "assumed_range": ("range assumed", "khoảng giả định"),
    "rests_on": ("rests on", "dựa trên"),
    "implied": ("published figures give", "số liệu công bố cho"),
    "input: like_all_migrant_workers": (
        "all migrant workers who lived in cities, %",
        "tỷ lệ lao động di cư sống tại đô thị, %",
    ),
    "input: open_end": ("times what is printed as “over”", "số lần con số in kèm “trên”"),
    "judgement": ("judgement", "phán đoán"),
    "added": ("assumed from here on", "giả định thêm từ đây"),
    "persons_held": ("persons", "người"),
    "share_accounted": ("% of what is to be accounted for", "% phần cần lý giải"),
    "rank_correlation": ("rank correlation with the share", "tương quan hạng với tỷ phần"),
    "input": ("input", "đầu vào"),
    "break_even": ("break-even value", "giá trị hòa vốn"),
    "enough": ("the value lies", "giá trị này"),
    "enough: within": ("within the range", "nằm trong khoảng"),
    "enough: below": ("below the range", "nằm dưới khoảng"),
    "enough: above": ("above the range", "nằm trên khoảng"),
    "enough: always": ("nowhere: every value is enough", "không có: mọi giá trị đều đủ"),
    "enough: never": ("nowhere: no value is enough", "không có: không giá trị nào đủ"),
    "driver": ("with", "với"),
    "yardstick: printed": ("the fall that is printed", "mức giảm được in"),
    "yardstick: trend": ("the shortfall against the trend", "mức thiếu hụt so với xu thế"),
    "outcome": ("yearly change of", "thay đổi hằng năm của"),
    "form": ("form", "dạng"),
    "form: differences": ("change on growth", "thay đổi theo tăng trưởng"),
    "form: levels": ("levels", "mức"),
    "left_out": ("left out", "năm bị loại"),
    "n": ("years, n", "số năm, n"),
    "slope_persons": ("slope", "hệ số góc"),
    "correlation": ("correlation", "tương quan"),
    "permutation_p": ("p by permutation", "p theo hoán vị"),
    "exchangeable": ("p is valid", "p hợp lệ"),
    "sign_changes": ("sign hangs on one year", "dấu phụ thuộc một năm"),
    "reason: few": ("few years", "ít năm"),
    "reason: not_significant": (
        "permutations give as much by chance",
        "hoán vị ngẫu nhiên cũng cho kết quả tương tự",
    ),
    "reason: sign_changes": ("the sign hangs on a single year", "dấu phụ thuộc vào một năm duy nhất"),
    "reason: pandemic_years": (
        "the answer changes with the pandemic years left out",
        "kết quả thay đổi khi bỏ các năm đại dịch",
    ),
    "reason: forms_disagree": ("levels and differences disagree", "mức và sai phân trái ngược nhau"),
    "reason: interval_holds_zero": ("the interval holds zero", "khoảng tin cậy chứa số không"),
    "reason: no_design": (
        "nothing but time sets the growth of online retail apart from all else that moved with it",
        "ngoài thời gian, không có gì tách tăng trưởng bán lẻ trực tuyến khỏi mọi yếu tố khác cùng biến động",
    ),
    "condition": ("what would have to be true", "điều kiện cần đúng"),
    "holds": ("is it?", "có đúng không?"),
    "holds: yes": ("yes", "có"),
    "holds: no": ("no", "không"),
    "holds: open": ("the figures allow both", "số liệu cho phép cả hai"),
    "holds: unknown": ("no figures", "không có số liệu"),
    "found": ("judged by", "căn cứ"),
    "condition: named_right": (
        "the printed number is of the count and the years it names",
        "con số in đúng là của chỉ tiêu và các năm được nêu",
    ),
    "condition: below_trend": (
        "the count lies below its trend, however that is drawn",
        "số đếm thấp hơn xu thế, dù xu thế được vẽ cách nào",
    ),
    "condition: lasts": ("it still does in the last year", "đến năm cuối vẫn như vậy"),
    "condition: went_home": (
        "more work near home while fewer work away",
        "nhiều người làm gần nhà hơn trong khi ít người đi làm xa hơn",
    ),
    "condition: enough_work": (
        "digital work within the ranges reaches the number",
        "việc làm số trong các khoảng giả định đạt tới con số",
    ),
    "condition: moves_against": (
        "fewer migrants when rural online retail grows faster, in every choice of years",
        "ít lao động di cư hơn khi bán lẻ trực tuyến nông thôn tăng nhanh hơn, với mọi cách chọn năm",
    ),
    "condition: towns_relieved": (
        "fewer people live in towns than before",
        "dân số đô thị giảm so với trước",
    ),
}
# On a rung of the ladder an input is an assumption made.
LABELS |= {
    key.replace("input", "rung", 1): words for key, words in LABELS.items() if key.startswith("input: ")
}

SENTENCES: dict[str, tuple[str, str]] = {
    "migration_none": (
        (
            "The evidence counts no migrant workers of **{place}** yet. The table names what the "
            "analysis needs; with rows for these indicators in `data/raw`, this notebook runs for "
            "{place} as it does for others."
        ),
        (
            "Dữ liệu chưa có số lao động di cư của **{place}**. Bảng cho biết phân tích cần gì; khi các "
            "chỉ tiêu này có dòng trong `data/raw`, sổ tay này chạy cho {place} như cho nơi khác."
        ),
    ),
    "migration_selected": (
        (
            "**{who}**: {count}. Trend from {start} to {end} (n = {n}), compared with {compare}. Why these: "
            "{reason}."
        ),
        (
            "**{who}**: {count}. Xu thế từ {start} đến {end} (n = {n}), so với {compare}. Lý do chọn: "
            "{reason}."
        ),
    ),
    "identify_none": (
        "No document states a change of these counts for {place}.",
        "Không văn bản nào nêu mức thay đổi của các chỉ tiêu này cho {place}.",
    ),
    "identify_stated": (
        "Printed ({where}): “{printed}”, from {start} to {end}, of “{indicator}”: **{change}** persons.",
        "Bản in ({where}): “{printed}”, từ {start} đến {end}, về “{indicator}”: **{change}** người.",
    ),
    "identify_counted": (
        (
            "From {first} to {last} the evidence gives {candidates} differences between two dates. "
            "{reproduce} of them give the printed number within the bounds of both, {reproduce_both} of "
            "these with the name and the years printed; {near} more come within {tolerance} % of it, "
            "{near_both} of these with the name and the years printed."
        ),
        (
            "Từ {first} đến {last}, dữ liệu cho {candidates} hiệu số giữa hai thời điểm. {reproduce} "
            "hiệu số cho đúng con số in trong phạm vi làm tròn của cả hai, trong đó {reproduce_both} có "
            "đúng tên và năm được in; thêm {near} hiệu số cách không quá {tolerance} %, trong đó "
            "{near_both} có đúng tên và năm được in."
        ),
    ),
    "identify_best": (
        (
            "The likeliest is **{indicator}** ({definition}), a {measure} of {start} and {end}: "
            "{change} persons."
        ),
        (
            "Khả năng cao nhất là **{indicator}** ({definition}), số liệu {measure} {start} và {end}: "
            "{change} người."
        ),
    ),
    "identify_told": (
        "By the name and the years that the document gives, the difference is **{change}** persons.",
        "Theo đúng tên và các năm mà văn bản nêu, hiệu số là **{change}** người.",
    ),
    "identified_title": (
        "Which series gives “{printed}”? Differences nearest to it: {who}",
        "Chuỗi nào cho “{printed}”? Các hiệu số gần nhất: {who}",
    ),
    "partition_said": (
        "From {start} to {end} the total changed by **{whole}** persons: {parts}; left over: {residual}.",
        "Từ {start} đến {end}, tổng số thay đổi **{whole}** người: {parts}; phần dư: {residual}.",
    ),
    "partition_beside": (
        "Cutting across the parts, {parts}.",
        "Cắt ngang các bộ phận: {parts}.",
    ),
    "waterfall_title": (
        "Change of migrant workers by part, {start} to {end}: {who}",
        "Thay đổi số lao động di cư theo bộ phận, {start} đến {end}: {who}",
    ),
    "shortfall_below": (
        (
            "{count}, {year}: {observed} counted where the line through {first} to {last} (n = {n}, "
            "{freedom} degrees of freedom) leads to {expected}. That is **{shortfall}** fewer, below the "
            "{confidence} % interval (one-sided p = {p})."
        ),
        (
            "{count}, {year}: đếm được {observed}, trong khi đường thẳng qua {first} đến {last} (n = "
            "{n}, {freedom} bậc tự do) dẫn đến {expected}. Tức là ít hơn **{shortfall}**, dưới khoảng "
            "{confidence} % (p một phía = {p})."
        ),
    ),
    "shortfall_inside": (
        (
            "{count}, {year}: {observed} counted where the line through {first} to {last} (n = {n}, "
            "{freedom} degrees of freedom) leads to {expected}. That is **{shortfall}** fewer, and the "
            "{confidence} % interval holds the count (one-sided p = {p}): the trend does not tell the "
            "year from an ordinary one."
        ),
        (
            "{count}, {year}: đếm được {observed}, trong khi đường thẳng qua {first} đến {last} (n = "
            "{n}, {freedom} bậc tự do) dẫn đến {expected}. Tức là ít hơn **{shortfall}**, và khoảng "
            "{confidence} % chứa số đếm (p một phía = {p}): xu thế không phân biệt được năm này với một "
            "năm bình thường."
        ),
    ),
    "shortfall_none": ("{count}: no trend. {why}", "{count}: không có xu thế. {why}"),
    "shortfalls_title": (
        "Migrant workers and the trend up to {end}: {who}",
        "Lao động di cư và xu thế đến năm {end}: {who}",
    ),
    "placebo_said": (
        (
            "Placebos of {count}: trends of {n} years each that end earlier miss {below} of {placebos} "
            "later years up to {end} from above; by chance they would miss {by_chance}. {steps} years "
            "ahead the largest placebo shortfall is {largest} persons."
        ),
        (
            "Giả dược cho {count}: các xu thế {n} năm kết thúc sớm hơn dự báo quá cao {below} "
            "trong {placebos} năm sau đó đến {end}; theo ngẫu nhiên sẽ là {by_chance}. Ở khoảng cách "
            "{steps} năm, mức thiếu hụt lớn nhất của giả dược là {largest} người."
        ),
    ),
    "placebo_none": (
        "Placebos of {count}: there are none, since no year up to {end} is left over.",
        "Giả dược cho {count}: không có, vì không còn năm nào đến {end}.",
    ),
    "windows_said": (
        (
            "{count}, {year}: trends that begin between {first} and {last} give shortfalls from {least} "
            "to {most} persons; {below} of {lines} lie below their interval."
        ),
        (
            "{count}, {year}: các xu thế bắt đầu từ {first} đến {last} cho mức thiếu hụt từ {least} đến "
            "{most} người; {below} trong {lines} nằm dưới khoảng dự báo."
        ),
    ),
    "work_none": (
        "The evidence counts no digital work of {place}, so nothing can be bounded.",
        "Dữ liệu không có số việc làm số của {place}, nên không có gì để ước lượng khoảng.",
    ),
    "work_bounds": (
        (
            "Held against {yardstick} ({value} persons). Nothing assumed: {nothing} %. Every range assumed: "
            "{everything} %, or {persons} persons. Everything at its middle: {middle} %."
        ),
        (
            "So với {yardstick} ({value} người). Không giả định gì: {nothing} %. Giả định mọi khoảng: "
            "{everything} %, tức {persons} người. Mọi thứ ở giữa khoảng: {middle} %."
        ),
    ),
    "work_simulated": (
        (
            "Over {draws} uniform draws from the ranges, the share is {share} % ({confidence} % of the "
            "draws about their median). {whole} % of the draws in which anybody is missing reach all of "
            "them; in {none} % nobody is. That describes the ranges, not the world."
        ),
        (
            "Qua {draws} lần rút đều từ các khoảng, tỷ phần là {share} % ({confidence} % số lần rút "
            "quanh trung vị). {whole} % số lần rút có người thiếu vắng đạt tới toàn bộ; {none} % không có "
            "ai thiếu vắng. Điều đó mô tả các khoảng giả định, không phải thực tế."
        ),
    ),
    "ladder_title": (
        "What digital work could account for, from nothing assumed to everything: {yardstick}, {who}",
        "Việc làm số có thể lý giải bao nhiêu, từ không giả định đến giả định tất cả: {yardstick}, {who}",
    ),
    "tornado_title": (
        "Which input matters, each moved through its range alone: {yardstick}, {who}",
        "Đầu vào nào quan trọng, mỗi đầu vào thay đổi riêng trong khoảng của nó: {yardstick}, {who}",
    ),
    "association_none": (
        "No association can be computed: {why}",
        "Không tính được mối liên hệ: {why}",
    ),
    "association_said": (
        (
            "{count}, {n} yearly changes: a point more growth of rural online retail goes with {slope} "
            "persons (permutation p = {p}; with one year left out, {left})."
        ),
        (
            "{count}, {n} thay đổi hằng năm: bán lẻ trực tuyến nông thôn tăng thêm một điểm đi cùng "
            "{slope} người (p hoán vị = {p}; khi bỏ một năm, {left})."
        ),
    ),
    "association_reasons": ("Not identified: {reasons}.", "Không nhận diện được: {reasons}."),
    "association_title": (
        "Migrant workers and rural online retail, year by year: {who}",
        "Lao động di cư và bán lẻ trực tuyến nông thôn, theo năm: {who}",
    ),
    "scale_per_million_rural_workers": (
        "{period}: the shortfall against the trend is {value} for each million rural workers.",
        "{period}: mức thiếu hụt so với xu thế là {value} trên mỗi triệu lao động nông thôn.",
    ),
    "scale_urban_growth": (
        "{period}: the population of towns changed by {value} persons.",
        "{period}: dân số đô thị thay đổi {value} người.",
    ),
    "scale_share_of_urban_growth": (
        "{period}: the shortfall is {value} % of what the population of towns gained.",
        "{period}: mức thiếu hụt bằng {value} % số dân đô thị tăng thêm.",
    ),
    "scale_retail_per_rural_person": (
        "{period}: rural online retail comes to {value} {unit} a head of the rural population.",
        "{period}: bán lẻ trực tuyến nông thôn đạt {value} {unit} trên mỗi người dân nông thôn.",
    ),
    "scale_none": (
        "The evidence has no rural workers, town or rural population of {place} for {year}.",
        "Dữ liệu không có số lao động nông thôn, dân số đô thị hay nông thôn của {place} năm {year}.",
    ),
    "conditions_counted": (
        (
            "Of {n} conditions: {yes} true, {no} not true, {open} left open by the figures, {unknown} "
            "without figures."
        ),
        "Trong {n} điều kiện: {yes} đúng, {no} không đúng, {open} còn bỏ ngỏ, {unknown} không có số liệu.",
    ),
    "answer_identified": (
        "{who}: change that reproduces the printed one",
        "{who}: mức thay đổi khớp với bản in",
    ),
    "answer_told": (
        "{who}: change of the count and years that the document names",
        "{who}: thay đổi của chỉ tiêu và các năm mà văn bản nêu",
    ),
    "answer_shortfall": (
        "{who}: fewer than the trend leads to, {count}, {year}",
        "{who}: thấp hơn xu thế, {count}, {year}",
    ),
    "answer_share": (
        "{who}: share of {yardstick} that digital work could account for, every range assumed",
        "{who}: phần của {yardstick} mà việc làm số có thể lý giải, với mọi khoảng giả định",
    ),
}
