"""Vacancies to be exported, around Đầm Dơi."""

from datetime import date, timedelta
from typing import Any

from services.exports.links import Links
from services.jobs.model import Employer, JobPosting
from services.places import Workplace

TODAY = date(2026, 11, 23)
DAM_DOI, CAI_NUOC = "32152", "32128"
LINKS = Links("https://example.vn/chat?xa={commune}", "https://example.vn/chat?viec={job}")
SAMPLE = "Dữ liệu mẫu, không phải tin thật"


def workplace(text: str = "ấp 1, xã Đầm Dơi", commune: str = DAM_DOI) -> Workplace:
    return Workplace(place_text=text, commune_code=commune, province_code="96", lat=8.96, lon=105.2)


def offer(title: str = "Công nhân chế biến tôm", **facts: Any) -> JobPosting:
    usual: dict[str, Any] = {
        "employer": Employer(name="Công ty TNHH Thủy sản Một"),
        "places": (workplace(),),
        "occupation_id": "tom-che-bien",
        "sector": "seafood_processing",
        "vsco": "7511",
        "pay_text": "8 – 9,5 triệu đồng/tháng",
        "salary_min": 8_000_000,
        "salary_max": 9_500_000,
        "salary_unit": "month",
        "total_job_openings": 71,
        "age_min": 18,
        "age_max": 45,
        "work_time": ("full_time", "rotating_shift"),
        "benefits": ("shuttle", "meals"),
        "benefits_text": "bao cơm, có xe đưa rước",
        "contact_name": "Chị Năm",
        "contact_phone": "0900000086",
        "date_posted": TODAY - timedelta(days=6),
        "valid_through": date(2026, 12, 31),
    }
    return JobPosting(title=title, **{**usual, **facts})
