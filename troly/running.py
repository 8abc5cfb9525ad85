"""The note a running `troly serve` leaves for other verbs: where it is and with which token."""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from troly.root import VAR
from troly.settings import Settings


@dataclass(frozen=True, slots=True)
class Running:
    """A supervisor that said it is ready."""

    pid: int
    rasa_url: str
    rasa_token: str
    address: str


def announce(settings: Settings) -> None:
    """Write the note, readable by its owner only: the token opens the Rasa server."""
    running = Running(os.getpid(), settings.rasa_url, settings.rasa_token, settings.chat_address)
    path = _note()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        json.dump(asdict(running), file)


def withdraw() -> None:
    """Take the note away, if it is ours."""
    running = _read()
    if running is not None and running.pid == os.getpid():
        _note().unlink(missing_ok=True)


def find_running() -> Running | None:
    """The supervisor that runs now, if any."""
    running = _read()
    if running is None:
        return None
    try:
        os.kill(running.pid, 0)
    except ProcessLookupError:
        return None
    except PermissionError:
        pass  # it runs, as another user
    return running


def _note() -> Path:
    return VAR / "run" / "serve.json"


def _read() -> Running | None:
    try:
        return Running(**json.loads(_note().read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
