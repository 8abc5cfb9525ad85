"""What is asked of a caller and how it is told where she stands; the rules have tests of their own."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import lru_cache

import pytest

from services.caller.eligibility import Person, SchemeAnswer, scheme_answers
from services.caller.eligibility_form import SHOWN, UNKNOWN, Form, Posted, as_typed, form_of, person_of
from services.caller.eligibility_note import guessed_topics, topics
from services.caller.entries import entry_answer
from services.caller.model import Need
from services.caller.needs import need_of
from services.caller.offers import Marked, marked
from services.caller.reading import read_note
from services.caller.recap import recap
from services.caller.spoken import to_read_out
from services.eligibility.judging import Reason
from services.eligibility.model import Verdict
from services.eligibility.rules import rules
from services.eligibility.wording import Told
from services.policy.content import Content
from services.policy.rating import Rating
from services.policy.seed import read_folder
from tests.fakes import FakeUnitOfWork

TODAY = date(2026, 11, 23)
PENSION = frozenset({"social_pension"})
KEY = "scheme:social_pension"
SAYABLE = re.compile(r"[^\W\d_ ]+(?:[ ,]+[^\W\d_]+)*\.")
MET = {"age": Decimal(76), "insurance_income": "none", "drawing": "none"}


@lru_cache(maxsize=1)
def content() -> Content:
    return read_folder()


def pension(**answers) -> SchemeAnswer:
    found = scheme_answers(Person(PENSION, answers), content(), TODAY)
    return next(one for one in found if one.key == KEY)


def form(note: str = "", **posted) -> Form:
    reading = read_note(note, TODAY)
    return form_of(Posted(**posted), reading, [], need_of(reading, []), content(), TODAY)


def ids(questions) -> list[str]:
    return [one.fact.id for one in questions]


def test_who_meets_a_scheme_is_told_what_it_gives_why_and_by_which_provision():
    told = pension(**MET)
    assert told.judged.verdict is Verdict.MET
    assert "540.000 đồng" in told.text and "từ đủ 75 tuổi" in told.text
    assert told.text.endswith("Nơi nhận hồ sơ xem giấy tờ rồi mới quyết định.")
    assert "Điều 21 Luật 41/2024/QH15 (hiệu lực từ 01/07/2025)" in told.source_line
    assert "anh/chị hỏi lại nơi nhận giấy tờ cho chắc" in told.source_line  # it is rated B
    assert {"dossier", "where"} <= dict(told.more).keys()


def test_who_has_it_not_yet_is_told_politely_what_is_missing_and_is_sent_for_no_papers():
    told = pension(age=Decimal(60))
    assert told.judged.verdict is Verdict.FAILED
    assert "chưa đủ điều kiện" in told.text and "Gần nhất là diện" in told.text
    assert "gọi lại" in told.text
    assert "540.000 đồng mỗi tháng" not in told.text
    assert told.more == ()


def test_while_questions_are_left_nothing_is_promised():
    told = pension(age=Decimal(76))
    assert told.judged.verdict is Verdict.OPEN
    assert "Nếu đủ thì được 540.000 đồng mỗi tháng." in told.text
    assert "điều này chưa rõ" in told.text and "gọi lại" in told.text


def test_no_amount_is_told_while_it_hangs_on_what_somebody_is():
    found = scheme_answers(Person(frozenset({"social_assistance"}), {}), content(), TODAY)
    told = next(one for one in found if one.id == "monthly_assistance")
    assert told.judged.verdict is Verdict.OPEN
    assert "tùy từng diện" in told.text and "đồng" not in told.text and "mồ côi" not in told.text


def test_of_many_reasons_only_the_last_day_is_told():
    answers = {
        "leaving": "dismissed", "left_on": date(2026, 10, 20), "contract": "long", "paid_recent": Decimal(24),
        "job": "none", "away_for": "nothing", "drawing": "none",
    }  # fmt: skip
    found = scheme_answers(Person(frozenset({"unemployment"}), answers), content(), TODAY)
    told = next(one for one in found if one.id == "unemployment_benefit")
    assert told.judged.verdict is Verdict.MET and len(told.judged.best.reasons) > 3
    assert "chậm nhất là 20/01/2027" in told.text and "sa thải" not in told.text
    assert "Mẫu số 10" in dict(told.more)["dossier"]


def test_what_an_office_has_to_say_and_what_is_drawn_instead_is_told(monkeypatch):
    judged = pension(**MET).judged
    category = replace(judged.best.category, conditions=judged.best.category.conditions[:1])
    asks = replace(
        judged.best, category=category, verdict=Verdict.ASK, reasons=(Reason("ở tại xã", None, None),)
    )
    outdone = Told("Chỉ nhận một mức.", (), Rating.READ)
    changed = replace(judged, verdict=Verdict.ASK, best=asks, outdone=outdone)
    monkeypatch.setattr("services.caller.eligibility.judge", lambda *_: [changed])
    told = pension()
    assert "Điều còn phải hỏi là ở tại xã." in told.text
    assert "Chỉ nhận một mức." in told.text
    monkeypatch.setattr(
        "services.caller.eligibility.judge", lambda *_: [replace(changed, best=replace(asks, gives=None))]
    )
    assert "chưa xác nhận được bằng văn bản" in pension().text
    assert "540.000" not in pension().text


def test_those_that_are_met_come_first_and_those_that_failed_last(monkeypatch):
    judged = pension(**MET).judged
    verdicts = [Verdict.FAILED, Verdict.OPEN, Verdict.MET, Verdict.ASK]
    monkeypatch.setattr(
        "services.caller.eligibility.judge", lambda *_: [replace(judged, verdict=one) for one in verdicts]
    )
    found = scheme_answers(Person(PENSION), content(), TODAY)
    assert [one.judged.verdict for one in found] == [
        Verdict.MET, Verdict.ASK, Verdict.OPEN, Verdict.FAILED,
    ]  # fmt: skip


def test_a_scheme_that_is_marked_is_read_out_in_words_and_written_with_papers_and_place():
    told = marked([KEY, KEY, "scheme:none"], FakeUnitOfWork(), content(), TODAY, Person(PENSION, MET))
    assert [one.key for one in told] == [KEY]
    said = to_read_out(told)
    assert "Được năm trăm bốn mươi ngàn đồng mỗi tháng." in said
    assert said[0].startswith("Trợ cấp hưu trí xã hội")
    assert [sentence for sentence in said if not SAYABLE.fullmatch(sentence)] == []
    written = recap(told, TODAY)
    assert "1. Trợ cấp hưu trí xã hội (tiền già)\nTheo lời anh/chị kể" in written
    assert "Giấy tờ:\n- " in written and "Nộp ở: " in written and "Điều 21 Luật 41/2024/QH15" in written


@pytest.mark.parametrize("hiv", ["yes", "no"])
def test_an_infection_with_hiv_is_neither_read_out_nor_put_in_writing(hiv):
    answers = {"age": Decimal(30), "household": "poor", "job": "none", "insurance_income": "none", "hiv": hiv}
    person = Person(frozenset({"social_assistance"}), answers)
    told = marked(["scheme:monthly_assistance"], FakeUnitOfWork(), content(), TODAY, person)
    assistance = told[0].thing
    assert isinstance(assistance, SchemeAnswer)
    assert (assistance.judged.verdict is Verdict.MET) == (hiv == "yes")
    written = "\n".join([recap(told, TODAY), *to_read_out(told)])
    assert "HIV" not in written and "khoản 8 Điều 5" not in assistance.source_line
    if hiv == "yes":
        assert "diện trợ cấp xã hội hằng tháng" in assistance.text
        assert "Vì thuộc hộ nghèo; không có lương hằng tháng" in assistance.text


@pytest.mark.parametrize("place", [0, 1, -1])
def test_every_scheme_can_be_read_out(place):
    """With the first, the second and the last choice of every question."""
    answers = {
        name: sorted(fact.choices)[min(place, len(fact.choices) - 1)]
        for name, fact in rules().facts.items()
        if fact.choices
    }
    found = scheme_answers(Person(frozenset(topics()), {**answers, "age": Decimal(45)}), content(), TODAY)
    assert {one.id for one in found} == {scheme.id for scheme in rules().schemes}
    said = to_read_out([Marked(one.key, one) for one in found])
    assert [sentence for sentence in said if not SAYABLE.fullmatch(sentence)] == []


def test_a_scheme_is_not_told_of_nobody():
    assert marked([KEY], FakeUnitOfWork(), content(), TODAY) == []
    assert scheme_answers(Person(), content(), TODAY) == []


def test_the_note_ticks_the_topic_and_fills_in_the_age_until_the_officer_does():
    first = form("76t tien gia")
    assert (first.topics, first.noted) == (PENSION, {"age": "76"})
    assert [(one.fact.id, one.said) for one in first.known] == [("age", "76 tuổi")]
    again = {"topics": PENSION, "guessed": PENSION, "noted": {"age": "76"}}
    assert form("77t tien gia", **again, written={"age": "76"}).known[0].said == "77 tuổi"
    assert form("77t tien gia", **again, written={"age": "81"}).known[0].said == "81 tuổi"
    assert "age" in ids(form("77t tien gia", **again, written={"age": ""}).asked)


def test_topics_follow_the_note_only_until_the_officer_chooses_or_answers():
    other = frozenset({"social_pension", "loans"})
    assert form("tien gia", topics=other, guessed=PENSION).topics >= PENSION
    assert form("may nam can", topics=PENSION, guessed=PENSION).topics == PENSION
    assert form("tien gia", topics=frozenset(), guessed=PENSION).topics == frozenset()
    answered = form("vay von", topics=PENSION, guessed=PENSION, written={"age": "76"})
    assert answered.topics == PENSION
    assert form("xin chao").topics == frozenset() and form("xin chao").schemes == []


@pytest.mark.parametrize(
    "note", ["con 5 tuoi, me 30 tuoi hoi tien gia; ba 70 tuoi", "tu 18 den 25 tuoi tien gia"]
)
def test_an_age_that_is_not_one_is_asked_for(note):
    assert "age" not in form(note).noted


@pytest.mark.parametrize(
    ("note", "area"), [("xa tan hung", "rural"), ("phuong tan thanh", "urban"), ("dam doi", None)]
)
def test_the_place_of_the_note_tells_country_or_town(note, area):
    assert form(f"{note} ho ngheo").noted.get("area") == area


@pytest.mark.parametrize(
    ("note", "ticked"),
    [
        ("ba 76 tuoi o dam doi hoi tien gia", {"social_pension"}),
        ("con nho bi khuyet tat, ho ngheo", {"social_assistance", "poverty"}),
        ("hoc lai xe", {"vocational"}),
        ("di nhat", {"overseas"}),
        ("may nam can", set()),
    ],
)
def test_the_topic_is_told_by_the_words_or_by_the_need(note, ticked):
    assert form(note).topics == ticked


def test_the_entry_that_is_meant_tells_the_topic():
    entry = entry_answer("ui-dossier", content(), TODAY)
    disability = replace(entry, topic="disability")
    for one, topic in ((entry, "unemployment"), (disability, "social_assistance")):
        assert guessed_topics(read_note("giay to gom gi", TODAY), [one], Need.OTHER) == {topic}


@pytest.mark.parametrize(
    ("note", "area"),
    [
        ("vay von xa khanh an", "rural"),
        ("nha o xa khanh an, muon lam o phuong tan thanh", "rural"),
        ("nha o dam doi muon lam o phuong tan thanh", None),
        ("tho may phuong tan thanh", None),
        ("tim viec 7tr phuong tan thanh", None),
    ],
)
def test_where_the_work_is_is_not_taken_for_home(note, area):
    assert form(note).noted.get("area") == area


def test_few_questions_are_shown_and_what_is_left_for_later_can_be_reached():
    asked = form(topics=PENSION, guessed=frozenset())
    assert asked.asked[0].fact.id == "age" and len(asked.asked) <= SHOWN
    skipped = form(topics=PENSION, guessed=frozenset(), written={"age": UNKNOWN})
    assert "age" not in ids(skipped.asked) and ids(skipped.later) == ["age"]
    assert skipped.later[0].written == ""
    still = form(topics=PENSION, guessed=frozenset(), written={"age": ""}, later=frozenset({"age"}))
    assert ids(still.later) == ["age"]
    done = form(topics=PENSION, guessed=frozenset(), written={"age": "76"}, later=frozenset({"age"}))
    assert ids(done.known) == ["age"] and ids(done.later) == []


@pytest.mark.parametrize(
    ("fact", "text", "sentence"),
    [
        ("age", "abc", "từ 0 đến 120 tuổi"),
        ("age", "999", "từ 0 đến 120 tuổi"),
        ("age", "7" * 5_000, "từ 0 đến 120 tuổi"),
        ("household", "rich", "chọn một trong"),
        ("average_wage", "7 bao", "như 7tr5 hoặc 5.500.000"),
        ("left_on", "15 Nov", "như 15/11/2026"),
        ("left_on", "24/11/2026", "không sau hôm nay"),
    ],
)
def test_a_wrong_answer_is_complained_of_beside_its_question_and_the_rest_is_kept(fact, text, sentence):
    written = {"household": "poor", "age": "72", fact: as_typed(text)}
    shown = form(topics=PENSION, guessed=frozenset(), written=written)
    wrong = [one for one in shown.asked if one.complaint]
    assert ids(wrong) == [fact] and sentence in wrong[0].complaint
    assert wrong[0].written == text[:40]
    assert ids(shown.known) == [name for name in ("age", "household") if name != fact]


def test_what_cannot_be_seen_is_no_part_of_an_answer():
    assert as_typed("7\u200b6\x07 ") == "76"


def test_a_form_of_nonsense_tells_nothing_of_anybody():
    posted = Posted(topics=frozenset({"x", "social_pension"}), written={"age": "abc", "none": "1"})
    assert person_of(posted, read_note("", TODAY), TODAY) == Person(PENSION, {})


def test_what_is_told_follows_the_note_until_the_officer_answers_herself():
    reading = read_note("77t tien gia", TODAY)
    shown = Posted(topics=PENSION, written={"age": "76"}, noted={"age": "76"})
    assert person_of(shown, reading, TODAY).answers == {"age": Decimal(77)}
    assert person_of(replace(shown, noted={}), reading, TODAY).answers == {"age": Decimal(76)}
