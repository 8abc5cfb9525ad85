from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.imports.model import Verdict
from services.imports.readers import READERS
from services.imports.reasons import sentence_of
from services.imports.table import Cell, SourceRow
from services.licences.model import LicenceStatus
from tests.imports.one_row import TODAY, VACANCY, codes, read, row


def test_a_vacancy_is_a_month_of_pay_and_a_place_of_today():
    result = read("vacancies", **VACANCY)

    [posting] = result.records
    assert result.verdict is Verdict.ACCEPTED
    assert (posting.title, posting.employer.name, posting.total_job_openings) == ("Thợ hồ", "Cơ sở Ví Dụ", 10)
    assert (posting.salary_min, posting.salary_max, posting.salary_unit) == (11_700_000, 13_000_000, "day")
    assert posting.pay_text == "450-500k/ngày"
    assert (posting.gender, posting.age_min, posting.age_max) == ("male", None, 49)
    assert [place.commune_code for place in posting.places] == ["32191"]
    assert (posting.occupation_id, posting.benefits) == ("tho-ho", ("meals", "advance_pay"))
    assert (posting.contact_name, posting.contact_phone) == ("anh Dụ", "0900000003")
    assert (posting.date_posted, posting.valid_through) == (TODAY, date(2026, 12, 30))


def test_a_day_the_file_stores_as_a_day_is_that_day():
    cells = dict(row(**VACANCY).fields)
    cells["valid_through"] = Cell("12/30/26", date(2026, 12, 30), "H7")

    [posting] = READERS["vacancies"](SourceRow(7, cells, "A7"), TODAY).records

    assert posting.valid_through == date(2026, 12, 30)


def test_a_deadline_gone_by_refuses_the_row_and_names_the_cell():
    result = read("vacancies", **{**VACANCY, "valid_through": "20/11/2026"})

    [note] = result.notes
    assert (result.verdict, result.records) == (Verdict.REJECTED, ())
    assert sentence_of(note) == "Ô H7: hạn “20/11/2026” đã qua."


def test_a_last_day_today_is_not_gone_by():
    assert read("vacancies", **{**VACANCY, "valid_through": "23/11/2026"}).verdict is Verdict.ACCEPTED


@pytest.mark.parametrize(
    ("changed", "question"),
    [
        ({"employer": ""}, "employer_missing"),
        ({"place": ""}, "place_missing"),
        ({"pay": "7.5"}, "pay_unit_missing"),
        ({"title": "Thợ hồ 450k/ngày", "pay": ""}, "pay_in_title"),
        ({"contact": "9.0E+08"}, "phone_lost"),
        ({"benefits": "cọc đồng phục 500k"}, "fraud_sign"),
        ({"openings": "nhiều hoặc ít"}, "openings_unclear"),
        ({"openings": "một vài"}, "openings_unclear"),
    ],
)
def test_what_a_row_does_not_tell_is_asked(changed, question):
    result = read("vacancies", **{**VACANCY, **changed})

    assert result.verdict is Verdict.DOUBTFUL
    assert question in codes(result)


@pytest.mark.parametrize(
    ("pay", "choices"),
    [
        ("7.5", ("7,5 triệu đồng/tháng",)),
        ("7-9", ("7 – 9 triệu đồng/tháng",)),
        ("7.500", ("7500 ngàn đồng/tháng",)),
        ("350/ngày", ("350 ngàn đồng/ngày",)),
    ],
)
def test_a_pay_without_a_unit_offers_the_likely_ones(pay, choices):
    result = read("vacancies", **{**VACANCY, "pay": pay})

    [note] = [note for note in result.notes if note.code == "pay_unit_missing"]
    assert note.choices == choices


def test_a_doubtful_pay_is_in_no_record():
    [posting] = read("vacancies", **{**VACANCY, "pay": "650k"}).records

    assert (posting.salary_min, posting.salary_max, posting.pay_text) == (None, None, "650k")


def test_a_split_place_offers_the_units_it_became():
    result = read("vacancies", **{**VACANCY, "place": "xã Hàm Rồng"})

    [note] = [note for note in result.notes if note.code == "place_split"]
    assert note.choices == ("xã Năm Căn", "xã Đất Mới")


def test_an_offer_to_a_land_of_frauds_with_a_deposit_is_refused():
    result = read("vacancies", title="Việc nhẹ lương cao 30tr, làm tại CPC, cọc giấy tờ 2tr")

    assert (result.verdict, codes(result)) == (Verdict.REJECTED, {"free_text", "fraud_signs"})


def test_no_deposit_is_no_sign_of_fraud():
    assert "fraud_sign" not in codes(read("vacancies", **{**VACANCY, "benefits": "không đặt cọc"}))


def test_a_sentence_is_cut_into_cells():
    post = "Quán em cần 2 bạn phục vụ ca tối ở phường An Xuyên, lương 25k/h, gọi 0900000111 gặp chị Lan"

    result = read("vacancies", title=post)

    [posting] = result.records
    assert codes(result) >= {"free_text", "employer_missing"}
    assert (posting.total_job_openings, posting.salary_unit) == (2, "hour")
    assert (posting.contact_phone, posting.places[0].commune_code) == ("0900000111", "32002")


def test_a_course_among_vacancies_is_a_course():
    result = read(
        "vacancies", employer="Trung tâm Ví Dụ", title="Lớp sơ cấp May công nghiệp 3 tháng - miễn phí",
        openings="25 học viên", pay="hỗ trợ 30.000đ/ngày ăn", place="xã Khánh Bình Tây Bắc",
        valid_through="KG 10/12/2026", contact="0900000027",
    )  # fmt: skip

    [course] = result.records
    assert result.verdict is Verdict.ACCEPTED
    assert (course.title, course.level) == ("Lớp sơ cấp May công nghiệp", "elementary_vocational")
    assert (course.duration_months, course.seats, course.fee) == (3, 25, 0)
    assert (course.opening_date, course.place.commune_code) == (date(2026, 12, 10), "32104")
    assert "support_figure" in codes(result)


def test_a_row_of_a_list_of_courses_is_read():
    result = read(
        "courses", provider="Trường Ví Dụ", title="Pha chế thức uống", duration="1 tháng", seats="20",
        fee="2.500.000đ", opening_date="05/12/2026", registration_deadline="01/12/2026",
        place="phường Bạc Liêu", audience="hộ nghèo, cận nghèo", contact="0900000028",
    )  # fmt: skip

    [course] = result.records
    assert (course.provider, course.fee, course.duration_months) == ("Trường Ví Dụ", 2_500_000, 1)
    assert (course.opening_date, course.registration_deadline) == (date(2026, 12, 5), date(2026, 12, 1))
    assert course.support_groups == ("poor", "near_poor")


def test_an_order_for_work_abroad_keeps_its_currency_as_written():
    result = read(
        "overseas_orders", sending_company="Công ty Phái cử Ví Dụ", country="Nhật Bản", region="Chiba",
        title="Đơn hàng Nhật: chế biến thực phẩm (cơm hộp), tỉnh Chiba", openings="15 nữ (thi tuyển 30)",
        gender_age="18-33; cao >1m48", pay="LCB 176.000 yên/tháng", contract="3 năm",
        programme="thực tập sinh",
        deposit="10 triệu", interview_date="18/12/2026", departure="6/2027", contact="0900000016",
    )  # fmt: skip

    [order] = result.records
    assert result.verdict is Verdict.ACCEPTED
    assert (order.country, order.programme, order.contract_months) == ("JP", "trainee", 36)
    assert (order.total_job_openings, order.gender, order.age_max) == (15, "female", 33)
    assert (order.salary_min, order.pay_text) == (None, "LCB 176.000 yên/tháng")
    assert (order.interview_date, order.expected_departure) == (date(2026, 12, 18), "6/2027")
    assert [line.amount for line in order.costs] == [10_000_000]


def test_an_order_of_no_known_country_is_asked_about():
    result = read("overseas_orders", sending_company="Công ty Ví Dụ", country="Xứ Lạ", title="Công nhân")

    assert result.verdict is Verdict.DOUBTFUL
    assert "country_unknown" in codes(result)


@pytest.mark.parametrize(
    ("status", "meant"),
    [
        ("Còn hiệu lực", LicenceStatus.VALID),
        ("Hết hiệu lực", LicenceStatus.REVOKED),
        ("Đình chỉ 6 tháng", LicenceStatus.SUSPENDED),
        ("Thu hồi giấy phép", LicenceStatus.REVOKED),
    ],
)
def test_the_status_of_a_licence_is_read(status, meant):
    result = read("licensed_companies", name="Công ty Ví Dụ", licence_number="01/VD-GP", status=status)

    [company] = result.records
    assert (company.status, company.licence_number) == (meant, "01/VD-GP")


def test_a_list_without_a_column_for_it_is_one_of_valid_licences():
    [company] = read("licensed_companies", name="Công ty Ví Dụ", licence_number="01/VD-GP").records

    assert company.status is LicenceStatus.VALID


def test_an_empty_status_is_asked_about():
    result = read("licensed_companies", name="Công ty Ví Dụ", licence_number="01/VD-GP", status="")

    assert (result.verdict, codes(result)) == (Verdict.DOUBTFUL, {"status_missing"})


def test_a_status_nobody_knows_is_asked_about():
    result = read(
        "licensed_companies", name="Công ty Ví Dụ", licence_number="01/VD-GP", status="đang xem xét"
    )

    assert (result.verdict, codes(result)) == (Verdict.DOUBTFUL, {"status_unclear"})


def test_a_company_without_a_licence_number_is_refused():
    assert codes(read("licensed_companies", name="Công ty Ví Dụ", licence_number="")) == {"licence_missing"}


_FRAGMENTS = st.lists(
    st.sampled_from(
        [
            *[
                "7",
                "tr",
                "-",
                "/",
                ":",
                ",",
                ";",
                "(",
                ")",
                "+",
                "5",
                "%",
                "12",
                "31",
                "tháng",
                "ngày",
                "nam",
                "nữ",
                "k",
                "đ",
                "usd",
                "yên",
                "công",
                "kg",
                "cặp",
                "tuổi",
                "lớp",
                "xã",
                "An",
                "Xuyên",
                "0900",
            ],
            *["30/02/2026", "7.500", "sinh năm", "thỏa thuận", "Nhật", "bảo vệ", "nhiều", "O9", "\n", "một"],
        ]
    ),
    max_size=8,
).map(" ".join)


@pytest.mark.parametrize("kind", READERS)
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_every_row_ends_and_every_note_has_its_sentence(kind, data):
    fields = {
        "vacancies": VACANCY,
        "courses": ["provider", "title", "duration", "seats", "fee", "opening_date", "place", "contact"],
        "overseas_orders": ["sending_company", "country", "title", "openings", "pay", "contract", "deposit"],
        "licensed_companies": ["name", "licence_number", "status", "issued_on"],
    }[kind]

    result = read(kind, **{name: data.draw(_FRAGMENTS) for name in fields})

    assert all(sentence_of(note) for note in result.notes)
    assert bool(result.records) is (result.verdict is not Verdict.REJECTED)
