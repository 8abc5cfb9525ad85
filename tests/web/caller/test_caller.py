"""/caller: what an officer sees as she types, marks, sends, prints and notes."""

import re
from datetime import timedelta

import pytest

from services.caller.model import CallOutcome, Need
from services.conversations.model import Reply, Speaker
from services.staff.permissions import Role
from tests.web.caller.desk import WHO, calls, conversation, fill, results
from tests.web.staff_web import NOW, StaffWeb


@pytest.fixture
def desk(web: StaffWeb) -> StaffWeb:
    """The staff web over a few offers, entries and companies."""
    fill(web)
    return web


def test_the_box_has_the_focus_and_every_outcome_a_key(desk):
    page = desk.client_as(Role.OFFICER).get("/caller").text
    assert re.search(r'<input id="note"[^>]*data-focus', page)
    assert re.findall(r'data-alt="Digit(\d)"', page) == [str(n) for n in range(1, len(CallOutcome) + 1)]


def test_offers_and_entries_stand_beside_each_other_with_why_and_provision(desk):
    page = results(desk, "may nam can")
    assert "Việc làm" in page and "Lớp học nghề" in page
    assert "Hợp vì: đúng nghề công nhân may" in page
    page = results(desk, "nkt nang moi thang duoc bao nhieu")
    assert "335/2026/NĐ-CP" in page
    assert "<dt>Nộp ở đâu</dt><dd>Bộ phận Một cửa nào cũng được.</dd>" in page
    assert "Đọc cho người gọi" in page


def test_conditions_are_chips_that_can_be_taken_out_and_changed(desk):
    page = results(desk, "nu 45t dam doi may 7tr")
    assert re.findall(r'data-write="" data-start="(\d+)" data-end="(\d+)"', page) == [
        ("0", "2"), ("3", "6"), ("7", "14"), ("15", "18"), ("19", "22"),
    ]  # fmt: skip
    assert 'value="7"' in page and "lương {number} triệu" in page


def test_a_place_of_several_is_asked_about(desk):
    page = results(desk, "may phuong 5")
    assert "Hỏi người gọi: “phuong 5” là nơi nào?" in page
    assert 'data-write="phường 5, thành phố Bạc Liêu (cũ)"' in page


def test_the_licence_of_a_company_comes_first_and_is_read_out(desk):
    page = results(desk, "cty sao bien di nhat")
    assert page.index("column-licence") < page.index("column-overseas")
    assert "còn hiệu lực" in page and "1012/LĐTBXH-GP" in page and "danh sách thử" in page
    assert 'name="likeliest" value="licence:sao bien"' in page
    assert "CÓ trong danh sách được phép.</p>" in page
    told = desk.client_as(Role.OFFICER).post("/caller/told", {"likeliest": "licence:mui dat mau"}).text
    assert "ĐÃ BỊ THU HỒI" in told


def test_what_is_to_be_added_is_offered_by_name(desk):
    page = desk.client_as(Role.OFFICER).get("/caller").text
    assert '<option value="có chỗ ở">' in page and '<option value="phường Tân Thành">' in page
    assert 'data-add="lương {number} triệu"' in page


def test_what_lists_hold_is_shown_as_text(desk):
    page = results(desk, "may nam can")
    assert "<b>gấp</b>" not in page
    assert "&lt;b&gt;gấp" in page


@pytest.mark.parametrize(
    "note", ["<script>alert(1)</script>", "{{ 7*7 }}", '"><img src=x>', "\ud83d", "x" * 5_000, ""]
)
def test_a_hostile_note_is_only_text(desk, note):
    page = results(desk, note.encode("utf-8", "replace").decode())
    assert "<script>" not in page and "<img" not in page and "49" not in page


def test_danger_comes_before_everything_else(desk):
    page = results(desk, "bi giu ho chieu o campuchia")
    assert page.index('class="danger"') < page.index('class="found"')
    assert "113" in page


def test_a_personal_number_is_pointed_out_and_kept_nowhere(desk):
    client = desk.client_as(Role.OFFICER)
    data = {"note": "cccd 096085001234 may tan thanh", "outcome": "answered", "seconds": "7"}
    assert "Đừng ghi số căn cước" in client.post("/caller/results", data).text
    client.post("/caller/log", data)
    with desk.services.unit_of_work() as uow:
        assert "096085001234" not in str(uow.audit.newest(10))
        assert "096085001234" not in str(uow.calls.between(NOW - timedelta(1), NOW + timedelta(1)))


def test_the_whole_of_an_offer_is_shown_and_of_none_that_is_not_there(desk):
    client = desk.client_as(Role.OFFICER)
    assert "Liên hệ: Chị Ba" in client.get("/caller/offers/vacancy/1").text
    assert client.get("/caller/offers/vacancy/999").status_code == 404
    assert client.get("/caller/offers/other/1").status_code == 404


def test_what_is_marked_is_read_out_and_stays_marked(desk):
    page = results(desk, "may nam can", pick="course:1")
    assert re.search(r'value="course:1" checked', page)
    assert "Lớp May công nghiệp." in page and "Chỗ thứ nhất." not in page
    told = desk.client_as(Role.OFFICER).post("/caller/told", {"pick": "vacancy:1"}).text
    assert "Lương từ tám triệu đến mười triệu đồng một tháng." in told


def test_a_slip_is_printed_of_the_vacancies_marked(desk):
    response = desk.client_as(Role.OFFICER).post("/caller/slip", {"pick": "vacancy:1"})
    assert response.headers["content-type"] == "application/pdf"
    assert response.content.startswith(b"%PDF")
    assert desk.client_as(Role.OFFICER).post("/caller/slip", {"pick": "course:1"}).status_code == 422


def test_a_call_is_noted_with_what_is_guessed(desk):
    client = desk.client_as(Role.OFFICER)
    response = client.post("/caller/log", {"note": "may tan thanh", "outcome": "offered", "seconds": "95"})
    assert response.headers["hx-trigger"] == "call-logged"
    assert "Đã ghi: Tìm việc, Đã giới thiệu việc, lớp học, Tân Thành, 1:35. Hôm nay 1 cuộc." in response.text
    assert calls(desk) == [(Need.JOB, CallOutcome.OFFERED, "32025", 95)]
    assert desk.trail() == [("call.log", "call:1")]


def test_the_officer_has_the_last_word_on_need_and_commune(desk):
    data = {
        "note": "may tan thanh",
        "outcome": "answered",
        "need": "loan",
        "commune": "32098",
        "seconds": "x",
    }
    desk.client_as(Role.OFFICER).post("/caller/log", data)
    assert calls(desk) == [(Need.LOAN, CallOutcome.ANSWERED, "32098", 0)]


@pytest.mark.parametrize(
    "data",
    [{}, {"outcome": "x"}, {"outcome": "answered", "need": "x"}, {"outcome": "answered", "commune": "1"}],
)
def test_what_is_in_no_list_is_not_noted(desk, data):
    assert desk.client_as(Role.OFFICER).post("/caller/log", data).status_code == 422
    assert calls(desk) == []


def test_a_call_that_was_noted_by_a_slip_is_taken_back_by_its_officer_only(desk):
    desk.add("hoa", Role.OFFICER)
    client = desk.client_as(Role.OFFICER)
    client.post("/caller/log", {"outcome": "answered"})
    assert desk.client_as("hoa").post("/caller/log/1/undo").status_code == 403
    assert client.post("/caller/log/1/undo").status_code == 200
    assert calls(desk) == []


def test_the_recap_goes_into_a_conversation_by_the_outbox_and_nobody_takes_it_over(desk):
    conversation(desk)
    client = desk.client_as(Role.OFFICER)
    assert "Gửi vào hội thoại 1 · Zalo" in client.post("/caller/conversations", {"who": ""}).text
    response = client.post("/caller/send", {"conversation": WHO, "recap": "Dạ, tóm tắt."})
    assert "Đã gửi tóm tắt vào hội thoại 1." in response.text
    with desk.services.unit_of_work() as uow:
        last = uow.conversations.latest_turns(WHO, 1)[0].answer
        assert (last.replies, last.speaker) == ((Reply(text="Dạ, tóm tắt."),), Speaker.OFFICER)
        assert uow.conversations.speaker(WHO) is Speaker.ASSISTANT
        assert sum(uow.outbox.counts()["zalo"].values()) == 1
    assert ("call.recap", f"conversation:{WHO}") in desk.trail()


def test_a_conversation_is_found_by_its_number_its_last_words_and_its_name(desk):
    conversation(desk)
    conversation(desk, "telegram_77", "hỏi lớp may")
    client = desk.client_as(Role.OFFICER)
    found = {
        query: re.findall(
            r"Gửi vào hội thoại (\d)", client.post("/caller/conversations", {"who": query}).text
        )[::2]
        for query in ("2", "lop may", "8391", "telegram_77", "khong co", "99999999999999999999")
    }
    assert found == {
        "2": ["2"], "lop may": ["2"], "8391": ["1"], "telegram_77": ["2"],
        "khong co": [], "99999999999999999999": [],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("who", "text", "status"),
    [("zalo_none", "Dạ.", 404), (WHO, "", 422), (WHO, "x" * 2_001, 422), (WHO, "CCCD 096085001234", 422)],
)
def test_what_cannot_be_sent_is_not(desk, who, text, status):
    conversation(desk)
    response = desk.client_as(Role.OFFICER).post("/caller/send", {"conversation": who, "recap": text})
    assert response.status_code == status
    with desk.services.unit_of_work() as uow:
        assert uow.outbox.counts() == {}


def test_nothing_is_sent_to_who_does_not_let_us_write(desk):
    conversation(desk)
    with desk.services.unit_of_work(writing=True) as uow:
        uow.conversations.set_reachable(WHO, "zalo", False, NOW + timedelta(seconds=1))
        uow.commit()
    response = desk.client_as(Role.OFFICER).post("/caller/send", {"conversation": WHO, "recap": "Dạ."})
    assert response.status_code == 422


@pytest.mark.parametrize("role", [Role.EDITOR, Role.APPROVER, Role.ADMINISTRATOR])
def test_only_officers_take_calls(desk, role):
    client = desk.client_as(role)
    assert client.get("/caller").status_code == 403
    for path in ("results", "told", "slip", "conversations", "send", "log"):
        assert client.post(f"/caller/{path}", {"outcome": "answered"}).status_code == 403
    assert calls(desk) == []
