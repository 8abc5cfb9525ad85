"""Signs of fraud in the words of a row; what only many rows together show is looked for elsewhere."""

import re
from functools import cache, lru_cache

from services.imports.cells.countries import read_countries
from services.imports.cells.letters import plain, tidy
from services.resources import load_yaml

_SIGNS = ("deposit", "too_good", "online_task", "papers")
_DAILY_GAIN = re.compile(r"(?<![a-z])(?:lai|loi nhuan) ?\d+(?:[.,]\d+)? ?% ?(?:/|mot|moi|1) ?ngay")


_SUM = r"(?:\d{1,3}(?:[.,]\d{3})+|\d+(?:[.,]\d+)? ?(?:k|tr|trieu|ngan|nghin)(?![a-z]))"


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


@cache
def _fee_with_sum() -> re.Pattern[str]:
    """ "nộp phí đồng phục 1.800.000": who works is told how much to pay first."""
    fees = "|".join(
        re.escape(plain(word)) for word in load_yaml("imports/words.yml")["fraud"]["fee_before_sum"]
    )
    return re.compile(rf"(?<![a-z])(?:{fees})(?![a-z])[^\d,;]{{0,40}}{_SUM}")


@lru_cache(maxsize=8192)
def fraud_signs(text: str) -> tuple[str, ...]:
    """Signs a text shows: deposit, too_good, online_task, papers, fee_named, lure_country."""
    line = tidy(text).replace("\n", " ").lower()
    signs = [sign for sign, pattern in _patterns(marked=not line.isascii()) if pattern.search(line)]
    if _DAILY_GAIN.search(plain(text)) and "too_good" not in signs:
        signs.append("too_good")
    if "deposit" in signs and _fee_with_sum().search(plain(text)):
        signs.append("fee_named")
    lures = load_yaml("imports/words.yml")["lure_countries"]
    if any(country in lures for country in read_countries(text)):
        signs.append("lure_country")
    return tuple(signs)
