"""How conversations with people on Telegram are called."""

CHANNEL = "telegram"
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
