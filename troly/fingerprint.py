"""One short name for everything a trained model depends on."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

# Language code and lexicons are in it: the model is trained on their output.
SOURCES = (
    "bot",
    "data/danger",
    "data/gazetteer",
    "data/lexicon",
    "data/nlu",
    "data/occupations",
    "data/policy/entries",
    "language",
    "requirements.lock",
)
_IGNORED_SUFFIXES = {".md", ".pyc", ".txt"}
_LENGTH = 16


def training_fingerprint(root: Path) -> str:
    """Hexadecimal digest of names and contents; the same on every machine for the same commit."""
    digest = hashlib.sha256()
    for path in _files(root):
        name = path.relative_to(root).as_posix()
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        digest.update(f"{name}\0{content}\n".encode())
    return digest.hexdigest()[:_LENGTH]


def _files(root: Path) -> Iterator[Path]:
    for source in SOURCES:
        start = root / source
        found = [start] if start.is_file() else start.rglob("*")
        yield from sorted(path for path in found if path.is_file() and _counts(path.relative_to(root)))


def _counts(path: Path) -> bool:
    hidden = any(part.startswith((".", "__pycache__")) for part in path.parts)
    return not hidden and path.suffix not in _IGNORED_SUFFIXES
