"""People who wrote while the assistant was off: on the page of switches, and in the list of conversations."""

import pytest
from playwright.sync_api import expect

from services.staff.permissions import Role
from tests.switch_samples import put_off, put_on, switch
from tests.web.axe import keep, overflow, violations
from tests.web.inbox.conversations import case_of, said, says
from tests.web.staff_web import StaffWeb

PHONE = {"width": 390, "height": 780}


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jobs_db.in_force.KEPT_SECONDS", 0.0)


def off(web: StaffWeb):
    return put_off(web.services, switch(since=web.clock()))


def test_they_are_counted_while_it_is_off_and_closed_together_afterwards(web: StaffWeb) -> None:
    stored = off(web)
    for who in ("zalo_1", "zalo_2", "web_3"):
        says(web, "có việc may không", who, intent="search_job")
    admin = web.client_as(Role.ADMINISTRATOR)
    page = admin.get("/switches").text
    assert "3 người nhắn trong lúc tắt" in page
    assert "Đóng tất cả" not in page
    put_on(web.services, stored)
    page = admin.get("/switches").text
    assert "3 người nhắn trong lúc tắt chưa được cán bộ nào nhận" in page
    assert "có việc may" not in page
    assert 'href="/inbox"' not in page  # an administrator does not read conversations
    officer = web.client_as(Role.OFFICER)
    officer.post(f"/inbox/{case_of(web, 'zalo_2').id}/take")
    done = admin.post("/switches/left", {"tell": "1"})
    assert done.headers["location"].startswith("/switches?")
    assert [case_of(web, who).is_open for who in ("zalo_1", "zalo_2", "web_3")] == [False, True, False]
    assert "trả lời lại được rồi" in said(web, "web_3")[-1]
    assert "Đã mở lại trợ lý" in officer.get(f"/inbox/{case_of(web, 'web_3').id}").text
    assert [action for action, _ in web.trail()].count("case.reopened") == 2


def test_more_than_one_step_closes_them_all_and_nobody_is_told_who_should_not_be(
    web: StaffWeb, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("web.switches.pages._AT_ONCE", 2)
    stored = off(web)
    for number in range(5):
        says(web, "alo", f"web_{number}", intent="search_job")
    put_on(web.services, stored)
    web.client_as(Role.ADMINISTRATOR).post("/switches/left")
    assert not any(case_of(web, f"web_{number}").is_open for number in range(5))
    assert len(said(web, "web_4")) == 1


def test_where_nobody_is_left_a_sentence_says_so(web: StaffWeb) -> None:
    off(web)
    says(web, "alo", intent="search_job")
    refused = web.client_as(Role.ADMINISTRATOR).post("/switches/left")
    assert (refused.status_code, "Không còn ai để đóng" in refused.text) == (422, True)
    assert case_of(web).is_open
    assert web.client_as(Role.OFFICER).post("/switches/left").status_code == 403


def test_officers_see_why_somebody_waits(web: StaffWeb) -> None:
    off(web)
    says(web, "có việc may không", intent="search_job")
    says(web, "cứu tui", "web_b", outcome="emergency")
    officer = web.client_as(Role.OFFICER)
    page = officer.get("/inbox").text
    assert page.index("cứu tui") < page.index("Nhắn khi trợ lý tắt") < page.index("có việc may không")
    path = f"/inbox/{case_of(web).id}"
    assert "trợ lý đang tắt, chỉ cán bộ trả lời được" in officer.get(path).text
    officer.post(f"{path}/take")
    held = officer.get(path).text
    assert "Trả lại hàng chờ" in held
    assert "Trả lại cho trợ lý" not in held  # it would not answer
    assert "reopened" not in held


def test_the_preview_tells_when_an_officer_reads_it(web: StaffWeb) -> None:
    admin = web.client_as(Role.ADMINISTRATOR)
    whole = admin.post("/switches/preview", {"kind": "bot", "sentence": "Nghỉ."}).text
    assert "cán bộ rảnh tay sẽ đọc" in whole
    topic = admin.post("/switches/preview", {"kind": "topic", "sentence": "Nghỉ."}).text
    assert "sẽ đọc" not in topic


@pytest.mark.browser
@pytest.mark.parametrize("viewport", [None, PHONE], ids=["desk", "phone"])
def test_an_administrator_closes_them_in_the_browser(web: StaffWeb, browser_as, viewport) -> None:
    shown, size = ({"viewport": viewport}, "phone") if viewport else ({}, "desk")
    stored = off(web)
    for number in range(12):
        says(web, f"cho hỏi vay vốn nuôi cua {number}", f"zalo_{number}", intent="ask_policy")
    admin, officer = browser_as(Role.ADMINISTRATOR, **shown), browser_as(Role.OFFICER, **shown)
    admin.goto("/switches")
    expect(admin.get_by_role("article", name="Cả trợ lý")).to_contain_text("12 người nhắn trong lúc tắt")
    keep(admin, f"switches off with people {size}")
    officer.goto("/inbox")
    expect(officer.get_by_text("Nhắn khi trợ lý tắt").first).to_be_visible()
    keep(officer, f"inbox off {size}")
    assert (violations(officer), overflow(officer)) == ([], 0)
    put_on(web.services, stored)
    admin.goto("/switches")
    expect(admin.get_by_role("heading", name="Đã bật lại, còn người chờ")).to_be_visible()
    keep(admin, f"switches left {size}")
    assert (violations(admin), overflow(admin)) == ([], 0)
    admin.get_by_label("Báo cho từng người").uncheck()
    admin.get_by_role("button", name="Đóng tất cả").click()
    expect(admin.get_by_role("status")).to_contain_text("Đã đóng các hội thoại")
    expect(officer.get_by_role("heading", name="Đang chờ (0)")).to_be_visible()
    assert len(said(web, "zalo_1")) == 1
