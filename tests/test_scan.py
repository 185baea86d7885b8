"""What a scan reads from sentences written for these tests: one table for each rule of the texts.

In a sentence ‹› stand around every figure to be found, and nothing else may be found in it.
Behind it, figure by figure: value (or low..high of a range) and unit, then what is not usual:
a hedge, a kind or a direction, ``[low high]``, ``@period``, ``!flag``.
"""

import re
import unicodedata
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from econlab import project
from econlab.errors import InputError
from econlab.scanning.documents import Piece
from econlab.scanning.scan import ScannedFigure, scan, scan_pieces

Case = tuple[str, str]

SEPARATORS: list[Case] = [
    ("Tỷ lệ hộ có cáp quang mới đạt ‹0,284%› ở vùng cao.", "0.284 percent [0.2835 0.2845]"),
    ("Cả vùng có ‹20,000 doanh nghiệp› công nghệ.", "20000 enterprise !ambiguous_separator"),
    (
        "Mới ‹0,284%› số hộ tham gia, dù có ‹20,000 doanh nghiệp› hỗ trợ.",
        "0.284 percent; 20000 enterprise !ambiguous_separator",
    ),
    ("Tổng mức đầu tư là ‹1.212,45 tỷ đồng›.", "1212.45e9 VND [1212.445e9 1212.455e9]"),
    ("Xã có ‹4500 hộ› với ‹45.500 người›.", "4500 household; 45500 person"),
    ("Kho chứa ‹1.234.567 tấn› gạo.", "1234567 tonne [1234566.5 1234567.5]"),
    ("Kho chứa ‹1 234 567 tấn› gạo.", "1234567 tonne"),
    ("Dân số của huyện là ‹98\u00a0450 người›.", "98450 person"),
    ("Lạm phát ở mức ‹3.5%› trong khi lãi suất là ‹4,75%›.", "3.5 percent; 4.75 percent"),
    ("Kim ngạch của tỉnh đạt ‹12.5 tỷ USD›.", "12.5e9 USD"),
    ("Ngân sách chi ‹1,250.75 tỷ đồng› cho y tế.", "1250.75e9 VND"),
    ("Doanh thu của hãng là ‹3.141 tỷ đồng›.", "3141e9 VND"),
    ("Xuất khẩu được ‹1,234,567 tấn› gạo.", "1234567 tonne"),
    ("The port moved ‹4500 containers› and ‹45,500 trucks›.", "4500 container; 45500 truck"),
    ("The fund holds ‹$1,212.45 million›.", "1212450000 USD !currency_inferred"),
    ("Output of the mine was ‹1,234,567 tonnes›.", "1234567 tonne"),
    ("Only ‹0.284%› of homes are covered.", "0.284 percent"),
    ("Prices of land rose ‹3,5%› according to the agency.", "3.5 percent increase"),
    ("The survey reached ‹2,345 households›.", "2345 household [2344.5 2345.5]"),
    ("Khoản vay ‹800.000 đồng› được xóa.", "800000 VND [799999.5 800000.5]"),
    ("Mạng lưới có ‹12.5 triệu thuê bao›.", "12.5e6 subscription"),
    ("India printed ‹Rs 1,87,223› on the bill.", "187223 INR"),
    ("Chỉ số phát triển con người đạt ‹0,726›.", "0.726 index [0.7255 0.7265]"),
]

SCALES: list[Case] = [
    ("Thị trường toàn cầu trị giá ‹07 nghìn tỉ USD›.", "7e12 USD"),
    ("Huyện xây mới ‹05 trường học› và ‹02 bệnh viện›.", "5 school; 2 hospital"),
    ("Tổng phương tiện thanh toán là ‹17,2 triệu tỷ đồng›.", "17.2e15 VND"),
    ("Vốn đăng ký đạt ‹150 nghìn tỷ đồng›.", "150e12 VND [149.5e12 150.5e12]"),
    ("Gói hỗ trợ trị giá ‹20 ngàn tỷ đồng›.", "20e12 VND"),
    ("Vùng này thiếu ‹5 vạn lao động›.", "50000 person"),
    ("Chi phí là ‹1 tỷ 200 triệu đồng›.", "1200000000 VND"),
    ("Mỗi hộ được vay ‹50 triệu đồng›.", "50000000 VND"),
    ("Đàn gia cầm lên tới ‹3,2 triệu con›.", "3200000 animal"),
    ("The plan costs ‹2.5 trillion yuan›.", "2.5e12 CNY"),
    ("The state spent ‹VND 12.3 trillion› on roads.", "12.3e12 VND"),
    ("Sales came to ‹€4.2bn›.", "4.2e9 EUR"),
    ("The firm is worth ‹£1.1tn›.", "1.1e12 GBP"),
    ("Debt stood at ‹US$35tn›.", "35e12 USD"),
    ("The grant was ‹$750k›.", "750000 USD !currency_inferred"),
    ("It raised ‹$40m› from two funds.", "40000000 USD !currency_inferred"),
    ("Nearly all of the ‹12 thousand workers› voted.", "12000 person"),
    ("The app has ‹1.3 billion users›.", "1.3e9 user"),
    ("The city has ‹27 million people›.", "27000000 person"),
    ("Tỉnh cần ‹1,33 triệu tỷ đồng› đến cuối kỳ.", "1.33e15 VND"),
    ("Lương là ‹2 triệu 500 nghìn đồng› một ca.", "2.5e6 VND"),
    ("Hãng lãi ‹120 tỉ›, lỗ ‹3 tỷ đồng›.", "120e9 -; 3e9 VND"),
    ("Dân số cả nước đạt ‹100,3 triệu›.", "100.3e6 person !unit_displaced"),
    ("The bill was ‹Rs 2.5 lakh crore›.", "2.5e12 INR"),
    ("The market sold ‹2.3m cars› and ‹4.1bn tickets›.", "2.3e6 car; 4.1e9 ticket"),
    ("Debt is ‹7tn yen›.", "7e12 JPY"),
    ("A ‹$1.5-billion› railway opened.", "1.5e9 USD !currency_inferred"),
]

WORDS_WITH_TWO_MEANINGS: list[Case] = [
    ("Cả nước có ‹34 tỉnh› sau sắp xếp.", "34 province"),
    ("Chương trình chi ‹3 tỉ đồng› cho ‹12 tỉnh› miền núi.", "3e9 VND; 12 province"),
    ("Dự án cấp cho ‹5 tỉnh, thành phố› phía nam.", "5 province"),
    ("Vốn còn lại là ‹5 tỉ›. Tỉnh xin thêm.", "5e9 -"),
    ("Tỉ lệ nghèo là ‹2,9%›.", "2.9 percent"),
    ("Sau ‹5 năm› triển khai, xã có ‹5 ứng dụng› mới.", "5 year; 5 application"),
    ("Xã dùng năm ứng dụng trong năm nay.", ""),
    ("Năm tỉnh đã ký thỏa thuận.", ""),
    ("Năm 2021, huyện mở thêm ‹12 lớp học›.", "12 class @2021"),
    ("Hợp đồng kéo dài ‹30 năm›.", "30 year"),
    ("Từ năm 2016 đến năm 2020, tỉnh xây ‹7 cảng›.", "7 port @2016/2020"),
    ("Máy chạy ‹12 giờ› mỗi ca.", "12 hour"),
    ("Căn hộ này giá ‹5 tỷ›.", "5e9 -"),
    ("Hộ nghèo được vay ‹50 triệu›.", "50e6 -"),
    ("Ngân hàng lãi ‹20 nghìn tỷ›.", "20e12 -"),
    ("Số người dùng đạt ‹12 triệu›.", "12e6 user !unit_displaced"),
    ("The firm paid ‹3.2 million›.", "3.2e6 -"),
    ("The number of users reached ‹561 million›.", "561e6 user !unit_displaced"),
    ("The population reached ‹1.41 billion›.", "1.41e9 person !unit_displaced"),
]

RANGES: list[Case] = [
    ("Tăng trưởng tín dụng ở mức ‹10 – 20%›.", "10..20 percent"),
    ("Lãi suất vay là ‹5,5-6%›.", "5.5..6 percent"),
    ("Mỗi xã cần ‹3 đến 5 cán bộ›.", "3..5 official"),
    ("Chi phí giảm còn ‹từ 2% đến 3%› doanh thu.", "2..3 percent"),
    ("Giá thuê ‹từ 12 đến 15 triệu đồng›.", "12e6..15e6 VND"),
    ("Công suất ‹50 - 60 MW› là đủ.", "50..60 MW"),
    ("Giá vàng ở mức ‹75–77 triệu đồng/lượng›.", "75e6..77e6 VND_per_tael"),
    ("Mỗi năm đào tạo ‹1.000 – 1.500 kỹ sư›.", "1000..1500 engineer"),
    ("Nhiệt độ ‹25-30 độ C› ở đồng bằng.", "25..30 degree_celsius"),
    ("Growth will be ‹between 3 and 5 per cent›.", "3..5 percent forecast"),
    ("Margins are ‹10-12 percent› in retail.", "10..12 percent"),
    ("Each plant employs ‹300 to 400 workers›.", "300..400 person"),
    ("It costs ‹$20–30 million› to build.", "20e6..30e6 USD"),
    ("Fees range ‹from 2% to 3%›.", "2..3 percent"),
    ("Trips take ‹2-3 hours›.", "2..3 hour"),
    # A change is two figures.
    ("Tỷ lệ phủ sóng tăng từ ‹10%› lên ‹90%›.", "10 percent; 90 percent"),
    ("Số hộ nghèo giảm từ ‹5.200 hộ› xuống còn ‹1.900 hộ›.", "5200 household; 1900 household"),
    ("Thu nhập được nâng từ ‹40 triệu đồng› lên ‹65 triệu đồng›.", "40e6 VND; 65e6 VND"),
    ("The share rose from ‹5%› to ‹8%›.", "5 percent; 8 percent"),
    ("Exports fell from ‹$12bn› to ‹$9.5bn›.", "12e9 USD; 9.5e9 USD"),
    ("Unemployment went from ‹4.1 per cent› to ‹3.8 per cent›.", "4.1 percent; 3.8 percent"),
    ("Mức phạt ‹từ 2 triệu đến 4 triệu đồng›.", "2e6..4e6 VND"),
    ("Phạt ‹từ 800.000 đồng đến 1.000.000 đồng›.", "800000..1000000 VND"),
    ("Lãi vay là ‹3-5%/tháng›.", "3..5 percent_per_month"),
    ("Thời gian rút từ ‹30 ngày› xuống ‹7 ngày›.", "30 day; 7 day"),
    (
        "Tỷ lệ hộ nghèo giảm từ ‹9,88%› năm 2015 xuống còn ‹2,93%› năm 2023.",
        "9.88 percent @2015; 2.93 percent @2023",
    ),
    ("The rate is now ‹4.5%-4.75%›.", "4.5..4.75 percent"),
    ("It will cost ‹between $1.2 billion and $1.5 billion›.", "1.2e9..1.5e9 USD forecast"),
    ("Staff earn ‹3,000-5,000 yuan a month›.", "3000..5000 CNY_per_month"),
    ("Crude fell ‹$1.12› to ‹$73.06 a barrel›.", "1.12 USD decrease; 73.06 USD_per_barrel"),
    ("The index fell ‹0.3› to ‹49.5›.", "0.3 index decrease; 49.5 index"),
    ("Lãi suất vay ‹từ 2% đến 3%› mỗi kỳ.", "2..3 percent"),
    ("Phí là ‹5 tới 7 triệu đồng›.", "5e6..7e6 VND"),
]

HEDGES: list[Case] = [
    ("Thị trường đạt ‹khoảng 2,46 triệu người›.", "2.46e6 person about [2.455e6 2.465e6]"),
    ("Doanh thu ‹vượt ngưỡng 150 nghìn tỷ đồng›.", "150e12 VND over"),
    ("Vùng có ‹trên 103.000 doanh nghiệp›.", "103000 enterprise over"),
    ("Xã có ‹hơn 2.100 hộ› dùng nước máy.", "2100 household over"),
    ("Trường có ‹gần 900 sinh viên›.", "900 student under"),
    ("Chi phí ‹dưới 3%› tổng vốn.", "3 percent under"),
    ("Dự án cần ‹ít nhất 40 tỷ đồng›.", "40e9 VND at_least"),
    ("Thuế suất ‹tối đa 20%› với hàng này.", "20 percent at_most"),
    ("Chi thường xuyên ‹không quá 60%› ngân sách.", "60 percent at_most"),
    ("Thợ lành nghề ‹từ 70% trở lên›.", "70 percent at_least"),
    ("Hộ có ‹xấp xỉ 1,2 ha› đất.", "1.2 hectare about"),
    ("Tỷ lệ hài lòng đạt ‹60%左右›.", "60 percent about"),
    ("Vùng cần ‹≥ 95%› dân số có bảo hiểm.", "95 percent at_least"),
    ("Số này chiếm ‹~30%› tổng vốn.", "30 percent about"),
    # Stacked.
    ("Tỷ lệ che phủ ‹khoảng trên 80%›.", "80 percent over"),
    ("Có ‹khoảng hơn 500 hộ› chưa có điện.", "500 household over"),
    ("Xuất khẩu ‹ước khoảng 4,1 tỷ USD›.", "4.1e9 USD about"),
    # Detached.
    ("Kinh tế số ước tính chiếm ‹16,5%› GDP.", "16.5 percent about"),
    ("Sản lượng ‹ước đạt 3,7 triệu tấn›.", "3.7e6 tonne about"),
    ("Losses were estimated at ‹$3 billion›.", "3e9 USD about !currency_inferred"),
    # No hedges.
    ("Trong khoảng thời gian ‹3 tháng›, xã cấp ‹120 thẻ›.", "3 month; 120 card"),
    ("Thuế tối thiểu là ‹15%› từ năm nay.", "15 percent"),
    ("Lương tối thiểu vùng là ‹4,96 triệu đồng›.", "4.96e6 VND"),
    ("Khoảng cách giữa hai ga là ‹12 km›.", "12 km"),
    ("Mức tăng trên là ‹7%›.", "7 percent"),
    # English.
    ("The bank has ‹more than 103,000 customers›.", "103000 customer over"),
    ("It employs ‹about 2,000 people›.", "2000 person about"),
    ("It serves ‹nearly 40 million users›.", "40e6 user under"),
    ("It covers ‹at least 60 percent› of farms.", "60 percent at_least"),
    ("Fines reach ‹up to €20 million›.", "20e6 EUR at_most"),
    ("Fewer roads: ‹less than 5%› are paved.", "5 percent under"),
    ("It sold ‹over 1.5 million phones›.", "1.5e6 phone over"),
    ("Towns of ‹10,000 people or more› qualify.", "10000 person at_least"),
    ("The minimum wage is ‹$15›.", "15 USD !currency_inferred"),
    ("Tuyến này dài ‹chưa đến 40 km›.", "40 km under"),
    ("Quỹ có ‹không dưới 500 tỷ đồng›.", "500e9 VND at_least"),
    ("Lao động ‹từ 18 tuổi trở lên› được vay.", "18 year at_least"),
    ("It has ‹fewer than 10 workers›.", "10 person under"),
    ("It takes ‹no more than 15 minutes›.", "15 minute at_most"),
    ("Output was ‹approximately 1.5 million tonnes›.", "1.5e6 tonne about"),
    ("Damage is put at ‹$3 billion or more›.", "3e9 USD at_least"),
    ("‹More than 60%› of firms agreed.", "60 percent over"),
    ("‹Hơn 60%› doanh nghiệp đồng ý.", "60 percent over"),
]

MARKS: list[Case] = [
    ("Cả nước có ‹**1,6** triệu tài khoản›.", "1.6e6 account"),
    ("Tỷ lệ đạt ‹**24,5%**›<sup>8</sup> trong quý.", "24.5 percent"),
    ("Có ‹**hơn 300 xã**› đạt chuẩn.", "300 commune over"),
    ("Doanh số đạt ‹9,2 tỷ USD›[^3] cả năm.", "9.2e9 USD"),
    ("Doanh số đạt ‹9,2 tỷ USD›[12] cả năm.", "9.2e9 USD"),
    ("Tỷ lệ là ‹*17%*› ở đô thị.", "17 percent"),
    ("Tăng ‹**8,1**%› so với kế hoạch.", "8.1 percent increase"),
    ("Exports reached ‹**$4.1 billion**›.", "4.1e9 USD"),
    ("Output grew ‹5.2%›<sup>2</sup> on paper.", "5.2 percent increase"),
    ("| Dân số | ‹1,2 triệu người› |", "1.2e6 person"),
    ("Tỷ lệ <b>‹41,5</b>%› tổng thu.", "41.5 percent"),
    ("Tỷ lệ đạt ‹25 %›[1] và ‹35%›³ tổng thu.", "25 percent; 35 percent"),
    ("Tỷ lệ đạt ‹25%›1 và ‹30%›2 tổng thu.", "25 percent; 30 percent"),
    ("Có ‹12 xã›¹ và ‹15 huyện›² tham gia.", "12 commune; 15 district"),
    ("- **Kết quả**: có ‹45 xã› đạt chuẩn.", "45 commune"),
    ("> ‹7%› là mức chung.", "7 percent"),
    ("## 2. Có ‹45 xã› đạt chuẩn", "45 commune"),
    ("Giá mỗi tấn là ‹5&nbsp;triệu đồng›.", "5e6 VND"),
]

RANKS_AND_PARTS: list[Case] = [
    ("Việt Nam xếp hạng ‹25/194› về an toàn thông tin.", "25 rank [25 25]"),
    ("Nước ta đứng ‹thứ 4› ASEAN về quy mô.", "4 rank [4 4]"),
    ("Chỉ số đổi mới xếp ‹hạng 44› thế giới.", "44 rank [44 44]"),
    ("Tỉnh đứng ‹thứ 3/34› về cải cách hành chính.", "3 rank"),
    ("Bộ đã đưa lên mạng ‹43/53 dịch vụ›.", "43 service [43 43]"),
    ("Đã có ‹61/63 tỉnh, thành phố› nộp báo cáo.", "61 province [61 61]"),
    ("Mục tiêu vào ‹nhóm 50 nước› dẫn đầu.", "50 rank at_most target [1 50]"),
    ("Hội nghị ngày 02/08 bàn về ‹3 dự án›.", "3 project"),
    ("Họp ngày 15/11/2024 tại Huế.", ""),
    ("Văn bản 25/194-CV đã gửi các sở.", ""),
    ("The city ranks ‹7th› in the world.", "7 rank"),
    ("It is in the ‹top 10› worldwide.", "10 rank at_most [1 10]"),
    ("Of these, ‹43 of 53 services› are online.", "43 service [43 43]"),
    ("Huyện có ‹5/7 xã› đạt chuẩn, bằng ‹71,4%›.", "5 commune [5 5]; 71.4 percent"),
    ("Nước ta xếp ‹thứ 86/193 quốc gia›.", "86 rank [86 86]"),
    ("Chỉ số này tăng ‹11 bậc›.", "11 rank increase"),
    ("It came ‹12th among 132 economies›.", "12 rank [12 12]"),
    ("‹9 out of 10 firms› export.", "9 enterprise [9 9]"),
    ("Dịp 30/4 và 1/5 có ‹45 chuyến bay› thêm.", "45 flight"),
    ("Đội bóng thắng 2-1 ở phút 89.", ""),
    ("‹Khoảng 2/3› lao động chưa có chứng chỉ.", "66.6666666667 percent about"),
    ("Hãng thuộc ‹Top 10 thương hiệu› mạnh nhất.", "10 rank at_most [1 10]"),
    ("‹Hai phần ba› dân số dùng mạng, ‹gần một phần tư› bán hàng.", "0.6666666667 -; 0.25 - under"),
    ("Vùng này góp ‹khoảng bốn phần năm› sản lượng thế giới.", "0.8 - about"),
    ("Nhóm đó chiếm ‹một phần năm› học sinh và ‹một phần tư› thế giới.", "0.2 -; 0.25 -"),
]

RATES: list[Case] = [
    ("Mật độ đạt ‹45,4 thuê bao/100 dân›.", "45.4 per_100_people"),
    ("Cả tỉnh có ‹45,4 hộ / 100 dân›.", "45.4 per_100_people"),
    ("Phấn đấu đạt ‹01 doanh nghiệp/2.000 dân›.", "1 per_2000_people target"),
    ("Kinh tế tăng bình quân ‹7%/năm›.", "7 percent_per_year increase"),
    ("Giá trị gia tăng tăng ‹6,5% mỗi năm›.", "6.5 percent_per_year increase"),
    ("Thu nhập đạt ‹64 triệu đồng/người/năm›.", "64e6 VND_per_person_per_year"),
    ("Thu nhập đạt ‹5,4 triệu đồng/người/tháng›.", "5.4e6 VND_per_person_per_month"),
    ("Mật độ là ‹1.087 người/km2›.", "1087 person_per_km2"),
    ("Năng suất lúa đạt ‹62 tạ/ha›.", "62 quintal_per_hectare"),
    ("Tỷ lệ có ‹12,5 bác sĩ/10.000 dân›.", "12.5 per_10000_people"),
    ("Giá bán là ‹2.103 đồng/kWh›.", "2103 VND_per_kWh"),
    ("Cảng bốc ‹1,2 triệu TEU/năm›.", "1.2e6 TEU_per_year"),
    ("Đường cho phép ‹90 km/h›.", "90 km_per_hour"),
    ("Output grew ‹5.1 percent a year›.", "5.1 percent_per_year increase"),
    ("Output grew ‹4% per annum› in the decade.", "4 percent_per_year increase"),
    ("Income is ‹$12,000 per person›.", "12000 USD_per_person"),
    ("Oil costs ‹$80 a barrel›.", "80 USD_per_barrel"),
    ("There are ‹92 phones per 100 people›.", "92 per_100_people"),
    ("Density is ‹310 people per square kilometre›.", "310 person_per_km2"),
    ("Wells yield ‹40,000 barrels per day›.", "40000 barrel_per_day"),
    ("Giá điện là ‹15.000đ/kg› và ‹20.530 đồng/lít›.", "15000 VND_per_kg; 20530 VND_per_litre"),
    ("Tỷ giá là ‹25.050 đồng/USD›.", "25050 VND_per_USD"),
    ("Mức sinh đạt ‹1,91 con/phụ nữ›.", "1.91 child_per_woman"),
    ("Tỷ số là ‹111,4 bé trai/100 bé gái›.", "111.4 per_100_girls"),
    ("Gửi kỳ hạn ‹12 tháng› hưởng ‹4,7%/năm›.", "12 month; 4.7 percent_per_year"),
    ("They pay ‹$12 an hour›.", "12 USD_per_hour"),
    ("Trains run at ‹350 km/h›.", "350 km_per_hour"),
    ("Thửa đất rộng ‹70 m2›, nhà ‹120m²›.", "70 m2; 120 m2"),
    ("Nhà máy lọc ‹1.200 m3› nước.", "1200 m3"),
    ("Gió thổi ‹5 m/s› ở đảo.", "5 metre_per_second"),
    ("Nồng độ bụi là ‹36 µg/m3›.", "36 microgram_per_m3"),
    ("Đất ở đây giá ‹75 triệu đồng/m2›.", "75e6 VND_per_m2"),
    ("Ga đón ‹25 triệu hành khách mỗi năm›.", "25e6 passenger_per_year"),
    ("Gạo bán giá ‹430 USD/tấn›.", "430 USD_per_tonne"),
    ("Sông dài ‹70 m›, sâu ‹3-5 m›.", "70 metre; 3..5 metre"),
]

BRACKETS: list[Case] = [
    (
        "Quy mô đạt ‹50,2 nghìn tỷ Nhân dân tệ› (‹khoảng 07 nghìn tỉ USD›).",
        "50.2e12 CNY; 7e12 USD about",
    ),
    ("Giá trị ‹25 tỷ USD› (tương đương ‹640 nghìn tỷ đồng›).", "25e9 USD; 640e12 VND"),
    ("Có ‹1.250 xã› (‹78%›) đạt chuẩn.", "1250 commune; 78 percent"),
    ("The loan is ‹100 million yuan› (‹about $14 million›).", "100e6 CNY; 14e6 USD about"),
]

SPLITS: list[Case] = [
    ("Doanh thu của ngành đạt ‹126\ntỷ USD› trong kỳ.", "126e9 USD"),
    ("Số thuê bao lên tới ‹15,6 triệu\nthuê bao› cuối kỳ.", "15.6e6 subscription"),
    ("Tỷ lệ này vào ‹khoảng\n32%› tổng số.", "32 percent about"),
    ("Doanh thu của ngành đạt ‹126\r\ntỷ USD› trong kỳ.", "126e9 USD"),
    ("Doanh thu của ngành đạt ‹126\n\ftỷ USD› trong kỳ.", "126e9 USD"),
    ("The bank lent ‹3.4\nbillion euros› to farms.", "3.4e9 EUR"),
    ("Prices rose by ‹2.5\npercentage points› there.", "2.5 percentage_point increase"),
    (
        "Năm 2024 đạt ‹5%›, tăng ‹1,4 điểm phần trăm› so với\nnăm 2023.",
        "5 percent @2024; 1.4 percentage_point increase @2023/2024",
    ),
    ("Có ‹4.200 doanh nghiệp›, ‹gấp 1,6 lần› năm 2021.", "4200 enterprise; 1.6 multiple"),
    (
        "In 2024 it grew. Now ‹85,000 people› worked in it, up from ‹78,400 people› in 2023.",
        "85000 person @2024 !period_carried_over; 78400 person @2023",
    ),
    ("Đạt ‹12 tỷ đồng›, so với mức ‹10 tỷ đồng› năm 2020.", "12e9 VND; 10e9 VND @2020"),
    (
        "Tăng trưởng (%)\t‹10,1›\t‹12,4›\nCột một nói về thuê bao.",
        "10.1 percent !unit_displaced; 12.4 percent !unit_displaced",
    ),
    ("Chỉ tiêu\tĐơn vị\tKết quả\n\nToàn ngành có ‹45 xã› tham gia.", "45 commune"),
    (
        "Sales in 2024 were ‹$5bn›, up ‹3%› compared\nwith 2023.",
        "5e9 USD @2024; 3 percent increase @2023/2024",
    ),
]

ENUMERATIONS: list[Case] = [
    (
        "Bốn tỉnh lần lượt là ‹12,66%›, ‹12,88%› ‹12,63%› và ‹12,33%›.",
        "12.66 percent; 12.88 percent; 12.63 percent; 12.33 percent",
    ),
    ("Tỷ trọng lần lượt là ‹12,66›, ‹12,88› và ‹12,33%›.", "12.66 percent; 12.88 percent; 12.33 percent"),
    ("Ba năm qua xuất ‹3,1›; ‹3,4› và ‹3,9 tỷ USD›.", "3.1e9 USD; 3.4e9 USD; 3.9e9 USD"),
    ("Hai nhà máy có công suất ‹600› và ‹1.200 MW›.", "600 MW; 1200 MW"),
    ("Ba huyện có ‹12›, ‹15› và ‹21 xã›.", "12 commune; 15 commune; 21 commune"),
    ("Shares were ‹12.1›, ‹13.4› and ‹15.2 percent›.", "12.1 percent; 13.4 percent; 15.2 percent"),
    ("The funds hold ‹$2.1bn› and ‹$3.4bn›, respectively.", "2.1e9 USD; 3.4e9 USD"),
    ("Exports were ‹10.2› and ‹11.7 billion euros›.", "10.2e9 EUR; 11.7e9 EUR"),
    ("Nữ chiếm ‹38,1%›, nam ‹61,9%›.", "38.1 percent; 61.9 percent"),
    ("Có ‹3 cảng›, ‹12 trạm› và ‹45 chợ›.", "3 port; 12 station; 45 marketplace"),
    (
        "Lãi suất tăng ‹0,25›, rồi ‹0,5 điểm phần trăm›.",
        "0.25 percentage_point increase; 0.5 percentage_point increase",
    ),
    (
        "Giá ba mặt hàng tăng ‹5%›, ‹6%› và ‹7%›.",
        "5 percent increase; 6 percent increase; 7 percent increase",
    ),
]

ENGLISH: list[Case] = [
    ("Rates rose by ‹0.25 percentage points›.", "0.25 percentage_point increase"),
    ("Margins fell ‹2pp› in spring.", "2 percentage_point decrease"),
    ("Yields are up ‹15 basis points›.", "15 basis_point increase"),
    ("‹Two-thirds› of homes have fibre.", "0.6666666667 -"),
    ("‹Three quarters› of firms export.", "0.75 -"),
    ("Costs grew ‹2.5-fold› there.", "2.5 multiple increase"),
    ("Output is ‹3.2 times› that of the rival.", "3.2 multiple"),
    ("The plant uses ‹1.2 GW› of power.", "1.2 GW"),
    ("A ‹50-megawatt› plant opened.", "50 MW"),
    ("The index stood at ‹104.2 points›.", "104.2 point"),
    ("It pays ‹12 per cent› on deposits.", "12 percent"),
    ("The deal is worth ‹US$1.2 trillion›.", "1.2e12 USD"),
    ("Firms shed ‹14,000 jobs› there.", "14000 job decrease"),
    ("Revenue was ‹$94.9 billion›, up ‹6%›.", "94.9e9 USD; 6 percent increase"),
    ("Profit fell ‹12.5%› to ‹€1.2bn›.", "12.5 percent decrease; 1.2e9 EUR"),
    ("The yield rose ‹5 basis points› to ‹4.28%›.", "5 basis_point increase; 4.28 percent"),
    ("‹About two-thirds› agreed.", "0.6666666667 - about"),
    ("The debt ratio rose ‹3.5 points› to ‹62.4%›.", "3.5 point increase; 62.4 percent"),
    ("It raised ‹€5m› and hired ‹45 engineers›.", "5e6 EUR; 45 engineer"),
    ("The S&P 500 rose ‹0.7%› to ‹5,864.67›.", "0.7 percent increase; 5864.67 -"),
    ("The FTSE 100 fell ‹0.3%›.", "0.3 percent decrease"),
    ("The CSI 300 index lost ‹2.1 points›.", "2.1 point decrease"),
    ("An area of ‹45,000 sq km› burned.", "45000 km2"),
    ("A ‹300-km› line opened.", "300 km"),
    ("They ran ‹10x› faster.", "10 multiple"),
]

KINDS: list[Case] = [
    ("Doanh thu tăng ‹8,7%› so với cùng kỳ.", "8.7 percent increase"),
    ("Tỷ lệ giảm ‹0,1 điểm phần trăm›.", "0.1 percentage_point decrease"),
    ("Tỷ lệ này cao hơn ‹18,6 điểm phần trăm› so với bình quân.", "18.6 percentage_point increase"),
    ("Năm 2020, số dự án tăng ‹12%› so với năm 2019.", "12 percent increase @2019/2020"),
    ("Xuất khẩu năm 2023 giảm ‹4,4%› so với năm trước.", "4.4 percent decrease @2022/2023"),
    ("Tốc độ tăng trưởng là ‹7%›.", "7 percent"),
    ("Mục tiêu là ‹80%› hộ dân có nước sạch.", "80 percent target"),
    ("Phấn đấu năng suất tăng ‹6%›.", "6 percent target"),
    ("Đến năm 2030, kinh tế số đạt ‹30%› GDP.", "30 percent target @2030"),
    ("Dự báo nhu cầu cần ‹4,5 triệu lao động›.", "4.5e6 person forecast"),
    ("Dự kiến quý tới sẽ thu ‹900 tỷ đồng›.", "900e9 VND forecast"),
    ("Năng suất ‹gấp 2,2 lần› mức chung.", "2.2 multiple"),
    ("Sales rose ‹5%› from a year earlier.", "5 percent increase"),
    ("The share is up ‹3 points›.", "3 point increase"),
    ("The aim is to train ‹5,000 teachers›.", "5000 teacher target"),
    ("Output is expected to reach ‹12 million tonnes›.", "12e6 tonne forecast"),
    ("By 2030 the share should reach ‹25 percent›.", "25 percent target @2030"),
    ("Growth of ‹7%› surprised the market.", "7 percent"),
    ("Lợi nhuận giảm ‹12,45 tỷ đồng› (‹-0,93%›).", "12.45e9 VND decrease; -0.93 percent decrease"),
    ("Phấn đấu tỷ lệ hộ nghèo còn ‹dưới 1%›.", "1 percent target under"),
    ("GDP quý II tăng ‹7,96%› so với cùng kỳ.", "7.96 percent increase"),
    ("Tỷ trọng giảm ‹0,1 điểm phần trăm›.", "0.1 percentage_point decrease"),
    ("| Chỉ tiêu | Kết quả |\n|---|---|\n| Số xã | ‹45 xã› |", "45 commune"),
    ("It plans to hire ‹1,500 engineers›.", "1500 engineer target"),
    ("The economy is forecast to grow ‹3.2%›.", "3.2 percent forecast"),
    ("The drug cut deaths by ‹30-40%›.", "30..40 percent decrease"),
    ("Imports will need to fall to ‹12%›.", "12 percent target"),
    ("Sàn có ‹210 mã› tăng và ‹145 mã› giảm.", "210 stock; 145 stock"),
    ("Tỷ lệ thất nghiệp là ‹2,24%›, giảm ‹0,03 điểm %›.", "2.24 percent; 0.03 percentage_point decrease"),
    ("Công nghiệp tăng ‹8,4%›, đóng góp ‹2,5 điểm phần trăm›.", "8.4 percent increase; 2.5 percentage_point"),
    ("Giảm ‹2%› thuế từ ‹10%› xuống ‹8%›.", "2 percent decrease; 10 percent; 8 percent"),
    (
        "Giá dầu giảm ‹1,2 USD› (‹1,6%›) còn ‹73,06 USD/thùng›.",
        "1.2 USD decrease; 1.6 percent decrease; 73.06 USD_per_barrel",
    ),
    (
        "It hit ‹61 trillion yuan›, up ‹8.2 percent›, or ‹43.5%› of GDP.",
        "61e12 CNY; 8.2 percent increase; 43.5 percent",
    ),
    ("Mỗi huyện có ‹tối thiểu 70%› số xã kết nối.", "70 percent target at_least"),
    ("Huyện đã có ‹tối thiểu 70%› số xã kết nối.", "70 percent at_least"),
    ("Ngân sách dành ‹ít nhất 15%› cho việc này.", "15 percent target at_least"),
    ("Bão làm ‹ít nhất 15 người› bị thương.", "15 person at_least"),
    # A paragraph of targets goes on until it says what has come.
    ("Phấn đấu đạt ‹80%›. Mạng phủ ‹95%› số xã.", "80 percent target; 95 percent target"),
    ("Phấn đấu đạt ‹80%›. Năng suất tăng ‹7%›.", "80 percent target; 7 percent target"),
    ("Phấn đấu đạt ‹80%›. Mạng đã phủ ‹95%› số xã.", "80 percent target; 95 percent"),
    ("Phấn đấu đạt ‹80%›. Năm 2023, mạng phủ ‹95%› số xã.", "80 percent target; 95 percent @2023"),
    ("Phấn đấu đạt ‹80%›.\n\nMạng phủ ‹95%› số xã.", "80 percent target; 95 percent"),
    ("Phấn đấu đạt ‹80%›. Hiện toàn vùng có ‹45 xã›.", "80 percent target; 45 commune"),
    ("Phấn đấu đạt ‹80%›. Hiện có ‹gần 45 xã› và ‹9 cảng›.", "80 percent target; 45 commune under; 9 port"),
    ("Mục tiêu là ‹80%›, hiện đạt ‹12%›.", "80 percent target; 12 percent"),
    ("Mục tiêu đến năm 2030 là ‹80%›, tới nay là ‹12%›.", "80 percent target @2030; 12 percent"),
    ("Mục tiêu là ‹80%›, đã có ‹45 xã› đạt.", "80 percent target; 45 commune"),
    ("Phấn đấu đạt ‹80%›. Thực hiện có lộ trình ‹95%› số xã.", "80 percent target; 95 percent target"),
    ("Phấn đấu ‹80%› xã có dịch vụ hiện đại, ‹95%› có mạng.", "80 percent target; 95 percent target"),
    ("It aims at ‹80%›, and is currently at ‹12%›.", "80 percent target; 12 percent"),
    ("It aims at ‹80%›. Coverage was ‹95%›.", "80 percent target; 95 percent"),
    # A heading of aims holds for what follows, unless it is about what came of them.
    ("## **1.2 Mục tiêu cụ thể**\n\nMạng phủ ‹95%› số xã.", "95 percent target"),
    ("1. Mục tiêu và giải pháp thực hiện\n\nMạng phủ ‹95%› số xã.", "95 percent target"),
    ("1. Tình hình thực hiện mục tiêu\n\nMạng phủ ‹95%› số xã.", "95 percent"),
    ("1. Mục tiêu được nêu tại đề án\n\nMạng phủ ‹95%› số xã.", "95 percent"),
]

PERIODS: list[Case] = [
    ("Năm 2022, tỷ trọng đạt ‹41,5%›.", "41.5 percent @2022"),
    ("Tỷ trọng đạt ‹41,5%› vào năm 2022.", "41.5 percent @2022"),
    ("Quý I/2024, thu ‹120 tỷ đồng› thuế.", "120e9 VND @2024-Q1"),
    ("Tháng 11/2023 có ‹1.200 lượt khách›.", "1200 visitor @2023-11"),
    ("Trong 6 tháng đầu năm 2024, xuất ‹3 tỷ USD›.", "3e9 USD @2024-S1"),
    ("Giai đoạn 2016 – 2022, tăng ‹14,2%/năm›.", "14.2 percent_per_year increase @2016/2022"),
    ("Trong 9 tháng đầu năm 2023, có ‹45 dự án›.", "45 project @2023-01/2023-09"),
    ("In 2022 the share was ‹41.5%›.", "41.5 percent @2022"),
    ("In the first quarter of 2024 sales were ‹$3bn›.", "3e9 USD @2024-Q1"),
    ("In November 2023 there were ‹1,200 visitors›.", "1200 visitor @2023-11"),
    ("From 2016 to 2022 output grew ‹14.2% a year›.", "14.2 percent_per_year increase @2016/2022"),
    ("Q3 2023 revenue was ‹€2.2bn›.", "2.2e9 EUR @2023-Q3"),
    ("Tỷ trọng đạt ‹41,5%›.", "41.5 percent"),
    ("Quý 1/2024 thu ‹120 tỷ đồng› thuế.", "120e9 VND @2024-Q1"),
    ("Đến hết quý III/2023, dư nợ là ‹12 tỷ đồng›.", "12e9 VND @2023-Q3"),
    ("Trong quý III năm 2023 có ‹12 vụ›.", "12 case @2023-Q3"),
    ("Tính đến 31/12/2023 có ‹1,2 triệu hộ›.", "1.2e6 household @2023-12"),
    ("Tính đến ngày 20/6/2025, vốn đạt ‹21,52 tỷ USD›.", "21.52e9 USD @2025-06"),
    ("Năm 2023 đạt ‹5,05%›, năm 2024 đạt ‹7,09%›.", "5.05 percent @2023; 7.09 percent @2024"),
    ("Năm 2021 tăng ‹15%› so với năm 2020.", "15 percent increase @2020/2021"),
    ("So với năm 2020, doanh thu năm 2021 tăng ‹15%›.", "15 percent increase @2020/2021"),
    ("Xuất khẩu tháng 6/2023 giảm ‹3%› so với tháng trước.", "3 percent decrease @2023-05/2023-06"),
    ("Dư nợ là ‹12 tỷ đồng› trong năm 2019, giảm ‹5%›.", "12e9 VND @2019; 5 percent decrease @2019"),
    (
        "| Năm | Tỷ lệ |\n|---|---|\n| 2022 | ‹41,5%› |\n| 2023 | ‹42,8%› |",
        "41.5 percent @2022; 42.8 percent @2023",
    ),
    ("Loans grew ‹10.9%› year on year in September 2023.", "10.9 percent increase @2022-09/2023-09"),
    ("Output was ‹3.9%› in Q2 2023.", "3.9 percent @2023-Q2"),
    ("The euro zone grew ‹0.4 per cent› in the third quarter of 2024.", "0.4 percent increase @2024-Q3"),
    ("At 31 December 2023 there were ‹3,204 employees›.", "3204 person @2023-12"),
    ("Exports were ‹€12.5 million› in 2019-20.", "12.5e6 EUR @2019/2020"),
    ("The bank saw ‹4.5%› growth in 2024.", "4.5 percent @2024"),
    ("Doanh thu Q1/2024 đạt ‹5 tỷ USD›.", "5e9 USD @2024-Q1"),
    ("Nửa đầu năm 2023 có ‹5 vụ›.", "5 case @2023-S1"),
    ("Năm học 2022/2023 có ‹45 trường› mới.", "45 school @2022/2023"),
    ("H1 2023 growth was ‹5%›.", "5 percent @2023-S1"),
    ("From 2020 to 2022 it built ‹45 schools›.", "45 school @2020/2022"),
    # What is so now has no year to come.
    ("Đến năm 2030 đạt ‹80%›, hiện là ‹12%›.", "80 percent target @2030; 12 percent"),
    ("Năm 2022 đạt ‹5%›, hiện là ‹12%›.", "5 percent @2022; 12 percent @2022"),
    # The year of another sentence holds until another is named.
    (
        "In 2023 it earned ‹€5m›. In 2022 it earned ‹€4m›. There were ‹45 jobs›.",
        "5e6 EUR @2023; 4e6 EUR @2022; 45 job @2022 !period_carried_over",
    ),
]

NOT_FIGURES: list[str] = [
    "Nghị quyết số 57-NQ/TW đã được ban hành.",
    "Theo Quyết định 411/QĐ-TTg ngày 31/3/2022 của Thủ tướng.",
    "Căn cứ Luật số 20/2023/QH15 và Nghị định 13/2023/NĐ-CP.",
    "Thông tư 12/2024/TT-BTTTT có hiệu lực.",
    "Điều 5 khoản 2 của Luật quy định rõ.",
    "Công văn số 1234 gửi các tỉnh.",
    "Hội nghị khai mạc ngày 12 tháng 5 năm 2023.",
    "Hà Nội, ngày 02-9-2024.",
    "Họp lúc 14h30 và 9:45.",
    "Năm 2022 và 2023 là hai năm khó khăn.",
    "Giai đoạn 2016-2020 và 2021–2025.",
    "Số liệu 9 tháng đầu năm 2023 và quý 1/2024.",
    "1. Mở đầu",
    "2.3. Phương pháp tính",
    "a) Xem Bảng 4 và Hình 2.1.",
    "Phụ lục 3, trang 27.",
    "- 12 -",
    "Trang 5/20",
    "Điện thoại: 024 3943 5602, fax 024.3943.5603.",
    "Gọi +84 912 345 678 để biết thêm.",
    "Đường dây nóng 1900 6868.",
    "Xem https://example.org/2023/12/bao-cao-45.html?trang=7 để rõ.",
    "Thư gửi phong10@example.org hoặc www.example.vn/tin/25.",
    "Đạt chuẩn ISO 27001 và TCVN 11930.",
    "ISO/IEC 27001:2013 là một tiêu chuẩn.",
    "Mạng 5G và 4G phủ khắp nơi.",
    "Cách mạng công nghiệp 4.0 đang tới.",
    "Đại dịch Covid-19 bùng phát.",
    "Hội nghị G20 và COP26 đã họp.",
    "Kế hoạch 5 năm lần thứ 14 của Trung Quốc.",
    "Kế hoạch 5 năm 2021-2025 đã xong.",
    "Đại hội lần thứ 13 của Đảng.",
    "Máy chạy Windows 10 cần nâng cấp.",
    "Quốc hội khóa XIII, kỳ họp thứ 5.",
    "Phường 12, Quận 3.",
    "Ba tỉnh và hai thành phố tham gia.",
    "Chương hai phần ba nói về hạ tầng.",
    "Vốn là một phần tư nhân góp, một phần năm nay mới có.",
    "Đó là một phần năm 2023 đã làm, và một phần ba mươi tỉnh cùng làm.",
    "Cuộc họp thứ 17 của Ủy ban.",
    "The first nine months of 2023 were hard.",
    "See Table 4, Figure 2.1 and Section 3.2.",
    "Chapter 12, page 27, note 8.",
    "Article 5 of Law No. 20/2023 applies.",
    "Decree 13 took effect on 12 May 2023.",
    "On May 12, 2023 they met at 9:45 a.m.",
    "Call +1 202 555 0143 or 555-0199.",
    "Read https://example.org/a/2024/12/31.html for more.",
    "It meets ISO 9001 and IEEE 802.11.",
    "The 5G rollout and Industry 4.0 go on.",
    "The COVID-19 pandemic hit trade.",
    "The G20 and the G7 met.",
    "The 14th Five-Year Plan ends in 2025.",
    "The 1990s and the 2010s differed.",
    "A Boeing 737 landed in Terminal 2.",
    "The 21st century began in 2001.",
    "Three provinces and five towns joined.",
    "ISBN 978-3-16-148410-0.",
    "doi:10.1000/182",
    "Chỉ thị số 16/CT-TTg và Công điện 55 nêu rõ.",
    "Mã số thuế 0101234567, số tài khoản 1903 4567 8901 23.",
    "Biển số 30A-123.45 và căn cước 012345678.",
    "Đội tuyển U23 thắng 3-0.",
    "Kênh VTV1 và VTV3 phát lại.",
    "(3) Về kinh tế số",
    "3.1 Kinh tế số",
    "II.2. Kết quả",
    "Xe dùng xăng RON95 và E5 RON92.",
    "Sân bay mở cửa ngày 2/9 và 30/4.",
    "Phiên bản 2.0 của nền tảng ra mắt.",
    "It runs on Windows 11 and iOS 17.",
    "Sales in the three months to June 30 were flat.",
    "Appendix B, box 3, footnote 12.",
    "Resolution 2758 and the 2030 Agenda stand.",
    "(1) First, (2) second and (3) third.",
    "- 3 -",
    "Vụ việc xảy ra lúc 10 giờ sáng.",
    "Khoảng 7 giờ ngày 12/9, mưa tạnh.",
    "Cửa mở từ 8 giờ đến 17 giờ.",
    "The market opened at 10 a.m. and closed at 5pm.",
    "The bill passed 52-48.",
    "The index has 2015 = 100.",
    "Flight BA117 left from gate 12.",
    "He was born on 3 March 1965.",
]

# What a reader reads and the scan does not yet: nothing is asserted but that records are sound.
KNOWN_LIMITS = [
    # Years one to one with figures; people counted by a verb; a score of so many; parts of a year in a word.
    "Các năm 2021, 2022 và 2023 lần lượt đạt 5%, 6% và 7%.",
    "It grew 5%, 6% and 7% in 2021, 2022 and 2023, respectively.",
    "Ten people died and 45 were injured.",
    "Khách chấm dịch vụ 3.5 out of 5.",
    "1H2023 sales were $2bn.",
    # The word for the whole, without which the form reads as no share, is taken into the span.
    "1/3 số hộ chưa có nước sạch.",
    "1/3 of firms export.",
    # A cell has neither the year of its column nor the unit of its row.
    "Chỉ tiêu\t2022\t2023\nDoanh thu (tỷ đồng)\t120.500\t135.200",
    # Scales and units of speech, and those that no table has.
    "Vốn là 3 tỷ rưỡi đồng, lương 2 triệu rưỡi.",
    "Emissions rose to 37.4 Gt, and coal to 4,700 Mt.",
    "Lưới điện thải 0,5 kg CO2/kWh.",
    "More than 1 in 5 adults live alone.",
]

DOUBTS: list[Case] = [
    ("Tỷ lệ này là ‹2.345%› tổng số.", "2345 percent !implausible"),
    ("Tỷ lệ này là ‹2.345%› tổng số.", "2345 percent !ambiguous_separator"),
    ("Cả xã có ‹12,5 doanh nghiệp›.", "12.5 enterprise !implausible"),
    ("Giá thuê giảm ‹120%›.", "120 percent decrease !implausible"),
    ("Truyền hình trả tiền có ‹185,7 hộ / 100 hộ›.", "185.7 per_100_households !implausible"),
    ("The bank lent ‹$5 million›.", "5e6 USD !currency_inferred"),
    ("Xã có ‹5/7 thôn› đạt chuẩn.", "5 village [5 5] !fraction_or_count"),
]

RULES: dict[str, list[Case]] = {
    "separators": SEPARATORS,
    "scales": SCALES,
    "two meanings": WORDS_WITH_TWO_MEANINGS,
    "ranges": RANGES,
    "hedges": HEDGES,
    "marks": MARKS,
    "ranks and parts": RANKS_AND_PARTS,
    "rates": RATES,
    "brackets": BRACKETS,
    "splits": SPLITS,
    "enumerations": ENUMERATIONS,
    "english": ENGLISH,
    "kinds": KINDS,
    "periods": PERIODS,
    "doubts": DOUBTS,
    "no figures": [(text, "") for text in NOT_FIGURES],
}
CASES = [pytest.param(*case, id=f"{rule}-{case[0]}") for rule, cases in RULES.items() for case in cases]

HEDGE_NAMES = {"about", "over", "at_least", "under", "at_most"}
KIND_NAMES = {"target", "forecast"}
DIRECTIONS = {"increase", "decrease"}
INFINITY = Decimal("Infinity")


def expected(printed: str, said: str) -> dict[str, Any]:
    """Read what is expected of one figure."""
    bounds = re.search(r"\[(\S+) (\S+)\]", said)
    number, unit, *rest = re.sub(r"\[.*?\]", "", said).split()
    low, _, high = number.partition("..")
    fields: dict[str, Any] = {
        "printed": printed,
        "value": None if high else Decimal(number),
        "unit": "" if unit == "-" else unit,
        "qualifier": "range" if high else "exact",
        "kind": "statistic",
        "direction": "",
        "period": "",
    }
    if high:
        fields |= {"low": Decimal(low), "high": Decimal(high)}
    for word in rest:
        if word in HEDGE_NAMES:
            fields["qualifier"] = word
        elif word in KIND_NAMES:
            fields["kind"] = word
        elif word in DIRECTIONS:
            fields |= {"kind": "change", "direction": word}
        elif word[0] == "@":
            fields["period"] = word[1:]
        else:
            assert word[0] == "!", word
            fields["flag"] = word[1:]
    if fields["qualifier"] in {"over", "at_least"}:
        fields |= {"low": Decimal(number), "high": INFINITY}
    if fields["qualifier"] in {"under", "at_most"}:
        fields |= {"low": -INFINITY, "high": Decimal(number)}
    if bounds:
        fields |= {"low": Decimal(bounds[1]), "high": Decimal(bounds[2])}
    return fields


def found(figure: ScannedFigure, fields: dict[str, Any]) -> dict[str, Any]:
    """Say of a figure what is expected of it."""
    said = {name: getattr(figure, name) for name in fields if name != "flag"}
    if "flag" in fields:
        said["flag"] = fields["flag"] if fields["flag"] in figure.flags else figure.flags
    return said


@pytest.mark.parametrize(("marked", "said"), CASES)
def test_a_sentence_is_read_as_a_reader_reads_it(marked: str, said: str) -> None:
    printed = re.findall("‹(.*?)›", marked, re.DOTALL)
    all_said = said.split("; ") if said else []
    figures = scan(re.sub("[‹›]", "", marked))
    assert [figure.printed for figure in figures] == printed
    for form, one_said, figure in zip(printed, all_said, figures, strict=True):
        fields = expected(form, one_said)
        assert found(figure, fields) == fields


@pytest.mark.parametrize("text", KNOWN_LIMITS)
def test_what_is_not_read_as_a_reader_would_is_still_sound(text: str) -> None:
    for figure in scan(text):
        assert text[figure.start : figure.end] == figure.printed
        assert figure.low <= figure.high


# -- where figures stand, and what a text is made of ------------------------------------------------

TEXT = "Năm 2022, có khoảng 2,46 triệu người dùng.\n\nTỷ lệ đạt 41,5% GDP."


def what(figures: list[ScannedFigure]) -> list[tuple[object, ...]]:
    """Say what was found, wherever it stands."""
    return [(one.value, one.low, one.high, one.qualifier, one.unit, one.period) for one in figures]


def test_a_figure_has_its_line_and_its_place_in_the_text() -> None:
    first, second = scan(TEXT, document="report")
    assert (first.line, second.line) == (1, 3)
    assert (first.start, first.end) == (TEXT.index("khoảng"), TEXT.index("."))
    assert TEXT[second.start : second.end] == "41,5%"
    assert {(one.document, one.page, one.paragraph) for one in (first, second)} == {("report", None, None)}


def test_a_figure_has_the_page_and_the_paragraph_on_which_it_begins() -> None:
    pages = [Piece("Một trang có 12 xã.\n\f", page=1), Piece("Tỷ lệ đạt 5% ở\nphía nam.\n\f", page=2)]
    pages += [Piece("Vốn là 7\n\f", page=3), Piece("tỷ đồng.\n", page=4)]
    assert [(one.printed, one.page, one.line) for one in scan_pieces(pages)] == [
        ("12 xã", 1, 1),
        ("5%", 2, 2),
        ("7\n\ftỷ đồng", 3, 4),
    ]
    paragraphs = [Piece("Có 12 xã.\n", paragraph=2), Piece("Đạt 5% và 7%.\n", paragraph=5)]
    assert [(one.printed, one.paragraph) for one in scan_pieces(paragraphs)] == [
        ("12 xã", 2),
        ("5%", 5),
        ("7%", 5),
    ]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_accents_and_line_ends_change_nothing(form: str, line_end: str) -> None:
    text = unicodedata.normalize(form, TEXT.replace("\n", line_end))  # type: ignore[arg-type]
    figures = scan(text)
    assert what(figures) == what(scan(TEXT))
    assert [one.line for one in figures] == [1, 3]
    whole = [unicodedata.normalize("NFC", text[one.start : one.end]) for one in figures]
    assert whole == ["khoảng 2,46 triệu người dùng", "41,5%"]


@pytest.mark.parametrize(
    "text",
    [
        "Đạt 12\u200b,5% GDP.",
        "\ufeffĐạt 12,5% GDP.",
        "Đạt\u00ad 12,5\u2060% GDP.",
        "Đạt １２,５％ GDP.",
        "Đạt １２，５％ GDP.",
        "Đạt 12,5\u00a0% GDP.",
        "Đạt 12,5\u202f% GDP.",
    ],
)
def test_signs_that_are_not_seen_or_are_wide_change_nothing(text: str) -> None:
    (figure,) = scan(text, "vi")
    assert (figure.value, figure.low, figure.high) == (Decimal("12.5"), Decimal("12.45"), Decimal("12.55"))
    assert (figure.unit, figure.qualifier) == ("percent", "exact")
    assert text[figure.start : figure.end] == figure.printed


@pytest.mark.parametrize("text", ["", "\n", "   \r\n\t", "Không có số nào ở đây.", "No numbers here."])
def test_a_text_without_figures_has_none(text: str) -> None:
    assert scan(text) == []


def test_the_language_tells_what_a_separator_is() -> None:
    (vietnamese,), (english,) = scan("1.234 people", "vi"), scan("1.234 people", "en")
    assert vietnamese.value == 1234
    assert english.value in {Decimal("1.234"), Decimal(1234)}
    assert "ambiguous_separator" in english.flags
    assert [one.value for one in scan("5,5 tỷ và 5.5 tỷ", "vi")] == [Decimal("5.5e9")] * 2


def test_a_language_that_is_none_is_refused() -> None:
    with pytest.raises(InputError, match=r"language: found 'fr', expected .*vi, en"):
        scan("5%", language="fr")
    with pytest.raises(InputError, match="language: found ''"):
        scan_pieces([Piece("5%")], language="")


def test_money_has_its_currency_also_inside_a_rate() -> None:
    money, rate, share = scan("Thu nhập đạt 5 tỷ USD, 64 triệu đồng/người và 12%.")
    assert (money.unit, money.currency) == ("USD", "USD")
    assert (rate.unit, rate.currency) == ("VND_per_person", "VND")
    assert share.currency == ""


@pytest.mark.parametrize("printed", ["9" * 60, "9" * 60 + ",5", "9" * 290, "5 tỷ tỷ tỷ tỷ"])
def test_a_number_beyond_all_precision_is_read(printed: str) -> None:
    for text in (f"Đạt {printed}", f"Có {printed} người", f"Chiếm {printed}%"):
        assert all(one.low <= one.high for one in scan(text, "vi"))


@pytest.mark.parametrize(
    "text",
    [
        "Trung bình mỗi hộ có 3,6 người.",
        "Giá tăng 320%.",
        "Năm 2022 có 2,46 triệu người.",
        "Có 12 xã. Năm 2022 khác.",
    ],
)
def test_what_may_well_be_has_no_flag(text: str) -> None:
    assert [one.flags for one in scan(text)] == [()]


# -- suggestions ------------------------------------------------------------------------------------


def test_place_and_indicator_come_from_the_vocabulary_of_the_project() -> None:
    with project.within(project.root()):
        (share,) = scan("Kinh tế số Việt Nam chiếm 18,3% GDP.")
        (world,) = scan("China's digital economy reached 50.2 trillion yuan.")
        (neither,) = scan("Tỷ lệ này là 12%.")
    assert (share.place, share.indicator) == ("VNM", "digital_economy_share_gdp")
    assert (world.place, world.indicator) == ("CHN", "digital_economy_size")
    assert (neither.place, neither.indicator) == ("", "")


def test_a_project_without_vocabulary_is_told_of_it(tmp_path: Path) -> None:
    raw = tmp_path / "data" / "raw"
    raw.mkdir(parents=True)
    (raw / "figures.csv").write_text("figure\n", encoding="utf-8")
    with project.within(tmp_path), pytest.raises(InputError, match=r"places\.csv is missing"):
        scan("Kinh tế số Việt Nam chiếm 18,3% GDP.")


def test_without_any_project_figures_have_no_suggestions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ECONLAB_PROJECT", str(tmp_path / "nowhere"))
    (figure,) = scan("Kinh tế số Việt Nam chiếm 18,3% GDP.")
    assert (figure.printed, figure.value) == ("18,3%", Decimal("18.3"))
    assert (figure.place, figure.indicator) == ("", "")
