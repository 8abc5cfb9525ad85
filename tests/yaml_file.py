"""Cases kept in YAML files."""

from pathlib import Path
from typing import Any

import yaml

# The parser in C, where there is one, is ten times as fast, and the cases are many.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(path: Path) -> Any:
    """What a YAML file of ours holds."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 - a safe loader
