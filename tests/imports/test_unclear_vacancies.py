import pytest

from services.imports.model import Verdict
from tests.imports.one_row import VACANCY, codes, read


@pytest.mark.parametrize(
    "changed",
    [
        {"benefits": "cọc nguyên liệu 500k, gửi ảnh CCCD 2 mặt"},
        {"title": "Cộng tác viên đầu tư", "pay": "lãi 3%/ngày, thu nhập 50tr+"},
        {"benefits": "nộp phí đồng phục và hồ sơ 1.800.000 khi đến phỏng vấn"},
    ],
)
def test_who_takes_money_first_or_promises_gains_by_the_day_is_refused(changed):
    result = read("vacancies", **{**VACANCY, **changed})

    assert (result.verdict, "fraud_signs" in codes(result)) == (Verdict.REJECTED, True)


@pytest.mark.parametrize("benefits", ["công ty đóng phí bảo hiểm 21,5%", "hồ sơ: bản photo CCCD 2 mặt"])
def test_insurance_and_copies_for_the_papers_refuse_nothing(benefits):
    assert read("vacancies", **{**VACANCY, "benefits": benefits}).verdict is not Verdict.REJECTED


def test_who_looks_for_work_offers_none():
    result = read("vacancies", title="Em cần tìm việc làm bán hàng ở Cà Mau, lương 6tr ạ, sđt 0900 000 004")

    assert (result.verdict, codes(result)) == (Verdict.REJECTED, {"free_text", "job_seeker"})


@pytest.mark.parametrize(
    "title",
    [
        "Bạn cần tìm việc? Quán Ví Dụ tuyển 2 phục vụ, lương 6tr, phường An Xuyên, lh 0900 000 004",
        "Ai cần việc làm lột tôm ở xã Năm Căn thì gọi 0900 000 004, ngày 250k",
    ],
)
def test_a_call_to_those_who_look_for_work_is_an_offer(title):
    assert "job_seeker" not in codes(read("vacancies", title=title))


def test_several_sums_in_a_sentence_are_not_read_as_one():
    title = "Quán Ví Dụ cần 2 bếp (10tr), 5 phục vụ (6tr), làm ở phường An Xuyên, gọi 0900 000 004"

    assert "pay_several" in codes(read("vacancies", title=title))


def test_an_offer_whose_position_was_forgotten_is_asked_about():
    result = read("vacancies", **{**VACANCY, "title": ""})

    assert (result.verdict, codes(result)) == (Verdict.DOUBTFUL, {"position_missing", "occupation_unknown"})


def test_a_row_without_position_and_pay_is_no_offer():
    assert codes(read("vacancies", **{**VACANCY, "title": "", "pay": ""})) == {"title_missing"}


def test_a_day_that_may_have_its_month_first_is_asked_about_with_both_days():
    [note] = read("vacancies", **{**VACANCY, "valid_through": "12/5/26"}).notes

    assert (note.code, note.choices) == ("deadline_order", ("12/5/2026", "5/12/2026"))


def test_a_couple_is_asked_for_whom_the_pay_is():
    couple = {**VACANCY, "title": "Coi vuông", "openings": "1 cặp vợ chồng"}

    assert "pay_for_two" in codes(read("vacancies", **{**couple, "pay": "12tr"}))
    assert "pay_for_two" not in codes(read("vacancies", **{**couple, "pay": "12tr/cặp"}))


def test_what_the_learner_does_not_pay_is_a_course():
    result = read(
        "vacancies", employer="Trung tâm Ví Dụ", title="Nghề nuôi cua biển", openings="35", pay="miễn phí",
        place="xã Tam Giang", contact="0900000005",
    )  # fmt: skip

    assert (result.verdict, type(result.records[0]).__name__) == (Verdict.ACCEPTED, "Course")
    assert result.records[0].fee == 0


def test_a_commune_with_a_former_namesake_elsewhere_is_told():
    assert codes(read("vacancies", **{**VACANCY, "place": "xã Phước Long"})) == {"place_of_today"}
