"""Telephone numbers and the name beside them."""

import re
from dataclasses import dataclass
from functools import lru_cache

from services.imports.cells.letters import digits_restored, plain, tidy, without

_SCIENTIFIC = re.compile(r"\d[.,]\d+ ?e ?\+? ?\d+", re.IGNORECASE)
_MASKED = re.compile(r"\d[\d .-]*(?:x{2,}|\*{2,}|\.{3,}|#{2,})|x{4,}", re.IGNORECASE)
_RUN = re.compile(r"(?<![\w@])(?:\(?\+? ?84\)?|\(\d{2,4}\))?[\d](?:[\d]|[ .\-()]{1,3}(?=[\d(]))*")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_MOBILE = re.compile(r"0[35789]\d{8}")
_LANDLINE = re.compile(r"02\d{9}")
_HOTLINE = re.compile(r"1[89]00\d{4}(?:\d{2})?")
_LABELS = re.compile(
    r"(?<![a-z])(?:dt|sdt|dtdd|dien thoai|tel|phone|hotline|zalo|lh|l/h|lien he|goi|so|gap"
    r"|di dong|nhe|ib|inbox|a(?=$))"
    r"(?![a-z])\.?:?"
)


@dataclass(frozen=True, slots=True)
class CellContact:
    """Whom to ask.

    Attributes:
        phone: Digits from 0; of several numbers the first. "" when there is none.
        others: The further numbers.
        name: What stands beside the number, without words such as "zalo"; an e-mail address too.
        doubt: Code of data/imports/reasons.yml.
        remarks: Codes of what was put right.
    """

    phone: str = ""
    others: tuple[str, ...] = ()
    name: str = ""
    doubt: str = ""
    remarks: tuple[str, ...] = ()


@lru_cache(maxsize=16_384)
def read_contact(text: str) -> CellContact:
    """Contact of one cell; a number that lost digits is a doubt, one that lost its first zero is given it."""
    tidied = tidy(text)
    emails = _EMAIL.findall(tidied)
    line = digits_restored(_EMAIL.sub(" ", tidied)).replace("\n", " ")
    if _SCIENTIFIC.search(line):
        return CellContact(doubt="phone_lost")
    if _MASKED.search(line):
        return CellContact(doubt="phone_masked", name=_name(_MASKED.sub(" ", line), emails))
    phones, remarks = list[str](), list[str]()
    for run in _RUN.finditer(line):
        digits = re.sub(r"\D", "", re.sub(r"\.0$", "", run[0]))
        if len(digits) < 4 and not phones:
            continue
        read = _split(digits, remarks) or _listed(run[0], remarks)
        if not read:
            return CellContact(doubt="phone_wrong", name=_name(_RUN.sub(" ", line), emails))
        phones += read
    return CellContact(
        phone=phones[0] if phones else "", others=tuple(phones[1:]), name=_name(_RUN.sub(" ", line), emails),
        remarks=tuple(dict.fromkeys(remarks)),
    )  # fmt: skip


def _listed(run: str, remarks: list[str]) -> list[str]:
    """Several numbers parted by a dash or wide blanks; none unless every part is a number."""
    parts = [re.sub(r"\D", "", part) for part in re.split(r" ?- | -|\s{2,}", run)]
    found = [_one(part, remarks) for part in parts]
    return found if len(found) > 1 and all(found) else []


def _split(digits: str, remarks: list[str]) -> list[str] | None:
    """One number, or two written without anything between; None when the digits are no number."""
    one = _one(digits, remarks)
    if one:
        return [one]
    half = len(digits) // 2
    if len(digits) == 20 and _MOBILE.fullmatch(digits[:half]) and _MOBILE.fullmatch(digits[half:]):
        return [digits[:half], digits[half:]]
    return None


def _one(digits: str, remarks: list[str]) -> str:
    if digits.startswith("84") and len(digits) in (11, 12):
        digits = "0" + digits[2:]
    elif (len(digits) == 9 and _MOBILE.fullmatch("0" + digits)) or (
        len(digits) == 10 and digits[0] == "2" and _LANDLINE.fullmatch("0" + digits)
    ):
        remarks.append("phone_zero_restored")
        digits = "0" + digits
    known = _MOBILE.fullmatch(digits) or _LANDLINE.fullmatch(digits) or _HOTLINE.fullmatch(digits)
    return digits if known else ""


def _name(line: str, emails: list[str]) -> str:
    name = re.sub(r"\s+", " ", without(_LABELS, line.replace("(", " ").replace(")", " "))).strip(" ,.;:-/+")
    return ", ".join(part for part in (name, *emails) if part and (part in emails or plain(part)))
