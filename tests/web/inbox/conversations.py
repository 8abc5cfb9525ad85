"""Conversations for the pages: what people said, as the gateway stores it."""

from datetime import datetime, timedelta

from services.conversations.closing import close_turn
from services.conversations.model import Answer, Arrival, Card, Reply
from services.handover.model import Case
from tests.stored_message import store_message
from tests.web.staff_web import StaffWeb

CARD = Card(kind="vacancy", id="12", title="Công nhân may", lines=("8–10 triệu",))


def says(
    web: StaffWeb,
    text: str,
    who: str = "web_a",
    *,
    intent: str = "request_officer",
    outcome: str = "answered",
) -> None:
    """A person writes and the assistant answers."""
    arrival = Arrival(channel=who[: who.index("_")], conversation=who, message_id=f"{who}{text}", text=text)
    reply = Reply(text="Dạ, em tìm được:", cards=(CARD,))
    answer = Answer(said=text, replies=(reply,), outcome=outcome, intent=intent)
    at: datetime = web.clock()
    with web.services.unit_of_work(writing=True) as uow:
        close_turn(uow, store_message(uow, arrival, at), answer, at, send=False)
        uow.commit()
    web.clock.at += timedelta(seconds=1)


def case_of(web: StaffWeb, who: str = "web_a") -> Case:
    """The newest case of a conversation."""
    with web.services.unit_of_work() as uow:
        return uow.cases.of_conversation(who)[0]


def said(web: StaffWeb, who: str = "web_a") -> list[str]:
    """Everything that was said to the person."""
    with web.services.unit_of_work() as uow:
        turns = uow.conversations.latest_turns(who, 50)
    return [reply.text for turn in turns for reply in turn.answer.replies]
