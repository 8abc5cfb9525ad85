"""Switches and notices for tests, stored as the pages store them."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from services import Services, UnitOfWork, calendar
from services.notices.changing import publish
from services.notices.model import Notice, NoticeKind
from services.staff.model import Account, StaffMember, member
from services.staff.permissions import Role
from services.switches.changing import turn_off, turn_on
from services.switches.model import Switch, SwitchKind
from services.switches.telling import offered_sentence

NAME = "Chị Quyên"
DAY = timedelta(days=1)


def switch(kind: SwitchKind = SwitchKind.BOT, target: str = "", **changed: Any) -> Switch:
    """One that is wanted from now on."""
    values: dict[str, Any] = {
        "kind": kind,
        "target": target,
        "reason": "trả lời sai",
        "sentence": offered_sentence(kind),
        "staff_id": None,
        "staff_name": NAME,
        "since": calendar.now(),
    }
    return Switch(**{**values, **changed})


def notice(*communes: str, at: datetime | None = None, **changed: Any) -> Notice:
    """A storm of a day."""
    begins = at or calendar.now()
    values: dict[str, Any] = {
        "kind": NoticeKind.STORM,
        "text": "Bão vào tối nay, bà con ở yên trong nhà.",
        "communes": frozenset(communes),
        "begins": begins,
        "ends": begins + DAY,
        "staff_id": None,
        "staff_name": NAME,
        "created_at": begins,
    }
    return Notice(**{**values, **changed})


def put_off(services: Services, wanted: Switch | None = None) -> Switch:
    """Something is off."""
    with services.unit_of_work(writing=True) as uow:
        stored = turn_off(uow, quyen(uow), wanted or switch())
        uow.commit()
    return stored


def put_on(services: Services, stored: Switch) -> None:
    """It is on again."""
    with services.unit_of_work(writing=True) as uow:
        turn_on(uow, quyen(uow), stored.id or 0, calendar.now(), "đã sửa xong")
        uow.commit()


def put_up(services: Services, wanted: Notice) -> Notice:
    """A notice is told."""
    with services.unit_of_work(writing=True) as uow:
        stored = publish(uow, quyen(uow), wanted)
        uow.commit()
    return stored


def quyen(uow: UnitOfWork) -> StaffMember:
    """The administrator who does it all."""
    known = uow.staff.by_login("quyen")
    if known is not None:
        return member(known)
    account = Account(
        login="quyen",
        full_name=NAME,
        roles=frozenset({Role.ADMINISTRATOR}),
        password_hash="none",
        created_at=calendar.now(),
    )
    return member(replace(account, id=uow.staff.add(account)))
