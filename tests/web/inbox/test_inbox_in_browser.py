"""The pages of conversations in Chromium: the whole way of one, by two officers."""

import re

import pytest
from playwright.sync_api import Page, expect

from services.staff.permissions import Role
from tests.web.axe import keep, overflow, violations
from tests.web.inbox.conversations import case_of, said, says
from tests.web.staff_web import StaffWeb

pytestmark = pytest.mark.browser
PHONE = {"width": 360, "height": 740}


def complaints_of(page: Page) -> list[str]:
    """What the browser complains of from now on; a refusal of ours is none."""
    found: list[str] = []

    def note(message) -> None:
        if message.type == "error" and "409" not in message.text:
            found.append(message.text)

    page.on("console", note)
    return found


def test_two_officers_serve_a_person_one_after_the_other(web: StaffWeb, browser_as) -> None:
    web.add("hoa", Role.OFFICER, full_name="Chị Hoa")
    says(web, "cho gặp cán bộ", "zalo_1")
    says(web, "tụi nó giữ giấy tờ con tui", outcome="emergency")
    lan, hoa = browser_as(Role.OFFICER), browser_as("hoa")
    complaints = complaints_of(lan)
    for page in (lan, hoa):
        page.goto("/inbox")
        expect(page.locator("#badge")).to_contain_text("2 chờ, 1 khẩn cấp")
    assert lan.title().startswith("(2)")
    keep(lan, "inbox list")

    lan.keyboard.press("n")  # whoever is in danger comes first
    expect(lan.locator("#state")).to_contain_text("Anh/chị đang giữ hội thoại này")
    expect(lan.locator("#turns")).to_contain_text("tụi nó giữ giấy tờ con tui")
    hoa.goto(f"/inbox/{case_of(web).id}")
    expect(hoa.locator("#state")).to_contain_text("Chị officer đang giữ hội thoại này")
    assert hoa.locator("#write").count() == 0

    lan.keyboard.press("/")
    lan.keyboard.type("lua dao")
    lan.get_by_role("button", name="Nghi lừa đảo").click()
    box = lan.get_by_label("Trả lời người dân")
    expect(box).to_have_value(re.compile("đừng chuyển tiền"))
    box.press("Control+Enter")
    expect(lan.locator("#turns .officer")).to_contain_text("đừng chuyển tiền")
    assert "đừng chuyển tiền" in said(web)[-1]

    says(web, "họ đòi 20 triệu nữa", intent="search_job")
    expect(lan.locator("#turns")).to_contain_text("họ đòi 20 triệu nữa")  # by itself
    expect(lan.locator("#seen")).to_have_value("3")

    lan.get_by_label("Ghi chú mới").fill("Đã dặn báo công an xã")
    lan.get_by_role("button", name="Ghi", exact=True).click()
    expect(lan.locator(".note")).to_contain_text("Đã dặn báo công an xã")
    lan.get_by_label("Nghi lừa đảo", exact=True).check()
    lan.get_by_role("button", name="Lưu nhãn").click()
    keep(lan, "inbox case")
    assert violations(lan) == []
    lan.get_by_label("Đồng nghiệp").select_option(label="Chị Hoa (đang trực)")
    lan.get_by_role("button", name="Chuyển đồng nghiệp").click()
    expect(lan.get_by_role("heading", name="Đồng nghiệp đang giữ (1)")).to_be_visible()

    hoa.goto("/inbox")
    hoa.get_by_role("link", name=re.compile(f"Hội thoại {case_of(web).id}")).click()
    expect(hoa.locator(".note")).to_contain_text("Đã dặn báo công an xã")
    hoa.get_by_label("Kết quả").select_option("reported")
    hoa.get_by_role("button", name="Đóng", exact=True).click()
    expect(hoa.get_by_role("heading", name="Của tôi (0)")).to_be_visible()
    assert case_of(web).outcome.value == "reported"
    expect(lan.locator("#badge")).to_contain_text("1 chờ")
    assert complaints == []


def test_who_comes_second_is_told_so(web: StaffWeb, browser_as) -> None:
    web.add("hoa", Role.OFFICER, full_name="Chị Hoa")
    says(web, "cho gặp cán bộ")
    lan, hoa = browser_as(Role.OFFICER), browser_as("hoa")
    for page in (lan, hoa):
        page.goto(f"/inbox/{case_of(web).id}")
    lan.get_by_role("button", name="Nhận hội thoại này").click()
    expect(lan.locator("#write")).to_be_visible()
    hoa.get_by_role("button", name="Nhận hội thoại này").click()
    expect(hoa.get_by_role("alert")).to_contain_text("Chị officer đang giữ hội thoại này")
    expect(hoa.locator("#write")).to_have_count(0)


def test_who_waits_newly_appears_rings_and_leaves_the_keyboard_where_it_is(web: StaffWeb, browser_as) -> None:
    says(web, "cho gặp cán bộ")
    page = browser_as(Role.OFFICER)
    page.goto("/inbox")
    expect(page.locator("#badge")).to_contain_text("1 chờ")
    page.get_by_role("button", name="Chuông báo: tắt").click()
    expect(page.get_by_role("button", name="Chuông báo: bật")).to_be_visible()
    # On the page itself, where the test can see it: evaluated waiting is forbidden by the page's own policy.
    page.evaluate(
        "ring.addEventListener('play', () => document.body.setAttribute('data-rang', ''), {once: true})"
    )
    link = page.locator(f"#case-{case_of(web).id}")
    link.focus()
    says(web, "gặp cán bộ với", "zalo_7")
    expect(page.get_by_text("gặp cán bộ với")).to_be_visible()
    expect(link).to_be_focused()
    expect(page.locator("#badge")).to_contain_text("2 chờ")
    expect(page.locator("body[data-rang]")).to_have_count(1)


def test_the_pages_fit_a_telephone_and_have_no_barrier(web: StaffWeb, browser_as) -> None:
    says(web, "cho gặp cán bộ " + "a" * 200)
    page = browser_as(Role.OFFICER, PHONE)
    page.goto("/inbox")
    assert (violations(page), overflow(page)) == ([], 0)
    keep(page, "inbox list phone")
    page.get_by_role("button", name="Nhận").click()
    expect(page.locator("#write")).to_be_visible()
    assert (violations(page), overflow(page)) == ([], 0)
    keep(page, "inbox case phone")


def test_who_waits_newly_rings_on_every_page_of_an_officer(web: StaffWeb, browser_as) -> None:
    page = browser_as(Role.OFFICER)
    page.goto("/caller")
    expect(page.locator("#badge")).to_contain_text("Không ai chờ")
    page.get_by_role("button", name="Chuông báo: tắt").click()
    page.evaluate(
        "ring.addEventListener('play', () => document.body.setAttribute('data-rang', ''), {once: true})"
    )
    says(web, "gặp cán bộ với", "zalo_7")
    expect(page.locator("#badge")).to_contain_text("1 chờ")
    expect(page.locator("body[data-rang]")).to_have_count(1)
    assert page.title().startswith("(1)")
