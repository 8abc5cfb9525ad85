"""What each sort of update brings about."""

import time
from datetime import datetime, timezone
from typing import Any

import pytest

from gateway.phrases import load_phrases
from gateway.telegram.acknowledging import Acknowledging
from gateway.telegram.receiver import Receiver
from services import Services
from services.conversations.closing import close_turn
from services.conversations.model import Answer, Arrival, AttachmentKind, Lease, Message, Occasion, Reply
from tests.gateway.telegram.conftest import OWNER, FakeApi
from tests.gateway.telegram.messages import BOT, CHANNEL, DAY, LAN, edited, file, membership, message, press
from tests.gateway.telegram.turns import CONVERSATION, buttons

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=timezone.utc)


def arrivals(handed_on: list[Message]) -> list[Arrival]:
    return [one.arrival for one in handed_on]


def sent(services: Services, conversation: str = CONVERSATION) -> list[str]:
    """What was said without the assistant."""
    with services.unit_of_work() as uow:
        turns = uow.conversations.latest_turns(conversation, 50)
    return [reply.text for turn in turns for reply in turn.answer.replies]


def offer(services: Services, *titles: str) -> int:
    """The assistant has shown these buttons; returns the position of the turn."""
    with services.unit_of_work(writing=True) as uow:
        asked = Arrival(channel="telegram", conversation=CONVERSATION, message_id="1", text="x")
        stored = uow.inbox.store(asked, NOW, Lease(OWNER, NOW))
        assert stored is not None
        answer = Answer(said="x", replies=(Reply(text="y", buttons=buttons(*titles)),), outcome="answered")
        finished = close_turn(uow, stored.message, answer, NOW, send=True)
        assert finished is not None
        uow.commit()
    return finished.turn.position


async def test_a_text_goes_to_the_inbox_under_the_number_of_its_update(
    receiver: Receiver, handed_on: list[Message]
) -> None:
    await receiver.take(message(700, text="tìm việc may"))
    (arrival,) = arrivals(handed_on)
    assert (arrival.channel, arrival.conversation, arrival.message_id) == ("telegram", CONVERSATION, "700")
    assert (arrival.text, arrival.rank) == ("tìm việc may", 700)


async def test_the_same_update_ten_times_is_one_message(receiver: Receiver, handed_on: list[Message]) -> None:
    for _ in range(10):
        await receiver.take(message(700, text="tìm việc may"))
    assert len(handed_on) == 1


async def test_the_start_is_a_welcome(receiver: Receiver, handed_on: list[Message]) -> None:
    await receiver.take(message(text="/start"))
    (arrival,) = arrivals(handed_on)
    assert (arrival.occasion, arrival.text, arrival.payload) == (Occasion.WELCOME, None, None)


async def test_a_printed_code_asks_for_its_commune(receiver: Receiver, handed_on: list[Message]) -> None:
    await receiver.take(message(text="/start xa_31825"))
    assert [one.text for one in arrivals(handed_on)] == ["Tìm việc ở phường Bạc Liêu"]


@pytest.mark.parametrize("parameter", ["viec_1", "viec_999999999999", "xa_00000", "ref_abc"])
async def test_a_link_that_leads_nowhere_is_a_welcome(
    receiver: Receiver, handed_on: list[Message], parameter: str
) -> None:
    await receiver.take(message(text=f"/start {parameter}"))
    assert [one.occasion for one in arrivals(handed_on)] == [Occasion.WELCOME]


async def test_a_command_of_the_menu_is_its_button(receiver: Receiver, handed_on: list[Message]) -> None:
    await receiver.take(message(text="/viec"))
    assert [(one.payload, one.title) for one in arrivals(handed_on)] == [("/search_job", "Tìm việc làm")]


@pytest.mark.parametrize("text", ["/restart", '/EXTERNAL_dossier_ready{"dossier": "1"}', "/search_job"])
async def test_typed_intents_are_only_text(receiver: Receiver, handed_on: list[Message], text: str) -> None:
    await receiver.take(message(text=text))
    assert [(one.text, one.payload) for one in arrivals(handed_on)] == [(text, None)]


async def test_a_picture_comes_with_its_caption(receiver: Receiver, handed_on: list[Message]) -> None:
    await receiver.take(message(photo=[file("p", width=1, height=1)], caption="/viec này còn không"))
    (arrival,) = arrivals(handed_on)
    assert arrival.attachment is not None
    assert (arrival.attachment.kind, arrival.attachment.reference) == (AttachmentKind.IMAGE, "p")
    assert arrival.text == "/viec này còn không"


class TestButtons:
    async def test_a_press_is_the_button_that_was_offered(
        self, receiver: Receiver, services: Services, handed_on: list[Message]
    ) -> None:
        position = offer(services, "Có", "Không")
        await receiver.take(press(f"b:{position}:1"))
        assert [(one.payload, one.title) for one in arrivals(handed_on)] == [("/x1 Không", "Không")]

    async def test_a_button_of_the_greeting_is_offered_to_everybody(
        self, receiver: Receiver, handed_on: list[Message]
    ) -> None:
        await receiver.take(press("b:0:0"))
        assert [one.payload for one in arrivals(handed_on)] == ["/search_job"]

    async def test_a_press_on_an_old_message_counts_all_the_same(
        self, receiver: Receiver, services: Services, handed_on: list[Message]
    ) -> None:
        position = offer(services, "Có")
        old = {"chat": {"id": LAN["id"], "type": "private"}, "message_id": 13, "date": 0}
        await receiver.take(press(f"b:{position}:0", message=old))
        assert [one.payload for one in arrivals(handed_on)] == ["/x0 Có"]

    @pytest.mark.parametrize(
        "data", ["b:1:9", "b:9:0", "b:0:99", "/EXTERNAL_dossier_ready", "b:²:0", "b:1:0 ", "", None]
    )
    async def test_what_was_never_offered_is_told_once(
        self, receiver: Receiver, services: Services, handed_on: list[Message], data: str | None
    ) -> None:
        offer(services, "Có")
        for _ in range(3):
            await receiver.take(press(data))
        assert handed_on == []
        assert sent(services) == ["y", load_phrases().said["not_offered"].text]

    async def test_somebody_elses_button_is_not_offered(
        self, receiver: Receiver, services: Services, handed_on: list[Message]
    ) -> None:
        position = offer(services, "Có")
        hai = {**LAN, "id": 42}
        below = {"message_id": 1, "chat": {"id": 42, "type": "private"}, "date": 0}
        await receiver.take(press(f"b:{position}:0", **{"from": hai, "message": below}))
        assert handed_on == []
        assert sent(services, "telegram_42") == [load_phrases().said["not_offered"].text]

    @pytest.mark.parametrize(
        "changed",
        [{}, {"message": None, "inline_message_id": "x"}, {"from": {**LAN, "id": 42}}],
        ids=["unknown", "of no chat", "of another's chat"],
    )
    async def test_every_press_is_acknowledged(
        self, receiver: Receiver, api: FakeApi, acknowledging: Acknowledging, changed: dict[str, Any]
    ) -> None:
        await receiver.take(press("b:1:0", **changed))
        await acknowledging.close(5.0)
        assert api.called("answer_callback_query") == [("4382bfdwdsb323b2d9",)]


class TestEdits:
    async def test_an_edit_is_no_new_message(self, receiver: Receiver, handed_on: list[Message]) -> None:
        await receiver.take(edited(10, text="Xin chào ạ"))
        assert handed_on == []

    async def test_an_edit_of_what_never_reached_us_is_one(
        self, receiver: Receiver, handed_on: list[Message]
    ) -> None:
        await receiver.take(edited(DAY + 10, text="Xin chào ạ"))
        assert [one.text for one in arrivals(handed_on)] == ["Xin chào ạ"]

    async def test_an_edit_a_day_later_is_none_when_the_person_was_heard_since(
        self, receiver: Receiver, handed_on: list[Message]
    ) -> None:
        await receiver.take(message(text="Xin chào"))
        await receiver.take(edited(DAY + 10, text="Xin chào ạ"))
        assert [one.text for one in arrivals(handed_on)] == ["Xin chào"]


class TestMembership:
    async def test_who_blocks_the_bot_is_not_reachable_until_she_unblocks_it(
        self, receiver: Receiver, services: Services
    ) -> None:
        await receiver.take(message(text="x"))
        reachable = []
        for status in ("kicked", "member"):
            await receiver.take(membership(status, date=int(time.time()) + 1))
            with services.unit_of_work() as uow:
                reachable.append(uow.conversations.is_reachable(CONVERSATION))
        assert reachable == [False, True]

    async def test_a_block_told_again_after_she_wrote_changes_nothing(
        self, receiver: Receiver, services: Services
    ) -> None:
        blocked = membership("kicked", date=int(time.time()) - 60)
        for update in (blocked, message(text="x"), blocked):
            await receiver.take(update)
        with services.unit_of_work() as uow:
            assert uow.conversations.is_reachable(CONVERSATION)


@pytest.mark.parametrize(
    "update",
    [
        {"update_id": 1},
        {"update_id": 1, "channel_post": {"message_id": 1, "chat": CHANNEL, "date": 1, "text": "x"}},
        {"update_id": 1, "poll": {"id": "1"}},
        {"update_id": 1, "of_next_year": {"a": 1}},
        message(chat=CHANNEL, text="x"),
        message(**{"from": BOT, "text": "x"}),
        message(new_chat_title="x"),
        membership("administrator", chat=CHANNEL),
    ],
    ids=["empty", "post", "poll", "unknown", "in a channel", "of a bot", "notice", "member of a channel"],
)
async def test_other_updates_do_no_work(
    receiver: Receiver, services: Services, handed_on: list[Message], api: FakeApi, update: Any
) -> None:
    await receiver.take(update)
    assert handed_on == []
    assert api.calls == []
    assert sent(services) == []


@pytest.mark.parametrize(
    "update",
    [
        None,
        [],
        "x",
        {},
        {"update_id": "1", "message": {}},
        {"update_id": True},
        {"update_id": 1, "message": "x"},
        {"update_id": 1, "message": {"message_id": 1}},
        {"update_id": 1, "message": {"message_id": 1, "date": "x", "chat": 5}},
        {"update_id": 1, "callback_query": {"id": 1}},
        {"update_id": 1, "my_chat_member": []},
    ],
    ids=str,
)
async def test_what_cannot_be_read_does_no_work_and_is_not_logged(
    receiver: Receiver, handed_on: list[Message], caplog: pytest.LogCaptureFixture, update: Any
) -> None:
    await receiver.take(update)
    assert handed_on == []
    assert all(record.exc_info is None for record in caplog.records)


@pytest.mark.parametrize("text", ["nửa \ud83d chữ", "a\x00b", "\x00", "\udfff"])
async def test_letters_that_no_database_keeps_do_no_harm(
    receiver: Receiver, handed_on: list[Message], text: str
) -> None:
    await receiver.take(message(text=text, **{"from": {**LAN, "first_name": text}}))
    await receiver.take(message(2, photo=[file(text, width=1, height=1)]))
    assert len(handed_on) == 2
