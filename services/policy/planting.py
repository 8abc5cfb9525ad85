"""The first content of a database: the files under data/policy, as long as nobody has edited anything."""

from __future__ import annotations

import hashlib
from pathlib import Path

from services.policy.ports import PolicyRepository
from services.policy.seed import SEED, read_folder


def plant(policy: PolicyRepository, folder: Path = SEED) -> bool:
    """Load the files into a database that has none, or only an earlier state of them.

    Returns:
        Whether anything was loaded; content that a person has changed is left alone.

    Raises:
        InvalidInput: A file breaks the form.
    """
    fingerprint = seed_fingerprint(folder)
    if policy.version() and policy.seed() in ("", fingerprint):
        return False
    policy.replace(read_folder(folder), fingerprint)
    return True


def seed_fingerprint(folder: Path = SEED) -> str:
    """Changes with any file of the content; 64 hexadecimal digits."""
    digest = hashlib.sha256()
    for path in sorted(
        path for name in ("documents", "values", "entries") for path in (folder / name).rglob("*.yml")
    ):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
