"""A value is changed by two, with every answer that changes before their eyes."""

from dataclasses import replace
from html import unescape

import pytest

from services.staff.permissions import Role
from tests.policy_samples import DISABLED, ENTRY, NEW, STANDARD
from tests.web.entries.conftest import content_of
from tests.web.entries.forms import step, typed_value

PATH = f"/values/{STANDARD.name}"
RAISED = replace(STANDARD, periods=(STANDARD.periods[0], replace(STANDARD.periods[1], amount=600000)))


@pytest.fixture
def approver(desk):
    return desk.client_as(Role.APPROVER)


@pytest.fixture
def other(desk):
    return desk.client_as("other-approver")


def test_values_are_listed_with_what_they_are_today(desk):
    page = unescape(desk.client_as(Role.EDITOR).get("/values", params={"q": "muc chuan"}).text)
    assert "{social_standard}" in page
    assert "540.000 đồng" in page
    assert DISABLED.label not in page


def test_a_value_shows_the_answers_it_stands_in(desk):
    page = desk.client_as(Role.EDITOR).get(PATH).text
    assert ENTRY.question in page
    assert "Lưu bản nháp" not in page


def test_every_answer_that_changes_is_shown_before_it_is_kept(approver):
    piece = approver.post("/values/impact", {**typed_value(RAISED), "key": STANDARD.name}).text
    assert ENTRY.question in piece
    assert "<del>810.000</del>" in piece
    assert "<ins>900.000</ins>" in piece


def test_a_value_needs_the_second_person(desk, approver, other):
    assert approver.post(PATH, typed_value(RAISED)).status_code == 303
    step(approver, PATH, "submit")
    assert step(approver, PATH, "publish").status_code == 422
    assert content_of(desk).values[STANDARD.name] == STANDARD
    assert step(other, PATH, "publish").status_code == 303
    assert content_of(desk).values[STANDARD.name] == RAISED
    assert other.post(f"{PATH}/history/1/restore", {"reason": "lộn"}).status_code == 303
    assert content_of(desk).values[STANDARD.name] == STANDARD


def test_an_editor_changes_no_value(desk):
    editor = desk.client_as(Role.EDITOR)
    assert editor.post(PATH, typed_value(RAISED)).status_code == 403
    assert editor.get("/values/new").status_code == 403


def test_a_value_that_silences_an_answer_is_not_sent(approver):
    ended = replace(STANDARD, periods=STANDARD.periods[:1])
    approver.post(PATH, typed_value(ended))
    assert step(approver, PATH, "submit").status_code == 422
    assert ENTRY.id in approver.get(PATH).text.partition('id="periods-findings"')[2].partition("</ul>")[0]


@pytest.mark.parametrize(
    "periods", ["2026-07-01 | | 540000", "1/7/2026 | | 1 | A | 2026 | 335/2026/NĐ-CP", ""]
)
def test_a_period_that_cannot_be_read_is_shown(approver, periods):
    assert approver.post(PATH, typed_value(STANDARD, periods=periods)).status_code == 422


@pytest.mark.parametrize("changes", [{"times_of": DISABLED.name}, {"times_of": "nobody"}], ids=str)
def test_a_value_that_cannot_be_reckoned_breaks_no_page(approver, changes):
    form = typed_value(STANDARD, **changes)
    assert approver.post("/values/impact", {**form, "key": STANDARD.name}).status_code == 200
    assert approver.post(PATH, form).status_code == 303
    assert approver.get(PATH).status_code == 200
    assert approver.get("/values").status_code == 200
    assert step(approver, PATH, "submit").status_code == 422


def test_a_new_value_has_a_name_of_its_own(desk, approver, other):
    form = {**typed_value(STANDARD, label="Mức mới"), "name": "new_standard"}
    assert approver.post("/values/new", {**form, "name": "Tên Dài"}).status_code == 422
    assert approver.post("/values/new", {**form, "name": STANDARD.name}).status_code == 422
    assert approver.post("/values/new", form).status_code == 303
    step(approver, "/values/new_standard", "submit")
    step(other, "/values/new_standard", "publish")
    assert content_of(desk).values["new_standard"].label == "Mức mới"


def test_documents_are_listed_with_their_days_and_what_cites_them(desk):
    page = desk.client_as(Role.EDITOR).get("/values/documents", params={"q": "335"}).text
    assert NEW.name in page
    assert "còn hiệu lực" in page


def test_a_document_that_replaces_what_nobody_knows_is_refused(approver):
    document = {
        "number": "1/2027/NĐ-CP", "kind": "Nghị định", "title": "Gì đó", "issuer": "Chính phủ",
        "in_force_from": "2027-01-01", "replaces": "9/1999/NĐ-CP", "rating": "A", "checked_on": "2026-11",
        "reason": "đã công bố",
    }  # fmt: skip
    refused = approver.post("/values/documents/new", document)
    assert refused.status_code == 422
    assert "Không có văn bản 9/1999/NĐ-CP." in refused.text
