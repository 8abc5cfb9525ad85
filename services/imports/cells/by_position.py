"""A cell that says something for each position: "GV 7-8tr, BM 5-5,5tr", "5tr5/12tr/7tr"."""

import re
from collections.abc import Callable, Sequence

from services.imports.cells.letters import plain, tidy
from services.imports.cells.position_names import find_positions

_SEPARATOR = re.compile(
    r"\s*(?:[;\n|]|,(?!\d)|(?<!\d),|/(?=\s*\d)(?!\s*\d+ ?(?:ng\w{2,3}i|v\w|sp|kg)(?!\w)))\s*"
)
_LABEL = re.compile(r"[^\d:$]*?(?=\s*(?::|=|\d|\$|$))")
_BULLET = re.compile(r"^[-*•+\s]+")
_OTHERS = re.compile(r"(?:cac |nhung )?(?:vi tri |nguoi |cho )?(?:con lai|khac)$")
_AMOUNT = r"\d+(?:[.,]\d+)?(?:\.\d{3})*(?:tr|k| trieu| ngan)(?:\d{1,3})?"
# Amounts and nothing else, one for each position: two with a dash between would be a range.
_CHAINS = (
    (re.compile(rf"{_AMOUNT}(?: va {_AMOUNT})+"), re.compile(r" va ")),
    (re.compile(rf"{_AMOUNT}(?: ?\+ ?{_AMOUNT})+"), re.compile(r" ?\+ ?")),
    (re.compile(rf"{_AMOUNT}(?: ?- ?{_AMOUNT}){{2,}}"), re.compile(r" ?- ?")),
)


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
        chained = _chained(plain(text))
        if len(chained) == len(titles):
            return chained
        label = _label(parts[0]) if parts else ""
        return None if label and len(_named(label, titles)) == 1 else (text,) * len(titles)
    labels = [_label(part) for part in parts]
    by_title = _by_title(labels, titles)
    if by_title is not None:
        return tuple(_value(parts[at]) for at in by_title)
    if len(parts) == len(titles) and not any(_names_something(label) for label in labels):
        return tuple(parts)
    return None


def _chained(line: str) -> tuple[str, ...]:
    """Bare amounts joined by "và", "+" or dashes, apart; none when it is anything else."""
    for whole, between in _CHAINS:
        if whole.fullmatch(line):
            return tuple(between.split(line))
    return ()


def _by_title(labels: Sequence[str], titles: Sequence[str]) -> list[int] | None:
    """For each title the label that means it, the narrowest first; None unless all of both are used."""
    means = [_named(label, titles) for label in labels]
    if any(
        not found and not _OTHERS.search(plain(label)) for label, found in zip(labels, means, strict=True)
    ):
        return None
    chosen: list[int] = []
    for at in range(len(titles)):
        widths = sorted((len(found), index) for index, found in enumerate(means) if at in found)
        if not widths:
            others = [index for index, found in enumerate(means) if not found]
            widths = [(0, index) for index in others]
        if not widths or (len(widths) > 1 and widths[0][0] == widths[1][0]):
            return None
        chosen.append(widths[0][1])
    return chosen if set(chosen) == set(range(len(labels))) else None


def _named(label: str, titles: Sequence[str]) -> tuple[int, ...]:
    """The titles a label fits, words of pay behind it aside: "TM ăn" of "TM ăn sp"."""
    words = label.split()
    while words:
        if found := find_positions(" ".join(words), titles):
            return found
        if plain(words.pop()) not in _OF_PAY:
            break
    return ()


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


_OF_SHARES = frozenset({"an", "chia", "theo", "khoan", "sp", "san", "pham", "doanh", "thu", "phan"})
_OF_PAY = _OF_SHARES | {
    "luong", "co", "ban", "can", "cb", "lcb", "cung", "tu", "den", "khoang", "muc", "tn", "nhap",
    "thoa", "thuan", "thuong", "tt", "hop", "dong", "bao",
}  # fmt: skip


def _names_something(label: str) -> bool:
    words = (
        set(plain(label).split())
        - {"luong", "tu", "den", "khoang", "muc", "tt", "thoa", "thuan"}
        - _OF_SHARES
    )
    return bool(words)
