"""The sentences the gateway says itself."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from services.conversations.model import Button, Occasion, Reply
from services.resources import load_yaml


@dataclass(frozen=True, slots=True)
class Phrases:
    """Words of data/gateway/phrases.yml: what is said in the chat, and what stands on the page.

    `opening` is what a link asks in the name of the person who followed it.
    `labels` name in the transcript what cannot be read as text.
    After `officer_silence_hours` without an officer's word the assistant answers again.
    """

    said: dict[str, Reply]
    page: dict[str, str]
    widget: dict[str, Any]
    opening: dict[str, str]
    labels: dict[str, str]
    greeting: Reply
    officer_silence_hours: float

    def offered(self, payload: str) -> Button | None:
        """The button of the greeting or of a sentence of ours with this payload."""
        replies = (self.greeting, *self.said.values())
        return next((b for reply in replies for b in reply.buttons if b.payload == payload), None)

    def at(self, index: int) -> Button | None:
        """A button by its place among those of the greeting and then of our sentences, as they are listed."""
        replies = (self.greeting, *self.said.values())
        buttons = [button for reply in replies for button in reply.all_buttons()]
        return buttons[index] if 0 <= index < len(buttons) else None

    def on(self, occasion: Occasion) -> tuple[Reply, ...]:
        """What is said without asking anybody."""
        if occasion is Occasion.WELCOME:
            return (self.greeting,)
        return (self.said["too_many_kept"],) if occasion is Occasion.FLOOD else ()


@lru_cache(maxsize=1)
def load_phrases() -> Phrases:
    """Read once."""
    data: dict[str, Any] = load_yaml("gateway/phrases.yml")
    return Phrases(
        said={name: _reply(entry) for name, entry in data["said"].items()},
        page=data["page"],
        widget=data["widget"],
        opening=data["opening"],
        labels=data["labels"],
        greeting=_reply(data["greeting"]),
        officer_silence_hours=data["officer_silence_hours"],
    )


def _reply(entry: dict[str, Any]) -> Reply:
    return Reply(
        text=entry["text"].strip(),
        buttons=tuple(Button(title=b["title"], payload=b["payload"]) for b in entry.get("buttons", ())),
    )
