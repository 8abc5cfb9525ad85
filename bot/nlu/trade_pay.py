"""What a trade pays: a question for the vacancies, though it looks like one about wages and the law."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from language.mention import Mention
from language.search_key import search_key
from services.resources import load_yaml

_LONGEST = 9  # words; who tells more tells of a case of her own


def asks_trade_pay(text: str, mentions: Iterable[Mention]) -> bool:
    """Whether a short message asks what a trade pays: "lương thợ may bao nhiêu".

    Args:
        text: In canonical form.
        mentions: What was found in it.
    """
    key = search_key(text)
    names_trade = any(one.entity == "occupation" and not one.negated for one in mentions)
    return names_trade and len(key.split()) <= _LONGEST and all(words.search(key) for words in _words())


@cache
def _words() -> tuple[re.Pattern[str], ...]:
    lists = (load_yaml("policy/questions.yml")[name] for name in ("pay", "how_much"))
    return tuple(re.compile(rf"\b(?:{'|'.join(map(search_key, words))})\b") for words in lists)
