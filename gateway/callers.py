"""Who calls, as limits see it: by network address."""

import ipaddress

from starlette.requests import Request

NETWORK_BITS = 64  # of IPv6: a home or a telephone has all addresses below it, and may use them in turn
NOBODY = "?"
FORWARDED = "X-Forwarded-For"


def caller_of(request: Request) -> str | None:
    """The name under which a request is counted; None for one of this machine itself, which is not.

    Behind a proxy that does not name its clients everybody would share the loopback's limit.
    """
    name = limited_name(request.client.host) if request.client else None
    # A client that is named, and as this machine itself, has lied to its proxy.
    return NOBODY if name is None and FORWARDED in request.headers else name


def limited_name(host: str) -> str | None:
    """The name under which an address is counted; None for this machine itself.

    Args:
        host: As the server or a proxy tells it; what is no address has one name for all.
    """
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return NOBODY
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is None:
            if address.is_loopback:
                return None
            return str(ipaddress.ip_network((int(address), NETWORK_BITS), strict=False))
        address = address.ipv4_mapped
    return None if address.is_loopback else str(address)
