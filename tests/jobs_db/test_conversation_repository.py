"""The transcript: answered once, in order; and who speaks in it."""

from datetime import timedelta

import pytest

from services import Services
from services.conversations.model import Answer, Button, Reply, Speaker
from services.outcomes import Outcome
from tests.jobs_db.conversing import ANSWER, NOW, arrival, finish, lease, stored


@pytest.fixture
def services(empty_services: Services) -> Services:
    return empty_services


def take_word(services: Services, conversation: str = "web_a") -> bool:
    with services.unit_of_work(writing=True) as uow:
        taken = uow.conversations.change_speaker(conversation, Speaker.ASSISTANT, Speaker.OFFICER, NOW)
        uow.commit()
    return taken


def test_a_turn_is_read_as_it_was_written(services: Services) -> None:
    finished = finish(services, stored(services, arrival()))
    assert finished is not None
    with services.unit_of_work() as uow:
        assert list(uow.conversations.turns_after("web_a", 0, 10)) == [finished.turn]
        assert list(uow.conversations.turns_after("web_a", 1, 10)) == []
        assert list(uow.conversations.turns_after("web_b", 0, 10)) == []
        assert uow.conversations.last_positions(["web_a", "web_b"]) == {"web_a": 1}


def test_a_message_is_answered_once(services: Services) -> None:
    message = stored(services, arrival())
    assert finish(services, message) is not None
    assert finish(services, message) is None
    with services.unit_of_work() as uow:
        assert len(uow.conversations.turns_after("web_a", 0, 10)) == 1


def test_nothing_is_kept_without_commit(services: Services) -> None:
    message = stored(services, arrival())
    with services.unit_of_work(writing=True) as uow:
        uow.conversations.finish(message, ANSWER, NOW, send=True)
    with services.unit_of_work() as uow:
        assert list(uow.inbox.unfinished()) == [message]
        assert list(uow.conversations.turns_after("web_a", 0, 10)) == []
        assert uow.outbox.counts() == {}


def test_positions_count_within_one_conversation(services: Services) -> None:
    for number in range(3):
        for conversation in ("web_a", "web_b"):
            finish(services, stored(services, arrival(number, conversation)))
    with services.unit_of_work() as uow:
        assert [turn.position for turn in uow.conversations.turns_after("web_b", 0, 10)] == [1, 2, 3]
        assert [turn.position for turn in uow.conversations.latest_turns("web_b", 2)] == [2, 3]


def test_only_a_button_that_was_shown_in_the_conversation_counts_as_offered(services: Services) -> None:
    finish(services, stored(services, arrival()))
    stored(services, arrival(1, "web_b"))
    payload = '/show_details{"item":"vacancy:12"}'
    with services.unit_of_work() as uow:
        assert uow.conversations.offered("web_a", payload) == Button(title="Chi tiết", payload=payload)
        assert uow.conversations.offered("web_a", '/show_details{"item":"vacancy:1"}') is None
        assert uow.conversations.offered("web_a", "%") is None
        assert uow.conversations.offered("web_a", "Chi tiết") is None
        assert uow.conversations.offered("web_b", payload) is None


def test_a_button_is_found_by_its_place(services: Services) -> None:
    finish(services, stored(services, arrival()))
    more = Button(title="Xem thêm", payload="/more_results")
    details = Button(title="Chi tiết", payload='/show_details{"item":"vacancy:12"}')
    with services.unit_of_work() as uow:
        places = [uow.conversations.offered_at("web_a", 1, index) for index in (-1, 0, 1, 2)]
        assert places == [None, more, details, None]
        assert uow.conversations.offered_at("web_a", 2, 0) is None
        assert uow.conversations.offered_at("web_b", 1, 0) is None


def test_the_word_is_handed_over_once(services: Services) -> None:
    stored(services, arrival())
    assert [take_word(services), take_word(services)] == [True, False]
    with services.unit_of_work() as uow:
        assert uow.conversations.speaker("web_a") is Speaker.OFFICER
        assert uow.conversations.speaker("web_unknown") is Speaker.ASSISTANT


def test_an_answer_is_not_said_when_an_officer_took_the_word_meanwhile(services: Services) -> None:
    message = stored(services, arrival(1, "zalo_a", "zalo"))
    take_word(services, "zalo_a")
    finished = finish(services, message, send=True)
    assert finished is not None
    answer = finished.turn.answer
    assert (answer.replies, answer.speaker) == ((), Speaker.OFFICER)
    assert answer.outcome == Outcome.HANDED_OVER.value
    with services.unit_of_work() as uow:
        assert uow.outbox.counts() == {}


def officer_writes(services: Services, name: str, text: str) -> object:
    with services.unit_of_work(writing=True) as uow:
        turn = uow.conversations.officer_said("zalo_a", "zalo", name, text, NOW)
        uow.commit()
    return turn


def test_what_an_officer_writes_elsewhere_takes_the_word_and_is_not_sent_again(services: Services) -> None:
    assert officer_writes(services, "m1", "Em gọi lại ngay ạ") is not None
    assert officer_writes(services, "m1", "Em gọi lại ngay ạ") is None
    with services.unit_of_work() as uow:
        assert uow.conversations.speaker("zalo_a") is Speaker.OFFICER
        (turn,) = uow.conversations.latest_turns("zalo_a", 10)
        assert (turn.answer.replies, turn.message_id) == ((Reply(text="Em gọi lại ngay ạ"),), None)
        assert (uow.outbox.counts(), list(uow.inbox.unfinished())) == ({}, [])


@pytest.mark.parametrize(("hours", "taken"), [(11, False), (13, True)])
def test_the_assistant_speaks_again_when_the_officer_has_been_silent(
    services: Services, hours: int, taken: bool
) -> None:
    officer_writes(services, "m1", "Em gọi lại ngay ạ")
    with services.unit_of_work(writing=True) as uow:
        assert uow.conversations.take_back("zalo_a", NOW + timedelta(hours=hours - 12)) is taken
        expected = Speaker.ASSISTANT if taken else Speaker.OFFICER
        assert uow.conversations.speaker("zalo_a") is expected


def test_news_are_turns_without_a_message(services: Services) -> None:
    finish(services, stored(services, arrival(1, "zalo_a", "zalo")))
    news = Answer(said="", replies=(Reply(text="Có việc mới"),), outcome="answered")
    with services.unit_of_work(writing=True) as uow:
        turn = uow.conversations.say("zalo_a", news, NOW, send=True, unasked=True)
        (delivery,) = uow.outbox.claim(lease(), NOW, 10, ["zalo"])
    assert (turn.position, turn.message_id) == (2, None)
    assert (delivery.turn, delivery.unasked) == (turn, True)


def test_who_has_blocked_us_is_reachable_again_with_the_next_message(services: Services) -> None:
    with services.unit_of_work(writing=True) as uow:
        assert uow.conversations.is_reachable("zalo_a")
        uow.conversations.set_reachable("zalo_a", "zalo", False, NOW)
        assert not uow.conversations.is_reachable("zalo_a")
        assert uow.conversations.last_heard("zalo_a") is None
        uow.commit()
    stored(services, arrival(1, "zalo_a", "zalo"), at=NOW + timedelta(hours=1))
    with services.unit_of_work() as uow:
        assert uow.conversations.is_reachable("zalo_a")
        assert uow.conversations.last_heard("zalo_a") == NOW + timedelta(hours=1)


def test_a_follower_who_has_not_written_counts_as_heard(services: Services) -> None:
    with services.unit_of_work(writing=True) as uow:
        uow.conversations.touch("zalo_a", "zalo", NOW)
        assert uow.conversations.last_heard("zalo_a") == NOW


def test_a_late_copy_of_a_withdrawal_takes_nothing_that_was_said_since(services: Services) -> None:
    def withdraw(event: str) -> bool:
        with services.unit_of_work(writing=True) as uow:
            erased = uow.conversations.erase_once("zalo_a", "zalo", event, NOW)
            uow.commit()
        return erased

    finish(services, stored(services, arrival(1, "zalo_a", "zalo")))
    assert withdraw("1790000000123")
    finish(services, stored(services, arrival(2, "zalo_a", "zalo")))
    assert not withdraw("1790000000123")
    with services.unit_of_work() as uow:
        assert len(uow.conversations.latest_turns("zalo_a", 10)) == 1
    assert withdraw("1790000099999")


def test_a_person_who_takes_the_consent_back_is_forgotten(services: Services) -> None:
    for conversation in ("zalo_a", "zalo_b"):
        finish(services, stored(services, arrival(1, conversation, "zalo")), send=True)
    with services.unit_of_work(writing=True) as uow:
        uow.conversations.erase("zalo_a")
        uow.commit()
    with services.unit_of_work() as uow:
        assert list(uow.conversations.latest_turns("zalo_a", 10)) == []
        assert uow.conversations.last_heard("zalo_a") is None
        assert len(uow.conversations.latest_turns("zalo_b", 10)) == 1
        assert uow.outbox.counts() == {"zalo": {"waiting": 1, "unknown": 0}}
