"""The wish for an officer is received here, not by the assistant: rules, office hours and two questions."""

from dataclasses import replace
from datetime import datetime, timezone

from gateway.database import Database
from services.conversations.model import Answer, Arrival, Reply
from services.handover import call_back
from services.handover.office_hours import office_hours
from services.handover.reception import receive
from services.outcomes import Outcome

INTENT = "request_officer"
_BUTTON = "/request_officer"


class Reception:
    """Tells people when officers are there, and takes wishes to be called back."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def before_asking(self, arrival: Arrival, said: str, question: str | None) -> Answer | None:
        """The answer to a button of ours, or to what was asked here; None for everything else.

        Args:
            arrival: What came.
            said: Its text as the transcript keeps it.
            question: What is said while something is asked about a call-back; None when nothing is.

        Raises:
            Unavailable: The database cannot be reached just now.
        """
        conversation, now = arrival.conversation, datetime.now(timezone.utc)
        if (payload := arrival.payload) is not None:
            if not call_back.is_pressed(payload):
                return None
            replies: tuple[Reply, ...] | None = await self._database.write(
                lambda uow: call_back.pressed(uow, conversation, payload, now, office_hours(uow))
            )
        elif question:
            replies = await self._database.write(
                lambda uow: call_back.heard(uow, conversation, question, now, office_hours(uow))
            )
        else:
            return None
        if replies is None:
            return None
        return Answer(said=said, replies=replies, outcome=Outcome.HANDED_OVER.value, intent=INTENT)

    async def instead(self, arrival: Arrival, answer: Answer, notice: tuple[Reply, ...]) -> Answer:
        """An answer of the assistant; to a wish for an officer, what holds at this hour.

        Args:
            notice: What is said before any answer.

        Raises:
            Unavailable: The database cannot be reached just now.
        """
        # The button counts also while the assistant is away.
        wanted = answer.intent == INTENT or arrival.payload == _BUTTON
        if not wanted or answer.outcome == Outcome.EMERGENCY.value:
            return answer
        now, conversation = datetime.now(timezone.utc), arrival.conversation
        replies = await self._database.write(lambda uow: receive(uow, conversation, now, office_hours(uow)))
        return replace(answer, replies=(*notice, *replies), outcome=Outcome.HANDED_OVER.value, intent=INTENT)
