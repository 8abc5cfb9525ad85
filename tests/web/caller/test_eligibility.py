"""/caller/eligibility: every question and verdict comes from what is posted, and nothing of it is kept."""

import logging
import re

import pytest

from services.staff.permissions import Role
from tests.web.caller.desk import PENSION, fill, results
from tests.web.staff_web import StaffWeb

TOPIC = {"shown": "1", "topic": "social_pension"}
MET = {"fact.age": "76", "fact.insurance_income": "none", "fact.drawing": "none"}
KEY = "scheme:social_pension"


@pytest.fixture
def desk(web: StaffWeb) -> StaffWeb:
    """The staff web over the Center's values, documents and entries of one topic."""
    fill(web, PENSION)
    return web


def asked(web: StaffWeb, note: str = "", /, **form: str) -> str:
    response = web.client_as(Role.OFFICER).post("/caller/eligibility", {"note": note, **form})
    assert response.status_code == 200
    return response.text


def row(page: str) -> str:
    """The row of the scheme that these tests are about."""
    found = re.search(
        r'<article class="row scheme \w+">\s*<details id="row-scheme-social_pension".*?</article>', page, re.S
    )
    assert found
    return found[0]


def test_the_section_is_closed_and_empty_until_it_is_asked_for(desk):
    page = desk.client_as(Role.OFFICER).get("/caller").text
    assert re.search(r'<button[^>]* id="ask"[^>]*data-alt="KeyE"', page)
    assert re.search(r'<section id="eligibility"[^>]* hidden>', page)
    assert "fact." not in page
    assert "scheme" not in results(desk, "76t tien gia")


def test_the_note_ticks_the_topic_and_answers_what_it_tells(desk):
    page = asked(desk, "76t tien gia")
    assert re.search(r'value="social_pension"[^>]* checked', page)
    assert "<strong>76 tuổi</strong>" in page and "theo lời đã ghi" in page
    assert 'name="noted.age" value="76"' in page
    assert 'name="fact.insurance_income"' in page
    assert "Còn phải hỏi" in row(page)


def test_without_a_topic_she_chooses(desk):
    page = asked(desk, "chi hoi tham")
    assert "Chọn việc người gọi hỏi" in page and "checked" not in page
    assert "row scheme" not in page


def test_what_is_met_shows_its_gift_conditions_provisions_and_papers(desk):
    found = row(asked(desk, **TOPIC, **MET))
    assert 'class="verdict met"' in found and "Đủ các điều kiện đã hỏi" in found and "✓" in found
    assert "540.000 đồng mỗi tháng" in found
    assert "Điều 21 Luật 41/2024/QH15 (hiệu lực từ 01/07/2025)" in found
    assert "anh/chị hỏi lại nơi nhận giấy tờ cho chắc" in found
    assert "<dt>Nộp ở đâu</dt>" in found
    assert "Nơi nhận hồ sơ xem giấy tờ rồi mới quyết định." in asked(desk, **TOPIC, **MET)


def test_what_failed_shows_what_is_lacking_and_other_categories_are_folded(desk):
    found = row(asked(desk, **TOPIC, **{"fact.age": "40"}))
    assert 'class="verdict failed"' in found and "Chưa đủ" in found and "✗" in found
    assert "Chưa đạt: từ đủ" in found
    assert re.search(r"<summary>Diện khác \(\d+\)</summary>", found)


@pytest.mark.parametrize(
    ("fact", "text", "sentence"),
    [
        ("age", "abc", "Hãy ghi một số từ 0 đến 120 tuổi"),
        ("age", "999", "Hãy ghi một số từ 0 đến 120 tuổi"),
        ("age", "15 Nov", "Hãy ghi một số từ 0 đến 120 tuổi"),
        ("age", "9" * 30_000, "Hãy ghi một số từ 0 đến 120 tuổi"),
        ("age", "<b>x</b>", "Hãy ghi một số từ 0 đến 120 tuổi"),
        ("insurance_income", "rich", "Hãy chọn một trong các câu trả lời"),
    ],
)
def test_a_wrong_answer_is_told_beside_its_question_and_everything_else_stays(desk, fact, text, sentence):
    page = asked(desk, **TOPIC, **{"fact.household": "poor", f"fact.{fact}": text})
    question = re.search(rf'data-fact="{fact}".*?(?=data-fact=|class="column")', page, re.S)
    assert question and sentence in question[0]
    assert len(page) < 60_000 and "<b>x" not in page
    assert re.search(r'name="fact.household" value="poor"[^>]* checked', page)


def test_a_sign_that_no_database_keeps_and_a_form_too_long_are_refused_with_a_sentence(desk):
    client = desk.client_as(Role.OFFICER)
    answer = client.post("/caller/eligibility", {**TOPIC, "fact.age": "7\x00"})
    assert answer.status_code == 422 and "Chưa nhận được" in answer.text
    assert client.post("/caller/eligibility", {**TOPIC, "fact.age": "7" * 70_000}).status_code == 413


def test_a_question_that_is_left_can_still_be_answered(desk):
    page = asked(desk, **TOPIC, **{"fact.age": "?"})
    assert "Để hỏi sau (1)" in page and 'name="later" value="age"' in page
    assert page.index("Để hỏi sau") < page.index('data-fact="age"')
    page = asked(desk, **TOPIC, **{"fact.age": "", "later": "age"})
    assert "Để hỏi sau (1)" in page


def test_what_nobody_is_asked_first_stands_in_a_closed_part(desk):
    page = asked(desk, **{**TOPIC, "topic": "social_assistance"})
    part = re.search(r'<details class="if-told" id="if-told">(.*?)</details>', page, re.S)
    assert part and 'data-fact="hiv"' in part[1]
    assert page.count('data-fact="hiv"') == 1


def test_a_scheme_that_is_marked_is_told_and_stays_so_while_she_types_on(desk):
    client = desk.client_as(Role.OFFICER)
    form = {**TOPIC, **MET, "pick": KEY, "likeliest": "vacancy:1"}
    told = client.post("/caller/told", form).text
    assert "năm trăm bốn mươi ngàn đồng mỗi tháng" in told and "Công nhân may" not in told
    assert "Giấy tờ:" in told and "Điều 21 Luật 41/2024/QH15" in told
    assert "năm trăm bốn mươi ngàn" in results(desk, "76t tien gia nam can", **form)
    page = asked(desk, "76t tien gia", **form)
    assert re.search(rf'value="{KEY}" checked', page)
    assert 'id="told" hx-swap-oob' in page and "năm trăm bốn mươi ngàn" in page
    other = asked(desk, "76t tien gia", **{**form, "fact.age": "40", "noted.age": "76"})
    assert "Theo lời anh/chị kể thì chưa đủ điều kiện." in other.replace("anh chị", "anh/chị")


def test_what_was_marked_and_is_not_any_more_is_not_told(desk):
    page = results(desk, "may nam can", pick="course:1")
    assert "course:1" not in re.findall(r'name="likeliest" value="([^"]+)"', page)


def test_without_the_topic_of_what_was_marked_the_likeliest_is_told_again(desk):
    found = results(desk, "may nam can")
    key = re.findall(r'name="likeliest" value="([^"]+)"', found)[0]
    page = asked(desk, "may nam can", shown="1", pick=KEY, likeliest=key, **MET)
    assert 'id="told" hx-swap-oob' in page and "Tin tóm tắt" in page


def test_nothing_that_was_answered_is_kept_or_logged(desk, caplog):
    caplog.set_level(logging.DEBUG)
    form = {**TOPIC, **MET, "fact.age": "83", "pick": KEY}
    asked(desk, **form)
    client = desk.client_as(Role.OFFICER)
    client.post("/caller/log", {**form, "outcome": "answered"})
    with desk.services.unit_of_work() as uow:
        kept = str(uow.audit.newest(10))
    assert "insurance_income" not in kept and "83" not in re.sub(r"\d{4}-|:\d\d|\.\d+", "", kept)
    assert "insurance_income" not in caplog.text


def test_while_policy_is_being_read_the_section_says_so_and_asks_again(web, monkeypatch):
    monkeypatch.setattr("web.policy_at_hand.PolicyAtHand.latest", lambda _self: None)
    page = asked(web, "76t tien gia", **TOPIC, **MET, pick=KEY)
    assert "Đang tải quy định" in page
    assert re.search(r'hx-post="/caller/eligibility" hx-trigger="load delay:2s"', page)
    held = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page))
    assert held == {**TOPIC, **MET, "pick": KEY}
    assert "<b>" not in asked(web, **{"fact.<b>": "<b>"})
    assert "chưa" not in web.client_as(Role.OFFICER).post("/caller/told", {**TOPIC, **MET, "pick": KEY}).text


@pytest.mark.parametrize("role", [Role.EDITOR, Role.APPROVER, Role.ADMINISTRATOR])
def test_only_officers_who_take_calls_ask(desk, role):
    assert desk.client_as(role).post("/caller/eligibility", TOPIC).status_code == 403
