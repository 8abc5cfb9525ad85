"""Which kind of offer a row is, whatever list it stands in."""

import re
from functools import cache

from services.imports.cells.countries import read_countries
from services.imports.cells.letters import plain
from services.imports.offer import RowReader
from services.resources import load_yaml

_TEACHER = re.compile(r"(?:tuyen )?(?:giao vien|gv|day|huan luyen|giang vien|can bo|nhan vien|nv)(?![a-z])")

_CALL = re.compile(r"^(?:(?:thong bao|khai giang|chieu sinh|tuyen sinh|mo|sap mo|kg)[ :]*)+")
_FEE = re.compile(r"(?:mien phi|hoc phi|mien hoc phi)(?![a-z])")
_SEEKS_WORK = re.compile(
    r"(?<![a-z])(?:can|muon|dang|xin|can tim|dang tim|muon tim|tim|kiem|dang kiem) viec(?: lam)?(?![a-z])"
)
_SEEKS_PEOPLE = re.compile(
    r"(?<![a-z])(?:tuyen|can (?:nguoi|them|gap|tho|\d)|tim (?:nguoi|tho|\d)"
    r"|(?:ai|nao|ban|moi nguoi|ba con) (?:dang |can |muon )*(?:can|muon|tim|kiem))(?![a-z])"
)


def is_job_seeker(reader: RowReader) -> bool:
    """Whether a sentence was written by somebody who looks for work; its number is a private person's."""
    line = plain(reader.row.fields["title"].text) if "title" in reader.row.fields else ""
    if not any(note.code == "free_text" for note in reader.notes) or _SEEKS_PEOPLE.search(line):
        return False
    return _SEEKS_WORK.search(line) is not None


@cache
def _words(kind: str) -> re.Pattern[str]:
    words = sorted((plain(word) for word in load_yaml("imports/words.yml")[kind]), key=len, reverse=True)
    return re.compile(rf"(?<![a-z])(?:{'|'.join(map(re.escape, words))})(?![a-z\d])")


def is_course(reader: RowReader) -> bool:
    """Whether the title announces a class to learn a trade, or what is paid is paid by the learner."""
    if _FEE.match(plain(reader.texts.get("pay", ""))):
        return True
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
