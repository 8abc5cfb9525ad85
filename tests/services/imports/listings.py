"""Lists and records for tests of imports."""

from collections.abc import Sequence
from datetime import date, datetime, timezone
from typing import Any

from services.imports.apply import Origin
from services.imports.columns import columns_of
from services.imports.model import Record, RowResult, Verdict
from services.imports.plan import Listing
from services.jobs.model import Employer, JobPosting
from services.licences.model import LicenceStatus, LicensedCompany
from services.overseas.model import CostLine, OverseasOrder
from services.places import Workplace
from services.vocational.model import Course

ON = date(2026, 11, 23)
ORIGIN = Origin(
    file_name="danh-sach.xlsx", file_hash="a" * 64, at=datetime(2026, 11, 23, 8, tzinfo=timezone.utc)
)
NAM_CAN = Workplace(place_text="xã Năm Căn", province_code="96", commune_code="32191", lat=8.75, lon=105)
DAM_DOI = Workplace(place_text="xã Đầm Dơi", province_code="96", commune_code="32152")


def vacancy(**facts: Any) -> JobPosting:
    """A vacancy with nothing suspicious."""
    employer = Employer(name=facts.pop("employer", "Công ty TNHH May Mẫu"))
    usual: dict[str, Any] = {
        "title": "Công nhân may",
        "places": (NAM_CAN,),
        "date_posted": ON,
        "valid_through": date(2026, 12, 30),
        "occupation_id": "may",
        "pay_text": "8-10 triệu",
        "salary_min": 8_000_000,
        "salary_max": 10_000_000,
        "salary_unit": "month",
        "contact_phone": "0900000001",
    }
    return JobPosting(**{**usual, **facts}, employer=employer)


def course(**facts: Any) -> Course:
    """A course."""
    usual = {"title": "Sửa xe máy", "provider": "Trường Mẫu", "place": NAM_CAN, "duration_months": 3.0}
    return Course(**{**usual, **facts})


def order(**facts: Any) -> OverseasOrder:
    """An order for work abroad with nothing suspicious."""
    usual: dict[str, Any] = {
        "title": "Chế biến thực phẩm",
        "country": "JP",
        "sending_company": "Công ty Mẫu",
        "licence_text": "1/MẪU",
        "date_posted": ON,
        "valid_through": date(2026, 12, 30),
        "costs": (CostLine(name="Ký quỹ", amount=None, paid_by="worker"),),
        "contact_phone": "0900000009",
    }
    return OverseasOrder(**{**usual, **facts})


def company(**facts: Any) -> LicensedCompany:
    """A licence."""
    usual: dict[str, Any] = {"name": "Công ty Mẫu", "licence_number": "1/MẪU", "status": LicenceStatus.VALID}
    return LicensedCompany(**{**usual, "list_date": ON, "source": "", **facts})


def row(number: int, *records: Record, verdict: Verdict = Verdict.ACCEPTED, notes: Any = ()) -> RowResult:
    """A row that was read."""
    return RowResult(
        address=f"A{number}", row_number=number, verdict=verdict, notes=tuple(notes), records=records
    )


def listing(*rows: Record | RowResult, kind: str = "vacancies", told: Sequence[str] | None = None) -> Listing:
    """A list of records, one a row, with a column for every field."""
    results = tuple(
        one if isinstance(one, RowResult) else row(number, one) for number, one in enumerate(rows, start=2)
    )
    fields = columns_of(kind).rules if told is None else told
    return Listing(kind=kind, on=ON, results=results, told=frozenset(fields), source="danh-sach.xlsx")
