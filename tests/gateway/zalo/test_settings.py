import pytest

from gateway.zalo.rules import load_rules, read_rules
from gateway.zalo.settings import ZaloSettings
from services.errors import InvalidInput
from services.resources import load_yaml

SECRETS = {
    "TROLY_ZALO_APP_SECRET": "app-secret-of-the-tests",
    "TROLY_ZALO_OA_SECRET": "oa-secret-of-the-tests",
    "TROLY_ZALO_CODE_VERIFIER": "verifier-of-the-tests",
}


def test_the_channel_is_off_without_an_app():
    assert not ZaloSettings.from_env({}).is_on


def test_the_channel_is_on_before_any_secret_exists():
    assert ZaloSettings.from_env({"TROLY_ZALO_APP_ID": "360846524940903967"}).is_on


def test_addresses_are_those_of_zalo_unless_given():
    settings = ZaloSettings.from_env({"TROLY_ZALO_API_URL": "http://127.0.0.1:9000/"})
    assert settings.api_url == "http://127.0.0.1:9000"
    assert settings.oauth_url == "https://oauth.zaloapp.com"
    assert settings.template_url == "https://business.openapi.zalo.me"


@pytest.mark.parametrize("address", ["http://example.vn", "openapi.zalo.me", "ftp://127.0.0.1", "https://"])
def test_an_address_over_which_tokens_would_leak_is_refused(address):
    with pytest.raises(InvalidInput, match="TROLY_ZALO_OAUTH_URL"):
        ZaloSettings.from_env({"TROLY_ZALO_OAUTH_URL": address})


@pytest.mark.parametrize("variable", ["TROLY_ZALO_APP_ID", "TROLY_ZALO_OA_ID"])
def test_an_id_that_is_no_number_is_refused(variable):
    with pytest.raises(InvalidInput, match=variable):
        ZaloSettings.from_env({variable: "trung-tam"})


def test_one_secret_in_both_places_is_refused():
    with pytest.raises(InvalidInput, match="Webhook page"):
        ZaloSettings.from_env({"TROLY_ZALO_APP_SECRET": "same", "TROLY_ZALO_OA_SECRET": "same"})


def test_no_secret_is_ever_printed():
    printed = repr(ZaloSettings.from_env(SECRETS))
    assert not [secret for secret in SECRETS.values() if secret in printed]


def test_every_rule_of_the_file_has_its_field():
    assert read_rules(load_yaml("gateway/zalo.yml")) == load_rules()


def test_an_unknown_rule_is_refused_by_name():
    data = dict(load_yaml("gateway/zalo.yml"))
    data["text"] = {**data["text"], "colour": "blue"}
    with pytest.raises(InvalidInput, match="text has missing or unknown keys: colour"):
        read_rules(data)


@pytest.mark.parametrize("key", ["shape", "press"])
def test_a_way_of_showing_buttons_that_nobody_knows_is_refused(key):
    data = dict(load_yaml("gateway/zalo.yml"))
    data["buttons"] = {**data["buttons"], key: "round"}
    with pytest.raises(InvalidInput, match=f"buttons.{key}"):
        read_rules(data)
