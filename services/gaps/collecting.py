"""Questions without a good answer are taken up where the last time ended, a bounded number at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from services.gaps.grouping import Groups, head_of
from services.gaps.masking import wording_of
from services.gaps.model import GapState, Question, Source, Why
from services.resources import load_yaml

if TYPE_CHECKING:
    from services import UnitOfWorkFactory
    from services.ports import UnitOfWork

_MARKED_EVERY = timedelta(minutes=10)  # also where nothing was found: less is to be looked through again


@dataclass(frozen=True, slots=True)
class _Found:
    """What a source had: questions with their heads, masked, and how far it has been read then."""

    source: Source
    questions: Sequence[tuple[Question, str]]
    before: datetime | None
    mark: datetime

    @property
    def is_worth_writing(self) -> bool:
        """Whether the database is to be told."""
        return bool(self.questions) or self.before is None or self.mark - self.before >= _MARKED_EVERY


class Collector:
    """Keeps the heads of the groups at hand from one time to the next."""

    def __init__(self) -> None:
        self._groups: Groups | None = None

    def collect(self, unit_of_work: UnitOfWorkFactory, now: datetime) -> int:
        """Put what is new into its groups.

        Nothing is written while sentences are read: on SQLite the gateway would wait for it.

        Returns:
            How many turns were looked at; as long as it is not 0 there may be more.

        Raises:
            CenterError: The database cannot be used just now; the same is taken up the next time.
        """
        settings = load_yaml("gaps/settings.yml")
        groups, self._groups = self._groups, None  # read anew where something goes wrong
        with unit_of_work() as uow:
            found = [_next(uow, source, now, settings) for source in Source]
            groups = groups or Groups((), float(settings["alike"]))
            for number, head in uow.gaps.heads(int(settings["groups"]), groups.last):
                groups.add(number, head)  # all of them at first, later those officers began
        new = [one for one in found if one.is_worth_writing]
        if new:
            with unit_of_work(writing=True) as uow:
                for one in new:
                    _put(uow, groups, one, settings)
                forgotten = uow.gaps.forget(
                    now - timedelta(days=settings["kept_days"]), int(settings["at_once"])
                )
                uow.commit()
            if forgotten:
                return len(new)
        self._groups = groups
        return sum(len(one.questions) for one in found)


def _put(uow: UnitOfWork, groups: Groups, found: _Found, settings: Any) -> None:
    for question, head in found.questions:
        if uow.gaps.is_known(question.conversation, question.position):
            if question.why is Why.BAD:
                uow.gaps.mark_bad(question)
            continue
        number = groups.nearest(head)
        if number is None or uow.gaps.get(number) is None:  # its people may have been forgotten
            groups.add(uow.gaps.add(head, question), head)
            continue
        gap = uow.gaps.join(number, question)
        if gap.state is not GapState.OPEN and gap.total >= gap.seen + int(settings["again"]):
            uow.gaps.decide(replace(gap, state=GapState.OPEN), gap.state)
    uow.gaps.set_mark(found.source, found.mark)


def _next(uow: UnitOfWork, source: Source, now: datetime, settings: Any) -> _Found:
    most, before = int(settings["at_once"]), uow.gaps.mark(source)
    after = before or now - timedelta(days=settings["first_days"])
    until = now - timedelta(seconds=settings["lag_seconds"])
    found = list(uow.gaps.found(source, after, until, most))
    while len(found) >= most and found[0].at == found[-1].at:
        most *= 4  # an instant is read as a whole: the next reading begins behind it
        found = list(uow.gaps.found(source, after, until, most))
    mark = max(after, until)
    if len(found) >= most:
        mark = found[-1].at  # there may be more of it than was read
        found = [one for one in found if one.at < mark]
    masked = (replace(one, said=wording_of(one.said, int(settings["longest"]))) for one in found)
    return _Found(source, [(one, head) for one in masked if (head := head_of(one.said))], before, mark)
