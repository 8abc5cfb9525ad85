"""Uploads with their sizes, types and lives; what can be asked."""

import json

import pytest

from tests.platforms.zalo.conftest import LAN
from tests.platforms.zalo.faults import READING, UPLOAD

PNG, GIF, PDF, JPG = b"\x89PNG\r\n\x1a\n", b"GIF89a", b"%PDF-1.7\n", b"\xff\xd8\xff\xe0"
MEGABYTE = 1024 * 1024


def upload(client, kind, name, content, field="file"):
    files = {field: (name, content)}
    return client.post(f"/v2.0/oa/upload/{kind}", files=files).json()


@pytest.mark.parametrize(
    ("kind", "name", "content", "key"),
    [
        ("image", "a.png", PNG + b"\r\n--x\r\n\x00\xff" * 9, "attachment_id"),
        ("image", "a.jpg", JPG.ljust(MEGABYTE, b"\n"), "attachment_id"),
        ("gif", "a.gif", GIF.ljust(5 * MEGABYTE, b"\x00"), "attachment_id"),
        ("file", "hồ sơ.pdf", PDF, "token"),
        ("file", "a.docx", b"PK\x03\x04", "token"),
        ("file", "a.doc", b"\xd0\xcf\x11\xe0", "token"),
        ("file", "a.csv", b"a,b\n", "token"),
    ],
)
def test_what_is_allowed_gets_an_id(client, kind, name, content, key):
    answer = upload(client, kind, name, content)
    assert answer["error"] == 0
    assert list(answer["data"]) == [key]


@pytest.mark.parametrize(
    ("kind", "name", "content", "field", "error"),
    [
        ("image", "a.png", PNG.ljust(MEGABYTE + 1, b"\x00"), "file", -210),
        ("gif", "a.gif", GIF.ljust(5 * MEGABYTE + 1, b"\x00"), "file", -210),
        ("file", "a.pdf", PDF.ljust(5 * MEGABYTE + 1, b"\x00"), "file", -210),
        ("image", "a.gif", GIF, "file", -210),
        ("file", "a.exe", b"MZ", "file", -210),
        ("file", "a.pdf", b"MZ", "file", -210),
        ("image", "a.png", PNG, "image", -201),
        ("film", "a.mp4", b"", "file", -201),
    ],
)
def test_size_type_and_field_are_checked(client, kind, name, content, field, error):
    assert upload(client, kind, name, content, field)["error"] == error


def test_an_upload_without_a_form_is_refused(client):
    assert client.post("/v2.0/oa/upload/image", {"file": "a"}).json()["error"] == -201


def image(identity):
    element = {"media_type": "image", "attachment_id": identity}
    return {"attachment": {"type": "template", "payload": {"template_type": "media", "elements": [element]}}}


def test_an_id_can_be_used_for_seven_days_and_for_its_kind(client):
    identity = upload(client, "image", "a.png", PNG)["data"]["attachment_id"]
    assert client.send(LAN, image(identity))["error"] == 0
    token = {"attachment": {"type": "file", "payload": {"token": identity}}}
    assert client.send(LAN, token)["error"] == -100
    client.zalo.clock.advance(days=7, seconds=1)
    client.access = client.zalo.issue_tokens().access
    client.zalo.type_text(LAN, "a")
    assert client.send(LAN, image(identity))["error"] == -100


def test_a_file_goes_by_its_token(client):
    token = upload(client, "file", "a.pdf", PDF)["data"]["token"]
    message = {"attachment": {"type": "file", "payload": {"token": token}}}
    assert client.send(LAN, message)["error"] == 0
    assert client.zalo.sent[-1].kind == "file"


def test_uploads_end_with_the_allowance_of_the_month(client):
    client.zalo.uploads.per_month = 1
    assert [upload(client, "image", "a.png", PNG)["error"] for _ in range(2)] == [0, -211]


def test_the_profile_has_the_fields_of_the_documents(client):
    client.zalo.person(LAN).name = "Lan Nguyễn"
    data = client.get("/v3.0/oa/user/detail", data=json.dumps({"user_id": LAN}))["data"]
    assert (data["user_id"], data["display_name"], data["user_is_follower"]) == (LAN, "Lan Nguyễn", False)
    assert "shared_info" not in data
    client.zalo.submit_info(LAN, {"name": "Nguyễn Thị Lan", "phone": "84912345678"})
    data = client.get("/v3.0/oa/user/detail", data=json.dumps({"user_id": LAN}))["data"]
    assert data["shared_info"] == {"name": "Nguyễn Thị Lan", "phone": "84912345678"}


@pytest.mark.parametrize("data", ["", "{", "[]", "{}", '{"user_id": "1"}', '{"user_id": 246845883529197922}'])
def test_a_profile_of_nobody_is_refused(client, data):
    assert client.get("/v3.0/oa/user/detail", data=data)["error"] == -201


def test_the_account_tells_about_itself(client):
    assert client.get("/v2.0/oa/getoa")["data"]["oa_id"] == client.zalo.oa_id


def test_the_allowance_of_a_person_follows_the_window(client):
    def left():
        answer = client.post("/v3.0/oa/quota/message", {"user_id": LAN}).json()
        return answer["data"]["cs_reply"]["remain"]

    assert left() == "8"
    client.zalo.clock.advance(hours=49)
    client.access = client.zalo.issue_tokens().access
    assert left() == "0"


def test_people_are_listed_in_pages(client):
    for number in range(60):
        client.zalo.type_text(str(number), "a")
    data = client.get("/v3.0/oa/user/getlist", data='{"offset": 50, "count": 50}')["data"]
    assert (data["total"], data["count"], len(data["users"])) == (61, 11, 11)
    assert client.get("/v3.0/oa/user/getlist", data='{"offset": 0, "count": 51}')["error"] == -210


def test_the_latest_messages_can_be_read_ten_at_a_time(client):
    client.send(LAN, {"text": "Chào bạn"})
    asked = json.dumps({"user_id": LAN, "offset": 0, "count": 10})
    lines = client.get("/v2.0/oa/conversation", data=asked)["data"]
    assert [(line["src"], line["message"]) for line in lines] == [(0, "Chào bạn"), (1, "Xin chào")]
    recent = client.get("/v2.0/oa/listrecentchat", data='{"offset": 0, "count": 10}')["data"]
    assert [line["message"] for line in recent] == ["Chào bạn"]
    assert client.get("/v2.0/oa/listrecentchat", data='{"offset": 0, "count": 11}')["error"] == -210


def test_reading_and_uploading_can_fail_as_well(client):
    client.zalo.faults.plan(READING, -32)
    client.zalo.faults.plan(UPLOAD, -200)
    assert client.get("/v2.0/oa/getoa")["error"] == -32
    assert upload(client, "image", "a.png", PNG)["error"] == -200
