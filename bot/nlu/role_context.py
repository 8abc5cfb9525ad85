"""What tells the role of a slot, from "từ", "hạ cánh" and the slots beside it; nothing depends on marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.nlu.spans import Span
from language.search_key import fold

_FAR = 6
_LONGEST_GAP = 5
# Features that are also learnt for a single kind of slot, not for its family only.
_SHARP = ("l1", "l2", "L1", "L2", "gap", "k-", "k1", "order", "r1", "filling=")


@dataclass(frozen=True, slots=True)
class _Sentence:
    folded: Sequence[str]
    found: Sequence[Span]
    families: Sequence[str]
    leads: Sequence[int]


def role_contexts(
    words: Sequence[str], found: Sequence[Span], families: Mapping[str, str], leading: frozenset[str]
) -> list[list[str]]:
    """Names of the features of each slot.

    Args:
        words: Of the sentence.
        found: Its slots from left to right, by kind.
        families: Kind → its family: kinds that take the same roles; a kind not in it is its own.
        leading: Folded words that tell what a slot is for.
    """
    folded = [fold(word) for word in words]
    inside = {position for _, start, end in found for position in range(start, end)}
    leads = [index for index, word in enumerate(folded) if index not in inside and word in leading]
    sentence = _Sentence(folded, found, [families.get(kind, kind) for kind, _, _ in found], leads)
    rows = []
    for index, (kind, _, _) in enumerate(found):
        family = sentence.families[index]
        names = [
            *_neighbour_words(sentence, index),
            *_gaps(sentence, index),
            *_leads(sentence, index),
            *_other_slots(sentence, index),
        ]
        rows.append(
            [
                "always",
                f"kind={kind}",
                f"family={family}",
                *(f"{family}:{name}" for name in names),
                *(f"{kind}::{name}" for name in names if name.startswith(_SHARP)),
                *(name for name in names if name[0] in "<>Ll"),
            ]
        )
    return rows


def _neighbour_words(sentence: _Sentence, index: int) -> Iterator[str]:
    """Words on both sides, every other slot as one word."""
    before, behind = _masked(sentence, 0, index)[::-1][:_FAR], _masked(sentence, index + 1, None)[:_FAR]
    for length in (1, 2, 3, 4):
        yield f"l{length}=" + "_".join(before[:length])
    for length in (1, 2, 3):
        yield f"r{length}=" + "_".join(behind[:length])
    yield f"l-2={_at(before, 1)}"
    yield f"l-3={_at(before, 2)}"
    yield f"lr={_at(before, 0)}|{_at(behind, 0)}"
    yield f"l2r={'_'.join(before[:2])}|{_at(behind, 0)}"


def _masked(sentence: _Sentence, first: int, last: int | None) -> list[str]:
    """Words before slot `last` when it is given, else those behind slot `first - 1`."""
    position = sentence.found[first - 1][2] if first else 0
    stop = len(sentence.folded) if last is None else sentence.found[last][1]
    words: list[str] = []
    slots = list(zip(sentence.found, sentence.families, strict=True))[first:last]
    for (_, start, end), family in slots:
        words += [*sentence.folded[position:start], f"@{family}"]
        position = end
    return [*words, *sentence.folded[position:stop]]


def _gaps(sentence: _Sentence, index: int) -> Iterator[str]:
    before, behind = _gap(sentence, index), _gap(sentence, index + 1)
    yield "gap=" + "_".join(before[-_LONGEST_GAP:])
    yield "gap>=" + "_".join(behind[:_LONGEST_GAP])
    yield from sorted({f"g<{word}" for word in before} | {f"g>{word}" for word in behind})
    yield from sorted({f"g<<{first}_{second}" for first, second in pairwise(before)})
    yield f"k-1|gap={_at(sentence.families, index - 1)}|{'_'.join(before)}"
    yield f"k1|gap={_at(sentence.families, index + 1)}|{'_'.join(behind)}"


def _gap(sentence: _Sentence, index: int) -> Sequence[str]:
    """Words between slot `index` and the one before it."""
    start = sentence.found[index - 1][2] if index else 0
    return sentence.folded[start : _at_start(sentence, index)]


def _at_start(sentence: _Sentence, index: int) -> int:
    return sentence.found[index][1] if index < len(sentence.found) else len(sentence.folded)


def _leads(sentence: _Sentence, index: int) -> Iterator[str]:
    _, start, end = sentence.found[index]
    left = [sentence.folded[lead] for lead in sentence.leads if lead < start][::-1]
    right = [sentence.folded[lead] for lead in sentence.leads if lead >= end]
    for length in (1, 2, 3):
        yield f"L{length}=" + "_".join(left[:length])
    yield "L-2-3=" + "_".join(left[1:3])
    for length in (1, 2):
        yield f"R{length}=" + "_".join(right[:length])
    yield from sorted({f"<{word}" for word in left} | {f">{word}" for word in right})
    yield from sorted({f"<<{second}_{first}" for first, second in pairwise(left)})


def _other_slots(sentence: _Sentence, index: int) -> Iterator[str]:
    kinds, families = [kind for kind, _, _ in sentence.found], sentence.families
    _, start, end = sentence.found[index]
    filling = sentence.folded[start:end]
    alike = [other for other, family in enumerate(families) if family == families[index]]
    yield f"order={alike.index(index)}/{len(alike)}"
    yield f"slots={len(kinds)}"
    yield f"k-1={_at(kinds, index - 1)}"
    yield f"k1={_at(kinds, index + 1)}"
    yield f"k-2={_at(families, index - 2)}_{_at(families, index - 1)}"
    yield f"k2={_at(families, index + 1)}_{_at(families, index + 2)}"
    yield f"k0={_at(families, index - 1)}|{_at(families, index + 1)}"
    yield f"filling={' '.join(filling)}"
    yield f"first={filling[0]}"
    yield f"last={filling[-1]}"
    same = [other for other in range(len(kinds)) if _filling(sentence, other) == filling]
    yield f"said={min(same) < index}|{max(same) > index}"


def _filling(sentence: _Sentence, index: int) -> Sequence[str]:
    _, start, end = sentence.found[index]
    return sentence.folded[start:end]


def _at(values: Sequence[str], position: int) -> str:
    if position < 0:
        return "^"
    return values[position] if position < len(values) else "$"
