"""Thirty people wait in the morning: what an officer needs to get through them."""

import pytest
from playwright.sync_api import expect

from services.conversations.model import Answer, Reply
from services.handover.model import CallBack, CallBackState
from services.staff.permissions import Role
from tests.web.axe import keep, overflow, violations
from tests.web.inbox.conversations import case_of, said, says
from tests.web.staff_web import StaffWeb

PHONE = {"width": 390, "height": 780}


@pytest.fixture
def lan(web: StaffWeb):
    says(web, "cho gặp cán bộ")
    return web.client_as(Role.OFFICER)


def page(web: StaffWeb, who: str = "web_a") -> str:
    return f"/inbox/{case_of(web, who).id}"


def test_the_list_shows_what_the_person_said_last_whatever_was_sent_to_her_since(web, lan):
    case = case_of(web)
    with web.services.unit_of_work(writing=True) as uow:
        news = Answer(said="", replies=(Reply(text="Có 3 việc mới."),), outcome="notified")
        uow.conversations.say(case.conversation, news, web.clock(), send=False, unasked=True)
        uow.commit()
    assert "“cho gặp cán bộ”" in lan.get("/inbox").text


def test_from_one_who_waits_the_next_is_a_key_away(web, lan):
    assert "đang chờ)" not in lan.get(page(web)).text
    says(web, "gặp cán bộ với", "zalo_7")
    says(web, "cứu tui", "telegram_5", outcome="emergency")
    order = [page(web, who) for who in ("telegram_5", "web_a", "zalo_7")]
    for one, following in zip(order, [*order[1:], order[0]], strict=True):
        text = lan.get(one).text
        assert f'href="{following}" data-key="j"' in text
        assert "2 người khác đang chờ" in text
    lan.post(f"{order[1]}/take")
    assert f'href="{order[0]}" data-key="j"' in lan.get(order[1]).text


def test_from_a_call_to_be_made_one_comes_to_the_conversation(web, lan):
    wish = CallBack(
        conversation="web_a",
        state=CallBackState.WANTED,
        changed_at=web.clock(),
        phone="0912345678",
        begins=web.clock(),
        ends=web.clock(),
    )
    with web.services.unit_of_work(writing=True) as uow:
        uow.call_backs.put(wish)
        uow.commit()
    path = page(web)
    lan.post(f"{path}/take")
    lan.post(f"{path}/close", {"outcome": "answered", "seen": "1"})
    assert f'<a href="{path}">Hội thoại' in lan.get("/inbox").text


@pytest.mark.browser
@pytest.mark.parametrize("viewport", [None, PHONE], ids=["desk", "phone"])
def test_they_are_read_through_answered_and_closed_by_keyboard(web: StaffWeb, browser_as, viewport) -> None:
    shown, size = ({"viewport": viewport}, "phone") if viewport else ({}, "desk")
    for number in range(29):
        says(web, f"cho tui hỏi chuyện số {number} về trợ cấp thất nghiệp của tui với", f"zalo_{number}")
    says(web, "tụi nó giữ giấy tờ con tui", "web_1", outcome="emergency")
    lan = browser_as(Role.OFFICER, **shown)
    lan.goto("/inbox")
    expect(lan.get_by_role("heading", name="Đang chờ (30)")).to_be_visible()
    keep(lan, f"inbox morning {size}")
    assert (violations(lan), overflow(lan)) == ([], 0)
    lan.get_by_role("link", name="Hội thoại 30").click()
    for key, said_then in (("", "tụi nó giữ"), ("j", "chuyện số 0"), ("j", "chuyện số 1")):
        if key:
            lan.keyboard.press(key)
        expect(lan.locator("#turns")).to_contain_text(said_then)
        lan.wait_for_load_state()
    lan.keyboard.press("n")
    box = lan.get_by_label("Trả lời người dân")
    box.fill("Dạ, em đây ạ")
    box.press("Control+Enter")
    expect(lan.locator("#turns .officer")).to_contain_text("em đây")
    expect(box).to_be_focused()  # whoever has just answered goes on writing
    lan.keyboard.press("Escape")
    keep(lan, f"inbox case morning {size}")
    assert (violations(lan), overflow(lan)) == ([], 0)
    lan.keyboard.press("d")
    expect(lan.get_by_label("Kết quả")).to_be_focused()
    lan.keyboard.press("Tab")
    lan.keyboard.press("Enter")
    expect(lan.get_by_role("heading", name="Đang chờ (29)")).to_be_visible()
    lan.wait_for_load_state()
    assert said(web, "zalo_1")[-1] == "Dạ, em đây ạ"
    lan.keyboard.press("n")
    expect(lan.locator("#turns")).to_contain_text("tụi nó giữ giấy tờ")
