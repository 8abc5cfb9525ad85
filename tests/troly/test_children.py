"""Which processes `troly serve` starts."""

from pathlib import Path

from troly.notes import Notes
from troly.serve import _children
from troly.settings import Settings


def test_the_staff_web_and_what_learns_start_last_and_know_where_to_look(tmp_path, monkeypatch):
    monkeypatch.setattr("troly.serve.LOGS", tmp_path)
    settings = Settings.from_env({"TROLY_WEB_PORT": "18081", "TROLY_GATEWAY_WORKERS": "2"})
    children = _children(settings, Path("model"), Notes(tmp_path / "notes"))
    names = ["actions", "bot", "gateway-1", "gateway-2", "web", "learning"]
    assert [child.name for child in children] == names
    assert {child.environment["TROLY_WEB_PORT"] for child in children} == {"18081"}
    assert {child.environment["TROLY_NOTES"] for child in children} == {str(tmp_path / "notes")}
    assert settings.staff_address == "http://127.0.0.1:18081"
