"""Which registration, alert or report a message asks for; rules over its whole text, no model."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from language.search_key import fold
from services.resources import load_yaml

_NOON, _HOURS = 12, 24
_PUNCTUATION = re.compile(r"[.,!?;:…\"“”]+(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a message asks for.

    Attributes:
        request: A key of `rules` in data/requests/rules.yml.
        number: Of the registration that is to be withdrawn, where one is said.
        hour: Of the day at which the person wants to be told, from 0 to 24.
    """

    request: str
    number: str | None = None
    hour: int | None = None


def asked_in(text: str) -> Asked | None:
    """The request a message consists of; None for any other message.

    Args:
        text: A message in canonical form.
    """
    key = " ".join(_PUNCTUATION.sub("", fold(text)).split())
    for request, pattern in _patterns():
        found = pattern.fullmatch(key)
        if found is not None:
            groups = found.groupdict()
            return Asked(
                request=request,
                number=groups.get("number"),
                hour=_hour(groups.get("hour"), groups.get("part")),
            )
    return None


def is_bare_stop(text: str) -> bool:
    """Whether a message in canonical form is "dừng" and no more, which may end this or that."""
    return re.fullmatch(load_yaml("requests/rules.yml")["bare_stop"], text.strip(" .!")) is not None


def _hour(said: str | None, part: str | None) -> int | None:
    """The hour of the day behind "6 giờ tối"."""
    if said is None:
        return None
    hour = int(said)
    afternoon = part in load_yaml("requests/settings.yml")["alerts"]["afternoon"]
    return min(hour + _NOON if afternoon and hour < _NOON else hour, _HOURS)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rules = load_yaml("requests/rules.yml")

    def filled(pattern: str) -> str:
        return re.sub(r"(?<!\(\?P)<(\w+)>", lambda part: rules["parts"][part[1]], pattern)

    before, after = rules["before"], rules["after"]
    return tuple(
        (request, re.compile(rf"(?:{before} )*(?:{filled(pattern)})(?: {after})*"))
        for request, patterns in rules["rules"].items()
        for pattern in patterns
    )
