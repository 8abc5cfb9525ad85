"""A whole offer in one sentence, as people post it: cut into the cells a list would have."""

import re
from functools import cache, lru_cache

from language.canonical import canonical
from language.gazetteer import find_places
from services.imports.cells.letters import plain, tidy
from services.resources import load_yaml

_BESIDE = ("ordinal", "note", "employer", "place", "contact")
_SHORTEST = 25  # characters; a mere title is shorter or has no telephone number and no pay
_PHONE = re.compile(r"(?:\+?84|0)[\d .-]{8,14}\d(?!\d)")
_CONTACT = re.compile(
    r"(?:lien he|lh|l/h|goi|gap|alo|ib|inb|inbox|sdt|dt|zalo)[ :.]*(?P<who>(?:anh|chi|co|chu|a|c)\.? [a-z]+)?"
)
_PAY = re.compile(
    r"(?:(?:luong|thu nhap|tn|muc luong)[ :]*)?(?:tu |den |khoang )?\$?\d+(?:[.,]\d+)*(?: ?(?:trieu"
    r"|tr|cu|k|ngan|nghin)(?:\d{1,3}|ruoi)?)?"
    r"(?: ?(?:-|den|toi) ?)?\d*(?:[.,]\d+)*(?: ?(?:trieu|tr|cu|k|ngan|nghin|vnd|dong|d|usd"
    r"|\$)(?![a-z])(?:\d{1,3})?)"
    r"(?: ?/ ?(?:thang|th|ngay|gio|h|ca|cong|sp|kg|tan|2 nguoi|cap))?"
    r"(?: ?\+ ?(?:thuong|hoa hong|tip|phu cap))?"
)
_AGREED = re.compile(r"luong (?:tt|thoa thuan|thuong luong)")
_COUNT = re.compile(
    r"(?:tuyen|can|gap|tim|kiem)[ :]*(?P<count>\d{1,3})(?! ?(?:tr|k|h|trieu))(?: ?(?P<who>nam|nu"
    r"|nguoi|ban|em|bn|lao dong|ld))?"
)
_CALL = re.compile(
    r"^(?:\W|\d{1,3}(?: ?(?:nam|nu|nguoi|ban)(?![a-z])|(?= [a-z]))|(?:em|can|dang|hien|minh|ben minh"
    r"|quan|tuyen|dung|gap|them|tim|gap gap|hot|tin)(?![a-z]))+"
)
_STOP = re.compile(
    r"(?<![a-z])(?:luong|thu nhap|tn|lh|lien he|chay tuyen|bao an|bao com|ib|inb|sdt|yeu cau|lam tu"
    r"|lam tai|ko can|khong can|cho o|phu cap"
    r"|khu vuc|dia chi|goi|zalo|uu tien|tuoi|tu \d)(?![a-z])|\d[\d.,]*|[,;.!\n|]"
)
_AT_UNMARKED = re.compile(r"(?<!\w)(?:tai|o)(?!\w)")


@cache
def _at() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(load_yaml('imports/words.yml')['at'])})(?!\w)")


def is_free_text(filled: dict[str, str]) -> bool:
    """Whether a row is one sentence in the cell of the title and nothing else but a remark."""
    told = {name for name, text in filled.items() if text and name not in _BESIDE}
    text = filled.get("title", "")
    if told != {"title"} or len(text) < _SHORTEST:
        return False
    line = plain(text)
    return any(pattern.search(line) is not None for pattern in (_PHONE, _PAY, _CALL, _CONTACT))


def tells_pay(title: str) -> bool:
    """Whether a title holds a sum of money, which belongs into a cell of its own."""
    return _PAY.search(plain(title)) is not None


@lru_cache(maxsize=4096)
def cells_of_sentence(text: str) -> dict[str, str]:
    """The sentence as fields of a row: title, openings, pay, place, contact, benefits."""
    tidied = tidy(text).replace("\n", ". ")
    line = plain(text)
    if len(line) != len(tidied):
        tidied = line
    phone = _PHONE.search(line)
    without_phone = _PHONE.sub(lambda found: " " * len(found[0]), line)
    pays = list(_PAY.finditer(without_phone)) or list(_AGREED.finditer(without_phone))
    count = _COUNT.search(without_phone)
    who = _CONTACT.search(line)
    places = [mention for mention in find_places(canonical(tidied)) if mention.value is not None]
    found = {
        "title": _title(tidied, line),
        "openings": f"{count['count']} {count['who'] or ''}".strip() if count else "",
        # Several sums stay several: which is whose is for the reader of pay to ask.
        "pay": "; ".join(tidied[pay.start() : pay.end()].strip() for pay in pays),
        "contact": " ".join(
            [
                tidied[who.start("who") : who.end("who")] if who and who["who"] else "",
                phone[0] if phone else "",
            ]
        ).strip(),
        "benefits": tidied,
    }
    if places:
        written = canonical(tidied)
        start, end = written.raw_span(places[0].start, places[0].end)
        found["place"] = tidied[start:end]
    return found


def _title(tidied: str, line: str) -> str:
    call = _CALL.match(line)
    start = call.end() if call else 0
    written = tidied.lower()
    at = (_AT_UNMARKED if written.isascii() else _at()).search(written, start + 1)
    stops = [found.start() for found in (_STOP.search(line, start + 1), at) if found]
    return tidied[start : min(stops, default=len(line))].strip(" -:,.;")
