"""What the staff web reads from its environment."""

import pytest

from services.errors import InvalidInput
from web.settings import WebSettings

KEY = {"TROLY_WEB_SECRET_KEY": "k" * 32}


def test_nothing_but_the_key_has_to_be_set():
    assert WebSettings.from_env(KEY) == WebSettings(host="127.0.0.1", port=8081, secret_key="k" * 32)


@pytest.mark.parametrize(
    ("url", "one"),
    [("", True), ("sqlite:///var/troly.db", True), ("postgresql+psycopg2://troly@db/troly", False)],
)
def test_sqlite_has_one_writer(url, one):
    assert WebSettings.from_env({**KEY, "TROLY_DATABASE_URL": url}).one_writer is one


@pytest.mark.parametrize("value", ["0", "65536", "-1", "80a", "８０"])
def test_a_port_that_is_none_is_refused_with_the_name_of_its_variable(value):
    with pytest.raises(InvalidInput, match="TROLY_WEB_PORT"):
        WebSettings.from_env({**KEY, "TROLY_WEB_PORT": value})


def test_a_short_key_is_refused():
    with pytest.raises(InvalidInput, match="TROLY_WEB_SECRET_KEY"):
        WebSettings.from_env({"TROLY_WEB_SECRET_KEY": "k" * 31})


def test_a_key_that_is_not_given_is_kept(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    first = WebSettings.from_env({}).secret_key
    assert WebSettings.from_env({}).secret_key == first
    assert (tmp_path / "var" / "web_secret_key").stat().st_mode & 0o777 == 0o600
