"""Store a message before anybody is told that it has arrived."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timezone
from typing import Any

from gateway.database import Database
from gateway.leases import Leases
from services.conversations.masking import mask_personal_numbers
from services.conversations.model import Arrival, Message, Occasion
from services.conversations.rate import RateWindow
from services.conversations.typed_text import clean

# Keys below which an update has names of its platform's, long numbers all of them.
_NAMES_UNDER = re.compile(r"(?:.*_)?ids?(?:_by_app)?|timestamp")
_MAX_RAW = 16_384  # characters; a longer update is kept without its raw form, and so is one nested too deep


class Inbox:
    """Every channel hands its messages over here.

    Args:
        on_stored: Told of every message this worker has to serve.
        by_conversation: How often one person may write on a platform; the chat page asks before it stores.
        on_waiting: Told, before that, of what waits in the same conversation; mostly it is known there.
    """

    def __init__(
        self,
        database: Database,
        leases: Leases,
        on_stored: Callable[[Message], None],
        by_conversation: RateWindow,
        on_waiting: Callable[[Message], None] | None = None,
    ) -> None:
        self._database = database
        self._leases = leases
        self._on_stored = on_stored
        self._by_conversation = by_conversation
        self._on_waiting = on_waiting

    async def accept_limited(self, arrival: Arrival) -> bool:
        """`accept` for platforms that cannot be told to wait: what is too much is kept, not answered.

        The first message above the limit gets one sentence, those after it get none.
        """
        admission = self._by_conversation.admit(arrival.conversation, arrival.message_id)
        if not admission.admitted:
            told = self._by_conversation.was_told(arrival.conversation)
            arrival = replace(arrival, occasion=Occasion.DROPPED if told else Occasion.FLOOD)
        return await self.accept(arrival)

    async def accept(self, arrival: Arrival) -> bool:
        """Store a message and put it in line; False if it was stored before, and then nothing happens.

        Personal numbers are masked in what is stored; whoever answers now still sees that there were some.

        Args:
            arrival: Its text is clean (`services.conversations.typed_text.clean`).

        Raises:
            Unavailable: It could not be stored; whoever sent it has to send it again.
        """
        now = datetime.now(timezone.utc)
        text = None if arrival.text is None else mask_personal_numbers(arrival.text).text
        kept = replace(arrival, text=text, raw=_kept_raw(arrival.raw))
        stored = await self._database.write(lambda uow: uow.inbox.store(kept, now, self._leases.fresh(now)))
        if stored is None:
            return False
        if stored.mine:
            if self._on_waiting is not None:
                for other in stored.unfinished:
                    self._on_waiting(other)
            self._on_stored(replace(stored.message, arrival=replace(arrival, raw=None)))
        return True


def _kept_raw(raw: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    try:
        if raw is None or len(str(raw)) > _MAX_RAW:
            return None
        masked: Mapping[str, Any] = _masked(raw)
    except RecursionError:
        return None
    return masked


def _masked(value: Any, under: str = "") -> Any:
    """The same JSON with personal numbers masked wherever people may have written them."""
    if isinstance(value, Mapping):
        return {_masked(key): _masked(item, key) for key, item in value.items()}
    if isinstance(value, list):
        return [_masked(item, under) for item in value]
    if isinstance(value, str) and not _NAMES_UNDER.fullmatch(under):
        # Cleaned: what hides between digits would hide them.
        return mask_personal_numbers(clean(value)).text
    return value
