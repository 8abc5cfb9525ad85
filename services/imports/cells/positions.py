"""The positions one title cell names, each with its own head count."""

import re
from dataclasses import dataclass
from functools import lru_cache

from language.search_key import fold
from services.imports.cells.head_count import Count, HeadCount, read_head_count
from services.imports.cells.letters import letters_restored, parts_of, plain, tidy
from services.imports.cells.position_names import find_position
from services.imports.cells.title_words import begins_generally, is_head, title_text

# All of these look at folded text, which has the length of the written one.
_INLINE = re.compile(
    r"^(?P<title>[^:=]+?)\s*(?:[:=]\s*(?P<after>(?:sl\s*:?\s*)?\d.*)"
    r"|\s\(?(?P<count>\d{1,4})\)?\s*(?P<who>nguoi|nam/nu|nam|nu|ld|cn|nv|em|ban)?\)?"
    r"|\s*\((?P<bracket>\d{1,4}[^)]*)\))$"
)
_COUNT_FIRST = re.compile(r"^(?P<count>\d{1,4})\s+(?P<title>(?!nam\b|tuoi|ca\b|thang)[^\d].+)$")
_NUMBERED_WORD = re.compile(
    r"(?:bac|(?<!giao )(?<!ban )(?<!xep )(?<!soan )(?<!nhap )hang"
    r"|loai|ca|tang|lop|xuong|so|khu|cap|dot|to|quy|may|khoi|tuyen|mam non)$"
)
_GENDER_ONLY = re.compile(r"(?:\d{1,4} )?(?:nam|nu)(?: ?:? ?\d{1,4})?(?: nguoi)?")
_LIST = re.compile(r"\s*(?:\n|;|,(?!\d)| \+ |(?<=\w)\+(?=\w)| & )\s*(?![^(]*\))")
_AND = re.compile(r"\s+va\s+(?![^(]*\))")
_BULLET = re.compile(r"^(?:[-*•+]|\d{1,2}[.)](?=\s))\s*")


@dataclass(frozen=True, slots=True)
class Position:
    """One position: its title as written, people wanted (None if not told) and "nam" or "nữ" beside it."""

    title: str
    openings: int | None = None
    gender: str = ""


@dataclass(frozen=True, slots=True)
class CellPositions:
    """The positions of a row; `doubt` and `remarks` are codes of data/imports/reasons.yml."""

    positions: tuple[Position, ...]
    doubt: str = ""
    remarks: tuple[str, ...] = ()


@lru_cache(maxsize=32_768)
def read_positions(title: str, openings: str) -> CellPositions:
    """Positions of a title cell and its head count cell."""
    count = read_head_count(openings)
    text = letters_restored(tidy(title))
    parts = [_BULLET.sub("", part) for part in _LIST.split(text)]
    parts = _with_genders([part for part in parts if plain(part).strip(" .-")])
    if not parts:
        return CellPositions((Position("", count.total),), count.doubt, count.remarks)
    inline = [_inline(part) for part in parts]
    for others in (text.split(" - "), parts_of(_AND, text)) if len(parts) == 1 else ():
        if len(others) > 1 and all(_inline(part) for part in others):
            parts, inline = others, [_inline(part) for part in others]
    if all(inline) and (len(parts) > 1 or count.total is None):
        return _with_own_counts([one for one in inline if one], count)
    if len(parts) == 1 and inline[0] and count.total == inline[0].openings:
        return CellPositions((inline[0],), remarks=count.remarks)
    if len(parts) > 1 and any(inline):
        named = [one or Position(title_text(part)) for one, part in zip(inline, parts, strict=True)]
        if any(one.openings and one.openings > 1 for one in named):
            return CellPositions(tuple(named), "positions_unclear")
    if count.doubt and (dashed := _counts_with_dashes(openings)):
        count = dashed
    if count.doubt:
        return CellPositions((Position(title_text(text)),), count.doubt)
    if len(count.counts) > 1:
        return _with_listed_counts(text, parts, count)
    return _with_one_count(text, parts, count)


def _with_genders(parts: list[str]) -> list[str]:
    """ "50 nam, 50 nữ" are no positions but belong to the one before."""
    joined: list[str] = []
    for part in parts:
        if joined and _GENDER_ONLY.fullmatch(plain(part)):
            joined[-1] += ", " + part
        else:
            joined.append(part)
    return joined


@lru_cache(maxsize=16_384)
def read_one_position(title: str, openings: str) -> CellPositions:
    """The position of a title cell that is not parted, and all people its head count cell adds up to."""
    count = read_head_count(openings)
    gender = count.counts[0].gender if len(count.counts) == 1 else ""
    position = Position(title_text(letters_restored(tidy(title))), count.total, gender)
    return CellPositions((position,), count.doubt, count.remarks)


def _inline(part: str) -> Position | None:
    """The position with its number in the same words; None when it has none."""
    line = fold(part)
    if match := _COUNT_FIRST.match(line):
        return Position(title_text(part[match.start("title") :]), int(match["count"]))
    match = _INLINE.match(line)
    if match is None:
        return None
    title = title_text(part[: match.end("title")])
    if match["count"] and not match["who"] and _NUMBERED_WORD.search(match["title"].strip()):
        return None
    if match["count"]:
        return Position(title, int(match["count"]), match["who"] or "")
    written = match["after"] or match["bracket"]
    read = read_head_count(written)
    if read.total is None or read.doubt or len(read.counts) > 1:
        return None
    if match["bracket"] and (read.counts[0].label or "openings_of_couples" in read.remarks):
        return None  # "(3 ca)", "(2 vợ chồng)" count something else
    return Position(title, read.total, read.counts[0].gender)


def _with_own_counts(found: list[Position], count: HeadCount) -> CellPositions:
    total = sum(position.openings or 0 for position in found)
    wrong = count.doubt or (count.total is not None and count.total != total)
    return CellPositions(tuple(found), "openings_mismatch" if wrong else "", count.remarks)


def _with_listed_counts(text: str, parts: list[str], count: HeadCount) -> CellPositions:
    """Several numbers beside several titles: by their labels, else in the same order."""
    candidates = (parts, parts_of(_AND, text), re.split(r"\s*/\s*", text))
    for titles in candidates:
        if len(titles) != len(count.counts):
            continue
        labels = [one.label for one in count.counts]
        if not any(labels):
            return _made(list(titles), list(count.counts), count.remarks)
        places = [find_position(label, titles) for label in labels]
        if sorted(place for place in places if place is not None) == list(range(len(titles))):
            ordered = [count.counts[places.index(at)] for at in range(len(titles))]
            return _made(list(titles), ordered, count.remarks)
        return CellPositions(tuple(Position(title_text(title)) for title in titles), "openings_unclear")
    return CellPositions((Position(title_text(text), count.total),), "positions_unclear")


def _counts_with_dashes(openings: str) -> HeadCount | None:
    """ "2-1" and "2-5-1" are a count for each position; "1-2" is a range."""
    numbers = [int(part) for part in re.findall(r"\d+", openings)]
    if not re.fullmatch(r"\d{1,3}(?: ?- ?\d{1,3})+", plain(openings)) or 0 in numbers:
        return None
    if len(numbers) == 2 and numbers[0] <= numbers[1]:
        return None
    return HeadCount(tuple(Count(number) for number in numbers))


def _made(titles: list[str], counts: list[Count], remarks: tuple[str, ...]) -> CellPositions:
    positions = tuple(
        Position(title_text(title), one.number, one.gender) for title, one in zip(titles, counts, strict=True)
    )
    return CellPositions(positions, remarks=remarks)


def _with_one_count(text: str, parts: list[str], count: HeadCount) -> CellPositions:
    """One number or none: several positions only where each part names a trade of its own."""
    number = count.counts[0].number if count.counts else None
    label = count.counts[0].label if count.counts else ""
    if label and not label.startswith("moi") and find_position(label, [text]) is None:
        return CellPositions((Position(title_text(text), number),), "openings_unclear")
    gender = count.counts[0].gender if count.counts else ""
    if len(parts) == 1:
        both = parts_of(_AND, text)
        parts = both if len(both) > 1 and all(is_head(part) for part in both) else parts
    single = CellPositions((Position(title_text(text), number, gender),), remarks=count.remarks)
    if len(parts) == 1 or (number is not None and number < len(parts) and not label):
        return single
    several = tuple(Position(title_text(part)) for part in parts)
    heads = [is_head(part) for part in parts]
    if label:
        return CellPositions(tuple(Position(one.title, number, gender) for one in several))
    if all(heads) and (begins_generally(parts[-1]) or not begins_generally(parts[0])):
        remarks = (*count.remarks, "openings_for_all") if number is not None else count.remarks
        return CellPositions(several, remarks=remarks)
    if begins_generally(parts[0]) and not any(heads[1:]):
        return single
    if number is None and not any(heads):
        return CellPositions(several)
    return CellPositions(single.positions, "positions_unclear", count.remarks)
