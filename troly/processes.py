"""A process of ours and everything it starts: begin, watch, end."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from troly.root import ROOT

_GRACE_SECONDS = 8.0


@dataclass
class Child:
    """A Python module run as a process group of its own, its output in a log file."""

    name: str
    module: Sequence[str]
    environment: Mapping[str, str]
    log: Path
    _process: subprocess.Popen[bytes] | None = field(default=None, init=False)

    def start(self) -> None:
        """Begin, or begin again. Must run in the main thread: the kernel watches the thread that forks."""
        command = [sys.executable, "-m", "troly.child", str(os.getpid()), sys.executable, "-m", *self.module]
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                command,
                cwd=ROOT,
                env=dict(self.environment),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # Ctrl-C reaches the supervisor alone, which ends the groups in order
            )

    @property
    def pid(self) -> int | None:
        """Id of the process, also after its end; None before it began."""
        return self._process.pid if self._process is not None else None

    def exit_code(self) -> int | None:
        """Exit code of the process; None while it runs or before it began."""
        return self._process.poll() if self._process is not None else None

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the whole group, also to what a dead process left behind."""
        if self._process is not None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, number)

    def wait(self, seconds: float) -> None:
        """Give the process so long to end."""
        if self._process is not None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(timeout=seconds)


@contextlib.contextmanager
def ended_after(children: Sequence[Child]) -> Iterator[None]:
    """End all groups at the end, whatever the end is: politely together, by force after a few seconds."""
    try:
        yield
    finally:
        for child in children:
            child.signal(signal.SIGTERM)
        deadline = time.monotonic() + _GRACE_SECONDS
        for child in children:
            child.wait(max(0.1, deadline - time.monotonic()))
        for child in children:
            child.signal(signal.SIGKILL)
            child.wait(_GRACE_SECONDS)


def fresh_log(path: Path) -> Path:
    """An empty log file, readable by its owner; the one before is kept beside it as .1."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists():
        path.replace(path.with_name(f"{path.name}.1"))
    path.touch(mode=0o600)
    return path
