"""Who counts as one caller, whatever address is claimed."""

from pathlib import Path

import pytest
from starlette.requests import Request

from gateway.callers import NOBODY, caller_of, limited_name


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("203.0.113.5", "203.0.113.5"),
        ("::ffff:203.0.113.5", "203.0.113.5"),
        ("2001:db8:1:2::1", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff:ffff:ffff:ffff", "2001:db8:1:2::/64"),
        ("2001:db8:1:3::1", "2001:db8:1:3::/64"),
        ("127.0.0.1", None),
        ("::1", None),
        ("::ffff:127.0.0.1", None),
        ("", NOBODY),
        ("unknown", NOBODY),
        ("x" * 30_000, NOBODY),
        ("127.0.0.1, 203.0.113.5", NOBODY),
        ("1.2.3.4\x00", NOBODY),
    ],
)
def test_an_address_has_the_name_of_its_network(host: str, name: str | None) -> None:
    assert limited_name(host) == name


@pytest.mark.parametrize(
    ("host", "headers", "name"),
    [
        ("127.0.0.1", [], None),
        ("127.0.0.1", [(b"x-forwarded-for", b"127.0.0.1")], NOBODY),
        ("127.0.0.2", [(b"x-forwarded-for", b"127.0.0.2")], NOBODY),
        ("203.0.113.5", [(b"x-forwarded-for", b"127.0.0.1")], "203.0.113.5"),
    ],
)
def test_nobody_becomes_this_machine_by_saying_so(
    host: str, headers: list[tuple[bytes, bytes]], name: str | None
) -> None:
    assert caller_of(Request({"type": "http", "client": (host, 1), "headers": headers})) == name


@pytest.mark.parametrize("header", ["X-Forwarded-For $remote_addr;", "X-Forwarded-Proto $scheme;"])
def test_the_proxy_of_the_manual_names_its_clients_and_believes_none_of_them(header: str) -> None:
    manual = Path(__file__).parents[2] / "docs/channels.md"
    assert f"proxy_set_header {header}" in manual.read_text(encoding="utf-8")
