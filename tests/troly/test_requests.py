"""`troly interest` and `troly alerts` on a database of their own."""

from dataclasses import replace
from datetime import timedelta

import pytest

from services import calendar
from services.interest.model import Interest, InterestStatus, Person
from troly.arguments import INTEREST_STATUSES
from troly.cli import main
from troly.open_services import open_services

NOW = calendar.now()
ONE = Interest(
    conversation="web_1",
    item="vacancy:1",
    title="Công nhân\tmay",
    person=Person(name="Lê Thị Mẫu", phone="0900000001", commune="xã Năm Căn"),
    registered_at=NOW,
    changed_at=NOW,
)


@pytest.fixture
def database(database):
    with open_services() as services, services.unit_of_work(writing=True) as uow:
        uow.interests.add(ONE)
        uow.interests.add(replace(ONE, status=InterestStatus.DECLINED))
        uow.interests.add(replace(ONE, registered_at=NOW - timedelta(days=181)))
        uow.commit()


def run(capsys, *words):
    capsys.readouterr()
    code = main(list(words))
    printed = capsys.readouterr()
    return code, [line.split("\t") for line in printed.out.splitlines()], printed.err


def test_the_statuses_are_those_of_the_center():
    assert list(INTEREST_STATUSES) == [status.value for status in InterestStatus]


def test_the_list_has_who_is_waiting(database, capsys):
    code, lines, told = run(capsys, "interest", "list")
    assert code == 0
    assert [line[0] for line in lines] == ["1", "3"]
    assert lines[0][2:] == ["new", "vacancy:1", "Công nhân may", "Lê Thị Mẫu", "0900000001", "xã Năm Căn"]
    assert "2 người" in told


def test_the_list_of_one_status(database, capsys):
    assert [line[0] for line in run(capsys, "interest", "list", "--status", "declined")[1]] == ["2"]


def test_a_status_is_set(database, capsys):
    code, _, told = run(capsys, "interest", "set-status", "1", "contacted")
    assert (code, "cán bộ đã liên hệ" in told) == (0, True)
    assert [line[0] for line in run(capsys, "interest", "list", "--status", "contacted")[1]] == ["1"]


@pytest.mark.parametrize("words", [("9", "contacted"), ("x", "contacted")])
def test_a_number_that_is_not_there_is_said(database, capsys, words):
    assert run(capsys, "interest", "set-status", *words)[0] == 2


def test_what_is_kept_too_long_is_deleted(database, capsys):
    code, _, told = run(capsys, "alerts", "send-due")
    assert (code, "xóa 1 dòng" in told) == (0, True)
    left = [run(capsys, "interest", "list", "--status", status)[1] for status in INTEREST_STATUSES]
    assert sorted(line[0] for lines in left for line in lines) == ["1", "2"]


def test_a_name_for_an_offer_that_is_gone_is_closed(database, capsys):
    run(capsys, "alerts", "send-due")
    assert [line[0] for line in run(capsys, "interest", "list", "--status", "closed")[1]] == ["1"]
