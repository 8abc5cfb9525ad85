"""Notices at the top of an answer: once to each person each notice concerns."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from language import units
from services.conversations.model import Answer, Reply, Speaker
from services.notices.communes import communes_of
from services.notices.model import Notice, NoticeKind
from services.outcomes import Outcome
from services.resources import load_yaml
from services.switches.telling import short_text

if TYPE_CHECKING:
    from services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class Noticed:
    """An answer with what stands above it; `told` are the notices it tells."""

    answer: Answer
    told: tuple[str, ...] = ()


def with_notices(
    uow: UnitOfWork, conversation: str, answer: Answer, at: datetime, *, though_silent: bool = False
) -> Noticed:
    """The answer with the notices above it that this person has not been told yet.

    Nothing stands above an answer to danger, nor above what an officer says; the next answer has it.

    Args:
        though_silent: Also where the answer says nothing, because the assistant is off.
    """
    notices = current(uow, at)
    if not notices or answer.speaker is Speaker.OFFICER or answer.outcome == Outcome.EMERGENCY.value:
        return Noticed(answer)
    if not answer.replies and not though_silent:
        return Noticed(answer)
    told = uow.told.of(conversation, [notice.thing for notice in notices])
    fresh = concerning(uow, conversation, [notice for notice in notices if notice.thing not in told])
    if not fresh:
        return Noticed(answer)
    above = tuple(Reply(text=notice_text(one.kind, one.text, one.communes)) for one in fresh)
    return Noticed(replace(answer, replies=(*above, *answer.replies)), tuple(one.thing for one in fresh))


def current(uow: UnitOfWork, at: datetime) -> list[Notice]:
    """Notices of this instant, the oldest first."""
    return [notice for notice in reversed(uow.in_force.read().notices) if notice.holds(at)]


def concerning(uow: UnitOfWork, conversation: str, notices: Sequence[Notice]) -> list[Notice]:
    """Those of some notices that concern a person, as far as her commune is known."""
    if all(notice.is_for_all for notice in notices):
        return list(notices)
    among = frozenset(code for notice in notices for code in notice.communes)
    communes = communes_of(uow, conversation, among)
    return [notice for notice in notices if notice.concerns(communes)]


def notice_text(kind: NoticeKind, text: str, communes: Collection[str]) -> str:
    """A notice as people read it."""
    words = load_yaml("notices.yml")
    opening = words["kinds"][kind.value]["opening"]
    if not communes:
        return f"{words['heading'].format(opening=opening)}\n{text.strip()}"
    where = _where(communes)
    return f"{words['heading_of'].format(opening=opening, communes=where)}\n{text.strip()}"


def _where(communes: Collection[str]) -> str:
    words, known = load_yaml("notices.yml"), units.communes()
    if len(communes) > words["named"]:
        return str(words["many"]).format(count=len(communes))
    return ", ".join(f"{known[code].kind} {known[code].name}" for code in sorted(communes) if code in known)


def standing(uow: UnitOfWork, conversation: str | None, channel: str, at: datetime) -> list[str]:
    """What a page shows when it opens: the notices for this person, then that the assistant is off.

    Args:
        conversation: None for somebody nobody knows yet.
    """
    switch = uow.in_force.read().silent(channel, at)
    silent = [] if switch is None else [short_text(switch.sentence, switch.until)]
    notices = current(uow, at)
    if conversation is None:
        fresh = [notice for notice in notices if notice.is_for_all]
    else:
        fresh = concerning(uow, conversation, notices)
    return [notice_text(one.kind, one.text, one.communes) for one in fresh] + silent
