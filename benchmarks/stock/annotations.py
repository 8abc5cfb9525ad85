"""The training sentences of data/nlu as stock Rasa wants them: with the entities marked in the text.

Ours finds entities by rules; DIET learns them from spans. The spans are those our rules find,
so DIET sees in training what ours will find at run time.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml

from bot.nlu.features import ANY_DAY
from language.canonical import Canonical, canonical
from language.mention import Mention
from language.understanding import understand

REFUSED = "refused"  # the group of an entity that is ruled out


def write_annotated(source: Path, target: Path) -> int:
    """Write every file of `source` below `target` with its entities marked.

    Returns:
        How many sentences were written.
    """
    written = 0
    for path in sorted(source.rglob("*.yml")):
        blocks = []
        for intent, sentences in examples(path):
            lines = [f"    - {annotated(sentence)}\n" for sentence in sentences]
            blocks.append(f"- intent: {intent}\n  examples: |\n{''.join(lines)}")
            written += len(lines)
        out = target / path.relative_to(source)
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text('version: "3.1"\nnlu:\n' + "".join(blocks), encoding="utf-8")
    return written


def examples(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Intent and sentences of each block of a file of Rasa's training data."""
    for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
        lines = block["examples"].splitlines()
        yield block["intent"], [line.removeprefix("- ") for line in lines if line.startswith("- ")]


def annotated(sentence: str) -> str:
    """The sentence with `[span]{"entity": …}` for each mention; of two that overlap the first is kept."""
    form = canonical(sentence)
    parts: list[str] = []
    position = 0
    for start, end, mention in _spans(form, understand(form, ANY_DAY)):
        if start < position or start == end:
            continue
        label = {"entity": mention.entity}
        if mention.role:
            label["role"] = mention.role
        if mention.negated:
            label["group"] = REFUSED
        parts += [sentence[position:start], f"[{sentence[start:end]}]{json.dumps(label)}"]
        position = end
    return "".join([*parts, sentence[position:]])


def _spans(form: Canonical, mentions: Sequence[Mention]) -> list[tuple[int, int, Mention]]:
    found = [(*form.raw_span(mention.start, mention.end), mention) for mention in mentions]
    return sorted(found, key=lambda span: (span[0], -span[1]))
