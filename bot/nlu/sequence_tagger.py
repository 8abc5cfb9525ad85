"""Slots learnt from annotated words: a chain of tags over features that survive missing marks."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import pycrfsuite

from bot.nlu.word_context import contexts
from bot.nlu.word_lists import WordLists
from language.search_key import fold

_CHAIN = "tags.crfsuite"
_LISTS = "tag_words.json"
# Absolute and squared regularisation: the first leaves out most of the features, which are many.
_SETTINGS = {"c1": 0.05, "c2": 0.01, "max_iterations": 100}


class SequenceTagger:
    """A trained conditional random field and the word lists that it looks things up in."""

    def __init__(self, lists: WordLists, chain: bytes) -> None:
        self._lists = lists
        self._chain = chain  # the tagger below reads from these bytes as long as it lives
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open_inmemory(chain)

    @classmethod
    def train(cls, sentences: Iterable[tuple[Sequence[str], Sequence[str]]]) -> SequenceTagger:
        """Learn from (words, BIO tags) pairs.

        Each sentence is learnt as written and without marks; the result depends on the sentences alone.

        Raises:
            ValueError: No sentences, or one whose words and tags are not equally many.
        """
        pairs = list(sentences)
        lists = WordLists.learn(pairs)
        trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=_SETTINGS, verbose=False)
        for words, tags in pairs:
            for view in (words, [fold(word) for word in words]):
                trainer.append(contexts(view, lists), tags)
        with tempfile.TemporaryDirectory() as folder:
            target = Path(folder) / _CHAIN
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
