"""What the platform knows about the people of one account, and what it delivered to them."""

import hashlib
import threading
import uuid
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from time import monotonic
from typing import Any

from tests.platforms.zalo.answers import RefusedError, invalid
from tests.platforms.zalo.buttons import Button
from tests.platforms.zalo.clock import Clock

FREE_SECONDS = 48 * 3600
WINDOW_SECONDS = 7 * 24 * 3600


@dataclass
class Person:
    """A user as the account sees them.

    Attributes:
        last_interaction: Seconds of the fake's clock; None for somebody who never wrote.
        refuses: Number of the error that every message to them gets: -213, -217, -227, -233, -244.
        shared: What they shared of themselves, as `shared_info`.
    """

    id: str
    name: str
    phone: str | None = None
    follower: bool = False
    last_interaction: float | None = None
    refuses: int | None = None
    shared: dict[str, Any] | None = None


@dataclass(frozen=True)
class Sent:
    """A message of the account that reached a person.

    Attributes:
        user: User id; the phone number for a template message by phone; the visitor's id for anonymous ones.
        kind: text, buttons, image, gif, sticker, file, request_user_info, template, anonymous, reaction.
        time: By the fake's clock.
        charged: It was sent after the free window, or is a template.
        monotonic: Seconds of `time.monotonic()`, for measuring.
    """

    user: str
    text: str
    buttons: tuple[Button, ...]
    time: datetime
    kind: str
    message_id: str
    charged: bool = False
    attachment: Any = None
    monotonic: float = field(default_factory=monotonic)


@dataclass(frozen=True)
class Line:
    """A line of a chat as a person's telephone shows it; `author` is user, oa or officer."""

    author: str
    text: str
    kind: str
    message_id: str
    time: datetime
    buttons: tuple[Button, ...] = ()
    hidden: bool = False  # sent by a button that does not show it


class Account:
    """People, their chats, and the account's allowances. Every change holds the lock."""

    def __init__(self, app_id: str, oa_id: str, clock: Clock) -> None:
        self.app_id = app_id
        self.oa_id = oa_id
        self.clock = clock
        self.lock = threading.RLock()
        self.people: dict[str, Person] = {}
        self.visits: set[tuple[str, str]] = set()
        self.sent: list[Sent] = []
        self.chats: dict[str, list[Line]] = defaultdict(list)
        self.purchased = 100_000  # messages after the free window that are paid for
        # Ids go on after a new start of the fake: a receiver's database may be older than this process.
        self._family = uuid.uuid4().hex[:10]
        self._messages = 0

    def message_id(self) -> str:
        """Greater than the last."""
        with self.lock:
            self._messages += 1
            return f"{self._family}{self._messages:010x}"

    def by_app(self, user: str) -> str:
        """The id under which the application sees a user."""
        digest = hashlib.sha256(f"{self.app_id}:{user}".encode()).digest()
        return str(10**17 + int.from_bytes(digest[:8], "big") % (9 * 10**17))

    def person(self, user: str) -> Person:
        """Known from now on."""
        with self.lock:
            return self.people.setdefault(user, Person(user, f"Người dùng {user[-4:]}"))

    def interacts(self, user: str) -> None:
        """The window opens anew."""
        with self.lock:
            person = self.person(user)
            person.last_interaction = self.clock.now()
            if person.refuses == -213:  # whoever writes again may be answered
                person.refuses = None

    def allowed(self, user: str) -> bool:
        """Whether a message to this person would be charged.

        Raises:
            RefusedError: It may not be sent.
        """
        person = self.people.get(user)
        if person is None:
            raise invalid("user_id")
        if person.refuses is not None:
            raise RefusedError(person.refuses)
        age = self._age(person)
        if age > WINDOW_SECONDS:
            raise RefusedError(-230)
        if age > FREE_SECONDS and self.purchased <= 0:
            raise RefusedError(-211)
        return age > FREE_SECONDS

    def free(self, user: str) -> bool:
        """Whether the last interaction is younger than 48 hours."""
        return self._age(self.person(user)) <= FREE_SECONDS

    def _age(self, person: Person) -> float:
        if person.last_interaction is None:
            return float("inf")
        return self.clock.now() - person.last_interaction

    def deliver(self, sent: Sent) -> None:
        """It reached the person."""
        with self.lock:
            self.sent.append(sent)
            line = Line("oa", sent.text, sent.kind, sent.message_id, sent.time, sent.buttons)
            self.chats[sent.user].append(line)

    def say(self, author: str, user: str, text: str, kind: str, *, hidden: bool = False) -> str:
        """A person or an officer wrote; gives the id of the message."""
        with self.lock:
            message_id = self.message_id()
            line = Line(author, text, kind, message_id, self.clock.moment(), hidden=hidden)
            self.chats[user].append(line)
            return message_id
