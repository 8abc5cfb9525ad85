"""Approvers train, compare, use and go back, without a word of what people wrote."""

from dataclasses import replace
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from services.staff.permissions import Role
from services.training.model import ChoiceState, Example, ExampleState, RunState
from services.training.runs import ended, measured, take_up
from tests.web.axe import keep, overflow, violations

PHONE = {"width": 390, "height": 844}
SENTENCE = "dạ bên mình có nhận người làm buổi tối hông"
BEFORE = {
    "intent": 0.967, "intent_unmarked": 0.965, "slots": 0.958, "styles": 0.9668, "danger": 0.9625,
    "danger_alarms": 0.0125, "noise": 0.0, "policy": 0.9636, "corrected": 0.25, "sentences": 1797,
    "questions": 330, "corrections": 4, "intents": {"search_job": 0.95, "stop": 0.9, "thank": 1.0},
}  # fmt: skip
AFTER = {**BEFORE, "corrected": 1.0, "intents": {"search_job": 0.97, "stop": 0.88, "thank": 1.0}}


@pytest.fixture
def approver(web):
    return web.client_as(Role.APPROVER)


@pytest.fixture
def accepted(web):
    """One correction to be learnt."""
    example = Example(
        text=SENTENCE, intent="search_job", proposed_by=1, proposed_name="Chị Lan", proposed_at=web.clock()
    )
    with web.services.unit_of_work(writing=True) as uow:
        number = uow.training_examples.add(example)
        stored = uow.training_examples.get(number)
        judged = replace(stored, state=ExampleState.ACCEPTED, judged_name="Anh Minh", judged_at=web.clock())
        assert uow.training_examples.judge(judged, ExampleState.PROPOSED)
        uow.commit()


def work(web, do):
    with web.services.unit_of_work(writing=True) as uow:
        result = do(uow)
        uow.commit()
    return result


def trained(web, client, after=AFTER, model="0123456789abcdef-1"):
    client.post("/training/begin")
    run = work(web, lambda uow: take_up(uow, web.clock()))
    web.clock.pass_by(minutes=6)
    work(web, lambda uow: uow.training_runs.save(measured(run, model, BEFORE, after, web.clock())))
    return run.id


def settled(web, state=ChoiceState.ACTIVE, problem=""):
    wish = work(web, lambda uow: uow.model_choices.newest())
    work(web, lambda uow: uow.model_choices.settle(wish.id, state, web.clock(), problem))


def test_nothing_is_trained_without_a_correction(approver):
    response = approver.post("/training/begin")
    assert response.status_code == 422
    assert "Chưa có câu sửa nào được duyệt" in response.text


def test_a_training_is_begun_watched_and_cancelled(web, approver, accepted):
    assert approver.post("/training/begin").status_code == 303
    assert "Chờ bắt đầu" in approver.get("/training").text
    assert "one_at_a_time" not in approver.post("/training/begin").text
    run = work(web, lambda uow: take_up(uow, web.clock()))
    web.clock.pass_by(seconds=70)
    piece = approver.get("/training/now").text
    assert "Đang học, đã 1 phút 10 giây trên khoảng 8 phút" in piece and "every 3s" in piece
    assert approver.post(f"/training/{run.id}/cancel").status_code == 303
    assert "Đang dừng" in approver.get("/training/now").text
    work(web, lambda uow: uow.training_runs.save(ended(run, RunState.CANCELLED, web.clock())))
    assert approver.get("/training/now").headers["hx-redirect"] == "/training"
    assert "Đã dừng" in approver.get("/training").text
    assert approver.post(f"/training/{run.id}/cancel").status_code == 422


def test_one_training_at_a_time_is_said(approver, accepted):
    approver.post("/training/begin")
    response = approver.post("/training/begin")
    assert (response.status_code, "Đang có một lần huấn luyện" in response.text) == (422, True)


def test_a_server_nobody_hears_of_is_told(web, approver, accepted):
    approver.post("/training/begin")
    web.clock.pass_by(minutes=3)
    assert "Máy chủ huấn luyện chưa báo gì" in approver.get("/training").text


def test_figures_before_and_after_stand_beside_each_other(web, approver, accepted):
    number = trained(web, approver)
    page = approver.get(f"/training/{number}").text
    for part in ("96,7", "25,0", "100,0", "1.797 câu", "Tìm việc làm", "Thôi không tìm nữa", "hơn", "kém"):
        assert part in page
    assert "Cảm ơn" not in page  # it did not move
    assert SENTENCE not in page


def test_a_fit_model_is_used_and_the_former_one_comes_back_with_one_click(web, approver, accepted):
    number = trained(web, approver)
    assert approver.post(f"/training/{number}/use").headers["location"].startswith("/training?")
    assert "Đang đổi mô hình" in approver.get("/training").text
    assert approver.post("/training/own").status_code == 422
    settled(web)
    page = approver.get("/training").text
    assert f"Mô hình của lần huấn luyện {number}" in page and "Trở lại: Mô hình gốc" in page
    assert approver.post("/training/back").status_code == 303
    settled(web)
    assert f"Trở lại: Mô hình của lần huấn luyện {number}" in approver.get("/training").text
    assert [one for one in web.trail() if one[0] == "model.choose"] == [
        ("model.choose", "model:0123456789abcdef-1"),
        ("model.choose", "model:own"),
    ]


def test_a_model_whose_figures_fell_cannot_be_used_and_why_is_told(web, approver, accepted):
    number = trained(web, approver, {**AFTER, "danger": 0.9, "intent": 0.94})
    page = approver.get(f"/training/{number}").text
    assert "Nhận ra người gặp nguy hiểm: 96,2 % xuống 90,0 %." in page
    assert "phải đạt ít nhất 95,0 %" in page and f'action="/training/{number}/use"' not in page
    response = approver.post(f"/training/{number}/use")
    assert (response.status_code, "không có mô hình dùng được" in response.text) == (422, True)


def test_a_switch_that_failed_is_told(web, approver, accepted):
    number = trained(web, approver)
    approver.post(f"/training/{number}/use")
    settled(web, ChoiceState.FAILED, "not_started")
    assert "không mất tin nào" in approver.get("/training").text


def test_a_training_that_broke_tells_where_to_look(web, approver, accepted):
    approver.post("/training/begin")
    run = work(web, lambda uow: take_up(uow, web.clock()))
    failed = ended(run, RunState.FAILED, web.clock(), "learning_failed", log="var/log/training-learning.log")
    work(web, lambda uow: uow.training_runs.save(failed))
    assert "var/log/training-learning.log" in approver.get(f"/training/{run.id}").text


def test_the_time_of_the_last_training_is_what_the_next_is_likely_to_take(web, approver, accepted):
    trained(web, approver)
    approver.post("/training/begin")
    work(web, lambda uow: take_up(uow, web.clock()))
    assert "trên khoảng 6 phút" in approver.get("/training/now").text


def test_administrators_train_without_reading_what_people_wrote(web, accepted):
    administrator = web.client_as(Role.ADMINISTRATOR)
    page = administrator.get("/training").text
    assert SENTENCE not in page and "/gaps/examples" not in page
    assert administrator.get("/gaps/examples").status_code == 403


def test_a_training_that_is_not_there_is_not_found(approver):
    assert approver.get("/training/999").status_code == 404
    for path in ("use", "cancel"):
        assert approver.post(f"/training/999/{path}").status_code == 404
    assert approver.post("/training/back").status_code == 404


@pytest.mark.browser
@pytest.mark.parametrize("viewport", [None, PHONE], ids=["desk", "phone"])
def test_the_page_moves_by_itself_while_a_training_runs(web, browser_as, accepted, viewport):
    name = "phone" if viewport else "desk"
    page = browser_as(Role.APPROVER, **({"viewport": viewport} if viewport else {}))
    page.goto("/training")
    page.keyboard.press("n")
    expect(page.get_by_text("Chờ bắt đầu.")).to_be_visible()
    run = work(web, lambda uow: take_up(uow, web.clock()))
    expect(page.get_by_text("Đang học, đã")).to_be_visible()
    assert (violations(page), overflow(page)) == ([], 0)
    keep(page, f"training-running-{name}")
    page.reload()
    expect(page.get_by_text("Đang học, đã")).to_be_visible()
    at = web.clock() + timedelta(minutes=5)
    work(web, lambda uow: uow.training_runs.save(measured(run, "0123456789abcdef-1", BEFORE, AFTER, at)))
    page.get_by_role("link", name=f"Lần {run.id}").click()
    expect(page.get_by_role("heading", name="Trước và sau")).to_be_visible()
    assert (violations(page), overflow(page)) == ([], 0)
    keep(page, f"training-figures-{name}")
    page.get_by_role("button", name="Dùng mô hình này").click()
    expect(page.get_by_text("người dân vẫn được trả lời. Mất")).to_be_visible()
    keep(page, f"training-switching-{name}")
    settled(web)
    expect(page.get_by_role("button", name="Trở lại: Mô hình gốc")).to_be_visible()
    assert (violations(page), overflow(page)) == ([], 0)
    keep(page, f"training-{name}")
