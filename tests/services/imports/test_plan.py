"""What an import would do, told before anything is written."""

from dataclasses import replace
from datetime import date

import pytest

from services.imports.model import Note, Verdict
from services.imports.plan import make_plan
from services.jobs.model import Employer
from services.places import Workplace
from tests.fakes import FakeUnitOfWork
from tests.services.imports.listings import DAM_DOI, NAM_CAN, company, course, listing, order, row, vacancy


def counts(plan):
    return {name: count for name, count in plan.counts.items() if count}


def test_what_the_list_brings_is_new_changed_or_the_same():
    uow = FakeUnitOfWork(jobs=[vacancy(), vacancy(title="Thợ hồ")])
    plan = make_plan(
        listing(vacancy(), vacancy(title="Thợ hồ", total_job_openings=9), vacancy(title="Bảo vệ")), uow
    )
    assert counts(plan) == {"new": 1, "changed": 1, "same": 1}
    assert plan.changes[0].names == ("total_job_openings",)
    assert plan.missing == ()


def test_what_is_shown_and_not_in_the_list_is_missing():
    uow = FakeUnitOfWork(
        jobs=[vacancy(), vacancy(title="Thợ hồ", status="filled"), vacancy(title="Bảo vệ")],
        courses=[course()],
    )
    assert [one.title for one in make_plan(listing(vacancy()), uow).missing] == ["Bảo vệ"]


def test_what_is_invented_is_missing_from_no_list():
    there = [vacancy(), vacancy(title="Bảo vệ", occupation_id="bao-ve", is_sample=True)]
    assert make_plan(listing(vacancy()), FakeUnitOfWork(jobs=there)).missing == ()


def test_invented_pay_does_not_make_real_pay_suspicious():
    there = [
        vacancy(title=f"Mẫu {n}", salary_min=2_000_000, salary_max=2_000_000, is_sample=True)
        for n in range(9)
    ]
    assert "held" not in counts(make_plan(listing(vacancy()), FakeUnitOfWork(jobs=there)))


def test_a_list_of_vacancies_with_a_course_in_it_misses_no_other_course():
    uow = FakeUnitOfWork(courses=[course(title="Hàn")])
    plan = make_plan(listing(vacancy(), course()), uow)
    assert counts(plan) == {"new": 2}
    assert plan.missing == ()


def test_what_is_asked_about_is_not_missing():
    uow = FakeUnitOfWork(jobs=[vacancy()])
    asked = Note(code="pay_unclear", column="pay", address="F2", value="cao")
    doubtful = row(2, vacancy(salary_min=None), verdict=Verdict.DOUBTFUL, notes=[asked])
    plan = make_plan(listing(doubtful), uow)
    assert counts(plan) == {"doubtful": 1}
    assert plan.missing == ()


@pytest.mark.parametrize(
    "again",
    [
        vacancy(title="CONG NHAN MAY"),
        vacancy(title="CN may"),
        vacancy(employer="CTY TNHH MAY MAU"),
        vacancy(places=(replace(NAM_CAN, place_text="X. Nam Can"),)),
    ],
)
def test_an_offer_that_stands_in_the_list_twice_is_taken_once(again):
    plan = make_plan(listing(vacancy(), again), FakeUnitOfWork())
    assert counts(plan) == {"new": 1, "duplicate": 1}
    assert (plan.twins[0].address, plan.twins[0].first) == ("A3", "A2")


@pytest.mark.parametrize(
    "other",
    [
        vacancy(title="Thợ hồ", occupation_id="tho-ho"),
        vacancy(employer="Công ty TNHH May Khác"),
        vacancy(places=(DAM_DOI,)),
        vacancy(salary_min=9_000_000),
        vacancy(gender="female"),
    ],
)
def test_an_offer_that_differs_in_trade_employer_place_or_pay_is_another(other):
    plan = make_plan(listing(vacancy(), other), FakeUnitOfWork())
    assert counts(plan) == {"new": 2}


def test_one_trade_under_two_titles_is_taken_and_told():
    plan = make_plan(listing(vacancy(), vacancy(title="Thợ may công nghiệp")), FakeUnitOfWork())
    assert counts(plan) == {"new": 2}
    assert [(twin.address, twin.first) for twin in plan.lookalikes] == [("A3", "A2")]


def test_missing_marks_are_no_change_and_do_not_make_a_second_employer():
    uow = FakeUnitOfWork(jobs=[vacancy(benefits_text="bao cơm trưa")])
    plan = make_plan(listing(vacancy(employer="CONG TY TNHH MAY MAU", benefits_text="bao com trua")), uow)
    assert counts(plan) == {"same": 1}
    plan = make_plan(listing(vacancy(employer="CONG TY TNHH MAY MAU", title="Bảo vệ")), uow)
    assert plan.additions[0].record.employer.name == "Công ty TNHH May Mẫu"


def test_a_new_employer_written_in_two_ways_is_one():
    plan = make_plan(
        listing(vacancy(), vacancy(title="Bảo vệ", employer="Cty TNHH May Mẫu")), FakeUnitOfWork()
    )
    assert {one.record.employer.name for one in plan.additions} == {"Công ty TNHH May Mẫu"}


def test_a_field_without_a_column_keeps_what_is_known():
    uow = FakeUnitOfWork(jobs=[vacancy(benefits_text="bao cơm", benefits=("meals",))])
    told = ("employer", "title", "place", "valid_through")
    assert counts(make_plan(listing(vacancy(), told=told), uow)) == {"same": 1}
    assert make_plan(listing(vacancy()), uow).changes[0].names == ("benefits", "benefits_text")


def test_an_offer_keeps_its_day_its_number_and_its_state_when_it_changes():
    posted = vacancy(date_posted=date(2026, 10, 1), status="held", is_sample=True)
    plan = make_plan(listing(vacancy(total_job_openings=3)), FakeUnitOfWork(jobs=[posted]))
    after = plan.changes[0].after
    assert (after.id, after.date_posted, after.status) == (1, date(2026, 10, 1), "held")


def test_an_offer_past_its_day_is_prolonged_not_doubled():
    past = vacancy(valid_through=date(2026, 11, 1))
    plan = make_plan(listing(vacancy()), FakeUnitOfWork(jobs=[past]))
    assert plan.changes[0].names == ("valid_through",)
    long_past = vacancy(valid_through=date(2026, 8, 1))
    assert counts(make_plan(listing(vacancy()), FakeUnitOfWork(jobs=[long_past]))) == {"new": 1}


def test_of_two_shifts_with_other_pay_each_finds_its_own():
    day, night = vacancy(), vacancy(salary_min=9_000_000, salary_max=12_000_000)
    uow = FakeUnitOfWork(jobs=[day, night])
    plan = make_plan(listing(replace(night, total_job_openings=4), day), uow)
    assert counts(plan) == {"changed": 1, "same": 1}
    assert plan.changes[0].before.id == 2


def test_a_row_the_database_cannot_hold_is_asked_about():
    plan = make_plan(listing(vacancy(pay_text="x" * 201), vacancy(title="Bảo vệ")), FakeUnitOfWork())
    assert counts(plan) == {"new": 1, "doubtful": 1}
    assert plan.left_out[0].notes[-1].code == "too_long"


def test_a_row_with_nothing_but_a_sign_of_fraud_is_held():
    sign = Note(code="country_lure", column="place", address="H2", value="Campuchia")
    suspected = row(2, order(country="KH"), verdict=Verdict.DOUBTFUL, notes=[sign])
    plan = make_plan(listing(suspected, kind="overseas_orders"), FakeUnitOfWork())
    assert plan.additions[0].record.status == "held"
    assert plan.additions[0].signals[0] == "lure_country"
    more = Note(code="pay_unclear", column="pay", address="F2", value="cao")
    asked = row(2, order(country="KH"), verdict=Verdict.DOUBTFUL, notes=[sign, more])
    assert counts(make_plan(listing(asked, kind="overseas_orders"), FakeUnitOfWork())) == {"doubtful": 1}


def test_a_phone_of_invented_offers_holds_nothing_real():
    there = [vacancy(employer=name, is_sample=True) for name in ("Công ty A", "Công ty B")]
    plan = make_plan(listing(vacancy(employer="Công ty C")), FakeUnitOfWork(jobs=there))
    assert counts(plan)["new"] == 1
    assert plan.additions[0].signals == ()


def test_one_phone_for_many_employers_holds_what_the_list_brings_but_not_what_is_there():
    there = [vacancy(employer="Công ty A"), vacancy(employer="Công ty B")]
    plan = make_plan(listing(*there, vacancy(employer="Công ty C")), FakeUnitOfWork(jobs=there))
    assert counts(plan) == {"new": 1, "same": 2, "held": 1}
    assert plan.additions[0].signals == ("shared_phone",)


def test_two_plans_that_would_do_the_same_have_one_fingerprint():
    uow = FakeUnitOfWork(jobs=[vacancy(employer="Công ty Khác")])
    one = make_plan(listing(vacancy()), uow).fingerprint
    assert make_plan(listing(vacancy()), uow).fingerprint == one
    assert make_plan(listing(vacancy(total_job_openings=2)), uow).fingerprint != one
    assert make_plan(listing(vacancy()), FakeUnitOfWork()).fingerprint != one


def test_places_without_a_commune_are_told_apart_by_what_is_known():
    far = Workplace(place_text="Bình Dương", province_code="79", old_province_code="74")
    near = Workplace(place_text="TP.HCM", province_code="79", old_province_code="79")
    plan = make_plan(listing(vacancy(places=(far,)), vacancy(places=(near,))), FakeUnitOfWork())
    assert counts(plan) == {"new": 2}


def test_an_employer_of_the_present_list_is_used_as_it_is_stored():
    stored = replace(vacancy(), employer=Employer(name="Công ty TNHH May Mẫu", phone="0290"))
    plan = make_plan(listing(vacancy()), FakeUnitOfWork(jobs=[stored]))
    assert counts(plan) == {"same": 1}


def test_lists_of_licences_of_several_days_stand_side_by_side():
    earlier = company(list_date=date(2026, 10, 1))
    uow = FakeUnitOfWork(licences=[earlier, company(licence_number="2/MẪU")])
    plan = make_plan(listing(company(), kind="licensed_companies"), uow)
    assert counts(plan) == {"new": 1}
    assert plan.missing == ()


def test_a_list_of_licences_of_the_same_day_puts_the_earlier_right():
    uow = FakeUnitOfWork(licences=[company(source="Danh sách mẫu")])
    plan = make_plan(listing(company(address="Phường An Xuyên"), kind="licensed_companies"), uow)
    assert plan.changes[0].names == ("source", "address")
    assert plan.changes[0].after.source == "danh-sach.xlsx"


@pytest.mark.parametrize(
    ("there", "listed"),
    [
        ({"contact_phone": "0900 000 001"}, {"contact_phone": "0900000001"}),
        ({"pay_text": "8 – 10 triệu"}, {"pay_text": "8-10 TRIỆU"}),
        ({"benefits": ("meals", "bonus")}, {"benefits": ("bonus", "meals")}),
    ],
)
def test_other_signs_and_another_order_are_no_change(there, listed):
    plan = make_plan(listing(vacancy(**listed)), FakeUnitOfWork(jobs=[vacancy(**there)]))
    assert counts(plan) == {"same": 1}


@pytest.mark.parametrize(
    ("there", "listed"),
    [
        ({"contact_phone": "0900000001"}, {"contact_phone": "0900000002"}),
        ({"title": "Công nhân may"}, {"title": "Công nhân máy"}),
        ({"benefits": ("meals",)}, {"benefits": ("meals", "bonus")}),
    ],
)
def test_another_number_other_marks_and_one_more_benefit_are_a_change(there, listed):
    plan = make_plan(listing(vacancy(**listed)), FakeUnitOfWork(jobs=[vacancy(**there)]))
    assert counts(plan) == {"changed": 1}


def test_a_sign_an_offer_showed_before_does_not_hold_it_when_something_else_changes():
    shown = vacancy(benefits_text="đặt cọc trước")
    plan = make_plan(
        listing(vacancy(benefits_text="đặt cọc trước", total_job_openings=2)), FakeUnitOfWork(jobs=[shown])
    )
    assert counts(plan) == {"changed": 1}
    plan = make_plan(listing(shown), FakeUnitOfWork(jobs=[vacancy()]))
    assert counts(plan) == {"changed": 1, "held": 1}


def test_a_trade_that_was_put_right_stays_while_the_title_does():
    uow = FakeUnitOfWork(jobs=[vacancy(occupation_id="may-phu", work_time=("full_time",))])
    assert counts(make_plan(listing(vacancy(work_time=("day_shift",))), uow)) == {"same": 1}
    plan = make_plan(listing(vacancy(work_time=("night_shift",), benefits_text="làm ca đêm")), uow)
    assert plan.changes[0].names == ("work_time", "benefits_text")
    bare = FakeUnitOfWork(jobs=[vacancy(occupation_id=None)])
    assert make_plan(listing(vacancy()), bare).changes[0].names == ("occupation_id",)
