"""Store a message before anybody is told that it has arrived."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timezone

from gateway.database import Database
from services.conversations.masking import mask_personal_numbers
from services.conversations.model import Arrival, Message


class Inbox:
    """Every channel hands its messages over here."""

    def __init__(self, database: Database, on_stored: Callable[[Message], None]) -> None:
        self._database = database
        self._on_stored = on_stored

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
        kept = replace(arrival, text=text)
        message = await self._database.write(lambda uow: uow.conversations.store_arrival(kept, now))
        if message is None:
            return False
        self._on_stored(replace(message, arrival=arrival))
        return True
