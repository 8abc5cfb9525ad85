"""Counts its starts in a file, then dies."""

import sys
from pathlib import Path

if __name__ == "__main__":
    with Path(sys.argv[1]).open("a", encoding="ascii") as file:
        file.write("x")
    sys.exit(3)
