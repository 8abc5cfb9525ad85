"""Settings kept in the file .env at the root of the project."""

import os
import re

from troly.errors import CommandFailed
from troly.root import ROOT

_LINE = re.compile(r"(?:export\s+)?(?P<name>[A-Z][A-Z0-9_]*)\s*=\s*(?P<value>.*)")


def load_env_file() -> None:
    """Put the values of .env into the environment; what is already set there wins.

    Raises:
        CommandFailed: A line is neither empty, nor a comment, nor NAME=value.
    """
    path = ROOT / ".env"
    if not path.is_file():
        return
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        stripped = line.strip()
        if not stripped or stripped.startswith("#"):
            continue
        found = _LINE.fullmatch(stripped)
        if found is None:
            raise CommandFailed("setting.bad_line", exit_code=2, file=".env", line=number)
        os.environ.setdefault(found["name"], _unquoted(found["value"]))


def _unquoted(value: str) -> str:
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value
