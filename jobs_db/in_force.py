"""What is set on the pages, read again after two seconds at most, once for all threads of a process."""

import time
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from jobs_db.notice_repository import SqlNoticeRepository
from jobs_db.switch_repository import SqlSwitchRepository
from jobs_db.tables.switch import SettingRow
from services.switches.in_force import InForce

KEPT_SECONDS = 2.0
MEMO = "in_force"  # where sessions keep it, see jobs_db.engine
_setting: Any = SettingRow.__table__
_KEPT = "kept"


class SqlInForce:
    """Implements services.switches.ports.InForceRepository over a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def read(self) -> InForce:
        """See the port."""
        memo: dict[str, tuple[float, InForce]] = self._session.info.get(MEMO, {})
        kept = memo.get(_KEPT)
        now = time.monotonic()
        if kept is not None and now - kept[0] < KEPT_SECONDS:
            return kept[1]
        found = self._look()
        memo[_KEPT] = (now, found)
        return found

    def _look(self) -> InForce:
        settings = self._session.execute(select(_setting.c.key, _setting.c.value))
        return InForce(
            switches=SqlSwitchRepository(self._session).undone(),
            notices=SqlNoticeRepository(self._session).undone(),
            settings={row.key: row.value for row in settings},
        )
