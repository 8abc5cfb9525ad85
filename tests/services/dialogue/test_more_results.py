"""Further results, until there are none or none are shown any more."""

from services.dialogue.queries import PAGE
from services.outcomes import Outcome
from services.results import TOTAL_CAP
from tests.fakes import FakeUnitOfWork
from tests.services.dialogue.sample_offers import job
from tests.services.dialogue.talk import Talk, payloads, responses, titles

SEWING_HERE = [{"occupation": "may"}, {"place": "Năm Căn"}]


def test_the_next_page_goes_on_after_the_last() -> None:
    talk = Talk()
    first = talk.search(*SEWING_HERE, kind="job")
    second = talk.more()
    assert responses(second) == ["utter_more_results"]
    assert (second.replies[0].values["from"], second.replies[0].values["to"]) == (4, 4)
    numbers = [card.title.split(". ")[0] for turn in (first, second) for card in turn.replies[0].cards]
    assert numbers == ["1", "2", "3", "4"]
    assert sorted(titles(first) + titles(second)) == [f"Công nhân may {n}" for n in (1, 2, 3, 4)]


def test_the_end_is_said() -> None:
    talk = Talk()
    talk.search(*SEWING_HERE, kind="job")
    talk.more()
    assert "gần giống" in talk.more().replies[0].text
    assert responses(talk.more()) == ["utter_no_more_results"]


def test_after_the_end_the_last_page_can_still_be_spoken_of() -> None:
    talk = Talk()
    talk.search(*SEWING_HERE, kind="job")
    talk.more()
    talk.more()
    assert responses(talk.details({"ordinal": 4})) == ["utter_details"]


def test_after_as_many_as_are_ever_shown_it_is_not_said_that_these_were_all() -> None:
    talk = Talk(FakeUnitOfWork(jobs=[job() for _ in range(TOTAL_CAP + 1 + PAGE)]))
    talk.search(kind="job")
    while responses(turn := talk.more()) == ["utter_more_results"]:
        pass
    assert (responses(turn), turn.outcome) == (["utter_most_results_shown"], Outcome.CLARIFICATION)
    assert turn.replies[0].values["shown"] == len(talk.state.page.items) >= TOTAL_CAP


def test_exactly_as_many_as_are_ever_counted_are_all() -> None:
    talk = Talk(FakeUnitOfWork(jobs=[job() for _ in range(TOTAL_CAP)]))
    talk.search(kind="job")
    while responses(turn := talk.more()) == ["utter_more_results"]:
        pass
    assert responses(turn) == ["utter_no_more_results"]
    assert len(talk.state.page.items) == TOTAL_CAP


def test_what_was_shown_can_be_spoken_of_when_the_rest_is_gone_meanwhile() -> None:
    uow = FakeUnitOfWork(jobs=[job() for _ in range(PAGE + 1)])
    talk = Talk(uow)
    shown = talk.search(kind="job").items[0].key
    for key in range(1, PAGE + 2):
        if f"vacancy:{key}" not in talk.state.page.items:
            uow.jobs.save(job(id=key, status="filled"))
    assert responses(talk.more()) == ["utter_no_more_results"]
    assert talk.details({"ordinal": 1}).items[0].key == shown


def test_more_before_any_search_searches() -> None:
    assert responses(Talk().more()) == ["utter_first_results"]


def test_the_button_is_offered_only_while_there_is_more() -> None:
    talk = Talk()
    assert "/more_results" in payloads(talk.search(*SEWING_HERE, kind="job"))
    assert "/more_results" not in payloads(talk.more())


def test_more_instead_of_an_answer_begins_with_the_first_results_of_the_changed_search() -> None:
    talk = Talk()
    talk.search(*SEWING_HERE, kind="job")
    talk.search({"near_home": True}, {"place": "Đầm Dơi"})
    assert talk.state.question is not None
    turn = talk.more()
    assert talk.state.page.items == tuple(item.key for item in turn.items)
    assert turn.replies[0].cards[0].title.startswith("1. ")
