"""Whether men or women are asked for."""

import re
from functools import lru_cache

from services.imports.cells.letters import plain, tidy

_YEARS = re.compile(
    r"sinh nam|nam sinh|\d+ ?nam (?:kn|kinh nghiem|tro)|nam (?=(?:19|20)\d\d)|viet nam|nam can"
    r"|(?:hang|mot) nam"
)
_MALE = re.compile(r"(?<![a-z])(?:nam|male|dan ong|con trai)(?![a-z])")
_FEMALE = re.compile(r"(?<![a-z])(?:nu|female|phu nu|con gai)(?![a-z])")
_PREFERRED = re.compile(r"uu tien|uu tien hon|u\.tien")


@lru_cache(maxsize=16_384)
def read_gender(text: str) -> str | None:
    """male or female when only these are taken; None for both, for a mere preference and for couples."""
    written = tidy(text).lower().replace("\n", " ")
    line = _YEARS.sub(lambda found: " " * len(found[0]), plain(text))
    if _PREFERRED.search(line):
        return None
    male = any(_is_man(written[found.start() : found.end()], found[0]) for found in _MALE.finditer(line))
    female = _FEMALE.search(line) is not None
    if male == female:
        return None
    return "male" if male else "female"


def _is_man(written: str, folded: str) -> bool:
    """False for the year that loses its mark when it is folded."""
    return folded != "nam" or written == folded
