"""An action server and a Rasa server for one command, ended with it."""

import contextlib
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from troly.errors import CommandFailed
from troly.ports import free_ports
from troly.processes import Child, ended_after, fresh_log
from troly.progress import Progress
from troly.rasa_client import RasaClient
from troly.readiness import answers
from troly.root import shown
from troly.serve import MODULES
from troly.settings import Settings
from troly.texts import message

_START_SECONDS = 120
_LOOK_SECONDS = 0.2


@contextlib.contextmanager
def private_stack(settings: Settings, model: Path, logs: Path, label: str) -> Iterator[Settings]:
    """Start both on free ports, remembering dialogues in memory only; yield where they are once they answer.

    Raises:
        CommandFailed: One of them ended, or no answer came in time; its log says why.
    """
    action_port, rasa_port = free_ports(2)
    own = replace(settings, action_port=action_port, rasa_port=rasa_port)
    environment = {**own.environment(model), "TROLY_DIALOGUE_STATES": "memory"}
    children = [
        Child(name, MODULES[name], environment, fresh_log(logs / f"{name}.log"))
        for name in ("actions", "bot")
    ]
    with ended_after(children):
        for child in children:
            child.start()
        with RasaClient(own.rasa_url, own.rasa_token) as rasa:
            _wait(rasa, children, label)
        yield own


def _wait(rasa: RasaClient, children: list[Child], label: str) -> None:
    progress = Progress()
    while not answers(rasa):
        dead = next((child for child in children if child.exit_code() is not None), None)
        if dead is not None or progress.seconds > _START_SECONDS:
            progress.clear()
            raise CommandFailed("stack.not_ready", log=shown((dead or children[-1]).log))
        progress.show(message(label))
        time.sleep(_LOOK_SECONDS)
    progress.clear()
