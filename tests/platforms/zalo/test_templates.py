"""Template messages: by phone, by hash, by user id; their refusals and what they cost."""

import hashlib

import pytest

from tests.platforms.zalo.client import Client
from tests.platforms.zalo.conftest import LAN
from tests.platforms.zalo.fake import FakeZalo

PHONE = "84912345678"
DATA = {"customer_name": "Nguyễn Thị Lan", "appointment_time": "08:30 12/10/2026"}
BODY = {"phone": PHONE, "template_id": "380412", "template_data": DATA, "tracking_id": "reminder-000123"}


@pytest.fixture
def client(client):
    client.zalo.clock.advance_to_hour(9)
    client.access = client.zalo.issue_tokens().access
    return client


def send(client, path="/message/template", **changed):
    return client.post(path, {**BODY, **changed}).json()


def test_a_template_reaches_a_phone_and_is_answered_as_documented(client):
    answer = send(client)
    sent = client.zalo.sent[-1]
    assert (sent.user, sent.kind, sent.charged) == (PHONE, "template", True)
    assert sent.text == "Chào Nguyễn Thị Lan, lịch hẹn của quý khách: 08:30 12/10/2026."
    assert answer["data"]["msg_id"] == sent.message_id
    assert answer["data"]["quota"] == {"dailyQuota": "500", "remainingQuota": "499"}
    assert answer["data"]["sending_mode"] == "1"
    assert client.get("/message/status", message_id=sent.message_id)["data"]["status"] == 1
    assert client.get("/message/quota")["data"]["remainingQuota"] == "499"


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"phone": "12345"}, -108),
        ({"phone": "+84912345678"}, -108),
        ({"phone": 84912345678}, -108),
        ({"template_id": "1"}, -109),
        ({"template_id": 380412}, -109),
        ({"template_data": {}}, -111),
        ({"template_data": "a"}, -112),
        ({"template_data": {**DATA, "customer_name": "x" * 31}}, -1121),
        ({"template_data": {"customer_name": "Lan"}}, -1122),
        ({"template_data": {**DATA, "customer_name": 5}}, -132),
        ({"tracking_id": "x" * 49}, -132),
        ({"sending_mode": "2"}, -132),
        ({"mode": "development"}, -127),
        ({"phone": "0911111111"}, -118),
        ({"phone": "0922222222"}, -139),
    ],
)
def test_what_is_wrong_is_refused_and_costs_nothing(client, changed, error):
    client.zalo.templates.without_zalo.add("84911111111")
    client.zalo.templates.refusing["84922222222"] = -139
    assert send(client, **changed)["error"] == error
    assert client.zalo.templates.balance == 1_000_000
    assert client.zalo.sent == []


@pytest.mark.parametrize(("status", "error"), [("PENDING_REVIEW", -131), ("REJECT", -131), ("DISABLE", -146)])
def test_only_an_approved_template_is_sent(client, status, error):
    client.zalo.templates.known["380412"].status = status
    assert send(client)["error"] == error


def test_not_at_night_by_phone(client):
    client.zalo.clock.advance_to_hour(22)
    client.access = client.zalo.issue_tokens().access
    assert send(client)["error"] == -133
    assert send(client, "/v3.0/oa/message/template", user_id=LAN)["error"] == 0
    client.zalo.clock.advance_to_hour(6)
    assert send(client)["error"] == 0


def test_the_day_the_template_and_the_purse_have_their_limits(client):
    templates = client.zalo.templates
    templates.daily = 1
    assert [send(client)["error"] for _ in range(2)] == [0, -144]
    assert send(client, sending_mode="3")["error"] == 0
    templates.daily, templates.known["380412"].daily = 500, 2
    assert send(client)["error"] == -147
    client.zalo.clock.advance(hours=24)
    client.access = client.zalo.issue_tokens().access
    assert send(client)["error"] == 0
    templates.balance = 299
    assert send(client)["error"] == -115


def test_development_is_free_for_administrators(client):
    client.zalo.templates.administrators.add(PHONE)
    assert send(client, mode="development")["error"] == 0
    assert client.zalo.templates.balance == 1_000_000


def test_a_hashed_number_finds_its_owner(client):
    client.zalo.person(LAN).phone = PHONE
    hashed = hashlib.sha256(PHONE.encode()).hexdigest()
    assert send(client, "/message/template/hashphone", hash_phone=hashed)["error"] == 0
    assert send(client, "/message/template/hashphone", hash_phone="0" * 64)["error"] == -118


def test_a_user_is_reached_after_the_window_and_unknown_ones_are_not(client):
    client.zalo.clock.advance(days=9)
    client.access = client.zalo.issue_tokens().access
    answer = send(client, "/v3.0/oa/message/template", user_id=LAN)
    assert answer["data"]["user_id"] == LAN
    assert answer["data"]["message_id"] == client.zalo.sent[-1].message_id
    assert send(client, "/v3.0/oa/message/template", user_id="1")["error"] == -201


def test_a_dead_token_has_its_own_number_here(client):
    client.access = "AT-other"
    assert send(client)["error"] == -124
    assert send(client, "/v3.0/oa/message/template", user_id=LAN)["error"] == -216


def test_templates_can_be_listed_and_read(client):
    listed = client.get("/template/all", offset="0", limit="100")["data"]
    assert [template["templateId"] for template in listed] == ["380412"]
    names = client.get("/template/info/v2", template_id="380412")["data"]["listParams"]
    assert [(one["name"], one["maxLength"]) for one in names] == [
        ("customer_name", 30),
        ("appointment_time", 20),
    ]


def test_the_receipt_goes_by_the_phone_number(receiver):
    with FakeZalo(receiver.url).running() as zalo:
        zalo.clock.advance_to_hour(9)
        answer = send(Client(zalo))
        zalo.wait_until_quiet()
    (event,) = receiver.received
    assert event.headers["x-zevent-server"] == "ZNS"
    assert event.body["recipient"] == {"id": PHONE}
    message = event.body["message"]
    assert message["msg_id"] == answer["data"]["msg_id"]
    assert message["tracking_id"] == "reminder-000123"
