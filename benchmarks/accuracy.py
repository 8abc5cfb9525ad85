"""How well each system understands the held-out sentences, by style of writing."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.processes import run_measured
from benchmarks.stock.entities import mentions_in
from benchmarks.understanding import SENTENCES, UNMARKED, Report, evaluate, pairs, read_noise, read_sentences
from bot.nlu.recogniser import Recogniser
from language.search_key import fold
from language.slots import slots

HELD_OUT = SENTENCES / "held_out"
_TODAY = date(2026, 11, 22)
Found = tuple[str, frozenset[tuple[str, str]]]


def ours(model: Path) -> dict[str, Any]:
    """Figures of our model."""
    return evaluate(Recogniser.from_archive(model), HELD_OUT).as_json()


def stock(model: Path, logs: Path) -> dict[str, Any]:
    """Figures of stock Rasa; marked words count as the values our look-up gives them."""
    sentences, noise = read_sentences(HELD_OUT), read_noise(HELD_OUT)
    texts = [sentence.text for sentence in sentences]
    read = _reader([*texts, *map(fold, texts), *noise], model, logs)
    report = Report()
    for sentence in sentences:
        for text, style in ((sentence.text, sentence.style), (fold(sentence.text), UNMARKED)):
            intent, found = read(text)
            groups = [report.by_style[style]]
            if style != UNMARKED:
                groups += [report.by_style["all as written"], report.by_intent[sentence.intent]]
            for score in groups:
                score.add(intent == sentence.intent, found, sentence.expected)
    report.noise_total = len(noise)
    report.noise_accepted = [(text, read(text)[0]) for text in noise if read(text)[0] not in _REJECTED]
    return report.as_json()


_REJECTED = ("nlu_fallback", "out_of_scope")


def _reader(texts: Sequence[str], model: Path, logs: Path) -> Callable[[str], Found]:
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


def _found(parse: Mapping[str, Any]) -> Found:
    mentions = [mention for mention, _ in mentions_in(parse["entities"], _TODAY)]
    return parse["intent"], frozenset(pairs(slots(mentions, _TODAY)))
