"""People who write on both platforms at times fixed beforehand, and what became of every message."""

from __future__ import annotations

import itertools
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tests.platforms.telegram.fake import FakeTelegram
from tests.platforms.zalo.fake import FakeZalo

MESSAGES_OF_A_CONVERSATION = 8


@dataclass(frozen=True, slots=True)
class Written:
    """A message; `at` is the moment it was due, in seconds of time.monotonic()."""

    platform: str
    person: int
    at: float


@dataclass(frozen=True, slots=True)
class Latencies:
    """Of one stretch of time.

    Attributes:
        answers: Seconds from the moment a message was due to the last part of its answer.
        unanswered: Messages whose person got nothing afterwards.
        webhooks: Seconds each request of a platform took.
    """

    answers: list[float]
    unanswered: int
    webhooks: list[float]


class Crowd:
    """Half of them on each platform; everybody writes in turn, so that nobody writes twice at a time.

    Args:
        telegram: Its clock must not have been moved.
        zalo: Likewise.
        scripts: What is written in one conversation; whoever comes to the end begins another.
        size: How many people.
    """

    def __init__(
        self, telegram: FakeTelegram, zalo: FakeZalo, scripts: Sequence[Sequence[str]], size: int
    ) -> None:
        self._telegram = telegram
        self._zalo = zalo
        self._texts: dict[int, Iterator[str]] = {}
        self._scripts = itertools.cycle(scripts)
        self._people = itertools.cycle(range(1, size + 1))
        self._written: list[Written] = []

    def write(self, per_second: float, seconds: float) -> tuple[float, float]:
        """Write at a steady rate; returns when it began and ended."""
        began = time.monotonic()
        for number in range(round(per_second * seconds)):
            due = began + number / per_second
            time.sleep(max(0.0, due - time.monotonic()))
            person = next(self._people)
            text = self._next_text(person)
            if person % 2:
                self._telegram.type_text(person, text)
                self._written.append(Written("telegram", person, due))
            else:
                self._zalo.type_text(f"90000000000{person}", text)
                self._written.append(Written("zalo", person, due))
        return began, time.monotonic()

    def wait_for_answers(self, longest_seconds: float) -> None:
        """Until nothing has been sent for three seconds, or the time is up."""
        deadline = time.monotonic() + longest_seconds
        count, since = -1, time.monotonic()
        while time.monotonic() < deadline and time.monotonic() - since < 3.0:
            now = len(self._telegram.sent) + len(self._zalo.sent)
            if now != count:
                count, since = now, time.monotonic()
            time.sleep(0.2)

    def latencies(self, began: float, ended: float) -> Latencies:
        """What became of the messages that were due in a stretch of time."""
        arrivals = self._arrivals()
        by_person: dict[tuple[str, int], list[float]] = defaultdict(list)
        for one in self._written:
            by_person[one.platform, one.person].append(one.at)
        answers, unanswered = [], 0
        for key, times in by_person.items():
            for at, following in zip(times, [*times[1:], float("inf")], strict=True):
                if began <= at <= ended:
                    parts = [got for got in arrivals[key] if at <= got < following]
                    unanswered += not parts
                    answers += [max(parts) - at] if parts else []
        return Latencies(answers, unanswered, self._webhooks(began, ended))

    def _arrivals(self) -> dict[tuple[str, int], list[float]]:
        offset = time.time() - time.monotonic()
        arrivals: dict[tuple[str, int], list[float]] = defaultdict(list)
        for message in self._telegram.sent:
            arrivals["telegram", message.chat].append(message.at - offset)
        for line in self._zalo.sent:
            arrivals["zalo", int(line.user[11:])].append(line.monotonic)
        return arrivals

    def _webhooks(self, began: float, ended: float) -> list[float]:
        telegram = [one.seconds for one in self._telegram.delivery.posts if began <= one.monotonic <= ended]
        zalo = [one.seconds for one in self._zalo.attempts if began <= one.monotonic <= ended]
        return [*telegram, *zalo]

    def _next_text(self, person: int) -> str:
        text = next(self._texts.get(person, iter(())), None)
        if text is None:
            script = list(next(self._scripts))[:MESSAGES_OF_A_CONVERSATION]
            self._texts[person] = iter(script)
            text = next(self._texts[person])
        return text
