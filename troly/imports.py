"""`troly import …`: a list into the database: shown first, then written whole, and undone whole."""

import hashlib
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timezone
from pathlib import Path

from services import Services, UnitOfWork
from services.errors import Unavailable
from services.imports.apply import Origin, import_listing
from services.imports.judge import ReadList, read_listing
from services.imports.plan import Plan, make_plan
from services.imports.refusals import ListRefused
from services.imports.table import Sheet
from services.imports.undo import undo_import
from troly.errors import CommandFailed
from troly.import_preview import print_preview
from troly.open_services import open_services
from troly.progress import Progress
from troly.texts import message

_PATIENCE_SECONDS = 180  # another import may be writing; each takes its turn
_PAUSE_SECONDS = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What was typed beside the kind and the file; `whole` shows every line of the preview."""

    mapping: Mapping[str, str]
    on: date
    source: str | None
    yes: bool
    again: bool
    close_missing: bool
    whole: bool


def mapping_of(pairs: Sequence[str]) -> dict[str, str]:
    """Column → field of every "Column=field"."""
    for pair in pairs:
        if "=" not in pair:
            raise CommandFailed("import.bad_map", exit_code=2, value=pair)
    split = (pair.rpartition("=") for pair in pairs)
    return {column.strip(): field.strip() for column, _, field in split}


def bring(kind: str, file: Path, choices: Choices) -> None:
    """Read a list, show what would be written, ask, and write it."""
    progress = Progress()
    with _refusals():
        progress.show(message("import.opening"))
        sheets, file_hash = _open(file)
        name = file.name if str(file) != "-" else message("import.pasted")
        read = read_listing(
            sheets,
            kind,
            choices.on,
            _source(kind, choices),
            choices.mapping,
            _told(progress, "import.reading"),
        )
        progress.clear()
        _require_columns(read)
        with open_services() as services:
            _import(services, read, Origin(file_name=name, file_hash=file_hash, at=_now()), choices, progress)


def undo(number: int) -> None:
    """Take back a whole import."""
    progress = Progress()
    with _refusals(), open_services() as services, _writing(services, progress) as uow:
        undo_import(number, uow, _now(), _told(progress, "import.undoing"))
        uow.commit()
    progress.say(message("import.undone", number=number))


def print_batches() -> None:
    """One line for every import, the newest first."""
    with open_services() as services, services.unit_of_work() as uow:
        batches = uow.imports.all()
    for batch in batches:
        counts = ", ".join(
            message(f"import.counts.{name}", count=count) for name, count in batch.counts.items() if count
        )
        state = message("import.state_undone") if batch.undone_at else ""
        at = batch.imported_at.astimezone().strftime("%d/%m/%Y %H:%M")
        print(
            f"{batch.id}\t{at}\t{message(f'import.kinds.{batch.kind}')}\t{batch.file_name}\t{counts}{state}"
        )
    if not batches:
        print(message("import.no_batches"), file=sys.stderr)


def _import(services: Services, read: ReadList, origin: Origin, choices: Choices, progress: Progress) -> None:
    progress.show(message("import.comparing"))
    with services.unit_of_work() as uow:
        before = uow.imports.of_file(read.listing.kind, origin.file_hash)
        plan = make_plan(read.listing, uow)
    progress.clear()
    if before is not None:
        day = before.imported_at.astimezone().strftime("%d/%m/%Y")
        print(message("import.same_file", number=before.id, day=day))
    print_preview(plan, read, whole=choices.whole)
    closing = choices.close_missing and bool(plan.missing)
    if not plan.writes and not (plan.missing and not choices.yes) and not closing:
        progress.say(message("import.nothing"))
        return
    if before is not None and choices.yes and not choices.again:
        raise CommandFailed("import.again_needed", number=before.id)
    if not choices.yes:
        if plan.writes and not _agrees("import.ask"):
            progress.say(message("import.kept"))
            return
        closing = bool(plan.missing) and (closing or _agrees("import.ask_close", count=len(plan.missing)))
        if not plan.writes and not closing:
            progress.say(message("import.nothing"))
            return
    with _writing(services, progress) as uow:
        batch = import_listing(
            read.listing,
            origin,
            uow,
            seen=None if choices.yes else plan.fingerprint,
            close_missing=closing,
            progress=_told(progress, "import.writing"),
        )
        uow.commit()
    _report(plan, batch.id if batch else None, progress)


def _report(plan: Plan, number: int | None, progress: Progress) -> None:
    if number is None:  # somebody else has just imported the same
        progress.say(message("import.nothing"))
        return
    progress.say(message("import.done", number=number, seconds=progress.seconds))
    if plan.counts["held"]:
        progress.say(message("import.see_held", count=plan.counts["held"]))


def _open(file: Path) -> tuple[tuple[Sheet, ...], str]:
    """The sheets of a file, or of a table pasted into the standard input, and the hash of its content."""
    from jobs_db.files.delimited import read_pasted
    from jobs_db.files.read_file import read_sheets

    if str(file) == "-":
        text = sys.stdin.read()
        return (read_pasted(text),), hashlib.sha256(text.encode()).hexdigest()
    sheets = read_sheets(file)
    with file.open("rb") as content:
        found = hashlib.sha256()
        for piece in iter(lambda: content.read(1 << 20), b""):
            found.update(piece)
    return sheets, found.hexdigest()


def _source(kind: str, choices: Choices) -> str:
    """Where the list comes from, as people are told it; who published a list of licences is not guessed."""
    if choices.source is not None or kind == "licensed_companies":
        return choices.source or ""
    return message("import.own_source", day=choices.on.strftime("%d/%m/%Y"))


def _require_columns(read: ReadList) -> None:
    if not read.missing:
        return
    columns = "; ".join(
        f"{letters} “{header or ', '.join(samples)}”" for letters, header, samples in read.unknown
    )
    raise CommandFailed(
        "import.missing_columns", exit_code=2, fields=", ".join(read.missing), columns=columns or "-"
    )


def _agrees(key: str, **values: object) -> bool:
    try:
        answer = input(message(key, word=message("import.word"), **values))
    except EOFError:
        return False
    return answer.strip().lower() == message("import.word")


def _told(progress: Progress, key: str) -> Callable[[int, int], None]:
    def tell(done: int, total: int) -> None:
        progress.show(message(key, done=done, total=total, percent=100 * done // max(total, 1)))

    return tell


@contextmanager
def _writing(services: Services, progress: Progress) -> Iterator[UnitOfWork]:
    """A writing unit of work, as soon as nobody else is writing."""
    give_up = time.monotonic() + _PATIENCE_SECONDS
    while True:
        uow = services.unit_of_work(writing=True)
        try:
            uow.__enter__()
            break
        except Unavailable:
            if time.monotonic() > give_up:
                raise
            progress.show(message("import.waiting"))
            time.sleep(_PAUSE_SECONDS)
    error: BaseException | None = None
    try:
        yield uow
    except BaseException as raised:
        error = raised
        raise
    finally:
        uow.__exit__(type(error) if error else None, error, error.__traceback__ if error else None)
        progress.clear()


@contextmanager
def _refusals() -> Iterator[None]:
    """A refused list ends in its own sentence."""
    try:
        yield
    except ListRefused as refused:
        raise CommandFailed("import.refused", exit_code=2, reason=refused) from refused


def _now() -> datetime:
    return datetime.now(timezone.utc)
