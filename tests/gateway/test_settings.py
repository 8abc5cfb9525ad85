"""Settings are complete and refuse what is wrong."""

from pathlib import Path

import pytest

from gateway.settings import GatewaySettings, kept_key
from services.errors import InvalidInput


def test_a_key_is_made_once_and_only_we_can_read_it(tmp_path: Path) -> None:
    file = tmp_path / "var" / "secret_key"
    key = kept_key(file)
    assert len(key) >= 32
    assert kept_key(file) == key
    assert file.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in file.parent.iterdir()] == ["secret_key"]


def test_a_broken_key_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "secret_key").write_text("short")
    with pytest.raises(InvalidInput, match="secret_key"):
        kept_key(tmp_path / "secret_key")


def test_the_environment_is_read() -> None:
    settings = GatewaySettings.from_env(
        {"TROLY_SECRET_KEY": "k" * 32, "TROLY_GATEWAY_PORT": "9000", "TROLY_RASA_PORT": "9001"}
    )
    assert (settings.port, settings.rasa_url, settings.host) == (9000, "http://127.0.0.1:9001", "127.0.0.1")


@pytest.mark.parametrize(
    "wrong",
    [{"TROLY_SECRET_KEY": "short"}, {"TROLY_SECRET_KEY": "k" * 32, "TROLY_GATEWAY_PORT": "x"}],
)
def test_a_wrong_setting_is_named(wrong: dict[str, str]) -> None:
    with pytest.raises(InvalidInput, match=list(wrong)[-1]):
        GatewaySettings.from_env(wrong)
