"""Numbers of licences in every writing: "1234/LĐTBXH-GP", "GP số 1234", "giấy phép 1234"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from language.search_key import search_key
from services.resources import load_yaml

_DIGITS = re.compile(r"\d{1,5}")


@dataclass(frozen=True, slots=True)
class LicenceNumber:
    """The number, without zeros in front, and who issued it; `issuer` is "" when not written."""

    number: str
    issuer: str = ""

    def agrees(self, other: LicenceNumber) -> bool:
        """Whether both may be one licence: an issuer that is not written agrees with any."""
        return self.number == other.number and (
            not self.issuer or not other.issuer or self.issuer == other.issuer
        )


@lru_cache(maxsize=16_384)
def licence_number(written: str) -> LicenceNumber | None:
    """The number in a text that is nothing but a licence number; None without digits."""
    key = search_key(written)
    found = _DIGITS.search(key)
    return LicenceNumber(found[0].lstrip("0") or "0", _issuer(key)) if found else None


def number_named(text: str) -> LicenceNumber | None:
    """The licence number a message names; a bare number counts only behind a word for a licence.

    Args:
        text: A message, in whatever form.
    """
    key = search_key(text)
    found = _named().search(key)
    if found is None:
        return None
    number = next(digits for digits in found.groups() if digits)
    return LicenceNumber(number.lstrip("0") or "0", _issuer(found[0]))


def _issuer(key: str) -> str:
    return next(
        (name for name, words in _issuers().items() if any(re.search(rf"\b{word}\b", key) for word in words)),
        "",
    )


@cache
def _issuers() -> Mapping[str, list[str]]:
    found: Mapping[str, list[str]] = load_yaml("licences/words.yml")["issuers"]
    return found


@cache
def _named() -> re.Pattern[str]:
    issuers = "|".join(word for words in _issuers().values() for word in words)
    # "Giấy phép 2 công ty" counts companies; "giấy phép 1012 công ty Sao Biển" does not.
    counted = r"(?! (?:trieu|tr|ngan|k|dong|nguoi|nam|thang|ngay|tuoi|cai|to)\b)(?!(?<=\b\d) cong ty\b)"
    tail = rf"(?: (?:20\d\d ))?(?: ?(?:gp )?(?:{issuers}))?"
    said = rf"(?: (?:hoat dong|xuat khau lao dong|dua nguoi|dua lao dong|co|mang|mau|{issuers}))*"
    return re.compile(
        rf"\b(?:giay phep|gp|so phep){said}(?: so| la| so la)*(?: mau)?"
        rf" ?(?P<behind>\d{{1,5}})\b{counted}{tail}"
        rf"|\bgiay phep(?: [a-z]+){{1,16}} so (?P<told>\d{{1,5}})\b{counted}{tail}"
        rf"|\b(?P<issued>\d{{1,5}}) (?:20\d\d )?(?:gp )?(?:{issuers})\b"
        rf"|\bmau (?P<sample>\d{{2,5}})\b"
    )
