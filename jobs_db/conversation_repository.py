"""The transcript of conversations, and who speaks in them.

Every message costs two transactions, a hundred times a second: the statements are built once,
on tables, not on mapped objects.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import bindparam, insert, or_, select, true, update
from sqlalchemy.orm import Session

from jobs_db.erasing import erase_conversation
from jobs_db.inbox_repository import SqlInboxRepository, keep_done, know_conversation
from jobs_db.tables.conversation import ConversationRow, InboxRow, OutboxRow, TurnRow
from jobs_db.turn_rows import buttons_of, dumps, turn_of, turn_values
from services.conversations.model import (
    Answer,
    Button,
    Finished,
    Message,
    Reply,
    Speaker,
    Turn,
)
from services.outcomes import Outcome

_conversation: Any = ConversationRow.__table__
_inbox: Any = InboxRow.__table__
_turn: Any = TurnRow.__table__
_outbox: Any = OutboxRow.__table__

_SPEAKER = select(_conversation.c.speaker).where(_conversation.c.id == bindparam("key"))
_COUNT_ON = (
    update(_conversation)
    .where(_conversation.c.id == bindparam("key"))
    .values(last_position=_conversation.c.last_position + 1, last_at=bindparam("now"))
)
_STANDING = select(_conversation.c.last_position, _conversation.c.speaker).where(
    _conversation.c.id == bindparam("key")
)
_CLOSE = (
    update(_inbox)
    .where(_inbox.c.id == bindparam("key"), _inbox.c.state == "new")
    .values(state="done", text=None, payload=None, title=None, attachment_reference=None, raw=None)
)
_OF_CONVERSATION = select(_turn).where(_turn.c.conversation_id == bindparam("key"))
_AFTER = (
    _OF_CONVERSATION.where(_turn.c.position > bindparam("after"))
    .order_by(_turn.c.position)
    .limit(bindparam("most"))
)
_LATEST = _OF_CONVERSATION.order_by(_turn.c.position.desc()).limit(bindparam("most"))


class SqlConversationRepository:
    """`services.conversations.ports.ConversationRepository` over a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def speaker(self, conversation: str) -> Speaker:
        """See the port."""
        speaker = self._session.execute(_SPEAKER, {"key": conversation}).scalar_one_or_none()
        return Speaker(speaker or Speaker.ASSISTANT)

    def change_speaker(self, conversation: str, now: Speaker, then: Speaker, at: datetime) -> bool:
        """See the port."""
        values: dict[str, Any] = {"speaker": then.value}
        if then is Speaker.OFFICER:
            values["officer_at"] = at  # from now on the silence counts after which the assistant is back
        return self._set(conversation, _conversation.c.speaker == now.value, **values)

    def take_back(self, conversation: str, silent_since: datetime) -> bool:
        """See the port."""
        silent = or_(_conversation.c.officer_at.is_(None), _conversation.c.officer_at < silent_since)
        of_officer = _conversation.c.speaker == Speaker.OFFICER.value
        return self._set(conversation, of_officer & silent, speaker=Speaker.ASSISTANT.value)

    def finish(
        self, message: Message, answer: Answer, at: datetime, *, send: bool, let_go: str | None = None
    ) -> Finished | None:
        """See the port."""
        closed: Any = self._session.execute(_CLOSE, {"key": message.id})
        if closed.rowcount != 1:
            return None
        arrival = message.arrival
        position, speaker = self._next_position(arrival.conversation, at)
        if speaker is Speaker.OFFICER and answer.speaker is Speaker.ASSISTANT:
            # The officer took the word while the assistant was thinking: two must not speak.
            answer = replace(
                answer,
                replies=(),
                outcome=Outcome.HANDED_OVER.value,
                speaker=Speaker.OFFICER,
                policy=None,
                wanted=None,
            )
        turn = Turn(
            conversation=arrival.conversation,
            position=position,
            message_id=arrival.message_id,
            answer=answer,
            at=at,
        )
        seconds = max(0.0, (at - message.received_at).total_seconds()) if answer.replies else None
        self._write(turn, send=send, unasked=False, seconds=seconds)
        return Finished(turn, () if let_go is None else self._let_go(arrival.conversation, let_go))

    def say(self, conversation: str, answer: Answer, at: datetime, *, send: bool, unasked: bool) -> Turn:
        """See the port."""
        position, _ = self._next_position(conversation, at)
        turn = Turn(conversation=conversation, position=position, message_id=None, answer=answer, at=at)
        self._write(turn, send=send, unasked=unasked)
        if answer.speaker is Speaker.OFFICER:
            self._set(conversation, true(), officer_at=at)
        return turn

    def officer_said(
        self, conversation: str, channel: str, message_id: str, text: str, at: datetime
    ) -> Turn | None:
        """See the port."""
        know_conversation(self._session, conversation, channel, at)
        if not keep_done(self._session, channel, conversation, message_id, at):
            return None
        self._set(conversation, true(), speaker=Speaker.OFFICER.value)
        answer = Answer(
            said="",
            replies=(Reply(text=text),),
            outcome=Outcome.HANDED_OVER.value,
            speaker=Speaker.OFFICER,
        )
        return self.say(conversation, answer, at, send=False, unasked=False)

    def touch(self, conversation: str, channel: str, at: datetime) -> None:
        """See the port."""
        know_conversation(self._session, conversation, channel, at)
        self._set(conversation, true(), heard_at=at, reachable=True)

    def set_reachable(self, conversation: str, channel: str, reachable: bool, at: datetime) -> None:
        """See the port."""
        know_conversation(self._session, conversation, channel, at)
        heard = _conversation.c.heard_at
        # Platforms repeat, and tell in any order: whoever has written since is back.
        still = true() if reachable else or_(heard.is_(None), heard <= at)
        self._set(conversation, still, reachable=reachable)

    def is_reachable(self, conversation: str) -> bool:
        """See the port."""
        reachable = self._one(conversation, _conversation.c.reachable)
        return True if reachable is None else bool(reachable)

    def last_heard(self, conversation: str) -> datetime | None:
        """See the port."""
        heard: datetime | None = self._one(conversation, _conversation.c.heard_at)
        return heard

    def turns_after(self, conversation: str, position: int, limit: int) -> Sequence[Turn]:
        """See the port."""
        rows = self._session.execute(_AFTER, {"key": conversation, "after": position, "most": limit})
        return [turn_of(row) for row in rows]

    def latest_turns(self, conversation: str, limit: int) -> Sequence[Turn]:
        """See the port."""
        rows = self._session.execute(_LATEST, {"key": conversation, "most": limit})
        return [turn_of(row) for row in rows][::-1]

    def last_positions(self, conversations: Collection[str]) -> dict[str, int]:
        """See the port."""
        rows = self._session.execute(
            select(_conversation.c.id, _conversation.c.last_position).where(
                _conversation.c.id.in_(list(conversations))
            )
        )
        return {row.id: row.last_position for row in rows}

    def offered(self, conversation: str, payload: str) -> Button | None:
        """See the port."""
        # The text search only narrows down; what the button sends is read from the reply itself.
        rows = self._session.execute(
            select(_turn.c.replies)
            .where(
                _turn.c.conversation_id == conversation,
                _turn.c.replies.contains(dumps(payload), autoescape=True),
            )
            .order_by(_turn.c.position.desc())
        )
        for row in rows:
            for button in buttons_of(row.replies):
                if button.payload == payload:
                    return button
        return None

    def offered_at(self, conversation: str, position: int, index: int) -> Button | None:
        """See the port."""
        replies = self._session.execute(
            select(_turn.c.replies).where(
                _turn.c.conversation_id == conversation, _turn.c.position == position
            )
        ).scalar_one_or_none()
        buttons = [] if replies is None else buttons_of(replies)
        return buttons[index] if 0 <= index < len(buttons) else None

    def erase(self, conversation: str) -> None:
        """See the port."""
        erase_conversation(self._session, conversation)

    def erase_once(self, conversation: str, channel: str, event: str, at: datetime) -> bool:
        """See the port."""
        nobody = f"{channel}_withdrawn"
        name = sha256(f"{conversation} {event}".encode()).hexdigest()
        know_conversation(self._session, nobody, channel, at)
        if not keep_done(self._session, channel, nobody, name, at):
            return False
        self.erase(conversation)
        return True

    def _next_position(self, conversation: str, at: datetime) -> tuple[int, Speaker]:
        # The row lock of this update keeps the positions of one conversation in the order of commits.
        self._session.execute(_COUNT_ON, {"key": conversation, "now": at})
        row = self._session.execute(_STANDING, {"key": conversation}).one()
        return row.last_position, Speaker(row.speaker)

    def _write(self, turn: Turn, *, send: bool, unasked: bool, seconds: float | None = None) -> None:
        self._session.execute(insert(_turn), turn_values(turn, seconds))
        if send and turn.answer.replies:
            row = {
                "conversation_id": turn.conversation,
                "position": turn.position,
                "due_at": turn.at,
                "unasked": unasked,
            }
            self._session.execute(insert(_outbox), row)

    def _let_go(self, conversation: str, owner: str) -> tuple[Message, ...]:
        # Under the row lock of the conversation: a message stored since is either seen here,
        # or its worker finds the conversation free.
        inbox = SqlInboxRepository(self._session)
        left = tuple(inbox.unfinished(conversation))
        if not left:
            inbox.let_go(owner, conversation)
        return left

    def _one(self, conversation: str, column: Any) -> Any:
        return self._session.execute(
            select(column).where(_conversation.c.id == conversation)
        ).scalar_one_or_none()

    def _set(self, conversation: str, condition: Any, **values: Any) -> bool:
        result: Any = self._session.execute(
            update(_conversation).where(_conversation.c.id == conversation, condition).values(**values)
        )
        return bool(result.rowcount == 1)
