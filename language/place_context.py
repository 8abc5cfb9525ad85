"""The words around a place name: its kind, its age, and whether one lives there or wants to work there."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from language.phrases import WordList
from language.resources import load_yaml

CLAUSE_SIGNS = frozenset(",.?!;:")
LONGEST_CLAUSE = 12  # words; who writes no commas says the time not far from the place
HOME, WANTED = "home", "wanted"
PAST, NOW = "past", "now"  # where the person worked, or works: never where she wants to


@cache
def _list(name: str) -> WordList:
    return WordList(load_yaml("gazetteer/cues.yml")[name], exact=name.endswith("_marked"))


@cache
def _kinds() -> dict[str, WordList]:
    return {kind: WordList(written) for kind, written in load_yaml("gazetteer/cues.yml")["kinds"].items()}


def kind_before(words: Sequence[str], start: int) -> tuple[str | None, int]:
    """Word of kind in front of a name and the index where it starts; (None, start) without one."""
    # "thị xã" ends like "xã": the longest wins.
    length, kind = max((lists.before(words, start), kind) for kind, lists in _kinds().items())
    return (kind, start - length) if length else (None, start)


def age_behind(words: Sequence[str], end: int) -> tuple[str | None, int]:
    """ "old" or "new" said behind a name, and the index where that ends; (None, end) without it."""
    for age in ("old", "new"):
        length = _list(age).behind(words, end)
        if length:
            return age, end + length
    return None, end


def is_no_place(words: Sequence[str], start: int) -> bool:
    """True for what follows "đường" or "tên": a street or a person."""
    return _list("no_place_after").before(words, start) > 0


def announces(words: Sequence[str], start: int, *, abbreviation: bool = False) -> bool:
    """True when the words in front say that a place follows."""
    return _list("abbreviation" if abbreviation else "place").before(words, start) > 0


def goes_on_to(words: Sequence[str], end: int, next_start: int | None) -> bool:
    """True for "Cà Mau đi Bình Dương": behind the name comes the way to the next place."""
    length = _list("towards").behind(words, end)
    return bool(length) and next_start == end + length


def role(words: Sequence[str], start: int, end: int) -> str | None:
    """What a place is to the person: HOME, WANTED, PAST, NOW or None when the words do not tell."""
    at = _skip(words, start)
    preposition = _list("at").before(words, at)
    if _list("back").behind(words, end) and (preposition or _list("home").before(words, at)):
        return PAST
    if preposition:
        return _role_of_staying(words, at - preposition)
    if _list("home").before(words, at):
        return HOME
    if _list("wanted").before(words, at):
        return WANTED
    return HOME if _speaker(words, at) else None


def _skip(words: Sequence[str], start: int) -> int:
    """Index behind which locators ("dưới", "khu vực") and smaller units ("ấp 3") stand before the name."""
    while start:
        if words[start - 1] == "," and start >= 3 and _list("smaller").before(words, start - 2):
            start -= 3
        elif start >= 2 and _list("smaller").before(words, start - 1):
            start -= 2
        elif (length := _list("locators").before(words, start)) and length < start:
            start -= length
        else:
            break
    return start


def _speaker(words: Sequence[str], end: int) -> bool:
    """True when the words end with the person who speaks: "em", "nhà", "vợ chồng em"."""
    start = end
    while length := _list("people").before(words, start) or _list("people_marked").before(words, start):
        start -= length
    if start == end or _list("not_the_speaker").before(words, start):
        return False
    return words[start] != "nhà" or not _list("no_home_after").before(words, start)


def _role_of_staying(words: Sequence[str], at: int) -> str | None:
    """Role of a place after "ở" or "tại", from the words before index `at`."""
    if any(_list("past").before(words, end) for end in range(_clause_start(words, at), at + 1)):
        return PAST
    work = _list("work").before(words, at)
    if work:
        before = at - work
        # "đi làm ở", "công việc làm ở": the words of work may stand in a row.
        while (more := _list("work").before(words, before)) > 0:
            before -= more
        return NOW if _list("now").before(words, before) else WANTED
    if _list("living").before(words, at):
        return HOME
    return HOME if _speaker(words, _before_facts(words, at)) else None


def _before_facts(words: Sequence[str], at: int) -> int:
    """Index behind which only adverbs and facts about the person stand: "em nữ 30 tuổi, giờ ở …"."""
    while at:
        if length := _list("adverbs").before(words, at) or _list("facts").before(words, at):
            at -= length
        elif words[at - 1] == "," or words[at - 1][0].isdigit():
            at -= 1
        else:
            break
    return at


def _clause_start(words: Sequence[str], at: int) -> int:
    """Index of the first word of the clause that index `at` is in; "giờ" opens a new one."""
    farthest = max(at - LONGEST_CLAUSE, 0)
    while at > farthest and words[at - 1] not in CLAUSE_SIGNS:
        if _list("now_opens").before(words, at) and not _list("past").before(words, at):
            break
        at -= 1
    return at
