"""`troly speaker …`: who answers a conversation."""

import sys

from services import calendar
from services.conversations.model import Speaker
from services.ports import UnitOfWork
from troly.errors import CommandFailed
from troly.open_services import open_services
from troly.texts import message


def print_speaker(conversation: str) -> None:
    """The name of who speaks: assistant or officer."""
    with open_services() as services, services.unit_of_work() as uow:
        speaker = _speaker(uow, conversation)
    print(speaker.value)
    print(message(f"speaker.is.{speaker.value}"), file=sys.stderr)


def hand_over(conversation: str, name: str) -> None:
    """Hand over the word; nothing changes for who has it already."""
    then = Speaker(name)
    with open_services() as services, services.unit_of_work(writing=True) as uow:
        now = _speaker(uow, conversation)
        if now is not then:
            if not uow.conversations.change_speaker(conversation, now, then, calendar.now()):
                raise CommandFailed("speaker.raced", conversation=conversation)
            uow.commit()
    print(message(f"speaker.now.{then.value}"), file=sys.stderr)


def _speaker(uow: UnitOfWork, conversation: str) -> Speaker:
    if conversation not in uow.conversations.last_positions([conversation]):
        raise CommandFailed("speaker.unknown", exit_code=2, conversation=conversation)
    return uow.conversations.speaker(conversation)
