"""What annotated words teach: how frequent they are, which lead to a slot and which fill one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from bot.nlu.known_places import Places, known_places, with_gazetteer
from bot.nlu.longest import Found, longest_phrases
from bot.nlu.spans import kind_of, spans
from language.search_key import fold

# A word outside slots tells what the next slot is for ("từ", "hạ cánh"), if it is there often enough.
_LEAST_LEADING = 8
_LEAST_SHARE_OUTSIDE = 0.7
# What fills a slot in one sentence only is left out of the lists: training would meet each of its
# own fillings in them and learn to trust them more than a new sentence warrants.
_LEAST_FILLING = 2
# A kind of slot is one of places when the gazetteer has so many of its fillings; cities abroad are not in it.
_LEAST_SHARE_PLACES = 0.3


@dataclass(frozen=True)
class KnownNames:
    """Names that are known before anything is learnt, all folded.

    Attributes:
        places: Name → its levels.
        fillings: Words of a slot joined with a blank → the last parts of the names of its slots.
    """

    places: Places
    fillings: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class WordLists:
    """Lists over folded words.

    Attributes:
        counts: How often training has seen a word.
        leading: Words that mostly stand outside slots.
        fillings: Words of a slot joined with a blank → the last parts of the names of its slots,
            "city_name" of "fromloc.city_name".
        place_kinds: The last parts of the names of the slots that places fill.
        abroad: Places that no gazetteer of ours has, folded → levels.
    """

    counts: Mapping[str, int]
    leading: frozenset[str]
    fillings: Mapping[str, tuple[str, ...]]
    place_kinds: frozenset[str] = frozenset()
    abroad: Places = field(default_factory=dict)

    @classmethod
    def learn(
        cls, sentences: Iterable[tuple[Sequence[str], Sequence[str]]], names: KnownNames | None = None
    ) -> WordLists:
        """From (words, BIO tags) pairs, and names that are known besides."""
        names = names or KnownNames({}, {})
        counts: Counter[str] = Counter()
        outside: Counter[str] = Counter()
        filled: Counter[tuple[str, str]] = Counter()
        for words, tags in sentences:
            folded = [fold(word) for word in words]
            counts.update(folded)
            outside.update(word for word, tag in zip(folded, tags, strict=True) if tag == "O")
            filled.update((" ".join(folded[start:end]), kind_of(name)) for name, start, end in spans(tags))
        fillings: dict[str, list[str]] = defaultdict(list)
        for (text, kind), count in sorted(filled.items()):
            if count >= _LEAST_FILLING:
                fillings[text].append(kind)
        for text, kinds in names.fillings.items():
            fillings[text] += [kind for kind in kinds if kind not in fillings[text]]
        return cls(
            counts=counts,
            leading=frozenset(
                word
                for word, count in counts.items()
                if count >= _LEAST_LEADING and outside[word] >= _LEAST_SHARE_OUTSIDE * count
            ),
            fillings={text: tuple(kinds) for text, kinds in fillings.items()},
            place_kinds=_place_kinds(filled, with_gazetteer(names.places)),
            abroad=names.places,
        )

    @cached_property
    def places(self) -> Places:
        """Every place known, folded → levels."""
        return with_gazetteer(self.abroad)

    def as_json(self) -> dict[str, Any]:
        """What `from_json` reads."""
        return {
            "counts": self.counts,
            "leading": sorted(self.leading),
            "fillings": self.fillings,
            "place_kinds": sorted(self.place_kinds),
            "abroad": self.abroad,
        }

    @classmethod
    def from_json(cls, body: Mapping[str, Any]) -> WordLists:
        """The lists that `as_json` was asked of.

        Raises:
            ValueError: A list is missing.
        """
        try:
            fillings = {text: tuple(kinds) for text, kinds in body["fillings"].items()}
            return cls(
                counts=body["counts"],
                leading=frozenset(body["leading"]),
                fillings=fillings,
                place_kinds=frozenset(body["place_kinds"]),
                abroad={text: tuple(levels) for text, levels in body["abroad"].items()},
            )
        except KeyError as error:
            raise ValueError(f"no {error} among the word lists") from error

    def known_fillings(self, folded: Sequence[str]) -> list[Found]:
        """First word, word behind the last, and kinds of each known filling, the longest first."""
        return longest_phrases(folded, self.fillings)


def _place_kinds(filled: Counter[tuple[str, str]], known: Places) -> frozenset[str]:
    total: Counter[str] = Counter()
    places: Counter[str] = Counter()
    for (text, kind), count in filled.items():
        words = text.split()
        total[kind] += count
        places[kind] += count * any(end - start == len(words) for start, end, _ in known_places(words, known))
    return frozenset(kind for kind in total if places[kind] >= _LEAST_SHARE_PLACES * total[kind])
