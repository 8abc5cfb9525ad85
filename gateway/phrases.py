"""The sentences the gateway says itself."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from services.conversations.model import Button, Reply
from services.resources import load_yaml


@dataclass(frozen=True, slots=True)
class Phrases:
    """Words of data/gateway/phrases.yml: what is said in the chat, and what stands on the page.

    `opening` is what a link asks in the name of the person who followed it.
    """

    said: dict[str, Reply]
    page: dict[str, str]
    widget: dict[str, str]
    opening: dict[str, str]
    greeting: Reply

    def offered(self, payload: str) -> Button | None:
        """The button of the greeting or of a sentence of ours with this payload."""
        replies = (self.greeting, *self.said.values())
        return next((b for reply in replies for b in reply.buttons if b.payload == payload), None)


@lru_cache(maxsize=1)
def load_phrases() -> Phrases:
    """Read once."""
    data: dict[str, Any] = load_yaml("gateway/phrases.yml")
    return Phrases(
        said={name: _reply(entry) for name, entry in data["said"].items()},
        page=data["page"],
        widget=data["widget"],
        opening=data["opening"],
        greeting=_reply(data["greeting"]),
    )


def _reply(entry: dict[str, Any]) -> Reply:
    return Reply(
        text=entry["text"].strip(),
        buttons=tuple(Button(title=b["title"], payload=b["payload"]) for b in entry.get("buttons", ())),
    )
