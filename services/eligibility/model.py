"""Schemes of support, the categories of people they are for, and the facts that decide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from services.policy.citation import Citation
from services.policy.rating import Rating

Answers = Mapping[str, "str | Decimal | date"]  # by the id of the fact; what nobody knows is left out
YES, NO = "yes", "no"


class FactKind(str, Enum):
    """What an answer looks like."""

    CHOICE = "choice"
    NUMBER = "number"
    DAY = "day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something a person is asked.

    Attributes:
        ask: The question as it is read out.
        choices: Label of each answer of a CHOICE.
        unit: Of a NUMBER, a key of data/policy/units.yml.
        least: Of a NUMBER.
        most: Of a NUMBER.
        hint: What the officer should mind; "" for nothing.
        after: Id of the fact this one makes no sense before; "" for none.
        if_told: Never asked first, because the question hurts; the officer opens it when it is spoken of.
    """

    id: str
    label: str
    ask: str
    kind: FactKind
    choices: Mapping[str, str]
    unit: str = ""
    least: Decimal = Decimal(0)
    most: Decimal = Decimal(0)
    hint: str = ""
    after: str = ""
    if_told: bool = False


class Test(str, Enum):
    """How an answer is held against a rule; all but IS compare with a reference value of the day."""

    __test__ = False  # no test of pytest's

    IS = "is"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    BELOW = "below"
    WITHIN = "within"  # months since a DAY, the last day counted in
    UNCONFIRMED = "unconfirmed"  # a rule that nobody has read: an office has to say


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One thing the law asks.

    Attributes:
        says: The condition in words, so that "Đủ: …" and "Chưa đủ: …" can stand before it; names
            reference values in braces.
        fact: Id of the fact that decides; "" for UNCONFIRMED.
        test: How.
        wanted: Answers that meet an IS.
        value: Name of the reference value compared with; "" for IS and UNCONFIRMED.
        citations: Provisions beside those of the values named.
        given: What nobody can bring about: of several categories that fail, those that lack it come last.
    """

    says: str
    test: Test
    fact: str = ""
    wanted: tuple[str, ...] = ()
    value: str = ""
    citations: tuple[Citation, ...] = ()
    rating: Rating = Rating.READ
    given: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """People of one kind a scheme is for; every condition has to be met.

    Attributes:
        label: Who they are, in few words.
        gives: What they get; names reference values in braces.
        amount: Reference value by which categories are compared; "" where nothing is to compare.
        reckons: Name of a reckoning of `services.eligibility.reckoning`; "" for none.
        then_ask: Facts a reckoning needs besides.
        entry: Id of the policy entry that tells papers and places; "" for the scheme's.
    """

    id: str
    label: str
    gives: str
    conditions: tuple[Condition, ...]
    citations: tuple[Citation, ...] = ()
    rating: Rating = Rating.READ
    amount: str = ""
    reckons: str = ""
    then_ask: tuple[str, ...] = ()
    entry: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """One kind of support.

    Attributes:
        topic: Key of data/policy/topics.yml.
        entry: Id of the policy entry that tells papers and places.
        one_of: Schemes with the same name here are not drawn together; "" for none.
        drawn: The fact, and its answers that tell that somebody draws it already; None where none does.
    """

    id: str
    label: str
    topic: str
    entry: str
    categories: tuple[Category, ...]
    one_of: str = ""
    drawn: tuple[str, tuple[str, ...]] | None = None


@dataclass(frozen=True, slots=True)
class Rules:
    """All facts in the order they are asked, all schemes in the order they are shown.

    Attributes:
        one_of: By its name, why only the highest of some schemes is drawn, and the provision.
    """

    facts: Mapping[str, Fact]
    schemes: tuple[Scheme, ...]
    one_of: Mapping[str, tuple[str, tuple[Citation, ...]]]

    def about(self, topics: frozenset[str]) -> Iterator[Scheme]:
        """The schemes of some topics; of all where none is named."""
        return (scheme for scheme in self.schemes if not topics or scheme.topic in topics)


class Verdict(str, Enum):
    """Where a person stands with a category or a scheme."""

    MET = "met"
    ASK = "ask"  # nothing is against it, but part of the rule must be asked of an office
    OPEN = "open"  # questions are left
    FAILED = "failed"
