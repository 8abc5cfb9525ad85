"""python -m benchmarks: everything, in one run."""

import sys

from benchmarks.run import main

if __name__ == "__main__":
    sys.exit(main())
