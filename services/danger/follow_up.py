"""Whether a message goes on with the danger that was told just before it."""

from __future__ import annotations

import re
from functools import cache

from language.search_key import search_key
from services.resources import load_yaml

_FILE = "requests/danger_follow_up.yml"


def goes_on(text: str) -> bool:
    """True for a short message that asks again whom to call or what to do; rules, no model.

    Args:
        text: A message in canonical form.
    """
    key = search_key(text)
    return len(key.split()) <= load_yaml(_FILE)["longest"] and _asks().search(key) is not None


@cache
def _asks() -> re.Pattern[str]:
    phrases = "|".join(map(re.escape, load_yaml(_FILE)["asks"]))
    return re.compile(rf"\b(?:{phrases})\b")
