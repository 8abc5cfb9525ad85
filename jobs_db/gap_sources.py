"""Where questions without a good answer stand: each read in the order of an index over instants."""

from datetime import datetime
from typing import Any

from sqlalchemy import case, literal, null, select

from jobs_db.tables.conversation import TurnRow
from jobs_db.tables.policy_question import PolicyQuestionRow
from jobs_db.tables.rating import RatingRow
from services.conversations.model import Speaker
from services.conversations.rating import Mark
from services.gaps.model import Source, Why
from services.outcomes import Outcome
from services.policy.confidence import Level

_turn: Any = TurnRow.__table__
_policy: Any = PolicyQuestionRow.__table__
_rating: Any = RatingRow.__table__


def statement_of(source: Source, after: datetime, until: datetime, limit: int) -> Any:
    """The questions of a source from one instant to another, both included, the oldest first."""
    build = {Source.POLICY: _of_policy, Source.TURNS: _of_turns, Source.MARKS: _of_marks}[source]
    at, chosen = build()
    return chosen.where(at >= after, at <= until).order_by(at).limit(limit)


def statement_of_turn(conversation: str, position: int) -> Any:
    """One turn in which a person said something and the assistant answered."""
    why = literal(Why.MISREAD.value)
    return (
        select(*_columns(why, null(), _policy.c.entries, _turn.c.at))
        .select_from(_turn.outerjoin(_policy, _same(_policy)))
        .where(
            _turn.c.conversation_id == conversation,
            _turn.c.position == position,
            _turn.c.speaker == Speaker.ASSISTANT.value,
            _turn.c.said != "",
        )
    )


def _of_policy() -> tuple[Any, Any]:
    why: Any = case((_policy.c.level == Level.LOST.value, Why.UNANSWERED.value), else_=Why.UNSURE.value)
    chosen = (
        select(*_columns(why, null(), _policy.c.entries, _policy.c.at))
        .select_from(_turn.join(_policy, _same(_policy)))
        .where(_policy.c.level.in_([Level.UNSURE.value, Level.LOST.value]))
    )
    return _policy.c.at, chosen


def _of_turns() -> tuple[Any, Any]:
    why, nothing = literal(Why.UNANSWERED.value), null()
    chosen = select(*_columns(why, nothing, nothing, _turn.c.at)).where(
        _turn.c.outcome == Outcome.NO_ANSWER.value,
        _turn.c.speaker == Speaker.ASSISTANT.value,
        _turn.c.said != "",
    )
    return _turn.c.at, chosen


def _of_marks() -> tuple[Any, Any]:
    why = literal(Why.BAD.value)
    chosen = (
        select(*_columns(why, _rating.c.reason, _policy.c.entries, _rating.c.at))
        .select_from(_turn.join(_rating, _same(_rating)).outerjoin(_policy, _same(_policy)))
        .where(_rating.c.mark == Mark.BAD.value, _turn.c.said != "")
    )
    return _rating.c.at, chosen


def _columns(why: Any, told: Any, entries: Any, at: Any) -> tuple[Any, ...]:
    return (
        _turn.c.conversation_id,
        _turn.c.position,
        _turn.c.said.label("wording"),
        why.label("why"),
        told.label("told"),
        _turn.c.intent,
        entries.label("entries"),
        at.label("at"),
        null().label("note"),
        null().label("reported_name"),
    )


def _same(table: Any) -> Any:
    same = table.c.conversation_id == _turn.c.conversation_id
    return same & (table.c.position == _turn.c.position)
