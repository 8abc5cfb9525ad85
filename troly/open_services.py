"""The Center's services over the configured database, for verbs that look something up or change it."""

import contextlib
from collections.abc import Iterator

from services import Services
from services.errors import Unavailable
from troly.database import shown_address
from troly.errors import CommandFailed
from troly.settings import Settings


@contextlib.contextmanager
def open_services() -> Iterator[Services]:
    """Services, closed at the end; a database that cannot be used ends in a sentence."""
    from jobs_db.bootstrap import build_services
    from jobs_db.settings import DatabaseSettings

    url = Settings.from_env().database_url
    services = build_services(DatabaseSettings(url=url))
    try:
        yield services
    except Unavailable as error:
        reason = str(error).splitlines()[0].rstrip(".")
        raise CommandFailed("db.unavailable", url=shown_address(url), reason=reason) from error
    finally:
        services.close()
