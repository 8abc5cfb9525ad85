"""python -m actions: the action server, on the loopback only."""

from actions.server import run
from actions.settings import ActionSettings

if __name__ == "__main__":
    run(ActionSettings.from_env())
