"""What the Zalo channel reads from its environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from gateway.zalo.rules import ZaloRules, load_rules
from services.errors import InvalidInput

OAUTH_URL = "https://oauth.zaloapp.com"
API_URL = "https://openapi.zalo.me"
TEMPLATE_URL = "https://business.openapi.zalo.me"
LOOPBACK = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True, slots=True, kw_only=True)
class ZaloSettings:
    """One app and its one Official Account.

    There are three secrets, and they are easily mixed up. `app_secret` ("Khoá bí mật của ứng dụng") is for
    tokens only. `oa_secret` ("Khoá bí mật OA", shown on the app's Webhook page after its address was saved
    once) is for signatures of events only. Tokens are kept in the database, never here.
    `code_verifier` belongs to the challenge typed into the console; empty if there is none.
    Addresses have no slash at the end. `rules` are those of data/gateway/zalo.yml.
    """

    app_id: str = ""
    app_secret: str = field(default="", repr=False)
    oa_id: str = ""
    oa_secret: str = field(default="", repr=False)
    code_verifier: str = field(default="", repr=False)
    oauth_url: str = OAUTH_URL
    api_url: str = API_URL
    template_url: str = TEMPLATE_URL
    rules: ZaloRules = field(default_factory=load_rules)

    @property
    def is_on(self) -> bool:
        """Whether the channel is wanted; its webhook opens before any secret exists."""
        return bool(self.app_id)

    @classmethod
    def from_env(cls, environ: Mapping[str, str] | None = None) -> "ZaloSettings":
        """Read TROLY_ZALO_*.

        Raises:
            InvalidInput: An id is no number, an address is neither https nor of this machine, or the two
                secrets are the same.
        """
        source = os.environ if environ is None else environ
        settings = cls(
            app_id=_identifier(source, "TROLY_ZALO_APP_ID"),
            app_secret=source.get("TROLY_ZALO_APP_SECRET", "").strip(),
            oa_id=_identifier(source, "TROLY_ZALO_OA_ID"),
            oa_secret=source.get("TROLY_ZALO_OA_SECRET", "").strip(),
            code_verifier=source.get("TROLY_ZALO_CODE_VERIFIER", "").strip(),
            oauth_url=_address(source, "TROLY_ZALO_OAUTH_URL", OAUTH_URL),
            api_url=_address(source, "TROLY_ZALO_API_URL", API_URL),
            template_url=_address(source, "TROLY_ZALO_TEMPLATE_URL", TEMPLATE_URL),
        )
        if settings.oa_secret and settings.oa_secret == settings.app_secret:
            raise InvalidInput(
                "TROLY_ZALO_OA_SECRET is the same as TROLY_ZALO_APP_SECRET, but Zalo has two secrets: "
                "that of the Official Account stands on the app's Webhook page."
            )
        return settings


def _identifier(source: Mapping[str, str], variable: str) -> str:
    value = source.get(variable, "").strip()
    if value and not (value.isascii() and value.isdecimal()):
        raise InvalidInput(f"{variable} must be a number, not {value!r}.")
    return value


def _address(source: Mapping[str, str], variable: str, default: str) -> str:
    value = (source.get(variable) or default).strip().rstrip("/")
    parts = urlsplit(value)
    if parts.scheme == "https" and parts.hostname:
        return value
    if parts.scheme == "http" and parts.hostname in LOOPBACK:
        return value
    raise InvalidInput(f"{variable} must begin with https://, or be an address of this machine.")
