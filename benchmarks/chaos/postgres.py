"""A PostgreSQL of its own, which may be stopped as rudely as it allows."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg2

from services.addresses import LOOPBACK
from troly.ports import free_ports

_HOMES = Path("/usr/lib/postgresql")  # Debian keeps the server's programs off the PATH
_SECONDS = 60


class NoPostgresError(Exception):
    """PostgreSQL is not installed."""


class Postgres:
    """One server over one folder.

    Attributes:
        url: Its address in SQLAlchemy's form.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        (self._port,) = free_ports(1)
        self._programs = _programs()
        self.url = f"postgresql+psycopg2://troly@{LOOPBACK}:{self._port}/postgres"

    @contextmanager
    def running(self) -> Iterator[Postgres]:
        """Made anew, started, and stopped at the end."""
        if os.geteuid() == 0:
            shutil.chown(self._folder, "postgres")
        self._run("initdb", "-U", "troly", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8")
        try:
            self._control("-w", "start")
            yield self
        finally:
            self.stop()

    def start(self) -> None:
        """Begin to start; `is_up` tells when it takes connections."""
        self._control("-W", "start")

    def stop(self) -> None:
        """As after a loss of power: connections are cut, nothing is written down, recovery comes later."""
        self._control("-m", "immediate", "stop", check=False)

    def is_up(self) -> bool:
        """Whether it answers."""
        try:
            psycopg2.connect(
                host=LOOPBACK, port=self._port, user="troly", dbname="postgres", connect_timeout=2
            ).close()
        except psycopg2.OperationalError:
            return False
        return True

    def _control(self, *words: str, check: bool = True) -> None:
        options = f"-c listen_addresses={LOOPBACK} -p {self._port} -k {self._folder}"
        log = str(self._folder / "log")
        self._run("pg_ctl", "-s", "-l", log, "-o", options, *words, check=check)

    def _run(self, program: str, *words: str, check: bool = True) -> None:
        command = [str(self._programs / program), "-D", str(self._folder / "data"), *words]
        if os.geteuid() == 0:  # it refuses to run as root
            command = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", *command]
        subprocess.run(
            command,
            cwd="/",
            check=check,
            timeout=_SECONDS,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL if not check else None,
        )


def _programs() -> Path:
    found = sorted(_HOMES.glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    if on_path is None:
        raise NoPostgresError("PostgreSQL is not installed on this machine.")
    return Path(on_path).resolve().parent
