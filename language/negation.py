"""Which of the things named were ruled out: "không làm ca đêm", "trừ Bình Dương", "ngoài may ra"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import accumulate

from language.mention import Mention
from language.phrases import WordList
from language.resources import load_yaml

# What a person can rule out; her age, schooling and pay are never ruled out by the words around them.
NEGATABLE = frozenset({"occupation", "place", "work_time", "benefit", "sector", "country", "near_home"})
_STOPS = frozenset(",.;?!:()")
_REACH = 6  # words between a refusal and what it rules out


@cache
def _list(name: str) -> WordList:
    lexicon = load_yaml("lexicon/negation.yml")
    outer, _, inner = name.partition("/")
    return WordList(lexicon[outer][inner] if inner else lexicon[outer])


def mark_negated(line: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions in order of their start, those ruled out with `negated` set.

    "Có chỗ ở không" is a question and rules nothing out. A home is never ruled out.

    Args:
        line: The canonical text the offsets belong to.
        mentions: Not overlapping, except that several may share their offsets.
    """
    words = line.split()
    starts = [0, *accumulate(len(word) + 1 for word in words)]
    marked: list[Mention] = []
    ordered = sorted(mentions, key=lambda each: each.start)
    for at, mention in enumerate(ordered):
        if mention.entity not in NEGATABLE or mention.role == "home" or mention.negated:
            marked.append(mention)
            continue
        start, end = bisect_left(starts, mention.start), bisect_left(starts, mention.end)
        negated = (
            _is_refused_before(words, start)
            or _is_excepted(words, start, _end_of_row(words, starts, ordered[at:]))
            or _is_refused_behind(words, end)
            or _joins_refused(words, starts, mention, marked)
        )
        marked.append(replace(mention, negated=True) if negated else mention)
    return marked


def _is_refused_before(words: Sequence[str], start: int) -> bool:
    at = start
    while at > 0 and start - at <= _REACH and words[at - 1] not in _STOPS:
        if _list("never").before(words, at):
            return False
        length = _list("before").before(words, at)
        if _is_right_or_use(words, at - 1):
            return False
        if length:
            return not _closes_question(words, at - length, at, start)
        length = _list("between").before(words, at)
        if not length:
            return False
        at -= length
    return False


def _is_right_or_use(words: Sequence[str], at: int) -> bool:
    """True for "dùng", and for the "dung" of "dung ca ngay khong", which asks whether it is right."""
    if words[at] != "dung":
        return words[at] == "dùng"
    last = next((end for end in range(len(words) - 1, -1, -1) if words[end] not in _STOPS), at)
    return _list("questions").behind(words, last) > 0


def _closes_question(words: Sequence[str], at: int, behind: int, start: int) -> bool:
    """True for the "không" of "có bao ăn không có chỗ ở không": it asks about what stands before it."""
    if behind - at != 1 or not _list("questions").before(words, behind):
        return False
    is_had = _list("had").behind(words, behind) >= start - behind
    if not is_had or _list("deeds").behind(words, behind):
        return False
    while at > 0 and words[at - 1] not in _STOPS and not _list("clause_breaks").before(words, at):
        if _list("question_openers").before(words, at):
            return True
        at -= 1
    return False


def _end_of_row(words: Sequence[str], starts: Sequence[int], mentions: Sequence[Mention]) -> int:
    """Index behind the first mention and those joined to it: "Bình Dương với Đồng Nai"."""
    end = bisect_left(starts, mentions[0].end)
    for mention in mentions[1:]:
        between = words[end : bisect_left(starts, mention.start)]
        joined = between == [","] or _list("joins").behind(between, 0) == len(between)
        if mention.entity != mentions[0].entity or not joined:
            break
        end = max(end, bisect_left(starts, mention.end))
    return end


def _is_excepted(words: Sequence[str], start: int, end: int) -> bool:
    """True for "ngoài may ra"."""
    if not _list("around/behind").behind(words, end):
        return False
    at = start
    while at > 0 and start - at <= _REACH and words[at - 1] not in _STOPS:
        if _list("around/before").before(words, at):
            return True
        at -= _list("between").before(words, at) or len(words)
    return False


def _is_refused_behind(words: Sequence[str], end: int) -> bool:
    """True for "ca đêm thì không", "Bình Dương tui không đi"; a question has no refusal's verb."""
    at = end
    while length := _list("behind_openers").behind(words, at):
        at += length
    opened = at > end
    length = _list("behind").behind(words, at)
    if not length:
        return False
    at += length
    verbs = 0
    while length := _list("behind_verbs").behind(words, at):
        at, verbs = at + length, verbs + 1
    ends = at == len(words) or words[at] in _STOPS or _list("clause_end").behind(words, at) > 0
    return ends and (verbs > 0 or (opened and words[end] in ("thì", "thi")))


def _joins_refused(
    words: Sequence[str], starts: Sequence[int], mention: Mention, before: Sequence[Mention]
) -> bool:
    """True when the mention goes on a list whose last part was ruled out."""
    if not before or not before[-1].negated:
        return False
    last = before[-1]
    if last.start == mention.start:
        return last.entity == mention.entity
    between = words[bisect_left(starts, last.end) : bisect_left(starts, mention.start)]
    if between == [","]:
        wanted = _list("wanted_after_all").behind(words, bisect_left(starts, mention.end))
        return last.entity == mention.entity and not wanted
    joined = _list("joins").behind(between, 0)
    while joined and joined < len(between):
        length = _list("between").behind(between, joined)
        if not length:
            return False
        joined += length
    return bool(joined)
