"""Words and lists under data/, read once; YAML files elsewhere, read and written."""

from pathlib import Path
from typing import Any

import yaml

from language.resources import DATA, load_csv, load_yaml

__all__ = ["DATA", "dump_yaml", "load_csv", "load_yaml", "read_yaml"]

_WIDTH = 108
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def read_yaml(path: Path) -> Any:
    """Content of one YAML file, read anew.

    Raises:
        ValueError: It is no YAML; the message names the line.
        OSError: It cannot be read.
    """
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 - a safe loader
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error


def dump_yaml(body: Any) -> str:
    """YAML text with keys in their order and Vietnamese letters as they are."""
    return str(yaml.dump(body, Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=_WIDTH))
