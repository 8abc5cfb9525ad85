"""A question about a place: which one, or where home is; asked twice at most."""

from typing import Any

import pytest

from services.dialogue.question import Question
from services.dialogue.question_turns import MOST_TIMES, heard, wording
from services.outcomes import Outcome
from services.places import PlaceFilter
from tests.services.dialogue.spoken import said
from tests.services.dialogue.talk import Talk, responses


@pytest.fixture
def which_bac_lieu() -> Talk:
    talk = Talk()
    turn = talk.search({"occupation": "may"}, {"place": "Bạc Liêu"}, kind="job")
    assert (responses(turn), turn.outcome, turn.ask) == (
        ["utter_ask_which_place"],
        Outcome.CLARIFICATION,
        True,
    )
    return talk


@pytest.fixture
def where_is_home() -> Talk:
    talk = Talk()
    talk.search({"occupation": "may"}, kind="job")
    turn = talk.search({"near_home": True})
    assert (responses(turn), turn.ask) == (["utter_ask_home"], True)
    return talk


def hear(talk: Talk, intent: str, *sentence: dict[str, Any]) -> bool:
    """Whether the sentence was taken as an answer; the talk goes on from it."""
    state = heard(talk.state, intent, said(*sentence))
    if state is None:
        return False
    talk.state = state
    return True


def place(talk: Talk) -> tuple[str, ...]:
    return tuple(found.title or found.name for found in talk.state.frame.place)


class TestWhichPlace:
    def test_the_options_are_buttons_with_their_kind(self, which_bac_lieu: Talk) -> None:
        assert which_bac_lieu.state.question is not None
        titles = [option.title for option in which_bac_lieu.state.question.options]
        assert titles == ["phường Bạc Liêu", "thành phố Bạc Liêu (cũ)"]

    @pytest.mark.parametrize(
        ("number", "name"),
        [(1, "phường Bạc Liêu"), (2, "thành phố Bạc Liêu (cũ)"), (-1, "thành phố Bạc Liêu (cũ)")],
    )
    def test_answered_by_its_number(self, which_bac_lieu: Talk, number: int, name: str) -> None:
        assert hear(which_bac_lieu, "show_details", {"ordinal": number})
        assert (place(which_bac_lieu), which_bac_lieu.state.question) == ((name,), None)

    def test_answered_by_its_button(self, which_bac_lieu: Talk) -> None:
        assert hear(which_bac_lieu, "refine_search", {"ordinal": 2}, {"asked": "bac lieu"})
        assert place(which_bac_lieu) == ("thành phố Bạc Liêu (cũ)",)

    def test_the_button_of_another_question_does_not_answer_this_one(self, which_bac_lieu: Talk) -> None:
        known = which_bac_lieu.frame
        assert hear(which_bac_lieu, "refine_search", {"ordinal": 2}, {"asked": "phuong 5"})
        assert which_bac_lieu.state.question is not None
        assert (which_bac_lieu.state.question.name, which_bac_lieu.frame) == ("Bạc Liêu", known)

    @pytest.mark.parametrize("name", ["Bạc Liêu", "Phường 5", "x" * 80, "Đ" * 80])
    def test_its_buttons_fit_into_what_platforms_take(self, name: str) -> None:
        options = tuple(PlaceFilter(name=name, level="commune", codes=()) for _ in range(12))
        buttons = wording(Question(about="place", name=name, options=options)).buttons
        assert max(len(button.payload.encode()) for button in buttons) <= 64

    def test_answered_by_its_full_name(self, which_bac_lieu: Talk) -> None:
        assert hear(which_bac_lieu, "refine_search", {"place": "phường Bạc Liêu"})
        assert place(which_bac_lieu) == ("phường Bạc Liêu",)

    def test_answered_by_another_place(self, which_bac_lieu: Talk) -> None:
        assert hear(which_bac_lieu, "search_job", {"place": "Năm Căn"})
        assert place(which_bac_lieu) == ("xã Năm Căn",)

    def test_answered_by_what_it_lies_in_though_that_name_is_unclear_too(self) -> None:
        talk = Talk()
        talk.search({"place": "Phường 5"}, kind="job")
        assert hear(talk, "refine_search", {"place": "Bạc Liêu"})
        assert (place(talk), talk.state.question) == (("phường 5, thành phố Bạc Liêu (cũ)",), None)

    def test_another_unclear_place_is_asked_about_instead(self, which_bac_lieu: Talk) -> None:
        assert hear(which_bac_lieu, "refine_search", {"place": "Phường 5"})
        assert which_bac_lieu.state.question is not None
        assert (which_bac_lieu.state.question.name, which_bac_lieu.frame["place"]) == (
            "Phường 5",
            ["Phường 5"],
        )

    def test_the_rest_of_the_wish_is_kept(self, which_bac_lieu: Talk) -> None:
        hear(which_bac_lieu, "refine_search", {"ordinal": 1})
        assert which_bac_lieu.frame["occupation"] == ["may"]

    def test_a_place_named_beside_it_is_kept(self) -> None:
        talk = Talk()
        talk.search({"place": "Năm Căn"}, {"place": "Bạc Liêu"}, kind="job")
        hear(talk, "refine_search", {"ordinal": 1})
        assert place(talk) == ("xã Năm Căn", "phường Bạc Liêu")

    def test_an_unclear_home_is_answered_as_home(self) -> None:
        talk = Talk()
        talk.search({"occupation": "may"}, {"place": "Bạc Liêu", "role": "home"}, kind="job")
        hear(talk, "refine_search", {"ordinal": 1})
        assert (place(talk), talk.state.frame.home) == ((), talk.state.frame.home)
        assert talk.state.frame.home is not None
        assert talk.state.frame.home.title == "phường Bạc Liêu"

    def test_an_unclear_home_is_answered_as_home_though_a_place_is_wanted_too(self) -> None:
        talk = Talk()
        talk.search({"place": "Năm Căn"}, {"place": "Bạc Liêu", "role": "home"}, kind="job")
        hear(talk, "refine_search", {"ordinal": 1})
        assert place(talk) == ("xã Năm Căn",)
        assert talk.state.frame.home is not None
        assert talk.state.frame.home.title == "phường Bạc Liêu"

    def test_one_unclear_name_for_home_and_place_is_answered_for_both(self) -> None:
        talk = Talk()
        talk.search({"place": "Bạc Liêu"}, {"place": "Bạc Liêu", "role": "home"}, kind="job")
        hear(talk, "refine_search", {"ordinal": 1})
        assert place(talk) == ("phường Bạc Liêu",)
        assert talk.state.frame.home is not None
        assert talk.state.frame.home.title == "phường Bạc Liêu"

    def test_a_number_that_is_not_offered_is_asked_again(self, which_bac_lieu: Talk) -> None:
        assert hear(which_bac_lieu, "refine_search", {"ordinal": 3})
        assert which_bac_lieu.state.question is not None

    def test_the_same_name_again_is_asked_once_more_then_covers_all(self, which_bac_lieu: Talk) -> None:
        for _ in range(MOST_TIMES):
            assert which_bac_lieu.state.question is not None
            assert hear(which_bac_lieu, "refine_search", {"place": "Bạc Liêu"})
        assert which_bac_lieu.state.question is None
        assert which_bac_lieu.state.frame.place[0].codes == ("31825", "31834")


class TestWhereHomeIs:
    def test_answered_by_a_place(self, where_is_home: Talk) -> None:
        assert hear(where_is_home, "refine_search", {"place": "Cái Nước"})
        assert where_is_home.frame == {"occupation": ["may"], "home": "Cái Nước", "near_home": True}

    def test_near_the_home_takes_the_place_of_a_whole_province(self) -> None:
        talk = Talk()
        talk.search({"place": "Bình Dương"}, kind="job")
        assert responses(talk.search({"relative": "nearer"})) == ["utter_ask_home"]
        assert hear(talk, "refine_search", {"place": "Cái Nước"})
        assert talk.frame == {"home": "Cái Nước", "near_home": True}

    def test_a_home_that_stands_for_several_is_asked_about(self, where_is_home: Talk) -> None:
        assert hear(where_is_home, "refine_search", {"place": "Bạc Liêu"})
        question = where_is_home.state.question
        assert question is not None
        assert wording(question).response == "utter_ask_which_place"
        assert hear(where_is_home, "show_details", {"ordinal": 1})
        assert where_is_home.state.question is None
        home = where_is_home.state.frame.home
        assert home is not None
        assert home.title == "phường Bạc Liêu"
        assert where_is_home.frame == {"occupation": ["may"], "home": "Bạc Liêu", "near_home": True}

    def test_given_up_after_two_tries(self, where_is_home: Talk) -> None:
        for _ in range(MOST_TIMES):
            assert hear(where_is_home, "nlu_fallback")
        assert (where_is_home.state.question, where_is_home.frame) == (None, {"occupation": ["may"]})

    def test_no_is_taken_for_no(self, where_is_home: Talk) -> None:
        assert hear(where_is_home, "deny")
        assert (where_is_home.state.question, where_is_home.frame) == (None, {"occupation": ["may"]})


class TestOtherRequests:
    @pytest.mark.parametrize(
        ("intent", "sentence"),
        [
            ("ask_contact", [{"ordinal": 2}]),
            ("more_results", []),
            ("search_course", [{"place": "Năm Căn"}]),
            ("search_job", [{"place": "Năm Căn"}, {"occupation": "bao-ve"}]),
            ("refine_search", [{"place": "phường Bạc Liêu"}, {"pay": {"at_least": 8_000_000}}]),
            ("refine_search", [{"place": "Bạc Liêu", "negated": True}]),
            ("thank", []),
        ],
    )
    def test_they_are_no_answer(
        self, which_bac_lieu: Talk, intent: str, sentence: list[dict[str, Any]]
    ) -> None:
        assert not hear(which_bac_lieu, intent, *sentence)

    def test_the_number_of_an_offer_is_no_answer_to_where_home_is(self, where_is_home: Talk) -> None:
        assert not hear(where_is_home, "show_details", {"ordinal": 2})

    def test_their_replies_are_not_swallowed(self, where_is_home: Talk) -> None:
        turn = where_is_home.details({"item": "vacancy:1"})
        assert (responses(turn), turn.ask) == (["utter_details"], False)

    def test_a_new_wish_lets_the_question_go(self, which_bac_lieu: Talk) -> None:
        which_bac_lieu.search({"place": "Năm Căn"}, {"occupation": "bao-ve"}, kind="job")
        assert which_bac_lieu.state.question is None
