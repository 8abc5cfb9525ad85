"""A call in Chromium, from the first letter to the note, by the keyboard alone."""

import re

import pytest
from playwright.sync_api import Page, expect

from services.caller.model import CallOutcome, Need
from services.staff.permissions import Role
from tests.web.axe import keep, overflow, violations
from tests.web.caller.desk import calls, conversation, fill
from tests.web.conftest import DESK

pytestmark = pytest.mark.browser
PHONE = {"width": 390, "height": 844}
NOTE = "nu 45t nam can may 7tr"


@pytest.fixture
def open_desk(web, browser_as):
    """The page for callers, in a window of a size."""
    fill(web)

    def opened(viewport: dict[str, int] = DESK) -> Page:
        page = browser_as(Role.OFFICER, viewport)
        page.goto("/caller")
        expect(page.locator("#note")).to_be_focused()
        return page

    return opened


def typed(page: Page, note: str) -> None:
    page.keyboard.type(note)
    expect(page.locator("#results")).to_have_attribute("data-for", page.input_value("#note"))


def chips(page: Page) -> list[str]:
    return page.locator(".chip").evaluate_all("all => all.map(one => one.querySelector('.cut').ariaLabel)")


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_a_call_is_served_from_the_first_letter_to_the_note(web, open_desk, viewport):
    conversation(web)
    page = open_desk(viewport)
    width = viewport["width"]
    typed(page, NOTE)
    expect(page.get_by_role("heading", name="Việc làm (2)")).to_be_visible()
    expect(page.get_by_role("heading", name="Lớp học nghề (1)")).to_be_visible()
    assert len(chips(page)) == 5
    keep(page, f"caller typed {width}")
    assert (violations(page), overflow(page)) == ([], 0)

    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#row-vacancy-1 .whole")).to_contain_text("Liên hệ")
    page.keyboard.press("x")
    expect(page.locator(".aloud")).to_contain_text("Công nhân may")
    expect(page.locator(".aloud")).not_to_contain_text("Chỗ thứ")

    page.keyboard.press("s")
    expect(page.locator("#recipients")).to_contain_text("Gửi vào hội thoại 1")
    keep(page, f"caller sends {width}")
    page.on("dialog", lambda dialog: dialog.accept())
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#logged")).to_contain_text("Đã gửi tóm tắt vào hội thoại 1.")
    with web.services.unit_of_work() as uow:
        sent = uow.conversations.latest_turns("zalo_8391", 1)[0].answer.replies[0].text
    assert "Công nhân may" in sent and "Thợ may" not in sent

    page.keyboard.press("Alt+3")
    expect(page.locator("#logged")).to_contain_text("Đã ghi: Tìm việc, Đã gửi tóm tắt, in phiếu")
    expect(page.locator("#note")).to_be_focused()
    assert page.input_value("#note") == ""
    expect(page.locator(".chip")).to_have_count(0)
    (call,) = calls(web)
    assert call[:2] == (Need.JOB, CallOutcome.SENT)
    keep(page, f"caller noted {width}")

    page.keyboard.press("Alt+u")
    expect(page.locator("#logged")).to_contain_text("Đã bỏ cuộc gọi vừa ghi.")
    assert calls(web) == []


def test_conditions_are_taken_out_changed_and_added_by_the_keyboard(open_desk):
    page = open_desk()
    typed(page, NOTE)
    page.get_by_role("button", name="Bỏ Lương").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".chip")).to_have_count(4)
    assert page.input_value("#note") == "nu 45t nam can may"

    page.get_by_label("Tuổi, tuổi: 45 tuổi").focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page.locator("#note")).to_have_value("nu 46 tuổi nam can may")

    expect(page.locator("#results")).to_have_attribute("data-for", "nu 46 tuổi nam can may")
    page.get_by_label(re.compile("^Giới tính: ")).focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#note")).to_have_value("nu 46 tuổi nam can may")  # passing by is not choosing
    page.keyboard.press("Enter")
    expect(page.locator("#note")).to_have_value("giới tính nam 46 tuổi nam can may")

    page.keyboard.press("Alt+t")
    expect(page.get_by_label("Nghề", exact=True)).to_be_focused()
    page.get_by_label("Lương (triệu)").focus()
    page.keyboard.type("6.5")
    page.keyboard.press("Enter")
    expect(page.locator("#note")).to_have_value("giới tính nam 46 tuổi nam can may lương 6,5 triệu")
    expect(page.locator(".chip")).to_have_count(5)
    page.get_by_label("Quyền lợi").last.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#note")).to_have_value(re.compile("lương 6,5 triệu có chỗ ở$"))
    expect(page.locator(".chip")).to_have_count(6)
    keep(page, "caller conditions")
    assert violations(page) == []


def test_a_company_that_is_typed_shows_its_licence(open_desk):
    page = open_desk()
    typed(page, "cty mui dat mau")
    expect(page.locator(".row.licence .tag")).to_have_text("bị thu hồi")
    expect(page.locator(".aloud")).to_contain_text("ĐÃ BỊ THU HỒI")
    keep(page, "caller licence")
    assert violations(page) == []


@pytest.mark.parametrize(("size", "width_mm"), [("a5", 148), ("a4", 210)])
def test_the_recap_is_printed_on_paper_of_a_size(open_desk, tmp_path, size, width_mm):
    page = open_desk()
    typed(page, NOTE)
    page.evaluate("window.print = () => { window.printed = true; }")
    page.locator("#paper-size").select_option(size)
    page.locator("#recap").fill("Dạ, em gửi anh/chị tóm tắt.")
    page.locator("#recap").blur()
    page.keyboard.press("i")
    assert page.evaluate("window.printed")
    page.emulate_media(media="print")
    assert page.locator(".paper").inner_text().endswith("Dạ, em gửi anh/chị tóm tắt.")
    assert not page.locator("#call").is_visible()
    printed = page.pdf(prefer_css_page_size=True)
    boxes = re.findall(rb"/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]", printed)
    assert len(boxes) == 1
    assert float(boxes[0][0]) == pytest.approx(width_mm / 25.4 * 72, abs=1.5)


def test_nothing_that_was_typed_is_lost_when_something_fails(web, open_desk):
    page = open_desk()
    typed(page, NOTE)
    page.locator("#recap").fill("Lời em tự viết.")
    page.locator("#note").focus()
    page.keyboard.press("End")
    typed(page, " co xe")
    assert page.input_value("#recap") == "Lời em tự viết."

    page.context.set_offline(True)
    page.keyboard.press("Alt+1")
    expect(page.locator("#failed")).to_have_text(re.compile("Mất kết nối"))
    assert page.input_value("#note") == f"{NOTE} co xe"
    page.context.set_offline(False)

    page.route("**/caller/log", lambda route: route.fulfill(status=503, body="<main><p>Bận.</p></main>"))
    page.keyboard.press("Alt+1")
    expect(page.locator("#failed")).to_have_text("Bận.")
    page.unroute("**/caller/log")
    page.keyboard.press("Alt+1")
    expect(page.locator("#logged")).to_contain_text("Đã ghi")
    expect(page.locator("#failed")).to_be_hidden()
    assert len(calls(web)) == 1


def test_a_note_is_there_again_when_the_session_ended_meanwhile(web, open_desk):
    page = open_desk()
    typed(page, "may")
    cookies = page.context.cookies()
    page.context.clear_cookies()
    page.locator("#note").fill("may nam can")
    page.wait_for_url("**/login*")
    page.context.add_cookies(cookies)
    page.goto("/caller")
    expect(page.locator("#note")).to_have_value("may nam can")
    expect(page.get_by_role("heading", name="Việc làm (2)")).to_be_visible()
    page.reload()
    expect(page.locator("#note")).to_have_value("")
