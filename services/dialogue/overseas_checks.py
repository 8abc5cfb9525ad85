"""What a message asks before going abroad: may this company send me, is this money lawful; or both."""

from __future__ import annotations

from dataclasses import replace

from services.dialogue.fee_turns import about_fee
from services.dialogue.licence_turns import about_licence, gives_name
from services.dialogue.policy_state import PolicyState
from services.dialogue.policy_turns import Desk, PolicyTurn
from services.licences.fee_question import fee_question
from services.licences.question import asks_for_licence
from services.ports import UnitOfWork


def may_ask(text: str, state: PolicyState | None = None) -> bool:
    """Whether a message may ask either, by its words alone; much cheaper than answering.

    Args:
        text: The message in canonical form.
        state: What was answered last.
    """
    return asks_for_licence(text) or gives_name(text, state) or fee_question(text) is not None


def about_going(
    text: str,
    raw: str,
    uow: UnitOfWork,
    desk: Desk,
    focus: str | None = None,
    state: PolicyState | None = None,
) -> PolicyTurn | None:
    """The answer to either question, to both, or None; the arguments are those of `about_licence`."""
    licence, fee = about_licence(text, raw, uow, desk, focus, state), about_fee(text, desk)
    if licence is None or fee is None:
        return licence or fee
    return replace(
        fee,
        replies=(*licence.replies, *fee.replies),
        answers=(*licence.answers, *fee.answers),
        offered=(*licence.offered, *fee.offered),
    )
