"""Messages this process is done with but could not answer: the page must not wait for them any longer."""

from collections import OrderedDict

from services.conversations.model import Message

KEPT_CONVERSATIONS = 1_000
KEPT_MESSAGES = 20


class Unanswered:
    """Known in memory only: what could not be stored cannot be told from the database.

    The next process tries them again, and then nothing is known against them.
    """

    def __init__(self) -> None:
        self._messages: OrderedDict[str, list[str]] = OrderedDict()

    def add(self, message: Message) -> None:
        """Neither an answer nor an apology to this message could be stored."""
        arrival = message.arrival
        kept = [*self._messages.pop(arrival.conversation, []), arrival.message_id]
        self._messages[arrival.conversation] = kept[-KEPT_MESSAGES:]
        if len(self._messages) > KEPT_CONVERSATIONS:
            self._messages.popitem(last=False)

    def of(self, conversation: str) -> list[str]:
        """The ids of such messages, as their channel named them; oldest first."""
        return list(self._messages.get(conversation, ()))
