"""Wordings as editors may see them: no numbers of people, no addresses of theirs, no names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from language.search_key import fold
from services.conversations.masking import mask_personal_numbers
from services.resources import load_csv, load_yaml

_ATTACHMENT = re.compile(r"^\[[^\]\n]*\][^\n]*\n?")
_ADDRESS = re.compile(r"\S+@\S+\.\S+|(?:https?://|www\.)\S+", re.IGNORECASE)
_NUMBER = re.compile(r"\+?\d(?:[ .\-]?\d){7,}")
_MONEY = re.compile(r"[1-9]\d{0,2}(?:[., ]\d{3})+")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Words:
    families: frozenset[str]
    plain: frozenset[str]
    middles: frozenset[str]
    introducing: tuple[tuple[str, ...], ...]
    most: int
    places: frozenset[str]


def wording_of(said: str, longest: int) -> str:
    """What somebody said, in one line, with people made unknown.

    Args:
        said: From the transcript: what a picture is known by stands before its caption.
        longest: Letters that are kept.
    """
    text = mask_personal_numbers(_ATTACHMENT.sub("", said)).text
    labels = load_yaml("gaps/personal.yml")["labels"]
    text = _ADDRESS.sub(labels["address"], text)
    text = _NUMBER.sub(lambda run: run[0] if _MONEY.fullmatch(run[0]) else labels["number"], text)
    text = _without_names(text, labels["name"])
    return " ".join(text.split())[:longest].rstrip()


def _without_names(text: str, label: str) -> str:
    words = list(_WORD.finditer(text))
    folded = [fold(word[0]) for word in words]
    known, pieces, at, number = _words(), [], 0, 0
    while number < len(words):
        length = _name_length(text, words, folded, number, known)
        if length:
            pieces += [text[at : words[number].start()], label]
            at = words[number + length - 1].end()
        number += length or 1
    return "".join([*pieces, text[at:]])


def _name_length(text: str, words: list[re.Match[str]], folded: list[str], at: int, known: _Words) -> int:
    """How many words from here on are somebody's name."""
    if any(" ".join(folded[at : at + count]) in known.places for count in range(known.most, 0, -1)):
        return 0
    run = _run(text, words, at, known.most)
    capitals = 0
    while capitals < run and words[at + capitals][0].istitle():
        capitals += 1
    family = words[at][0].lower()
    if capitals >= 2 and (family in known.families or family in known.plain):
        return capitals
    if folded[at] in known.plain and run >= 3 and folded[at + 1] in known.middles:
        return 3  # a family name, one that stands in the middle, and the given name
    introduced = any(tuple(folded[max(0, at - len(said)) : at]) == said for said in known.introducing)
    return max(1, capitals) if introduced else 0


def _run(text: str, words: list[re.Match[str]], at: int, most: int) -> int:
    """How many words from here on have nothing but a space between them."""
    count = 1
    while (
        count < most
        and at + count < len(words)
        and text[words[at + count - 1].end() : words[at + count].start()] == " "
    ):
        count += 1
    return count


@lru_cache(maxsize=1)
def _words() -> _Words:
    read = load_yaml("gaps/personal.yml")
    names = [row["new_name"] for row in load_csv("gazetteer/ca-mau-units.csv")]
    names += [row["old_name"] for row in load_csv("gazetteer/ca-mau-old-units.csv")]
    names += [row["old_district"] for row in load_csv("gazetteer/ca-mau-old-units.csv")]
    places = {" ".join(_WORD.findall(fold(name))) for name in names}
    places |= {place.removeprefix(kind) for place in places for kind in ("huyen ", "thi xa ", "thanh pho ")}
    return _Words(
        families=frozenset(read["family_names"]),
        plain=frozenset(read["plain_families"]),
        middles=frozenset(read["middle_names"]),
        introducing=tuple(tuple(said.split()) for said in read["introducing"]),
        most=int(read["most_words"]),
        places=frozenset(places),
    )
