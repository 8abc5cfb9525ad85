"""Secrets in the database that a copy of the database does not tell."""

import base64
import hashlib

from cryptography.fernet import Fernet, InvalidToken


class Seal:
    """Encrypts and proves what it encrypted.

    Args:
        key: Kept outside of the database; whoever loses it must set the secrets up anew.
    """

    def __init__(self, key: str) -> None:
        derived = hashlib.sha256(b"totp:" + key.encode()).digest()
        self._fernet = Fernet(base64.urlsafe_b64encode(derived))

    def close(self, secret: str) -> str:
        """The secret in a form that is of no use without the key."""
        return self._fernet.encrypt(secret.encode()).decode()

    def open(self, sealed: str) -> str:
        """The secret again; empty when it was sealed with another key, or is none."""
        try:
            return self._fernet.decrypt(sealed.encode()).decode()
        except InvalidToken:
            return ""
