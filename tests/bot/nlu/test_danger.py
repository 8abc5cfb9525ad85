"""Danger is decided by rules and model together, before every other intent."""

from datetime import date
from pathlib import Path

import pytest

from bot.nlu.danger import LEAST_CONFIDENCE, DangerModel
from bot.nlu.danger_training import read, train_danger
from bot.nlu.recogniser import REPORT_DANGER, Recogniser
from language.mention import Mention
from tests.bot.nlu.few_sentences import dangers, pairs

TODAY = date(2026, 3, 2)
LEARNT = "tụi em bị nhốt"


@pytest.fixture
def model(recogniser: Recogniser) -> DangerModel:
    return recogniser.danger


def without_rules(model: DangerModel, text: str) -> float:
    return model.confidence(read(text)[0], None)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("em bị nhốt trong xưởng không cho về", "held"),
        ("chu nhot tui em khong cho ve", "held"),
        ("chồng đánh em bầm mình", "violence"),
    ],
)
def test_danger_is_the_intent_and_its_kind_the_only_mention(
    recogniser: Recogniser, text: str, kind: str
) -> None:
    understood = recogniser.understand(text, TODAY)
    assert understood.decision.intent == REPORT_DANGER
    assert [(mention.entity, mention.value) for mention in understood.mentions] == [("danger", kind)]


@pytest.mark.parametrize("text", ["", "!!!", "tìm việc đánh máy", "tìm việc may ở năm căn", "dạ không"])
def test_what_is_harmless_is_not_danger(recogniser: Recogniser, text: str) -> None:
    assert recogniser.understand(text, TODAY).decision.intent != REPORT_DANGER


def test_where_no_rule_fires_the_whole_text_tells(model: DangerModel) -> None:
    text = "chủ nhốt tụi em trong xưởng"
    features, _ = read(text)
    danger = model.judge(features, None, len(text))
    assert danger is not None
    assert (danger.mention.value, danger.mention.start, danger.mention.end) == ("held", 0, len(text))


def test_the_words_a_rule_found_are_pointed_at_when_it_names_the_same_kind(model: DangerModel) -> None:
    text = "dạ em hỏi là em bị nhốt không cho về"
    features, told = read(text)
    danger = model.judge(features, told, len(text))
    assert told is not None
    assert danger is not None
    assert danger.mention == told


def test_the_more_urgent_of_two_dangers_stands_when_a_rule_names_it(model: DangerModel) -> None:
    features, _ = read("chồng đánh em rồi nhốt em lại")
    (likeliest, _), (second, _) = model.kinds.ranking(features)[:2]
    assert {likeliest, second} == {"held", "violence"}
    for kind in ("held", "violence"):
        told = Mention(entity="danger", value=kind, start=0, end=4)
        assert model.kind(features, told) == ("held" if kind != likeliest else likeliest)


def test_a_rule_that_fires_makes_danger_surer(model: DangerModel) -> None:
    features, told = read("em bị nhốt")
    assert told is not None
    assert model.confidence(features, told) > model.confidence(features, None)


def test_what_was_learnt_to_be_harmless_silences_a_rule() -> None:
    heard = "ở đây nhốt em"
    assert read(heard)[1] is not None
    calm = [(heard, None), (f"{heard} hả", None), ("coi phim " + heard, None)] * 3
    model = train_danger([*dangers(), *calm], [text for text, _ in pairs()])
    features, told = read(heard)
    assert model.confidence(features, told) < LEAST_CONFIDENCE
    assert model.judge(features, told, len(heard)) is None


def test_it_comes_back_from_disk_with_the_same_answers(model: DangerModel, tmp_path: Path) -> None:
    model.save(tmp_path)
    again = DangerModel.load(tmp_path)
    for text in (LEARNT, "tìm việc may"):
        # Weights are stored in half precision.
        assert without_rules(again, text) == pytest.approx(without_rules(model, text), abs=0.01)
        assert again.kind(read(text)[0], None) == model.kind(read(text)[0], None)


def test_a_sentence_of_another_intent_that_a_rule_takes_for_danger_teaches_nothing() -> None:
    others = [text for text, _ in pairs()]
    told = "em bị nhốt không cho về"
    with_it, without = (train_danger(dangers(), [*others, *more]) for more in ([told], []))
    assert (with_it.detector.weights == without.detector.weights).all()


def test_two_kinds_are_needed() -> None:
    one = [(text, kind) for text, kind in dangers() if kind in ("held", None)]
    with pytest.raises(ValueError, match="at least two intents"):
        train_danger(one, [])
