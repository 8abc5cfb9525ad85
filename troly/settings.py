"""What the processes need to find one another."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from jobs_db.settings import DEFAULT_URL
from services.addresses import ACTION_PORT, GATEWAY_PORT, LOOPBACK, RASA_PORT, WEB_PORT
from troly.errors import CommandFailed
from troly.root import ROOT

_SQLITE = "sqlite:///"
_MOST_WORKERS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Ports, addresses and the loopback token, read once from the environment."""

    gateway_host: str
    gateway_port: int
    rasa_port: int
    action_port: int
    rasa_token: str
    database_url: str
    gateway_workers: int = 1
    web_host: str = LOOPBACK
    web_port: int = WEB_PORT

    @classmethod
    def from_env(cls, environ: Mapping[str, str] | None = None) -> "Settings":
        """Read TROLY_*_HOST and _PORT, TROLY_GATEWAY_WORKERS, TROLY_RASA_TOKEN, TROLY_DATABASE_URL.

        A missing token is made up anew at every start: only our own processes need it.

        Raises:
            CommandFailed: A port is no port, or a number of workers none.
        """
        source = os.environ if environ is None else environ
        return cls(
            gateway_host=source.get("TROLY_GATEWAY_HOST") or LOOPBACK,
            gateway_port=_port(source, "TROLY_GATEWAY_PORT", GATEWAY_PORT),
            rasa_port=_port(source, "TROLY_RASA_PORT", RASA_PORT),
            action_port=_port(source, "TROLY_ACTION_PORT", ACTION_PORT),
            rasa_token=source.get("TROLY_RASA_TOKEN") or secrets.token_urlsafe(32),
            database_url=absolute_url(source.get("TROLY_DATABASE_URL") or DEFAULT_URL),
            gateway_workers=_workers(source),
            web_host=source.get("TROLY_WEB_HOST") or LOOPBACK,
            web_port=_port(source, "TROLY_WEB_PORT", WEB_PORT),
        )

    @property
    def rasa_url(self) -> str:
        """Base address of the Rasa server."""
        return f"http://{LOOPBACK}:{self.rasa_port}"

    @property
    def chat_address(self) -> str:
        """Address of the chat page, as a browser on this machine opens it."""
        return f"http://{_reachable(self.gateway_host)}:{self.gateway_port}/chat"

    @property
    def staff_address(self) -> str:
        """Address of the staff pages, as a browser on this machine opens it."""
        return f"http://{_reachable(self.web_host)}:{self.web_port}"

    def environment(self, model: Path) -> dict[str, str]:
        """The environment of a child that uses this model."""
        return {
            **os.environ,
            # One heap for each of many threads would keep a hundred megabytes that nobody uses.
            "MALLOC_ARENA_MAX": "2",
            "MALLOC_TRIM_THRESHOLD_": "131072",
            "PYTHONUNBUFFERED": "1",
            "RASA_TELEMETRY_ENABLED": "false",
            "TROLY_ACTION_PORT": str(self.action_port),
            "TROLY_DATABASE_URL": self.database_url,
            "TROLY_GATEWAY_HOST": self.gateway_host,
            "TROLY_GATEWAY_PORT": str(self.gateway_port),
            "TROLY_GATEWAY_WORKERS": str(self.gateway_workers),
            "TROLY_MODEL": str(model),
            "TROLY_RASA_PORT": str(self.rasa_port),
            "TROLY_RASA_TOKEN": self.rasa_token,
            "TROLY_WEB_HOST": self.web_host,
            "TROLY_WEB_PORT": str(self.web_port),
        }


def _reachable(host: str) -> str:
    everywhere = host in ("0.0.0.0", "::", "")  # noqa: S104  (compared, not bound)
    return LOOPBACK if everywhere else host


def absolute_url(url: str) -> str:
    """A database address that means the same from every working directory."""
    file = sqlite_file(url)
    return url if file is None else f"{_SQLITE}{ROOT / file}"


def sqlite_file(url: str) -> Path | None:
    """The file of an SQLite database; None for other databases and for those in memory."""
    path = url.removeprefix(_SQLITE)
    if path == url or not path or path.startswith((":memory:", "file:")):
        return None
    return Path(path)


def _port(source: Mapping[str, str], variable: str, default: int) -> int:
    value = source.get(variable) or str(default)
    if not value.isascii() or not value.isdecimal() or not 0 < int(value) < 65536:
        raise CommandFailed("setting.not_a_port", exit_code=2, variable=variable, value=value)
    return int(value)


def _workers(source: Mapping[str, str]) -> int:
    value = source.get("TROLY_GATEWAY_WORKERS") or "1"
    if not (value.isascii() and value.isdecimal() and 0 < int(value) <= _MOST_WORKERS):
        raise CommandFailed("setting.not_workers", exit_code=2, value=value, most=_MOST_WORKERS)
    return int(value)
