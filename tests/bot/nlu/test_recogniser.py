"""The recogniser understands, rejects noise, and comes back from disk as it was."""

import tarfile
from datetime import date
from pathlib import Path

import pytest

from bot.nlu.danger import LEAST_SUSPICION, DangerModel
from bot.nlu.decision import FALLBACK
from bot.nlu.linear_model import LinearModel
from bot.nlu.recogniser import Recogniser
from bot.nlu.training import train
from bot.parse import parse
from tests.bot.nlu.few_sentences import SENTENCES, dangers, pairs

TODAY = date(2026, 3, 2)


def intent(recogniser: Recogniser, text: str) -> str:
    return recogniser.understand(text, TODAY).decision.intent


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("tim viec may o nam can", "search_job"),
        ("TÌM VIỆC BẢO VỆ Ở ĐẦM DƠI", "search_job"),
        ("luong tren 9 trieu", "refine_search"),
        ("da dung roi", "affirm"),
        ("cam on em", "thank"),
    ],
)
def test_what_it_learnt_holds_for_other_words_and_without_marks(
    recogniser: Recogniser, text: str, name: str
) -> None:
    assert intent(recogniser, text) == name


@pytest.mark.parametrize(
    "text", ["", ".", "!!!", "asdf", "sdkfjh skdjfh ksdf", "7 7 7", "la la la la", "🙂🙂", "qwertyuiop"]
)
def test_noise_is_rejected(recogniser: Recogniser, text: str) -> None:
    assert intent(recogniser, text) == FALLBACK


@pytest.mark.parametrize(
    "text", ["/cam_on", " /Greet ", "cam_on", '/search_job{"place": "Năm Căn"}', "/dung"]
)
def test_a_typed_command_asks_for_nothing(recogniser: Recogniser, text: str) -> None:
    assert intent(recogniser, text) == FALLBACK


def test_a_slash_before_a_sentence_hides_nothing(recogniser: Recogniser) -> None:
    assert intent(recogniser, "/tìm việc may ở năm căn") == "search_job"


@pytest.mark.parametrize("text", ["dạ xyzq", "ừ blorp", "không qwer tyui", "đồng asdf"])
def test_a_yes_or_no_with_a_strange_word_is_not_believed(recogniser: Recogniser, text: str) -> None:
    assert intent(recogniser, text) not in ("affirm", "deny")


def test_one_slip_among_several_words_of_consent_is_believed(recogniser: Recogniser) -> None:
    assert intent(recogniser, "dạ đúng rồi đó emm") == "affirm"


def test_the_confidence_of_a_rejection_is_that_of_rejecting(recogniser: Recogniser) -> None:
    decision = recogniser.understand("asdf", TODAY).decision
    assert decision.confidence == 1.0 - decision.ranking[0][1]


def test_the_ranking_begins_with_what_was_decided(recogniser: Recogniser) -> None:
    decision = recogniser.understand("tìm việc may", TODAY).decision
    assert decision.ranking[0] == (decision.intent, decision.confidence)
    shares = [share for _, share in decision.ranking]
    assert shares == sorted(shares, reverse=True)
    assert 0.0 < sum(shares) <= 1.0 + 1e-6


def test_small_talk_keeps_no_mentions(recogniser: Recogniser) -> None:
    assert recogniser.understand("cảm ơn em", TODAY).mentions == []


def test_training_twice_gives_the_same_weights(recogniser: Recogniser) -> None:
    again = Recogniser.train(pairs(), dangers())
    assert (again.model.weights == recogniser.model.weights).all()
    assert (again.danger.detector.weights == recogniser.danger.detector.weights).all()
    assert again.consent_words == recogniser.consent_words


def test_two_intents_are_enough_and_one_is_not() -> None:
    two = [(text, name) for text, name in pairs() if name in ("greet", "thank")]
    model = train(two)
    assert (model.labels, model.weights.shape[1]) == (("greet", "thank"), 2)
    with pytest.raises(ValueError, match="at least two intents"):
        train([(text, "greet") for text in SENTENCES["greet"]])


def test_it_comes_back_from_disk_with_the_same_answers(recogniser: Recogniser, tmp_path: Path) -> None:
    recogniser.save(tmp_path)
    again = Recogniser.load(tmp_path)
    for text in ("tìm việc may", "dạ không", "asdf", "em bị nhốt trong phòng"):
        before, after = recogniser.understand(text, TODAY), again.understand(text, TODAY)
        assert after.decision.intent == before.decision.intent
        # Weights are stored in half precision.
        assert after.decision.confidence == pytest.approx(before.decision.confidence, abs=0.01)


def test_it_is_read_out_of_an_archive(recogniser: Recogniser, tmp_path: Path) -> None:
    archive = archive_of(recogniser, tmp_path)
    (answer,) = parse(["tim viec bao ve o nam can"], archive, TODAY)
    assert (answer["intent"]["name"], answer["canonical"]) == ("search_job", "tìm việc bảo vệ ở năm căn")
    assert [entity["text"] for entity in answer["entities"]] == ["bao ve", "nam can"]


def test_an_archive_without_it_is_refused(tmp_path: Path) -> None:
    archive = tmp_path / "model.tar.gz"
    with tarfile.open(archive, "w:gz"):
        pass
    with pytest.raises(ValueError, match="no intent model"):
        Recogniser.from_archive(archive)


def test_a_damaged_model_is_refused(recogniser: Recogniser, tmp_path: Path) -> None:
    recogniser.save(tmp_path)
    (tmp_path / "intent_vocabulary.json").write_text("{", encoding="utf-8")
    with pytest.raises(ValueError, match="Expecting"):
        LinearModel.load(tmp_path)


def archive_of(recogniser: Recogniser, folder: Path) -> Path:
    inside = folder / "component"
    inside.mkdir()
    recogniser.save(inside)
    archive = folder / "model.tar.gz"
    with tarfile.open(archive, "w:gz") as tar:
        tar.add(inside, arcname="components/train_IntentRecogniser")
    return archive


def test_a_sentence_near_danger_is_marked_and_keeps_its_intent(
    recogniser: Recogniser, monkeypatch: pytest.MonkeyPatch
) -> None:
    for confidence, near in ((LEAST_SUSPICION - 0.01, False), (LEAST_SUSPICION, True)):
        monkeypatch.setattr(DangerModel, "confidence", lambda *_, told=confidence: told)
        understood = recogniser.understand("tim viec may o nam can", TODAY)
        assert (understood.decision.intent, understood.may_tell_danger) == ("search_job", near)
