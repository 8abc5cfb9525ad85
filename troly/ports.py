"""Which ports are free."""

import errno
import socket

from services.addresses import LOOPBACK
from troly.errors import CommandFailed


def require_free(host: str, port: int, variable: str) -> None:
    """Refuse a port that cannot be opened, naming the variable that moves it.

    Raises:
        CommandFailed: Somebody else listens there, or the system forbids it.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        # A port just left by our own children is in TIME_WAIT, not busy.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            key = "serve.port_busy" if error.errno == errno.EADDRINUSE else "serve.port_forbidden"
            other = port + 1000 if 1024 <= port <= 64000 else 8090
            raise CommandFailed(key, host=host, port=port, variable=variable, other=other) from error


def free_ports(count: int) -> list[int]:
    """Ports of the loopback that nobody uses just now, all different."""
    probes = [socket.socket() for _ in range(count)]
    try:
        for probe in probes:
            probe.bind((LOOPBACK, 0))
        return [probe.getsockname()[1] for probe in probes]
    finally:
        for probe in probes:
            probe.close()
