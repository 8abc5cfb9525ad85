"""Texts of cells that no spreadsheet takes for a formula, and the texts they stand for."""

import re

# Signs with which a spreadsheet begins a formula, their wide forms, and blanks it may skip or that begin one.
_FORMULA = re.compile(r"'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])")
_APOSTROPHE = "'"


def neutral_cell(text: str) -> str:
    """The text with an apostrophe before it where it would begin a formula; `restored_cell` takes it away."""
    return _APOSTROPHE + text if _FORMULA.match(text) else text


def restored_cell(text: str) -> str:
    """The text that `neutral_cell` was given; any other text stays as it is."""
    return text[1:] if text.startswith(_APOSTROPHE) and _FORMULA.match(text) else text
