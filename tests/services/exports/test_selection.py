from datetime import timedelta

import pytest

from services.errors import NotFound
from services.exports.communes import commune_code
from services.exports.selection import chosen_postings, shown_postings
from tests.fakes import FakeUnitOfWork
from tests.services.exports.offers import CAI_NUOC, DAM_DOI, TODAY, offer, workplace

HIDDEN = (
    offer("hết hạn", valid_through=TODAY - timedelta(days=1)),
    offer("đã đủ", status="filled"),
    offer("đã rút", status="withdrawn"),
    offer("đang giữ lại", status="held"),
)
SHOWN = (
    offer("hôm nay là ngày cuối", valid_through=TODAY),
    offer("xa", places=(workplace("Cái Nước", CAI_NUOC),)),
)


def titles(postings):
    return {posting.title for posting in postings}


def test_only_what_people_may_see_leaves_the_house():
    uow = FakeUnitOfWork(jobs=[*HIDDEN, *SHOWN])
    assert titles(shown_postings(uow, TODAY)) == titles(SHOWN)


def test_what_is_asked_for_by_number_is_held_back_as_well():
    uow = FakeUnitOfWork(jobs=[*HIDDEN, *SHOWN])
    assert titles(chosen_postings(uow, TODAY, range(1, 7))) == titles(SHOWN)


def test_a_commune_gets_what_has_a_workplace_in_it():
    both = offer("hai nơi", places=(workplace("Cái Nước", CAI_NUOC), workplace()))
    uow = FakeUnitOfWork(jobs=[*SHOWN, both])
    assert titles(shown_postings(uow, TODAY, [DAM_DOI])) == {"hôm nay là ngày cuối", "hai nơi"}
    assert titles(shown_postings(uow, TODAY, [CAI_NUOC])) == {"xa", "hai nơi"}


@pytest.mark.parametrize("text", ["32152", "Đầm Dơi", "dam doi", "xã Đầm Dơi", "XÃ ĐẦM DƠI"])
def test_a_commune_is_known_by_code_and_by_name(text):
    assert commune_code(text) == DAM_DOI


@pytest.mark.parametrize("text", ["", "Cần Thơ", "99999", "phường Đầm Dơi"])
def test_what_is_no_commune_of_the_province_is_refused(text):
    with pytest.raises(NotFound):
        commune_code(text)


def test_samples_leave_the_house_only_while_there_is_nothing_else():
    sample, real = offer("mẫu", is_sample=True), offer("thật")
    alone, beside = FakeUnitOfWork(jobs=[sample]), FakeUnitOfWork(jobs=[sample, real])
    assert titles(shown_postings(alone, TODAY)) == titles(chosen_postings(alone, TODAY, [1])) == {"mẫu"}
    assert titles(shown_postings(beside, TODAY)) == titles(chosen_postings(beside, TODAY, [1, 2])) == {"thật"}
