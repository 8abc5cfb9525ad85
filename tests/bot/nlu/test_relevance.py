"""An intent keeps the mentions it has a use for."""

import pytest

from bot.nlu.relevance import relevant
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


def test_every_intent_has_an_answer() -> None:
    assert all(isinstance(relevant(intent, BOTH), list) for intent in domain()["intents"])
