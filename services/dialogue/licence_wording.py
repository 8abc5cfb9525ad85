"""What a licence check came to, in words; always with the date and source of the list."""

from __future__ import annotations

from collections.abc import Iterable

from services.dialogue.wording import day, phrase
from services.licences.check import Found, LicenceCheck, LicenceQuery
from services.licences.current import ListState, Standing
from services.licences.model import LicenceStatus
from services.policy.hotlines import number_of

_HOTLINE = "overseas_labour_department"


def told(check: LicenceCheck, query: LicenceQuery) -> str:
    """The answer, line by line; of a status that is not certain, where to ask."""
    if check.lists.list_date is None:
        return _joined([phrase("licence", "list_empty"), ask_where()])
    lines = [*_finding(check, query)]
    if check.alike and check.found is Found.ONE:
        lines += [phrase("licence", "alike"), *_rows(check.alike)]
    if check.status is LicenceStatus.VALID:
        lines.append(phrase("licence", "compare"))
    if check.status is not LicenceStatus.VALID or check.lists.is_stale or check.branch_listed is False:
        lines.append(ask_where())
    return _joined(lines)


def list_line(check: LicenceCheck) -> str:
    """The date and source of the list, and what keeps it from being believed."""
    lists: ListState = check.lists
    if lists.list_date is None:
        return ""
    made = day(lists.list_date)
    named = phrase("licence", "list", day=made, source=lists.source)
    lines = [named if lists.source else phrase("licence", "list_unsourced", day=made)]
    if lists.is_stale:
        lines.append(phrase("licence", "list_stale", days=lists.age_days))
    if lists.is_sample:
        lines.append(phrase("licence", "list_sample"))
    return " ".join(lines)


def standing_line(standing: Standing) -> str:
    """One company with its licence and where it stands."""
    status = phrase("licence_status", standing.status.value)
    company = standing.company
    return phrase("licence", "row", company=company.name, licence=company.licence_number, status=status)


def ask_where() -> str:
    """Who knows for certain."""
    return phrase("licence", "ask", phone=number_of(_HOTLINE))


def _finding(check: LicenceCheck, query: LicenceQuery) -> list[str]:
    match check.found:
        case Found.ONE:
            return _one(check, query)
        case Found.NONE:
            return _none(query)
        case Found.MISMATCH:
            lines = [phrase("licence", "mismatch")]
            if check.standings:
                lines += [phrase("licence", "mismatch_name"), *_rows(check.standings)]
            if check.alike:
                lines += [phrase("licence", "mismatch_number"), *_rows(check.alike)]
            return lines
        case Found.SEVERAL:
            return [phrase("licence", "several", asked=_asked(query)), *_rows(check.standings)]
        case Found.NEAR:
            return [phrase("licence", "near", asked=_asked(query)), *_rows(check.standings)]


def _one(check: LicenceCheck, query: LicenceQuery) -> list[str]:
    standing = check.standings[0]
    company = standing.company
    since = phrase("licence", "since", day=day(company.status_since)) if company.status_since else ""
    values = {"company": company.name, "licence": company.licence_number, "since": since}
    if standing.dropped:
        return [phrase("licence", "dropped", day=day(company.list_date), **values)]
    lines = [_status(standing, values)]
    if company.decision:
        lines.append(phrase("licence", "decision", decision=company.decision))
    if company.note:
        lines.append(company.note)
    if check.branch_listed is not None:
        listed = phrase("licence", "branch_listed", branch=query.branch)
        lines.append(
            listed if check.branch_listed else phrase("licence", "branch_unlisted", branch=query.branch)
        )
    return lines


def _status(standing: Standing, values: dict[str, str]) -> str:
    match standing.status:
        case LicenceStatus.VALID:
            return phrase("licence", "valid", **values)
        case LicenceStatus.SUSPENDED:
            return phrase("licence", "suspended", **values)
        case LicenceStatus.REVOKED:
            return phrase("licence", "revoked", **values)
        case LicenceStatus.UNKNOWN:
            return phrase("licence", "unclear", **values)


def _none(query: LicenceQuery) -> list[str]:
    return [phrase("licence", "none", asked=_asked(query))]


def _asked(query: LicenceQuery) -> str:
    """What was asked about, in the words of the message."""
    if query.name:
        return f"“{query.name}”"
    return phrase("licence", "numbered", number=query.number.number if query.number else "")


def _rows(those: Iterable[Standing]) -> list[str]:
    return [standing_line(one) for one in those]


def _joined(lines: Iterable[str]) -> str:
    return "\n".join(lines)
