"""The dashboard in a real browser, at a desk and on a telephone."""

import pytest
from playwright.sync_api import expect

from services import calendar
from services.staff.permissions import Role
from tests.web.axe import keep, overflow, violations
from tests.web.conftest import DESK, BrowserAs
from tests.web.figures.conftest import put_figures
from tests.web.staff_web import StaffWeb

pytestmark = pytest.mark.browser
PHONE = {"width": 390, "height": 844}
PATHS = ("/figures", "/figures/communes", "/figures/market", "/figures/service", "/figures/reports")


@pytest.fixture
def web_of_today(web: StaffWeb) -> StaffWeb:
    put_figures(web.services, calendar.today())
    return web


@pytest.mark.parametrize(("viewport", "name"), [(DESK, "desk"), (PHONE, "phone")], ids=["desk", "phone"])
def test_the_dashboard_is_readable_by_everybody(
    web_of_today: StaffWeb, browser_as: BrowserAs, viewport: dict[str, int], name: str
) -> None:
    page = browser_as(Role.APPROVER, viewport)
    for path in PATHS:
        page.goto(path)
        expect(page.get_by_role("heading", level=2).first).to_be_visible()
        keep(page, f"figures{path.replace('/', '-')}-{name}")
        assert violations(page) == []
        assert overflow(page) == 0


def test_a_period_is_chosen_with_the_keyboard_and_kept_from_page_to_page(
    web_of_today: StaffWeb, browser_as: BrowserAs
) -> None:
    page = browser_as(Role.APPROVER)
    page.goto("/figures")
    page.get_by_label("Kỳ", exact=True).select_option("week")
    page.get_by_role("button", name="Xem").press("Enter")
    expect(page.get_by_label("Kỳ", exact=True)).to_have_value("week")
    page.get_by_role("link", name="Cung và cầu lao động").press("Enter")
    expect(page.get_by_label("Kỳ", exact=True)).to_have_value("week")
    page.get_by_text("Bảng số").first.press("Enter")
    expect(page.get_by_role("table").first).to_be_visible()
