"""Count one measure over some hours from the records themselves."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from jobs_db.tables.call import CallRow
from jobs_db.tables.conversation import ConversationRow, TurnRow
from jobs_db.tables.interest import InterestRow
from jobs_db.tables.rating import RatingRow
from jobs_db.tables.ticket import TicketRow
from services.figures.buckets import MINUTES, SECONDS, named
from services.figures.model import Counts, Measure
from services.figures.topics import topic_of

_turn: Any = TurnRow.__table__
_conversation: Any = ConversationRow.__table__
_rating: Any = RatingRow.__table__
_ticket: Any = TicketRow.__table__
_call: Any = CallRow.__table__
_interest: Any = InterestRow.__table__

Counting = Callable[[Session, datetime, datetime], Counts]


def _said(since: datetime, until: datetime) -> Any:
    # What an officer or an alert says unasked answers no message.
    return (_turn.c.at >= since) & (_turn.c.at < until) & _turn.c.message_id.is_not(None)


def _turns(session: Session, since: datetime, until: datetime) -> Counts:
    columns = (_turn.c.topic, _turn.c.intent, _turn.c.outcome)
    rows = session.execute(select(*columns, func.count()).where(_said(since, until)).group_by(*columns))
    counts: Counter[tuple[str, str]] = Counter()
    for topic, intent, outcome, number in rows:
        counts[topic_of(topic, intent, outcome), outcome] += number
    return counts


def _places(session: Session, since: datetime, until: datetime) -> Counts:
    columns = (func.coalesce(_turn.c.commune, ""), _turn.c.topic)
    wanted = _said(since, until) & _turn.c.topic.is_not(None)
    return _pairs(session, select(*columns, func.count()).where(wanted).group_by(*columns))


def _trades(session: Session, since: datetime, until: datetime) -> Counts:
    columns = (func.coalesce(_turn.c.trade, ""), func.coalesce(_turn.c.commune, ""))
    people = func.count(_turn.c.conversation_id.distinct())
    wanted = _said(since, until) & (_turn.c.topic == "job")
    return _pairs(session, select(*columns, people).where(wanted).group_by(*columns))


def _people(session: Session, since: datetime, until: datetime) -> Counts:
    of_channel = _turn.c.conversation_id == _conversation.c.id
    rows = session.execute(
        select(_conversation.c.channel, func.count(_turn.c.conversation_id.distinct()))
        .join(_turn, of_channel)
        .where(_said(since, until))
        .group_by(_conversation.c.channel)
    )
    return {(channel, ""): number for channel, number in rows}


def _hours(session: Session, since: datetime, until: datetime) -> Counts:
    # The two databases tell the hour of an instant each in its own way, and one of them in its own time zone.
    ends = [(hour, since + timedelta(hours=hour + 1)) for hour in range(24)]
    hour: Any = case(*((_turn.c.at < end, hour) for hour, end in ends), else_=24)
    rows = session.execute(select(hour, func.count()).where(_said(since, until)).group_by(hour))
    return {(f"{number:02}", ""): count for number, count in rows}


def _waits(session: Session, since: datetime, until: datetime) -> Counts:
    bucket: Any = case(*((_turn.c.seconds <= most, index) for index, most in enumerate(SECONDS)), else_=-1)
    waited = _said(since, until) & _turn.c.seconds.is_not(None)
    rows = session.execute(select(bucket, func.count()).where(waited).group_by(bucket))
    return {(named(SECONDS, index), ""): number for index, number in rows}


def _cases(session: Session, since: datetime, until: datetime) -> Counts:
    opened = (_ticket.c.opened_at >= since) & (_ticket.c.opened_at < until)
    closed = (_ticket.c.closed_at >= since) & (_ticket.c.closed_at < until)
    outcome = func.coalesce(_ticket.c.outcome, "")
    by_urgency = select(_ticket.c.urgency, func.count()).where(opened).group_by(_ticket.c.urgency)
    by_outcome = select(outcome, func.count()).where(closed).group_by(outcome)
    return {
        **{("opened", urgency): number for urgency, number in session.execute(by_urgency)},
        **{("closed", ended): number for ended, number in session.execute(by_outcome)},
    }


def _officer_waits(session: Session, since: datetime, until: datetime) -> Counts:
    answered = (_ticket.c.answered_at >= since) & (_ticket.c.answered_at < until)
    counts: Counter[tuple[str, str]] = Counter()
    for opened_at, answered_at in session.execute(
        select(_ticket.c.opened_at, _ticket.c.answered_at).where(answered)
    ):
        minutes = (answered_at - opened_at).total_seconds() / 60
        counts[named(MINUTES, bisect_left(MINUTES, minutes)), ""] += 1
    return counts


def _ratings(session: Session, since: datetime, until: datetime) -> Counts:
    rated = (_turn.c.conversation_id == _rating.c.conversation_id) & (_turn.c.position == _rating.c.position)
    columns = (func.coalesce(_turn.c.topic, ""), func.coalesce(_rating.c.reason, _rating.c.mark))
    given = (_rating.c.at >= since) & (_rating.c.at < until)
    return _pairs(
        session,
        select(*columns, func.count())
        .select_from(_rating)
        .join(_turn, rated)
        .where(given)
        .group_by(*columns),
    )


def _calls(session: Session, since: datetime, until: datetime) -> Counts:
    columns = (_call.c.need, _call.c.outcome)
    taken = (_call.c.at >= since) & (_call.c.at < until)
    return _pairs(session, select(*columns, func.count()).where(taken).group_by(*columns))


def _interest_put_down(session: Session, since: datetime, until: datetime) -> Counts:
    put_down = (_interest.c.registered_at >= since) & (_interest.c.registered_at < until)
    items = session.execute(select(_interest.c.item).where(put_down)).scalars()
    return Counter((item.partition(":")[0], "") for item in items)


def _pairs(session: Session, query: Any) -> Counts:
    return {(one, other): number for one, other, number in session.execute(query)}


COUNTING: dict[Measure, Counting] = {
    Measure.TURNS: _turns,
    Measure.PLACES: _places,
    Measure.TRADES: _trades,
    Measure.PEOPLE: _people,
    Measure.HOURS: _hours,
    Measure.WAITS: _waits,
    Measure.CASES: _cases,
    Measure.OFFICER_WAITS: _officer_waits,
    Measure.RATINGS: _ratings,
    Measure.CALLS: _calls,
    Measure.INTEREST: _interest_put_down,
}
