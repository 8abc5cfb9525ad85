"""The pages of switches, notices, hours and the trail in Chromium, by an administrator."""

import re

import pytest
from playwright.sync_api import expect

from services import calendar
from services.handover.office_hours import office_hours
from services.staff.permissions import Role
from services.switches.model import SwitchKind
from tests.policy_samples import CONTENT
from tests.web.axe import keep, overflow, violations
from tests.web.staff_web import StaffWeb

pytestmark = pytest.mark.browser
PHONE = {"width": 390, "height": 780}
ENTRY = next(iter(CONTENT.published()))


@pytest.fixture(autouse=True)
def filled(web: StaffWeb, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jobs_db.in_force.KEPT_SECONDS", 0.0)
    with web.services.unit_of_work(writing=True) as uow:
        uow.policy.replace(CONTENT)
        uow.commit()


def test_the_assistant_is_switched_off_and_on_again(web: StaffWeb, browser_as) -> None:
    page = browser_as(Role.ADMINISTRATOR)
    page.keyboard.press("g")
    page.keyboard.press("b")
    expect(page).to_have_url(re.compile("/switches$"))
    page.get_by_role("link", name="Tắt Cả trợ lý").click()
    page.get_by_label("Lý do").fill("Trả lời sai mức trợ cấp")
    page.get_by_label("Câu nói với người dân").fill("Dạ, em đang được sửa, anh/chị nhắn lại sau giúp em.")
    expect(page.locator("#preview")).to_contain_text("đang được sửa")
    expect(page.locator("#preview")).to_contain_text("113")
    keep(page, "switch off")
    page.get_by_role("button", name="Tắt ngay").click()
    expect(page.get_by_role("status")).to_contain_text("Đã tắt")
    expect(page.get_by_role("article", name="Cả trợ lý")).to_contain_text("Trả lời sai mức trợ cấp")
    with web.services.unit_of_work() as uow:
        assert uow.in_force.read().off(SwitchKind.BOT, "", calendar.now()) is not None
    keep(page, "switches")
    assert violations(page) == []

    officer = browser_as(Role.OFFICER)
    officer.goto("/inbox")
    expect(officer.get_by_text("Trợ lý đang tắt: Trả lời sai mức trợ cấp")).to_be_visible()

    page.get_by_label("Lý do bật lại").fill("Đã sửa mức")
    page.get_by_role("button", name="Bật lại Cả trợ lý").click()
    expect(page.get_by_text("Mọi thứ đang bật")).to_be_visible()
    expect(page.get_by_role("table")).to_contain_text("Đã sửa mức")

    page.keyboard.press("g")
    page.keyboard.press("n")
    expect(page).to_have_url(re.compile("/trail$"))
    expect(page.locator(".trail li").first).to_contain_text("Bật lại")
    page.locator(".trail li").first.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nhật ký: Công tắc 1")
    expect(page.locator(".trail li")).to_have_count(2)
    keep(page, "trail of a switch")
    assert violations(page) == []


def test_one_answer_is_found_and_switched_off(web: StaffWeb, browser_as) -> None:
    page = browser_as(Role.ADMINISTRATOR)
    page.goto("/switches")
    page.wait_for_load_state()
    page.keyboard.press("/")
    page.keyboard.type(ENTRY.question[:20])
    page.keyboard.press("Enter")
    page.get_by_role("link", name=f"Tắt {ENTRY.question}").click()
    page.get_by_label("Lý do").fill("Chờ nghị định mới")
    page.get_by_role("button", name="Tắt ngay").click()
    expect(page.get_by_role("article", name=ENTRY.question)).to_be_visible()


def test_a_notice_for_the_communes_of_a_former_district(web: StaffWeb, browser_as) -> None:
    page = browser_as(Role.ADMINISTRATOR)
    page.goto("/switches/notices")
    page.wait_for_load_state()
    page.keyboard.press("n")
    page.get_by_label("Loại").select_option("storm")
    page.get_by_label("Nội dung").fill("Bão số 15 vào đêm nay. Bà con ở yên trong nhà, gọi 113 khi cần cứu.")
    page.get_by_label("Tới lúc").fill(f"{calendar.today().year + 1}-01-05T18:00")
    page.get_by_label(re.compile("Người có liên quan")).check()
    page.get_by_role("button", name="Chọn hết huyện Năm Căn cũ").click()
    expect(page.locator("[data-count]")).not_to_have_text("0")
    expect(page.locator("#preview")).to_contain_text("Bão số 15")
    expect(page.locator("#preview")).to_contain_text("Năm Căn")
    keep(page, "notice new")
    assert violations(page) == []
    page.get_by_role("button", name="Đăng thông báo").click()
    expect(page.get_by_role("article")).to_contain_text("đang báo")
    keep(page, "notices")
    page.get_by_role("article").get_by_role("link").click()
    page.get_by_label("Nội dung").fill("Bão tan.")
    page.get_by_label("Lý do sửa").fill("bão tan")
    page.get_by_role("button", name="Lưu sửa").click()
    expect(page.get_by_role("article")).to_contain_text("Bão tan.")
    page.get_by_role("article").get_by_role("link").click()
    page.get_by_label("Lý do", exact=True).fill("hết bão")
    page.get_by_role("button", name="Kết thúc ngay").click()
    expect(page.get_by_role("table")).to_contain_text("hết bão")


def test_hours_and_sensitive_topics_are_set(web: StaffWeb, browser_as) -> None:
    page = browser_as(Role.ADMINISTRATOR)
    page.goto("/switches/hours")
    page.get_by_label("Thứ Bảy").fill("07:00 sáng")
    page.locator("#why-office_week").fill("trực thêm thứ Bảy")
    page.get_by_role("button", name="Lưu").first.click()
    expect(page.get_by_role("alert")).to_contain_text("Giờ chưa đúng: 07:00 sáng")
    expect(page.get_by_label("Thứ Bảy")).to_have_value("07:00 sáng")
    keep(page, "hours refused")
    page.get_by_label("Thứ Bảy").fill("07:00-11:00")
    page.get_by_role("button", name="Lưu").first.click()
    expect(page.get_by_role("status")).to_contain_text("Đã lưu giờ làm việc")
    with web.services.unit_of_work() as uow:
        assert len(office_hours(uow).week[5]) == 1
    keep(page, "hours")
    page.goto("/switches/sensitive")
    page.get_by_label("Trợ cấp thất nghiệp").check()
    page.get_by_label("Lý do").fill("luật mới")
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_role("status")).to_contain_text("Đã lưu chủ đề")
    expect(page.get_by_label("Trợ cấp thất nghiệp")).to_be_checked()
    keep(page, "sensitive")


@pytest.mark.parametrize(
    "path",
    [
        "/switches",
        "/switches/new?kind=bot",
        "/switches/notices/new",
        "/switches/hours",
        "/switches/sensitive",
        "/trail",
    ],
)
def test_the_pages_fit_a_telephone_and_have_no_barrier(browser_as, path: str) -> None:
    page = browser_as(Role.ADMINISTRATOR, PHONE)
    page.goto(path)
    keep(page, f"phone {path}")
    assert (violations(page), overflow(page)) == ([], 0)
