"""A Telegram Bot API of our own, for tests, for load, and for trying the assistant without an account."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from tests.platforms.serving import LIMIT_SECONDS, serving
from tests.platforms.telegram.app import create_app
from tests.platforms.telegram.chaos import Chaos
from tests.platforms.telegram.clock import Clock
from tests.platforms.telegram.faults import Faults
from tests.platforms.telegram.files import Files
from tests.platforms.telegram.flood import Flood
from tests.platforms.telegram.messages import Messages, Sent
from tests.platforms.telegram.parameters import Parameters
from tests.platforms.telegram.people import People, Update
from tests.platforms.telegram.polling import Polling
from tests.platforms.telegram.queue import Pushed, Queue, chat_of, kind_of
from tests.platforms.telegram.sending import Sending
from tests.platforms.telegram.setup import Setup
from tests.platforms.telegram.webhook import Delivery, Webhook

TOKEN = "123456789:fake-token-of-no-real-bot-AAAAAAAAA"


class FakeTelegram:
    """One bot and the people who write to it.

    Args:
        webhook_url: Address of the bot's webhook, as if `setWebhook` had been called; None: the bot
            registers itself, or polls.
        secret: `secret_token` of that webhook.
        seed: Of everything random: faults and chaos.
        reroute: Loopback address that stands for the public one in whatever webhook is registered.

    Attributes:
        url: Where it listens; the bot's base address is this and `/bot`.
        sent: What the bot sent, as really delivered, in order.
        calls: Methods called, in lower case, and for which chat.
        faults, flood, chaos, clock: The switches.
        people: What people can do; the commonest of it is here too.
        blocked: Who blocked the bot.
    """

    def __init__(
        self, webhook_url: str | None = None, secret: str = "", seed: int = 0, *, reroute: str = ""
    ) -> None:
        self.token = TOKEN
        self.url = ""
        self.ending = False
        self.calls: list[tuple[str, int | None]] = []
        self.clock = Clock()
        self.faults = Faults(seed)
        self.flood = Flood()
        self.chaos = Chaos(seed)
        self.files = Files()
        self.messages = Messages(self.clock)
        self.queue = Queue(self.clock, self.chaos)
        self.webhook = Webhook(webhook_url or "", secret, reroute=reroute)
        self.delivery = Delivery(self.queue, self.webhook)
        polling = Polling(self.queue)
        sending = Sending(self.messages, self.files, self.flood)
        self.people = People(self.messages, self.files, self.push, sending.blocked)
        self.setup = Setup(self.clock, self.messages, self.files, self.queue, polling, self.webhook, sending)
        self.setup.queries = self.people.queries
        self.methods: dict[str, Callable[[Parameters], Any]] = {**sending.methods, **self.setup.methods}
        self.blocked = sending.blocked
        self._polling = polling

    @property
    def base_url(self) -> str:
        """What python-telegram-bot calls so; it appends token and method."""
        return f"{self.url}/bot"

    @property
    def sent(self) -> list[Sent]:
        return self.messages.sent

    @property
    def deliveries(self) -> dict[int, Pushed]:
        """Every update by its id: when it came, when and how often the bot took it."""
        return self.queue.all

    def sent_to(self, chat: int) -> list[Sent]:
        """What one chat got."""
        return [one for one in self.sent if one.chat == chat]

    def push(self, update: Update) -> Update | None:
        """Let an update arrive, with an id of its own or with the next one. From any thread.

        Whoever it comes from is known to the bot from then on, and so are its files.
        """
        content = update[kind_of(update)]
        chat = (content.get("message") or content).get("chat") if isinstance(content, dict) else None
        if chat:
            self.messages.chats.setdefault(chat_of(update), chat)
        if kind_of(update) == "callback_query":
            self.people.queries.setdefault(content["id"], self.clock.now())
        self.files.learn(content)
        return self.queue.push(update)

    def type_text(self, user: int | str, text: str) -> Update | None:
        """See People."""
        return self.people.type_text(user, text)

    def press(self, user: int | str, message_id: int, index: int = 0) -> Update | None:
        """See People."""
        return self.people.press(user, message_id, index)

    def share_location(self, user: int | str, latitude: float, longitude: float) -> Update | None:
        """See People."""
        return self.people.share_location(user, latitude, longitude)

    def wait_for_sent(
        self, count: int, chat: int | None = None, seconds: float = LIMIT_SECONDS
    ) -> list[Sent]:
        """The messages, once there are so many; fails when they do not come."""
        found: list[Sent] = self.wait_until(lambda: self._enough(count, chat), f"{count} messages", seconds)
        return found

    def wait_until(self, look: Callable[[], Any], what: str, seconds: float = LIMIT_SECONDS) -> Any:
        """What `look` finds, once it finds something; fails when it never does."""
        deadline = time.monotonic() + seconds
        while not (found := look()):
            assert time.monotonic() < deadline, f"waited in vain for {what}; {len(self.sent)} were sent"
            time.sleep(0.01)
        return found

    def _enough(self, count: int, chat: int | None) -> list[Sent]:
        found = self.sent if chat is None else self.sent_to(chat)
        return list(found) if len(found) >= count else []

    def _end(self) -> None:
        self.ending = True
        self._polling.end("Conflict: the server ends")

    @contextmanager
    def running(self, port: int = 0) -> Iterator["FakeTelegram"]:
        """On a free port, or on a given one."""
        self.ending = False
        with serving(create_app(self), port, self._end) as self.url:
            yield self
