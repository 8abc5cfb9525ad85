"""An intent keeps the mentions it has a use for."""

import pytest

from bot.nlu.features import ANY_DAY
from bot.nlu.relevance import relevant
from language.canonical import canonical
from language.understanding import understand
from tests.data.dialogue_files import domain
from tests.services.dialogue.spoken import said

BOTH = said({"country": "JP"}, {"place": "Năm Căn"})


@pytest.mark.parametrize(
    ("intent", "kept"),
    [
        ("search_job", ["country", "place"]),
        ("nlu_fallback", ["country", "place"]),
        ("ask_policy", ["country"]),
        ("out_of_scope", []),
        ("start_over", []),
    ],
)
def test_what_is_kept(intent: str, kept: list[str]) -> None:
    assert [mention.entity for mention in relevant(intent, BOTH)] == kept


@pytest.mark.parametrize(
    ("sentence", "kept"),
    [
        ("thôi khỏi tìm may nữa, kiếm phụ hồ đi", ["occupation", "occupation"]),
        ("thôi không kiếm bảo vệ nữa, tìm may ở Năm Căn", ["occupation", "occupation", "place"]),
        ("khỏi tìm ở Năm Căn nữa, kiếm Cái Nước đi", ["place", "place"]),
        ("thôi khỏi tìm việc may nữa", []),
        ("thôi khỏi tìm ở Năm Căn nữa", []),
        ("em lên lại bình dương rồi, khỏi tìm nữa", []),
        ("thôi không tìm nữa", []),
    ],
)
def test_a_stop_keeps_only_what_is_wanted_instead(sentence: str, kept: list[str]) -> None:
    mentions = understand(canonical(sentence), ANY_DAY)
    assert [mention.entity for mention in relevant("stop", mentions)] == kept


def test_every_intent_has_an_answer() -> None:
    assert all(isinstance(relevant(intent, BOTH), list) for intent in domain()["intents"])
