"""More pay as long as there is more, the highest first, and down to what there is."""

from services.dialogue.wording import phrase
from services.outcomes import Outcome
from tests.fakes import FakeUnitOfWork
from tests.services.dialogue.sample_offers import CAI_NUOC, job, order
from tests.services.dialogue.talk import Talk, payloads, responses, titles

HIGHER = '/refine_search{"relative":"higher_pay"}'


def sewing() -> Talk:
    """Among what is sewn in Năm Căn the best pays 14 million."""
    talk = Talk()
    talk.search({"occupation": "may"}, {"place": "Năm Căn"}, kind="job")
    return talk


class TestMorePay:
    def test_climbing_ends_where_nobody_pays_more(self) -> None:
        talk = sewing()
        for _ in range(4):
            turn = talk.search({"relative": "higher_pay"})
            if turn.outcome == Outcome.NO_RESULT:
                break
        assert responses(turn) == ["utter_no_higher_pay"]
        assert turn.replies[0].values["pay"] == "14 triệu"
        assert talk.frame["salary_min"] <= 14_000_000

    def test_at_the_end_the_search_the_page_and_the_steps_stay(self) -> None:
        talk = sewing()
        talk.search({"pay": {"at_least": 14_000_000}})
        before = talk.state
        turn = talk.search({"relative": "higher_pay"})
        assert (talk.state, HIGHER in payloads(turn)) == (before, False)

    def test_the_button_goes_with_the_last_better_paid_vacancy(self) -> None:
        talk = sewing()
        assert HIGHER in payloads(talk.search({"pay": {"at_least": 12_000_000}}))
        assert HIGHER not in payloads(talk.search({"pay": {"at_least": 14_000_000}}))

    def test_what_pays_more_without_a_wanted_benefit_still_counts(self) -> None:
        uow = FakeUnitOfWork(jobs=[job("ít", benefits=("meals",)), job("nhiều", salary_max=20_000_000)])
        talk = Talk(uow)
        talk.search({"benefit": "meals"}, kind="job")
        turn = talk.search({"relative": "higher_pay"})
        assert (titles(turn), responses(turn)) == (["nhiều"], ["utter_relaxed_results"])

    def test_the_most_that_is_told_is_no_less_than_what_was_shown(self) -> None:
        uow = FakeUnitOfWork(jobs=[job("ít", benefits=("meals",)), job("nhiều", salary_max=20_000_000)])
        talk = Talk(uow)
        talk.search({"benefit": "meals"}, kind="job")
        talk.search({"relative": "higher_pay"})
        turn = talk.search({"relative": "higher_pay"})
        assert turn.replies[0].values["pay"] == "20 triệu"

    def test_what_pays_more_elsewhere_does_not_count(self) -> None:
        talk = Talk(FakeUnitOfWork(jobs=[job("đây"), job("kia", CAI_NUOC, salary_max=30_000_000)]))
        assert HIGHER not in payloads(talk.search({"place": "Năm Căn"}, kind="job"))
        assert responses(talk.search({"relative": "higher_pay"})) == ["utter_no_higher_pay"]

    def test_where_only_the_neighbourhood_has_anything_it_counts(self) -> None:
        near = [job("ít", CAI_NUOC), job("nhiều", CAI_NUOC, salary_max=20_000_000)]
        talk = Talk(FakeUnitOfWork(jobs=near))
        assert HIGHER in payloads(talk.search({"place": "Năm Căn"}, kind="job"))
        assert titles(talk.search({"relative": "higher_pay"})) == ["nhiều"]
        assert responses(talk.search({"relative": "higher_pay"})) == ["utter_no_higher_pay"]

    def test_another_wish_of_the_sentence_is_answered_all_the_same(self) -> None:
        talk = sewing()
        talk.search({"pay": {"at_least": 14_000_000}})
        turn = talk.search({"relative": "higher_pay"}, {"relative": "newer"})
        assert responses(turn) == ["utter_no_higher_pay", "utter_results"]

    def test_orders_abroad_end_too(self) -> None:
        talk = Talk(FakeUnitOfWork(orders=[order(), order("hơn", salary_min=30_000_000)]))
        talk.search({"country": "JP"}, kind="overseas")
        assert titles(talk.search({"relative": "higher_pay"})) == ["hơn"]
        assert responses(talk.search({"relative": "higher_pay"})) == ["utter_no_higher_pay"]


class TestHighestFirst:
    def test_the_best_paid_comes_first_and_it_is_said(self) -> None:
        talk = sewing()
        turn = talk.search({"relative": "highest_pay"})
        assert titles(turn) == ["Công nhân may 4", "Công nhân may 3", "Công nhân may 2"]
        assert phrase("summary", "best_paid") in turn.replies[0].values["summary"]

    def test_the_next_page_goes_on_in_that_order(self) -> None:
        talk = sewing()
        talk.search({"relative": "highest_pay"})
        assert titles(talk.more()) == ["Công nhân may 1"]

    def test_orders_abroad_with_any_country_too(self) -> None:
        offers = [order("ít", salary_min=20_000_000), order("nhiều", "TW", salary_min=40_000_000)]
        turn = Talk(FakeUnitOfWork(orders=offers)).search({"relative": "highest_pay"}, kind="overseas")
        assert titles(turn) == ["nhiều", "ít"]


class TestLessPay:
    def test_from_what_nobody_pays_one_step_lands_at_what_there_is(self) -> None:
        talk = sewing()
        talk.search({"pay": {"at_least": 50_000_000}})
        turn = talk.search({"relative": "lower_pay"})
        assert (responses(turn), titles(turn)) == (["utter_results"], ["Công nhân may 4"])
        assert talk.frame["salary_min"] == 14_000_000

    def test_from_there_it_is_a_million_at_a_time(self) -> None:
        talk = sewing()
        talk.search({"pay": {"at_least": 14_000_000}})
        talk.search({"relative": "lower_pay"})
        assert talk.frame["salary_min"] == 13_000_000
