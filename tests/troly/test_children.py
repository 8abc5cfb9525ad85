"""Which processes `troly serve` starts."""

from pathlib import Path

from troly.serve import _children
from troly.settings import Settings


def test_the_staff_web_is_started_last_and_knows_where_to_listen(tmp_path, monkeypatch):
    monkeypatch.setattr("troly.serve.LOGS", tmp_path)
    settings = Settings.from_env({"TROLY_WEB_PORT": "18081", "TROLY_GATEWAY_WORKERS": "2"})
    children = _children(settings, Path("model"))
    assert [child.name for child in children] == ["actions", "bot", "gateway-1", "gateway-2", "web"]
    assert children[-1].environment["TROLY_WEB_PORT"] == "18081"
    assert settings.staff_address == "http://127.0.0.1:18081"
