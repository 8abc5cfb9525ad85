"""A child that is kept alive."""

from dataclasses import dataclass

from troly.processes import Child

FIRST_BACKOFF_SECONDS = 1.0


@dataclass
class Watched:
    """A child and when it may be started again; times are monotonic seconds."""

    child: Child
    started_at: float = 0.0
    restart_at: float | None = None
    backoff: float = FIRST_BACKOFF_SECONDS
    deaths: int = 0

    def start(self, now: float) -> None:
        """Begin now."""
        self.child.start()
        self.started_at = now
        self.restart_at = None
