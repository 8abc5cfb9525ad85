"""The least schooling that is asked for."""

import re
from dataclasses import dataclass
from functools import lru_cache

from services.imports.cells.letters import digits_restored, letters_restored, plain, tidy
from services.jobs.model import EDUCATION_LEVELS

_NONE = re.compile(
    r"(?:khong|ko|k|khg|hong)\.? ?(?:yeu cau|yc|can|doi hoi|bat buoc|phan biet)|ldpt"
    r"|lao dong pho thong|ld pho thong|pho thong(?! trung)"
    r"|biet (?:viec|doc|chu|viet|nghe)|mu chu|^0$|^-$|^x$"
)
_LEVELS = (
    (
        "university",
        r"dai hoc|dh(?![a-z])|dhsp|cu nhan|ky su|ks(?![a-z])|university|bac si|(?<![a-z])bs(?![a-z])",
    ),
    ("college", r"cao dang|(?<![a-z])cd(?:sp|n)?(?![a-z])"),
    ("intermediate", r"trung cap|(?<![a-z])tc(?:cn|n)?(?![a-z])"),
    ("elementary_vocational", r"so cap|chung chi(?: nghe)?|(?<![a-z])scn?(?![a-z])|bang nghe"),
    (
        "upper_secondary",
        (
            r"thpt|trung hoc pho thong|ptth|cap (?:3|iii)(?!\d)|12 ?/ ?12|lop 12|1[01] ?/ ?12|lop 1[01]"
            r"|tu tai|(?:tot nghiep|tn|het|hoc het) (?:lop )?12(?!\d)|^12$"
        ),
    ),
    (
        "lower_secondary",
        (
            r"thcs|trung hoc co so|cap (?:2|ii)(?![i\d])|(?<!\d)[6-9] ?/ ?12|lop [6-9](?!\d)|ptcs"
            r"|(?:tot nghiep|tn|het|hoc het) 9(?!\d)|^9$"
        ),
    ),
    ("primary", r"tieu hoc|cap (?:1|i)(?![i\d])|(?<!\d)[1-5] ?/ ?12|lop [1-5](?!\d)|(?<!\d)5 ?/ ?5"),
)
_PATTERNS = tuple((level, re.compile(words)) for level, words in _LEVELS)
_HIGHER = re.compile(r"thac s[iy]|ths(?![a-z])|tien s[iy]|sau dai hoc|tren dai hoc|cao hoc")
_NO_LEVEL = re.compile(
    r"bang (?:lai|(?:thuyen|may|tai|dien) truong|tai cong|thuyen vien"
    r"|[a-f]\d?(?:[a-z])?(?![a-z])|fc|hang)|gplx|toeic|ielts|n[1-5](?!\d)|topik"
    r"|kinh nghiem|kn(?![a-z])|tin hoc|tay nghe"
)
_ASKS = re.compile(r"tot nghiep|\btn\b|bang(?! lai)|trinh do|hoc van|lop|/12|van hoa")


@dataclass(frozen=True, slots=True)
class CellSchooling:
    """One of EDUCATION_LEVELS; `doubt` is a code of data/imports/reasons.yml."""

    level: str = "none"
    doubt: str = ""


@lru_cache(maxsize=16_384)
def read_schooling(text: str) -> CellSchooling:
    """Schooling of one cell: of several levels ("CĐ/ĐH") the least, for that one is enough."""
    line = plain(letters_restored(digits_restored(tidy(text))))
    if not line:
        return CellSchooling()
    if _HIGHER.search(line):
        return CellSchooling("university", "schooling_unclear")
    found = [level for level, pattern in _PATTERNS if pattern.search(line)]
    if found and re.search(r"uu tien|la mot loi the", line) and _NONE.search(line):
        return CellSchooling()
    if found:
        return CellSchooling(min(found, key=EDUCATION_LEVELS.index))
    if re.fullmatch(r"\d+", line) and line != "0":
        return CellSchooling(doubt="schooling_unclear")
    if _NONE.search(line) or _NO_LEVEL.search(line) or not _ASKS.search(line):
        return CellSchooling()
    return CellSchooling(doubt="schooling_unclear")
