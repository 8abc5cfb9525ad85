"""What each event of Zalo means: somebody says, comes, leaves, takes back, or nothing to answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from gateway.zalo.content import Content, content_of, local_number
from gateway.zalo.fields import MalformedError, id_at, message_id, milliseconds, text_at
from gateway.zalo.words import Words
from services.conversations.model import Arrival, Occasion
from services.conversations.typed_text import clean

CHANNEL = "zalo"
ANONYMOUS = f"{CHANNEL}_anon_"

WITHDRAWAL = "user_withdraw"
_SAID, _SAID_ANONYMOUSLY = "user_send_", "anonymous_send_"
_ECHO, _ECHO_ANONYMOUSLY = "oa_send_", "oa_send_anonymous_"
_WELCOMED = frozenset({"follow", "user_click_chatnow"})
# They tell of what was sent, or of what concerns nobody's question.
_NOTHING = frozenset({
    "user_received_message", "user_seen_message", "user_reacted_message", "oa_reacted_message",
    "add_user_to_tag", "remove_user_from_tag", "remove_tag", "update_user_info", "user_feedback",
    "widget_interaction_accepted", "change_template_status", "change_oa_daily_quota",
})  # fmt: skip
# Where an event about one person names her; the documents do not show every event whole.
_PERSON_AT = (("sender", "id"), ("follower", "id"), ("user_id",), ("user", "id"), ("data", "user_id"))


@dataclass(frozen=True, slots=True)
class Said:
    """A message for the inbox; its text may still be a choice."""

    arrival: Arrival


@dataclass(frozen=True, slots=True)
class Came:
    """The person follows the account or opens the chat: she is reachable, and may be welcomed."""

    arrival: Arrival


@dataclass(frozen=True, slots=True)
class Left:
    """The person does not follow the account any longer."""

    conversation: str


@dataclass(frozen=True, slots=True)
class Withdrew:
    """The person wants her data forgotten; None where the event does not say who it is.

    `rank` is the moment by the platform, in ms: the same event again has the same.
    """

    conversation: str | None = None
    rank: int = 0


@dataclass(frozen=True, slots=True)
class OfficerWrote:
    """An officer answered from Zalo's own manager."""

    conversation: str
    message_id: str
    text: str


@dataclass(frozen=True, slots=True)
class Nothing:
    """Nothing to do; `unknown` is the name of an event nobody has told us of."""

    unknown: str = ""


Event = Said | Came | Left | Withdrew | OfficerWrote | Nothing


def name_of(body: Mapping[str, Any]) -> str:
    """The name of an event, safe to be logged."""
    name = text_at(body, "event_name")
    return name if name.isascii() and name.isidentifier() and len(name) <= 60 else ""


def account_of(body: Mapping[str, Any]) -> str:
    """The Official Account an event belongs to; empty where it does not say."""
    name = name_of(body)
    if name.startswith(("oa_", "user_received_", "user_seen_")):
        return text_at(body, "sender", "id")
    return text_at(body, "oa_id") or text_at(body, "recipient", "id")


def read_event(body: Mapping[str, Any], words: Words) -> Event:
    """What an event means.

    Raises:
        MalformedError: It lacks something it cannot mean anything without.
    """
    name = name_of(body)
    if name in _WELCOMED:
        return Came(_arrival(body, _person(body), _repeatable(body, name), occasion=Occasion.WELCOME))
    if name == "unfollow":
        return Left(_person(body))
    if name == WITHDRAWAL:
        return Withdrew(_person(body), milliseconds(body))
    if name == "user_submit_info":
        return _submitted(body, name, words)
    if name.startswith(_ECHO):
        return _echo(body, name, words)
    if name.startswith(_SAID):
        return _said(body, f"{CHANNEL}_{id_at(body, 'sender', 'id')}", name.removeprefix(_SAID), words)
    if name.startswith(_SAID_ANONYMOUSLY):
        return _said(body, _anonymous(body, "sender"), name.removeprefix(_SAID_ANONYMOUSLY), words)
    return Nothing("" if name in _NOTHING else name or "?")


def _said(body: Mapping[str, Any], conversation: str, what: str, words: Words) -> Said:
    content = content_of(what, body, words)
    return Said(_arrival(body, conversation, message_id(body), content))


def _echo(body: Mapping[str, Any], name: str, words: Words) -> Event:
    """What the account has sent comes back; only what a person wrote by hand is news."""
    if not text_at(body, "sender", "admin_id"):
        return Nothing()
    if name.startswith(_ECHO_ANONYMOUSLY):
        conversation = _anonymous(body, "recipient")
    else:
        conversation = f"{CHANNEL}_{id_at(body, 'recipient', 'id')}"
    text = clean(text_at(body, "message", "text"))
    return OfficerWrote(conversation, message_id(body), text or words.officer_sent)


def _submitted(body: Mapping[str, Any], name: str, words: Words) -> Event:
    """A form of Zalo: the person tells name and telephone number, and consents to being called."""
    who, phone = clean(text_at(body, "info", "name")), local_number(text_at(body, "info", "phone"))
    told = [words.name.format(name=who)] if who else []
    told += [words.contact.format(phone=phone)] if phone.isdecimal() else []
    if not told:
        return Nothing()
    text = clean(", ".join((*told, words.consent)))
    return Said(_arrival(body, _person(body), _repeatable(body, name), Content(text=text)))


def _arrival(
    body: Mapping[str, Any],
    conversation: str,
    identifier: str,
    content: Content | None = None,
    occasion: Occasion = Occasion.MESSAGE,
) -> Arrival:
    return Arrival(
        channel=CHANNEL,
        conversation=conversation,
        message_id=identifier,
        text=content.text if content else None,
        attachment=content.attachment if content else None,
        occasion=occasion,
        rank=milliseconds(body),
        raw=body,
    )


def _repeatable(body: Mapping[str, Any], name: str) -> str:
    """The id of an event without one, the same whenever it comes again."""
    return f"{name}:{milliseconds(body)}:{_person(body).removeprefix(f'{CHANNEL}_')}"


def _person(body: Mapping[str, Any]) -> str:
    for path in _PERSON_AT:
        if text_at(body, *path):
            return f"{CHANNEL}_{id_at(body, *path)}"
    raise MalformedError("user_id")


def _anonymous(body: Mapping[str, Any], side: str) -> str:
    """A visitor of a website's widget has no account: both ids together are the address."""
    return f"{ANONYMOUS}{id_at(body, side, 'id')}_{id_at(body, 'message', 'conversation_id')}"
