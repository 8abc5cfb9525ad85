"""People who come, leave, take back, or are answered by an officer."""

from services.conversations.model import Occasion, Speaker
from tests.gateway.zalo.example_events import USER, payload, text_event, without

PERSON = f"zalo_{USER}"


def test_whoever_follows_is_welcomed_once(door):
    door.post(payload("follow"))
    door.post(payload("user_click_chatnow"))
    assert [message.arrival.occasion for message in door.heard] == [Occasion.WELCOME]


def test_nobody_is_welcomed_in_the_middle_of_a_dialogue(door):
    door.post(text_event("tìm việc"))
    door.post(payload("follow"))
    assert [message.arrival.text for message in door.heard] == ["tìm việc"]


def test_whoever_unfollows_gets_no_news_until_she_follows_again(door):
    door.post(payload("unfollow"))
    assert not door.read(lambda uow: uow.conversations.is_reachable(PERSON))
    door.post({**payload("follow"), "timestamp": "1790000019000"})
    assert door.read(lambda uow: uow.conversations.is_reachable(PERSON))


def test_an_unfollow_that_comes_late_does_not_undo_what_came_after(door):
    door.post(text_event("tìm việc"))
    before_that = {**payload("unfollow"), "timestamp": "1780000000000"}
    assert door.post(before_that) == 200
    assert door.read(lambda uow: uow.conversations.is_reachable(PERSON))


def test_an_officers_own_answer_hands_the_conversation_over(door):
    assert door.post(payload("oa_send_text_by_officer")) == 200
    assert door.read(lambda uow: uow.conversations.speaker(PERSON)) is Speaker.OFFICER
    (turn,) = door.turns(PERSON)
    assert turn.answer.replies[0].text == "Em gọi lại cho anh ngay ạ"


def test_the_echo_of_our_own_message_hands_nothing_over(door):
    door.post(payload("oa_send_text_by_api"))
    assert door.turns(PERSON) == []
    assert door.read(lambda uow: uow.conversations.speaker(PERSON)) is Speaker.ASSISTANT


def test_whoever_withdraws_is_forgotten(door):
    door.post(text_event("tìm việc"))
    assert door.left() == 1
    assert door.post(payload("user_withdraw")) == 200
    assert (door.left(), door.turns(PERSON)) == (0, [])
    assert door.read(lambda uow: uow.conversations.last_heard(PERSON)) is None


def test_a_withdrawal_nobody_can_read_sounds_the_alarm(door):
    assert door.post(without(payload("user_withdraw"), "user_id")) == 200
    assert door.alarms() == [("withdrawal", "")]


def test_a_flood_is_stored_and_answered_with_one_sentence(door):
    for number in range(23):
        assert door.post(text_event("alo", f"m{number}")) == 200
    occasions = [message.arrival.occasion for message in door.heard]
    assert occasions == [Occasion.MESSAGE] * 20 + [Occasion.FLOOD] + [Occasion.DROPPED] * 2
