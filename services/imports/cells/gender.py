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
    tidied = tidy(text).lower()
    line = plain(text).replace("năm", "nien")
    if not tidied.isascii():  # with marks "năm" is a year and no man
        line = "".join(
            "·" if char != kept and tidied[at : at + 1] in "ăâ" else kept
            for at, (char, kept) in enumerate(zip(tidied.replace("\n", " "), line, strict=False))
        )
    line = _YEARS.sub(" ", line)
    if _PREFERRED.search(line):
        return None
    male, female = _MALE.search(line) is not None, _FEMALE.search(line) is not None
    if male == female:
        return None
    return "male" if male else "female"
