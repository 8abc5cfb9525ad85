"""The settings of a channel; what is wrong with them is said in the operator's words."""

import os
import re
from collections.abc import Callable
from typing import TypeVar

from services.errors import InvalidInput
from troly.channel_report import Report
from troly.channel_words import entry
from troly.root import ROOT

Settings = TypeVar("Settings")

_VARIABLE = re.compile(r"TROLY_[A-Z_]+")


def settings_or_none(report: Report, read: Callable[[], Settings]) -> Settings | None:
    """What `read` gives; None, and a line in the report, when a value is out of form or may not be read."""
    try:
        return read()
    except InvalidInput as error:
        variable = _VARIABLE.match(str(error))
        known = entry("settings")
        if variable is not None and variable[0] in known:
            report.bad(f"settings.{variable[0]}")
        else:
            report.bad("settings.other", reason=error)
    except PermissionError as error:
        report.bad("settings.key_unreadable", file=error.filename)
    return None


def gateway_key() -> str:
    """The key the gateway signs with: that of the environment, or the one kept for it.

    Raises:
        InvalidInput: It is too short.
    """
    from gateway.settings import KEY_FILE, MIN_KEY_LENGTH, kept_key

    given = os.environ.get("TROLY_SECRET_KEY")
    if given and len(given) < MIN_KEY_LENGTH:
        raise InvalidInput("TROLY_SECRET_KEY is too short.")
    # The gateway runs in the project's folder, whatever folder this command is typed in.
    return given or kept_key(ROOT / KEY_FILE)
