"""Whether the public address is one a platform can post to, as far as it can be seen from inside."""

from collections.abc import Collection
from ipaddress import ip_address
from urllib.parse import urlsplit

from troly.channel_report import Report
from troly.channel_words import words

_HTTPS = 443


def address_is_usable(
    report: Report, channel: str, address: str, ports: Collection[int], without: str = ""
) -> bool:
    """Tell what is wrong with the address, or that only the world can tell the rest.

    Args:
        report: Gets the line.
        channel: Such as "zalo".
        address: TROLY_PUBLIC_ADDRESS.
        ports: Those the platform posts to.
        without: What to do when there is no public address; empty if nothing helps.
    """
    name = words(f"names.{channel}")
    if not address:
        report.bad("public_address.missing", without=without)
        return False
    parts = urlsplit(address)
    host, port = parts.hostname or "", _port(address)
    if parts.scheme != "https":
        report.bad("public_address.no_https", address=address)
    elif _is_inside(host):
        report.bad("public_address.inside", host=host, name=name, without=without)
    elif port not in ports:
        report.bad("public_address.bad_port", port=port, name=name, ports=", ".join(map(str, ports)))
    else:
        report.good("public_address.good", address=address)
        report.note("public_address.untestable", address=address)
        return True
    return False


def _port(address: str) -> int | None:
    """The port; None when there is nonsense in its place."""
    try:
        return urlsplit(address).port or _HTTPS
    except ValueError:
        return None


def _is_inside(host: str) -> bool:
    try:
        return not ip_address(host).is_global
    except ValueError:
        return "." not in host or host.endswith((".local", ".localhost", ".internal", ".lan"))
