"""Starts a child of its own, writes both process numbers to a file and sleeps."""

import os
import subprocess
import sys
import time
from pathlib import Path

if __name__ == "__main__":
    below = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    Path(sys.argv[1]).write_text(f"{os.getpid()} {below.pid}", encoding="ascii")
    time.sleep(60)
