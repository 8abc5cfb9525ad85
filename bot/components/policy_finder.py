"""Graph component: which policy entries a message may be about, and whether it is about policy at all."""

from __future__ import annotations

import logging
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY
from rasa.shared.nlu.training_data.message import Message

from bot.components.understanding_extractor import FORM, MENTIONS
from bot.entities import entity_of
from bot.nlu.settling import settle
from bot.wiring import live_policy
from services.errors import CenterError

log = logging.getLogger(__name__)
POLICY = "policy"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class PolicyFinder(GraphComponent):
    """Asks the live index, so that a question published a minute ago is found without training."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> PolicyFinder:
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the ranking; change the intent where the wording of an entry tells better than the model."""
        for message in messages:
            form = message.get(FORM)
            if form is None:
                continue
            try:
                index = live_policy().snapshot().index
            except CenterError as error:
                log.warning("bot.policy.not_read error=%s", type(error).__name__)
                continue
            ranking = _ranking(message)
            settled = settle(form.text, message.get(MENTIONS) or [], ranking, index)
            message.set(POLICY, settled.reading.as_json(), add_to_output=True)
            if settled.intent != ranking[0][0]:
                intent = {"name": settled.intent, "confidence": settled.confidence}
                message.set(INTENT, intent, add_to_output=True)
                kept = [entity_of(mention, form) for mention in settled.mentions]
                message.set(ENTITIES, kept, add_to_output=True)
        return messages


def _ranking(message: Message) -> list[tuple[str, float]]:
    """The intents with their confidence, the one decided on first."""
    decided = message.get(INTENT) or {"name": "", "confidence": 0.0}
    pairs = [(one["name"], one["confidence"]) for one in (decided, *(message.get(INTENT_RANKING_KEY) or []))]
    return [pairs[0], *(pair for pair in pairs[1:] if pair[0] != pairs[0][0])]
