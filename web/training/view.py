"""What the page of trainings shows, worked out of what is stored."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from services import UnitOfWork
from services.training.choosing import answering, former
from services.training.labels import label_of
from services.training.model import OWN, Choice, ChoiceState, ExampleState, Run, RunState
from services.training.words import told
from services.training.words import words as training_words
from web.training.words import words

_LATEST = 10
_WORTH_TELLING = 0.01  # an intent that moved by less is left out


@dataclass(frozen=True, slots=True)
class Now:
    """What changes while one looks: the open training, the model that answers, the one on its way.

    Attributes:
        seconds, expected: How long the training has run, and how long it is likely to take.
        is_silent: Whether nothing has been heard of it for too long.
        model: Name of the model that answers, in words.
        problem: Why the last wish could not be fulfilled.
        former: Name of the model that answered before, in words; "" where there was none.
    """

    run: Run | None
    seconds: int
    expected: int
    is_silent: bool
    choice: Choice | None
    wish: Choice | None
    model: str
    is_own: bool
    problem: str
    former: str
    former_is_own: bool
    accepted: int
    proposed: int

    @property
    def is_moving(self) -> bool:
        """Whether it is worth looking again soon."""
        return self.run is not None or self.wish is not None

    @property
    def percent(self) -> int:
        """How far the training has come, by time; never whole before it is."""
        return min(99, round(100 * self.seconds / max(1, self.expected)))


@dataclass(frozen=True, slots=True)
class Figure:
    """One row: shares before and after in percent, as text; whether it got better, worse, or neither."""

    label: str
    before: str
    after: str
    moved: str


def now_of(uow: UnitOfWork, at: datetime) -> Now:
    """The state of this moment."""
    run, present, newest = uow.training_runs.open(), answering(uow), uow.model_choices.newest()
    latest, before = uow.training_runs.latest(_LATEST), former(uow)
    counts = uow.training_examples.counts()
    seconds = round((at - (run.begun_at or at)).total_seconds()) if run else 0
    return Now(
        run=run,
        seconds=seconds,
        expected=_expected(latest),
        is_silent=run is not None and _is_silent(run, at),
        choice=present,
        wish=newest if newest is not None and newest.state is ChoiceState.WANTED else None,
        model=model_label(present.model if present else OWN, present.run if present else None),
        is_own=present is None or present.model == OWN,
        problem=_problem(newest),
        former="" if before is None else model_label(before, _run_of(uow, before)),
        former_is_own=before == OWN,
        accepted=counts.get(ExampleState.ACCEPTED, 0),
        proposed=counts.get(ExampleState.PROPOSED, 0),
    )


def model_label(model: str, run: int | None) -> str:
    """A model as people call it."""
    if model == OWN:
        return str(words()["own"])
    return str(words()["of_run"]).format(run=run) if run else str(words()["unknown"])


def figures(run: Run) -> list[Figure]:
    """The figures of a training beside those before."""
    if run.before is None or run.after is None:
        return []
    names = training_words()["figures"]
    known = [name for name in words()["figures"] if name in run.before and name in run.after]
    return [_figure(name, names[name], run.before, run.after) for name in known]


def moved_intents(run: Run) -> list[Figure]:
    """Intents that are read better or worse by a point or more, the worst first."""
    before, after = (dict((one or {}).get("intents", {})) for one in (run.before, run.after))
    moved = [name for name in before if name in after and abs(after[name] - before[name]) >= _WORTH_TELLING]
    return [
        _figure(name, label_of(name), before, after)
        for name in sorted(moved, key=lambda name: after[name] - before[name])
    ]


def reasons(run: Run) -> list[str]:
    """Why it was refused or failed."""
    return told(run.reasons)


def _figure(name: str, label: str, before: Mapping[str, float], after: Mapping[str, float]) -> Figure:
    gain = after[name] - before[name]
    if name in words()["lower_is_better"]:
        gain = -gain
    moved = "" if abs(gain) < 0.0005 else "better" if gain > 0 else "worse"  # what would be shown as equal
    return Figure(label, _percent(before[name]), _percent(after[name]), moved)


def _percent(share: float) -> str:
    return f"{100 * share:.1f}".replace(".", ",")


def _expected(latest: Sequence[Run]) -> int:
    timed = [
        (run.ended_at - run.begun_at).total_seconds()
        for run in latest
        if run.state in (RunState.FIT, RunState.REFUSED) and run.ended_at and run.begun_at
    ]
    return round(timed[0]) if timed else int(words()["expected_seconds"])


def _is_silent(run: Run, at: datetime) -> bool:
    heard = run.heard_at or run.asked_at
    return at - heard > timedelta(seconds=words()["silent_seconds"])


def _problem(newest: Choice | None) -> str:
    return str(training_words()["problems"][newest.problem]) if newest and newest.problem else ""


def _run_of(uow: UnitOfWork, model: str) -> int | None:
    return next((one.run for one in uow.model_choices.active(2) if one.model == model), None)
