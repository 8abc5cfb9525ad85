"""Files of lists between their preview and their import: few, for half an hour, gone with the process."""

import secrets
import tempfile
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import IO

from services.lists.refusals import ListChangeRefused

KEPT_FOR = timedelta(minutes=30)
MOST = 12  # all together; the oldest goes first
MOST_OF_ONE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """What somebody sent, and what was chosen for it.

    Attributes:
        name: "" for a pasted table.
        content: A file without a name: it is gone when the process is.
        mapping: Letters of a column → field, as a person chose.
        answers: Address of a cell → what is to be read instead of what stands there.
    """

    staff_id: int
    kind: str
    name: str
    on: date
    source: str
    content: IO[bytes]
    file_hash: str
    sent_at: datetime
    mapping: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)
    key: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    lock: threading.Lock = field(default_factory=threading.Lock)


class Uploads:
    """Keeps them; every way out closes the file.

    Args:
        now: The clock.
    """

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._kept: dict[str, Upload] = {}
        self._lock = threading.Lock()

    def keep(self, upload: Upload) -> None:
        """Keep a new one; old ones make room."""
        with self._lock:
            self._let_go_of_old()
            own = [one for one in self._kept.values() if one.staff_id == upload.staff_id]
            for one in own[: max(0, len(own) + 1 - MOST_OF_ONE)]:
                self._drop(one.key)
            for key in list(self._kept)[: max(0, len(self._kept) + 1 - MOST)]:
                self._drop(key)
            self._kept[upload.key] = upload

    def get(self, key: str, staff_id: int) -> Upload:
        """One's own upload.

        Raises:
            ListChangeRefused: It is gone, or somebody else's.
        """
        with self._lock:
            self._let_go_of_old()
            found = self._kept.get(key)
        if found is None or found.staff_id != staff_id:
            raise ListChangeRefused("upload_gone")
        return found

    def choose(self, upload: Upload, **choices: Mapping[str, str]) -> Upload:
        """The same file, with `mapping` or `answers` of a person."""
        chosen = replace(upload, **choices)  # type: ignore[arg-type]
        with self._lock:
            if upload.key in self._kept:
                self._kept[upload.key] = chosen
        return chosen

    def drop(self, key: str, staff_id: int) -> None:
        """Forget one's own upload; nothing happens when there is none."""
        with self._lock:
            found = self._kept.get(key)
            if found is not None and found.staff_id == staff_id:
                self._drop(key)

    def _let_go_of_old(self) -> None:
        for key, one in list(self._kept.items()):
            if self._now() - one.sent_at >= KEPT_FOR:
                self._drop(key)

    def _drop(self, key: str) -> None:
        self._kept.pop(key).content.close()


def without_name() -> IO[bytes]:
    """A file that no other process finds, and that the system takes back when this one ends."""
    return tempfile.TemporaryFile(prefix="troly-list-")
