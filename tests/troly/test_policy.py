"""`troly policy …` on a database of its own."""

import os
import sqlite3
from datetime import datetime, timezone

import pytest

from services.conversations.closing import close_turn
from services.conversations.model import Answer, Arrival
from services.conversations.tickets import PolicyTrace
from services.policy.seed import read_folder, write_folder
from tests.policy_samples import CONTENT, ENTRY
from tests.stored_message import store_message
from troly.cli import main


@pytest.fixture
def folder(tmp_path):
    write_folder(CONTENT, tmp_path / "content")
    return tmp_path / "content"


def run(capsys, *words):
    capsys.readouterr()
    code = main(["policy", *map(str, words)])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def test_the_content_of_a_new_database_has_no_problem(database, capsys):
    code, out, err = run(capsys, "check")
    assert (code, out) == (0, "")
    assert "không có chỗ nào sai" in err


def test_each_problem_is_a_line(folder, capsys):
    path = folder / "entries" / ENTRY.topic / f"{ENTRY.id}.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("{disabled_severe_adult}", "810.000 đồng"), encoding="utf-8")
    code, out, err = run(capsys, "check", folder, "--at", "2026-11-23")
    assert code == 1
    assert out.startswith(f"{ENTRY.id}: con số viết thẳng")
    assert "1 chỗ cần sửa" in err


def test_a_day_ahead_shows_what_will_be_overdue(folder, capsys):
    assert run(capsys, "check", folder, "--at", "2027-12-31")[0] == 1


def test_what_depends_on_a_value_is_listed(database, capsys):
    code, out, _ = run(capsys, "impact", "social_standard")
    touched = {line.partition("\t")[0] for line in out.splitlines()}
    assert code == 0
    assert touched == {entry.id for entry in read_folder().touched_by("social_standard")}
    assert len(touched) > 10


def test_an_unknown_value_is_said(database, capsys):
    code, _, err = run(capsys, "impact", "no_such_value")
    assert code == 2
    assert "no_such_value" in err


def test_what_is_exported_can_be_imported(database, tmp_path, capsys):
    assert run(capsys, "export", tmp_path / "out")[0] == 0
    assert read_folder(tmp_path / "out") == read_folder()
    assert run(capsys, "import", tmp_path / "out", "--at", "2026-11-23")[0] == 0
    assert run(capsys, "check", "--at", "2026-11-23")[0] == 0


def test_content_with_a_problem_is_not_imported(database, folder, tmp_path, capsys):
    (folder / "entries" / ENTRY.topic / "assistance-where.yml").unlink()
    code, out, err = run(capsys, "import", folder, "--at", "2026-11-23")
    assert code == 1
    assert "assistance-where" in out
    assert "Chưa nạp gì" in err
    run(capsys, "export", tmp_path / "out")
    assert read_folder(tmp_path / "out") == read_folder()


def test_sound_content_replaces_what_was_there(database, folder, tmp_path, capsys):
    assert run(capsys, "import", folder, "--at", "2026-11-23")[0] == 0
    run(capsys, "export", tmp_path / "out")
    assert read_folder(tmp_path / "out") == CONTENT


def test_nothing_is_written_over(database, folder, capsys):
    code, _, err = run(capsys, "export", folder)
    assert code == 2
    assert "đã có tệp" in err


@pytest.mark.parametrize("verb", ["check", "import"])
def test_a_folder_that_is_not_there_is_said(database, tmp_path, capsys, verb):
    code, _, err = run(capsys, verb, tmp_path / "nowhere")
    assert code == 2
    assert "nowhere" in err


def test_content_that_cannot_be_read_is_said_with_its_file(folder, capsys):
    (folder / "values" / "all.yml").write_text("a: [", encoding="utf-8")
    code, _, err = run(capsys, "check", folder)
    assert code == 2
    assert "all.yml" in err


def test_a_new_database_has_no_gaps(database, capsys):
    code, out, err = run(capsys, "gaps", "--days", "7")
    assert (code, out) == (0, "")
    assert "0 nhóm" in err


@pytest.mark.parametrize("days", ["0", "-3", "999999999", "soon"])
def test_a_span_of_days_that_is_none_is_said(database, capsys, days):
    code, _, err = run(capsys, "gaps", f"--days={days}")
    assert code == 2
    assert "--days" in err


def test_a_gap_is_one_line_whatever_was_written(database, capsys):
    from jobs_db.bootstrap import build_services
    from jobs_db.settings import DatabaseSettings

    services = build_services(DatabaseSettings(url=os.environ["TROLY_DATABASE_URL"]))
    arrival = Arrival(channel="web", conversation="web_a", message_id="1", text="hỏi")
    answer = Answer(
        said="nuôi cua\n9\ttrúng số\tx", replies=(), outcome="no_answer", policy=PolicyTrace("lost", ("a",))
    )
    now = datetime.now(timezone.utc)
    with services.unit_of_work(writing=True) as uow:
        message = store_message(uow, arrival, now)
        close_turn(uow, message, answer, now, send=False)
        uow.commit()
    services.close()
    assert run(capsys, "gaps")[:2] == (0, "1\tnuôi cua 9 trúng số x\ta\n")


@pytest.mark.parametrize("words", [("check",), ("impact", "social_standard"), ("export", "out")])
def test_a_record_in_the_database_that_cannot_be_read_is_said(database, tmp_path, capsys, words):
    with sqlite3.connect(tmp_path / "troly.db") as connection:
        connection.execute("UPDATE policy_value SET body = '{}' WHERE name = 'social_standard'")
    words = [word if word != "out" else tmp_path / "out" for word in words]
    code, _, err = run(capsys, *words)
    assert code == 1
    assert "social_standard" in err


def test_a_database_without_tables_is_said(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("TROLY_DATABASE_URL", f"sqlite:///{tmp_path / 'empty.db'}")
    code, _, err = run(capsys, "check")
    assert code == 1
    assert "troly db upgrade" in err
