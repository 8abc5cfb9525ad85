"""A conversation as the database knows it, for the tests of its repositories."""

from datetime import datetime, timedelta, timezone

from services import Services
from services.conversations.model import Answer, Arrival, Button, Card, Finished, Lease, Message, Reply
from services.conversations.ports import Stored

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=timezone.utc)
LEASE = timedelta(seconds=30)
REPLY = Reply(
    text='Có 1 việc: "may" \\ <b>',
    buttons=(Button(title="Xem thêm", payload="/more_results"),),
    cards=(
        Card(
            kind="vacancy",
            id="12",
            title="Công nhân may",
            lines=("8–10 triệu",),
            buttons=(Button(title="Chi tiết", payload='/show_details{"item":"vacancy:12"}'),),
        ),
    ),
)
ANSWER = Answer(said="tìm việc may", replies=(REPLY,), outcome="answered", intent="search_job")


def arrival(number: int = 1, conversation: str = "web_a", channel: str = "web", rank: int = 0) -> Arrival:
    """A message with a name of its own."""
    return Arrival(
        channel=channel,
        conversation=conversation,
        message_id=f"{conversation}:{number}",
        text="tìm việc may",
        rank=rank,
    )


def lease(owner: str = "one", at: datetime = NOW) -> Lease:
    """Half a minute from an instant on."""
    return Lease(owner, at + LEASE)


def store(services: Services, what: Arrival, owner: str = "one", at: datetime = NOW) -> Stored | None:
    """Store it as a worker does."""
    with services.unit_of_work(writing=True) as uow:
        stored = uow.inbox.store(what, at, lease(owner, at))
        uow.commit()
    return stored


def stored(services: Services, what: Arrival, owner: str = "one", at: datetime = NOW) -> Message:
    """The message, which must be new."""
    kept = store(services, what, owner, at)
    assert kept is not None
    return kept.message


def finish(
    services: Services, message: Message, *, send: bool = False, let_go: str | None = None
) -> Finished | None:
    """Answer it."""
    with services.unit_of_work(writing=True) as uow:
        finished = uow.conversations.finish(message, ANSWER, NOW, send=send, let_go=let_go)
        uow.commit()
    return finished
