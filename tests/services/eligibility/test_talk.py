"""Whatever a caller answers: the questions end, and what was decided stays decided."""

from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from services.eligibility.asking import to_ask
from services.eligibility.judging import judge
from services.eligibility.model import FactKind, Verdict
from services.eligibility.rules import rules
from services.policy.seed import read_folder

TODAY = date(2026, 11, 23)
CONTENT = read_folder()
RULES = rules()
NUMBERS = (0, 1, 3, 4, 15, 16, 59, 60, 69, 70, 74, 75, 1_500_000, 2_000_000)


def answer_to(fact):
    if fact.kind is FactKind.CHOICE:
        return st.sampled_from(sorted(fact.choices))
    if fact.kind is FactKind.DAY:
        return st.dates(date(2021, 1, 1), TODAY)
    return st.sampled_from([Decimal(one) for one in NUMBERS if fact.least <= one <= fact.most])


TALKS = st.fixed_dictionaries({name: answer_to(fact) for name, fact in RULES.facts.items()})
TOPICS = st.sets(st.sampled_from(sorted({scheme.topic for scheme in RULES.schemes})))


@settings(max_examples=20, deadline=None)
@given(TALKS, TOPICS)
def test_answering_what_is_asked_decides_every_scheme(talk, topics):
    answers = {}
    for _ in range(len(RULES.facts) + 1):
        judged = judge(RULES, answers, CONTENT, TODAY, topics)
        left = to_ask(RULES, judged, answers)
        if not left:
            break
        answers[left[0].id] = talk[left[0].id]
    assert left == []
    assert not any(one.verdict is Verdict.OPEN for one in judged)


@settings(max_examples=20, deadline=None)
@given(TALKS, TOPICS)
def test_what_was_not_asked_would_have_changed_nothing(talk, topics):
    answers = {}
    while left := to_ask(RULES, judge(RULES, answers, CONTENT, TODAY, topics), answers):
        answers[left[0].id] = talk[left[0].id]
    shy = {name for name, fact in RULES.facts.items() if fact.if_told}
    whole = {name: answer for name, answer in talk.items() if name not in shy}
    for one, other in zip(
        judge(RULES, answers, CONTENT, TODAY, topics),
        judge(RULES, whole, CONTENT, TODAY, topics),
        strict=True,
    ):
        assert one.verdict is other.verdict
        if one.verdict is not Verdict.FAILED:  # which of the failed ones is told tells only what lacked
            assert one.best.amount == other.best.amount


@settings(max_examples=20, deadline=None)
@given(TALKS, st.sets(st.sampled_from(sorted(RULES.facts))))
def test_nothing_is_promised_or_refused_that_a_further_answer_takes_back(talk, known):
    known -= {name for name, fact in RULES.facts.items() if fact.if_told}
    few = {name: talk[name] for name in known}
    whole = {name: talk[name] for name, fact in RULES.facts.items() if not fact.if_told}
    before, after = judge(RULES, few, CONTENT, TODAY), judge(RULES, whole, CONTENT, TODAY)
    for one, other in zip(before, after, strict=True):
        if one.verdict is Verdict.FAILED:
            assert other.verdict is Verdict.FAILED
        if one.verdict is Verdict.MET:
            assert other.verdict is Verdict.MET
            assert other.best.amount >= one.best.amount
