"""A cell that says something for each position: "GV 7-8tr, BM 5-5,5tr", "5tr5/12tr/7tr"."""

import re
from collections.abc import Callable, Sequence

from services.imports.cells.letters import plain, tidy
from services.imports.cells.position_names import find_position

_SEPARATOR = re.compile(
    r"\s*(?:[;\n|]|,(?!\d)|(?<!\d),|/(?=\s*\d)(?!\s*\d+ ?(?:ng\w{2,3}i|v\w|sp|kg)(?!\w)))\s*"
)
_LABEL = re.compile(r"[^\d:$]*?(?=\s*(?::|=|\d|\$|$))")
_BULLET = re.compile(r"^[-*•+\s]+")


def part_by_position(
    text: str, titles: Sequence[str], says_something: Callable[[str], bool]
) -> tuple[str, ...] | None:
    """What a cell says for each position, in the order of the titles.

    Args:
        text: The cell.
        titles: Of the positions.
        says_something: Whether a part of the cell holds a value; else it belongs to the part beside it.

    Returns:
        The whole cell for every position when it does not tell them apart; None when it tells apart
        something else than these positions.
    """
    if len(titles) == 1:
        return (text,)
    parts = _parts(tidy(text), says_something)
    if len(parts) <= 1:
        label = _label(parts[0]) if parts else ""
        return None if label and find_position(label, titles) is not None else (text,) * len(titles)
    labels = [_label(part) for part in parts]
    places = [find_position(label, titles) if label else None for label in labels]
    if len(parts) == len(titles):
        if sorted(place for place in places if place is not None) == list(range(len(titles))):
            return tuple(_value(parts[places.index(at)]) for at in range(len(titles)))
        if not any(_names_something(label) for label in labels):
            return tuple(parts)
    return None


def _parts(text: str, says_something: Callable[[str], bool]) -> list[str]:
    parts: list[str] = []
    for piece in _SEPARATOR.split(text):
        part = _BULLET.sub("", piece)
        if not part:
            continue
        if parts and not (says_something(part) and says_something(parts[-1])):
            parts[-1] += ", " + part
        else:
            parts.append(part)
    return parts


def _label(part: str) -> str:
    if ":" in part:
        return part.partition(":")[0]
    found = _LABEL.match(part)
    return found[0].strip(" -=") if found else ""


def _value(part: str) -> str:
    return part.partition(":")[2].strip() if ":" in part else part


def _names_something(label: str) -> bool:
    words = set(plain(label).split()) - {"luong", "tu", "den", "khoang", "muc", "tt", "thoa", "thuan"}
    return bool(words)
