"""An update as Telegram posts it, read; and how conversations with people there are called."""

import logging
from collections.abc import Mapping
from typing import Any

from telegram import Update

log = logging.getLogger(__name__)

CHANNEL = "telegram"
# What is asked of Telegram; everything else would come in vain.
ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")
_PREFIX = f"{CHANNEL}_"


def conversation_of(chat: int) -> str:
    """The name of the conversation in a chat."""
    return f"{_PREFIX}{chat}"


def chat_of(conversation: str) -> int:
    """The chat a conversation is held in.

    Raises:
        ValueError: It is none of Telegram.
    """
    if not conversation.startswith(_PREFIX):
        raise ValueError("The conversation is none of Telegram.")
    return int(conversation[len(_PREFIX) :])


def read_update(raw: object) -> Update | None:
    """The update; None for what is none. Fields nobody knows yet do no harm."""
    if not isinstance(raw, Mapping) or type(raw.get("update_id")) is not int:
        log.warning("gateway.telegram.no_update")
        return None
    known: dict[str, Any] = {name: raw[name] for name in ("update_id", *ALLOWED_UPDATES) if name in raw}
    try:
        return Update.de_json(known)
    except Exception as error:  # noqa: BLE001 - whatever is wrong with it would be so the next time
        # Neither its text nor a traceback: people's words are in it.
        log.warning("gateway.telegram.unreadable reason=%s", type(error).__name__)
        return None
