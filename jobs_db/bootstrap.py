"""The composition root: settings in, services over a real database out."""

from pathlib import Path

from jobs_db.dialogue_state_repository import SqlDialogueStates
from jobs_db.engine import make_engine, make_session_factory
from jobs_db.files import limits
from jobs_db.settings import DatabaseSettings
from jobs_db.unit_of_work import SqlUnitOfWork
from services import Services
from services.exports.slip import Slip
from services.exports.weekly import WeeklyList
from services.figures.report import Report
from services.imports.table import Sheet

LARGEST_LIST = limits.MAX_PLAIN  # bytes of a list's file


def build_services(settings: DatabaseSettings | None = None) -> Services:
    """Services over the configured database; opens no connection before the first unit of work.

    Args:
        settings: Where the database is; read from the environment if not given.
    """
    engine = make_engine((settings or DatabaseSettings.from_env()).url)
    sessions = make_session_factory(engine)

    def unit_of_work(*, writing: bool = False) -> SqlUnitOfWork:
        return SqlUnitOfWork(sessions, writing=writing)

    return Services(
        unit_of_work=unit_of_work, dialogue_states=SqlDialogueStates(engine), close=engine.dispose
    )


# Files are read and written by libraries that load much and that most processes never need.


def read_list_file(path: Path) -> tuple[Sheet, ...]:
    """The sheets of a list's file; see jobs_db.files.read_file.read_sheets."""
    from jobs_db.files.read_file import read_sheets

    return read_sheets(path)


def read_pasted_list(text: str) -> Sheet:
    """The table somebody pasted; see jobs_db.files.delimited.read_pasted."""
    from jobs_db.files.delimited import read_pasted

    return read_pasted(text)


def print_slip(slip: Slip) -> bytes:
    """A slip as a PDF file of A5 pages."""
    from jobs_db.files.write_slip import slip_bytes

    return slip_bytes(slip)


def write_table(content: WeeklyList, suffix: str) -> bytes:
    """A list as a file, ".xlsx" or ".csv"; no cell of it is taken for a formula."""
    from jobs_db.files.write_list import csv_bytes, xlsx_bytes

    return xlsx_bytes(content) if suffix == ".xlsx" else csv_bytes(content)


def figures_book(report: Report) -> bytes:
    """A report of figures as .xlsx."""
    from jobs_db.files.write_figures_book import book_bytes

    return book_bytes(report)


def figures_document(report: Report) -> bytes:
    """A report of figures as .docx."""
    from jobs_db.files.write_figures_document import document_bytes

    return document_bytes(report)
