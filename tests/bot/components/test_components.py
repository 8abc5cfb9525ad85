"""Our components in Rasa's graph: train, load, process."""

from pathlib import Path
from typing import Any

import pytest

from tests.bot.nlu.few_sentences import dangers, pairs

pytestmark = pytest.mark.rasa


@pytest.fixture(scope="module")
def storage(tmp_path_factory: pytest.TempPathFactory) -> Any:
    from rasa.engine.storage.local_model_storage import LocalModelStorage

    folder: Path = tmp_path_factory.mktemp("components")
    return LocalModelStorage(folder)


@pytest.fixture(scope="module")
def recogniser(storage: Any) -> Any:
    """Trained, stored, and loaded as Rasa does."""
    from rasa.engine.storage.resource import Resource
    from rasa.shared.nlu.training_data.message import Message
    from rasa.shared.nlu.training_data.training_data import TrainingData

    from bot.components.intent_recogniser import IntentRecogniser

    resource = Resource("recogniser")
    learning = IntentRecogniser.create({}, storage, resource, None)
    examples = [Message(data={"text": text, "intent": intent}) for text, intent in pairs()]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bot.components.intent_recogniser.danger_examples", dangers)
        patch.setattr("bot.components.intent_recogniser.policy_examples", list)
        learning.train(TrainingData(examples))
    return IntentRecogniser.load({}, storage, resource, None)


def processed(recogniser: Any, **data: Any) -> Any:
    from rasa.shared.nlu.training_data.message import Message

    from bot.components.understanding_extractor import UnderstandingExtractor

    extractor = UnderstandingExtractor.create({}, None, None, None)
    (message,) = recogniser.process(extractor.process([Message(data=data)]))
    return message


def test_a_message_gets_its_form_intent_and_entities(recogniser: Any) -> None:
    message = processed(recogniser, text="tim viec bao ve o nam can")
    output = message.as_dict(only_output_properties=True)
    assert output["canonical"] == "tìm việc bảo vệ ở năm căn"
    assert output["intent"]["name"] == "search_job"
    assert [(entity["entity"], entity["text"]) for entity in output["entities"]] == [
        ("occupation", "bao ve"),
        ("place", "nam can"),
    ]
    assert output["intent_ranking"][0]["name"] == "search_job"


def test_danger_is_the_intent_and_its_only_entity(recogniser: Any) -> None:
    message = processed(recogniser, text="chủ nhốt em ở Năm Căn không cho về")
    assert message.get("intent")["name"] == "report_danger"
    assert [(entity["entity"], entity["value"]) for entity in message.get("entities")] == [("danger", "held")]


def test_noise_falls_back(recogniser: Any) -> None:
    assert processed(recogniser, text="sdkfjh skdjfh").get("intent")["name"] == "nlu_fallback"


def test_small_talk_keeps_no_entities(recogniser: Any) -> None:
    assert processed(recogniser, text="cảm ơn em").get("entities") == []


def test_a_message_without_text_is_left_alone(recogniser: Any) -> None:
    assert processed(recogniser, intent="greet").get("intent") == "greet"


def test_the_day_of_the_message_decides_an_age(recogniser: Any) -> None:
    ages = [
        entity["value"]
        for day in ("2026-03-02", "2036-03-02")
        for entity in processed(recogniser, text="em sinh năm 1990 có chỗ ở không", metadata={"at": day}).get(
            "entities"
        )
        if entity["entity"] == "age"
    ]
    assert [age["minimum"] for age in ages] == [36, 46]
