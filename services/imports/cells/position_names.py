"""Which of several positions a short label stands for: "GV" is "Giáo viên MN", "xe nâng" is "Lái xe nâng"."""

import re
from collections.abc import Sequence
from functools import lru_cache

from services.imports.cells.letters import plain

_WORD = re.compile(r"[a-z\d]+")
_FULL = {
    "cn": "cong nhan", "nv": "nhan vien", "gv": "giao vien", "ks": "ky su", "ktv": "ky thuat vien",
    "lx": "lai xe", "tp": "truong phong", "hc": "hanh chinh",
    "kd": "kinh doanh", "kt": "ke toan", "bv": "bao ve", "ld": "lao dong", "ldpt": "lao dong pho thong",
    "bh": "ban hang", "kcs": "kiem hang kcs", "qc": "kiem hang qc", "pv": "phuc vu",
    "xd": "xay dung", "lt": "le tan",
}  # fmt: skip
_EMPTY = frozenset({"luong", "muc", "vi", "tri", "cho", "doi", "voi"})


@lru_cache(maxsize=8192)
def full_words(text: str) -> tuple[str, ...]:
    """Folded words, the usual abbreviations of trades written out."""
    return tuple(word for short in _WORD.findall(plain(text)) for word in _FULL.get(short, short).split())


def find_position(label: str, titles: Sequence[str]) -> int | None:
    """Index of the one title a label stands for; None when it fits none or more than one."""
    found = find_positions(label, titles)
    return found[0] if len(found) == 1 else None


def find_positions(label: str, titles: Sequence[str]) -> tuple[int, ...]:
    """Indexes of the titles a label fits equally well: "GV" both "GV Toán" and "GV Anh"."""
    words = [word for word in _WORD.findall(plain(label)) if word not in _EMPTY]
    for fits in (_same_words, _holds_words, _holds_full_words, _has_initials) if words else ():
        found = tuple(at for at, title in enumerate(titles) if fits(words, title))
        if found:
            return found
    return ()


def _same_words(words: list[str], title: str) -> bool:
    return words == _WORD.findall(plain(title))


def _holds_words(words: list[str], title: str) -> bool:
    return set(words) <= set(_WORD.findall(plain(title)))


def _holds_full_words(words: list[str], title: str) -> bool:
    return set(full_words(" ".join(words))) <= set(full_words(title))


def _has_initials(words: list[str], title: str) -> bool:
    letters = "".join(words)
    initials = "".join(word[0] for word in full_words(re.sub(r"\([^)]*\)", "", title)))
    return 2 <= len(letters) <= 5 and initials.startswith(letters)
