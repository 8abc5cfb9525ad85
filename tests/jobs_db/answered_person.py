"""Somebody whose messages are answered as a test tells, and what she hears."""

import json
from datetime import datetime
from typing import Any

from services import Services, calendar
from services.conversations.closing import close_turn
from services.conversations.model import Answer, Arrival, Occasion, Reply
from services.dialogue.state import SearchState
from tests.stored_message import store_message

ANSWER = (Reply(text="Có 3 việc."),)


class Person:
    """Writes and hears."""

    numbers = 0

    def __init__(self, services: Services, name: str = "zalo_1") -> None:
        self.services, self.name = services, name

    def ask(self, at: datetime | None = None, **answer: Any) -> list[str]:
        """What is said to one message that would be answered as told."""
        Person.numbers += 1
        now = at or calendar.now()
        occasion = answer.pop("occasion", Occasion.MESSAGE)
        channel = self.name.partition("_")[0]
        arrival = Arrival(
            channel=channel,
            conversation=self.name,
            message_id=f"m{self.numbers}",
            text="hỏi",
            occasion=occasion,
        )
        values = {"said": "hỏi", "replies": ANSWER, "outcome": "answered", "intent": "search_job", **answer}
        with self.services.unit_of_work(writing=True) as uow:
            close_turn(uow, store_message(uow, arrival, now), Answer(**values), now, send=True)
            uow.commit()
        with self.services.unit_of_work() as uow:
            (turn,) = uow.conversations.latest_turns(self.name, 1)
        self.outcome = turn.answer.outcome
        return [reply.text for reply in turn.answer.replies]

    def lives_in(self, *communes: str) -> None:
        """What the dialogue engine remembers of her."""
        places = [{"name": "x", "level": "commune", "codes": list(communes), "title": "", "old_codes": []}]
        state = SearchState().as_json()
        state["frames"] = {"job": {"kind": "job", "place": places}}
        event = {"event": "slot", "name": "search", "value": state}
        self.services.dialogue_states.put(self.name, json.dumps([event]))
