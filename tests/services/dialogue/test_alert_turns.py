"""Alerts are offered where there is little, begun in a sentence, and ended by "dừng"."""

from datetime import datetime

import pytest

from services.calendar import CA_MAU_TIME
from services.dialogue import alert_turns, profile_turns
from services.dialogue.frame import Frame
from services.dialogue.state import SearchState
from services.outcomes import Outcome
from tests.services.dialogue.spoken import said, short
from tests.services.dialogue.talk import Talk, payloads

NOON = datetime(2026, 3, 2, 12, tzinfo=CA_MAU_TIME)
ME = "web_1"
ALERT = '/show_details{"item":"alert="}'


def test_an_alert_is_offered_where_something_had_to_be_let_go() -> None:
    turn = Talk().search({"place": "Năm Căn"}, {"benefit": "dormitory"}, kind="job")
    assert ALERT in payloads(turn)


def test_none_is_offered_where_everything_was_met_or_nothing_wished_for() -> None:
    assert ALERT not in payloads(Talk().search({"place": "Năm Căn"}, kind="job"))
    assert ALERT not in payloads(Talk().search(kind="job"))


def test_it_keeps_the_present_search_and_says_when_it_tells() -> None:
    talk = Talk()
    talk.search({"occupation": "may"}, {"pay": {"at_least": 9_000_000}}, kind="job")
    turn = alert_turns.begin(talk.state, None, [], talk.uow, ME, NOON)
    (stored,) = talk.uow.subscriptions.of_conversation(ME)
    assert short(stored.wish) == {"occupation": ["may"], "salary_min": 9_000_000}
    assert "8 giờ" in turn.replies[0].text
    assert payloads(turn) == [
        '/show_details{"item":"alert-hour=7"}',
        '/show_details{"item":"alert-hour=12"}',
        '/show_details{"item":"alert-hour=18"}',
        '/show_details{"item":"stop-alerts="}',
    ]


def test_what_the_sentence_wishes_counts() -> None:
    talk = Talk()
    alert_turns.begin(talk.state, "course", said({"place": "Năm Căn"}), talk.uow, ME, NOON)
    (stored,) = talk.uow.subscriptions.of_conversation(ME)
    assert (stored.wish.kind, short(stored.wish)) == ("course", {"place": ["Năm Căn"]})


def test_without_a_wish_it_asks_for_one() -> None:
    talk = Talk()
    turn = alert_turns.begin(SearchState(), None, [], talk.uow, ME, NOON)
    assert turn.outcome is Outcome.CLARIFICATION
    assert talk.uow.subscriptions.holding() == []


@pytest.fixture
def talk() -> Talk:
    """With one alert."""
    talk = Talk()
    alert_turns.begin(talk.state, "job", said({"occupation": "may"}), talk.uow, ME, NOON)
    return talk


@pytest.mark.parametrize(("hour", "kept"), [(18, 18), (7, 7), (22, 8), (24, 8), (3, 8)])
def test_another_hour_is_kept_when_it_is_by_day(talk: Talk, hour: int, kept: int) -> None:
    assert alert_turns.at_hour(talk.state, hour, talk.uow, ME) is not None
    assert talk.uow.subscriptions.of_conversation(ME)[0].hour == kept


def test_an_hour_says_nothing_to_who_has_no_alert(talk: Talk) -> None:
    assert alert_turns.at_hour(talk.state, 18, talk.uow, "web_2") is None


def test_stop_ends_them_and_can_be_said_twice(talk: Talk) -> None:
    texts = [alert_turns.stop(talk.state, talk.uow, ME, NOON).replies[0].text for _ in range(2)]
    assert talk.uow.subscriptions.holding() == []
    assert texts[0] != texts[1]


def test_a_fourth_alert_is_refused_with_a_way_out(talk: Talk) -> None:
    for place in ("Năm Căn", "Cái Nước", "An Xuyên"):
        turn = alert_turns.begin(SearchState(), "job", said({"place": place}), talk.uow, ME, NOON)
    assert turn.outcome is Outcome.NO_RESULT
    assert len(talk.uow.subscriptions.holding()) == 3


def test_the_profile_lists_them(talk: Talk) -> None:
    turn = profile_turns.profile(talk.state, talk.uow, ME, NOON)
    assert "8 giờ" in turn.replies[0].text
    assert '/show_details{"item":"stop-alerts="}' in payloads(turn)


def test_the_search_goes_on_from_the_wish(talk: Talk) -> None:
    turn = alert_turns.begin(SearchState(), "job", said({"place": "Năm Căn"}), talk.uow, ME, NOON)
    assert turn.state.frame != Frame()
