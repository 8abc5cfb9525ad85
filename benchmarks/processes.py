"""Start processes, end them by their id, and ask the kernel what they cost."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

from troly.root import ROOT, VAR

# Compiled modules of the measured processes. A start that compiles Rasa and TensorFlow anew takes
# twenty seconds longer, whichever system it is, and would hide what is compared.
_BYTECODE = VAR / "bench" / "bytecode"
_OURS = ("actions", "benchmarks", "bot", "gateway", "jobs_db", "language", "services", "troly")
_GRACE_SECONDS = 8.0
_MIB = 2**20


class ProcessError(Exception):
    """A process ended with an error; the end of its log is in the message."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a finished command took; memory is the highest resident size of the process."""

    wall_seconds: float
    cpu_seconds: float
    peak_mb: float


def run_measured(module: Sequence[str], log: Path, environment: Mapping[str, str] | None = None) -> Cost:
    """Run a Python module to its end.

    Raises:
        ProcessError: Its exit code is not 0.
    """
    began = time.perf_counter()
    with log.open("wb") as output:
        process = subprocess.Popen(
            _command(module), cwd=ROOT, env=_environment(environment), stdout=output, stderr=output
        )
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise ProcessError(f"{' '.join(module)}: exit code {process.returncode}\n{_end_of(log)}")
    return Cost(
        wall_seconds=round(time.perf_counter() - began, 1),
        cpu_seconds=round(usage.ru_utime + usage.ru_stime, 1),
        peak_mb=round(usage.ru_maxrss / 1024, 1),  # Linux counts in KiB
    )


def compile_modules(log: Path) -> None:
    """Compile every module once, before anything is measured; quick when nothing has changed."""
    folders = [sysconfig.get_path("purelib"), *(str(ROOT / name) for name in _OURS)]
    # Some packages carry files for other versions of Python, which do not compile: no failure of ours.
    with contextlib.suppress(ProcessError):
        run_measured(("compileall", "-q", "-j", "2", "-x", "/tests?/", *folders), log)


@dataclass
class Servers:
    """Processes that answer together."""

    processes: list[subprocess.Popen[bytes]]
    logs: list[Path]

    def check(self) -> None:
        """Complain if one has ended.

        Raises:
            ProcessError: With the end of its log.
        """
        for process, log in zip(self.processes, self.logs, strict=True):
            if process.poll() is not None:
                raise ProcessError(f"{log.stem} ended with {process.returncode}\n{_end_of(log)}")

    def memory_mb(self) -> dict[str, float]:
        """Proportional set size of each process with its children: shared pages count once."""
        sizes = {name: sum(one.memory_full_info().pss for one in family) for name, family in self._families()}
        return {name: round(size / _MIB, 1) for name, size in sizes.items()}

    def cpu_seconds(self) -> dict[str, float]:
        """Processor time each process and its children have used so far."""
        times = {name: [one.cpu_times() for one in family] for name, family in self._families()}
        return {name: sum(used.user + used.system for used in all_used) for name, all_used in times.items()}

    def _families(self) -> Iterator[tuple[str, list[psutil.Process]]]:
        for process, log in zip(self.processes, self.logs, strict=True):
            yield log.stem, _family(process.pid)


@contextlib.contextmanager
def servers(
    modules: Mapping[str, Sequence[str]], environment: Mapping[str, str], logs: Path
) -> Iterator[Servers]:
    """Start Python modules, each a process group of its own; end all of them at the end."""
    logs.mkdir(parents=True, exist_ok=True)
    running = Servers([], [])
    try:
        for name, module in modules.items():
            log = logs / f"{name}.log"
            with log.open("wb") as output:
                process = subprocess.Popen(
                    # troly.child ends with us, also when we are killed.
                    [sys.executable, "-m", "troly.child", str(os.getpid()), *_command(module)],
                    cwd=ROOT,
                    env=_environment(environment),
                    stdin=subprocess.DEVNULL,
                    stdout=output,
                    stderr=output,
                    start_new_session=True,
                )
            running.processes.append(process)
            running.logs.append(log)
        yield running
    finally:
        for process in running.processes:
            _signal(process, signal.SIGTERM)
        deadline = time.monotonic() + _GRACE_SECONDS
        for process in running.processes:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(max(0.1, deadline - time.monotonic()))
            _signal(process, signal.SIGKILL)
            process.wait()


def _signal(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, number)


def _family(pid: int) -> list[psutil.Process]:
    with contextlib.suppress(psutil.NoSuchProcess):
        parent = psutil.Process(pid)
        return [parent, *parent.children(recursive=True)]
    return []


def _command(module: Sequence[str]) -> list[str]:
    return [sys.executable, "-m", *module]


def _environment(own: Mapping[str, str] | None) -> dict[str, str]:
    environment = {
        **os.environ,
        "PYTHONPYCACHEPREFIX": str(_BYTECODE),
        "PYTHONWARNINGS": "ignore",
        "RASA_TELEMETRY_ENABLED": "false",
        **(own or {}),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment


def _end_of(log: Path) -> str:
    return "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-15:])
