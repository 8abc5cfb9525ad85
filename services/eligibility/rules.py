"""The rules of data/eligibility, read once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any

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
)
from services.errors import InvalidInput
from services.policy.citation import Citation
from services.policy.rating import Rating
from services.resources import DATA, load_yaml

_YES_NO = "yes_no"
_FOLDER = "eligibility"


@lru_cache(maxsize=1)
def rules() -> Rules:
    """Every rule.

    Raises:
        InvalidInput: A condition names no fact, no test or an answer that its fact does not have; a fact
            is asked after one there is not.
    """
    facts = {name: _fact(name, written) for name, written in load_yaml(f"{_FOLDER}/facts.yml").items()}
    for fact in facts.values():
        if fact.after:
            _known(fact.after, facts)
    files = sorted((DATA / _FOLDER / "schemes").glob("*.yml"))
    written = [scheme for file in files for scheme in load_yaml(f"{_FOLDER}/schemes/{file.name}")]
    order = {topic: place for place, topic in enumerate(load_yaml(f"{_FOLDER}/topics.yml"))}
    schemes = [_scheme(one, facts) for one in written]
    unplaced = [scheme.id for scheme in schemes if scheme.topic not in order]
    if unplaced:
        raise InvalidInput(f"The topics of {unplaced} are not in topics.yml.")
    return Rules(
        facts=facts,
        schemes=tuple(sorted(schemes, key=lambda scheme: order[scheme.topic])),
        one_of={
            name: (one["says"], citations(one.get("citations", ())))
            for name, one in load_yaml(f"{_FOLDER}/one_of.yml").items()
        },
    )


def citations(written: Iterable[Mapping[str, str]]) -> tuple[Citation, ...]:
    """Provisions as the files name them."""
    return tuple(Citation(**one) for one in written)


def _fact(name: str, written: Mapping[str, Any]) -> Fact:
    fields = dict(written)
    if fields["kind"] == _YES_NO:
        fields |= {"kind": FactKind.CHOICE, "choices": load_yaml(f"{_FOLDER}/words.yml")["yes_no"]}
    for bound in ("least", "most"):
        fields[bound] = Decimal(str(fields.get(bound, 0)))
    kind = FactKind(fields.pop("kind"))
    return Fact(id=name, kind=kind, choices=fields.pop("choices", {}), **fields)


def _scheme(written: Mapping[str, Any], facts: Mapping[str, Fact]) -> Scheme:
    fields = dict(written)
    categories = tuple(_category(one, facts) for one in fields.pop("categories"))
    drawn = fields.pop("drawn", None)
    if drawn is not None:
        fields["drawn"] = (drawn["fact"], _wanted(drawn["is"], _known(drawn["fact"], facts)))
    return Scheme(categories=categories, **fields)


def _category(written: Mapping[str, Any], facts: Mapping[str, Fact]) -> Category:
    fields = dict(written)
    conditions = tuple(_condition(one, facts) for one in fields.pop("all"))
    then_ask = tuple(fields.pop("then_ask", ()))
    for name in then_ask:
        _known(name, facts)
    return Category(
        conditions=conditions,
        then_ask=then_ask,
        citations=citations(fields.pop("citations", ())),
        rating=Rating(fields.pop("rating", Rating.READ.value)),
        **fields,
    )


def _condition(written: Mapping[str, Any], facts: Mapping[str, Fact]) -> Condition:
    tests = [test for test in Test if test.value in written]
    if len(tests) != 1:
        raise InvalidInput(f"{dict(written)} has {len(tests)} tests.")
    test = tests[0]
    wanted: tuple[str, ...] = ()
    value, name = "", ""
    if test is not Test.UNCONFIRMED:
        name = written["fact"]
        fact = _known(name, facts)
        if test is Test.IS:
            wanted = _wanted(written[test.value], fact)
        else:
            value = written[test.value]
    return Condition(
        says=written[test.value] if test is Test.UNCONFIRMED else written["says"],
        fact=name,
        test=test,
        wanted=wanted,
        value=value,
        citations=citations(written.get("citations", ())),
        rating=Rating(written.get("rating", Rating.READ.value)),
        given=written.get("given", False),
    )


def _known(name: str, facts: Mapping[str, Fact]) -> Fact:
    if name not in facts:
        raise InvalidInput(f"There is no fact {name!r}.")
    return facts[name]


def _wanted(written: Any, fact: Fact) -> tuple[str, ...]:
    listed = written if isinstance(written, list) else [written]
    wanted = tuple((YES if one else NO) if isinstance(one, bool) else str(one) for one in listed)
    for one in wanted:
        if one not in fact.choices:
            raise InvalidInput(f"{one!r} is no answer to {fact.id!r}.")
    return wanted
