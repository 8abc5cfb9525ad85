"""Every change leaves a trace, and the trace stays."""

import logging

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError, IntegrityError

from services.staff.audit import audit
from services.staff.permissions import Role
from tests.web.staff_web import PASSWORD, SECRET, StaffWeb
from web.routing import Action, Ask, Gate
from web.wiring import staff_web


def with_route(web: StaffWeb, monkeypatch, route) -> StaffWeb:
    """The same staff web with one route instead of its own."""
    monkeypatch.setattr("web.packages.routes", lambda _parts: [route])
    web.app = staff_web(web.services, web.settings, web.clock)
    return web


def silent(parts, _request):
    return parts.redirect("/")


def telling(parts, request):
    with parts.writing() as uow:
        audit(uow, request.state.staff, "thing.change", "thing:1", at=parts.now())
        uow.commit()
    return parts.redirect("/")


def refusing(parts, request):
    return parts.render(request, "templates/error.html", status=422, kind="invalid", sentence="")


@pytest.mark.parametrize(
    ("route", "status"),
    [
        (Action("/act", silent, allowed=Gate.SIGNED_IN), 500),
        (Action("/act", telling, allowed=Gate.SIGNED_IN), 303),
        (Action("/act", refusing, allowed=Gate.SIGNED_IN), 422),
        (Ask("/act", silent, allowed=Gate.SIGNED_IN), 303),
    ],
    ids=["silent action", "action with a trace", "refused action", "question"],
)
def test_an_action_without_a_trace_does_not_pass(web, monkeypatch, route, status):
    opened = with_route(web, monkeypatch, route)
    assert opened.client_as(Role.OFFICER).post("/act").status_code == status


def test_a_trace_of_another_request_does_not_count(web, monkeypatch):
    opened = with_route(web, monkeypatch, Action("/act", telling, allowed=Gate.SIGNED_IN))
    assert opened.client_as(Role.OFFICER).post("/act").status_code == 303
    opened = with_route(web, monkeypatch, Action("/act", silent, allowed=Gate.SIGNED_IN))
    assert opened.client_as(Role.OFFICER).post("/act").status_code == 500


def test_the_trail_tells_who_what_before_after_and_why(web):
    number = web.account("officer").id
    data = {"full_name": "Trần Thị Lan", "roles": ["editor"], "active": "y", "why": "chuyển phòng"}
    web.client_as(Role.ADMINISTRATOR).post(f"/staff/{number}", data)
    with web.services.unit_of_work() as uow:
        (entry,) = uow.audit.of(f"staff:{number}", 5)
    assert (entry.staff_id, entry.staff_name) == (web.account("administrator").id, "Chị administrator")
    assert entry.before == {"full_name": "Chị officer", "roles": ["officer"], "active": True}
    assert entry.after == {"full_name": "Trần Thị Lan", "roles": ["editor"], "active": True}
    assert (entry.action, entry.why, entry.at) == ("staff.change", "chuyển phòng", web.clock())


def test_no_secret_is_in_the_trail_or_in_the_log(web, caplog):
    caplog.set_level(logging.DEBUG)
    new = "năm con cò trắng đứng"
    client = web.client_as(Role.OFFICER)
    client.post("/account/password", {"now": PASSWORD, "new": new, "again": new})
    shown = web.client_as(Role.ADMINISTRATOR).post(f"/staff/{web.account('editor').id}/password").text
    made_up = shown.partition('Mật khẩu: <code class="code">')[2].partition("<")[0]
    with web.services.unit_of_work() as uow:
        kept = repr(uow.audit.newest(20))
    for secret in (new, PASSWORD, made_up, SECRET, web.account("officer").password_hash, client.secret):
        assert secret
        assert secret not in kept
        assert secret not in caplog.text


@pytest.mark.parametrize("statement", ["UPDATE audit_entry SET why = 'x'", "DELETE FROM audit_entry"])
def test_the_database_itself_refuses_to_change_the_trail(web, statement):
    web.client_as(Role.OFFICER).post("/logout")
    with web.services.unit_of_work(writing=True) as uow, pytest.raises((DatabaseError, IntegrityError)):
        uow._session.execute(text(statement))
    assert web.trail() == [("session.end", "staff:1")]
