"""Whom a conversation's messages go to."""

from typing import Any

from services.errors import InvalidInput

_USER = "zalo_"
_VISITOR = "zalo_anon_"


def user_of(conversation: str) -> str | None:
    """The user id of a conversation; None for a visitor of the website who is not logged in."""
    is_user = conversation.startswith(_USER) and not conversation.startswith(_VISITOR)
    return conversation.removeprefix(_USER) or None if is_user else None


def recipient_of(conversation: str) -> dict[str, Any]:
    """As a request names them.

    Raises:
        InvalidInput: It is no conversation of Zalo's.
    """
    user = user_of(conversation)
    if user is not None:
        return {"user_id": user}
    sender, found, number = conversation.removeprefix(_VISITOR).partition("_")
    if not conversation.startswith(_VISITOR) or not (sender and found and number):
        raise InvalidInput("A conversation has no name of Zalo's.")
    return {"anonymous_id": sender, "conversation_id": number}
