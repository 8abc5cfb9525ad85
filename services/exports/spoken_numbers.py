"""Whole numbers as people say them."""

from typing import Any

from services.resources import load_yaml

_GROUP = 1000
_MILLION = 1_000_000


def spoken_number(number: int) -> str:
    """A number of 0 or more in words: 21 → "hai mươi mốt", 105 → "một trăm lẻ năm".

    Raises:
        ValueError: It is negative.
    """
    if number < 0:
        raise ValueError(f"{number} is not said over a loudspeaker.")
    words = load_yaml("exports/spoken.yml")
    if number == 0:
        return str(words["digits"][0])
    billions, rest = divmod(number, _GROUP**3)
    said = [f"{spoken_number(billions)} {words['groups'][3]}"] if billions else []
    for power in (2, 1, 0):
        group, rest = divmod(rest, _GROUP**power)
        if group:
            said.append(f"{_group(group, words, full=bool(said))} {words['groups'][power]}".strip())
    return " ".join(said)


def spoken_money(amount: int) -> str:
    """VND without the word for them: 8.500.000 → "tám triệu rưỡi"."""
    words = load_yaml("exports/spoken.yml")
    millions, rest = divmod(amount, _MILLION)
    if millions and rest == _MILLION // 2:
        return f"{spoken_number(millions)} {words['groups'][2]} {words['half']}"
    return spoken_number(amount)


def spoken_digits(text: str) -> str:
    """The digits of a text one by one, with a pause where the text has one."""
    names = load_yaml("exports/spoken.yml")["digits"]
    return ", ".join(" ".join(names[int(digit)] for digit in part if digit in "0123456789")
                     for part in text.split() if any(digit in "0123456789" for digit in part))  # fmt: skip


def _group(group: int, words: Any, *, full: bool) -> str:
    """Three digits; `full` says the hundreds even where there are none."""
    digits = words["digits"]
    hundreds, below = divmod(group, 100)
    said = [digits[hundreds], words["hundred"]] if hundreds or full else []
    tens, ones = divmod(below, 10)
    if tens > 1:
        said += [digits[tens], words["tens"]]
    elif tens:
        said.append(words["ten"])
    elif ones and said:
        said.append(words["odd"])
    if ones:
        said.append(_ones(ones, tens, words))
    return " ".join(said)


def _ones(ones: int, tens: int, words: Any) -> str:
    if ones == 1 and tens > 1:
        return str(words["one_after_tens"])
    return str(words["five_after_tens"] if ones == 5 and tens else words["digits"][ones])
