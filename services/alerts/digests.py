"""One digest a day: what is new of everything a person wants to be told of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from services.alerts.matching import matching
from services.alerts.model import Subscription
from services.alerts.subscribing import DIGEST_TOPICS
from services.calendar import local
from services.conversations.model import Button, Card, Reply
from services.dialogue import cards
from services.dialogue.offers import read
from services.dialogue.order_lines import barred
from services.dialogue.request_buttons import STOP_ALERTS, payload
from services.dialogue.warned import warned
from services.dialogue.wording import summary
from services.interest.words import said, setting
from services.jobs.model import JobPosting
from services.notifications.hours import bedtime, is_quiet
from services.notifications.tray import lay
from services.vocational.model import Course

if TYPE_CHECKING:
    from services.ports import UnitOfWork


def conversations_due(uow: UnitOfWork, at: datetime) -> list[str]:
    """Conversations whose hour has come and that were not looked at today; none at night."""
    if is_quiet(at):
        return []
    here = local(at)
    waiting = [
        one.conversation
        for one in uow.subscriptions.holding()
        if here.hour >= one.hour and one.looked_on != here.date()
    ]
    return list(dict.fromkeys(waiting))


def lay_digest(uow: UnitOfWork, conversation: str, at: datetime) -> bool:
    """Lay the day's digest of a conversation that is due into the tray, within the caller's transaction.

    What cannot be sent because the platform's window is closed stays news for a later day.

    Returns:
        Whether there was any news, and it was laid.
    """
    own = uow.subscriptions.of_conversation(conversation)
    today = local(at).date()
    if all(one.looked_on == today for one in own):  # looked at, or ended, since it was found due
        return False
    now = {one.id: matching(one.wish, uow, today) for one in own}
    seen = {one.id: frozenset(one.known) for one in own}
    fresh = {one.id: [key for key in now[one.id].best if key not in seen[one.id]] for one in own}
    news = list(dict.fromkeys(key for keys in fresh.values() for key in keys))
    laid = False
    if news:
        told = [one for one in own if fresh[one.id]]
        expires = min(at + timedelta(hours=setting("alerts", "digest_lives_hours")), bedtime(at))
        topic = f"{DIGEST_TOPICS}{own[0].id}:{today.isoformat()}"
        laid = lay(uow, conversation, topic, _digest(news, told, uow, today), at, expires)
    for one in own:
        known = now[one.id].every if laid or not news else one.known
        uow.subscriptions.save(replace(one, looked_on=today, known=known))
    return laid


def _digest(news: Sequence[str], told: Sequence[Subscription], uow: UnitOfWork, today: date) -> Reply:
    wishes = "; ".join(dict.fromkeys(summary(one.wish) for one in told))
    shown = news[: setting("alerts", "shown")]
    key = "digest" if len(shown) == len(news) else "digest_more"
    return Reply(
        text=said(
            "alerts", key, count=len(news), shown=len(shown), wishes=wishes, day=today.strftime("%d/%m")
        ),
        buttons=(Button(title=said("buttons", "stop_alerts"), payload=payload(STOP_ALERTS)),),
        cards=tuple(_card(read(key, uow), uow, today) for key in shown),
    )


def _card(record: Any, uow: UnitOfWork, today: date) -> Card:
    if isinstance(record, JobPosting):
        made = cards.job_card(record)
    elif isinstance(record, Course):
        made = cards.course_card(record)
    else:
        made = cards.overseas_card(record, barred(record, uow.licensed_companies.all(), today))
    made = warned(made, record, uow)
    kind, _, number = made.key.partition(":")
    buttons = tuple(Button(title=one.title, payload=one.payload) for one in made.buttons)
    return Card(kind=kind, id=number, title=made.title, lines=made.lines, buttons=buttons)
