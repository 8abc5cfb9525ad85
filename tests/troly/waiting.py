"""Wait for what another process does."""

import time
from collections.abc import Callable
from pathlib import Path

import psutil

LIMIT_SECONDS = 60.0


def until(condition: Callable[[], object], limit_seconds: float = LIMIT_SECONDS) -> None:
    """Look often, give up with a failure."""
    deadline = time.monotonic() + limit_seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.02)


def process_numbers(note: Path) -> list[int]:
    """What the sleeper wrote, once it is there."""
    until(note.exists)
    return [int(number) for number in note.read_text(encoding="ascii").split()]


def is_alive(number: int) -> bool:
    """Whether the process runs; a zombie does not."""
    try:
        return psutil.Process(number).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
