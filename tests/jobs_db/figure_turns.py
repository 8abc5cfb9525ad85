"""Turns of many people over some days, written at once, and counted by hand."""

import random
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import insert

from jobs_db.engine import make_engine
from jobs_db.tables.conversation import ConversationRow, TurnRow
from jobs_db.tables.rating import RatingRow
from services import calendar

CHANNELS = ("web", "telegram", "zalo")
KINDS = (  # topic, intent, outcome
    ("job", "search_job", "answered"),
    ("job", "search_job", "no_result"),
    ("unemployment", "ask_policy", "answered"),
    ("policy", "ask_policy", "no_answer"),
    (None, "greet", "chitchat"),
    (None, "", "handed_over"),
    (None, "more_results", "answered"),
    (None, "report", "emergency"),
)
COMMUNES = (None, "32191", "31825", "32248")
TRADES = (None, "may", "phuc-vu")
TOPICS = {"greet": "smalltalk", "": "officer", "more_results": "follow_up", "report": "danger"}


@dataclass(frozen=True)
class Told:
    """One turn as it was written; `day` is that of Cà Mau."""

    conversation: str
    position: int
    at: datetime
    topic: str | None
    intent: str
    outcome: str
    trade: str | None
    commune: str | None
    seconds: float | None
    asked: bool
    mark: str | None

    @property
    def day(self) -> Any:
        return calendar.local(self.at).date()


def write_turns(url: str, first: datetime, days: int, number: int, seed: int = 7) -> list[Told]:
    """Put so many turns of random people and kinds, spread over days, into a database."""
    rng = random.Random(seed)
    people = [f"{rng.choice(CHANNELS)}_{index}" for index in range(max(3, number // 6))]
    last: Counter[str] = Counter()
    told = []
    for _ in range(number):
        who = rng.choice(people)
        last[who] += 1
        topic, intent, outcome = rng.choice(KINDS)
        told.append(
            Told(
                conversation=who,
                position=last[who],
                at=first + timedelta(seconds=rng.randrange(days * 86_400)),
                topic=topic,
                intent=intent,
                outcome=outcome,
                trade=rng.choice(TRADES) if topic == "job" else None,
                commune=rng.choice(COMMUNES) if topic else None,
                seconds=rng.choice((0.4, 0.5, 2.2, 61.0, None)),
                asked=rng.random() < 0.9,
                mark=rng.choice((None, None, "good", "bad")) if topic else None,
            )
        )
    _insert(url, people, last, told, first)
    return told


def _insert(url: str, people: list[str], last: Counter[str], told: list[Told], first: datetime) -> None:
    engine = make_engine(url)
    with engine.begin() as connection:
        connection.execute(
            insert(ConversationRow.__table__),
            [
                {"id": who, "channel": who.partition("_")[0], "last_position": last[who],
                 "started_at": first, "last_at": first}
                for who in people
            ],
        )  # fmt: skip
        connection.execute(
            insert(TurnRow.__table__),
            [
                {"conversation_id": one.conversation, "position": one.position, "said": "", "replies": "[]",
                 "message_id": f"{one.conversation}:{one.position}" if one.asked else None,
                 "outcome": one.outcome, "intent": one.intent, "speaker": "assistant", "at": one.at,
                 "seconds": one.seconds, "topic": one.topic, "trade": one.trade, "commune": one.commune}
                for one in told
            ],
        )  # fmt: skip
        connection.execute(
            insert(RatingRow.__table__),
            [
                {"conversation_id": one.conversation, "position": one.position, "mark": one.mark,
                 "reason": "unclear" if one.mark == "bad" and one.position % 2 else None, "at": one.at}
                for one in told
                if one.mark
            ],
        )  # fmt: skip
    engine.dispose()
