"""A parent that starts the sleeper as a child of ours and then waits to be killed."""

import os
import sys
import time
from pathlib import Path

from troly.processes import Child

if __name__ == "__main__":
    note = Path(sys.argv[1])
    log = note.with_suffix(".log")
    Child("sleeper", ("tests.troly.programs.sleeper", str(note)), dict(os.environ), log).start()
    time.sleep(60)
