"""The least experience that is asked for, in months."""

import re
from functools import lru_cache

from services.imports.cells.letters import plain

_SPAN = re.compile(r"(?<![\d.,/])(?P<low>\d{1,2})(?: ?(?:-|den) ?\d{1,2})? ?(?P<unit>nam|thang)(?![a-z])")
_HALF = re.compile(r"nua nam|6 thang")
_EXPERIENCE = re.compile(r"(?<![a-z])(?:kinh nghiem|kn|exp)(?![a-z])")


@lru_cache(maxsize=8192)
def read_experience(text: str, *, own_column: bool) -> int | None:
    """Months of experience a text asks for; 0 for none, None when its figure cannot be read.

    Args:
        own_column: Whether the text stands in a column for experience; else only a length of time beside
            the word counts.
    """
    line = plain(text)
    if not own_column and not _EXPERIENCE.search(line):
        return 0
    if _HALF.search(line):
        return 6
    found = _SPAN.search(line)
    if found:
        return int(found["low"]) * (12 if found["unit"] == "nam" else 1)
    return None if own_column and re.search(r"\d", line) and line != "0" else 0
