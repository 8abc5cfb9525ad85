"""`troly db …`: make, fill and count the database."""

import contextlib
import json
import sys
from collections.abc import Iterator, Mapping

from troly.disk import require_room
from troly.errors import CommandFailed
from troly.settings import Settings, sqlite_file
from troly.texts import message

_NEEDED_MEGABYTES = 50


def upgrade() -> None:
    """Bring the tables up to date; an SQLite file and its folder are made when missing."""
    from jobs_db import commands

    with _database() as url:
        if file := sqlite_file(url):
            require_room(file.parent, _NEEDED_MEGABYTES)
        commands.upgrade(url)
        print(message("db.upgraded", url=shown_address(url)), file=sys.stderr)


def load_sample(seed: int) -> None:
    """Load the sample data, or move sample data of an earlier week on to today."""
    from jobs_db import commands

    with _database() as url:
        before = commands.count(url)
        commands.load_sample(url, seed)
        counts = commands.count(url)
        key = "db.sample_kept" if counts == before else "db.sample_loaded"
        print(message(key, counts=_in_words(counts)), file=sys.stderr)


def reset(seed: int, confirmed: bool) -> None:
    """Delete everything and load the sample data, after asking."""
    from jobs_db import commands

    with _database() as url:
        word = message("db.reset_word")
        if (
            not confirmed
            and input(message("db.reset_ask", url=shown_address(url), word=word)).strip() != word
        ):
            print(message("db.reset_kept"), file=sys.stderr)
            return
        commands.reset(url)
        commands.load_sample(url, seed)
        print(message("db.sample_loaded", counts=_in_words(commands.count(url))), file=sys.stderr)


def print_counts() -> None:
    """Rows of each kind, one JSON line."""
    from jobs_db import commands

    with _database() as url:
        print(json.dumps(dict(commands.count(url)), ensure_ascii=False))


@contextlib.contextmanager
def _database() -> Iterator[str]:
    from services.errors import CenterError

    url = Settings.from_env().database_url
    try:
        yield url
    except (CenterError, OSError) as error:
        raise CommandFailed(
            "db.unavailable", url=shown_address(url), reason=str(error).splitlines()[0].rstrip(".")
        ) from error


def _in_words(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {number}" for name, number in counts.items())


def shown_address(url: str) -> str:
    """The address without the password in it."""
    scheme, separator, rest = url.partition("://")
    return f"{scheme}{separator}{rest.rpartition('@')[2]}"
