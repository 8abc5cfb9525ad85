"""Sentences in the layout of PhoATIS: a folder for each part, three files side by side in each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from troly.errors import CommandFailed

PARTS = ("train", "dev", "test")
_WORDS, _TAGS, _INTENT = _FILES = ("seq.in", "seq.out", "label")
_TAG = re.compile(r"O|[BI]-\S+")
_WRONG_INPUT = 2


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words, a BIO tag for each, and one intent; several intents joined by "#" are one label."""

    words: tuple[str, ...]
    tags: tuple[str, ...]
    intent: str


def read_parts(folder: Path) -> dict[str, list[Sentence]]:
    """The sentences of each of `PARTS`, in file order.

    Raises:
        CommandFailed: A file is missing or no UTF-8, a part is empty, or its files do not fit each
            other; the file and the line are named.
    """
    return {part: _read_part(folder / part) for part in PARTS}


def _read_part(folder: Path) -> list[Sentence]:
    lines = {name: _lines(folder / name) for name in _FILES}
    wanted = len(lines[_WORDS])
    if not wanted:
        raise _wrong("empty", file=folder / _WORDS)
    for name in (_TAGS, _INTENT):
        if len(lines[name]) != wanted:
            raise _wrong(
                "unequal_lines", file=folder / name, found=len(lines[name]), other=_WORDS, wanted=wanted
            )
    return [
        _sentence(folder, number, *rows)
        for number, rows in enumerate(zip(*(lines[name] for name in _FILES), strict=True), start=1)
    ]


def _sentence(folder: Path, number: int, words: str, tags: str, intent: str) -> Sentence:
    sentence = Sentence(tuple(words.split()), tuple(tags.split()), intent.strip())
    if not sentence.words:
        raise _wrong("no_words", file=folder / _WORDS, line=number)
    if not sentence.intent:
        raise _wrong("no_intent", file=folder / _INTENT, line=number)
    if len(sentence.words) != len(sentence.tags):
        found, wanted = len(sentence.tags), len(sentence.words)
        raise _wrong("unequal_tags", file=folder / _TAGS, line=number, found=found, wanted=wanted)
    for tag in sentence.tags:
        if not _TAG.fullmatch(tag):
            raise _wrong("bad_tag", file=folder / _TAGS, line=number, tag=tag)
    return sentence


def _lines(path: Path) -> list[str]:
    try:
        content = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError as error:
        raise _wrong("missing", file=path) from error
    except OSError as error:
        raise _wrong("unreadable", file=path, reason=error.strerror) from error
    except UnicodeDecodeError as error:
        raise _wrong("not_utf8", file=path) from error
    # Only line ends count: splitlines() would also cut at rarer separators within a sentence.
    lines = content.replace("\r\n", "\n").rstrip("\n").split("\n")
    return [] if lines == [""] else lines


def _wrong(fault: str, **values: object) -> CommandFailed:
    return CommandFailed(f"phoatis.{fault}", exit_code=_WRONG_INPUT, **values)
