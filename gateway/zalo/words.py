"""The words of data/gateway/channels.yml that belong to Zalo."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from services.resources import load_yaml


@dataclass(frozen=True, slots=True)
class Words:
    """What is said or heard only on Zalo.

    `choose` stands above numbered choices, `choose_one` before what can be told in one line, `officer`
    above what an officer writes. `before`, `chosen_by` and `behind` are what people type around a number.
    """

    choose: str
    choose_one: str
    officer: str
    officer_sent: str
    chosen_by: tuple[str, ...]
    before: tuple[str, ...]
    behind: tuple[str, ...]
    name: str
    consent: str
    location: str
    contact: str


@lru_cache(maxsize=1)
def load_words() -> Words:
    """Read once."""
    data: dict[str, Any] = load_yaml("gateway/channels.yml")
    own, shared = data["zalo"], data["shared"]
    return Words(
        choose=own["choose"],
        choose_one=own["choose_one"],
        officer=own["officer"],
        officer_sent=own["officer_sent"],
        chosen_by=tuple(own["chosen_by"]),
        before=tuple(own["before"]),
        behind=tuple(own["behind"]),
        name=own["info"]["name"],
        consent=own["info"]["consent"],
        location=shared["location"],
        contact=shared["contact"],
    )
