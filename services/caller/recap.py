"""What was told in a call, in writing: to be sent to a conversation or printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from services.caller.licences import LicenceAnswer
from services.caller.offers import Marked, Told
from services.caller.words import said
from services.conversations.masking import mask_personal_numbers
from services.conversations.typed_text import MAX_TEXT, clean
from services.dialogue.cards import course_card, job_card, overseas_card
from services.dialogue.wording import day as written_day
from services.exports import facts
from services.exports.words import center_line
from services.jobs.model import JobPosting
from services.overseas.model import OverseasOrder
from services.vocational.model import Course


def recap(told: Sequence[Marked], today: date) -> str:
    """The text, at most MAX_TEXT characters; "" when nothing was told.

    What does not fit is left out whole, and said to be.
    """
    if not told:
        return ""
    end = _end(told)
    parts = [said("recap", "opening", day=written_day(today))]
    for number, one in enumerate(told, start=1):
        fitting = (
            part
            for part in _wordings(number, one)
            if _length([*parts, part, said("recap", "more"), *end]) <= MAX_TEXT
        )
        part = next(fitting, None)
        if part is None:
            parts.append(said("recap", "more"))
            break
        parts.append(part)
    return mask_personal_numbers(clean("\n\n".join([*parts, *end]))).text


def _length(parts: Sequence[str]) -> int:
    return len("\n\n".join(parts))


def _end(told: Sequence[Marked]) -> list[str]:
    warned = any(not isinstance(one.thing, Told) for one in told)
    return [*([said("recap", "warning")] if warned else []), center_line()]


def _wordings(number: int, one: Marked) -> Iterator[str]:
    """One thing with everything a caller has to bring and where to; else without."""
    part = list(_part(number, one))
    if isinstance(one.thing, Told) and not isinstance(one.thing, LicenceAnswer):
        more = dict(one.thing.more)
        told = [said("recap", name, text=more[name]) for name in ("dossier", "where", "time") if name in more]
        yield "\n".join([*part[:-1], *told, part[-1]])
    yield "\n".join(part)


def _part(number: int, one: Marked) -> Iterator[str]:
    thing = one.thing
    if isinstance(thing, Told):
        yield said("recap", "question", number=number, question=thing.question)
        yield thing.text
        yield thing.source_line
        return
    yield said("recap", "nth", number=number, title=thing.title)
    yield from _lines(thing)
    if isinstance(thing, JobPosting | OverseasOrder):
        yield said("recap", "deadline", day=written_day(thing.valid_through))
    contact = _contact(thing)
    if contact:
        yield said("recap", "contact", contact=contact)


def _lines(thing: JobPosting | Course | OverseasOrder) -> tuple[str, ...]:
    if isinstance(thing, JobPosting):
        return job_card(thing).lines
    return course_card(thing).lines if isinstance(thing, Course) else overseas_card(thing).lines


def _contact(thing: JobPosting | Course | OverseasOrder) -> str:
    if isinstance(thing, JobPosting):
        return " ".join(filter(None, (facts.one_line(thing.contact_name), facts.telephone(thing))))
    return " ".join(filter(None, (thing.contact_name, thing.contact_phone)))
