"""One line that tells what is going on and for how long."""

import sys
import time

from troly.texts import message

_PERIOD_SECONDS = 10.0


class Progress:
    """Rewrites one line of a terminal; elsewhere prints a line when the text changes or time has passed."""

    def __init__(self, quiet: bool = False) -> None:
        self._quiet = quiet
        self._terminal = sys.stderr.isatty()
        self._began = time.monotonic()
        self._label = ""
        self._printed_at = 0.0

    @property
    def seconds(self) -> int:
        """Whole seconds since the beginning."""
        return round(time.monotonic() - self._began)

    def show(self, label: str) -> None:
        """Say what is being done; cheap enough to be called every moment."""
        if self._quiet:
            return
        now = time.monotonic()
        line = message("progress.elapsed", text=label, seconds=self.seconds)
        if self._terminal:
            sys.stderr.write(f"\r\x1b[K{line}")
            sys.stderr.flush()
        elif label != self._label or now - self._printed_at >= _PERIOD_SECONDS:
            self.say(line)
            self._printed_at = now
        self._label = label

    def clear(self) -> None:
        """Take the moving line away."""
        if self._terminal and self._label:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._label = ""

    def say(self, line: str) -> None:
        """A line that stays."""
        if self._quiet:
            return
        self.clear()
        print(line, file=sys.stderr, flush=True)
