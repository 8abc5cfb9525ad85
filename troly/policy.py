"""`troly policy …`: check, import, export, and what depends on a value."""

import contextlib
import sys
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from services import Services
from services.errors import CenterError, InvalidInput
from services.policy.check import check as check_content
from services.policy.confidence import Level
from services.policy.content import Content
from services.policy.gaps import gaps
from services.policy.seed import read_folder, write_folder
from troly.errors import CommandFailed
from troly.open_services import open_services
from troly.texts import message

_MOST_GAPS = 5_000
_NOT_SURE = (Level.UNSURE.value, Level.LOST.value)


def check(folder: Path | None, at: date) -> None:
    """Print every problem of the database's content, or of a folder's; exit code 1 when there is any."""
    content = _read(folder)
    problems = check_content(content, at)
    for problem in problems:
        print(problem.said())
    counts = {
        "entries": len(content.entries),
        "values": len(content.values),
        "documents": len(content.documents),
    }
    if problems:
        raise CommandFailed("policy.problems", count=len(problems), **counts)
    print(message("policy.fit", **counts), file=sys.stderr)


def impact(name: str) -> None:
    """Print the entries that a value stands in, itself or within another value."""
    content = _read(None)
    if name not in content.values:
        raise CommandFailed("policy.no_value", exit_code=2, name=name)
    for entry in content.touched_by(name):
        print(f"{entry.id}\t{entry.question}")


def export(folder: Path) -> None:
    """Write the database's content into a folder that has none yet."""
    if folder.exists() and any(folder.iterdir()):
        raise CommandFailed("policy.folder_not_empty", exit_code=2, folder=folder)
    content = _read(None)
    try:
        files = write_folder(content, folder)
    except InvalidInput as error:
        raise CommandFailed("policy.unreadable", reason=error) from error
    except OSError as error:
        raise CommandFailed("policy.cannot_write", folder=folder, reason=error.strerror) from error
    print(message("policy.exported", files=files, folder=folder), file=sys.stderr)


def import_folder(folder: Path, at: date) -> None:
    """Put a folder's content in the place of the database's, if it has no problems."""
    content = _read(folder)
    problems = check_content(content, at)
    if problems:
        for problem in problems:
            print(problem.said())
        raise CommandFailed("policy.not_imported", count=len(problems))
    with _services() as services, services.unit_of_work(writing=True) as uow:
        uow.policy.replace(content)
        uow.commit()
    print(message("policy.imported", entries=len(content.entries)), file=sys.stderr)


def print_gaps(days: int) -> None:
    """Print what people asked in the last days without a sure answer, in groups, the most asked first."""
    since = datetime.now(timezone.utc) - timedelta(days=days)
    with _services() as services, services.unit_of_work() as uow:
        found = gaps(uow.tickets.policy_asked(since, _NOT_SURE, _MOST_GAPS))
    for gap in found:
        wording = " ".join(gap.wordings[0].split())  # people write several lines, and tabs
        print(f"{len(gap)}\t{wording}\t{', '.join(gap.offered)}")
    print(message("policy.gaps", groups=len(found), days=days), file=sys.stderr)


def _read(folder: Path | None) -> Content:
    if folder is None:
        with _services() as services, services.unit_of_work() as uow:
            return uow.policy.load()
    if not folder.is_dir():
        raise CommandFailed("policy.no_folder", exit_code=2, folder=folder)
    try:
        return read_folder(folder)
    except (CenterError, OSError) as error:
        raise CommandFailed("policy.unreadable", exit_code=2, reason=error) from error


@contextlib.contextmanager
def _services() -> Iterator[Services]:
    try:
        with open_services() as services:
            yield services
    except InvalidInput as error:
        raise CommandFailed("policy.unreadable", reason=error) from error
