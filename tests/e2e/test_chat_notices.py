"""What stands above the conversation when the chat page opens: notices, and that the assistant is off."""

import pytest
from playwright.sync_api import Page, expect

import jobs_db.in_force
from jobs_db.bootstrap import build_services
from tests.e2e.chat import answers, wait_for_answers, write
from tests.e2e.conftest import House
from tests.switch_samples import notice, put_off, put_on, put_up
from tests.web.axe import keep, violations

pytestmark = pytest.mark.browser


def test_a_notice_and_a_switch_are_shown_and_go(
    page: Page, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs_db.in_force, "KEPT_SECONDS", 0.0)
    services = build_services(house.database)
    put_up(services, notice())
    stored = put_off(services)
    page.reload()
    above = page.get_by_role("region", name="Thông báo của Trung tâm")
    expect(above).to_contain_text("Bão vào tối nay")
    expect(above).to_contain_text("tạm ngưng")
    write(page, "tìm việc may")
    wait_for_answers(page, 2)
    assert "Bão vào tối nay" in answers(page)[0]
    assert "tạm ngưng" in answers(page)[1]
    keep(page, "chat notices")
    assert violations(page) == []
    put_on(services, stored)
    page.reload()
    expect(above).not_to_contain_text("tạm ngưng")
    services.close()
