"""An officer says that a sentence was taken for something else; who may, corrects it."""

import re

import pytest
from playwright.sync_api import expect

from services.gaps.model import GapState
from services.staff.permissions import Role
from services.training.model import ExampleState
from tests.web.axe import keep, overflow, violations
from tests.web.inbox.conversations import case_of, says
from tests.web.staff_web import StaffWeb

PHONE = {"width": 390, "height": 780}
SAID = "tui tên Nguyễn Văn Tèo hỏi vay vốn nuôi cua"
MASKED = "tui tên [tên đã che] hỏi vay vốn nuôi cua"


@pytest.fixture
def case(web: StaffWeb) -> str:
    """The page of a conversation whose second turn was misread."""
    says(web, "cho gặp cán bộ")
    says(web, SAID, intent="search_job")
    return f"/inbox/{case_of(web).id}"


def groups(web: StaffWeb, **options):
    with web.services.unit_of_work() as uow:
        return list(uow.gaps.page(GapState.OPEN, 9, **options))


def test_an_officer_reports_it_and_editors_see_it_with_the_note(web: StaffWeb, case: str) -> None:
    officer = web.client_as(Role.OFFICER)
    assert officer.get(case).text.count(">Hiểu sai</a>") == 2
    page = officer.get(f"{case}/misread/2").text
    assert MASKED in page and "Tèo" not in page
    assert "Tìm việc làm" in page
    assert "Báo người biên tập" in page
    done = officer.post(f"{case}/misread/2", {"note": "hỏi vay tiền của Quỹ, 0912345678"})
    assert done.headers["location"] == f"{case}?done=inbox.misread"
    assert "Đã báo hiểu sai" in officer.get(case).text
    (gap,) = groups(web, reported=True)
    editor = web.client_as(Role.EDITOR)
    assert "1 cán bộ báo" in editor.get("/gaps?reported=1").text
    shown = editor.get(f"/gaps/{gap.id}").text
    assert "Cán bộ báo hiểu sai" in shown and "Chị officer" in shown
    assert "hỏi vay tiền của Quỹ" in shown
    assert all(hidden not in shown for hidden in ("Tèo", "0912345678", "web_a"))
    assert ("gap.report", f"gap:{gap.id}") in web.trail()


def test_who_may_correct_it_goes_on_to_that_with_the_sentence_chosen(web: StaffWeb, case: str) -> None:
    web.add("hai", Role.OFFICER, Role.EDITOR)
    both = web.client_as("hai")
    says(web, "vay vốn nuôi cua được mấy triệu", intent="search_job")
    assert "Ghi rồi chọn ý đúng" in both.get(f"{case}/misread/3").text
    done = both.post(f"{case}/misread/3", {"note": ""})
    address = done.headers["location"]
    assert address.startswith("/gaps/") and "wording=" in address
    page = both.get(address).text
    reference = re.search(r"wording=([0-9a-f]{16})", address)[1]
    assert f'value="{reference}" checked' in page
    path = address.partition("?")[0]
    assert both.post(f"{path}/correct", {"wording": reference, "label": "ask_policy"}).status_code == 303
    with web.services.unit_of_work() as uow:
        (proposed,) = uow.training_examples.page(ExampleState.PROPOSED, 9)
    assert (proposed.text, proposed.intent) == ("vay vốn nuôi cua được mấy triệu", "ask_policy")
    assert f'href="{path}?wording={reference}"' in both.get(case).text


def test_what_was_hidden_in_a_sentence_is_never_taught(web: StaffWeb, case: str) -> None:
    web.add("hai", Role.OFFICER, Role.EDITOR)
    both = web.client_as("hai")
    address = both.post(f"{case}/misread/2", {"note": ""}).headers["location"]
    reference = re.search(r"wording=([0-9a-f]{16})", address)[1]
    path = address.partition("?")[0]
    refused = both.post(f"{path}/correct", {"wording": reference, "label": "ask_policy"})
    assert refused.status_code == 422
    with web.services.unit_of_work() as uow:
        assert list(uow.training_examples.page(ExampleState.PROPOSED, 9)) == []


def test_what_is_refused_is_told_and_keeps_what_was_typed(web: StaffWeb, case: str) -> None:
    officer = web.client_as(Role.OFFICER)
    long = officer.post(f"{case}/misread/2", {"note": "dài " * 100})
    assert (long.status_code, "dài dài" in long.text) == (422, True)
    officer.post(f"{case}/misread/2", {"note": ""})
    again = officer.post(f"{case}/misread/2", {"note": "lần nữa"})
    assert (again.status_code, "Chị officer đã báo rồi" in again.text) == (422, True)
    assert officer.get(f"{case}/misread/99").status_code == 404
    assert officer.post(f"{case}/misread/99", {"note": ""}).status_code == 404
    assert len(groups(web)) == 1


def test_only_officers_report_from_a_conversation(web: StaffWeb, case: str) -> None:
    for role in (Role.EDITOR, Role.APPROVER, Role.ADMINISTRATOR):
        assert web.client_as(role).get(f"{case}/misread/2").status_code == 403
        assert web.client_as(role).post(f"{case}/misread/2").status_code == 403
    assert groups(web) == []


@pytest.mark.browser
@pytest.mark.parametrize("viewport", [None, PHONE], ids=["desk", "phone"])
def test_an_officer_reports_it_by_keyboard_and_loses_nothing(
    web: StaffWeb, browser_as, case: str, viewport
) -> None:
    shown, size = ({"viewport": viewport}, "phone") if viewport else ({}, "desk")
    page = browser_as(Role.OFFICER, **shown)
    page.goto(case)
    page.get_by_role("button", name="Nhận hội thoại này").click()
    page.get_by_label("Trả lời người dân").fill("Dạ, em đang coi")
    keep(page, f"inbox misread links {size}")
    assert (violations(page), overflow(page)) == ([], 0)
    page.get_by_role("link", name=f"Hiểu sai: {SAID}").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Trợ lý hiểu sai câu này")
    note = page.get_by_label("Câu này nghĩa là gì")
    expect(note).to_be_focused()
    page.keyboard.type("hỏi vay vốn, không phải tìm việc")
    keep(page, f"inbox misread {size}")
    assert (violations(page), overflow(page)) == ([], 0)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".done")).to_contain_text("Đã báo người biên tập")
    expect(page.get_by_label("Trả lời người dân")).to_have_value("Dạ, em đang coi")
    page.get_by_label("Trả lời người dân").press("Control+Enter")
    expect(page.locator("#turns .officer")).to_contain_text("Dạ, em đang coi")
    expect(page.get_by_label("Trả lời người dân")).to_have_value("")
    editor = browser_as(Role.EDITOR, **shown)
    editor.goto("/gaps")
    editor.get_by_role("link", name="cán bộ báo hiểu sai").click()
    expect(editor).to_have_url(re.compile("reported=1"))
    editor.wait_for_load_state()
    editor.keyboard.press("n")
    expect(editor.get_by_text("hỏi vay vốn, không phải tìm việc")).to_be_visible()
    keep(editor, f"gaps misread {size}")
    assert (violations(editor), overflow(editor)) == ([], 0)


@pytest.mark.browser
def test_what_one_officer_typed_is_not_put_into_a_colleagues_mouth(
    web: StaffWeb, browser_as, case: str
) -> None:
    web.add("hai", Role.OFFICER)
    page = browser_as(Role.OFFICER)
    page.goto(case)
    page.get_by_role("button", name="Nhận hội thoại này").click()
    page.get_by_label("Trả lời người dân").fill("Dạ, lời của Lan")
    page.goto("/inbox")
    page.goto(case)
    expect(page.get_by_label("Trả lời người dân")).to_have_value("Dạ, lời của Lan")
    page.goto(case)
    page.get_by_role("button", name="Trả lại hàng chờ").click()
    expect(page.get_by_role("heading", name="Đang chờ (1)")).to_be_visible()
    host = page.context.cookies()[0]
    page.context.add_cookies([{**host, "value": web.session_of("hai")}])
    page.goto(case)
    page.get_by_role("button", name="Nhận hội thoại này").click()
    expect(page.get_by_label("Trả lời người dân")).to_have_value("")
