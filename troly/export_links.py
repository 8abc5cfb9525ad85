"""Where printed codes and feeds lead, from the environment."""

import os
from collections.abc import Mapping

from services.errors import InvalidInput
from services.exports.links import Links
from troly.errors import CommandFailed
from troly.settings import Settings


def links_from_env(settings: Settings, environ: Mapping[str, str] | None = None) -> tuple[Links, bool]:
    """Read TROLY_CHAT_LINK and TROLY_JOB_LINK.

    Returns:
        The links, and whether any of them opens on this machine only, because nothing was said.

    Raises:
        CommandFailed: A link is no web address or lacks its {…}.
    """
    source = os.environ if environ is None else environ
    commune, job = source.get("TROLY_CHAT_LINK", ""), source.get("TROLY_JOB_LINK", "")
    here = settings.chat_address
    try:
        return Links(commune or f"{here}?xa={{commune}}", job or f"{here}?viec={{job}}"), not (
            commune and job
        )
    except InvalidInput as error:
        raise CommandFailed("export.bad_link", exit_code=2) from error
