"""What can be killed, how it begins again, and when it is back."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import httpx
import psutil

from benchmarks.chaos.postgres import Postgres
from services.addresses import LOOPBACK
from troly.processes import Child


class Victim(Protocol):
    """A part of the assistant."""

    name: str

    def kill(self) -> None:
        """End it without a word."""
        ...

    def begin(self) -> None:
        """Start it again."""
        ...

    def is_alive(self) -> bool:
        """Whether there is a process at all; it may still be starting."""
        ...

    def is_back(self) -> bool:
        """Whether it does its work again."""
        ...


@dataclass
class ProcessVictim:
    """One of our own processes, killed with its whole group."""

    child: Child
    works: Callable[[Child], bool]

    @property
    def name(self) -> str:
        return self.child.name

    def kill(self) -> None:
        self.child.signal(signal.SIGKILL)
        self.child.wait(10)

    def begin(self) -> None:
        self.child.start()

    def is_alive(self) -> bool:
        return self.child.exit_code() is None

    def is_back(self) -> bool:
        return self.is_alive() and self.works(self.child)


@dataclass
class DatabaseVictim:
    """PostgreSQL, stopped in the middle of whatever it does."""

    postgres: Postgres
    name: str = "database"

    def kill(self) -> None:
        self.postgres.stop()

    def begin(self) -> None:
        self.postgres.start()

    def is_alive(self) -> bool:
        return True

    def is_back(self) -> bool:
        return self.postgres.is_up()


def listens(child: Child) -> bool:
    """Whether the process takes connections; a port that it shares with another does not tell."""
    if child.pid is None:
        return False
    try:
        connections = psutil.Process(child.pid).net_connections("tcp")
    except psutil.Error:
        return False
    return any(one.status == psutil.CONN_LISTEN for one in connections)


def takes_connections(port: int) -> bool:
    """Whether somebody listens at a port of the loopback."""
    try:
        socket.create_connection((LOOPBACK, port), timeout=1).close()
    except OSError:
        return False
    return True


def says_ok(url: str) -> bool:
    """Whether an address answers with success."""
    try:
        return httpx.get(url, timeout=2.0, trust_env=False).is_success
    except httpx.HTTPError:
        return False
