"""One training, step by step: learn, measure, judge. Whoever drives it is never kept waiting."""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from services import Services
from services.resources import load_yaml
from services.training.held_out import is_held_out
from services.training.model import OWN, Example, Phase, Run, RunState
from services.training.runs import ended, give_up_lost, measured, take_up
from troly.disk import require_room
from troly.errors import CommandFailed
from troly.memory import end_first, free_megabytes
from troly.models import archive_of, drop_old, lines_of, name_of, usable
from troly.processes import Child, ended_after, fresh_log
from troly.root import LOGS, MODELS, VAR, shown

_IN_USE = 2  # the model that answers and the one before


@dataclass
class _Work:
    """A training under way: its child of the moment and its files."""

    run: Run
    name: str
    examples: Path
    lock: IO[str]
    phase: Phase = Phase.LEARNING
    child: Child | None = None

    @property
    def unfinished(self) -> Path:
        """Renamed when it is whole: a model that was cut short is never taken for one."""
        archive = archive_of(self.name)
        return archive.with_name(f"unfinished-{archive.name}")

    @property
    def figures(self) -> Path:
        """What the measuring writes."""
        return self.examples.with_suffix(".figures.json")


@dataclass
class Trainings:
    """Looks after the trainings of the database, one at a time.

    Args:
        learn, measure: Modules with the first arguments of each; tests bring their own.
    """

    services: Services
    learn: Sequence[str] = ("bot.train",)
    measure: Sequence[str] = ("troly.learning.figures",)
    _work: _Work | None = field(default=None, init=False)

    def begin(self, now: datetime) -> None:
        """End what an earlier process of ours left unfinished."""
        with self.services.unit_of_work(writing=True) as uow:
            give_up_lost(uow, now)
            uow.commit()

    def step(self, now: datetime) -> bool:
        """Go on a little.

        Returns:
            Whether a training is under way.

        Raises:
            Unavailable: The database cannot be reached just now; the training goes on meanwhile.
        """
        if self._work is None:
            self._take_up(now)
        else:
            self._look_after(self._work, now)
        return self._work is not None

    def close(self) -> None:
        """End the child, if any; the next process tells that it was interrupted."""
        if self._work is not None:
            self._let_go(self._work)

    def _take_up(self, now: datetime) -> None:
        lock = _lock()
        if lock is None:
            return  # `troly train` is at work: two at once would only slow each other down
        with self.services.unit_of_work(writing=True) as uow:
            run = take_up(uow, now)
            accepted = [one for one in uow.training_examples.accepted() if not is_held_out(one.text)]
            uow.commit()
        if run is None:
            lock.close()
            return
        work = _Work(replace(run, examples=len(accepted)), name_of(accepted), _file(run), lock)
        self._work = work
        if not accepted:
            self._end(work, ended(work.run, RunState.FAILED, now, "held_out_only"))
            return
        self._start_learning(work, accepted, now)

    def _start_learning(self, work: _Work, accepted: Sequence[Example], now: datetime) -> None:
        settings = load_yaml("training/settings.yml")
        need, room = int(settings["needed_megabytes"]), int(settings["disk_megabytes"])
        if (free := free_megabytes()) is not None and free < need:
            self._end(work, ended(work.run, RunState.FAILED, now, "memory", free=free, need=need))
            return
        try:
            work.unfinished.parent.mkdir(parents=True, exist_ok=True)
            require_room(MODELS, room)
            work.examples.parent.mkdir(parents=True, exist_ok=True)
            with os.fdopen(os.open(work.examples, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
                file.write(lines_of(accepted))
        except (CommandFailed, OSError):
            self._end(work, ended(work.run, RunState.FAILED, now, "disk", need=room))
            return
        if archive_of(work.name).is_file():
            self._start_measuring(work)  # the same was learnt before
            return
        self._start(work, (*self.learn, "--out", str(work.unfinished), "--examples", str(work.examples)))

    def _start_measuring(self, work: _Work) -> None:
        work.phase = Phase.MEASURING
        present, _ = usable(self._answering())
        models = [str(present or usable(OWN)[0]), str(archive_of(work.name))]
        options = [option for model in models for option in ("--model", model)]
        self._start(
            work, (*self.measure, *options, "--corrected", str(work.examples), "--out", str(work.figures))
        )

    def _start(self, work: _Work, module: Sequence[str]) -> None:
        environment = {**os.environ, "PYTHONUNBUFFERED": "1", "RASA_TELEMETRY_ENABLED": "false"}
        work.child = Child("training", tuple(module), environment, fresh_log(_log(work.phase)))
        work.child.start()
        end_first(work.child)

    def _look_after(self, work: _Work, now: datetime) -> None:
        assert work.child is not None  # noqa: S101  (set as soon as there is work)
        with self.services.unit_of_work(writing=True) as uow:
            goes_on = uow.training_runs.hear(work.run.id, work.phase.value, now)
            uow.commit()
        if not goes_on:
            self._end(work, ended(work.run, RunState.CANCELLED, now))
            return
        code = work.child.exit_code()
        if code is None:
            return
        if work.phase is Phase.LEARNING:
            self._learnt(work, code, now)
        else:
            self._measured(work, code, now)

    def _learnt(self, work: _Work, code: int, now: datetime) -> None:
        if code != 0 or not work.unfinished.is_file():
            log = shown(_log(work.phase))
            self._end(work, ended(work.run, RunState.FAILED, now, "learning_failed", log=log))
            return
        work.unfinished.replace(archive_of(work.name))
        self._start_measuring(work)

    def _measured(self, work: _Work, code: int, now: datetime) -> None:
        figures = _read(work.figures) if code == 0 else None
        if figures is None:
            log = shown(_log(work.phase))
            self._end(work, ended(work.run, RunState.FAILED, now, "measuring_failed", log=log))
            return
        self._end(work, measured(work.run, work.name, figures[0], figures[1], now))
        with self.services.unit_of_work() as uow:
            drop_old({work.name, *(one.model for one in uow.model_choices.active(_IN_USE))})

    def _end(self, work: _Work, run: Run) -> None:
        with self.services.unit_of_work(writing=True) as uow:
            uow.training_runs.save(run)
            uow.commit()
        self._let_go(work)

    def _let_go(self, work: _Work) -> None:
        if work.child is not None:
            with ended_after([work.child]):
                pass
        for path in (work.unfinished, work.examples, work.figures):
            path.unlink(missing_ok=True)
        work.lock.close()
        self._work = None

    def _answering(self) -> str:
        with self.services.unit_of_work() as uow:
            active = uow.model_choices.active(1)
        return active[0].model if active else OWN


def _file(run: Run) -> Path:
    return VAR / "training" / f"{run.id}.jsonl"


def _log(phase: Phase) -> Path:
    return LOGS / f"training-{phase.value}.log"


def _lock() -> IO[str] | None:
    """The turn to train on this machine; given back when the file is closed."""
    MODELS.mkdir(parents=True, exist_ok=True)
    lock = (MODELS / ".lock").open("w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.close()
        return None
    return lock


def _read(path: Path) -> list[dict[str, Any]] | None:
    with contextlib.suppress(OSError, ValueError):
        read = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(read, list) and len(read) == 2:
            return read
    return None
