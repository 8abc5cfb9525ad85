"""Roles of slots: a chain over the slots of a sentence, so that "depart" here tells of "arrive" there."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.nlu.role_context import role_contexts
from bot.nlu.spans import Span, kind_of, prefix_of, role_of, spans
from bot.nlu.tag_chain import TagChain

# Why these: docs/adr/0004-slots-learnt-for-phoatis.md.
_ALGORITHM = "lbfgs"
_SETTINGS = {"c1": 0.02, "c2": 0.3, "max_iterations": 150}


@dataclass(frozen=True)
class SlotRoles:
    """From kinds of slots to their names: "city_name" to "toloc.city_name".

    Attributes:
        chain: None when no slot was learnt.
        names: Kind → role → name, the most frequent role first.
        families: Kind → the first prefix its slots have; kinds of one family take the same roles.
        leading: Folded words that tell what a slot is for.
    """

    chain: TagChain | None
    names: Mapping[str, Mapping[str, str]]
    families: Mapping[str, str]
    leading: frozenset[str]

    @classmethod
    def train(
        cls, sentences: Iterable[tuple[Sequence[str], Sequence[str]]], leading: frozenset[str]
    ) -> SlotRoles:
        """Learn from (words, BIO tags) pairs."""
        told = [(words, found) for words, tags in sentences if (found := list(spans(tags)))]
        names = Counter(name for _, found in told for name, _, _ in found)
        families = _families(names)
        chain = None
        if told:
            chain = TagChain.train(
                (
                    (
                        role_contexts(words, _by_kind(found), families, leading),
                        [role_of(name) for name, _, _ in found],
                    )
                    for words, found in told
                ),
                algorithm=_ALGORITHM,
                settings=_SETTINGS,
            )
        return cls(chain, _names(names), families, leading)

    def name(self, words: Sequence[str], found: Sequence[Span]) -> list[Span]:
        """The same slots by their full names.

        Args:
            words: Of the sentence.
            found: Its slots by kind, from left to right; kinds never learnt keep their name.
        """
        if not found or self.chain is None:
            return list(found)
        roles = self.chain.label(role_contexts(words, found, self.families, self.leading))
        return [
            (self._named(kind, role), start, end)
            for (kind, start, end), role in zip(found, roles, strict=True)
        ]

    def _named(self, kind: str, role: str) -> str:
        known = self.names.get(kind, {})
        # The chain may give a kind a role it never had: then it takes its usual one.
        return known.get(role) or next(iter(known.values()), kind)

    def as_json(self) -> dict[str, Any]:
        """All but the chain and the leading words."""
        return {"names": self.names, "families": self.families}


def _by_kind(found: Sequence[Span]) -> list[Span]:
    return [(kind_of(name), start, end) for name, start, end in found]


def _families(names: Mapping[str, int]) -> dict[str, str]:
    prefixes: defaultdict[str, set[str]] = defaultdict(set)
    for name in names:
        if prefix := prefix_of(name):
            prefixes[kind_of(name)].add(prefix)
    return {kind: min(found) for kind, found in sorted(prefixes.items())}


def _names(names: Counter[str]) -> dict[str, dict[str, str]]:
    by_kind: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for name, _ in sorted(names.items(), key=lambda item: (-item[1], item[0])):
        by_kind[kind_of(name)].setdefault(role_of(name), name)
    return dict(by_kind)
