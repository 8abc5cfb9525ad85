"""Methods about the bot itself: who it is, its commands, its webhook, pressed buttons, chat actions."""

import json
import re
from dataclasses import dataclass, field
from typing import Any

from tests.platforms.telegram.clock import Clock
from tests.platforms.telegram.errors import ApiError, bad_request
from tests.platforms.telegram.files import Files
from tests.platforms.telegram.messages import BOT, Messages
from tests.platforms.telegram.parameters import Parameters
from tests.platforms.telegram.polling import Polling
from tests.platforms.telegram.queue import NOT_BY_DEFAULT, UPDATE_KINDS, Queue
from tests.platforms.telegram.sending import Sending
from tests.platforms.telegram.webhook import Webhook, check_secret, check_url

QUERY_SECONDS = 60.0
ANSWER_LIMIT = 200
ACTION_SECONDS = 5.0
ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)
_COMMAND = re.compile(r"[a-z0-9_]{1,32}", re.ASCII)
_WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)


@dataclass
class Setup:
    """The methods by their lower-case names; each takes parameters and gives the `result`.

    Attributes:
        commands: By scope (as JSON text, "" for the default) and language code.
        queries: When each pressed button's query began, by its id.
        answered: Ids and texts of the answers to them, in order.
        actions: Chats and chat actions shown, in order.
        shown_until: Until when a chat shows the last of them, by the clock.
        names: What was told about the bot: `setmydescription` and its like.
    """

    clock: Clock
    messages: Messages
    files: Files
    queue: Queue
    polling: Polling
    webhook: Webhook
    sending: Sending
    commands: dict[tuple[str, str], list[dict[str, str]]] = field(default_factory=dict)
    queries: dict[str, float] = field(default_factory=dict)
    answered: list[tuple[str, str]] = field(default_factory=list)
    actions: list[tuple[int, str]] = field(default_factory=list)
    shown_until: dict[int, float] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    _allowed: list[str] | None = None

    @property
    def methods(self) -> dict[str, Any]:
        """All but `getUpdates`, which waits."""
        return {
            "getme": self.get_me,
            "getfile": lambda parameters: self.files.get(parameters.text("file_id")),
            "answercallbackquery": self.answer_callback_query,
            "sendchataction": self.send_chat_action,
            "setmycommands": self.set_my_commands,
            "getmycommands": lambda parameters: self.commands.get(_scope(parameters), []),
            "deletemycommands": self.delete_my_commands,
            "setmydescription": lambda parameters: self._name("setmydescription", "description", parameters),
            "setmyshortdescription": lambda parameters: self._name(
                "setmyshortdescription", "short_description", parameters
            ),
            "setwebhook": self.set_webhook,
            "deletewebhook": self.delete_webhook,
            "getwebhookinfo": lambda _parameters: self.webhook.info(len(self.queue.pending), self._allowed),
            "leavechat": self.leave_chat,
        }

    def get_me(self, _parameters: Parameters) -> dict[str, Any]:
        return {
            **BOT,
            "can_join_groups": True,
            "can_read_all_group_messages": False,
            "supports_inline_queries": False,
        }

    async def get_updates(self, parameters: Parameters) -> list[dict[str, Any]]:
        if self.webhook.url:
            raise ApiError(409, _WEBHOOK_ACTIVE)
        self.allow(parameters)
        return await self.polling.read(
            parameters.whole("offset"), parameters.whole("limit", 100), parameters.whole("timeout")
        )

    def answer_callback_query(self, parameters: Parameters) -> bool:
        began = self.queries.get(parameters.text("callback_query_id"))
        if began is None or self.clock.now() - began > QUERY_SECONDS:
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        if len(parameters.text("text")) > ANSWER_LIMIT:
            raise bad_request("MESSAGE_TOO_LONG")
        self.answered.append((parameters.text("callback_query_id"), parameters.text("text")))
        return True

    def send_chat_action(self, parameters: Parameters) -> bool:
        chat = self.sending.chat(parameters)
        action = parameters.text("action")
        if action not in ACTIONS:
            raise bad_request("wrong parameter action in request")
        self.actions.append((chat["id"], action))
        self.shown_until[chat["id"]] = self.clock.now() + ACTION_SECONDS
        return True

    def set_my_commands(self, parameters: Parameters) -> bool:
        commands = parameters.nested("commands", list, "bot commands")
        if commands is None:
            raise bad_request('parameter "commands" is required')
        if len(commands) > 100:
            raise bad_request("BOT_COMMANDS_TOO_MUCH")
        for command in commands:
            if not isinstance(command, dict) or not _COMMAND.fullmatch(str(command.get("command", ""))):
                raise bad_request("BOT_COMMAND_INVALID")
            if not 1 <= len(str(command.get("description", ""))) <= 256:
                raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
        self.commands[_scope(parameters)] = commands
        return True

    def delete_my_commands(self, parameters: Parameters) -> bool:
        self.commands.pop(_scope(parameters), None)
        return True

    def set_webhook(self, parameters: Parameters) -> bool:
        url = parameters.text("url")
        if url:
            check_url(url)
        check_secret(parameters.text("secret_token"))
        connections = parameters.whole("max_connections", 40)
        if not 1 <= connections <= 100:
            raise bad_request("max_connections must be between 1 and 100")
        self.allow(parameters)
        self.webhook.url = url
        self.webhook.secret = parameters.text("secret_token")
        self.webhook.max_connections = connections
        self.webhook.last_error_date = None
        if parameters.flag("drop_pending_updates"):
            self.queue.drop_all()
        if url:
            self.polling.end("Conflict: terminated by setWebhook request")
        self.queue.wake()
        return True

    def delete_webhook(self, parameters: Parameters) -> bool:
        self.webhook.url = self.webhook.secret = ""
        self.webhook.last_error_date = None
        if parameters.flag("drop_pending_updates"):
            self.queue.drop_all()
        return True

    def leave_chat(self, parameters: Parameters) -> bool:
        chat = self.sending.chat(parameters)
        if chat["type"] == "private":
            raise bad_request("chat member status can't be changed in private chats")
        del self.messages.chats[chat["id"]]
        return True

    def allow(self, parameters: Parameters) -> None:
        """The kinds of updates wanted from now on; what was said before stays when nothing is said."""
        allowed = parameters.nested("allowed_updates", list, "allowed updates")
        if allowed is None:
            return
        self._allowed = allowed or None
        known = UPDATE_KINDS.intersection(allowed)
        self.queue.allowed = known or UPDATE_KINDS - NOT_BY_DEFAULT

    def _name(self, method: str, field_name: str, parameters: Parameters) -> bool:
        if len(parameters.text(field_name)) > (512 if field_name == "description" else 120):
            raise bad_request(f"{field_name} is too long")
        self.names[method] = parameters.text(field_name)
        return True


def _scope(parameters: Parameters) -> tuple[str, str]:
    scope = parameters.nested("scope", dict, "bot command scope")
    default = scope is None or scope.get("type") == "default"
    return "" if default else json.dumps(scope, sort_keys=True), parameters.text("language_code")
