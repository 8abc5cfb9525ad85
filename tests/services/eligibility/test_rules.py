"""The rules of data/eligibility: what they name exists, and every category can be met and failed."""

from datetime import date

import pytest

from services.eligibility.asking import asked, if_told, to_ask
from services.eligibility.judging import judge
from services.eligibility.model import FactKind, Test, Verdict
from services.eligibility.rules import rules
from services.policy.entry import Status
from services.policy.figures import bare_figures
from services.policy.placeholders import placeholders
from services.policy.rating import Rating, weakest
from services.policy.seed import read_folder

TODAY = date(2026, 11, 23)
CONTENT = read_folder()
RULES = rules()
CATEGORIES = [(scheme, category) for scheme in RULES.schemes for category in scheme.categories]
CONDITIONS = [
    (scheme, category, place)
    for scheme, category in CATEGORIES
    for place, condition in enumerate(category.conditions)
    if condition.test is not Test.UNCONFIRMED
]


def named(one):
    scheme, category, *place = one
    return "-".join(str(part) for part in (scheme.id, category.id, *place))


each_category = pytest.mark.parametrize("one", CATEGORIES, ids=named)
each_condition = pytest.mark.parametrize("one", CONDITIONS, ids=named)
each_fact = pytest.mark.parametrize("fact", RULES.facts.values(), ids=lambda fact: fact.id)


def texts(category):
    return [category.gives, *(condition.says for condition in category.conditions)]


def values_of(category):
    said = {found.name for text in texts(category) for found in placeholders(text)}
    compared = {condition.value for condition in category.conditions if condition.value}
    return said | compared | ({category.amount} if category.amount else set())


def citations_of(category):
    return [*category.citations, *(one for condition in category.conditions for one in condition.citations)]


def judged_with(scheme, category, answers):
    judged = next(
        one for one in judge(RULES, answers, CONTENT, TODAY, {scheme.topic}) if one.scheme is scheme
    )
    every = (judged.best, *judged.others, *judged.asleep)
    return next(one for one in every if one.category is category)


def answers_to(fact, category):
    """Answers near every turning point of a category."""
    if fact.kind is FactKind.CHOICE:
        return list(fact.choices)
    if fact.kind is FactKind.DAY:
        return [TODAY, date(1990, 1, 1)]
    compared = [one.value for one in category.conditions if one.fact == fact.id and one.value]
    turns = [CONTENT.values.on(name, TODAY).amount for name in compared]
    near = [turn + step for turn in turns for step in (-1, 0, 1)]
    return [number for number in near if fact.least <= number <= fact.most]


def outcomes(category):
    """By fact, which of its conditions each of its answers meets."""
    found = {}
    for name in dict.fromkeys(one.fact for one in category.conditions if one.fact):
        fact = RULES.facts[name]
        found[name] = {}
        for answer in answers_to(fact, category):
            scheme = next(scheme for scheme, one in CATEGORIES if one is category)
            reasons = judged_with(scheme, category, {name: answer}).reasons
            met = tuple(
                reason.met
                for reason, one in zip(reasons, category.conditions, strict=True)
                if one.fact == name
            )
            found[name].setdefault(met, answer)
    return found


def meeting(category):
    return {
        name: next(a for met, a in found.items() if all(met)) for name, found in MET[id(category)].items()
    }


MET = {}


@pytest.fixture(autouse=True, scope="module")
def outcomes_once():
    MET.update({id(category): outcomes(category) for _, category in CATEGORIES})


@each_category
def test_every_value_a_category_names_holds_today(one):
    _, category = one
    missing = [name for name in values_of(category) if CONTENT.values.on(name, TODAY) is None]
    assert not missing


@each_fact
def test_every_value_a_question_names_holds_today(fact):
    named_values = {
        found.name for text in (fact.ask, fact.hint, *fact.choices.values()) for found in placeholders(text)
    }
    assert not [name for name in named_values if CONTENT.values.on(name, TODAY) is None]


@each_condition
def test_an_answer_is_compared_with_a_value_of_its_own_unit(one):
    _, category, place = one
    condition = category.conditions[place]
    if condition.test is Test.IS:
        assert RULES.facts[condition.fact].kind is FactKind.CHOICE
        return
    fact, value = RULES.facts[condition.fact], CONTENT.values[condition.value]
    if condition.test is Test.WITHIN:
        assert (fact.kind, value.unit) == (FactKind.DAY, "months")
    else:
        assert (fact.kind, fact.unit) == (FactKind.NUMBER, value.unit)


@each_condition
def test_a_figure_that_is_compared_is_the_figure_that_is_told(one):
    _, category, place = one
    condition = category.conditions[place]
    said = [found.name for found in placeholders(condition.says)]
    whole_once = condition.value == "training_times"  # "not once" and "already" say it in words
    assert not condition.value or condition.value in said or whole_once


@each_category
def test_the_amount_categories_are_compared_by_is_the_amount_told(one):
    _, category = one
    assert not category.amount or category.amount in {found.name for found in placeholders(category.gives)}


@each_category
def test_every_provision_cited_stands_in_a_document_in_force(one):
    _, category = one
    assert category.citations
    for citation in citations_of(category):
        document = CONTENT.documents.get(citation.document)
        assert document is not None and document.holds(TODAY), citation


@each_condition
def test_every_condition_names_its_provision(one):
    _, category, place = one
    assert category.conditions[place].citations


@each_category
def test_nothing_is_told_as_surer_than_the_documents_it_rests_on(one):
    _, category = one
    told = [(category.rating, category.citations)]
    told += [(condition.rating, condition.citations) for condition in category.conditions]
    for rating, cited in told:
        documents = [CONTENT.documents[citation.document].rating for citation in cited]
        assert weakest([rating, *documents]) is rating
        assert rating is not Rating.UNCONFIRMED


@each_category
def test_what_is_told_carries_the_rating_of_its_weakest_value(one):
    scheme, category = one
    told = judged_with(scheme, category, {}).gives
    held = [CONTENT.values.on(found.name, TODAY).rating for found in placeholders(category.gives)]
    assert told is not None and told.rating is weakest([category.rating, *held])


@pytest.mark.parametrize("scheme", RULES.schemes, ids=lambda scheme: scheme.id)
def test_the_entry_that_tells_papers_and_places_is_published(scheme):
    for name in {scheme.entry, *(category.entry for category in scheme.categories)} - {""}:
        entry = CONTENT.entry(name)
        assert entry is not None and entry.status is Status.PUBLISHED


def test_every_fact_decides_something():
    used = {condition.fact for _, category in CATEGORIES for condition in category.conditions}
    used |= {name for _, category in CATEGORIES for name in category.then_ask}
    assert set(RULES.facts) == used - {""}


def test_the_facts_a_reckoning_reads_have_the_names_it_reads_them_by():
    assert {"average_wage", "wage_zone", "paid_months"} <= set(RULES.facts)
    for zone in RULES.facts["wage_zone"].choices:
        assert CONTENT.values.on(f"ui_cap_{zone}", TODAY) is not None


def test_schemes_and_their_categories_are_named_once():
    assert len({scheme.id for scheme in RULES.schemes}) == len(RULES.schemes)
    assert len({(scheme.id, category.id) for scheme, category in CATEGORIES}) == len(CATEGORIES)


@each_category
def test_no_figure_is_written_into_a_text_of_a_category(one):
    scheme, category = one
    for text in (scheme.label, category.label, *texts(category)):
        assert not list(bare_figures(text)), text


@each_fact
def test_no_figure_is_written_into_a_question(fact):
    for text in (fact.label, fact.ask, fact.hint, *fact.choices.values()):
        assert not list(bare_figures(text)), text


@each_category
def test_a_condition_can_follow_fulfilled_or_not_yet_fulfilled(one):
    _, category = one
    for condition in category.conditions:
        assert not condition.says.endswith(".")
        assert condition.says[0] == condition.says[0].lower() or condition.says.startswith("Nhà nước")


@each_category
def test_what_nobody_has_confirmed_says_whom_to_ask(one):
    _, category = one
    for condition in category.conditions:
        if condition.test is Test.UNCONFIRMED:
            assert "hỏi" in condition.says
            assert not list(placeholders(condition.says))


@each_category
def test_nothing_is_read_out_with_a_name_in_braces(one):
    scheme, category = one
    judged = judged_with(scheme, category, {})
    read_out = [scheme.label, category.label, judged.gives.text, *(reason.text for reason in judged.reasons)]
    assert not [text for text in read_out if set("{}") & set(text)]


@each_fact
def test_no_question_is_read_out_with_a_name_in_braces_or_an_unknown_figure(fact):
    today = asked(fact, CONTENT, TODAY)
    read_out = (today.label, today.ask, today.hint, *today.choices.values())
    assert not [text for text in read_out if set("{}…") & set(text)]


def test_a_figure_of_a_question_that_is_not_in_force_is_left_out():
    long_ago = asked(RULES.facts["paid_recent"], CONTENT, date(2020, 1, 1))
    assert "24" not in long_ago.ask and "{" not in long_ago.ask


@each_category
def test_a_category_can_be_met(one):
    scheme, category = one
    open_part = any(condition.test is Test.UNCONFIRMED for condition in category.conditions)
    judged = judged_with(scheme, category, meeting(category))
    assert judged.verdict is (Verdict.ASK if open_part else Verdict.MET)


@each_condition
def test_one_condition_alone_makes_a_category_fail(one):
    scheme, category, place = one
    condition = category.conditions[place]
    own = [other for other, found in enumerate(category.conditions) if found.fact == condition.fact]
    wanted = tuple(other != place for other in own)
    found = MET[id(category)][condition.fact]
    assert wanted in found, "no answer fails this condition and no other"
    judged = judged_with(scheme, category, meeting(category) | {condition.fact: found[wanted]})
    assert judged.verdict is Verdict.FAILED
    assert [reason.met for reason in judged.reasons].count(False) == 1
    assert judged.reasons[place].met is False


def test_only_hiv_waits_until_it_is_spoken_of():
    judged = judge(RULES, {}, CONTENT, TODAY)
    assert "hiv" not in {fact.id for fact in to_ask(RULES, judged, {})}
    assert [fact.id for fact in if_told(RULES, judged, {})] == ["hiv"]
