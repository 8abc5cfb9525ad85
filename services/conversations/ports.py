"""What conversations ask of the database."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from services.conversations.model import Answer, Arrival, Button, Delivery, Message, Speaker, Turn
from services.conversations.tickets import AskedPolicy, PolicyTrace, Ticket, Urgency


class ConversationRepository(Protocol):
    """The inbox, the transcript, the outbox and who speaks."""

    def store_arrival(self, arrival: Arrival, at: datetime) -> Message | None:
        """Keep a message; None if this channel's message was stored before."""
        ...

    def unfinished(self) -> Sequence[Message]:
        """Messages that have no turn yet, oldest first."""
        ...

    def speaker(self, conversation: str) -> Speaker:
        """Who answers; the assistant in a conversation nobody knows."""
        ...

    def change_speaker(self, conversation: str, now: Speaker, then: Speaker) -> bool:
        """Hand over the word; False if somebody else changed it first."""
        ...

    def finish(self, message: Message, answer: Answer, at: datetime, *, send: bool) -> Turn | None:
        """Close a message with its turn; the text in the inbox is forgotten.

        Args:
            message: What is answered.
            answer: Goes to the transcript as it is.
            at: When.
            send: Put the turn in the outbox, for a channel that does not come to fetch it.

        Returns:
            The turn; None if the message was closed before, and then nothing is changed.
        """
        ...

    def turns_after(self, conversation: str, position: int, limit: int) -> Sequence[Turn]:
        """Turns with a greater position, oldest first."""
        ...

    def latest_turns(self, conversation: str, limit: int) -> Sequence[Turn]:
        """The last turns, oldest first."""
        ...

    def offered(self, conversation: str, payload: str) -> Button | None:
        """The button with this payload that the conversation was shown last; None if it never was."""
        ...

    def due(self, at: datetime, limit: int) -> Sequence[Delivery]:
        """Deliveries whose time has come, oldest first; one conversation's next waits for its first."""
        ...

    def mark_sent(self, delivery: int) -> None:
        """The platform has taken it."""
        ...

    def postpone(self, delivery: int, until: datetime, reason: str) -> None:
        """Another attempt was in vain; try again then."""
        ...

    def give_up(self, delivery: int, reason: str) -> None:
        """It cannot be sent, ever; it stays for people to see."""
        ...


class TicketRepository(Protocol):
    """Cases for officers, and what is noted of policy questions for the editors."""

    def open(self, conversation: str, urgency: Urgency, at: datetime) -> None:
        """Open a case; an open one stays the only one and becomes urgent when this is."""
        ...

    def waiting(self, limit: int) -> Sequence[Ticket]:
        """Open cases, urgent ones first, then those that wait longest."""
        ...

    def note_policy(self, turn: Turn, trace: PolicyTrace) -> None:
        """Keep how sure the assistant was in a turn about policy."""
        ...

    def policy_asked(self, since: datetime, levels: Sequence[str], limit: int) -> Sequence[AskedPolicy]:
        """Policy questions of some levels of sureness, newest first."""
        ...
