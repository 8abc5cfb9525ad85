"""A link on paper or in a feed opens the chat on its list."""

from collections.abc import Mapping
from datetime import timedelta

import pytest

from gateway.chat.opening import opening_text
from gateway.phrases import load_phrases
from services import calendar
from services.places import Workplace
from tests.fakes import FakeUnitOfWork
from tests.gateway.browser import Browser
from tests.services.exports.offers import LINKS, offer

WORDS = load_phrases().opening
TODAY = calendar.today()
OPEN = {"valid_through": TODAY + timedelta(days=5)}
JOBS = (
    offer("Thợ hồ", **OPEN),
    offer("Bảo vệ", places=(Workplace(place_text="KCN Sóng Thần, Bình Dương"),), **OPEN),
    offer("Tạp vụ", places=(), **OPEN),
    offer("Hết hạn", valid_through=TODAY - timedelta(days=1)),
    offer("Đã đủ", status="filled", **OPEN),
)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ({"xa": "32152"}, "Tìm việc ở xã Đầm Dơi"),
        ({"viec": "1"}, "Tìm việc Thợ hồ ở xã Đầm Dơi"),
        ({"viec": "2"}, "Tìm việc Bảo vệ ở KCN Sóng Thần, Bình Dương"),
        ({"viec": "3"}, "Tìm việc Tạp vụ"),
        ({"viec": "4"}, None),
        ({"viec": "5"}, None),
        ({"viec": "99"}, None),
        ({"viec": "9" * 30}, None),
        ({"viec": "1; drop"}, None),
        ({"xa": "Đầm Dơi"}, None),
        ({"xa": "/restart"}, None),
        ({}, None),
    ],
)
def test_a_link_asks_what_its_reader_would_type(query: Mapping[str, str], text: str | None) -> None:
    assert opening_text(query, WORDS, FakeUnitOfWork(jobs=JOBS)) == text


def test_the_links_that_are_printed_are_those_that_are_known(browser: Browser) -> None:
    query = LINKS.commune("32152").partition("?")[2]
    answer = browser.http.get(f"/chat/opening?{query}")
    assert (answer.status_code, answer.json()) == (200, {"text": "Tìm việc ở xã Đầm Dơi"})
    assert browser.http.get("/chat/opening?xa=1").status_code == 404
    assert browser.http.get("/chat/opening").status_code == 404
