"""How long something lasts, in months: "3 tháng", "2,5 tháng", "45 ngày", "3 năm"."""

import re
from functools import lru_cache

from services.imports.cells.letters import digits_restored, plain, tidy

_MONTHS = {"nam": 12.0, "thang": 1.0, "tuan": 7 / 30, "ngay": 1 / 30}
_SPAN = re.compile(
    r"(?<![\d.,/-])(?P<count>\d{1,3}(?:[.,]\d)?)(?P<range> ?(?:-|den) ?\d{1,3})? ?(?P<unit>nam|thang"
    r"|tuan|ngay)(?![a-z])(?! ?/)(?! (?:tien )?luong)"
)


@lru_cache(maxsize=8192)
def read_months(text: str) -> float | None:
    """The one length of time a text names, in months; None when it names none, a range or several."""
    found = list(_SPAN.finditer(plain(digits_restored(tidy(text)))))
    if len(found) != 1 or found[0]["range"]:
        return None
    return round(float(found[0]["count"].replace(",", ".")) * _MONTHS[found[0]["unit"]], 2)
