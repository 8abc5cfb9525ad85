"""The occupation a title names."""

from functools import lru_cache

from language.canonical import canonical
from language.gazetteer import find_occupations
from language.occupations import Occupation
from services.imports.cells.letters import tidy


@lru_cache(maxsize=32_768)
def read_occupation(title: str) -> Occupation | None:
    """The first occupation of a title; None when it names none that is known."""
    mentions = find_occupations(canonical(tidy(title).replace("\n", ", ")))
    found = mentions[0].value if mentions else None
    return found if isinstance(found, Occupation) else None
