"""What conversations ask of the database."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from services.conversations.model import (
    Answer,
    Arrival,
    Button,
    Delivery,
    Finished,
    Lease,
    Message,
    Speaker,
    Turn,
)
from services.conversations.tickets import AskedPolicy, CaseKind, PolicyTrace, Ticket, Urgency


@dataclass(frozen=True, slots=True)
class Stored:
    """A message that was new; `mine` when the worker that stored it is the one to serve it.

    `unfinished` are the others of its conversation then, in the order to be answered: a worker that serves
    it may not know them, because another one died with them or their storing was never confirmed.
    """

    message: Message
    mine: bool
    unfinished: Sequence[Message] = ()


class InboxRepository(Protocol):
    """Messages that were stored before anybody was told that they had arrived."""

    def store(self, arrival: Arrival, at: datetime, lease: Lease) -> Stored | None:
        """Keep a message, and take the lease of its conversation unless another worker has it.

        Returns:
            None if this channel's message was stored before, and then nothing is changed.
        """
        ...

    def unfinished(self, conversation: str | None = None) -> Sequence[Message]:
        """Messages that have no turn yet, of one conversation or of all, in the order to be answered."""
        ...

    def claim(self, lease: Lease, at: datetime, limit: int) -> Sequence[Message]:
        """Take over conversations with unfinished messages that nobody serves, at most so many.

        Returns:
            Their unfinished messages, in the order to be answered.
        """
        ...

    def renew(self, lease: Lease) -> None:
        """Keep all conversations of the lease's owner until its new end."""
        ...

    def let_go(self, owner: str, conversation: str | None = None) -> None:
        """Give up one conversation, or all of an owner."""
        ...

    def forget_done(self, before: datetime, limit: int) -> int:
        """Delete answered messages that came before an instant: repeated by their platform, they are new.

        Returns:
            How many were deleted, at most `limit`, the oldest first.
        """
        ...


class ConversationRepository(Protocol):
    """The transcript, and who speaks."""

    def speaker(self, conversation: str) -> Speaker:
        """Who answers; the assistant in a conversation nobody knows."""
        ...

    def change_speaker(self, conversation: str, now: Speaker, then: Speaker, at: datetime) -> bool:
        """Hand over the word; False if somebody else changed it first."""
        ...

    def take_back(self, conversation: str, silent_since: datetime) -> bool:
        """The assistant speaks again if the officer has said nothing since an instant."""
        ...

    def finish(
        self, message: Message, answer: Answer, at: datetime, *, send: bool, let_go: str | None = None
    ) -> Finished | None:
        """Close a message with its turn; what it said is forgotten in the inbox.

        The assistant's answer is not said when an officer has taken the word meanwhile.

        Args:
            message: What is answered.
            answer: Goes to the transcript as it is.
            at: When.
            send: Put the turn in the outbox, for a channel that does not come to fetch it.
            let_go: Owner who gives the conversation up, unless further messages wait in it.

        Returns:
            None if the message was closed before, and then nothing is changed.
        """
        ...

    def say(self, conversation: str, answer: Answer, at: datetime, *, send: bool, unasked: bool) -> Turn:
        """A turn that no message asked for.

        Args:
            conversation: One that is known.
            answer: What is said; an officer's words make the officer the one who spoke last.
            at: When.
            send: Put it in the outbox.
            unasked: It is an alert or news: platforms may not take it at any time.
        """
        ...

    def officer_said(
        self, conversation: str, channel: str, message_id: str, text: str, at: datetime
    ) -> Turn | None:
        """An officer wrote in the platform's own manager: the word is the officer's from now on.

        Returns:
            The turn, which is not sent again; None if it was known.
        """
        ...

    def touch(self, conversation: str, channel: str, at: datetime) -> None:
        """The person did something that is no message but counts as contact."""
        ...

    def set_reachable(self, conversation: str, channel: str, reachable: bool, at: datetime) -> None:
        """Whether the person lets us write since an instant.

        A message of theirs makes them reachable again, also when one sent after `at` came first.
        """
        ...

    def is_reachable(self, conversation: str) -> bool:
        """Whether the person lets us write; True where nothing is known against it."""
        ...

    def last_heard(self, conversation: str) -> datetime | None:
        """When the person last wrote or did something; None if never."""
        ...

    def turns_after(self, conversation: str, position: int, limit: int) -> Sequence[Turn]:
        """Turns with a greater position, oldest first."""
        ...

    def latest_turns(self, conversation: str, limit: int) -> Sequence[Turn]:
        """The last turns, oldest first."""
        ...

    def last_positions(self, conversations: Collection[str]) -> dict[str, int]:
        """How far each of some conversations has come; those nobody knows are left out."""
        ...

    def offered(self, conversation: str, payload: str) -> Button | None:
        """The button with this payload that the conversation was shown last; None if it never was."""
        ...

    def offered_at(self, conversation: str, position: int, index: int) -> Button | None:
        """A button by its place: position of the turn, index among all buttons of its replies."""
        ...

    def erase(self, conversation: str) -> None:
        """Forget the person: what was said, what was put down, what is to be sent."""
        ...

    def erase_once(self, conversation: str, channel: str, event: str, at: datetime) -> bool:
        """Erase for an event; False, and nothing is erased, when the same event did before.

        What is remembered of it tells nobody whose it was.
        """
        ...


class OutboxRepository(Protocol):
    """Turns on their way to platforms that do not come to fetch them."""

    def claim(self, lease: Lease, at: datetime, limit: int, channels: Collection[str]) -> Sequence[Delivery]:
        """Take deliveries whose time has come, oldest first; one conversation's next waits for its first."""
        ...

    def advance(self, delivery: int, part: int) -> None:
        """The parts before this one were taken by the platform; this one is on its way now."""
        ...

    def mark_sent(self, delivery: int, at: datetime) -> None:
        """The platform has taken all of it."""
        ...

    def postpone(self, delivery: int, until: datetime, reason: str, *, unknown: bool = False) -> None:
        """Try again then.

        Args:
            delivery: Its id.
            until: Not before.
            reason: For people who look into it.
            unknown: The platform may have taken the part that was on its way: its repetition is marked.
        """
        ...

    def give_up(self, delivery: int, reason: str) -> None:
        """It cannot be sent, ever; it stays for people to see."""
        ...

    def renew(self, lease: Lease) -> None:
        """Keep all deliveries of the lease's owner until its new end."""
        ...

    def recover(self, at: datetime, owner: str | None = None) -> int:
        """Put back what dead workers were sending, marked as unknown; returns how many.

        Args:
            at: Leases that ended before are those of dead workers.
            owner: A worker known to be dead, whatever its leases say.
        """
        ...

    def reclaim(self, owner: str, at: datetime, held: Collection[int]) -> int:
        """Put back what an owner is said to be sending and is not, marked as unknown; returns how many.

        Args:
            held: Deliveries that the owner does send.
        """
        ...

    def forget_ended(self, before: datetime, limit: int) -> int:
        """Delete what was sent or given up and last due before an instant; the turns themselves stay.

        Returns:
            How many were deleted, at most `limit`, the oldest first.
        """
        ...

    def counts(self) -> dict[str, dict[str, int]]:
        """By channel: how many are in which state, and how many sends have an unknown result ("unknown")."""
        ...


class TicketRepository(Protocol):
    """Cases for officers, and what is noted of policy questions for the editors."""

    def open(
        self, conversation: str, urgency: Urgency, at: datetime, kind: CaseKind = CaseKind.ASKED
    ) -> None:
        """Open a case; an open one stays the only one, becomes urgent when this is, and asked for too."""
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
