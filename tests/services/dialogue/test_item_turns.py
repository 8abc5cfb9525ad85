"""One offer: found by number, by button, or as the one talked about."""

from dataclasses import replace

import pytest

from services.dialogue.item_turns import chosen
from services.dialogue.state import Page, SearchState
from services.outcomes import Outcome
from tests.fakes import FakeUnitOfWork
from tests.services.dialogue.sample_offers import job, order
from tests.services.dialogue.spoken import said
from tests.services.dialogue.talk import Talk, payloads, responses, titles

FIRST_PAGE = Page(items=("vacancy:7", "vacancy:8", "vacancy:9"), total=5)
SECOND_PAGE = replace(FIRST_PAGE, items=(*FIRST_PAGE.items, "vacancy:4", "vacancy:5"), offset=3)


@pytest.mark.parametrize(
    ("page", "number", "key"),
    [
        (FIRST_PAGE, 1, "vacancy:7"),
        (FIRST_PAGE, 3, "vacancy:9"),
        (FIRST_PAGE, -1, "vacancy:9"),
        (FIRST_PAGE, -3, "vacancy:7"),
        (FIRST_PAGE, -4, None),
        (FIRST_PAGE, 4, None),
        (FIRST_PAGE, 0, None),
        (FIRST_PAGE, "first", "vacancy:7"),
        (SECOND_PAGE, 5, "vacancy:5"),
        (SECOND_PAGE, 4, "vacancy:4"),
        (SECOND_PAGE, 2, "vacancy:8"),
        (SECOND_PAGE, 1, "vacancy:7"),
        (SECOND_PAGE, 6, None),
        (SECOND_PAGE, "first", "vacancy:4"),
        (SECOND_PAGE, -1, "vacancy:5"),
        (SECOND_PAGE, -3, None),
    ],
)
def test_a_number_is_that_of_the_card_and_first_and_last_are_in_view(
    page: Page, number: int | str, key: str | None
) -> None:
    assert chosen(SearchState(page=page), said({"ordinal": number})) == key


def test_a_button_names_its_offer_on_whatever_page() -> None:
    assert chosen(SearchState(page=FIRST_PAGE), said({"item": "vacancy:99"})) == "vacancy:99"


def test_the_offer_talked_about_is_meant_when_none_is_named() -> None:
    assert chosen(SearchState(page=FIRST_PAGE, focus="vacancy:8"), []) == "vacancy:8"


def test_a_number_counts_more_than_the_offer_talked_about() -> None:
    assert chosen(SearchState(page=FIRST_PAGE, focus="vacancy:8"), said({"ordinal": 1})) == "vacancy:7"


def test_a_number_means_nothing_when_nothing_is_shown() -> None:
    assert chosen(SearchState(focus="vacancy:8"), said({"ordinal": 2})) is None


def test_the_only_one_shown_needs_no_number() -> None:
    assert chosen(SearchState(page=Page(items=("course:2",), total=1)), []) == "course:2"


class TestDetails:
    def test_the_second_of_the_list_with_its_contact(self) -> None:
        talk = Talk()
        shown = titles(talk.search({"place": "Năm Căn"}, kind="job"))
        turn = talk.details({"ordinal": 2})
        assert (responses(turn), titles(turn)) == (["utter_details"], [shown[1]])
        assert "Liên hệ: Chị Ba 0290 000 0001" in turn.replies[0].cards[0].lines

    def test_several_shown_and_none_named_asks_which(self) -> None:
        talk = Talk()
        talk.search({"place": "Năm Căn"}, kind="job")
        turn = talk.details()
        assert (responses(turn), turn.outcome) == (["utter_which_offer"], Outcome.CLARIFICATION)
        assert [button.title for button in turn.replies[0].buttons] == ["1", "2", "3"]

    def test_on_the_second_page_the_numbers_of_its_cards_are_offered(self) -> None:
        talk = Talk()
        talk.search({"place": "Năm Căn"}, kind="job")
        talk.more()
        turn = talk.details({"ordinal": 9})
        assert [button.title for button in turn.replies[0].buttons] == ["4"]

    @pytest.mark.parametrize("number", [1, 2, 3, 4])
    def test_every_number_that_was_on_a_card_leads_to_it(self, number: int) -> None:
        talk = Talk()
        cards = [
            *talk.search({"place": "Năm Căn"}, kind="job").replies[0].cards,
            *talk.more().replies[0].cards,
        ]
        titled = {card.title.partition(". ")[0]: card.key for card in cards}
        assert talk.details({"ordinal": number}).items[0].key == titled[str(number)]

    def test_a_changed_search_counts_anew(self) -> None:
        talk = Talk()
        talk.search({"place": "Năm Căn"}, kind="job")
        talk.more()
        turn = talk.search({"place": "Cái Nước"})
        assert talk.state.page.items == tuple(item.key for item in turn.items)

    def test_nothing_shown_yet_asks_for_a_wish(self) -> None:
        assert responses(Talk().details({"ordinal": 2})) == ["utter_search_first"]

    def test_a_number_nobody_saw_asks_which(self) -> None:
        talk = Talk()
        talk.search({"place": "Năm Căn"}, kind="job")
        assert responses(talk.details({"ordinal": 9})) == ["utter_which_offer"]

    def test_an_offer_gone_since_is_said_to_be_gone(self) -> None:
        uow = FakeUnitOfWork(jobs=[job(), job()])
        talk = Talk(uow)
        talk.search(kind="job")
        gone = uow.jobs.get(1)
        assert gone is not None
        uow.jobs.save(job(id=1, status="filled"))
        turn = talk.details({"item": "vacancy:1"})
        assert (responses(turn), turn.outcome) == (["utter_offer_gone"], Outcome.NO_RESULT)

    @pytest.mark.parametrize("key", ["vacancy:404", "vacancy:", "vacancy:x", "house:1", "", "vacancy:-1"])
    def test_a_key_that_leads_nowhere_is_gone_too(self, key: str) -> None:
        assert responses(Talk().details({"item": key})) == ["utter_offer_gone"]

    @pytest.mark.parametrize("key", ["vacancy:1", "course:1", "overseas_order:1"])
    def test_every_kind_has_its_full_card(self, key: str) -> None:
        turn = Talk().details({"item": key})
        assert responses(turn) == ["utter_details"]
        assert turn.replies[0].cards[0].key == key

    def test_a_vacancy_and_a_course_of_one_trade_lead_to_each_other(self) -> None:
        job_card = Talk().details({"item": "vacancy:1"}).replies[0].cards[0]
        course_card = Talk().details({"item": "course:1"}).replies[0].cards[0]
        assert [button.payload for button in job_card.buttons] == ['/show_details{"item":"course:1"}']
        assert course_card.buttons[0].payload.startswith('/show_details{"item":"vacancy:')
        assert Talk().details({"item": "course:2"}).replies[0].cards[0].buttons == ()

    def test_details_leave_the_search_alone(self) -> None:
        talk = Talk()
        talk.search({"occupation": "may"}, kind="job")
        talk.details({"ordinal": 1})
        assert talk.frame == {"occupation": ["may"]}


class TestContact:
    def test_after_the_details_the_telephone_is_that_of_the_same_offer(self) -> None:
        talk = Talk()
        shown = titles(talk.search({"place": "Năm Căn"}, kind="job"))
        talk.details({"ordinal": 3})
        turn = talk.contact()
        assert responses(turn) == ["utter_contact"]
        assert turn.replies[0].values["title"] == shown[2]
        assert str(turn.replies[0].values["address"]).startswith(" (")
        assert turn.replies[0].values["phone"] == "0290 000 0001"

    def test_no_telephone_known_is_said(self) -> None:
        talk = Talk(FakeUnitOfWork(jobs=[job(contact_phone="")]))
        talk.search(kind="job")
        assert responses(talk.contact()) == ["utter_contact_unknown"]

    def test_a_new_page_forgets_the_offer_talked_about(self) -> None:
        talk = Talk()
        talk.search({"place": "Năm Căn"}, kind="job")
        talk.details({"ordinal": 3})
        talk.search({"occupation": "may"})
        assert responses(talk.contact()) == ["utter_which_offer"]

    def test_an_order_has_its_telephone_too(self) -> None:
        talk = Talk(FakeUnitOfWork(orders=[order(contact_phone="0290 000 0002")]))
        talk.search({"country": "JP"})
        assert responses(talk.contact()) == ["utter_contact"]


class TestWhy:
    def test_the_reasons_of_the_one_named(self) -> None:
        talk = Talk()
        talk.search({"occupation": "may"}, {"place": "Năm Căn"}, kind="job")
        turn = talk.why({"ordinal": 2})
        assert turn.replies[0].values["number"] == 2
        assert "đúng nghề công nhân may" in turn.replies[0].values["reasons"]

    def test_the_best_one_when_none_is_named(self) -> None:
        talk = Talk()
        talk.search({"place": "Năm Căn"}, kind="job")
        assert talk.why().replies[0].values["number"] == 1

    def test_numbers_go_on_over_pages(self) -> None:
        talk = Talk()
        talk.search({"place": "Năm Căn"}, kind="job")
        talk.more()
        assert talk.why().replies[0].values["number"] == 4

    def test_a_number_nobody_saw_is_not_explained_by_another(self) -> None:
        talk = Talk()
        talk.search({"place": "Năm Căn"}, kind="job")
        assert responses(talk.why({"ordinal": 9})) == ["utter_which_offer"]

    def test_nothing_shown_yet(self) -> None:
        assert responses(Talk().why()) == ["utter_search_first"]

    def test_a_card_of_an_earlier_page_is_explained_by_its_number(self) -> None:
        talk = Talk()
        talk.search({"place": "Năm Căn"}, kind="job")
        second, reasons = talk.state.page.items[1], talk.state.page.why[1]
        talk.more()
        turn = talk.why({"ordinal": 2})
        assert turn.items[0].key == second
        assert turn.replies[0].values == {"number": 2, "reasons": reasons}

    def test_what_an_earlier_search_showed_offers_no_reason(self) -> None:
        talk = Talk()
        talk.search({"place": "Năm Căn"}, kind="job")
        earlier = talk.state.page.items[0]
        talk.search({"place": "Đầm Dơi"})
        assert [text for text in payloads(talk.details({"item": earlier})) if "explain_result" in text] == []

    def test_the_button_below_the_details_explains_the_same_offer(self) -> None:
        talk = Talk()
        talk.search({"place": "Năm Căn"}, kind="job")
        turn = talk.details({"ordinal": 2})
        key = turn.items[0].key
        assert f'/explain_result{{"item":"{key}"}}' in payloads(turn)
        assert talk.why({"item": key}).items[0].key == key
