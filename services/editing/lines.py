"""Lists as an editor types them, one thing a line with its parts between bars, to records and back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation

from services.editing.refusals import EditingRefused
from services.errors import InvalidInput
from services.policy.citation import Citation
from services.policy.dates import partial_date
from services.policy.entry import DossierItem
from services.policy.rating import Rating
from services.policy.values import Period

_BAR = "|"
_CITATION_PARTS = 4
_PAPER_PARTS = 4


def texts(typed: str) -> tuple[str, ...]:
    """Every line with something in it, blanks put in order."""
    return tuple(line for line in (" ".join(line.split()) for line in typed.splitlines()) if line)


def citations(typed: str) -> tuple[Citation, ...]:
    """Lines of document | article | clause | point; the last three may be left out.

    Raises:
        EditingRefused: A line has no document or too many parts.
    """
    return tuple(_citation(_parts(line, 1, _CITATION_PARTS), line) for line in texts(typed))


def citation_lines(cited: Iterable[Citation]) -> str:
    """What `citations` reads."""
    return "\n".join(_joined((one.document, one.article, one.clause, one.point)) for one in cited)


def dossier(typed: str) -> tuple[DossierItem, ...]:
    """Lines of name | form | document | file; the last three may be left out.

    Raises:
        EditingRefused: A line has no name or too many parts.
    """
    found = []
    for line in texts(typed):
        name, form, document, file = _parts(line, 1, _PAPER_PARTS)
        found.append(DossierItem(name=name, form=form or None, document=document or None, file=file or None))
    return tuple(found)


def dossier_lines(papers: Iterable[DossierItem]) -> str:
    """What `dossier` reads."""
    return "\n".join(_joined((one.name, one.form, one.document, one.file)) for one in papers)


def periods(typed: str) -> tuple[Period, ...]:
    """Lines of from | to | amount | rating | checked on | document | article | clause.

    Days are ISO (2026-07-01), `to` may be empty, amounts are written 540000 or 1.5.

    Raises:
        EditingRefused: A line breaks that form.
    """
    return tuple(_period(line) for line in texts(typed))


def period_lines(found: Iterable[Period]) -> str:
    """What `periods` reads."""
    return "\n".join(
        _joined(
            (
                one.since.isoformat(),
                one.until.isoformat() if one.until else None,
                f"{one.amount:f}",
                one.rating.value,
                one.checked_on,
                one.citation.document,
                one.citation.article,
                one.citation.clause,
                one.citation.point,
            )
        )
        for one in found
    )


def _period(line: str) -> Period:
    since, until, amount, rating, checked_on, *cited = _parts(line, 6, 9)
    try:
        return Period(
            since=date.fromisoformat(since),
            until=date.fromisoformat(until) if until else None,
            amount=_amount(amount),
            rating=Rating(rating),
            checked_on=partial_date(checked_on),
            citation=_citation(cited, line),
        )
    except (ValueError, InvalidInput) as error:
        raise EditingRefused("bad_period", line=line) from error


def _amount(text: str) -> Decimal:
    try:
        amount = Decimal(text)
    except InvalidOperation as error:
        raise ValueError(text) from error
    if not amount.is_finite():
        raise ValueError(text)
    return amount


def _citation(parts: Sequence[str], line: str) -> Citation:
    document, article, clause, point = parts
    if not document:
        raise EditingRefused("bad_line", line=line, least=1, most=_CITATION_PARTS)
    return Citation(document=document, article=article or None, clause=clause or None, point=point or None)


def _parts(line: str, least: int, most: int) -> list[str]:
    parts = [part.strip() for part in line.split(_BAR)]
    if not least <= len(parts) <= most or not parts[0]:
        raise EditingRefused("bad_line", line=line, least=least, most=most)
    return parts + [""] * (most - len(parts))


def _joined(parts: Sequence[str | None]) -> str:
    told = [part or "" for part in parts]
    while told and not told[-1]:
        told.pop()
    return f" {_BAR} ".join(told)
