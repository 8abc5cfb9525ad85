"""An administrator switches things off and on, and sets hours and sensitive topics."""

from typing import Any

import pytest

from services.handover.approval import sensitive
from services.handover.office_hours import office_hours
from services.staff.permissions import Role
from tests.policy_samples import CONTENT
from tests.web.staff_web import StaffWeb
from web.switches.hours import read_hours

ENTRY = next(iter(CONTENT.published()))
OFF = {
    "kind": "channel",
    "target": "zalo",
    "reason": "Zalo bảo trì",
    "sentence": "Dạ, em tạm nghỉ.",
    "until": "",
}
WEEK = {"monday": "08:00-11:00", "confirmed": "1", "why": "theo thông báo", "seen": ""}


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jobs_db.in_force.KEPT_SECONDS", 0.0)


@pytest.fixture
def filled(web: StaffWeb) -> StaffWeb:
    with web.services.unit_of_work(writing=True) as uow:
        uow.policy.replace(CONTENT)
        uow.commit()
    return web


class TestSwitches:
    def test_off_with_a_reason_and_on_again(self, web: StaffWeb) -> None:
        admin = web.client_as(Role.ADMINISTRATOR)
        assert "Mọi thứ đang bật" in admin.get("/switches").text
        form = admin.get("/switches/new?kind=channel&target=zalo").text
        assert "Tắt: Zalo" in form
        assert admin.post("/switches", OFF).headers["location"].startswith("/switches")
        page = admin.get("/switches").text
        assert "Zalo bảo trì" in page
        assert "Dạ, em tạm nghỉ." in page
        assert admin.post("/switches/1/on", {"why": "xong"}).status_code == 303
        assert "Mọi thứ đang bật" in admin.get("/switches").text
        assert [one for one in web.trail() if one[0].startswith("switch")] == [
            ("switch.off", "switch:1"),
            ("switch.on", "switch:1"),
        ]

    @pytest.mark.parametrize(
        ("wrong", "sentence"),
        [
            ({"reason": ""}, "Hãy ghi lý do"),
            ({"sentence": " "}, "Hãy ghi câu nói"),
            ({"until": "2020-01-01T08:00"}, "Giờ bật lại phải sau"),
            ({"until": "mai"}, "Ngày giờ này không đúng"),
            ({"until": "0001-01-01T00:00"}, "Ngày giờ này không đúng"),
            ({"until": "9999-12-31"}, "Ngày giờ này không đúng"),
        ],
    )
    def test_what_is_refused_keeps_what_was_typed(
        self, web: StaffWeb, wrong: dict[str, str], sentence: str
    ) -> None:
        answer = web.client_as(Role.ADMINISTRATOR).post("/switches", {**OFF, **wrong})
        assert answer.status_code == 422
        assert sentence in answer.text
        for name, value in {**OFF, **wrong}.items():
            assert name in ("kind", "target", "until") or value.strip() in answer.text

    def test_what_is_off_cannot_be_switched_off_again(self, web: StaffWeb) -> None:
        admin = web.client_as(Role.ADMINISTRATOR)
        admin.post("/switches", OFF)
        again = admin.post("/switches", OFF)
        assert (again.status_code, "đang tắt rồi" in again.text) == (422, True)
        admin.post("/switches/1/on", {"why": "xong"})
        late = admin.post("/switches/1/on", {"why": "xong"})
        assert (late.status_code, "đã được bật lại rồi" in late.text) == (422, True)

    def test_on_needs_a_reason(self, web: StaffWeb) -> None:
        admin = web.client_as(Role.ADMINISTRATOR)
        admin.post("/switches", OFF)
        assert admin.post("/switches/1/on", {"why": " "}).status_code == 422

    @pytest.mark.parametrize("kind", ["kind=fax", "kind=channel&target=fax", "kind=entry&target=x"])
    def test_what_is_not_there_cannot_be_switched_off(self, web: StaffWeb, kind: str) -> None:
        assert web.client_as(Role.ADMINISTRATOR).get(f"/switches/new?{kind}").status_code == 404

    def test_an_entry_is_found_by_the_words_of_its_question(self, filled: StaffWeb) -> None:
        admin = filled.client_as(Role.ADMINISTRATOR)
        page = admin.get("/switches", params={"entry": ENTRY.question}).text
        assert f"target={ENTRY.id}" in page
        assert "Không có câu nào" in admin.get("/switches?entry=khongcogi").text
        entry = {**OFF, "kind": "entry", "target": ENTRY.id}
        assert admin.post("/switches", entry).status_code == 303
        assert ENTRY.question in admin.get("/switches").text

    def test_the_preview_shows_all_that_people_read(self, web: StaffWeb) -> None:
        asked = {"kind": "bot", "sentence": "Nghỉ <b>bão</b>.", "until": "2026-11-25T08:00"}
        shown = web.client_as(Role.ADMINISTRATOR).post("/switches/preview", asked).text
        assert "Nghỉ &lt;b&gt;bão&lt;/b&gt;. Dự kiến tới 08:00 ngày 25/11/2026." in shown
        assert "113" in shown


class TestHours:
    def test_the_week_is_set_and_in_force(self, web: StaffWeb) -> None:
        admin = web.client_as(Role.ADMINISTRATOR)
        assert "cài đặt mặc định" in admin.get("/switches/hours").text
        assert admin.post("/switches/hours/week", WEEK).status_code == 303
        with web.services.unit_of_work() as uow:
            hours = office_hours(uow)
            (entry,) = uow.audit.of("setting:office_week", 9)
        assert hours.confirmed
        assert [len(day) for day in hours.week] == [1, 0, 0, 0, 0, 0, 0]
        assert (entry.action, entry.why) == ("setting.change", "theo thông báo")
        assert (entry.before or {})["confirmed"] is False
        assert 'value="08:00-11:00"' in admin.get("/switches/hours").text

    def test_the_defaults_come_back(self, web: StaffWeb) -> None:
        admin = web.client_as(Role.ADMINISTRATOR)
        admin.post("/switches/hours/week", WEEK)
        with web.services.unit_of_work() as uow:
            kept = uow.settings.get("office_week")
        assert kept is not None
        seen = kept.changed_at.isoformat()
        done = admin.post("/switches/hours/week", {"how": "default", "why": "nhầm", "seen": seen})
        assert done.status_code == 303
        with web.services.unit_of_work() as uow:
            assert not office_hours(uow).confirmed

    def test_two_who_change_at_once_hear_of_it(self, web: StaffWeb) -> None:
        admin = web.client_as(Role.ADMINISTRATOR)
        admin.post("/switches/hours/week", WEEK)
        late = admin.post("/switches/hours/week", {**WEEK, "monday": "09:00-10:00"})
        assert late.status_code == 422
        assert "vừa đổi mục này" in late.text
        assert "09:00-10:00" in late.text

    @pytest.mark.parametrize(
        "wrong",
        [
            {"monday": "8 giờ"},
            {"monday": "11:00-08:00"},
            {"monday": ""},
            {"why": ""},
            {"monday": "08:00-11:00, 10:00-12:00"},
        ],
    )
    def test_hours_that_make_no_sense_are_refused(self, web: StaffWeb, wrong: dict[str, str]) -> None:
        answer = web.client_as(Role.ADMINISTRATOR).post("/switches/hours/week", {**WEEK, **wrong})
        assert answer.status_code == 422
        assert 'role="alert"' in answer.text
        assert wrong.get("monday", "") in answer.text

    def test_days_off_and_days_worked(self, web: StaffWeb) -> None:
        admin = web.client_as(Role.ADMINISTRATOR)
        days = {
            "closed-0-from": "2026-12-01",
            "closed-0-name": "Nghỉ bão",
            "closed-0-verified": "1",
            "closed-5-from": "2027-02-03",
            "closed-5-until": "2027-02-10",
            "closed-5-name": "Tết",
            "opened-0-day": "2026-12-05",
            "opened-0-hours": "07:00-11:00",
            "opened-0-why": "Làm bù",
            "why": "bão số 15",
            "seen": "",
        }
        assert admin.post("/switches/hours/days", days).status_code == 303
        with web.services.unit_of_work() as uow:
            hours = office_hours(uow)
        assert [(off.name, off.verified) for off in hours.closed] == [("Nghỉ bão", True), ("Tết", False)]
        assert [str(day) for day in hours.opened] == ["2026-12-05"]
        for wrong in ({"closed-0-until": "2026-11-01"}, {"closed-0-name": ""}, {"opened-0-day": "mai"}):
            refused = admin.post("/switches/hours/days", {**days, **wrong})
            assert refused.status_code == 422


@pytest.mark.parametrize("text", ["07:00-11:00,13:00-17:00", "07:00–11:00; 13:00 - 17:00"])
def test_hours_are_read_as_people_write_them(text: str) -> None:
    assert read_hours(text) == [["07:00", "11:00"], ["13:00", "17:00"]]


class TestSensitive:
    def test_topics_entries_and_minutes_are_in_force(self, filled: StaffWeb) -> None:
        admin = filled.client_as(Role.ADMINISTRATOR)
        wanted: dict[str, Any] = {
            "topics": ["merit", "loans"], "entries": ENTRY.id, "minutes": "15", "why": "dễ sai", "seen": "",
        }  # fmt: skip
        assert admin.post("/switches/sensitive", wanted).status_code == 303
        with filled.services.unit_of_work() as uow:
            rules = sensitive(uow)
        assert (rules.topics, rules.entries, rules.minutes) == ({"merit", "loans"}, {ENTRY.id}, 15)
        assert ("setting.change", "setting:sensitive") in filled.trail()
        assert ENTRY.question in admin.get("/switches/sensitive").text

    @pytest.mark.parametrize(
        ("wrong", "sentence"),
        [
            ({"entries": "khong-co"}, "Không có câu trả lời mã khong-co"),
            ({"minutes": "0"}, "từ 1 đến 120"),
            ({"minutes": "nhiều"}, "từ 1 đến 120"),
            ({"why": ""}, "Hãy ghi lý do"),
            ({"topics": "fax"}, "Không có mục này"),
        ],
    )
    def test_what_makes_no_sense_is_refused(
        self, filled: StaffWeb, wrong: dict[str, str], sentence: str
    ) -> None:
        wanted = {"entries": ENTRY.id, "minutes": "15", "why": "dễ sai", "seen": "", **wrong}
        answer = filled.client_as(Role.ADMINISTRATOR).post("/switches/sensitive", wanted)
        assert answer.status_code == 422
        assert sentence in answer.text
        assert wanted["entries"] in answer.text
