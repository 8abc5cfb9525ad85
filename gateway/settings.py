"""What the gateway reads from its environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from services.addresses import GATEWAY_PORT, LOOPBACK, RASA_NOTE, RASA_PORT
from services.conversations.rate import MESSAGES_PER_CONVERSATION, REQUESTS_PER_ADDRESS
from services.errors import InvalidInput
from services.secret_key import MIN_KEY_LENGTH, kept_key

__all__ = ["KEY_FILE", "MIN_KEY_LENGTH", "GatewaySettings", "kept_key"]

KEY_FILE = Path("var/secret_key")


@dataclass(frozen=True, slots=True, kw_only=True)
class GatewaySettings:
    """Addresses, secrets and limits.

    `rasa_note` is the file that tells where Rasa is from now on; None where it stays where it is.
    `rasa_timeout_seconds` is the longest wait for one answer; `turns_at_once` are asked side by side.
    `database_writers` stays 1 for SQLite; PostgreSQL has use for more.
    `messages_per_conversation` and `requests_per_address` count in one minute.
    `worker` names the place of this process among `workers`: one that starts in a place takes up what the
    last one there left. Platforms' limits are shared among the workers.
    `origins` are other sites whose pages may post, as "https://example.vn".
    """

    host: str = LOOPBACK
    port: int = GATEWAY_PORT
    rasa_url: str = f"http://{LOOPBACK}:{RASA_PORT}"
    rasa_token: str = ""
    rasa_note: Path | None = None
    secret_key: str
    rasa_timeout_seconds: float = 8.0
    turns_at_once: int = 16
    database_writers: int = 1
    worker: str = "gateway-1"
    workers: int = 1
    messages_per_conversation: int = MESSAGES_PER_CONVERSATION
    requests_per_address: int = REQUESTS_PER_ADDRESS
    origins: tuple[str, ...] = ()

    @classmethod
    def from_env(cls, environ: Mapping[str, str] | None = None) -> "GatewaySettings":
        """Read TROLY_GATEWAY_*, TROLY_RASA_* and TROLY_SECRET_KEY.

        Raises:
            InvalidInput: A number is no number, or the secret key is too short.
        """
        source = os.environ if environ is None else environ
        return cls(
            host=source.get("TROLY_GATEWAY_HOST") or LOOPBACK,
            port=_number(source, "TROLY_GATEWAY_PORT", GATEWAY_PORT),
            rasa_url=f"http://{LOOPBACK}:{_number(source, 'TROLY_RASA_PORT', RASA_PORT)}",
            rasa_token=source.get("TROLY_RASA_TOKEN", ""),
            rasa_note=_note(source),
            secret_key=_secret_key(source),
            turns_at_once=_number(source, "TROLY_GATEWAY_TURNS_AT_ONCE", 16),
            database_writers=_number(source, "TROLY_GATEWAY_DATABASE_WRITERS", 1),
            worker=source.get("TROLY_GATEWAY_WORKER") or "gateway-1",
            workers=_number(source, "TROLY_GATEWAY_WORKERS", 1),
            messages_per_conversation=_number(
                source, "TROLY_GATEWAY_MESSAGES_PER_CONVERSATION", MESSAGES_PER_CONVERSATION
            ),
            requests_per_address=_number(source, "TROLY_GATEWAY_REQUESTS_PER_ADDRESS", REQUESTS_PER_ADDRESS),
            origins=tuple(source.get("TROLY_GATEWAY_ORIGINS", "").split()),
        )


def _note(source: Mapping[str, str]) -> Path | None:
    folder = source.get("TROLY_NOTES")
    return Path(folder) / RASA_NOTE if folder else None


def _number(source: Mapping[str, str], variable: str, default: int) -> int:
    value = source.get(variable) or str(default)
    if not (value.isascii() and value.isdecimal() and int(value) > 0):
        raise InvalidInput(f"{variable} must be a whole number above 0, not {value!r}.")
    return int(value)


def _secret_key(source: Mapping[str, str]) -> str:
    given = source.get("TROLY_SECRET_KEY")
    if given:
        if len(given) < MIN_KEY_LENGTH:
            raise InvalidInput(f"TROLY_SECRET_KEY must have at least {MIN_KEY_LENGTH} characters.")
        return given
    return kept_key(KEY_FILE)
