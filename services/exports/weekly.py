"""The weekly list in the Center's own columns."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from language.search_key import search_key
from services.dialogue.cards import sample_note
from services.dialogue.wording import day, words
from services.exports import facts
from services.exports.words import center_name, word
from services.imports.cells.benefits import read_benefits
from services.jobs.model import JobPosting
from services.resources import load_yaml

ListCell = str | int | date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WeeklyList:
    """A list ready to be written.

    Attributes:
        sheet: Name of its sheet.
        above: Lines above the header, the most important first.
        headers: Of the columns, left to right.
        widths: Of the columns, in characters.
        rows: As long as the header.
    """

    sheet: str
    above: tuple[str, ...]
    headers: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[ListCell, ...], ...]


def weekly_list(postings: Iterable[JobPosting], today: date) -> WeeklyList:
    """The list of the week that holds a day, by employer and then by title.

    Args:
        postings: Those that may be shown.
    """
    body = load_yaml("exports/weekly.yml")
    columns = body["columns"]
    monday = today - timedelta(days=today.weekday())
    title = str(body["title"]).format(first=day(monday), last=day(monday + timedelta(days=6)))
    ordered = sorted(postings, key=_by_employer)
    sample = (sample_note(),) if any(posting.is_sample for posting in ordered) else ()
    return WeeklyList(
        sheet=body["sheet"],
        above=(center_name(), title, *sample),
        headers=tuple(column["header"] for column in columns),
        widths=tuple(column["width"] for column in columns),
        rows=tuple(
            tuple(number if column["field"] == "ordinal" else _CELLS[column["field"]](posting)
                  for column in columns)
            for number, posting in enumerate(ordered, start=1)
        ),
    )  # fmt: skip


def _by_employer(posting: JobPosting) -> tuple[str, str, int]:
    return search_key(posting.employer.name), posting.title_key, posting.id or 0


def _gender_age(posting: JobPosting) -> str:
    return _joined(facts.gender(posting) or word("facts", "either"), facts.age(posting))


def _education(posting: JobPosting) -> str:
    """Schooling and experience: the Center's list has one column for both."""
    asked = facts.experience(posting)
    level = _words("no_schooling") if posting.education == "none" else facts.education(posting)
    return _joined(level, asked and word("facts", "experience", experience=asked))


def _benefits(posting: JobPosting) -> str:
    """As written; else those that the pay cell does not name already, or they would come in twice."""
    told = read_benefits(posting.pay_text)
    missing = [name for name in posting.benefits if name not in told]
    return facts.one_line(posting.benefits_text) or words("benefits", missing)


def _note(posting: JobPosting) -> str:
    """What has no column; full time is said by nobody, and what is asked for stands last."""
    times = words("work_time", (name for name in posting.work_time if name != "full_time"))
    asked = facts.one_line(posting.requirements_text)
    return _joined(facts.sample(posting), times, asked and f"{_words('requirements')} {asked}", between="; ")


def requirements_in(note: str) -> str:
    """What a note of such a list asks for; "" when it says nothing of it."""
    return note.partition(_words("requirements"))[2].strip()


def _words(key: str) -> str:
    return str(load_yaml("exports/weekly.yml")[key])


def _joined(*parts: str, between: str = ", ") -> str:
    return between.join(part for part in parts if part)


_CELLS: Mapping[str, Callable[[JobPosting], ListCell]] = {
    "employer": lambda posting: facts.one_line(posting.employer.name),
    "title": lambda posting: facts.one_line(posting.title),
    "openings": lambda posting: posting.total_job_openings,
    "gender_age": _gender_age,
    "education": _education,
    "pay": facts.pay,
    "place": facts.places,
    "benefits": _benefits,
    "deadline": lambda posting: posting.valid_through,
    "contact": facts.contact,
    "note": _note,
}
