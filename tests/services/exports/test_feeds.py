"""RSS 2.0, JSON Feed 1.1 and JSON-LD, by what their specifications ask for."""

import json
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.exports.feed import feed_of
from services.exports.feed_formats import dump_json, json_feed, rss
from services.exports.job_posting_ld import job_postings_ld
from services.jobs.model import Employer
from tests.services.exports.offers import DAM_DOI, LINKS, SAMPLE, TODAY, offer, workplace

HOSTILE = '<script>alert("&")</script>'


def feed(*postings, communes=()):
    return feed_of(postings, LINKS, TODAY, communes)


def read_rss(*postings):
    return ET.fromstring(rss(feed(*postings)).encode("utf-8")).find("channel")  # noqa: S314 - our own


def read_json_feed(*postings):
    return json.loads(json_feed(feed(*postings)))


def read_ld(posting):
    return json.loads(dump_json(job_postings_ld([posting], LINKS)))["@graph"][0]


def test_rss_has_what_a_channel_and_an_item_need():
    channel = read_rss(offer(id=87))
    assert {"title", "link", "description"} <= {element.tag for element in channel}
    item = channel.find("item")
    assert item.findtext("title") == "Công nhân chế biến tôm – Công ty TNHH Thủy sản Một"
    assert item.findtext("link") == "https://example.vn/chat?viec=87"
    assert item.find("guid").attrib == {"isPermaLink": "false"}
    assert parsedate_to_datetime(item.findtext("pubDate")) == datetime.fromisoformat(
        "2026-11-17T00:00:00+07:00"
    )
    assert "Liên hệ: Chị Năm 0900 000 086" in item.findtext("description")


def test_json_feed_has_what_it_needs():
    body = read_json_feed(offer(id=87))
    assert body["version"] == "https://jsonfeed.org/version/1.1"
    [item] = body["items"]
    assert item["id"] == "troly:job:87"
    assert item["url"] == "https://example.vn/chat?viec=87"
    assert datetime.fromisoformat(item["date_published"]).date() == date(2026, 11, 17)
    assert "Lương: 8 – 9,5 triệu đồng/tháng" in item["content_text"].splitlines()


def test_the_newest_stands_first():
    dates = [date(2026, 11, day) for day in (3, 9, 6)]
    made = [offer(str(day.day), id=number, date_posted=day) for number, day in enumerate(dates)]
    assert [item.posted.day for item in feed(*made).items] == [9, 6, 3]


def test_the_feed_of_a_commune_says_so():
    made = feed(offer(), communes=(DAM_DOI,))
    assert "xã Đầm Dơi" in made.title
    assert made.url == LINKS.commune(DAM_DOI)


def test_nothing_in_a_text_becomes_markup():
    posting = offer(HOSTILE, description=HOSTILE, employer=Employer(name=HOSTILE))
    item = read_rss(posting).find("item")
    assert item.findtext("title").startswith(HOSTILE)
    assert "<script" not in item.findtext("description")
    for text in (json_feed(feed(posting)), dump_json(job_postings_ld([posting], LINKS))):
        assert "<" not in text
    assert read_ld(posting)["title"] == HOSTILE


@given(st.text(), st.text())
def test_any_text_makes_a_feed_that_can_be_read(title, description):
    posting = offer(title, description=description)
    assert len(read_rss(posting).findall("item")) == 1
    assert len(read_json_feed(posting)["items"]) == 1


def test_an_empty_list_is_an_empty_feed():
    assert read_rss().findall("item") == []
    assert read_json_feed()["items"] == []
    assert job_postings_ld([], LINKS)["@graph"] == []


def test_a_vacancy_is_a_job_posting_with_every_field_that_is_known():
    body = read_ld(offer(id=87, education="upper_secondary", experience_months=12))
    assert body["@type"] == "JobPosting"
    for required in ("title", "description", "datePosted", "hiringOrganization", "jobLocation"):
        assert body[required]
    assert body["validThrough"] == "2026-12-31T23:59:59+07:00"
    assert body["employmentType"] == ["FULL_TIME"]
    assert body["totalJobOpenings"] == 71
    assert body["occupationalCategory"] == "7511"
    assert body["jobLocation"][0]["address"] == {
        "@type": "PostalAddress",
        "streetAddress": "ấp 1, xã Đầm Dơi",
        "addressLocality": "xã Đầm Dơi",
        "addressRegion": "Cà Mau",
        "addressCountry": "VN",
    }
    assert body["baseSalary"]["currency"] == "VND"
    assert body["baseSalary"]["value"] == {
        "@type": "QuantitativeValue",
        "unitText": "MONTH",
        "minValue": 8_000_000,
        "maxValue": 9_500_000,
    }
    assert body["educationRequirements"]["credentialCategory"] == "high school"
    assert body["experienceRequirements"]["monthsOfExperience"] == 12


def test_what_is_not_known_is_left_out_and_nothing_made_up():
    unknown = {"salary_min": None, "salary_max": None, "total_job_openings": None, "vsco": None}
    body = read_ld(offer(places=(), contact_phone="", sector=None, **unknown))
    missing = {"baseSalary", "totalJobOpenings", "occupationalCategory", "jobLocation", "industry"}
    assert not (missing | {"applicationContact", "disambiguatingDescription"}) & set(body)


@pytest.mark.parametrize(
    ("work_time", "kinds"),
    [
        (("part_time", "morning"), ["PART_TIME"]),
        (("seasonal", "full_time"), ["TEMPORARY", "FULL_TIME"]),
        ((), ["OTHER"]),
    ],
)
def test_working_times_are_told_in_the_words_of_schema_org(work_time, kinds):
    assert read_ld(offer(work_time=work_time))["employmentType"] == kinds


def test_work_at_home_is_told_as_such():
    assert read_ld(offer(work_time=("home",)))["jobLocationType"] == "TELECOMMUTE"
    assert "jobLocationType" not in read_ld(offer())


@pytest.mark.parametrize("unit", ["day", "hour", "piece"])
def test_pay_by_the_day_or_piece_is_told_in_words_only(unit):
    body = read_ld(offer(salary_unit=unit, pay_text="300.000 đ/ngày"))
    assert "baseSalary" not in body
    assert "300.000 đ/ngày" in body["description"]


def test_several_workplaces_are_several_places():
    assert len(read_ld(offer(places=(workplace(), workplace("Cái Nước", "32128"))))["jobLocation"]) == 2


def test_sample_data_says_so_wherever_a_title_is_read():
    posting = offer(is_sample=True)
    assert SAMPLE in read_rss(posting).find("item").findtext("title")
    assert SAMPLE in read_json_feed(posting)["items"][0]["title"]
    assert SAMPLE in read_ld(posting)["title"]
    assert SAMPLE not in rss(feed(offer())) + json_feed(feed(offer()))
