"""A secret of ours that outlives restarts."""

import secrets
from contextlib import suppress
from pathlib import Path

from services.errors import InvalidInput

MIN_KEY_LENGTH = 32


def kept_key(file: Path) -> str:
    """The key in a file only we can read; made at the first call, so that a restart logs nobody out."""
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_name(f"{file.name}.{secrets.token_hex(8)}")
    if not file.exists():
        # Written whole under another name, then linked: two processes starting together agree on one key.
        fresh.touch(mode=0o600, exist_ok=False)
        try:
            fresh.write_text(secrets.token_urlsafe(48), encoding="ascii")
            with suppress(FileExistsError):
                file.hardlink_to(fresh)
        finally:
            fresh.unlink()
    key = file.read_text(encoding="ascii").strip()
    if len(key) < MIN_KEY_LENGTH:
        raise InvalidInput(f"{file} holds no usable key: delete it, a new one is made at the next start.")
    return key
