"""The sentences and buttons of policy turns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from services.dialogue.replies import Button, Reply
from services.dialogue.wording import phrase
from services.policy.answer import Answer
from services.policy.content import Content
from services.policy.dates import said_day
from services.policy.entry import FACETS, Entry
from services.policy.facets import button as facet_button
from services.policy.facets import leaning

_NEXT = 3
_TITLE = 60  # letters of a button


def answered(told: Answer, entry: Entry, said: Sequence[str], content: Content) -> Reply:
    """An answer with where it comes from, and up to three questions people ask then."""
    buttons = list(_next_buttons(entry, said, content))[:_NEXT]
    values = {"answer": told.text, "source": told.source_line}
    return Reply(response="utter_policy_answer", values=values, buttons=tuple(buttons))


def choices(entries: Sequence[Entry]) -> Reply:
    """Which of these is meant, by number and by button; an officer for none of them."""
    listed = "\n".join(f"{number}. {entry.question}" for number, entry in enumerate(entries, 1))
    buttons = [
        Button(button_title(f"{number}. {entry.question}"), payload(entry.id))
        for number, entry in enumerate(entries, 1)
    ]
    return Reply(
        response="utter_policy_choices", values={"choices": listed}, buttons=(*buttons, officer_button())
    )


def lost(before: int) -> Reply:
    """Nothing fits: never said twice in a row alike, and every third time only an officer is offered."""
    if before % 3 == 2:
        return Reply(response="utter_policy_lost_again_and_again", buttons=(officer_button(),))
    response = "utter_policy_lost_again" if before % 3 else "utter_policy_lost"
    others = (
        Button(phrase("buttons", "jobs"), "/search_job"),
        Button(phrase("buttons", "courses"), "/search_course"),
    )
    return Reply(response=response, buttons=(officer_button(), *others))


def stale() -> Reply:
    """The answer waits for an editor."""
    return Reply(response="utter_policy_stale", buttons=(officer_button(),))


def facet_unknown() -> Reply:
    """The rules read so far say nothing of that side."""
    return Reply(response="utter_policy_facet_unknown", buttons=(officer_button(),))


def not_then(day: date) -> Reply:
    """No reviewed answer for that day; today's follows."""
    return Reply(response="utter_policy_not_then", values={"day": said_day(day)})


def then(day: date) -> Reply:
    """The rule of a day gone by follows."""
    return Reply(response="utter_policy_then", values={"day": said_day(day)})


def sources_of(told: Answer) -> Reply:
    """Every provision behind an answer."""
    listed = "\n".join(f"- {source.said()}" for source in told.sources)
    if not listed:
        return Reply(
            response="utter_policy_no_sources",
            values={"source": told.source_line},
            buttons=(officer_button(),),
        )
    return Reply(response="utter_policy_sources", values={"sources": listed})


def payload(entry_id: str, facet: str = "") -> str:
    """What a button sends to ask for an entry, or one side of it; at most 64 bytes."""
    return f'/ask_policy{{"policy":"{entry_id}{":" + facet if facet else ""}"}}'


def entry_button(entry: Entry) -> Button:
    """Asks an entry's question."""
    return Button(button_title(entry.question), payload(entry.id))


def _next_buttons(entry: Entry, said: Sequence[str], content: Content) -> Iterator[Button]:
    own = leaning(entry.question).facet  # the answer itself tells it
    for facet in FACETS:
        if entry.has(facet) and facet not in said and facet != own:
            yield Button(facet_button(facet), payload(entry.id, facet))
    for entry_id in entry.next:
        following = content.entry(entry_id)
        if following is not None:
            yield entry_button(following)


def officer_button() -> Button:
    """Asks for a person."""
    return Button(phrase("buttons", "officer"), "/request_officer")


def button_title(text: str) -> str:
    """At most _TITLE letters, ended between two words."""
    if len(text) <= _TITLE:
        return text
    return f"{text[:_TITLE].rpartition(' ')[0].rstrip(' ,;:')}…"
