"""The trial page: what people do on it reaches the fakes, what the bot says stands on it."""

import socket
from collections.abc import Iterator

import httpx
import pytest

from tests.platforms import __main__ as command
from tests.platforms.page import assistant
from tests.platforms.page.app import create_page
from tests.platforms.page.telegram_phone import TelegramPhone
from tests.platforms.page.zalo_phone import ZaloPhone, user_id
from tests.platforms.serving import serving
from tests.platforms.telegram.fake import FakeTelegram
from tests.platforms.telegram.people import person_id
from tests.platforms.zalo.fake import FakeZalo
from troly.errors import CommandFailed
from troly.settings import Settings

pytestmark = pytest.mark.e2e

LAN = person_id("Lan")
KEYBOARD = {"keyboard": [[{"text": "Gửi vị trí", "request_location": True}, "Thôi"]]}
BUTTONS = {"inline_keyboard": [[{"text": "A", "callback_data": "a"}], [{"text": "W", "url": "https://e.vn"}]]}


@pytest.fixture
def zalo() -> FakeZalo:
    return FakeZalo()


@pytest.fixture
def page(telegram: FakeTelegram, zalo: FakeZalo) -> Iterator[httpx.Client]:
    made = create_page({"telegram": TelegramPhone(telegram), "zalo": ZaloPhone(zalo)})
    with serving(made) as address, httpx.Client(base_url=address, trust_env=False) as client:
        yield client


def call(telegram: FakeTelegram, method: str, **values: object) -> None:
    address = f"{telegram.base_url}{telegram.token}/{method}"
    httpx.post(address, json=values, trust_env=False).raise_for_status()


def kinds(telegram: FakeTelegram) -> list[str]:
    """What the updates that wait are about."""
    return [list(pushed.body["message"])[-1] for pushed in telegram.queue.pending]


def test_the_page_is_one_file(page: httpx.Client):
    html = page.get("/").text
    assert "<title>Dùng thử" in html
    assert "src=" not in html
    assert "@import" not in html


def test_what_is_done_on_the_page_becomes_updates(page: httpx.Client, telegram: FakeTelegram):
    page.post("/phone/telegram/Lan/text", json={"text": "xin chào"}).raise_for_status()
    place = {"latitude": 9.18, "longitude": 105.15}
    page.post("/phone/telegram/Lan/location", json=place).raise_for_status()
    page.post("/phone/telegram/Lan/contact", json={"phone": "84901234567"}).raise_for_status()
    for doing in ("picture", "voice", "sticker"):
        page.post(f"/phone/telegram/Lan/{doing}", json={}).raise_for_status()
    assert kinds(telegram) == ["text", "location", "contact", "photo", "voice", "sticker"]


def test_the_phone_shows_what_telegram_would(page: httpx.Client, telegram: FakeTelegram):
    page.post("/phone/telegram/Lan/begin", json={"parameter": "viec_12"})
    call(telegram, "sendChatAction", chat_id=LAN, action="typing")
    call(telegram, "sendMessage", chat_id=LAN, text="<b>Chào</b>", parse_mode="HTML", reply_markup=BUTTONS)
    call(telegram, "sendMessage", chat_id=LAN, text="ở đâu?", reply_markup=KEYBOARD)
    shown = page.get("/phone/telegram/Lan").json()
    assert [(line["author"], line["text"]) for line in shown["lines"]] == [
        ("user", "/start viec_12"),
        ("oa", "Chào"),
        ("oa", "ở đâu?"),
    ]
    assert shown["lines"][1]["entities"] == [{"type": "bold", "offset": 0, "length": 4}]
    assert shown["lines"][1]["rows"] == [
        [{"title": "A", "index": 0, "url": None}],
        [{"title": "W", "index": 1, "url": "https://e.vn"}],
    ]
    assert shown["keyboard"] == [
        [{"title": "Gửi vị trí", "asks": "location"}, {"title": "Thôi", "asks": "text"}]
    ]
    assert shown["typing"]
    assert page.get("/phone/telegram/Minh").json()["lines"] == []


def test_a_press_is_answered_on_the_phone_of_who_pressed(page: httpx.Client, telegram: FakeTelegram):
    page.post("/phone/telegram/Lan/begin", json={})
    call(telegram, "sendMessage", chat_id=LAN, text="chọn", reply_markup=BUTTONS)
    message = telegram.sent[0].message_id
    page.post("/phone/telegram/Lan/press", json={"message": message, "index": 0}).raise_for_status()
    query = telegram.queue.pending[-1].body["callback_query"]["id"]
    call(telegram, "answerCallbackQuery", callback_query_id=query, text="dạ")
    assert page.get("/phone/telegram/Lan").json()["notice"] == {"text": "dạ", "number": 1}
    assert page.get("/phone/telegram/Minh").json()["notice"] is None


def test_who_left_is_shown_so(page: httpx.Client):
    for platform in ("telegram", "zalo"):
        page.post(f"/phone/{platform}/Lan/begin", json={}).raise_for_status()
        page.post(f"/phone/{platform}/Lan/leave", json={}).raise_for_status()
        assert page.get(f"/phone/{platform}/Lan").json()["left"] is True
        page.post(f"/phone/{platform}/Lan/return", json={}).raise_for_status()
        assert page.get(f"/phone/{platform}/Lan").json()["left"] is False


def test_people_write_on_zalo_too(page: httpx.Client, zalo: FakeZalo):
    page.post("/phone/zalo/Lan/text", json={"text": "xin chào"}).raise_for_status()
    page.post("/phone/zalo/Lan/officer", json={"text": "em chào chị"}).raise_for_status()
    shown = page.get("/phone/zalo/Lan").json()["lines"]
    assert [(line["author"], line["text"]) for line in shown] == [
        ("user", "xin chào"),
        ("officer", "em chào chị"),
    ]
    assert [line.text for line in zalo.chat(user_id("Lan"))] == ["xin chào", "em chào chị"]


@pytest.mark.parametrize(
    ("doing", "values", "status"),
    [
        ("text", {"text": "  "}, 400),
        ("press", {"message": 1, "index": 0}, 400),
        ("dance", {}, 404),
    ],
)
def test_what_cannot_be_done_is_told(page: httpx.Client, doing: str, values: dict[str, object], status: int):
    page.post("/phone/telegram/Lan/begin", json={})
    assert page.post(f"/phone/telegram/Lan/{doing}", json=values).status_code == status


def test_another_site_cannot_write(page: httpx.Client):
    assert page.post("/phone/telegram/Lan/text", data={"text": "a"}).status_code == 415


def test_a_missing_model_is_said_at_once(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(assistant, "present_model", lambda: None)
    with pytest.raises(CommandFailed, match="troly train"):
        assistant.require_everything(Settings.from_env({}))


def test_a_port_that_is_none_is_said_at_once(capsys: pytest.CaptureFixture[str]):
    assert command._run(Settings.from_env({}), 99999) == 1
    assert "--port" in capsys.readouterr().err


def test_a_busy_port_is_said_at_once(capsys: pytest.CaptureFixture[str]):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert command._run(Settings.from_env({}), port) == 1
    assert f"--port {port + 1}" in capsys.readouterr().err
