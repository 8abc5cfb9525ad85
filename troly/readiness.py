"""Whether the assistant can really answer: a whole turn, not an open port."""

import secrets

import httpx

from troly.rasa_client import RasaClient
from troly.texts import message


def answers(rasa: RasaClient) -> bool:
    """Put one greeting through NLU, dialogue and actions; a conversation of its own each time."""
    if not rasa.is_ready():
        return False
    sender = f"replay_ready_{secrets.token_hex(4)}"  # "replay_" keeps it out of statistics
    try:
        turn = rasa.turn({"sender": sender, "text": message("serve.test_sentence")})
    except (httpx.HTTPError, ValueError):
        return False
    return bool(turn.get("replies"))
