"""The poster of a commune for its notice board."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from services.dialogue.cards import sample_note
from services.dialogue.wording import day
from services.exports import facts
from services.exports.links import Links
from services.exports.selection import commune_filter
from services.exports.words import center_line, center_name, word
from services.jobs.model import JobPosting

MOST_ON_POSTER = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class PosterJob:
    """One vacancy as it is read from two steps away; `place` names the employer too."""

    title: str
    offer: str
    place: str
    call: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Poster:
    """Everything printed on a poster.

    Attributes:
        jobs: What should be on it, the first being the most important; as many as fit are printed.
        total: Vacancies there are in the commune.
        more: With {count}: what is said of those that are not printed.
        qr: The address in the code.
    """

    center: str
    heading: str
    week: str
    sample: str
    jobs: tuple[PosterJob, ...]
    total: int
    more: str
    qr: str
    qr_text: str
    warning: str
    footer: str


def poster_of(commune: str, postings: Sequence[JobPosting], links: Links, today: date) -> Poster:
    """The poster of one commune.

    Args:
        commune: Its code.
        postings: Its vacancies that may be shown, the best to show first, at least one.
    """
    title = commune_filter(commune).title
    return Poster(
        center=center_name(),
        heading=word("poster", "heading", place=title.upper()),
        week=word("poster", "week", day=day(today)),
        sample=sample_note() if any(posting.is_sample for posting in postings) else "",
        jobs=tuple(_job(posting) for posting in postings[:MOST_ON_POSTER]),
        total=len(postings),
        more=word("poster", "more", count="{count}"),
        qr=links.commune(commune),
        qr_text=word("poster", "qr", place=title),
        warning=word("slip", "warning"),
        footer=center_line(),
    )


def _job(posting: JobPosting) -> PosterJob:
    deadline = word("poster", "deadline", day=day(posting.valid_through))
    phone = facts.telephone(posting)
    return PosterJob(
        title=facts.one_line(posting.title),
        offer=facts.in_one_line(facts.pay(posting), facts.wanted(posting), deadline),
        place=facts.in_one_line(facts.main_place(posting), facts.one_line(posting.employer.name)),
        call=word("poster", "call", phone=phone) if phone else word("poster", "ask"),
    )
