"""Signs of fraud in the words of a row; what only many rows together show is looked for elsewhere."""

import re
from functools import cache, lru_cache

from services.imports.cells.countries import read_countries
from services.imports.cells.letters import plain, tidy
from services.resources import load_yaml

_SIGNS = ("deposit", "too_good", "online_task")


@cache
def _patterns(*, marked: bool) -> tuple[tuple[str, re.Pattern[str]], ...]:
    words = load_yaml("imports/words.yml")["fraud"]

    def any_of(group: str) -> str:
        return "|".join(re.escape(word if marked else plain(word)) for word in words[group])

    denied = "".join(rf"(?<!\b{word} )" for word in any_of("denied").split("|"))
    sums = rf"|(?:{any_of('deposit_before_sum')}) ?\d"
    return tuple(
        (
            sign,
            re.compile(f"{denied}(?<!\\w)(?:(?:{any_of(sign)})(?!\\w){sums if sign == 'deposit' else ''})"),
        )
        for sign in _SIGNS
    )


@lru_cache(maxsize=8192)
def fraud_signs(text: str) -> tuple[str, ...]:
    """Signs a text shows: deposit, too_good, online_task, lure_country."""
    line = tidy(text).replace("\n", " ").lower()
    signs = [sign for sign, pattern in _patterns(marked=not line.isascii()) if pattern.search(line)]
    lures = load_yaml("imports/words.yml")["lure_countries"]
    if any(country in lures for country in read_countries(text)):
        signs.append("lure_country")
    return tuple(signs)
