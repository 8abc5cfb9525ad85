"""Turn something off and on again; each step leaves a trace in the same transaction."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from services.calendar import local
from services.conversations.typed_text import clean
from services.errors import InvalidInput, NotFound
from services.staff.audit import audit
from services.staff.model import StaffMember
from services.switches.model import Switch
from services.switches.refusals import SwitchRefused
from services.switches.targets import is_target
from services.switches.telling import ended_why

if TYPE_CHECKING:
    from services.ports import UnitOfWork

MAX_REASON = 300
MAX_SENTENCE = 500
LONGEST = timedelta(days=366)


def turn_off(uow: UnitOfWork, staff: StaffMember, switch: Switch) -> Switch:
    """Turn something off from now on, within the caller's writing transaction.

    Args:
        switch: As it is wanted; `since` is now.

    Raises:
        SwitchRefused: It is no such thing, is off already, says nothing, or ends before it begins.
    """
    wanted = replace(switch, reason=clean(switch.reason), sentence=clean(switch.sentence))
    _check(uow, wanted)
    _end_over(uow, wanted.since)
    try:
        stored = replace(wanted, id=uow.switches.add(wanted))
    except InvalidInput as error:
        raise SwitchRefused("off_already") from error
    audit(
        uow, staff, "switch.off", stored.thing, at=stored.since, after=_told(stored), why=stored.reason
    )  # fmt: skip
    return stored


def turn_on(uow: UnitOfWork, staff: StaffMember, switch_id: int, at: datetime, why: str) -> Switch:
    """Turn it on again, within the caller's writing transaction.

    Raises:
        NotFound: There never was such a switch.
        SwitchRefused: It is on already, or there is no reason.
    """
    switch = uow.switches.get(switch_id)
    if switch is None:
        raise NotFound(f"There is no switch {switch_id}.")
    reason = clean(why)
    if not reason or len(reason) > MAX_REASON:
        raise SwitchRefused("why", "why")
    if not uow.switches.end(switch_id, at, staff.name, reason):
        raise SwitchRefused("on_already")
    audit(uow, staff, "switch.on", switch.thing, at=at, before=_told(switch), why=reason)
    return switch


def end_over(uow: UnitOfWork, at: datetime) -> int:
    """Close what is past its time, switches and notices, with a trace; returns how many.

    They hold no longer anyway; this is for the pages and for the trail.
    """
    return _end_over(uow, at) + _end_notices(uow, at)


def _end_over(uow: UnitOfWork, at: datetime) -> int:
    ended = 0
    for switch in uow.switches.undone():
        number, until = switch.id, switch.until
        if number is None or until is None or until > at:
            continue
        if uow.switches.end(number, until, "", ended_why()):
            audit(uow, None, "switch.on", switch.thing, at=at, before=_told(switch), why=ended_why())
            ended += 1
    return ended


def _end_notices(uow: UnitOfWork, at: datetime) -> int:
    ended = 0
    for notice in uow.notices.undone():
        if notice.id is None or notice.ends > at:
            continue
        if uow.notices.end(notice.id, notice.ends, "", ended_why()):
            audit(uow, None, "notice.end", notice.thing, at=at, why=ended_why())
            ended += 1
    return ended


def _check(uow: UnitOfWork, switch: Switch) -> None:
    if not is_target(uow, switch.kind, switch.target):
        raise SwitchRefused("no_target", "target")
    if not switch.reason or len(switch.reason) > MAX_REASON:
        raise SwitchRefused("why", "reason")
    if not switch.sentence or len(switch.sentence) > MAX_SENTENCE:
        raise SwitchRefused("sentence", "sentence", most=MAX_SENTENCE)
    if switch.until is not None and not switch.since < switch.until <= switch.since + LONGEST:
        raise SwitchRefused("until", "until")


def _told(switch: Switch) -> dict[str, object]:
    return {
        "kind": switch.kind.value,
        "target": switch.target,
        "sentence": switch.sentence,
        "until": None if switch.until is None else local(switch.until).strftime("%H:%M %d/%m/%Y"),
    }
