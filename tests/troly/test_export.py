"""`troly export …` on a database of its own."""

import json
from datetime import timedelta

import openpyxl
import pytest

from jobs_db.bootstrap import build_services
from tests.services.exports.offers import CAI_NUOC, TODAY, offer, workplace
from troly.cli import main

DAY = TODAY.isoformat()
KINDS = ("weekly", "slip", "poster", "loudspeaker", "jsonld", "rss", "json")
FILES = {"weekly": "x.xlsx", "slip": "x.pdf", "poster": "x.pdf"}


@pytest.fixture(autouse=True)
def database(database, monkeypatch):
    monkeypatch.setenv("TROLY_CHAT_LINK", "https://example.vn/chat?xa={commune}")
    monkeypatch.setenv("TROLY_JOB_LINK", "https://example.vn/chat?viec={job}")
    services = build_services()
    with services.unit_of_work(writing=True) as uow:
        uow.jobs.add_all(
            [
                offer("Công nhân chế biến tôm"),
                offer("Thợ hồ", places=(workplace("xã Cái Nước", CAI_NUOC),)),
                offer("Đã hết hạn", valid_through=TODAY - timedelta(days=1)),
                offer("Đã đủ người", status="filled"),
            ]
        )
        uow.commit()
    services.close()


def run(capsys, *words):
    capsys.readouterr()
    code = main(["export", *map(str, words), "--at", DAY])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def test_the_weekly_list_holds_what_people_may_see(tmp_path, capsys):
    file = tmp_path / "new" / "list.xlsx"
    code, out, err = run(capsys, "weekly", "--out", file)
    assert (code, out) == (0, "")
    assert "2 tin" in err
    titles = [row[2].value for row in openpyxl.load_workbook(file).active.iter_rows(min_row=4)]
    assert titles == ["Công nhân chế biến tôm", "Thợ hồ"]


@pytest.mark.parametrize("name", ["list.txt", "list"])
def test_a_table_of_another_kind_is_refused(tmp_path, capsys, name):
    code, _, err = run(capsys, "weekly", "--out", tmp_path / name)
    assert code == 2
    assert ".xlsx, .csv" in err


def test_a_slip_of_one_vacancy_by_its_number(tmp_path, capsys):
    code, _, err = run(capsys, "slip", 2, "--out", tmp_path / "slip.pdf")
    assert (code, "1 tin" in err) == (0, True)
    assert (tmp_path / "slip.pdf").read_bytes().startswith(b"%PDF-")


def test_what_people_may_not_see_gets_no_slip(tmp_path, capsys):
    code, _, err = run(capsys, "slip", 3, 4, "--out", tmp_path / "slip.pdf")
    assert code == 1
    assert "Không có tin nào" in err
    assert not (tmp_path / "slip.pdf").exists()


def test_every_commune_with_a_vacancy_gets_a_poster(tmp_path, capsys):
    assert run(capsys, "poster", "--out", tmp_path / "all.pdf")[0] == 0
    assert (tmp_path / "all.pdf").read_bytes().count(b"/Type /Page\n") == 2


def test_the_loudspeaker_text_of_a_commune_by_its_name(capsys):
    code, out, _ = run(capsys, "loudspeaker", "--commune", "dam doi")
    assert code == 0
    assert "xã Đầm Dơi" in out
    assert "Thợ hồ" not in out


@pytest.mark.parametrize("kind", ["jsonld", "json"])
def test_what_machines_read_is_json_on_the_screen(capsys, kind):
    code, out, _ = run(capsys, kind)
    body = json.loads(out)
    assert code == 0
    assert len(body.get("items", body.get("@graph"))) == 2


def test_an_empty_feed_is_a_feed_and_an_empty_list_is_none(tmp_path, capsys):
    elsewhere = ("--commune", "Đất Mũi")
    assert run(capsys, "rss", *elsewhere)[0] == 0
    assert run(capsys, "loudspeaker", *elsewhere)[0] == 1
    assert run(capsys, "weekly", "--out", tmp_path / "list.csv", *elsewhere)[0] == 1


@pytest.mark.parametrize("kind", KINDS)
def test_an_unknown_commune_is_said(tmp_path, capsys, kind):
    out = ("--out", tmp_path / FILES[kind]) if kind in FILES else ()
    code, _, err = run(capsys, kind, *out, "--commune", "Cần Thơ")
    assert code == 2
    assert "Cần Thơ" in err


def test_a_number_that_is_none_is_said(tmp_path, capsys):
    assert run(capsys, "slip", "ba", "--out", tmp_path / "slip.pdf")[0] == 2


def test_a_link_that_leads_nowhere_stops_before_anything_is_printed(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("TROLY_CHAT_LINK", "https://example.vn/chat")
    code, _, err = run(capsys, "poster", "--out", tmp_path / "all.pdf")
    assert code == 2
    assert "{commune}" in err


def test_a_code_that_opens_on_this_machine_only_is_warned_of(tmp_path, capsys, monkeypatch):
    monkeypatch.delenv("TROLY_CHAT_LINK")
    assert "chỉ mở được trên máy này" in run(capsys, "poster", "--out", tmp_path / "all.pdf")[2]


def test_a_file_that_cannot_be_written_is_said_and_nothing_is_left(tmp_path, capsys):
    folder = tmp_path / "folder.csv"
    folder.mkdir()
    code, _, err = run(capsys, "weekly", "--out", folder)
    assert code == 1
    assert "Không ghi được" in err
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
