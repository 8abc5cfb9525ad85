"""The words of data/gateway/channels.yml that belong to Zalo."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from services.resources import load_yaml


@dataclass(frozen=True, slots=True)
class Words:
    """What is said or heard only on Zalo.

    `choose` stands above numbered choices, `choose_each` tells what any of several numbers does,
    `choose_one` and `choose_number` tell the only line there is, with a title or without; `last_of_several`
    joins the last of several numbers. `officer` stands above what an officer writes. `before`, `chosen_by`
    and `behind` are what people type around a number.
    """

    choose: str
    choose_each: str
    choose_one: str
    choose_number: str
    last_of_several: str
    officer: str
    officer_sent: str
    chosen_by: tuple[str, ...]
    before: tuple[str, ...]
    behind: tuple[str, ...]
    name: str
    consent: str
    location: str
    contact: str

    def choice_line(self, numbers: Sequence[int], title: str) -> str:
        """One line below `choose`."""
        if len(numbers) == 1:
            return f"{numbers[0]}. {title}" if title else str(numbers[0])
        several = self._several(numbers)
        return f"{several}: {self.choose_each.format(title=title)}" if title else several

    def only_line(self, numbers: Sequence[int], title: str) -> str:
        """All there is to choose, when that is one line."""
        several = self._several(numbers)
        if not title:
            return self.choose_number.format(numbers=several)
        told = title if len(numbers) == 1 else self.choose_each.format(title=title)
        return self.choose_one.format(numbers=several, title=told)

    def _several(self, numbers: Sequence[int]) -> str:
        *begun, last = map(str, numbers)
        return f"{', '.join(begun)}{self.last_of_several}{last}" if begun else last


@lru_cache(maxsize=1)
def load_words() -> Words:
    """Read once."""
    data: dict[str, Any] = load_yaml("gateway/channels.yml")
    own, shared = data["zalo"], data["shared"]
    return Words(
        choose=own["choose"],
        choose_each=own["choose_each"],
        choose_one=own["choose_one"],
        choose_number=own["choose_number"],
        last_of_several=own["last_of_several"],
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
