"""What every kind of offer has in common: who, what, how many, where, for how much, until when."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from services.imports.cells.ages import CellAges, read_ages
from services.imports.cells.by_position import part_by_position
from services.imports.cells.days import CellDays, read_days
from services.imports.cells.experience import read_experience
from services.imports.cells.gender import read_gender
from services.imports.cells.letters import letters_restored, plain, tidy
from services.imports.cells.pay import CellPay
from services.imports.cells.pay_choices import likely_units
from services.imports.cells.pay_of_positions import PaysOfPositions, read_pays
from services.imports.cells.phones import CellContact, read_contact
from services.imports.cells.positions import CellPositions, read_one_position, read_positions
from services.imports.cells.schooling import CellSchooling, read_schooling
from services.imports.cells.workplaces import CellWorkplaces, read_workplaces
from services.imports.free_text import cells_of_sentence, is_free_text, tells_pay
from services.imports.model import Note
from services.imports.table import Cell, SourceRow


@dataclass(slots=True)
class RowReader:
    """The cells of one row by field, and the notes made while they are read.

    Attributes:
        texts: Field → text, tidied; a cell that stores a day gives it as year-month-day.
        notes: In the order in which they were made.
    """

    row: SourceRow
    texts: dict[str, str] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)

    def note(self, code: str, column: str | None = None, choices: tuple[str, ...] = ()) -> None:
        """Add a note on a cell, or on the whole row when no column is given; "" is no note."""
        if not code:
            return
        cell = self.row.fields.get(column or "")
        self.notes.append(
            Note(code=code, column=column, address=cell.address if cell else self.row.address,
                 value=self.texts.get(column or "", ""), choices=choices)
        )  # fmt: skip

    def text(self, *names: str) -> str:
        """The texts of fields, those that are there, with commas between."""
        return ", ".join(text for name in names if (text := self.texts.get(name, "")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One row, its cells read.

    Attributes:
        pays, pay_texts, schoolings: One for each position; of a cell that tells them apart, its own part.
    """

    employer: str
    positions: CellPositions
    pays: tuple[CellPay, ...]
    pay_texts: tuple[str, ...]
    schoolings: tuple[CellSchooling, ...]
    gender: str | None
    ages: CellAges
    experience_months: int
    workplaces: CellWorkplaces
    days: CellDays
    contact: CellContact


def open_row(row: SourceRow, renamed: Mapping[str, str] | None = None) -> RowReader:
    """The row made ready: texts tidied, a sentence cut into cells, doubts of the reading taken over.

    Args:
        renamed: Field of this kind of list → the name under which an offer has it.
    """
    reader = RowReader(row, notes=list(row.notes))
    for name, cell in row.fields.items():
        reader.texts[(renamed or {}).get(name, name)] = _text(cell)
        if cell.doubt:
            reader.notes.append(Note(code=cell.doubt, column=name, address=cell.address, value=cell.text))
    if is_free_text(reader.texts):
        reader.note("free_text", "title")
        told = {name: text for name, text in reader.texts.items() if text and name != "title"}
        reader.texts = {**reader.texts, **cells_of_sentence(reader.texts["title"]), **told}
    elif not reader.texts.get("pay") and tells_pay(reader.texts.get("title", "")):
        reader.note("pay_in_title", "title")
    return reader


def _text(cell: Cell) -> str:
    if isinstance(cell.value, datetime):
        return cell.value.date().isoformat()
    if isinstance(cell.value, date):
        return cell.value.isoformat()
    return tidy(cell.text)


def read_offer(reader: RowReader, today: date, *, one_position: bool = False) -> Offer:
    """Read the cells of a row; what is doubtful goes to the reader's notes.

    Args:
        one_position: The title is not parted: courses and orders for work abroad come one a row.
    """
    texts = reader.texts
    read = read_one_position if one_position else read_positions
    positions = read(texts.get("title", ""), texts.get("openings", ""))
    reader.note(positions.doubt, "title" if positions.doubt == "positions_unclear" else "openings")
    for remark in positions.remarks:
        reader.note(remark, "openings")
    titles = tuple(position.title for position in positions.positions)
    people = reader.text("gender", "age", "gender_age")
    ages = read_ages(reader.text("age", "gender_age"), today.year)
    reader.note(ages.doubt, "age" if texts.get("age") else "gender_age")
    days = read_days(texts.get("valid_through", ""), today)
    reader.note(days.doubt, "valid_through", _possible_days(days, today))
    contact = read_contact(texts.get("contact", ""))
    reader.note(contact.doubt, "contact")
    for column, remarks in (("valid_through", days.remarks), ("contact", contact.remarks)):
        for remark in remarks:
            reader.note(remark, column)
    pays = _pays(reader, titles, for_couples=_is_for_couples(positions))
    return Offer(
        employer=_employer(texts.get("employer", "")),
        positions=positions,
        pays=pays.pays,
        pay_texts=pays.texts,
        schoolings=_schoolings(reader, titles),
        gender=read_gender(people or texts.get("openings", "")),
        ages=ages,
        experience_months=_experience(reader),
        workplaces=read_workplaces(texts.get("place", "")),
        days=days,
        contact=contact,
    )


def _employer(text: str) -> str:
    return letters_restored(text).replace("\n", " ") if plain(text).strip(" -.") else ""


def _is_for_couples(positions: CellPositions) -> bool:
    begins = any(plain(position.title).startswith("vo chong") for position in positions.positions)
    return begins or "openings_of_couples" in positions.remarks


def _possible_days(days: CellDays, today: date) -> tuple[str, ...]:
    if days.last_day is None or days.doubt not in ("deadline_year", "deadline_order"):
        return ()
    if days.doubt == "deadline_order":
        either = (days.last_day, days.last_day.replace(day=days.last_day.month, month=days.last_day.day))
        return tuple(f"{day.day}/{day.month}/{day.year}" for day in either)
    return tuple(f"{days.last_day.day}/{days.last_day.month}/{year}" for year in (today.year, today.year + 1))


def _pays(reader: RowReader, titles: tuple[str, ...], *, for_couples: bool) -> PaysOfPositions:
    read = read_pays(reader.texts.get("pay", ""), titles, for_couples=for_couples)
    for code in read.codes:
        reader.note(code, "pay", likely_units(read.pays[0]) if code == "pay_unit_missing" else ())
    return read


def _schoolings(reader: RowReader, titles: tuple[str, ...]) -> tuple[CellSchooling, ...]:
    text = reader.texts.get("education", "")
    parts = part_by_position(text, titles or ("",), bool) if ":" in text and len(titles) > 1 else None
    found = tuple(read_schooling(part) for part in parts or (text,) * max(len(titles), 1))
    for doubt in dict.fromkeys(one.doubt for one in found):
        reader.note(doubt, "education")
    return found


def _experience(reader: RowReader) -> int:
    for column in ("experience", "education", "requirements"):
        months = read_experience(reader.texts.get(column, ""), own_column=column == "experience")
        if months is None:
            reader.note("experience_unclear", column)
        elif months:
            return months
    return 0
