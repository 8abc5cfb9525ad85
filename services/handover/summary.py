"""What an officer reads before she answers: what was understood, promised and noted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from services.dialogue.offers import read
from services.dialogue.wording import summary
from services.handover.call_back import said_of
from services.handover.office_hours import OfficeHours
from services.handover.understood import Understood
from services.handover.words import said
from services.interest.words import said as request_words
from services.policy.content import Content

if TYPE_CHECKING:
    from services.ports import UnitOfWork

_KINDS = {"job": "search_job", "course": "search_course", "overseas": "search_overseas"}


@dataclass(frozen=True, slots=True)
class Fact:
    """One line: what it is about, and what is known."""

    label: str
    value: str


def facts(
    uow: UnitOfWork, conversation: str, known: Understood, content: Content, at: datetime, hours: OfficeHours
) -> list[Fact]:
    """The lines of a summary, what matters most first.

    Args:
        known: What the dialogue engine remembers.
        content: Names the policy question talked about.
        at: Now.
    """
    found = []
    wish = uow.call_backs.undone_of(conversation)
    if wish is not None:
        found.append(Fact(said("summary", "call_back"), said_of(wish, at, hours)))
    for interest in uow.interests.of_conversation(conversation):
        value = said(
            "summary",
            "interest_value",
            title=interest.title,
            name=interest.person.name,
            phone=interest.person.phone,
            commune=interest.person.commune,
            status=request_words("statuses", interest.status.value),
        )
        found.append(Fact(said("summary", "interest"), value))
    return [*found, *_talked_about(uow, known, content)]


def _talked_about(uow: UnitOfWork, known: Understood, content: Content) -> list[Fact]:
    found = []
    search, policy = known.search, known.policy
    if policy is not None and policy.entry and (entry := content.entry(policy.entry)) is not None:
        found.append(Fact(said("summary", "policy"), entry.question))
    # The search talked about last comes first.
    for kind in sorted(search.frames, key=lambda name: name != search.kind):
        if line := summary(search.frames[kind]):
            found.append(Fact(said("summary", _KINDS[kind]), line))
    if search.focus is not None and (record := read(search.focus, uow)) is not None:
        found.append(Fact(said("summary", "focus"), record.title))
    return found
