"""Slots learnt from annotated words: first where they are and of which kind, then what each is for."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from bot.nlu.slot_roles import SlotRoles
from bot.nlu.spans import kind_of, spans, tags_of
from bot.nlu.strange_names import StrangeNames
from bot.nlu.tag_chain import TagChain
from bot.nlu.word_context import contexts
from bot.nlu.word_lists import KnownNames, WordLists
from language.search_key import fold

SEED = 20260101
_KINDS, _ROLES = "tags.crfsuite", "roles.crfsuite"
_LISTS = "tag_words.json"
# Stochastic gradient, and how long: docs/adr/0004-slots-learnt-for-phoatis.md.
_ALGORITHM = "l2sgd"
_SETTINGS = {"max_iterations": 15, "c2": 0.3}
# Of each sentence, with names that nobody has.
_STRANGE_COPIES = 2

Pair = tuple[Sequence[str], Sequence[str]]


class SequenceTagger:
    """Two chains, of words and of slots, and the word lists that they look things up in."""

    def __init__(self, lists: WordLists, kinds: TagChain, roles: SlotRoles) -> None:
        self._lists = lists
        self._kinds = kinds
        self._roles = roles

    @classmethod
    def train(cls, sentences: Iterable[Pair], names: KnownNames | None = None) -> SequenceTagger:
        """Learn from (words, BIO tags) pairs, and names that are known besides.

        Kinds are learnt from each sentence as written, without marks, and twice with names that
        nobody has (`bot.nlu.strange_names`); roles from each sentence once, for they see no marks.

        Raises:
            ValueError: No sentences, or one whose words and tags are not equally many.
        """
        pairs = list(sentences)
        lists = WordLists.learn(pairs, names)
        rows = ((contexts(words, lists), _kinds_only(tags)) for words, tags in _variants(pairs))
        kinds = TagChain.train(rows, algorithm=_ALGORITHM, settings=_SETTINGS)
        return cls(lists, kinds, SlotRoles.train(pairs, lists.leading))

    def tag(self, words: Sequence[str]) -> list[str]:
        """A BIO tag for each word, with marks or without; none for none."""
        found = list(spans(self._kinds.label(contexts(words, self._lists))))
        return tags_of(self._roles.name(words, found), len(words))

    def save(self, folder: Path) -> None:
        """Write everything into an existing folder."""
        (folder / _KINDS).write_bytes(self._kinds.content)
        (folder / _ROLES).write_bytes(self._roles.chain.content if self._roles.chain else b"")
        body = {"lists": self._lists.as_json(), "roles": self._roles.as_json()}
        (folder / _LISTS).write_text(json.dumps(body, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> SequenceTagger:
        """Read what `save` wrote.

        Raises:
            OSError, ValueError: A file is missing or damaged.
        """
        body = json.loads((folder / _LISTS).read_text(encoding="utf-8"))
        try:
            lists = WordLists.from_json(body["lists"])
            names, families = body["roles"]["names"], body["roles"]["families"]
        except KeyError as error:
            raise ValueError(f"no {error} in {_LISTS}") from error
        content = (folder / _ROLES).read_bytes()
        roles = SlotRoles(TagChain(content) if content else None, names, families, lists.leading)
        return cls(lists, TagChain((folder / _KINDS).read_bytes()), roles)


def _variants(pairs: Sequence[Pair]) -> Iterator[Pair]:
    names, generator = StrangeNames(pairs), random.Random(SEED)  # noqa: S311 - no secret
    for words, tags in pairs:
        yield words, tags
        yield [fold(word) for word in words], tags
        for _ in range(_STRANGE_COPIES):
            if strange := names.copy(words, tags, generator):
                yield strange


def _kinds_only(tags: Sequence[str]) -> list[str]:
    return tags_of(((kind_of(name), start, end) for name, start, end in spans(tags)), len(tags))
