"""Make a notice, change it while it is told, end it early; each step leaves a trace."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from language import units
from services.calendar import local
from services.conversations.typed_text import clean
from services.errors import NotFound
from services.notices.model import Notice
from services.staff.audit import audit
from services.staff.model import StaffMember
from services.switches.refusals import SwitchRefused

if TYPE_CHECKING:
    from services.ports import UnitOfWork

MAX_TEXT = 800
MAX_REASON = 300
LONGEST = timedelta(days=92)
MOST_AT_ONCE = 10


def publish(uow: UnitOfWork, staff: StaffMember, notice: Notice) -> Notice:
    """Tell people a notice from its beginning on, within the caller's writing transaction.

    Raises:
        SwitchRefused: Something in it is missing or wrong, or there are too many at once.
    """
    wanted = checked(notice, notice.created_at)
    if len(uow.notices.undone()) >= MOST_AT_ONCE:
        raise SwitchRefused("too_many_notices", most=MOST_AT_ONCE)
    stored = replace(wanted, id=uow.notices.add(wanted))
    audit(uow, staff, "notice.publish", stored.thing, at=stored.created_at, after=_told(stored))
    return stored


def change(uow: UnitOfWork, staff: StaffMember, notice: Notice, at: datetime, why: str) -> Notice:
    """Correct a notice; who was told of it is not told again.

    Raises:
        NotFound: There never was such a notice.
        SwitchRefused: Something in it is missing or wrong, it is over, or there is no reason.
    """
    before = _existing(uow, notice.id)
    reason = _reason(why)
    if before.ended_at is not None or before.ends <= at:
        raise SwitchRefused("over")
    wanted = replace(
        checked(notice, at, begins_now=notice.begins == before.begins),
        staff_id=before.staff_id,
        staff_name=before.staff_name,
        created_at=before.created_at,
    )
    uow.notices.save(wanted)
    was, now = _told(before), _told(wanted)
    audit(uow, staff, "notice.change", wanted.thing, at=at, before=was, after=now, why=reason)
    return wanted


def end(uow: UnitOfWork, staff: StaffMember, notice_id: int, at: datetime, why: str) -> None:
    """Tell it no more.

    Raises:
        NotFound: There never was such a notice.
        SwitchRefused: It was ended before, or there is no reason.
    """
    notice = _existing(uow, notice_id)
    reason = _reason(why)
    if not uow.notices.end(notice_id, at, staff.name, reason):
        raise SwitchRefused("over")
    audit(uow, staff, "notice.end", notice.thing, at=at, before=_told(notice), why=reason)


def checked(notice: Notice, at: datetime, *, begins_now: bool = False) -> Notice:
    """The notice with clean words.

    Args:
        begins_now: Its beginning may lie before `at`.

    Raises:
        SwitchRefused: It says nothing or too much, or ends before it begins or before now.
    """
    text = clean(notice.text)
    if not text or len(text) > MAX_TEXT:
        raise SwitchRefused("notice_text", "text", most=MAX_TEXT)
    if not notice.communes <= units.communes().keys():
        raise SwitchRefused("communes", "communes")
    if notice.ends <= max(notice.begins, at) or notice.ends - notice.begins > LONGEST:
        raise SwitchRefused("dates", "ends", days=LONGEST.days)
    if not begins_now and notice.begins < at - timedelta(days=1):
        raise SwitchRefused("begins", "begins")
    return replace(notice, text=text)


def _existing(uow: UnitOfWork, notice_id: int | None) -> Notice:
    notice = None if notice_id is None else uow.notices.get(notice_id)
    if notice is None:
        raise NotFound(f"There is no notice {notice_id}.")
    return notice


def _reason(why: str) -> str:
    reason = clean(why)
    if not reason or len(reason) > MAX_REASON:
        raise SwitchRefused("why", "why")
    return reason


def _told(notice: Notice) -> dict[str, object]:
    known = units.communes()
    return {
        "kind": notice.kind.value,
        "text": notice.text,
        "communes": [f"{known[code].kind} {known[code].name}" for code in sorted(notice.communes)],
        "begins": local(notice.begins).strftime("%H:%M %d/%m/%Y"),
        "ends": local(notice.ends).strftime("%H:%M %d/%m/%Y"),
    }
