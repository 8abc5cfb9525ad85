"""Offers and entries by their keys, as an officer has marked them for the caller."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from services.caller.eligibility import Person, SchemeAnswer, scheme_answers
from services.caller.entries import EntryAnswer, entry_answer
from services.caller.licences import LicenceAnswer, licence_again
from services.dialogue.offers import read
from services.jobs.model import JobPosting
from services.overseas.model import OverseasOrder
from services.policy.content import Content
from services.ports import UnitOfWork
from services.vocational.model import Course

Told = EntryAnswer | LicenceAnswer | SchemeAnswer  # what is told in sentences
Offered = JobPosting | Course | OverseasOrder | Told
MOST = 8  # as many as are told in one call
_ENTRY, _LICENCE, _SCHEME = "entry", "licence", "scheme"


@dataclass(frozen=True, slots=True)
class Marked:
    """Something that is told to the caller."""

    key: str
    thing: Offered


def marked(
    keys: Iterable[str], uow: UnitOfWork, content: Content, today: date, person: Person | None = None
) -> list[Marked]:
    """What is behind keys such as `vacancy:12` and `entry:ui-dossier`, each once, at most MOST of them.

    What may not be shown today, and what there never was, is left out.

    Args:
        person: Of whom the schemes among the keys are judged.
    """
    return list(_known(list(dict.fromkeys(keys))[:MOST], uow, content, today, person or Person()))


def _known(
    keys: Sequence[str], uow: UnitOfWork, content: Content, today: date, person: Person
) -> Iterator[Marked]:
    wants_schemes = any(key.startswith(f"{_SCHEME}:") for key in keys)
    schemes = {one.key: one for one in scheme_answers(person, content, today)} if wants_schemes else {}
    for key in keys:
        kind, _, name = key.partition(":")
        if kind == _SCHEME:
            if key in schemes:
                yield Marked(key, schemes[key])
        elif kind == _ENTRY:
            entry = entry_answer(name, content, today)
            if entry is not None and entry.text:
                yield Marked(key, entry)
        elif kind == _LICENCE:
            licence = licence_again(name, uow, today)
            if licence is not None:
                yield Marked(key, licence)
        else:
            record = read(key, uow)
            if record is not None and record.is_shown(today):
                yield Marked(key, record)
