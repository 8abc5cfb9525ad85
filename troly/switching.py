"""Another model answers without a message being lost: a second Rasa is started beside the first.

Gateways are told of it once it has answered; the first one ends when nobody can wait for it any longer.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from services.training.model import OWN
from troly.models import usable
from troly.notes import Notes, RasaPlace, Switched, Wanted
from troly.ports import free_ports
from troly.processes import Child
from troly.progress import Progress
from troly.rasa_client import RasaClient
from troly.readiness import answers
from troly.settings import Settings
from troly.texts import message
from troly.watched import Watched

# Longer than a gateway waits for one answer (gateway/settings.py) and Rasa works on one (bot/settings.py).
DRAIN_SECONDS = 16.0
_START_SECONDS = 180.0
_GRACE_SECONDS = 20.0
_PROBE_SECONDS = 0.3

NAME = "bot"


def _answers(settings: Settings) -> bool:
    with RasaClient(settings.rasa_url, settings.rasa_token) as rasa:
        return answers(rasa)


@dataclass
class _Beginning:
    """The Rasa that is being started, and whether it has answered."""

    wanted: Wanted
    settings: Settings
    watched: Watched
    began: float
    answered: threading.Event = field(default_factory=threading.Event)
    given_up: threading.Event = field(default_factory=threading.Event)


@dataclass
class _Ending:
    """The Rasa nobody asks any more."""

    child: Child
    ends_at: float
    told: bool = False


@dataclass
class Switching:
    """Looks for wishes and carries them out, a little at a time.

    Args:
        settings: Those of the assistant; `rasa_port` changes with every switch.
        child_of: Makes the process of a Rasa with a model.
        on_switched: Told of the settings from then on.
        is_answering: Whether the Rasa of some settings answers; may take seconds.
        archive_of: The archive of a model by its name.
    """

    settings: Settings
    notes: Notes
    child_of: Callable[[Settings, Path], Child]
    on_switched: Callable[[Settings], None]
    progress: Progress
    is_answering: Callable[[Settings], bool] = _answers
    archive_of: Callable[[str], tuple[Path | None, str]] = usable
    drain_seconds: float = DRAIN_SECONDS
    _beginning: _Beginning | None = field(default=None, init=False)
    _ending: _Ending | None = field(default=None, init=False)

    def look(self, watched: list[Watched], children: list[Child], now: float) -> None:
        """Go on with what is under way, or begin.

        Args:
            watched: The processes that are kept alive; the one named bot is exchanged.
            children: Everything to be ended at the end.
            now: Monotonic seconds.
        """
        if self._ending is not None:
            self._end(self._ending, children, now)
        elif self._beginning is not None:
            self._go_on(self._beginning, watched, children, now)
        else:
            wanted, switched = self.notes.wanted(), self.notes.switched()
            if wanted is not None and (switched is None or switched.choice != wanted.choice):
                self._begin(wanted, children, now)

    def _begin(self, wanted: Wanted, children: list[Child], now: float) -> None:
        archive, problem = self.archive_of(wanted.model)
        if archive is None:
            self.notes.put(Switched(wanted.choice, problem))
            return
        settings = replace(self.settings, rasa_port=free_ports(1)[0])
        beginning = _Beginning(wanted, settings, Watched(self.child_of(settings, archive)), now)
        children.append(beginning.watched.child)
        beginning.watched.start(now)
        self.progress.say(message("serve.switching", model=archive.name))
        threading.Thread(target=self._probe, args=(beginning,), name="probe", daemon=True).start()
        self._beginning = beginning

    def _probe(self, beginning: _Beginning) -> None:
        while not beginning.given_up.wait(_PROBE_SECONDS):
            if self.is_answering(beginning.settings):
                beginning.answered.set()
                return

    def _go_on(
        self, beginning: _Beginning, watched: list[Watched], children: list[Child], now: float
    ) -> None:
        new = beginning.watched
        if new.child.exit_code() is not None or now - beginning.began > _START_SECONDS:
            beginning.given_up.set()
            self._beginning, self._ending = None, _Ending(new.child, now)
            self.notes.put(Switched(beginning.wanted.choice, "not_started"))
            self.progress.say(message("serve.not_switched"))
            return
        if not beginning.answered.is_set():
            return
        at = next(number for number, one in enumerate(watched) if one.child.name == NAME)
        old, watched[at] = watched[at], new
        self.settings = beginning.settings
        # From this moment on gateways ask the new one; what the old one is thinking of it still says.
        self.notes.put(RasaPlace(self.settings.rasa_port, beginning.wanted.model))
        self.notes.put(Switched(beginning.wanted.choice))
        self.on_switched(self.settings)
        self.progress.say(message("serve.switched", seconds=round(now - beginning.began)))
        self._beginning, self._ending = None, _Ending(old.child, now + self.drain_seconds)

    def _end(self, ending: _Ending, children: list[Child], now: float) -> None:
        if now < ending.ends_at:
            return
        if not ending.told:
            ending.told, ending.ends_at = True, now
            ending.child.signal(signal.SIGTERM)
        is_over = ending.child.exit_code() is not None
        if is_over or now - ending.ends_at > _GRACE_SECONDS:
            ending.child.signal(signal.SIGKILL)  # also what it had started itself
            ending.child.wait(1.0)
            children.remove(ending.child)
            self._ending = None


def first_model(chosen: str, own: Path) -> tuple[Path, RasaPlace]:
    """The archive to begin with, and what gateways and staff are told of it; its port is still to be set.

    Args:
        chosen: Name of the model in force.
        own: The archive of the repository's own model.
    """
    archive, problem = usable(chosen)
    if chosen == OWN or archive is None:
        return own, RasaPlace(0, OWN, problem if chosen != OWN else "")
    return archive, RasaPlace(0, chosen)
