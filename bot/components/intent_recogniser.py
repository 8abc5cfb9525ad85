"""Graph component: the intent of every message, or its rejection."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.components.understanding_extractor import FORM, MENTIONS
from bot.entities import entity_of, language_entity
from bot.nlu.danger_examples import danger_examples
from bot.nlu.policy_examples import policy_examples
from bot.nlu.recogniser import Recogniser
from bot.nlu.reviewed_examples import reviewed_examples
from language.khmer import KHMER, writes_khmer

# Beside the intent in what the parser returns; true where the message comes near a report of danger.
MAY_TELL_DANGER = "may_tell_danger"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class IntentRecogniser(GraphComponent):
    """Our linear models in Rasa's clothes; danger is found here too, for it needs what was learnt."""

    def __init__(
        self, model_storage: ModelStorage, resource: Resource, recogniser: Recogniser | None = None
    ) -> None:
        self._model_storage = model_storage
        self._resource = resource
        self._recogniser = recogniser

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> IntentRecogniser:
        return cls(model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from the examples that carry an intent, the questions of the entries, and corrections."""
        pairs = [(example.get(TEXT), example.get(INTENT)) for example in training_data.intent_examples]
        known = [(text, intent) for text, intent in pairs if text and intent]
        corrected, dangers = reviewed_examples()
        self._recogniser = Recogniser.train(
            [*known, *policy_examples(), *corrected], [*danger_examples(), *dangers]
        )
        with self._model_storage.write_to(self._resource) as folder:
            self._recogniser.save(folder)
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> IntentRecogniser:
        with model_storage.read_from(resource) as folder:
            return cls(model_storage, resource, Recogniser.load(folder))

    def process(self, messages: list[Message]) -> list[Message]:
        """Set intent and ranking; a message without text is left as it is."""
        for message in messages:
            form = message.get(FORM)
            if form is None or self._recogniser is None:
                continue
            understanding = self._recogniser.recognise(form, message.get(MENTIONS))
            decision = understanding.decision
            found = [entity_of(mention, form) for mention in understanding.mentions]
            if writes_khmer(form):
                found.append(language_entity(KHMER, form))
            message.set(ENTITIES, found, add_to_output=True)
            message.set(
                INTENT, {"name": decision.intent, "confidence": decision.confidence}, add_to_output=True
            )
            ranking = [{"name": name, "confidence": confidence} for name, confidence in decision.ranking]
            message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
            if understanding.may_tell_danger:
                message.set(MAY_TELL_DANGER, True, add_to_output=True)
        return messages
