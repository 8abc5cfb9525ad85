"""Messages: what is taken, what is refused, and with which number."""

import hashlib
import hmac

import pytest

from tests.platforms.zalo.conftest import LAN

MEDIA = {"template_type": "media", "elements": [{"media_type": "image", "url": "https://example.vn/a.jpg"}]}
FORM = {"title": "Trung tâm", "subtitle": "Để lại thông tin", "image_url": "https://example.vn/a.jpg"}


def button(**changed):
    return {"title": "Tìm việc", "type": "oa.query.show", "payload": "Tìm việc", **changed}


def with_buttons(*buttons, text="Chọn"):
    return {"text": text, "attachment": {"type": "template", "payload": {"buttons": list(buttons)}}}


def template(payload, **more):
    return {"attachment": {"type": "template", "payload": payload}, **more}


def test_a_text_is_delivered_and_answered_as_documented(client):
    answer = client.send(LAN, {"text": "Chào bạn, tôi giúp được gì?"})
    sent = client.zalo.sent[-1]
    assert (sent.user, sent.text, sent.kind, sent.charged) == (
        LAN,
        "Chào bạn, tôi giúp được gì?",
        "text",
        False,
    )
    assert (answer["error"], answer["message"]) == (0, "Success")
    assert answer["data"]["message_id"] == sent.message_id
    assert answer["data"]["user_id"] == LAN
    assert answer["data"]["sent_time"].isdigit()


def test_message_ids_grow(client):
    ids = [client.send(LAN, {"text": "a"})["data"]["message_id"] for _ in range(20)]
    assert ids == sorted(set(ids))


@pytest.mark.parametrize(
    "message",
    [
        with_buttons(
            button(),
            button(type="oa.query.hide", payload="#b:7f3a", image_icon="https://example.vn/i.png"),
            button(type="oa.open.url", payload={"url": "https://example.vn"}),
            button(type="oa.open.phone", payload={"phone_code": "84912345678"}),
            button(type="oa.open.sms", payload={"content": "Tư vấn", "phone_code": "84912345678"}),
        ),
        with_buttons(button(title="t" * 100, payload="p" * 1000), text="ế" * 2000),
        template(MEDIA, text="Bản đồ"),
        template({**MEDIA, "buttons": [button()]}),
        template({"template_type": "media", "elements": [{"media_type": "sticker", "attachment_id": "abc"}]}),
        template({"template_type": "request_user_info", "elements": [FORM]}),
    ],
)
def test_what_the_documents_show_is_taken(client, message):
    assert client.send(LAN, message)["error"] == 0
    assert len(client.zalo.sent[-1].buttons) == len(
        message["attachment"]["payload"].get("buttons", ()),
    )


@pytest.mark.parametrize(
    ("message", "error"),
    [
        ({"text": "ế" * 2001}, -210),
        ({"text": "e\u0302\u0301" * 700}, -210),
        ({"text": ""}, -201),
        ({"text": " \n"}, -201),
        ({"text": 5}, -201),
        ({}, -201),
        (with_buttons(*[button()] * 6), -210),
        (with_buttons(), -201),
        (with_buttons(button(title="t" * 101)), -210),
        (with_buttons(button(title="")), -201),
        (with_buttons(button(payload="p" * 1001)), -210),
        (with_buttons(button(payload={"x": 1})), -201),
        (with_buttons(button(type="oa.open.url", payload="https://example.vn")), -201),
        (with_buttons(button(type="oa.open.url", payload={"url": "example.vn"})), -201),
        (with_buttons(button(type="oa.open.phone", payload={"phone_code": "0912345678"})), -201),
        (with_buttons(button(type="oa.open.sms", payload={"phone_code": "84912345678"})), -201),
        (with_buttons(button(type="oa.query.location")), -201),
        (with_buttons(button(type=["oa.query.show"])), -201),
        (with_buttons("Tìm việc"), -201),
        (with_buttons(button(), text="ế" * 2001), -210),
        (template({"buttons": [button()]}), -201),
        (template({"template_type": "button", "text": "Chọn", "buttons": [button()]}), -201),
        (template({"template_type": "list", "elements": []}), -201),
        (template({**MEDIA, "elements": MEDIA["elements"] * 2}), -201),
        (
            template({"template_type": "media", "elements": [{"media_type": "image", "attachment_id": "x"}]}),
            -100,
        ),
        (
            template(
                {"template_type": "media", "elements": [{"media_type": "video", "url": "https://a.vn"}]}
            ),
            -201,
        ),
        (template({"template_type": "request_user_info", "elements": [{**FORM, "title": "t" * 101}]}), -210),
        (
            template({"template_type": "request_user_info", "elements": [{**FORM, "subtitle": "t" * 501}]}),
            -210,
        ),
        ({"attachment": {"type": "file", "payload": {"token": "unknown"}}}, -100),
        (template(MEDIA, text="a", quote_message_id="1"), -201),
        ({"text": "a", "quote_message_id": "unknown"}, -201),
    ],
)
def test_what_is_not_allowed_is_refused_with_http_200(client, message, error):
    answer = client.send(LAN, message)
    assert answer["error"] == error
    assert "data" not in answer
    assert client.zalo.sent == []
    assert client.zalo.refusals[-1].number == error


def test_the_other_shape_of_buttons_is_a_switch(client):
    other = template({"template_type": "button", "text": "Chọn", "buttons": [button()]})
    client.zalo.openapi.button_shape = "template"
    assert client.send(LAN, other)["error"] == 0
    assert client.zalo.sent[-1].text == "Chọn"
    assert client.send(LAN, with_buttons(button()))["error"] == -201
    client.zalo.openapi.button_shape = "both"
    assert client.send(LAN, with_buttons(button()))["error"] == 0


def test_a_message_of_the_chat_can_be_quoted(client):
    asked = client.zalo.type_text(LAN, "Còn việc không?")
    assert client.send(LAN, {"text": "Còn ạ", "quote_message_id": asked})["error"] == 0


@pytest.mark.parametrize("user", [int(LAN), "111", "", None])
def test_a_user_id_is_a_known_string(client, user):
    assert client.send(user, {"text": "a"})["error"] == -201


@pytest.mark.parametrize("body", [b"{", b"[]", b'"a"', b"\xff"])
def test_a_body_that_is_no_json_object_is_refused(client, body):
    headers = {"access_token": client.access, "Content-Type": "application/json"}
    answer = client.post("/v3.0/oa/message/cs", headers=headers, data=body)
    assert (answer.status_code, answer.json()["error"]) == (200, -201)


def test_only_the_header_access_token_counts(client):
    body = {"recipient": {"user_id": LAN}, "message": {"text": "a"}}
    for headers in ({}, {"Authorization": f"Bearer {client.access}"}, {"access_token": "AT-other"}):
        assert client.post("/v3.0/oa/message/cs", body, headers=headers).json()["error"] == -216
    by_address = client.post(f"/v3.0/oa/message/cs?access_token={client.access}", body, headers={})
    assert by_address.json()["error"] == -216


def test_the_proof_counts_once_it_is_switched_on(client):
    body = {"recipient": {"user_id": LAN}, "message": {"text": "a"}}
    client.zalo.gate.proof_needed = True
    assert client.send(LAN, {"text": "a"})["error"] == -242
    secret = client.zalo.app_secret.encode()
    proof = hmac.new(secret, client.access.encode(), hashlib.sha256).hexdigest()
    headers = {"access_token": client.access, "appsecret_proof": proof}
    assert client.post("/v3.0/oa/message/cs", body, headers=headers).json()["error"] == 0


@pytest.mark.parametrize(
    "path", ["/v3.0/oa/message/transaction", "/v3.0/oa/message/promotion", "/v2.0/oa/message"]
)
def test_stopped_endpoints_never_send(client, path):
    body = {"recipient": {"user_id": LAN}, "message": {"text": "a"}}
    assert client.post(path, body).json()["error"] == -240
    assert client.zalo.sent == []


def test_a_reaction_needs_a_message_and_ends_after_fifty(client):
    asked = client.zalo.type_text(LAN, "Cảm ơn")
    action = {"react_icon": "/-heart", "react_message_id": asked}
    body = {"recipient": {"user_id": LAN}, "sender_action": action}
    errors = [client.post("/v2.0/oa/message", body).json()["error"] for _ in range(51)]
    assert errors == [0] * 50 + [-210]
    action["react_message_id"] = "unknown"
    assert client.post("/v2.0/oa/message", body).json()["error"] == -201


def test_a_visitor_is_answered_by_both_ids(client):
    client.zalo.type_as_visitor("a1b2", "c3d4", "Cho hỏi")
    recipient = {"anonymous_id": "a1b2", "conversation_id": "c3d4"}
    body = {"recipient": recipient, "message": {"text": "Dạ"}}
    assert client.post("/v2.0/oa/message", body).json()["error"] == 0
    assert (client.zalo.sent[-1].user, client.zalo.sent[-1].kind) == ("a1b2", "anonymous")
    recipient["conversation_id"] = "other"
    assert client.post("/v2.0/oa/message", body).json()["error"] == -201
