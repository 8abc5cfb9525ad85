"""Passwords: which are good enough, and how they are kept."""

import re
import unicodedata
from functools import lru_cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from language.search_key import fold
from services.resources import load_yaml
from services.staff.refusals import StaffRefused

MIN_LENGTH = 12
MAX_LENGTH = 128  # characters; hashing longer ones would only be work for us
_LEAST_PERSONAL = 4

# OWASP's first choice for Argon2id: 19 MiB, two passes, one lane.
_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_side_by_side = BoundedSemaphore(2)  # a flood of log-ins must not take all memory and both cores

_LOOKS_LIKE = str.maketrans("0134578@$!", "oieastbasi")
_BETWEEN = re.compile(r"[\W_]+")
_ROWS = ("01234567890", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm")
_LEAST_ROW = 3


def require_good(password: str, login: str) -> None:
    """Refuse what is easily guessed.

    Raises:
        StaffRefused: Shorter than 12 characters, longer than 128, common, or made of the login.
    """
    given = _normal(password)
    if len(given) < MIN_LENGTH:
        raise StaffRefused("password_short", least=MIN_LENGTH)
    if len(given) > MAX_LENGTH:
        raise StaffRefused("password_long", most=MAX_LENGTH)
    if len(login) >= _LEAST_PERSONAL and login in given.lower():
        raise StaffRefused("password_personal")
    if _left_of(given) < _words()[1]:
        raise StaffRefused("password_common")


def hash_password(password: str) -> str:
    """Argon2id with a salt of its own; takes tens of milliseconds, so never on an event loop."""
    with _side_by_side:
        return _hasher.hash(_normal(password))


def matches(password_hash: str | None, password: str) -> bool:
    """Whether it is the password; takes as long when there is no account (None)."""
    given = _normal(password[: MAX_LENGTH + 1])
    with _side_by_side:
        try:
            _hasher.verify(password_hash or _nobodys(), given)
        except (VerificationError, InvalidHashError):
            return False
    return bool(password_hash)


def _normal(password: str) -> str:
    # The same word typed on a telephone and on a computer may differ in how its tone marks are stored.
    return unicodedata.normalize("NFKC", password)


def _left_of(password: str) -> int:
    """How many different characters are left without common pieces, rows of keys and years."""
    plain = _BETWEEN.sub("", fold(password))
    return min(_different(plain), _different(fold(password).translate(_LOOKS_LIKE)))


def _different(plain: str) -> int:
    for row in _rows():
        plain = plain.replace(row, " ")
    for piece in _words()[0]:
        plain = plain.replace(piece, " ")
    plain = re.sub(r"(19|20)\d\d|\d{1,4}(?!\d)", " ", plain)
    return len(set(_BETWEEN.sub("", plain)))


@lru_cache(maxsize=1)
def _words() -> tuple[tuple[str, ...], int]:
    data = load_yaml("staff/common_passwords.yml")
    pieces = {str(piece) for line in data["pieces"] for piece in line}
    return tuple(sorted(pieces, key=len, reverse=True)), int(data["least_left"])


@lru_cache(maxsize=1)
def _rows() -> tuple[str, ...]:
    both = [way for row in _ROWS for way in (row, row[::-1])]
    runs = {
        row[start:end]
        for row in both
        for start in range(len(row))
        for end in range(start + _LEAST_ROW, len(row) + 1)
    }
    return tuple(sorted(runs, key=len, reverse=True))


@lru_cache(maxsize=1)
def _nobodys() -> str:
    return _hasher.hash("nobody's password, only to take the same time")
