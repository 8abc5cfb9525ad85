"""Where the processes find one another."""

import pytest

from troly.env_file import load_env_file
from troly.errors import CommandFailed
from troly.ports import free_ports, require_free
from troly.root import ROOT
from troly.settings import Settings, absolute_url


def test_nothing_has_to_be_set():
    settings = Settings.from_env({})
    assert settings.chat_address == "http://127.0.0.1:8080/chat"
    assert len(settings.rasa_token) >= 32


def test_each_start_makes_a_token_of_its_own():
    assert Settings.from_env({}).rasa_token != Settings.from_env({}).rasa_token


@pytest.mark.parametrize("value", ["0", "65536", "-1", "80a", "８０", "8080.0"])
def test_a_port_that_is_none_is_refused_with_the_name_of_its_variable(value):
    with pytest.raises(CommandFailed, match="TROLY_RASA_PORT"):
        Settings.from_env({"TROLY_RASA_PORT": value})


def test_an_address_for_everybody_is_shown_as_this_machine():
    assert Settings.from_env({"TROLY_GATEWAY_HOST": "::"}).chat_address.startswith("http://127.0.0.1:")


@pytest.mark.parametrize(
    ("url", "absolute"),
    [
        ("sqlite:///var/troly.db", f"sqlite:///{ROOT}/var/troly.db"),
        ("sqlite:////srv/troly.db", "sqlite:////srv/troly.db"),
        ("sqlite:///:memory:", "sqlite:///:memory:"),
        ("sqlite://", "sqlite://"),
        ("postgresql+psycopg2://troly@db/troly", "postgresql+psycopg2://troly@db/troly"),
    ],
)
def test_a_database_address_means_the_same_from_every_folder(url, absolute):
    assert absolute_url(url) == absolute


def test_a_busy_port_is_named_with_the_variable_that_moves_it():
    import socket

    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = busy.getsockname()[1]
        with pytest.raises(CommandFailed, match=f"{port}.*TROLY_GATEWAY_PORT"):
            require_free("127.0.0.1", port, "TROLY_GATEWAY_PORT")


def test_free_ports_are_different_and_free():
    ports = free_ports(3)
    assert len(set(ports)) == 3
    for port in ports:
        require_free("127.0.0.1", port, "TROLY_RASA_PORT")


class TestEnvFile:
    @pytest.fixture(autouse=True)
    def _elsewhere(self, tmp_path, monkeypatch):
        monkeypatch.setattr("troly.env_file.ROOT", tmp_path)
        monkeypatch.setenv("TROLY_RASA_PORT", "6000")
        monkeypatch.setattr("os.environ", dict(__import__("os").environ))
        self.file = tmp_path / ".env"

    def test_a_missing_file_is_no_fault(self):
        load_env_file()

    def test_values_are_read_and_the_environment_wins(self):
        import os

        self.file.write_text(
            '# ports\nTROLY_RASA_PORT=7000\nexport TROLY_ACTION_PORT="7001"\n\n', encoding="utf-8"
        )
        load_env_file()
        assert (os.environ["TROLY_RASA_PORT"], os.environ["TROLY_ACTION_PORT"]) == ("6000", "7001")

    def test_a_line_of_another_form_is_refused_with_its_number(self):
        self.file.write_text("# ports\nTROLY_RASA_PORT 7000\n", encoding="utf-8")
        with pytest.raises(CommandFailed, match="2"):
            load_env_file()
