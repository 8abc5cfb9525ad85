"""Train a model for the present data, once."""

import contextlib
import fcntl
import os
import time
from collections.abc import Iterator
from pathlib import Path

from troly.disk import require_room, require_writable
from troly.errors import CommandFailed
from troly.fingerprint import training_fingerprint
from troly.processes import Child, ended_after, fresh_log
from troly.progress import Progress
from troly.root import LOGS, MODELS, ROOT, shown
from troly.texts import message

_KEPT_MODELS = 3
_NEEDED_MEGABYTES = 300
_LOOK_SECONDS = 0.2


def present_model() -> Path | None:
    """The model trained from the data and code as they are now, None when there is none."""
    path = _model_path()
    return path if path.is_file() else None


def train(force: bool = False, quiet: bool = False) -> Path:
    """Train unless the model is there; of older models the last two stay.

    Returns:
        Path of the model.

    Raises:
        CommandFailed: The disk is full or read-only, or training fails; its log says why.
    """
    progress = Progress(quiet)
    require_writable(MODELS)
    with _alone(progress):
        target = _model_path()
        if target.is_file() and not force:
            progress.say(message("train.present", model=shown(target)))
            return target
        require_room(MODELS, _NEEDED_MEGABYTES)
        _run_training(target, progress)
        _drop_old_models(target)
        progress.say(message("train.done", seconds=progress.seconds, model=shown(target)))
        return target


def _model_path() -> Path:
    return MODELS / f"{training_fingerprint(ROOT)}.tar.gz"


def _run_training(target: Path, progress: Progress) -> None:
    # Written aside and renamed: a model that was cut short is never taken for a whole one.
    unfinished = target.with_name(f"unfinished-{target.name}")
    environment = {**os.environ, "PYTHONUNBUFFERED": "1", "RASA_TELEMETRY_ENABLED": "false"}
    log = fresh_log(LOGS / "train.log")
    child = Child("train", ("bot.train", "--out", str(unfinished)), environment, log)
    with ended_after([child]):
        child.start()
        while (code := child.exit_code()) is None:
            progress.show(message("train.running"))
            time.sleep(_LOOK_SECONDS)
    if code != 0 or not unfinished.is_file():
        progress.clear()
        raise CommandFailed("train.failed", log=shown(child.log))
    unfinished.replace(target)


def _drop_old_models(newest: Path) -> None:
    others = sorted(
        (path for path in MODELS.glob("*.tar.gz") if path != newest),
        key=lambda path: path.stat().st_mtime,
        reverse=True,
    )
    for path in others[_KEPT_MODELS - 1 :]:
        path.unlink(missing_ok=True)


@contextlib.contextmanager
def _alone(progress: Progress) -> Iterator[None]:
    """Two trainings at once would only slow each other down; the second finds the model of the first."""
    with (MODELS / ".lock").open("w") as lock:
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                progress.show(message("train.waiting"))
                time.sleep(_LOOK_SECONDS)
        yield
