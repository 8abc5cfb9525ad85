"""`troly serve`: start every process, keep them alive, end them together."""

import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from types import FrameType

import httpx

from services.addresses import LOOPBACK
from services.errors import CenterError
from services.training.choosing import answering
from services.training.model import OWN
from troly import running
from troly.disk import require_room
from troly.errors import CommandFailed
from troly.notes import Notes
from troly.open_services import open_services
from troly.ports import require_free
from troly.processes import Child, ended_after, fresh_log
from troly.progress import Progress
from troly.rasa_client import RasaClient
from troly.readiness import answers
from troly.root import LOGS, VAR, shown
from troly.settings import Settings
from troly.switching import Switching, first_model
from troly.texts import message
from troly.training import present_model
from troly.watched import FIRST_BACKOFF_SECONDS, Watched

_LOOK_SECONDS = 0.5
_START_SECONDS = 180
_FIRST_BACKOFF_SECONDS = FIRST_BACKOFF_SECONDS
_LONGEST_BACKOFF_SECONDS = 30.0
_STABLE_SECONDS = 60.0
_TRIES_BEFORE_READY = 3
_NEEDED_MEGABYTES = 50  # logs, and the database while it writes

MODULES = {
    "actions": ("actions",),
    "bot": ("bot",),
    "gateway": ("gateway",),
    "web": ("web",),
    "learning": ("troly.learning",),
}


@dataclass
class Supervisor:
    """The processes of one assistant, from the first start to the last end.

    Args:
        switching: Exchanges Rasa while everything runs; None where nobody chooses models.
    """

    children: list[Child]
    is_ready: Callable[[], bool]
    on_ready: Callable[[int], None]
    progress: Progress
    switching: Switching | None = None
    _stop: threading.Event = field(default_factory=threading.Event, init=False)

    def run(self) -> None:
        """Work until a signal says stop.

        Raises:
            CommandFailed: The assistant could not give its first answer.
        """
        before = {number: signal.signal(number, self._on_signal) for number in _ENDING_SIGNALS}
        try:
            with ended_after(self.children):
                self._watch([Watched(child) for child in self.children])
                self.progress.say(message("serve.stopping"))
            self.progress.say(message("serve.stopped"))
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def _on_signal(self, _number: int, _frame: FrameType | None) -> None:
        self._stop.set()

    def _watch(self, watched: list[Watched]) -> None:
        began = time.monotonic()
        for one in watched:
            one.start(began)
        ready = False
        while not self._stop.wait(_LOOK_SECONDS):
            now = time.monotonic()
            for one in watched:
                self._look_after(one, now, ready)
            if ready:
                if self.switching is not None:
                    self.switching.look(watched, self.children, now)
                continue
            self.progress.show(message("serve.starting"))
            ready = self.is_ready()
            if ready:
                self.on_ready(self.progress.seconds)
            elif now - began > _START_SECONDS:
                raise CommandFailed("serve.too_slow", seconds=_START_SECONDS, logs=shown(LOGS))
        self.progress.clear()

    def _look_after(self, one: Watched, now: float, ready: bool) -> None:
        if one.restart_at is not None:
            if now >= one.restart_at:
                one.start(now)
            return
        code = one.child.exit_code()
        if code is None:
            return
        one.child.signal(signal.SIGKILL)  # what it had started itself would hold the port
        one.deaths += 1
        log = shown(one.child.log)
        if not ready and one.deaths >= _TRIES_BEFORE_READY:
            self.progress.clear()
            raise CommandFailed("serve.child_gives_up", name=one.child.name, log=log)
        stable = now - one.started_at > _STABLE_SECONDS
        one.backoff = _FIRST_BACKOFF_SECONDS if stable else min(one.backoff * 2, _LONGEST_BACKOFF_SECONDS)
        one.restart_at = now + one.backoff
        self.progress.say(
            message(
                "serve.child_restart", name=one.child.name, code=code, seconds=round(one.backoff), log=log
            )
        )


_ENDING_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def serve() -> None:
    """Start action server, Rasa, gateway and staff web; print their addresses when an answer came.

    The staff web and what learns start beside the others and are not waited for.

    Raises:
        CommandFailed: No model, a busy port, a full disk, or a process that does not start.
    """
    settings = Settings.from_env()
    model = present_model()
    if model is None:
        raise CommandFailed("serve.no_model")
    require_free(LOOPBACK, settings.action_port, "TROLY_ACTION_PORT")
    require_free(LOOPBACK, settings.rasa_port, "TROLY_RASA_PORT")
    require_free(settings.gateway_host, settings.gateway_port, "TROLY_GATEWAY_PORT")
    require_free(settings.web_host, settings.web_port, "TROLY_WEB_PORT")
    require_room(LOGS, _NEEDED_MEGABYTES)
    progress, notes = Progress(), Notes(VAR / "run" / str(settings.rasa_port))
    notes.clear()
    first, place = first_model(_chosen(), model)
    notes.put(replace(place, port=settings.rasa_port))

    def on_ready(seconds: int) -> None:
        running.announce(settings)
        addresses = {"address": settings.chat_address, "staff": settings.staff_address}
        progress.say(message("serve.ready", seconds=seconds, **addresses))

    with RasaClient(settings.rasa_url, settings.rasa_token) as rasa:
        try:
            Supervisor(
                children=_children(settings, first, notes),
                is_ready=lambda: answers(rasa) and _page_is_up(settings.chat_address),
                on_ready=on_ready,
                progress=progress,
                switching=Switching(
                    settings=settings,
                    notes=notes,
                    child_of=partial(_rasa, notes=notes),
                    on_switched=running.announce,
                    progress=progress,
                ),
            ).run()
        finally:
            running.withdraw()
            notes.clear()


def _chosen() -> str:
    """The model that staff chose last; the repository's own where nobody can tell."""
    try:
        with open_services() as services, services.unit_of_work() as uow:
            choice = answering(uow)
    except (CommandFailed, CenterError):
        return OWN  # processes wait for their database by themselves
    return choice.model if choice else OWN


def _children(settings: Settings, model: Path, notes: Notes) -> list[Child]:
    environment = _environment(settings, model, notes)
    children = [
        Child("actions", MODULES["actions"], environment, fresh_log(LOGS / "actions.log")),
        _rasa(settings, model, notes=notes),
    ]
    for number in range(1, settings.gateway_workers + 1):
        name = "gateway" if settings.gateway_workers == 1 else f"gateway-{number}"
        placed = {**environment, "TROLY_GATEWAY_WORKER": f"gateway-{number}"}
        children.append(Child(name, MODULES["gateway"], placed, fresh_log(LOGS / f"{name}.log")))
    for name in ("web", "learning"):
        children.append(Child(name, MODULES[name], environment, fresh_log(LOGS / f"{name}.log")))
    return children


def _rasa(settings: Settings, model: Path, *, notes: Notes) -> Child:
    log = fresh_log(LOGS / "bot.log")
    return Child("bot", MODULES["bot"], _environment(settings, model, notes), log)


def _environment(settings: Settings, model: Path, notes: Notes) -> dict[str, str]:
    return {**settings.environment(model), "TROLY_NOTES": str(notes.folder)}


def _page_is_up(address: str) -> bool:
    try:
        return httpx.get(address, timeout=2.0, trust_env=False).is_success
    except httpx.HTTPError:
        return False
