"""Registrations, alerts, notifications and reports in memory; held to the truth by tests/jobs_db."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from services.alerts.model import Subscription
from services.errors import NotFound
from services.fraud.model import Hold
from services.fraud_reports.model import FraudReport
from services.interest.model import Interest, InterestStatus
from services.notifications.model import LastHeard, Notification


class FakeInterests:
    """Implements services.interest.ports.InterestRepository."""

    def __init__(self) -> None:
        self._interests: dict[int, Interest] = {}
        self._last = 0

    def add(self, interest: Interest) -> int:
        self._last += 1
        self._interests[self._last] = replace(interest, id=self._last)
        return self._last

    def get(self, interest_id: int) -> Interest | None:
        return self._interests.get(interest_id)

    def save(self, interest: Interest) -> None:
        if interest.id not in self._interests:
            raise NotFound(f"There is no registration {interest.id} to change.")
        self._interests[interest.id] = interest

    def of_conversation(self, conversation: str) -> list[Interest]:
        return [one for one in reversed(self._interests.values()) if one.conversation == conversation]

    def listed(self, statuses: Sequence[InterestStatus], limit: int) -> list[Interest]:
        return [one for one in self._interests.values() if one.status in statuses][:limit]

    def forget_before(self, instant: datetime) -> int:
        old = [number for number, one in self._interests.items() if one.registered_at < instant]
        for number in old:
            del self._interests[number]
        return len(old)


class FakeSubscriptions:
    """Implements services.alerts.ports.SubscriptionRepository."""

    def __init__(self) -> None:
        self._subscriptions: dict[int, Subscription] = {}

    def add(self, subscription: Subscription) -> int:
        number = max(self._subscriptions, default=0) + 1
        self._subscriptions[number] = replace(subscription, id=number)
        return number

    def save(self, subscription: Subscription) -> None:
        if subscription.id not in self._subscriptions:
            raise NotFound(f"There is no alert {subscription.id} to change.")
        self._subscriptions[subscription.id] = subscription

    def holding(self) -> list[Subscription]:
        return [one for one in self._subscriptions.values() if one.ended_at is None]

    def of_conversation(self, conversation: str) -> list[Subscription]:
        return [one for one in self.holding() if one.conversation == conversation]

    def forget_ended_before(self, instant: datetime) -> int:
        old = [
            number for number, one in self._subscriptions.items() if one.ended_at and one.ended_at < instant
        ]
        for number in old:
            del self._subscriptions[number]
        return len(old)


class FakeNotifications:
    """Implements services.notifications.ports.NotificationRepository; `heard` is set by tests."""

    def __init__(self) -> None:
        self.heard: dict[str, LastHeard] = {}
        self._tray: dict[int, Notification] = {}
        self._sent: set[int] = set()

    def put(self, notification: Notification) -> bool:
        if any(one.topic == notification.topic for one in self._tray.values()):
            return False
        number = max(self._tray, default=0) + 1
        self._tray[number] = replace(notification, id=number)
        return True

    def had(self, topic: str) -> bool:
        return any(one.topic == topic for one in self._tray.values())

    def due(self, at: datetime, limit: int) -> list[Notification]:
        found = [one for one in self._waiting().values() if one.not_before <= at < one.expires]
        return sorted(found, key=lambda one: (one.not_before, one.id or 0))[:limit]

    def mark_sent(self, notification_id: int, at: datetime) -> None:
        self._sent.add(notification_id)

    def drop(self, conversation: str, topics: str) -> int:
        dropped = [
            number
            for number, one in self._waiting().items()
            if one.conversation == conversation and one.topic.startswith(topics)
        ]
        for number in dropped:
            del self._tray[number]
        return len(dropped)

    def last_heard(self, conversation: str) -> LastHeard | None:
        return self.heard.get(conversation)

    def forget_before(self, instant: datetime) -> int:
        old = [number for number, one in self._tray.items() if one.created_at < instant]
        for number in old:
            del self._tray[number]
        return len(old)

    def _waiting(self) -> dict[int, Notification]:
        return {number: one for number, one in self._tray.items() if number not in self._sent}


class FakeFraudReports:
    """Implements services.fraud_reports.ports.FraudReportRepository."""

    def __init__(self) -> None:
        self._reports: dict[int, FraudReport] = {}

    def add(self, report: FraudReport) -> int:
        number = max(self._reports, default=0) + 1
        self._reports[number] = replace(report, id=number)
        return number

    def get(self, report_id: int) -> FraudReport | None:
        return self._reports.get(report_id)

    def of_conversation(self, conversation: str, since: datetime) -> list[FraudReport]:
        return [
            one
            for one in self._reports.values()
            if one.conversation == conversation and one.reported_at >= since
        ]

    def of_item(self, item: str) -> list[FraudReport]:
        return [one for one in self._reports.values() if one.item == item]

    def taken_down(self, since: datetime) -> list[FraudReport]:
        return [one for one in self._reports.values() if one.took_down and one.reported_at >= since]

    def forget_before(self, instant: datetime) -> int:
        old = [number for number, one in self._reports.items() if one.reported_at < instant]
        for number in old:
            del self._reports[number]
        return len(old)


class FakeHolds:
    """Of services.fraud.ports.HoldRepository what reports and officers need."""

    def __init__(self) -> None:
        self._holds: list[Hold] = []

    def add_all(self, holds: Sequence[Hold]) -> None:
        self._holds += [replace(hold, id=len(self._holds) + place) for place, hold in enumerate(holds, 1)]

    def standing(self) -> list[Hold]:
        return sorted(
            (hold for hold in self._holds if hold.released_at is None), key=lambda hold: hold.held_at
        )

    def get(self, hold_id: int) -> Hold | None:
        return next((hold for hold in self._holds if hold.id == hold_id), None)

    def release(self, kind: str, record_id: int, at: datetime) -> None:
        self._holds = [
            replace(hold, released_at=hold.released_at or at)
            if (hold.kind, hold.record_id) == (kind, record_id)
            else hold
            for hold in self._holds
        ]

    def of_record(self, kind: str, record_id: int) -> list[Hold]:
        return [hold for hold in self._holds if (hold.kind, hold.record_id) == (kind, record_id)]


class FakeImports:
    """Of services.imports.ports.ImportRepository what a report needs: in memory nobody has to wait."""

    def take_turn(self) -> None:
        """Always at once."""
