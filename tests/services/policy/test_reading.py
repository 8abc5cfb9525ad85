"""Records are read with their faults named, and written so that they read back the same."""

from dataclasses import replace
from datetime import datetime, timezone

import pytest

from services.errors import InvalidInput
from services.policy.content import Content
from services.policy.reading import read_document, read_entry, read_value
from services.policy.seed import read_folder, write_folder
from services.policy.writing import document_body, entry_body, value_body
from tests.policy_samples import CONTENT, ENTRY, NEW, STANDARD


def test_records_come_back_as_they_were_written():
    assert read_document(NEW.number, document_body(NEW)) == NEW
    assert read_value(STANDARD.name, value_body(STANDARD)) == STANDARD
    assert read_entry(entry_body(ENTRY)) == ENTRY


def test_a_folder_comes_back_as_it_was_written(tmp_path):
    assert write_folder(CONTENT, tmp_path) == 2 + len(CONTENT.entries)
    assert read_folder(tmp_path) == CONTENT


def test_all_content_of_the_product_comes_back_as_it_was_written(tmp_path):
    content = read_folder()
    write_folder(content, tmp_path)
    assert read_folder(tmp_path) == content


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"strange": 1}, "unknown strange"),
        ({"question": ""}, "question is missing"),
        ({"asked": "một câu"}, "asked is no list"),
        ({"rating": "D"}, "rating 'D' is none of A, A*, B, C"),
        ({"status": "live"}, "status 'live' is none of"),
        ({"review_by": None}, "review_by is missing"),
        ({"review_by": "soon"}, "review_by 'soon' is no day"),
        ({"checked_on": "10/2026"}, "is no date"),
        ({"citations": [{"article": "4"}]}, "document is missing"),
        ({"citations": ["335/2026"]}, "is no mapping"),
        ({"citations": 5}, "citations is no list"),
        ({"dossier": "Tờ khai"}, "dossier is no list"),
        ({"review_by": datetime(2027, 1, 1, tzinfo=timezone.utc)}, "is no day"),
        ({"dossier": [{"form": "Mẫu số 01"}]}, "name is missing"),
    ],
)
def test_a_fault_of_an_entry_is_named(change, told):
    with pytest.raises(InvalidInput, match=told.replace("*", r"\*")):
        read_entry({**entry_body(ENTRY), **change})


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"amount": "much"}, "amount 'much' is no number"),
        ({"amount": float("nan")}, "amount nan is no number"),
        ({"from": None}, "from is missing"),
    ],
)
def test_a_fault_of_a_value_is_named(change, told):
    body = value_body(STANDARD)
    body["values"][0] = {**body["values"][0], **change}
    with pytest.raises(InvalidInput, match=told):
        read_value(STANDARD.name, body)


def test_what_a_document_replaces_is_a_list():
    with pytest.raises(InvalidInput, match="replaces is no list"):
        read_document(NEW.number, {**document_body(NEW), "replaces": "20/2021/NĐ-CP"})


@pytest.mark.parametrize("body", [[], None, "x"])
def test_an_entry_that_is_no_mapping_is_named(body):
    with pytest.raises(InvalidInput, match="is no mapping"):
        read_entry(body)


@pytest.mark.parametrize("change", [{"topic": "../../out"}, {"id": "../out"}, {"topic": "/tmp"}])
def test_nothing_is_written_outside_the_folder(tmp_path, change):
    strayed = replace(CONTENT, entries={"x": replace(ENTRY, **change)})
    with pytest.raises(InvalidInput, match="leads out"):
        write_folder(strayed, tmp_path / "deep" / "content")
    assert list(tmp_path.rglob("*.yml")) == []


def test_a_file_that_is_no_yaml_is_named(tmp_path):
    write_folder(CONTENT, tmp_path)
    (tmp_path / "values" / "all.yml").write_text("a: [", encoding="utf-8")
    with pytest.raises(InvalidInput, match=r"all\.yml"):
        read_folder(tmp_path)


def test_an_entry_in_the_wrong_file_is_named(tmp_path):
    write_folder(CONTENT, tmp_path)
    folder = tmp_path / "entries" / ENTRY.topic
    (folder / f"{ENTRY.id}.yml").rename(folder / "another.yml")
    with pytest.raises(InvalidInput, match=r"another\.yml"):
        read_folder(tmp_path)


def test_a_record_in_two_files_is_named(tmp_path):
    write_folder(CONTENT, tmp_path)
    (tmp_path / "values" / "again.yml").write_text(
        (tmp_path / "values" / "all.yml").read_text(encoding="utf-8"), encoding="utf-8"
    )
    with pytest.raises(InvalidInput, match="stands in"):
        read_folder(tmp_path)


def test_an_empty_folder_has_no_content(tmp_path):
    assert read_folder(tmp_path) == Content()
