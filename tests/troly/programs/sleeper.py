"""Starts a child of its own, writes both process numbers to a file and sleeps."""

import os
import subprocess
import sys
import time
from pathlib import Path

if __name__ == "__main__":
    below = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    note = Path(sys.argv[1])
    whole = note.with_suffix(".whole")
    whole.write_text(f"{os.getpid()} {below.pid}", encoding="ascii")
    whole.rename(note)  # whoever sees the note sees both numbers
    time.sleep(60)
