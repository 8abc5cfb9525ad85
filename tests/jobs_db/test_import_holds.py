"""What an import holds back stays hidden until a person has looked at it."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from services.errors import NotFound
from services.fraud.model import Hold
from services.fraud.release import confirm, held_offers, release
from services.fraud_reports.reporting import report
from services.imports.apply import import_listing
from tests.jobs_db.importing import LATER, bring, records
from tests.services.imports.listings import ON, ORIGIN, listing, order, vacancy


@pytest.mark.parametrize("first_held", [False, True])
def test_a_report_or_release_during_an_import_is_not_lost(empty_services, first_held):
    with empty_services.unit_of_work(writing=True) as uow:
        number = uow.jobs.add(vacancy(status="held" if first_held else "open"))
        uow.holds.add_all([Hold(kind="vacancies", record_id=number, signals=("reported",), held_at=LATER)])
        uow.commit()
    importing = threading.Event()

    def bring_slowly() -> None:
        with empty_services.unit_of_work(writing=True) as uow:
            changed = listing(vacancy(total_job_openings=9))
            import_listing(changed, ORIGIN, uow)
            importing.set()
            time.sleep(0.2)  # time enough for a report that does not wait
            uow.commit()

    def hold_or_release() -> None:
        importing.wait(timeout=10)
        with empty_services.unit_of_work(writing=True) as uow:
            if first_held:
                release(1, uow, LATER)
            else:
                report(uow, "web_1", f"vacancy:{number}", LATER)
            uow.commit()

    with ThreadPoolExecutor(2) as threads:
        for done in [threads.submit(bring_slowly), threads.submit(hold_or_release)]:
            done.result(timeout=30)
    with empty_services.unit_of_work() as uow:
        found = uow.jobs.get(number)
    assert (found.status, found.total_job_openings) == ("open" if first_held else "held", 9)


def test_what_is_held_is_not_shown_until_a_person_releases_it(empty_services):
    bring(empty_services, listing(vacancy(benefits_text="đặt cọc trước"), order(country="KH")))
    with empty_services.unit_of_work(writing=True) as uow:
        assert [one.is_shown(ON) for one in records(empty_services)] == [False, False]
        held = list(held_offers(uow))
        assert [(one.hold.kind, one.hold.signals) for one in held] == [
            ("vacancies", ("deposit",)),
            ("overseas_orders", ("lure_country",)),
        ]
        for one in held:
            release(one.hold.id or 0, uow, LATER)
        uow.commit()
    with empty_services.unit_of_work(writing=True) as uow:
        assert list(held_offers(uow)) == []
        with pytest.raises(NotFound):
            release(held[0].hold.id or 0, uow, LATER)
    assert [one.is_shown(ON) for one in records(empty_services)] == [True, True]


def test_signs_that_a_person_let_pass_do_not_hold_again_and_new_ones_do(empty_services):
    bring(empty_services, listing(vacancy(benefits_text="đặt cọc trước")))
    with empty_services.unit_of_work(writing=True) as uow:
        release(next(held_offers(uow)).hold.id or 0, uow, LATER)
        uow.commit()
    bring(empty_services, listing(vacancy(benefits_text="đặt cọc trước", total_job_openings=3)))
    assert [one.status for one in records(empty_services)] == ["open"]
    bring(empty_services, listing(vacancy(benefits_text="đặt cọc, chốt đơn online", total_job_openings=3)))
    assert [one.status for one in records(empty_services)] == ["held"]


def test_an_import_never_releases_what_is_held(empty_services):
    bring(empty_services, listing(vacancy(benefits_text="đặt cọc trước")))
    bring(empty_services, listing(vacancy(benefits_text="bao cơm")))
    assert [(one.status, one.benefits_text) for one in records(empty_services)] == [("held", "bao cơm")]


def test_a_reported_offer_that_comes_back_under_another_name_is_held(empty_services):
    with empty_services.unit_of_work(writing=True) as uow:
        number = uow.jobs.add(vacancy(contact_phone="0900000009"))
        report(uow, "web_1", f"vacancy:{number}", LATER)
        uow.commit()
    bring(
        empty_services,
        listing(
            vacancy(title="Thợ hồ", contact_phone="0900.000.009"),
            vacancy(title="Bảo vệ", contact_phone="0900000010"),
        ),
    )
    status = {one.title: one.status for one in records(empty_services)}
    assert (status["Thợ hồ"], status["Bảo vệ"]) == ("held", "open")


def test_what_an_officer_confirmed_stays_closed_and_holds_what_comes_under_its_number(empty_services):
    scam = vacancy(employer="Cơ sở Lừa", contact_phone="0900000009", benefits_text="đặt cọc trước")
    bring(empty_services, listing(scam))
    with empty_services.unit_of_work(writing=True) as uow:
        (one,) = held_offers(uow)
        confirm(one.hold.id or 0, uow, LATER)
        confirm(one.hold.id or 0, uow, LATER)
        assert list(held_offers(uow)) == []
        assert len(uow.holds.of_record("vacancies", one.offer.id or 0)) == 2
        uow.commit()
    again = replace(scam, benefits_text="bao cơm")
    bring(empty_services, listing(again, vacancy(title="Thợ hồ", contact_phone="0900.000.009")))
    assert {one.title: one.status for one in records(empty_services)} == {
        "Công nhân may": "held",
        "Thợ hồ": "held",
    }
    with empty_services.unit_of_work() as uow:
        (held,) = held_offers(uow)
    assert (held.offer.title, held.hold.signals) == ("Thợ hồ", ("confirmed_phone",))


def test_the_name_of_a_confirmed_fraud_holds_only_what_is_odd_besides(empty_services):
    bring(empty_services, listing(vacancy(benefits_text="đặt cọc trước")))
    with empty_services.unit_of_work(writing=True) as uow:
        confirm(next(held_offers(uow)).hold.id or 0, uow, LATER)
        uow.commit()
    bring(
        empty_services,
        listing(
            vacancy(title="Thợ hồ", contact_phone="0900000010"),
            vacancy(title="Bảo vệ", contact_phone="", contact_name=""),
        ),
    )
    status = {one.title: one.status for one in records(empty_services)}
    assert (status["Thợ hồ"], status["Bảo vệ"]) == ("open", "held")


def test_a_confirmation_can_be_taken_back(empty_services):
    bring(empty_services, listing(vacancy(benefits_text="đặt cọc trước")))
    with empty_services.unit_of_work(writing=True) as uow:
        number = next(held_offers(uow)).hold.id or 0
        confirm(number, uow, LATER)
        assert release(number, uow, LATER).offer.status == "open"
        uow.commit()
    bring(empty_services, listing(vacancy(title="Thợ hồ")))
    assert {one.status for one in records(empty_services)} == {"open"}


def test_an_offer_that_an_officer_let_pass_is_not_taken_down_by_the_next_report(empty_services):
    with empty_services.unit_of_work(writing=True) as uow:
        number = uow.jobs.add(vacancy())
        assert report(uow, "web_1", f"vacancy:{number}", LATER).took_down
        release(next(held_offers(uow)).hold.id or 0, uow, LATER)
        assert not report(uow, "web_2", f"vacancy:{number}", LATER).took_down
        uow.commit()
    assert [one.status for one in records(empty_services)] == ["open"]
