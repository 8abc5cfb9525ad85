"""Open pages: nobody alone takes the places of all."""

import pytest

from gateway.chat import streams as streams_module
from gateway.chat.streams import Streams


@pytest.fixture
def streams(monkeypatch: pytest.MonkeyPatch) -> Streams:
    monkeypatch.setattr(streams_module, "PAGES", 5)
    monkeypatch.setattr(streams_module, "PAGES_PER_CALLER", 2)
    return Streams()


def test_one_address_has_so_many_pages_and_others_have_theirs(streams: Streams) -> None:
    with streams.open("web_1", "203.0.113.5"), streams.open("web_2", "203.0.113.5"):
        assert streams.is_full("203.0.113.5")
        assert not streams.is_full("203.0.113.6")
    assert not streams.is_full("203.0.113.5")


def test_all_addresses_together_have_so_many_pages(streams: Streams) -> None:
    opened = [streams.open(f"web_{number}", f"203.0.113.{number}") for number in range(5)]
    for page in opened:
        page.__enter__()
    assert streams.is_full("203.0.113.9")
    opened[0].__exit__(None, None, None)
    assert not streams.is_full("203.0.113.9")


def test_pages_behind_a_proxy_that_names_nobody_share_only_the_limit_of_all(streams: Streams) -> None:
    with streams.open("web_1"), streams.open("web_2"), streams.open("web_3"):
        assert not streams.is_full()
