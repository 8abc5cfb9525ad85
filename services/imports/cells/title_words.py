"""Words titles begin with, and a title as people are shown it."""

import re
from functools import cache, lru_cache

from services.imports.cells.letters import plain, tidy, without
from services.resources import load_yaml

_CALL = re.compile(
    r"^(?:(?:can |dang |hien )?tuyen(?: dung| gap| them)*(?! vien)|can gap|vi tri)(?![a-z])[\s:]*"
)


@cache
def _heads(kind: str) -> re.Pattern[str]:
    words = sorted(
        (plain(word) for word in load_yaml("imports/title_words.yml")[kind]), key=len, reverse=True
    )
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))})(?![a-z\d])")


@lru_cache(maxsize=32_768)
def is_head(part: str) -> bool:
    """Whether a part of a title names a trade by itself: "thợ sơn", "bảo mẫu", not "cấp đông"."""
    line = plain(part)
    return _heads("general").match(line) is not None or _heads("trades").match(line) is not None


@lru_cache(maxsize=32_768)
def begins_generally(part: str) -> bool:
    """Whether a title begins with a word that takes a list of tasks: "Công nhân đóng gói, cấp đông"."""
    return _heads("general").match(plain(part)) is not None


@lru_cache(maxsize=32_768)
def title_text(text: str) -> str:
    """A title for people: one line, without the call to apply, not in capitals, the first letter large."""
    line = without(_CALL, tidy(text).replace("\n", " ")).strip(" -:,.;!*•+")
    if line.isupper() and len(line) > 5:
        line = line.lower()
    return line[:1].upper() + line[1:]
