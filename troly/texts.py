"""What the console script says, read from data/troly when first needed."""

from typing import Any


def message(key: str, /, **values: object) -> str:
    """The sentence at a dotted key of messages.yml, filled in."""
    entry = _read("messages")
    for part in key.split("."):
        entry = entry[part]
    return str(entry).format(**values)


def help_texts() -> Any:
    """Everything in help.yml."""
    return _read("help")


def _read(name: str) -> Any:
    from services.resources import load_yaml  # most verbs say nothing, or only much later

    return load_yaml(f"troly/{name}.yml")
