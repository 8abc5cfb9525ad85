"""What a changed value or document makes the rules of who may have what say otherwise."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from services.editing.proposed import with_record
from services.eligibility import unemployment
from services.eligibility.impact import moved
from services.eligibility.model import Category, Fact, FactKind, Scheme
from services.eligibility.rules import rules
from services.eligibility.statements import Part, of_documents, of_value, statements
from services.policy.content import Content
from services.policy.seed import read_folder
from services.policy.values import Values

TODAY = date(2026, 11, 23)
CONTENT = read_folder()
RULES = rules()
ASSISTANCE = "335/2026/NĐ-CP"


def with_amount(name: str, amount: str) -> Content:
    value = CONTENT.values[name]
    *before, last = value.periods
    return with_record(CONTENT, replace(value, periods=(*before, replace(last, amount=Decimal(amount)))))


def changed(name: str, after: Content, known=RULES):
    return moved(known, CONTENT, after, TODAY, of_value(name, CONTENT, after))


def told(found, scheme: str, part: Part):
    return {
        (one.before.text, one.after.text)
        for one in found
        if one.before.part is part and scheme in {known.id for known in one.before.schemes}
    }


def test_a_condition_is_told_with_the_old_and_the_new_age():
    found = changed("pension_age", with_amount("pension_age", "70"))
    assert told(found, "social_pension", Part.CONDITION) == {("từ đủ 75 tuổi", "từ đủ 70 tuổi")}
    assert {scheme.id for one in found for scheme in one.before.schemes} == {"social_pension"}


def test_an_amount_moves_what_is_given_the_conditions_and_the_question_that_name_it():
    found = changed("pension_amount", with_amount("pension_amount", "600000"))
    assert told(found, "social_pension", Part.GIVES) == {("540.000 đồng mỗi tháng", "600.000 đồng mỗi tháng")}
    assert told(found, "social_pension", Part.CONDITION)
    ((before, after),) = told(found, "social_pension", Part.QUESTION)
    assert ("540.000" in before, "600.000" in after) == (True, True)


def test_a_value_moves_what_is_made_of_it():
    found = changed("social_standard", with_amount("social_standard", "600000"))
    assert ("810.000 đồng mỗi tháng", "900.000 đồng mỗi tháng") in told(
        found, "monthly_assistance", Part.GIVES
    )
    assert len({scheme.id for one in found for scheme in one.before.schemes}) > 3


def test_a_value_that_is_reckoned_with_is_told_though_no_text_names_it():
    found = changed("ui_max_months", with_amount("ui_max_months", "10"))
    assert ("12 tháng", "10 tháng") in told(found, "unemployment_benefit", Part.RECKONED)


def test_a_value_that_is_compared_and_not_said_stands_in_brackets():
    found = changed("training_times", with_amount("training_times", "2"))
    conditions = told(found, "rural_training", Part.CONDITION)
    assert conditions
    assert all(before.endswith("(1 lần)") and after.endswith("(2 lần)") for before, after in conditions)


def test_another_winner_of_two_amounts_is_told():
    found = changed("pension_amount", with_amount("pension_amount", "2000000"))
    winners = told(found, "social_pension", Part.HIGHEST)
    assert winners
    assert all("540.000" not in before and "2 triệu đồng" in after for before, after in winners)
    assert not told(
        changed("pension_amount", with_amount("pension_amount", "550000")), "social_pension", Part.HIGHEST
    )


def test_a_value_that_ends_leaves_its_conditions_to_an_office():
    value = CONTENT.values["pension_age"]
    ended = with_record(
        CONTENT, replace(value, periods=(replace(value.periods[-1], until=date(2026, 11, 1)),))
    )
    (condition,) = changed("pension_age", ended)
    assert condition.now_asked
    assert condition.after.text is None


def test_a_value_counted_in_another_unit_leaves_its_conditions_to_an_office():
    after = with_record(CONTENT, replace(CONTENT.values["pension_age"], unit="months"))
    assert [one.now_asked for one in changed("pension_age", after)] == [True]


def test_what_stays_the_same_moves_nothing():
    assert changed("pension_age", with_amount("pension_age", "75")) == ()
    assert changed("nobody", CONTENT) == ()


def test_every_condition_that_cites_a_document_turns_to_the_office_when_it_ends():
    ended = with_record(CONTENT, replace(CONTENT.documents[ASSISTANCE], in_force_to=date(2026, 11, 22)))
    on = of_documents((ASSISTANCE,), CONTENT, TODAY)
    asked = [one for one in moved(RULES, CONTENT, ended, TODAY, on) if one.now_asked]
    cited = [
        condition
        for scheme in RULES.schemes
        for category in scheme.categories
        for condition in category.conditions
        if condition.citations and {one.document for one in condition.citations} == {ASSISTANCE}
    ]
    assert len([one for one in asked if one.before.part is Part.CONDITION]) >= len(cited) > 10
    assert Part.ONE_OF in {one.before.part for one in asked}


def test_a_document_behind_a_value_bears_what_names_the_value():
    on = of_documents((ASSISTANCE,), CONTENT, TODAY)
    assert {"social_standard", "pension_amount"} <= on.names


def test_another_day_of_a_document_is_told_in_the_provisions():
    document = CONTENT.documents["41/2024/QH15"]
    after = with_record(CONTENT, replace(document, in_force_from=date(2025, 6, 30)))
    found = moved(RULES, CONTENT, after, TODAY, of_documents((document.number,), CONTENT, TODAY))
    assert any(
        "01/07/2025" in one.before.source
        and "30/06/2025" in one.after.source
        and one.before.text == one.after.text
        for one in found
    )


@pytest.mark.parametrize("zone", list(RULES.facts["wage_zone"].choices))
def test_every_value_a_reckoning_reads_is_known(zone):
    class Recorded(Values):
        def on(self, name, day):
            read.add(name)
            return CONTENT.values.on(name, day)

    read: set[str] = set()
    answers = {"average_wage": Decimal(9_000_000), "wage_zone": zone, "paid_months": Decimal(40)}
    lines = list(unemployment.lines(answers, Content(values=Recorded(CONTENT.values.by_name)), TODAY))
    assert len(lines) == 3
    assert read <= set(unemployment.RESTS_ON)
    assert f"ui_cap_{zone}" in read


def test_a_text_of_a_question_is_told_for_every_scheme_that_asks_it():
    fact = Fact(id="a", label="Tuổi", ask="Đủ {pension_age} chưa?", kind=FactKind.CHOICE, choices={})
    category = Category(id="c", label="Ai", gives="gì đó", conditions=(), then_ask=("a",))
    schemes = tuple(
        Scheme(id=name, label=name, topic="loans", entry="x", categories=(category,)) for name in "pq"
    )
    known = replace(RULES, facts={"a": fact}, schemes=schemes, one_of={})
    (statement,) = statements(known, CONTENT, TODAY, of_value("pension_age", CONTENT)).values()
    assert (statement.text, [one.id for one in statement.schemes]) == ("Đủ 75 tuổi chưa?", ["p", "q"])
