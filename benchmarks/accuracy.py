"""How well each system understands the held-out sentences, by style of writing."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.processes import run_measured
from benchmarks.reading import ours as our_reading
from benchmarks.reading.report import Reading, evaluate
from benchmarks.reading.sentences import SENTENCES, as_pairs, read_noise, read_sentences
from benchmarks.stock.entities import mentions_in
from bot.nlu.recogniser import Recogniser
from language.search_key import fold
from language.slots import slots

HELD_OUT = SENTENCES / "held_out"


def ours(model: Path) -> dict[str, Any]:
    """Figures of our model."""
    return evaluate(our_reading.reader(Recogniser.from_archive(model)), HELD_OUT).as_json()


def stock(model: Path, logs: Path) -> dict[str, Any]:
    """Figures of stock Rasa; marked words count as the values our look-up gives them."""
    texts = [sentence.text for sentence in read_sentences(HELD_OUT)]
    read = _reader([*texts, *map(fold, texts), *read_noise(HELD_OUT)], model, logs)
    return evaluate(read, HELD_OUT).as_json()


def _reader(texts: Sequence[str], model: Path, logs: Path) -> Callable[[str], Reading]:
    """What stock Rasa reads in each of the texts, all parsed in one process of its own."""
    distinct = list(dict.fromkeys(texts))
    with tempfile.TemporaryDirectory() as folder:
        asked, answered = Path(folder) / "texts.json", Path(folder) / "parses.json"
        asked.write_text(json.dumps(distinct, ensure_ascii=False), encoding="utf-8")
        module = ("benchmarks.stock.parse", str(model), str(asked), str(answered))
        run_measured(module, logs / "stock-parse.log")
        parses = json.loads(answered.read_text(encoding="utf-8"))
    found = {text: _found(parse) for text, parse in zip(distinct, parses, strict=True)}
    return found.__getitem__


def _found(parse: Mapping[str, Any]) -> Reading:
    mentions = [mention for mention, _ in mentions_in(parse["entities"], our_reading.TODAY)]
    return Reading(parse["intent"], as_pairs(slots(mentions, our_reading.TODAY)))
