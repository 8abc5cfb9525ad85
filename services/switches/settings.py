"""Set on a page what a file under data/ has defaults for; each step leaves a trace."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from services.conversations.typed_text import clean
from services.handover.approval import SETTING as SENSITIVE
from services.handover.approval import sensitive_of
from services.handover.office_hours import DAYS_OFF, WEEK, hours_from
from services.resources import load_yaml
from services.staff.audit import audit
from services.staff.model import StaffMember
from services.switches.ports import Setting
from services.switches.refusals import SwitchRefused
from services.switches.targets import topics

if TYPE_CHECKING:
    from services.ports import UnitOfWork

KEYS = (WEEK, DAYS_OFF, SENSITIVE)
MAX_REASON = 300
MOST_MINUTES = 120


def current_value(uow: UnitOfWork, key: str) -> tuple[dict[str, Any], Setting | None]:
    """What counts now, in the form it is stored in, and who set it; None while the file's counts."""
    setting = uow.settings.get(key)
    return (default_value(key) if setting is None else json.loads(setting.value)), setting


def default_value(key: str) -> dict[str, Any]:
    """What the file says, in the same form."""
    if key == SENSITIVE:
        read = load_yaml("handover/sensitive.yml")
        return {name: read[name] for name in ("topics", "entries", "minutes")}
    read = load_yaml("office_hours.yml")
    if key == WEEK:
        return {"confirmed": read["confirmed"], "week": read["week"]}
    closed = [{**row, "from": str(row["from"]), "until": str(row["until"])} for row in read["closed"]]
    return {"closed": closed, "opened": [{**row, "day": str(row["day"])} for row in read["opened"]]}


def set_value(
    uow: UnitOfWork,
    staff: StaffMember,
    key: str,
    value: Mapping[str, Any] | None,
    at: datetime,
    *,
    seen: str,
    why: str,
) -> None:
    """Let a value count in the place of the file's, within the caller's writing transaction.

    Args:
        value: In the form of `default_value`; None lets the file's count again.
        seen: `version_of` what the page showed.

    Raises:
        SwitchRefused: Somebody changed it meanwhile, it makes no sense, or there is no reason.
    """
    before, setting = current_value(uow, key)
    if version_of(setting) != seen:
        raise SwitchRefused("changed", name=setting.staff_name if setting else "")
    reason = clean(why)
    if not reason or len(reason) > MAX_REASON:
        raise SwitchRefused("why", "why")
    if value is None:
        uow.settings.remove(key)
    else:
        _check(uow, key, value)
        written = json.dumps(value, ensure_ascii=False)
        uow.settings.put(key, Setting(value=written, changed_at=at, staff_name=staff.name))
    after = default_value(key) if value is None else dict(value)
    changed = [name for name in after if after[name] != before.get(name)]
    audit(
        uow,
        staff,
        "setting.change" if value is not None else "setting.reset",
        f"setting:{key}",
        at=at,
        before={name: before.get(name) for name in changed},
        after={name: after[name] for name in changed},
        why=reason,
    )


def version_of(setting: Setting | None) -> str:
    """What changes whenever the value does."""
    return "" if setting is None else setting.changed_at.isoformat()


def _check(uow: UnitOfWork, key: str, value: Mapping[str, Any]) -> None:
    """The reader of the value has the last word on what makes sense."""
    written = json.dumps(value)
    if key == WEEK:
        hours_from(written, None)
        if not any(value["week"].values()):
            raise SwitchRefused("no_week")
    elif key == DAYS_OFF:
        hours_from(None, written)
    else:
        rules = sensitive_of(value)
        if not 1 <= rules.minutes <= MOST_MINUTES:
            raise SwitchRefused("minutes", "minutes")
        if not rules.topics <= topics().keys():
            raise SwitchRefused("no_target", "topics")
        known = uow.policy.topics_of(sorted(rules.entries))
        unknown = sorted(rules.entries - known.keys())
        if unknown:
            raise SwitchRefused("entries", "entries", entry=unknown[0])
