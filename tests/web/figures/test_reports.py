"""Reports as files: what stands in them, and what never does."""

from datetime import date
from io import BytesIO

import pytest
from docx import Document
from openpyxl import load_workbook

from services.figures.model import Measure
from services.staff.permissions import Role
from tests.web.staff_web import StaffWeb
from web.figures.words import words

PLAN, PERIOD = "/figures/reports/plan", "/figures/reports/period"


def book(web: StaffWeb, path: str, **query: str):
    answer = web.client_as(Role.APPROVER).get(f"{path}.xlsx", params=query)
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].endswith('.xlsx"')
    return load_workbook(BytesIO(answer.content))


def document(web: StaffWeb, path: str, **query: str):
    answer = web.client_as(Role.APPROVER).get(f"{path}.docx", params=query)
    assert answer.status_code == 200
    return Document(BytesIO(answer.content))


def text_of(made) -> str:
    cells = (cell for table in made.tables for cell in table._cells)
    return "\n".join([one.text for one in made.paragraphs] + [cell.text for cell in cells])


def test_the_plan_is_answered_section_by_section(counted: StaffWeb) -> None:
    made = document(counted, PLAN, year="2026")
    headings = [one.text for one in made.paragraphs if one.style.name == "Heading 1"]
    assert headings[:6] == [
        "I. Công tác tuyên truyền",
        "II. Lao động và việc làm",
        "III. Giáo dục nghề nghiệp",
        "IV. An sinh xã hội",
        "V. Hội nhập ASEAN về lao động và xã hội",
        "VI. Phối hợp thực hiện",
    ]
    text = text_of(made)
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text
    assert "Số liệu đến hết ngày 23/11/2026" in text
    assert "{" not in text and "None" not in text


def test_numbers_are_numbers_in_the_workbook_and_agree_with_what_is_kept(counted: StaffWeb) -> None:
    sheets = book(counted, PERIOD, period="this_year")
    rows = list(sheets["Câu hỏi theo chủ đề"].iter_rows(min_row=6, values_only=True))
    total = next(row for row in rows if row[0] == "Cộng")
    assert all(isinstance(one, int) for one in total[1:8])
    assert total[7] == sum(row[7] for row in rows if row[0] != "Cộng")
    with counted.services.unit_of_work() as uow:
        shares = uow.figures.sums(Measure.PLACES, [])
    assert shares == {}
    assert sheets["Câu hỏi theo chủ đề"]["I6"].number_format == "0.0%"


@pytest.mark.parametrize("path", [PLAN, PERIOD])
def test_no_number_of_few_people_of_a_commune_is_in_any_sheet(counted: StaffWeb, path: str) -> None:
    sheets = book(counted, path, year="2026", period="week")
    seen = 0
    for name in ("Câu hỏi theo xã, phường", "Người tìm việc và chỗ làm, theo"):
        for sheet in (one for one in sheets.worksheets if one.title.startswith(name[:24])):
            heads = [cell.value for cell in sheet[5]]
            if heads[0] != "Xã, phường":
                continue
            people = [
                at
                for at, head in enumerate(heads)
                if head in ("Lượt người tìm", "Cộng", "Tìm việc", "Học nghề")
            ]
            for row in sheet.iter_rows(min_row=6, values_only=True):
                if str(row[0]).startswith(("Xã", "Phường")):
                    seen += 1
                    assert not any(row[at] in (1, 2, 3, 4) for at in people), (sheet.title, row)
    assert seen > 64


def test_nothing_that_could_be_a_formula_is_one(counted: StaffWeb) -> None:
    with counted.services.unit_of_work(writing=True) as uow:
        uow.figures.put(
            Measure.PEOPLE, date(2026, 11, 20), {("=cmd|' /C calc'!A0", ""): 7, ("@SUM(A1)", ""): 8}
        )
        uow.figures.put(Measure.TRADES, date(2026, 11, 20), {("+1+1", "32191"): 9})
        uow.commit()
    sheets = book(counted, PERIOD, period="month_days")
    cells = [cell for sheet in sheets.worksheets for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "inlineStr"}
    texts = [cell.value for cell in cells if isinstance(cell.value, str)]
    assert "'=cmd|' /C calc'!A0" in texts and "'+1+1" in texts
    assert not any(text.startswith(("=", "+", "-", "@")) for text in texts)


def test_a_period_without_counts_is_a_report_too(web: StaffWeb) -> None:
    assert "Trong kỳ chưa có câu hỏi nào." in text_of(document(web, PERIOD, period="today"))
    assert book(web, PLAN, year="2026").sheetnames[0] == "Báo cáo"


@pytest.mark.parametrize(
    ("path", "query", "complaint"),
    [
        (PLAN, {"year": "1999"}, "year"),
        (PLAN, {"year": "2027"}, "year"),
        (PLAN, {"year": "abcd"}, "year"),
        (PERIOD, {"period": "own", "from": "2026-11-20", "to": "2026-11-01"}, "order"),
    ],
)
def test_what_cannot_be_reported_is_told(
    counted: StaffWeb, path: str, query: dict[str, str], complaint: str
) -> None:
    answer = counted.client_as(Role.APPROVER).get(f"{path}.docx", params=query)
    assert answer.status_code == 422
    assert words()["complaints"][complaint] in answer.text


@pytest.mark.parametrize("name", ["plan.exe", "secrets.xlsx", "plan.csv"])
def test_there_is_no_other_report(counted: StaffWeb, name: str) -> None:
    assert counted.client_as(Role.APPROVER).get(f"/figures/reports/{name}").status_code == 404


def test_whoever_takes_a_report_is_in_the_trail(counted: StaffWeb) -> None:
    document(counted, PLAN, year="2026")
    assert ("figures.export", "report:bao-cao-ke-hoach-hoi-nhap-2026.docx") in counted.trail()
    assert counted.client_as(Role.OFFICER).get(f"{PLAN}.docx?year=2026").status_code == 403
