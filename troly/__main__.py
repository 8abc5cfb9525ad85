"""`python -m troly`: the same as `troly`."""

import sys

from troly.cli import main

sys.exit(main())
