"""One sum of money that is no pay: a fee, a deposit."""

import re
from dataclasses import dataclass
from functools import lru_cache

from services.imports.cells.letters import digits_restored, plain, tidy
from services.imports.cells.pay_amounts import THOUSAND, find_currency, find_figures

_FREE = re.compile(
    r"mien phi|khong (?:thu|mat|dong)|mien (?:hoc phi|100)|(?:ho tro|tai tro) 100|^(?:0|0 ?d|0 dong"
    r"|khong|ko)$|free"
)


@dataclass(frozen=True, slots=True)
class CellSum:
    """VND; None where the cell names no single sum. `unclear` when its figures could not be read."""

    amount: int | None = None
    unclear: bool = False


@lru_cache(maxsize=8192)
def read_sum(text: str) -> CellSum:
    """The sum of one cell; 0 for what is free."""
    line = plain(digits_restored(tidy(text)))
    if not line:
        return CellSum()
    if _FREE.search(line):
        return CellSum(0)
    figures = find_figures(line)
    if len(figures) != 1 or find_currency(line) != "VND":
        return CellSum(unclear=bool(figures))
    figure = figures[0]
    if figure.scale is None and figure.value < 50 * THOUSAND:
        return CellSum(unclear=True)
    return CellSum(round(figure.value))
