"""The judging itself, with small rules of its own; the Center's rules have tests beside these."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from services.eligibility.asking import if_told, to_ask
from services.eligibility.judging import judge
from services.eligibility.model import (
    NO,
    YES,
    Category,
    Condition,
    Fact,
    FactKind,
    Rules,
    Scheme,
    Test,
    Verdict,
)
from services.policy.citation import Citation
from services.policy.content import Content
from services.policy.documents import Documents, LegalDocument
from services.policy.rating import Rating
from services.policy.values import Period, ReferenceValue, Values

BEGINS, ENDS, TODAY = date(2026, 1, 1), date(2026, 12, 31), date(2026, 11, 23)
LAW = "1/2026/NĐ-CP"
CITED = (Citation(document=LAW, article="5"),)


def number(name, most=120):
    return Fact(
        id=name,
        label=name,
        ask=name,
        kind=FactKind.NUMBER,
        choices={},
        unit="years_of_age",
        most=Decimal(most),
    )


def yes_no(name, **fields):
    return Fact(id=name, label="", ask="", kind=FactKind.CHOICE, choices={YES: "", NO: ""}, **fields)


def value(name, amount, unit="vnd", rating=Rating.READ):
    period = Period(
        since=BEGINS,
        until=ENDS,
        amount=Decimal(amount),
        rating=rating,
        checked_on="2026-10",
        citation=CITED[0],
    )
    return ReferenceValue(name=name, label=name, unit=unit, periods=(period,))


CONTENT = Content(
    documents=Documents.of(
        [
            LegalDocument(
                number=LAW,
                kind="Nghị định",
                title="",
                issuer="",
                rating=Rating.READ,
                checked_on="2026-10",
                in_force_from=BEGINS,
                in_force_to=ENDS,
            )
        ]
    ),
    values=Values.of(
        [
            value("old", 60, "years_of_age"),
            value("very_old", 75, "years_of_age"),
            value("small", 100_000),
            value("large", 300_000),
            value("deadline", 3, "months"),
            value("doubtful", 5, "years_of_age", Rating.UNCONFIRMED),
        ]
    ),
)
AGED = Condition(says="từ đủ {old}", test=Test.AT_LEAST, fact="age", value="old")
AGED_75 = Condition(says="từ đủ {very_old}", test=Test.AT_LEAST, fact="age", value="very_old")
ALONE = Condition(says="sống một mình", test=Test.IS, fact="alone", wanted=(YES,), citations=CITED)
ILL = Condition(says="có bệnh", test=Test.IS, fact="ill", wanted=(YES,), citations=CITED)
LEFT = Condition(says="nộp trong {deadline}", test=Test.WITHIN, fact="left_on", value="deadline")
HEARSAY = Condition(says="điều này hỏi xã", test=Test.UNCONFIRMED)
FACTS = {
    fact.id: fact
    for fact in (
        number("age"),
        yes_no("alone"),
        yes_no("ill", if_told=True),
        Fact(id="left_on", label="", ask="", kind=FactKind.DAY, choices={}),
        number("wage", 10**9),
    )
}


def category(name, *conditions, amount="small", **fields):
    gives = f"{{{amount}}}"
    return Category(id=name, label=name, gives=gives, amount=amount, conditions=conditions, **fields)


def scheme(name, *categories, one_of="", topic="pension"):
    return Scheme(id=name, label=name, topic=topic, entry="x", categories=categories, one_of=one_of)


def rules(*schemes):
    return Rules(facts=FACTS, schemes=schemes, one_of={"monthly": ("chỉ một mức", CITED)})


def judged(made, answers, day=TODAY, **fields):
    return judge(made, answers, CONTENT, day, **fields)


def asked(made, answers):
    return [fact.id for fact in to_ask(made, judged(made, answers), answers)]


PLAIN = rules(scheme("pension", category("old", AGED, ALONE)))


@pytest.mark.parametrize(
    ("answers", "verdict", "left"),
    [
        ({}, Verdict.OPEN, ["age", "alone"]),
        ({"age": Decimal(60)}, Verdict.OPEN, ["alone"]),
        ({"age": Decimal(59)}, Verdict.FAILED, []),
        ({"alone": NO}, Verdict.FAILED, []),
        ({"age": Decimal(60), "alone": YES}, Verdict.MET, []),
        ({"age": Decimal(59), "alone": YES}, Verdict.FAILED, []),
    ],
)
def test_every_condition_has_to_be_met_and_nothing_is_supposed(answers, verdict, left):
    (one,) = judged(PLAIN, answers)
    assert one.verdict is verdict
    assert asked(PLAIN, answers) == left


def test_reasons_say_the_condition_and_its_provision():
    (one,) = judged(PLAIN, {"age": Decimal(59), "alone": YES})
    aged, alone = one.best.reasons
    assert (aged.text, aged.met) == ("từ đủ 60 tuổi", False)
    assert (alone.text, alone.met) == ("sống một mình", True)
    for reason in one.best.reasons:
        assert [source.citation for source in reason.told.sources] == list(CITED)


def test_what_it_gives_is_the_value_of_the_day():
    (one,) = judged(PLAIN, {"age": Decimal(60), "alone": YES})
    assert one.best.gives.text == "100.000 đồng"
    assert one.best.amount == 100_000


@pytest.mark.parametrize("day", [date(2025, 12, 31), date(2027, 1, 1)])
def test_rules_that_do_not_hold_on_a_day_promise_nothing(day):
    (one,) = judged(PLAIN, {"age": Decimal(60), "alone": YES}, day)
    assert one.verdict is Verdict.ASK
    assert one.best.gives is None
    assert all(reason.met is None and reason.told is None for reason in one.best.reasons)


TWO = rules(scheme("pension", category("old", AGED), category("older", AGED_75, amount="large")))


def test_the_highest_category_that_is_met_decides():
    (one,) = judged(TWO, {"age": Decimal(80)})
    assert (one.best.category.id, one.best.amount) == ("older", 300_000)


def test_a_category_that_can_give_no_more_asks_nothing():
    made = rules(scheme("pension", category("old", AGED), category("alone", AGED, ALONE)))
    assert asked(made, {"age": Decimal(60)}) == []


def test_a_category_that_can_give_more_still_asks():
    made = rules(scheme("pension", category("old", AGED), category("alone", AGED, ALONE, amount="large")))
    (one,) = judged(made, {"age": Decimal(60)})
    assert one.verdict is Verdict.MET
    assert asked(made, {"age": Decimal(60)}) == ["alone"]


def test_the_nearest_of_failed_categories_comes_first():
    made = rules(scheme("pension", category("both", AGED_75, ALONE), category("age", AGED_75)))
    (one,) = judged(made, {"age": Decimal(50), "alone": NO})
    assert [one.best.category.id, *(other.category.id for other in one.others)] == ["age", "both"]


def test_a_rule_nobody_has_read_is_left_to_the_office():
    made = rules(scheme("pension", category("old", AGED, HEARSAY)))
    (met,) = judged(made, {"age": Decimal(60)})
    (failed,) = judged(made, {"age": Decimal(59)})
    assert met.verdict is Verdict.ASK
    assert failed.verdict is Verdict.FAILED
    assert asked(made, {}) == ["age"]


def test_a_value_nobody_has_confirmed_is_never_told():
    doubtful = Condition(says="từ đủ {doubtful}", test=Test.AT_LEAST, fact="age", value="doubtful")
    (one,) = judged(rules(scheme("pension", category("old", doubtful))), {"age": Decimal(60)})
    assert one.verdict is Verdict.ASK
    assert "5 tuổi" not in one.best.reasons[0].text


def test_a_value_that_editors_took_away_leaves_it_to_the_office():
    gone = Condition(says="từ đủ {nowhere}", test=Test.AT_LEAST, fact="age", value="nowhere")
    (one,) = judged(rules(scheme("pension", category("old", gone))), {"age": Decimal(60)})
    assert one.verdict is Verdict.ASK


@pytest.mark.parametrize(
    ("condition", "answer", "changed"),
    [
        (LEFT, date(2026, 10, 1), ("deadline", 90, "days")),
        (LEFT, date(2026, 10, 1), ("deadline", 10**30, "months")),
        (LEFT, date(2026, 10, 1), ("deadline", -3, "months")),
        (AGED, Decimal(61), ("old", 720, "months")),
    ],
)
def test_a_value_that_editors_count_otherwise_leaves_it_to_the_office(condition, answer, changed):
    values = Values({**CONTENT.values.by_name, changed[0]: value(*changed)})
    made = rules(scheme("benefit", category("one", condition)))
    (found,) = judge(made, {condition.fact: answer}, replace(CONTENT, values=values), TODAY)
    assert found.verdict is Verdict.ASK


@pytest.mark.parametrize(
    ("left_on", "met", "last"),
    [
        (date(2026, 8, 23), True, "23/11/2026"),
        (date(2026, 8, 20), False, "20/11/2026"),
        (date(2026, 11, 23), True, "23/02/2027"),
        (date(2026, 12, 1), True, "01/03/2027"),
    ],
)
def test_a_time_limit_holds_to_its_last_day_and_names_it(left_on, met, last):
    (one,) = judged(rules(scheme("benefit", category("left", LEFT))), {"left_on": left_on})
    assert one.best.reasons[0].met is met
    assert last in one.best.reasons[0].text


SHY = rules(scheme("care", category("old", AGED), category("ill", ILL, amount="large")))


def test_what_hurts_is_asked_only_when_it_is_spoken_of():
    answers = {"age": Decimal(50)}
    found = judged(SHY, answers)
    assert found[0].verdict is Verdict.FAILED
    assert asked(SHY, answers) == []
    assert [fact.id for fact in if_told(SHY, found, answers)] == ["ill"]


def test_what_was_spoken_of_counts():
    (one,) = judged(SHY, {"age": Decimal(50), "ill": YES})
    assert (one.verdict, one.best.category.id) == (Verdict.MET, "ill")


BOTH = rules(
    scheme("pension", category("old", AGED), one_of="monthly"),
    scheme("allowance", category("alone", ALONE, amount="large"), one_of="monthly"),
    scheme("card", category("old", AGED)),
)


def test_of_schemes_not_drawn_together_the_highest_is_left():
    pension, allowance, card = judged(BOTH, {"age": Decimal(60), "alone": YES})
    assert pension.outdone.text == "chỉ một mức"
    assert allowance.outdone is None
    assert card.outdone is None


def test_a_scheme_that_is_not_met_outdoes_nothing():
    pension, allowance, _ = judged(BOTH, {"age": Decimal(60), "alone": NO})
    assert (pension.verdict, pension.outdone) == (Verdict.MET, None)
    assert allowance.verdict is Verdict.FAILED


def test_a_reckoning_asks_for_what_it_needs_once_nothing_is_against_it():
    made = rules(scheme("benefit", category("old", AGED, then_ask=("wage",))))
    assert asked(made, {}) == ["age"]
    assert asked(made, {"age": Decimal(60)}) == ["wage"]
    assert asked(made, {"age": Decimal(59)}) == []
    assert asked(made, {"age": Decimal(60), "wage": Decimal(1)}) == []


def test_only_the_topics_named_are_judged():
    made = rules(
        scheme("pension", category("old", AGED)), scheme("loan", category("old", AGED), topic="loans")
    )
    assert [one.scheme.id for one in judged(made, {}, topics=["loans"])] == ["loan"]
    assert [one.scheme.id for one in judged(made, {})] == ["pension", "loan"]
