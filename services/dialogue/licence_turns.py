"""Turns about a company's licence to send people abroad."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from services.dialogue.licence_wording import list_line, told
from services.dialogue.offers import read
from services.dialogue.policy_replies import button_title, entry_button, officer_button, payload
from services.dialogue.policy_state import PolicyState
from services.dialogue.policy_turns import Desk, PolicyTurn
from services.dialogue.replies import Button, Reply
from services.licences.bare_name import bare_company_name
from services.licences.check import Found, LicenceCheck, LicenceQuery, check_licence
from services.licences.current import Standing, counting
from services.licences.lookup import names_in
from services.licences.model import LicenceStatus, LicensedCompany
from services.licences.numbers import licence_number, number_named
from services.licences.question import asks_for_licence, licence_question, names_a_company
from services.outcomes import Outcome
from services.overseas.model import OverseasOrder
from services.policy.answer import Answer, answer
from services.policy.confidence import Level
from services.policy.content import Content
from services.ports import UnitOfWork
from services.record_number import record_number

PRESSED = "licence"  # a button's value is this, a colon and the number of a record
_ENTRY = "overseas-check-company"
_CERTAIN = (Found.ONE, Found.SEVERAL, Found.MISMATCH)


def about_licence(
    text: str,
    raw: str,
    uow: UnitOfWork,
    desk: Desk,
    focus: str | None = None,
    state: PolicyState | None = None,
) -> PolicyTurn | None:
    """Whether the company a message asks about may send people abroad; None when it asks no such thing.

    Args:
        text: The message in canonical form, which may have changed an unknown name.
        raw: The message as it was typed.
        focus: The offer talked about: "công ty này" is its company.
        state: What was answered last: behind an answer on checking companies a bare name asks for its check.
    """
    if not asks_for_licence(text):
        return _given(text, raw, uow, desk) if gives_name(text, state) else None
    companies = uow.licensed_companies.all()
    checked = _best(list(_checks(text, raw, companies, desk)))
    if checked is None:
        checked = _of_order(focus, uow, companies, desk) if names_a_company(text) else None
    return None if checked is None else _turn(*checked, desk)


def gives_name(text: str, state: PolicyState | None) -> bool:
    """Whether a message is the name of a company, and companies are what is talked about."""
    return state is not None and state.entry == _ENTRY and bare_company_name(text) != ""


def chosen_licence(number: str, uow: UnitOfWork, desk: Desk) -> PolicyTurn | None:
    """The company behind a button; None when its record is gone."""
    record_id = record_number(number)
    company = None if record_id is None else uow.licensed_companies.get(record_id)
    if company is None:
        return None
    query = LicenceQuery(name=company.name, number=licence_number(company.licence_number))
    return _turn(query, check_licence(query, uow.licensed_companies.all(), desk.today), desk)


def _given(text: str, raw: str, uow: UnitOfWork, desk: Desk) -> PolicyTurn:
    """The check of a name that is all a message says, as it was read and as it was typed."""
    companies = uow.licensed_companies.all()
    names = filter(None, map(bare_company_name, (text, raw.lower())))
    queries = [LicenceQuery(name=name, raw=raw) for name in names]
    checked = [(query, check_licence(query, companies, desk.today)) for query in queries]
    return _turn(*min(checked, key=_certainty), desk)


def _checks(
    text: str, raw: str, companies: Sequence[LicensedCompany], desk: Desk
) -> Iterator[tuple[LicenceQuery, LicenceCheck]]:
    """What the canonical and the typed form of a message ask, looked up; else a listed name within it."""
    found = [question for form in (text, raw.lower()) if (question := licence_question(form)) is not None]
    for question in found:
        query = replace(question.query, raw=raw)
        check = check_licence(query, companies, desk.today)
        if question.sure or check.found in _CERTAIN:
            yield query, check
    if any(question.query.name for question in found):
        return
    for form in (text, raw):
        if name := names_in(form, counting(companies)):
            query = LicenceQuery(name=name, number=number_named(text), raw=raw)
            yield query, check_licence(query, companies, desk.today)


def _best(checks: Sequence[tuple[LicenceQuery, LicenceCheck]]) -> tuple[LicenceQuery, LicenceCheck] | None:
    """The most certain of several readings of one message."""
    return min(checks, key=_certainty, default=None)


def _certainty(pair: tuple[LicenceQuery, LicenceCheck]) -> int:
    return (*_CERTAIN, Found.NEAR, Found.NONE).index(pair[1].found)


def _of_order(
    focus: str | None, uow: UnitOfWork, companies: Sequence[LicensedCompany], desk: Desk
) -> tuple[LicenceQuery, LicenceCheck] | None:
    """The company of the order talked about."""
    record = read(focus, uow) if focus else None
    if not isinstance(record, OverseasOrder):
        return None
    query = LicenceQuery(name=record.sending_company, number=licence_number(record.licence_text))
    return query, check_licence(query, companies, desk.today)


def _turn(query: LicenceQuery, check: LicenceCheck, desk: Desk) -> PolicyTurn:
    known = check.found is Found.ONE and check.status is not LicenceStatus.UNKNOWN
    behind = _entry_answer(desk)
    reply = Reply(
        response="utter_policy_answer",
        values={"answer": told(check, query), "source": list_line(check)},
        buttons=(*_choices(check), *_more(desk.content), officer_button()),
    )
    return PolicyTurn(
        state=PolicyState(entry=_ENTRY) if behind else PolicyState(),
        replies=(reply,),
        outcome=Outcome.ANSWERED
        if known
        else Outcome.CLARIFICATION
        if check.standings
        else Outcome.NO_RESULT,
        level=Level.SURE if known else Level.UNSURE,
        answers=() if behind is None else (behind,),
        offered=() if behind is None else ((_ENTRY, 1.0),),
    )


def _entry_answer(desk: Desk) -> Answer | None:
    """The reviewed answer on checking a company, for its provisions."""
    entry = desk.content.entry(_ENTRY)
    found = answer(entry, desk.content, desk.today, desk.today) if entry else None
    return found if isinstance(found, Answer) else None


def _choices(check: LicenceCheck) -> tuple[Button, ...]:
    """A button for each company that may be meant."""
    if check.found not in (Found.SEVERAL, Found.NEAR):
        return ()
    return tuple(
        Button(_title(one), payload(PRESSED, str(one.company.id)))
        for one in check.standings
        if one.company.id is not None
    )


def _title(standing: Standing) -> str:
    return button_title(standing.company.name)


def _more(content: Content) -> tuple[Button, ...]:
    entry = content.entry(_ENTRY)
    return () if entry is None else (entry_button(entry),)
