"""How many people are wanted: "1.000", "02+01", "2 GV, 3 BM", "15 nữ (thi tuyển 30)", "2 cặp", "~100"."""

import re
from dataclasses import dataclass
from functools import lru_cache

from language.numbers import WORDS, read_number
from services.imports.cells.letters import digits_restored, plain, tidy

_BRACKET = re.compile(r"\([^)]*\)?")
_PARTS = re.compile(r"\s*(?:[;+&\n/]|,(?!\d{3}(?!\d)))\s*|\s+va\s+|(?<=nam)\s+(?=\d)|(?<=nu)\s+(?=\d)")
_NUMBER = r"\d{1,3}(?:[.,]\d{3})+(?!\d)|\d+(?:[.,]0+(?!\d))?"
_ABOUT = r"~|khoang|tam|tu|hon|tren|it nhat|toi thieu|gan|duoi|toi da|sl|so luong|tuyen|can|>=?|:"
_WHO = r"nguoi|ng|ld|lao dong|cn|cong nhan|nv|nhan vien|hoc vien|hv|suat|vi tri|em|ban|nhan su|ho so"
r"|chi tieu|hoc sinh"
_PART = re.compile(
    rf"(?:(?:{_ABOUT})[ .]*)*(?P<number>{_NUMBER}|{WORDS})(?P<more> ?\+)?"
    rf"(?: ?(?P<couple>cap(?: vo chong| vc)?|vo chong|vc|doi vo chong))?"
    rf"(?: ?(?P<who>{_WHO})(?![a-z]))?(?: ?(?P<gender>nam nu|nam/nu|nam"
    rf"|nu)(?![a-z]))?(?: ?(?P<label>[a-z][a-z .]*))?"
    rf"(?: ?(?:tro len|moi (?:dot|ca)))?"
)
_LABEL_FIRST = re.compile(
    rf"(?P<label>[a-z][a-z .]*?) ?[:=-]? ?(?P<number>{_NUMBER})(?: ?(?:{_WHO}))?(?: (?P<gender>nam|nu))?"
)
_EITHER = re.compile(
    r"nam ?[/,&-]? ?(?:hoac )?nu(?! ?\d)(?![a-z])|nu ?[/,&-] ?nam(?! ?\d)(?![a-z])|k(?:hong|o)? phan biet"
)
_MANY = re.compile(
    r"(?:so luong |sl )?(?:nhieu|khong (?:gioi han|han che)|ko gioi han|k gioi han|lon|khong ro"
    r"|cang nhieu cang tot|vai nguoi"
    r"|thuong xuyen|lien tuc|theo nhu cau|nhu cau|chua ro|chua xac dinh|x|\.+|-|nhieu nguoi)"
)
_RANGE = re.compile(rf"(?:{_NUMBER}) ?(?:-|den|toi) ?(?:{_NUMBER})(?: ?(?:{_WHO}))?")
_MALE_AND_FEMALE = ("nam", "nu")
_MOST = 20_000


@dataclass(frozen=True, slots=True)
class Count:
    """People wanted for one position; `label` is the folded word beside the number, `gender` as written."""

    number: int
    label: str = ""
    gender: str = ""


@dataclass(frozen=True, slots=True)
class HeadCount:
    """What the cell says: counts in their order, none when it gives no number.

    Attributes:
        doubt: Code of data/imports/reasons.yml.
        remarks: Codes of what is worth saying: the number is the least, is about, counts couples.
    """

    counts: tuple[Count, ...] = ()
    doubt: str = ""
    remarks: tuple[str, ...] = ()

    @property
    def total(self) -> int | None:
        """All people wanted; None when no number is given."""
        return sum(count.number for count in self.counts) if self.counts else None


@lru_cache(maxsize=16_384)
def read_head_count(text: str) -> HeadCount:
    """Head count of one cell."""
    tidied = digits_restored(tidy(text))
    if re.fullmatch(r"\([^()]*\)", tidied):
        tidied = tidied[1:-1]
    line = _BRACKET.sub(" ", _EITHER.sub(" ", plain(tidied)).replace("n/a", "")).strip(" .,;:-")
    if not line or _MANY.fullmatch(line):
        return HeadCount()
    if _RANGE.fullmatch(line):
        return HeadCount(doubt="openings_unclear")
    lines = _EITHER.sub(" ", plain(tidied.replace("\n", ";")))
    parts = [part for part in _PARTS.split(_BRACKET.sub(" ", lines).strip(" .;:-")) if part.strip()]
    parts = [
        part + "+" if lines.rstrip().endswith("+") and at == len(parts) - 1 else part
        for at, part in enumerate(parts)
    ]
    counts, remarks = list[Count](), list[str]()
    for part in parts:
        read = _read_part(part.strip(" -"))
        if read is None:
            return HeadCount(doubt="openings_unclear")
        count, remark = read
        counts.append(count)
        if remark:
            remarks.append(remark)
    if any(count.number > _MOST or count.number == 0 for count in counts):
        return HeadCount(doubt="openings_unclear")
    return HeadCount(_by_gender(counts), remarks=tuple(dict.fromkeys(remarks)))


def _read_part(part: str) -> tuple[Count, str] | None:
    match = _PART.fullmatch(part)
    if match is None:
        labelled = _LABEL_FIRST.fullmatch(part)
        if labelled is None:
            return None
        label = labelled["label"].strip()
        if label in _MALE_AND_FEMALE:
            return Count(_whole(labelled["number"]), gender=label), ""
        return Count(_whole(labelled["number"]), label, labelled["gender"] or ""), ""
    number = _whole(match["number"])
    label = (match["label"] or "").strip()
    if match["couple"]:
        return Count(number * 2, label, match["gender"] or ""), "openings_of_couples"
    least = match["more"] or re.match(r"hon|tren|it nhat|toi thieu|tu|>", part) or part.endswith("tro len")
    about = re.match(r"~|khoang|tam|gan", part)
    remark = "openings_at_least" if least else "openings_about" if about else ""
    label = "" if label in ("tro len", "moi dot", "moi ca") else label
    return Count(number, label, match["gender"] or ""), remark


def _whole(written: str) -> int:
    if not written[0].isdigit():
        return int(read_number(written))
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", written):
        return int(re.sub(r"\D", "", written))
    return int(float(written.replace(",", ".")))


def _by_gender(counts: list[Count]) -> tuple[Count, ...]:
    """ "10 nam, 5 nữ" are fifteen people for one position."""
    if len(counts) > 1 and all(count.gender in _MALE_AND_FEMALE and not count.label for count in counts):
        return (Count(sum(count.number for count in counts)),)
    return tuple(counts)
