"""The pages of editing in Chromium: an answer's whole way, by an editor and an approver."""

import pytest
from playwright.sync_api import Page, expect

from services.staff.permissions import Role
from tests.policy_samples import ENTRY, NEW, STANDARD, WHERE
from tests.web.axe import keep, overflow, violations
from tests.web.entries.conftest import content_of
from tests.web.entries.forms import typed

pytestmark = pytest.mark.browser
PHONE = {"width": 390, "height": 844}
PATH = f"/entries/{WHERE.id}"
NEW_TEXT = "Dạ, Bộ phận Một cửa của xã, phường nào cũng nhận."


def complaints_of(page: Page) -> list[str]:
    """What the browser complains of from now on; a form sent back to be corrected is none."""
    found: list[str] = []
    page.on(
        "console",
        lambda message: (
            found.append(message.text) if message.type == "error" and "422" not in message.text else None
        ),
    )
    return found


def test_an_answer_from_the_first_word_to_the_way_back(desk, browser_as):
    editor, approver = browser_as(Role.EDITOR), browser_as(Role.APPROVER)
    complaints = [complaints_of(editor), complaints_of(approver)]
    editor.goto("/entries")
    keep(editor, "entries list")
    editor.keyboard.press("/")
    editor.keyboard.type("nop to khai")
    editor.keyboard.press("Enter")
    editor.get_by_role("link", name=WHERE.question).click()

    answer = editor.get_by_label("Câu trả lời", exact=True)
    answer.fill("Dạ, mỗi tháng 540.000 đồng.")
    expect(editor.locator("#answer-findings")).to_contain_text("540.000 đồng")  # beside it, while typing
    answer.fill(NEW_TEXT)
    expect(editor.locator("#preview")).to_contain_text(NEW_TEXT)
    expect(editor.locator("#preview article")).to_have_count(3)
    expect(editor.locator("#answer-findings li")).to_have_count(0)
    editor.locator("#answer").press("Escape")
    editor.keyboard.press("t")
    editor.keyboard.type(WHERE.asked[0])
    editor.keyboard.press("Enter")
    expect(editor.locator("#trial")).to_contain_text("sẽ khác", timeout=60_000)
    expect(editor.locator("#trial")).to_contain_text(WHERE.answer)
    editor.locator("#sentence").press("Escape")
    editor.keyboard.press("k")
    expect(editor.locator("#regression")).to_contain_text("câu sẽ được trả lời khác đi")
    keep(editor, "entries edit")
    editor.get_by_role("button", name="Lưu bản nháp").click()

    expect(editor.locator("ins").first).to_be_visible()
    editor.get_by_label("Lý do", exact=True).first.fill("Luật mới")
    keep(editor, "entries review")
    editor.get_by_role("button", name="Gửi duyệt").click()
    expect(editor.locator("main")).to_contain_text("chờ duyệt")

    approver.goto("/entries?state=review")
    approver.get_by_role("link", name="chờ duyệt").last.click()
    keep(approver, "entries approve")
    approver.get_by_role("button", name="Đăng", exact=True).click()
    expect(approver.locator("main")).to_contain_text("Đã đăng")
    assert content_of(desk).entries[WHERE.id].answer == NEW_TEXT
    approver.get_by_role("link", name="Bản 2").click()
    keep(approver, "entries revision")
    approver.goto(f"{PATH}/history/1")
    approver.get_by_label("Lý do").fill("Đăng nhầm")
    approver.get_by_role("button", name="Đưa bản này trở lại").click()
    expect(approver.locator("main")).to_contain_text("Đã đưa bản cũ trở lại")
    keep(approver, "entries history")
    assert content_of(desk).entries[WHERE.id] == WHERE
    assert complaints == [[], []]


def test_a_value_and_a_new_document_show_what_they_touch(desk, browser_as):
    approver = browser_as(Role.APPROVER)
    approver.goto(f"/values/{STANDARD.name}")
    periods = approver.get_by_label("Các mức")
    periods.fill(periods.input_value().replace("540000", "600000"))
    expect(approver.locator("#impact ins").first).to_contain_text("900.000")
    keep(approver, "values impact")
    approver.goto("/values/documents/new")
    approver.get_by_label("Số văn bản").fill("1/2027/NĐ-CP")
    approver.get_by_label("Trích yếu").fill("Trợ giúp xã hội")
    approver.get_by_label("Nơi ban hành").fill("Chính phủ")
    approver.get_by_label("Có hiệu lực từ").fill("2027-01-01")
    approver.get_by_label("Thay văn bản").fill(NEW.number)
    approver.get_by_label("Lý do").fill("Đã công bố")
    approver.get_by_role("button", name="Xem trước").click()
    expect(approver.locator("#citing")).to_contain_text(ENTRY.question)
    keep(approver, "documents new")
    approver.get_by_role("button", name="Thêm văn bản").click()
    expect(approver.locator("main")).to_contain_text("1/2027/NĐ-CP thay 335/2026/NĐ-CP")
    keep(approver, "entries marked")


@pytest.mark.parametrize("viewport", [{"width": 1280, "height": 720}, PHONE], ids=["desk", "phone"])
def test_every_page_can_be_used_by_everybody(desk, browser_as, viewport):
    approver = browser_as(Role.APPROVER, viewport)
    desk.client_as(Role.EDITOR).post(PATH, typed(WHERE, answer=NEW_TEXT))
    for path in (
        "/entries", "/entries/new", PATH, f"{PATH}/review", f"/entries/{ENTRY.id}/history", "/values",
        f"/values/{STANDARD.name}", "/values/new", "/values/documents", "/values/documents/new",
    ):  # fmt: skip
        approver.goto(path)
        approver.wait_for_load_state("networkidle")
        keep(approver, f"{path} {viewport['width']}")
        assert violations(approver) == [], path
        assert overflow(approver) == 0, path
