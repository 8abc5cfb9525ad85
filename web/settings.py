"""What the staff web reads from its environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from services.addresses import GATEWAY_PORT, LOOPBACK, WEB_PORT
from services.errors import InvalidInput
from services.exports.links import Links
from services.secret_key import MIN_KEY_LENGTH, kept_key

KEY_FILE = Path("var/web_secret_key")
_CHAT = f"http://{LOOPBACK}:{GATEWAY_PORT}/chat"
_HERE = Links(f"{_CHAT}?xa={{commune}}", f"{_CHAT}?viec={{job}}")


@dataclass(frozen=True, slots=True, kw_only=True)
class WebSettings:
    """Where it listens.

    `secret_key` seals the secrets of one-time codes in the database.
    `one_writer` is so for SQLite; PostgreSQL has use for several.
    `links` are what codes on printed slips lead to.
    """

    host: str = LOOPBACK
    port: int = WEB_PORT
    secret_key: str
    one_writer: bool = True
    links: Links = _HERE

    @classmethod
    def from_env(cls, environ: Mapping[str, str] | None = None) -> "WebSettings":
        """Read TROLY_WEB_HOST, _PORT and _SECRET_KEY, TROLY_DATABASE_URL, TROLY_CHAT_LINK, TROLY_JOB_LINK.

        Raises:
            InvalidInput: The port is no port, the key is too short, or a link is no web address.
        """
        source = os.environ if environ is None else environ
        value = source.get("TROLY_WEB_PORT") or str(WEB_PORT)
        if not (value.isascii() and value.isdecimal() and 0 < int(value) < 65536):
            raise InvalidInput(f"TROLY_WEB_PORT must be a port, not {value!r}.")
        return cls(
            host=source.get("TROLY_WEB_HOST") or LOOPBACK,
            port=int(value),
            secret_key=_secret_key(source),
            links=Links(
                source.get("TROLY_CHAT_LINK") or _HERE.commune_template,
                source.get("TROLY_JOB_LINK") or _HERE.job_template,
            ),
            one_writer=not source.get("TROLY_DATABASE_URL", "").startswith("postgresql"),
        )


def _secret_key(source: Mapping[str, str]) -> str:
    given = source.get("TROLY_WEB_SECRET_KEY")
    if given and len(given) < MIN_KEY_LENGTH:
        raise InvalidInput(f"TROLY_WEB_SECRET_KEY must have at least {MIN_KEY_LENGTH} characters.")
    return given or kept_key(KEY_FILE)
