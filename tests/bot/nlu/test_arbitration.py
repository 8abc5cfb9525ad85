"""Who answers when the intent model and the wordings of the entries disagree."""

import pytest

from bot.nlu.arbitration import (
    LIKE_ENOUGH,
    LIKE_ENOUGH_FOR_NOBODYS,
    LIKE_NOTHING,
    SURE_OF_INTENT,
    arbitrate,
)
from bot.nlu.policy_reading import PolicyReading, RankedQuestion
from services.policy.document_questions import DocumentReference
from services.policy.retrieval.index import Ranked


def reading(score, *, documents=(), text="giấy tờ gì vậy em"):
    return PolicyReading((RankedQuestion(text, (Ranked("an-entry", score),)),), tuple(documents))


@pytest.mark.parametrize("intent", ["search_job", "search_course", "refine_search", "ask_contact"])
def test_a_skill_in_doubt_gives_way_to_a_wording_that_leaves_none(intent):
    assert arbitrate([(intent, 0.6)], reading(LIKE_ENOUGH)) == ("ask_policy", LIKE_ENOUGH)
    assert arbitrate([(intent, 0.6)], reading(LIKE_ENOUGH - 0.01)) == (intent, 0.6)


def test_a_skill_without_doubt_stays():
    assert arbitrate([("refine_search", SURE_OF_INTENT)], reading(1.0)) == ("refine_search", SURE_OF_INTENT)


@pytest.mark.parametrize("intent", ["nlu_fallback", "out_of_scope"])
def test_what_nobody_answers_gives_way_sooner(intent):
    assert arbitrate([(intent, 0.5)], reading(LIKE_ENOUGH_FOR_NOBODYS))[0] == "ask_policy"
    assert arbitrate([(intent, 0.5)], reading(LIKE_ENOUGH_FOR_NOBODYS - 0.01)) == (intent, 0.5)


def test_noise_and_typed_commands_are_no_questions():
    assert arbitrate([("nlu_fallback", 0.5)], reading(1.0, text="/ restart")) == ("nlu_fallback", 0.5)


def test_what_a_trade_pays_is_looked_for_among_the_vacancies():
    assert arbitrate([("ask_policy", 0.7)], reading(0.9), trade_pay=True)[0] == "search_job"


@pytest.mark.parametrize("intent", ["report_danger", "greet", "affirm", "deny", "request_officer"])
def test_danger_courtesy_and_the_wish_for_a_person_stay(intent):
    assert arbitrate([(intent, 0.4)], reading(1.0)) == (intent, 0.4)


def test_a_policy_question_stays_one_however_unlike():
    assert arbitrate([("ask_policy", 0.7)], reading(0.0)) == ("ask_policy", 0.7)


def test_a_document_named_by_number_is_policy():
    documents = [DocumentReference("Nghị định", "20")]
    assert arbitrate([("search_job", 0.9)], reading(0.0, documents=documents)) == ("ask_policy", 1.0)
    assert arbitrate([("report_danger", 0.9)], reading(0.0, documents=documents))[0] == "report_danger"


def test_a_doubtful_question_like_no_entry_goes_to_the_search_that_came_second():
    ranking = [("ask_policy", SURE_OF_INTENT - 0.01), ("search_job", 0.1)]
    assert arbitrate(ranking, reading(LIKE_NOTHING - 0.01)) == ("search_job", 0.1)
    assert arbitrate(ranking, reading(LIKE_NOTHING))[0] == "ask_policy"


def test_a_question_the_model_is_sure_of_stays_though_no_entry_is_like_it():
    ranking = [("ask_policy", SURE_OF_INTENT), ("search_job", 0.1)]
    assert arbitrate(ranking, reading(0.0)) == ("ask_policy", SURE_OF_INTENT)


@pytest.mark.parametrize("second", ["affirm", "stop", "request_officer"])
def test_a_doubtful_question_never_becomes_a_yes_or_an_end(second):
    assert arbitrate([("ask_policy", 0.5), (second, 0.4)], reading(0.0)) == ("ask_policy", 0.5)
