"""An administrator puts up an emergency notice, corrects it, ends it."""

import pytest

from services.staff.permissions import Role
from tests.web.staff_web import StaffWeb

STORM = {
    "kind": "storm",
    "text": "Bão vào tối nay.\nBà con ở yên trong nhà.",
    "where": "some",
    "communes": ["32152", "32191"],
    "begins": "2026-11-23T09:00",
    "ends": "2026-11-25T18:00",
}
HEADING = "⚠ THÔNG BÁO KHẨN về bão, thiên tai (xã Đầm Dơi, xã Năm Căn):"


def test_put_up_corrected_and_ended(web: StaffWeb) -> None:
    admin = web.client_as(Role.ADMINISTRATOR)
    assert "Không có thông báo nào" in admin.get("/switches/notices").text
    assert admin.post("/switches/notices", STORM).status_code == 303
    page = admin.get("/switches/notices").text
    assert HEADING in page
    assert "đang báo" in page
    form = admin.get("/switches/notices/1").text
    assert 'value="32152" checked' in form
    assert 'value="2026-11-25T18:00"' in form
    changed = {**STORM, "text": "Bão tan.", "where": "all", "why": "hết bão"}
    assert admin.post("/switches/notices/1", changed).status_code == 303
    assert "⚠ THÔNG BÁO KHẨN về bão, thiên tai:" in admin.get("/switches/notices").text
    assert admin.post("/switches/notices/1/end", {"end_why": "xong"}).status_code == 303
    assert "Không có thông báo nào" in admin.get("/switches/notices").text
    assert "đã kết thúc" in admin.get("/switches/notices/1").text
    assert [one for one in web.trail() if one[0].startswith("notice")] == [
        ("notice.publish", "notice:1"),
        ("notice.change", "notice:1"),
        ("notice.end", "notice:1"),
    ]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"text": ""}, "Hãy ghi nội dung"),
        ({"communes": []}, "ít nhất một xã"),
        ({"communes": ["1"]}, "không có trong danh sách"),
        ({"ends": ""}, "Ngày kết thúc phải sau"),
        ({"ends": "2026-11-22T08:00"}, "Ngày kết thúc phải sau"),
        ({"ends": "2027-11-22T08:00"}, "không quá 92 ngày"),
        ({"begins": "2026-11-01T08:00"}, "Ngày bắt đầu đã qua"),
        ({"begins": "mai"}, "Ngày giờ này không đúng"),
    ],
)
def test_what_is_refused_keeps_what_was_typed(web: StaffWeb, wrong: dict[str, str], sentence: str) -> None:
    answer = web.client_as(Role.ADMINISTRATOR).post("/switches/notices", {**STORM, **wrong})
    assert answer.status_code == 422
    assert sentence in answer.text
    if "text" not in wrong:
        assert "Bà con ở yên trong nhà." in answer.text


@pytest.mark.parametrize(("path", "name"), [("", "why"), ("/end", "end_why")])
def test_a_change_needs_a_reason(web: StaffWeb, path: str, name: str) -> None:
    admin = web.client_as(Role.ADMINISTRATOR)
    admin.post("/switches/notices", STORM)
    answer = admin.post(f"/switches/notices/1{path}", {**STORM, name: " "})
    assert (answer.status_code, "Hãy ghi lý do" in answer.text) == (422, True)


def test_the_preview_shows_what_people_read(web: StaffWeb) -> None:
    shown = web.client_as(Role.ADMINISTRATOR).post("/switches/notices/preview", STORM).text
    assert HEADING in shown
    many = {**STORM, "communes": ["32152", "32155", "32161", "32167", "32182"]}
    shown = web.client_as(Role.ADMINISTRATOR).post("/switches/notices/preview", many).text
    assert "(5 xã, phường)" in shown


def test_all_64_communes_can_be_chosen(web: StaffWeb) -> None:
    page = web.client_as(Role.ADMINISTRATOR).get("/switches/notices/new").text
    assert page.count('name="communes"') == 64


def test_what_is_over_is_not_listed(web: StaffWeb) -> None:
    admin = web.client_as(Role.ADMINISTRATOR)
    admin.post("/switches/notices", STORM)
    web.clock.pass_by(days=3)
    admin = web.client_as(Role.ADMINISTRATOR)
    assert "Không có thông báo nào" in admin.get("/switches/notices").text
    assert admin.post("/switches/notices/1/end", {"end_why": "xong"}).status_code == 303
