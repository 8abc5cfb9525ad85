"""Graph component: canonical form and mentions of every message."""

from __future__ import annotations

from datetime import date
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from language.canonical import canonical
from language.understanding import understand
from services import calendar

FORM = "canonical_form"
MENTIONS = "mentions"
CANONICAL = "canonical"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class UnderstandingExtractor(GraphComponent):
    """Places, trades, pay and conditions, found by rules and word lists."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> UnderstandingExtractor:
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the canonical form and the mentions; the recogniser keeps those its intent has a use for."""
        for message in messages:
            text = message.get(TEXT)
            if not text:
                continue
            form = canonical(text)
            mentions = understand(form, day_of(message))
            message.set(FORM, form)
            message.set(MENTIONS, mentions)
            message.set(CANONICAL, form.text, add_to_output=True)
        return messages


def day_of(message: Message) -> date:
    """The day the message is taken to be written: today unless its metadata says otherwise."""
    stated = (message.get("metadata") or {}).get("at")
    return date.fromisoformat(stated) if stated else calendar.today()
