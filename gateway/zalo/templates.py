"""A paid template message: news for somebody who has not written for two days."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from gateway.zalo.rules import TemplateRules
from services.calendar import local
from services.conversations.model import Turn

_CUT_MARK = "…"


def template_message(turn: Turn, user_id: str, rules: TemplateRules, now: datetime) -> dict[str, Any]:
    """The body of the request for a turn; the whole turn is one such message.

    Args:
        turn: The news.
        user_id: Of the person, as this Official Account sees it.
        rules: Which template, with which fields; each is cut to its limit.
        now: When it is sent.
    """
    data = {
        name: _short(_VALUES[field["of"]](turn, now), field["at_most"])
        for name, field in rules.fields.items()
    }
    return {"user_id": user_id, "template_id": rules.id, "template_data": data}


def is_fillable(fields: Mapping[str, Mapping[str, Any]]) -> bool:
    """Whether we know what to put into every field."""
    return bool(fields) and all(
        field.get("of") in _VALUES and isinstance(field.get("at_most"), int) and field["at_most"] > 1
        for field in fields.values()
    )


def _text(turn: Turn, now: datetime) -> str:
    return " ".join(reply.text for reply in turn.answer.replies)


def _title(turn: Turn, now: datetime) -> str:
    titles = (card.title for reply in turn.answer.replies for card in reply.cards)
    return next(titles, "") or _text(turn, now)


def _day(turn: Turn, now: datetime) -> str:
    return f"{local(now):%d/%m/%Y}"


_VALUES: dict[str, Callable[[Turn, datetime], str]] = {"text": _text, "title": _title, "day": _day}


def _short(value: str, at_most: int) -> str:
    """On one line, in composed letters, cut behind a word."""
    line = re.sub(r"\s+", " ", unicodedata.normalize("NFC", value)).strip()
    if len(line) <= at_most:
        return line
    begun = line[: at_most - len(_CUT_MARK)]
    return (begun.rpartition(" ")[0] or begun).rstrip(" ,;:") + _CUT_MARK
