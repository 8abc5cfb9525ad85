from datetime import date

from services.exports.weekly import weekly_list
from services.jobs.model import Employer
from tests.services.exports.offers import SAMPLE, TODAY, offer, workplace

COLUMNS = (
    "STT", "Tên đơn vị", "Vị trí tuyển dụng", "Số lượng", "Giới tính/Tuổi", "Trình độ", "Mức lương",
    "Nơi làm việc", "Quyền lợi", "Hạn nộp", "Liên hệ", "Ghi chú",
)  # fmt: skip


def row_of(posting):
    return dict(zip(COLUMNS, weekly_list([posting], TODAY).rows[0], strict=True))


def test_the_columns_stand_in_the_centers_own_order():
    assert weekly_list([], TODAY).headers == COLUMNS


def test_each_fact_stands_in_its_column():
    asked = {"experience_months": 12, "education": "upper_secondary", "gender": "female"}
    assert row_of(offer(**asked, requirements_text="chịu được lạnh")) == {
        "STT": 1,
        "Tên đơn vị": "Công ty TNHH Thủy sản Một",
        "Vị trí tuyển dụng": "Công nhân chế biến tôm",
        "Số lượng": 71,
        "Giới tính/Tuổi": "nữ, 18–45 tuổi",
        "Trình độ": "hết lớp 12, kinh nghiệm 1 năm",
        "Mức lương": "8 – 9,5 triệu đồng/tháng",
        "Nơi làm việc": "ấp 1, xã Đầm Dơi",
        "Quyền lợi": "bao cơm, có xe đưa rước",
        "Hạn nộp": date(2026, 12, 31),
        "Liên hệ": "Chị Năm 0900 000 086",
        "Ghi chú": "xoay ca; Yêu cầu: chịu được lạnh",
    }


def test_what_the_source_does_not_state_stays_empty():
    facts = {"total_job_openings": None, "age_min": None, "age_max": None, "places": (), "contact_phone": ""}
    row = row_of(offer(**facts, benefits=(), benefits_text="", contact_name="", work_time=(), pay_text=""))
    assert row["Số lượng"] is None
    assert row["Giới tính/Tuổi"] == "Nam/nữ"
    assert row["Mức lương"] == "8–9,5 triệu"
    assert [row[name] for name in ("Nơi làm việc", "Quyền lợi", "Liên hệ", "Ghi chú")] == [""] * 4


def test_several_workplaces_share_a_cell():
    row = row_of(offer(places=(workplace(), workplace("xã Cái Nước", "32128"))))
    assert row["Nơi làm việc"] == "ấp 1, xã Đầm Dơi; xã Cái Nước"


def test_the_list_goes_by_employer_and_is_numbered():
    named = [offer(title, employer=Employer(name=name)) for name, title in
             (("Đại Phát", "Thợ hồ"), ("Bình Minh", "Phụ hồ"), ("Đại Phát", "Bảo vệ"))]  # fmt: skip
    rows = weekly_list(named, TODAY).rows
    assert [(row[0], row[1], row[2]) for row in rows] == [
        (1, "Bình Minh", "Phụ hồ"),
        (2, "Đại Phát", "Bảo vệ"),
        (3, "Đại Phát", "Thợ hồ"),
    ]


def test_the_week_is_told_from_monday_to_sunday():
    assert "23/11/2026 ĐẾN 29/11/2026" in weekly_list([], date(2026, 11, 26)).above[1]


def test_sample_data_says_so_above_the_list_and_in_its_row():
    content = weekly_list([offer(is_sample=True), offer("Thật")], TODAY)
    assert SAMPLE in content.above
    assert [SAMPLE in row[-1] for row in content.rows] == [True, False]
    assert SAMPLE not in weekly_list([offer()], TODAY).above
