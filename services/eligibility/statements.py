"""What the rules say of schemes, text by text, and which values and documents each text rests on."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from services.eligibility.asking import asked
from services.eligibility.judging import CategoryJudged, judge
from services.eligibility.model import Category, Condition, Fact, Rules, Scheme
from services.eligibility.reckoning import RESTS_ON
from services.eligibility.wording import Told, dated, tell
from services.policy.citation import Citation
from services.policy.content import Content
from services.policy.placeholders import placeholders
from services.policy.rating import Rating
from services.policy.sources import provisions

Key = tuple[str, ...]
Judged = Mapping[tuple[str, str], CategoryJudged]


class Part(str, Enum):
    """What kind of text it is."""

    CONDITION = "condition"
    GIVES = "gives"
    RECKONED = "reckoned"  # a value that enters a reckoning
    QUESTION = "question"
    ONE_OF = "one_of"  # why only the highest of some schemes is drawn
    HIGHEST = "highest"  # which of two amounts is the higher one


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One text on a day.

    Attributes:
        schemes: Those it decides about.
        about: Label of the category or of the question.
        text: None where it cannot be told on that day: an office is asked instead.
        source: The provisions in force behind it; "" for none.
    """

    part: Part
    schemes: tuple[Scheme, ...]
    about: str
    text: str | None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Footing:
    """Names of values and numbers of documents, one of which a text rests on."""

    names: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()

    def bears(self, text: str, cited: Iterable[Citation] = (), also: Collection[str] = ()) -> bool:
        """Whether a text with its provisions rests on one of them.

        Args:
            also: Values it rests on without saying them.
        """
        named = {found.name for found in placeholders(text)} | set(also)
        return bool(self.names & named) or any(one.document in self.documents for one in cited)


def of_value(name: str, *contents: Content) -> Footing:
    """A value with every value that is made of it in one of these contents."""
    return Footing(frozenset(found for content in contents for found in content.values.depending_on(name)))


def of_documents(numbers: Collection[str], content: Content, day: date) -> Footing:
    """Documents, and the values that rest on them from a day on."""
    cited = {
        value.name
        for value in content.values.values()
        for period in value.periods
        if period.citation.document in numbers and (period.until is None or period.until >= day)
    }
    made = (found for name in cited for found in content.values.depending_on(name))
    return Footing(frozenset(made), frozenset(numbers))


def statements(rules: Rules, content: Content, day: date, on: Footing) -> dict[Key, Statement]:
    """Every text that rests on something, by its place in the rules and in their order."""
    found: dict[Key, Statement] = {}
    judged = _judged(rules, content, day, on)
    for scheme in rules.schemes:
        for category in scheme.categories:
            if (scheme.id, category.id) in judged:
                found |= _of_category(scheme, category, judged[scheme.id, category.id], content, day, on)
    for name, (says, cited) in rules.one_of.items():
        if on.bears(says, cited):
            told = tell(says, cited, Rating.READ, content, day)
            schemes = tuple(scheme for scheme in rules.schemes if scheme.one_of == name)
            found["one_of", name] = _statement(Part.ONE_OF, schemes, "", told)
    for fact in rules.facts.values():
        found |= _of_fact(fact, rules, content, day, on)
    return found


def _judged(rules: Rules, content: Content, day: date, on: Footing) -> Judged:
    """The categories concerned, of somebody of whom nothing is known."""
    schemes = tuple(
        scheme for scheme in rules.schemes if any(_is_concerned(one, on) for one in scheme.categories)
    )
    return {
        (one.scheme.id, category.category.id): category
        for one in judge(replace(rules, schemes=schemes), {}, content, day)
        for category in (one.best, *one.others, *one.asleep)
    }


def _is_concerned(category: Category, on: Footing) -> bool:
    return (
        _gives(category, on)
        or bool(on.names.intersection(RESTS_ON.get(category.reckons, ())))
        or any(_bears(condition, on) for condition in category.conditions)
    )


def _gives(category: Category, on: Footing) -> bool:
    return on.bears(category.gives, category.citations, (category.amount,))


def _bears(condition: Condition, on: Footing) -> bool:
    return on.bears(condition.says, condition.citations, (condition.value,))


def _of_category(
    scheme: Scheme, category: Category, judged: CategoryJudged, content: Content, day: date, on: Footing
) -> Iterator[tuple[Key, Statement]]:
    place, schemes = (scheme.id, category.id), (scheme,)
    for number, (condition, reason) in enumerate(zip(category.conditions, judged.reasons, strict=True)):
        if _bears(condition, on):
            text = _with_unsaid(condition.says, condition.value, content, day)
            said = _statement(Part.CONDITION, schemes, category.label, reason.told, text)
            yield (*place, "condition", str(number)), said
    if _gives(category, on):
        yield (*place, "gives"), _statement(Part.GIVES, schemes, category.label, judged.gives)
    for name in RESTS_ON.get(category.reckons, ()):
        if name in on.names:
            told = tell(_VALUE.format(name=name), (), Rating.READ, content, day)
            label = content.values[name].label if name in content.values else name
            yield (*place, "reckoned", name), _statement(Part.RECKONED, schemes, label, told)


_VALUE = "{{{name}}}"


def _with_unsaid(says: str, name: str, content: Content, day: date) -> str:
    """Behind a condition, in brackets, the value that it compares with and does not say."""
    value = dated(name, content, day) if name else None
    if value is None or any(found.name == name for found in placeholders(says)):
        return ""
    return f" ({value.said()})"


def _of_fact(
    fact: Fact, rules: Rules, content: Content, day: date, on: Footing
) -> Iterator[tuple[Key, Statement]]:
    read_out = asked(fact, content, day)
    texts = zip(
        (fact.ask, fact.hint, *fact.choices.values()),
        (read_out.ask, read_out.hint, *read_out.choices.values()),
        strict=True,
    )
    for number, (written, said) in enumerate(texts):
        if on.bears(written):
            schemes = tuple(scheme for scheme in rules.schemes if _asks(scheme, fact.id))
            told = Statement(part=Part.QUESTION, schemes=schemes, about=fact.label, text=said)
            yield ("question", fact.id, str(number)), told


def _asks(scheme: Scheme, fact: str) -> bool:
    return any(
        fact in category.then_ask or any(condition.fact == fact for condition in category.conditions)
        for category in scheme.categories
    )


def _statement(
    part: Part, schemes: tuple[Scheme, ...], about: str, told: Told | None, unsaid: str = ""
) -> Statement:
    return Statement(
        part=part, schemes=schemes, about=about,
        text=f"{told.text}{unsaid}" if told else None,
        source=provisions(told.sources) if told else "",
    )  # fmt: skip
