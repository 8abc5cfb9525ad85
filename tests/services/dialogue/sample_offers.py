"""A small day at the Center: a few vacancies, courses and orders with round figures."""

from datetime import date
from typing import Any

from services.jobs.model import Employer, JobPosting
from services.overseas.model import CostLine, OverseasOrder
from services.places import Workplace
from services.vocational.model import Course
from tests.fakes import FakeUnitOfWork

TODAY = date(2026, 3, 2)
POSTED = date(2026, 3, 1)
LATER = date(2026, 4, 30)
NAM_CAN = Workplace(place_text="xã Năm Căn", commune_code="32191", province_code="96")
DAM_DOI = Workplace(place_text="xã Đầm Dơi", commune_code="32152", province_code="96")
CAI_NUOC = Workplace(place_text="xã Cái Nước", commune_code="32128", province_code="96")


def job(title: str = "Công nhân may", place: Workplace = NAM_CAN, **facts: Any) -> JobPosting:
    """A sewing job in Năm Căn for 8 to 10 million unless said otherwise."""
    usual: dict[str, Any] = {
        "employer": Employer(name="Công ty Mẫu"),
        "occupation_id": "may",
        "sector": "garment",
        "salary_min": 8_000_000,
        "salary_max": 10_000_000,
        "salary_unit": "month",
        "contact_name": "Chị Ba",
        "contact_phone": "0290 000 0001",
        "date_posted": POSTED,
        "valid_through": LATER,
    }
    return JobPosting(title=title, places=(place,), **{**usual, **facts})


def course(title: str = "May công nghiệp", place: Workplace = NAM_CAN, **facts: Any) -> Course:
    """A sewing course that waits for enough people."""
    usual: dict[str, Any] = {"provider": "Trường Mẫu", "occupation_id": "may", "sector": "garment"}
    return Course(title=title, place=place, **{**usual, **facts})


def order(title: str = "Chế biến thực phẩm", country: str = "JP", **facts: Any) -> OverseasOrder:
    """An order to Japan for 25 million."""
    usual: dict[str, Any] = {
        "sending_company": "Công ty Đưa đi Mẫu",
        "licence_text": "01/LĐTBXH-GP",
        "salary_min": 25_000_000,
        "date_posted": POSTED,
        "valid_through": LATER,
        "costs": (CostLine(name="Phí dịch vụ", amount=30_000_000, paid_by="worker"),),
    }
    return OverseasOrder(title=title, country=country, **{**usual, **facts})


def day_at_the_center() -> FakeUnitOfWork:
    """Vacancies 1 to 6, courses 1 and 2, orders 1 and 2.

    Năm Căn has four sewing jobs (8 to 10 million and more), Đầm Dơi a guard's for 6 to 7 million,
    Cái Nước a sewing job with a place to sleep.
    """
    return FakeUnitOfWork(
        jobs=[
            job("Công nhân may 1"),
            job("Công nhân may 2", salary_max=11_000_000),
            job("Công nhân may 3", salary_max=12_000_000),
            job("Công nhân may 4", salary_min=12_000_000, salary_max=14_000_000),
            job(
                "Bảo vệ",
                DAM_DOI,
                occupation_id="bao-ve",
                sector="security",
                salary_min=6_000_000,
                salary_max=7_000_000,
                work_time=("night_shift",),
            ),
            job("Công nhân may có chỗ ở", CAI_NUOC, benefits=("dormitory",)),
        ],
        courses=[course(), course("Sửa xe máy", DAM_DOI, occupation_id="sua-xe-may", sector="mechanical")],
        orders=[order(), order("Lắp ráp điện tử", "TW", salary_min=20_000_000)],
    )
