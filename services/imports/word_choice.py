"""Which of the listed words of data/imports/words.yml a text holds."""

import re
from functools import cache

from services.imports.cells.letters import plain
from services.resources import load_yaml


@cache
def _patterns(group: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (name, re.compile(rf"(?<![a-z])(?:{'|'.join(re.escape(plain(word)) for word in words)})(?![a-z])"))
        for name, words in load_yaml("imports/words.yml")[group].items()
    )


def all_of(group: str, text: str) -> tuple[str, ...]:
    """Names of the group whose words stand in a text, in the order of the list."""
    line = plain(text)
    return tuple(name for name, pattern in _patterns(group) if pattern.search(line))


def first_of(group: str, text: str) -> str | None:
    """The first such name; None when there is none."""
    return next(iter(all_of(group, text)), None)
