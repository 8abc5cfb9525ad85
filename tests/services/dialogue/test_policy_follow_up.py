"""Messages that lean on the policy question before them, and messages that do not."""

from dataclasses import replace
from datetime import date

import pytest

from language.mention import Mention
from services.dialogue.policy_follow_up import follow_up
from services.dialogue.policy_state import PolicyState
from services.dialogue.policy_turns import Desk, Question
from services.policy.confidence import CERTAIN_SCORE
from tests.policy_samples import CONTENT, ENTRY, WHERE

OTHER = replace(WHERE, id="from-seventy", question="Từ 70 tuổi thì sao?")
FAR = replace(WHERE, id="far-away", topic="labour", question="Lương tối thiểu là bao nhiêu?")
DESK = Desk(
    replace(CONTENT, entries={entry.id: entry for entry in (ENTRY, WHERE, OTHER, FAR)}), date(2026, 11, 23)
)
TOLD = PolicyState(entry=ENTRY.id, said=("answer",), ranking=((ENTRY.id, 0.9), (OTHER.id, 0.4)))


def asked(text, *ranking, state=TOLD, mentions=(), of_a_skill=False):
    return follow_up(state, [Question(text, tuple(ranking))], mentions, DESK, of_a_skill=of_a_skill)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("nộp ở đâu ?", "Một cửa"),
        ("thế còn hồ sơ ?", "Tờ khai"),
        ("dạ cần giấy tờ gì vậy em", "Tờ khai"),
        ("rồi nộp chỗ nào", "Một cửa"),
    ],
)
def test_a_side_question_stays_on_the_topic(text, answer):
    assert answer in asked(text).replies[0].values["answer"]


def test_a_question_with_a_topic_of_its_own_does_not_lean():
    text = "đăng ký tạm trú cho vợ chồng con gái thì làm ở đâu"
    assert asked(text, (FAR.id, 0.3)) is None


def test_a_message_that_is_an_entrys_very_words_does_not_lean():
    assert asked("nộp ở đâu ?", (FAR.id, CERTAIN_SCORE + 0.01)) is None


def test_another_case_leads_to_the_neighbouring_entry():
    turn = asked("còn 70 tuổi thì sao ?", (FAR.id, 0.4), (OTHER.id, 0.4), (ENTRY.id, 0.4))
    assert turn.offered[0][0] == OTHER.id


def test_the_year_can_be_changed_alone():
    turn = asked("năm ngoái được bao nhiêu")
    assert "750.000 đồng" in turn.replies[-1].values["answer"]


@pytest.mark.parametrize("text", ["còn bây giờ thì sao", "năm nay được bao nhiêu", "thế năm 2026"])
def test_from_a_year_gone_by_one_comes_back_to_now(text):
    turn = asked(text, state=replace(TOLD, day="2025-12-31"))
    assert "810.000 đồng" in turn.replies[-1].values["answer"]
    assert turn.state.day is None


@pytest.mark.parametrize(("number", "entry"), [(1, WHERE.id), (2, OTHER.id), (-1, OTHER.id)])
def test_a_number_picks_what_was_offered(number, entry):
    state = PolicyState(offered=(WHERE.id, OTHER.id))
    mention = Mention(entity="ordinal", value=number, start=0, end=1)
    assert asked("số 2", state=state, mentions=[mention]).state.entry == entry


def test_a_number_beyond_the_choices_picks_nothing():
    state = PolicyState(offered=(WHERE.id,))
    mention = Mention(entity="ordinal", value=4, start=0, end=1)
    assert asked("số 4", state=state, mentions=[mention]) is None


def test_a_short_message_that_fits_nothing_is_left_to_the_skills():
    assert asked("xem thêm", state=replace(TOLD, ranking=((ENTRY.id, 0.9),))) is None


@pytest.mark.parametrize(
    ("text", "of_a_skill", "entity"),
    [
        ("có việc gì làm không", True, None),
        ("tìm việc may", False, "occupation"),
        ("trên 8 triệu", False, "pay"),
    ],
)
def test_a_wish_for_work_is_left_to_the_search(text, of_a_skill, entity):
    named = [Mention(entity=entity, value="may", start=0, end=1)] if entity else []
    assert asked(text, (OTHER.id, 0.4), mentions=named, of_a_skill=of_a_skill) is None


def test_a_wish_for_work_that_leads_on_from_the_topic_does_not_leave_it():
    paid = [Mention(entity="pay", value=2, start=0, end=1)]
    turn = asked("lương hưu 2 triệu thì sao", (OTHER.id, 0.4), mentions=paid, of_a_skill=True)
    assert turn.offered[0][0] == OTHER.id


def test_without_a_question_read_there_is_nothing_to_lean_on():
    assert follow_up(TOLD, [], (), DESK) is None
