"""Whether the company a note names may send people abroad, looked up while the caller is still speaking."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from services.caller.needs import wanted_kind
from services.caller.reading import Reading
from services.caller.words import said
from services.dialogue.licence_wording import list_line, told
from services.licences.bare_name import bare_company_name
from services.licences.check import Found, LicenceCheck, LicenceQuery, check_licence
from services.licences.current import counting, standings
from services.licences.lookup import by_name, names_in
from services.licences.model import LicensedCompany
from services.licences.numbers import number_named
from services.licences.question import asks_for_licence, company_named, looked_up, names_a_company
from services.ports import UnitOfWork

_CERTAIN = (Found.ONE, Found.SEVERAL, Found.MISMATCH)
_ORDER = (*_CERTAIN, Found.NEAR, Found.NONE)
_LONGEST_NAME = 14  # words


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceAnswer:
    """What the lists say of one company.

    Attributes:
        asked: What was looked up; looking it up again comes to the same.
        status: As of a licence; "unknown" unless the lists tell exactly one company.
        choices: Names of the companies that may be meant.
        sure: The caller surely asks for it.
    """

    asked: str
    text: str
    source_line: str
    status: str
    choices: tuple[str, ...] = ()
    sure: bool = True

    @property
    def key(self) -> str:
        """As offers have one: `licence:công ty sao biển`."""
        return f"licence:{self.asked}"

    @property
    def question(self) -> str:
        """What it answers."""
        return said("licence", "question", asked=self.asked)


def licence_of(reading: Reading, uow: UnitOfWork, today: date) -> LicenceAnswer | None:
    """The check of the company a note names.

    Where the words do not ask for a licence, a name that the lists do not know may be any employer's: it
    is told of only when nothing else is looked for at home.
    """
    forms = tuple(dict.fromkeys((reading.note.lower(), reading.text)))
    asks = any(map(asks_for_licence, forms))
    names = asks or any(names_a_company(form) or number_named(form) for form in forms)
    if not names and len(reading.note.split()) > _LONGEST_NAME:
        return None
    companies = uow.licensed_companies.all()
    if not names:
        whole = LicenceQuery(name=reading.note.strip(), raw=reading.note)
        listed = by_name(whole.name, whole.raw, standings(counting(companies)))
        return _told([(whole, check_licence(whole, companies, today))], sure=True) if listed else None
    queries = dict.fromkeys(_queries(forms, reading, companies))
    checked = [(query, check_licence(query, companies, today)) for query in queries]
    abroad = wanted_kind(reading) == "overseas" or not reading.is_search
    if not asks and not abroad:
        checked = [pair for pair in checked if pair[1].found in _CERTAIN]
    return _told(checked, sure=asks or abroad)


def licence_again(asked: str, uow: UnitOfWork, today: date) -> LicenceAnswer | None:
    """The same by what was looked up; None for a text without words."""
    query = looked_up(asked)
    if not query.name and query.number is None:
        return None
    return _told([(query, check_licence(query, uow.licensed_companies.all(), today))], sure=True)


def _queries(
    forms: Iterable[str], reading: Reading, companies: Sequence[LicensedCompany]
) -> Iterator[LicenceQuery]:
    """What may be meant by a note as it was read and as it was typed."""
    for form in forms:
        if (query := company_named(form)) is not None:
            yield replace(query, raw=reading.note)
        if bare := bare_company_name(form):
            yield LicenceQuery(name=bare, raw=reading.note)
        if listed := names_in(form, counting(companies)):
            yield LicenceQuery(name=listed, raw=reading.note)


def _told(checked: Sequence[tuple[LicenceQuery, LicenceCheck]], *, sure: bool) -> LicenceAnswer | None:
    """The most certain of several readings."""
    if not checked:
        return None
    query, check = min(checked, key=lambda pair: _ORDER.index(pair[1].found))
    return LicenceAnswer(
        asked=_asked(query),
        text=told(check, query),
        source_line=list_line(check),
        status=check.status.value,
        choices=tuple(one.company.name for one in check.standings)
        if check.found in (Found.SEVERAL, Found.NEAR)
        else (),
        sure=sure,
    )


def _asked(query: LicenceQuery) -> str:
    """A text that `looked_up` reads as the same query."""
    number = said("licence", "number", number=query.number.number) if query.number else ""
    if not query.name:
        return number
    return f"{said('licence', 'company', name=query.name)} {number}".strip() if number else query.name
