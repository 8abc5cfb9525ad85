"""python -m benchmarks.stock.parse MODEL TEXTS.json PARSES.json: what stock Rasa reads in sentences."""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path
from typing import Any


async def parse_all(model: str, texts: list[str]) -> list[dict[str, Any]]:
    """Intent and entities of each text, in order."""
    from rasa.core.agent import Agent

    agent = Agent.load(model)
    answers = []
    for text in texts:
        parsed = await agent.parse_message(text)
        intent = parsed.get("intent") or {}
        answers.append({"intent": intent.get("name") or "", "entities": parsed.get("entities") or []})
    return answers


def main(model: str, texts: str, parses: str) -> None:
    """Parse a JSON list of texts from one file into another."""
    found = asyncio.run(parse_all(model, json.loads(Path(texts).read_text(encoding="utf-8"))))
    # Rasa's entities hold numpy floats.
    Path(parses).write_text(json.dumps(found, ensure_ascii=False, default=float), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
