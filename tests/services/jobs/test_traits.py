"""Bits of a vacancy and of a wish mean the same thing."""

from dataclasses import replace
from datetime import date

import pytest

from services.jobs import traits
from services.jobs.model import BENEFITS, EDUCATION_LEVELS, WORK_TIMES, Employer, JobPosting

PLAIN = JobPosting(
    title="a",
    employer=Employer(name="Mẫu"),
    places=(),
    date_posted=date(2026, 11, 1),
    valid_through=date(2026, 12, 1),
)


@pytest.mark.parametrize("benefit", BENEFITS)
def test_each_benefit_has_its_own_bit(benefit):
    bits = traits.traits_of(replace(PLAIN, benefits=(benefit,)))
    assert [other for other in BENEFITS if bits & traits.benefit_bits([other])] == [benefit]


@pytest.mark.parametrize("work_time", WORK_TIMES)
def test_each_working_time_belongs_to_one_group(work_time):
    assert [work_time in group for group in traits.WORK_TIME_GROUPS].count(True) == 1
    assert len(traits.wanted_work_time_groups([work_time])) == 1


@pytest.mark.parametrize("asked", EDUCATION_LEVELS)
@pytest.mark.parametrize("own", EDUCATION_LEVELS)
def test_a_person_is_taken_with_what_is_asked_for_or_more(asked, own):
    bits = traits.person_bits(None, own)
    taken = traits.traits_of(replace(PLAIN, education=asked)) & bits == bits
    assert taken == (EDUCATION_LEVELS.index(own) >= EDUCATION_LEVELS.index(asked))


@pytest.mark.parametrize(
    ("stated", "person", "taken"),
    [(None, "male", True), (None, "female", True), ("male", "male", True), ("male", "female", False)],
)
def test_a_vacancy_takes_both_unless_it_says_otherwise(stated, person, taken):
    bits = traits.person_bits(person, None)
    assert (traits.traits_of(replace(PLAIN, gender=stated)) & bits == bits) is taken


def test_of_an_unknown_person_nothing_is_required():
    assert traits.person_bits(None, None) == 0


def test_all_bits_fit_the_column():
    everything = traits.benefit_bits(BENEFITS) | traits.refused_work_time_bits(WORK_TIMES)
    assert 0 < everything | traits.person_bits("male", "university") < 2**62


def test_the_bit_for_work_at_home_is_the_one_that_its_index_names():
    assert traits.wanted_work_time_groups(["home"]) == [524288]


def test_a_couple_has_its_own_bit():
    couple = replace(PLAIN, title="Hai vợ chồng coi vuông")
    assert traits.traits_of(couple) - traits.traits_of(PLAIN) == traits.couple_bits(couple=True) > 0
    assert traits.couple_bits(couple=False) == 0
