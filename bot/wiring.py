"""The services Rasa uses, built once and when first needed."""

from __future__ import annotations

import os
from functools import lru_cache

from services.dialogue.states import DialogueStates, InMemoryDialogueStates


@lru_cache(maxsize=1)
def dialogue_states() -> DialogueStates:
    """Where dialogues are kept: the database, or memory for a replay that must leave no trace."""
    if os.environ.get("TROLY_DIALOGUE_STATES") == "memory":
        return InMemoryDialogueStates()
    from jobs_db.bootstrap import build_services

    return build_services().dialogue_states
