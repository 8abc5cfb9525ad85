"""An entry as it is answered on a day."""

from dataclasses import replace
from datetime import date

import pytest

from services.errors import NotFound
from services.policy.answer import Lacking, answer
from services.policy.rating import Rating
from tests.policy_samples import CONTENT, ENTRY, WHERE

TODAY = date(2026, 11, 23)


def told(entry=ENTRY, day=TODAY, today=TODAY, facet="answer"):
    return answer(entry, CONTENT, day, today, facet)


def test_values_of_today_stand_in_the_text():
    assert told().text == "Dạ, mỗi tháng 810.000 đồng, trước đây là 500.000 đồng."


def test_values_of_last_year_stand_in_the_text_for_last_year():
    assert told(day=date(2025, 12, 31)).text.startswith("Dạ, mỗi tháng 750.000 đồng")


def test_the_provisions_shown_are_in_force_on_the_day():
    assert [source.citation.document for source in told().sources] == ["335/2026/NĐ-CP"] * 2
    assert "20/2021/NĐ-CP" in [source.citation.document for source in told(day=date(2025, 12, 31)).sources]


def test_the_source_line_names_provision_day_in_force_and_day_checked():
    line = told(WHERE).source_line
    assert "khoản 1 Điều 8 Nghị định 335/2026/NĐ-CP" in line
    assert "05/10/2026" in line
    assert "tháng 10/2026" in line


def test_an_amount_reported_only_says_so():
    assert told().rating is Rating.REPORTED
    assert "theo thông tin công bố" in told().source_line


def test_nothing_is_answered_for_a_day_without_the_value():
    assert told(day=date(2022, 1, 1)) is Lacking.NOT_THEN


def test_nothing_is_answered_for_a_day_without_any_provision():
    assert told(WHERE, day=date(2025, 1, 1)) is Lacking.NOT_THEN


def test_an_overdue_review_takes_the_answer_away():
    assert told(today=date(2027, 6, 30)) is Lacking.STALE
    assert told(today=date(2027, 6, 29)) is not Lacking.STALE


def test_a_side_that_is_not_told_is_none():
    assert told(facet="fee") is Lacking.NOT_TOLD


def test_papers_are_listed_with_form_and_decree():
    assert told(facet="dossier").text == "- Tờ khai (Mẫu số 01, Nghị định 335/2026/NĐ-CP)"


def test_the_centers_copy_of_a_form_is_told_where_there_is_one():
    paper = replace(ENTRY.dossier[0], file="https://example.vn/mau-01.docx")
    text = told(replace(ENTRY, dossier=(paper,)), facet="dossier").text
    assert text.endswith("Nghị định 335/2026/NĐ-CP): tải ở https://example.vn/mau-01.docx")


def test_a_hotline_is_named_by_its_number():
    assert "113" in told(replace(WHERE, answer="Gọi {hotline:police}.")).text


@pytest.mark.parametrize(
    "text", ["{no_such_value}", "{hotline:no_such_line}", "{social_standard@1999-01-01}"]
)
def test_a_name_of_nothing_is_an_error(text):
    with pytest.raises(NotFound):
        told(replace(WHERE, answer=text))


def test_an_entry_without_source_says_that_nothing_confirms_it():
    unsure = replace(WHERE, citations=(), rating=Rating.UNCONFIRMED)
    assert "chưa xác nhận" in told(unsure).source_line
