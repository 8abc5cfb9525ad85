"""Everything that is set on the pages and looked at with each message, together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from services.notices.model import Notice
from services.switches.model import Switch, SwitchKind


@dataclass(frozen=True, slots=True, kw_only=True)
class InForce:
    """What was set and not ended.

    Attributes:
        settings: JSON by key, of what replaces the defaults of a file under data/.
    """

    switches: Sequence[Switch] = ()
    notices: Sequence[Notice] = ()
    settings: Mapping[str, str] = field(default_factory=dict)

    def off(self, kind: SwitchKind, target: str, at: datetime) -> Switch | None:
        """The switch that holds for a target; None when it is on."""
        for one in self.switches:
            if one.kind is kind and one.target == target and one.holds(at):
                return one
        return None

    def silent(self, channel: str, at: datetime) -> Switch | None:
        """Why the assistant does not answer on a channel; None when it does."""
        return self.off(SwitchKind.BOT, "", at) or self.off(SwitchKind.CHANNEL, channel, at)

    def all_silent(self, at: datetime) -> list[Switch]:
        """Every reason for which the assistant does not answer somewhere."""
        kinds = (SwitchKind.BOT, SwitchKind.CHANNEL)
        return [one for one in self.switches if one.kind in kinds and one.holds(at)]

    def policy_off(self, entry: str, topic: str, at: datetime) -> Switch | None:
        """Why an entry is not told; None when it is."""
        return self.off(SwitchKind.ENTRY, entry, at) or self.off(SwitchKind.TOPIC, topic, at)
