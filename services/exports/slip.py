"""A sheet of paper to take home: one vacancy in full, or a short list."""

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

MOST_ON_SLIP = 40  # ten pages; a longer list is what the weekly list is for


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipJob:
    """One vacancy on paper.

    Attributes:
        lines: Label ("" for none) and text, in the order of reading.
        call: What stands before the number; instead of it when there is no number.
        phone: In groups; "" when the source gives none.
        asks_for: Who answers the telephone.
    """

    title: str
    lines: tuple[tuple[str, str], ...]
    call: str
    phone: str
    asks_for: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """Everything printed on a slip; `sample` is "" for real data, `qr` is the address in the code."""

    center: str
    heading: str
    sample: str
    jobs: tuple[SlipJob, ...]
    warning: str
    qr: str
    qr_text: str
    footer: tuple[str, ...]
    page: str


def slip_of(postings: Sequence[JobPosting], links: Links, today: date, commune: str | None = None) -> Slip:
    """The slip of some vacancies; of a single one it tells everything.

    Args:
        postings: Those that may be shown, at least one.
        commune: Code of the commune they were chosen by.
    """
    single = len(postings) == 1
    return Slip(
        center=center_name(),
        heading=_heading(single, commune),
        sample=sample_note() if any(posting.is_sample for posting in postings) else "",
        jobs=tuple(map(_whole if single else _short, postings)),
        warning=word("slip", "warning"),
        qr=_link(postings, links, commune),
        qr_text=word("slip", "qr" if single else "qr_list"),
        footer=(center_line(), word("slip", "printed", day=day(today))),
        page=word("slip", "page", page="{page}"),
    )


def _heading(single: bool, commune: str | None) -> str:
    if single:
        return word("slip", "heading")
    if commune is None:
        return word("slip", "list_heading")
    return word("slip", "list_of", place=commune_filter(commune).title.upper())


def _link(postings: Sequence[JobPosting], links: Links, commune: str | None) -> str:
    if len(postings) == 1:
        return links.job(postings[0].id)
    return links.home if commune is None else links.commune(commune)


def _whole(posting: JobPosting) -> SlipJob:
    asked = facts.experience(posting) or word("facts", "no_experience")
    people = ", ".join(
        part for part in (facts.age(posting), facts.gender(posting), facts.couple(posting)) if part
    )
    labelled = (
        ("pay", facts.pay(posting)),
        ("place", facts.places(posting)),
        ("employer", facts.one_line(posting.employer.name)),
        ("openings", facts.openings(posting)),
        ("description", facts.one_line(posting.description)),
        ("work_time", facts.work_time(posting)),
        ("benefits", facts.benefits(posting)),
        ("people", people),
        ("education", facts.education(posting)),
        ("experience", asked),
        ("requirements", facts.one_line(posting.requirements_text)),
        ("deadline", day(posting.valid_through)),
    )
    lines = tuple((word("labels", name), text) for name, text in labelled if text)
    return _job(posting, lines)


def _short(posting: JobPosting) -> SlipJob:
    deadline = word("slip", "deadline", day=day(posting.valid_through))
    lines = (
        facts.in_one_line(facts.pay(posting), facts.wanted(posting)),
        facts.in_one_line(facts.main_place(posting), deadline),
        facts.one_line(posting.employer.name),
    )
    return _job(posting, tuple(("", line) for line in lines))


def _job(posting: JobPosting, lines: tuple[tuple[str, str], ...]) -> SlipJob:
    phone = facts.telephone(posting)
    return SlipJob(
        title=facts.one_line(posting.title),
        lines=lines,
        call=word("slip", "call" if phone else "no_phone"),
        phone=phone,
        asks_for=facts.one_line(posting.contact_name),
    )
