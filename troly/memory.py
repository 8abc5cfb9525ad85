"""How much memory the machine has left, and which process goes first when it has none."""

import contextlib
from pathlib import Path

from troly.processes import Child

_FIRST = "1000"  # of -1000 to 1000, as the kernel counts


def free_megabytes(meminfo: Path = Path("/proc/meminfo")) -> int | None:
    """Memory that can be had without swapping; None where the system does not tell."""
    try:
        lines = dict(line.split(":", 1) for line in meminfo.read_text(encoding="ascii").splitlines())
        return int(lines["MemAvailable"].split()[0]) // 1024
    except (OSError, ValueError, KeyError, IndexError):
        return None


def end_first(child: Child) -> None:
    """Ask the kernel to end this process, not the assistant, when memory runs out."""
    with contextlib.suppress(OSError):
        Path(f"/proc/{child.pid}/oom_score_adj").write_text(_FIRST, encoding="ascii")
