"""python -m jobs_db: make, fill and count the database without the console script."""

import argparse
import json

from jobs_db import commands
from jobs_db.settings import DatabaseSettings

_SEED = 1


def main() -> None:
    """Run one verb on the database of TROLY_DATABASE_URL."""
    parser = argparse.ArgumentParser(prog="python -m jobs_db", description=main.__doc__)
    verbs = parser.add_subparsers(dest="verb", required=True)
    verbs.add_parser("upgrade", help="bring the tables up to date")
    sample = verbs.add_parser("sample", help="load the sample data; a second load changes nothing")
    reset = verbs.add_parser("reset", help="delete everything, then load the sample data")
    for verb in (sample, reset):
        verb.add_argument("--seed", type=int, default=_SEED, help="the same seed makes the same records")
    verbs.add_parser("count", help="print how many records there are")
    arguments = parser.parse_args()

    url = DatabaseSettings.from_env().url
    if arguments.verb == "upgrade":
        commands.upgrade(url)
    if arguments.verb == "reset":
        commands.reset(url)
    if arguments.verb in ("sample", "reset"):
        commands.upgrade(url)
        commands.load_sample(url, arguments.seed)
    print(json.dumps(dict(commands.count(url))))


if __name__ == "__main__":
    main()
