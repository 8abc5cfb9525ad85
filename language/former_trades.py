"""Trades a person has left: "trước làm giày da giờ muốn làm bảo vệ" asks for no shoes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from itertools import accumulate

from language.mention import Mention
from language.phrases import WordList
from language.resources import load_yaml

_TRADES = frozenset({"occupation", "sector"})
_STOPS = frozenset(",.;?!:")
_REACH = 6  # words between "nghỉ" and the trade
_LONGEST_CLAUSE = 14  # words; keeps the look back short in a long text


@cache
def _list(name: str) -> WordList:
    return WordList(load_yaml("lexicon/former_trades.yml")[name])


def without_former(line: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions without the trades that lie behind the person, in their order.

    A trade is former when its clause tells of the past, when it was given up ("mới nghỉ bảo vệ"), or
    when the words about the present that follow name another or ask for a change. Who wants the same
    again ("kiếm việc giống vậy") keeps it.

    Args:
        line: The canonical text the offsets belong to.
        mentions: In order of their start.
    """
    trades = [mention for mention in mentions if mention.entity in _TRADES and not mention.negated]
    if not trades:
        return list(mentions)
    words = line.split()
    starts = [0, *accumulate(len(word) + 1 for word in words)]
    former = {
        (mention.start, mention.end)
        for mention in trades
        if _is_former(words, *_span(starts, mention), [_span(starts, other) for other in trades])
    }
    return [
        mention
        for mention in mentions
        if mention.entity not in _TRADES or (mention.start, mention.end) not in former
    ]


def _span(starts: Sequence[int], mention: Mention) -> tuple[int, int]:
    return bisect_left(starts, mention.start), bisect_left(starts, mention.end)


def _is_former(words: Sequence[str], start: int, end: int, trades: Sequence[tuple[int, int]]) -> bool:
    clause = range(_clause_start(words, start), start)
    if any(_list("again").behind(words, at) for at in range(end, len(words))):
        return False
    if _is_left(words, start):
        return True
    if any(_list("wanted").behind(words, at) for at in clause):
        return False
    if any(_list("past").behind(words, at) for at in clause):
        return True
    return _is_replaced(words, end, trades)


def _clause_start(words: Sequence[str], at: int) -> int:
    farthest = max(at - _LONGEST_CLAUSE, 0)
    while at > farthest and words[at - 1] not in _STOPS and not _opens_now(words, at - 1):
        at -= 1
    return at


def _opens_now(words: Sequence[str], at: int) -> bool:
    length = _list("now").behind(words, at)
    if not length or _list("not_now_before").behind(words, at + length):
        return False
    return not (at and words[at - 1][0].isdigit()) and not _list("not_now").before(words, at + length)


def _is_left(words: Sequence[str], start: int) -> bool:
    at = start
    while at > 0 and start - at <= _REACH:
        if _list("left").before(words, at):
            return True
        length = _list("between").before(words, at)
        if not length:
            return False
        at -= length
    return False


def _is_replaced(words: Sequence[str], end: int, trades: Sequence[tuple[int, int]]) -> bool:
    """True when words about the present follow and ask for another trade or name one."""
    present = next((at for at in range(end, len(words)) if _opens_now(words, at)), None)
    if present is None:
        return False
    for at in range(present, len(words)):
        if _list("change").behind(words, at) and not _list("joins").before(words, at):
            return True
        wish = _list("wanted").behind(words, at)
        if wish and any(start >= at for start, _ in trades):
            return True
    return False
