"""Names of places with one wrong tone, or ended as the South pronounces them: "năm cắn", "sông đốt"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from language.known_words import go_together
from language.phrases import WordList, words_of
from language.place_context import announces, kind_before
from language.places import place_names
from language.resources import load_yaml
from language.search_key import fold
from language.step import Step, Token
from language.tone_placement import tone_and_letters
from language.units import CA_MAU, old_districts, province

_SHORTEST, _LONGEST = 2, 3  # words of a name; one word alone proves nothing
Words = tuple[str, ...]


def _sound(word: str) -> str:
    """The word as it is heard in the South: no tone, -ng as -n, -c as -t; "anh" and "ach" keep their ends."""
    plain = fold(word)
    if plain.endswith("ng"):
        return plain[:-1]
    return plain[:-1] + "t" if plain.endswith("c") and plain[-2:-1] in "aouie" else plain


@cache
def _by_sound() -> dict[Words, frozenset[Words]]:
    """Sound → the official names that sound so; other ways of writing them are no aim of a repair."""
    found: defaultdict[Words, set[Words]] = defaultdict(set)
    for name, candidates in place_names().items():
        official = any(words_of(each.place.name) == name and each.key for each in candidates)
        if _SHORTEST <= len(name) <= _LONGEST and official and all(word.isalpha() for word in name):
            found[tuple(map(_sound, name))].add(name)
    return {key: frozenset(names) for key, names in found.items()}


@cache
def _our_districts() -> frozenset[Words]:
    """Names said so often that no word has to announce them."""
    ours = (district for district in old_districts().values() if district.province == CA_MAU)
    return frozenset(words_of(name) for name in (province(CA_MAU).name, *(each.name for each in ours)))


@cache
def _first_sounds() -> frozenset[str]:
    return frozenset(key[0] for key in _by_sound())


@cache
def _not_slips() -> WordList:
    return WordList(load_yaml("gazetteer/not_slips.yml")["phrases"], exact=True)


def repair_places(tokens: Sequence[Token]) -> tuple[list[Token], list[Step]]:
    """The tokens, with names of places that differ from what is written in one word written right.

    Words that stand beside each other in our texts are what they say, and what could be two names
    is left alone. A name has to be announced or one of our districts. The kind of the steps is
    "place_slip".
    """
    result = list(tokens)
    steps: list[Step] = []
    for at, token in enumerate(tokens):
        if _sound(token.text) not in _first_sounds():
            continue
        for length in range(min(_LONGEST, len(tokens) - at), _SHORTEST - 1, -1):
            written = tuple(each.text for each in result[at : at + length])
            name = _meant(written)
            if name is None or not (name in _our_districts() or _is_announced(result, at, length)):
                continue
            for offset, word in enumerate(name):
                old = result[at + offset]
                result[at + offset] = Token(word, old.start, old.end)
            steps.append(Step("place_slip", " ".join(written), " ".join(name)))
            break
    return result, steps


def _is_announced(tokens: Sequence[Token], at: int, length: int) -> bool:
    if length == len(tokens):
        return True
    words = [token.text for token in tokens[:at]]
    return announces(words, at) or kind_before(words, at)[0] is not None


def _meant(written: Words) -> Words | None:
    names = _by_sound().get(tuple(map(_sound, written)), frozenset())
    if len(names) != 1 or all(word.isascii() for word in written):
        return None
    (name,) = names
    wrong = [at for at, word in enumerate(written) if word != name[at]]
    if len(wrong) != 1 or not _is_slip(written[wrong[0]], name[wrong[0]]):
        return None
    if _not_slips().behind(written, 0) or any(map(go_together, written, written[1:])):
        return None
    return name


def _is_slip(word: str, meant: str) -> bool:
    """True for one wrong mark over the same letters, or the same tone and another end."""
    tone, letters = tone_and_letters(word)
    meant_tone, meant_letters = tone_and_letters(meant)
    if fold(word) == fold(meant):
        return bool(tone) if letters == meant_letters else tone == meant_tone and not word.isascii()
    return tone == meant_tone and _sound(letters) == _sound(meant_letters)
