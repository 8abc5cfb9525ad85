"""`troly channel status`: how the channels do, in numbers; no texts, and nobody's name."""

import hashlib
from collections.abc import Callable
from datetime import datetime, time

from services import calendar
from services.channels.overview import ChannelOverview
from services.ports import UnitOfWork
from troly.channel_alarms import described
from troly.channel_report import Report
from troly.channel_settings import settings_or_none
from troly.channel_words import entry, words
from troly.open_services import open_services

PUSHED = ("telegram", "zalo")
MOST_DEAD = 100
_MARK_LETTERS = 6


def print_status(*, dead: bool) -> int:
    """Every channel, one block each; exit code 1 while an alarm lasts.

    Args:
        dead: Tell also which turns were given up, and why.
    """
    now = calendar.now()
    report = Report()
    with open_services() as services, services.unit_of_work() as uow:
        for channel in PUSHED:
            _print_channel(report, uow, channel, now)
            if dead:
                _print_dead(uow, channel)
    return 1 if report.failures else 0


def mark_of(conversation: str) -> str:
    """A short mark that tells conversations apart; so short that it is that of many ids."""
    return hashlib.sha256(conversation.encode()).hexdigest()[:_MARK_LETTERS]


def _print_channel(report: Report, uow: UnitOfWork, channel: str, now: datetime) -> None:
    is_on = settings_or_none(report, _IS_ON[channel])
    state = "unreadable" if is_on is None else "on" if is_on else "off"
    print(words("status.channel", name=words(f"names.{channel}"), state=words(f"status.{state}")))
    midnight = datetime.combine(now.date(), time(), calendar.CA_MAU_TIME)
    seen = uow.overview.of_channel(channel, midnight)
    for line in ("waiting", "sending", "sent", "dead", "unknown", "unreachable"):
        print(words(f"status.{line}", count=getattr(seen, line)))
    if seen.oldest is not None:
        print(words("status.oldest", minutes=_minutes(seen, now)))
    for work in uow.overview.held(now):
        if work.name.startswith(channel):
            known = entry("status.works").items()
            name = next((told for begin, told in known if work.name.startswith(begin)), work.name)
            print(words("status.work", work=name, owner=work.owner))
    for alarm in uow.alarms.lasting():
        if alarm.channel == channel:
            report.bad("said", text=described(alarm))


def _print_dead(uow: UnitOfWork, channel: str) -> None:
    for turn in uow.overview.dead(channel, MOST_DEAD):
        at = f"{calendar.local(turn.said_at):%H:%M %d/%m/%Y}"
        values = {"number": turn.id, "mark": mark_of(turn.conversation), "at": at}
        print(words("status.dead_turn", **values, attempts=turn.attempts, reason=turn.reason))


def _minutes(seen: ChannelOverview, now: datetime) -> int:
    return 0 if seen.oldest is None else int((now - seen.oldest).total_seconds() // 60)


def _telegram_is_on() -> bool:
    from gateway.telegram.settings import TelegramSettings

    return TelegramSettings.from_env().is_on


def _zalo_is_on() -> bool:
    from gateway.zalo.settings import ZaloSettings

    return ZaloSettings.from_env().is_on


_IS_ON: dict[str, Callable[[], bool]] = {"telegram": _telegram_is_on, "zalo": _zalo_is_on}
