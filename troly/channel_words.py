"""What `troly channel` says, read from data/troly/channels.yml."""

import re
from typing import Any

from services.resources import load_yaml


def words(key: str, /, **values: object) -> str:
    """The sentence at a dotted key, filled in."""
    return str(entry(key)).format(**values)


def entry(key: str) -> Any:
    """Whatever stands at a dotted key."""
    found: Any = load_yaml("troly/channels.yml")
    for part in key.split("."):
        found = found[part]
    return found


def explained(key: str, text: str) -> str:
    """What the first rule at a dotted key that fits says of a platform's own text."""
    rule = next(rule for rule in entry(key) if re.search(rule["match"], text, re.IGNORECASE | re.DOTALL))
    return str(rule["say"]).format(text=text)
