"""`troly export …`: the Center's vacancies as files that leave the house."""

import contextlib
import os
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from services.errors import NotFound
from services.exports.communes import commune_code
from troly.errors import CommandFailed
from troly.export_bodies import BODIES, Wanted
from troly.export_links import links_from_env
from troly.open_services import open_services
from troly.settings import Settings
from troly.texts import message

_TABLES = (".xlsx", ".csv")
_EVEN_IF_EMPTY = ("jsonld", "rss", "json")  # whoever follows a feed must see that it has emptied


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportOptions:
    """What is asked for.

    Attributes:
        kind: A key of troly.export_bodies.BODIES.
        out: The file; None for the screen.
        communes: As typed.
        jobs: Ids of the vacancies of a slip.
    """

    kind: str
    out: Path | None
    communes: tuple[str, ...]
    jobs: tuple[int, ...]
    at: date


def export(options: ExportOptions) -> None:
    """Write one file, or print it; exit code 1 when there is nothing that people may see."""
    suffix = options.out.suffix.lower() if options.out else ""
    if options.kind == "weekly" and suffix not in _TABLES:
        raise CommandFailed("export.no_table", exit_code=2, known=", ".join(_TABLES))
    settings = Settings.from_env()
    links, are_local = links_from_env(settings)
    wanted = Wanted(
        communes=tuple(dict.fromkeys(map(_commune, options.communes))),
        jobs=options.jobs,
        at=options.at,
        suffix=suffix,
        links=links,
    )
    with open_services() as services, services.unit_of_work() as uow:
        body, count = BODIES[options.kind](uow, wanted)
    if not count and options.kind not in _EVEN_IF_EMPTY:
        raise CommandFailed("export.nothing")
    if are_local and options.kind != "loudspeaker" and options.kind != "weekly":
        print(message("export.local_links", address=links.home), file=sys.stderr)
    if options.out is None:
        print(body.decode("utf-8"), end="")
        return
    _write(options.out, body)
    print(message("export.done", count=count, file=options.out), file=sys.stderr)


def _commune(text: str) -> str:
    try:
        return commune_code(text)
    except NotFound as error:
        raise CommandFailed("export.no_commune", exit_code=2, text=text) from error


def _write(file: Path, body: bytes) -> None:
    """The whole file or none of it: another program may be reading the one of before."""
    fresh = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_bytes(body)
        fresh.replace(file)
    except OSError as error:
        with contextlib.suppress(OSError):
            fresh.unlink()
        raise CommandFailed("export.cannot_write", file=file, reason=error.strerror) from error
