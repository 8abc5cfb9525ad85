"""The grant: codes, pairs, their lives, and refusals that come with HTTP 200."""

from urllib.parse import parse_qs, urlsplit

import pytest
import requests

from tests.platforms.zalo.faults import OAUTH, Break
from tests.platforms.zalo.tokens import challenge_of

VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"


def exchange(client, code, **more):
    form = {"code": code, "app_id": client.zalo.app_id, "grant_type": "authorization_code", **more}
    return client.token(**form)


def refresh(client, token, secret=None, **more):
    form = {"refresh_token": token, "app_id": client.zalo.app_id, "grant_type": "refresh_token", **more}
    return client.token(secret, **form)


def assert_refused(answer):
    assert answer.status_code == 200
    assert {"error", "error_name", "error_description"} <= answer.json().keys()
    assert "access_token" not in answer.json()


def test_the_challenge_is_that_of_the_standard():
    assert challenge_of(VERIFIER) == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"


def test_permission_leads_to_the_callback_with_a_code_that_gives_a_pair(client):
    asked = {
        "app_id": client.zalo.app_id,
        "redirect_uri": client.zalo.oauth.callback_url,
        "code_challenge": challenge_of(VERIFIER),
        "state": "abc",
    }
    url = f"{client.zalo.url}/v4/oa/permission"
    answer = requests.get(url, params=asked, allow_redirects=False, timeout=9)
    assert answer.status_code == 302
    told = parse_qs(urlsplit(answer.headers["location"]).query)
    assert told["oa_id"] == [client.zalo.oa_id]
    assert told["state"] == ["abc"]
    pair = exchange(client, told["code"][0], code_verifier=VERIFIER).json()
    assert pair["expires_in"] == "90000"
    client.access = pair["access_token"]
    assert client.get("/v2.0/oa/getoa")["error"] == 0


@pytest.mark.parametrize(
    ("changed", "error"),
    [({"redirect_uri": "https://other.example.vn/"}, -14003), ({"app_id": "1"}, -14002)],
)
def test_permission_for_another_callback_or_app_is_refused(client, changed, error):
    asked = {"app_id": client.zalo.app_id, "redirect_uri": client.zalo.oauth.callback_url, **changed}
    answer = requests.get(f"{client.zalo.url}/v4/oa/permission", params=asked, timeout=9)
    assert answer.json()["error"] == error


def test_a_code_is_good_once_and_for_ten_minutes(client):
    code = client.zalo.grant()
    assert "access_token" in exchange(client, code).json()
    assert_refused(exchange(client, code))
    late = client.zalo.grant()
    client.zalo.clock.advance(601)
    assert_refused(exchange(client, late))


@pytest.mark.parametrize("verifier", ["", "x" * 43])
def test_a_wrong_verifier_is_refused(client, verifier):
    code = client.zalo.grant(challenge_of(VERIFIER))
    assert_refused(exchange(client, code, code_verifier=verifier))


def test_a_refresh_token_is_dead_once_used(client):
    pair = refresh(client, client.refresh).json()
    assert pair["refresh_token"] != client.refresh
    assert_refused(refresh(client, client.refresh))
    assert "access_token" in refresh(client, pair["refresh_token"]).json()
    assert client.zalo.tokens.refreshes == 2


def test_a_refresh_token_lives_for_three_months(client):
    client.zalo.clock.advance(days=91)
    assert_refused(refresh(client, client.refresh))


def test_a_wrong_secret_is_refused_and_leaves_the_token_alive(client):
    assert_refused(refresh(client, client.refresh, secret="OaSecretKeyForTests01"))
    assert "access_token" in refresh(client, client.refresh).json()


def test_json_instead_of_a_form_is_refused(client):
    form = {"refresh_token": client.refresh, "app_id": client.zalo.app_id, "grant_type": "refresh_token"}
    headers = {"secret_key": client.zalo.app_secret}
    assert_refused(client.post("/v4/oa/access_token", form, headers=headers))


def test_an_answer_that_is_lost_has_used_up_the_token_all_the_same(client):
    client.zalo.faults.plan(OAUTH, Break.CUT_AFTER)
    with pytest.raises(requests.ConnectionError):
        refresh(client, client.refresh)
    assert_refused(refresh(client, client.refresh))


def test_the_number_of_a_dead_refresh_token_can_be_any_of_those_reported(client):
    client.zalo.tokens.refresh_error = "invalid_grant"
    assert refresh(client, "RT-unknown").json()["error"] == "invalid_grant"


def test_an_access_token_ends_with_its_life(client):
    assert client.get("/v2.0/oa/getoa")["error"] == 0
    client.zalo.clock.advance(90_001)
    assert client.get("/v2.0/oa/getoa")["error"] == -216
