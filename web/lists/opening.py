"""From an upload to the rows of a list; the file has a name on the disk only while it is read."""

import hashlib
import shutil
import threading
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from jobs_db.bootstrap import LARGEST_LIST, read_list_file, read_pasted_list
from services.errors import Unavailable
from services.imports.answers import answered
from services.imports.judge import ReadList, read_listing
from services.imports.reading import SeenColumn, columns_without_header
from services.imports.table import Sheet
from services.lists.refusals import ListChangeRefused
from web.lists.uploads import Upload

_LONGEST_NAME = 100
_PIECE = _MEGABYTE = 1 << 20
_AT_ONCE = 2  # a long list takes a processor for some seconds
_PATIENCE_SECONDS = 60.0
_reading = threading.BoundedSemaphore(_AT_ONCE)


def read_upload(upload: Upload) -> tuple[ReadList, tuple[Sheet, ...]]:
    """Read a list; gives its sheets too, with what a person answered.

    Raises:
        ListRefused: It cannot be read, or the chosen columns do not fit.
        ListChangeRefused: It was forgotten meanwhile.
        Unavailable: Others are being read all the time.
    """
    with _turn(), upload.lock:
        if upload.content.closed:
            raise ListChangeRefused("upload_gone")
        upload.content.seek(0)
        sheets = answered(_sheets(upload), upload.answers)
        return read_listing(sheets, upload.kind, upload.on, upload.source, upload.mapping), sheets


def columns_of_upload(upload: Upload) -> tuple[SeenColumn, ...]:
    """The columns of a list in which no header was found, of its first sheet that looks like a table.

    Raises:
        ListRefused: As `read_upload`.
    """
    with _turn(), upload.lock:
        if upload.content.closed:
            raise ListChangeRefused("upload_gone")
        upload.content.seek(0)
        found = map(columns_without_header, _sheets(upload))
        return next((columns for columns in found if len(columns) > 1), ())


def copy(source: IO[bytes], into: IO[bytes]) -> str:
    """SHA-256 of what was copied.

    Raises:
        ListChangeRefused: It is longer than any list.
    """
    found, length = hashlib.sha256(), 0
    while piece := source.read(_PIECE):
        length += len(piece)
        if length > LARGEST_LIST:
            raise ListChangeRefused("upload_too_large", limit=LARGEST_LIST // _MEGABYTE)
        found.update(piece)
        into.write(piece)
    return found.hexdigest()


def bare_name(name: str) -> str:
    """The name of a file without folders and signs that lead elsewhere; its ending is kept."""
    last = name.replace("\\", "/").rpartition("/")[2]
    seen = "".join(sign for sign in last if unicodedata.category(sign)[0] != "C").strip(" .")
    stem, dot, ending = seen.rpartition(".")
    return f"{(stem or 'list')[:_LONGEST_NAME]}{dot}{ending[:10]}" if dot else seen[:_LONGEST_NAME]


def _sheets(upload: Upload) -> tuple[Sheet, ...]:
    if not upload.name:
        return (read_pasted_list(upload.content.read().decode()),)
    with TemporaryDirectory(prefix="troly-list-") as folder:
        path = Path(folder) / upload.name
        with path.open("wb") as file:
            shutil.copyfileobj(upload.content, file)
        return read_list_file(path)


@contextmanager
def _turn() -> Iterator[None]:
    if not _reading.acquire(timeout=_PATIENCE_SECONDS):
        raise Unavailable("Other lists are being read.")
    try:
        yield
    finally:
        _reading.release()
