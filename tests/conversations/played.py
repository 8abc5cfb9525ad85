"""Whole dialogues from YAML, played through the trained assistant, and what is expected of each turn."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from tests.data.dialogue_files import domain
from tests.yaml_file import read_yaml
from troly.replay import ReplayOptions, replay

FOLDER = Path(__file__).parent
DAY = date(2026, 11, 23)  # a Monday; the sample data is counted from it, the law is that of the day
SEED = 1
_KEYS = frozenset({"user", "times", "press", "expect"})
_EXPECTED = frozenset(
    {
        "intent",
        "outcome",
        "kind",
        "frame",
        "items",
        "of",
        "reply",
        "no_reply",
        "shows",
        "hides",
        "offers",
        "answered_from",
        "choices",
        "cites",
    }
)


@dataclass(frozen=True)
class Dialogue:
    """One conversation of one file."""

    file: str
    name: str
    turns: Sequence[Mapping[str, Any]] = field(repr=False)

    @property
    def key(self) -> str:
        return f"{self.file}: {self.name}"


def dialogues() -> Iterator[Dialogue]:
    """All dialogues of this folder."""
    for path in sorted(FOLDER.glob("*.yml")):
        for body in read_yaml(path):
            yield Dialogue(path.stem, body["name"], body["turns"])


def misspelt(dialogue: Dialogue) -> list[str]:
    """Keys and responses that no test would ever find."""
    responses = [
        turn.get("expect", {})[key]
        for turn in dialogue.turns
        for key in ("reply", "no_reply")
        if key in turn.get("expect", {})
    ]
    found = [key for turn in dialogue.turns for key in turn if key not in _KEYS]
    found += [key for turn in dialogue.turns for key in turn.get("expect", {}) if key not in _EXPECTED]
    return found + [name for name in responses if name not in domain()["responses"]]


def play(all_of_them: Sequence[Dialogue], database: str, folder: Path) -> dict[str, list[dict[str, Any]]]:
    """The records of every dialogue, by its key, in order."""
    source, target = folder / "in.jsonl", folder / "out.jsonl"
    with source.open("w", encoding="utf-8") as file:
        for dialogue in all_of_them:
            for number, turn in enumerate(dialogue.turns):
                said = (
                    {"text": turn["user"] * turn.get("times", 1)}
                    if "user" in turn
                    else {"payload": turn["press"]}
                )
                line = {"id": f"{dialogue.key} {number}", "conversation": dialogue.key, **said}
                file.write(json.dumps(line, ensure_ascii=False) + "\n")
    replay(source, target, ReplayOptions(at=DAY, database=database))
    records: dict[str, list[dict[str, Any]]] = {}
    for row in target.read_text(encoding="utf-8").splitlines():
        record = json.loads(row)
        records.setdefault(record["conversation"], []).append(record)
    return records


def short(frame: Mapping[str, Any]) -> dict[str, Any]:
    """A frame with trades by id and places by name, without its kind."""
    return {name: _short(value) for name, value in frame.items() if name != "kind"}


def _short(value: Any) -> Any:
    if isinstance(value, list):
        return [_short(item) for item in value]
    if isinstance(value, Mapping):
        return value.get("id") or value.get("name") or {key: _short(item) for key, item in value.items()}
    return value


def is_said(response: str, record: Mapping[str, Any]) -> bool:
    """Whether one of the texts of a turn is that response, whatever its values."""
    shapes = [
        re.sub(r"\\{\w+\\}", ".*", re.escape(variation["text"]))
        for variation in domain()["responses"][response]
    ]
    return any(re.fullmatch(shape, reply["text"], re.S) for shape in shapes for reply in record["replies"])


def told(record: Mapping[str, Any]) -> str:
    """Everything a person reads of a turn: texts, cards, titles of buttons."""
    parts = []
    for reply in record["replies"]:
        parts.append(reply["text"])
        for card in reply["cards"]:
            parts += [card["title"], *card["lines"]]
    return "\n".join(parts)


def offered(record: Mapping[str, Any]) -> list[str]:
    """Payloads of every button of a turn."""
    return [
        button["payload"]
        for reply in record["replies"]
        for holder in (reply, *reply["cards"])
        for button in holder.get("buttons", ())
    ]
