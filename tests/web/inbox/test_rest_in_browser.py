"""The rest of the way in Chromium: what waits for approval, who is to be called, back to the assistant."""

import pytest
from playwright.sync_api import expect

from services.conversations.closing import close_turn
from services.conversations.model import Answer, Arrival, Reply, Speaker
from services.conversations.tickets import PolicyTrace
from services.handover import call_back
from services.handover.office_hours import office_hours
from services.staff.permissions import Role
from tests.policy_samples import CONTENT
from tests.stored_message import store_message
from tests.web.axe import keep, overflow, violations
from tests.web.inbox.conversations import case_of, said, says
from tests.web.staff_web import StaffWeb

pytestmark = pytest.mark.browser
ENTRY = next(iter(CONTENT.published()))


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jobs_db.in_force.KEPT_SECONDS", 0.0)


def asks_policy(web: StaffWeb, number: int) -> None:
    arrival = Arrival(channel="web", conversation=f"web_{number}", message_id=f"m{number}", text="hỏi")
    trace = PolicyTrace("sure", (ENTRY.id,))
    answer = Answer(said="hỏi", replies=(Reply(text="Được 5 triệu."),), outcome="answered", policy=trace)
    at = web.clock()
    with web.services.unit_of_work(writing=True) as uow:
        close_turn(uow, store_message(uow, arrival, at), answer, at, send=False)
        uow.commit()


def test_a_topic_set_on_the_page_is_approved_or_rewritten_before_it_is_said(
    web: StaffWeb, browser_as
) -> None:
    with web.services.unit_of_work(writing=True) as uow:
        uow.policy.replace(CONTENT)
        uow.commit()
    admin = browser_as(Role.ADMINISTRATOR)
    admin.goto("/switches/sensitive")
    admin.get_by_label("Từng câu trả lời").fill(ENTRY.id)
    admin.get_by_label("Chờ tối đa").fill("7")
    admin.get_by_label("Lý do").fill("luật mới")
    admin.get_by_role("button", name="Lưu").click()
    expect(admin.get_by_role("status")).to_contain_text("Đã lưu")
    for number in (1, 2):
        asks_policy(web, number)
        assert "chừng 7 phút" in said(web, f"web_{number}")[0]
    page = browser_as(Role.OFFICER)
    page.goto("/inbox")
    expect(page.get_by_role("heading", name="Chờ duyệt trước khi gửi (2)")).to_be_visible()
    expect(page.locator("#badge")).to_contain_text("2 chờ duyệt")
    keep(page, "inbox held")
    assert (violations(page), overflow(page)) == ([], 0)
    page.get_by_role("button", name="Gửi như trên").first.click()
    expect(page.get_by_role("heading", name="Chờ duyệt trước khi gửi (1)")).to_be_visible()
    assert said(web, "web_1")[-1] == "Được 5 triệu."
    page.get_by_text("Viết lại").click()
    page.get_by_label("Câu trả lời khác").fill("Dạ, tùy hồ sơ ạ.")
    page.get_by_role("button", name="Gửi câu này").click()
    expect(page.get_by_role("heading", name="Chờ duyệt trước khi gửi")).to_have_count(0)
    assert said(web, "web_2")[-1] == "Dạ, tùy hồ sơ ạ."


def test_a_wish_to_be_called_is_done_and_a_case_goes_back(web: StaffWeb, browser_as) -> None:
    says(web, "cho gặp cán bộ")
    at = web.clock()
    with web.services.unit_of_work(writing=True) as uow:
        hours = office_hours(uow)
        call_back.ask(uow, "web_a", at)
        call_back.heard(uow, "web_a", "0912 345 678", at, hours)
        button = call_back.offer(at, hours)[0]
        call_back.pressed(uow, "web_a", button.payload, at, hours)
        uow.commit()
    page = browser_as(Role.OFFICER)
    page.goto("/inbox")
    expect(page.get_by_role("heading", name="Hẹn gọi lại (1)")).to_be_visible()
    expect(page.get_by_text("0912345678")).to_be_visible()
    keep(page, "inbox calls")
    page.get_by_role("button", name="Đã gọi 0912345678").click()
    expect(page.get_by_role("heading", name="Hẹn gọi lại")).to_have_count(0)
    expect(page.get_by_text("Đang trực: Chị officer")).to_be_visible()

    page.get_by_role("button", name="Nhận hội thoại").click()
    page.get_by_role("button", name="Trả lại hàng chờ").click()
    expect(page.get_by_role("heading", name="Đang chờ (1)")).to_be_visible()
    page.get_by_role("button", name="Nhận hội thoại").click()
    page.get_by_role("button", name="Trả lại cho trợ lý").click()
    expect(page.get_by_role("heading", name="Đang chờ (0)")).to_be_visible()
    assert "cán bộ trả lời xong" in said(web)[-1]
    assert case_of(web).outcome is not None
    with web.services.unit_of_work() as uow:
        assert uow.conversations.speaker("web_a") is Speaker.ASSISTANT
