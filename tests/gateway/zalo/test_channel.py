from dataclasses import replace

from starlette.applications import Starlette
from starlette.testclient import TestClient

from gateway.channel import Surroundings
from gateway.zalo.channel import zalo_channel
from gateway.zalo.forgeries import SECRET_MISSING, WRONG_SIGNATURE
from gateway.zalo.receiver import WITHDRAWAL_UNREAD
from gateway.zalo.settings import ZaloSettings
from services.conversations.model import Delivery, Reply
from services.resources import load_yaml
from tests.gateway.zalo.example_events import APP, USER, VISITOR, WIDGET
from tests.gateway.zalo.turns import button, turn


def channel(store, settings=None):
    surroundings = Surroundings(
        inbox=None, database=store, alarms=None, phrases=None, owner="w", workers=2, secret_key="k" * 40
    )
    return zalo_channel(settings or ZaloSettings(app_id=APP), surroundings)


def test_the_door_is_open_as_soon_as_there_is_an_app(store):
    opened = channel(store)
    assert opened.name == "zalo"
    with TestClient(Starlette(routes=list(opened.routes))) as client:
        assert client.post("/webhooks/zalo", json={}).status_code == 200
        assert client.get("/webhooks/zalo").status_code == 200


async def test_it_can_be_closed_before_anything_was_sent(store):
    await channel(store).close()


def test_turns_become_requests_to_the_person_they_are_for(store):
    said = turn(Reply(text="Dạ", buttons=(button("Có"),)))
    (part,) = channel(store).sender.parts(Delivery(id=1, channel="zalo", turn=said))
    assert part["recipient"] == {"user_id": USER}
    assert part["message"]["text"] == "Dạ\n\nHoặc nhắn số 1: Có"
    assert part["message"]["attachment"]["payload"]["buttons"][0]["payload"] == "#b:7:0"


def test_visitors_who_are_not_logged_in_get_text_by_their_own_address(store):
    said = replace(
        turn(Reply(text="Dạ", buttons=(button("Có"),))), conversation=f"zalo_anon_{VISITOR}_{WIDGET}"
    )
    (part,) = channel(store).sender.parts(Delivery(id=1, channel="zalo", turn=said))
    assert part["recipient"] == {"anonymous_id": VISITOR, "conversation_id": WIDGET}
    assert set(part["message"]) == {"text"}


def test_every_alarm_of_the_webhook_has_its_sentence():
    sentences = load_yaml("gateway/alarms.yml")["zalo"]
    assert {WRONG_SIGNATURE, SECRET_MISSING, WITHDRAWAL_UNREAD} <= set(sentences)
