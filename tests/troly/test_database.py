"""`troly db …` on a database of its own."""

import json
import sqlite3

import pytest

from troly.cli import main

KINDS = ["employers", "vacancies", "courses", "overseas_orders"]


@pytest.fixture
def database(tmp_path, monkeypatch):
    path = tmp_path / "new" / "troly.db"
    monkeypatch.setenv("TROLY_DATABASE_URL", f"sqlite:///{path}")
    return path


def counts(capsys):
    capsys.readouterr()
    assert main(["db", "count"]) == 0
    return json.loads(capsys.readouterr().out)


def test_an_empty_database_is_made_and_filled(database, capsys):
    assert main(["db", "upgrade"]) == 0
    assert counts(capsys) == dict.fromkeys(KINDS, 0)
    assert main(["db", "sample"]) == 0
    assert {**counts(capsys), "employers": 0} == {
        "employers": 0,
        "vacancies": 400,
        "courses": 60,
        "overseas_orders": 40,
    }


def test_a_second_start_loads_nothing_twice(database, capsys):
    for verb in ("upgrade", "sample"):
        assert main(["db", verb]) == 0
    before = counts(capsys)
    for verb in ("upgrade", "sample"):
        assert main(["db", verb]) == 0
    assert counts(capsys) == before


def test_nothing_is_deleted_without_the_word(database, capsys, monkeypatch):
    for verb in ("upgrade", "sample"):
        assert main(["db", verb]) == 0
    before = counts(capsys)
    monkeypatch.setattr("builtins.input", lambda question: "")
    assert main(["db", "reset"]) == 0
    assert counts(capsys) == before


def test_a_reset_leaves_fresh_sample_data_only(database, capsys):
    for verb in ("upgrade", "sample"):
        assert main(["db", verb]) == 0
    with sqlite3.connect(database) as connection:
        connection.execute("delete from course")
    assert main(["db", "reset", "--yes"]) == 0
    assert counts(capsys)["courses"] == 60


def test_missing_tables_are_told_with_the_command_that_makes_them(database, capsys):
    database.parent.mkdir()
    assert main(["db", "count"]) == 1
    assert "troly db upgrade" in capsys.readouterr().err


def test_the_password_of_an_address_is_never_shown(monkeypatch, capsys):
    monkeypatch.setenv("TROLY_DATABASE_URL", "postgresql+psycopg2://troly:geheim@127.0.0.1:1/troly")
    assert main(["db", "count"]) == 1
    said = capsys.readouterr()
    assert "127.0.0.1:1/troly" in said.err
    assert "geheim" not in said.err
