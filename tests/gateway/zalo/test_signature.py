import hashlib
import hmac

import pytest

from gateway.zalo.signature import Signed, is_right, signature_of, wrong_variant

# As the protocol's documents give it: 265 characters, 266 bytes.
BODY = (
    '{"app_id":"360846524940903967","sender":{"id":"246845883529197922"},'
    '"user_id_by_app":"552177279717587730","recipient":{"id":"388613280878808645"},'
    '"event_name":"user_send_text","message":{"text":"Xin chào","msg_id":"96d3cdf3af150460909"},'
    '"timestamp":"1790000000123"}'
).encode()
MAC = "5ab884aeb04ce355e5d8660abd483554f0215eb8f2471951f2c37a42731540cf"
APP, OA, TIME = "360846524940903967", "388613280878808645", "1790000000123"
SECRET, APP_SECRET = "OaSecretKeyForTests01", "AppSecretForTests01"
SIGNED = Signed(
    app_id=APP,
    body=BODY,
    timestamp=TIME,
    oa_secret=SECRET,
    header_timestamp="1790000000999",
    oa_id=OA,
    app_secret=APP_SECRET,
)


def plain(*parts: bytes) -> str:
    return hashlib.sha256(b"".join(parts)).hexdigest()


def keyed(secret: str, message: bytes) -> str:
    return hmac.new(secret.encode(), message, hashlib.sha256).hexdigest()


def test_the_signature_is_that_of_the_documents():
    assert len(BODY) == 266
    assert signature_of(SIGNED) == MAC


@pytest.mark.parametrize(
    "header", [f"mac={MAC}", MAC, f"mac={MAC.upper()}", MAC.upper(), f" mac={MAC} ", f"MAC={MAC}"]
)
def test_the_right_one_is_taken_as_sources_write_it(header):
    assert is_right(header, SIGNED)


@pytest.mark.parametrize(
    "header",
    [
        "",
        "mac=",
        MAC[:-1],
        f"mac={MAC[:-1]}0",
        f"mac=mac={MAC}",
        f"{MAC}{MAC}",
        "mac=chữ ký",
        "\ud800",
        "mac=\x00",
    ],
)
def test_a_wrong_one_is_refused(header):
    assert not is_right(header, SIGNED)


@pytest.mark.parametrize(
    ("variant", "signature"),
    [
        ("app_secret", plain(APP.encode(), BODY, TIME.encode(), APP_SECRET.encode())),
        ("oa_id_first", plain(OA.encode(), BODY, TIME.encode(), SECRET.encode())),
        ("header_timestamp", plain(APP.encode(), BODY, b"1790000000999", SECRET.encode())),
        ("without_app_id", plain(BODY, TIME.encode(), SECRET.encode())),
        ("hmac_oa_secret", keyed(SECRET, BODY)),
        ("hmac_oa_secret_whole", keyed(SECRET, APP.encode() + BODY + TIME.encode())),
        ("hmac_app_secret", keyed(APP_SECRET, BODY)),
        ("hmac_app_secret_whole", keyed(APP_SECRET, APP.encode() + BODY + TIME.encode())),
    ],
)
def test_a_known_mistake_is_told_by_name_and_never_accepted(variant, signature):
    assert not is_right(f"mac={signature}", SIGNED)
    assert wrong_variant(f"mac={signature}", SIGNED) == variant


@pytest.mark.parametrize(
    ("variant", "came"),
    [
        ("body_rewritten", BODY.replace(b'":', b'": ').replace(b',"', b', "')),
        ("body_rewritten_escaped", BODY),
    ],
)
def test_a_body_that_was_written_anew_on_the_way_is_told(variant, came):
    sent = BODY if variant == "body_rewritten" else BODY.replace("à".encode(), b"\\u00e0")
    header = plain(APP.encode(), sent, TIME.encode(), SECRET.encode())
    signed = Signed(app_id=APP, body=came, timestamp=TIME, oa_secret=SECRET)
    assert not is_right(header, signed)
    assert wrong_variant(header, signed) == variant


def test_a_signature_nobody_can_explain_has_no_name():
    assert wrong_variant("mac=" + "0" * 64, SIGNED) is None


@pytest.mark.parametrize("body", [b"", b"{", b"[" * 10_000 + b"]" * 10_000, b'{"a":' + b"9" * 8_000 + b"}"])
def test_a_body_nobody_can_write_anew_is_only_wrong(body):
    signed = Signed(app_id=APP, body=body, timestamp=TIME, oa_secret=SECRET)
    assert not is_right("0" * 64, signed)
    assert wrong_variant("0" * 64, signed) is None


def test_no_secret_is_ever_printed():
    assert SECRET not in repr(SIGNED)
    assert APP_SECRET not in repr(SIGNED)
