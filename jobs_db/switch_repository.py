"""Switches, settings, and who was told of what, in the database."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from jobs_db.tables.alert_subscription import AlertSubscriptionRow
from jobs_db.tables.dialogue_state import DialogueStateRow
from jobs_db.tables.interest import InterestRow
from jobs_db.tables.switch import SettingRow, SwitchRow, ToldRow
from services.errors import InvalidInput
from services.switches.model import Switch, SwitchKind
from services.switches.ports import Known, Setting

_switch: Any = SwitchRow.__table__
_setting: Any = SettingRow.__table__
_told: Any = ToldRow.__table__
_state: Any = DialogueStateRow.__table__
_alert: Any = AlertSubscriptionRow.__table__
_interest: Any = InterestRow.__table__
_WHO: Any = bindparam("conversation")
# One question for what mostly is not there.
_KNOWN = select(
    select(_state.c.body).where(_state.c.conversation_id == _WHO).scalar_subquery().label("memory"),
    select(_alert.c.id).where(_alert.c.conversation_id == _WHO).exists().label("alerts"),
    select(_interest.c.id).where(_interest.c.conversation_id == _WHO).exists().label("names"),
)
_UNDONE = select(_switch).where(_switch.c.ended_at.is_(None)).order_by(_switch.c.id.desc())


class SqlSwitchRepository:
    """Implements services.switches.ports.SwitchRepository over a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, switch: Switch) -> int:
        """See the port."""
        row = {**asdict(switch), "kind": switch.kind.value}
        del row["id"]
        try:
            with self._session.begin_nested():
                result = self._session.execute(insert(_switch), row)
        except IntegrityError as error:
            raise InvalidInput("The same is off already.") from error
        return int(result.inserted_primary_key[0])  # type: ignore[attr-defined]

    def get(self, switch_id: int) -> Switch | None:
        """See the port."""
        row = self._session.execute(select(_switch).where(_switch.c.id == switch_id)).first()
        return None if row is None else _switch_from(row)

    def end(self, switch_id: int, at: datetime, by: str, why: str) -> bool:
        """See the port."""
        undone = update(_switch).where(_switch.c.id == switch_id, _switch.c.ended_at.is_(None))
        result = self._session.execute(undone.values(ended_at=at, ended_by=by, ended_why=why))
        return bool(result.rowcount)  # type: ignore[attr-defined]

    def undone(self) -> Sequence[Switch]:
        """See the port."""
        return [_switch_from(row) for row in self._session.execute(_UNDONE)]

    def ended(self, limit: int, before: int | None = None) -> Sequence[Switch]:
        """See the port."""
        chosen = select(_switch).where(_switch.c.ended_at.is_not(None))
        if before is not None:
            chosen = chosen.where(_switch.c.id < before)
        rows = self._session.execute(chosen.order_by(_switch.c.id.desc()).limit(limit))
        return [_switch_from(row) for row in rows]


class SqlSettingRepository:
    """Implements services.switches.ports.SettingRepository over a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, key: str) -> Setting | None:
        """See the port."""
        row = self._session.execute(select(_setting).where(_setting.c.key == key)).first()
        if row is None:
            return None
        return Setting(value=row.value, changed_at=row.changed_at, staff_name=row.staff_name)

    def put(self, key: str, setting: Setting) -> None:
        """See the port."""
        self.remove(key)
        self._session.execute(insert(_setting), {"key": key, **asdict(setting)})

    def remove(self, key: str) -> None:
        """See the port."""
        self._session.execute(delete(_setting).where(_setting.c.key == key))


class SqlToldRepository:
    """Implements services.switches.ports.ToldRepository over a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, conversation: str, things: Sequence[str], at: datetime) -> None:
        """See the port."""
        known = self.of(conversation, things)
        rows = [
            {"conversation_id": conversation, "thing": one, "at": at} for one in things if one not in known
        ]
        if rows:
            self._session.execute(insert(_told), rows)

    def of(self, conversation: str, things: Sequence[str]) -> set[str]:
        """See the port."""
        chosen = select(_told.c.thing).where(_told.c.conversation_id == conversation)
        return set(self._session.execute(chosen.where(_told.c.thing.in_(things))).scalars())

    def count(self, thing: str, most: int) -> int:
        """See the port."""
        some = select(_told.c.thing).where(_told.c.thing == thing).limit(most).subquery()
        return int(self._session.execute(select(func.count()).select_from(some)).scalar_one())

    def known(self, conversation: str) -> Known:
        """See the port."""
        row = self._session.execute(_KNOWN, {"conversation": conversation}).one()
        return Known(row.memory or "", bool(row.alerts or row.names))


def _switch_from(row: Any) -> Switch:
    values = dict(row._mapping)
    return Switch(**{**values, "kind": SwitchKind(values["kind"])})
