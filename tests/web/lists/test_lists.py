"""Lists: looked through, put right, closed, judged."""

import pytest

from services.fraud.model import HELD, Hold
from services.imports.record_kinds import store_of
from services.staff.permissions import Role
from tests.services.imports.listings import ON, vacancy
from tests.web.staff_web import NOW

KINDS = ("vacancies", "courses", "overseas_orders", "licensed_companies")


def stored(web, kind, number):
    with web.services.unit_of_work() as uow:
        return store_of(kind, uow).get(number)


def entries(web, thing):
    with web.services.unit_of_work() as uow:
        return uow.audit.of(thing, 10)


@pytest.mark.parametrize("kind", KINDS)
def test_a_record_is_in_its_list_and_can_be_opened(web, filled, kind):
    client = web.client_as(Role.OFFICER)
    assert f'href="/lists/{kind}/{filled[kind]}"' in client.get(f"/lists/{kind}").text
    page = client.get(f"/lists/{kind}/{filled[kind]}")
    assert page.status_code == 200
    assert "Lưu" not in page.text


@pytest.mark.parametrize("kind", KINDS)
def test_a_form_that_nobody_touched_changes_nothing(web, filled, kind, form_of):
    client = web.client_as(Role.EDITOR)
    path = f"/lists/{kind}/{filled[kind]}"
    before = stored(web, kind, filled[kind])
    response = client.post(path, form_of(client, path))
    assert response.status_code == 422
    assert "Chưa có gì thay đổi" in response.text
    assert stored(web, kind, filled[kind]) == before


def test_an_editor_puts_a_vacancy_right_and_what_follows_is_read_again(web, filled, form_of):
    client, path = web.client_as(Role.EDITOR), f"/lists/vacancies/{filled['vacancies']}"
    sent = {
        **form_of(client, path),
        "pay_text": "9 - 12 triệu/tháng",
        "places": "xã Đầm Dơi",
        "benefits_text": "bao cơm, có chỗ ở",
        "why": "đơn vị gọi báo",
    }
    assert client.post(path, sent).status_code == 303
    posting = stored(web, "vacancies", filled["vacancies"])
    assert (posting.salary_min, posting.salary_max) == (9_000_000, 12_000_000)
    assert [place.commune_code for place in posting.places] == ["32152"]
    assert set(posting.benefits) >= {"meals", "dormitory"}
    (entry,) = entries(web, f"vacancies:{filled['vacancies']}")
    assert (entry.action, entry.why, entry.staff_name) == ("list.change", "đơn vị gọi báo", "Chị editor")
    assert entry.before["pay_text"] == "8-10 triệu"
    assert entry.after["pay_text"] == "9 - 12 triệu/tháng"


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("title", "", "Hãy điền ô này"),
        ("title", "x" * 201, "Không được dài quá 200 ký tự"),
        ("age_min", "60", "độ tuổi"),
        ("age_min", "9", "Số phải từ 14 đến 100"),
        ("age_min", "chín", "Hãy ghi một số"),
        ("valid_through", "31/31/2026", "Ngày này không đúng"),
        ("places", "chỗ nào đó", "không tìm thấy nơi"),
        ("pay_text", "lương 9 với 5 hoặc 7 triệu 3", "mức lương"),
        ("gender", "khác", "Lựa chọn này không có"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field_and_nothing_is_kept(
    web, filled, form_of, field, value, sentence
):
    client, path = web.client_as(Role.EDITOR), f"/lists/vacancies/{filled['vacancies']}"
    with web.services.unit_of_work(writing=True) as uow:
        uow.jobs.save(vacancy(id=filled["vacancies"], age_max=45))
        uow.commit()
    before = stored(web, "vacancies", filled["vacancies"])
    response = client.post(path, {**form_of(client, path), field: value})
    assert response.status_code == 422
    assert sentence in response.text
    assert stored(web, "vacancies", filled["vacancies"]) == before
    assert web.trail() == []


def test_the_second_of_two_editors_sees_the_change_and_keeps_what_was_typed(web, filled, form_of, form_in):
    web.add("hoa", Role.EDITOR)
    first, second = web.client_as(Role.EDITOR), web.client_as("hoa")
    path = f"/lists/courses/{filled['courses']}"
    sent = form_of(second, path)
    theirs = {**form_of(first, path), "title": "Sửa xe máy điện", "seats": "20", "why": "trường gọi báo"}
    assert first.post(path, theirs).status_code == 303
    refused = second.post(path, {**sent, "title": "May công nghiệp", "contact_name": "Cô Út"})
    assert refused.status_code == 422
    assert "Vừa có người sửa" in refused.text
    assert "Chị editor sửa lúc" in refused.text
    assert "trường gọi báo" in refused.text
    assert "Người khác vừa ghi: Sửa xe máy điện" in refused.text
    assert stored(web, "courses", filled["courses"]).title == "Sửa xe máy điện"
    again = form_in(refused.text)
    assert (again["title"], again["contact_name"], again["seats"]) == ("May công nghiệp", "Cô Út", "20")
    assert second.post(path, again).status_code == 303
    course = stored(web, "courses", filled["courses"])
    assert (course.title, course.contact_name, course.seats) == ("May công nghiệp", "Cô Út", 20)


def test_nothing_is_lost_of_a_reason_when_somebody_else_was_faster(web, filled, form_of):
    client, path = web.client_as(Role.EDITOR), f"/lists/vacancies/{filled['vacancies']}"
    seen = form_of(client, path)["seen"]
    assert client.post(path, {**form_of(client, path), "contact_name": "Cô Út"}).status_code == 303
    refused = client.post(f"{path}/close", {"seen": seen, "how": "withdrawn", "why": "chủ gọi báo rút"})
    assert refused.status_code == 422
    assert 'value="chủ gọi báo rút"' in refused.text
    assert '<option selected value="withdrawn">' in refused.text
    assert stored(web, "vacancies", filled["vacancies"]).status == "open"


@pytest.mark.parametrize("base", ["", "[]", "x", "[" * 5000])
def test_marks_that_somebody_made_up_lose_nothing(web, filled, base, form_of, form_in):
    client, path = web.client_as(Role.EDITOR), f"/lists/courses/{filled['courses']}"
    sent = {**form_of(client, path), "seen": "0" * 64, "base": base, "title": "May công nghiệp"}
    refused = client.post(path, sent)
    assert refused.status_code == 422
    assert form_in(refused.text)["title"] == "May công nghiệp"


@pytest.mark.parametrize(
    ("kind", "how", "opened"),
    [
        ("vacancies", "filled", "open"),
        ("courses", "finished", "gathering"),
        ("overseas_orders", "withdrawn", "open"),
    ],
)
def test_a_record_is_closed_with_a_reason_and_opened_again(web, filled, kind, how, opened, form_of):
    client, path = web.client_as(Role.EDITOR), f"/lists/{kind}/{filled[kind]}"
    seen = form_of(client, path)["seen"]
    refused = client.post(f"{path}/close", {"seen": seen, "how": how, "why": " "})
    assert refused.status_code == 422
    assert "Hãy ghi lý do" in refused.text
    assert client.post(f"{path}/close", {"seen": seen, "how": how, "why": "đủ người"}).status_code == 303
    assert stored(web, kind, filled[kind]).status == how
    sent = {"seen": form_of(client, path)["seen"], "why": "đóng nhầm"}
    assert client.post(f"{path}/open", sent).status_code == 303
    assert stored(web, kind, filled[kind]).status == opened
    assert [entry.why for entry in entries(web, f"{kind}:{filled[kind]}")] == ["đóng nhầm", "đủ người"]


def test_what_is_past_its_last_day_is_not_opened_again(web, filled, form_of):
    with web.services.unit_of_work(writing=True) as uow:
        uow.jobs.save(vacancy(id=filled["vacancies"], status="filled", valid_through=ON.replace(day=1)))
        uow.commit()
    client, path = web.client_as(Role.EDITOR), f"/lists/vacancies/{filled['vacancies']}"
    response = client.post(f"{path}/open", {"seen": form_of(client, path)["seen"], "why": "còn tuyển"})
    assert (response.status_code, "Hạn đã qua" in response.text) == (422, True)


def test_a_licence_cannot_be_closed(web, filled, form_of):
    client, path = web.client_as(Role.EDITOR), f"/lists/licensed_companies/{filled['licensed_companies']}"
    sent = {"seen": form_of(client, path)["seen"], "how": "withdrawn", "why": "thử"}
    assert client.post(f"{path}/close", sent).status_code == 422
    assert client.post(f"{path}/open", sent).status_code == 422


@pytest.fixture
def held(web):
    """Number of a hold and of its vacancy."""
    with web.services.unit_of_work(writing=True) as uow:
        number = uow.jobs.add(vacancy(title="Việc nhẹ lương cao", status=HELD))
        uow.holds.add_all([Hold(kind="vacancies", record_id=number, signals=("no_contact",), held_at=NOW)])
        uow.commit()
        (hold,) = uow.holds.of_record("vacancies", number)
    return hold.id, number


@pytest.mark.parametrize(
    ("how", "action", "status"), [("release", "hold.release", "open"), ("confirm", "hold.confirm", HELD)]
)
def test_an_approver_judges_what_is_held(web, held, how, action, status):
    hold, number = held
    client = web.client_as(Role.APPROVER)
    assert "Việc nhẹ lương cao" in client.get("/lists/holds").text
    assert client.post(f"/lists/holds/{hold}/{how}", {"why": ""}).status_code == 422
    assert client.post(f"/lists/holds/{hold}/{how}", {"why": "đã gọi hỏi"}).status_code == 303
    assert stored(web, "vacancies", number).status == status
    assert [(one.action, one.why) for one in entries(web, f"vacancies:{number}")] == [(action, "đã gọi hỏi")]
    assert "Việc nhẹ lương cao" not in client.get("/lists/holds").text


def test_an_editor_sees_what_is_held_but_does_not_judge_it(web, held):
    client = web.client_as(Role.EDITOR)
    assert "Cho hiện" not in client.get("/lists/holds").text
    assert client.post(f"/lists/holds/{held[0]}/release", {"why": "x"}).status_code == 403


@pytest.mark.parametrize("path", ["/lists/employers/999", "/lists/vacancies/999", "/lists/x/1", "/lists/x"])
def test_what_is_not_there_is_not_found(web, path):
    assert web.client_as(Role.EDITOR).get(path).status_code == 404


@pytest.mark.parametrize("query", ["state=gone", "after=x", "after=2026-13-01.2", "after=.9999999999999"])
def test_an_address_somebody_made_up_is_refused(web, query):
    assert web.client_as(Role.OFFICER).get(f"/lists/vacancies?{query}").status_code == 422
