"""Vacancies as a feed: what RSS and JSON Feed have in common."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from services.dialogue.wording import day
from services.exports import facts
from services.exports.links import Links
from services.exports.selection import commune_filter
from services.exports.words import center_name, word
from services.jobs.model import JobPosting

LANGUAGE = "vi"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedItem:
    """One vacancy; `id` never changes and is no address; `lines` is what it says, line by line."""

    id: str
    url: str
    title: str
    lines: tuple[str, ...]
    posted: date
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed; `updated` is the day it was made."""

    title: str
    description: str
    url: str
    updated: date
    items: tuple[FeedItem, ...]


def feed_of(
    postings: Iterable[JobPosting], links: Links, today: date, communes: tuple[str, ...] = ()
) -> Feed:
    """The feed of some vacancies, the newest first.

    Args:
        postings: Those that may be shown.
        communes: Codes of the communes they were chosen by; none for everywhere.
    """
    ordered = sorted(postings, key=lambda one: (one.date_posted, one.id or 0), reverse=True)
    return Feed(
        title=_title(communes),
        description=word("feed", "description"),
        url=links.commune(communes[0]) if len(communes) == 1 else links.home,
        updated=today,
        items=tuple(_item(posting, links) for posting in ordered),
    )


def _title(communes: tuple[str, ...]) -> str:
    if not communes:
        return word("feed", "title", center=center_name())
    place = ", ".join(commune_filter(code).title for code in communes)
    return word("feed", "title_of", place=place, center=center_name())


def _item(posting: JobPosting, links: Links) -> FeedItem:
    named = word(
        "feed", "item", title=facts.one_line(posting.title), employer=facts.one_line(posting.employer.name)
    )
    sample = facts.sample(posting)
    return FeedItem(
        id=f"troly:job:{posting.id}",
        url=links.job(posting.id),
        title=word("feed", "sample_title", title=named, sample=sample) if sample else named,
        lines=tuple(_lines(posting)),
        posted=posting.date_posted,
        tags=tuple(dict.fromkeys(place.place_text for place in posting.places if place.place_text)),
    )


def _lines(posting: JobPosting) -> list[str]:
    labelled = (
        ("pay", facts.pay(posting)),
        ("place", facts.places(posting)),
        ("openings", facts.openings(posting)),
        ("description", facts.one_line(posting.description)),
        ("work_time", facts.work_time(posting)),
        ("benefits", facts.benefits(posting)),
        ("education", facts.education(posting)),
        ("experience", facts.experience(posting) or word("facts", "no_experience")),
        ("requirements", facts.one_line(posting.requirements_text)),
        ("deadline", day(posting.valid_through)),
        ("contact", facts.contact(posting)),
    )
    sample = facts.sample(posting)
    said = [f"{word('labels', name)}: {text}" for name, text in labelled if text]
    return [sample, *said] if sample else said
