"""Foreign countries a text names."""

import re
from functools import cache, lru_cache

from services.imports.cells.letters import plain, tidy
from services.resources import load_yaml


@cache
def _patterns(*, marked: bool) -> tuple[tuple[str, re.Pattern[str]], ...]:
    words = load_yaml("imports/words.yml")
    ambiguous = set(words["countries_only_marked"])
    found = []
    for code, names in words["countries"].items():
        usable = names if marked else [plain(name) for name in names if name not in ambiguous]
        if usable:
            found.append((code, re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, usable))})(?!\w)")))
    return tuple(found)


@lru_cache(maxsize=16_384)
def read_countries(text: str) -> tuple[str, ...]:
    """ISO 3166-1 codes; a name that is a common word without its marks ("nhặt") counts only with them."""
    line = tidy(text).replace("\n", " ").lower()
    return tuple(code for code, pattern in _patterns(marked=not line.isascii()) if pattern.search(line))
