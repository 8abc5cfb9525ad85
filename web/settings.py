"""What the staff web reads from its environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass

from services.addresses import LOOPBACK, WEB_PORT
from services.errors import InvalidInput


@dataclass(frozen=True, slots=True, kw_only=True)
class WebSettings:
    """Where it listens."""

    host: str = LOOPBACK
    port: int = WEB_PORT

    @classmethod
    def from_env(cls, environ: Mapping[str, str] | None = None) -> "WebSettings":
        """Read TROLY_WEB_HOST and TROLY_WEB_PORT.

        Raises:
            InvalidInput: The port is no port.
        """
        source = os.environ if environ is None else environ
        value = source.get("TROLY_WEB_PORT") or str(WEB_PORT)
        if not (value.isascii() and value.isdecimal() and 0 < int(value) < 65536):
            raise InvalidInput(f"TROLY_WEB_PORT must be a port, not {value!r}.")
        return cls(host=source.get("TROLY_WEB_HOST") or LOOPBACK, port=int(value))
