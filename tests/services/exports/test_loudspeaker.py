import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.exports.loudspeaker import loudspeaker_text
from services.jobs.model import Employer
from tests.services.exports.offers import DAM_DOI, TODAY, offer


def text_of(*postings):
    return loudspeaker_text(DAM_DOI, postings, TODAY)


def test_a_vacancy_is_told_in_words():
    assert text_of(offer()).splitlines()[:2] == [
        (
            "Kính thưa bà con xã Đầm Dơi. Trung tâm Dịch vụ việc làm tỉnh Cà Mau xin thông báo các việc làm "
            "đang tuyển, tính đến ngày hai mươi ba tháng mười một."
        ),
        (
            "Việc thứ nhất, Công nhân chế biến tôm. Công ty trách nhiệm hữu hạn Thủy sản Một tuyển bảy mươi "
            "mốt người. Lương từ tám triệu đến chín triệu rưỡi đồng một tháng. Làm tại ấp một, xã Đầm Dơi. "
            "Bà con gọi số không chín không không, không không không, không tám sáu, gặp Chị Năm."
        ),
    ]


texts = st.text(max_size=60)


@settings(max_examples=60)
@given(st.lists(st.tuples(texts, texts, texts), min_size=1, max_size=30))
def test_it_never_has_more_than_400_words_and_no_sign(facts):
    postings = [offer(title, employer=Employer(name=name), contact_name=who) for title, name, who in facts]
    said = text_of(*postings)
    assert len(said.split()) <= 400
    assert all(char.isalpha() or char in " ,.\n" for char in said)


def test_a_vacancy_told_for_minutes_is_left_out_whole():
    said = text_of(offer(), offer("bốc xếp " * 200), offer("Thợ hồ"))
    assert "bốc xếp" not in said
    assert "Việc thứ hai, Thợ hồ." in said
    assert "Ngoài ra còn một việc khác." in said


def test_what_is_not_told_is_counted():
    said = text_of(*[offer()] * 20)
    told = said.count("Việc thứ")
    assert 3 <= told < 20
    assert "Ngoài ra còn" in said
    assert "Ngoài ra" not in text_of(offer())


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"salary_min": None, "salary_max": None}, "Lương thỏa thuận."),
        ({"salary_max": None}, "Lương từ tám triệu đồng một tháng."),
        ({"salary_min": None}, "Lương tới chín triệu rưỡi đồng một tháng."),
        ({"salary_max": 8_000_000}, "Lương tám triệu đồng một tháng."),
        (
            {"salary_unit": "day", "salary_min": 7_020_000, "salary_max": 7_800_000},
            "Lương tính ra khoảng bảy triệu đến bảy triệu tám trăm ngàn đồng một tháng.",
        ),
        ({"contact_phone": ""}, "Bà con hỏi Trung tâm."),
        ({"total_job_openings": None}, "Thủy sản Một tuyển. Lương"),
    ],
)
def test_what_is_known_is_told_and_nothing_else(facts, said):
    assert said in text_of(offer(**facts))


def test_sample_data_says_so_before_anything_else():
    assert text_of(offer(is_sample=True)).startswith("Đây là bản đọc thử. Các việc sau đây là dữ liệu mẫu")
    assert "mẫu" not in text_of(offer())
