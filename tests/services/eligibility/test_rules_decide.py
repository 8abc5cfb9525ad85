"""What the rules of data/eligibility say of people whose case turns on one thing."""

from datetime import date
from decimal import Decimal
from itertools import product

import pytest

from services.eligibility.asking import asked, to_ask
from services.eligibility.judging import judge
from services.eligibility.model import Verdict
from services.eligibility.rules import rules
from services.policy.rating import Rating
from services.policy.seed import read_folder

TODAY = date(2026, 11, 23)
CONTENT = read_folder()
RULES = rules()


def verdicts(**answers):
    return {one.scheme.id: one for one in judge(RULES, answers, CONTENT, TODAY)}


def test_a_light_disability_is_told_the_least_degree_that_suffices():
    known = {"age": Decimal(40), "household": "neither", "disability": "light", "drawing": "none"}
    found = verdicts(**known)["monthly_assistance"]
    assert found.verdict is Verdict.FAILED
    assert found.best.category.id == "disability_severe_adult"
    assert [reason.met for reason in found.best.reasons].count(False) == 1


def test_of_pension_and_disability_only_the_higher_is_drawn():
    found = verdicts(age=Decimal(76), household="neither", disability="severe", insurance_income="none")
    assert found["monthly_assistance"].verdict is found["social_pension"].verdict is Verdict.MET
    assert found["social_pension"].outdone is not None
    assert found["monthly_assistance"].outdone is None


def test_a_poor_single_parent_with_a_disability_draws_both():
    found = verdicts(age=Decimal(35), household="poor", disability="severe", raising_alone="yes")
    assert found["monthly_assistance"].verdict is Verdict.MET
    assert found["single_parent"].verdict is Verdict.ASK
    assert found["single_parent"].outdone is found["monthly_assistance"].outdone is None


WORKED = {
    "left_on": date(2026, 10, 1),
    "contract": "long",
    "paid_recent": Decimal(20),
    "job": "none",
    "away_for": "nothing",
    "drawing": "none",
}


@pytest.mark.parametrize(
    ("leaving", "verdict"),
    [
        ("dismissed", Verdict.MET),
        ("company", Verdict.MET),
        ("walked_out", Verdict.FAILED),
        ("retired", Verdict.FAILED),
    ],
)
def test_unemployment_benefit_turns_on_how_the_job_ended(leaving, verdict):
    assert verdicts(leaving=leaving, **WORKED)["unemployment_benefit"].verdict is verdict


@pytest.mark.parametrize(
    ("left_on", "verdict"), [(date(2026, 8, 23), Verdict.MET), (date(2026, 8, 20), Verdict.FAILED)]
)
def test_unemployment_benefit_is_applied_for_within_three_months(left_on, verdict):
    found = verdicts(**(WORKED | {"leaving": "ended", "left_on": left_on}))
    assert found["unemployment_benefit"].verdict is verdict


LONG_AGO = WORKED | {"leaving": "ended", "left_on": date(2026, 5, 1)}


def test_who_draws_unemployment_benefit_is_told_to_go_on_reporting_and_of_no_time_limit():
    found = verdicts(**(LONG_AGO | {"drawing": "unemployment"}))["unemployment_benefit"]
    assert found.verdict is Verdict.MET
    assert "báo tìm việc trong 3 ngày làm việc" in found.best.gives.text
    assert not [reason.text for reason in found.best.reasons if "hạn" in reason.text]
    assert found.entry == "ui-monthly-report"
    assert verdicts(**LONG_AGO)["unemployment_benefit"].entry == "ui-dossier"


@pytest.mark.parametrize(
    "change", [{"job": "wage"}, {"job": "owner"}, {"leaving": "retired"}, {"leaving": "still_working"}]
)
def test_a_benefit_that_is_drawn_ends_with_what_the_law_ends_it_by(change):
    found = verdicts(**(LONG_AGO | {"drawing": "unemployment"} | change))["unemployment_benefit"]
    assert found.verdict is Verdict.FAILED


def test_who_waits_for_the_decision_is_judged_by_the_office_and_not_by_the_day_of_the_call():
    found = verdicts(**(LONG_AGO | {"drawing": "unemployment_waiting"}))["unemployment_benefit"]
    assert found.verdict is Verdict.ASK
    assert "15 ngày làm việc" in found.best.gives.text


def test_who_goes_away_is_asked_of_the_days_the_law_looks_at():
    question = asked(RULES.facts["away_for"], CONTENT, TODAY)
    assert "10 ngày làm việc sau khi nộp giấy" in question.ask
    assert "còn lãnh tới lúc đi" in question.hint


def test_who_draws_the_benefit_is_asked_nothing_of_applying():
    assert asks("unemployment", leaving="ended", drawing="unemployment") == ["job"]
    assert asks("unemployment", leaving="ended", drawing="unemployment", job="none") == []


@pytest.mark.parametrize(
    ("country", "verdict"),
    [("korea", Verdict.ASK), ("any", Verdict.ASK), ("japan", Verdict.FAILED), ("taiwan", Verdict.FAILED)],
)
def test_the_programme_of_one_country_is_of_no_use_for_another(country, verdict):
    found = verdicts(abroad="not_signed", country=country, age=Decimal(25), eps_bar="nothing")
    assert found["korea_eps"].verdict is verdict


def test_who_goes_to_japan_is_not_asked_what_bars_him_from_korea():
    known = {"abroad": "not_signed", "age": Decimal(25)}
    assert "eps_bar" not in asks("overseas", **known, country="japan")
    assert "eps_bar" in asks("overseas", **known, country="korea")


SOLDIER = {
    "household": "neither", "disability": "none", "area": "rural", "course": "short", "ethnic": "kinh",
    "group": "discharged", "discharged_on": date(2025, 3, 1), "leaving": "no_employer",
}  # fmt: skip


def test_a_discharged_soldier_who_was_never_helped_is_asked_so_once():
    assert asks("vocational", **SOLDIER, trainings=Decimal(0)) == []
    assert verdicts(**SOLDIER, trainings=Decimal(0))["discharged_training"].verdict is Verdict.MET
    assert asks("vocational", **SOLDIER, trainings=Decimal(1)) == ["trained_since"]


def test_a_short_contract_looks_back_further():
    short = WORKED | {"leaving": "ended", "contract": "short", "paid_recent": Decimal(8)}
    assert verdicts(**short, paid_longer=Decimal(12))["unemployment_benefit"].verdict is Verdict.MET
    assert verdicts(**short, paid_longer=Decimal(11))["unemployment_benefit"].verdict is Verdict.FAILED


def test_too_few_months_for_benefit_may_be_enough_for_a_course():
    found = verdicts(
        **(WORKED | {"leaving": "ended", "paid_recent": Decimal(11), "paid_longer": Decimal(11)})
    )
    assert found["unemployment_benefit"].verdict is Verdict.FAILED
    assert found["unemployment_training"].verdict is Verdict.MET


@pytest.mark.parametrize(
    ("area", "income", "lacking", "category"),
    [
        ("rural", 1_500_000, 3, "poor_rural"),
        ("rural", 1_500_000, 2, "near_poor_rural"),
        ("urban", 2_000_000, 3, "poor_urban"),
        ("urban", 1_900_000, 0, "near_poor_urban"),
    ],
)
def test_a_household_is_sent_to_the_commune_by_the_standard_of_this_year(area, income, lacking, category):
    found = verdicts(
        household="neither", area=area, income_per_head=Decimal(income), lacking=Decimal(lacking)
    )["poverty_review"]
    assert (found.verdict, found.best.category.id) == (Verdict.MET, category)
    assert found.best.gives.rating is Rating.REPORTED


def test_the_standard_of_next_year_is_not_told_before_it_is_confirmed():
    answers = {
        "household": "neither",
        "area": "rural",
        "income_per_head": Decimal(1_000_000),
        "lacking": Decimal(4),
    }
    found = judge(RULES, answers, CONTENT, date(2027, 1, 1), ("poverty",))[0]
    assert found.verdict is Verdict.ASK
    assert found.best.gives is None


@pytest.mark.parametrize(
    ("abroad", "verdict"),
    [("company", Verdict.MET), ("direct", Verdict.ASK), ("seasonal", Verdict.ASK), ("none", Verdict.FAILED)],
)
def test_who_may_borrow_to_work_abroad_depends_on_the_contract(abroad, verdict):
    assert verdicts(abroad=abroad)["overseas_loan"].verdict is verdict


def test_no_answers_at_all_decide_nothing():
    assert {one.verdict for one in verdicts().values()} == {Verdict.OPEN}


def test_every_combination_of_parents_and_age_of_a_child_is_decided():
    for parents, age in product(RULES.facts["parents"].choices, (0, 3, 4, 15, 16)):
        found = verdicts(
            parents=parents, age=Decimal(age), household="neither", disability="none", drawing="none"
        )
        expected = Verdict.MET if parents != "caring" and age < 16 else Verdict.FAILED
        assert found["monthly_assistance"].verdict is expected, (parents, age)


def asks(*topics, **answers):
    judged = judge(RULES, answers, CONTENT, TODAY, topics)
    return [fact.id for fact in to_ask(RULES, judged, answers)]


@pytest.mark.parametrize(
    ("topic", "first", "answer", "then"),
    [
        ("relief", "event", "injury", "hospital_days"),
        ("social_assistance", "drawing", "orphan", "studying"),
        ("unemployment", "contract", "long", "paid_recent"),
        ("vocational", "group", "discharged", "discharged_on"),
    ],
)
def test_a_question_waits_for_the_one_that_gives_it_sense(topic, first, answer, then):
    earlier = {"leaving": "ended"} if topic == "unemployment" else {}
    assert first in asks(topic, **earlier) and then not in asks(topic, **earlier)
    assert then in asks(topic, **earlier, **{first: answer})


def test_nobody_is_asked_about_a_death_before_one_is_told():
    assert not {"deceased", "deceased_age"} & set(asks("relief", "social_pension"))
    assert "deceased" in asks("relief", event="bereaved")
    assert "deceased_age" in asks("relief", event="bereaved", deceased="survivor")
    assert "deceased" not in asks("relief", event="house_lost")


def test_months_paid_in_lately_are_not_asked_for_a_second_time():
    due = {"leaving": "ended"} | WORKED
    assert "paid_longer" not in asks("unemployment", **due)
    assert "paid_longer" in asks("unemployment", **(due | {"paid_recent": Decimal(8)}))


def test_a_question_that_waits_stands_behind_the_one_it_waits_for():
    order = list(RULES.facts)
    for fact in RULES.facts.values():
        assert not fact.after or order.index(fact.after) < order.index(fact.id)


def test_the_sums_of_the_benefit_are_asked_for_once_it_is_due():
    due = WORKED | {"leaving": "ended"}
    assert not {"paid_months", "average_wage", "wage_zone"} & set(asks("unemployment", leaving="ended"))
    assert {"paid_months", "average_wage", "wage_zone"} <= set(asks("unemployment", **due))
