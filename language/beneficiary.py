"""Whose age counts when work is looked for on somebody's behalf: "tui 52t con 24t kiếm việc cho con"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from language.mark_agreement import either
from language.mention import Mention
from language.resources import load_yaml
from language.search_key import fold

_WORDS_BETWEEN = 4  # of "kiếm việc may ở nhà cho con"


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = load_yaml("lexicon/quantities.yml")["age"]
    group = {name: either(*phrases) for name, phrases in words.items() if isinstance(phrases, list)}
    kin = rf"(?P<kin>{group['kin']})(?: {group['kin_kind']})*(?!\w)"
    between = rf"(?: (?!{group['own_aim']}(?!\w))\w+){{0,{_WORDS_BETWEEN}}}?"
    return (
        re.compile(
            rf"(?<!\w){group['asked_for']}{between} {group['on_behalf']} (?:{group['kin_called']} )?{kin}"
            rf"(?! {group['their_gain']}(?!\w))"
        ),
        re.compile(
            rf"(?<!\w){kin}(?: {either('của')})?(?: {group['speaker']})?(?: {group['age_filler']})* ?$"
        ),
        re.compile(rf"(?<!\w){group['speaker']}(?: {group['age_filler']})* ?$"),
    )


def of_the_one_helped(line: str, ages: Sequence[Mention]) -> list[Mention]:
    """The ages but those of other people than the one the work is for; all when it is for the speaker.

    Args:
        line: The text the offsets belong to.
    """
    helped, _, speaker = _patterns()
    found = helped.search(line)
    if found is None:
        return list(ages)
    who = _head(found["kin"])
    owners = [_owner(line[: mention.start]) for mention in ages]
    return [
        mention
        for mention, owner in zip(ages, owners, strict=True)
        if owner == who or (owner is None and not speaker.search(line[: mention.start]))
    ]


def _owner(before: str) -> str | None:
    """The relative whose age follows; None when it is the speaker, or nobody is named."""
    found = _patterns()[1].search(before)
    return _head(found["kin"]) if found else None


def _head(kin: str) -> str:
    """ "con" for "con gái" and "con dâu"."""
    words = fold(kin).split()
    return words[0] if words[0] != "em" else " ".join(words)
