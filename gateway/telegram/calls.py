"""Who is called by a message in a group."""

from dataclasses import dataclass

from telegram import Message, MessageEntity


@dataclass(frozen=True, slots=True)
class Calls:
    """Names called, in small letters and without @; users by id; commands that name nobody call everybody.

    `answered` is the user whose message is replied to.
    """

    names: frozenset[str] = frozenset()
    users: frozenset[int] = frozenset()
    everybody: bool = False
    answered: int | None = None

    def anybody(self) -> bool:
        """Whether a bot could be meant."""
        return bool(self.names or self.users or self.everybody or self.answered)

    def include(self, user: int, name: str) -> bool:
        """Whether a bot is meant.

        Args:
            user: Its id.
            name: Its user name, without @.
        """
        return self.everybody or user in (*self.users, self.answered) or name.lower() in self.names


def calls_in(message: Message) -> Calls:
    """The calls in a text or a caption."""
    names, users, everybody = set(), set(), False
    for entity, text in _entities(message).items():
        _, _, name = text.lower().partition("@")
        if entity.type == MessageEntity.TEXT_MENTION:
            users |= {entity.user.id} if entity.user else set()
        elif name:
            names.add(name)
        else:
            everybody |= entity.type == MessageEntity.BOT_COMMAND
    replied = message.reply_to_message
    answered = replied.from_user.id if replied is not None and replied.from_user is not None else None
    return Calls(frozenset(names), frozenset(users), everybody, answered)


def _entities(message: Message) -> dict[MessageEntity, str]:
    kinds: list[str | None] = [MessageEntity.MENTION, MessageEntity.TEXT_MENTION, MessageEntity.BOT_COMMAND]
    if message.text is not None:
        return message.parse_entities(kinds)
    return message.parse_caption_entities(kinds) if message.caption is not None else {}
