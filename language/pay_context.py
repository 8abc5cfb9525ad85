"""What the words around an amount say: its bound, its period, whether it is pay at all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from language.mark_agreement import either
from language.numbers import NUMBER
from language.resources import load_yaml

_MONEY = rf"tr|k|đ|{either('triệu', 'ngàn', 'nghìn', 'củ', 'đồng')}"  # what money is counted in
_WINDOW = 60  # characters to the left; no phrase of the lexicon is longer


@dataclass(frozen=True, slots=True)
class Found:
    """What a word of the context says, and the border of the phrase with that word.

    Attributes:
        name: Name of the bound or period; None when there is none.
        at: New start (looking left) or new end (looking right) of the phrase.
        count: How many periods, as written: "26" of "26 công".
    """

    name: str | None
    at: int
    count: str = ""


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    words = load_yaml("lexicon/pay.yml")
    group = {name: either(*phrases) for name, phrases in words.items() if isinstance(phrases, list)}
    periods = {name: either(*phrases) for name, phrases in words["periods"].items()}
    named = "|".join(rf"(?P<{name}>{phrases})" for name, phrases in periods.items())
    # on the left "năm" is mostly the number five and a piece is the thing made
    before = "|".join(
        rf"(?P<{name}>{'(?<=1 )năm|(?<=một )năm|(?<=mỗi )năm' if name == 'year' else phrases})"
        for name, phrases in periods.items()
        if name != "piece"
    )
    a_or_each = either("một", "mỗi", "trên", "trong một", "cho một")
    refused = rf"{either('không', 'đừng')}(?: {group['refusable']}){{1,3}} {either('dưới')}"
    sources = {
        "bound_left": (
            rf"(?<!\w)(?:(?P<about>{group['about']}|~)|(?P<at_least>{group['at_least']}|{refused}|> ?=?)"
            rf"|(?P<at_most>{group['at_most']}|< ?=?))(?: {group['filler']})* ?$"
        ),
        "bound_right": (
            rf" ?(?:(?P<at_least>{group['at_least_behind']}(?!\w)|\+)"
            rf"|(?P<at_most>{group['at_most_behind']}(?!\w))|(?P<about>{group['about_behind']}(?!\w)))"
        ),
        "refusal": rf"(?: ,)?(?: {group['refusal_filler']})* {group['refusal']}(?!\w)",
        "period_right": rf"(?: ?/ ?(?:1 ?)?| {a_or_each} | 1 ?)(?:{named})(?!\w)",
        # without a word between, only where nothing else can be meant
        "period_close": (
            rf" (?:(?P<month>{either('tháng')})|(?P<day>{either('ngày')})|(?P<hour>{either('giờ', 'tiếng')}))"
            rf"(?!\w)(?! \d)"
        ),
        "period_left": (
            rf"(?<!\w)(?:(?P<count>\d{{1,2}}|{either('một', 'mỗi', 'hàng')}) )?(?:{before})"
            rf"(?: {either('đêm')})?(?: {group['period_filler']})* ?$"
        ),
        "couple": (
            rf"(?: ?/ ?| {either('cho')} | )(?:(?:2|{either('hai')}) {group['couple']}"
            rf"|(?:1 |{either('một')} )?{either('cặp')})(?!\w)"
        ),
        "cue": rf"(?<!\w){group['cue']}(?!\w)",
        "cue_before": rf"(?<!\w){group['cue_of_bare_number']}(?: {group['cue_filler']})* ?$",
        "cost": rf"(?<!\w)(?:{group['cost']}|{'|'.join(words['cost_marked'])})(?!\w)",
        # "lương 8 triệu tiền trọ 1 triệu": the cost has an amount of its own behind it
        "cost_right": (
            rf" {group['cost_behind']}(?!\w)"
            rf"(?!(?: {group['cost_filler']})* (?:{NUMBER}) ?(?:{_MONEY})(?!\w))"
        ),
        "counted": rf" ?(?:{group['counted']}(?!\w)|%|:)(?! căn| can)",
        "numbered": rf"(?<!\w){group['numbered']} $",
    }
    return {name: re.compile(source) for name, source in sources.items()}


def _left(name: str, line: str, start: int) -> tuple[re.Match[str] | None, int]:
    begin = max(0, start - _WINDOW)
    return _patterns()[name].search(line[begin:start]), begin


def _right(name: str, line: str, end: int) -> Found:
    match = _patterns()[name].match(line, end)
    return Found(match.lastgroup or name, match.end()) if match else Found(None, end)


def bound_left(line: str, start: int) -> Found:
    """Bound named before the offset: about, at_least or at_most."""
    match, begin = _left("bound_left", line, start)
    return Found(match.lastgroup, begin + match.start()) if match else Found(None, start)


def bound_right(line: str, end: int) -> Found:
    """Bound named behind the offset: about, at_least or at_most."""
    return _right("bound_right", line, end)


def refusal_right(line: str, end: int) -> Found:
    """Words that turn down what stands before: "dưới 6 triệu thì thôi"."""
    return _right("refusal", line, end)


def period_right(line: str, end: int) -> Found:
    """Period named behind an amount: "300k/ngày", "300 ngàn một ngày"."""
    found = _right("period_right", line, end)
    return found if found.name else _right("period_close", line, end)


def period_left(line: str, start: int) -> Found:
    """Period named before an amount, with its count: "ngày 300k", "26 công 7tr2"."""
    match, begin = _left("period_left", line, start)
    if match is None:
        return Found(None, start)
    name = next(name for name, found in match.groupdict().items() if found and name != "count")
    return Found(name, begin + match.start(), match["count"] or "")


def couple_right(line: str, end: int) -> Found:
    """Words that say the amount is for two people."""
    return _right("couple", line, end)


def has_pay_cue(line: str, start: int) -> bool:
    """True when pay is spoken of before the offset, in the same message."""
    return _patterns()["cue"].search(line, 0, start) is not None


def has_pay_cue_just_before(line: str, start: int) -> bool:
    """True when the number belongs to a word for pay: "lương 8", "thu nhập cỡ 9"."""
    return _left("cue_before", line, start)[0] is not None


def is_cost(line: str, start: int, end: int) -> bool:
    """True when the amount is paid out, lent or a mere part of the pay: "tiền trọ 1 triệu"."""
    before = re.split(r"[,.;?!]", line[max(0, start - _WINDOW) : start])[-1]
    cost, pay = (
        max((match.start() for match in _patterns()[name].finditer(before)), default=-1)
        for name in ("cost", "cue")
    )
    return cost > pay or _right("cost_right", line, end).name is not None


def counts_something(line: str, end: int) -> bool:
    """True when a bare number counts people, years, hours …, so that it cannot be millions."""
    return _right("counted", line, end).name is not None


def is_numbered(line: str, start: int) -> bool:
    """True for the number of a ward, a class, a house: "phường 8", "lớp 12"."""
    return _left("numbered", line, start)[0] is not None
