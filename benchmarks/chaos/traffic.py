"""People on both platforms who write, now and then several messages in one breath."""

from __future__ import annotations

import itertools
import random
import threading
import time
from collections import deque
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from benchmarks.chaos.record import Typed
from tests.platforms.telegram.fake import FakeTelegram
from tests.platforms.zalo.fake import FakeZalo

PEOPLE = 20  # on each platform
PER_SECOND = 3.0
BREATHS = (1, 1, 1, 1, 2, 3)  # messages one after the other
BREATH_SECONDS = 0.15
MOST_IN_A_MINUTE = 14  # more than twenty would be taken for a flood

_SENTENCES = Path(__file__).with_name("sentences.yml")


@dataclass
class _Person:
    conversation: str
    sentences: itertools.cycle[str]
    lately: deque[float] = field(default_factory=deque)

    def may_write(self, now: float) -> bool:
        while self.lately and self.lately[0] < now - 60:
            self.lately.popleft()
        return len(self.lately) + max(BREATHS) <= MOST_IN_A_MINUTE


class Traffic:
    """Writes from a thread of its own until it is stopped; drawn from a seed.

    Args:
        per_second: Messages of everybody together.

    Attributes:
        typed: What was written, in order.
    """

    def __init__(
        self, telegram: FakeTelegram, zalo: FakeZalo, seed: int, per_second: float = PER_SECOND
    ) -> None:
        self._telegram = telegram
        self._zalo = zalo
        self._random = random.Random(seed)
        self._breaths_per_second = per_second * len(BREATHS) / sum(BREATHS)
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        evenings = yaml.safe_load(_SENTENCES.read_text(encoding="utf-8"))["evenings"]
        names = [f"telegram_{700_000_000 + number}" for number in range(PEOPLE)]
        names += [f"zalo_{4_000_000_000_000_000_000 + number}" for number in range(PEOPLE)]
        self._people = [_Person(name, self._evenings(evenings)) for name in names]
        self.typed: list[Typed] = []

    def start(self) -> None:
        """Begin to write."""
        self._thread.start()

    def stop(self) -> None:
        """Write no more."""
        self._stop.set()
        self._thread.join(30)

    def write(self, conversation: str, text: str) -> Typed:
        """Let one person write one message."""
        channel, _, person = conversation.partition("_")
        if channel == "zalo":
            message_id = self._zalo.type_text(person, text)
        else:
            update = self._telegram.type_text(int(person), text)
            assert update is not None, "the bot does not want messages"
            message_id = str(update["update_id"])
        typed = Typed(conversation, message_id, time.monotonic())
        self.typed.append(typed)
        return typed

    def _evenings(self, evenings: list[list[str]]) -> itertools.cycle[str]:
        mixed = self._random.sample(evenings, len(evenings))
        return itertools.cycle([sentence for evening in mixed for sentence in evening])

    def _run(self) -> None:
        while not self._stop.wait(self._random.expovariate(self._breaths_per_second)):
            now = time.monotonic()
            person = self._random.choice(self._people)
            if not person.may_write(now):
                continue
            for _ in range(self._random.choice(BREATHS)):
                person.lately.append(now)
                self.write(person.conversation, next(person.sentences))
                time.sleep(BREATH_SECONDS)
