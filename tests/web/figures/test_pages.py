"""The dashboard: what is shown of a period, and what is said when there is none."""

import pytest

from services.staff.permissions import Role
from tests.web.staff_web import StaffWeb
from web.figures.words import words

PAGES = ("/figures", "/figures/communes", "/figures/market", "/figures/service")


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("period", ["today", "week", "month_days", "this_year", "last_month"])
def test_every_page_shows_every_period(counted: StaffWeb, path: str, period: str) -> None:
    answer = counted.client_as(Role.APPROVER).get(path, params={"period": period})
    assert answer.status_code == 200
    assert "<svg" in answer.text
    assert f'<option value="{period}" selected>' in answer.text


@pytest.mark.parametrize("path", PAGES)
def test_a_database_without_counts_is_told_so(web: StaffWeb, path: str) -> None:
    answer = web.client_as(Role.ADMINISTRATOR).get(path)
    assert answer.status_code == 200
    assert words()["not_counted"] in answer.text


@pytest.mark.parametrize(
    ("query", "complaint"),
    [
        ({"period": "own", "from": "2026-11-20", "to": "2026-11-10"}, "order"),
        ({"period": "own", "from": "20/11/2026", "to": ""}, "day"),
        ({"period": "own", "from": "2027-01-01", "to": "2027-02-01"}, "future"),
        ({"period": "own", "from": "2020-01-01", "to": "2026-01-01"}, "long"),
        ({"period": "fortnight"}, "period"),
        ({"topic": "gossip"}, "topic"),
        ({"commune": "00000"}, "commune"),
    ],
)
def test_what_cannot_be_shown_is_told_and_what_was_typed_stays(
    counted: StaffWeb, query: dict[str, str], complaint: str
) -> None:
    answer = counted.client_as(Role.EDITOR).get("/figures/communes", params=query)
    assert answer.status_code == 422
    assert words()["complaints"][complaint] in answer.text
    if complaint == "order":
        assert 'value="2026-11-20"' in answer.text and 'value="2026-11-10"' in answer.text


def test_numbers_of_few_people_of_a_commune_are_not_on_the_pages(counted: StaffWeb) -> None:
    client = counted.client_as(Role.APPROVER)
    text = client.get("/figures/communes", params={"period": "today"}).text
    rows = [
        row for row in text.split("<tr>") if row.startswith(('<th scope="row">Xã', '<th scope="row">Phường'))
    ]
    cells = [cell.split("<")[0] for row in rows for cell in row.split('<td class="figure">')[1:]]
    assert len(rows) == 64
    assert "dưới 5" in cells
    assert not {"1", "2", "3", "4"} & set(cells)


def test_one_topic_and_one_commune_can_be_looked_at(counted: StaffWeb) -> None:
    client = counted.client_as(Role.APPROVER)
    assert "Trợ cấp thất nghiệp" in client.get("/figures/communes", params={"topic": "unemployment"}).text
    assert (
        '<option value="32191" selected>' in client.get("/figures/market", params={"commune": "32191"}).text
    )


def test_officers_have_no_figures(counted: StaffWeb) -> None:
    assert counted.client_as(Role.OFFICER).get("/figures").status_code == 403
