"""Settings of the channel, from the environment."""

import hashlib
import hmac
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from services.errors import InvalidInput

TELEGRAM = "https://api.telegram.org"

_TOKEN = re.compile(r"[0-9]{1,20}:[A-Za-z0-9_-]{1,100}")
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


class Mode(str, Enum):
    """How updates come: posted to us, or fetched where nobody can reach us from outside."""

    WEBHOOK = "webhook"
    POLLING = "polling"


@dataclass(frozen=True, slots=True, kw_only=True)
class TelegramSettings:
    """One bot; the channel is off without a token.

    `secret` comes back with every update; empty for one made of the gateway's own key.
    `public_address` is that of this gateway. Addresses have no slash at the end.
    """

    token: str = field(default="", repr=False)
    secret: str = field(default="", repr=False)
    mode: Mode = Mode.WEBHOOK
    api: str = TELEGRAM
    public_address: str = ""

    @property
    def is_on(self) -> bool:
        """Whether there is a bot."""
        return bool(self.token)

    @property
    def bot_id(self) -> int:
        """The bot's own user id, which its token begins with."""
        return int(self.token.partition(":")[0])

    def webhook_secret(self, secret_key: str) -> str:
        """What Telegram has to send with every update.

        Args:
            secret_key: Of the gateway. Nobody who sees the result can sign anything else with that key.
        """
        return self.secret or hmac.new(secret_key.encode(), b"telegram webhook", hashlib.sha256).hexdigest()

    @classmethod
    def from_env(cls, environ: Mapping[str, str] | None = None) -> "TelegramSettings":
        """Read TROLY_TELEGRAM_* and TROLY_PUBLIC_ADDRESS.

        Raises:
            InvalidInput: A value has not the form it must have; the message shows no token and no secret.
        """
        source = os.environ if environ is None else environ
        token = source.get("TROLY_TELEGRAM_TOKEN", "").strip()
        if token and not _TOKEN.fullmatch(token):
            raise InvalidInput("TROLY_TELEGRAM_TOKEN must look like 123456789:AAE…, as @BotFather gives it.")
        secret = source.get("TROLY_TELEGRAM_SECRET", "").strip()
        if secret and not _SECRET.fullmatch(secret):
            raise InvalidInput("TROLY_TELEGRAM_SECRET must be 1 to 256 letters, digits, _ or -.")
        mode = source.get("TROLY_TELEGRAM_MODE") or Mode.WEBHOOK.value
        if mode not in [known.value for known in Mode]:
            raise InvalidInput(f"TROLY_TELEGRAM_MODE must be webhook or polling, not {mode!r}.")
        return cls(
            token=token,
            secret=secret,
            mode=Mode(mode),
            api=_address(source, "TROLY_TELEGRAM_API") or TELEGRAM,
            public_address=_address(source, "TROLY_PUBLIC_ADDRESS"),
        )


def _address(source: Mapping[str, str], variable: str) -> str:
    value = source.get(variable, "").strip().rstrip("/")
    if value and not value.startswith(("https://", "http://")):
        raise InvalidInput(f"{variable} must be a web address, not {value!r}.")
    return value
