"""The events of the documents, one file each."""

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "examples"


def example_names() -> list[str]:
    """Every kind; a file is named after its event, with a word behind a dot where there are two forms."""
    return sorted(path.stem for path in FOLDER.glob("*.json"))


def example(name: str) -> dict[str, Any]:
    """The body of this name."""
    body: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return body
