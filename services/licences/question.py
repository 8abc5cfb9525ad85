"""Whether a message asks if a company may send people abroad, and of which company; rules, no model."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from language.mark_agreement import either
from language.search_key import fold
from services.licences.check import LicenceQuery
from services.licences.names import name_key
from services.licences.numbers import licence_number, number_named
from services.resources import load_yaml

_LONGEST_NAME, _LONGEST_BRANCH = 14, 4  # words
_BARE_NUMBER = re.compile(r"(?:so\s+)?(?:mau-?)?\d{1,5}(?:\s*/.*)?")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class LicenceQuestion:
    """A company or a licence asked about.

    `sure` is False where the words alone may as well ask about any employer: then only a company that
    the lists know is answered about.
    """

    query: LicenceQuery
    sure: bool


def licence_question(text: str) -> LicenceQuestion | None:
    """The question about a licence that a message asks; None when it asks none, or names no company.

    Args:
        text: A message in canonical form.
    """
    key = fold(text)
    if _has("not_this", key):
        return None
    sure = _has("sure", key)
    if not sure and not _has("doubtful", key):
        return None
    query = company_named(text)
    return (
        None if query is None else LicenceQuestion(query, sure or bool(query.number) or _has("abroad", key))
    )


def company_named(text: str) -> LicenceQuery | None:
    """The company or the licence that a message names, whatever it asks; None when it names none.

    Args:
        text: A message in canonical form.
    """
    number, name = number_named(text), _name(text)
    if number is None and not name:
        return None
    return LicenceQuery(name=name, number=number, branch=_branch(text))


def looked_up(text: str) -> LicenceQuery:
    """What an officer looks up: a question, a licence number or nothing but a name.

    Args:
        text: As it was typed; an empty query comes of a text without words.
    """
    lowered = text.lower()
    found = licence_question(lowered)
    if found is not None:
        return replace(found.query, raw=text)
    number = number_named(lowered) or (
        licence_number(text) if _BARE_NUMBER.fullmatch(fold(text).strip()) else None
    )
    name = "" if number else " ".join(text.split()).rstrip("?.! ")
    return LicenceQuery(name=name, number=number, raw=text)


def asks_for_licence(text: str) -> bool:
    """Whether the words ask for a licence, whichever company is meant.

    Args:
        text: A message in canonical form.
    """
    key = fold(text)
    return not _has("not_this", key) and (_has("sure", key) or _has("doubtful", key))


def names_a_company(text: str) -> bool:
    """Whether a message has a word for a company, with a name behind it or without: "công ty này"."""
    return _begins().search(text) is not None


def _name(text: str) -> str:
    """The first company named: what stands between a word for a company and one that ends its name."""
    words = load_yaml("licences/words.yml")["name"]
    for pattern in (_begins(), _named()):
        for found in pattern.finditer(text):
            name = _until(_ends("ends"), text[found.end() :], _LONGEST_NAME)
            while name and fold(name[-1]) in words["last"]:
                name.pop()
            if _LETTER.search(name_key(" ".join(name)).core):
                return " ".join(name)
    return ""


def _branch(text: str) -> str:
    """The place of the branch asked about; "" when none is."""
    words = load_yaml("licences/words.yml")["name"]
    found = re.search(rf"\b{either(*words['branch'])}\b", text)
    if found is None:
        return ""
    rest = text[found.end() :]
    company = _begins().search(rest)
    place = rest[: company.start() if company else None]
    return " ".join(_until(_ends("branch_ends"), place, _LONGEST_BRANCH))


def _until(ends: re.Pattern[str], rest: str, most: int) -> list[str]:
    """The words of a text before one that ends a name."""
    end = ends.search(rest)
    return rest[: end.start() if end else None].split()[:most]


def _has(section: str, key: str) -> bool:
    return _cues(section).search(key) is not None


@cache
def _cues(section: str) -> re.Pattern[str]:
    phrases = sorted(load_yaml("licences/words.yml")["asking"][section], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b")


@cache
def _begins() -> re.Pattern[str]:
    words = load_yaml("licences/words.yml")["name"]
    return re.compile(rf"\b{either(*words['begins'])}\b(?: {either(*words['passes'])}\b)?")


@cache
def _named() -> re.Pattern[str]:
    words = load_yaml("licences/words.yml")["name"]
    return re.compile(rf"\b{either(*words['begins'])}\b[^.;?!]{{0,40}}? {either(*words['named'])}\b")


@cache
def _ends(section: str) -> re.Pattern[str]:
    words = load_yaml("licences/words.yml")["name"]
    marked = "|".join(map(re.escape, words["ends_marked"]))
    return re.compile(rf"[,.;:?!\n/(]|\b(?:{either(*words[section])}|{marked})\b")
