"""A question about a benefit is answered from the vacancy talked about."""

from typing import Any

import pytest

from services.dialogue.wording import phrase
from tests.fakes import FakeUnitOfWork
from tests.services.dialogue.sample_offers import job
from tests.services.dialogue.talk import Talk, responses

MEALS, DORMITORY = {"benefit": "meals"}, {"benefit": "dormitory"}


@pytest.fixture
def talk() -> Talk:
    """After the details of one vacancy of two; it has meals."""
    talk = Talk(FakeUnitOfWork(jobs=[job("có cơm", benefits=("meals",)), job("không cơm")]))
    talk.search(kind="job")
    talk.details({"item": "vacancy:1"})
    return talk


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ([MEALS], ["utter_has_benefits"]),
        ([DORMITORY], ["utter_benefits_unstated"]),
        ([DORMITORY, MEALS], ["utter_has_benefits", "utter_benefits_unstated"]),
        ([], []),
        ([{"benefit": "meals", "negated": True}], []),
        ([{"work_time": "part_time"}], []),
    ],
)
def test_details_answer_first_what_was_asked(
    talk: Talk, asked: list[dict[str, Any]], first: list[str]
) -> None:
    assert responses(talk.details(*asked)) == [*first, "utter_details"]


def test_the_answer_names_vacancy_and_benefit(talk: Talk) -> None:
    answer = talk.details(MEALS).replies[0]
    assert answer.values == {"title": "có cơm", "benefits": phrase("benefits", "meals")}


def test_a_number_asks_about_its_vacancy(talk: Talk) -> None:
    number = talk.state.page.items.index("vacancy:2") + 1
    assert responses(talk.details({"ordinal": number}, MEALS))[0] == "utter_benefits_unstated"


def test_a_condition_after_details_searches_and_tells_of_the_vacancy_too(talk: Talk) -> None:
    assert responses(talk.search(MEALS)) == ["utter_has_benefits", "utter_results"]
    assert talk.frame == {"benefits": ["meals"]}


def test_several_conditions_after_details_only_search(talk: Talk) -> None:
    assert "utter_has_benefits" not in responses(talk.search(MEALS, {"place": "Năm Căn"}))


def test_a_condition_after_a_list_only_searches(talk: Talk) -> None:
    talk.search({"place": "Năm Căn"})
    assert "utter_has_benefits" not in responses(talk.search(MEALS))


@pytest.mark.parametrize("key", ["course:1", "overseas_order:1", "vacancy:404"])
def test_what_has_no_benefits_says_nothing_of_them(key: str) -> None:
    talk = Talk()
    turn = talk.details({"item": key}, MEALS)
    assert responses(turn)[0] in ("utter_details", "utter_offer_gone")
