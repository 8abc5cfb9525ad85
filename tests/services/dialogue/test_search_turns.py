"""One turn searches, refines, shows more, goes back, starts over."""

from dataclasses import replace

from services.dialogue.question_turns import answered
from services.dialogue.wording import phrase
from services.outcomes import Outcome
from tests.fakes import FakeUnitOfWork
from tests.services.dialogue.sample_offers import DAM_DOI, NAM_CAN, TODAY, course, job, order
from tests.services.dialogue.spoken import said
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
        assert payloads(turn) == ["/start_over", "/request_officer"]

    def test_what_is_refused_is_never_let_go(self) -> None:
        uow = FakeUnitOfWork(jobs=[job(work_time=("night_shift",))])
        turn = Talk(uow).search({"work_time": "night_shift", "negated": True}, kind="job")
        assert turn.outcome == Outcome.NO_RESULT


class TestMore:
    def test_the_next_page_goes_on_after_the_last(self) -> None:
        talk = Talk()
        first = talk.search(*SEWING_HERE, kind="job")
        second = talk.more()
        assert responses(second) == ["utter_more_results"]
        assert (second.replies[0].values["from"], second.replies[0].values["to"]) == (4, 4)
        numbers = [card.title.split(". ")[0] for turn in (first, second) for card in turn.replies[0].cards]
        assert numbers == ["1", "2", "3", "4"]
        assert sorted(titles(first) + titles(second)) == [f"Công nhân may {n}" for n in (1, 2, 3, 4)]

    def test_the_end_is_said(self) -> None:
        talk = Talk()
        talk.search(*SEWING_HERE, kind="job")
        talk.more()
        assert responses(talk.more()) == ["utter_no_more_results"]

    def test_after_the_end_the_last_page_can_still_be_spoken_of(self) -> None:
        talk = Talk()
        talk.search(*SEWING_HERE, kind="job")
        talk.more()
        talk.more()
        assert responses(talk.details({"ordinal": 4})) == ["utter_details"]

    def test_more_before_any_search_searches(self) -> None:
        assert responses(Talk().more()) == ["utter_first_results"]

    def test_the_button_is_offered_only_while_there_is_more(self) -> None:
        talk = Talk()
        assert "/more_results" in payloads(talk.search(*SEWING_HERE, kind="job"))
        assert "/more_results" not in payloads(talk.more())


class TestGoingBack:
    def test_the_last_change_is_taken_back(self) -> None:
        talk = Talk()
        talk.search(*SEWING_HERE, kind="job")
        talk.search({"pay": {"at_least": 12_000_000}})
        turn = talk.undo()
        assert responses(turn) == ["utter_undone", "utter_results"]
        assert talk.frame == {"occupation": ["may"], "place": ["Năm Căn"]}

    def test_a_sentence_that_turns_to_courses_is_one_step(self) -> None:
        talk = Talk()
        talk.search(*SEWING_HERE, kind="job")
        talk.search({"occupation": "sua-xe-may"}, kind="course")
        talk.undo()
        assert (talk.kind, talk.frame) == ("job", {"occupation": ["may"], "place": ["Năm Căn"]})

    def test_a_sentence_that_changed_nothing_is_no_step(self) -> None:
        talk = Talk()
        talk.search(*SEWING_HERE, kind="job")
        talk.search({"pay": {"at_least": 9_000_000}})
        talk.search({"pay": {"at_least": 9_000_000}})
        talk.undo()
        assert "salary_min" not in talk.frame

    def test_question_and_answer_are_one_step(self) -> None:
        talk = Talk()
        talk.search({"occupation": "may"}, kind="job")
        talk.search({"place": "Bạc Liêu"})
        state = answered(talk.state, said({"ordinal": 1}))
        assert state is not None
        talk.state = state
        talk.undo()
        assert talk.frame == {"occupation": ["may"]}

    def test_steps_are_taken_back_one_by_one(self) -> None:
        talk = Talk()
        talk.search({"occupation": "may"}, kind="job")
        talk.search({"place": "Năm Căn"})
        talk.search({"benefit": "meals"})
        talk.undo()
        talk.undo()
        assert talk.frame == {"occupation": ["may"]}

    def test_nothing_to_take_back_is_said(self) -> None:
        turn = Talk().undo()
        assert (responses(turn), turn.outcome) == (["utter_nothing_to_undo"], Outcome.CLARIFICATION)

    def test_starting_over_forgets_everything_and_offers_the_three_searches(self) -> None:
        talk = Talk()
        talk.search(*SEWING_HERE, {"place": "Cái Nước", "role": "home"}, kind="job")
        turn = talk.start_over()
        assert (talk.frame, talk.state.page.items) == ({}, ())
        assert payloads(turn) == ["/search_job", "/search_course", "/search_overseas"]


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
