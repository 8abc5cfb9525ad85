"""What is found for a note, read out, and put in writing."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from services.caller.entries import answers, entry_answer
from services.caller.finding import columns
from services.caller.offers import MOST, Marked, marked
from services.caller.reading import read_note
from services.caller.recap import recap
from services.caller.sentences import sentences
from services.caller.spoken import to_read_out
from services.conversations.typed_text import MAX_TEXT
from services.policy.retrieval.index import Index
from tests.fakes import FakeUnitOfWork
from tests.policy_samples import CONTENT
from tests.services.dialogue.sample_offers import course, order
from tests.services.dialogue.sample_offers import job as old_job
from tests.yaml_file import read_yaml

READ_OUT = read_yaml(Path(__file__).with_name("read_out.yml"))
TODAY = date(2026, 11, 23)
SAYABLE = re.compile(r"[^\W\d_ ]+(?:[ ,]+[^\W\d_]+)*\.")


def job(**facts):
    return old_job(**{"valid_through": date(2027, 4, 30), **facts})


@pytest.fixture
def uow() -> FakeUnitOfWork:
    return FakeUnitOfWork(
        jobs=[job(), job(title="Thợ may (KCN) 24/24", contact_phone="", total_job_openings=12)],
        courses=[course(fee=0), course(title="Lái xe B2", occupation_id="lai-xe-con", fee=12_500_000)],
        orders=[order(valid_through=date(2027, 4, 30), pay_text="2,1–2,6 triệu won/tháng")],
        policy=CONTENT,
    )


def kinds(note: str, uow: FakeUnitOfWork) -> list[tuple[str, bool, int]]:
    found = columns(read_note(note, TODAY), uow, TODAY)
    return [(column.kind, column.leads, column.found.total) for column in found]


def test_the_kind_asked_for_leads_and_others_stand_beside_it_where_they_fit(uow):
    assert kinds("may nam can", uow) == [("job", True, 2), ("course", False, 1)]
    assert kinds("hoc may nam can", uow)[:2] == [("course", True, 1), ("job", False, 2)]


def test_what_is_wanted_abroad_is_not_looked_for_at_home(uow):
    assert kinds("di nhat 30t", uow) == [("overseas", True, 1)]


def test_nothing_is_looked_for_when_nothing_is_wanted(uow):
    assert kinds("bhtn nghi 2 thang", uow) == []


def test_conditions_are_let_go_only_for_the_kind_asked_for(uow):
    (column,) = columns(read_note("may nam can 90tr", TODAY), uow, TODAY)[:1]
    assert column.leads and column.found.relaxed


def test_an_entry_is_told_with_its_provision():
    reading = read_note("nkt nang moi thang duoc bao nhieu", TODAY)
    found = answers(reading, Index.of([*CONTENT.published()]).sharpened(), CONTENT, TODAY)
    assert found[0].id == "disabled-severe-adult"
    assert "335/2026/NĐ-CP" in found[0].source_line


def test_an_entry_brings_its_papers_and_where_to_go_into_the_recap_while_they_fit(uow):
    entry = entry_answer("disabled-severe-adult", CONTENT, TODAY)
    assert entry is not None
    assert dict(entry.more)["where"] == "Bộ phận Một cửa nào cũng được."
    written = recap([Marked(entry.key, entry)], TODAY)
    assert "Giấy tờ:\n- Tờ khai (Mẫu số 01" in written and "Nộp ở: Bộ phận Một cửa" in written
    long = replace(entry, more=(("dossier", "- giấy " * 300),))
    written = recap([Marked(long.key, long)], TODAY)
    assert entry.text in written and "- giấy" not in written


def test_an_entry_whose_review_is_overdue_says_nothing():
    told = entry_answer("assistance-where", CONTENT, date(2027, 6, 30))
    assert told is not None
    assert (told.text, told.sure) == ("", False)


def test_there_is_no_answer_where_there_is_no_entry():
    assert entry_answer("none", CONTENT, TODAY) is None


def test_marked_things_are_told_once_and_those_that_are_gone_not_at_all(uow):
    keys = [
        "vacancy:1",
        "vacancy:1",
        "course:1",
        "entry:assistance-where",
        "vacancy:999",
        "x",
        "entry:none",
        "vacancy:a",
    ]
    assert [one.key for one in marked(keys, uow, CONTENT, TODAY)] == [
        "vacancy:1",
        "course:1",
        "entry:assistance-where",
    ]


def test_no_more_is_told_than_in_one_call(uow):
    many = [f"vacancy:{number}" for number in range(50)]
    assert len(marked(many, uow, CONTENT, TODAY)) <= MOST


def test_an_offer_is_read_out_in_short_sentences(uow):
    assert to_read_out(marked(["vacancy:1"], uow, CONTENT, TODAY)) == [
        "Công nhân may.",
        "Công ty Mẫu.",
        "Lương từ tám triệu đến mười triệu đồng một tháng.",
        "Làm tại xã Năm Căn.",
        "Hạn nộp là ngày ba mươi tháng tư năm hai ngàn không trăm hai mươi bảy.",
        "Anh chị gọi số không hai chín không, không không không không, không không một, gặp Chị Ba.",
    ]


def test_everything_read_out_is_words(uow):
    keys = [
        "vacancy:1",
        "vacancy:2",
        "course:1",
        "course:2",
        "overseas_order:1",
        "entry:disabled-severe-adult",
    ]
    said = to_read_out(marked(keys, uow, CONTENT, TODAY))
    assert len(said) > 20
    assert [sentence for sentence in said if not SAYABLE.fullmatch(sentence)] == []


@pytest.mark.parametrize("case", READ_OUT, ids=lambda case: case["written"])
def test_a_text_is_read_out(case):
    assert sentences(case["written"]) == case["said"]


def test_no_sentence_is_longer_than_a_breath_where_it_has_commas():
    long = ", ".join(["mang theo giấy tờ tùy thân bản chính"] * 12)
    assert max(len(sentence.split()) for sentence in sentences(long)) <= 20


def test_a_recap_says_what_it_is_and_where_to_ask(uow):
    text = recap(marked(["vacancy:1", "entry:assistance-where"], uow, CONTENT, TODAY), TODAY)
    assert text.startswith(
        "Dạ, Trung tâm gửi anh/chị tóm tắt cuộc gọi ngày 23/11/2026:\n\n1. Công nhân may\n"
    )
    assert "Liên hệ: Chị Ba 0290 0000 001" in text
    assert "2. Nộp tờ khai trợ cấp ở đâu?" in text
    assert "335/2026/NĐ-CP" in text
    assert "đừng đóng" in text


def test_a_recap_of_nothing_is_empty():
    assert recap([], TODAY) == ""


def test_a_recap_is_never_longer_than_a_message():
    long = FakeUnitOfWork(jobs=[job(title="Thợ may " * 40) for _ in range(MOST)])
    text = recap(marked([f"vacancy:{number}" for number in range(1, MOST + 1)], long, CONTENT, TODAY), TODAY)
    assert len(text) <= MAX_TEXT
    assert "còn nữa" in text


def test_a_personal_number_in_a_list_does_not_get_into_a_recap():
    uow = FakeUnitOfWork(jobs=[job(contact_name="Chị Ba CCCD 096085001234")])
    assert "096085001234" not in recap(marked(["vacancy:1"], uow, CONTENT, TODAY), TODAY)
