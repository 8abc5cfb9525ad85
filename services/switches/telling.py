"""The words behind a switch, from data/switches.yml: its sentence, until when, whom to ask instead."""

from __future__ import annotations

from datetime import datetime

from services.calendar import local
from services.conversations.model import Button, Reply
from services.exports.words import center_line, word
from services.policy.hotlines import number_of
from services.resources import load_yaml
from services.switches.model import Switch, SwitchKind

OFFICER_PAYLOAD = "/request_officer"
SILENT = (SwitchKind.BOT, SwitchKind.CHANNEL)


def offered_sentence(kind: SwitchKind) -> str:
    """What an administrator may say, to begin with."""
    return str(load_yaml("switches.yml")["sentences"][kind.value])


def short_text(sentence: str, until: datetime | None) -> str:
    """The sentence, and until when; for a place where no button is."""
    if until is None:
        return sentence.strip()
    at = local(until)
    return f"{sentence.strip()} {_said('until', hour=at.strftime('%H:%M'), day=at.strftime('%d/%m/%Y'))}"


def told_text(kind: SwitchKind, sentence: str, until: datetime | None, reads: str = "") -> str:
    """All that people are told.

    Args:
        reads: Who reads meanwhile what they write (services.handover.reception).
    """
    parts = [short_text(sentence, until), *([reads] if reads else [])]
    parts.append(_said("call" if word("center", "phone") else "ask", center=center_line()))
    if kind in SILENT:
        parts.append(_said("danger", police=number_of("police")))
    return " ".join(parts)


def reply_of(switch: Switch, reads: str) -> Reply:
    """What people are told while the assistant is off, with a button to an officer."""
    text = told_text(switch.kind, switch.sentence, switch.until, reads)
    return Reply(text=text, buttons=(Button(title=officer_title(), payload=OFFICER_PAYLOAD),))


def officer_title() -> str:
    """What stands on the button."""
    return _said("officer")


def ended_why() -> str:
    """The reason when the time of a switch is over."""
    return _said("ended")


def _said(key: str, **values: str) -> str:
    return str(load_yaml("switches.yml")[key]).format(**values)
