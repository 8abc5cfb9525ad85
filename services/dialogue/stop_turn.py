"""The turn that ends a search, or goes on with another one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from language.mention import Mention
from services.dialogue.frame import Frame
from services.dialogue.merge import merge
from services.dialogue.replies import Reply, Turn
from services.dialogue.search_turns import search
from services.dialogue.state import SearchState
from services.outcomes import Outcome
from services.ports import UnitOfWork

_WANTS = ("occupation", "sector", "place")


def stop(state: SearchState, mentions: Sequence[Mention], uow: UnitOfWork, today: date) -> Turn:
    """Stop, unless the sentence wants something new instead: "khỏi tìm may nữa, kiếm phụ hồ đi".

    What is looked for already is no new wish: "ngưng tìm may" names the trade that is given up.
    """
    if _wants(merge(state.frame, mentions).frame) - _wants(state.frame):
        return search(state, None, mentions, uow, today)
    return Turn(state=state, replies=(Reply(response="utter_stopped"),), outcome=Outcome.ANSWERED)


def _wants(frame: Frame) -> set[object]:
    return {value for name in _WANTS for value in getattr(frame, name)}
