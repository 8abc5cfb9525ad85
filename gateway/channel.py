"""A platform beside the chat page: where it knocks, how it is sent to, what it does meanwhile."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from starlette.routing import Route

from gateway.alarms import Alarms
from gateway.database import Database
from gateway.inbox import Inbox
from gateway.phrases import Phrases
from gateway.sending import Sender
from services.conversations.model import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a channel finds in the gateway.

    `owner` is the name of this worker; `workers` is how many share the platform's limits.
    `secret_key` is the gateway's own: secrets of the channel may be derived from it.
    """

    inbox: Inbox
    database: Database
    alarms: Alarms
    phrases: Phrases
    owner: str
    workers: int
    secret_key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """One platform.

    `tasks` run for as long as the gateway does. `on_message` hears of every message that goes to its turn;
    it must not wait. `close` lets go of connections.
    """

    name: str
    routes: Sequence[Route]
    sender: Sender
    tasks: Sequence[Callable[[], Awaitable[None]]] = ()
    on_message: Callable[[Message], None] | None = None
    close: Callable[[], Awaitable[None]] | None = None


OpenChannel = Callable[[Surroundings], Channel]
