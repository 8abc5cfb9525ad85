"""One turn searches, refines, shows more, goes back, starts over."""

from dataclasses import replace

import pytest

from services.dialogue.wording import phrase
from services.outcomes import Outcome
from tests.fakes import FakeUnitOfWork
from tests.services.dialogue.sample_offers import DAM_DOI, NAM_CAN, TODAY, course, job, order
from tests.services.dialogue.talk import Talk, payloads, responses, titles

SEWING_HERE = [{"occupation": "may"}, {"place": "Năm Căn"}]


class TestSearching:
    def test_a_wish_is_answered_at_once(self) -> None:
        talk = Talk()
        turn = talk.search(*SEWING_HERE, kind="job")
        assert (responses(turn), turn.outcome) == (["utter_results"], Outcome.ANSWERED)
        assert turn.replies[0].values["total"] == 4
        assert turn.replies[0].values["summary"] == "công nhân may · xã Năm Căn"

    def test_the_best_three_are_shown_with_what_is_recorded(self) -> None:
        turn = Talk().search(*SEWING_HERE, kind="job")
        assert len(titles(turn)) == 3
        assert [item.key for item in turn.items] == [card.key for card in turn.replies[0].cards]
        assert all(item.why for item in turn.items)

    def test_nothing_said_shows_the_newest(self) -> None:
        turn = Talk().search(kind="job")
        assert responses(turn) == ["utter_first_results"]
        assert len(titles(turn)) == 3

    def test_a_condition_not_understood_is_said_to_be_none(self) -> None:
        talk = Talk()
        assert responses(talk.search()) == ["utter_search_first"]
        talk.search(*SEWING_HERE, kind="job")
        shown = talk.state.page
        turn = talk.search()
        assert (responses(turn), turn.outcome) == (["utter_not_a_condition"], Outcome.NO_ANSWER)
        assert talk.state.page == shown

    def test_the_button_of_a_question_let_go_says_so_and_changes_nothing(self) -> None:
        talk = Talk()
        talk.search(*SEWING_HERE, kind="job")
        known = talk.state
        turn = talk.search({"ordinal": 1}, {"asked": "bac lieu"})
        assert (responses(turn), turn.outcome) == (["utter_question_over"], Outcome.CLARIFICATION)
        assert talk.state == known

    @pytest.mark.parametrize("mention", [{"headcount": 2}, {"duration": 3.0}, {"date": "2026-03-02"}])
    def test_a_number_of_people_or_days_is_no_condition(self, mention: dict[str, object]) -> None:
        talk = Talk()
        talk.search(*SEWING_HERE, kind="job")
        assert responses(talk.search(mention)) == ["utter_not_a_condition"]

    def test_the_record_tells_frame_and_items(self) -> None:
        record = Talk().search(*SEWING_HERE, kind="job").record()
        assert record["frame"]["kind"] == "job"
        assert [one["id"] for one in record["frame"]["occupation"]] == ["may"]
        assert {item["kind"] for item in record["items"]} == {"vacancy"}

    def test_what_ended_yesterday_is_not_shown(self) -> None:
        yesterday = TODAY.replace(day=1)
        uow = FakeUnitOfWork(jobs=[job("vẫn còn"), job("hết hạn", valid_through=yesterday)])
        assert titles(Talk(uow).search(kind="job")) == ["vẫn còn"]

    def test_what_is_filled_is_not_shown(self) -> None:
        uow = FakeUnitOfWork(jobs=[job("vẫn còn"), job("đã đủ", status="filled")])
        assert titles(Talk(uow).search(kind="job")) == ["vẫn còn"]


class TestRefining:
    def test_a_benefit_keeps_place_and_pay(self) -> None:
        talk = Talk()
        talk.search({"place": "Đầm Dơi"}, {"pay": {"at_least": 8_000_000}}, kind="job")
        talk.search({"benefit": "dormitory"})
        assert talk.frame == {"place": ["Đầm Dơi"], "salary_min": 8_000_000, "benefits": ["dormitory"]}

    def test_another_place_changes_only_the_place(self) -> None:
        talk = Talk()
        talk.search({"place": "Đầm Dơi"}, {"pay": {"at_least": 8_000_000}}, kind="job")
        talk.search({"benefit": "dormitory"})
        talk.search({"place": "Năm Căn"})
        assert talk.frame == {"place": ["Năm Căn"], "salary_min": 8_000_000, "benefits": ["dormitory"]}

    def test_what_was_let_go_is_said(self) -> None:
        turn = Talk().search({"place": "Năm Căn"}, {"benefit": "dormitory"}, kind="job")
        assert responses(turn) == ["utter_relaxed_results"]
        assert turn.replies[0].values["relaxed"] == phrase("relaxed", "benefits")
        assert titles(turn)

    def test_letting_go_does_not_change_what_is_wanted(self) -> None:
        talk = Talk()
        talk.search({"place": "Năm Căn"}, {"benefit": "dormitory"}, kind="job")
        assert talk.frame["benefits"] == ["dormitory"]

    def test_nothing_at_all_is_said_with_ways_out(self) -> None:
        turn = Talk(FakeUnitOfWork()).search(*SEWING_HERE, kind="job")
        assert (responses(turn), turn.outcome) == (["utter_nothing_found"], Outcome.NO_RESULT)
        assert payloads(turn) == ['/show_details{"item":"alert="}', "/start_over", "/request_officer"]

    def test_what_is_refused_is_never_let_go(self) -> None:
        uow = FakeUnitOfWork(jobs=[job(work_time=("night_shift",))])
        turn = Talk(uow).search({"work_time": "night_shift", "negated": True}, kind="job")
        assert turn.outcome == Outcome.NO_RESULT


class TestOtherKinds:
    def test_turning_to_courses_takes_trade_and_place_along(self) -> None:
        talk = Talk()
        talk.search(*SEWING_HERE, {"pay": {"at_least": 9_000_000}}, kind="job")
        turn = talk.search(kind="course")
        assert titles(turn) == ["May công nghiệp"]
        assert talk.frame == {"occupation": ["may"], "place": ["Năm Căn"]}

    def test_coming_back_finds_the_search_as_it_was_left(self) -> None:
        talk = Talk()
        talk.search(*SEWING_HERE, {"pay": {"at_least": 9_000_000}}, kind="job")
        talk.search({"place": "Đầm Dơi"}, {"occupation": "sua-xe-may"}, kind="course")
        talk.search(kind="job")
        assert talk.frame == {"occupation": ["may"], "place": ["Năm Căn"], "salary_min": 9_000_000}

    def test_what_is_known_of_the_person_comes_along(self) -> None:
        talk = Talk()
        talk.search({"age": {"minimum": 35}}, {"experience_months": 0}, kind="job")
        talk.search(kind="overseas")
        assert talk.frame == {"age": 35, "experience_months": 0}

    def test_her_latest_age_holds_for_the_search_she_returns_to(self) -> None:
        talk = Talk()
        talk.search({"occupation": "may"}, {"age": {"minimum": 35}}, kind="job")
        talk.search({"age": {"minimum": 36}}, kind="course")
        talk.search(kind="job")
        assert talk.frame == {"occupation": ["may"], "age": 36}

    def test_place_and_trade_at_home_say_nothing_of_work_abroad(self) -> None:
        talk = Talk()
        talk.search(*SEWING_HERE, kind="job")
        talk.search(kind="overseas")
        assert talk.frame == {}

    def test_a_country_means_work_abroad(self) -> None:
        talk = Talk()
        turn = talk.search({"country": "TW"})
        assert (talk.kind, titles(turn)) == ("overseas", ["Lắp ráp điện tử"])

    def test_a_refused_country_does_not_turn_a_job_search_abroad(self) -> None:
        talk = Talk()
        talk.search({"country": "JP", "negated": True}, kind="job")
        assert talk.kind == "job"

    def test_a_refused_country_is_left_out_abroad(self) -> None:
        talk = Talk()
        talk.search(kind="overseas")
        assert titles(talk.search({"country": "JP", "negated": True})) == ["Lắp ráp điện tử"]

    def test_a_condition_alone_concerns_what_is_talked_about(self) -> None:
        talk = Talk()
        talk.search({"country": "JP"}, kind="overseas")
        talk.search({"age": {"minimum": 30}})
        assert talk.kind == "overseas"

    def test_a_refused_place_is_left_out_of_courses(self) -> None:
        turn = Talk().search({"place": "Năm Căn", "negated": True}, kind="course")
        assert titles(turn) == ["Sửa xe máy"]

    def test_a_course_that_must_cost_nothing_costs_nothing(self) -> None:
        uow = FakeUnitOfWork(courses=[course("trả tiền", fee=2_000_000), course("miễn phí", fee=0)])
        assert titles(Talk(uow).search({"wish": "free"}, kind="course")) == ["miễn phí"]

    def test_the_group_names_of_work_abroad_are_no_trade_to_search_for(self) -> None:
        uow = FakeUnitOfWork(orders=[order(occupation_id="tom-che-bien")])
        turn = Talk(uow).search({"occupation": "xkld-thuc-tap-sinh"}, {"country": "JP"})
        assert (responses(turn), len(titles(turn))) == (["utter_results"], 1)


class TestButtons:
    def test_payloads_fit_into_what_platforms_take(self) -> None:
        uow = FakeUnitOfWork(jobs=[job(place=DAM_DOI), job(place=NAM_CAN)])
        turn = Talk(uow).search(kind="job")
        cards = [button.payload for card in turn.replies[0].cards for button in card.buttons]
        long_key = [payload.replace("vacancy:1", "overseas_order:9999999") for payload in cards]
        assert all(len(payload.encode()) <= 64 for payload in [*payloads(turn), *cards, *long_key])

    def test_what_is_wanted_already_is_not_offered(self) -> None:
        offered = payloads(Talk().search({"benefit": "dormitory"}, kind="job"))
        assert '/refine_search{"benefit":"dormitory"}' not in offered


def test_an_offer_without_pay_leaves_no_floor() -> None:
    uow = FakeUnitOfWork(jobs=[replace(job(), salary_min=None, salary_max=None)])
    talk = Talk(uow)
    talk.search(kind="job")
    assert talk.state.page.floor is None


def test_every_card_says_in_one_line_why_it_is_shown() -> None:
    turn = Talk().search({"occupation": "may"}, {"place": "Năm Căn"}, kind="job")
    lines = [card.lines[-1] for card in turn.replies[0].cards]
    assert len(lines) == 3
    assert [line for line in lines if not line.startswith("Hợp vì: đúng nghề công nhân may · ở ")] == []
