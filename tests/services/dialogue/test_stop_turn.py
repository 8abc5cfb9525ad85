"""Who stops is let go; who wants something else instead gets it."""

from collections.abc import Mapping
from typing import Any

import pytest

from services.outcomes import Outcome
from tests.services.dialogue.talk import Talk, responses

SEWING_HERE = [{"occupation": "may"}, {"place": "Năm Căn"}]


@pytest.fixture
def talk() -> Talk:
    """After a search for sewing in Năm Căn."""
    talk = Talk()
    talk.search(*SEWING_HERE, kind="job")
    return talk


@pytest.mark.parametrize(
    ("sentence", "frame"),
    [
        (
            [{"occupation": "may", "negated": True}, {"occupation": "phu-ho"}],
            {"occupation": ["phu-ho"], "place": ["Năm Căn"], "negated": {"occupation": ["may"]}},
        ),
        (
            [{"place": "Năm Căn", "negated": True}, {"place": "Cái Nước"}],
            {"occupation": ["may"], "place": ["Cái Nước"], "negated": {"place": ["Năm Căn"]}},
        ),
        ([{"sector": "security"}], {"sector": ["security"], "place": ["Năm Căn"]}),
    ],
)
def test_another_wish_is_searched_for(
    talk: Talk, sentence: list[Mapping[str, Any]], frame: dict[str, Any]
) -> None:
    turn = talk.stop(*sentence)
    assert "utter_stopped" not in responses(turn)
    assert talk.frame == frame


@pytest.mark.parametrize(
    "sentence", [[], SEWING_HERE, [{"occupation": "may"}], [{"occupation": "may", "negated": True}]]
)
def test_what_is_given_up_is_no_wish(talk: Talk, sentence: list[Mapping[str, Any]]) -> None:
    known = talk.state
    turn = talk.stop(*sentence)
    assert (responses(turn), turn.outcome) == (["utter_stopped"], Outcome.ANSWERED)
    assert talk.state == known
