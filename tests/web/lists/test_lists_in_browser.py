"""Lists in Chromium: looked through by keyboard, mended by two people, brought in, judged, merged."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from services import calendar
from services.fraud.model import HELD, Hold
from services.staff.permissions import Role
from tests.services.imports.listings import DAM_DOI, company, course, order, vacancy
from tests.web.axe import keep, overflow, violations
from tests.web.conftest import DESK
from tests.web.lists.conftest import SAMPLES

pytestmark = pytest.mark.browser
PHONE = {"width": 390, "height": 844}
SEWING = "Công ty TNHH May Mẫu Năm Căn"


@pytest.fixture
def today():
    return calendar.local(calendar.now()).date()


@pytest.fixture
def many(web, today):
    """Sixty vacancies, some of them close to their last day, one held, one there twice; one of each kind."""
    soon, late = today + timedelta(3), today + timedelta(40)
    titles = ("Công nhân may", "Thợ hàn tàu", "Phụ bếp", "Bảo vệ ca đêm", "Kế toán kho")
    with web.services.unit_of_work(writing=True) as uow:
        uow.jobs.add_all(
            replace(
                vacancy(title=titles[number % 5], employer=f"Đơn vị Mẫu {number:02}"),
                date_posted=today - timedelta(number),
                valid_through=soon if number % 10 == 0 else late,
            )
            for number in range(60)
        )
        twins = [vacancy(employer=SEWING, valid_through=late), vacancy(employer=SEWING, valid_through=soon)]
        uow.jobs.add_all(
            [*twins, vacancy(employer="Cty May Mẫu Năm Căn", places=(DAM_DOI,), valid_through=late)]
        )
        held = uow.jobs.add(vacancy(title="Việc nhẹ lương cao", status=HELD, valid_through=late))
        signals = ("personal_account", "no_contact")
        uow.holds.add_all([Hold(kind="vacancies", record_id=held, signals=signals, held_at=calendar.now())])
        uow.courses.add(course(registration_deadline=late, seats=25, fee=0))
        uow.overseas_orders.add(order(valid_through=late, pay_text="170.000 yên"))
        uow.licensed_companies.add(company(address="xã Năm Căn"))
        uow.commit()


def sound(page, name):
    """Without barriers and not too wide, at both widths."""
    for viewport in (DESK, PHONE):
        page.set_viewport_size(viewport)
        keep(page, f"lists {name} {viewport['width']}")
        assert violations(page) == []
        assert overflow(page) == 0
    page.set_viewport_size(DESK)


@pytest.mark.parametrize(
    "path",
    ["vacancies", "vacancies?state=soon", "vacancies/1", "courses/1", "overseas_orders/1", "employers",
     "licensed_companies/1", "vacancies/new", "employers/61", "employers/61/merge", "duplicates", "holds",
     "imports"],
)  # fmt: skip
def test_no_page_of_lists_has_a_barrier(web, many, browser_as, path):
    web.add("lan", Role.EDITOR, Role.APPROVER)
    page = browser_as("lan")
    page.goto(f"/lists/{path}")
    sound(page, path)


def test_a_vacancy_is_found_and_mended_by_keyboard(web, many, browser_as):
    page = browser_as(Role.EDITOR)
    page.goto("/lists")
    page.wait_for_load_state()
    page.keyboard.press("j")
    expect(page).to_have_url(re.compile("after="))
    page.wait_for_load_state()
    page.keyboard.press("/")
    page.keyboard.type("tho han 01")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Thợ hàn tàu").click()
    page.get_by_label("Mức lương").fill("9 với 5 hoặc 7 triệu 3")
    page.get_by_label("Người liên hệ").fill("Cô Út")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Mức lương")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label("Người liên hệ")).to_have_value("Cô Út")
    sound(page, "complaint beside a field")
    page.get_by_label("Mức lương").fill("9 triệu")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Đã lưu.")


def test_two_editors_see_each_other(web, many, browser_as):
    web.add("hoa", Role.EDITOR)
    lan, hoa = browser_as(Role.EDITOR), browser_as("hoa")
    for page in (lan, hoa):
        page.goto("/lists/courses/1")
    lan.get_by_label("Số chỗ").fill("30")
    lan.get_by_label("Lý do sửa").fill("trường gọi báo")
    lan.get_by_role("button", name="Lưu").click()
    expect(lan.get_by_role("status")).to_have_text("Đã lưu.")
    hoa.get_by_label("Số chỗ").fill("40")
    hoa.get_by_label("Người liên hệ").fill("Cô Út")
    hoa.get_by_role("button", name="Lưu").click()
    expect(hoa.get_by_role("alert")).to_contain_text("Vừa có người sửa")
    expect(hoa.get_by_label("Số chỗ")).to_have_value("40")
    expect(hoa.locator("#seats-wrong")).to_contain_text("Người khác vừa ghi: 30")
    expect(hoa.get_by_label("Người liên hệ")).to_have_value("Cô Út")
    sound(hoa, "two editors")
    hoa.get_by_role("button", name="Lưu").click()
    expect(hoa.get_by_role("status")).to_have_text("Đã lưu.")


def test_a_messy_list_is_brought_in_and_taken_back(web, today, browser_as, tmp_path):
    text = (SAMPLES / "tuyen-dung-mau.csv").read_text()
    for written, days in (("30/11/2026", 7), ("15/12/2026", 22), ("10/12/2026", 17), ("20/12/2026", 27)):
        text = text.replace(written, (today + timedelta(days)).strftime("%d/%m/%Y"))
    path = tmp_path / "tuyen-dung-mau.csv"
    path.write_text(text)
    page = browser_as(Role.EDITOR)
    page.goto("/lists/imports")
    page.get_by_label("Tệp .xlsx").set_input_files(path)
    page.get_by_role("button", name="Xem trước").click()
    expect(page.get_by_text("2 cột chưa rõ")).to_be_visible()
    sound(page, "import columns")
    page.get_by_label("Cột F, Chỗ mần").select_option("Nơi làm, nơi học")
    page.get_by_label("Cột I, Ai gọi").select_option("Bỏ qua cột này")
    page.get_by_role("button", name="Đọc lại với các cột này").click()
    expect(page.get_by_text("đã nhận ra mọi cột")).to_be_visible()
    page.get_by_label(re.compile("nhiều mức lương")).fill("7 triệu")
    page.get_by_label(re.compile("không ghi đơn vị")).fill("Cty CP May Mẫu Hư Cấu")
    sound(page, "import preview")
    page.get_by_role("button", name="Đọc lại với các câu trả lời").click()
    with page.expect_download() as sent:
        page.get_by_role("link", name=re.compile("dòng chưa nhập được")).click()
    assert sent.value.suggested_filename.startswith("chua-nhap-")
    page.get_by_role("button", name="Nhập", exact=True).click()
    expect(page.get_by_role("status")).to_have_text("Đã nhập danh sách.")
    sound(page, "import done")
    page.get_by_label("Lý do").fill("nhầm tuần")
    page.get_by_role("button", name="Hoàn tác").click()
    expect(page.get_by_role("status")).to_contain_text("Đã hoàn tác")


def test_an_approver_judges_and_an_editor_merges(web, many, browser_as):
    web.add("lan", Role.EDITOR, Role.APPROVER)
    page = browser_as("lan")
    page.goto("/lists/holds")
    page.get_by_label("Lý do").fill("gọi số không ai bắt")
    page.get_by_role("button", name="Đúng là lừa đảo").click()
    expect(page.get_by_role("status")).to_contain_text("Đã giữ lại vì lừa đảo")
    page.goto("/lists/duplicates")
    page.get_by_role("radio").first.check()
    page.get_by_role("button", name="Gộp làm một").click()
    expect(page.get_by_role("status")).to_have_text("Đã gộp.")
    page.goto("/lists/duplicates")
    page.get_by_role("link", name="Cty May Mẫu Năm Căn", exact=True).click()
    page.get_by_role("radio", name=re.compile(SEWING)).check()
    page.get_by_label("Lý do").fill("cùng một công ty")
    page.get_by_role("button", name="Gộp").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(SEWING)
    page.get_by_label("Lý do", exact=True).fill("giải thể")
    page.get_by_role("button", name=re.compile("Đóng 2 tin")).click()
    expect(page.get_by_role("status")).to_contain_text("Đã đóng mọi tin")
