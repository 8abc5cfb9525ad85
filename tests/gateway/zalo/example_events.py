"""The example events of the folder `payloads`, and variations of them."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "payloads"
NAMES = sorted(path.stem for path in FOLDER.glob("*.json"))

APP, OA, USER = "360846524940903967", "388613280878808645", "246845883529197922"
VISITOR, WIDGET = "a1b2c3d4e5f60718", "9b1c2d3e4f"


def payload(name: str) -> dict[str, Any]:
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def text_event(text: str, msg_id: str = "96d3cdf3af150460909", **changed: Any) -> dict[str, Any]:
    """Somebody types."""
    event = payload("user_send_text")
    event["message"] = {"msg_id": msg_id, "text": text}
    return {**event, **changed}


def without(event: dict[str, Any], *path: str) -> dict[str, Any]:
    """The event without a field."""
    event = deepcopy(event)
    *above, last = path
    inner = event
    for key in above:
        inner = inner[key]
    del inner[last]
    return event
