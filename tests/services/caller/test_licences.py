"""The licence of a company that a note names, and what is said of it."""

import pytest

from services.caller.licences import licence_again, licence_of
from services.caller.needs import need_of
from services.caller.offers import marked
from services.caller.reading import read_note
from services.caller.recap import recap
from services.caller.spoken import to_read_out
from services.policy.content import Content
from tests.fakes import FakeUnitOfWork
from tests.services.licences.sample_list import COMPANIES, TODAY


@pytest.fixture
def uow() -> FakeUnitOfWork:
    return FakeUnitOfWork(licences=COMPANIES)


def look(note: str, uow: FakeUnitOfWork):
    return licence_of(read_note(note, TODAY), uow, TODAY)


@pytest.mark.parametrize(
    ("note", "asked", "status"),
    [
        ("cty sao bien mau co gp ko", "sao bien mau", "valid"),
        ("sao bien", "sao bien", "valid"),
        ("cty sao bien thu 30tr di nhat", "sao bien", "valid"),
        ("mui dat mau", "mui dat mau", "revoked"),
        ("cty duoc xanh mau giay phep 208", "giấy phép số 208", "suspended"),
        ("gp 1103", "giấy phép số 1103", "valid"),
        ("gp 1012", "giấy phép số 1012", "unknown"),
        ("cty thanh dat", "thanh dat", "unknown"),
        ("kiem tra cty thien long phat", "thien long phat", "unknown"),
        ("cty abc xyz", "abc xyz", "unknown"),
    ],
)
def test_a_company_that_is_typed_is_looked_up(note, asked, status, uow):
    found = look(note, uow)
    assert found is not None
    assert (found.asked, found.status) == (asked, status)
    again = licence_again(found.asked, uow, TODAY)
    assert again is not None and again.text == found.text


@pytest.mark.parametrize(
    "note",
    [
        "",
        "may nam can",
        "nu 45t dam doi may 7tr",
        "cty may nam can tuyen nguoi",
        "bhtn nghi 2 thang",
        "nam can",
    ],
)
def test_what_names_no_company_of_the_lists_is_not_checked(note, uow):
    assert look(note, uow) is None


def test_several_companies_are_names_to_choose_from(uow):
    found = look("gp 1012", uow)
    assert found is not None and len(found.choices) == 2


def test_who_checks_a_company_wants_to_go_abroad(uow):
    reading = read_note("cty sao bien mau co gp ko", TODAY)
    assert need_of(reading, [], checks_company=True).value == "overseas"


def test_the_check_is_read_out_and_written(uow):
    told = marked(["licence:sao bien", "licence:"], uow, Content(), TODAY)
    assert [one.key for one in told] == ["licence:sao bien"]
    assert to_read_out(told)[0].endswith("CÓ trong danh sách được phép.")
    written = recap(told, TODAY)
    assert "1. Giấy phép đưa người đi làm việc ở nước ngoài: sao bien" in written
    assert "Theo danh sách ngày 2/11/2026 (danh sách thử)." in written or "02/11/2026" in written
