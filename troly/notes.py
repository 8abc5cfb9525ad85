"""Notes between our processes on this machine: where Rasa is, which model is wanted, what became of it.

A file each, put in its place whole. The wish itself is kept in the database; ports are this machine's own.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, TypeVar

from services.addresses import RASA_NOTE

_Note = TypeVar("_Note", "RasaPlace", "Wanted", "Switched")


@dataclass(frozen=True, slots=True)
class RasaPlace:
    """The Rasa that answers: its port, its model ("" is the repository's), why it is not the one chosen."""

    port: int
    model: str
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A choice, by its number, that a model is to answer."""

    choice: int
    model: str


@dataclass(frozen=True, slots=True)
class Switched:
    """What became of a choice: `problem` is empty where its model answers."""

    choice: int
    problem: str = ""


class Notes:
    """A folder of notes of one `troly serve`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def clear(self) -> None:
        """Forget what an earlier process left."""
        for kind in (RasaPlace, Wanted, Switched):
            self._file(kind).unlink(missing_ok=True)

    def rasa(self) -> RasaPlace | None:
        """The Rasa that answers; None before the first is started."""
        return self._read(RasaPlace)

    def wanted(self) -> Wanted | None:
        """The last wish for another model."""
        return self._read(Wanted)

    def switched(self) -> Switched | None:
        """What became of the last wish that was tried."""
        return self._read(Switched)

    def put(self, note: RasaPlace | Wanted | Switched) -> None:
        """Write a note in the place of the one before."""
        self.folder.mkdir(parents=True, exist_ok=True)
        target = self._file(type(note))
        unfinished = target.with_suffix(f".{os.getpid()}")
        unfinished.write_text(json.dumps(asdict(note)), encoding="utf-8")
        unfinished.replace(target)

    def _file(self, kind: type[Any]) -> Path:
        names = {RasaPlace: RASA_NOTE, Wanted: "wanted.json"}
        return self.folder / names.get(kind, "switched.json")

    def _read(self, kind: type[_Note]) -> _Note | None:
        try:
            return kind(**json.loads(self._file(kind).read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None
