"""The pages of conversations."""

import json
import re
from datetime import timedelta

import pytest

from services.conversations.model import Reply, Speaker
from services.dialogue.frame import Frame
from services.dialogue.state import SearchState
from services.handover.model import CallBack, CallBackState, HeldAnswer
from services.staff.permissions import Role
from tests.web.inbox.conversations import case_of, said, says
from tests.web.staff_web import StaffWeb


@pytest.fixture
def lan(web: StaffWeb):
    says(web, "cho gặp cán bộ")
    return web.client_as(Role.OFFICER)


@pytest.fixture
def hoa(web: StaffWeb):
    web.add("hoa", Role.OFFICER)
    return web.client_as("hoa")


def page(web: StaffWeb, who: str = "web_a") -> str:
    return f"/inbox/{case_of(web, who).id}"


def test_who_is_in_danger_stands_first(web, lan):
    says(web, "gặp cán bộ với", "zalo_7")
    says(web, "cứu tui", "telegram_5", outcome="emergency")
    text = lan.get("/inbox").text
    assert text.index("cứu tui") < text.index("cho gặp cán bộ") < text.index("gặp cán bộ với")
    assert all(name in text for name in ("Khẩn cấp", "Zalo", "Telegram", "Đang chờ (3)"))


def test_the_lists_come_again_only_when_they_have_changed(web, lan):
    seen = re.search(r"/inbox/lists\?seen=(\w+)", lan.get("/inbox").text)[1]
    assert lan.get(f"/inbox/lists?seen={seen}").status_code == 204
    says(web, "gặp cán bộ với", "zalo_7")
    assert "gặp cán bộ với" in lan.get(f"/inbox/lists?seen={seen}").text


def test_the_badge_counts_and_tells_that_the_officer_is_there(web, lan, hoa):
    text = lan.get("/inbox/badge").text
    assert 'data-all="1"' in text
    seen = re.search(r"seen=(\w+)", text)[1]
    assert lan.get(f"/inbox/badge?seen={seen}").status_code == 204
    assert "Chị officer" in hoa.get("/inbox").text
    web.clock.pass_by(minutes=4)
    assert "Đang trực: chưa có ai" in hoa.get("/inbox").text


def test_every_page_of_an_officer_asks_for_the_badge_and_no_other_does(web, lan):
    assert "/inbox/badge" in lan.get("/").text
    assert "/inbox/badge" not in web.client_as(Role.EDITOR).get("/").text


def test_who_must_change_the_password_first_is_not_sent_there_for_ever(web):
    web.add("moi", Role.OFFICER, must_change_password=True)
    assert "/inbox/badge" not in web.client_as("moi").get("/account/password").text


def test_a_conversation_is_taken_answered_and_closed(web, lan):
    path = page(web)
    assert lan.post(f"{path}/take").headers["location"] == path
    assert lan.post(f"{path}/answer", {"text": "Dạ em đây ạ"}).status_code == 303
    assert said(web)[-1] == "Dạ em đây ạ"
    assert "Dạ em đây ạ" in lan.get(path).text
    closed = lan.post(f"{path}/close", {"outcome": "answered", "seen": "2"})
    assert closed.headers["location"] == "/inbox"
    assert (case_of(web).outcome.value, case_of(web).speaker) == ("answered", Speaker.ASSISTANT)
    assert "Đã trả lời xong" in lan.get(path).text
    actions = [action for action, thing in web.trail() if thing == f"case:{case_of(web).id}"]
    assert actions == ["case.take", "case.answer", "case.close"]


def test_the_trail_holds_no_word_of_a_conversation(web, lan):
    path = page(web)
    lan.post(f"{path}/take")
    lan.post(f"{path}/answer", {"text": "Dạ em đây ạ"})
    lan.post(f"{path}/note", {"note": "gọi lúc chín giờ"})
    with web.services.unit_of_work() as uow:
        trail = repr(uow.audit.newest(50))
    assert "em đây" not in trail
    assert "chín giờ" not in trail


def test_the_second_officer_is_told_who_has_it_and_nothing_is_sent(web, lan, hoa):
    path = page(web)
    lan.post(f"{path}/take")
    before = said(web)
    for change, data in (("take", {}), ("answer", {"text": "Em nữa ạ"}), ("give-back", {})):
        refused = hoa.post(f"{path}/{change}", data)
        assert refused.status_code == 409
        assert "Chị officer đang giữ hội thoại này" in refused.text
    assert said(web) == before
    assert [thing for action, thing in web.trail() if action == "case.answer"] == []


def test_what_was_refused_is_not_lost(web, lan):
    path = page(web)
    lan.post(f"{path}/take")
    text = "số căn cước 096187001234 <script>"
    refused = lan.post(f"{path}/answer", {"text": text})
    assert refused.status_code == 422
    assert "số căn cước 096187001234 &lt;script&gt;</textarea>" in refused.text


def test_a_case_goes_to_a_colleague_and_back_to_the_list(web, lan, hoa):
    path = page(web)
    lan.post(f"{path}/take")
    number = str(web.account("hoa").id)
    assert f'<option value="{number}">Chị hoa</option>' in lan.get(path).text
    assert lan.post(f"{path}/hand", {"colleague": "99"}).status_code == 422
    assert lan.post(f"{path}/hand", {"colleague": str(web.account("editor").id)}).status_code == 422
    assert lan.post(f"{path}/hand", {"colleague": number}).status_code == 303
    assert case_of(web).officer.name == "Chị hoa"
    assert hoa.post(f"{path}/put-back").status_code == 303
    assert case_of(web).officer is None


def test_the_assistant_goes_on(web, lan):
    path = page(web)
    lan.post(f"{path}/take")
    lan.post(f"{path}/give-back")
    assert case_of(web).speaker is Speaker.ASSISTANT
    assert "trợ lý tự động" in said(web)[-1]


def test_a_case_is_not_closed_over_what_the_person_wrote(web, lan):
    path = page(web)
    lan.post(f"{path}/take")
    says(web, "còn một chuyện", intent="search_job")
    refused = lan.post(f"{path}/close", {"outcome": "answered", "seen": "1"})
    assert refused.status_code == 422
    assert "vừa nhắn thêm" in refused.text
    assert case_of(web).is_open
    for outcome in ("", "x", "given_back"):
        assert lan.post(f"{path}/close", {"outcome": outcome, "seen": "2"}).status_code == 422


def test_new_turns_come_by_themselves(web, lan):
    path = page(web)
    assert lan.get(f"{path}/turns?after=1").status_code == 204
    says(web, "alo?", intent="search_job")
    piece = lan.get(f"{path}/turns?after=1").text
    assert ("alo?" in piece, "cho gặp cán bộ" in piece, "after=2" in piece) == (True, False, True)
    assert lan.get(f"{path}/turns?after=x").status_code == 200


def test_the_summary_tells_what_was_understood(web, lan):
    state = SearchState(frames={"job": Frame(salary_min=8_000_000)})
    events = [{"event": "slot", "name": "search", "value": state.as_json()}]
    web.services.dialogue_states.put("web_a", json.dumps(events))
    text = lan.get(page(web)).text
    assert "Đang tìm việc" in text
    assert "8 triệu" in text


def test_notes_and_labels_are_for_colleagues(web, lan, hoa):
    path = page(web)
    lan.post(f"{path}/note", {"note": "gọi lúc 9 giờ <b>"})
    lan.post(f"{path}/labels", {"labels": ["loan", "danger"]})
    text = hoa.get(path).text
    assert "gọi lúc 9 giờ &lt;b&gt;" in text
    assert "Vay vốn" in hoa.get("/inbox").text
    assert lan.post(f"{path}/labels", {"labels": ["x"]}).status_code == 422
    assert lan.post(f"{path}/note", {"note": " "}).status_code == 422
    assert said(web) == ["Dạ, em tìm được:"]


def test_ready_replies_are_found_by_words(web, lan):
    path = page(web)
    assert "Nghi lừa đảo" in lan.get(f"{path}/ready?q=lua dao").text
    assert "Không có câu nào" in lan.get(f"{path}/ready?q=khủng long").text


def test_a_call_that_was_wished_for_is_done_once(web, lan):
    at = web.clock()
    wish = CallBack(
        conversation="web_a",
        state=CallBackState.WANTED,
        changed_at=at,
        phone="0912345678",
        begins=at,
        ends=at,
    )
    with web.services.unit_of_work(writing=True) as uow:
        uow.call_backs.put(wish)
        uow.commit()
    assert "0912345678" in lan.get("/inbox").text
    assert "Xin gọi lại" in lan.get(page(web)).text
    with web.services.unit_of_work() as uow:
        number = uow.call_backs.wanted(1)[0].id
    assert lan.post(f"/inbox/calls/{number}/done").status_code == 303
    assert lan.post(f"/inbox/calls/{number}/done").status_code == 404
    assert "0912345678" not in lan.get("/inbox").text


@pytest.mark.parametrize(
    ("posted", "sent"),
    [({"how": "approve"}, "Được 5 triệu."), ({"how": "rewrite", "text": "Tùy hồ sơ."}, "Tùy hồ sơ.")],
)
def test_a_sensitive_answer_is_sent_by_whoever_judges_it_first(web, lan, hoa, posted, sent):
    held = HeldAnswer(
        conversation="web_a",
        channel="web",
        topic="loans",
        said="vay được mấy đồng",
        replies=(Reply(text="Được 5 triệu."),),
        at=web.clock(),
        ends=web.clock() + timedelta(minutes=10),
    )
    with web.services.unit_of_work(writing=True) as uow:
        uow.held_answers.add(held)
        uow.commit()
        number = uow.held_answers.waiting(1)[0].id
    text = lan.get("/inbox").text
    assert all(part in text for part in ("Vay vốn làm ăn", "vay được mấy đồng", "Được 5 triệu."))
    assert lan.post(f"/inbox/held/{number}", {"how": "rewrite", "text": " "}).status_code == 422
    assert lan.post(f"/inbox/held/{number}", posted).status_code == 303
    assert said(web)[-1] == sent
    refused = hoa.post(f"/inbox/held/{number}", posted)
    assert (refused.status_code, "đã có người duyệt" in refused.text) == (403, True)
    assert said(web)[-2:].count(sent) == 1


def test_what_people_write_is_never_markup(web, lan):
    says(web, '<img src=x onerror="alert(1)">', intent="search_job")
    for path in ("/inbox", page(web)):
        text = lan.get(path).text
        assert "<img" not in text
        assert "&lt;img" in text


def test_a_case_that_never_was_is_not_found(lan):
    assert lan.get("/inbox/999").status_code == 404
    assert lan.get("/inbox/999/turns").status_code == 404


def test_who_looks_at_a_conversation_is_in_the_trail_once_a_while(web, lan):
    number = case_of(web, "web_a").id
    for _ in range(3):
        lan.get(page(web))
    assert web.trail() == [("case.see", f"case:{number}")]
    web.clock.pass_by(minutes=16)
    lan.get(page(web))
    lan.get(f"{page(web)}/turns?after=0")
    assert web.trail() == [("case.see", f"case:{number}")] * 2
    assert lan.get("/inbox/999").status_code == 404
    assert len(web.trail()) == 2


def test_who_sees_telephone_numbers_is_in_the_trail(web, lan, hoa):
    lan.get("/inbox")
    assert web.trail() == []
    with web.services.unit_of_work(writing=True) as uow:
        uow.call_backs.put(
            CallBack(
                conversation="web_a",
                state=CallBackState.WANTED,
                phone="0900 000 000",
                begins=web.clock(),
                ends=web.clock() + timedelta(hours=4),
                changed_at=web.clock(),
            )
        )
        uow.commit()
    for who in (lan, lan, hoa):
        who.get("/inbox")
    assert web.trail() == [("calls.see", "calls")] * 2
