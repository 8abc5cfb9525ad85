"""In Chromium: a value with the rules it moves, and a document that is put right, by two approvers."""

import pytest
from playwright.sync_api import Page, expect

from services.staff.permissions import Role
from tests.web.axe import keep, overflow, violations
from tests.web.entries.conftest import content_of

pytestmark = pytest.mark.browser
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
