"""The pages in Chromium: without barriers, by keyboard alone, on a telephone."""

import re

import pytest
from playwright.sync_api import expect

from services.staff.permissions import Role
from services.staff.totp import code_at
from tests.web.axe import keep, overflow, violations
from tests.web.conftest import DESK
from tests.web.served import served
from tests.web.staff_web import PASSWORD, SEALED, SECRET
from web.routing import Gate, Page

pytestmark = pytest.mark.browser
PHONE = {"width": 360, "height": 740}


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_no_page_has_a_serious_barrier_or_is_too_wide(web, browser_as, viewport):
    web.add("lan", *Role, totp_secret=SEALED)
    inside, outside = browser_as("lan", viewport), browser_as(None, viewport)
    wrong = {}
    for one in served(web):
        if not isinstance(one.route, Page) or one.route.background:
            continue
        page = outside if one.route.allowed is Gate.ANYBODY else inside
        page.goto(one.address)
        keep(page, f"{one.route.path} {viewport['width']}")
        found = [*violations(page), *([f"too wide by {overflow(page)}"] if overflow(page) else [])]
        if found:
            wrong[one.route.path] = found
    assert wrong == {}


def test_an_administrator_makes_an_account_and_the_colleague_begins(web, browser_as):
    page = browser_as(Role.ADMINISTRATOR)
    page.get_by_role("navigation").get_by_role("link", name="Tài khoản", exact=True).click()
    expect(page).to_have_url(re.compile("/staff$"))
    page.wait_for_load_state()  # keys count once the scripts of the page are there
    page.keyboard.press("n")
    page.get_by_label("Họ tên").fill("Trần Thị Lan")
    page.get_by_label("Tên đăng nhập").fill("tran.lan")
    page.get_by_label("Cán bộ").check()
    page.get_by_role("button", name="Thêm").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Trần Thị Lan")
    password = page.locator("code.code").nth(1).inner_text()
    keep(page, "new account")

    lan = browser_as(None)
    assert lan.url.endswith("/login")
    lan.get_by_label("Tên đăng nhập").fill("tran.lan")
    lan.get_by_label("Mật khẩu").fill(password)
    lan.keyboard.press("Enter")
    expect(lan).to_have_url(re.compile("/account/password$"))
    lan.get_by_label("Mật khẩu hiện tại").fill(password)
    lan.get_by_label("Mật khẩu mới", exact=True).fill(PASSWORD)
    lan.get_by_label("Nhập lại mật khẩu mới").fill(PASSWORD)
    lan.keyboard.press("Enter")
    expect(lan.get_by_role("status")).to_contain_text("Đã đổi mật khẩu")
    assert not web.account("tran.lan").must_change_password


def test_a_code_of_the_telephone_is_asked_for(web, browser_as):
    page = browser_as(None)
    page.get_by_label("Tên đăng nhập").fill("administrator")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_label("Mã").fill(code_at(SECRET, web.clock()))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Chào")


def test_every_place_is_reached_by_two_keys(browser_as):
    page = browser_as(Role.ADMINISTRATOR)
    page.keyboard.press("g")
    page.keyboard.press("k")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tài khoản")
    page.keyboard.press("g")
    page.keyboard.press("m")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tài khoản của tôi")


def test_the_keys_are_told_and_letters_in_a_field_stay_letters(browser_as):
    page = browser_as(Role.ADMINISTRATOR)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.goto("/staff/new")
    page.get_by_label("Họ tên").press_sequentially("gk?/n")
    expect(page.get_by_label("Họ tên")).to_have_value("gk?/n")
    assert page.url.endswith("/staff/new")


def test_the_first_tab_leads_past_the_navigation(browser_as):
    page = browser_as(Role.OFFICER)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Tới nội dung")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_a_second_click_does_not_send_a_form_twice(web, browser_as):
    page = browser_as(Role.ADMINISTRATOR)
    page.goto("/staff/new")
    page.get_by_label("Họ tên").fill("Lan")
    page.get_by_label("Tên đăng nhập").fill("lan")
    page.get_by_label("Cán bộ").check()
    page.get_by_role("button", name="Thêm").dblclick()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Mật khẩu tạm")


def test_nothing_is_refused_by_the_browser_for_safety(browser_as):
    page = browser_as(Role.ADMINISTRATOR)
    complaints = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    for path in ("/", "/account", "/account/codes", "/staff", "/staff/new"):
        page.goto(path)
    assert complaints == []
