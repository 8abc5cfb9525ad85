"""What is kept of a message while it waits for its answer."""

import pytest

from gateway.database import Database
from gateway.inbox import Inbox
from services import Services
from services.conversations.model import Arrival, Message

WRITTEN = "căn cước em là 096123456789, tìm việc may"


@pytest.fixture
def handed_on() -> list[Message]:
    return []


@pytest.fixture
def inbox(services: Services, handed_on: list[Message]) -> Inbox:
    return Inbox(Database(services), handed_on.append)


def arrival(text: str) -> Arrival:
    return Arrival(channel="web", conversation="web_1", message_id="1", text=text)


async def test_a_personal_number_is_not_stored_even_for_a_moment(
    inbox: Inbox, services: Services, handed_on: list[Message]
) -> None:
    assert await inbox.accept(arrival(WRITTEN))
    with services.unit_of_work() as uow:
        (kept,) = uow.conversations.unfinished()
    assert kept.arrival.text == "căn cước em là [số căn cước đã che], tìm việc may"
    # Whoever answers must see that there was one, to warn the person.
    assert [message.arrival.text for message in handed_on] == [WRITTEN]


async def test_the_same_message_again_is_not_handed_on(inbox: Inbox, handed_on: list[Message]) -> None:
    assert await inbox.accept(arrival("tìm việc may"))
    assert not await inbox.accept(arrival("tìm việc may"))
    assert len(handed_on) == 1


async def test_a_button_is_stored_as_it_is(inbox: Inbox, services: Services) -> None:
    pressed = Arrival(channel="web", conversation="web_1", message_id="1", payload="/greet", title="Chào")
    assert await inbox.accept(pressed)
    with services.unit_of_work() as uow:
        assert [message.arrival for message in uow.conversations.unfinished()] == [pressed]
