"""A table as pages show it and files hold it."""

from __future__ import annotations

from dataclasses import dataclass

from services.figures.model import FEWEST
from services.figures.words import number, percent, words


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole, 0 to 1."""

    value: float


@dataclass(frozen=True, slots=True)
class Ratio:
    """How many for one."""

    value: float


@dataclass(frozen=True, slots=True)
class Hidden:
    """A number that is not shown; `few` when it is itself small, not only beside a small one."""

    few: bool


Cell = str | int | Share | Ratio | Hidden | None
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows below their headers; `total` is the last line where there is one.

    Attributes:
        key: Its name in data/figures/words.yml and in addresses of a page.
    """

    key: str
    title: str
    headers: tuple[str, ...]
    rows: tuple[Row, ...]
    total: Row | None = None
    note: str = ""

    @property
    def lines(self) -> tuple[Row, ...]:
        """The rows and the total."""
        return self.rows if self.total is None else (*self.rows, self.total)


def shown(cell: Cell) -> str:
    """A cell in words."""
    if cell is None:
        return "–"
    if isinstance(cell, Share):
        return percent(cell.value)
    if isinstance(cell, Ratio):
        return number(cell.value, 1)
    if isinstance(cell, Hidden):
        return str(words()["few"].format(least=FEWEST)) if cell.few else "•"
    return cell if isinstance(cell, str) else number(cell)


def share(part: int, whole: int) -> Share | None:
    """A part of a whole; None of nothing."""
    return Share(part / whole) if whole else None
