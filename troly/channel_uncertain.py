"""What is to be looked at on the day the real account of Zalo is connected."""

import json
from typing import Any

from gateway.zalo.rules import FILE
from services.resources import load_yaml
from troly.channel_words import words

NOTHING = "-"


def uncertain() -> list[dict[str, str]]:
    """Each with `name`, `setting` (where it is changed) and `see` (how to know what is right)."""
    found: list[dict[str, str]] = load_yaml("troly/zalo_uncertain.yml")
    return found


def print_uncertain() -> None:
    """The list, with what stands in each setting now."""
    rows = uncertain()
    print("\n" + words("zalo.uncertain", count=len(rows), file=f"data/{FILE}"))
    for row in rows:
        setting = row["setting"]
        shown = setting if setting == NOTHING else f"{setting}{_value(setting)}"
        print(words("zalo.uncertain_line", name=row["name"], setting=shown, see=row["see"]))


def value_of(setting: str) -> Any:
    """What data/gateway/zalo.yml has at a dotted key.

    Raises:
        KeyError: It has no such key.
    """
    section, _, key = setting.partition(".")
    return load_yaml(FILE)[section][key]


def _value(setting: str) -> str:
    """What stands there now, if that fits on the line."""
    if not setting.islower() or " " in setting:
        return ""
    value = value_of(setting)
    if isinstance(value, dict):
        return ""
    return f" = {json.dumps(value, ensure_ascii=False)}"
