"""Slots learnt from annotated words: a linear chain of tags over features that survive missing marks."""

from __future__ import annotations

import ctypes
import json
import random
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import pycrfsuite

from bot.nlu.strange_names import StrangeNames
from bot.nlu.word_context import contexts
from bot.nlu.word_lists import WordLists
from language.search_key import fold

SEED = 20260101
_SHUFFLE_SEED = 1
_CHAIN = "tags.crfsuite"
_LISTS = "tag_words.json"
# Passive-aggressive passes over the sentences: why and how many, docs/adr/0004-slots-learnt-for-phoatis.md.
_SETTINGS = {"max_iterations": 12}


class SequenceTagger:
    """A trained chain of tags and the word lists that it looks things up in."""

    def __init__(self, lists: WordLists, chain: bytes) -> None:
        self._lists = lists
        self._chain = chain  # the tagger below reads from these bytes as long as it lives
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open_inmemory(chain)

    @classmethod
    def train(cls, sentences: Iterable[tuple[Sequence[str], Sequence[str]]]) -> SequenceTagger:
        """Learn from (words, BIO tags) pairs.

        Each sentence is learnt as written, without marks, and with names that nobody has
        (`bot.nlu.strange_names`).

        Raises:
            ValueError: No sentences, or one whose words and tags are not equally many.
        """
        pairs = list(sentences)
        lists = WordLists.learn(pairs)
        trainer = pycrfsuite.Trainer(algorithm="pa", params=_SETTINGS, verbose=False)
        names, generator = StrangeNames(pairs), random.Random(SEED)  # noqa: S311 - no secret
        for words, tags in pairs:
            trainer.append(contexts(words, lists), tags)
            trainer.append(contexts([fold(word) for word in words], lists), tags)
            if strange := names.copy(words, tags, generator):
                trainer.append(contexts(strange[0], lists), strange[1])
        with tempfile.TemporaryDirectory() as folder:
            target = Path(folder) / _CHAIN
            # Sentences are shuffled by the C library: without a seed a second training would differ.
            ctypes.CDLL(None).srand(_SHUFFLE_SEED)
            trainer.train(str(target))
            return cls(lists, target.read_bytes())

    def tag(self, words: Sequence[str]) -> list[str]:
        """A BIO tag for each word, with marks or without; none for none."""
        return list(self._tagger.tag(contexts(words, self._lists))) if words else []

    def save(self, folder: Path) -> None:
        """Write everything into an existing folder."""
        (folder / _CHAIN).write_bytes(self._chain)
        (folder / _LISTS).write_text(json.dumps(self._lists.as_json(), ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> SequenceTagger:
        """Read what `save` wrote.

        Raises:
            OSError, ValueError: A file is missing or damaged.
        """
        lists = WordLists.from_json(json.loads((folder / _LISTS).read_text(encoding="utf-8")))
        return cls(lists, (folder / _CHAIN).read_bytes())
