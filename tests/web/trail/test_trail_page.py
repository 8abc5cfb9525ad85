"""An administrator looks through the trail and takes it along."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from services.staff.audit import audit
from services.staff.model import member
from services.staff.permissions import Role
from tests.web.staff_web import StaffWeb

FORMULA = '=HYPERLINK("http://x.vn","bấm")'
DAY = timedelta(days=1)


@pytest.fixture
def filled(web: StaffWeb) -> StaffWeb:
    editor = member(web.account("editor"))
    with web.services.unit_of_work(writing=True) as uow:
        for number in range(60):
            audit(
                uow,
                editor,
                "draft.save",
                f"entry:e{number}",
                at=web.clock() - (60 - number) * DAY / 10,
                before={"answer": "Nộp ở xã Đầm Dơi trong mười ngày, kèm theo giấy tờ gốc"},
                after={"answer": "Nộp ở xã Năm Căn trong mười ngày, kèm theo giấy tờ gốc"},
                why=FORMULA if number == 59 else f"lý do {number}",
            )
        audit(uow, None, "switch.on", "switch:1", at=web.clock(), why="Hết hạn")
        uow.commit()
    return web


def page(web: StaffWeb, query: str = "") -> str:
    return str(web.client_as(Role.ADMINISTRATOR).get(f"/trail?{query}").text)


def test_the_newest_first_page_by_page(filled: StaffWeb) -> None:
    first = page(filled, "action=draft.save")
    assert first.index("Câu trả lời e59") < first.index("Câu trả lời e58")
    assert "Câu trả lời e9<" not in first
    before = first.split("before=")[1].split('"')[0]
    second = page(filled, f"action=draft.save&before={before}")
    assert "Câu trả lời e9<" in second
    assert "Câu trả lời e59" not in second
    assert 'rel="next"' not in second


def test_the_difference_is_shown_word_by_word(filled: StaffWeb) -> None:
    shown = page(filled, "kind=entry&number=e1")
    assert "<del>Đầm</del><ins>Năm</ins>" in shown
    assert "lý do 1" in shown
    assert "Chị editor" in shown


@pytest.mark.parametrize(
    ("query", "there", "gone"),
    [
        ("who=0", "Hệ thống, dòng lệnh</strong>", "Chị editor</strong>"),
        ("kind=switch", "Công tắc 1", "Câu trả lời e"),
        ("since=2026-11-23", "Công tắc 1", "Câu trả lời e1<"),
        ("until=2026-11-18", "Câu trả lời e1<", "Công tắc 1"),
        ("kind=entry&number=e7", "Câu trả lời e7", "Câu trả lời e8"),
    ],
)
def test_filters(filled: StaffWeb, query: str, there: str, gone: str) -> None:
    shown = page(filled, query)
    assert there in shown
    assert gone not in shown


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("since=mai", "Ngày chưa đúng"),
        ("since=0001-01-01", "Ngày chưa đúng"),
        ("until=9999-12-31", "Ngày chưa đúng"),
        ("since=2026-11-23&until=2026-11-22", "Ngày kết thúc phải sau"),
    ],
)
def test_days_that_make_no_sense_are_told_and_kept(filled: StaffWeb, query: str, sentence: str) -> None:
    answer = filled.client_as(Role.ADMINISTRATOR).get(f"/trail?{query}&number=e7")
    assert answer.status_code == 422
    assert sentence in answer.text
    assert 'value="e7"' in answer.text


def test_nothing_found_is_said(filled: StaffWeb) -> None:
    assert "Không có dòng nào như vậy" in page(filled, "kind=entry&number=zzz")


def _export(web: StaffWeb, **filters: str) -> Any:
    answer = web.client_as(Role.ADMINISTRATOR).post("/trail/export", filters)
    assert answer.status_code == 200
    assert "nhat-ky-2026-11-23.xlsx" in answer.headers["content-disposition"]
    return load_workbook(BytesIO(answer.content)).active


def test_the_export_is_safe_and_is_in_the_trail(filled: StaffWeb) -> None:
    sheet = _export(filled, kind="entry")
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert rows[0] == ["Thời gian", "Người làm", "Việc", "Mục", "Trước", "Sau", "Lý do"]
    assert len(rows) == 61
    newest = rows[1]
    assert newest[3] == "Câu trả lời e59"
    assert newest[4].startswith("câu trả lời: Nộp ở xã Đầm Dơi")
    assert newest[6] == f"'{FORMULA}"
    assert all(cell.data_type == "s" for row in sheet.iter_rows() for cell in row if cell.value is not None)
    assert filled.trail()[-1] == ("trail.export", "trail:export")
    assert "kind" in page(filled, "kind=trail") or "loại" in page(filled, "kind=trail")


def test_an_export_is_cut_and_says_so(filled: StaffWeb, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("web.trail.pages.MOST_EXPORTED", 5)
    sheet = _export(filled)
    texts = [row[0].value for row in sheet.iter_rows()]
    assert "Chỉ 5 dòng mới nhất" in texts[1]
    assert len(texts) == 3 + 5


def test_days_that_make_no_sense_are_not_exported(filled: StaffWeb) -> None:
    answer = filled.client_as(Role.ADMINISTRATOR).post("/trail/export", {"since": "mai"})
    assert answer.status_code == 422
