"""Policy content in the database: what is put in comes out, and every change is noticed."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from jobs_db import commands
from jobs_db.bootstrap import build_services
from jobs_db.settings import DatabaseSettings
from services.policy.planting import plant
from services.policy.seed import read_folder
from tests.policy_samples import CONTENT, ENTRY, STANDARD


def test_content_comes_out_as_it_was_put_in(uow):
    uow.policy.replace(CONTENT)
    assert uow.policy.load() == CONTENT


def test_what_is_replaced_is_gone(uow):
    uow.policy.replace(CONTENT)
    uow.policy.replace(replace(CONTENT, entries={}))
    assert uow.policy.load().entries == {}


def test_every_change_makes_the_version_grow(uow):
    versions = [uow.policy.version()]
    uow.policy.replace(CONTENT)
    versions.append(uow.policy.version())
    for put, record in (
        (uow.policy.put_entry, replace(ENTRY, answer="Dạ, khác rồi.")),
        (uow.policy.put_value, STANDARD),
        (uow.policy.put_document, next(iter(CONTENT.documents.values()))),
    ):
        put(record)
        versions.append(uow.policy.version())
    assert versions == [0, 1, 2, 3, 4]


def test_a_changed_entry_keeps_its_place_and_a_new_one_comes_last(uow):
    uow.policy.replace(CONTENT)
    uow.policy.put_entry(replace(ENTRY, id="a-new-one"))
    uow.policy.put_entry(replace(ENTRY, question="Hỏi khác?"))
    entries = uow.policy.load().entries
    assert list(entries) == [*CONTENT.entries, "a-new-one"]
    assert entries[ENTRY.id].question == "Hỏi khác?"


def test_amounts_are_kept_exactly(uow):
    period = replace(STANDARD.periods[0], amount=Decimal("0.4"))
    uow.policy.put_value(replace(STANDARD, periods=(period,)))
    assert uow.policy.load().values[STANDARD.name].periods[0].amount == Decimal("0.4")


def test_files_are_planted_once(uow):
    assert plant(uow.policy)
    assert not plant(uow.policy)
    assert uow.policy.load() == read_folder()


def test_what_a_person_edited_is_never_replaced_by_files(uow):
    plant(uow.policy)
    uow.policy.put_entry(ENTRY)
    assert not plant(uow.policy)
    assert ENTRY.id in uow.policy.load().entries


def test_files_of_a_newer_state_replace_those_of_an_older(uow):
    uow.policy.replace(CONTENT, seed="an older state of the files")
    assert plant(uow.policy)
    assert uow.policy.load() == read_folder()


@pytest.mark.parametrize("verb", [commands.upgrade, commands.reset])
def test_a_database_made_by_command_can_answer(database_url, verb):
    commands.reset(database_url)
    verb(database_url)
    services = build_services(DatabaseSettings(url=database_url))
    with services.unit_of_work() as uow:
        assert any(uow.policy.load().published())
    services.close()


def test_a_review_day_is_kept(uow):
    uow.policy.put_entry(replace(ENTRY, review_by=date(2027, 1, 31)))
    assert uow.policy.load().entry(ENTRY.id).review_by == date(2027, 1, 31)
