"""`troly chat`: a conversation in the terminal."""

import contextlib
import json
import secrets
from collections.abc import Iterator
from datetime import date
from typing import Any

import httpx

from troly.errors import CommandFailed
from troly.private_stack import private_stack
from troly.rasa_client import RasaClient
from troly.root import LOGS
from troly.running import find_running
from troly.settings import Settings
from troly.texts import message
from troly.training import present_model


def chat(at: date | None, trace: bool) -> None:
    """Talk until the input ends, to the assistant that runs or else to one started for it.

    Args:
        at: The day it is taken to be; today when None.
        trace: Print what was understood after each turn.
    """
    common = {"sender": f"terminal_{secrets.token_hex(8)}", "trace": trace}
    if at is not None:
        common["at"] = at.isoformat()
    with _assistant() as rasa, contextlib.suppress(EOFError):
        with contextlib.suppress(ImportError):
            import readline  # noqa: F401  (input() then edits the line and remembers the ones before)
        print(message("chat.hello"))
        buttons: list[dict[str, Any]] = []
        while True:
            typed = input(message("chat.prompt")).strip()
            if typed:
                buttons = _play(rasa, {**common, **_request(typed, buttons)}, trace) or buttons
    print(f"\n{message('chat.ended')}")


@contextlib.contextmanager
def _assistant() -> Iterator[RasaClient]:
    running = find_running()
    if running is not None:
        with RasaClient(running.rasa_url, running.rasa_token) as rasa:
            yield rasa
        return
    model = present_model()
    if model is None:
        raise CommandFailed("serve.no_model")
    with (
        private_stack(Settings.from_env(), model, LOGS / "chat", "chat.connecting") as own,
        RasaClient(own.rasa_url, own.rasa_token) as rasa,
    ):
        yield rasa


def _request(typed: str, buttons: list[dict[str, Any]]) -> dict[str, str]:
    if typed.isdecimal() and 0 < int(typed) <= len(buttons):
        return {"payload": buttons[int(typed) - 1]["payload"]}
    return {"text": typed}


def _play(rasa: RasaClient, request: dict[str, Any], trace: bool) -> list[dict[str, Any]]:
    """One turn on the screen; the buttons it offered."""
    try:
        turn = rasa.turn(request)
    except (httpx.HTTPError, ValueError):
        print(message("chat.unavailable"))
        return []
    buttons: list[dict[str, Any]] = []
    for reply in turn["replies"]:
        if reply["text"]:
            print(reply["text"])
        for card in reply["cards"]:
            print("", f"■ {card['title']}", *card["lines"], sep="\n  ")
            buttons.extend(_numbered(card.get("buttons", []), len(buttons)))
        buttons.extend(_numbered(reply["buttons"], len(buttons)))
    if trace:
        print(json.dumps(turn["turn"], ensure_ascii=False))
    return buttons


def _numbered(buttons: list[dict[str, Any]], before: int) -> list[dict[str, Any]]:
    for number, button in enumerate(buttons, start=before + 1):
        print(f"  [{number}] {button['title']}")
    return buttons
