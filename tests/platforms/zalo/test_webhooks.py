"""Webhooks: signed bytes, order, patience, the ladder, and what goes wrong on purpose."""

import hashlib
import random
import time

import pytest
import requests

from tests.platforms.zalo.client import Client
from tests.platforms.zalo.conftest import LAN
from tests.platforms.zalo.fake import FakeZalo
from tests.platforms.zalo.receiver import Receiver
from tests.platforms.zalo.signature import Signature

HOA = "9007199254740993"


@pytest.fixture
def zalo(receiver):
    with FakeZalo(receiver.url, seed=7).running() as running:
        yield running


def wait_for(condition):
    deadline = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.005)


def test_an_event_is_signed_over_its_own_bytes_with_vietnamese_unescaped(zalo, receiver):
    zalo.type_text(LAN, "Tìm việc ở Đầm Dơi")
    zalo.wait_until_quiet()
    (event,) = receiver.received
    assert "Đầm Dơi".encode() in event.raw
    stamp = event.body["timestamp"]
    text = zalo.app_id.encode() + event.raw + stamp.encode() + zalo.oa_secret.encode()
    assert event.headers["x-zevent-signature"] == f"mac={hashlib.sha256(text).hexdigest()}"
    assert event.headers["content-type"] == "application/json"
    assert "num_retry" not in event.headers
    assert event.body["user_id_by_app"] != LAN


def test_each_thing_a_person_does_is_an_event(zalo, receiver):
    zalo.follow(LAN)
    zalo.click_chat_now(LAN)
    zalo.share_location(LAN, 9.1769, 105.1524, "Cà Mau")
    zalo.send_image(LAN, "giấy tờ của em")
    zalo.send_gif(LAN)
    zalo.send_audio(LAN)
    zalo.send_video(LAN)
    zalo.send_file(LAN)
    zalo.send_sticker(LAN)
    zalo.send_link(LAN, "https://example.vn")
    zalo.send_business_card(LAN, "84912345678")
    zalo.react(LAN, "1")
    zalo.sees(LAN, "1")
    zalo.submit_info(LAN, {"name": "Lan"})
    zalo.officer_writes(LAN, "Em gọi lại ngay")
    zalo.unfollow(LAN)
    zalo.withdraw(LAN)
    zalo.wait_until_quiet()
    sent = ["location", "image", "gif", "audio", "video", "file", "sticker", "link", "business_card"]
    assert receiver.names() == [
        "follow",
        "user_click_chatnow",
        *(f"user_send_{kind}" for kind in sent),
        "user_reacted_message",
        "user_seen_message",
        "user_submit_info",
        "oa_send_text",
        "unfollow",
        "user_withdraw",
    ]
    bodies = {event.body["event_name"]: event.body for event in receiver.received}
    place = bodies["user_send_location"]["message"]["attachments"][0]["payload"]["coordinates"]
    assert place == {"latitude": "9.1769", "longitude": "105.1524"}
    assert bodies["oa_send_text"]["sender"]["admin_id"] == "7712345678901234567"
    stamps = [event.body["timestamp"] for event in receiver.received]
    assert len(set(stamps)) == len(stamps)


def test_a_message_is_followed_by_its_echo_and_its_receipt(zalo, receiver):
    zalo.type_text(LAN, "a")
    message_id = Client(zalo).send(LAN, {"text": "Chào bạn"})["data"]["message_id"]
    zalo.wait_until_quiet()
    assert receiver.names() == ["user_send_text", "oa_send_text", "user_received_message"]
    echo, receipt = (event.body for event in receiver.received[1:])
    assert echo["message"] == {"text": "Chào bạn", "msg_id": message_id}
    assert (echo["sender"], echo["recipient"]) == ({"id": zalo.oa_id}, {"id": LAN})
    assert receipt["message"]["msg_id"] == message_id


def test_a_pressed_button_comes_back_as_its_payload(zalo, receiver):
    zalo.type_text(LAN, "a")
    buttons = [
        {"title": "Tìm việc", "type": "oa.query.show", "payload": "Tìm việc"},
        {"title": "Xem thêm", "type": "oa.query.hide", "payload": "#b:3:1"},
        {"title": "Trang tin", "type": "oa.open.url", "payload": {"url": "https://example.vn"}},
    ]
    message = {"text": "Chọn", "attachment": {"type": "template", "payload": {"buttons": buttons}}}
    message_id = Client(zalo).send(LAN, message)["data"]["message_id"]
    assert zalo.press(LAN, message_id, 2) is None
    assert zalo.press(LAN, message_id, 0) is not None
    zalo.press(LAN, message_id, 1)
    zalo.wait_until_quiet()
    assert receiver.texts() == ["a", "Tìm việc", "#b:3:1"]
    assert [line.text for line in zalo.chat(LAN) if not line.hidden] == ["a", "Chọn", "Tìm việc"]
    with pytest.raises(LookupError):
        zalo.press(HOA, message_id, 0)
    assert "oa_send_list" in receiver.names()


def test_one_person_keeps_their_order(zalo, receiver):
    for number in range(100):
        zalo.type_text((LAN, HOA)[number % 2], str(number))
    zalo.wait_until_quiet()
    texts = [int(text) for text in receiver.texts()]
    assert [number for number in texts if number % 2 == 0] == list(range(0, 100, 2))
    assert [number for number in texts if number % 2] == list(range(1, 100, 2))


def test_whoever_answers_late_or_wrongly_gets_the_same_bytes_again_by_the_ladder(zalo, receiver):
    receiver.statuses = [503] * 5
    zalo.type_text(LAN, "a")
    zalo.wait_until_quiet()
    for number, seconds in enumerate((30, 300, 900, 1800, 3600), 1):
        zalo.clock.advance(seconds - 2)
        assert len(receiver.received) == number
        zalo.clock.advance(3)
        wait_for(lambda wanted=number + 1: len(receiver.received) == wanted)
        zalo.wait_until_quiet()
    assert [event.headers.get("num_retry") for event in receiver.received] == [None, *"12345"]
    assert len({event.raw for event in receiver.received}) == 1
    assert len({event.headers["x-zevent-signature"] for event in receiver.received}) == 1
    assert not zalo.webhooks.off


def test_after_the_ladder_the_webhook_is_off_until_its_address_is_saved_again(zalo, receiver):
    receiver.statuses = [500] * 6
    zalo.type_text(LAN, "a")
    for _ in range(6):
        zalo.wait_until_quiet()
        zalo.clock.advance(hours=1.1)
    wait_for(lambda: zalo.webhooks.off)
    zalo.type_text(LAN, "b")
    zalo.wait_until_quiet()
    assert len(receiver.received) == 6
    assert len(zalo.webhooks.lost) == 2
    assert zalo.save_webhook(receiver.url)
    zalo.type_text(LAN, "c")
    zalo.wait_until_quiet()
    assert receiver.received[6].raw == b"{}"
    assert receiver.texts() == ["a"] * 6 + ["c"]


def test_it_gives_up_waiting_and_sends_again(zalo, receiver):
    zalo.webhooks.patience_seconds = 0.05
    receiver.delay_seconds = 0.5
    zalo.type_text(LAN, "a")
    zalo.wait_until_quiet()
    assert zalo.attempts[0].status is None
    receiver.delay_seconds = 0
    zalo.webhooks.patience_seconds = 2.0
    zalo.clock.advance(31)
    wait_for(lambda: len(zalo.attempts) == 2)
    assert [event.headers.get("num_retry") for event in receiver.received] == [None, "1"]


def test_its_patience_is_two_seconds():
    assert FakeZalo().webhooks.patience_seconds == 2.0


def test_an_address_that_refuses_the_probe_is_not_saved(zalo, receiver):
    zalo.webhook_url = None
    receiver.statuses = [401]
    assert not zalo.save_webhook(receiver.url)
    zalo.type_text(LAN, "a")
    zalo.wait_until_quiet()
    assert [event.raw for event in receiver.received] == [b"{}"]
    assert "x-zevent-signature" not in receiver.received[0].headers


def test_odd_events_go_out_as_they_are_asked_for(zalo, receiver):
    body = zalo.events.user_message(LAN, "text", "1", "à")
    for signature in (Signature.UPPER_CASE, Signature.WRONG, Signature.UNSIGNED):
        assert zalo.post(body, signature).status == 200
    assert zalo.post({**body, "app_id": "1"}).status == 200
    assert zalo.post(zalo.events.unknown(LAN)).status == 200
    headers = [event.headers.get("x-zevent-signature") for event in receiver.received]
    assert headers[0] == "mac=" + headers[0][4:].upper()
    assert headers[1] != headers[0].lower()
    assert headers[2] is None
    assert receiver.received[3].body["app_id"] == "1"
    assert receiver.names()[4] == "user_did_something_new"


def test_held_events_are_sent_as_the_list_has_them(zalo, receiver):
    with zalo.holding() as held:
        zalo.type_text(LAN, "một")
        zalo.type_text(LAN, "hai")
        held.reverse()
        held.append(held[0])
    zalo.wait_until_quiet()
    assert receiver.texts() == ["hai", "một", "hai"]


def test_every_event_ten_times_shuffled_over_two_workers(zalo, receiver):
    with Receiver().running() as other:
        zalo.webhook_url = [receiver.url, other.url]
        with zalo.holding(side_by_side=True) as held:
            for number in range(10):
                zalo.type_text(LAN, str(number))
            held[:] = random.Random(1).sample(held * 10, 100)
        zalo.wait_until_quiet()
        texts = receiver.texts() + other.texts()
        assert {text: texts.count(text) for text in set(texts)} == {str(number): 10 for number in range(10)}
        assert receiver.received
        assert other.received


@pytest.mark.parametrize("overtaking", [False, True])
def test_late_events_let_others_pass_and_the_same_person_only_if_allowed(zalo, receiver, overtaking):
    zalo.chaos.late, zalo.chaos.overtaking, zalo.chaos.longest_seconds = 0.5, overtaking, 0.1
    zalo.chaos.again = 0.3
    for number in range(20):
        zalo.type_text(LAN, str(number))
    zalo.wait_until_quiet()
    firsts = list(dict.fromkeys(receiver.texts()))
    assert sorted(firsts, key=int) == [str(number) for number in range(20)]
    if overtaking:
        assert firsts != sorted(firsts, key=int)
    assert len(receiver.received) > 20


def test_what_waits_survives_the_end_of_the_server(receiver):
    zalo = FakeZalo(receiver.url)
    zalo.type_text(LAN, "trước khi chạy")
    assert receiver.received == []
    with zalo.running():
        zalo.wait_until_quiet()
        receiver.statuses = [500]
        zalo.type_text(LAN, "giữa chừng")
        zalo.wait_until_quiet()
    zalo.clock.advance(31)
    with zalo.running():
        wait_for(lambda: len(receiver.received) == 3)
    assert receiver.texts() == ["trước khi chạy", "giữa chừng", "giữa chừng"]


def test_a_gateway_that_is_away_is_tried_again(zalo, receiver):
    zalo.webhook_url = "http://127.0.0.1:9/hook"
    zalo.type_text(LAN, "a")
    zalo.wait_until_quiet()
    zalo.webhook_url = receiver.url
    zalo.clock.advance(31)
    wait_for(lambda: receiver.texts() == ["a"])


def test_nothing_is_sent_without_an_address():
    with FakeZalo().running() as zalo:
        zalo.type_text(LAN, "a")
        zalo.wait_until_quiet()
        assert zalo.attempts == []
        assert requests.get(f"{zalo.url}/v2.0/oa/getoa", timeout=9).json()["error"] == -216
