"""Read the files under data/ once; the only module of this package that parses YAML."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import Any

import yaml

DATA = Path(__file__).resolve().parent.parent / "data"

# libyaml reads the lexicons about eight times faster; it is not built into every wheel.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def load_yaml(name: str) -> Any:
    """Content of one YAML file.

    Args:
        name: Path below data/, with forward slashes: "lexicon/teencode.yml".

    Returns:
        What the file holds. The same object is given to everyone: do not change it.

    Raises:
        FileNotFoundError: There is no such file below data/.
        yaml.YAMLError: The file is no YAML.
    """
    with (DATA / name).open(encoding="utf-8") as file:
        return yaml.load(file, Loader=_LOADER)  # noqa: S506 - a safe loader, chosen above


@cache
def load_csv(name: str) -> tuple[dict[str, str], ...]:
    """Rows of one CSV file with a header line, in file order.

    Args:
        name: Path below data/, with forward slashes: "gazetteer/provinces.csv".

    Returns:
        One dictionary for each row, header → cell; an empty cell is "". Shared: do not change it.

    Raises:
        FileNotFoundError: There is no such file below data/.
    """
    with (DATA / name).open(encoding="utf-8-sig", newline="") as file:
        return tuple(dict(row) for row in csv.DictReader(file))
