"""Archives of models that staff had trained: beside those of the repository, and never instead of them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Sequence
from pathlib import Path

from services.training.model import OWN, Example
from troly.fingerprint import training_fingerprint
from troly.root import MODELS, ROOT
from troly.training import present_model

KEPT = 6
_DIGITS = 8


def reviewed_folder() -> Path:
    """Where `troly train` neither looks nor tidies."""
    return MODELS / "reviewed"


def name_of(examples: Sequence[Example]) -> str:
    """The name of the model that learns these corrections with the present data and code."""
    digest = hashlib.sha256(lines_of(examples).encode()).hexdigest()[:_DIGITS]
    return f"{training_fingerprint(ROOT)}-{digest}"


def lines_of(examples: Sequence[Example]) -> str:
    """Corrections in the form of `bot.nlu.reviewed_examples`."""
    rows = ({"text": one.text, "intent": one.intent, "danger": one.danger} for one in examples)
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)


def archive_of(name: str) -> Path:
    """Where the archive of a reviewed model is or will be."""
    return reviewed_folder() / f"{name}.tar.gz"


def usable(name: str) -> tuple[Path | None, str]:
    """The archive of a model.

    Returns:
        The archive and "", or None and a key under `problems` of data/training/words.yml: it is not there, or
        learnt from other data or code than there is now.
    """
    if name == OWN:
        own = present_model()
        return own, "" if own else "missing"
    if not name.startswith(f"{training_fingerprint(ROOT)}-"):
        return None, "outdated"
    path = archive_of(name)
    return (path, "") if path.is_file() else (None, "missing")


def drop_old(used: Collection[str]) -> None:
    """Delete all but the newest archives and those in use."""
    kept = {archive_of(name) for name in used}
    others = [path for path in reviewed_folder().glob("*.tar.gz") if path not in kept]
    others.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    for path in others[KEPT:]:
        path.unlink(missing_ok=True)
