"""Template messages: designed beforehand, paid for, sent to a phone number or a user id."""

import hashlib
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.platforms.zalo.account import Account, Sent
from tests.platforms.zalo.answers import RefusedError, text_of

PHONE = re.compile(r"(84|0)([0-9]{9})")
TRACKING_LIMIT = 48
FIRST_HOUR, LAST_HOUR = 6, 22  # by phone number only between them


@dataclass
class Template:
    """A template as the console has it.

    Attributes:
        parameters: Name and most characters of each.
        text: With the names in braces.
        status: ENABLE, PENDING_REVIEW, REJECT or DISABLE.
        daily: Messages a day.
        price: In dong.
    """

    id: str
    name: str
    text: str
    parameters: dict[str, int]
    status: str = "ENABLE"
    daily: int = 500
    price: int = 300

    def filled(self, data: Any) -> str:
        """What a person reads.

        Raises:
            RefusedError: A value is missing, too long or no text.
        """
        if not data:
            raise RefusedError(-111, "Template data is empty")
        if not isinstance(data, Mapping):
            raise RefusedError(-112, "Template data is invalid")
        for name, limit in self.parameters.items():
            value = data.get(name)
            if value is None or value == "":
                raise RefusedError(-1122, f"Template data missing parameter {name}")
            if not isinstance(value, str):
                raise RefusedError(-132, f"Parameter {name} is invalid")
            if len(value) > limit:
                raise RefusedError(-1121, f"Parameter {name} exceeds {limit} characters")
        return self.text.format_map(data)


def appointment() -> Template:
    """The template of the documents' example."""
    return Template(
        "380412",
        "Nhắc lịch hẹn",
        "Chào {customer_name}, lịch hẹn của quý khách: {appointment_time}.",
        {"customer_name": 30, "appointment_time": 20},
    )


def international(phone: Any) -> str:
    """84… of a number.

    Raises:
        RefusedError: It is none.
    """
    match = PHONE.fullmatch(phone) if isinstance(phone, str) else None
    if match is None:
        raise RefusedError(-108, "Phone number is invalid")
    return f"84{match[2]}"


@dataclass
class Templates:
    """The templates of the account and what they have cost.

    Attributes:
        daily: Messages a day of the whole account.
        balance: Dong left on the billing account.
        without_zalo: Phone numbers that nobody uses with Zalo.
        refusing: Phone number and the error it always gets: -114, -119, -139, -141, …
        administrators: Phone numbers that get messages of the mode "development".
        delivered: Message id and status: 1 delivered, 0 not yet, -1 failed.
    """

    account: Account
    known: dict[str, Template] = field(default_factory=lambda: {"380412": appointment()})
    daily: int = 500
    balance: int = 1_000_000
    without_zalo: set[str] = field(default_factory=set)
    refusing: dict[str, int] = field(default_factory=dict)
    administrators: set[str] = field(default_factory=set)
    delivered: dict[str, int] = field(default_factory=dict)
    _used: Counter[tuple[str, str]] = field(default_factory=Counter)

    def left(self) -> int:
        """Messages that may still be sent today."""
        return max(0, self.daily - self._used[self._today(), ""])

    def phone_of(self, hashed: Any) -> str:
        """The number with this SHA-256.

        Raises:
            RefusedError: Nobody known has it.
        """
        for person in self.account.people.values():
            if person.phone and hashlib.sha256(person.phone.encode()).hexdigest() == hashed:
                return person.phone
        raise RefusedError(-118, "Zalo account not existed")

    def to_phone(self, phone: str, body: Mapping[str, Any]) -> Sent:
        """Send to a number of the form 84…

        Raises:
            RefusedError: It may not be sent.
        """
        template, text = self._prepared(body)
        if body.get("mode", "") == "development":
            if phone not in self.administrators:
                raise RefusedError(-127, "Development mode is for administrators only")
        elif not FIRST_HOUR <= self.account.clock.moment().hour < LAST_HOUR:
            raise RefusedError(-133, "ZNS is not allowed between 22:00 and 06:00")
        if phone in self.without_zalo:
            raise RefusedError(-118, "Zalo account not existed")
        if phone in self.refusing:
            raise RefusedError(self.refusing[phone])
        return self._send(phone, template, text, body)

    def to_user(self, user: str, body: Mapping[str, Any]) -> Sent:
        """Send to a user id, at any hour and however long ago they wrote.

        Raises:
            RefusedError: It may not be sent.
        """
        person = self.account.people.get(user)
        if person is None:
            raise RefusedError(-201, "user_id is invalid!")
        template, text = self._prepared(body)
        if person.refuses is not None:
            raise RefusedError(person.refuses)
        return self._send(user, template, text, body)

    def _prepared(self, body: Mapping[str, Any]) -> tuple[Template, str]:
        identity = body.get("template_id")
        template = self.known.get(identity) if isinstance(identity, str) else None
        if template is None:
            raise RefusedError(-109, "Template id is invalid")
        if template.status == "DISABLE":
            raise RefusedError(-146, "Template is disabled")
        if template.status != "ENABLE":
            raise RefusedError(-131, "Template is not approved")
        if "tracking_id" in body and len(text_of(body, "tracking_id")) > TRACKING_LIMIT:
            raise RefusedError(-132, "Parameter tracking_id is invalid")
        if body.get("sending_mode", "1") not in ("1", "3"):
            raise RefusedError(-132, "Parameter sending_mode is invalid")
        return template, template.filled(body.get("template_data"))

    def _send(self, to: str, template: Template, text: str, body: Mapping[str, Any]) -> Sent:
        free = body.get("mode") == "development"
        if not free:
            self._pay(template, beyond=body.get("sending_mode") == "3")
        message_id, moment = self.account.message_id(), self.account.clock.moment()
        sent = Sent(to, text, (), moment, "template", message_id, not free, dict(body))
        self.account.deliver(sent)
        self.delivered[message_id] = 1
        return sent

    def _pay(self, template: Template, *, beyond: bool) -> None:
        today = self._today()
        if not beyond and not self.left():
            raise RefusedError(-144, "OA exceeded its daily quota")
        if self._used[today, template.id] >= template.daily:
            raise RefusedError(-147, "Template exceeded its daily quota")
        if self.balance < template.price:
            raise RefusedError(-115, "Out of balance")
        self.balance -= template.price
        self._used[today, ""] += 1
        self._used[today, template.id] += 1

    def _today(self) -> str:
        return self.account.clock.moment().date().isoformat()
