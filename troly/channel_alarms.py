"""What the alarms of a channel mean, in words."""

import sys
from collections.abc import Collection

from services.calendar import local
from services.channels.alarms import Alarm
from services.resources import load_yaml
from troly.channel_report import Report
from troly.channel_words import entry, words
from troly.errors import CommandFailed
from troly.open_services import open_services
from troly.texts import message


def sentence_of(channel: str, problem: str) -> str:
    """What is wrong, and what to do."""
    found = load_yaml("gateway/alarms.yml").get(channel, {}).get(problem)
    return str(found) if found else words("alarm_unknown", problem=problem)


def described(alarm: Alarm) -> str:
    """The sentence of an alarm that lasts, since when, and the platform's own number."""
    known = entry("details").get(alarm.channel, {}).get(alarm.problem, {})
    detail = words("alarm_detail", detail=known.get(alarm.detail, alarm.detail)) if alarm.detail else ""
    since = f"{local(alarm.since):%H:%M %d/%m/%Y}"
    sentence = sentence_of(alarm.channel, alarm.problem)
    return words("alarm", sentence=sentence, problem=alarm.problem, since=since, detail=detail)


def end_alarm(channel: str, problem: str) -> None:
    """End an alarm by hand: some are about what has happened, and nothing later shows it mended.

    Raises:
        CommandFailed: It does not sound.
    """
    with open_services() as services, services.unit_of_work(writing=True) as uow:
        if not uow.alarms.clear(channel, problem):
            raise CommandFailed("channel.no_alarm", exit_code=2, problem=problem)
        uow.commit()
    print(message("channel.alarm_over", problem=problem), file=sys.stderr)


def report_alarms(report: Report, channel: str, told: Collection[str] = ()) -> None:
    """Tell which alarms of a channel last; without the database nobody knows.

    Args:
        report: Gets the lines.
        channel: Such as "zalo".
        told: Problems that were explained before.
    """
    try:
        with open_services() as services, services.unit_of_work() as uow:
            alarms = [
                alarm
                for alarm in uow.alarms.lasting()
                if alarm.channel == channel and alarm.problem not in told
            ]
    except CommandFailed as error:
        report.bad("said", text=error)
        return
    for alarm in alarms:
        report.bad("said", text=described(alarm))
    if not alarms and not told:
        report.good("no_alarms")
