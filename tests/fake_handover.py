"""Fakes of what the handover keeps, for tests of what stands above the database."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from services.handover.model import CallBack, CallBackState

_UNDONE = (CallBackState.ASKED, CallBackState.WANTED)


class FakeCallBacks:
    """Implements services.handover.ports.CallBackRepository; ids count from 1."""

    def __init__(self) -> None:
        self._wishes: dict[int, CallBack] = {}

    def undone_of(self, conversation: str) -> CallBack | None:
        found = (one for one in self._wishes.values() if one.conversation == conversation)
        return next((one for one in found if one.state in _UNDONE), None)

    def put(self, wish: CallBack) -> None:
        undone = self.undone_of(wish.conversation)
        number = wish.id or (undone.id if undone else None) or len(self._wishes) + 1
        self._wishes[number] = replace(wish, id=number)

    def get(self, wish_id: int) -> CallBack | None:
        return self._wishes.get(wish_id)

    def wanted(self, limit: int) -> Sequence[CallBack]:
        wanted = [one for one in self._wishes.values() if one.state is CallBackState.WANTED]
        return sorted(wanted, key=lambda one: (one.begins or one.changed_at, one.id or 0))[:limit]

    def forget_before(self, instant: datetime) -> int:
        old = [number for number, one in self._wishes.items() if one.changed_at < instant]
        for number in old:
            del self._wishes[number]
        return len(old)
