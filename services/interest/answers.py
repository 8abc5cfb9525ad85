"""What a person answers when she is asked for her name, her telephone number and her commune."""

from __future__ import annotations

import re
from functools import cache

from language.mark_agreement import either
from language.search_key import fold, search_key
from services.conversations.masking import mask_personal_numbers
from services.resources import load_yaml

MOST_NAME, MOST_COMMUNE = 60, 80  # letters
_MOST_WORDS = 6
_LEAST_LETTERS = 2
# Mobile numbers, and those of telephones at home.
_PHONE = re.compile(r"(?<!\d)(?:\+?84|0)(?P<rest>(?:[ .\-]?\d){9,10})(?!\d)")
_MOBILE, _AT_HOME = re.compile(r"0[35789]\d{8}"), re.compile(r"02\d{9}")
_NAME = re.compile(r"[^\W\d_]+(?:['’.-]?[^\W\d_]+)*(?: [^\W\d_]+(?:['’.-]?[^\W\d_]+)*)*", re.UNICODE)


def has_refused_number(text: str) -> bool:
    """Whether a text holds a number that is never taken: of identity, of insurance, of an account.

    A door before this one may have hidden it already; its label is seen as well.
    """
    return bool(mask_personal_numbers(text).kinds) or any(label in text for label in _labels())


def phone_in(text: str) -> str | None:
    """The first telephone number of a text, digits alone with a leading 0; None when there is none."""
    for found in _PHONE.finditer(text):
        number = "0" + re.sub(r"\D", "", found["rest"])
        if _MOBILE.fullmatch(number) or _AT_HOME.fullmatch(number):
            return number
    return None


def name_in(text: str) -> str | None:
    """The name a text consists of, besides words that introduce it and a telephone number; else None."""
    bare = _PHONE.sub(" ", text)
    bare = " ".join(re.split(r"[,;:!?\n]+|\s+", bare)).strip(" .-")
    bare = _introduced().sub("", bare)
    bare = _trailing().sub("", bare).strip(" .-")
    if len(bare) > MOST_NAME or not _NAME.fullmatch(bare):
        return None
    words = bare.split()
    if len(words) > _MOST_WORDS or sum(map(len, words)) < _LEAST_LETTERS or _is_no_name(bare):
        return None
    return " ".join(_capital(word) for word in words)


def commune_in(text: str) -> str | None:
    """The commune as it was typed, where the gazetteer does not know it; None for what names none."""
    bare = " ".join(text.split()).strip(" .,!?")
    bare = _at_home().sub("", bare)
    has_letters = sum(letter.isalpha() for letter in bare) >= _LEAST_LETTERS
    if not has_letters or len(bare) > MOST_COMMUNE or _is_no_name(bare) or phone_in(bare):
        return None
    return bare


def names_papers(text: str) -> bool:
    """Whether a text asks about papers, or says that they are asked for; nobody needs any here."""
    return _papers().search(fold(text)) is not None


def lets_go(text: str) -> bool:
    """Whether a text says that the person wants to wait, or not to give what is asked for."""
    return _waits().search(fold(text)) is not None


def _capital(word: str) -> str:
    """With a capital letter, where the person did not choose the letters herself ("H'Hen")."""
    return word[:1].upper() + word[1:].lower() if word.islower() or word.isupper() else word


def _is_no_name(text: str) -> bool:
    bare = search_key(text)
    if bare in _words()["never_alone"] or _no_name().search(text.lower()) is not None:
        return True
    return text.isascii() and _no_name_bare().search(bare) is not None


def _words() -> dict[str, list[str]]:
    words: dict[str, list[str]] = load_yaml("requests/answers.yml")
    return words


@cache
def _labels() -> tuple[str, ...]:
    kinds = load_yaml("gateway/personal_numbers.yml")["kinds"]
    return tuple(kind["label"] for kind in kinds if kind.get("label"))


@cache
def _introduced() -> re.Pattern[str]:
    return re.compile(rf"^(?:{either(*_words()['introduce'])}(?:\b|$)[ ,:]*)+", re.IGNORECASE)


@cache
def _trailing() -> re.Pattern[str]:
    # "A" is a name that many have, "ạ" a courtesy: here the marks count.
    return re.compile(rf"(?: (?:{'|'.join(_words()['trail'])}))+$", re.IGNORECASE)


@cache
def _at_home() -> re.Pattern[str]:
    return re.compile(rf"^(?:{either(*_words()['at_home'])} )+", re.IGNORECASE)


@cache
def _no_name() -> re.Pattern[str]:
    marked = "|".join(sorted(_words()["no_name"], key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{marked})(?!\w)")


@cache
def _no_name_bare() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(_words()['no_name_bare'])})(?!\w)")


@cache
def _papers() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(_words()['papers'])})(?!\w)")


@cache
def _waits() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(_words()['waits'])})(?!\w)")
