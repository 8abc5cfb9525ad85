"""Where a person stands with each scheme, condition by condition."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from operator import ge, gt, le, lt

from services.eligibility.days_off import brought_forward, put_off
from services.eligibility.model import Answers, Category, Condition, Rules, Scheme, Test, Verdict
from services.eligibility.months import months_after
from services.eligibility.reckoning import RECKONINGS
from services.eligibility.wording import Told, dated, tell, word
from services.policy.content import Content
from services.policy.dates import said_day

_COMPARES: Mapping[Test, Callable[[Decimal, Decimal], bool]] = {
    Test.AT_LEAST: ge,
    Test.MORE_THAN: gt,
    Test.AT_MOST: le,
    Test.BELOW: lt,
}
_MONTHS = "months"
_LONGEST = 1_200  # months; a time limit that is longer is a slip of the hand


@dataclass(frozen=True, slots=True)
class Reason:
    """One condition for one person.

    Attributes:
        text: The condition in words.
        met: None while it is not known, or when an office has to say.
        told: Its provisions; None where it cannot be told on that day.
        asks: Id of the fact that is left to be asked; "" for none.
        last_day: Until when something has to be done; None where nothing has, or it is too late.
    """

    text: str
    met: bool | None
    told: Told | None
    asks: str = ""
    last_day: date | None = None


@dataclass(frozen=True, slots=True)
class CategoryJudged:
    """One category for one person.

    Attributes:
        amount: By which categories are compared; 0 where nothing is to compare.
        lines: What was reckoned, in words.
    """

    category: Category
    verdict: Verdict
    reasons: tuple[Reason, ...]
    gives: Told | None
    amount: Decimal
    lines: tuple[str, ...] = ()

    @property
    def distance(self) -> tuple[int, int, int, int]:
        """How far somebody is from it: what fails and cannot be brought about, what fails, is met, is not."""
        both = list(zip(self.category.conditions, self.reasons, strict=True))
        failed = [condition for condition, reason in both if reason.met is False]
        lacking = {condition.fact for condition, reason in both if reason.met is not True}
        met = {condition.fact for condition in self.category.conditions} - lacking
        unmet = sum(reason.met is not True for reason in self.reasons)
        return sum(one.given for one in failed), len(failed), -len(met), unmet

    @property
    def asks(self) -> tuple[str, ...]:
        """Facts that are left, in the order of the conditions."""
        return tuple(dict.fromkeys(reason.asks for reason in self.reasons if reason.asks))


@dataclass(frozen=True, slots=True)
class SchemeJudged:
    """One scheme for one person.

    Attributes:
        best: The category that decided: met with the highest amount, else nearest to it.
        others: The rest, nearest first.
        asleep: Those that wait for what nobody is asked unless it is spoken of.
        outdone: Why another scheme is drawn instead; None where it is not.
        is_drawn: Somebody who may have it says that he draws it already.
    """

    scheme: Scheme
    verdict: Verdict
    best: CategoryJudged
    others: tuple[CategoryJudged, ...]
    asleep: tuple[CategoryJudged, ...] = ()
    outdone: Told | None = None
    is_drawn: bool = False

    @property
    def entry(self) -> str:
        """Id of the policy entry that tells papers and places."""
        return self.best.category.entry or self.scheme.entry

    @property
    def higher(self) -> tuple[CategoryJudged, ...]:
        """Categories beside one that is met that would give more, if an office says so."""
        if self.verdict is not Verdict.MET:
            return ()
        return tuple(
            one for one in self.others if one.verdict is Verdict.ASK and one.amount > self.best.amount
        )

    @property
    def is_near(self) -> bool:
        """Whether what the best of failed categories lacks is worth telling; a flood nobody had is not."""
        return self.best.distance[0] == 0

    @property
    def hangs_on_category(self) -> bool:
        """Whether categories that give different things are still open: nobody knows yet which it will be."""
        left = [one for one in (self.best, *self.others) if one.verdict is not Verdict.FAILED]
        return self.verdict is Verdict.OPEN and len({one.gives and one.gives.text for one in left}) > 1


def judge(
    rules: Rules, answers: Answers, content: Content, day: date, topics: Iterable[str] = ()
) -> list[SchemeJudged]:
    """Every scheme of some topics, in the order of the rules.

    Args:
        answers: What is known; nothing is supposed of the rest.
        content: The reference values and documents.
        day: Rules and values are those of that day.
        topics: All where none is named.
    """
    judged = [_scheme(one, rules, answers, content, day) for one in rules.about(frozenset(topics))]
    return _drawn(judged, rules, content, day)


def _scheme(scheme: Scheme, rules: Rules, answers: Answers, content: Content, day: date) -> SchemeJudged:
    found = [_category(one, rules, answers, content, day) for one in scheme.categories]
    asleep = tuple(one for one in found if _sleeps(one, rules))
    awake = [one for one in found if one not in asleep]
    ranked = sorted(awake or asleep, key=_nearness)
    best = ranked[0]
    fact, drawn = scheme.drawn or ("", ())
    is_drawn = best.verdict in (Verdict.MET, Verdict.ASK) and answers.get(fact) in drawn
    return SchemeJudged(scheme, best.verdict, best, tuple(ranked[1:]), asleep, is_drawn=is_drawn)


def _sleeps(judged: CategoryJudged, rules: Rules) -> bool:
    return judged.verdict is Verdict.OPEN and any(rules.facts[name].if_told for name in judged.asks)


_ORDER = (Verdict.MET, Verdict.OPEN, Verdict.ASK, Verdict.FAILED)


def _nearness(judged: CategoryJudged) -> tuple[int, int, int, int, int, Decimal]:
    unmet = sum(reason.met is not True for reason in judged.reasons)
    if judged.verdict is not Verdict.FAILED:
        return _ORDER.index(judged.verdict), 0, 0, 0, unmet, -judged.amount
    # of those that failed, what gives least asks least: a light disability lacks a severe one, not an extreme
    return (_ORDER.index(judged.verdict), *judged.distance, judged.amount)


def _category(
    category: Category, rules: Rules, answers: Answers, content: Content, day: date
) -> CategoryJudged:
    reasons = tuple(_reason(one, rules, answers, content, day) for one in category.conditions)
    gives = tell(category.gives, category.citations, category.rating, content, day)
    worth = dated(category.amount, content, day) if category.amount else None
    verdict = _verdict(reasons, gives)
    reckoning = RECKONINGS.get(category.reckons) if verdict in (Verdict.MET, Verdict.ASK) else None
    lines = tuple(reckoning(answers, content, day)) if reckoning else ()
    return CategoryJudged(category, verdict, reasons, gives, worth.amount if worth else Decimal(0), lines)


def _verdict(reasons: Sequence[Reason], gives: Told | None) -> Verdict:
    if any(reason.met is False for reason in reasons):
        return Verdict.FAILED
    if any(reason.asks for reason in reasons):
        return Verdict.OPEN
    if gives is None or any(reason.met is None for reason in reasons):
        return Verdict.ASK
    return Verdict.MET


def _reason(condition: Condition, rules: Rules, answers: Answers, content: Content, day: date) -> Reason:
    if condition.test is Test.UNCONFIRMED:
        return Reason(condition.says, None, None)
    also = (condition.value,) if condition.value else ()
    told = tell(condition.says, condition.citations, condition.rating, content, day, also)
    value = _compared(condition, rules, content, day)
    if told is None or (condition.value and value is None):
        return Reason(word("not_told"), None, None)
    answer = answers.get(condition.fact)
    if answer is None:
        return Reason(told.text, None, told, asks=condition.fact)
    if value is None:
        return Reason(told.text, answer in condition.wanted, told)
    if isinstance(answer, date):
        return _in_time(months_after(answer, int(value)), told, day)
    return Reason(told.text, _COMPARES[condition.test](Decimal(str(answer)), value), told)


def _in_time(last: date, told: Told, day: date) -> Reason:
    if day <= last:
        open_on = brought_forward(last)
        if day <= open_on < last:
            told_day = word("last_day_off", text=told.text, day=said_day(last), before=said_day(open_on))
            return Reason(told_day, True, told, last_day=open_on)
        return Reason(word("last_day", text=told.text, day=said_day(last)), True, told, last_day=last)
    late = day > put_off(last)
    ended = word("ended" if late else "ended_on_day_off", text=told.text, day=said_day(last))
    return Reason(ended, False if late else None, told)


def _compared(condition: Condition, rules: Rules, content: Content, day: date) -> Decimal | None:
    """What an answer is held against; None where an editor has made it something else since."""
    value = dated(condition.value, content, day) if condition.value else None
    if value is None:
        return None
    if condition.test is Test.WITHIN:
        return value.amount if value.unit == _MONTHS and 0 <= value.amount <= _LONGEST else None
    return value.amount if value.unit == rules.facts[condition.fact].unit else None


def _drawn(judged: list[SchemeJudged], rules: Rules, content: Content, day: date) -> list[SchemeJudged]:
    """Of schemes that are not drawn together, all met but the highest are marked."""
    highest: dict[str, SchemeJudged] = {}
    for one in judged:
        group = one.scheme.one_of
        known = highest.get(group)
        if group and one.verdict is Verdict.MET and (known is None or one.best.amount > known.best.amount):
            highest[group] = one
    drawn = []
    for one in judged:
        first = highest.get(one.scheme.one_of)
        if first is None or first is one or one.verdict is not Verdict.MET:
            drawn.append(one)
            continue
        says, cited = rules.one_of[one.scheme.one_of]
        drawn.append(replace(one, outdone=tell(says, cited, first.best.category.rating, content, day)))
    return drawn
