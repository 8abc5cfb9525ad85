"""The services Rasa uses, built once and when first needed."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import lru_cache

from services.dialogue.states import DialogueStates, InMemoryDialogueStates
from services.errors import CenterError, Unavailable
from services.policy.ports import PolicyRepository
from services.policy.retrieval.live import LivePolicy, Snapshot

log = logging.getLogger(__name__)
KEPT_DAYS = 30  # who comes back later begins anew; what was said stands in the Center's transcript


@lru_cache(maxsize=1)
def dialogue_states() -> DialogueStates:
    """Where dialogues are kept: the database, or memory for a replay that must leave no trace."""
    if os.environ.get("TROLY_DIALOGUE_STATES") == "memory":
        return InMemoryDialogueStates()
    from jobs_db.bootstrap import build_services

    return build_services().dialogue_states


@lru_cache(maxsize=1)
def live_policy() -> LivePolicy:
    """The policy content to find questions in, as new as the database."""
    from jobs_db.bootstrap import build_services

    services = build_services()

    def read(work: Callable[[PolicyRepository], Snapshot | None]) -> Snapshot | None:
        with services.unit_of_work() as uow:
            return work(uow.policy)

    return LivePolicy(read)


def read_policy_ahead() -> None:
    """Read and learn the policy content while the server starts; a question asked sooner waits for it."""
    policy = live_policy()

    def read() -> None:
        try:
            policy.snapshot()
        except CenterError as error:
            log.warning("bot.policy.not_read error=%s", type(error).__name__)

    threading.Thread(target=read, name="policy-reading", daemon=True).start()


def forget_old_dialogues(now: datetime) -> None:
    """Drop the dialogues nobody has gone on with for `KEPT_DAYS`; another start tries again."""
    try:
        dialogue_states().forget_before(now - timedelta(days=KEPT_DAYS))
    except Unavailable:
        log.warning("bot.dialogues.not_forgotten")
