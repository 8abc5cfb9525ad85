"""Notes of officers, as many as wanted."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from random import Random

from language import units
from language.search_key import fold
from services.resources import read_yaml

_NEEDS = Path(__file__).with_name("needs.yml")


@dataclass(frozen=True, slots=True)
class Need:
    """One note; `trade` and `commune` are what a list is looked through for, "" where it is no vacancy."""

    note: str
    trade: str = ""
    commune: str = ""


def needs(count: int, seed: int) -> list[Need]:
    """Whole notes first, then put together ones, shuffled."""
    data = read_yaml(_NEEDS)
    random = Random(seed)
    found = [Need(note) for note in data["whole"]][:count]
    communes = sorted(units.communes().values(), key=lambda one: one.code)
    while len(found) < count:
        commune = random.choice(communes)
        part = {name: str(random.choice(words)) for name, words in data["parts"].items()}
        words = (part["who"], part["trade"], fold(commune.name), part["pay"], part["wish"])
        found.append(Need(" ".join(filter(None, words)), part["trade"], commune.name))
    random.shuffle(found)
    return found
