"""Records of licences come back as they were stored, changed and removed."""

from dataclasses import replace
from datetime import date

import pytest

from services.errors import NotFound
from services.licences.model import Branch, LicenceStatus, LicensedCompany

COMPANY = LicensedCompany(
    name="Công ty cổ phần Sao Biển Mẫu",
    licence_number="012/LĐTBXH-GP",
    status=LicenceStatus.SUSPENDED,
    list_date=date(2026, 11, 1),
    source="Danh sách mẫu",
    short_names=("SOBI", "Sao Biển"),
    issued_on=date(2021, 4, 5),
    status_since=date(2026, 10, 1),
    decision="99/QĐ",
    address="Ấp 3",
    phone="0290 000 000",
    website="mau.example",
    branches=(Branch(name="Chi nhánh Cần Thơ", address="Cần Thơ"),),
    note="Ghi chú",
    is_sample=True,
)


@pytest.mark.parametrize("status", list(LicenceStatus))
def test_a_record_comes_back_as_it_was_stored(uow, status):
    company = replace(COMPANY, status=status)
    number = uow.licensed_companies.add(company)
    assert uow.licensed_companies.get(number) == replace(company, id=number)
    assert uow.licensed_companies.all() == [replace(company, id=number)]


def test_a_changed_record_takes_the_place_of_the_old_one(uow):
    number = uow.licensed_companies.add(COMPANY)
    changed = replace(COMPANY, id=number, status=LicenceStatus.VALID, short_names=(), branches=())
    assert uow.licensed_companies.all() == [replace(COMPANY, id=number)]
    uow.licensed_companies.save(changed)
    assert uow.licensed_companies.get(number) == changed
    assert uow.licensed_companies.all() == [changed]


def test_a_removed_record_is_gone_and_the_others_stay(uow):
    first, second = uow.licensed_companies.add(COMPANY), uow.licensed_companies.add(COMPANY)
    assert len(uow.licensed_companies.all()) == 2
    uow.licensed_companies.remove(first)
    uow.licensed_companies.remove(first)
    assert uow.licensed_companies.get(first) is None
    assert [company.id for company in uow.licensed_companies.all()] == [second]


def test_a_removed_record_may_be_put_back_under_its_number(uow):
    number = uow.licensed_companies.add(COMPANY)
    kept = uow.licensed_companies.get(number)
    uow.licensed_companies.remove(number)
    assert uow.licensed_companies.add(kept) == number
    assert uow.licensed_companies.get(number) == kept


@pytest.mark.parametrize("number", [None, 7])
def test_a_record_that_is_not_stored_cannot_be_changed(uow, number):
    with pytest.raises(NotFound):
        uow.licensed_companies.save(replace(COMPANY, id=number))
