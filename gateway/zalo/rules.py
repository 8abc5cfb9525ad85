"""What is not certain about Zalo, as data/gateway/zalo.yml has it."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any, TypeVar

from services.errors import InvalidInput
from services.resources import load_yaml

FILE = "gateway/zalo.yml"

PLAIN, TEMPLATE = "plain", "template"
HIDE, SHOW = "hide", "show"


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookRules:
    """How events come in. Header names are compared without regard to case."""

    signature_header: str
    timestamp_header: str
    server_header: str
    replay_hours: float
    ahead_minutes: float
    answer_seconds: float
    alarm_after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ButtonRules:
    """How choices are shown. `shape` is PLAIN or TEMPLATE, `press` is HIDE or SHOW."""

    shape: str
    at_most: int
    title_length: int
    press: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRules:
    """`at_most` characters in one message."""

    at_most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantRules:
    """When tokens are renewed: `refresh_share` is the part of an access token's life, 0 to 1."""

    refresh_share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SendingRules:
    """Limits and prices of messages. Prices and budgets are in đồng and in messages of a calendar month."""

    requests_per_minute: int
    connect_seconds: float
    read_seconds: float
    free_hours: float
    charged_days: float
    charged_price: int
    charged_budget: int
    appsecret_proof: bool
    anonymous_path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateRules:
    """Paid messages outside the window; hours are those of Cà Mau.

    `fields` are those of the template, by name: {of: title | text | day, at_most: characters}.
    """

    id: str
    fields: Mapping[str, Mapping[str, Any]]
    budget: int
    night_from: int
    night_until: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ZaloRules:
    """All of it."""

    webhook: WebhookRules
    buttons: ButtonRules
    text: TextRules
    grant: GrantRules
    sending: SendingRules
    templates: TemplateRules


Section = TypeVar("Section")


@lru_cache(maxsize=1)
def load_rules() -> ZaloRules:
    """Read once.

    Raises:
        InvalidInput: A key is missing, unknown, or has a value nobody knows.
    """
    return read_rules(load_yaml(FILE))


def read_rules(data: dict[str, Any]) -> ZaloRules:
    """The rules of a file's content.

    Raises:
        InvalidInput: As for `load_rules`.
    """
    rules = ZaloRules(
        webhook=_section(WebhookRules, data, "webhook"),
        buttons=_section(ButtonRules, data, "buttons"),
        text=_section(TextRules, data, "text"),
        grant=_section(GrantRules, data, "grant"),
        sending=_section(SendingRules, data, "sending"),
        templates=_section(TemplateRules, data, "templates"),
    )
    if rules.buttons.shape not in (PLAIN, TEMPLATE):
        raise InvalidInput(f"{FILE}: buttons.shape must be {PLAIN} or {TEMPLATE}.")
    if rules.buttons.press not in (HIDE, SHOW):
        raise InvalidInput(f"{FILE}: buttons.press must be {HIDE} or {SHOW}.")
    return rules


def _section(kind: type[Section], data: dict[str, Any], name: str) -> Section:
    given = data.get(name) or {}
    wanted = {field.name for field in fields(kind)}  # type: ignore[arg-type]
    if set(given) != wanted:
        differing = ", ".join(sorted(set(given) ^ wanted))
        raise InvalidInput(f"{FILE}: {name} has missing or unknown keys: {differing}.")
    return kind(**{key: tuple(value) if isinstance(value, list) else value for key, value in given.items()})
