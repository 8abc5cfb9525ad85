"""What the pages for callers show, made of a request."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from starlette.requests import Request

from language import units
from language.occupations import occupations
from services import UnitOfWork, calendar
from services.caller.conversations import Recipient
from services.caller.eligibility import Person
from services.caller.entries import EntryAnswer, answers
from services.caller.finding import Column, columns
from services.caller.licences import LicenceAnswer, licence_of
from services.caller.model import CallOutcome, Need
from services.caller.needs import commune_of, need_of
from services.caller.offers import Marked, marked
from services.caller.reading import MAX_NOTE, Reading, read_note
from services.caller.recap import recap
from services.caller.spoken import to_read_out
from services.caller.words import said, section
from services.jobs.model import JobPosting
from services.policy.content import Content
from services.policy.retrieval.live import Snapshot
from web.parts import Parts

SCHEME = "scheme:"  # is marked beside what the note finds, and judged by the answers posted with it
_TOLD_AT_FIRST = 2  # offers read out when the officer has marked none


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One note with everything that answers it.

    Attributes:
        entries: None while policy is being read for the first time.
        licence: Whether a company the note names may send people abroad.
        likeliest: Keys of what is told as long as the officer marks nothing.
        chosen: Keys of what she marked and what is still there.
    """

    reading: Reading
    columns: list[Column]
    entries: list[EntryAnswer] | None
    licence: LicenceAnswer | None
    need: Need
    commune: str | None
    likeliest: list[str]
    chosen: list[str]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed."""
        return not self.reading.note.strip()


def today_of(parts: Parts) -> date:
    """The day in Cà Mau."""
    return calendar.local(parts.now()).date()


def field(request: Request, name: str) -> str:
    """A field of the form as text; "" when there is none."""
    value = request.state.form.get(name)
    return value if isinstance(value, str) else ""


def note_of(request: Request) -> str:
    """What was typed, up to the limit."""
    return field(request, "note")[:MAX_NOTE]


def view(parts: Parts, request: Request, uow: UnitOfWork) -> View:
    """Read the note and look everything up."""
    today = today_of(parts)
    reading = read_note(note_of(request), today)
    snapshot = parts.policy.latest()
    entries = _entries(reading, snapshot, today)
    found = columns(reading, uow, today)
    licence = licence_of(reading, uow, today)
    keys = _keys(found, entries or [], licence)
    chosen = [key for key in _picked(request) if key in keys or key.startswith(SCHEME)]
    return View(
        reading=reading,
        columns=found,
        entries=entries,
        licence=licence,
        need=need_of(reading, entries or [], checks_company=licence is not None and licence.sure),
        commune=commune_of(reading.frame),
        likeliest=_first(reading, found, entries or [], licence),
        chosen=chosen,
    )


def told_of(parts: Parts, keys: list[str], uow: UnitOfWork, person: Person | None = None) -> dict[str, Any]:
    """What is read out and written of the things with these keys; schemes as they are for a person."""
    things = things_of(parts, keys, uow, person)
    return {
        "sentences": to_read_out(things),
        "recap": recap(things, today_of(parts)),
        "printable": any(isinstance(one.thing, JobPosting) for one in things),
    }


def things_of(parts: Parts, keys: list[str], uow: UnitOfWork, person: Person | None = None) -> list[Marked]:
    """The things with these keys that may be told today."""
    snapshot = parts.policy.latest()
    return marked(
        keys, uow, snapshot.content if snapshot else Content(), today_of(parts), person if snapshot else None
    )


def labels() -> dict[str, Any]:
    """Words and closed lists that the templates name."""
    return {
        "caller": section("page"),
        "needs": {need.value: said("needs", need.value) for need in Need},
        "outcomes": {outcome.value: said("outcomes", outcome.value) for outcome in CallOutcome},
        "communes": sorted(units.communes().values(), key=lambda one: one.name),
    }


def addable() -> dict[str, Any]:
    """What the page offers to be added to a note."""
    return {
        "chip_names": section("chips"),
        "choices": section("choices"),
        "numbers": section("numbers"),
        "trades": sorted(trade.label for trade in occupations().values()),
    }


def name_of(recipient: Recipient) -> str:
    """What officers call a conversation."""
    if recipient.case is not None:
        return said("page", "case", case=recipient.case)
    return said("page", "conversation", conversation=recipient.conversation)


def _picked(request: Request) -> list[str]:
    return values(request, "pick")


def values(request: Request, name: str) -> list[str]:
    """Every value of a field of the form that is text."""
    return [value for value in request.state.form.getlist(name) if isinstance(value, str)]


def picked(request: Request) -> list[str]:
    """Keys of what the officer marked, or of what the page took for the likeliest."""
    return _picked(request) or values(request, "likeliest")


def _entries(reading: Reading, snapshot: Snapshot | None, today: date) -> list[EntryAnswer] | None:
    if snapshot is None:
        return None
    return answers(reading, snapshot.index, snapshot.content, today)


def _keys(found: list[Column], entries: list[EntryAnswer], licence: LicenceAnswer | None) -> set[str]:
    keys = {offer.key for column in found for offer in column.found.offers} | {one.key for one in entries}
    return keys | ({licence.key} if licence else set())


def _first(
    reading: Reading, found: list[Column], entries: list[EntryAnswer], licence: LicenceAnswer | None
) -> list[str]:
    """The likeliest things to tell: the company or the entry surely meant, else the best offers asked for."""
    if licence is not None and licence.sure:
        return [licence.key]
    if entries and (entries[0].sure or not reading.is_search):
        return [entries[0].key]
    leading = [column for column in found if column.leads]
    return [offer.key for column in leading for offer in column.found.offers[:_TOLD_AT_FIRST]]
