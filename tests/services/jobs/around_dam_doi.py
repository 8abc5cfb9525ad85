"""A few vacancies around Đầm Dơi, and a search among them."""

from datetime import date, timedelta
from typing import Any

from services.jobs.model import Employer, JobPosting
from services.jobs.page import JobPage
from services.jobs.query import JobQuery, PlaceFilter
from services.jobs.search import search_jobs
from services.places import Workplace
from tests.fakes import FakeUnitOfWork

TODAY = date(2026, 11, 22)
DAM_DOI = PlaceFilter(name="Đầm Dơi", level="commune", codes=("32152",))
CAI_NUOC = PlaceFilter(name="Cái Nước", level="commune", codes=("32128",))
DAT_MUI = PlaceFilter(name="Đất Mũi", level="commune", codes=("32248",))
LAO_CAI = PlaceFilter(name="Lào Cai", level="province", codes=("15",))
DI_AN = PlaceFilter(name="Dĩ An", level="old_district", codes=("79",), old_codes=("724",))
# From Đầm Dơi: itself, 10, 20 and 55 km, then another province.
COMMUNES = {"đầm dơi": "32152", "tạ an khương": "32155", "cái nước": "32128", "đất mũi": "32248"}


def job(title: str, place: str | None = "đầm dơi", **facts: Any) -> JobPosting:
    workplace = Workplace(place_text=place or "", commune_code=COMMUNES.get(place or ""), province_code="96")
    usual: dict[str, Any] = {
        "employer": Employer(name="Mẫu"),
        "places": (workplace,),
        "occupation_id": "may",
        "sector": "garment",
        "salary_min": 8_000_000,
        "salary_max": 10_000_000,
        "date_posted": TODAY - timedelta(days=10),
        "valid_through": TODAY + timedelta(days=10),
    }
    return JobPosting(title=title, **{**usual, **facts})


def binh_duong(title: str, district: str = "725", **facts: Any) -> JobPosting:
    place = Workplace(place_text="", province_code="79", old_province_code="74", old_district_code=district)
    return job(title, **facts, places=(place,))


def search(*jobs: JobPosting, **query: Any) -> JobPage:
    return search_jobs(JobQuery(**{"limit": 50, **query}), FakeUnitOfWork(jobs=jobs), TODAY)


def titles(page: JobPage) -> list[str]:
    return [found.posting.title for found in page.items]
