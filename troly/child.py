"""`python -m troly.child PARENT COMMAND…`: become COMMAND, and end when PARENT ends.

The kernel sends SIGTERM when the parent dies, however it dies, so no server is left behind holding a port.
It survives exec but not fork, so it has to be asked for between the two: here.
"""

import ctypes
import os
import signal
import sys

_PR_SET_PDEATHSIG = 1  # linux/prctl.h


def main() -> None:
    """Arrange the end, then exec."""
    parent = int(sys.argv[1])
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:
        sys.exit(1)  # it died before it could be watched
    os.execvp(sys.argv[2], sys.argv[2:])  # noqa: S606  (no shell is wanted)


if __name__ == "__main__":
    main()
