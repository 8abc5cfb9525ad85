"""Reports protect people, but no crowd of invented people empties the lists."""

from datetime import timedelta

import pytest

from services.fraud.release import confirm, held_offers, is_watched, release, watched_offers
from services.fraud_reports.reporting import report
from services.interest.words import setting
from services.jobs.model import Employer
from tests.fakes import FakeUnitOfWork
from tests.services.dialogue.sample_offers import job
from tests.services.dialogue.talk import Talk
from tests.services.dialogue.test_fraud_turns import NOON, of_many_employers, told


def took_down(uow: FakeUnitOfWork, number: int, who: str, at=NOON) -> bool:
    return report(uow, who, f"vacancy:{number}", at).took_down


@pytest.fixture
def uow() -> FakeUnitOfWork:
    """Five vacancies of one honest employer, and a sixth that asks for a deposit."""
    honest = [job(f"Việc {number}", contact_phone="0290 000 0001") for number in range(1, 6)]
    return FakeUnitOfWork(jobs=[*honest, job("Bốc xếp", benefits_text="đặt cọc trước")])


def test_of_one_employer_two_offers_go_in_a_day_and_the_others_are_warned_of(uow) -> None:
    taken = [took_down(uow, number, f"web_{number}") for number in range(1, 6)]
    assert taken == [True, True, False, False, False]
    assert uow.jobs.get(3).status == "open"
    assert is_watched("vacancies", 3, uow)


def test_the_same_company_written_otherwise_is_one_employer() -> None:
    names = ("Công ty TNHH May Mẫu", "Cty May Mẫu", "CÔNG TY TNHH MAY MẪU")
    uow = FakeUnitOfWork(jobs=[job(name, employer=Employer(name=name)) for name in names])
    assert [took_down(uow, number, f"web_{number}") for number in (1, 2, 3)] == [True, True, False]


def test_a_second_person_takes_down_what_one_could_not(uow) -> None:
    for number in (1, 2, 3):
        took_down(uow, number, f"web_{number}")
    assert not took_down(uow, 3, "web_3", NOON + timedelta(hours=20))
    assert took_down(uow, 3, "web_9")
    assert len(uow.holds.of_record("vacancies", 3)) == 1


def test_signs_of_fraud_take_an_offer_down_at_one_report(uow) -> None:
    assert [took_down(uow, number, f"web_{number}") for number in (1, 2, 6)] == [True, True, True]


def test_the_next_day_an_employer_s_offers_may_be_taken_down_again(uow) -> None:
    for number in (1, 2):
        took_down(uow, number, "web_1")
    assert took_down(uow, 3, "web_2", NOON + timedelta(days=1, minutes=1))


def test_a_flood_takes_down_only_so_many_an_hour_whoever_reports() -> None:
    most = setting("fraud_reports", "most_an_hour")
    uow = of_many_employers(most + 3)
    taken = [took_down(uow, number, f"web_{number}") for number in range(1, most + 4)]
    assert taken == [True] * most + [False] * 3
    assert not took_down(uow, most + 1, "web_99")
    assert is_watched("vacancies", most + 1, uow)
    assert took_down(uow, most + 2, "web_99", NOON + timedelta(hours=1, minutes=1))


def test_what_is_warned_of_says_so_in_the_list_in_its_details_and_beside_its_number() -> None:
    talk = Talk()
    for number in (1, 2, 3):
        turn = told(talk, f"vacancy:{number}")
    assert "cảnh báo" in turn.replies[0].text
    found = talk.search({"place": "Năm Căn"}, kind="job")
    warned = {card.key for card in found.replies[-1].cards if "có người báo" in card.lines[0]}
    assert warned == {"vacancy:3"}
    assert "có người báo" in talk.details({"item": "vacancy:3"}).replies[0].cards[0].lines[0]
    assert "có người báo" in str(talk.contact({"item": "vacancy:3"}).replies[0].values["note"])


def test_an_officer_takes_the_warning_away_for_good(uow) -> None:
    for number in (1, 2, 3):
        took_down(uow, number, f"web_{number}")
    (one,) = watched_offers(uow)
    assert release(one.hold.id, uow, NOON).offer.status == "open"
    assert list(watched_offers(uow)) == []
    assert not took_down(uow, 3, "web_9")
    assert not is_watched("vacancies", 3, uow)


def test_an_officer_may_confirm_what_is_only_warned_of(uow) -> None:
    for number in (1, 2, 3):
        took_down(uow, number, f"web_{number}")
    (one,) = watched_offers(uow)
    confirm(one.hold.id, uow, NOON)
    assert uow.jobs.get(3).status == "held"
    assert {held.offer.id for held in held_offers(uow)} == {1, 2}
