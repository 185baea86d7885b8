"""The words for what is counted, what may stand beside them, and what only begins as they do.

Written as `econlab.evidence.lexicon.spellings` reads them.
"""

from __future__ import annotations

NOUNS = {
    "person": "người | người dân | dân | lao động | người lao động | nhân lực | nhân khẩu | công dân"
    " | person(s) | people | inhabitant(s) | worker(s) | employee(s) | con người | đồng chí | đồng bào"
    " | lượt người | lượt lao động | lượt công dân | nhân sự | nhân viên | công nhân | cư dân"
    " | human being(s) | resident(s) | individual(s) | cá nhân | staff | staff member(s) | personnel"
    " | migrant worker(s) | đối tượng | lượt đối tượng | người lao động CNTT",
    "user": "người dùng | người sử dụng | user(s) | người dùng Internet | internet user(s) | player(s)"
    " | netizen(s) | người sử dụng Internet",
    "member": "thành viên | hội viên | member(s) | đoàn viên | xã viên | union member(s) | ủy viên"
    " | uỷ viên | hội viên nông dân | đoàn viên công đoàn",
    "student": "sinh viên | học sinh | học viên | student(s) | nghiên cứu sinh | em học sinh"
    " | lượt học viên | học sinh, sinh viên | undergraduate(s) | learner(s) | trainee(s) | người học"
    " | sinh viên đại học",
    "engineer": "kỹ sư | engineer(s) | kĩ sư",
    "job": "việc làm | job(s) | việc làm mới | chỗ việc làm | vị trí việc làm | job opening(s)"
    " | vacanc(y/ies)",
    "household": "hộ | hộ gia đình | nông hộ | hộ nông dân | household(s) | hộ dân | hộ nghèo"
    " | hộ cận nghèo | hộ nghèo và cận nghèo | hộ nghèo, hộ cận nghèo | hộ thoát nghèo | hộ sản xuất"
    " | hộ đồng bào | gia đình | hộ nông nghiệp | famil(y/ies) | poor household(s) | lượt hộ",
    "enterprise": "doanh nghiệp | DN | doanh nghiệp kỳ lân | doanh nghiệp CNTT"
    " | doanh nghiệp công nghệ số | doanh nghiệp CNS | công ty | enterprise(s) | firm(s) | compan(y/ies)"
    " | business(es) | doanh nghiệp nhỏ và vừa | DNNVV | DNNN | SME(s) | MSME(s) | doanh nghiệp FDI"
    " | doanh nghiệp số | tổng công ty | công ty con | small and medium-sized enterprise(s)"
    " | small and medium enterprise(s) | state-owned enterprise(s) | private enterprise(s)"
    " | foreign-invested enterprise(s) | subsidiar(y/ies) | hãng | business entit(y/ies)"
    " | doanh nghiệp nhà nước | doanh nghiệp khởi nghiệp | công ty chứng khoán | công ty niêm yết",
    "cooperative": "hợp tác xã | HTX | cooperative(s) | liên hiệp hợp tác xã | co-operative(s)",
    "shop": "cửa hàng | gian hàng | shop(s) | store(s) | tiệm | gian hàng số | quầy hàng | outlet(s)"
    " | retail outlet(s) | online store(s) | cửa hàng tiện lợi | cửa hàng trực tuyến",
    "bank": "ngân hàng | bank(s) | NHTM | ngân hàng số | lender(s) | commercial bank(s)"
    " | ngân hàng thương mại",
    "hotel": "khách sạn | hotel(s) | khách sạn, nhà nghỉ | homestay(s)",
    "mine": "mỏ | mỏ than | mine(s) | mỏ khoáng sản | mỏ dầu",
    "operator": "nhà mạng | operator(s) | nhà khai thác | telecom operator(s) | carrier(s)",
    "agency": "bộ, ngành, địa phương | kho bạc nhà nước | cơ quan | agenc(y/ies) | đơn vị, địa phương"
    " | cơ quan, đơn vị | cơ quan, tổ chức | tòa soạn | authorit(y/ies) | government agenc(y/ies)"
    " | cơ quan nhà nước | cơ quan báo chí | cơ quan hành chính",
    "organisation": "tổ chức | organisation(s) | organization(s) | tổ chức khoa học và công nghệ"
    " | tổ chức KH&CN | NGO(s) | entit(y/ies) | bod(y/ies) | tổ chức quốc tế | tổ chức hành chính",
    "ministry": "bộ | bộ, cơ quan ngang bộ | bộ, ngành | bộ ngành | ministr(y/ies) | bộ, ban, ngành"
    " | bộ, cơ quan | bộ, cơ quan trung ương",
    "country": "nước | quốc gia | countr(y/ies) | nước thành viên | nền kinh tế | vùng lãnh thổ"
    " | member countr(y/ies)"
    " | quốc gia và vùng lãnh thổ | quốc gia, vùng lãnh thổ | quốc gia/vùng lãnh thổ"
    " | nước và vùng lãnh thổ | nation(s) | econom(y/ies) | countries and territories | jurisdiction(s)",
    "province": "tỉnh và thành phố | đơn vị hành chính cấp tỉnh | tỉnh | tỉnh, thành phố | tỉnh, thành"
    " | tỉnh thành | tỉnh/thành | tỉnh/thành phố | tỉnh, thành phố trực thuộc Trung ương | province(s)",
    "locality": "địa phương | localit(y/ies) | địa phương cấp tỉnh",
    "state": "bang | state(s) | tiểu bang",
    "city": "thành phố | đô thị | cit(y/ies) | thành phố lớn | town(s) | municipalit(y/ies) | thị xã"
    " | thị trấn | đô thị thông minh | thành phố thông minh",
    "district": "huyện | quận | quận, huyện | quận huyện | district(s) | đơn vị hành chính cấp huyện"
    " | huyện, thị xã | huyện, thị xã, thành phố | huyện, thành phố | quận, huyện, thị xã | huyện đảo"
    " | huyện nghèo | count(y/ies) | huyện nông thôn mới",
    "commune": "xã | phường | xã, phường | xã phường | commune(s) | đơn vị hành chính cấp xã"
    " | xã, phường, thị trấn | xã, thị trấn | xã, phường, đặc khu | phường, xã | phường, thị trấn"
    " | xã nghèo | ward(s) | township(s) | xã nông thôn mới",
    "village": "làng | thôn | làng số | thôn bản | village(s) | ấp | buôn | thôn, bản | thôn, buôn"
    " | làng nghề | khu phố | tổ dân phố | thôn, tổ dân phố | hamlet(s) | làng nghề truyền thống",
    "market": "thị trường | market(s) | export market(s) | thị trường xuất khẩu",
    "sector": "ngành | sector(s) | ngành kinh tế | ngành nghề | ngành, nghề | ngành, lĩnh vực | ngành hàng"
    " | ngành dịch vụ | ngành, nghề kinh doanh | industr(y/ies)",
    "field": "lĩnh vực | field(s) | lĩnh vực ưu tiên | lĩnh vực trọng điểm",
    "year": "năm | năm trước | năm tới | năm qua | tuổi | year | years | tuổi đời | năm tuổi | yrs"
    " | years old"
    " | year old | years of age | - year - old | năm liên tiếp | năm liền | consecutive years | năm học"
    " | năm tài chính | năm ngân sách",
    "quarter": "quý | quarter | quarters | quý liên tiếp | consecutive quarters",
    "month": "tháng | month | months | tháng tuổi | tháng liên tiếp | consecutive months",
    "day": "ngày | day | days | ngày làm việc | ngày công | ngày liên tiếp | working day | working days"
    " | business days | consecutive days | ngày đêm | night | nights | đêm",
    "rank": "bậc | thứ bậc | rank(s)",
    "vote": "phiếu | vote(s) | phiếu bầu | lượt phiếu | lượt bình chọn | ballot(s)",
    "account": "tài khoản | account(s) | tài khoản VNeID | bank account(s) | user account(s)"
    " | tài khoản định danh | tài khoản thanh toán | tài khoản ngân hàng | tài khoản người dùng"
    " | tài khoản Mobile Money | tài khoản giao dịch",
    "subscription": "thuê bao | thuê bao di động | subscription(s) | thuê bao internet | thuê bao 5G"
    " | subscriber line(s) | thuê bao băng rộng | thuê bao điện thoại",
    "transaction": "món | giao dịch | transaction(s) | lượt giao dịch | bút toán | payment(s) | deal(s)"
    " | thương vụ | thương vụ M&A | giao dịch thanh toán",
    "station": "tháp di động | số trạm gốc | trạm | trạm gốc | trạm phát sóng | trạm BTS | station(s)"
    " | trạm 5G"
    " | trạm gốc 5G | vị trí trạm | BTS | trạm thu phí | base station(s) | trạm thu phát sóng"
    " | trạm phát sóng 5G",
    "data_centre": "trung tâm dữ liệu | data centre(s) | data center(s)",
    "server": "máy chủ | server(s)",
    "computer": "máy vi tính | máy tính | chiếc máy vi tính | chiếc máy tính | computer(s) | bộ máy tính"
    " | PCs | máy tính để bàn",
    "platform": "nền tảng | nền tảng số | platform(s) | online platform(s)",
    "application": "ứng dụng | ứng dụng toàn diện | application(s) | app(s) | ứng dụng số | mini app"
    " | ứng dụng di động",
    "service": "dịch vụ | dịch vụ công | dịch vụ công trực tuyến | service(s) | DVC | DVCTT | dịch vụ số"
    " | public service(s) | online public service(s)",
    "product": "sản phẩm | product(s) | sản phẩm OCOP | sản phẩm, dịch vụ | sản phẩm số | mặt hàng"
    " | commodit(y/ies)",
    "project": "dự án | project(s) | dự án FDI | lượt dự án | công trình, dự án | venture(s) | dự án đầu tư",
    "pilot": "thí điểm | mô hình thí điểm | pilot(s)",
    "policy": "chính sách | polic(y/ies) | cơ chế | cơ chế, chính sách | incentive(s)",
    "law": "luật | law(s) | bộ luật | đạo luật",
    "document": "quyết định | thông tư | nghị định | nghị quyết | văn bản | document(s) | văn bản QPPL"
    " | công văn | chỉ thị | kế hoạch hành động | tài liệu | pháp lệnh | decree(s) | circular(s)"
    " | resolution(s) | decision(s) | văn bản chỉ đạo | văn bản điện tử | thông tư liên tịch",
    "patent": "bằng sáng chế | patent(s) | bằng độc quyền sáng chế | văn bằng | sáng chế"
    " | giải pháp hữu ích | văn bằng bảo hộ",
    "dataset": "bộ dữ liệu | tập dữ liệu | dataset(s) | data set(s) | bộ dữ liệu mở | tập dữ liệu mở",
    "database": "cơ sở dữ liệu | CSDL | database(s) | CSDL quốc gia | CSDL chuyên ngành",
    "information_system": "hệ thống thông tin | HTTT | information system(s) | hệ thống | hệ thống CNTT"
    " | system(s)",
    "item": "hạng mục | item(s) | nội dung | mục | danh mục",
    "case": "vụ | vụ việc | trường hợp | case(s) | ca | ca bệnh | ca mắc | ca nhiễm | ca dương tính"
    " | ca mắc mới | ca nhiễm mới | lượt ca | vụ án | vụ vi phạm | vụ cháy | vụ lừa đảo | trường hợp mắc"
    "",
    "attack": "cuộc tấn công | cuộc tấn công mạng | attack(s) | tấn công mạng | lượt tấn công"
    " | cyber attack(s) | cyberattack(s)",
    "processor_core": "lõi vật lý",
    "currency_type": "loại đồng tiền | đồng tiền",
    "team": "tổ | tổ công nghệ số cộng đồng | tổ công tác | tổ CNSCĐ | đội tuyển | team(s)",
    "scenario": "scenario(s) | kịch bản",
    "virtual_assistant": "virtual assistant(s) | trợ lý ảo",
    "call": "cuộc gọi | lượt cuộc gọi | lượt gọi | call(s) | phone call(s)",
    "service_point": "điểm dịch vụ | điểm phục vụ | service point(s)",
    "regulation": "quy định | quy phạm | regulation(s) | rule(s)",
    "continent": "châu lục",
    "port": "sea port | cảng biển | cảng | bến cảng | cảng cạn | port(s) | seaport(s) | terminal(s) | bến xe",
    "hour": "hour | hours | giờ | giờ làm việc | giờ đồng hồ | tiếng đồng hồ | giờ học | hrs | working hours"
    " | giờ công | tiếng",
    "broadcast": "lượt phát sóng",
    "view": "lượt xem | lượt người xem | view(s)",
    "cluster": "cụm trung tâm | cụm | cụm liên kết | cụm ngành | cluster(s)",
    "region": "vùng kinh tế trọng điểm | vùng | vùng kinh tế | vùng KT-XH | region(s) | miền",
    "standard": "tiêu chuẩn, quy chuẩn | tiêu chuẩn | TCVN | quy chuẩn | standard(s)",
    "report_regime": "chế độ báo cáo",
    "index_set": "bộ chỉ số | bộ chỉ tiêu | index set(s)",
    "zone": "khu | khu CNTT | khu du lịch | khu dân cư | khu đô thị | khu nông nghiệp | khu phần mềm"
    " | zone(s) | high-tech park(s) | software park(s) | khu công nghệ cao | khu CNTT tập trung"
    " | khu phi thuế quan",
    "product_type": "chủng loại | chủng loại sản phẩm",
    "institution": "cơ sở đào tạo | cơ sở giáo dục | cơ sở y tế | cơ sở khám chữa bệnh"
    " | cơ sở khám bệnh, chữa bệnh | cơ sở khám, chữa bệnh | cơ sở dạy nghề | cơ sở nghiên cứu"
    " | viện, trường | institution(s) | think tank(s)",
    "party_committee": "tỉnh ủy | tỉnh ủy, thành ủy | ban cán sự đảng | cấp ủy | cấp uỷ | đảng ủy",
    "department": "Sở | sở, ban, ngành | sở, ngành | sở ngành | cục | vụ, cục | tổng cục | ban, ngành"
    " | phòng, ban | phòng ban | department(s) | division(s)",
    "site": "điểm cầu | điểm kết nối | điểm truy cập | điểm phát wifi | điểm phát sóng | điểm wifi"
    " | hotspot(s)",
    "article": "bài viết | bài báo | tin, bài | tin bài | bài | tin | news article(s)",
    "child": "trẻ em | bé trai | bé gái | trẻ em trai | trẻ em gái | trẻ | em | cháu | em nhỏ"
    " | trẻ sơ sinh | child | children | infant(s) | bab(y/ies)",
    "woman": "phụ nữ | chị em | wom(an/en)",
    "man": "nam giới | m(an/en)",
    "youth": "thanh niên | thanh thiếu niên | youth(s) | young people",
    "pupil": "pupil(s) | schoolchildren",
    "graduate": "sinh viên tốt nghiệp | cử nhân | thạc sĩ | tiến sĩ | graduate(s)",
    "teacher": "giáo viên | nhà giáo | cán bộ giáo viên | thầy cô giáo | thầy cô | teacher(s)",
    "lecturer": "giảng viên | lecturer(s)",
    "doctor": "bác sĩ | bác sỹ | y bác sĩ | doctor(s) | physician(s)",
    "nurse": "điều dưỡng | điều dưỡng viên | y tá | hộ sinh | nurse(s)",
    "pharmacist": "dược sĩ | pharmacist(s)",
    "health_worker": "nhân viên y tế | cán bộ y tế | health worker(s) | healthcare worker(s)"
    " | medical worker(s) | medical staff",
    "patient": "bệnh nhân | người bệnh | lượt bệnh nhân | lượt người bệnh | lượt khám | lượt khám bệnh"
    " | lượt khám, chữa bệnh | patient(s) | lượt khám chữa bệnh",
    "death": "ca tử vong | trường hợp tử vong | death(s) | fatalit(y/ies)",
    "injury": "injur(y/ies)",
    "victim": "nạn nhân | victim(s)",
    "birth": "ca sinh | trẻ sinh ra | birth(s) | live birth(s)",
    "farmer": "nông dân | ngư dân | farmer(s) | fisherm(an/en)",
    "official": "cán bộ | công chức | viên chức | cán bộ, công chức | cán bộ, công chức, viên chức"
    " | cán bộ, đảng viên | công chức, viên chức | biên chế | official(s) | civil servant(s) | cadre(s)"
    " | public employee(s) | cán bộ công chức",
    "leader": "lãnh đạo | cán bộ lãnh đạo | leader(s)",
    "expert": "chuyên gia | expert(s) | specialist(s) | consultant(s) | tư vấn viên",
    "scientist": "nhà khoa học | scientist(s)",
    "technician": "kỹ thuật viên | technician(s)",
    "developer": "lập trình viên | nhà phát triển | developer(s) | programmer(s)",
    "artisan": "nghệ nhân | artisan(s)",
    "soldier": "chiến sĩ | bộ đội | quân nhân | cán bộ, chiến sĩ | cán bộ chiến sĩ | soldier(s) | troops",
    "volunteer": "tình nguyện viên | cộng tác viên | volunteer(s)",
    "journalist": "nhà báo | phóng viên | journalist(s) | reporter(s)",
    "driver": "lái xe | tài xế | driver(s) | rider(s)",
    "party_member": "đảng viên | party member(s)",
    "delegate": "đại biểu | lượt đại biểu | delegate(s) | deput(y/ies) | đại biểu Quốc hội",
    "participant": "thí sinh | participant(s) | attendee(s) | candidate(s) | applicant(s)",
    "respondent": "respondent(s)",
    "beneficiary": "beneficiar(y/ies)",
    "consumer": "người tiêu dùng | consumer(s)",
    "customer": "khách hàng | lượt khách hàng | customer(s) | client(s) | khách hàng cá nhân",
    "seller": "nhà bán hàng | seller(s) | vendor(s)",
    "subscriber": "người theo dõi | subscriber(s) | follower(s)",
    "taxpayer": "người nộp thuế | taxpayer(s)",
    "voter": "cử tri | lượt cử tri | voter(s)",
    "migrant": "migrant(s) | immigrant(s) | refugee(s)",
    "visitor": "lượt khách | khách | khách quốc tế | khách nội địa | khách nước ngoài | khách tham quan"
    " | lượt người tham quan | visitor(s) | visitor arrival(s) | arrival(s) | guest(s) | traveller(s)"
    " | traveler(s) | lượt khách quốc tế | lượt khách nội địa | lượt khách tham quan | lượt khách lưu trú",
    "passenger": "hành khách | lượt hành khách | lượt khách vận chuyển | passenger(s)",
    "investor": "nhà đầu tư | investor(s)",
    "shareholder": "cổ đông | shareholder(s)",
    "creditor": "chủ nợ | trái chủ | creditor(s) | bondholder(s)",
    "borrower": "khách hàng vay | borrower(s)",
    "winner": "winner(s)",
    "offender": "đối tượng vi phạm | bị can | bị cáo | tội phạm | offender(s) | suspect(s)",
    "startup": "startup(s) | start-up(s) | start-up enterprise(s) | startup compan(y/ies)"
    " | dự án khởi nghiệp",
    "unicorn": "kỳ lân | unicorn(s) | kỳ lân công nghệ",
    "corporation": "tập đoàn | tập đoàn, tổng công ty | corporation(s) | conglomerate(s)",
    "household_business": "hộ kinh doanh | hộ kinh doanh, cá nhân kinh doanh | hộ cá thể"
    " | household business(es) | business household(s) | individual business household(s)",
    "cooperative_group": "tổ hợp tác | THT | cooperative group(s)",
    "farm": "trang trại | farm(s)",
    "supermarket": "siêu thị | supermarket(s)",
    "shopping_mall": "trung tâm thương mại | shopping mall(s) | shopping centre(s) | shopping center(s)"
    " | mall(s)",
    "marketplace": "chợ | marketplace(s) | sàn giao dịch | sàn TMĐT | sàn",
    "restaurant": "nhà hàng | quán ăn | quán cà phê | quán | restaurant(s) | café(s) | cafe(s)",
    "branch": "chi nhánh | phòng giao dịch | branch(es)",
    "office": "văn phòng | trụ sở | office(s)",
    "post_office": "bưu cục | điểm bưu điện | bưu điện | điểm phục vụ bưu chính | post office(s)",
    "pharmacy": "nhà thuốc | quầy thuốc | hiệu thuốc | pharmac(y/ies)",
    "atm": "ATM(s) | máy ATM | cây ATM | máy rút tiền tự động | cash machine(s)",
    "pos_terminal": "POS | máy POS | POS terminal(s) | thiết bị POS | thiết bị chấp nhận thẻ"
    " | point-of-sale terminal(s) | payment terminal(s)",
    "payment_point": "điểm chấp nhận thanh toán | điểm thanh toán | đơn vị chấp nhận thanh toán"
    " | điểm chấp nhận Mobile Money | điểm kinh doanh | payment point(s)",
    "fund": "quỹ | quỹ đầu tư | fund(s)",
    "provider": "nhà cung cấp | provider(s) | supplier(s) | service provider(s)",
    "manufacturer": "nhà sản xuất | manufacturer(s) | producer(s)",
    "exporter": "nhà xuất khẩu | exporter(s)",
    "distributor": "nhà phân phối | đại lý | distributor(s) | dealer(s) | agent(s)",
    "partner": "đối tác | partner(s)",
    "factory": "nhà máy | nhà xưởng | xưởng | phân xưởng | factor(y/ies) | nhà máy thông minh",
    "power_plant": "nhà máy điện | nhà máy thủy điện | nhà máy nhiệt điện | power plant(s)"
    " | power station(s) | reactor(s) | lò phản ứng | nhà máy điện gió",
    "production_line": "dây chuyền | production line(s) | dây chuyền sản xuất",
    "warehouse": "kho | kho hàng | kho bãi | warehouse(s)",
    "unit": "đơn vị | unit(s)",
    "administrative_unit": "đơn vị hành chính | ĐVHC | administrative unit(s)",
    "public_service_unit": "đơn vị sự nghiệp | public service unit(s)",
    "establishment": "cơ sở | cơ sở sản xuất, kinh doanh | establishment(s) | cơ sở sản xuất"
    " | cơ sở kinh doanh | cơ sở lưu trú | cơ sở bán lẻ",
    "association": "hội | hiệp hội | liên hiệp hội | hội quán | association(s)",
    "trade_union": "công đoàn | CĐCS | trade union(s) | labour union(s) | labor union(s) | công đoàn cơ sở",
    "party_cell": "chi bộ | đảng bộ | tổ chức đảng | tổ chức cơ sở đảng | party cell(s)",
    "committee": "ủy ban | uỷ ban | ban chỉ đạo | ban quản lý | ban | committee(s) | UBND",
    "group": "nhóm | đoàn | đoàn công tác | đội | đội ngũ | nhóm nhiệm vụ | nhóm nhiệm vụ, giải pháp"
    " | group(s)",
    "alliance": "liên minh | alliance(s) | coalition(s)",
    "political_party": "đảng phái | political part(y/ies)",
    "school": "trường | trường học | nhà trường | trường mầm non | trường tiểu học | trường THCS"
    " | trường THPT | trường phổ thông | trường nghề | trường cao đẳng | trường trung cấp | điểm trường"
    " | school(s) | kindergarten(s)",
    "university": "đại học | trường đại học | học viện | universit(y/ies)",
    "class": "lớp | lớp học | lớp tập huấn | lớp bồi dưỡng | class(es) | phòng học | classroom(s)",
    "course": "khóa học | khoá học | khóa đào tạo | khoá đào tạo | khóa tập huấn | khóa bồi dưỡng"
    " | course(s) | training course(s) | môn học | môn | học phần",
    "programme": "chương trình | ngành đào tạo | programme(s) | program(s) | scheme(s)"
    " | chương trình đào tạo",
    "scholarship": "học bổng | suất học bổng | scholarship(s)",
    "lesson": "bài giảng | bài học | tiết học | lesson(s) | lecture(s)",
    "training_session": "buổi tập huấn | đợt tập huấn | training session(s)",
    "book": "cuốn sách | cuốn | quyển sách | quyển | đầu sách | bản sách | bộ sách | book(s) | ebook(s)",
    "copy": "bản | copies",
    "hospital": "bệnh viện | hospital(s)",
    "clinic": "phòng khám | trung tâm y tế | trạm y tế | clinic(s) | health station(s) | health centre(s)"
    " | health center(s) | trạm y tế xã",
    "bed": "giường bệnh | giường | bed(s) | hospital bed(s)",
    "accident": "vụ tai nạn | vụ TNGT | accident(s) | crash(es)",
    "dose": "liều | liều vắc xin | liều vắc-xin | liều vaccine | mũi | mũi tiêm | mũi vắc xin | dose(s)"
    " | shot(s)",
    "sample": "mẫu | mẫu xét nghiệm | sample(s)",
    "test": "xét nghiệm | test(s)",
    "operation": "ca phẫu thuật | ca mổ | ca ghép tạng | surger(y/ies)",
    "medical_record": "bệnh án | hồ sơ bệnh án | hồ sơ sức khỏe | hồ sơ sức khoẻ điện tử"
    " | sổ sức khỏe điện tử | medical record(s) | health record(s) | bệnh án điện tử",
    "prescription": "đơn thuốc | prescription(s)",
    "library": "thư viện | librar(y/ies)",
    "museum": "bảo tàng | museum(s)",
    "heritage_site": "di tích | di sản | heritage site(s) | relic(s) | monument(s)",
    "festival": "lễ hội | festival(s)",
    "film": "phim | bộ phim | film(s) | movie(s)",
    "video": "video(s) | clip(s) | video clip(s)",
    "song": "bài hát | ca khúc | song(s)",
    "game": "trò chơi | game(s) | trò chơi điện tử",
    "medal": "huy chương | HCV | medal(s)",
    "prize": "giải thưởng | giải | prize(s) | award(s)",
    "member_state": "quốc gia thành viên | member state(s)",
    "area": "khu vực | area(s) | địa bàn",
    "industrial_park": "khu công nghiệp | KCN | khu chế xuất | khu công nghiệp, khu chế xuất"
    " | cụm công nghiệp | CCN | KCN, KCX | industrial park(s) | industrial zone(s)"
    " | industrial cluster(s) | industrial estate(s) | export processing zone(s)",
    "economic_zone": "khu kinh tế | KKT | khu thương mại tự do | economic zone(s) | special economic zone(s)"
    " | free trade zone(s) | free-trade zone(s)",
    "island": "đảo | hòn đảo | island(s)",
    "border_gate": "cửa khẩu | border gate(s) | border crossing(s)",
    "destination": "điểm đến | điểm du lịch | destination(s) | attraction(s)",
    "location": "địa điểm | vị trí | điểm bán | điểm bán hàng | điểm giao dịch | location(s) | venue(s)",
    "centre": "trung tâm | centre(s) | center(s) | hub(s) | trung tâm dịch vụ | trung tâm nghiên cứu",
    "one_stop_shop": "bộ phận một cửa | trung tâm hành chính công | one-stop shop(s)",
    "room": "phòng | buồng | buồng phòng | phòng khách sạn | phòng lưu trú | room(s) | hotel room(s)",
    "laboratory": "phòng thí nghiệm | phòng lab | laborator(y/ies) | lab(s)",
    "building": "tòa nhà | toà nhà | tòa | toà | công trình | building(s) | structure(s) | block(s)"
    " | công trình xây dựng",
    "house": "nhà ở | căn nhà | ngôi nhà | căn nhà ở | căn | nhà tạm | house(s) | dwelling(s)"
    " | housing unit(s) | nhà ở xã hội",
    "apartment": "căn hộ | apartment(s) | flat(s) | condominium(s) | căn hộ chung cư",
    "land_plot": "thửa đất | thửa | lô đất | land plot(s) | land parcel(s) | nền đất",
    "floor": "tầng | floor(s) | storey(s) | stor(y/ies)",
    "road": "con đường | tuyến đường | đường phố | tuyến phố | tuyến cao tốc | đường cao tốc | road(s)"
    " | expressway(s) | highway(s) | street(s)",
    "route": "tuyến | tuyến xe buýt | tuyến bay | đường bay | tuyến đường sắt | tuyến metro | tuyến vận tải"
    " | route(s)",
    "lane": "làn | làn xe | lane(s)",
    "bridge": "cầu | cây cầu | bridge(s)",
    "airport": "sân bay | cảng hàng không | airport(s)",
    "berth": "bến | berth(s)",
    "reservoir": "hồ chứa | hồ | đập | dam(s) | reservoir(s)",
    "river": "con sông | sông | river(s)",
    "park": "công viên | park(s)",
    "petrol_station": "cửa hàng xăng dầu | cây xăng | trạm xăng | petrol station(s) | gas station(s)",
    "charging_station": "trạm sạc | trụ sạc | cổng sạc | charging station(s) | charging point(s)"
    " | charger(s)",
    "monitoring_station": "trạm quan trắc | trạm đo mưa | trạm khí tượng | monitoring station(s)",
    "substation": "trạm biến áp | substation(s)",
    "waterworks": "công trình cấp nước | công trình thủy lợi | waterworks",
    "vehicle": "xe | phương tiện | lượt xe | lượt phương tiện | chiếc xe | đầu xe | xe điện | vehicle(s)"
    " | EV(s) | electric vehicle(s) | phương tiện giao thông",
    "car": "ô tô | ôtô | xe ô tô | xe ôtô | xe hơi | xe con | ô tô điện | car(s) | passenger car(s)"
    " | automobile(s) | xe ô tô điện",
    "motorcycle": "xe máy | xe mô tô | mô tô | xe gắn máy | xe máy điện | xe đạp điện | motorcycle(s)"
    " | motorbike(s) | scooter(s) | e-bike(s)",
    "bicycle": "xe đạp | bicycle(s) | bike(s)",
    "bus": "xe buýt | xe bus | xe khách | bus(es) | coach(es)",
    "truck": "xe tải | xe container | truck(s) | lorr(y/ies)",
    "ship": "tàu | tàu biển | tàu cá | lượt tàu | chuyến tàu biển | tàu container | ship(s) | tanker(s)",
    "aircraft": "máy bay | tàu bay | aircraft | airplane(s) | aeroplane(s) | plane(s) | jet(s)",
    "drone": "máy bay không người lái | drone(s) | UAV(s) | flycam",
    "train": "đoàn tàu | tàu hỏa | chuyến tàu | toa tàu | train(s)",
    "flight": "chuyến bay | lượt chuyến bay | lần cất hạ cánh | lượt cất hạ cánh | flight(s)",
    "trip": "chuyến | chuyến đi | chuyến xe | lượt đi lại | trip(s) | journey(s) | ride(s) | voyage(s)",
    "visit": "lượt truy cập | lượt ghé thăm | lượt thăm | lượt người truy cập | lượt tham quan | truy cập"
    " | visit(s) | hit(s) | page view(s)",
    "download": "lượt tải | lượt tải về | lượt tải xuống | lượt cài đặt | download(s) | installation(s)"
    " | install(s) | lượt tải ứng dụng",
    "search": "lượt tìm kiếm | lượt tra cứu | search(es)",
    "like": "lượt thích | lượt like | likes",
    "comment": "ý kiến | lượt ý kiến | lượt bình luận | bình luận | lượt góp ý | góp ý | phản ánh"
    " | phản ánh, kiến nghị | kiến nghị | comment(s) | opinion(s) | ý kiến góp ý",
    "share": "cổ phiếu | cổ phần | share(s)",
    "bond": "trái phiếu | bond(s)",
    "fund_certificate": "chứng chỉ quỹ | fund certificate(s)",
    "parcel": "bưu gửi | bưu kiện | bưu phẩm | kiện hàng | gói hàng | kiện | parcel(s) | postal item(s)",
    "order": "đơn hàng | đơn đặt hàng | order(s)",
    "shipment": "lô hàng | chuyến hàng | lô | shipment(s) | consignment(s)",
    "container": "container(s) | công-ten-nơ | côngtenơ",
    "ticket": "vé | ticket(s)",
    "piece": "chiếc | cái | piece(s)",
    "animal": "con | con lợn | con heo | con bò | con trâu | con gà | con gia súc | con gia cầm"
    " | con trâu, bò | con vật nuôi | con tôm | đầu lợn | đầu gia súc | đầu con | gia súc | gia cầm"
    " | animal(s) | pig(s) | cow(s) | head of cattle | cattle | chicken(s) | buffalo(es) | fowl",
    "tree": "cây | cây xanh | cây trồng | gốc cây | cây giống | tree(s) | sapling(s)",
    "species": "loài | species | loài động vật | loài thực vật",
    "variety": "giống | giống cây trồng | giống lúa | variet(y/ies)",
    "crop": "vụ mùa | vụ lúa | crop(s)",
    "gift": "suất quà | phần quà | quà | gift(s)",
    "meal": "suất ăn | bữa ăn | bữa | meal(s)",
    "portion": "suất | portion(s)",
    "brand": "thương hiệu | nhãn hàng | brand(s)",
    "trademark": "nhãn hiệu | trademark(s) | trade mark(s) | chỉ dẫn địa lý",
    "patent_application": "đơn đăng ký sáng chế | đơn sáng chế | đơn đăng ký sở hữu công nghiệp"
    " | patent application(s)",
    "invention": "sáng kiến | phát minh | invention(s) | initiative(s)",
    "technology": "công nghệ | technolog(y/ies)",
    "laptop": "máy tính xách tay | laptop(s)",
    "tablet": "máy tính bảng | tablet(s)",
    "phone": "điện thoại | smartphone(s) | máy điện thoại | phone(s) | mobile phone(s) | handset(s)"
    " | telephone(s) | điện thoại thông minh | điện thoại di động",
    "television": "tivi | ti vi | TV(s) | máy thu hình | television(s) | TV set(s)",
    "device": "thiết bị | thiết bị IoT | bộ thiết bị | device(s) | thiết bị đầu cuối"
    " | thiết bị thông minh | thiết bị kết nối",
    "machine": "máy | máy móc | máy móc, thiết bị | cỗ máy | machine(s)",
    "robot": "robot(s) | rô bốt | rô-bốt",
    "chip": "con chip | vi mạch | chip(s) | semiconductor(s) | GPU(s) | CPU(s)",
    "sensor": "cảm biến | sensor(s)",
    "camera": "camera(s) | mắt camera",
    "satellite": "vệ tinh | satellite(s)",
    "cable": "tuyến cáp | tuyến cáp quang | cáp quang biển | tuyến cáp biển | cable(s)"
    " | submarine cable(s) | tuyến cáp quang biển",
    "antenna": "ăng-ten | ăng ten | cột ăng ten | antenna(s) | tower(s) | mast(s)",
    "server_rack": "tủ rack | rack(s)",
    "domain_name": "tên miền | domain name(s) | domain(s)",
    "ip_address": "địa chỉ IP | địa chỉ IPv4 | địa chỉ IPv6 | địa chỉ | IP address(es) | address(es)",
    "website": "website(s) | trang web | trang thông tin điện tử | trang tin | cổng/trang thông tin điện tử"
    " | cổng thông tin | cổng | web site(s) | portal(s)",
    "page": "trang | page(s)",
    "fanpage": "fanpage(s) | trang mạng xã hội | kênh | channel(s)",
    "wallet": "ví điện tử | ví | e-wallet(s) | wallet(s) | mobile wallet(s)",
    "card": "thẻ | thẻ ngân hàng | thẻ tín dụng | thẻ ATM | thẻ BHYT | card(s) | SIM | SIM card(s)",
    "identity_card": "thẻ căn cước | thẻ CCCD | CCCD | căn cước | identity card(s) | ID card(s)"
    " | căn cước công dân",
    "passport": "hộ chiếu | passport(s)",
    "visa": "thị thực | visa(s)",
    "digital_signature": "chữ ký số | chứng thư số | chứng thư chữ ký số | chữ ký điện tử"
    " | digital signature(s)",
    "certificate": "giấy chứng nhận | chứng nhận | chứng chỉ | bằng cấp | GCN | certificate(s)"
    " | certification(s)",
    "licence": "giấy phép | giấy phép con | license(s) | licence(s) | permit(s) | giấy phép xây dựng",
    "invoice": "hóa đơn | hoá đơn | e-invoice(s) | invoice(s) | hóa đơn điện tử | hoá đơn điện tử",
    "bill": "dự án luật | dự luật | dự thảo luật | bill(s)",
    "contract": "hợp đồng | contract(s) | hợp đồng lao động | hợp đồng điện tử",
    "loan": "khoản vay | món vay | khoản nợ | lượt vay | loan(s)",
    "bidding_package": "gói thầu | bidding package(s) | tender(s)",
    "package": "gói | gói dịch vụ | gói cước | package(s)",
    "agreement": "hiệp định | thỏa thuận | thoả thuận | FTA(s) | văn kiện hợp tác | agreement(s)"
    " | treat(y/ies) | biên bản ghi nhớ | bản ghi nhớ | MoU(s) | memorand(um/a)",
    "record": "hồ sơ | bộ hồ sơ | lượt hồ sơ | bản ghi | trường dữ liệu | record(s) | dossier(s)"
    " | file(s) | hồ sơ công việc | hồ sơ điện tử | hồ sơ trực tuyến | hồ sơ TTHC",
    "procedure": "thủ tục | TTHC | quy trình | administrative procedure(s) | procedure(s)"
    " | formalit(y/ies) | thủ tục hành chính",
    "business_condition": "điều kiện | condition(s) | điều kiện kinh doanh",
    "plan": "kế hoạch | quy hoạch | đề án | phương án | plan(s)",
    "strategy": "chiến lược | strateg(y/ies)",
    "report": "báo cáo | bản báo cáo | report(s)",
    "study": "nghiên cứu | công trình nghiên cứu | đề tài | nhiệm vụ khoa học và công nghệ"
    " | nhiệm vụ KH&CN | luận văn | luận án | stud(y/ies) | đề tài nghiên cứu",
    "paper": "bài báo khoa học | công bố quốc tế | bài báo quốc tế | công bố khoa học | paper(s)"
    " | publication(s)",
    "newspaper": "tờ báo | báo | tạp chí | báo, tạp chí | newspaper(s) | magazine(s) | journal(s)",
    "task": "nhiệm vụ | đầu việc | công việc | nhiệm vụ, giải pháp | nhiệm vụ và giải pháp | task(s)"
    " | assignment(s) | nhiệm vụ trọng tâm",
    "measure": "biện pháp | bài toán lớn | measures",
    "target": "chỉ tiêu | target(s) | chỉ tiêu chủ yếu | mục tiêu cụ thể",
    "indicator": "chỉ số | tiêu chí thành phần | indicator(s) | sub-ind(ex/ices) | indices"
    " | chỉ số thành phần",
    "criterion": "tiêu chí | bộ tiêu chí | criteria | criterion",
    "model": "mô hình | mô hình lớn | mô hình AI | model(s) | mô hình kinh tế",
    "pillar": "trụ cột | đột phá | mũi nhọn | trọng tâm | pillar(s)",
    "principle": "nguyên tắc | quan điểm | principle(s)",
    "phase": "giai đoạn | phase(s)",
    "level": "cấp | cấp độ | cấp hành chính | cấp chính quyền | mức độ | level(s) | tier(s)",
    "round": "đợt | vòng | round(s) | wave(s)",
    "factor": "yếu tố | nhân tố | động lực | factor(s)",
    "challenge": "thách thức | khó khăn | vướng mắc | khó khăn, vướng mắc | điểm nghẽn | tồn tại, hạn chế"
    " | challenge(s) | bottleneck(s)",
    "category": "categor(y/ies)",
    "infection": "infection(s)",
    "type": "loại | loại hình | thể loại | kiểu | dạng | type(s) | kind(s)",
    "function": "chức năng | function(s)",
    "module": "phân hệ | mô-đun | module(s)",
    "language": "ngôn ngữ | thứ tiếng | language(s)",
    "ethnic_group": "dân tộc | ethnic group(s) | dân tộc thiểu số",
    "meeting": "cuộc họp | cuộc gặp | buổi làm việc | buổi | phiên họp | hội nghị giao ban | meeting(s)",
    "conference": "hội nghị | hội nghị, hội thảo | conference(s) | webinar(s) | hội nghị trực tuyến",
    "session": "phiên | kỳ họp | phiên giao dịch | phiên tòa | session(s)",
    "event": "sự kiện | event(s)",
    "inspection": "cuộc thanh tra | cuộc kiểm tra | cuộc thanh tra, kiểm tra | lượt kiểm tra | inspection(s)",
    "survey": "cuộc khảo sát | cuộc điều tra | phiếu khảo sát | survey(s) | questionnaire(s)",
    "question": "câu hỏi | câu | question(s)",
    "complaint": "đơn khiếu nại | đơn thư | đơn tố cáo | đơn | khiếu nại | complaint(s)",
    "message": "tin nhắn | lượt tin nhắn | message(s) | text message(s) | SMS",
    "email": "thư điện tử | email(s) | e-mail(s)",
    "post": "bài đăng | post(s)",
    "incident": "sự cố | vụ việc mất an toàn thông tin | incident(s) | data breach(es)",
    "vulnerability": "lỗ hổng | điểm yếu | điểm yếu, lỗ hổng | vulnerabilit(y/ies) | lỗ hổng bảo mật",
    "violation": "vi phạm | hành vi | lượt vi phạm | violation(s) | hành vi vi phạm",
    "disaster": "cơn bão | trận lũ | trận động đất | trận | đợt thiên tai | thiên tai | disaster(s)"
    " | storm(s)",
    "strike": "cuộc đình công | strike(s)",
    "software_product": "phần mềm | software product(s)",
    "interface": "API(s) | giao diện | kết nối | interface(s) | connection(s)",
    "algorithm": "thuật toán | algorithm(s)",
    "parameter": "tham số | parameter(s)",
    "token": "token(s)",
    "digit": "con số | chữ số | digit(s)",
    "word": "word(s) | chữ",
    "pixel": "điểm ảnh | pixel(s)",
    "seat": "chỗ | chỗ ngồi | ghế | chỗ đỗ | seat(s)",
    "shift": "ca làm việc | ca trực | ca sản xuất | shift(s)",
    "period": "kỳ | nhiệm kỳ | period(s) | term(s)",
    "season": "mùa | mùa vụ | season(s)",
    "generation": "thế hệ | generation(s)",
    "section": "bộ phận | phần | part(s) | section(s)",
    "group_of_goods": "nhóm hàng | nhóm hàng hóa | nhóm ngành | nhóm sản phẩm",
    "base": "căn cứ | bases",
    "box": "hộp | chai | box(es) | bottle(s)",
    "set": "bộ sản phẩm | bộ kit | bộ quần áo | bộ dụng cụ | bộ bàn ghế | bộ ảnh | sets",
    "occurrence": "lượt | lần xuất hiện | occurrence(s)",
    "week": "tuần | tuần lễ | week | weeks",
    "decade": "thập kỷ | thập niên | decade | decades",
    "century": "thế kỷ | centur(y/ies)",
    "credit_institution": "tổ chức tín dụng | TCTD | credit institution(s)",
    "contractor": "nhà thầu | contractor(s)",
    "carbon_credit": "tín chỉ carbon | tín chỉ các-bon | tín chỉ | carbon credit(s)",
    "tourist": "du khách | khách du lịch | lượt du khách | tourist(s) | tourist arrival(s)"
    " | lượt khách du lịch",
    "home": "home(s)",
    "researcher": "nhà nghiên cứu | cán bộ nghiên cứu | researcher(s)",
    "professor": "giáo sư | professor(s)",
    "manager": "manager(s) | cán bộ quản lý | nhà quản lý",
    "executive": "executive(s) | giám đốc",
    "athlete": "vận động viên | athlete(s)",
    "artist": "nghệ sĩ | artist(s)",
    "police_officer": "police officer(s) | công an | cảnh sát",
    "shopper": "shopper(s)",
    "buyer": "buyer(s)",
    "retailer": "retailer(s) | nhà bán lẻ",
    "merchant": "merchant(s) | thương nhân | tiểu thương",
    "importer": "importer(s) | nhà nhập khẩu",
    "facility": "facilit(y/ies)",
    "institute": "viện | viện nghiên cứu | institute(s) | research institute(s)",
    "club": "câu lạc bộ | CLB | club(s)",
    "council": "hội đồng | council(s)",
    "college": "college(s)",
    "workshop": "hội thảo | workshop(s) | seminar(s) | tọa đàm",
    "forum": "diễn đàn | forum(s)",
    "activity": "hoạt động | activit(y/ies)",
    "contest": "cuộc thi | contest(s)",
    "audit": "cuộc kiểm toán | audit(s)",
    "boat": "thuyền | boat(s)",
    "vessel": "tàu thuyền | vessel(s)",
    "plant": "plant(s)",
    "goal": "mục tiêu | goal(s)",
    "solution": "giải pháp | solution(s)",
    "action": "hành động | action(s)",
    "step": "bước | step(s)",
    "stage": "khâu | stage(s)",
    "feature": "tính năng | feature(s)",
    "component": "cấu phần | thành phần | component(s)",
    "problem": "vấn đề | issue(s) | problem(s) | bài toán | nút thắt",
    "taxi": "taxi(s) | xe taxi",
    "star": "star(s) | sao",
    "economist": "nhà kinh tế | nhà kinh tế học | economist(s)",
    "analyst": "nhà phân tích | analyst(s)",
    "trader": "nhà giao dịch | trader(s)",
    "lawyer": "luật sư | lawyer(s)",
    "judge": "thẩm phán | judge(s)",
    "lawmaker": "lawmaker(s) | nhà lập pháp | senator(s) | nghị sĩ | congressm(an/en)",
    "minister": "bộ trưởng | thứ trưởng | minister(s)",
    "ambassador": "đại sứ | ambassador(s)",
    "director": "director(s)",
    "entrepreneur": "doanh nhân | entrepreneur(s) | founder(s)",
    "freelancer": "freelancer(s)",
    "owner": "chủ sở hữu | chủ hộ | chủ cơ sở | owner(s) | homeowner(s) | landlord(s)",
    "tenant": "tenant(s) | renter(s)",
    "veteran": "cựu chiến binh | thương binh | veteran(s)",
    "prisoner": "phạm nhân | prisoner(s) | inmate(s)",
    "protester": "protester(s) | demonstrator(s)",
    "viewer": "khán giả | viewer(s)",
    "reader": "độc giả | bạn đọc | reader(s)",
    "listener": "thính giả | listener(s)",
    "fan": "fan(s)",
    "spectator": "spectator(s)",
    "creator": "nhà sáng tạo nội dung | nhà sáng tạo | creator(s) | content creator(s) | influencer(s)",
    "contributor": "contributor(s) | người đóng góp",
    "donor": "nhà tài trợ | người hiến máu | donor(s) | sponsor(s)",
    "pensioner": "pensioner(s) | retiree(s)",
    "claim": "claim(s) | jobless claim(s)",
    "job_cut": "job cut(s) | layoff(s) | redundanc(y/ies)",
    "hire": "hire(s) | new hire(s) | recruit(s)",
    "position": "chức danh | position(s) | vị trí công tác",
    "listing": "tin đăng | listing(s)",
    "stock": "mã | mã cổ phiếu | mã chứng khoán | stock(s) | ticker(s)",
    "ipo": "IPO(s) | đợt IPO | initial public offering(s)",
    "merger": "vụ sáp nhập | merger(s) | acquisition(s) | takeover(s)",
    "bankruptcy": "vụ phá sản | bankruptc(y/ies) | insolvenc(y/ies)",
    "lawsuit": "vụ kiện | lawsuit(s)",
    "judgment": "bản án | judgment(s) | ruling(s)",
    "declaration": "tờ khai | tờ khai hải quan | tờ khai thuế | declaration(s) | tax return(s)",
    "mortgage": "mortgage(s)",
    "insurance_policy": "hợp đồng bảo hiểm | insurance polic(y/ies)",
    "rig": "giàn khoan | giàn | rig(s) | oil rig(s)",
    "well": "giếng | giếng khoan | wells",
    "turbine": "tuabin | tua-bin | turbin | turbine(s) | wind turbine(s)",
    "solar_panel": "tấm pin | tấm pin mặt trời | solar panel(s) | panel(s)",
    "generating_unit": "tổ máy | generating unit(s)",
    "battery": "pin | viên pin | batter(y/ies)",
    "meter": "công tơ | công tơ điện tử | đồng hồ nước | smart meter(s)",
    "transformer": "máy biến áp | transformer(s)",
    "pole": "cột điện | cột | pole(s)",
    "carriage": "toa xe | toa | carriage(s) | wagon(s)",
    "missile": "tên lửa | missile(s) | rocket(s)",
    "launch": "vụ phóng | launch(es)",
    "bird": "con chim | bird(s)",
    "fish": "con cá | fish",
    "religion": "tôn giáo | religion(s)",
    "temple": "ngôi chùa | chùa | nhà thờ | temple(s) | church(es)",
    "pump_station": "trạm bơm | pumping station(s)",
    "code": "mã số | mã QR | mã số thuế | mã định danh | mã vùng trồng | code(s) | QR code(s)",
    "focal_point": "đầu mối | focal point(s)",
    "growth_pole": "cực tăng trưởng | growth pole(s)",
    "axis": "trục | axes | axis",
    "corridor": "hành lang | hành lang kinh tế | corridor(s)",
    "work": "tác phẩm | works",
    "line_of_code": "dòng mã | dòng lệnh | lines of code",
    "bug": "lỗi | bug(s)",
    "pill": "viên | viên thuốc | pill(s) | tablet pill(s)",
    "bag": "bao | bag(s) | túi",
    "result": "kết quả | result(s) | outcome(s)",
    "advantage": "lợi thế | advantage(s)",
    "role": "vai trò | role(s)",
    "aspect": "khía cạnh | phương diện | aspect(s) | dimension(s)",
    "orientation": "định hướng | hướng | phương hướng | direction(s)",
    "need": "nhu cầu | yêu cầu | requirement(s) | request(s)",
    "proposal": "đề xuất | proposal(s)",
    "recommendation": "khuyến nghị | recommendation(s)",
    "reform": "cải cách | reform(s)",
    "sanction": "lệnh trừng phạt | sanction(s)",
    "tariff_line": "dòng thuế | tariff line(s)",
    "occupation": "nghề | nghề nghiệp | occupation(s) | profession(s)",
    "skill": "kỹ năng | skill(s)",
    "talent": "nhân tài | talent(s)",
    "camp": "trại | camp(s) | shelter(s)",
    "representative_office": "văn phòng đại diện | representative office(s)",
    "data_point": "điểm dữ liệu | data point(s)",
    "node": "nút | nút mạng | node(s)",
    "example": "ví dụ | example(s)",
    "map": "bản đồ | map(s)",
    "exam": "kỳ thi | cuộc thi tuyển | exam(s) | examination(s)",
    "newsletter": "bản tin | newsletter(s)",
}

# May stand before any noun above and change nothing: cái, chiếc count things, lượt times.
CLASSIFIERS = "chiếc | cái | lượt"
# Begin as a unit does and are none: the longest phrase wins, and these say that it counts nothing.
NOT_UNITS = (
    "đồng thời | đồng bộ | đồng nghĩa | đồng đều | đồng loạt | đồng tình | đồng ý | đồng hành | đồng hồ"
    " | đồng bằng | nước ngoài | nước sạch | nước ta | nước mắm | nước uống | tấn công | bộ máy | tổ hợp"
    " | ngành dọc"
    " | trường phái | ca sĩ | ca ngợi | cái gọi là | lần lượt | độ tuổi | độ dài | giờ đây"
    " | bản thân | bản chất | bài bản | cấp bách | cấp thiết | hộ tịch | hộ khẩu | cơ chế một cửa | điểm mới"
    " | thẻ vàng | tuyến đầu | cổ phần hóa | cổ phần hoá | đơn giản | đơn thuần | phần lớn | phần còn lại"
    " | bên cạnh | dân cư | dân sinh | dân chủ | quý khách | quý vị"
    " | bước đầu | bước tiến | bước ngoặt | vùng sâu | vùng xa | kỳ vọng | giải quyết | giải trình"
    " | giải ngân"
    " | báo hiệu | tin tưởng | tin cậy | tin học | nhóm họp | bao gồm | hướng tới | hướng đến | hướng dẫn"
    " | mã hóa | mã hoá | cột mốc | trục lợi | trại giam | đoàn kết | đội hình | hội nhập | hội tụ"
    " | bản quyền | bản lĩnh | bản sắc | quỹ đất | quỹ đạo | giải phóng | phòng chống | phòng, chống"
    " | phòng ngừa | đơn giá | loại bỏ | loại trừ | cầu nối | cầu thủ | khách quan | suất đầu tư"
    " | mục đích | kho tàng | chỗ đứng | bến bờ | trường tồn | ví như | giống như | giống nhau | cây cối"
    " | nghề tự do | lô cốt | cấp cứu | cấp phép | tiếng vang | thẻ phạt | chữ nghĩa | ban đầu | ban hành"
    " | bit coin | xe cộ"
)

# English words that may stand between a number and the noun it counts. The singular of every
# noun above may, too: 300 bank branches are branches.
MODIFIERS = (
    "more | additional | other | extra | further | different | separate | distinct | new | newly | existing"
    " | current | former | old | young | big | large | small | medium | small and medium | medium-sized"
    " | small-scale"
    " | large-scale | major | minor | main | key | leading | top | local | foreign | domestic | international"
    " | national | regional | provincial | municipal | central | global | overseas | public | private"
    " | state-owned | state-run | government | governmental | civil | military | federal | commercial"
    " | industrial | agricultural | manufacturing | financial | economic | social | cultural | political"
    " | administrative | legal | technical | scientific | medical | primary | secondary | tertiary | high"
    " | vocational | educational | academic | digital | online | offline | electronic | e-commerce | mobile"
    " | smart | internet | web | broadband | wireless | cloud | cyber | data | software | hardware | tech"
    " | IT"
    " | ICT | AI | IoT | 5G | 4G | FDI | ODA | registered | listed | unlisted | licensed | certified"
    " | accredited"
    " | qualified | skilled | unskilled | highly | low-income | middle-income | high-income | high-tech"
    " | full-time"
    " | part-time | temporary | permanent | seasonal | direct | indirect | active | monthly | daily | weekly"
    " | annual | unique | paying | paid | free | poor | near-poor | rich | rural | urban | remote | coastal"
    " | mountainous | ethnic | elderly | disabled | female | male | women-owned | family | community"
    " | residential"
    " | solar | wind | electric | hybrid | gas | oil | coal | nuclear | power | energy | traffic | road"
    " | rail"
    " | air | sea | cargo | freight | container | tourist | food | health | healthcare | education | training"
    " | research | innovation | technology | investment | trade | export | import | business | consumer"
    " | Vietnamese | Chinese | American | Japanese | Korean | South Korean | European | Indian | Indonesian"
    " | Thai | Malaysian | Singaporean | German | French | British | Russian | ASEAN | EU | US | UK"
    " | non-state | non-profit | unemployed | self-employed | informal | formal | insured | confirmed"
    " | successful | valid | pending | total | such | individual | specialised | specialized | strategic"
    " | priority"
    " | important | specific | core | basic | advanced | fully | partially | wholly | directly-run"
    " | affordable"
    " | social housing | land | labour | labor | real estate"
)
