"""Which kind of offer a row is, whatever list it stands in."""

import re
from functools import cache

from services.imports.cells.countries import read_countries
from services.imports.cells.letters import plain
from services.imports.offer import RowReader
from services.resources import load_yaml

_TEACHER = re.compile(r"(?:tuyen )?(?:giao vien|gv|day|huan luyen|giang vien|can bo|nhan vien|nv)(?![a-z])")

_CALL = re.compile(r"^(?:(?:thong bao|khai giang|chieu sinh|tuyen sinh|mo|sap mo|kg)[ :]*)+")


@cache
def _words(kind: str) -> re.Pattern[str]:
    words = sorted((plain(word) for word in load_yaml("imports/words.yml")[kind]), key=len, reverse=True)
    return re.compile(rf"(?<![a-z])(?:{'|'.join(map(re.escape, words))})(?![a-z\d])")


def is_course(reader: RowReader) -> bool:
    """Whether the title announces a class to learn a trade."""
    return _words("course").match(_CALL.sub("", plain(reader.texts.get("title", "")))) is not None


def order_countries(reader: RowReader, *, works_here: bool) -> tuple[str, ...]:
    """Countries a row sends people to; none for a vacancy at home.

    Args:
        works_here: Whether its cell of places names one of this country.
    """
    title = reader.texts.get("title", "")
    line = plain(title)
    announced = _words("overseas").search(line) is not None and not _TEACHER.match(line)
    if works_here and not announced:
        return ()
    return read_countries(reader.texts.get("place", "")) or read_countries(title)
