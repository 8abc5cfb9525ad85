"""Cells that say "as above", and what must not be taken over so easily."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import cache

from services.imports.cells.letters import plain
from services.imports.cells.pay import read_pay
from services.imports.table import Cell
from services.resources import load_yaml

_RATES = frozenset({"hour", "day", "shift", "piece"})


@cache
def _signs() -> frozenset[str]:
    return frozenset(load_yaml("imports/row_words.yml")["ditto_signs"])


def is_ditto(text: str) -> bool:
    """Whether a cell says nothing but "as above"."""
    return text.lower() in _signs()


def ask_for_rate(fields: dict[str, Cell], above: Mapping[str, Cell], ditto: Collection[str | None]) -> None:
    """Put a doubt on a rate by the day or the piece that another trade above is paid.

    "như trên" below a craftsman's day rate may mean the list's usual pay or be a slip; a month's pay is
    taken over as it is.

    Args:
        fields: Of the row; changed.
        above: Fields of the row above.
        ditto: Fields whose cell says "as above".
    """
    if "pay" not in ditto or "title" not in fields or "title" not in above:
        return
    if _trade(fields["title"]) != _trade(above["title"]) and read_pay(fields["pay"].text).unit in _RATES:
        pay = fields["pay"]
        fields["pay"] = replace(pay, doubt=pay.doubt or "pay_from_above")


def _trade(title: Cell) -> str:
    return plain(title.text).partition(" ")[0]
