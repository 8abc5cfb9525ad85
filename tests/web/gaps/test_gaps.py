"""Editors make drafts of what was asked in vain, set it aside, or say what was meant."""

import re

import pytest
from playwright.sync_api import expect

from services.editing.records import Kind
from services.gaps.model import GapState
from services.resources import load_yaml
from services.staff.permissions import Role
from services.training.model import ExampleState
from tests.web.axe import keep, overflow, violations
from tests.web.gaps.conftest import SAID

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def editor(web):
    return web.client_as(Role.EDITOR)


def state(web, number):
    with web.services.unit_of_work() as uow:
        return uow.gaps.get(number).state


def corrections(web, wanted=ExampleState.PROPOSED):
    with web.services.unit_of_work() as uow:
        return list(uow.training_examples.page(wanted, 10))


def wording(page):
    """The name of the first wording of a page."""
    return re.search(r'name="wording" id="w-[0-9a-f]+" value="([0-9a-f]+)"', page)[1]


def test_groups_are_listed_the_most_asked_first(editor, groups):
    page = editor.get("/gaps").text
    assert page.index(SAID[1]) < page.index(SAID[2])
    assert "2 lần" in page and "1 chấm kém" in page
    only_bad = editor.get("/gaps?bad=1").text
    assert SAID[1] in only_bad and SAID[2] not in only_bad


def test_pages_of_the_list_follow_one_another(editor, groups, monkeypatch):
    monkeypatch.setattr("web.gaps.pages._A_PAGE", 1)
    first = editor.get("/gaps").text
    assert SAID[2] not in first
    after = re.search(r"after=([\d.]+)", first)[1]
    second = editor.get(f"/gaps?after={after}").text
    assert SAID[2] in second and SAID[1] not in second
    assert editor.get("/gaps?after=x.y&state=nothing").status_code == 200


def test_nobody_is_told_whose_words_they_are(editor, groups):
    page = editor.get(f"/gaps/{groups.unsure}").text
    assert "84912" not in page
    assert "Chưa chắc" in page and "Bị chấm kém" in page and "hiểu sai ý" in page
    assert "Tìm lớp học nghề" in page


def test_one_click_makes_a_draft_with_those_wordings(web, editor, groups):
    response = editor.post(f"/gaps/{groups.unsure}/draft")
    with web.services.unit_of_work() as uow:
        (draft,) = uow.editing.drafts(Kind.ENTRY)
    assert response.headers["location"].startswith(f"/entries/{draft.key}?")
    assert {one.lower() for one in draft.record.wordings} == set(SAID[:2])
    assert draft.record.question == "Giấy tờ thất nghiệp sao đó em"  # the one with its marks
    assert draft.record.topic == "unemployment"
    assert state(web, groups.unsure) is GapState.DRAFTED
    form = editor.get(f"/entries/{draft.key}").text
    assert SAID[1] in form
    assert ("gap.draft", f"gap:{groups.unsure}") in web.trail()


def test_wordings_go_into_the_entry_that_was_offered(web, editor, groups):
    assert "ui-dossier" in editor.get(f"/gaps/{groups.unsure}").text
    editor.post(f"/gaps/{groups.unsure}/extend", {"entry": "ui-dossier"})
    with web.services.unit_of_work() as uow:
        draft = uow.editing.draft(Kind.ENTRY, "ui-dossier")
    assert set(SAID[:2]) <= set(draft.record.asked)


def test_an_entry_that_is_gone_is_told_and_nothing_changes(web, editor, groups):
    response = editor.post(f"/gaps/{groups.unsure}/extend", {"entry": "khong-co"})
    assert response.status_code == 422
    assert "Không còn câu trả lời này" in response.text
    assert state(web, groups.unsure) is GapState.OPEN
    assert web.trail() == []


def test_a_group_is_set_aside_with_a_reason_and_brought_back(web, editor, groups):
    assert editor.post(f"/gaps/{groups.unanswered}/dismiss", {"reason": ""}).status_code == 422
    editor.post(f"/gaps/{groups.unanswered}/dismiss", {"reason": "việc của Sở Nông nghiệp"})
    assert SAID[2] not in editor.get("/gaps").text
    assert "việc của Sở Nông nghiệp" in editor.get("/gaps?state=dismissed").text
    again = editor.post(f"/gaps/{groups.unanswered}/dismiss", {"reason": "lần nữa"})
    assert again.status_code == 303  # still set aside, with the newer reason
    editor.post(f"/gaps/{groups.unanswered}/reopen")
    assert state(web, groups.unanswered) is GapState.OPEN


def test_a_wrong_reading_is_corrected_and_a_second_person_accepts_it(web, editor, groups):
    page = editor.get(f"/gaps/{groups.unsure}").text
    data = {"wording": wording(page), "label": "ask_policy"}
    assert editor.post(f"/gaps/{groups.unsure}/correct", data).status_code == 303
    (proposed,) = corrections(web)
    assert (proposed.text, proposed.intent, proposed.read_as) == (SAID[1], "ask_policy", "search_course")
    assert editor.post(f"/gaps/examples/{proposed.id}/accept").status_code == 403
    approver = web.client_as(Role.APPROVER)
    assert "Hỏi chế độ" in approver.get("/gaps/examples").text
    assert approver.post(f"/gaps/examples/{proposed.id}/accept").status_code == 303
    assert [one.id for one in corrections(web, ExampleState.ACCEPTED)] == [proposed.id]
    assert approver.post(f"/gaps/examples/{proposed.id}/reject", {"reason": ""}).status_code == 422
    approver.post(f"/gaps/examples/{proposed.id}/reject", {"reason": "không chắc"})
    assert [one.reason for one in corrections(web, ExampleState.REJECTED)] == ["không chắc"]


def test_nobody_accepts_what_he_proposed(web, groups):
    approver = web.client_as(Role.APPROVER)
    approver.post("/gaps/examples", {"text": "hỏi giùm vụ giấy tờ nghỉ việc", "label": "ask_policy"})
    (own,) = corrections(web)
    assert "Chờ người khác duyệt" in approver.get("/gaps/examples").text
    response = approver.post(f"/gaps/examples/{own.id}/accept")
    assert response.status_code == 422
    assert "phải có người khác duyệt" in response.text


def test_what_measures_the_model_is_not_taught_and_what_was_typed_stays(web, editor, groups):
    held_out = load_yaml("policy/regression.yml")[4]["text"]
    response = editor.post("/gaps/examples", {"text": held_out, "label": "ask_policy"})
    assert response.status_code == 422
    assert "bộ câu dùng để chấm" in response.text and held_out[:30] in response.text
    assert corrections(web) == []


@pytest.mark.parametrize("data", [{"label": "ask_policy"}, {"wording": "0" * 16, "label": "ask_policy"}])
def test_a_correction_without_a_wording_is_told_what_is_missing(web, editor, groups, data):
    response = editor.post(f"/gaps/{groups.unsure}/correct", data)
    assert response.status_code == 422
    assert "Hãy chọn một câu" in response.text


def test_a_correction_without_a_meaning_keeps_the_wording_that_was_chosen(web, editor, groups):
    page = editor.get(f"/gaps/{groups.unsure}").text
    response = editor.post(f"/gaps/{groups.unsure}/correct", {"wording": wording(page), "label": ""})
    assert response.status_code == 422
    assert f'value="{wording(page)}" checked' in response.text


def test_a_group_that_is_not_there_is_not_found(editor, groups):
    for path in ("draft", "extend", "dismiss", "reopen", "correct"):
        assert editor.post(f"/gaps/999/{path}", {"reason": "x", "label": "stop"}).status_code == 404
    assert editor.get("/gaps/999").status_code == 404


@pytest.mark.browser
@pytest.mark.parametrize("viewport", [None, PHONE], ids=["desk", "phone"])
def test_an_editor_works_through_the_list_by_keyboard(browser_as, groups, viewport):
    page = browser_as(Role.EDITOR, **({"viewport": viewport} if viewport else {}))
    name = "phone" if viewport else "desk"
    page.goto("/gaps")
    assert (violations(page), overflow(page)) == ([], 0)
    keep(page, f"gaps-list-{name}")
    page.keyboard.press("n")
    expect(page.get_by_role("heading", level=1)).to_have_text(SAID[1])
    assert (violations(page), overflow(page)) == ([], 0)
    keep(page, f"gaps-one-{name}")
    page.get_by_label("Ý đúng của câu đã chọn").select_option("ask_policy")
    page.get_by_role("button", name="Gửi cách hiểu đúng").click()
    expect(page.get_by_text("Câu này chờ người khác duyệt")).to_be_visible()
    page.goto("/gaps/examples")
    assert (violations(page), overflow(page)) == ([], 0)
    keep(page, f"gaps-examples-{name}")
    page.goto(f"/gaps/{groups.unsure}")
    page.keyboard.press("n")
    expect(page.get_by_text("Đã tạo bản nháp")).to_be_visible()
    keep(page, f"gaps-draft-{name}")
