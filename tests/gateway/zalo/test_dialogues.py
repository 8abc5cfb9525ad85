"""People at Zalo's fake talk with the whole gateway."""

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from functools import partial

import pytest

from gateway.phrases import load_phrases
from gateway.wiring import Gateway
from gateway.zalo.channel import zalo_channel
from gateway.zalo.grant import store_first_pair
from gateway.zalo.settings import ZaloSettings
from jobs_db.bootstrap import build_services
from jobs_db.settings import DatabaseSettings
from tests.gateway.conftest import settings as gateway_settings
from tests.gateway.fake_rasa import FakeRasa
from tests.gateway.server import serving_gateway
from tests.platforms.zalo.fake import FakeZalo
from tests.platforms.zalo.signature import Signature

pytestmark = pytest.mark.e2e

LAN, BA = "246845883529197922", "246845883529197923"
MENU = [
    {
        "text": "Dạ?",
        "buttons": [
            {"title": "Tìm việc làm", "payload": "/search_job"},
            {"title": "Học nghề", "payload": "/search_course"},
        ],
    }
]


@pytest.fixture
def zalo(rasa: FakeRasa, database: DatabaseSettings) -> Iterator[FakeZalo]:
    """With the gateway behind its webhook."""
    fake = FakeZalo(seed=3)
    with fake.running():
        settings = ZaloSettings(
            app_id=fake.app_id,
            app_secret=fake.app_secret,
            oa_id=fake.oa_id,
            oa_secret=fake.oa_secret,
            oauth_url=fake.url,
            api_url=fake.url,
            template_url=fake.url,
        )
        pair, services = fake.issue_tokens(), build_services(database)
        with services.unit_of_work(writing=True) as uow:
            now = datetime.now(timezone.utc)
            store_first_pair(uow, fake.oa_id, pair.access, pair.refresh, now, timedelta(hours=25))
            uow.commit()
        rasa.replies = MENU
        gateway = Gateway(gateway_settings(rasa), services, [partial(zalo_channel, settings)])
        with serving_gateway(gateway) as address:
            assert fake.save_webhook(f"{address}/webhooks/zalo")
            yield fake


def payloads(rasa: FakeRasa) -> list[str | None]:
    return [turn.get("payload") for turn in rasa.turns]


def test_a_text_is_answered_with_numbered_choices(zalo: FakeZalo, rasa: FakeRasa) -> None:
    zalo.type_text(LAN, "tìm việc")
    (answer,) = zalo.wait_for_sent(1)
    assert answer.text == "Dạ?\n\nAnh/chị nhắn số để chọn:\n1. Tìm việc làm\n2. Học nghề"
    assert rasa.texts() == ["tìm việc"]


def test_a_pressed_button_and_a_typed_number_mean_the_same(zalo: FakeZalo, rasa: FakeRasa) -> None:
    for person in (LAN, BA):
        zalo.type_text(person, "xin chào")
    shown = {sent.user: sent for sent in zalo.wait_for_sent(2)}
    zalo.press(LAN, shown[LAN].message_id, 1)
    zalo.type_text(BA, "số hai")
    zalo.wait_for_sent(4)
    assert payloads(rasa)[2:] == ["/search_course", "/search_course"]


def test_whoever_follows_is_greeted_and_may_answer_by_number(zalo: FakeZalo, rasa: FakeRasa) -> None:
    zalo.follow(LAN)
    (greeting,) = zalo.wait_for_sent(1)
    assert greeting.text.startswith(load_phrases().greeting.text)
    zalo.type_text(LAN, "1")
    zalo.wait_for_sent(2)
    assert payloads(rasa) == ["/search_job"]


def test_the_echo_of_an_answer_is_not_answered(zalo: FakeZalo, rasa: FakeRasa) -> None:
    zalo.type_text(LAN, "xin chào")
    zalo.wait_for_sent(1)
    zalo.wait_until_quiet()
    zalo.type_text(LAN, "tìm việc may")
    zalo.wait_for_sent(2)
    assert rasa.texts() == ["xin chào", "tìm việc may"]


def test_the_assistant_is_silent_once_an_officer_has_written(zalo: FakeZalo, rasa: FakeRasa) -> None:
    zalo.type_text(LAN, "xin chào")
    zalo.wait_for_sent(1)
    zalo.officer_writes(LAN, "Em gọi lại cho anh ngay ạ")
    zalo.wait_until_quiet()
    zalo.type_text(LAN, "dạ em cảm ơn")
    zalo.wait_until_quiet()
    zalo.type_text(BA, "alo")
    zalo.wait_for_sent(1, BA)
    assert len(zalo.wait_for_sent(1, LAN)) == 1
    assert rasa.texts() == ["xin chào", "alo"]


def test_a_picture_is_answered_kindly_without_asking_anybody(zalo: FakeZalo, rasa: FakeRasa) -> None:
    zalo.send_image(LAN)
    (answer,) = zalo.wait_for_sent(1)
    assert answer.text.startswith(load_phrases().said["attachment_image"].text)
    assert rasa.turns == []


def test_a_shared_place_is_asked_in_words(zalo: FakeZalo, rasa: FakeRasa) -> None:
    zalo.share_location(LAN, 9.1769, 105.15)
    zalo.wait_for_sent(1)
    assert rasa.texts()[0].startswith("em ở ")


def test_a_visitor_of_the_website_gets_an_answer_by_her_own_address(zalo: FakeZalo) -> None:
    zalo.type_as_visitor("a1b2c3d4e5f60718", "9b1c2d3e4f", "Cho hỏi")
    (answer,) = zalo.wait_for_sent(1)
    assert answer.text.startswith("Dạ?")
    assert answer.buttons == ()


@pytest.mark.parametrize("signature", Signature)
def test_only_what_zalo_has_signed_is_answered(zalo: FakeZalo, rasa: FakeRasa, signature: Signature) -> None:
    assert zalo.post(zalo.events.user_message(LAN, "text", "m1", "xin chào"), signature).status == 200
    zalo.type_text(LAN, "alo")
    zalo.wait_for_sent(2 if signature.holds else 1)
    assert rasa.texts() == (["xin chào", "alo"] if signature.holds else ["alo"])


def test_an_event_that_comes_ten_times_is_answered_once(zalo: FakeZalo, rasa: FakeRasa) -> None:
    with zalo.holding(side_by_side=True) as held:
        zalo.type_text(LAN, "xin chào")
        held.extend(held * 9)
    zalo.type_text(LAN, "tìm việc")
    zalo.wait_for_sent(2)
    assert rasa.texts() == ["xin chào", "tìm việc"]
