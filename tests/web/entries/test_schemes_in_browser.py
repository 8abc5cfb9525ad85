"""In Chromium: a value with the rules it moves, and a document that is put right, by two approvers."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from services.staff.permissions import Role
from tests.web.axe import keep, overflow, violations
from tests.web.entries.conftest import content_of

pytestmark = pytest.mark.browser
DECREE = "335/2026/NĐ-CP"
DESK, PHONE = {"width": 1280, "height": 720}, {"width": 390, "height": 844}
WIDTHS = pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])


def looked_at(page: Page, name: str) -> None:
    """Keep a picture, and find nothing that keeps anybody out."""
    page.wait_for_load_state("networkidle")
    keep(page, f"{name} {page.viewport_size['width']}")
    assert violations(page) == []
    assert overflow(page) == 0


@WIDTHS
def test_an_age_is_lowered_by_one_and_published_by_another(whole_desk, browser_as, viewport):
    writer, approver = browser_as(Role.APPROVER, viewport), browser_as("other-approver", viewport)
    writer.goto("/values/pension_age")
    expect(writer.locator("#resting-title")).to_contain_text("Các chế độ")
    periods = writer.get_by_label("Các mức")
    periods.fill(periods.input_value().replace("| 75 |", "| 70 |"))
    expect(writer.locator("#impact .scheme ins").first).to_contain_text("70")
    looked_at(writer, "value schemes")
    writer.get_by_role("button", name="Lưu bản nháp").click()
    expect(writer.locator("#effect-title")).to_be_visible()
    writer.get_by_label("Lý do", exact=True).first.fill("Luật mới")
    writer.get_by_role("button", name="Gửi duyệt").click()

    approver.goto("/values/pension_age/review")
    expect(approver.locator(".scheme ins").first).to_contain_text("70")
    looked_at(approver, "value schemes review")
    approver.get_by_role("button", name="Đăng", exact=True).click()
    expect(approver.locator("main")).to_contain_text("Đã đăng")
    assert content_of(whole_desk).values["pension_age"].periods[-1].amount == 70


@WIDTHS
def test_a_value_behind_many_schemes_can_be_read(whole_desk, browser_as, viewport):
    writer = browser_as(Role.APPROVER, viewport)
    writer.goto("/values/social_standard")
    periods = writer.get_by_label("Các mức")
    periods.fill(periods.input_value().replace("| 540000 |", "| 600000 |"))
    expect(writer.locator("#impact .scheme ins").first).to_be_visible()
    looked_at(writer, "value many schemes")


@WIDTHS
def test_a_document_is_put_right_by_one_and_confirmed_by_another(whole_desk, browser_as, viewport):
    writer, approver = browser_as(Role.APPROVER, viewport), browser_as("other-approver", viewport)
    writer.goto("/values/documents?q=335")
    looked_at(writer, "documents list")
    writer.get_by_role("link", name=f"Nghị định {DECREE}", exact=True).click()
    expect(writer.locator("#resting-title")).to_be_visible()
    ends = writer.get_by_label("Hết hiệu lực sau ngày")
    ends.fill("2026-01-31")
    expect(writer.locator("#in_force_to-findings")).to_contain_text("trước ngày có hiệu lực")
    writer.get_by_label("Ghi chú").fill("đã đọc lại")
    writer.get_by_role("button", name="Lưu bản nháp").click()
    expect(writer.get_by_role("alert")).to_contain_text("trước ngày có hiệu lực 05/10/2026")
    expect(writer.get_by_label("Ghi chú")).to_have_value("đã đọc lại")
    looked_at(writer, "document refused")
    writer.get_by_label("Hết hiệu lực sau ngày").fill("2026-12-31")
    expect(writer.locator("#impact")).to_contain_text("Từ ngày 01/01/2027")
    expect(writer.locator("#impact")).to_contain_text("cần hỏi cơ quan")
    expect(writer.locator("#in_force_to-findings li")).to_have_count(0)
    looked_at(writer, "document changed")
    writer.get_by_role("button", name="Lưu bản nháp").click()
    writer.get_by_label("Lý do", exact=True).first.fill("Ghi nhầm ngày")
    writer.get_by_role("button", name="Gửi duyệt").click()
    expect(writer.locator("main")).to_contain_text("chờ duyệt")
    assert writer.get_by_role("button", name="Đăng", exact=True).count() == 0

    approver.goto("/values/documents?q=335")
    approver.get_by_role("link", name="chờ duyệt", exact=True).click()
    looked_at(approver, "document review")
    approver.get_by_role("button", name="Đăng", exact=True).click()
    expect(approver.locator("main")).to_contain_text("Đã đăng")
    looked_at(approver, "document history")
    assert content_of(whole_desk).documents[DECREE].in_force_to == date(2026, 12, 31)


@WIDTHS
def test_replacing_a_document_names_the_schemes_that_cite_it(whole_desk, browser_as, viewport):
    approver = browser_as(Role.APPROVER, viewport)
    approver.goto("/values/documents/new")
    for label, text in {
        "Số văn bản": "1/2027/NĐ-CP",
        "Trích yếu": "Trợ giúp xã hội",
        "Nơi ban hành": "Chính phủ",
        "Có hiệu lực từ": "2027-01-01",
        "Thay văn bản": DECREE,
        "Lý do": "Đã công bố",
    }.items():
        approver.get_by_label(label).fill(text)
    approver.get_by_role("button", name="Xem trước").click()
    expect(approver.locator("#citing")).to_contain_text("Trợ cấp xã hội hằng tháng (tiền bảo trợ)")
    looked_at(approver, "document replaces")
